// SPDX-License-Identifier: GPL-3.0-or-later
// The attachments of a registered statement. An image is shown in the page when its row is opened; everything else is
// looked at after a copy was saved where the officer says.

#include "ui/statements/attached-group.h"

#include "model/attachment.h"
#include "store/blob.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

#define HASH_LETTERS 8
#define PREVIEW_HEIGHT 240

struct _DeskAttachedGroup
{
  AdwPreferencesGroup parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (DeskAttachedGroup, desk_attached_group, ADW_TYPE_PREFERENCES_GROUP)

/* The bytes of an attachment on their way to a file. */
typedef struct
{
  DeskAttachedGroup *group;
  char *sha;
  GFile *file;
} Copy;

static void
copy_free (Copy *self)
{
  g_object_unref (self->group);
  g_free (self->sha);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static gpointer
load_bytes (DeskDatabase *database, gpointer sha, GCancellable *cancellable, GError **error)
{
  return desk_blob_get (database, sha, cancellable, error);
}

static void
on_copied (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copy) copy = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    desk_notice_show_error (GTK_WIDGET (copy->group), error);
  else
    desk_notice_show (GTK_WIDGET (copy->group), _ ("A copy was saved"));
}

static void
on_bytes_to_copy (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copy) copy = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = desk_store_call_finish (DESK_STORE (source), result, &error);
  GFile *file = copy->file;

  if (bytes == NULL)
    desk_notice_show_error (GTK_WIDGET (copy->group), error);
  else
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE,
                                         G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                         on_copied, g_steal_pointer (&copy));
}

static void
on_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copy) copy = data;
  DeskContext *context = copy->group->context;
  DeskStore *store = context != NULL ? desk_context_get_store (context) : NULL;

  copy->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  if (copy->file == NULL || store == NULL)
    return;
  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, load_bytes, g_strdup (copy->sha), g_free,
                         (GDestroyNotify)g_bytes_unref, NULL, on_bytes_to_copy, copy);
  g_steal_pointer (&copy);
}

static void
on_save (GtkWidget *button, DeskAttachedGroup *self)
{
  DeskRecord *attachment = g_object_get_data (G_OBJECT (button), "attachment");
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Copy *copy = g_new (Copy, 1);

  *copy =
      (Copy){ g_object_ref (self), g_strdup (desk_record_get_text (attachment, DESK_ATTACHMENT_SHA)), NULL };
  gtk_file_dialog_set_title (dialog, _ ("Save a Copy"));
  gtk_file_dialog_set_initial_name (dialog, desk_record_get_text (attachment, DESK_ATTACHMENT_NAME));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (button)), self->cancellable, on_chosen,
                        copy);
}

static void
decode (GTask *task, gpointer source, gpointer bytes, GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *texture = gdk_texture_new_from_bytes (bytes, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_decoded (GObject *picture, GAsyncResult *result, gpointer data)
{
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (texture != NULL)
    gtk_picture_set_paintable (GTK_PICTURE (picture), GDK_PAINTABLE (texture));
  else
    gtk_picture_set_alternative_text (GTK_PICTURE (picture), _ ("The image cannot be shown"));
}

/* Images are decoded in a thread of their own: a large one takes longer than a frame. */
static void
on_bytes_to_show (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) picture = data;
  g_autoptr (GBytes) bytes = desk_store_call_finish (DESK_STORE (source), result, NULL);
  g_autoptr (GTask) task = NULL;

  if (bytes == NULL)
    return;
  task = g_task_new (picture, NULL, on_decoded, NULL);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify)g_bytes_unref);
  g_task_run_in_thread (task, decode);
}

static void
on_expanded (AdwExpanderRow *row, GParamSpec *pspec, DeskAttachedGroup *self)
{
  GtkWidget *picture = g_object_get_data (G_OBJECT (row), "picture");
  DeskStore *store = desk_context_get_store (self->context);

  if (!adw_expander_row_get_expanded (row) || store == NULL
      || gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL)
    return;
  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, load_bytes,
                         g_strdup (g_object_get_data (G_OBJECT (row), "sha")), g_free,
                         (GDestroyNotify)g_bytes_unref, self->cancellable, on_bytes_to_show,
                         g_object_ref (picture));
}

static char *
describe (DeskRecord *attachment)
{
  const char *caption = desk_record_get_text (attachment, DESK_ATTACHMENT_CAPTION);
  const char *sha = desk_record_get_text (attachment, DESK_ATTACHMENT_SHA);
  g_autofree char *size = g_format_size ((guint64)desk_record_get_integer (attachment, DESK_ATTACHMENT_SIZE));
  GString *text = g_string_new (NULL);

  /* Why stands in the history. */
  if (desk_record_get_boolean (attachment, DESK_ATTACHMENT_VOID))
    g_string_append_printf (text, "%s\n", _ ("Not valid any more"));
  if (caption != NULL && *caption != '\0')
    g_string_append_printf (text, "%s\n", caption);
  g_string_append_printf (text, "%s · SHA-256 %.*s…", size, HASH_LETTERS, sha != NULL ? sha : "");
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_save_button (DeskAttachedGroup *self, DeskRecord *attachment)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-save-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Save a Copy…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Save a Copy…"),
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "attachment", g_object_ref (attachment), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_save), self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
make_image_row (DeskAttachedGroup *self, DeskRecord *attachment)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *line = adw_preferences_row_new ();

  gtk_widget_set_size_request (picture, -1, PREVIEW_HEIGHT);
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_CONTAIN);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture),
                                    desk_record_get_text (attachment, DESK_ATTACHMENT_CAPTION));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), picture);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
  g_object_set_data (G_OBJECT (row), "picture", picture);
  g_object_set_data_full (G_OBJECT (row), "sha",
                          g_strdup (desk_record_get_text (attachment, DESK_ATTACHMENT_SHA)), g_free);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded), self, G_CONNECT_DEFAULT);
  return row;
}

static GtkWidget *
make_row (DeskAttachedGroup *self, DeskRecord *attachment)
{
  const char *type = desk_record_get_text (attachment, DESK_ATTACHMENT_TYPE);
  gboolean is_image = type != NULL && g_str_has_prefix (type, "image/");
  GtkWidget *row = is_image ? make_image_row (self, attachment) : adw_action_row_new ();
  GtkWidget *icon =
      gtk_image_new_from_icon_name (is_image ? "image-x-generic-symbolic" : "mail-attachment-symbolic");
  g_autofree char *detail = describe (attachment);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 desk_record_get_text (attachment, DESK_ATTACHMENT_NAME));
  g_object_set (row, "subtitle", detail, NULL);
  if (is_image)
    {
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
      adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), make_save_button (self, attachment));
    }
  else
    {
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_save_button (self, attachment));
    }
  return row;
}

static void
desk_attached_group_dispose (GObject *object)
{
  DeskAttachedGroup *self = DESK_ATTACHED_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_attached_group_parent_class)->dispose (object);
}

static void
desk_attached_group_class_init (DeskAttachedGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_attached_group_dispose;
}

static void
desk_attached_group_init (DeskAttachedGroup *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Attachments"));
}

/**
 * desk_attached_group_show:
 * @attachments: (element-type DeskAttachment): those of a statement, not valid ones among them
 *
 * Shows them; hides where there are none.
 */
void
desk_attached_group_show (DeskAttachedGroup *self, DeskContext *context, GPtrArray *attachments)
{
  g_set_object (&self->context, context);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < attachments->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (attachments, i));

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), attachments->len > 0);
}
