// SPDX-License-Identifier: GPL-3.0-or-later
// Carrying by hand what cannot be sent. The file is written and read beside all other work, and what came of it stays in view.

#include "ui/sync/hq-file-group.h"

#include "journal/bundle.h"
#include "ui/sync/hq-link.h"
#include "ui/sync/hq-words.h"
#include "ui/widgets/button-rows.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskHqFileGroup
{
  AdwPreferencesGroup parent_instance;

  DeskContext *context;
  GCancellable *choosing; /* the file chooser */
  GCancellable *carrying; /* what goes on; NULL: nothing */

  GtkWidget *write;
  GtkWidget *read;
  AdwPreferencesRow *progress;
  GtkWidget *stop;
  AdwActionRow *result;
  GtkImage *icon;
};

G_DEFINE_FINAL_TYPE (DeskHqFileGroup, desk_hq_file_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_result (DeskHqFileGroup *self, const char *icon, const char *title, const char *subtitle)
{
  g_autofree char *spoken = g_strjoin (". ", title, *subtitle != '\0' ? subtitle : NULL, NULL);

  gtk_image_set_from_icon_name (self->icon, icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result), title);
  adw_action_row_set_subtitle (self->result, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->result), TRUE);
  desk_spoken_announce (GTK_WIDGET (self), spoken);
}

static void
show_error (DeskHqFileGroup *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_result (self, "process-stop-symbolic", _ ("Stopped"),
                 _ ("Nothing was lost, and no half of a file stays."));
  else
    show_result (self, "dialog-error-symbolic", _ ("This did not work"), error->message);
}

static void
show_written (DeskHqFileGroup *self, const DeskSyncCarried *carried)
{
  guint n = carried->n_attachments;
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change is in the file",
                                                         "%u changes are in the file", carried->n_lines),
                                            carried->n_lines);
  g_autofree char *attached = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u attachment is in it as well. Take the file to headquarters and bring the answer "
                   "back: until then all of this counts as not sent.",
                   "%u attachments are in it as well. Take the file to headquarters and bring the "
                   "answer back: until then all of this counts as not sent.",
                   n),
      n);

  show_result (
      self, "object-select-symbolic", title,
      n > 0 ? attached
            : _ ("Take the file to headquarters and bring the answer back: until then all of this counts as "
                 "not sent."));
}

static void
show_read (DeskHqFileGroup *self, const DeskSyncCarried *carried)
{
  g_autofree char *made = desk_hq_words_moment (carried->made, self->context);
  /* TRANSLATORS: %s is a time of day, or a day and a time */
  g_autofree char *when = g_strdup_printf (_ ("Headquarters wrote the answer: %s"), made != NULL ? made : "");
  g_autofree char *title =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record here is new or changed",
                                    "%u records here are new or changed", carried->n_records),
                       carried->n_records);

  show_result (self, "object-select-symbolic",
               carried->n_records > 0 ? title : _ ("The answer was read; it changed nothing here"), when);
}

static void
begin (DeskHqFileGroup *self, const char *doing)
{
  self->carrying = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->result), FALSE);
  adw_preferences_row_set_title (self->progress, doing);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_sensitive (self->write, FALSE);
  gtk_widget_set_sensitive (self->read, FALSE);
  gtk_widget_grab_focus (self->stop);
}

static void
end (DeskHqFileGroup *self, GtkWidget *focus)
{
  gboolean had_focus = gtk_widget_has_focus (self->stop);

  g_clear_object (&self->carrying);
  gtk_widget_set_sensitive (self->write, TRUE);
  gtk_widget_set_sensitive (self->read, TRUE);
  if (had_focus)
    gtk_widget_grab_focus (focus);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
}

static void
take (DeskHqFileGroup *self, GObject *link, GAsyncResult *result, GtkWidget *focus,
      void (*show) (DeskHqFileGroup *self, const DeskSyncCarried *carried))
{
  g_autoptr (GError) error = NULL;
  DeskSyncCarried carried = { 0 };
  gboolean done = desk_hq_link_file_finish (DESK_HQ_LINK (link), result, &carried, &error);

  if (self->context == NULL)
    return;
  end (self, focus);
  if (done)
    show (self, &carried);
  else
    show_error (self, error);
}

static void
on_written (GObject *link, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskHqFileGroup) self = data;

  take (self, link, result, self->write, show_written);
}

static void
on_taken (GObject *link, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskHqFileGroup) self = data;

  take (self, link, result, self->read, show_read);
}

