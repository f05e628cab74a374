// SPDX-License-Identifier: GPL-3.0-or-later
// What a record said when it was registered: the journal's changes of it are taken back.

#include "ui/widgets/original.h"

#include "store/history.h"

/* What the program writes by itself, steps and numbers, is no amendment. */
static gboolean
is_said (DeskRecord *record, const char *wire_name)
{
  int field = desk_record_class_find_field (DESK_RECORD_GET_CLASS (record), wire_name, NULL);

  return field >= 0 && !(desk_record_get_fields (record, NULL)[field].flags & DESK_FIELD_INTERNAL);
}

/* Takes back one change of what the record says. */
static void
take_back (DeskRecord *original, const DeskEvent *event, gint64 *amended)
{
  for (guint i = 0; i < event->fields->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (event->fields, i);

      if (!is_said (original, value->name))
        continue;
      desk_record_set_wire (original, value->name, g_ptr_array_index (event->were, i));
      *amended = MAX (*amended, event->time);
    }
}

/**
 * desk_original_load:
 * @record: as it stands
 * @amended: (out): when it was last amended, 0: never
 *
 * Events come the newest first, so that the oldest value is the last to be put back. Runs on the worker.
 *
 * Returns: (transfer full) (nullable): a copy that says what was registered, with steps and numbers as they are now;
 *   NULL with @error set
 */
DeskRecord *
desk_original_load (DeskDatabase *database, DeskRecord *record, gint64 *amended, GCancellable *cancellable,
                    GError **error)
{
  const char *id = desk_record_get_id (record);
  g_autoptr (GPtrArray) events = desk_history_load (database, id, cancellable, error);
  DeskRecord *original;

  *amended = 0;
  if (events == NULL)
    return NULL;
  original = desk_record_copy (record);
  for (guint i = 0; i < events->len; i++)
    {
      const DeskEvent *event = g_ptr_array_index (events, i);

      if (!event->created && g_strcmp0 (event->record, id) == 0)
        take_back (original, event, amended);
    }
  return original;
}
