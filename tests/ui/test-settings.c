// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences: what is shown, what is saved when, who may, and two people at once.

#include "settings-fixture.h"
#include "ui/language.h"
#include "ui/settings/preferences-dialog.h"
#include "ui/settings/workplace-page.h"
#include "ui/widgets/form-row.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#define setting_test(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

static AdwDialog *
open_preferences (Fixture *self)
{
  AdwDialog *dialog = desk_preferences_dialog_new (self->context);

  adw_dialog_present (dialog, self->window);
  fixture_wait (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  return dialog;
}

static GtkWidget *
find_row (AdwDialog *dialog, const char *field)
{
  GtkWidget *row = fixture_find (GTK_WIDGET (dialog), DESK_TYPE_FORM_ROW, "field", field);

  g_assert_nonnull (row);
  return row;
}

static void
type (AdwDialog *dialog, const char *field, const char *text)
{
  GtkWidget *row = find_row (dialog, field);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  desk_form_row_commit (DESK_FORM_ROW (row));
}

static const char *
get_name (Fixture *self)
{
  return desk_record_get_text (DESK_RECORD (desk_context_get_station (self->context)), DESK_STATION_NAME);
}

/* Leaving a row saves; the context has the new station, the database too, and nothing else was written. */
static void
test_save (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_preferences (self);
  g_autoptr (GPtrArray) stations = NULL;
  DeskRecord *station;

  type (dialog, "address", "м. Полтава, вул. Соборності, 12");
  type (dialog, "wait_long", "");
  type (dialog, "phone", "0532 00 01 02");
  fixture_wait (
      desk_record_get_text (DESK_RECORD (desk_context_get_station (self->context)), DESK_STATION_ADDRESS)
      != NULL);

  stations = fixture_read (self, "station");
  g_assert_cmpuint (stations->len, ==, 1);
  station = g_ptr_array_index (stations, 0);
  g_assert_cmpstr (desk_record_get_text (station, DESK_STATION_ADDRESS), ==,
                   "м. Полтава, вул. Соборності, 12");
  g_assert_cmpstr (desk_record_get_text (station, DESK_STATION_PHONE), ==, "+380532000102");
  g_assert_null (desk_record_get_value (station, DESK_STATION_WAIT_LONG));
  g_assert_null (desk_record_get_value (station, DESK_STATION_WAIT_TOO_LONG));
  g_assert_cmpstr (desk_record_get_entry_text (station, DESK_STATION_ROOM, "r1"), ==, "1");
}

/* What was typed into the row in focus is saved by closing. */
static void
test_close (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_preferences (self);

  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "name")), "Полтава, відділ 1");
  adw_dialog_close (dialog);
  fixture_wait (fixture_get_dialog (self) == NULL);
  g_assert_cmpstr (get_name (self), ==, "Полтава, відділ 1");
  /* The sign-in page follows. */
  fixture_wait (g_str_equal (desk_keyring_get_station_name (self->keyring), "Полтава, відділ 1"));
}

/* A station without a name is not saved; the officer is told and may go back or leave it. */
static void
test_refuse (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_preferences (self);
  AdwDialog *alert;

  type (dialog, "name", "");
  adw_dialog_close (dialog);
  fixture_wait (ADW_IS_ALERT_DIALOG (fixture_get_dialog (self)));
  alert = fixture_get_dialog (self);
  fixture_press (alert, "_Leave It Unsaved");
  fixture_wait (fixture_get_dialog (self) == NULL);
  g_assert_cmpstr (get_name (self), ==, "Відділ поліції № 1, Полтава");
}

static void
test_thresholds (void)
{
  g_autoptr (DeskProfile) profile = fixture_load_profile ();
  g_autoptr (DeskStation) station = g_object_new (DESK_TYPE_STATION, "name", "1", NULL);
  DeskStationField field;

  g_assert_null (desk_station_find_fault (station, profile, &field));
  g_assert_cmpint (desk_station_get_threshold (station, profile, DESK_STATION_WAIT_LONG), ==, 10);
  g_assert_cmpint (desk_station_get_threshold (NULL, profile, DESK_STATION_IDLE_MINUTES), ==, 5);
  g_assert_cmpint (desk_station_get_default (profile, DESK_STATION_NAME), ==, -1);

  g_object_set (station, "wait_long", (gint64)20, NULL);
  g_assert_nonnull (desk_station_find_fault (station, profile, &field));
  g_assert_cmpint (field, ==, DESK_STATION_WAIT_TOO_LONG);
  g_object_set (station, "wait_too_long", (gint64)21, NULL);
  g_assert_null (desk_station_find_fault (station, profile, &field));
  g_object_set (station, "idle_minutes", (gint64)0, NULL);
  g_assert_nonnull (desk_station_find_fault (station, profile, &field));
  g_assert_cmpint (field, ==, DESK_STATION_IDLE_MINUTES);
}

/* Only the head changes the station; others read it. */
static void
test_read_only (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *banner;

  desk_context_set_officer (self->context, g_ptr_array_index (self->officers, 1));
  dialog = open_preferences (self);
  banner = fixture_find (GTK_WIDGET (dialog), ADW_TYPE_BANNER, NULL, NULL);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (find_row (dialog, "name"))));
  g_assert_false (gtk_widget_is_sensitive (find_row (dialog, "room")));

  adw_dialog_close (dialog);
  fixture_wait (fixture_get_dialog (self) == NULL);
}

