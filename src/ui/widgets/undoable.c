// SPDX-License-Identifier: GPL-3.0-or-later
// A decision is saved, told, and taken back by its notice. Taking back writes what stood in the records before; what
// somebody else changed since stays, for that would be a clash.

#include "ui/widgets/undoable.h"

#include "ui/notice.h"

struct _DeskUndoable
{
  GtkWidget *from;
  DeskContext *context;
  GPtrArray *before;
  GPtrArray *after;
  char *notice; /* NULL: it is the undo itself */
};

static void run (DeskUndoable *self);

/**
 * desk_undoable_new:
 * @from: where the notice is shown
 * @notice: (nullable): what is told when it is saved; NULL for an act that is not taken back
 *
 * Returns: (transfer full): a decision that writes nothing yet
 */
DeskUndoable *
desk_undoable_new (GtkWidget *from, DeskContext *context, const char *notice)
{
  DeskUndoable *self = g_new0 (DeskUndoable, 1);

  self->from = g_object_ref (from);
  self->context = g_object_ref (context);
  self->before = g_ptr_array_new_with_free_func (g_object_unref);
  self->after = g_ptr_array_new_with_free_func (g_object_unref);
  self->notice = g_strdup (notice);
  return self;
}

/**
 * desk_undoable_free:
 */
void
desk_undoable_free (DeskUndoable *self)
{
  g_object_unref (self->from);
  g_object_unref (self->context);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->after);
  g_free (self->notice);
  g_free (self);
}

/**
 * desk_undoable_add:
 * @after: as it shall be; copied
 * @before: as the officer saw it; copied
 *
 * Lets the decision write this record, too.
 */
void
desk_undoable_add (DeskUndoable *self, DeskRecord *after, DeskRecord *before)
{
  g_ptr_array_add (self->after, desk_record_copy (after));
  g_ptr_array_add (self->before, desk_record_copy (before));
}

static void
take_back (gpointer data)
{
  DeskUndoable *done = data;
  DeskUndoable *back = desk_undoable_new (done->from, done->context, NULL);

  for (guint i = 0; i < done->after->len; i++)
    desk_undoable_add (back, g_ptr_array_index (done->before, i), g_ptr_array_index (done->after, i));
  run (back);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskUndoable) self = data;
  g_autoptr (GError) error = NULL;

  if (!desk_store_save_finish (DESK_STORE (source), result, &error))
    desk_notice_show_error (self->from, error);
  else if (self->notice != NULL)
    {
      const char *notice = self->notice;
      GtkWidget *from = self->from;

      desk_notice_show_undo (from, notice, take_back, g_steal_pointer (&self),
                             (GDestroyNotify)desk_undoable_free);
    }
}

static void
run (DeskUndoable *self)
{
  DeskStore *store = desk_context_get_store (self->context);
  g_autoptr (DeskSave) save = NULL;

  if (store == NULL || desk_context_get_officer (self->context) == NULL)
    {
      desk_undoable_free (self);
      return;
    }
  save = desk_context_new_save (self->context);
  for (guint i = 0; i < self->after->len; i++)
    desk_save_add (save, g_ptr_array_index (self->after, i), g_ptr_array_index (self->before, i),
                   desk_store_get_position (store), NULL);
  desk_store_save_async (store, save, on_saved, self);
}

/**
 * desk_undoable_run:
 * @self: (transfer full)
 *
 * Saves the decision and tells of it, with an undo. Says so where it could not be saved.
 */
void
desk_undoable_run (DeskUndoable *self)
{
  run (self);
}
