// SPDX-License-Identifier: GPL-3.0-or-later
// From a typed line to a new person, with the Ukrainian profile.

#include "office.h"

#include "model/profile.h"
#include "ui/front-desk/newcomer.h"

static GPtrArray *
read_line (Office *office, const char *line)
{
  g_autoptr (DeskEntryText) text = desk_newcomer_read_text (line, office->context);

  return desk_newcomer_list (text, office->context);
}

static void
set_up (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data ("/org/dutydesk/DutyDesk/profiles/ua.json", 0, &error);
  g_autoptr (DeskProfile) profile = NULL;

  office_set_up (office, data);
  profile = desk_profile_new_from_bytes (json, "ua", &error);
  g_assert_no_error (error);
  desk_context_set_profile (office->context, profile);
}

#define ASSERT_NAME(newcomer, name) \
  G_STMT_START \
  { \
    g_autofree char *found_ = desk_person_get_full_name (((DeskNewcomer *)(newcomer))->person); \
    g_assert_cmpstr (found_, ==, name); \
  } \
  G_STMT_END

static void
test_name (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) newcomers = read_line (office, "коваленко марія іванівна");

  g_assert_cmpuint (newcomers->len, ==, 1);
  ASSERT_NAME (newcomers->pdata[0], "Коваленко Марія Іванівна");
}

/* A personal number with its check digit fills birth date and sex. */
static void
test_personal_number (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) newcomers = read_line (office, "Мельник 3652504575");
  gboolean found = FALSE;

  for (guint i = 0; i < newcomers->len; i++)
    {
      DeskRecord *person = DESK_RECORD (((DeskNewcomer *)newcomers->pdata[i])->person);

      if (desk_record_get_text (person, DESK_PERSON_PERSONAL_NUMBER) == NULL)
        continue;
      found = TRUE;
      g_assert_cmpstr (desk_record_get_text (person, DESK_PERSON_PERSONAL_NUMBER), ==, "3652504575");
      g_assert_cmpstr (desk_record_get_text (person, DESK_PERSON_BIRTH), ==, "2000-01-01");
      g_assert_cmpstr (desk_record_get_text (person, DESK_PERSON_SEX), ==, "male");
      ASSERT_NAME (newcomers->pdata[i], "Мельник");
    }
  g_assert_true (found);
}

/* Phone and document in one line belong to one person. */
static void
test_two_numbers (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) newcomers = read_line (office, "Мельник Ігор 0671234567 МЮ 123456");
  DeskPerson *person = ((DeskNewcomer *)newcomers->pdata[0])->person;

  g_assert_cmpstr (desk_person_get_first_entry (person, DESK_PERSON_PHONE), ==, "+380671234567");
  g_assert_nonnull (desk_person_get_first_entry (person, DESK_PERSON_DOCUMENT_NUMBER));
}

/* The end of a phone, a queue or a register number is nobody's. */
static void
test_nobody (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "", "4567", "A104", "PL1-A/2026/00153" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GPtrArray) newcomers = read_line (office, lines[i]);

      g_assert_cmpuint (newcomers->len, ==, 0);
    }
}

/* A scanned document fills everything; its first line alone is not yet read, and says so. */
static void
test_scan (Office *office, gconstpointer data)
{
  const char *first = "I<UTOD231458907<<<<<<<<<<<<<<<";
  g_autofree char *all =
      g_strconcat (first, "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<", NULL);
  g_autoptr (GPtrArray) newcomers = read_line (office, all);
  g_autoptr (GPtrArray) begun = read_line (office, first);
  g_autoptr (DeskEntryText) text = desk_newcomer_read_text (first, office->context);
  g_autofree char *slip = desk_newcomer_find_slip (text, office->context);
  DeskRecord *person;

  g_assert_cmpuint (newcomers->len, ==, 1);
  person = DESK_RECORD (((DeskNewcomer *)newcomers->pdata[0])->person);
  ASSERT_NAME (newcomers->pdata[0], "Eriksson Anna Maria");
  g_assert_cmpstr (desk_record_get_text (person, DESK_PERSON_BIRTH), ==, "1974-08-12");
  g_assert_cmpstr (desk_record_get_text (person, DESK_PERSON_SEX), ==, "female");
  g_assert_cmpstr (desk_person_get_first_entry (DESK_PERSON (person), DESK_PERSON_DOCUMENT_NUMBER), ==,
                   "D23145890");

  g_assert_cmpuint (begun->len, ==, 0);
  g_assert_nonnull (slip);
}

/* The country's own card: its type is filled in, too. */
static void
test_scanned_card (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) newcomers = read_line (
      office, "IDUKR90012345681995032160613<<9503216F3406119UKR<<<<<<<<<<<0MELNYCHENKO<<SOLOMIIA<<<<<<<<<");
  DeskPerson *person = ((DeskNewcomer *)newcomers->pdata[0])->person;

  g_assert_cmpstr (desk_person_get_first_entry (person, DESK_PERSON_DOCUMENT_NUMBER), ==, "900123456");
  g_assert_cmpstr (desk_person_get_first_entry (person, DESK_PERSON_DOCUMENT_TYPE), ==, "id_card");
}

#define ADD(path, func) g_test_add (path, Office, NULL, set_up, func, office_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/newcomer/name", test_name);
  ADD ("/newcomer/personal-number", test_personal_number);
  ADD ("/newcomer/two-numbers", test_two_numbers);
  ADD ("/newcomer/nobody", test_nobody);
  ADD ("/newcomer/scan", test_scan);
  ADD ("/newcomer/scanned-card", test_scanned_card);
  return g_test_run ();
}