/* Somebody else writes the name while the dialog is open. */
static AdwDialog *
clash (Fixture *self)
{
  g_autoptr (DeskRecord) theirs = desk_record_copy (DESK_RECORD (desk_context_get_station (self->context)));
  DeskStore *store = desk_context_get_store (self->context);
  g_autoptr (DeskSave) save =
      desk_save_new ("bondar", NOW, desk_clock_get_zone (desk_context_get_clock (self->context)));
  AdwDialog *dialog = open_preferences (self);
  g_autoptr (GPtrArray) stations = NULL;

  desk_record_set_text (theirs, DESK_STATION_NAME, "Theirs");
  desk_save_add (save, theirs, DESK_RECORD (desk_context_get_station (self->context)),
                 desk_store_get_position (store), NULL);
  desk_store_save_async (store, save, NULL, NULL);
  stations = fixture_read (self, "station");

  type (dialog, "name", "Mine");
  type (dialog, "address", "Here");
  fixture_wait (ADW_IS_ALERT_DIALOG (fixture_get_dialog (self)));
  return fixture_get_dialog (self);
}

static void
test_clash (Fixture *self, gconstpointer data)
{
  const char *response = data;
  AdwDialog *alert = clash (self);
  g_autoptr (GPtrArray) stations = NULL;
  DeskRecord *station;

  fixture_press (alert, response);
  fixture_wait (
      desk_record_get_text (DESK_RECORD (desk_context_get_station (self->context)), DESK_STATION_ADDRESS)
      != NULL);
  stations = fixture_read (self, "station");
  station = g_ptr_array_index (stations, 0);
  g_assert_cmpstr (desk_record_get_text (station, DESK_STATION_NAME), ==,
                   g_str_equal (response, "_Write Mine") ? "Mine" : "Theirs");
  g_assert_cmpstr (desk_record_get_text (station, DESK_STATION_ADDRESS), ==, "Here");
  g_assert_cmpstr (get_name (self), ==, desk_record_get_text (station, DESK_STATION_NAME));
}

/* What this computer remembers: the style at once, the printer of a paper until it is forgotten. */
static void
test_workplace (Fixture *self, gconstpointer data)
{
  GSettings *settings = desk_context_get_settings (self->context);
  g_autoptr (GVariant) printers = NULL;
  AdwDialog *dialog;
  GtkWidget *page, *style;

  g_settings_set_value (settings, "printers",
                        g_variant_new_parsed ("{'queue-ticket': 'Roll', 'visit-slip': 'Office'}"));
  dialog = open_preferences (self);
  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (dialog), "workplace");
  page = fixture_find (GTK_WIDGET (dialog), DESK_TYPE_WORKPLACE_PAGE, NULL, NULL);

  style = fixture_find (page, ADW_TYPE_COMBO_ROW, "title", "Style");
  adw_combo_row_set_selected (ADW_COMBO_ROW (style), 2);
  g_assert_cmpint (g_settings_get_enum (settings, "style"), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (
                                  fixture_find (page, ADW_TYPE_COMBO_ROW, "title", "Paper of queue tickets")),
                              1);
  g_assert_cmpint (g_settings_get_enum (settings, "ticket-paper"), ==, 1);

  g_assert_nonnull (fixture_find (page, ADW_TYPE_ACTION_ROW, "subtitle", "Roll"));
  fixture_press (fixture_find (page, ADW_TYPE_ACTION_ROW, "subtitle", "Roll"), "_Forget");
  g_assert_null (fixture_find (page, ADW_TYPE_ACTION_ROW, "subtitle", "Roll"));
  g_assert_nonnull (fixture_find (page, ADW_TYPE_ACTION_ROW, "subtitle", "Office"));
  printers = g_settings_get_value (settings, "printers");
  g_assert_cmpuint (g_variant_n_children (printers), ==, 1);
  g_settings_reset (settings, "printers");
  g_settings_reset (settings, "style");
  g_settings_reset (settings, "ticket-paper");
}

/* Where no locale is installed nothing can be translated: the row says so in the language that was chosen. */
static void
test_no_locale (Fixture *self, gconstpointer data)
{
  g_autofree char *empty = g_dir_make_tmp ("locales-XXXXXX", NULL);
  GtkWidget *page, *row;
  AdwDialog *dialog;

  g_setenv ("LOCPATH", empty, TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  desk_language_apply ("uk");
  desk_context_set_language (self->context, "uk");
  g_assert_cmpstr (_ ("Surname"), ==, "Surname");
  dialog = open_preferences (self);
  page = fixture_find (GTK_WIDGET (dialog), DESK_TYPE_WORKPLACE_PAGE, NULL, NULL);
  row = fixture_find (page, ADW_TYPE_COMBO_ROW, "title", "Language");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                                   "Екрани лишаються англійською: у цій системі немає локалі uk_UA.UTF-8."));
  adw_dialog_force_close (dialog);

  desk_language_apply ("en");
  g_assert_null (desk_language_describe_missing ());
  g_unsetenv ("LOCPATH");
  desk_language_apply ("uk");
  g_assert_null (desk_language_describe_missing ());
  g_assert_cmpstr (_ ("Surname"), ==, "Прізвище");
  desk_language_apply ("en");
  desk_context_set_language (self->context, "en");
}

int
main (int argc, char **argv)
{
  g_autofree char *catalogues = g_build_filename (g_getenv ("DUTYDESK_BUILD"), "po", NULL);

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  setting_test ("/settings/save", test_save);
  setting_test ("/settings/close", test_close);
  setting_test ("/settings/refuse", test_refuse);
  g_test_add_func ("/settings/thresholds", test_thresholds);
  setting_test ("/settings/read-only", test_read_only);
  g_test_add ("/settings/clash/theirs", Fixture, "_Keep What Is There", fixture_set_up, test_clash,
              fixture_tear_down);
  g_test_add ("/settings/clash/mine", Fixture, "_Write Mine", fixture_set_up, test_clash, fixture_tear_down);
  setting_test ("/settings/workplace", test_workplace);
  setting_test ("/settings/no-locale", test_no_locale);
  return g_test_run ();
}
