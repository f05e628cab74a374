// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/identifier.h"

#include <string.h>

typedef struct
{
  DeskIdentifierKind kind;
  const char *text;
  DeskIdentifierReason reason;
  const char *birth_date;
  char sex;
} DeskCase;

#define RNOKPP DESK_IDENTIFIER_RNOKPP
#define UNZR DESK_IDENTIFIER_UNZR
#define IIN DESK_IDENTIFIER_IIN
#define BIN DESK_IDENTIFIER_BIN

static const DeskCase fitting[] = {
  { RNOKPP, "0000100115", DESK_IDENTIFIER_FITS, "1900-01-01", 'm' },
  { RNOKPP, "0152001727", DESK_IDENTIFIER_FITS, "1904-02-29", 'f' },
  { RNOKPP, "2238230058", DESK_IDENTIFIER_FITS, "1961-04-12", 'm' },
  { RNOKPP, "3121209019", DESK_IDENTIFIER_FITS, "1985-06-15", 'm' },
  { RNOKPP, "3512312376", DESK_IDENTIFIER_FITS, "1996-02-29", 'm' },
  { RNOKPP, "3652500129", DESK_IDENTIFIER_FITS, "2000-01-01", 'f' },
  { RNOKPP, "3865403100", DESK_IDENTIFIER_FITS, "2005-10-30", 'f' },
  { RNOKPP, "4176305556", DESK_IDENTIFIER_FITS, "2014-05-05", 'm' },
  { RNOKPP, "0444600080", DESK_IDENTIFIER_FITS, "1912-03-04", 'f' },
  { RNOKPP, "0310300030", DESK_IDENTIFIER_FITS, "1908-06-30", 'm' },
  { RNOKPP, "1759013776", DESK_IDENTIFIER_FITS, NULL, 0 },
  { RNOKPP, "3121201238", DESK_IDENTIFIER_FITS, "1985-06-15", 'm' },
  { RNOKPP, "3121200030", DESK_IDENTIFIER_FITS, "1985-06-15", 'm' },
  { RNOKPP, "3652504575", DESK_IDENTIFIER_FITS, "2000-01-01", 'm' },
  { RNOKPP, "3068208400", DESK_IDENTIFIER_FITS, "1984-01-02", 'f' },
  { RNOKPP, "3865401300", DESK_IDENTIFIER_FITS, "2005-10-30", 'f' },
  { RNOKPP, " 31212 09019\302\240", DESK_IDENTIFIER_FITS, "1985-06-15", 'm' },
  { UNZR, "19360229-00079", DESK_IDENTIFIER_FITS, "1936-02-29", 0 },
  { UNZR, "19491231-01236", DESK_IDENTIFIER_FITS, "1949-12-31", 0 },
  { UNZR, "19640101-99990", DESK_IDENTIFIER_FITS, "1964-01-01", 0 },
  { UNZR, "19770707-77772", DESK_IDENTIFIER_FITS, "1977-07-07", 0 },
  { UNZR, "19900101-00018", DESK_IDENTIFIER_FITS, "1990-01-01", 0 },
  { UNZR, "20010315-04233", DESK_IDENTIFIER_FITS, "2001-03-15", 0 },
  { UNZR, "20040229-06188", DESK_IDENTIFIER_FITS, "2004-02-29", 0 },
  { UNZR, "20200229-20023", DESK_IDENTIFIER_FITS, "2020-02-29", 0 },
  { UNZR, "19850615-01231", DESK_IDENTIFIER_FITS, "1985-06-15", 0 },
  { UNZR, "1990010100018", DESK_IDENTIFIER_FITS, "1990-01-01", 0 },
  { UNZR, "19900101–00018", DESK_IDENTIFIER_FITS, "1990-01-01", 0 },
  { IIN, "120506301013", DESK_IDENTIFIER_FITS, "1912-05-06", 'm' },
  { IIN, "240229400774", DESK_IDENTIFIER_FITS, "1924-02-29", 'f' },
  { IIN, "490131412032", DESK_IDENTIFIER_FITS, "1949-01-31", 'f' },
  { IIN, "730719330012", DESK_IDENTIFIER_FITS, "1973-07-19", 'm' },
  { IIN, "981111400015", DESK_IDENTIFIER_FITS, "1998-11-11", 'f' },
  { IIN, "030614503000", DESK_IDENTIFIER_FITS, "2003-06-14", 'm' },
  { IIN, "080229600247", DESK_IDENTIFIER_FITS, "2008-02-29", 'f' },
  { IIN, "900101300811", DESK_IDENTIFIER_FITS, "1990-01-01", 'm' },
  { IIN, "440909401800", DESK_IDENTIFIER_FITS, "1944-09-09", 'f' },
  { IIN, "850615350125", DESK_IDENTIFIER_FITS, "1985-06-15", 'm' },
  { IIN, "061211600012", DESK_IDENTIFIER_FITS, "2006-12-11", 'f' },
  { BIN, "150440000013", DESK_IDENTIFIER_FITS, "", 0 },
  { BIN, "0302 5100 0011", DESK_IDENTIFIER_FITS, "", 0 },
};

