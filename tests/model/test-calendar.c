// SPDX-License-Identifier: GPL-3.0-or-later
// Working days, holidays and hours, on the shipped calendars.

#include "model/calendar-day.h"
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

static GDate
read_date (const char *text)
{
  guint year = g_ascii_strtoull (text, NULL, 10);
  guint month = g_ascii_strtoull (text + 5, NULL, 10);
  guint day = g_ascii_strtoull (text + 8, NULL, 10);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);

  return date;
}

static void
assert_date (const GDate *date, const char *expected)
{
  g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                                           g_date_get_day (date));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_working_days (DeskCalendar *calendar, const char *from, guint days, const char *expected)
{
  GDate date = read_date (from);

  desk_calendar_add_working_days (calendar, &date, days);
  assert_date (&date, expected);
}

static void
assert_works (DeskCalendar *calendar, const char *text, gboolean works)
{
  GDate date = read_date (text);

  g_assert_cmpint (desk_calendar_is_working_day (calendar, &date), ==, works);
}

/* The vectors of the Kazakh clocks: answer in 15 working days, redirection and notice in 3. */
static void
test_kz_working_days (void)
{
  g_autoptr (DeskProfile) profile = load ("kz");
  DeskCalendar *calendar = desk_profile_get_calendar (profile);

  assert_working_days (calendar, "2026-03-02", 15, "2026-03-27");
  assert_working_days (calendar, "2026-04-30", 15, "2026-05-26");
  assert_working_days (calendar, "2026-03-26", 15, "2026-04-16");
  assert_working_days (calendar, "2026-03-26", 3, "2026-03-31");
  assert_working_days (calendar, "2026-03-20", 3, "2026-03-30");
  assert_working_days (calendar, "2026-03-19", 3, "2026-03-27");
  assert_working_days (calendar, "2026-03-21", 0, "2026-03-21");
}

static void
test_kz_days_off (void)
{
  static const char *const off[] = { "2026-01-01", "2026-01-02", "2026-01-07", "2026-03-09", "2026-03-23",
                                     "2026-03-24", "2026-03-25", "2026-05-01", "2026-05-07", "2026-05-11",
                                     "2026-05-27", "2026-07-06", "2026-10-26", "2026-12-16" };
  g_autoptr (DeskProfile) profile = load ("kz");
  DeskCalendar *calendar = desk_profile_get_calendar (profile);
  guint weekdays_off = 0;

  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    assert_works (calendar, off[i], FALSE);
  assert_works (calendar, "2026-08-31", TRUE);

  for (GDate day = read_date ("2026-01-01"); g_date_get_year (&day) == 2026; g_date_add_days (&day, 1))
    if (g_date_get_weekday (&day) < G_DATE_SATURDAY && !desk_calendar_is_working_day (calendar, &day))
      weekdays_off++;
  g_assert_cmpuint (weekdays_off, ==, G_N_ELEMENTS (off));
}

/* A year that nobody has published yet still knows the holidays that never move. */
static void
test_year_not_loaded (void)
{
  g_autoptr (DeskProfile) profile = load ("kz");
  DeskCalendar *calendar = desk_profile_get_calendar (profile);
  GDate loaded = read_date ("2026-12-31");
  GDate unknown = read_date ("2027-12-16");

  g_assert_true (desk_calendar_covers (calendar, &loaded));
  g_assert_false (desk_calendar_covers (calendar, &unknown));
  assert_works (calendar, "2027-12-16", FALSE);
  assert_works (calendar, "2027-12-17", TRUE);
  g_assert_cmpstr (desk_term_get_code (desk_calendar_get_holiday (calendar, &unknown)), ==,
                   "independence_day");
}

/* Under martial law holidays are worked, but still known. */
static void
test_ua_holidays (void)
{
  g_autoptr (DeskProfile) profile = load ("ua");
  DeskCalendar *calendar = desk_profile_get_calendar (profile);
  GDate easter = read_date ("2026-04-12");
  GDate monday = read_date ("2026-08-24");
  GDate plain = read_date ("2026-08-25");

  g_assert_cmpstr (desk_term_get_code (desk_calendar_get_holiday (calendar, &easter)), ==, "easter");
  g_assert_cmpstr (desk_term_get_label (desk_calendar_get_holiday (calendar, &monday), "uk"), ==,
                   "День незалежності");
  g_assert_null (desk_calendar_get_holiday (calendar, &plain));
  assert_works (calendar, "2026-08-24", TRUE);
  assert_works (calendar, "2026-08-23", FALSE);
}

