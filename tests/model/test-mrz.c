// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/mrz.h"

#include <string.h>

#include "model/keyboard-layout.h"

/* Made-up people. */
#define SOLOMIIA_1 "IDUKR90012345681995032160613<<"
#define SOLOMIIA_2 "9503216F3406119UKR<<<<<<<<<<<0"
#define SOLOMIIA_3 "MELNYCHENKO<<SOLOMIIA<<<<<<<<<"
#define SOLOMIIA SOLOMIIA_1 "\n" SOLOMIIA_2 "\n" SOLOMIIA_3
#define AIGERIM_1 "I<KAZ9006543212981111402226<<<"
#define AIGERIM_2 "9811119F3311042KAZ<<<<<<<<<<<7"
#define AIGERIM_3 "SEITKALI<<AIGERIM<<<<<<<<<<<<<"
#define AIGERIM AIGERIM_1 "\r\n" AIGERIM_2 "\r\n" AIGERIM_3 "\r\n"
#define IAREMA "I<UKR90000001952009090907172<<0909099<3501014UKR<<<<<<<<<<<4HAI<ZELENYI<<IAREMA<<<<<<<<<<<"
#define YEVHEN_1 "P<UKRKOROLENKO<<YEVHEN<<<<<<<<<<<<<<<<<<<<<<"
#define YEVHEN_2 "ZZ900123<3UKR6104128M3305201<<<<<<<<<<<<<<08"
#define MADINA_1 "P<KAZZHAKSYLYK<<MADINA<<<<<<<<<<<<<<<<<<<<<<"
#define MADINA_2 "N900123451KAZ6603089F3210097660308403245<<10"
#define ZORIANA "P<UKRLISOVA<POLOVA<<ZORIANA<<<<<<<<<<<<<<<<<\nZZ900777<6UKR7202294F3012316<<<<<<<<<<<<<<<2"

static DeskMrz *
read_on (const char *text, int year, DeskMrzFault *fault)
{
  g_autoptr (GDateTime) today = g_date_time_new_utc (year, 11, 20, 14, 30, 0);

  return desk_mrz_read (text, today, fault);
}

static void
assert_faulty (const char *text, DeskMrzFault expected)
{
  DeskMrzFault fault = DESK_MRZ_READ;
  g_autoptr (DeskMrz) mrz = read_on (text, 2026, &fault);

  g_test_message ("%s", text);
  g_assert_null (mrz);
  g_assert_cmpint (fault, ==, expected);
  g_assert_nonnull (desk_mrz_fault_message (fault));
}

static void
assert_solomiia (const char *text)
{
  DeskMrzFault fault = DESK_MRZ_LETTERS;
  g_autoptr (DeskMrz) mrz = read_on (text, 2026, &fault);

  g_test_message ("%s", text);
  g_assert_nonnull (mrz);
  g_assert_cmpint (fault, ==, DESK_MRZ_READ);
  g_assert_cmpstr (mrz->document_type, ==, "ID");
  g_assert_cmpstr (mrz->issuer, ==, "UKR");
  g_assert_cmpstr (mrz->nationality, ==, "UKR");
  g_assert_cmpstr (mrz->document_number, ==, "900123456");
  g_assert_cmpstr (mrz->birth_date, ==, "1995-03-21");
  g_assert_cmpint (mrz->sex, ==, 'f');
  g_assert_cmpstr (mrz->expiry_date, ==, "2034-06-11");
  g_assert_cmpstr (mrz->surname, ==, "Melnychenko");
  g_assert_cmpstr (mrz->given_names, ==, "Solomiia");
  g_assert_cmpint (mrz->personal_kind, ==, DESK_IDENTIFIER_UNZR);
  g_assert_cmpstr (mrz->personal_number, ==, "1995032160613");
}

static void
a_ukrainian_card_is_read (void)
{
  assert_solomiia (SOLOMIIA);
}

static void
lines_come_as_the_scanner_sends_them (void)
{
  g_autofree char *small = g_ascii_strdown (SOLOMIIA, -1);

  assert_solomiia (SOLOMIIA_1 SOLOMIIA_2 SOLOMIIA_3);
  assert_solomiia (SOLOMIIA_1 " " SOLOMIIA_2 " " SOLOMIIA_3);
  assert_solomiia ("\n" SOLOMIIA_1 "\r\n\r\n" SOLOMIIA_2 "\t" SOLOMIIA_3 "\r\n");
  assert_solomiia (small);
}

