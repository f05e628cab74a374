// SPDX-License-Identifier: GPL-3.0-or-later
// Officers and their passwords: record and keyring go together, and the unit keeps a head.

#include "settings-fixture.h"
#include "ui/officer-name.h"
#include "ui/settings/officers-dialog.h"
#include "ui/settings/password-dialog.h"
#include "ui/widgets/form-row.h"

#define officer_test(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

#define HEAD name_of (self, "Олена", "Шевчук", "captain")
#define COMMUNICATOR name_of (self, "Ігор", "Бондар", "captain")

/* How the screens call an officer. */
static const char *
name_of (Fixture *self, const char *given_name, const char *surname, const char *rank)
{
  g_autoptr (DeskOfficer) officer =
      g_object_new (DESK_TYPE_OFFICER, "given_name", given_name, "surname", surname, "rank", rank, NULL);
  g_autofree char *name = desk_officer_name_make (officer, desk_context_get_profile (self->context),
                                                  desk_context_get_language (self->context));

  return g_intern_string (name);
}

static GtkWidget *
find_row (gpointer dialog, const char *title)
{
  return fixture_find (dialog, ADW_TYPE_PREFERENCES_ROW, "title", title);
}

static AdwDialog *
open_officers (Fixture *self)
{
  AdwDialog *dialog = desk_officers_dialog_new (self->context);

  adw_dialog_present (dialog, self->window);
  fixture_wait (find_row (dialog, HEAD) != NULL);
  return dialog;
}

static GtkWidget *
find_field (AdwDialog *dialog, const char *field)
{
  GtkWidget *row = fixture_find (GTK_WIDGET (dialog), DESK_TYPE_FORM_ROW, "field", field);

  g_assert_nonnull (row);
  return row;
}

static void
open_officer (AdwDialog *dialog, const char *name)
{
  g_signal_emit_by_name (find_row (dialog, name), "activated");
  g_assert_nonnull (find_field (dialog, "surname"));
}

static void
type (AdwDialog *dialog, const char *field, const char *text)
{
  GtkWidget *row = find_field (dialog, field);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  desk_form_row_commit (DESK_FORM_ROW (row));
}

/* The roles stand in the order of the profile, after "not said". */
static void
choose_role (AdwDialog *dialog, guint place)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_field (dialog, "role")), place);
}

static void
save (AdwDialog *dialog)
{
  g_assert_true (gtk_widget_activate_action (find_field (dialog, "surname"), "form.primary", NULL));
}

static gboolean
is_list_shown (AdwDialog *dialog)
{
  return fixture_find (GTK_WIDGET (dialog), DESK_TYPE_FORM_ROW, "field", "surname") == NULL;
}

static const char *
get_trouble (AdwDialog *dialog)
{
  GtkWidget *banner = fixture_find (GTK_WIDGET (dialog), ADW_TYPE_BANNER, NULL, NULL);

  return banner != NULL && adw_banner_get_revealed (ADW_BANNER (banner))
             ? adw_banner_get_title (ADW_BANNER (banner))
             : NULL;
}

/* The officer of a code as the database has it. */
static DeskRecord *
read_officer (Fixture *self, const char *code)
{
  g_autoptr (GPtrArray) officers = fixture_read (self, "officer");

  for (guint i = 0; i < officers->len; i++)
    if (g_strcmp0 (desk_record_get_text (g_ptr_array_index (officers, i), DESK_OFFICER_CODE), code) == 0)
      return g_object_ref (g_ptr_array_index (officers, i));
  return NULL;
}

static gboolean
can_unlock (Fixture *self, const char *code, const char *password)
{
  g_autoptr (DeskKey) key = desk_keyring_unlock (self->keyring, code, password, NOW, NULL);

  return key != NULL && memcmp (desk_key_peek (key), desk_key_peek (self->key), DESK_KEY_BYTES) == 0;
}

static const char *
get_slot_name (Fixture *self, const char *code)
{
  g_autoptr (GPtrArray) slots = desk_keyring_list (self->keyring);

  for (guint i = 0; i < slots->len; i++)
    {
      const DeskKeySlot *slot = g_ptr_array_index (slots, i);

      if (g_str_equal (slot->code, code))
        return g_intern_string (slot->name);
    }
  return NULL;
}

