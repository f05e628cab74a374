// SPDX-License-Identifier: GPL-3.0-or-later
// What finds appointments beside their numbers: the people they are for. Those about a sealed topic are not found so.

#include "store/search-appointments.h"

#include "store/query.h"
#include "store/search-statements.h"

#define MAX_OF_PERSON 3
#define NOT_SEALED(list) " AND instr (" list ", ',' || coalesce (topic, '') || ',') = 0"

/**
 * desk_search_appointments_of_people:
 * @candidates: with the people that were found
 *
 * Finds the last appointments of those people: those to come before those that were.
 */
gboolean
desk_search_appointments_of_people (DeskDatabase *database, DeskCandidates *candidates, GError **error)
{
  g_autoptr (GPtrArray) people = desk_search_list_people (candidates);
  GError *failed = NULL;

  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (DeskQuery) rows = desk_query_new (
          database,
          "SELECT id, unixepoch (start) FROM appointment WHERE person = ?1 AND state IS NOT 'moved'" NOT_SEALED (
              "?2") " ORDER BY start DESC LIMIT " G_STRINGIFY (MAX_OF_PERSON),
          error);

      if (rows == NULL)
        return FALSE;
      desk_query_bind (rows, "ss", g_ptr_array_index (people, i), candidates->sealed);
      while (desk_query_next (rows, &failed))
        {
          DeskCandidate candidate = { .record = (char *)desk_query_get_text (rows, 0),
                                      .kind = "appointment",
                                      .level = DESK_HIT_TEXT,
                                      .last_visit = desk_query_get_integer (rows, 1) };

          desk_candidates_add (candidates, &candidate);
        }
      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * desk_search_appointment_is_sealed:
 * @sealed: topics between commas, "" for none
 * @is_sealed: (out): whether the appointment is about one of them
 */
gboolean
desk_search_appointment_is_sealed (DeskDatabase *database, const char *appointment, const char *sealed,
                                   gboolean *is_sealed, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) row = NULL;

  *is_sealed = FALSE;
  if (sealed[0] == '\0')
    return TRUE;
  row = desk_query_new (database, "SELECT 1 FROM appointment WHERE id = ?1" NOT_SEALED ("?2"), error);
  if (row == NULL)
    return FALSE;
  desk_query_bind (row, "ss", appointment, sealed);
  *is_sealed = !desk_query_next (row, &failed) && failed == NULL;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}
