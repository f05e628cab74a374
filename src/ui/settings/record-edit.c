// SPDX-License-Identifier: GPL-3.0-or-later
// Editing a record without a draft: settings, officers. One save runs at a time; what is asked for meanwhile waits.

#include "ui/settings/record-edit.h"

#include "store/error.h"
#include "ui/widgets/clash-dialog.h"

struct _DeskRecordEdit
{
  GObject parent_instance;
  DeskContext *context;
  DeskRecord *record;
  DeskRecord *shown;   /* NULL: it is new */
  DeskRecord *start;   /* what counts as unchanged */
  DeskRecord *pending; /* what the running save writes */
  DeskSave *save;
  gint64 base;
  GQueue tasks; /* of GTask: the running save's, then those that wait */
};

G_DEFINE_FINAL_TYPE (DeskRecordEdit, desk_record_edit, G_TYPE_OBJECT)

typedef enum
{
  PROP_SAVING = 1,
  PROP_LAST = PROP_SAVING
} DeskRecordEditProperty;

static GParamSpec *props[PROP_LAST + 1];

static void start_next (DeskRecordEdit *self);

static gboolean
is_saving (DeskRecordEdit *self)
{
  return self->tasks.length > 0;
}

/* Ends the running save; whoever asked may let go of everything. */
static void
end_save (DeskRecordEdit *self, GError *error)
{
  g_autoptr (GTask) task = g_queue_pop_head (&self->tasks);

  g_clear_object (&self->save);
  g_clear_object (&self->pending);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  start_next (self);
  if (!is_saving (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVING]);
}

/* The officer has seen what others wrote: it is what the form now starts from, and where they were right what it says. */
static void
take_present (DeskRecordEdit *self, gboolean theirs)
{
  GPtrArray *clashes = desk_save_list_clashes (self->save);

  for (guint i = 0; i < clashes->len; i++)
    {
      const DeskClash *clash = g_ptr_array_index (clashes, i);

      desk_record_set_wire (self->shown, clash->field, clash->present);
      desk_record_set_wire (self->start, clash->field, clash->present);
      if (theirs)
        desk_record_set_wire (self->record, clash->field, clash->present);
    }
}

static void
on_answered (DeskClashAnswer answer, gpointer data)
{
  g_autoptr (DeskRecordEdit) self = data;

  if (answer == DESK_CLASH_LOOK_AGAIN)
    {
      end_save (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, ""));
      return;
    }
  take_present (self, answer == DESK_CLASH_KEEP_THEIRS);
  start_next (self);
}

static void
on_saved (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskRecordEdit) self = data;
  g_autoptr (GError) error = NULL;
  GTask *task = g_queue_peek_head (&self->tasks);

  if (desk_store_save_finish (DESK_STORE (store), result, &error))
    {
      desk_record_set_id (self->pending, desk_record_get_id (self->record));
      g_set_object (&self->shown, self->pending);
      g_set_object (&self->start, self->pending);
      self->base = desk_store_get_position (DESK_STORE (store));
      end_save (self, NULL);
    }
  else if (g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLASH))
    desk_clash_dialog_ask (g_task_get_task_data (task), self->context, self->record,
                           desk_save_list_clashes (self->save), on_answered, g_object_ref (self));
  else
    end_save (self, g_steal_pointer (&error));
}

/* Runs the save at the head of the queue. */
static void
start_next (DeskRecordEdit *self)
{
  DeskStore *store = desk_context_get_store (self->context);

  if (!is_saving (self))
    return;
  if (!desk_record_edit_is_changed (self))
    {
      end_save (self, NULL);
      return;
    }
  g_clear_object (&self->save);
  g_clear_object (&self->pending);
  self->pending = desk_record_copy (self->record);
  self->save = desk_context_new_save (self->context);
  desk_save_add (self->save, self->record, self->shown, self->base, NULL);
  desk_store_save_async (store, self->save, on_saved, g_object_ref (self));
}

static void
desk_record_edit_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((DeskRecordEditProperty)id)
    {
    case PROP_SAVING:
      g_value_set_boolean (value, is_saving (DESK_RECORD_EDIT (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desk_record_edit_dispose (GObject *object)
{
  DeskRecordEdit *self = DESK_RECORD_EDIT (object);

  g_clear_object (&self->save);
  g_clear_object (&self->pending);
  g_clear_object (&self->shown);
  g_clear_object (&self->start);
  g_clear_object (&self->record);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_record_edit_parent_class)->dispose (object);
}

static void
desk_record_edit_class_init (DeskRecordEditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_record_edit_get_property;
  object_class->dispose = desk_record_edit_dispose;

  /**
   * DeskRecordEdit:saving:
   * Whether a save is under way.
   */
  props[PROP_SAVING] =
      g_param_spec_boolean ("saving", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
desk_record_edit_init (DeskRecordEdit *self)
{
  g_queue_init (&self->tasks);
}

/**
 * desk_record_edit_new:
 * @shown: (transfer none): the record as it stands in the store; one without an id is new, and what it says is offered
 *   but nothing to save by itself
 *
 * Returns: (transfer full): the editing of a copy of @shown
 */
DeskRecordEdit *
desk_record_edit_new (DeskContext *context, DeskRecord *shown)
{
  DeskRecordEdit *self = g_object_new (DESK_TYPE_RECORD_EDIT, NULL);

  self->context = g_object_ref (context);
  self->record = desk_record_copy (shown);
  self->shown = desk_record_get_id (shown) != NULL ? desk_record_copy (shown) : NULL;
  self->start = desk_record_copy (shown);
  self->base = desk_store_get_position (desk_context_get_store (context));
  return self;
}

/**
 * desk_record_edit_get_record:
 *
 * Returns: (transfer none): the record as it shall be, for the rows of a form
 */
DeskRecord *
desk_record_edit_get_record (DeskRecordEdit *self)
{
  return self->record;
}

/**
 * desk_record_edit_get_shown:
 *
 * Returns: (transfer none) (nullable): the record as it was last read or saved, NULL for one that is still new
 */
DeskRecord *
desk_record_edit_get_shown (DeskRecordEdit *self)
{
  return self->shown;
}

/**
 * desk_record_edit_is_changed:
 *
 * Returns: whether there is something to save
 */
gboolean
desk_record_edit_is_changed (DeskRecordEdit *self)
{
  g_autoptr (GPtrArray) changes = desk_record_diff (self->start, self->record);

  return changes->len > 0;
}

/**
 * desk_record_edit_save_async:
 * @from: a widget of the window: where somebody else wrote the same fields meanwhile, the officer is asked there
 *
 * Saves what differs. Ends well at once where nothing does.
 */
void
desk_record_edit_save_async (DeskRecordEdit *self, GtkWidget *from, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, desk_record_edit_save_async);
  g_task_set_task_data (task, g_object_ref (from), g_object_unref);
  g_queue_push_tail (&self->tasks, task);
  if (self->tasks.length > 1)
    return;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVING]);
  start_next (self);
}

/**
 * desk_record_edit_save_finish:
 *
 * Returns: FALSE with an error of desk_store_save_finish(), or %G_IO_ERROR_CANCELLED where the officer wants to look at
 *   the form again; nothing was written then
 */
gboolean
desk_record_edit_save_finish (DeskRecordEdit *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
