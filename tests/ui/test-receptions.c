// SPDX-License-Identifier: GPL-3.0-or-later
// Receptions: what is typed becomes rules, the preview shows what they make of a month, faults stand at their fields, and who is
// booked is told before a change touches them.

#include "settings-fixture.h"

#include "model/appointment-step.h"
#include "model/reception.h"
#include "ui/settings/reception-days.h"
#include "ui/settings/reception-entries.h"
#include "ui/settings/reception-month.h"
#include "ui/settings/reception-toggles.h"
#include "ui/settings/receptions-dialog.h"
#include "ui/widgets/code-entry.h"
#include "ui/widgets/form-row.h"

#define reception_test(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

static GtkWidget *
find_row (gpointer dialog, const char *title)
{
  return fixture_find (dialog, ADW_TYPE_PREFERENCES_ROW, "title", title);
}

static GtkWidget *
find_field (gpointer dialog, const char *field)
{
  GtkWidget *row = fixture_find (dialog, DESK_TYPE_FORM_ROW, "field", field);

  g_assert_nonnull (row);
  return row;
}

static gboolean
is_list_shown (AdwDialog *dialog)
{
  return fixture_find (GTK_WIDGET (dialog), DESK_TYPE_RECEPTION_ENTRIES, NULL, NULL) == NULL;
}

static AdwDialog *
open_dialog (Fixture *self)
{
  AdwDialog *dialog = desk_receptions_dialog_new (self->context);

  adw_dialog_present (dialog, self->window);
  fixture_wait (fixture_find (GTK_WIDGET (dialog), GTK_TYPE_STACK, "visible-child-name", "empty") != NULL
                || fixture_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, NULL, NULL) != NULL);
  return dialog;
}

static void
type (AdwDialog *dialog, const char *field, const char *text)
{
  GtkWidget *row = find_field (dialog, field);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  desk_form_row_commit (DESK_FORM_ROW (row));
}

/* The entry at a place of a list of rules or exceptions. */
static DeskReceptionEntry *
get_entry (AdwDialog *dialog, const char *field, guint place)
{
  GtkWidget *first = fixture_find (find_field (dialog, field), DESK_TYPE_RECEPTION_ENTRY, NULL, NULL);

  for (; place > 0; place--)
    first = gtk_widget_get_next_sibling (first);
  return DESK_RECEPTION_ENTRY (first);
}

static DeskReceptionEntry *
add_entry (AdwDialog *dialog, const char *field)
{
  return desk_reception_entries_add (DESK_RECEPTION_ENTRIES (find_field (dialog, field)));
}

static void
set_kind (DeskReceptionEntry *entry, DeskReceptionField field, const char *code)
{
  desk_code_entry_set_code (DESK_CODE_ENTRY (desk_reception_entry_get_widget (entry, field)), code);
}

static void
type_in (DeskReceptionEntry *entry, DeskReceptionField field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (desk_reception_entry_get_widget (entry, field)), text);
  desk_reception_entry_commit (entry);
}

static const char *
get_text (DeskReceptionEntry *entry, DeskReceptionField field)
{
  return gtk_editable_get_text (GTK_EDITABLE (desk_reception_entry_get_widget (entry, field)));
}

/* Turns over the toggle with a word. */
static void
toggle (DeskReceptionEntry *entry, DeskReceptionField field, const char *label)
{
  GtkWidget *button =
      fixture_find (desk_reception_entry_get_widget (entry, field), GTK_TYPE_TOGGLE_BUTTON, "label", label);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

/* Whether a text stands anywhere below, where it can be seen. */
static gboolean
is_said (gpointer below, const char *part)
{
  GtkWidget *widget = below;

  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_said (child, part))
      return TRUE;
  return FALSE;
}

static void
save (AdwDialog *dialog)
{
  g_assert_true (gtk_widget_activate_action (find_field (dialog, "name"), "form.primary", NULL));
}

