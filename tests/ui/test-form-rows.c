// SPDX-License-Identifier: GPL-3.0-or-later
// The form rows: what each kind makes of typed text, when it reaches the record, what it shows of the record.

#include "office.h"

#include "model/officer.h"
#include "model/person.h"
#include "model/station.h"
#include "model/visit.h"
#include "ui/widgets/body-row.h"
#include "ui/widgets/checks-group.h"
#include "ui/widgets/choice-row.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/form-typed.h"
#include "ui/widgets/list-entry.h"
#include "ui/widgets/list-group.h"
#include "ui/widgets/switch-row.h"

typedef struct
{
  Office office;
  GtkWidget *window;
  DeskRecord *person;
  GtkEditable *reason;
} Form;

static void
form_set_up (Form *form, gconstpointer data)
{
  office_set_up (&form->office, data);
  office_sign_in (&form->office);
  form->person = g_object_new (DESK_TYPE_PERSON, NULL);
  form->window = adw_window_new ();
  form->reason = GTK_EDITABLE (g_object_ref_sink (gtk_entry_new ()));
}

static void
form_tear_down (Form *form, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (form->window));
  g_clear_object (&form->person);
  g_clear_object (&form->reason);
  office_tear_down (&form->office, data);
}

/* A row in a window, bound to a field of a record. */
static DeskFormRow *
bind_row (Form *form, GType type, const char *field, DeskRecord *record)
{
  GtkWidget *row = g_object_new (type, "field", field, NULL);

  if (g_type_is_a (type, GTK_TYPE_LIST_BOX_ROW))
    {
      GtkWidget *list = gtk_list_box_new ();

      gtk_list_box_append (GTK_LIST_BOX (list), row);
      adw_window_set_content (ADW_WINDOW (form->window), list);
    }
  else
    adw_window_set_content (ADW_WINDOW (form->window), row);
  gtk_window_present (GTK_WINDOW (form->window));
  desk_form_row_bind (DESK_FORM_ROW (row), form->office.context, record);
  return DESK_FORM_ROW (row);
}

static void
type (DeskFormRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static const char *
get_shown (DeskFormRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Typing reaches the record when the row is left, with capitals set; what the record gets elsewhere shows at once. */
static void
test_text (Form *form, gconstpointer data)
{
  DeskFormRow *row = bind_row (form, DESK_TYPE_ENTRY_ROW, "given_name", form->person);

  g_object_set (row, "is-name", TRUE, NULL);
  type (row, "  марія-олена ");
  g_assert_null (desk_record_get_text (form->person, DESK_PERSON_GIVEN_NAME));
  desk_form_row_commit (row);
  g_assert_cmpstr (desk_record_get_text (form->person, DESK_PERSON_GIVEN_NAME), ==, "Марія-Олена");
  g_assert_cmpstr (get_shown (row), ==, "Марія-Олена");

  desk_record_set_text (form->person, DESK_PERSON_GIVEN_NAME, "Оксана");
  g_assert_cmpstr (get_shown (row), ==, "Оксана");
  type (row, "   ");
  desk_form_row_commit (row);
  g_assert_null (desk_record_get_value (form->person, DESK_PERSON_GIVEN_NAME));
}

static void
test_phone (Form *form, gconstpointer data)
{
  g_autoptr (DeskStation) station = g_object_new (DESK_TYPE_STATION, NULL);
  DeskFormRow *row = bind_row (form, DESK_TYPE_ENTRY_ROW, "phone", DESK_RECORD (station));

  type (row, "067 123-45-67");
  desk_form_row_commit (row);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (station), DESK_STATION_PHONE), ==, "+380671234567");
  g_assert_cmpint (desk_form_row_get_level (row), ==, DESK_VERDICT_OK);
}

