// SPDX-License-Identifier: GPL-3.0-or-later
// What a person declared, what somebody declared for a person, what came of a visit.

#include "store/lost-records.h"

#include "store/query.h"
#include "store/records.h"

static GPtrArray *
load (DeskDatabase *database, const char *kind, const char *sql, const char *id, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) rows = desk_query_new (database, sql, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "s", id);
  while (desk_query_next (rows, &failed))
    g_ptr_array_add (ids, g_strdup (desk_query_get_text (rows, 0)));
  for (guint i = 0; failed == NULL && i < ids->len; i++)
    {
      DeskRecord *record = desk_records_find (database, kind, g_ptr_array_index (ids, i), &failed);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  if (failed == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, failed);
  return NULL;
}

/**
 * desk_lost_records_load_losses:
 * @field: %DESK_LOSS_APPLICANT or %DESK_LOSS_VISIT
 * @id: of a person or a visit
 *
 * Returns: (transfer full) (element-type DeskLoss) (nullable): what a person declared and what was declared for that
 *   person, or what came of a visit, the newest first, at most a hundred; NULL with @error set
 */
GPtrArray *
desk_lost_records_load_losses (DeskDatabase *database, DeskLossField field, const char *id, GError **error)
{
  return load (database, "loss",
               field == DESK_LOSS_VISIT
                   ? "SELECT id FROM loss WHERE visit = ?1 ORDER BY declared DESC, id LIMIT 100"
                   : "SELECT id, declared FROM loss WHERE applicant = ?1"
                     " UNION SELECT loss.id, loss.declared FROM entry JOIN loss ON loss.id = entry.rec"
                     " WHERE entry.field = 'document_holder' AND entry.value = ?1"
                     " ORDER BY 2 DESC, 1 LIMIT 100",
               id, error);
}

/**
 * desk_lost_records_load_finds:
 * @field: %DESK_FIND_FINDER or %DESK_FIND_VISIT
 * @id: of a person or a visit
 *
 * Returns: (transfer full) (element-type DeskFind) (nullable): what a person found and brought, or what came of a visit,
 *   the newest first, at most a hundred; NULL with @error set
 */
GPtrArray *
desk_lost_records_load_finds (DeskDatabase *database, DeskFindField field, const char *id, GError **error)
{
  return load (database, "find",
               field == DESK_FIND_VISIT
                   ? "SELECT id FROM find WHERE visit = ?1 ORDER BY received DESC, id LIMIT 100"
                   : "SELECT id FROM find WHERE finder = ?1 ORDER BY received DESC, id LIMIT 100",
               id, error);
}
