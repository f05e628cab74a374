// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the search tables beside the records: what a save changed in a record is changed in them, nothing else. What
// of a record stands in them says search-entries.c; people who may be one are in search-doubles.c.

#include "store/search-index.h"

#include "model/find.h"
#include "model/loss.h"
#include "model/person.h"
#include "model/statement.h"
#include "model/visit.h"
#include "store/query.h"
#include "store/records.h"
#include "store/search-documents.h"
#include "store/search-doubles.h"
#include "store/search-entries.h"

#define ANNULLED "annulled"
#define NEWEST_OF(person) \
  "(SELECT arrived FROM visit WHERE visit.person = " person " AND state IS NOT '" ANNULLED "'" \
  " ORDER BY arrived DESC LIMIT 1)"

static gboolean
put_numbers (DeskDatabase *database, const char *sql, const char *id, const DeskSearchEntries *from,
             const DeskSearchEntries *other, GError **error)
{
  for (guint i = 0; i < from->numbers->len; i++)
    {
      const char *number = g_ptr_array_index (from->numbers, i);
      char kind[2] = { number[0], '\0' };

      if (from->at == other->at
          && g_ptr_array_find_with_equal_func (other->numbers, number, g_str_equal, NULL))
        continue;
      if (!desk_database_change (database, error, sql, "ssis", kind, number + 1, from->at, id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
update_numbers (DeskDatabase *database, const char *id, const DeskSearchEntries *before,
                const DeskSearchEntries *after, GError **error)
{
  return put_numbers (database,
                      "DELETE FROM search_number WHERE kind = ? AND number = ? AND at = ? AND record = ?", id,
                      before, after, error)
         && put_numbers (
             database, "INSERT OR REPLACE INTO search_number (kind, number, at, record) VALUES (?, ?, ?, ?)",
             id, after, before, error);
}

static gboolean
remove_names (DeskDatabase *database, const char *id, const DeskSearchEntries *entries, GError **error)
{
  for (guint i = 0; i < entries->names->len; i++)
    {
      const DeskSearchName *name = g_ptr_array_index (entries->names, i);

      if (!desk_database_change (database, error,
                                 "DELETE FROM search_name"
                                 " WHERE surname = ? AND given_name = ? AND patronymic = ? AND person = ?",
                                 "ssss", name->surname, name->given_name, name->patronymic, id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_names (DeskDatabase *database, const char *id, const DeskSearchEntries *entries, GError **error)
{
  gint64 last_visit;

  if (entries->names->len == 0)
    return TRUE;
  if (!desk_search_index_read_last_visit (database, id, &last_visit, error))
    return FALSE;

  for (guint i = 0; i < entries->names->len; i++)
    {
      const DeskSearchName *name = g_ptr_array_index (entries->names, i);

      if (!desk_database_change (database, error,
                                 "INSERT OR REPLACE INTO search_name"
                                 " (surname, given_name, patronymic, person, spelling, last_visit, numbers)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?)",
                                 "ssssiis", name->surname, name->given_name, name->patronymic, id,
                                 (gint64)name->spelling, last_visit, entries->digits))
        return FALSE;
    }
  return TRUE;
}

static gboolean
update_names (DeskDatabase *database, const char *id, const DeskSearchEntries *before,
              const DeskSearchEntries *after, GError **error)
{
  if (desk_search_entries_same_names (before, after))
    return TRUE;
  return remove_names (database, id, before, error) && add_names (database, id, after, error);
}

/* Where the texts of a kind of record lie, under the record's own row number: it grows as records come, which is the
 * order FTS5 is quick in. */
typedef struct
{
  const char *kind;
  const char *find;
  const char *remove;
  const char *add;
} DeskTexts;

static const DeskTexts all_texts[] = {
  { "visit", "SELECT row FROM visit WHERE id = ?", "DELETE FROM search_note WHERE rowid = ?",
    "INSERT OR REPLACE INTO search_note (rowid, text) VALUES (?, ?)" },
  { "person", "SELECT row FROM person WHERE id = ?", "DELETE FROM search_address WHERE rowid = ?",
    "INSERT OR REPLACE INTO search_address (rowid, text) VALUES (?, ?)" },
  { "statement", "SELECT row FROM statement WHERE id = ?", "DELETE FROM search_statement WHERE rowid = ?",
    "INSERT OR REPLACE INTO search_statement (rowid, text) VALUES (?, ?)" },
  { "find", "SELECT row FROM find WHERE id = ?", "DELETE FROM search_find WHERE rowid = ?",
    "INSERT OR REPLACE INTO search_find (rowid, text) VALUES (?, ?)" },
};

static gboolean
find_row (DeskDatabase *database, const DeskTexts *texts, const char *id, gint64 *row, GError **error)
{
  g_autoptr (DeskQuery) found = desk_query_new (database, texts->find, error);

  if (found == NULL)
    return FALSE;
  desk_query_bind (found, "s", id);
  if (!desk_query_next (found, error))
    return FALSE;
  *row = desk_query_get_integer (found, 0);
  return TRUE;
}

static gboolean
update_text (DeskDatabase *database, const char *kind, const char *id, const DeskSearchEntries *before,
             const DeskSearchEntries *after, GError **error)
{
  const DeskTexts *texts = NULL;
  gint64 row;

  for (guint i = 0; i < G_N_ELEMENTS (all_texts); i++)
    if (g_str_equal (all_texts[i].kind, kind))
      texts = &all_texts[i];
  if (texts == NULL || g_strcmp0 (before->text, after->text) == 0)
    return TRUE;

  return find_row (database, texts, id, &row, error)
         && (before->text == NULL || desk_database_change (database, error, texts->remove, "i", row))
         && (after->text == NULL
             || desk_database_change (database, error, texts->add, "is", row, after->text));
}

static gboolean
count (DeskDatabase *database, const char *kind, const char *bucket, gint64 step, GError **error)
{
  if (!desk_database_change (database, error,
                             "INSERT INTO search_tally (kind, bucket, n) VALUES (?, ?, ?)"
                             " ON CONFLICT (kind, bucket) DO UPDATE SET n = n + excluded.n",
                             "ssi", kind, bucket, step))
    return FALSE;
  return step > 0
         || desk_database_change (database, error,
                                  "DELETE FROM search_tally WHERE kind = ? AND bucket = ? AND n = 0", "ss",
                                  kind, bucket);
}

static gboolean
move (DeskDatabase *database, const char *kind, const char *before, const char *after, GError **error)
{
  if (g_strcmp0 (before, after) == 0)
    return TRUE;
  return (before == NULL || count (database, kind, before, -1, error))
         && (after == NULL || count (database, kind, after, 1, error));
}

static gboolean
update_tally (DeskDatabase *database, const char *kind, const DeskSearchEntries *before,
              const DeskSearchEntries *after, GError **error)
{
  g_autofree char *open = g_strconcat (kind, DESK_SEARCH_TALLY_OPEN, NULL);

  return move (database, kind, before->bucket, after->bucket, error)
         && move (database, open, before->open_bucket, after->open_bucket, error);
}

/* The person's names say where its rows are, so nothing has to be looked for. */
static gboolean
write_last_visit (DeskDatabase *database, DeskRecord *person, GError **error)
{
  g_autoptr (DeskSearchEntries) entries = desk_search_entries_new (person);
  const char *id = desk_record_get_id (person);
  gint64 last_visit;

  if (!desk_search_index_read_last_visit (database, id, &last_visit, error))
    return FALSE;

  for (guint i = 0; i < entries->names->len; i++)
    {
      const DeskSearchName *name = g_ptr_array_index (entries->names, i);

      if (!desk_database_change (
              database, error,
              "UPDATE search_name SET last_visit = ?1 WHERE surname = ?2 AND given_name = ?3"
              " AND patronymic = ?4 AND person = ?5 AND last_visit <> ?1",
              "issss", last_visit, name->surname, name->given_name, name->patronymic, id))
        return FALSE;
    }
  return TRUE;
}

/* A visit, or a link, may name a person that is not here (yet): the person's own save reads the visits. */
static gboolean
renew_last_visit (DeskDatabase *database, const char *person, char **linked_to, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskRecord) record = desk_records_find (database, "person", person, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  if (record == NULL)
    return TRUE;
  if (linked_to != NULL)
    *linked_to = g_strdup (desk_record_get_text (record, DESK_PERSON_SAME_AS));
  return write_last_visit (database, record, error);
}

/* A visit of a linked person is one of the person it is linked to. */
static gboolean
renew_last_visits (DeskDatabase *database, const char *person, GError **error)
{
  g_autofree char *linked_to = NULL;

  return renew_last_visit (database, person, &linked_to, error)
         && (linked_to == NULL || renew_last_visit (database, linked_to, NULL, error));
}

static gboolean
renew_linked (DeskDatabase *database, DeskRecord *before, DeskRecord *after, GError **error)
{
  const char *was = before != NULL ? desk_record_get_text (before, DESK_PERSON_SAME_AS) : NULL;
  const char *is = desk_record_get_text (after, DESK_PERSON_SAME_AS);

  if (g_strcmp0 (was, is) == 0)
    return TRUE;
  return (was == NULL || renew_last_visit (database, was, NULL, error))
         && (is == NULL || renew_last_visit (database, is, NULL, error));
}

static gboolean
is_annulled (DeskRecord *visit)
{
  return g_strcmp0 (desk_record_get_text (visit, DESK_VISIT_STATE), ANNULLED) == 0;
}

static gboolean
renew_visitors (DeskDatabase *database, DeskRecord *before, DeskRecord *after, GError **error)
{
  const char *was = before != NULL ? desk_record_get_text (before, DESK_VISIT_PERSON) : NULL;
  const char *is = desk_record_get_text (after, DESK_VISIT_PERSON);

  if (before != NULL && g_strcmp0 (was, is) == 0 && is_annulled (before) == is_annulled (after)
      && desk_record_get_integer (before, DESK_VISIT_ARRIVED)
             == desk_record_get_integer (after, DESK_VISIT_ARRIVED))
    return TRUE;

  return (was == NULL || g_strcmp0 (was, is) == 0 || renew_last_visits (database, was, error))
         && (is == NULL || renew_last_visits (database, is, error));
}

/**
 * desk_search_index_read_last_visit:
 * @last_visit: (out): arrival of the newest visit that is not annulled, of the person or of those who are linked to it
 *   as the same; 0 for none
 */
gboolean
desk_search_index_read_last_visit (DeskDatabase *database, const char *person, gint64 *last_visit,
                                   GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (DeskQuery) newest =
      desk_query_new (database,
                      "SELECT max (coalesce (" NEWEST_OF ("?1") ", 0), coalesce ((SELECT max (" NEWEST_OF (
                          "twin.id") ") FROM person twin WHERE twin.same_as = ?1), 0))",
                      error);

  if (newest == NULL)
    return FALSE;
  desk_query_bind (newest, "s", person);
  *last_visit = desk_query_next (newest, &failed) ? desk_query_get_integer (newest, 0) : 0;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/**
 * desk_search_index_put:
 * @before: (nullable): the record as the search tables know it, NULL where they do not (a new record, a rebuild)
 * @after: the record as it is now, with its id
 *
 * Brings the search tables to what @after says. Called within the transaction that writes a record, after its row was
 * written. What the tables hold in the end does not depend on the order in which records are put.
 */
gboolean
desk_search_index_put (DeskDatabase *database, DeskRecord *before, DeskRecord *after, GError **error)
{
  const char *kind = desk_record_get_kind (after);
  const char *id = desk_record_get_id (after);
  g_autoptr (DeskSearchEntries) old = desk_search_entries_new (before);
  g_autoptr (DeskSearchEntries) new = desk_search_entries_new (after);

  if (!update_numbers (database, id, old, new, error) || !update_names (database, id, old, new, error)
      || !update_text (database, kind, id, old, new, error)
      || !update_tally (database, kind, old, new, error))
    return FALSE;

  if (DESK_IS_VISIT (after))
    return renew_visitors (database, before, after, error);
  if (DESK_IS_PERSON (after))
    return renew_linked (database, before, after, error)
           && desk_search_doubles_update (database, before, after, old, new, error)
           && ((before != NULL && desk_search_entries_same_names (old, new))
               || desk_search_documents_renew_holder (database, id, error));
  if (DESK_IS_LOSS (after) || DESK_IS_FIND (after) || DESK_IS_STATEMENT (after))
    return desk_search_documents_update (database, before, after, error);
  return TRUE;
}

/**
 * desk_search_index_list_tables:
 *
 * Returns: (transfer none): the search tables
 */
const char *const *
desk_search_index_list_tables (void)
{
  static const char *const tables[] = { "search_name",    "search_number",    "search_note",
                                        "search_address", "search_statement", "search_tally",
                                        "search_double",  "search_find",      "search_document",
                                        "search_holder",  "search_match",     NULL };

  return tables;
}

/**
 * desk_search_index_clear:
 *
 * Empties the search tables, before all records are put again.
 */
gboolean
desk_search_index_clear (DeskDatabase *database, GError **error)
{
  const char *const *tables = desk_search_index_list_tables ();

  for (int i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *sql = g_strconcat ("DELETE FROM ", tables[i], NULL);

      if (!desk_database_change (database, error, sql, ""))
        return FALSE;
    }
  return TRUE;
}