/* A birth may be a year alone. What is no date stays as typed, is an error, and stays out of the record. */
static void
test_birth (Form *form, gconstpointer data)
{
  DeskFormRow *row = bind_row (form, DESK_TYPE_ENTRY_ROW, "birth", form->person);

  type (row, "1985");
  desk_form_row_commit (row);
  g_assert_cmpstr (desk_record_get_text (form->person, DESK_PERSON_BIRTH), ==, "1985");
  type (row, "12.3.85");
  desk_form_row_commit (row);
  g_assert_cmpstr (desk_record_get_text (form->person, DESK_PERSON_BIRTH), ==, "1985-03-12");
  g_assert_cmpstr (get_shown (row), ==, "12.03.1985");

  type (row, "31.02.1985");
  desk_form_row_commit (row);
  g_assert_cmpint (desk_form_row_get_level (row), ==, DESK_VERDICT_ERROR);
  g_assert_cmpstr (get_shown (row), ==, "31.02.1985");
  g_assert_cmpstr (desk_record_get_text (form->person, DESK_PERSON_BIRTH), ==, "1985-03-12");
  g_assert_true (desk_form_rows_find_error (form->window) == GTK_WIDGET (row));

  type (row, "12.3.85");
  desk_form_row_commit (row);
  g_assert_null (desk_form_rows_find_error (form->window));
}

/* A personal number whose check digit does not fit is told and kept: the paper may be wrong. */
static void
test_personal_number (Form *form, gconstpointer data)
{
  DeskFormRow *row = bind_row (form, DESK_TYPE_ENTRY_ROW, "personal_number", form->person);

  type (row, "3652504575");
  desk_form_row_commit (row);
  g_assert_cmpint (desk_form_row_get_level (row), ==, DESK_VERDICT_OK);
  g_assert_cmpstr (desk_record_get_text (form->person, DESK_PERSON_PERSONAL_NUMBER), ==, "3652504575");
  type (row, "3652504576");
  desk_form_row_commit (row);
  g_assert_cmpint (desk_form_row_get_level (row), !=, DESK_VERDICT_OK);
}

static void
test_integer (Form *form, gconstpointer data)
{
  g_autoptr (DeskStation) station = g_object_new (DESK_TYPE_STATION, NULL);
  DeskFormRow *row = bind_row (form, DESK_TYPE_ENTRY_ROW, "wait_long", DESK_RECORD (station));

  type (row, "15");
  desk_form_row_commit (row);
  g_assert_cmpint (desk_record_get_integer (DESK_RECORD (station), DESK_STATION_WAIT_LONG), ==, 15);
  type (row, "fifteen");
  desk_form_row_commit (row);
  g_assert_cmpint (desk_form_row_get_level (row), ==, DESK_VERDICT_ERROR);
  g_assert_cmpint (desk_record_get_integer (DESK_RECORD (station), DESK_STATION_WAIT_LONG), ==, 15);
}

static void
test_body (Form *form, gconstpointer data)
{
  g_autoptr (DeskVisit) visit = g_object_new (DESK_TYPE_VISIT, "note", "перше", NULL);
  DeskFormRow *row = bind_row (form, DESK_TYPE_BODY_ROW, "note", DESK_RECORD (visit));
  GtkTextBuffer *buffer = desk_body_row_get_buffer (DESK_BODY_ROW (row));

  gtk_text_buffer_set_text (buffer, "два\nрядки", -1);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_NOTE), ==, "перше");
  desk_form_row_commit (row);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_NOTE), ==, "два\nрядки");
}

static void
test_choice (Form *form, gconstpointer data)
{
  DeskFormRow *row = bind_row (form, DESK_TYPE_CHOICE_ROW, "priority_group", form->person);
  AdwComboRow *combo = ADW_COMBO_ROW (row);
  g_autofree char *code = NULL;

  g_assert_cmpuint (adw_combo_row_get_selected (combo), ==, 0);
  adw_combo_row_set_selected (combo, 2);
  code = g_strdup (desk_record_get_text (form->person, DESK_PERSON_PRIORITY_GROUP));
  g_assert_nonnull (code);
  desk_record_set_text (form->person, DESK_PERSON_PRIORITY_GROUP, NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (combo), ==, 0);
  desk_record_set_text (form->person, DESK_PERSON_PRIORITY_GROUP, code);
  g_assert_cmpuint (adw_combo_row_get_selected (combo), ==, 2);
}

