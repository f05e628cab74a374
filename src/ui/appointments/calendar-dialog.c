// SPDX-License-Identifier: GPL-3.0-or-later
// Whose appointments, and whether people are named; then where to. Nobody is named unless the officer wants it: a file outside of
// the program is read by whoever can open it.

#include "ui/appointments/calendar-dialog.h"

#include "model/day-text.h"
#include "model/reception.h"
#include "store/records.h"
#include "ui/appointments/calendar-file.h"
#include "ui/notice.h"
#include "ui/widgets/spoken.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *from;
  DeskContext *context;
  GDate first;
  gboolean is_month;
  char *reception;       /* id of the one that is offered first; NULL: all */
  GPtrArray *receptions; /* of DeskReception: who can be chosen, after all of them */
  AdwComboRow *whose;
  AdwSwitchRow *names;
  char *name; /* of the file, without what it ends on */
  DeskCalendarFile *file;
} Asked;

static void
asked_free (Asked *self)
{
  g_object_unref (self->from);
  g_object_unref (self->context);
  g_free (self->reception);
  g_clear_pointer (&self->receptions, g_ptr_array_unref);
  g_free (self->name);
  g_clear_pointer (&self->file, desk_calendar_file_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
on_written (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = self->file->n_appointments;

  if (!desk_calendar_file_write_finish (G_FILE (file), result, &error))
    {
      desk_notice_show_error (self->from, error);
      return;
    }
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The calendar file was saved with %u appointment",
                                       "The calendar file was saved with %u appointments", n),
                          n);
  desk_notice_show (self->from, text);
}

static void
on_file (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, &error);
  const DeskCalendarFile *calendar = self->file;

  if (file != NULL)
    desk_calendar_file_write_async (calendar, file, NULL, on_written, g_steal_pointer (&self));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    desk_notice_show_error (self->from, error);
}

static void
ask_file (Asked *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *name = g_strconcat (self->name, ".ics", NULL);

  gtk_file_filter_add_mime_type (filter, "text/calendar");
  gtk_file_filter_set_name (filter, _ ("Calendar files"));
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, _ ("Save the Calendar File"));
  gtk_file_dialog_set_initial_name (dialog, g_strdelimit (name, "/\\:", '-'));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (self->from)), NULL, on_file, self);
}

static void
on_made (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) self = data;
  g_autoptr (GError) error = NULL;

  self->file = desk_calendar_file_make_finish (DESK_STORE (store), result, &error);
  if (self->file == NULL)
    desk_notice_show_error (self->from, error);
  else if (self->file->n_appointments == 0)
    desk_notice_show (self->from, _ ("Nobody is booked then: no file was saved"));
  else if (gtk_widget_get_root (self->from) != NULL)
    ask_file (g_steal_pointer (&self));
}

static void
make (Asked *self)
{
  guint chosen = adw_combo_row_get_selected (self->whose);
  DeskRecord *reception =
      chosen > 0 && chosen <= self->receptions->len ? g_ptr_array_index (self->receptions, chosen - 1) : NULL;
  const char *whose =
      reception != NULL ? desk_record_get_text (reception, DESK_RECEPTION_NAME) : _ ("Appointments");
  g_autofree char *period =
      self->is_month ? desk_day_text_write_month (&self->first) : desk_day_text_write (&self->first);
  g_autofree char *title = g_strdup_printf ("%s, %s", whose, period);
  char day[16];
  const DeskCalendarWish wish = {
    .from = self->first,
    .n_days = self->is_month
                  ? g_date_get_days_in_month (g_date_get_month (&self->first), g_date_get_year (&self->first))
                  : 1,
    .reception = reception != NULL ? desk_record_get_id (reception) : NULL,
    .title = title,
    .with_names = adw_switch_row_get_active (self->names),
  };

  g_date_strftime (day, sizeof day, self->is_month ? "%Y-%m" : "%Y-%m-%d", &self->first);
  self->name = g_strdup_printf ("%s %s", whose, day);
  desk_calendar_file_make_async (self->context, &wish, NULL, on_made, self);
}

