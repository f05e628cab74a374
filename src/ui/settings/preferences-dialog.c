// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences: the station as the head set it up, and what this computer remembers.

#include "ui/settings/preferences-dialog.h"

#include "ui/settings/headquarters-page.h"
#include "ui/settings/keyring-act.h"
#include "ui/settings/record-edit.h"
#include "ui/settings/workplace-page.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/list-group.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/switch-row.h"

#include <glib/gi18n-lib.h>

#define SAVE_DELAY 300 /* milliseconds: what one leaving of a row writes comes in several steps */

struct _DeskPreferencesDialog
{
  AdwPreferencesDialog parent_instance;
  DeskContext *context;
  DeskRecordEdit *edit;
  guint timer;
  gboolean closing;

  DeskWorkplacePage *workplace_page;
  DeskHeadquartersPage *headquarters_page;
  AdwBanner *station_banner;
  AdwBanner *rooms_banner;
  AdwBanner *specialists_banner;
};

G_DEFINE_FINAL_TYPE (DeskPreferencesDialog, desk_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static gboolean
may_change (DeskPreferencesDialog *self)
{
  return g_strcmp0 (desk_context_get_role (self->context), "head") == 0;
}

/* All rows lie below it, whether the dialog is on the screen or not. */
static GtkWidget *
get_form (DeskPreferencesDialog *self)
{
  return adw_dialog_get_child (ADW_DIALOG (self));
}

static void
show_banner (AdwBanner *banner, const char *text)
{
  if (text != NULL)
    adw_banner_set_title (banner, text);
  adw_banner_set_revealed (banner, text != NULL);
}

static DeskFormRow *
find_row (DeskPreferencesDialog *self, const char *field)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (get_form (self));

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (desk_form_row_get_field (g_ptr_array_index (rows, i)), field))
      return g_ptr_array_index (rows, i);
  return NULL;
}

/* Why the station cannot be saved as it is, NULL when it can; and the row to mend it in. */
static const char *
find_fault (DeskPreferencesDialog *self, GtkWidget **row)
{
  DeskRecord *record = desk_record_edit_get_record (self->edit);
  DeskStationField field;
  const char *fault;

  *row = desk_form_rows_find_error (get_form (self));
  if (*row != NULL)
    return _ ("What is marked here cannot be saved as it was typed.");
  fault = desk_station_find_fault (DESK_STATION (record), desk_context_get_profile (self->context), &field);
  if (fault != NULL)
    *row = GTK_WIDGET (find_row (self, desk_record_get_fields (record, NULL)[field].name));
  return fault;
}

static void
show_fault (DeskPreferencesDialog *self, const char *fault)
{
  show_banner (self->station_banner, fault);
  if (fault != NULL)
    desk_spoken_announce (GTK_WIDGET (self), fault);
}

static void
on_discard_answered (AdwAlertDialog *alert, const char *response, DeskPreferencesDialog *self)
{
  GtkWidget *row;

  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
  else if (find_fault (self, &row) != NULL && row != NULL)
    {
      AdwPreferencesPage *page =
          ADW_PREFERENCES_PAGE (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_PAGE));

      adw_preferences_dialog_set_visible_page (ADW_PREFERENCES_DIALOG (self), page);
      gtk_widget_grab_focus (row);
    }
}

/* Nothing may keep a dialog open against the officer's will; but what is lost is said. */
static void
ask_discard (DeskPreferencesDialog *self, const char *why)
{
  AdwDialog *alert = adw_alert_dialog_new (_ ("Not Everything Is Saved"), why);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "back", _ ("_Go Back"), "discard",
                                  _ ("_Leave It Unsaved"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "back");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "back");
  g_signal_connect_object (alert, "response", G_CALLBACK (on_discard_answered), self, G_CONNECT_DEFAULT);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
on_renamed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* The name is saved; only the sign-in page keeps the old one until the next password is set. */
  if (!desk_keyring_act_finish (DESK_CONTEXT (source), result, &error))
    g_message ("The station could not be renamed on the sign-in page: %s", error->message);
}