static GtkWidget *
get_month (AdwDialog *dialog)
{
  return fixture_find (GTK_WIDGET (dialog), DESK_TYPE_RECEPTION_MONTH, NULL, NULL);
}

static void
fill_head (AdwDialog *dialog)
{
  type (dialog, "name", "Начальник відділу");
  desk_code_entry_set_code (DESK_CODE_ENTRY (
                                fixture_find (find_field (dialog, "kind"), DESK_TYPE_CODE_ENTRY, NULL, NULL)),
                            "chief");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (fixture_find (find_field (dialog, "service"),
                                                               GTK_TYPE_CHECK_BUTTON, NULL, NULL)),
                               TRUE);
}

static void
begin (AdwDialog *dialog)
{
  fixture_press (dialog, "_New Reception");
  fill_head (dialog);
}

/* A rule of the first and third Tuesday of a month. */
static void
add_tuesdays (AdwDialog *dialog, const char *from, const char *to)
{
  DeskReceptionEntry *rule = add_entry (dialog, "rule");

  set_kind (rule, DESK_RECEPTION_RULE, "nth_weekday");
  toggle (rule, DESK_RECEPTION_RULE_DAYS, "Tue");
  toggle (rule, DESK_RECEPTION_RULE_NTH, "1st");
  toggle (rule, DESK_RECEPTION_RULE_NTH, "3rd");
  type_in (rule, DESK_RECEPTION_RULE_FROM, from);
  type_in (rule, DESK_RECEPTION_RULE_TO, to);
}

static DeskRecord *
read_reception (Fixture *self)
{
  g_autoptr (GPtrArray) receptions = fixture_read (self, "reception");

  g_assert_cmpuint (receptions->len, ==, 1);
  return g_object_ref (g_ptr_array_index (receptions, 0));
}

/* The rules of the issue: 1st and 3rd Tuesday, ten to one and two to five; the preview counts what comes of them. */
static void
test_create (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (self);
  g_autoptr (DeskRecord) saved = NULL;
  g_autofree const char **keys = NULL;

  begin (dialog);
  add_tuesdays (dialog, "10", "1300");
  add_tuesdays (dialog, "14.00", "17:00");
  g_signal_emit_by_name (fixture_find (get_month (dialog), GTK_TYPE_BUTTON, "icon-name", "go-next-symbolic"),
                         "clicked");
  /* June 2026: Tuesdays 2 and 16; six places before and six after noon, every second of them kept. */
  fixture_wait (
      is_said (get_month (dialog), "2 days, 24 places; 12 of them for people without an appointment"));
  g_assert_true (is_said (get_month (dialog), "10:00–13:00"));
  g_assert_true (is_said (get_month (dialog), "14:00–17:00"));
  save (dialog);
  fixture_wait (is_list_shown (dialog));

  saved = read_reception (self);
  keys = desk_record_list_keys (saved, DESK_RECEPTION_RULE);
  g_assert_cmpuint (g_strv_length ((char **)keys), ==, 2);
  g_assert_cmpstr (desk_record_get_entry_text (saved, DESK_RECEPTION_RULE_DAYS, keys[0]), ==, "tu");
  g_assert_cmpstr (desk_record_get_entry_text (saved, DESK_RECEPTION_RULE_NTH, keys[0]), ==, "1 3");
  g_assert_cmpstr (desk_record_get_entry_text (saved, DESK_RECEPTION_RULE_FROM, keys[0]), ==, "10:00");
  g_assert_cmpstr (desk_record_get_entry_text (saved, DESK_RECEPTION_RULE_TO, keys[0]), ==, "13:00");
  g_assert_cmpstr (desk_record_get_text (saved, DESK_RECEPTION_DESK), ==, "PL1-A");
  fixture_wait (find_row (dialog, "Начальник відділу") != NULL);
  g_assert_true (is_said (dialog, "next Tue 2 Jun 2026"));
}

