// SPDX-License-Identifier: GPL-3.0-or-later
// Fields for codes and choices: digits at once, one digit for a favourite, letters, and the top row on any layout.

#include "office.h"

#include "model/profile.h"
#include "ui/widgets/choice-entry.h"
#include "ui/widgets/code-entry.h"
#include "ui/widgets/code-match.h"
#include "ui/widgets/digit-keys.h"

static DeskProfile *profile;

static const char *const favourites[] = { "LOST", "CON", NULL };

static DeskVocabulary *
get_topics (void)
{
  return desk_profile_get_vocabulary (profile, "topics");
}

static void
test_digit_keys (void)
{
  /* The digit row of the Kazakh layout has letters; the key decides. */
  g_assert_cmpint (desk_digit_keys_read (10, GDK_KEY_quotedbl, 0), ==, '1');
  g_assert_cmpint (desk_digit_keys_read (11, GDK_KEY_Cyrillic_schwa, 0), ==, '2');
  g_assert_cmpint (desk_digit_keys_read (19, GDK_KEY_Cyrillic_o_bar, 0), ==, '0');
  g_assert_cmpint (desk_digit_keys_read (20, GDK_KEY_minus, 0), ==, '-');
  g_assert_cmpint (desk_digit_keys_read (21, GDK_KEY_equal, 0), ==, '+');
  g_assert_cmpint (desk_digit_keys_read (87, GDK_KEY_KP_1, 0), ==, '1');
  g_assert_cmpint (desk_digit_keys_read (10, GDK_KEY_exclam, GDK_SHIFT_MASK), ==, 0);
  g_assert_cmpint (desk_digit_keys_read (10, GDK_KEY_1, GDK_CONTROL_MASK), ==, 0);
  g_assert_cmpint (desk_digit_keys_read (24, GDK_KEY_q, 0), ==, 0);
}

static void
test_match (void)
{
  DeskCodeMatch match = { get_topics (), "uk", favourites };

  g_assert_cmpstr (desk_code_match_read (&match, "50"), ==, "LOST");
  g_assert_cmpstr (desk_code_match_read (&match, "1"), ==, "LOST");
  g_assert_cmpstr (desk_code_match_read (&match, "2"), ==, "CON");
  g_assert_null (desk_code_match_read (&match, "3"));
  g_assert_null (desk_code_match_read (&match, "98"));
  g_assert_cmpstr (desk_code_match_read (&match, "крад"), ==, "THEFT");
  g_assert_cmpstr (desk_code_match_read (&match, "КРАД"), ==, "THEFT");
  g_assert_null (desk_code_match_read (&match, "ъъъ"));

  /* One digit waits for the second one; two choose at once. */
  g_assert_false (desk_code_match_is_complete (&match, "5"));
  g_assert_true (desk_code_match_is_complete (&match, "50"));
  g_assert_false (desk_code_match_is_complete (&match, "98"));

  match.vocabulary = desk_profile_get_vocabulary (profile, "outcomes");
  match.favourites = NULL;
  g_assert_true (desk_code_match_is_complete (&match, "1"));
  g_assert_cmpstr (desk_code_match_read (&match, "9"), ==, "left");
}

static void
type (DeskCodeEntry *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_first_child (GTK_WIDGET (entry))), text);
}

static const char *
get_shown (DeskCodeEntry *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (gtk_widget_get_first_child (GTK_WIDGET (entry))));
}

static void
test_entry (void)
{
  g_autoptr (DeskCodeEntry) entry = g_object_ref_sink (g_object_new (DESK_TYPE_CODE_ENTRY, NULL));
  g_autofree char *message = NULL;

  desk_code_entry_bind (entry, get_topics (), "uk");
  desk_code_entry_set_favourites (entry, favourites);
  type (entry, "20");
  g_assert_cmpstr (desk_code_entry_get_code (entry), ==, "THEFT");
  g_assert_true (desk_code_entry_commit (entry));
  g_assert_cmpstr (get_shown (entry), ==, "20 · Крадіжка");

  /* A favourite is told apart from the beginning of a code when the field is left. */
  type (entry, "1");
  g_assert_cmpstr (desk_code_entry_get_code (entry), ==, "THEFT");
  g_assert_true (desk_code_entry_commit (entry));
  g_assert_cmpstr (desk_code_entry_get_code (entry), ==, "LOST");

  /* What means nothing is said, and chooses nothing. */
  type (entry, "97");
  g_assert_false (desk_code_entry_commit (entry));
  g_object_get (entry, "message", &message, NULL);
  g_assert_nonnull (message);
  g_assert_cmpstr (desk_code_entry_get_code (entry), ==, "LOST");

  type (entry, "");
  g_assert_true (desk_code_entry_commit (entry));
  g_assert_null (desk_code_entry_get_code (entry));
}

static void
count (guint *times)
{
  (*times)++;
}

/* What is typed and not read yet is told and can be put back; what is chosen is not "typed". */
static void
test_typed (void)
{
  g_autoptr (DeskCodeEntry) entry = g_object_ref_sink (g_object_new (DESK_TYPE_CODE_ENTRY, NULL));
  guint times = 0;

  desk_code_entry_bind (entry, get_topics (), "uk");
  g_signal_connect_swapped (entry, "typed", G_CALLBACK (count), &times);
  g_assert_null (desk_code_entry_get_typed (entry));
  type (entry, "кра");
  g_assert_cmpuint (times, ==, 1);
  g_assert_cmpstr (desk_code_entry_get_typed (entry), ==, "кра");
  type (entry, "20");
  g_assert_null (desk_code_entry_get_typed (entry));
  g_assert_true (desk_code_entry_commit (entry));
  g_assert_null (desk_code_entry_get_typed (entry));
  type (entry, "");
  g_assert_cmpstr (desk_code_entry_get_typed (entry), ==, "");

  desk_code_entry_set_typed (entry, "загуб");
  g_assert_cmpstr (desk_code_entry_get_typed (entry), ==, "загуб");
  g_assert_cmpstr (desk_code_entry_get_code (entry), ==, "THEFT");
}

static void
test_choice (void)
{
  g_autoptr (DeskChoiceEntry) entry = g_object_ref_sink (g_object_new (DESK_TYPE_CHOICE_ENTRY, NULL));

  desk_choice_entry_bind (entry, desk_profile_get_vocabulary (profile, "priorities"), "uk");
  g_assert_null (desk_choice_entry_get_code (entry));
  desk_choice_entry_set_code (entry, "urgent");
  g_assert_cmpstr (desk_choice_entry_get_code (entry), ==, "urgent");

  /* Other labels, the same choice. */
  desk_choice_entry_bind (entry, desk_profile_get_vocabulary (profile, "priorities"), "ru");
  g_assert_cmpstr (desk_choice_entry_get_code (entry), ==, "urgent");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = NULL;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  json = g_resources_lookup_data ("/org/dutydesk/DutyDesk/profiles/ua.json", 0, &error);
  g_assert_no_error (error);
  profile = desk_profile_new_from_bytes (json, "ua", &error);
  g_assert_no_error (error);

  g_test_add_func ("/code-entry/digit-keys", test_digit_keys);
  g_test_add_func ("/code-entry/match", test_match);
  g_test_add_func ("/code-entry/entry", test_entry);
  g_test_add_func ("/code-entry/typed", test_typed);
  g_test_add_func ("/code-entry/choice", test_choice);
  status = g_test_run ();
  g_object_unref (profile);
  return status;
}
