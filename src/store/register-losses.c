// SPDX-License-Identifier: GPL-3.0-or-later
// Registers of losses, finds and their pairs that are lists of ids. Of losses all, and all that are open, are long and
// found by stretches (register-shape.c), and so are all finds.

#include "store/register-losses.h"

#include "store/matches.h"
#include "store/query.h"
#include "store/search.h"
#include "store/search-candidates.h"

#define MAX_FOUND 500
#define MAX_OF_PERSON 20
#define MAX_PAIRS 5000
#define SECONDS_OF_DAY 86400

#define LOST_TYPE \
  " AND EXISTS (SELECT 1 FROM entry WHERE rec = loss.id AND field = 'document' AND value = ?6)"
#define FOUND_TYPE " AND document = ?6"

/* Each filter with its order. ?1 is a moment: for open losses now, for overdue finds when those were received. */
static const struct
{
  const char *kind;
  const char *name;
  const char *moment;
  const char *of_type; /* condition of a type of document */
  const char *sql;
} filters[] = {
  { "loss", "open", "declared", LOST_TYPE,
    "SELECT id FROM loss WHERE state IN ('registered', 'matched')"
    " AND (kept_until IS NULL OR kept_until > ?1)%s ORDER BY declared DESC, id DESC" },
  { "loss", "all", "declared", LOST_TYPE,
    "SELECT id FROM loss WHERE ?1 IS NOT NULL%s ORDER BY declared DESC, id DESC" },
  { "find", "stored", "received", FOUND_TYPE,
    "SELECT id FROM find WHERE state IN ('received', 'matched', 'notified') AND ?1 IS NOT NULL%s"
    " ORDER BY received DESC, id DESC" },
  { "find", "overdue", "received", FOUND_TYPE,
    "SELECT id FROM find WHERE state IN ('received', 'matched', 'notified') AND received <= ?1%s"
    " ORDER BY received, id" },
  { "find", "all", "received", FOUND_TYPE,
    "SELECT id FROM find WHERE ?1 IS NOT NULL%s ORDER BY received DESC, id DESC" },
};

static gboolean
is_narrowed (const DeskRegisterQuery *query)
{
  return query->text != NULL || query->officer != NULL || query->document != NULL || query->from != 0
         || query->to != 0;
}

/**
 * desk_register_losses_are_listed:
 *
 * Returns: whether the register is one of losses, finds or their pairs and is read as a list of ids
 */
gboolean
desk_register_losses_are_listed (const DeskRegisterQuery *query)
{
  if (g_str_equal (query->kind, "match"))
    return TRUE;
  if (g_str_equal (query->kind, "find"))
    return !g_str_equal (query->filter, "all") || is_narrowed (query);
  return g_str_equal (query->kind, "loss") && is_narrowed (query);
}

/* What a person declared or whose documents were lost; what a person found or received. */
static gboolean
add_of_person (GString *ids, DeskDatabase *database, const char *kind, const char *person, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) rows = desk_query_new (
      database,
      g_str_equal (kind, "loss")
          ? "SELECT id FROM loss WHERE applicant = ?1 OR id IN (SELECT record FROM search_document"
            " WHERE holder = ?1 AND holder <> '' AND side = 'l') ORDER BY declared DESC"
            " LIMIT " G_STRINGIFY (MAX_OF_PERSON)
          : "SELECT id FROM find WHERE finder = ?1 OR receiver = ?1 ORDER BY received DESC"
            " LIMIT " G_STRINGIFY (MAX_OF_PERSON),
      error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "s", person);
  while (desk_query_next (rows, &failed))
    desk_query_add_id (ids, desk_query_get_text (rows, 0));
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

static gboolean
add_of_people (GString *ids, DeskDatabase *database, const DeskRegisterQuery *query,
               GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskSearch) search = desk_search_new (query->text, query->country, TRUE, MAX_FOUND);
  g_autoptr (GPtrArray) hits = desk_search_run (database, search, cancellable, error);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      DeskRecord *person = desk_hit_get_record (g_ptr_array_index (hits, i));

      if (!add_of_person (ids, database, query->kind, desk_record_get_id (person), error))
        return FALSE;
    }
  return hits != NULL;
}

