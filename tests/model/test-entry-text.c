// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/entry-text.h"

#include <string.h>

static const DeskIdentifierKind ua_kinds[] = { DESK_IDENTIFIER_RNOKPP, DESK_IDENTIFIER_UNZR };
static const DeskIdentifierKind kz_kinds[] = { DESK_IDENTIFIER_IIN, DESK_IDENTIFIER_BIN };

static DeskEntryText *
read_in (const char *country, const char *text)
{
  g_autoptr (GDateTime) today = g_date_time_new_utc (2026, 11, 20, 14, 30, 0);
  gboolean ua = g_str_equal (country, "ua");

  return desk_entry_text_read (text, country, ua ? ua_kinds : kz_kinds,
                               ua ? G_N_ELEMENTS (ua_kinds) : G_N_ELEMENTS (kz_kinds), today);
}

/* The readings as one line, in their order: "phone:+380671234567 tail:4567". */
static char *
describe (const DeskEntryText *entry)
{
  static const char *const names[] = { "phone", "tail", "personal", "document", "register", "queue" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entry->readings->len; i++)
    {
      const DeskEntryReading *reading = entry->readings->pdata[i];

      g_string_append_printf (text, "%s%s:%s%s", i > 0 ? " " : "", names[reading->kind], reading->value,
                              reading->level == DESK_VERDICT_ERROR ? "!" : "");
      g_assert_cmpint (reading->kind == DESK_ENTRY_PERSONAL, ==, reading->personal != DESK_IDENTIFIER_NONE);
    }
  return g_string_free_and_steal (text);
}

static void
assert_entry (const char *country, const char *text, const char *names, const char *readings)
{
  g_autoptr (DeskEntryText) entry = read_in (country, text);
  g_autofree char *found = describe (entry);
  g_autofree char *read = g_strdup_printf ("%s|%s|%s", entry->surname != NULL ? entry->surname : "",
                                           entry->given_name != NULL ? entry->given_name : "",
                                           entry->patronymic != NULL ? entry->patronymic : "");

  g_test_message ("%s %s", country, text);
  g_assert_cmpstr (read, ==, names);
  g_assert_cmpstr (found, ==, readings);
  g_assert_null (entry->mrz);
  g_assert_cmpint (entry->mrz_fault, ==, DESK_MRZ_READ);
}

static void
letters_are_name_parts (void)
{
  assert_entry ("ua", "", "||", "");
  assert_entry ("ua", "kovalen", "Kovalen||", "");
  assert_entry ("ua", " коваленко  марія ", "Коваленко|Марія|", "");
  assert_entry ("ua", "ковальчук-іванова о'лена петрівна", "Ковальчук-Іванова|О'Лена|Петрівна", "");
  assert_entry ("ua", "шевченко о.м.", "Шевченко|О|М", "");
  assert_entry ("ua", "мамедов алі гасан огли", "Мамедов|Алі|Гасан огли", "");
  assert_entry ("kz", "әлиева үміт", "Әлиева|Үміт|", "");
  assert_entry ("ua", "- №", "||", "");
}

static void
a_name_and_a_number_stand_in_one_line (void)
{
  assert_entry ("ua", "коваленко марія 0671234567", "Коваленко|Марія|", "phone:+380671234567");
  assert_entry ("ua", "0671234567 коваленко", "Коваленко||", "phone:+380671234567");
  assert_entry ("ua", "kovalen 067", "Kovalen||", "register:67 queue:67");
  assert_entry ("ua", "коваленко 3121209019 0671234567", "Коваленко||",
                "personal:3121209019 phone:+380671234567");
  assert_entry ("kz", "сейткали 87011234567 730719330012", "Сейткали||",
                "phone:+77011234567 personal:730719330012");
}

static void
groups_of_digits_are_one_number (void)
{
  assert_entry ("ua", "067 123 45 67", "||", "phone:+380671234567");
  assert_entry ("ua", "+380 67 123-45-67", "||", "phone:+380671234567");
  assert_entry ("ua", "(067) 123.45.67 коваленко", "Коваленко||", "phone:+380671234567");
  assert_entry ("ua", "19900101 00018", "||", "personal:1990010100018");
  assert_entry ("kz", "8 701 123 45 67", "||", "phone:+77011234567");
  assert_entry ("kz", "730719 330012", "||", "personal:730719330012");
  assert_entry ("ua", "0671234567 0501234567", "||", "phone:+380671234567 phone:+380501234567");
  assert_entry ("ua", "0671234567 +48601234567", "||", "phone:+380671234567 phone:+48601234567");
}

static void
length_and_country_tell_numbers_apart (void)
{
  assert_entry ("ua", "3121209019", "||", "personal:3121209019");
  assert_entry ("ua", "19900101-00018", "||", "personal:1990010100018");
  assert_entry ("ua", "380671234567", "||", "phone:+380671234567");
  assert_entry ("ua", "900123456", "||", "document:900123456");
  assert_entry ("kz", "900654321", "||", "document:900654321");
  assert_entry ("kz", "730719330012", "||", "personal:730719330012");
  assert_entry ("ua", "730719330012", "||", "document:730719330012");
  assert_entry ("ua", "вв123456", "||", "document:BB123456");
  assert_entry ("kz", "n12345678", "||", "document:N12345678");
}

