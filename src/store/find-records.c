// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/find-records.h"

#include "store/query.h"

/**
 * desk_find_records_load_last_cell:
 *
 * Returns: (transfer full) (nullable): where the newest found document lies, "" where none was ever stored; NULL with
 *   @error set
 */
char *
desk_find_records_load_last_cell (DeskDatabase *database, GError **error)
{
  g_autoptr (DeskQuery) row =
      desk_query_new (database, "SELECT cell FROM find WHERE cell IS NOT NULL ORDER BY row DESC LIMIT 1",
                      error);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;
  if (desk_query_next (row, &failed))
    return g_strdup (desk_query_get_text (row, 0));
  if (failed == NULL)
    return g_strdup ("");
  g_propagate_error (error, failed);
  return NULL;
}
