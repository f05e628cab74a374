// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of documents: the script they are printed in, and what is strange about them. With both profiles.

#include "model/document-check.h"

#include <string.h>

static DeskProfile *
load (const char *country)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", country);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data (path, 0, &error);
  DeskProfile *profile;

  g_assert_no_error (error);
  profile = desk_profile_new_from_bytes (json, country, &error);
  g_assert_no_error (error);
  return profile;
}

static void
assert_written (DeskProfile *profile, const char *type, const char *typed, const char *expected)
{
  g_autofree char *written = desk_document_write_number (profile, type, typed);

  g_assert_cmpstr (written, ==, expected);
}

static void
look_alikes_become_those_of_the_type (void)
{
  g_autoptr (DeskProfile) ua = load ("ua");
  g_autoptr (DeskProfile) kz = load ("kz");

  assert_written (ua, "passport_book", "KH123456", "КН123456");
  assert_written (ua, "passport_book", "kh 123456", "КН 123456");
  assert_written (ua, "foreign_passport", "ЕН123456", "EH123456");
  assert_written (ua, "driving_licence", "BXB123456", "ВХВ123456");
  assert_written (kz, "passport", "n12345678", "N12345678");

  /* What does not look like one of the type is left alone: it may be right. */
  assert_written (ua, "passport_book", "FB123456", "FB123456");
  assert_written (ua, "passport_book", "KH12345", "KH12345");
  assert_written (ua, "other", "kh123456", "kh123456");
  assert_written (ua, "id_card", "001234567", "001234567");
  assert_written (ua, NULL, "KH123456", "KH123456");
  assert_written (ua, "passport_book", "", "");
}

static void
assert_doubt (DeskProfile *profile, const char *type, const char *number, const char *names)
{
  g_autofree char *doubt = desk_document_doubt_number (profile, type, number, "en");

  if (names == NULL)
    g_assert_null (doubt);
  else
    {
      g_assert_nonnull (doubt);
      g_test_message ("%s", doubt);
      g_assert_nonnull (strstr (doubt, names));
    }
}

static void
a_strange_number_says_what_it_looks_like (void)
{
  g_autoptr (DeskProfile) ua = load ("ua");
  g_autoptr (DeskProfile) kz = load ("kz");

  assert_doubt (ua, "passport_book", "КН123456", NULL);
  assert_doubt (ua, "passport_book", "kh 123456", NULL);
  assert_doubt (ua, "passport_book", NULL, NULL);
  assert_doubt (ua, "passport_book", " - ", NULL);
  assert_doubt (ua, "other", "?", NULL);
  assert_doubt (ua, NULL, "001234567", NULL);

  assert_doubt (ua, "passport_book", "001234567", "ID card");
  assert_doubt (ua, "foreign_passport", "N12345678", "Passport of Kazakhstan");
  assert_doubt (ua, "id_card", "00123456", "000123456");
  assert_doubt (ua, "bank_card", "4149 4390 0000 4321", "4321");
  assert_doubt (kz, "id_card", "КН123456", "Passport booklet of Ukraine");
  assert_doubt (kz, "passport", "041234567", "Identity card");
}

/* The example of each type is like the numbers of its type, and stays as it is written. */
static void
examples_fit (void)
{
  static const char *const countries[] = { "ua", "kz" };

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autoptr (DeskProfile) profile = load (countries[i]);
      DeskVocabulary *types = desk_profile_get_vocabulary (profile, "document_types");

      for (guint j = 0; j < desk_vocabulary_get_length (types); j++)
        {
          DeskTerm *type = desk_vocabulary_get_term_at (types, j);
          const char *example = desk_term_get_string (type, "example");

          if (example == NULL)
            continue;
          assert_doubt (profile, desk_term_get_code (type), example, NULL);
          assert_written (profile, desk_term_get_code (type), example, example);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/document-check/written", look_alikes_become_those_of_the_type);
  g_test_add_func ("/model/document-check/doubt", a_strange_number_says_what_it_looks_like);
  g_test_add_func ("/model/document-check/examples", examples_fit);

  return g_test_run ();
}