/* The sign-in page shows the name before anything is open. */
static void
rename_station (DeskPreferencesDialog *self, const char *name)
{
  DeskKeyring *keyring = desk_context_get_keyring (self->context);

  if (keyring != NULL && g_strcmp0 (desk_keyring_get_station_name (keyring), name) != 0)
    desk_keyring_act_rename_station_async (self->context, name, on_renamed, NULL);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPreferencesDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRecord) saved = NULL;
  gboolean closing = self->closing;

  if (!desk_record_edit_save_finish (DESK_RECORD_EDIT (source), result, &error))
    {
      self->closing = FALSE;
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      if (closing)
        ask_discard (self, error->message);
      else
        show_fault (self, error->message);
      return;
    }

  saved = desk_record_copy (desk_record_edit_get_shown (self->edit));
  rename_station (self, desk_record_get_text (saved, DESK_STATION_NAME));
  desk_context_set_station (self->context, DESK_STATION (saved));
  if (closing)
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
save (DeskPreferencesDialog *self)
{
  GtkWidget *row;
  const char *fault = find_fault (self, &row);

  g_clear_handle_id (&self->timer, g_source_remove);
  show_fault (self, fault);
  if (fault == NULL && desk_record_edit_is_changed (self->edit))
    desk_record_edit_save_async (self->edit, GTK_WIDGET (self), on_saved, g_object_ref (self));
}

static gboolean
on_timer (gpointer data)
{
  DeskPreferencesDialog *self = DESK_PREFERENCES_DIALOG (data);

  self->timer = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
on_record_changed (DeskPreferencesDialog *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (SAVE_DELAY, on_timer, self);
}

static gboolean
is_empty (GBinding *binding, const GValue *length, GValue *visible, gpointer data)
{
  g_value_set_boolean (visible, g_value_get_uint (length) == 0);
  return TRUE;
}

/* Says beside an empty threshold what holds then. */
static void
add_default (DeskPreferencesDialog *self, DeskStationField field)
{
  DeskRecord *record = desk_record_edit_get_record (self->edit);
  gint64 number = desk_station_get_default (desk_context_get_profile (self->context), field);
  DeskFormRow *row = find_row (self, desk_record_get_fields (record, NULL)[field].name);
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (number < 0)
    return;
  /* TRANSLATORS: the number that holds while a field is empty */
  text = g_strdup_printf (_ ("Profile: %ld"), (glong)number);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "dimmed");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), label);
  g_object_bind_property_full (row, "text-length", label, "visible", G_BINDING_SYNC_CREATE, is_empty, NULL,
                               NULL, NULL);
}

/* Whoever may not change the station can still read, mark and copy. */
static void
make_read_only (DeskPreferencesDialog *self)
{
  const char *why = _ ("Only the head of the unit can change this.");
  g_autoptr (GPtrArray) rows = desk_form_rows_find (get_form (self));

  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);

      if (GTK_IS_EDITABLE (row))
        gtk_editable_set_editable (GTK_EDITABLE (row), FALSE);
      else
        gtk_widget_set_sensitive (row, FALSE);
    }
  show_banner (self->station_banner, why);
  show_banner (self->rooms_banner, why);
  show_banner (self->specialists_banner, why);
}

static void
on_closed_for_language (DeskPreferencesDialog *self, GtkWidget *window)
{
  gtk_widget_activate_action (window, "win.preferences", NULL);
}

/* Begins anew in the other language, once what was typed here is saved. */
static void
on_language_changed (DeskPreferencesDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (window == NULL)
    return;
  g_signal_connect_object (self, "closed", G_CALLBACK (on_closed_for_language), window, G_CONNECT_DEFAULT);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
desk_preferences_dialog_close_attempt (AdwDialog *dialog)
{
  DeskPreferencesDialog *self = DESK_PREFERENCES_DIALOG (dialog);
  GtkWidget *row;
  const char *fault;

  if (!may_change (self))
    {
      adw_dialog_force_close (dialog);
      return;
    }
  desk_form_rows_commit (get_form (self));
  g_clear_handle_id (&self->timer, g_source_remove);
  fault = find_fault (self, &row);
  if (fault != NULL)
    {
      ask_discard (self, fault);
      return;
    }
  self->closing = TRUE;
  desk_record_edit_save_async (self->edit, GTK_WIDGET (self), on_saved, g_object_ref (self));
}

static void
desk_preferences_dialog_dispose (GObject *object)
{
  DeskPreferencesDialog *self = DESK_PREFERENCES_DIALOG (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->edit);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_preferences_dialog_parent_class)->dispose (object);
}

