// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/moment.h"

#define PAST DESK_MOMENT_PAST
#define FUTURE DESK_MOMENT_FUTURE
#define BIRTH DESK_MOMENT_BIRTH

/* Friday, 20 November 2026, half past two. */
static GDateTime *
make_now (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Kyiv");

  return g_date_time_new (zone, 2026, 11, 20, 14, 30, 45);
}

static void
assert_read_at (GDateTime *now, DeskMomentField field, const char *text, const char *expected)
{
  g_autofree char *echo = NULL;
  DeskMoment moment;

  g_test_message ("%s", text);
  g_assert_cmpint (desk_moment_read (text, field, now, &moment), ==, DESK_MOMENT_FITS);
  echo = desk_moment_echo (&moment);
  g_assert_cmpstr (echo, ==, expected);
}

static void
assert_read (DeskMomentField field, const char *text, const char *expected)
{
  g_autoptr (GDateTime) now = make_now ();

  assert_read_at (now, field, text, expected);
}

static void
assert_error (DeskMomentField field, const char *text, DeskMomentReason expected)
{
  g_autoptr (GDateTime) now = make_now ();
  DeskMoment moment;

  g_test_message ("%s", text);
  g_assert_cmpint (desk_moment_read (text, field, now, &moment), ==, expected);
  g_assert_nonnull (desk_moment_message (expected));
}

static void
whole_dates_are_read_in_every_shape (void)
{
  static const char *const shapes[] = { "1.2.1985", "01.02.1985", "1/2/1985",   "1,2,1985",
                                        "1-2-1985", "01021985",   "1985-02-01", "1985.2.1",
                                        "1.2.85",   "010285",     " 1.2.85 ",   "1.2/85" };

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      assert_read (PAST, shapes[i], "Fri 1 Feb 1985");
      assert_read (BIRTH, shapes[i], "Fri 1 Feb 1985");
    }
  assert_read (PAST, "2026-11-20", "Fri 20 Nov 2026");
  assert_read (FUTURE, "2026-11-20", "Fri 20 Nov 2026");
  assert_read (PAST, "29.2.2024", "Thu 29 Feb 2024");
}

static void
a_missing_year_is_the_nearest (void)
{
  assert_read (PAST, "1.2", "Sun 1 Feb 2026");
  assert_read (PAST, "0102", "Sun 1 Feb 2026");
  assert_read (PAST, "01.02.", "Sun 1 Feb 2026");
  assert_read (PAST, "20.11", "Fri 20 Nov 2026");
  assert_read (PAST, "21.11", "Fri 21 Nov 2025");
  assert_read (FUTURE, "20.11", "Fri 20 Nov 2026");
  assert_read (FUTURE, "19.11", "Fri 19 Nov 2027");
  assert_read (FUTURE, "0102", "Mon 1 Feb 2027");
  assert_read (PAST, "29.2", "Thu 29 Feb 2024");
  assert_read (FUTURE, "29.2", "Tue 29 Feb 2028");
}

static void
a_short_year_is_the_latest_that_has_come (void)
{
  assert_read (PAST, "1.2.26", "Sun 1 Feb 2026");
  assert_read (PAST, "20.11.26", "Fri 20 Nov 2026");
  assert_read (PAST, "21.11.26", "Sun 21 Nov 1926");
  assert_read (BIRTH, "1.2.27", "Tue 1 Feb 1927");
  assert_read (BIRTH, "29.2.00", "Tue 29 Feb 2000");
  assert_read (FUTURE, "1.2.27", "Mon 1 Feb 2027");
  assert_read (FUTURE, "1.2.85", "Thu 1 Feb 2085");
}

static void
birth_fields_take_a_year_alone (void)
{
  assert_read (BIRTH, "1985", "1985, only the year");
  assert_read (BIRTH, "2026", "2026, only the year");
  assert_read (BIRTH, "3.1985", "Mar 1985");
  assert_error (BIRTH, "2027", DESK_MOMENT_IN_FUTURE);
  assert_error (BIRTH, "12.2026", DESK_MOMENT_IN_FUTURE);
  assert_error (BIRTH, "13.1985", DESK_MOMENT_NO_SUCH_DATE);
  assert_error (BIRTH, "0102", DESK_MOMENT_TOO_LONG_AGO);
  assert_error (BIRTH, "1895", DESK_MOMENT_TOO_LONG_AGO);
  assert_read (BIRTH, "1896", "1896, only the year");
  assert_error (PAST, "3.1985", DESK_MOMENT_UNREADABLE);
  assert_error (BIRTH, "1.2.85 14:30", DESK_MOMENT_UNREADABLE);
  assert_error (BIRTH, "14:30", DESK_MOMENT_UNREADABLE);
}

