// SPDX-License-Identifier: GPL-3.0-or-later
// Registers of appointments that are lists of ids: a day, a week, who is expected, what was not settled, what a text finds. All
// appointments, without any condition, are found by stretches (register-shape.c). Their time is one of the station's wall: the
// moments of a query are written as the wall shows them.

#include "store/register-appointments.h"

#include "model/wall-time.h"
#include "store/query.h"
#include "store/search-candidates.h"
#include "store/search.h"

#define MAX_FOUND 500
#define MAX_OF_PERSON 20

/* Each filter with its order. ?1 and ?2 are wall times: where the station's today begins and ends; ?3 is now. */
static const struct
{
  const char *name;
  const char *sql;
} filters[] = {
  { "expected",
    "SELECT id FROM appointment INDEXED BY appointment_live WHERE start >= ?1 AND start < ?2"
    " AND state IN ('requested', 'booked', 'arrived', 'serving') AND state IN ('requested', 'booked')%s"
    " ORDER BY start, id" },
  { "open", "SELECT id FROM appointment INDEXED BY appointment_live WHERE start < ?1"
            " AND state IN ('requested', 'booked', 'arrived', 'serving')%s ORDER BY start, id" },
  { "due", "SELECT id FROM appointment INDEXED BY appointment_due WHERE due IS NOT NULL AND answered IS NULL"
           "%s ORDER BY due, id" },
  { "overdue", "SELECT id FROM appointment INDEXED BY appointment_due WHERE due < ?3 AND due IS NOT NULL"
               " AND answered IS NULL%s ORDER BY due, id" },
  { "day", "SELECT id FROM appointment WHERE ?1 IS NOT NULL%s ORDER BY start, id" },
  { "week", "SELECT id FROM appointment WHERE ?1 IS NOT NULL%s ORDER BY start, id" },
  { "all", "SELECT id FROM appointment WHERE ?1 IS NOT NULL%s ORDER BY start DESC, id DESC" },
};

/**
 * desk_register_appointments_are_listed:
 *
 * Returns: whether the register is one of appointments and is read as a list of ids
 */
gboolean
desk_register_appointments_are_listed (const DeskRegisterQuery *query)
{
  return g_str_equal (query->kind, "appointment")
         && (!g_str_equal (query->filter, "all") || query->text != NULL || query->person != NULL
             || query->reception != NULL || query->from != 0 || query->to != 0);
}

static gboolean
add_of_person (GString *ids, DeskDatabase *database, const char *person, const char *sealed, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) rows =
      desk_query_new (database,
                      "SELECT id FROM appointment WHERE person = ?1"
                      " AND instr (?2, ',' || coalesce (topic, '') || ',') = 0 ORDER BY start DESC"
                      " LIMIT " G_STRINGIFY (MAX_OF_PERSON),
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
  candidates = desk_search_kind (database, search, "appointment", cancellable, error);
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

  if (query->from != 0)
    g_string_append (conditions, " AND start >= ?4");
  if (query->to != 0)
    g_string_append (conditions, " AND start < ?5");
  if (query->person != NULL)
    g_string_append (conditions, " AND person = ?6");
  if (query->reception != NULL)
    g_string_append (conditions, " AND reception = ?7");
  if (query->text != NULL)
    g_string_append (conditions, " AND id IN (SELECT value FROM json_each (?8))");

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (g_str_equal (filters[i].name, query->filter))
      {
        g_auto (GStrv) halves = g_strsplit (filters[i].sql, "%s", 2);

        return g_strjoin (conditions->str, halves[0], halves[1], NULL);
      }
  g_return_val_if_reached (NULL);
}

static char *
write_wall (const DeskRegisterQuery *query, gint64 moment)
{
  return moment != 0 ? desk_wall_time_write (query->zone, moment) : g_strdup ("");
}

/**
 * desk_register_appointments_load:
 *
 * Returns: (transfer full) (element-type DeskRegisterPair) (nullable): the rows in order, NULL with @error set
 */
GPtrArray *
desk_register_appointments_load (DeskDatabase *database, const DeskRegisterQuery *query,
                                 GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;
  g_autofree char *sql = make_sql (query);
  g_autofree char *today = write_wall (query, query->day_start),
                  *tomorrow = write_wall (query, query->day_end);
  g_autofree char *from = write_wall (query, query->from), *to = write_wall (query, query->to);
  g_autofree char *ids = query->text != NULL ? find_ids (database, query, cancellable, error) : NULL;
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_register_pair_free);
  g_autoptr (DeskQuery) rows = NULL;

  if ((query->text != NULL && ids == NULL) || (rows = desk_query_new (database, sql, error)) == NULL)
    return NULL;
  desk_query_bind (rows, "ssisssss", today, tomorrow, query->now, from, to, query->person, query->reception,
                   ids);
  while (desk_query_next (rows, &failed))
    g_ptr_array_add (pairs, desk_register_pair_new (desk_query_get_text (rows, 0), NULL));
  if (failed == NULL)
    return g_steal_pointer (&pairs);
  g_propagate_error (error, failed);
  return NULL;
}
