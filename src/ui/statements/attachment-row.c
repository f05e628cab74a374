// SPDX-License-Identifier: GPL-3.0-or-later
// One file of a statement under way. Reading and keeping it: store/attach.

#include "ui/statements/attachment-row.h"

#include "model/profile.h"
#include "store/attach.h"
#include "store/blob.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

#define HASH_LETTERS 8
#define PREVIEW_LIMIT (20 * 1000 * 1000) /* bytes of an image that is worth decoding for a preview */

struct _DeskAttachmentRow
{
  AdwPreferencesRow parent_instance;

  DeskContext *context;
  DeskAttachment *attachment; /* NULL until it is kept */
  GCancellable *cancellable;  /* while it is read */
  char *name;
  char *type;

  GtkImage *icon;
  GtkImage *preview;
  GtkLabel *title;
  GtkLabel *detail;
  GtkProgressBar *progress;
  GtkEditable *caption;
  GtkWidget *remove;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskAttachmentRow, desk_attachment_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_detail (DeskAttachmentRow *self, const char *text, gboolean is_error)
{
  gtk_label_set_label (self->detail, text);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->detail), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
}

static gpointer
load_bytes (DeskDatabase *database, gpointer sha, GCancellable *cancellable, GError **error)
{
  return desk_blob_get (database, sha, cancellable, error);
}

/* No preview is no fault: the file is kept all the same. */
static void
on_bytes (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskAttachmentRow) self = data;
  g_autoptr (GBytes) bytes = desk_store_call_finish (DESK_STORE (source), result, NULL);
  g_autoptr (GdkTexture) texture = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;

  if (texture == NULL || self->context == NULL)
    return;
  gtk_image_set_from_paintable (self->preview, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->preview), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), FALSE);
}

static void
show_kept (DeskAttachmentRow *self)
{
  DeskRecord *record = DESK_RECORD (self->attachment);
  gint64 size = desk_record_get_integer (record, DESK_ATTACHMENT_SIZE);
  const char *sha = desk_record_get_text (record, DESK_ATTACHMENT_SHA);
  g_autofree char *size_text = g_format_size ((guint64)size);
  g_autofree char *detail = g_strdup_printf ("%s · SHA-256 %.*s…", size_text, HASH_LETTERS, sha);

  show_detail (self, detail, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), TRUE);
  if (g_str_has_prefix (self->type, "image/") && size <= PREVIEW_LIMIT)
    desk_store_call_async (desk_context_get_store (self->context), DESK_PRIORITY_BACKGROUND, load_bytes,
                           g_strdup (sha), g_free, (GDestroyNotify)g_bytes_unref, NULL, on_bytes,
                           g_object_ref (self));
}

static void
on_progress (goffset n_read, goffset size, gpointer data)
{
  DeskAttachmentRow *self = data;

  if (self->progress != NULL && size > 0)
    gtk_progress_bar_set_fraction (self->progress, (double)n_read / (double)size);
}

/* @sha: NULL where the bytes could not be kept */
static void
settle (DeskAttachmentRow *self, const char *sha, gint64 size, const GError *error)
{
  g_clear_object (&self->cancellable);
  if (self->context == NULL)
    return;
  if (sha == NULL)
    show_detail (self, error->message, TRUE);
  else
    {
      self->attachment = g_object_new (DESK_TYPE_ATTACHMENT, "name", self->name, "type", self->type, "sha",
                                       sha, "size", size, NULL);
      show_kept (self);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_attached (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskAttachmentRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sha = NULL;
  gint64 size = 0;

  desk_attach_file_finish (DESK_STORE (source), result, &sha, &size, &error);
  settle (self, sha, size, error);
}

typedef struct
{
  GBytes *bytes;
  gint64 limit;
} Pasted;

static void
pasted_free (gpointer data)
{
  g_bytes_unref (((Pasted *)data)->bytes);
  g_free (data);
}

static gpointer
keep_bytes (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Pasted *pasted = data;
  char *sha;

  return desk_blob_put_bytes (database, pasted->bytes, pasted->limit, &sha, error) ? sha : NULL;
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskAttachmentRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sha = desk_store_call_finish (DESK_STORE (source), result, &error);

  settle (self, sha, GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (self), "size")), error);
}

static gboolean
is_allowed (DeskAttachmentRow *self)
{
  return g_strv_contains (desk_profile_get_attachment_types (desk_context_get_profile (self->context)),
                          self->type);
}