static void
an_unclear_number_has_both_readings (void)
{
  /* A woman born in 1904 has a personal number that looks like a telephone number. */
  assert_entry ("ua", "0152001727", "||", "phone:+380152001727 personal:0152001727");
  assert_entry ("ua", "0152001728", "||", "phone:+380152001728");
  assert_entry ("ua", "4567", "||", "register:4567 tail:4567");
  assert_entry ("ua", "1234567", "||", "tail:1234567 document:1234567");
  assert_entry ("ua", "123456", "||", "register:123456 tail:123456 document:123456");
  assert_entry ("ua", "ли 123456", "Ли||", "document:ЛИ123456 register:123456 tail:123456 document:123456");
}

static void
a_slip_in_a_personal_number_is_kept (void)
{
  g_autoptr (DeskEntryText) entry = read_in ("ua", "3121209018");
  const DeskEntryReading *reading = desk_entry_text_find (entry, DESK_ENTRY_PERSONAL);

  g_assert_nonnull (reading);
  g_assert_cmpint (reading->level, ==, DESK_VERDICT_ERROR);
  g_assert_cmpint (reading->personal, ==, DESK_IDENTIFIER_RNOKPP);
  g_assert_null (desk_entry_text_find (entry, DESK_ENTRY_PHONE));
  assert_entry ("kz", "730719330013", "||", "personal:730719330013!");
  assert_entry ("kz", "150440000013", "||", "personal:150440000013");
}

static void
a_series_belongs_to_its_number (void)
{
  assert_entry ("ua", "ВВ 123456", "||", "document:BB123456");
  assert_entry ("ua", "коваленко марія вв 123456", "Коваленко|Марія|", "document:BB123456");
  assert_entry ("kz", "N 12345678", "||", "document:N12345678");
  assert_entry ("ua", "коваленко ян 0671234567", "Коваленко|Ян|", "phone:+380671234567");
}

static void
register_and_queue_numbers_are_found (void)
{
  assert_entry ("ua", "PL1-A/2026/00153", "||", "register:PL1-A/2026/00153");
  assert_entry ("ua", "pl1-a/2026/153", "||", "register:PL1-A/2026/00153");
  assert_entry ("ua", "PL1-A.k7m2/2026/00007", "||", "register:PL1-A.k7m2/2026/00007");
  assert_entry ("ua", "PL1-A/2026/123456", "||", "register:PL1-A/2026/123456");
  assert_entry ("ua", "POLTAVA12345-AB/2026/00153", "||", "register:POLTAVA12345-AB/2026/00153");
  assert_entry ("ua", "ВК1-А/2026/00153", "||", "register:BK1-A/2026/00153");
  assert_entry ("ua", "153", "||", "register:153 queue:153");
  assert_entry ("ua", "00153", "||", "register:153 tail:00153");
  assert_entry ("ua", "a104", "||", "queue:A104");
  assert_entry ("ua", "А3", "||", "queue:A3");
  assert_entry ("ua", "12/2026", "||", "document:12/2026");
}

static void
numbers_are_read_on_any_layout (void)
{
  assert_entry ("ua", "ЗД1-Ф.2026.00153", "||", "register:PL1-A/2026/00153");
  assert_entry ("kz", "ЗД\"-Ф№әқә,№ққ\"ғі", "||", "register:PL1-A/2026/00153");
  assert_entry ("ua", "ф104", "||", "queue:A104");
  assert_entry ("kz", "ү.қ\"\"әіңғ,.", "||", "phone:+77011234567");
  assert_entry ("kz", "\"ғі", "||", "register:153 queue:153");
  assert_entry ("kz", "әлия ү.қ\"\"әіңғ,.", "Әлия||", "phone:+77011234567");
}

static void
a_scan_fills_everything (void)
{
  g_autoptr (DeskEntryText) entry = read_in ("ua", "IDUKR90012345681995032160613<<"
                                                   "9503216F3406119UKR<<<<<<<<<<<0"
                                                   "MELNYCHENKO<<SOLOMIIA<<<<<<<<<");

  g_assert_nonnull (entry->mrz);
  g_assert_cmpstr (entry->mrz->surname, ==, "Melnychenko");
  g_assert_null (entry->surname);
  g_assert_cmpuint (entry->readings->len, ==, 0);
}

static void
a_broken_scan_is_no_name (void)
{
  g_autoptr (DeskEntryText) entry = read_in ("ua", "IDUKR90912345681995032160613<<"
                                                   "9503216F3406119UKR<<<<<<<<<<<0"
                                                   "MELNYCHENKO<<SOLOMIIA<<<<<<<<<");

  g_assert_null (entry->mrz);
  g_assert_cmpint (entry->mrz_fault, ==, DESK_MRZ_NUMBER);
  g_assert_null (entry->surname);
  g_assert_cmpuint (entry->readings->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/entry-text/names", letters_are_name_parts);
  g_test_add_func ("/model/entry-text/both", a_name_and_a_number_stand_in_one_line);
  g_test_add_func ("/model/entry-text/groups", groups_of_digits_are_one_number);
  g_test_add_func ("/model/entry-text/length", length_and_country_tell_numbers_apart);
  g_test_add_func ("/model/entry-text/unclear", an_unclear_number_has_both_readings);
  g_test_add_func ("/model/entry-text/slip", a_slip_in_a_personal_number_is_kept);
  g_test_add_func ("/model/entry-text/series", a_series_belongs_to_its_number);
  g_test_add_func ("/model/entry-text/register", register_and_queue_numbers_are_found);
  g_test_add_func ("/model/entry-text/layouts", numbers_are_read_on_any_layout);
  g_test_add_func ("/model/entry-text/scan", a_scan_fills_everything);
  g_test_add_func ("/model/entry-text/broken-scan", a_broken_scan_is_no_name);
  return g_test_run ();
}