static void
lines_typed_on_another_layout_are_read (void)
{
  for (int layout = DESK_LAYOUT_UA; layout <= DESK_LAYOUT_KZ; layout++)
    {
      g_autofree char *typed = desk_layout_retype (SOLOMIIA, DESK_LAYOUT_US, (DeskLayout)layout);
      /* Caps Lock turns letters round, and the filler is a letter on these layouts. */
      g_autofree char *locked = g_utf8_strdown (typed, -1);

      g_assert_nonnull (strstr (typed, "ББ"));
      g_assert_true (desk_mrz_looks_like (typed));
      assert_solomiia (typed);
      assert_solomiia (locked);
    }
  assert_solomiia (
      "ШВГЛК90012345681995032160613ББ 9503216А3406119ГЛКБББББББББББ0 ЬУДТНСРУТЛЩББІЩДЩЬШШФБББББББББ");
  assert_solomiia (
      "ШВГЛКұққ\"әіңғ,ү\"ұұғқіә\",қ,\"іББ ұғқіә\",Аіңқ,\"\"ұГЛКБББББББББББқ ЬУДТНСРУТЛЩББЫЩДЩЬШШФБББББББББ");
}

static void
a_kazakhstani_card_is_read (void)
{
  g_autoptr (DeskMrz) mrz = read_on (AIGERIM, 2026, NULL);

  g_assert_nonnull (mrz);
  g_assert_cmpstr (mrz->document_type, ==, "I");
  g_assert_cmpstr (mrz->issuer, ==, "KAZ");
  g_assert_cmpstr (mrz->document_number, ==, "900654321");
  g_assert_cmpstr (mrz->birth_date, ==, "1998-11-11");
  g_assert_cmpstr (mrz->surname, ==, "Seitkali");
  g_assert_cmpint (mrz->personal_kind, ==, DESK_IDENTIFIER_IIN);
  g_assert_cmpstr (mrz->personal_number, ==, "981111402226");
}

static void
a_double_surname_and_unspecified_sex_are_read (void)
{
  g_autoptr (DeskMrz) mrz = read_on (IAREMA, 2026, NULL);

  g_assert_nonnull (mrz);
  g_assert_cmpstr (mrz->surname, ==, "Hai Zelenyi");
  g_assert_cmpstr (mrz->given_names, ==, "Iarema");
  g_assert_cmpint (mrz->sex, ==, 0);
  g_assert_cmpstr (mrz->birth_date, ==, "2009-09-09");
}

static void
passports_are_read (void)
{
  g_autoptr (DeskMrz) yevhen = read_on (YEVHEN_1 "\n" YEVHEN_2, 2026, NULL);
  g_autoptr (DeskMrz) madina = read_on (MADINA_1 MADINA_2, 2026, NULL);
  g_autoptr (DeskMrz) zoriana = read_on (ZORIANA, 2026, NULL);

  g_assert_nonnull (yevhen);
  g_assert_cmpstr (yevhen->document_type, ==, "P");
  g_assert_cmpstr (yevhen->document_number, ==, "ZZ900123");
  g_assert_cmpstr (yevhen->birth_date, ==, "1961-04-12");
  g_assert_cmpstr (yevhen->expiry_date, ==, "2033-05-20");
  g_assert_cmpint (yevhen->sex, ==, 'm');
  g_assert_null (yevhen->personal_number);
  g_assert_cmpint (yevhen->personal_kind, ==, DESK_IDENTIFIER_NONE);

  g_assert_nonnull (madina);
  g_assert_cmpstr (madina->document_number, ==, "N90012345");
  g_assert_cmpstr (madina->personal_number, ==, "660308403245");
  g_assert_cmpstr (madina->surname, ==, "Zhaksylyk");

  g_assert_nonnull (zoriana);
  g_assert_cmpstr (zoriana->surname, ==, "Lisova Polova");
  g_assert_cmpstr (zoriana->birth_date, ==, "1972-02-29");
  g_assert_cmpstr (zoriana->expiry_date, ==, "2030-12-31");
}

/* The sample of ICAO 9303 part 5 whose number does not fit its nine places. */
static void
a_long_number_goes_on_in_the_optional_field (void)
{
  g_autoptr (DeskMrz) mrz = read_on ("I<UTOD23145890<7349<<<<<<<<<<<"
                                     "3407127M9507122UTO<<<<<<<<<<<2"
                                     "STEVENSON<<PETER<JOHN<<<<<<<<<",
                                     2026, NULL);

  g_assert_nonnull (mrz);
  g_assert_cmpstr (mrz->document_number, ==, "D23145890734");
  g_assert_cmpstr (mrz->given_names, ==, "Peter John");
  assert_faulty ("I<UTOD23145890<7348<<<<<<<<<<<"
                 "3407127M9507122UTO<<<<<<<<<<<2"
                 "STEVENSON<<PETER<JOHN<<<<<<<<<",
                 DESK_MRZ_NUMBER);
}