/* What the text finds, as a JSON array of ids; NULL with @error set. */
static char *
find_ids (DeskDatabase *database, const DeskRegisterQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskSearch) search = desk_search_new (query->text, query->country, FALSE, MAX_FOUND);
  g_autoptr (GPtrArray) candidates = desk_search_kind (database, search, query->kind, cancellable, error);
  g_autoptr (GString) ids = g_string_new ("[");

  if (candidates == NULL || !add_of_people (ids, database, query, cancellable, error))
    return NULL;
  for (guint i = 0; i < candidates->len; i++)
    desk_query_add_id (ids, ((DeskCandidate *)g_ptr_array_index (candidates, i))->record);
  g_string_append_c (ids, ']');
  return g_string_free_and_steal (g_steal_pointer (&ids));
}

/* Only the conditions there are: the indexes hold what these ask for. */
static char *
make_sql (const DeskRegisterQuery *query)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (GString) conditions = NULL;
      g_auto (GStrv) halves = NULL;

      if (!g_str_equal (filters[i].kind, query->kind) || !g_str_equal (filters[i].name, query->filter))
        continue;
      conditions = g_string_new (query->officer != NULL ? " AND officer = ?2" : "");
      if (query->from != 0)
        g_string_append_printf (conditions, " AND %s >= ?3", filters[i].moment);
      if (query->to != 0)
        g_string_append_printf (conditions, " AND %s < ?4", filters[i].moment);
      if (query->document != NULL)
        g_string_append (conditions, filters[i].of_type);
      if (query->text != NULL)
        g_string_append (conditions, " AND id IN (SELECT value FROM json_each (?5))");
      halves = g_strsplit (filters[i].sql, "%s", 2);
      return g_strjoin (conditions->str, halves[0], halves[1], NULL);
    }
  g_return_val_if_reached (NULL);
}

static GPtrArray *
load_pairs (DeskDatabase *database, const DeskRegisterQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) matches =
      desk_matches_list_open (database, query->match_days, query->now, MAX_PAIRS, cancellable, error);
  GPtrArray *pairs;

  if (matches == NULL)
    return NULL;
  pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_register_pair_free);
  for (guint i = 0; i < matches->len; i++)
    {
      const DeskMatch *match = g_ptr_array_index (matches, i);
      DeskRegisterPair *pair = desk_register_pair_new (match->find, match->loss);

      pair->match = desk_match_copy (match);
      g_ptr_array_add (pairs, pair);
    }
  return pairs;
}

/**
 * desk_register_losses_load:
 *
 * Returns: (transfer full) (element-type DeskRegisterPair) (nullable): the rows in order, NULL with @error set
 */
GPtrArray *
desk_register_losses_load (DeskDatabase *database, const DeskRegisterQuery *query, GCancellable *cancellable,
                           GError **error)
{
  GError *failed = NULL;
  gboolean is_overdue = g_str_equal (query->filter, "overdue");
  gint64 moment = query->now - (is_overdue ? query->storage_days * SECONDS_OF_DAY : 0);
  g_autofree char *sql = NULL, *ids = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (DeskQuery) rows = NULL;

  if (g_str_equal (query->kind, "match"))
    return load_pairs (database, query, cancellable, error);

  sql = make_sql (query);
  ids = query->text != NULL ? find_ids (database, query, cancellable, error) : NULL;
  if ((query->text != NULL && ids == NULL) || (rows = desk_query_new (database, sql, error)) == NULL)
    return NULL;
  pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_register_pair_free);
  desk_query_bind (rows, "isiiss", moment, query->officer, query->from, query->to, ids, query->document);
  while (desk_query_next (rows, &failed))
    g_ptr_array_add (pairs, desk_register_pair_new (desk_query_get_text (rows, 0), NULL));
  if (failed == NULL)
    return g_steal_pointer (&pairs);
  g_propagate_error (error, failed);
  return NULL;
}