/* Dates are typed one by one, as every date field takes them; what is no date stays as it was typed. */
static void
test_dates (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (self);
  DeskReceptionEntry *rule;
  g_autoptr (DeskRecord) saved = NULL;
  g_autofree const char **keys = NULL;

  begin (dialog);
  rule = add_entry (dialog, "rule");
  set_kind (rule, DESK_RECEPTION_RULE, "dates");
  type_in (rule, DESK_RECEPTION_RULE_FROM, "9");
  type_in (rule, DESK_RECEPTION_RULE_TO, "11");
  type_in (rule, DESK_RECEPTION_RULE_DATES, "19.12 31.2");
  g_assert_cmpstr (get_text (rule, DESK_RECEPTION_RULE_DATES), ==, "19.12 31.2");
  g_assert_true (is_said (rule, "“31.2”"));
  save (dialog);
  g_assert_false (is_list_shown (dialog));

  type_in (rule, DESK_RECEPTION_RULE_DATES, "19.12, 5.12 19.12");
  g_assert_cmpstr (get_text (rule, DESK_RECEPTION_RULE_DATES), ==, "05.12.2026, 19.12.2026");
  save (dialog);
  fixture_wait (is_list_shown (dialog));
  saved = read_reception (self);
  keys = desk_record_list_keys (saved, DESK_RECEPTION_RULE);
  g_assert_cmpstr (desk_record_get_entry_text (saved, DESK_RECEPTION_RULE_DATES, keys[0]), ==,
                   "2026-12-05 2026-12-19");
}

/* Every other Thursday: the field by which it is counted is asked for, and the preview leaves every other one out. */
static void
test_every_other_week (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (self);
  DeskReceptionEntry *rule;
  g_autoptr (DeskRecord) saved = NULL;
  g_autofree const char **keys = NULL;

  begin (dialog);
  rule = add_entry (dialog, "rule");
  set_kind (rule, DESK_RECEPTION_RULE, "every_other_week");
  toggle (rule, DESK_RECEPTION_RULE_DAYS, "Thu");
  type_in (rule, DESK_RECEPTION_RULE_FROM, "10");
  type_in (rule, DESK_RECEPTION_RULE_TO, "11");
  save (dialog);
  g_assert_false (is_list_shown (dialog));
  g_assert_true (is_said (rule, "Write from which day on"));

  type_in (rule, DESK_RECEPTION_RULE_VALID_FROM, "28.5.2026");
  g_signal_emit_by_name (fixture_find (get_month (dialog), GTK_TYPE_BUTTON, "icon-name", "go-next-symbolic"),
                         "clicked");
  /* June 2026: Thursdays 11 and 25. */
  fixture_wait (is_said (get_month (dialog), "2 days, 4 places"));
  save (dialog);
  fixture_wait (is_list_shown (dialog));
  saved = read_reception (self);
  keys = desk_record_list_keys (saved, DESK_RECEPTION_RULE);
  g_assert_cmpstr (desk_record_get_entry_text (saved, DESK_RECEPTION_RULE, keys[0]), ==, "every_other_week");
  g_assert_cmpstr (desk_record_get_entry_text (saved, DESK_RECEPTION_RULE_DAYS, keys[0]), ==, "th");
}