/* Puts a check digit after each checked part of a made-up TD1 card. */
static char *
make_card (const char *birth, const char *expiry, const char *names)
{
  static const int weights[] = { 7, 3, 1 };
  const char *parts[] = { birth, expiry };
  char checks[3];
  int composite = 0;
  int place = 1;
  g_autofree char *checked = NULL;

  for (int i = 0; i < 2; i++)
    {
      int sum = 0;

      for (int j = 0; j < 6; j++)
        sum += g_ascii_digit_value (parts[i][j]) > 0 ? weights[j % 3] * g_ascii_digit_value (parts[i][j]) : 0;
      checks[i] = (char)('0' + sum % 10);
    }
  checked =
      g_strdup_printf ("9001234568<<<<<<<<<<<<<<<%s%c%s%c<<<<<<<<<<<", birth, checks[0], expiry, checks[1]);
  place = 0;
  for (const char *c = checked; *c != '\0'; c++, place++)
    composite += g_ascii_isdigit (*c) ? weights[place % 3] * (*c - '0') : 0;
  checks[2] = (char)('0' + composite % 10);
  return g_strdup_printf ("IDUKR%.25s %s%c<%s%cUKR<<<<<<<<<<<%c %s", checked, birth, checks[0], expiry,
                          checks[1], checks[2], names);
}

static void
assert_dates (const char *birth, const char *expiry, int year, const char *birth_date,
              const char *expiry_date)
{
  g_autofree char *card = make_card (birth, expiry, SOLOMIIA_3);
  g_autoptr (DeskMrz) mrz = read_on (card, year, NULL);

  g_test_message ("%s", card);
  g_assert_nonnull (mrz);
  g_assert_cmpstr (mrz->birth_date, ==, birth_date);
  g_assert_cmpstr (mrz->expiry_date, ==, expiry_date);
}

static void
birth_dates_may_be_partial (void)
{
  assert_dates ("85<<<<", "340611", 2026, "1985", "2034-06-11");
  assert_dates ("8506<<", "340611", 2026, "1985-06", "2034-06-11");
  assert_dates ("<<<<<<", "<<<<<<", 2026, NULL, NULL);
  assert_dates ("26<<<<", "340611", 2026, "2026", "2034-06-11");
}

static void
births_are_never_in_the_future (void)
{
  assert_dates ("261120", "340611", 2026, "2026-11-20", "2034-06-11");
  assert_dates ("261121", "340611", 2026, "1926-11-21", "2034-06-11");
  assert_dates ("261220", "340611", 2026, "1926-12-20", "2034-06-11");
  assert_dates ("270101", "340611", 2026, "1927-01-01", "2034-06-11");
  assert_dates ("270101", "340611", 2027, "2027-01-01", "2034-06-11");
  assert_dates ("000229", "340611", 2026, "2000-02-29", "2034-06-11");
}

static void
impossible_parts_are_refused (void)
{
  g_autofree char *no_such_day = make_card ("950230", "340611", SOLOMIIA_3);
  g_autofree char *no_such_month = make_card ("951301", "340611", SOLOMIIA_3);
  g_autofree char *no_such_expiry = make_card ("950321", "340631", SOLOMIIA_3);
  g_autofree char *no_surname = make_card ("950321", "340611", "<<SOLOMIIA<<<<<<<<<<<<<<<<<<<<");
  g_autofree char *digit_in_name = make_card ("950321", "340611", "MELNYCHENK0<<SOLOMIIA<<<<<<<<<");

  assert_faulty (no_such_day, DESK_MRZ_BIRTH);
  assert_faulty (no_such_month, DESK_MRZ_BIRTH);
  assert_faulty (no_such_expiry, DESK_MRZ_EXPIRY);
  assert_faulty (no_surname, DESK_MRZ_NAMES);
  assert_faulty (digit_in_name, DESK_MRZ_NAMES);
}

static void
wrong_check_digits_are_told (void)
{
  assert_faulty ("IDUKR90912345681995032160613<<\n" SOLOMIIA_2 "\n" SOLOMIIA_3, DESK_MRZ_NUMBER);
  assert_faulty (AIGERIM_1 "\n9811119F3311042KAZ<<<<<<<<<<<8\n" AIGERIM_3, DESK_MRZ_COMPOSITE);
  assert_faulty (YEVHEN_1 "\nZZ900123<3UKR6204128M3305201<<<<<<<<<<<<<<08", DESK_MRZ_BIRTH);
  assert_faulty (MADINA_1 "\nN900123451KAZ6603089F3210097660308403245<<15", DESK_MRZ_COMPOSITE);
  assert_faulty (MADINA_1 "\nN900123451KAZ6603089F3210097660308403246<<10", DESK_MRZ_PERSONAL);
  assert_faulty (MADINA_1 "\nN900123451KAZ6603089F3210097660308403245<<<0", DESK_MRZ_PERSONAL);
  assert_faulty (SOLOMIIA_1 "\n9503216F3406118UKR<<<<<<<<<<<0\n" SOLOMIIA_3, DESK_MRZ_EXPIRY);
  assert_faulty (SOLOMIIA_1 "\n9503216Z3406119UKR<<<<<<<<<<<0\n" SOLOMIIA_3, DESK_MRZ_SEX);
}

