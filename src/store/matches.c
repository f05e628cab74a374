// SPDX-License-Identifier: GPL-3.0-or-later
// Reading which found documents may be declared ones: of what is typed, of a saved record, of all that nobody has decided
// about yet.

#include "store/matches.h"

#include "model/loss.h"
#include "model/match.h"
#include "model/spelling.h"
#include "model/statement.h"
#include "store/query.h"
#include "store/records.h"
#include "store/search-documents.h"
#include "store/search-matches.h"

/* What nobody has decided about: one row for a pair, whatever it shares. */
#define OPEN_PAIRS \
  "SELECT find, declared, document, max (strong) AS strong, min (apart) AS apart FROM search_match" \
  " WHERE (strong = 1 OR apart <= ?1) AND ends > ?2"
#define OF_PAIR " GROUP BY find, declared, document"

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)desk_match_free);
}

static DeskMatch *
match_new (const char *find, const char *loss, const char *document, gboolean strong, gint64 apart)
{
  DeskMatch *self = g_new0 (DeskMatch, 1);

  self->find = g_strdup (find);
  self->loss = g_strdup (loss);
  self->document = g_strdup (document);
  self->strong = strong;
  self->apart = (guint)CLAMP (apart, 0, G_MAXINT);
  return self;
}

/**
 * desk_match_copy:
 */
DeskMatch *
desk_match_copy (const DeskMatch *self)
{
  DeskMatch *copy = match_new (self->find, self->loss, self->document, self->strong, self->apart);

  copy->verdict = g_strdup (self->verdict);
  return copy;
}

/**
 * desk_match_free:
 * Frees a match.
 */
void
desk_match_free (DeskMatch *self)
{
  g_free (self->find);
  g_free (self->loss);
  g_free (self->document);
  g_free (self->verdict);
  g_free (self);
}

static const DeskMatch *
find_pair (GPtrArray *matches, const char *find, const char *loss, const char *document)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const DeskMatch *match = g_ptr_array_index (matches, i);

      if (g_strcmp0 (match->find, find) == 0 && g_strcmp0 (match->loss, loss) == 0
          && g_strcmp0 (match->document, document) == 0)
        return match;
    }
  return NULL;
}

/* Reads rows of record, key, since and until: documents of the other side. */
static gboolean
take_others (GPtrArray *matches, DeskQuery *rows, const DeskMatchQuery *query, gboolean strong, gint64 since,
             GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;

  while (matches->len < query->limit && !g_cancellable_set_error_if_cancelled (cancellable, &failed)
         && desk_query_next (rows, &failed))
    {
      const char *record = desk_query_get_text (rows, 0), *key = desk_query_get_text (rows, 1);
      const char *find = query->found ? NULL : record;
      const char *loss = query->found ? record : NULL;
      const char *document = query->found ? key : NULL;

      if (find_pair (matches, find, loss, document) == NULL)
        g_ptr_array_add (matches,
                         match_new (find, loss, document, strong,
                                    desk_search_matches_get_apart (since, desk_query_get_integer (rows, 2),
                                                                   desk_query_get_integer (rows, 3))));
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

static const char *
get_sides (const DeskMatchQuery *query)
{
  return query->found ? DESK_SEARCH_SIDE_LOSS DESK_SEARCH_SIDE_THEFT : DESK_SEARCH_SIDE_FIND;
}

static gint64
get_day (const DeskMatchQuery *query)
{
  return desk_search_documents_day (query->at != 0 ? query->at : query->now);
}

static gboolean
search_number (GPtrArray *matches, DeskDatabase *database, const DeskMatchQuery *query,
               GCancellable *cancellable, GError **error)
{
  g_autofree char *number = desk_spelling_canonical_number (query->number != NULL ? query->number : "");
  g_autoptr (DeskQuery) rows = NULL;

  if (!desk_search_documents_is_telling (number))
    return TRUE;
  rows = desk_query_new (database,
                         "SELECT record, key, since, until FROM search_document"
                         " WHERE type = ?1 AND number = ?2 AND side IN (substr (?3, 1, 1), substr (?3, 2, 1))"
                         " AND ends > ?4 AND record IS NOT ?5"
                         " ORDER BY max (since - ?6, ?6 - until, 0), record, key LIMIT ?7",
                         error);
  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "sssisii", query->type, number, get_sides (query), query->now, query->ignore,
                   get_day (query), (gint64)query->limit);
  return take_others (matches, rows, query, TRUE, get_day (query), cancellable, error);
}

static gboolean
search_name (GPtrArray *matches, DeskDatabase *database, const DeskMatchQuery *query,
             GCancellable *cancellable, GError **error)
{
  g_autofree char *surname = desk_spelling_fold (query->surname != NULL ? query->surname : "");
  g_autofree char *given_name = desk_spelling_fold (query->given_name != NULL ? query->given_name : "");
  gint64 days = MIN (query->days, DESK_SEARCH_MAX_APART);
  g_autoptr (DeskQuery) rows = NULL;

  if (surname[0] == '\0' || given_name[0] == '\0')
    return TRUE;
  rows = desk_query_new (database,
                         "SELECT record, key, since, until FROM search_holder"
                         " WHERE type = ?1 AND surname = ?2 AND given_name = ?3"
                         " AND side IN (substr (?4, 1, 1), substr (?4, 2, 1))"
                         " AND until >= ?7 - ?8 AND since <= ?7 + ?8 AND ends > ?5 AND record IS NOT ?6"
                         " AND matched = 0"
                         " ORDER BY max (since - ?7, ?7 - until, 0), record, key LIMIT ?9",
                         error);
  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "ssssisiii", query->type, surname, given_name, get_sides (query), query->now,
                   query->ignore, get_day (query), days, (gint64)query->limit);
  return take_others (matches, rows, query, FALSE, get_day (query), cancellable, error);
}