/* Each fault is said where it is mended, and nothing is saved. */
static void
test_faults (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (self);
  DeskReceptionEntry *first, *second;
  g_autoptr (GPtrArray) receptions = NULL;

  fixture_press (dialog, "_New Reception");
  save (dialog);
  g_assert_true (is_said (find_field (dialog, "name"), "Write a name"));
  g_assert_true (is_said (find_field (dialog, "kind"), "Choose what kind"));
  g_assert_true (is_said (find_field (dialog, "service"), "at least one service"));
  g_assert_true (is_said (find_field (dialog, "rule"), "Add a rule"));
  type (dialog, "slot_minutes", "");
  fixture_wait (is_said (find_field (dialog, "slot_minutes"), "how many minutes"));
  type (dialog, "slot_minutes", "60");

  first = add_entry (dialog, "rule");
  fixture_wait (is_said (first, "at least one weekday") && is_said (first, "Write from when"));
  toggle (first, DESK_RECEPTION_RULE_DAYS, "Mon");
  type_in (first, DESK_RECEPTION_RULE_FROM, "26:00");
  g_assert_true (is_said (first, "no such time"));
  type_in (first, DESK_RECEPTION_RULE_FROM, "13");
  type_in (first, DESK_RECEPTION_RULE_TO, "10");
  fixture_wait (is_said (first, "ends before it begins"));
  type_in (first, DESK_RECEPTION_RULE_TO, "1330");
  fixture_wait (is_said (first, "more minutes than these hours"));
  type_in (first, DESK_RECEPTION_RULE_TO, "16");

  fill_head (dialog);
  second = add_entry (dialog, "rule");
  toggle (second, DESK_RECEPTION_RULE_DAYS, "Mon");
  type_in (second, DESK_RECEPTION_RULE_FROM, "15");
  type_in (second, DESK_RECEPTION_RULE_TO, "17");
  fixture_wait (is_said (second, "this rule overlaps the one from 13:00 to 16:00"));
  save (dialog);
  g_assert_false (is_list_shown (dialog));
  receptions = fixture_read (self, "reception");
  g_assert_cmpuint (receptions->len, ==, 0);
}

/* A rule that gives no place within a year is told before anything is saved, and hinders nothing. */
static void
test_nothing (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (self);
  DeskReceptionEntry *rule;

  begin (dialog);
  rule = add_entry (dialog, "rule");
  toggle (rule, DESK_RECEPTION_RULE_DAYS, "Sun");
  type_in (rule, DESK_RECEPTION_RULE_FROM, "10");
  type_in (rule, DESK_RECEPTION_RULE_TO, "12");
  type_in (rule, DESK_RECEPTION_RULE_VALID_FROM, "1.6.2026");
  type_in (rule, DESK_RECEPTION_RULE_VALID_TO, "2.6.2026");
  fixture_wait (is_said (rule, "this rule gives no place"));
  save (dialog);
  fixture_wait (is_list_shown (dialog));
}

/* An exception closes a day, in words; the other one stays. */
static void
test_exception (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (self);
  DeskReceptionEntry *exception;
  GDate day;

  begin (dialog);
  add_tuesdays (dialog, "10", "13");
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JUNE, 2026);
  desk_reception_month_set_month (DESK_RECEPTION_MONTH (get_month (dialog)), &day);
  fixture_wait (is_said (get_month (dialog), "2 days, 12 places"));
  exception = add_entry (dialog, "exception");
  type_in (exception, DESK_RECEPTION_EXCEPTION_FROM, "16.6.2026");
  type_in (exception, DESK_RECEPTION_EXCEPTION_REASON, "Нарада");
  fixture_wait (is_said (get_month (dialog), "1 day, 6 places"));
  g_assert_true (is_said (get_month (dialog), "Closed"));
  g_assert_true (is_said (get_month (dialog), "Нарада"));

  type_in (exception, DESK_RECEPTION_EXCEPTION_BEGINS, "12");
  type_in (exception, DESK_RECEPTION_EXCEPTION_ENDS, "13");
  fixture_wait (is_said (get_month (dialog), "2 days, 10 places"));
  g_assert_true (is_said (get_month (dialog), "Closed in part"));
  g_signal_emit_by_name (exception, "removed");
  fixture_wait (is_said (get_month (dialog), "2 days, 12 places"));
  save (dialog);
  fixture_wait (is_list_shown (dialog));
}