/* An incident that is written down cannot be switched off. */
static void
test_switch (Form *form, gconstpointer data)
{
  g_autoptr (DeskVisit) calm = g_object_new (DESK_TYPE_VISIT, NULL);
  g_autoptr (DeskVisit) loud = g_object_new (DESK_TYPE_VISIT, "incident", TRUE, NULL);
  DeskFormRow *row = bind_row (form, DESK_TYPE_SWITCH_ROW, "incident", DESK_RECORD (calm));
  GtkWidget *button = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));

  gtk_switch_set_active (GTK_SWITCH (button), TRUE);
  g_assert_true (desk_record_get_boolean (DESK_RECORD (calm), DESK_VISIT_INCIDENT));
  g_assert_true (gtk_widget_get_sensitive (button));
  desk_form_row_bind (row, form->office.context, DESK_RECORD (loud));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (button)));
  g_assert_false (gtk_widget_get_sensitive (button));
}

static GtkWidget *
find_by_type (GtkWidget *widget, GType wanted)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), wanted) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_type (child, wanted);
  return found;
}

static void
test_checks (Form *form, gconstpointer data)
{
  DeskFormRow *row = bind_row (form, DESK_TYPE_CHECKS_GROUP, "need", form->person);
  GtkWidget *check = find_by_type (GTK_WIDGET (row), GTK_TYPE_CHECK_BUTTON);
  g_autofree const char **keys = NULL;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  keys = desk_record_list_keys (form->person, DESK_PERSON_NEED);
  g_assert_nonnull (keys[0]);
  g_assert_true (g_variant_get_boolean (desk_record_get_entry (form->person, DESK_PERSON_NEED, keys[0])));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_false (g_variant_get_boolean (desk_record_get_entry (form->person, DESK_PERSON_NEED, keys[0])));
}

static DeskListEntry *
get_entry (DeskFormRow *row)
{
  return DESK_LIST_ENTRY (find_by_type (GTK_WIDGET (row), DESK_TYPE_LIST_ENTRY));
}

static GtkEditable *
get_entry_text (DeskFormRow *row)
{
  return GTK_EDITABLE (find_by_type (GTK_WIDGET (get_entry (row)), GTK_TYPE_ENTRY));
}

static void
add_entry (DeskFormRow *row)
{
  g_signal_emit_by_name (find_by_type (GTK_WIDGET (row), ADW_TYPE_BUTTON_ROW), "activated");
}

static void
press_remove (DeskListEntry *entry)
{
  GtkWidget *box = gtk_widget_get_parent (find_by_type (GTK_WIDGET (entry), GTK_TYPE_ENTRY));

  g_signal_emit_by_name (gtk_widget_get_next_sibling (box), "clicked");
}

/* Entries are added and, before they are saved, taken out again; the row that adds one stays. */
static void
test_list (Form *form, gconstpointer data)
{
  DeskFormRow *row = bind_row (form, DESK_TYPE_LIST_GROUP, "phone", form->person);
  g_autofree const char **keys = NULL;
  g_autofree const char **left = NULL;

  add_entry (row);
  gtk_editable_set_text (get_entry_text (row), "0671234567");
  g_assert_null (desk_person_get_first_entry (DESK_PERSON (form->person), DESK_PERSON_PHONE));
  desk_form_row_commit (row);
  g_assert_cmpstr (desk_person_get_first_entry (DESK_PERSON (form->person), DESK_PERSON_PHONE), ==,
                   "+380671234567");
  add_entry (row);
  keys = desk_record_list_keys (form->person, DESK_PERSON_PHONE);
  g_assert_cmpstr (desk_list_entry_get_key (get_entry (row)), ==, keys[0]);

  press_remove (get_entry (row));
  left = desk_record_list_keys (form->person, DESK_PERSON_PHONE);
  g_assert_null (left[0]);
  g_assert_nonnull (find_by_type (GTK_WIDGET (row), ADW_TYPE_BUTTON_ROW));
}

