// SPDX-License-Identifier: GPL-3.0-or-later
// Where the next found document is put, and what a scan of it fills in.

#include "model/find-scan.h"

#include "model/finding.h"

static void
test_next_cell (void)
{
  static const struct
  {
    const char *last;
    const char *next;
  } cells[] = {
    { "A-12", "A-13" },
    { "Сейф 3/09", "Сейф 3/10" },
    { "99", "100" },
    { "007", "008" },
    { "Полиця", "Полиця" },
    { "A1 b", "A1 b" },
    { "", NULL },
    { NULL, NULL },
    { "1234567890123", "1234567890123" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *next = desk_find_get_next_cell (cells[i].last);

      g_assert_cmpstr (next, ==, cells[i].next);
    }
}

/* What is written there already stays. */
static void
test_scan (void)
{
  static const char lines[] =
      "IDUKR90012345681995032160613<<9503216F3406119UKR<<<<<<<<<<<0MELNYCHENKO<<SOLOMIIA<<<<<<<<<";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data ("/org/dutydesk/DutyDesk/profiles/ua.json", 0, &error);
  g_autoptr (DeskProfile) profile = desk_profile_new_from_bytes (json, "ua", &error);
  g_autoptr (GDateTime) today = g_date_time_new_utc (2026, 5, 28, 12, 0, 0);
  g_autoptr (DeskFind) find = g_object_new (DESK_TYPE_FIND, "holder-birth", "1995", NULL);
  DeskRecord *record = DESK_RECORD (find);
  DeskMrzFault fault;
  g_autoptr (DeskMrz) mrz = desk_mrz_read (lines, today, &fault);

  g_assert_no_error (error);
  g_assert_nonnull (mrz);
  desk_find_take_mrz (find, mrz, profile);
  g_assert_cmpstr (desk_record_get_text (record, DESK_FIND_DOCUMENT), ==, "id_card");
  g_assert_cmpstr (desk_record_get_text (record, DESK_FIND_NUMBER), ==, "900123456");
  g_assert_cmpstr (desk_record_get_text (record, DESK_FIND_HOLDER_SURNAME), ==, "Melnychenko");
  g_assert_cmpstr (desk_record_get_text (record, DESK_FIND_HOLDER_GIVEN_NAME), ==, "Solomiia");
  g_assert_cmpstr (desk_record_get_text (record, DESK_FIND_HOLDER_BIRTH), ==, "1995");
}

/* The first error is where the focus goes; a warning asks for a reason, a hint for nothing. */
static void
test_findings (void)
{
  g_autoptr (GArray) findings = desk_findings_new ();

  desk_findings_add (findings, DESK_FINDING_HINT, 1, NULL, "hint");
  g_assert_false (desk_findings_need_reason (findings));
  g_assert_null (desk_findings_find_obstacle (findings));
  desk_findings_add (findings, DESK_FINDING_WARNING, 2, NULL, "warning");
  desk_findings_add (findings, DESK_FINDING_ERROR, 3, "k1", "first");
  desk_findings_add (findings, DESK_FINDING_ERROR, 4, NULL, "second");
  g_assert_true (desk_findings_need_reason (findings));
  g_assert_cmpuint (desk_findings_find_obstacle (findings)->field, ==, 3);
  g_assert_cmpstr (desk_findings_find_obstacle (findings)->key, ==, "k1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find/next-cell", test_next_cell);
  g_test_add_func ("/find/scan", test_scan);
  g_test_add_func ("/find/findings", test_findings);
  return g_test_run ();
}
