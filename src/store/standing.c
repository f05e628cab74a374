// SPDX-License-Identifier: GPL-3.0-or-later
// How a record stands with headquarters: read from the stamps of its changes each time it is asked.

#include "store/standing.h"

#include "store/decisions.h"
#include "store/query.h"

static gboolean
find_moment (DeskDatabase *database, const char *sql, const char *record, gboolean *found, gint64 *moment,
             GError **error)
{
  g_autoptr (DeskQuery) query = desk_query_new (database, sql, error);
  GError *local = NULL;

  *found = FALSE;
  if (query == NULL)
    return FALSE;
  desk_query_bind (query, "s", record);
  if (desk_query_next (query, &local))
    {
      *found = TRUE;
      *moment = desk_query_get_integer (query, 0);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/**
 * desk_standing_load:
 * @record: id of a record
 * @standing: (out caller-allocates)
 *
 * Returns: FALSE with an error of the database
 */
gboolean
desk_standing_load (DeskDatabase *database, const char *record, DeskStanding *standing, GError **error)
{
  gboolean found;

  *standing = (DeskStanding){ DESK_STANDING_NONE, 0 };
  if (!desk_decisions_concern (database, record, &found, error))
    return FALSE;
  if (found)
    {
      standing->state = DESK_STANDING_UNDECIDED;
      return TRUE;
    }
  if (!find_moment (database,
                    "SELECT json_extract (line, '$.t') FROM change WHERE rec = ? AND pos IS NULL"
                    " ORDER BY row LIMIT 1",
                    record, &found, &standing->since, error))
    return FALSE;
  if (found)
    {
      standing->state = DESK_STANDING_UNSENT;
      return TRUE;
    }
  if (!find_moment (database,
                    "SELECT json_extract (stamp, '$.at') FROM change WHERE rec = ? ORDER BY pos DESC LIMIT 1",
                    record, &found, &standing->since, error))
    return FALSE;
  if (found)
    standing->state = DESK_STANDING_THERE;
  return TRUE;
}