static void
read_file (DeskAttachmentRow *self, GFile *file)
{
  DeskStore *store = desk_context_get_store (self->context);
  gint64 limit = desk_profile_get_attachment_limit (desk_context_get_profile (self->context));

  if (!is_allowed (self))
    {
      show_detail (self,
                   _ ("Files of this kind are not attached. Photos, scans, PDF, text, sound and film are."),
                   TRUE);
      return;
    }
  if (store == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  show_detail (self, _ ("Being read…"), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  desk_attach_file_async (store, file, limit, on_progress, self, self->cancellable, on_attached,
                          g_object_ref (self));
}

static void
on_caption (DeskAttachmentRow *self)
{
  if (self->attachment == NULL)
    return;
  desk_record_set_text (DESK_RECORD (self->attachment), DESK_ATTACHMENT_CAPTION,
                        gtk_editable_get_text (self->caption));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_remove (DeskAttachmentRow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
desk_attachment_row_dispose (GObject *object)
{
  DeskAttachmentRow *self = DESK_ATTACHMENT_ROW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_ATTACHMENT_ROW);
  g_clear_object (&self->attachment);
  g_clear_object (&self->context);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->type, g_free);
  G_OBJECT_CLASS (desk_attachment_row_parent_class)->dispose (object);
}

static void
desk_attachment_row_class_init (DeskAttachmentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_attachment_row_dispose;

  /**
   * DeskAttachmentRow::changed:
   * The file is kept now, or cannot be, or has another caption.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DeskAttachmentRow::removed:
   * The officer took it out; the row is to go.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/statements/attachment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskAttachmentRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DeskAttachmentRow, preview);
  gtk_widget_class_bind_template_child (widget_class, DeskAttachmentRow, title);
  gtk_widget_class_bind_template_child (widget_class, DeskAttachmentRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DeskAttachmentRow, progress);
  gtk_widget_class_bind_template_child (widget_class, DeskAttachmentRow, caption);
  gtk_widget_class_bind_template_child (widget_class, DeskAttachmentRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_caption);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
desk_attachment_row_init (DeskAttachmentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static DeskAttachmentRow *
make_row (DeskContext *context, const char *name, const char *type)
{
  DeskAttachmentRow *self = g_object_new (DESK_TYPE_ATTACHMENT_ROW, NULL);
  g_autoptr (GIcon) icon = NULL;

  self->context = g_object_ref (context);
  self->name = g_strdup (name);
  self->type = g_strdup (type);
  icon = g_content_type_get_symbolic_icon (type);
  gtk_image_set_from_gicon (self->icon, icon);
  gtk_label_set_label (self->title, name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  desk_spoken_set_act (self->remove, _ ("Remove"), name);
  return self;
}

/**
 * desk_attachment_row_new_for_file:
 *
 * Returns: (transfer floating): a row that reads the file and keeps its bytes
 */
DeskAttachmentRow *
desk_attachment_row_new_for_file (DeskContext *context, GFile *file)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file,
                         G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE,
                         G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *base = g_file_get_basename (file);
  const char *content = info != NULL ? g_file_info_get_content_type (info) : NULL;
  g_autofree char *mime = content != NULL ? g_content_type_get_mime_type (content) : NULL;
  g_autofree char *guess = mime == NULL ? g_content_type_guess (base, NULL, 0, NULL) : NULL;
  DeskAttachmentRow *self = make_row (context, info != NULL ? g_file_info_get_display_name (info) : base,
                                      mime != NULL ? mime : guess);

  read_file (self, file);
  return self;
}

/**
 * desk_attachment_row_new_for_bytes:
 * @type: MIME type
 *
 * Returns: (transfer floating): a row that keeps the bytes; nothing of them touches the disk unencrypted
 */
DeskAttachmentRow *
desk_attachment_row_new_for_bytes (DeskContext *context, const char *name, const char *type, GBytes *bytes)
{
  DeskAttachmentRow *self = make_row (context, name, type);
  Pasted *pasted = g_new (Pasted, 1);

  *pasted =
      (Pasted){ g_bytes_ref (bytes), desk_profile_get_attachment_limit (desk_context_get_profile (context)) };
  g_object_set_data (G_OBJECT (self), "size", GSIZE_TO_POINTER (g_bytes_get_size (bytes)));
  self->cancellable = g_cancellable_new ();
  show_detail (self, _ ("Being read…"), FALSE);
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_SAVING, keep_bytes, pasted,
                         pasted_free, g_free, self->cancellable, on_kept, g_object_ref (self));
  return self;
}

/**
 * desk_attachment_row_new_for_record:
 * @attachment: whose bytes are kept already
 *
 * Returns: (transfer floating): a row for it
 */
DeskAttachmentRow *
desk_attachment_row_new_for_record (DeskContext *context, DeskAttachment *attachment)
{
  DeskRecord *record = DESK_RECORD (attachment);
  const char *caption = desk_record_get_text (record, DESK_ATTACHMENT_CAPTION);
  DeskAttachmentRow *self = make_row (context, desk_record_get_text (record, DESK_ATTACHMENT_NAME),
                                      desk_record_get_text (record, DESK_ATTACHMENT_TYPE));

  gtk_editable_set_text (self->caption, caption != NULL ? caption : "");
  self->attachment = g_object_ref (attachment);
  show_kept (self);
  return self;
}

/**
 * desk_attachment_row_get_attachment:
 *
 * Returns: (transfer none) (nullable): the record to be saved; NULL while the file is read, or where it could not be
 */
DeskAttachment *
desk_attachment_row_get_attachment (DeskAttachmentRow *self)
{
  return self->attachment;
}

/**
 * desk_attachment_row_is_busy:
 *
 * Returns: whether the file is still being read
 */
gboolean
desk_attachment_row_is_busy (DeskAttachmentRow *self)
{
  return self->cancellable != NULL;
}
