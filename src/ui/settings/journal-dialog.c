// SPDX-License-Identifier: GPL-3.0-or-later
// The journal for head and auditor: its check, and the last openings of records.

#include "ui/settings/journal-dialog.h"

#include "store/access-log.h"
#include "store/error.h"
#include "store/records.h"
#include "ui/officer-name.h"
#include "ui/widgets/button-rows.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

#define N_OPENINGS 50

struct _DeskJournalDialog
{
  AdwDialog parent_instance;
  DeskContext *context;
  GCancellable *check_cancellable; /* NULL: no check runs */
  GCancellable *cancellable;

  AdwActionRow *check;
  GtkImage *icon;
  GtkWidget *again;
  GtkWidget *stop;
  GtkWidget *progress_row;
  GtkProgressBar *progress;
  AdwPreferencesGroup *openings;
};

G_DEFINE_FINAL_TYPE (DeskJournalDialog, desk_journal_dialog, ADW_TYPE_DIALOG)

/* What is read for the list. */
typedef struct
{
  GPtrArray *log;      /* of DeskAccess */
  GPtrArray *officers; /* of DeskRecord */
} Openings;

static void
openings_free (Openings *self)
{
  g_clear_pointer (&self->log, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_free (self);
}

static void
show_check (DeskJournalDialog *self, const char *icon, const char *style, const char *title, const char *text)
{
  gboolean running = self->check_cancellable != NULL;

  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]){ style, NULL });
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->check), title);
  adw_action_row_set_subtitle (self->check, text);
  gtk_widget_set_visible (self->again, !running);
  gtk_widget_set_visible (self->stop, running);
  gtk_widget_set_visible (self->progress_row, running);
}

static void
tell_result (DeskJournalDialog *self, const char *icon, const char *style, const char *title,
             const char *text)
{
  g_autofree char *both = desk_field_words_then (title, text);

  show_check (self, icon, style, title, text);
  desk_spoken_warn (GTK_WIDGET (self), both);
}

static void
on_progress (goffset n_read, goffset n_changes, gpointer data)
{
  DeskJournalDialog *self = data;

  if (self->progress != NULL && n_changes > 0)
    gtk_progress_bar_set_fraction (self->progress, (double)n_read / (double)n_changes);
}

static void
show_holding (DeskJournalDialog *self, gint64 n_changes)
{
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (self->context));
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%lu entry was read, at %s. Nothing was changed or left out.",
                   "%lu entries were read, at %s. Nothing was changed or left out.", (gulong)n_changes),
      (gulong)n_changes, time);

  tell_result (self, "object-select-symbolic", "success", _ ("The journal holds"), text);
}

static void
on_verified (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskJournalDialog) self = data;
  g_autoptr (GError) error = NULL;
  gint64 n_changes;
  gboolean holds = desk_store_verify_finish (DESK_STORE (store), result, &n_changes, &error);

  g_clear_object (&self->check_cancellable);
  if (self->check == NULL)
    return;
  if (holds)
    show_holding (self, n_changes);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_check (self, "media-playback-stop-symbolic", "dimmed", _ ("The check was stopped"),
                _ ("What was read up to there holds; the rest was not read."));
  else if (g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_BROKEN))
    tell_result (self, "dialog-warning-symbolic", "error", _ ("The journal does not hold"), error->message);
  else
    tell_result (self, "dialog-warning-symbolic", "error", _ ("The journal could not be read"),
                 error->message);
}

static void
start_check (DeskJournalDialog *self)
{
  self->check_cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_check (self, "system-search-symbolic", "dimmed", _ ("Reading the journal…"),
              _ ("You can go on working meanwhile."));
  desk_store_verify_async (desk_context_get_store (self->context), on_progress, self, self->check_cancellable,
                           on_verified, g_object_ref (self));
}

static void
on_again (DeskJournalDialog *self)
{
  if (self->check_cancellable == NULL)
    start_check (self);
  gtk_widget_grab_focus (self->stop);
}

static void
on_stop (DeskJournalDialog *self)
{
  g_cancellable_cancel (self->check_cancellable);
}

static char *
name_officer (DeskJournalDialog *self, GPtrArray *officers, const char *code)
{
  for (guint i = 0; code != NULL && i < officers->len; i++)
    if (g_strcmp0 (desk_record_get_text (g_ptr_array_index (officers, i), DESK_OFFICER_CODE), code) == 0)
      return desk_officer_name_make (g_ptr_array_index (officers, i),
                                     desk_context_get_profile (self->context),
                                     desk_context_get_language (self->context));
  return g_strdup (code != NULL ? code : "");
}