static void
type_password (AdwDialog *dialog, const char *own_title, const char *own, const char *password)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, own_title)), own);
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "New password")), password);
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "The same password again")), password);
}

/* A new officer gets a record, then a password; the code comes from the surname. */
static void
test_add (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_officers (self);
  g_autoptr (DeskRecord) officer = NULL;

  fixture_press (dialog, "_Add an Officer");
  type (dialog, "surname", "коваленко");
  type (dialog, "given_name", "марія");
  save (dialog);
  g_assert_nonnull (get_trouble (dialog)); /* no role yet */
  choose_role (dialog, 2);
  save (dialog);
  fixture_wait (DESK_IS_PASSWORD_DIALOG (fixture_get_dialog (self)));

  officer = read_officer (self, "kovalenko");
  g_assert_cmpstr (desk_record_get_text (officer, DESK_OFFICER_SURNAME), ==, "Коваленко");
  g_assert_cmpstr (desk_record_get_text (officer, DESK_OFFICER_ROLE), ==, "duty");
  g_assert_cmpstr (desk_record_get_text (officer, DESK_OFFICER_ACTIVE_FROM), ==, "2026-05-28");
  g_assert_false (desk_keyring_has (self->keyring, "kovalenko"));

  type_password (fixture_get_dialog (self), "Your own password", "old password", "three words at once");
  fixture_press (fixture_get_dialog (self), "Set the _Password");
  fixture_wait (fixture_get_dialog (self) == dialog);
  g_assert_true (can_unlock (self, "kovalenko", "three words at once"));
  g_assert_true (can_unlock (self, "shevchuk", "old password"));
  g_assert_cmpstr (get_slot_name (self, "kovalenko"), ==, "М.\u00a0Коваленко");
}

static void
test_taken_code (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_officers (self);
  g_autoptr (GPtrArray) officers = NULL;

  fixture_press (dialog, "_Add an Officer");
  type (dialog, "surname", "Бондар");
  type (dialog, "given_name", "Інна");
  choose_role (dialog, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_field (dialog, "code"))), ==, "bondar");
  save (dialog);
  g_assert_nonnull (get_trouble (dialog));
  officers = fixture_read (self, "officer");
  g_assert_cmpuint (officers->len, ==, 3);

  type (dialog, "code", "i.bondar");
  save (dialog);
  fixture_wait (is_list_shown (dialog));
  fixture_wait (find_row (dialog, "І.\u00a0Бондар") != NULL);
}

/* What the sign-in page calls an officer follows the record. The code stays. */
static void
test_edit (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_officers (self);
  g_autoptr (DeskRecord) officer = NULL;

  open_officer (dialog, COMMUNICATOR);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (find_field (dialog, "code"))));
  type (dialog, "surname", "Бондаренко");
  gtk_editable_set_text (GTK_EDITABLE (find_field (dialog, "position")), "інспектор");
  save (dialog);
  fixture_wait (is_list_shown (dialog));

  officer = read_officer (self, "bondar");
  g_assert_cmpstr (desk_record_get_text (officer, DESK_OFFICER_SURNAME), ==, "Бондаренко");
  g_assert_cmpstr (desk_record_get_text (officer, DESK_OFFICER_POSITION), ==, "інспектор");
  g_assert_cmpstr (get_slot_name (self, "bondar"), ==, name_of (self, "Ігор", "Бондаренко", "captain"));
  g_assert_true (can_unlock (self, "bondar", "old password"));
}

static void
test_deactivate (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_officers (self);
  g_autoptr (DeskRecord) officer = NULL;

  open_officer (dialog, COMMUNICATOR);
  g_signal_emit_by_name (find_row (dialog, "_Deactivate…"), "activated");
  g_assert_true (ADW_IS_ALERT_DIALOG (fixture_get_dialog (self)));
  fixture_press (fixture_get_dialog (self), "_Deactivate");
  fixture_wait (is_list_shown (dialog));

  officer = read_officer (self, "bondar");
  g_assert_cmpstr (desk_record_get_text (officer, DESK_OFFICER_ACTIVE_TO), ==, "2026-05-28");
  g_assert_false (desk_keyring_has (self->keyring, "bondar"));
  g_assert_true (gtk_widget_get_visible (
      gtk_widget_get_ancestor (find_row (dialog, COMMUNICATOR), ADW_TYPE_PREFERENCES_GROUP)));
}