static void
desk_preferences_dialog_class_init (DeskPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_preferences_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = desk_preferences_dialog_close_attempt;

  g_type_ensure (DESK_TYPE_ENTRY_ROW);
  g_type_ensure (DESK_TYPE_HEADQUARTERS_PAGE);
  g_type_ensure (DESK_TYPE_LIST_GROUP);
  g_type_ensure (DESK_TYPE_SWITCH_ROW);
  g_type_ensure (DESK_TYPE_WORKPLACE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/settings/preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPreferencesDialog, workplace_page);
  gtk_widget_class_bind_template_child (widget_class, DeskPreferencesDialog, headquarters_page);
  gtk_widget_class_bind_template_child (widget_class, DeskPreferencesDialog, station_banner);
  gtk_widget_class_bind_template_child (widget_class, DeskPreferencesDialog, rooms_banner);
  gtk_widget_class_bind_template_child (widget_class, DeskPreferencesDialog, specialists_banner);
}

static void
desk_preferences_dialog_init (DeskPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
}

/**
 * desk_preferences_dialog_new:
 * @context: with a station, a store and an officer
 *
 * Returns: (transfer full): the preferences, to be presented on the window
 */
AdwDialog *
desk_preferences_dialog_new (DeskContext *context)
{
  DeskPreferencesDialog *self = g_object_new (DESK_TYPE_PREFERENCES_DIALOG, NULL);
  DeskRecord *record;

  self->context = g_object_ref (context);
  self->edit = desk_record_edit_new (context, DESK_RECORD (desk_context_get_station (context)));
  record = desk_record_edit_get_record (self->edit);
  desk_form_rows_bind (get_form (self), context, record);
  for (DeskStationField field = DESK_STATION_WAIT_LONG; field <= DESK_STATION_IDLE_MINUTES; field++)
    add_default (self, field);

  if (desk_context_get_settings (context) != NULL)
    desk_workplace_page_bind (self->workplace_page, context);
  else
    adw_preferences_dialog_remove (ADW_PREFERENCES_DIALOG (self),
                                   ADW_PREFERENCES_PAGE (self->workplace_page));
  if (desk_context_get_link (context) != NULL)
    desk_headquarters_page_bind (self->headquarters_page, context);
  else
    adw_preferences_dialog_remove (ADW_PREFERENCES_DIALOG (self),
                                   ADW_PREFERENCES_PAGE (self->headquarters_page));
  g_signal_connect_object (context, "notify::language", G_CALLBACK (on_language_changed), self,
                           G_CONNECT_SWAPPED);

  if (may_change (self))
    g_signal_connect_object (record, "notify", G_CALLBACK (on_record_changed), self, G_CONNECT_SWAPPED);
  else
    make_read_only (self);
  return ADW_DIALOG (self);
}

/**
 * desk_preferences_dialog_new_enrolling:
 * @context: with a link
 *
 * Returns: (transfer full): the preferences at the page of headquarters, where the desk is being enrolled
 */
AdwDialog *
desk_preferences_dialog_new_enrolling (DeskContext *context, const char *address, const char *code)
{
  AdwDialog *dialog = desk_preferences_dialog_new (context);
  DeskPreferencesDialog *self = DESK_PREFERENCES_DIALOG (dialog);

  adw_preferences_dialog_set_visible_page (ADW_PREFERENCES_DIALOG (self),
                                           ADW_PREFERENCES_PAGE (self->headquarters_page));
  desk_headquarters_page_enrol (self->headquarters_page, address, code);
  return dialog;
}
