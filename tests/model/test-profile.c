// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a profile: terms, labels, texts of papers, thresholds, the time zone.

#include "model/profile.h"

static DeskProfile *
load (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);
  DeskProfile *profile;

  g_assert_no_error (error);
  profile = desk_profile_new_from_bytes (bytes, name, &error);
  g_assert_no_error (error);

  return profile;
}

static void
test_country (void)
{
  g_autoptr (DeskProfile) ua = load ("ua");
  g_autoptr (DeskProfile) kz = load ("kz");

  g_assert_cmpstr (desk_profile_get_code (ua), ==, "ua");
  g_assert_cmpstr (desk_profile_get_country (kz), ==, "KZ");
  g_assert_cmpint (desk_profile_get_version (ua), >=, 1);
  g_assert_cmpstr (desk_profile_get_name (kz, "kk"), ==, "Қазақстан");
  g_assert_cmpstr (g_time_zone_get_identifier (desk_profile_get_time_zone (ua)), ==, "Europe/Kyiv");
  g_assert_cmpstrv (desk_profile_get_languages (ua), ((const char *[]){ "uk", "en", "ru", "kk", NULL }));
  g_assert_cmpstrv (desk_profile_get_paper_languages (ua), ((const char *[]){ "uk", NULL }));
  g_assert_cmpstrv (desk_profile_get_paper_languages (kz), ((const char *[]){ "kk", "ru", NULL }));
}

/* Kazakhstan became one zone, UTC+5, on 1 March 2024. */
static void
test_time_zone (void)
{
  g_autoptr (DeskProfile) kz = load ("kz");
  g_autoptr (GDateTime) noon = g_date_time_new (desk_profile_get_time_zone (kz), 2026, 7, 1, 12, 0, 0);

  g_assert_cmpint (g_date_time_get_utc_offset (noon), ==, 5 * G_TIME_SPAN_HOUR);
}

static void
test_labels (void)
{
  g_autoptr (DeskProfile) profile = load ("ua");

  g_assert_cmpstr (desk_profile_get_label (profile, "topics", "LOST", "ru"), ==, "Утеря документа");
  g_assert_cmpstr (desk_profile_get_label (profile, "topics", "LOST", "uk_UA.UTF-8"), ==, "Втрата документа");
  g_assert_cmpstr (desk_profile_get_label (profile, "topics", "LOST", "de"), ==, "Втрата документа");
  g_assert_cmpstr (desk_profile_get_label (profile, "topics", "LOST", "C"), ==, "Втрата документа");
  g_assert_cmpstr (desk_profile_get_label (profile, "topics", "LOST", NULL), ==, "Втрата документа");
  g_assert_cmpstr (desk_profile_get_label (profile, "topics", "GONE", "uk"), ==, "GONE");
  g_assert_null (desk_profile_get_label (profile, "topics", NULL, "uk"));
  g_assert_null (desk_profile_get_vocabulary (profile, "thresholds"));
  g_assert_true (desk_profile_has_flag (profile, "topics", "THEFT", "crime"));
  g_assert_false (desk_profile_has_flag (profile, "topics", "LOST", "crime"));
  g_assert_false (desk_profile_has_flag (profile, "topics", NULL, "crime"));
  g_assert_cmpstr (desk_profile_get_currency (profile, "uk"), ==, "грн");
  g_assert_cmpstr (desk_profile_get_currency (profile, "en"), ==, "UAH");
}

static void
test_vocabulary (void)
{
  g_autoptr (DeskProfile) profile = load ("ua");
  DeskVocabulary *topics = desk_profile_get_vocabulary (profile, "topics");
  g_autoptr (DeskTerm) first = g_list_model_get_item (G_LIST_MODEL (topics), 0);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (topics)) == DESK_TYPE_TERM);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (topics)), ==,
                    desk_vocabulary_get_length (topics));
  g_assert_cmpuint (desk_vocabulary_get_length (topics), ==, 26);
  g_assert_cmpstr (desk_term_get_code (first), ==, "CON");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (topics), 26));
  g_assert_cmpstr (desk_term_get_code (desk_vocabulary_get_term_by_digit (topics, "30")), ==, "DV");
  g_assert_null (desk_vocabulary_get_term_by_digit (topics, "28"));
  g_assert_null (desk_vocabulary_get_term (topics, NULL));
}