/* What was decided about the pair before, where the typed record was saved already. */
static gboolean
read_verdict (DeskMatch *match, DeskDatabase *database, const DeskMatchQuery *query, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskRecord) find =
      desk_records_find (database, "find", query->found ? query->ignore : match->find, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  if (find != NULL)
    match->verdict =
        g_strdup (desk_match_get_verdict (DESK_FIND (find), query->found ? match->loss : query->ignore,
                                          query->found ? match->document : query->document));
  return TRUE;
}

/**
 * desk_matches_search:
 *
 * Compares what is being typed with what is saved of the other side and still waits. A document whose other half an
 * officer has found is recognised by its number only.
 *
 * Returns: (transfer full) (element-type DeskMatch) (nullable): the strong ones first, then the nearest in time; NULL with
 *   @error set
 */
GPtrArray *
desk_matches_search (DeskDatabase *database, const DeskMatchQuery *query, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GPtrArray) matches = list_new ();

  if (query->type == NULL)
    return g_steal_pointer (&matches);
  if (!search_number (matches, database, query, cancellable, error)
      || !search_name (matches, database, query, cancellable, error))
    return NULL;
  for (guint i = 0; query->ignore != NULL && i < matches->len; i++)
    if (!read_verdict (g_ptr_array_index (matches, i), database, query, error))
      return NULL;
  return g_steal_pointer (&matches);
}

/* Reads rows of OPEN_PAIRS. */
static gboolean
take_pairs (GPtrArray *matches, DeskQuery *rows, GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;

  while (!g_cancellable_set_error_if_cancelled (cancellable, &failed) && desk_query_next (rows, &failed))
    g_ptr_array_add (matches, match_new (desk_query_get_text (rows, 0), desk_query_get_text (rows, 1),
                                         desk_query_get_text (rows, 2), desk_query_get_integer (rows, 3) != 0,
                                         desk_query_get_integer (rows, 4)));
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

static gboolean
add_open (GPtrArray *matches, DeskDatabase *database, const char *record, gint64 days, gint64 now,
          GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskQuery) rows =
      desk_query_new (database,
                      OPEN_PAIRS " AND (find = ?3 OR declared = ?3)" OF_PAIR
                                 " ORDER BY strong DESC, apart, find, declared, document",
                      error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "iis", days, now, record);
  return take_pairs (matches, rows, cancellable, error);
}

/* Whether the declared document has the find's type and number. */
static gboolean
has_number_of (DeskRecord *find, DeskRecord *declared, const char *key)
{
  gboolean is_loss = DESK_IS_LOSS (declared);
  const char *type =
      desk_record_get_entry_text (declared,
                                  is_loss ? (guint)DESK_LOSS_DOCUMENT : (guint)DESK_STATEMENT_DOCUMENT, key);
  const char *number = desk_record_get_entry_text (declared,
                                                   is_loss ? (guint)DESK_LOSS_DOCUMENT_NUMBER
                                                           : (guint)DESK_STATEMENT_DOCUMENT_NUMBER,
                                                   key);
  const char *found = desk_record_get_text (find, DESK_FIND_NUMBER);
  g_autofree char *canonical = desk_spelling_canonical_number (number != NULL ? number : "");
  g_autofree char *canonical_found = desk_spelling_canonical_number (found != NULL ? found : "");

  return g_strcmp0 (type, desk_record_get_text (find, DESK_FIND_DOCUMENT)) == 0
         && desk_search_documents_is_telling (canonical) && g_str_equal (canonical, canonical_found);
}

static gboolean
find_declared (DeskDatabase *database, const char *id, DeskRecord **declared, GError **error)
{
  GError *failed = NULL;

  *declared = desk_records_find (database, "loss", id, &failed);
  if (failed == NULL && *declared == NULL)
    *declared = desk_records_find (database, "statement", id, &failed);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/* Adds what was decided of the find; with @only, of that declared record. */
static gboolean
add_decided_of (GPtrArray *matches, DeskDatabase *database, DeskRecord *find, const char *only,
                GError **error)
{
  g_autofree const char **keys = desk_record_list_keys (find, DESK_FIND_MATCH);
  const char *id = desk_record_get_id (find);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *loss = desk_record_get_entry_text (find, DESK_FIND_MATCH, keys[i]);
      const char *document = desk_record_get_entry_text (find, DESK_FIND_MATCH_DOCUMENT, keys[i]);
      const char *verdict = desk_match_get_verdict (DESK_FIND (find), loss, document);
      g_autoptr (DeskRecord) declared = NULL;
      DeskMatch *match;

      if (verdict == NULL || (only != NULL && g_strcmp0 (only, loss) != 0)
          || find_pair (matches, id, loss, document) != NULL)
        continue;
      if (!find_declared (database, loss, &declared, error))
        return FALSE;
      match = match_new (id, loss, document,
                         declared != NULL && document != NULL && has_number_of (find, declared, document), 0);
      match->verdict = g_strdup (verdict);
      g_ptr_array_add (matches, match);
    }
  return TRUE;
}

