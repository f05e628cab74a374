// SPDX-License-Identifier: GPL-3.0-or-later
// What a scanned document says about a person, as the profile of each country reads it.

#include "model/person-scan.h"

#define SOLOMIIA "IDUKR90012345681995032160613<<9503216F3406119UKR<<<<<<<<<<<0MELNYCHENKO<<SOLOMIIA<<<<<<<<<"
#define AIGERIM "I<KAZ9006543212981111402226<<<9811119F3311042KAZ<<<<<<<<<<<7SEITKALI<<AIGERIM<<<<<<<<<<<<<"
#define YEVHEN "P<UKRKOROLENKO<<YEVHEN<<<<<<<<<<<<<<<<<<<<<<ZZ900123<3UKR6104128M3305201<<<<<<<<<<<<<<08"
#define MADINA "P<KAZZHAKSYLYK<<MADINA<<<<<<<<<<<<<<<<<<<<<<N900123451KAZ6603089F3210097660308403245<<10"
#define ANNA "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<"

static DeskProfile *
load (const char *country)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", country);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data (path, 0, &error);
  DeskProfile *profile = desk_profile_new_from_bytes (json, country, &error);

  g_assert_no_error (error);
  return profile;
}

static DeskMrz *
scan (const char *lines)
{
  g_autoptr (GDateTime) today = g_date_time_new_utc (2026, 5, 28, 12, 0, 0);
  DeskMrz *mrz = desk_mrz_read (lines, today, NULL);

  g_assert_nonnull (mrz);
  return mrz;
}

/* The profile says which type of document the lines are of; of a foreign one only the number is taken. */
static void
test_type (void)
{
  static const struct
  {
    const char *country, *lines, *type, *number;
  } documents[] = {
    { "ua", SOLOMIIA, "id_card", "900123456" }, { "ua", YEVHEN, "foreign_passport", "ZZ900123" },
    { "ua", AIGERIM, NULL, "900654321" },       { "ua", ANNA, NULL, "D23145890" },
    { "kz", AIGERIM, "id_card", "900654321" },  { "kz", MADINA, "passport", "N90012345" },
    { "kz", YEVHEN, NULL, "ZZ900123" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (DeskProfile) profile = load (documents[i].country);
      g_autoptr (DeskMrz) mrz = scan (documents[i].lines);
      g_autoptr (DeskPerson) person = g_object_new (DESK_TYPE_PERSON, NULL);

      desk_person_take_mrz (person, mrz, profile, 7);
      g_assert_cmpstr (desk_person_get_first_entry (person, DESK_PERSON_DOCUMENT_TYPE), ==,
                       documents[i].type);
      g_assert_cmpstr (desk_person_get_first_entry (person, DESK_PERSON_DOCUMENT_NUMBER), ==,
                       documents[i].number);
    }
}

/* A document that is there already is not put in again; only its type is, where nobody chose one. */
static void
test_known_document (void)
{
  g_autoptr (DeskProfile) profile = load ("ua");
  g_autoptr (DeskMrz) mrz = scan (SOLOMIIA);
  g_autoptr (DeskPerson) person = g_object_new (DESK_TYPE_PERSON, NULL);
  DeskRecord *record = DESK_RECORD (person);
  g_autofree const char **keys = NULL;

  desk_record_set_entry (record, DESK_PERSON_DOCUMENT_NUMBER, "a", g_variant_new_string ("900 123 456"));
  desk_person_take_mrz (person, mrz, profile, 7);
  keys = desk_record_list_keys (record, DESK_PERSON_DOCUMENT_NUMBER);
  g_assert_cmpuint (g_strv_length ((char **)keys), ==, 1);
  g_assert_cmpstr (desk_record_get_entry_text (record, DESK_PERSON_DOCUMENT_TYPE, "a"), ==, "id_card");

  desk_record_set_entry (record, DESK_PERSON_DOCUMENT_TYPE, "a", g_variant_new_string ("other"));
  desk_person_take_mrz (person, mrz, profile, 7);
  g_assert_cmpstr (desk_record_get_entry_text (record, DESK_PERSON_DOCUMENT_TYPE, "a"), ==, "other");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-scan/type", test_type);
  g_test_add_func ("/person-scan/known-document", test_known_document);
  return g_test_run ();
}