/* An entry that was saved is ended, not removed, and can be made valid again. */
static void
test_list_ends (Form *form, gconstpointer data)
{
  DeskFormRow *row;

  desk_record_set_entry (form->person, DESK_PERSON_PHONE, "a", g_variant_new_string ("+380671234567"));
  row = bind_row (form, DESK_TYPE_LIST_GROUP, "phone", form->person);
  press_remove (get_entry (row));
  g_assert_cmpstr (desk_record_get_entry_text (form->person, DESK_PERSON_PHONE_ENDED, "a"), ==, "2026-05-28");
  g_assert_cmpstr (desk_record_get_entry_text (form->person, DESK_PERSON_PHONE, "a"), ==, "+380671234567");
  g_assert_null (desk_person_get_first_entry (DESK_PERSON (form->person), DESK_PERSON_PHONE));
  press_remove (get_entry (row));
  g_assert_null (desk_record_get_entry (form->person, DESK_PERSON_PHONE_ENDED, "a"));
}

static void
test_list_companion (Form *form, gconstpointer data)
{
  DeskFormRow *row;
  GtkWidget *choice;

  desk_record_set_entry (form->person, DESK_PERSON_PHONE, "a", g_variant_new_string ("+380671234567"));
  row = g_object_ref_sink (
      g_object_new (DESK_TYPE_LIST_GROUP, "field", "phone", "companions", "phone_safe", NULL));
  adw_window_set_content (ADW_WINDOW (form->window), GTK_WIDGET (row));
  desk_form_row_bind (row, form->office.context, form->person);
  choice = find_by_type (GTK_WIDGET (row), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  g_assert_nonnull (desk_record_get_entry_text (form->person, DESK_PERSON_PHONE_SAFE, "a"));
  g_object_unref (row);
}

static DeskFormRow *
bind_documents (Form *form, DeskRecord *person)
{
  DeskFormRow *row = DESK_FORM_ROW (
      g_object_new (DESK_TYPE_LIST_GROUP, "field", "document_number", "companions", "document_type", NULL));

  adw_window_set_content (ADW_WINDOW (form->window), GTK_WIDGET (row));
  desk_form_row_bind (row, form->office.context, person);
  return row;
}

/* The type of a document is chosen before its number is typed: it waits for the number, and the draft has it. */
static void
test_companion_first (Form *form, gconstpointer data)
{
  DeskFormRow *row = bind_documents (form, form->person);
  g_autoptr (DeskRecord) again = g_object_new (DESK_TYPE_PERSON, NULL);
  g_autoptr (GVariant) typed = NULL;
  const char *key;
  GtkDropDown *choice;

  add_entry (row);
  choice = GTK_DROP_DOWN (find_by_type (GTK_WIDGET (row), GTK_TYPE_DROP_DOWN));
  gtk_drop_down_set_selected (choice, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 2);
  desk_form_row_commit (row);
  g_assert_true (desk_record_is_empty (form->person));
  typed = desk_form_typed_collect (form->window, form->person, NULL, form->reason);
  g_assert_cmpuint (g_variant_n_children (typed), ==, 1);

  row = bind_documents (form, again);
  desk_form_typed_restore (form->window, typed, form->reason);
  choice = GTK_DROP_DOWN (find_by_type (GTK_WIDGET (row), GTK_TYPE_DROP_DOWN));
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 2);
  gtk_editable_set_text (get_entry_text (row), "СН 123456");
  desk_form_row_commit (row);
  key = desk_list_entry_get_key (get_entry (row));
  g_assert_nonnull (desk_record_get_entry_text (again, DESK_PERSON_DOCUMENT_TYPE, key));
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 2);
}