/* Finds of which something was decided about the record, which may be a find itself. */
static GPtrArray *
list_decided_finds (DeskDatabase *database, const char *record, GError **error)
{
  GError *failed = NULL;
  g_autoptr (GPtrArray) finds = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DeskQuery) rows = desk_query_new (database,
                                               "SELECT rec FROM entry WHERE field = 'match' AND value = ?1"
                                               " UNION SELECT id FROM find WHERE id = ?1 ORDER BY 1",
                                               error);

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "s", record);
  while (desk_query_next (rows, &failed))
    g_ptr_array_add (finds, g_strdup (desk_query_get_text (rows, 0)));
  if (failed == NULL)
    return g_steal_pointer (&finds);
  g_propagate_error (error, failed);
  return NULL;
}

/**
 * desk_matches_list:
 * @record: id of a loss, a statement of theft or a find
 * @days: how many days a weak match may be apart: match_days of the profile
 * @now: the desk's clock, seconds UTC
 *
 * Returns: (transfer full) (element-type DeskMatch) (nullable): what may be the same and nobody has decided about, the
 *   strong ones first, then what was decided; NULL with @error set
 */
GPtrArray *
desk_matches_list (DeskDatabase *database, const char *record, gint64 days, gint64 now,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) matches = list_new ();
  g_autoptr (GPtrArray) finds = NULL;

  if (!add_open (matches, database, record, days, now, cancellable, error)
      || (finds = list_decided_finds (database, record, error)) == NULL)
    return NULL;
  for (guint i = 0; i < finds->len; i++)
    {
      const char *id = g_ptr_array_index (finds, i);
      g_autoptr (DeskRecord) find = desk_records_load (database, "find", id, error);

      if (find == NULL
          || !add_decided_of (matches, database, find, g_str_equal (id, record) ? NULL : record, error))
        return NULL;
    }
  return g_steal_pointer (&matches);
}

/**
 * desk_matches_list_open:
 * @days: how many days a weak match may be apart: match_days of the profile
 * @now: the desk's clock, seconds UTC
 *
 * Returns: (transfer full) (element-type DeskMatch) (nullable): all that nobody has decided about, the strong ones first;
 *   NULL with @error set
 */
GPtrArray *
desk_matches_list_open (DeskDatabase *database, gint64 days, gint64 now, guint limit,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) matches = list_new ();
  g_autoptr (DeskQuery) rows =
      desk_query_new (database,
                      OPEN_PAIRS OF_PAIR " ORDER BY strong DESC, apart, find, declared, document LIMIT ?3",
                      error);

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "iii", days, now, (gint64)limit);
  return take_pairs (matches, rows, cancellable, error) ? g_steal_pointer (&matches) : NULL;
}

/**
 * desk_matches_list_declared:
 * @type: code of a document type
 * @number: as typed
 * @ignore: (nullable): id of the record itself
 * @now: the desk's clock, seconds UTC
 *
 * Returns: (transfer full) (element-type DeskMatch) (nullable): losses and thefts in which this document is declared and
 *   still looked for; NULL with @error set
 */
GPtrArray *
desk_matches_list_declared (DeskDatabase *database, const char *type, const char *number, const char *ignore,
                            gint64 now, GCancellable *cancellable, GError **error)
{
  const DeskMatchQuery query = {
    .found = TRUE, .type = type, .number = number, .now = now, .ignore = ignore, .limit = G_MAXINT
  };
  g_autoptr (GPtrArray) matches = list_new ();

  if (type != NULL && !search_number (matches, database, &query, cancellable, error))
    return NULL;
  return g_steal_pointer (&matches);
}

/**
 * desk_matches_count:
 * @days: how many days a weak match may be apart: match_days of the profile
 * @now: the desk's clock, seconds UTC
 * @n: (out): how many pairs there are that nobody has decided about
 */
gboolean
desk_matches_count (DeskDatabase *database, gint64 days, gint64 now, gint64 *n, GError **error)
{
  g_autoptr (DeskQuery) row =
      desk_query_new (database, "SELECT count (*) FROM (" OPEN_PAIRS OF_PAIR ")", error);

  *n = 0;
  if (row == NULL)
    return FALSE;
  desk_query_bind (row, "ii", days, now);
  if (!desk_query_next (row, error))
    return FALSE;
  *n = desk_query_get_integer (row, 0);
  return TRUE;
}