static void
test_term (void)
{
  g_autoptr (DeskProfile) profile = load ("ua");
  DeskTerm *violence = desk_profile_get_term (profile, "topics", "DV");
  DeskTerm *consultation = desk_profile_get_term (profile, "topics", "CON");
  DeskTerm *certificate = desk_profile_get_term (profile, "topics", "CERT");
  DeskVocabulary *script = desk_term_get_parts (violence, "script");

  g_assert_true (desk_term_has_flag (violence, "domestic"));
  g_assert_false (desk_term_has_flag (consultation, "crime"));
  g_assert_true (g_strv_contains (desk_term_get_list (violence, "agencies"), "SHELTER"));
  g_assert_cmpuint (g_strv_length ((char **)desk_term_get_list (consultation, "agencies")), ==, 0);
  g_assert_true (g_strv_contains (desk_term_get_keywords (violence), "чоловік"));
  g_assert_true (desk_term_has_flag (desk_vocabulary_get_term_at (script, 0), "mandatory"));
  g_assert_cmpstr (desk_term_get_label (desk_vocabulary_get_term_at (script, 0), "en"), ==,
                   "Talk alone, in a separate room");
  g_assert_nonnull (desk_term_get_text (violence, "knowledge", "kk"));
  g_assert_null (desk_term_get_text (violence, "proof", "kk"));
  g_assert_null (desk_term_get_parts (violence, "parts"));
  g_assert_cmpint (desk_term_get_confidence (violence), ==, DESK_CONFIDENCE_CONFIRMED);
  g_assert_cmpint (desk_term_get_confidence (certificate), ==, DESK_CONFIDENCE_UNVERIFIED);
  g_assert_nonnull (desk_term_get_source (certificate));
}

static void
test_document_type (void)
{
  g_autoptr (DeskProfile) profile = load ("ua");
  DeskTerm *passport = desk_profile_get_term (profile, "document_types", "passport_book");
  DeskTerm *card = desk_profile_get_term (profile, "document_types", "id_card");
  DeskTerm *other = desk_profile_get_term (profile, "document_types", "other");

  g_assert_true (desk_term_matches_mask (passport, "KH123456"));
  g_assert_true (desk_term_matches_mask (passport, "ЄЮ123456"));
  g_assert_false (desk_term_matches_mask (passport, "KH12345"));
  g_assert_false (desk_term_matches_mask (passport, "KH1234567"));
  g_assert_false (desk_term_matches_mask (card, "12345678\n"));
  g_assert_true (desk_term_matches_mask (other, "anything"));
  g_assert_cmpint (desk_term_get_number (card, "minimum_age", -1), ==, 14);
  g_assert_cmpint (desk_term_get_number (other, "minimum_age", -1), ==, -1);
}

static void
test_texts (void)
{
  g_autoptr (DeskProfile) profile = load ("kz");
  g_autofree char *page =
      desk_profile_format_text (profile, "sheet.page", "ru", "page", "1", "pages", "3", NULL);

  g_assert_cmpstr (page, ==, "Страница 1 из 3");
  g_assert_cmpstr (desk_profile_get_text (profile, "ticket.title", "kk"), ==, "Кезек талоны");
  g_assert_cmpint (desk_profile_get_threshold (profile, "wait_long_minutes"), ==, 10);
  g_assert_cmpint (desk_profile_get_threshold (profile, "wait_too_long_minutes"), ==, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profile/country", test_country);
  g_test_add_func ("/profile/time-zone", test_time_zone);
  g_test_add_func ("/profile/labels", test_labels);
  g_test_add_func ("/profile/vocabulary", test_vocabulary);
  g_test_add_func ("/profile/term", test_term);
  g_test_add_func ("/profile/document-type", test_document_type);
  g_test_add_func ("/profile/texts", test_texts);

  return g_test_run ();
}