static void
on_saved (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_store_save_finish (DESK_STORE (store), result, &error));
  g_assert_no_error (error);
  *(gboolean *)data = TRUE;
}

static void
store_record (Fixture *self, DeskRecord *record)
{
  g_autoptr (DeskSave) change = desk_context_new_save (self->context);
  gboolean done = FALSE;

  desk_save_add (change, record, NULL, 0, NULL);
  desk_store_save_async (desk_context_get_store (self->context), change, on_saved, &done);
  fixture_wait (done);
}

/* Somebody who receives on Tuesdays from ten to one, and one person booked on the second of June at noon. */
static void
add_booked (Fixture *self)
{
  g_autoptr (DeskReception) reception = g_object_new (DESK_TYPE_RECEPTION, "name", "Слідчий", "kind",
                                                      "investigator", "slot-minutes", (gint64)30, NULL);
  g_autoptr (DeskAppointment) appointment = g_object_new (DESK_TYPE_APPOINTMENT, "service", "personal",
                                                          "state", "booked", "phone", "+380501234567", NULL);
  DeskRecord *record = DESK_RECORD (reception);

  desk_record_set_entry (record, DESK_RECEPTION_SERVICE, "personal", g_variant_new_boolean (TRUE));
  desk_record_set_entry (record, DESK_RECEPTION_RULE, "1aaa", g_variant_new_string ("weekly"));
  desk_record_set_entry (record, DESK_RECEPTION_RULE_DAYS, "1aaa", g_variant_new_string ("tu"));
  desk_record_set_entry (record, DESK_RECEPTION_RULE_FROM, "1aaa", g_variant_new_string ("10:00"));
  desk_record_set_entry (record, DESK_RECEPTION_RULE_TO, "1aaa", g_variant_new_string ("13:00"));
  store_record (self, record);
  desk_appointment_set_place (appointment, reception, "2026-06-02T12:00");
  store_record (self, DESK_RECORD (appointment));
}

static AdwDialog *
open_booked (Fixture *self)
{
  AdwDialog *dialog = open_dialog (self);

  fixture_wait (find_row (dialog, "Слідчий") != NULL);
  g_signal_emit_by_name (find_row (dialog, "Слідчий"), "activated");
  fixture_wait (get_month (dialog) != NULL);
  return dialog;
}

/* Who would lie outside of the new hours is named before they are saved, and stays booked; the change can be taken back. */
static void
test_outside (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;
  g_autoptr (DeskRecord) saved = NULL;
  g_autoptr (DeskRecord) back = NULL;
  g_autoptr (GPtrArray) appointments = NULL;

  add_booked (self);
  dialog = open_booked (self);
  type_in (get_entry (dialog, "rule", 0), DESK_RECEPTION_RULE_TO, "12");
  save (dialog);
  fixture_wait (ADW_IS_ALERT_DIALOG (fixture_get_dialog (self)));
  g_assert_true (is_said (fixture_get_dialog (self), "Tue 2 Jun 2026, 12:00"));
  fixture_press (fixture_get_dialog (self), "_Go Back");
  fixture_wait (fixture_get_dialog (self) == dialog);
  g_assert_false (is_list_shown (dialog));

  save (dialog);
  fixture_wait (ADW_IS_ALERT_DIALOG (fixture_get_dialog (self)));
  fixture_press (fixture_get_dialog (self), "_Save Anyway");
  fixture_wait (is_list_shown (dialog));
  saved = read_reception (self);
  g_assert_cmpstr (desk_record_get_entry_text (saved, DESK_RECEPTION_RULE_TO, "1aaa"), ==, "12:00");
  appointments = fixture_read (self, "appointment");
  g_assert_cmpstr (desk_record_get_text (appointments->pdata[0], DESK_APPOINTMENT_STATE), ==, "booked");

  g_assert_true (gtk_widget_activate_action (self->window, "notice.undo", NULL));
  do
    {
      g_clear_object (&back);
      back = read_reception (self);
    }
  while (g_strcmp0 (desk_record_get_entry_text (back, DESK_RECEPTION_RULE_TO, "1aaa"), "13:00") != 0);
}

