// SPDX-License-Identifier: GPL-3.0-or-later
// Registers of statements that are lists of ids: what is due, what is open, a period, what a text finds. All statements,
// without any condition, are found by stretches (register-shape.c).

#include "store/register-statements.h"

#include "store/query.h"
#include "store/search.h"
#include "store/search-candidates.h"

#define MAX_FOUND 500
#define MAX_OF_PERSON 20

/* Each filter with its order. ?1 is a moment: what is due before it. */
static const struct
{
  const char *name;
  const char *sql;
} filters[] = {
  { "due", "SELECT id FROM statement WHERE due < ?1%s ORDER BY due, id" },
  { "overdue", "SELECT id FROM statement WHERE due < ?1%s ORDER BY due, id" },
  { "open", "SELECT id FROM statement WHERE state IN"
            " ('registered', 'assigned', 'in_work', 'forwarded', 'decided', 'answered') AND ?1 IS NOT NULL%s"
            " ORDER BY submitted DESC, id DESC" },
  { "all", "SELECT id FROM statement WHERE ?1 IS NOT NULL%s"
           " ORDER BY submitted DESC, id DESC" },
};

/**
 * desk_register_statements_are_listed:
 *
 * Returns: whether the register is one of statements and is read as a list of ids
 */
gboolean
desk_register_statements_are_listed (const DeskRegisterQuery *query)
{
  return g_str_equal (query->kind, "statement")
         && (!g_str_equal (query->filter, "all") || query->text != NULL || query->officer != NULL
             || query->statement_kind != NULL || query->from != 0 || query->to != 0);
}

static gboolean
add_of_person (GString *ids, DeskDatabase *database, const char *person, const char *sealed, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) rows = desk_query_new (
      database,
      "SELECT id FROM statement WHERE applicant = ?1 AND instr (?2, ',' || coalesce (kind, '') || ',') = 0"
      " ORDER BY submitted DESC LIMIT " G_STRINGIFY (MAX_OF_PERSON),
      error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "ss", person, sealed);
  while (desk_query_next (rows, &failed))
    desk_query_add_id (ids, desk_query_get_text (rows, 0));
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

static gboolean
add_of_people (GString *ids, DeskDatabase *database, const DeskRegisterQuery *query, const char *sealed,
               GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskSearch) search = desk_search_new (query->text, query->country, TRUE, MAX_FOUND);
  g_autoptr (GPtrArray) hits = desk_search_run (database, search, cancellable, error);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      DeskRecord *person = desk_hit_get_record (g_ptr_array_index (hits, i));

      if (!add_of_person (ids, database, desk_record_get_id (person), sealed, error))
        return FALSE;
    }
  return hits != NULL;
}

/* What the text finds, as a JSON array of ids; NULL with @error set. */
static char *
find_ids (DeskDatabase *database, const DeskRegisterQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskSearch) search = desk_search_new (query->text, query->country, FALSE, MAX_FOUND);
  g_autoptr (GString) ids = g_string_new ("[");
  g_autoptr (GPtrArray) candidates = NULL;

  if (query->sealed != NULL)
    desk_search_set_sealed (search, query->sealed);
  candidates = desk_search_kind (database, search, "statement", cancellable, error);
  if (candidates == NULL || !add_of_people (ids, database, query, search->sealed, cancellable, error))
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
  g_autoptr (GString) conditions = g_string_new (NULL);

  if (query->officer != NULL)
    g_string_append (conditions, " AND officer = ?2");
  if (query->statement_kind != NULL)
    g_string_append (conditions, " AND kind = ?3");
  if (query->from != 0)
    g_string_append (conditions, " AND submitted >= ?4");
  if (query->to != 0)
    g_string_append (conditions, " AND submitted < ?5");
  if (query->text != NULL)
    g_string_append (conditions, " AND id IN (SELECT value FROM json_each (?6))");

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (g_str_equal (filters[i].name, query->filter))
      {
        g_auto (GStrv) halves = g_strsplit (filters[i].sql, "%s", 2);

        return g_strjoin (conditions->str, halves[0], halves[1], NULL);
      }
  g_return_val_if_reached (NULL);
}

/**
 * desk_register_statements_load:
 *
 * Returns: (transfer full) (element-type DeskRegisterPair) (nullable): the rows in order, NULL with @error set
 */
GPtrArray *
desk_register_statements_load (DeskDatabase *database, const DeskRegisterQuery *query,
                               GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;
  gint64 due_before = g_str_equal (query->filter, "overdue") ? query->now : query->day_end;
  g_autofree char *sql = make_sql (query);
  g_autofree char *ids = query->text != NULL ? find_ids (database, query, cancellable, error) : NULL;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_register_pair_free);
  g_autoptr (DeskQuery) rows = NULL;

  if ((query->text != NULL && ids == NULL) || (rows = desk_query_new (database, sql, error)) == NULL)
    return NULL;
  desk_query_bind (rows, "issiis", due_before, query->officer, query->statement_kind, query->from, query->to,
                   ids);
  while (desk_query_next (rows, &failed))
    g_ptr_array_add (pairs, desk_register_pair_new (desk_query_get_text (rows, 0), NULL));
  if (failed == NULL)
    return g_steal_pointer (&pairs);
  g_propagate_error (error, failed);
  return NULL;
}