static GtkWidget *
find_entry (GtkWidget *widget, guint *skip)
{
  if (GTK_IS_ENTRY (widget) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child, skip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Topics beside a specialist are typed by digits; a word that is none is refused, and stays to be mended. */
static void
test_list_codes (Form *form, gconstpointer data)
{
  g_autoptr (DeskRecord) station = g_object_new (DESK_TYPE_STATION, NULL);
  DeskFormRow *row = g_object_ref_sink (
      g_object_new (DESK_TYPE_LIST_GROUP, "field", "specialist", "companions", "specialist_topics", NULL));
  GtkWidget *topics;
  guint second = 1;

  desk_record_set_entry (station, DESK_STATION_SPECIALIST, "a", g_variant_new_string ("Hnatiuk"));
  adw_window_set_content (ADW_WINDOW (form->window), GTK_WIDGET (row));
  desk_form_row_bind (row, form->office.context, station);
  topics = find_entry (GTK_WIDGET (row), &second);

  gtk_editable_set_text (GTK_EDITABLE (topics), "60 mig2");
  desk_form_row_commit (row);
  g_assert_cmpint (desk_form_row_get_level (row), ==, DESK_VERDICT_ERROR);
  g_assert_null (desk_record_get_entry_text (station, DESK_STATION_SPECIALIST_TOPICS, "a"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (topics)), ==, "60 mig2");

  gtk_editable_set_text (GTK_EDITABLE (topics), "60 wpn");
  desk_form_row_commit (row);
  g_assert_cmpint (desk_form_row_get_level (row), ==, DESK_VERDICT_OK);
  g_assert_cmpstr (desk_record_get_entry_text (station, DESK_STATION_SPECIALIST_TOPICS, "a"), ==, "MIG WPN");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (topics)), ==, "60 61");
  g_object_unref (row);
}

/* Text that is being typed, also into a list, is collected for the draft and comes back. */
static void
test_typed (Form *form, gconstpointer data)
{
  DeskFormRow *row = bind_row (form, DESK_TYPE_LIST_GROUP, "address", form->person);
  g_autoptr (DeskRecord) again = g_object_new (DESK_TYPE_PERSON, NULL);
  g_autoptr (GVariant) typed = NULL;

  desk_record_set_text (form->person, DESK_PERSON_SURNAME, "Мороз");
  add_entry (row);
  gtk_editable_set_text (get_entry_text (row), "м. Пол");
  gtk_editable_set_text (form->reason, "сама ска");
  typed = desk_form_typed_collect (form->window, form->person, NULL, form->reason);
  g_assert_cmpuint (g_variant_n_children (typed), ==, 3);
  gtk_editable_set_text (form->reason, "");

  desk_form_typed_apply (again, typed);
  g_assert_cmpstr (desk_record_get_text (again, DESK_PERSON_SURNAME), ==, "Мороз");
  g_assert_null (desk_person_get_first_entry (DESK_PERSON (again), DESK_PERSON_ADDRESS));
  row = bind_row (form, DESK_TYPE_LIST_GROUP, "address", again);
  desk_form_typed_restore (form->window, typed, form->reason);
  g_assert_cmpstr (gtk_editable_get_text (get_entry_text (row)), ==, "м. Пол");
  g_assert_cmpstr (gtk_editable_get_text (form->reason), ==, "сама ска");
  desk_form_row_commit (row);
  g_assert_cmpstr (desk_person_get_first_entry (DESK_PERSON (again), DESK_PERSON_ADDRESS), ==, "м. Пол");
}

/* A value that was cleared is cleared again by the draft. */
static void
test_cleared (Form *form, gconstpointer data)
{
  g_autoptr (DeskRecord) shown = g_object_new (DESK_TYPE_PERSON, "surname", "Мороз", NULL);
  g_autoptr (GVariant) typed = desk_form_typed_collect (form->window, form->person, shown, form->reason);

  desk_form_typed_apply (shown, typed);
  g_assert_null (desk_record_get_value (shown, DESK_PERSON_SURNAME));
}

#define form_test(path, func) g_test_add (path, Form, NULL, form_set_up, func, form_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  form_test ("/form-rows/text", test_text);
  form_test ("/form-rows/phone", test_phone);
  form_test ("/form-rows/birth", test_birth);
  form_test ("/form-rows/personal-number", test_personal_number);
  form_test ("/form-rows/integer", test_integer);
  form_test ("/form-rows/body", test_body);
  form_test ("/form-rows/choice", test_choice);
  form_test ("/form-rows/switch", test_switch);
  form_test ("/form-rows/checks", test_checks);
  form_test ("/form-rows/list", test_list);
  form_test ("/form-rows/list-ends", test_list_ends);
  form_test ("/form-rows/list-companion", test_list_companion);
  form_test ("/form-rows/companion-first", test_companion_first);
  form_test ("/form-rows/list-codes", test_list_codes);
  form_test ("/form-rows/typed", test_typed);
  form_test ("/form-rows/cleared", test_cleared);
  return g_test_run ();
}