/* A room that is not in the list of the station stays; one of the list is written by its name. */
static void
test_room (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;
  g_autoptr (DeskRecord) saved = NULL;

  add_booked (self);
  dialog = open_booked (self);
  adw_dialog_close (dialog);
  fixture_wait (fixture_get_dialog (self) == NULL); /* nothing was changed by looking */

  dialog = open_booked (self);
  g_assert_true (gtk_widget_activate_action (find_field (dialog, "room"), "reception.room", "s", "1"));
  save (dialog);
  fixture_wait (is_list_shown (dialog));
  saved = read_reception (self);
  g_assert_cmpstr (desk_record_get_text (saved, DESK_RECEPTION_ROOM), ==, "1");
}

/* Longer hours, or others that still hold the appointment, ask nothing. */
static void
test_inside (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;

  add_booked (self);
  dialog = open_booked (self);
  type_in (get_entry (dialog, "rule", 0), DESK_RECEPTION_RULE_TO, "1230");
  save (dialog);
  fixture_wait (is_list_shown (dialog));
}

/* Ending names who would come in vain; it can be taken back, and the reception can receive again. */
static void
test_end (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog;
  g_autoptr (DeskRecord) saved = NULL;
  g_autoptr (DeskRecord) again = NULL;

  add_booked (self);
  dialog = open_booked (self);
  g_signal_emit_by_name (find_row (dialog, "_No Longer Receives…"), "activated");
  fixture_wait (ADW_IS_ALERT_DIALOG (fixture_get_dialog (self)));
  g_assert_true (is_said (fixture_get_dialog (self), "1 person is still booked"));
  g_assert_true (is_said (fixture_get_dialog (self), "Tue 2 Jun 2026, 12:00"));
  fixture_press (fixture_get_dialog (self), "_No Longer Receives");
  fixture_wait (is_list_shown (dialog) && fixture_get_dialog (self) == dialog);
  fixture_wait (is_said (dialog, "No Longer Receiving"));
  saved = read_reception (self);
  g_assert_true (desk_record_get_boolean (saved, DESK_RECEPTION_ENDED));

  g_signal_emit_by_name (find_row (dialog, "Слідчий"), "activated");
  g_signal_emit_by_name (find_row (dialog, "_Receives Again"), "activated");
  fixture_wait (is_list_shown (dialog) && !is_said (dialog, "No Longer Receiving"));
  again = read_reception (self);
  g_assert_false (desk_record_get_boolean (again, DESK_RECEPTION_ENDED));
}

/* Closing with something typed asks first. */
static void
test_unsaved (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (self);

  fixture_press (dialog, "_New Reception");
  adw_dialog_close (dialog);
  fixture_wait (fixture_get_dialog (self) == NULL);

  dialog = open_dialog (self);
  begin (dialog);
  adw_dialog_close (dialog);
  g_assert_true (ADW_IS_ALERT_DIALOG (fixture_get_dialog (self)));
  fixture_press (fixture_get_dialog (self), "_Leave It Unsaved");
  fixture_wait (fixture_get_dialog (self) == NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  reception_test ("/receptions/create", test_create);
  reception_test ("/receptions/dates", test_dates);
  reception_test ("/receptions/every-other-week", test_every_other_week);
  reception_test ("/receptions/faults", test_faults);
  reception_test ("/receptions/nothing", test_nothing);
  reception_test ("/receptions/exception", test_exception);
  reception_test ("/receptions/outside", test_outside);
  reception_test ("/receptions/room", test_room);
  reception_test ("/receptions/inside", test_inside);
  reception_test ("/receptions/end", test_end);
  reception_test ("/receptions/unsaved", test_unsaved);
  return g_test_run ();
}
