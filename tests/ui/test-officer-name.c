// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/officer-name.h"
#include "ui/profile-file.h"

static void
test_make (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskProfile) profile = desk_profile_file_load ("ua", &error);
  g_autoptr (DeskOfficer) officer = g_object_new (DESK_TYPE_OFFICER, NULL);
  DeskRecord *record = DESK_RECORD (officer);
  g_autofree char *bare = NULL, *plain = NULL, *full = NULL, *turned = NULL, *same = NULL;

  g_assert_no_error (error);
  desk_record_set_text (record, DESK_OFFICER_SURNAME, "Шевчук");
  bare = desk_officer_name_make (officer, profile, "uk");
  g_assert_cmpstr (bare, ==, "Шевчук");
  desk_record_set_text (record, DESK_OFFICER_GIVEN_NAME, "олена");
  desk_record_set_text (record, DESK_OFFICER_RANK, "captain");
  plain = desk_officer_name_make (officer, NULL, "uk");
  g_assert_cmpstr (plain, ==, "О.\u00a0Шевчук");
  full = desk_officer_name_make (officer, profile, "uk");
  g_assert_cmpstr (full, ==, "кап. О.\u00a0Шевчук");

  turned = desk_officer_name_turn (full);
  g_assert_cmpstr (turned, ==, "Шевчук О.");
  same = desk_officer_name_turn ("Шевчук");
  g_assert_cmpstr (same, ==, "Шевчук");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/officer-name/make", test_make);
  return g_test_run ();
}
