// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a statement under way: how they come in, and how the draft keeps them. One file: attachment-row.c.

#include "ui/statements/attachment-group.h"

#include "ui/notice.h"
#include "ui/statements/attachment-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIELD "attachment:" /* in a draft: attachment:KEY.FIELD; the store looks for the hash in it */

struct _DeskAttachmentGroup
{
  AdwPreferencesGroup parent_instance;

  DeskContext *context;
  GPtrArray *rows; /* of DeskAttachmentRow */
  GtkWidget *add_row;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskAttachmentGroup, desk_attachment_group, ADW_TYPE_PREFERENCES_GROUP)

static void
tell_changed (DeskAttachmentGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_removed (DeskAttachmentGroup *self, DeskAttachmentRow *row)
{
  gtk_widget_grab_focus (self->add_row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_remove (self->rows, row);
  tell_changed (self);
}

static void
add_row (DeskAttachmentGroup *self, DeskAttachmentRow *row)
{
  g_signal_connect_object (row, "removed", G_CALLBACK (on_removed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "changed", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);

  /* The row to add one stays last. */
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->add_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
}

static void
on_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskAttachmentGroup) self = data;
  g_autoptr (GListModel) files =
      gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  for (guint i = 0; files != NULL && self->context != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      desk_attachment_group_add_file (self, file);
    }
}

static void
on_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Attach Files"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_chosen,
                                 g_object_ref (widget));
}

static gboolean
on_dropped (DeskAttachmentGroup *self, const GValue *value)
{
  for (GSList *list = gdk_file_list_get_files (g_value_get_boxed (value)); list != NULL; list = list->next)
    desk_attachment_group_add_file (self, list->data);
  return TRUE;
}

/* An image from the clipboard becomes a file on its way into the store, and is gone from there at once. */
static void
on_texture (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskAttachmentGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (clipboard), result, &error);
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (texture == NULL || self->context == NULL)
    {
      desk_notice_show (GTK_WIDGET (self), _ ("There is no image in the clipboard"));
      return;
    }
  now = desk_clock_get_local (desk_context_get_clock (self->context));
  name = g_date_time_format (now, "image-%Y-%m-%d-%H%M%S.png");
  bytes = gdk_texture_save_to_png_bytes (texture);
  add_row (self, desk_attachment_row_new_for_bytes (self->context, name, "image/png", bytes));
  tell_changed (self);
}

static void
on_files (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskAttachmentGroup) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (value != NULL && self->context != NULL)
    on_dropped (self, value);
}

static void
on_paste (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, on_files,
                                    g_object_ref (widget));
  else
    gdk_clipboard_read_texture_async (clipboard, NULL, on_texture, g_object_ref (widget));
}

static void
desk_attachment_group_dispose (GObject *object)
{
  DeskAttachmentGroup *self = DESK_ATTACHMENT_GROUP (object);

  g_clear_object (&self->add_row);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_attachment_group_parent_class)->dispose (object);
}

static void
desk_attachment_group_class_init (DeskAttachmentGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_attachment_group_dispose;

  /**
   * DeskAttachmentGroup::changed:
   * A file came, went, or got another caption.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "attachment.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "attachment.paste", NULL, on_paste);
}

static GtkWidget *
make_add_row (void)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *add = gtk_button_new_with_label (_ ("Add a File…"));
  GtkWidget *paste = gtk_button_new_with_label (_ ("Paste"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "attachment.add");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (paste), "attachment.paste");
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_add_css_class (paste, "flat");
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (add))), TRUE);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (paste))), TRUE);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (box), ADW_JUSTIFY_FILL);
  adw_wrap_box_append (ADW_WRAP_BOX (box), add);
  adw_wrap_box_append (ADW_WRAP_BOX (box), paste);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
desk_attachment_group_init (DeskAttachmentGroup *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->rows = g_ptr_array_new ();
  self->add_row = g_object_ref_sink (make_add_row ());
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Attachments"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * desk_attachment_group_bind:
 */
void
desk_attachment_group_bind (DeskAttachmentGroup *self, DeskContext *context)
{
  g_set_object (&self->context, context);
}

/**
 * desk_attachment_group_list:
 *
 * Returns: (transfer full) (element-type DeskAttachment): the records of the files that are kept
 */
GPtrArray *
desk_attachment_group_list (DeskAttachmentGroup *self)
{
  GPtrArray *attachments = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->rows->len; i++)
    {
      DeskAttachment *attachment = desk_attachment_row_get_attachment (g_ptr_array_index (self->rows, i));

      if (attachment != NULL)
        g_ptr_array_add (attachments, g_object_ref (attachment));
    }
  return attachments;
}

/**
 * desk_attachment_group_is_busy:
 *
 * Returns: whether a file is still being read
 */
gboolean
desk_attachment_group_is_busy (DeskAttachmentGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (desk_attachment_row_is_busy (g_ptr_array_index (self->rows, i)))
      return TRUE;
  return FALSE;
}

/**
 * desk_attachment_group_add_file:
 * Attaches a file.
 */
void
desk_attachment_group_add_file (DeskAttachmentGroup *self, GFile *file)
{
  add_row (self, desk_attachment_row_new_for_file (self->context, file));
}

/**
 * desk_attachment_group_collect:
 * @typed: the draft gets the records of the files that are kept
 */
void
desk_attachment_group_collect (DeskAttachmentGroup *self, GVariantDict *typed)
{
  g_autoptr (GPtrArray) attachments = desk_attachment_group_list (self);

  for (guint i = 0; i < attachments->len; i++)
    {
      g_autoptr (GPtrArray) values = desk_record_list_values (g_ptr_array_index (attachments, i));

      for (guint j = 0; j < values->len; j++)
        {
          const DeskFieldValue *value = g_ptr_array_index (values, j);
          g_autofree char *name = g_strdup_printf (FIELD "%03u.%s", i, value->name);

          if (value->value != NULL)
            g_variant_dict_insert_value (typed, name, value->value);
        }
    }
}

/**
 * desk_attachment_group_restore:
 * @typed: a{sv} of a draft
 *
 * Shows the files a draft has.
 */
void
desk_attachment_group_restore (DeskAttachmentGroup *self, GVariant *typed)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (DeskAttachment) attachment = g_object_new (DESK_TYPE_ATTACHMENT, NULL);
      g_autofree char *start = g_strdup_printf (FIELD "%03u.", i);
      GVariantIter iter;
      const char *name;
      GVariant *value;

      g_variant_iter_init (&iter, typed);
      while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
        if (g_str_has_prefix (name, start))
          desk_record_set_wire (DESK_RECORD (attachment), name + strlen (start), value);
      if (desk_record_get_text (DESK_RECORD (attachment), DESK_ATTACHMENT_SHA) == NULL)
        return;
      add_row (self, desk_attachment_row_new_for_record (self->context, attachment));
    }
}