/**
 * desk_hq_file_group_write:
 * @file: takes its name when it is whole
 *
 * Writes what headquarters does not have.
 */
void
desk_hq_file_group_write (DeskHqFileGroup *self, GFile *file)
{
  DeskHqLink *link = desk_context_get_link (self->context);

  if (link == NULL || self->carrying != NULL)
    return;
  begin (self, _ ("Writing the file"));
  desk_hq_link_write_file_async (link, file, self->carrying, on_written, g_object_ref (self));
}

/**
 * desk_hq_file_group_read:
 *
 * Reads an answer of headquarters.
 */
void
desk_hq_file_group_read (DeskHqFileGroup *self, GFile *file)
{
  DeskHqLink *link = desk_context_get_link (self->context);

  if (link == NULL || self->carrying != NULL)
    return;
  begin (self, _ ("Reading the file"));
  desk_hq_link_read_file_async (link, file, self->carrying, on_taken, g_object_ref (self));
}

/* Choosing --------------------------------------------------------------------------------------------------------------- */

static GtkFileDialog *
make_chooser (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Files of Headquarters"));
  gtk_file_filter_add_pattern (filter, "*" DESK_BUNDLE_SUFFIX);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  return dialog;
}

static GtkWindow *
get_window (DeskHqFileGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static gboolean
is_answered (DeskHqFileGroup *self, GFile *file, const GError *error)
{
  if (self->context == NULL)
    return FALSE;
  if (file == NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
  return file != NULL;
}

static void
on_place_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskHqFileGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, &error);

  if (is_answered (self, file, error))
    desk_hq_file_group_write (self, file);
}

static void
on_answer_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskHqFileGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, &error);

  if (is_answered (self, file, error))
    desk_hq_file_group_read (self, file);
}

/* "PL1-B 2026-11-29 1432.ddb" */
static char *
make_name (DeskHqFileGroup *self)
{
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (self->context));
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H%M");
  DeskHqStatus status;

  desk_hq_link_get_status (desk_context_get_link (self->context), &status);
  return g_strconcat (status.desk, " ", time, DESK_BUNDLE_SUFFIX, NULL);
}

static void
on_write (DeskHqFileGroup *self)
{
  g_autoptr (GtkFileDialog) dialog = make_chooser (_ ("Write a File for Headquarters"));
  g_autofree char *name = make_name (self);

  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (self), self->choosing, on_place_chosen, g_object_ref (self));
}

static void
on_read (DeskHqFileGroup *self)
{
  g_autoptr (GtkFileDialog) dialog = make_chooser (_ ("Read the Answer of Headquarters"));

  gtk_file_dialog_open (dialog, get_window (self), self->choosing, on_answer_chosen, g_object_ref (self));
}

static void
on_stop (DeskHqFileGroup *self)
{
  g_cancellable_cancel (self->carrying);
}

static void
desk_hq_file_group_dispose (GObject *object)
{
  DeskHqFileGroup *self = DESK_HQ_FILE_GROUP (object);

  g_cancellable_cancel (self->choosing);
  g_clear_object (&self->carrying);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_HQ_FILE_GROUP);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_hq_file_group_parent_class)->dispose (object);
}

static void
desk_hq_file_group_finalize (GObject *object)
{
  g_object_unref (DESK_HQ_FILE_GROUP (object)->choosing);
  G_OBJECT_CLASS (desk_hq_file_group_parent_class)->finalize (object);
}

static void
desk_hq_file_group_class_init (DeskHqFileGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_hq_file_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_hq_file_group_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/sync/hq-file-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskHqFileGroup, write);
  gtk_widget_class_bind_template_child (widget_class, DeskHqFileGroup, read);
  gtk_widget_class_bind_template_child (widget_class, DeskHqFileGroup, progress);
  gtk_widget_class_bind_template_child (widget_class, DeskHqFileGroup, stop);
  gtk_widget_class_bind_template_child (widget_class, DeskHqFileGroup, result);
  gtk_widget_class_bind_template_child (widget_class, DeskHqFileGroup, icon);
  gtk_widget_class_bind_template_callback (widget_class, on_write);
  gtk_widget_class_bind_template_callback (widget_class, on_read);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
}

static void
desk_hq_file_group_init (DeskHqFileGroup *self)
{
  self->choosing = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_button_rows_wrap (GTK_WIDGET (self));
}

/**
 * desk_hq_file_group_set_context:
 * @context: with a link; set once
 */
void
desk_hq_file_group_set_context (DeskHqFileGroup *self, DeskContext *context)
{
  g_set_object (&self->context, context);
}