static void
days_may_be_counted_from_today (void)
{
  assert_read (PAST, "-3", "Tue 17 Nov 2026");
  assert_read (PAST, "\342\210\2223", "Tue 17 Nov 2026");
  assert_read (FUTURE, "+7", "Fri 27 Nov 2026");
  assert_read (FUTURE, "+45", "Mon 4 Jan 2027");
  assert_read (PAST, "-0", "Fri 20 Nov 2026");
  assert_error (PAST, "+1", DESK_MOMENT_IN_FUTURE);
  assert_error (FUTURE, "-1", DESK_MOMENT_IN_PAST);
  assert_error (PAST, "-", DESK_MOMENT_UNREADABLE);
  assert_error (PAST, "-x", DESK_MOMENT_UNREADABLE);
}

static void
words_of_all_languages_are_read (void)
{
  static const char *const today[] = { "сг", "бг", "t", "T", "СГ", "сьогодні", "сегодня", "бүгін", "today" };
  static const char *const yesterday[] = { "вч", "кш", "y", "вчора", "Вчера", "кеше", "yesterday" };
  static const char *const tomorrow[] = { "зв", "ер", "tm", "завтра", "ертең", "tomorrow" };

  for (gsize i = 0; i < G_N_ELEMENTS (today); i++)
    {
      assert_read (PAST, today[i], "Fri 20 Nov 2026");
      assert_read (FUTURE, today[i], "Fri 20 Nov 2026");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (yesterday); i++)
    {
      assert_read (PAST, yesterday[i], "Thu 19 Nov 2026");
      assert_error (FUTURE, yesterday[i], DESK_MOMENT_IN_PAST);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tomorrow); i++)
    {
      assert_read (FUTURE, tomorrow[i], "Sat 21 Nov 2026");
      assert_error (PAST, tomorrow[i], DESK_MOMENT_IN_FUTURE);
    }
}

static void
weekdays_lie_beside_today (void)
{
  static const char *const weeks[][7] = {
    { "пн", "вт", "ср", "чт", "пт", "сб", "нд" },
    { "пн", "вт", "ср", "чт", "пт", "сб", "вс" },
    { "дс", "сс", "ср", "бс", "жм", "сб", "жс" },
    { "mo", "tu", "we", "th", "fr", "sa", "su" },
  };
  static const char *const last[] = { "Mon 16 Nov 2026", "Tue 17 Nov 2026", "Wed 18 Nov 2026",
                                      "Thu 19 Nov 2026", "Fri 13 Nov 2026", "Sat 14 Nov 2026",
                                      "Sun 15 Nov 2026" };
  static const char *const next[] = { "Mon 23 Nov 2026", "Tue 24 Nov 2026", "Wed 25 Nov 2026",
                                      "Thu 26 Nov 2026", "Fri 27 Nov 2026", "Sat 21 Nov 2026",
                                      "Sun 22 Nov 2026" };

  for (gsize language = 0; language < G_N_ELEMENTS (weeks); language++)
    {
      for (gsize day = 0; day < 7; day++)
        {
          assert_read (PAST, weeks[language][day], last[day]);
          assert_read (FUTURE, weeks[language][day], next[day]);
        }
    }
}

static void
words_are_read_on_any_layout (void)
{
  assert_read (PAST, "cu", "Fri 20 Nov 2026");
  assert_read (PAST, "е", "Fri 20 Nov 2026");
  assert_read (PAST, "dx", "Thu 19 Nov 2026");
  assert_read (PAST, "ак", "Fri 13 Nov 2026");
  assert_read (FUTURE, "pd", "Sat 21 Nov 2026");
}

/* On the Kazakh layout the digit row gives letters, also quotes, commas and points. */
static void
the_kazakh_digit_row_is_read (void)
{
  assert_read (PAST, "ө\"", "Thu 19 Nov 2026");
  assert_read (PAST, "\"ұ№\"\"", "Thu 19 Nov 2026");
  assert_read (PAST, "\".\"\"", "Tue 17 Nov 2026");
  assert_read (PAST, "әқ.\"\".әқә,", "Fri 20 Nov 2026");
  assert_read (PAST, "вч \"ң:іқ", "Thu 19 Nov 2026, 14:30");
  assert_read (PAST, "бүгін", "Fri 20 Nov 2026");
}