static void
on_answered (AdwAlertDialog *dialog, const char *response, gpointer data)
{
  g_autoptr (Asked) self = data;

  if (g_str_equal (response, "save") && desk_context_get_store (self->context) != NULL)
    make (g_steal_pointer (&self));
}

static GtkWidget *
make_whose (Asked *self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (labels, _ ("All receptions"));
  for (guint i = 0; i < self->receptions->len; i++)
    {
      DeskRecord *reception = g_ptr_array_index (self->receptions, i);
      const char *name = desk_record_get_text (reception, DESK_RECEPTION_NAME);

      gtk_string_list_append (labels, name != NULL ? name : "");
      if (g_strcmp0 (desk_record_get_id (reception), self->reception) == 0)
        selected = i + 1;
    }
  self->whose = ADW_COMBO_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Whose appointments"));
  adw_combo_row_set_model (self->whose, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->whose, selected);
  desk_spoken_follow_choice (row, NULL);
  return row;
}

static GtkWidget *
make_names (Asked *self)
{
  GtkWidget *row = adw_switch_row_new ();

  self->names = ADW_SWITCH_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("With names and questions"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row),
      _ ("Keep such a file only where the register itself may be kept. Sealed matters stay "
         "without names."));
  return row;
}

static void
present (Asked *self)
{
  AdwDialog *dialog =
      adw_alert_dialog_new (self->is_month ? _ ("Save the Month as a Calendar File")
                                           : _ ("Save the Day as a Calendar File"),
                            _ ("The file can be opened with any calendar. Later changes do not get into it: "
                               "save it anew."));
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_whose (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_names (self));
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (dialog), TRUE);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), group);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                  _ ("Choose a _Folder…"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_answered), self);
  adw_dialog_present (dialog, self->from);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *first = desk_record_get_text (*(DeskRecord *const *)a, DESK_RECEPTION_NAME);
  const char *second = desk_record_get_text (*(DeskRecord *const *)b, DESK_RECEPTION_NAME);

  return g_utf8_collate (first != NULL ? first : "", second != NULL ? second : "");
}

static gpointer
load (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *receptions = desk_records_load_all (database, "reception", cancellable, error);

  if (receptions != NULL)
    g_ptr_array_sort (receptions, compare_names);
  return receptions;
}

static void
on_receptions (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) self = data;
  g_autoptr (GError) error = NULL;

  self->receptions = desk_store_call_finish (DESK_STORE (store), result, &error);
  if (self->receptions == NULL)
    desk_notice_show_error (self->from, error);
  else if (gtk_widget_get_root (self->from) != NULL)
    present (g_steal_pointer (&self));
}

static void
ask (GtkWidget *from, DeskContext *context, const GDate *first, gboolean is_month, const char *reception)
{
  Asked *self = g_new0 (Asked, 1);

  self->from = g_object_ref (from);
  self->context = g_object_ref (context);
  self->first = *first;
  self->is_month = is_month;
  self->reception = g_strdup (reception);
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, load, NULL, NULL,
                         (GDestroyNotify)g_ptr_array_unref, NULL, on_receptions, self);
}

/**
 * desk_calendar_dialog_present_day:
 * @reception: (nullable): id of the one that is offered first; NULL: all
 *
 * Asks what of a day is wanted in a calendar file, and where to save it.
 */
void
desk_calendar_dialog_present_day (GtkWidget *from, DeskContext *context, const GDate *day,
                                  const char *reception)
{
  ask (from, context, day, FALSE, reception);
}

/**
 * desk_calendar_dialog_present_month:
 * @month: some day of the month
 * @reception: (nullable): id of the one that is offered first; NULL: all
 *
 * Asks what of a month is wanted in a calendar file, and where to save it.
 */
void
desk_calendar_dialog_present_month (GtkWidget *from, DeskContext *context, const GDate *month,
                                    const char *reception)
{
  GDate first = *month;

  g_date_set_day (&first, 1);
  ask (from, context, &first, TRUE, reception);
}