static const DeskCase doubtful[] = {
  { RNOKPP, "0000001238", DESK_IDENTIFIER_NO_BIRTH, "", 0 },
  { RNOKPP, "9999900124", DESK_IDENTIFIER_FUTURE, "", 0 },
  { IIN, "950314001231", DESK_IDENTIFIER_NO_BIRTH, "", 0 },
  { IIN, "880709000443", DESK_IDENTIFIER_NO_BIRTH, "", 0 },
  { IIN, "901331300457", DESK_IDENTIFIER_NO_BIRTH, "", 0 },
};

static const DeskCase wrong[] = {
  { RNOKPP, "0152001728", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { RNOKPP, "2238230053", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { RNOKPP, "2676304268", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { RNOKPP, "2902477784", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { RNOKPP, "0444600081", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { RNOKPP, "1759013770", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { RNOKPP, "1234567890", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { RNOKPP, "312120901", DESK_IDENTIFIER_LENGTH, NULL, 0 },
  { RNOKPP, "38654031000", DESK_IDENTIFIER_LENGTH, NULL, 0 },
  { RNOKPP, "0000000000", DESK_IDENTIFIER_ZEROS, NULL, 0 },
  { RNOKPP, "31212O9O19", DESK_IDENTIFIER_LETTER_O, NULL, 0 },
  { RNOKPP, "31212О9о19", DESK_IDENTIFIER_LETTER_O, NULL, 0 },
  { RNOKPP, "і\"ә\"әқөқ\"ұ", DESK_IDENTIFIER_LETTERS, NULL, 0 },
  { RNOKPP, "і\"ә\"әққ\"ұ", DESK_IDENTIFIER_LAYOUT, NULL, 0 },
  { RNOKPP, "31212O9Z19", DESK_IDENTIFIER_LETTERS, NULL, 0 },
  { RNOKPP, "３１２１２０９０１９", DESK_IDENTIFIER_LETTERS, NULL, 0 },
  { UNZR, "19230509-00011", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { UNZR, "19491231-01230", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { UNZR, "19580814-21484", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { UNZR, "19871301-00125", DESK_IDENTIFIER_NO_SUCH_DATE, NULL, 0 },
  { UNZR, "19990229-00777", DESK_IDENTIFIER_NO_SUCH_DATE, NULL, 0 },
  { UNZR, "19850615-00005", DESK_IDENTIFIER_SERIAL, NULL, 0 },
  { UNZR, "19770707-7777", DESK_IDENTIFIER_LENGTH, NULL, 0 },
  { UNZR, "19821010-1A100", DESK_IDENTIFIER_LETTERS, NULL, 0 },
  { UNZR, "00000000-00000", DESK_IDENTIFIER_ZEROS, NULL, 0 },
  { IIN, "120506301014", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { IIN, "371017303502", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { IIN, "490131421032", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { IIN, "900101300810", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { IIN, "850808310730", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { IIN, "750321300100", DESK_IDENTIFIER_NEVER_ISSUED, NULL, 0 },
  { IIN, "001111501845", DESK_IDENTIFIER_NEVER_ISSUED, NULL, 0 },
  { IIN, "150440000013", DESK_IDENTIFIER_ORGANISATION, NULL, 0 },
  { IIN, "030251000011", DESK_IDENTIFIER_ORGANISATION, NULL, 0 },
  { BIN, "730719330012", DESK_IDENTIFIER_PERSON, NULL, 0 },
  { BIN, "150440000014", DESK_IDENTIFIER_CHECK_DIGIT, NULL, 0 },
  { BIN, "15044000001", DESK_IDENTIFIER_LENGTH, NULL, 0 },
  { IIN, "73071933001", DESK_IDENTIFIER_LENGTH, NULL, 0 },
  { IIN, "000000000000", DESK_IDENTIFIER_ZEROS, NULL, 0 },
};

static GDateTime *
make_today (void)
{
  return g_date_time_new_utc (2026, 11, 20, 14, 30, 0);
}

static void
assert_cases (const DeskCase *cases, gsize n_cases, DeskVerdict level)
{
  g_autoptr (GDateTime) today = make_today ();

  for (gsize i = 0; i < n_cases; i++)
    {
      DeskIdentifierResult result;
      g_autofree char *message = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (desk_identifier_check (cases[i].kind, cases[i].text, today, &result), ==, level);
      g_assert_cmpint (result.level, ==, level);
      g_assert_cmpint (result.reason, ==, cases[i].reason);
      message = desk_identifier_message (&result);
      g_assert_cmpint (message == NULL, ==, level == DESK_VERDICT_OK);
      if (cases[i].birth_date == NULL)
        continue;
      g_assert_cmpstr (result.birth_date, ==, cases[i].birth_date);
      g_assert_cmpint (result.sex, ==, cases[i].sex);
    }
}

static void
fitting_numbers_tell_birth_and_sex (void)
{
  assert_cases (fitting, G_N_ELEMENTS (fitting), DESK_VERDICT_OK);
}

static void
doubtful_numbers_warn_and_fill_nothing (void)
{
  assert_cases (doubtful, G_N_ELEMENTS (doubtful), DESK_VERDICT_WARN);
}

static void
wrong_numbers_are_errors (void)
{
  assert_cases (wrong, G_N_ELEMENTS (wrong), DESK_VERDICT_ERROR);
}

static void
every_single_wrong_digit_of_an_unzr_is_found (void)
{
  g_autoptr (GDateTime) today = make_today ();
  char number[] = "1977070777772";

  for (int place = 0; place < 13; place++)
    {
      char right = number[place];

      for (char digit = '0'; digit <= '9'; digit++)
        {
          DeskIdentifierResult result;

          number[place] = digit;
          desk_identifier_check (UNZR, number, today, &result);
          g_assert_cmpint (result.level == DESK_VERDICT_OK, ==, digit == right);
        }
      number[place] = right;
    }
}

static void
the_unissued_iin_has_no_check_digit (void)
{
  g_autoptr (GDateTime) today = make_today ();

  for (int check = 0; check < 10; check++)
    {
      g_autofree char *number = g_strdup_printf ("90010130080%d", check);
      DeskIdentifierResult result;

      desk_identifier_check (IIN, number, today, &result);
      g_assert_cmpint (result.reason, ==, DESK_IDENTIFIER_NEVER_ISSUED);
    }
}

static void
an_absent_number_is_fine (void)
{
  g_autoptr (GDateTime) today = make_today ();
  DeskIdentifierResult result;

  g_assert_cmpint (desk_identifier_check (RNOKPP, "", today, &result), ==, DESK_VERDICT_OK);
  g_assert_cmpint (desk_identifier_check (RNOKPP, NULL, today, &result), ==, DESK_VERDICT_OK);
  g_assert_cmpint (desk_identifier_check (IIN, "  ", today, &result), ==, DESK_VERDICT_OK);
  g_assert_cmpstr (result.digits, ==, "");
  g_assert_cmpstr (result.birth_date, ==, "");
}

static void
a_birth_date_is_never_later_than_today (void)
{
  g_autoptr (GDateTime) before = g_date_time_new_utc (2000, 2, 28, 23, 0, 0);
  g_autoptr (GDateTime) on_the_day = g_date_time_new_utc (2004, 2, 29, 0, 0, 0);
  DeskIdentifierResult result;

  g_assert_cmpint (desk_identifier_check (UNZR, "20040229-06188", before, &result), ==, DESK_VERDICT_WARN);
  g_assert_cmpint (result.reason, ==, DESK_IDENTIFIER_FUTURE);
  g_assert_cmpint (desk_identifier_check (UNZR, "20040229-06188", on_the_day, &result), ==, DESK_VERDICT_OK);
}

static DeskIdentifierReason
compare (const char *birth_date, char sex)
{
  g_autoptr (GDateTime) today = make_today ();
  DeskIdentifierResult result;

  desk_identifier_check (RNOKPP, "3121209019", today, &result);
  g_assert_cmpint (desk_identifier_compare (&result, birth_date, sex), ==,
                   result.reason == DESK_IDENTIFIER_FITS ? DESK_VERDICT_OK : DESK_VERDICT_WARN);
  return result.reason;
}

static void
entered_birth_and_sex_are_compared (void)
{
  g_assert_cmpint (compare ("1985-06-15", 'm'), ==, DESK_IDENTIFIER_FITS);
  g_assert_cmpint (compare ("1985", 0), ==, DESK_IDENTIFIER_FITS);
  g_assert_cmpint (compare (NULL, 0), ==, DESK_IDENTIFIER_FITS);
  g_assert_cmpint (compare ("", 'm'), ==, DESK_IDENTIFIER_FITS);
  g_assert_cmpint (compare ("1985-06-16", 'm'), ==, DESK_IDENTIFIER_OTHER_BIRTH);
  g_assert_cmpint (compare ("1986", 0), ==, DESK_IDENTIFIER_OTHER_BIRTH);
  g_assert_cmpint (compare ("1985", 'f'), ==, DESK_IDENTIFIER_OTHER_SEX);
}

static void
comparing_never_softens_an_error (void)
{
  g_autoptr (GDateTime) today = make_today ();
  DeskIdentifierResult result;

  desk_identifier_check (RNOKPP, "1234567890", today, &result);
  g_assert_cmpint (desk_identifier_compare (&result, "1985-06-15", 'm'), ==, DESK_VERDICT_ERROR);
  g_assert_cmpint (result.reason, ==, DESK_IDENTIFIER_CHECK_DIGIT);
}

static void
the_kind_is_guessed_among_the_profiles (void)
{
  static const DeskIdentifierKind ua[] = { RNOKPP, UNZR };
  static const DeskIdentifierKind kz[] = { IIN };
  g_autoptr (GDateTime) today = make_today ();
  DeskIdentifierResult result;

  g_assert_cmpint (desk_identifier_guess ("3121209019", ua, 2, today, &result), ==, RNOKPP);
  g_assert_cmpstr (result.birth_date, ==, "1985-06-15");
  g_assert_cmpint (desk_identifier_guess ("19900101-00018", ua, 2, today, &result), ==, UNZR);
  g_assert_cmpstr (result.digits, ==, "1990010100018");
  g_assert_cmpint (desk_identifier_guess ("730719330012", kz, 1, today, NULL), ==, IIN);
  g_assert_cmpint (desk_identifier_guess ("730719330012", ua, 2, today, NULL), ==, DESK_IDENTIFIER_NONE);
  g_assert_cmpint (desk_identifier_guess ("150440000013", kz, 1, today, NULL), ==, DESK_IDENTIFIER_NONE);
  g_assert_cmpint (desk_identifier_guess ("", ua, 2, today, NULL), ==, DESK_IDENTIFIER_NONE);
}

static void
kinds_have_names (void)
{
  for (int kind = DESK_IDENTIFIER_RNOKPP; kind <= DESK_IDENTIFIER_BIN; kind++)
    {
      const char *name = desk_identifier_kind_to_name ((DeskIdentifierKind)kind);

      g_assert_cmpint (desk_identifier_kind_from_name (name), ==, kind);
    }
  g_assert_cmpint (desk_identifier_kind_from_name ("passport"), ==, DESK_IDENTIFIER_NONE);
  g_assert_cmpint (desk_identifier_kind_from_name (NULL), ==, DESK_IDENTIFIER_NONE);
}

static void
unzr_is_shown_with_its_dash (void)
{
  g_autofree char *unzr = desk_identifier_display (UNZR, "1990010100018");
  g_autofree char *rnokpp = desk_identifier_display (RNOKPP, "3121209019");
  g_autofree char *none = desk_identifier_display (UNZR, NULL);

  g_assert_cmpstr (unzr, ==, "19900101-00018");
  g_assert_cmpstr (rnokpp, ==, "3121209019");
  g_assert_cmpstr (none, ==, "");
}

static void
messages_count_the_digits (void)
{
  g_autoptr (GDateTime) today = make_today ();
  g_autofree char *message = NULL;
  DeskIdentifierResult result;

  desk_identifier_check (RNOKPP, "312120901", today, &result);
  message = desk_identifier_message (&result);
  g_assert_cmpstr (message, ==, "9 digits typed, the number has 10. Compare it with the document.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/identifier/fitting", fitting_numbers_tell_birth_and_sex);
  g_test_add_func ("/model/identifier/doubtful", doubtful_numbers_warn_and_fill_nothing);
  g_test_add_func ("/model/identifier/wrong", wrong_numbers_are_errors);
  g_test_add_func ("/model/identifier/single-digits", every_single_wrong_digit_of_an_unzr_is_found);
  g_test_add_func ("/model/identifier/unissued", the_unissued_iin_has_no_check_digit);
  g_test_add_func ("/model/identifier/absent", an_absent_number_is_fine);
  g_test_add_func ("/model/identifier/future", a_birth_date_is_never_later_than_today);
  g_test_add_func ("/model/identifier/compare", entered_birth_and_sex_are_compared);
  g_test_add_func ("/model/identifier/compare-error", comparing_never_softens_an_error);
  g_test_add_func ("/model/identifier/guess", the_kind_is_guessed_among_the_profiles);
  g_test_add_func ("/model/identifier/names", kinds_have_names);
  g_test_add_func ("/model/identifier/display", unzr_is_shown_with_its_dash);
  g_test_add_func ("/model/identifier/messages", messages_count_the_digits);
  return g_test_run ();
}