static void
times_are_read_behind_a_day (void)
{
  static const char *const shapes[] = { "вч 14:30", "вч 14.30", "вч 1430", "19.11  14:30", "-1 14:30" };

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    assert_read (PAST, shapes[i], "Thu 19 Nov 2026, 14:30");
  assert_read (PAST, "вч 9", "Thu 19 Nov 2026, 09:00");
  assert_read (PAST, "вч 14", "Thu 19 Nov 2026, 14:00");
  assert_read (PAST, "вч 00:00", "Thu 19 Nov 2026, 00:00");
  assert_read (PAST, "9:05", "Fri 20 Nov 2026, 09:05");
  assert_read (FUTURE, "14:30", "Fri 20 Nov 2026, 14:30");
  assert_read (PAST, "14:30", "Fri 20 Nov 2026, 14:30");
}

static void
wrong_times_are_told (void)
{
  assert_error (PAST, "вч 24:00", DESK_MOMENT_NO_SUCH_TIME);
  assert_error (PAST, "вч 14:60", DESK_MOMENT_NO_SUCH_TIME);
  assert_error (PAST, "вч 2530", DESK_MOMENT_NO_SUCH_TIME);
  assert_error (PAST, "вч 14:3", DESK_MOMENT_UNREADABLE);
  assert_error (PAST, "вч 14:", DESK_MOMENT_UNREADABLE);
  assert_error (PAST, "вч 930", DESK_MOMENT_UNREADABLE);
  assert_error (PAST, "вч :30", DESK_MOMENT_UNREADABLE);
  assert_error (PAST, "вч 1430x", DESK_MOMENT_UNREADABLE);
  assert_error (PAST, "вч вч", DESK_MOMENT_UNREADABLE);
  assert_error (PAST, "14:31", DESK_MOMENT_IN_FUTURE);
  assert_error (FUTURE, "14:29", DESK_MOMENT_IN_PAST);
}

static void
wrong_dates_are_told (void)
{
  assert_error (PAST, "", DESK_MOMENT_UNREADABLE);
  assert_error (PAST, "30.2", DESK_MOMENT_NO_SUCH_DATE);
  assert_error (PAST, "29.2.2025", DESK_MOMENT_NO_SUCH_DATE);
  assert_error (PAST, "29.2.25", DESK_MOMENT_NO_SUCH_DATE);
  assert_error (PAST, "1.13", DESK_MOMENT_NO_SUCH_DATE);
  assert_error (PAST, "0.1.2026", DESK_MOMENT_NO_SUCH_DATE);
  assert_error (PAST, "20261120", DESK_MOMENT_NO_SUCH_DATE);
  assert_error (PAST, "1.1.0000", DESK_MOMENT_NO_SUCH_DATE);
  assert_error (PAST, "1.1.985", DESK_MOMENT_UNREADABLE);
  assert_error (PAST, "1.1.1885", DESK_MOMENT_TOO_LONG_AGO);
  assert_error (PAST, "14", DESK_MOMENT_UNREADABLE);
  assert_error (PAST, "1.2.3.4", DESK_MOMENT_UNREADABLE);
  assert_error (PAST, "..", DESK_MOMENT_UNREADABLE);
  assert_error (PAST, "завтрак", DESK_MOMENT_UNREADABLE);
  assert_error (PAST, "1 2 85", DESK_MOMENT_UNREADABLE);
  assert_error (PAST, "21.11.2026", DESK_MOMENT_IN_FUTURE);
  assert_error (FUTURE, "19.11.2026", DESK_MOMENT_IN_PAST);
}

/* Last minute of a leap day, first minute of a year. */
static void
the_ends_of_days_and_years_hold (void)
{
  g_autoptr (GDateTime) leap = g_date_time_new_utc (2028, 2, 29, 23, 59, 59);
  g_autoptr (GDateTime) new_year = g_date_time_new_utc (2027, 1, 1, 0, 0, 0);

  assert_read_at (leap, PAST, "29.2", "Tue 29 Feb 2028");
  assert_read_at (leap, FUTURE, "+1", "Wed 1 Mar 2028");
  assert_read_at (new_year, PAST, "y", "Thu 31 Dec 2026");
  assert_read_at (new_year, PAST, "31.12", "Thu 31 Dec 2026");
  assert_read_at (new_year, PAST, "чт", "Thu 31 Dec 2026");
}