/* The vectors of the Ukrainian clocks that end on a day off, with the last working day before. */
static void
test_ua_moves (void)
{
  static const struct
  {
    const char *raw;
    const char *due;
    const char *plan_by;
  } vectors[] = {
    { "2026-02-28", "2026-03-02", "2026-02-27" }, { "2026-04-10", "2026-04-10", "2026-04-10" },
    { "2028-02-29", "2028-02-29", "2028-02-29" }, { "2027-01-31", "2027-02-01", "2027-01-29" },
    { "2026-06-07", "2026-06-08", "2026-06-05" }, { "2026-06-13", "2026-06-15", "2026-06-12" },
  };
  g_autoptr (DeskProfile) profile = load ("ua");
  DeskCalendar *calendar = desk_profile_get_calendar (profile);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      GDate due = read_date (vectors[i].raw);
      GDate plan_by = due;

      desk_calendar_move_to_working_day (calendar, &due);
      desk_calendar_move_back_to_working_day (calendar, &plan_by);
      assert_date (&due, vectors[i].due);
      assert_date (&plan_by, vectors[i].plan_by);
    }
}

static void
test_hours (void)
{
  g_autoptr (DeskProfile) ua = load ("ua");
  g_autoptr (DeskProfile) kz = load ("kz");
  GDate saturday = read_date ("2026-11-21");
  GDate sunday = read_date ("2026-11-22");
  int from, to;

  g_assert_true (desk_calendar_get_hours (desk_profile_get_calendar (ua), &saturday, &from, &to));
  g_assert_cmpint (from, ==, 9 * 60);
  g_assert_cmpint (to, ==, 13 * 60);
  g_assert_false (desk_calendar_get_hours (desk_profile_get_calendar (ua), &sunday, &from, &to));
  g_assert_true (desk_calendar_get_hours (desk_profile_get_calendar (kz), &sunday, &from, &to));
  g_assert_cmpint (to, ==, 22 * 60);
}

static void
add_region_day (GPtrArray *days, const char *country, const char *date, const char *day)
{
  g_ptr_array_add (days,
                   g_object_new (DESK_TYPE_CALENDAR_DAY, "country", country, "date", date, "day", day, NULL));
}

/* What the region says lies over the profile, also where holidays are worked; what it takes back is as it was. */
static void
test_region_days (void)
{
  g_autoptr (DeskProfile) profile = load ("ua");
  DeskCalendar *calendar = desk_profile_get_calendar (profile);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GDate monday = read_date ("2026-06-01");

  add_region_day (days, "ua", "2026-06-01", "off");
  add_region_day (days, "ua", "2026-06-06", "working");
  add_region_day (days, "ua", "2026-06-02", "usual");
  add_region_day (days, "kz", "2026-06-03", "off");
  add_region_day (days, "ua", "2026-02-31", "off");
  assert_works (calendar, "2026-06-01", TRUE);
  desk_calendar_set_region_days (calendar, desk_profile_get_country (profile), days);
  assert_works (calendar, "2026-06-01", FALSE);
  assert_works (calendar, "2026-06-02", TRUE);
  assert_works (calendar, "2026-06-03", TRUE);
  assert_works (calendar, "2026-06-06", TRUE);
  g_assert_true (desk_calendar_is_day_off (calendar, &monday));
  assert_working_days (calendar, "2026-05-29", 1, "2026-06-02");

  desk_calendar_set_region_days (calendar, desk_profile_get_country (profile), none);
  assert_works (calendar, "2026-06-01", TRUE);
  assert_works (calendar, "2026-06-06", FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/kz/working-days", test_kz_working_days);
  g_test_add_func ("/calendar/kz/days-off", test_kz_days_off);
  g_test_add_func ("/calendar/year-not-loaded", test_year_not_loaded);
  g_test_add_func ("/calendar/ua/holidays", test_ua_holidays);
  g_test_add_func ("/calendar/ua/moves", test_ua_moves);
  g_test_add_func ("/calendar/hours", test_hours);
  g_test_add_func ("/calendar/region-days", test_region_days);

  return g_test_run ();
}