static char *
name_record (const DeskAccess *access)
{
  const char *kind = access->kind != NULL ? access->kind : "";
  const char *number = access->number != NULL ? access->number : "—";

  if (access->person != NULL)
    return g_strdup (access->person);
  if (g_str_equal (kind, "person"))
    return g_strdup (_ ("A person without a name"));
  if (g_str_equal (kind, "visit"))
    /* TRANSLATORS: the number of a visit */
    return g_strdup_printf (_ ("Visit %s"), number);
  if (g_str_equal (kind, "statement"))
    /* TRANSLATORS: the number of a statement */
    return g_strdup_printf (_ ("Statement %s"), number);
  if (g_str_equal (kind, "loss"))
    /* TRANSLATORS: the number of a declaration of lost documents */
    return g_strdup_printf (_ ("Declaration %s"), number);
  if (g_str_equal (kind, "find"))
    /* TRANSLATORS: the number of a found document */
    return g_strdup_printf (_ ("Found document %s"), number);
  if (g_str_equal (kind, "appointment"))
    /* TRANSLATORS: the number of an appointment */
    return g_strdup_printf (_ ("Appointment %s"), number);
  return g_strdup (_ ("Another record"));
}

static char *
describe_access (DeskJournalDialog *self, const DeskAccess *access, GPtrArray *officers)
{
  GTimeZone *zone = desk_clock_get_zone (desk_context_get_clock (self->context));
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (access->time);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *time = g_date_time_format (local, "%d.%m.%Y %H:%M");
  g_autofree char *officer = name_officer (self, officers, access->officer);
  const char *purpose = access->purpose_text;

  if (purpose == NULL && access->purpose != NULL)
    purpose = desk_profile_get_label (desk_context_get_profile (self->context), "access_purposes",
                                      access->purpose, desk_context_get_language (self->context));
  return purpose != NULL ? g_strjoin (" · ", time, officer, purpose, NULL)
                         : g_strjoin (" · ", time, officer, NULL);
}

static void
add_opening (DeskJournalDialog *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (self->openings, row);
}

static gpointer
load_openings (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Openings *openings = g_new0 (Openings, 1);

  openings->log = desk_access_log_load (database, N_OPENINGS, cancellable, error);
  if (openings->log != NULL)
    openings->officers = desk_records_load_all (database, "officer", cancellable, error);
  if (openings->officers == NULL)
    g_clear_pointer (&openings, openings_free);
  return openings;
}

static void
on_loaded (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskJournalDialog) self = data;
  g_autoptr (GError) error = NULL;
  Openings *openings = desk_store_call_finish (DESK_STORE (store), result, &error);

  if (self->openings == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&openings, openings_free);
      return;
    }
  if (openings == NULL)
    {
      add_opening (self, _ ("The list could not be read"), error->message);
      return;
    }
  if (openings->log->len == 0)
    add_opening (self, _ ("Nobody opened a record yet"), "");
  for (guint i = 0; i < openings->log->len; i++)
    {
      const DeskAccess *access = g_ptr_array_index (openings->log, i);
      g_autofree char *title = name_record (access);
      g_autofree char *subtitle = describe_access (self, access, openings->officers);

      add_opening (self, title, subtitle);
    }
  openings_free (openings);
}

static void
desk_journal_dialog_closed (AdwDialog *dialog)
{
  DeskJournalDialog *self = DESK_JOURNAL_DIALOG (dialog);

  g_cancellable_cancel (self->check_cancellable);
  g_cancellable_cancel (self->cancellable);
}

static void
desk_journal_dialog_dispose (GObject *object)
{
  DeskJournalDialog *self = DESK_JOURNAL_DIALOG (object);

  g_cancellable_cancel (self->check_cancellable);
  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_JOURNAL_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_journal_dialog_parent_class)->dispose (object);
}

static void
desk_journal_dialog_class_init (DeskJournalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_journal_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = desk_journal_dialog_closed;

  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/settings/journal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskJournalDialog, check);
  gtk_widget_class_bind_template_child (widget_class, DeskJournalDialog, icon);
  gtk_widget_class_bind_template_child (widget_class, DeskJournalDialog, again);
  gtk_widget_class_bind_template_child (widget_class, DeskJournalDialog, stop);
  gtk_widget_class_bind_template_child (widget_class, DeskJournalDialog, progress_row);
  gtk_widget_class_bind_template_child (widget_class, DeskJournalDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DeskJournalDialog, openings);
  gtk_widget_class_bind_template_callback (widget_class, on_again);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
}

static void
desk_journal_dialog_init (DeskJournalDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_button_rows_wrap (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * desk_journal_dialog_new:
 * @context: with an open store
 *
 * Returns: (transfer full): a dialog that has begun to check
 */
AdwDialog *
desk_journal_dialog_new (DeskContext *context)
{
  DeskJournalDialog *self = g_object_new (DESK_TYPE_JOURNAL_DIALOG, NULL);

  self->context = g_object_ref (context);
  start_check (self);
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_BACKGROUND, load_openings, NULL,
                         NULL, (GDestroyNotify)openings_free, self->cancellable, on_loaded,
                         g_object_ref (self));
  return ADW_DIALOG (self);
}