/* A zero read as O, a one as I: the officer hears of it, nothing is mended. */
static void
confused_letters_are_not_mended (void)
{
  assert_faulty ("IDUKR9OO12345681995032160613<<\n" SOLOMIIA_2 "\n" SOLOMIIA_3, DESK_MRZ_NUMBER);
  assert_faulty ("IDUKR900I2345681995032160613<<\n" SOLOMIIA_2 "\n" SOLOMIIA_3, DESK_MRZ_NUMBER);
  assert_faulty (SOLOMIIA_1 "\n95O3216F3406119UKR<<<<<<<<<<<0\n" SOLOMIIA_3, DESK_MRZ_BIRTH);
  assert_faulty ("IDUKR90012345681995032160613<<\n"
                 "9503216F3406119UKR<<<<<<<<<<<O\n" SOLOMIIA_3,
                 DESK_MRZ_COMPOSITE);
  assert_faulty ("ID0KR90012345681995032160613<<\n" SOLOMIIA_2 "\n" SOLOMIIA_3, DESK_MRZ_LETTERS);
}

static void
short_lines_and_strange_letters_are_told (void)
{
  const char *lines[] = { SOLOMIIA_1, SOLOMIIA_2, SOLOMIIA_3 };

  for (int short_line = 0; short_line < 3; short_line++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int line = 0; line < 3; line++)
        g_string_append_printf (text, "%.*s\n", line == short_line ? 29 : 30, lines[line]);
      assert_faulty (text->str, DESK_MRZ_LENGTH);
    }
  assert_faulty (YEVHEN_1 "\nZZ900123<3UKR6104128M3305201<<<<<<<<<<<<<08", DESK_MRZ_LENGTH);
  assert_faulty (SOLOMIIA_1, DESK_MRZ_LENGTH);
  assert_faulty ("", DESK_MRZ_LENGTH);
  assert_faulty ("IDUKR90012345681995032160613<\n<" SOLOMIIA_2 "\n" SOLOMIIA_3, DESK_MRZ_LENGTH);
  assert_faulty (SOLOMIIA_1 "\n" SOLOMIIA_2 "\nMELNYCHENKO<<SOLOMI\303\217A<<<<<<<<<", DESK_MRZ_LETTERS);
  assert_faulty (SOLOMIIA_1 "\n" SOLOMIIA_2 "\nMELNYCHENKO<<SOLOMI-A<<<<<<<<<", DESK_MRZ_LETTERS);
  assert_faulty ("XDUKR90012345681995032160613<<\n" SOLOMIIA_2 "\n" SOLOMIIA_3, DESK_MRZ_TYPE);
}

static void
scans_are_told_from_names (void)
{
  g_assert_true (desk_mrz_looks_like (SOLOMIIA));
  g_assert_true (desk_mrz_looks_like (SOLOMIIA_1));
  g_assert_false (desk_mrz_looks_like ("Коваленко-Мельниченко Соломія Ярославівна 0671234567"));
  g_assert_false (desk_mrz_looks_like ("<<"));
  g_assert_false (desk_mrz_looks_like (""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/mrz/ukrainian-card", a_ukrainian_card_is_read);
  g_test_add_func ("/model/mrz/line-breaks", lines_come_as_the_scanner_sends_them);
  g_test_add_func ("/model/mrz/layouts", lines_typed_on_another_layout_are_read);
  g_test_add_func ("/model/mrz/kazakhstani-card", a_kazakhstani_card_is_read);
  g_test_add_func ("/model/mrz/double-surname", a_double_surname_and_unspecified_sex_are_read);
  g_test_add_func ("/model/mrz/passports", passports_are_read);
  g_test_add_func ("/model/mrz/long-number", a_long_number_goes_on_in_the_optional_field);
  g_test_add_func ("/model/mrz/partial-birth", birth_dates_may_be_partial);
  g_test_add_func ("/model/mrz/century", births_are_never_in_the_future);
  g_test_add_func ("/model/mrz/impossible", impossible_parts_are_refused);
  g_test_add_func ("/model/mrz/check-digits", wrong_check_digits_are_told);
  g_test_add_func ("/model/mrz/confused-letters", confused_letters_are_not_mended);
  g_test_add_func ("/model/mrz/length-and-letters", short_lines_and_strange_letters_are_told);
  g_test_add_func ("/model/mrz/looks-like", scans_are_told_from_names);
  return g_test_run ();
}