/* The last head is neither demoted nor sent away. */
static void
test_last_head (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_officers (self);
  g_autoptr (DeskRecord) officer = NULL;

  open_officer (dialog, HEAD);
  g_signal_emit_by_name (find_row (dialog, "_Deactivate…"), "activated");
  g_assert_true (fixture_get_dialog (self) == dialog);
  g_assert_nonnull (get_trouble (dialog));

  choose_role (dialog, 2);
  save (dialog);
  g_assert_nonnull (get_trouble (dialog));
  officer = read_officer (self, "shevchuk");
  g_assert_cmpstr (desk_record_get_text (officer, DESK_OFFICER_ROLE), ==, "head");
  g_assert_null (desk_record_get_text (officer, DESK_OFFICER_ACTIVE_TO));
  g_assert_true (desk_keyring_has (self->keyring, "shevchuk"));
}

/* A head who makes another officer head may step down, and has nothing to look for in the dialog then. */
static void
test_hand_over_headship (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_officers (self);

  open_officer (dialog, COMMUNICATOR);
  choose_role (dialog, 3);
  save (dialog);
  fixture_wait (is_list_shown (dialog) && find_row (dialog, COMMUNICATOR) != NULL);
  fixture_wait (fixture_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "subtitle", "Head · bondar") != NULL);

  open_officer (dialog, HEAD);
  choose_role (dialog, 2);
  save (dialog);
  fixture_wait (fixture_get_dialog (self) == NULL);
  g_assert_cmpstr (desk_context_get_role (self->context), ==, "duty");
}

/* Closing with something typed asks first. */
static void
test_unsaved (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_officers (self);

  fixture_press (dialog, "_Add an Officer");
  adw_dialog_close (dialog);
  fixture_wait (fixture_get_dialog (self) == NULL);

  dialog = open_officers (self);
  fixture_press (dialog, "_Add an Officer");
  type (dialog, "surname", "Коваленко");
  adw_dialog_close (dialog);
  g_assert_true (ADW_IS_ALERT_DIALOG (fixture_get_dialog (self)));
  fixture_press (fixture_get_dialog (self), "_Leave It Unsaved");
  fixture_wait (fixture_get_dialog (self) == NULL);
}

/* One's own password: the present one must be right. */
static void
test_own_password (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = desk_password_dialog_new (self->context);
  GtkWidget *button;

  adw_dialog_present (dialog, self->window);
  button = fixture_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "label", "Set the _Password");
  type_password (dialog, "Present password", "old password", "short");
  g_assert_false (gtk_widget_get_sensitive (button));

  type_password (dialog, "Present password", "wrong", "quite another thing");
  fixture_press (dialog, "Set the _Password");
  g_assert_false (gtk_widget_get_visible (button));
  fixture_wait (gtk_widget_get_visible (button));
  g_assert_true (fixture_get_dialog (self) == dialog);
  g_assert_true (can_unlock (self, "shevchuk", "old password"));

  type_password (dialog, "Present password", "old password", "quite another thing");
  fixture_press (dialog, "Set the _Password");
  fixture_wait (fixture_get_dialog (self) == NULL);
  g_assert_true (can_unlock (self, "shevchuk", "quite another thing"));
  g_assert_false (can_unlock (self, "shevchuk", "old password"));
  g_assert_true (can_unlock (self, "bondar", "old password"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  officer_test ("/officers/add", test_add);
  officer_test ("/officers/taken-code", test_taken_code);
  officer_test ("/officers/edit", test_edit);
  officer_test ("/officers/deactivate", test_deactivate);
  officer_test ("/officers/last-head", test_last_head);
  officer_test ("/officers/hand-over-headship", test_hand_over_headship);
  officer_test ("/officers/unsaved", test_unsaved);
  officer_test ("/officers/own-password", test_own_password);
  return g_test_run ();
}