static void
dates_are_stored_and_come_back (void)
{
  static const char *const dates[] = { "1985-06-15", "1985-06", "1985" };
  static const char *const wrong[] = { "",           "85",        "1985-13", "1985-02-30",
                                       "1985/06/15", "1985-06-1", "198x",    "1985-6-15" };
  DeskMoment moment;

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *again = NULL;

      g_assert_true (desk_moment_from_date (dates[i], &moment));
      g_assert_cmpint (moment.hour, ==, -1);
      again = desk_moment_to_date (&moment);
      g_assert_cmpstr (again, ==, dates[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (desk_moment_from_date (wrong[i], &moment));
}

static void
instants_are_stored_and_come_back (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Kyiv");
  g_autoptr (GDateTime) now = make_now ();
  g_autofree char *echo = NULL;
  DeskMoment moment;
  gint64 utc;

  g_assert_cmpint (desk_moment_read ("вч 14:30", PAST, now, &moment), ==, DESK_MOMENT_FITS);
  utc = desk_moment_to_utc (&moment, zone);
  g_assert_cmpint (g_date_time_to_unix (now) - utc, ==, 24 * 3600 + 45);
  desk_moment_from_utc (utc, zone, &moment);
  echo = desk_moment_echo (&moment);
  g_assert_cmpstr (echo, ==, "Thu 19 Nov 2026, 14:30");

  g_assert_cmpint (desk_moment_read ("вч", PAST, now, &moment), ==, DESK_MOMENT_FITS);
  g_assert_cmpint (g_date_time_to_unix (now) - desk_moment_to_utc (&moment, zone), ==,
                   (24 + 14) * 3600 + 30 * 60 + 45);
}

static void
moments_known_in_part_are_before_nothing_they_may_be_in (void)
{
  /* In order; neighbours with the same number cannot be told apart. */
  static const struct
  {
    DeskMoment moment;
    int place;
  } moments[] = {
    { { 1985, 0, 0, -1, 0 }, 1 },   { { 2026, 10, 0, -1, 0 }, 2 },  { { 2026, 11, 19, -1, 0 }, 3 },
    { { 2026, 11, 20, 9, 59 }, 4 }, { { 2026, 11, 20, 10, 0 }, 5 }, { { 2026, 11, 21, 0, 0 }, 6 },
  };
  DeskMoment year = { 2026, 0, 0, -1, 0 };
  DeskMoment day = { 2026, 11, 20, -1, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    for (guint j = 0; j < G_N_ELEMENTS (moments); j++)
      {
        int order = desk_moment_compare (&moments[i].moment, &moments[j].moment);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
  for (guint i = 1; i < G_N_ELEMENTS (moments); i++)
    g_assert_cmpint (desk_moment_compare (&year, &moments[i].moment), ==, 0);
  g_assert_cmpint (desk_moment_compare (&day, &moments[3].moment), ==, 0);
  g_assert_cmpint (desk_moment_compare (&day, &moments[4].moment), ==, 0);
  g_assert_cmpint (desk_moment_compare (&day, &moments[2].moment), >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/moment/whole", whole_dates_are_read_in_every_shape);
  g_test_add_func ("/model/moment/no-year", a_missing_year_is_the_nearest);
  g_test_add_func ("/model/moment/short-year", a_short_year_is_the_latest_that_has_come);
  g_test_add_func ("/model/moment/birth", birth_fields_take_a_year_alone);
  g_test_add_func ("/model/moment/relative", days_may_be_counted_from_today);
  g_test_add_func ("/model/moment/words", words_of_all_languages_are_read);
  g_test_add_func ("/model/moment/weekdays", weekdays_lie_beside_today);
  g_test_add_func ("/model/moment/layouts", words_are_read_on_any_layout);
  g_test_add_func ("/model/moment/digit-row", the_kazakh_digit_row_is_read);
  g_test_add_func ("/model/moment/times", times_are_read_behind_a_day);
  g_test_add_func ("/model/moment/wrong-times", wrong_times_are_told);
  g_test_add_func ("/model/moment/wrong-dates", wrong_dates_are_told);
  g_test_add_func ("/model/moment/ends", the_ends_of_days_and_years_hold);
  g_test_add_func ("/model/moment/dates", dates_are_stored_and_come_back);
  g_test_add_func ("/model/moment/compare", moments_known_in_part_are_before_nothing_they_may_be_in);
  g_test_add_func ("/model/moment/instants", instants_are_stored_and_come_back);
  return g_test_run ();
}
