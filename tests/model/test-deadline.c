// SPDX-License-Identifier: GPL-3.0-or-later
// How terms are counted: the vectors of both countries, and every day of ten years against a count that is made here
// without any of the program's dates, zones and calendars.

#include "model/deadline.h"

#include <json-glib/json-glib.h>

#include "model/profile-json.h"
#include "model/profile.h"
#include "model/wall-time.h"

#define DAY 86400

/* 1 January 2020 and 2030, as days since 1970. */
#define FIRST_DAY 18262
#define LAST_DAY 21915

typedef struct
{
  DeskProfile *profile;
  DeskCalendar *calendar;
  GTimeZone *zone;
  gboolean is_kz;
} Country;

static Country
load (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);
  Country country = { 0 };

  g_assert_no_error (error);
  country.profile = desk_profile_new_from_bytes (bytes, name, &error);
  g_assert_no_error (error);
  country.calendar = desk_profile_get_calendar (country.profile);
  country.zone = desk_profile_get_time_zone (country.profile);
  country.is_kz = g_str_equal (name, "kz");

  return country;
}

static DeskTerm *
make_clock (gint64 limit, const char *unit, const char *roll, gboolean rolls_start)
{
  g_autofree char *json =
      g_strdup_printf ("[{\"code\":\"X\",\"labels\":{\"en\":\"X\"},\"limit\":%" G_GINT64_FORMAT
                       ",\"unit\":\"%s\",\"roll\":\"%s\"%s}]",
                       limit, unit, roll,
                       rolls_start ? ",\"start_roll\":\"next_working_day_after_hours\"" : "");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);
  g_autoptr (DeskVocabulary) clocks = NULL;

  g_assert_no_error (error);
  clocks = desk_vocabulary_new (json_node_get_array (node), "en");

  return g_object_ref (desk_vocabulary_get_term_at (clocks, 0));
}

static gint64
read_wall (const Country *country, const char *wall)
{
  gint64 utc;

  g_assert_true (desk_wall_time_read (country->zone, wall, &utc));

  return utc;
}

static char *
write_date (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

static void
assert_date (const char *clock, const GDate *date, const char *expected)
{
  g_autofree char *text = write_date (date);

  if (!g_str_equal (text, expected))
    g_error ("%s: %s instead of %s", clock, text, expected);
}

static void
assert_wall (const Country *country, gint64 utc, const char *expected)
{
  g_autofree char *text = desk_wall_time_write (country->zone, utc);

  g_assert_cmpstr (text, ==, expected);
}

static DeskDeadline
compute (const Country *country, const char *code, const char *start)
{
  DeskTerm *clock = desk_profile_get_term (country->profile, "clocks", code);
  DeskDeadline deadline;

  g_assert_nonnull (clock);
  g_assert_true (
      desk_deadline_compute (clock, country->calendar, country->zone, read_wall (country, start), &deadline));

  return deadline;
}

static const struct
{
  const char *country;
  const char *clock;
  const char *start;
  const char *raw;
  const char *due;
  const char *plan_by;
} vectors[] = {
  { "ua", "UA-APPEAL", "2026-01-31T10:00", "2026-02-28", "2026-03-02", "2026-02-27" },
  { "ua", "UA-APPEAL", "2026-03-10T10:00", "2026-04-10", "2026-04-10", "2026-04-10" },
  { "ua", "UA-APPEAL", "2028-01-31T10:00", "2028-02-29", "2028-02-29", "2028-02-29" },
  { "ua", "UA-APPEAL", "2026-12-31T10:00", "2027-01-31", "2027-02-01", "2027-01-29" },
  { "ua", "UA-APPEAL-SIMPLE", "2026-06-01T10:00", "2026-06-16", "2026-06-16", "2026-06-16" },
  { "ua", "UA-APPEAL-MAX", "2026-06-01T10:00", "2026-07-16", "2026-07-16", "2026-07-16" },
  { "ua", "UA-FORWARD", "2026-06-02T10:00", "2026-06-07", "2026-06-08", "2026-06-05" },
  { "ua", "UA-RETURN", "2026-06-03T10:00", "2026-06-13", "2026-06-15", "2026-06-12" },
  { "ua", "UA-FOUND-OWN", "2026-08-31T10:00", "2027-02-28", "2027-02-28", "2027-02-26" },
  { "ua", "UA-EO", "2026-03-29T23:50", "2026-03-29", "2026-03-29", "2026-03-29" },
  { "kz", "KZ-APPEAL", "2026-03-02T10:00", "2026-03-27", "2026-03-27", "2026-03-27" },
  { "kz", "KZ-APPEAL", "2026-04-30T10:00", "2026-05-26", "2026-05-26", "2026-05-26" },
  { "kz", "KZ-REG", "2026-03-20T20:15", "2026-03-26", "2026-03-26", "2026-03-26" },
  { "kz", "KZ-APPEAL", "2026-03-20T20:15", "2026-04-16", "2026-04-16", "2026-04-16" },
  { "kz", "KZ-REDIRECT", "2026-03-20T20:15", "2026-03-31", "2026-03-31", "2026-03-31" },
  { "kz", "KZ-REG", "2026-03-20T10:00", "2026-03-20", "2026-03-20", "2026-03-20" },
  { "kz", "KZ-REDIRECT", "2026-03-20T10:00", "2026-03-30", "2026-03-30", "2026-03-30" },
  { "kz", "KZ-EXT-NOTICE", "2026-03-19T10:00", "2026-03-27", "2026-03-27", "2026-03-27" },
  { "kz", "KZ-FOUND-OWN", "2026-08-31T10:00", "2027-02-28", "2027-02-28", "2027-02-26" },
  { "kz", "KZ-APPEAL-EXT", "2026-03-02T10:00", "2026-05-02", "2026-05-04", "2026-04-30" },
};

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      Country country = load (vectors[i].country);
      DeskDeadline deadline = compute (&country, vectors[i].clock, vectors[i].start);
      g_autofree char *end = g_strconcat (vectors[i].due, "T23:59", NULL);

      assert_date (vectors[i].clock, &deadline.raw, vectors[i].raw);
      assert_date (vectors[i].clock, &deadline.due_day, vectors[i].due);
      assert_date (vectors[i].clock, &deadline.plan_by, vectors[i].plan_by);
      assert_wall (&country, deadline.due, end);
      g_object_unref (country.profile);
    }
}

/* Twenty-four hours are that, though the wall clock is put forward or back meanwhile. */
static void
test_hours (void)
{
  Country ua = load ("ua");
  Country kz = load ("kz");
  DeskDeadline deadline;

  deadline = compute (&ua, "UA-ERDR", "2026-03-28T18:30");
  assert_wall (&ua, deadline.due, "2026-03-29T19:30");
  deadline = compute (&ua, "UA-ERDR", "2026-10-24T18:30");
  assert_wall (&ua, deadline.due, "2026-10-25T17:30");
  assert_date ("UA-ERDR", &deadline.due_day, "2026-10-25");
  deadline = compute (&kz, "KZ-ERDR", "2024-02-29T18:30");
  assert_wall (&kz, deadline.due, "2024-03-01T17:30");
  g_assert_false (deadline.is_provisional);

  deadline = compute (&ua, "UA-ARRIVE", "2026-03-28T18:30");
  assert_wall (&ua, deadline.due, "2026-03-28T18:37");

  g_object_unref (ua.profile);
  g_object_unref (kz.profile);
}

/* A minute decides whether it came in working time. Before work is still the same day. */
static void
test_after_hours (void)
{
  static const char *const starts[][2] = {
    { "2026-03-26T00:00", "2026-03-26" }, { "2026-03-26T08:59", "2026-03-26" },
    { "2026-03-26T18:29", "2026-03-26" }, { "2026-03-26T18:30", "2026-03-27" },
    { "2026-03-27T23:59", "2026-03-30" }, { "2026-03-28T10:00", "2026-03-30" },
    { "2026-03-24T10:00", "2026-03-26" },
  };
  Country kz = load ("kz");

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      DeskDeadline deadline = compute (&kz, "KZ-REG", starts[i][0]);

      assert_date (starts[i][0], &deadline.due_day, starts[i][1]);
    }

  g_object_unref (kz.profile);
}

static void
test_provisional (void)
{
  Country ua = load ("ua");
  Country kz = load ("kz");
  DeskDeadline before;

  g_assert_false (compute (&kz, "KZ-APPEAL", "2026-12-01T10:00").is_provisional);
  g_assert_true (compute (&kz, "KZ-APPEAL", "2026-12-28T10:00").is_provisional);
  before = compute (&kz, "KZ-APPEAL", "2025-12-28T10:00");
  g_assert_true (before.is_provisional);
  desk_deadline_delay (&before, desk_profile_get_term (kz.profile, "clocks", "KZ-APPEAL"), kz.calendar,
                       kz.zone, read_wall (&kz, "2026-01-05T10:00"), read_wall (&kz, "2026-01-09T10:00"));
  g_assert_true (before.is_provisional);
  g_assert_false (compute (&kz, "KZ-APPEAL-EXT", "2025-12-28T10:00").is_provisional);
  g_assert_true (compute (&kz, "KZ-APPEAL-EXT", "2026-12-28T10:00").is_provisional);
  g_assert_false (compute (&kz, "KZ-ERDR", "2027-12-28T10:00").is_provisional);
  g_assert_false (compute (&ua, "UA-APPEAL", "2028-11-28T10:00").is_provisional);
  g_assert_true (compute (&ua, "UA-APPEAL", "2028-12-28T10:00").is_provisional);

  g_object_unref (ua.profile);
  g_object_unref (kz.profile);
}

static void
test_no_term (void)
{
  Country ua = load ("ua");
  DeskTerm *no_clock = desk_profile_get_term (ua.profile, "topics", "LOST");
  g_autoptr (DeskTerm) endless = make_clock (G_MAXINT64, "hours", "none", FALSE);
  g_autoptr (DeskTerm) hours = make_clock (24, "hours", "none", FALSE);
  DeskDeadline deadline;

  g_assert_false (desk_deadline_compute (no_clock, ua.calendar, ua.zone, 0, &deadline));
  g_assert_false (desk_deadline_compute (endless, ua.calendar, ua.zone, 0, &deadline));
  g_assert_false (desk_deadline_compute (hours, ua.calendar, ua.zone, G_MAXINT64, &deadline));
  g_assert_false (desk_deadline_compute (hours, ua.calendar, ua.zone, G_MININT64, &deadline));
  g_assert_true (desk_deadline_compute (hours, ua.calendar, ua.zone, 0, &deadline));

  g_object_unref (ua.profile);
}

/* The count made here: days since 1970, the offsets of both countries and their holidays in plain numbers. */

static void
split_day (int day, int *year, int *month, int *month_day)
{
  int days = day;
  int length;

  for (*year = 1970; days >= (length = *year % 4 == 0 ? 366 : 365); (*year)++)
    days -= length;
  for (*month = 1;; (*month)++)
    {
      length = *month == 2 ? (*year % 4 == 0 ? 29 : 28)
                           : (*month == 4 || *month == 6 || *month == 9 || *month == 11 ? 30 : 31);
      if (days < length)
        break;
      days -= length;
    }
  *month_day = days + 1;
}

static int
join_day (int year, int month, int month_day)
{
  int day = (year - 1970) * 365 - 1 + month_day;
  int y, m, d;

  for (int i = 1970; i < year; i++)
    day += i % 4 == 0;
  day += (month - 1) * 28;
  for (split_day (day, &y, &m, &d); y != year || m != month || d != month_day; split_day (day, &y, &m, &d))
    day++;

  return day;
}

static int
naive_weekday (int day)
{
  return (day + 4) % 7; /* Sunday is 0 */
}

static gboolean
naive_works (gboolean is_kz, int day)
{
  static const int off_2026[] = { 101, 102, 107, 309, 323, 324, 325, 501, 507, 511, 527, 706, 1026, 1216 };
  static const int off[] = { 101, 102, 107, 308, 315, 321, 322, 323, 501, 507, 509, 706, 1025, 1216 };
  int year, month, month_day;

  if (naive_weekday (day) == 0 || naive_weekday (day) == 6)
    return FALSE;
  if (!is_kz)
    return TRUE;

  split_day (day, &year, &month, &month_day);
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    if ((year == 2026 ? off_2026[i] : off[i]) == month * 100 + month_day)
      return FALSE;

  return TRUE;
}

static int
last_sunday (int year, int month)
{
  int day = join_day (year, month, 31);

  return day - naive_weekday (day);
}

/* Kyiv: summer time from the last Sunday of March to that of October, 01:00 UTC. Almaty: UTC+6 until March 2024. */
static int
naive_offset (gboolean is_kz, gint64 utc)
{
  static int years[100][2];
  int year, month, month_day;

  if (is_kz)
    return (utc < 1709229600 ? 6 : 5) * 3600;

  split_day ((int)(utc / DAY), &year, &month, &month_day);
  if (years[year - 1970][0] == 0)
    {
      years[year - 1970][0] = last_sunday (year, 3);
      years[year - 1970][1] = last_sunday (year, 10);
    }

  return utc >= years[year - 1970][0] * (gint64)DAY + 3600 && utc < years[year - 1970][1] * (gint64)DAY + 3600
             ? 3 * 3600
             : 2 * 3600;
}

static int
naive_day (gboolean is_kz, gint64 utc)
{
  return (int)((utc + naive_offset (is_kz, utc)) / DAY);
}

static gint64
naive_day_end (gboolean is_kz, int day)
{
  gint64 utc = (day + 1) * (gint64)DAY - 8 * 3600;

  while (naive_day (is_kz, utc) <= day)
    utc += 1800;

  return utc - 1;
}

static gint64
naive_day_start (gboolean is_kz, int day)
{
  return naive_day_end (is_kz, day - 1) + 1;
}

static int
naive_add_months (int day, int months)
{
  int year, month, month_day;

  split_day (day, &year, &month, &month_day);
  year += (month - 1 + months) / 12;
  month = (month - 1 + months) % 12 + 1;
  if (month == 2)
    month_day = MIN (month_day, year % 4 == 0 ? 29 : 28);
  else if (month == 4 || month == 6 || month == 9 || month == 11)
    month_day = MIN (month_day, 30);

  return join_day (year, month, month_day);
}

typedef struct
{
  const char *unit;
  int limit;
  gboolean rolls;
  gboolean rolls_start;
} Rule;

static const Rule rules[] = {
  { "calendar_days", 0, FALSE, FALSE }, { "calendar_days", 5, TRUE, FALSE },
  { "calendar_days", 6, TRUE, FALSE },  { "calendar_days", 45, FALSE, FALSE },
  { "working_days", 0, TRUE, TRUE },    { "working_days", 3, FALSE, FALSE },
  { "working_days", 4, FALSE, FALSE },  { "working_days", 15, FALSE, TRUE },
  { "working_days", 16, FALSE, TRUE },  { "months", 1, TRUE, FALSE },
  { "months", 2, FALSE, FALSE },        { "months", 6, FALSE, TRUE },
  { "hours", 24, FALSE, FALSE },        { "immediate", 0, FALSE, FALSE },
};

static int
naive_first_day (const Rule *rule, gboolean is_kz, gint64 start)
{
  int day = naive_day (is_kz, start);
  gint64 second = (start + naive_offset (is_kz, start)) % DAY;
  int end = is_kz ? 18 * 3600 + 1800 : DAY;

  if (!rule->rolls_start || (naive_works (is_kz, day) && second < end))
    return day;
  do
    day++;
  while (!naive_works (is_kz, day));

  return day;
}

static int
naive_raw (const Rule *rule, gboolean is_kz, gint64 start)
{
  int day = naive_first_day (rule, is_kz, start);

  if (g_str_equal (rule->unit, "calendar_days"))
    return day + rule->limit;
  if (g_str_equal (rule->unit, "months"))
    return naive_add_months (day, rule->limit);
  if (g_str_equal (rule->unit, "working_days"))
    for (int left = rule->limit; left > 0; left -= naive_works (is_kz, day))
      day++;

  return day;
}

static void
assert_day (const Rule *rule, gint64 start, const GDate *date, int day)
{
  int year, month, month_day;

  split_day (day, &year, &month, &month_day);
  if (g_date_get_year (date) != year || (int)g_date_get_month (date) != month
      || g_date_get_day (date) != month_day)
    {
      g_autofree char *text = write_date (date);

      g_error ("%d %s from %" G_GINT64_FORMAT ": %s instead of %d-%d-%d", rule->limit, rule->unit, start,
               text, year, month, month_day);
    }
}

static void
assert_naive (const Rule *rule, const Country *country, gint64 start, const DeskDeadline *deadline)
{
  gboolean is_kz = country->is_kz;
  int raw, due;

  if (g_str_equal (rule->unit, "hours"))
    {
      g_assert_cmpint (deadline->due, ==, start + rule->limit * 3600);
      assert_day (rule, start, &deadline->due_day, naive_day (is_kz, deadline->due));
      return;
    }

  raw = naive_raw (rule, is_kz, start);
  assert_day (rule, start, &deadline->raw, raw);
  for (due = raw; rule->rolls && !naive_works (is_kz, due);)
    due++;
  assert_day (rule, start, &deadline->due_day, due);
  g_assert_cmpint (deadline->due, ==, naive_day_end (is_kz, due));
  g_assert_cmpint (deadline->is_provisional, ==,
                   !desk_calendar_covers (country->calendar, &deadline->due_day)
                       || (g_str_equal (rule->unit, "working_days") && is_kz
                           && (start < naive_day_start (is_kz, join_day (2026, 1, 1))
                               && naive_first_day (rule, is_kz, start) < join_day (2026, 1, 1)))
                       || (g_str_equal (rule->unit, "working_days") && !is_kz
                           && naive_first_day (rule, is_kz, start) < join_day (2025, 1, 1)));
}

/* What holds of every term, whoever counts. */
static void
assert_sound (const Rule *rule, const Country *country, gint64 start, const DeskDeadline *deadline)
{
  GDate first = deadline->raw;
  int steps = rule->limit;

  g_assert_cmpint (deadline->due, >=, start);
  g_assert_cmpint (g_date_compare (&deadline->raw, &deadline->due_day), <=, 0);
  g_assert_cmpint (g_date_compare (&deadline->plan_by, &deadline->due_day), <=, 0);

  if (!g_str_equal (rule->unit, "working_days"))
    return;

  g_assert_true (desk_calendar_is_working_day (country->calendar, &deadline->due_day));
  while (steps > 0)
    {
      steps -= desk_calendar_is_working_day (country->calendar, &first);
      g_date_subtract_days (&first, 1);
    }
  while (naive_first_day (rule, country->is_kz, start) < (int)g_date_get_julian (&first) - 719163)
    {
      g_assert_false (desk_calendar_is_working_day (country->calendar, &first));
      g_date_subtract_days (&first, 1);
    }
  assert_day (rule, start, &first, naive_first_day (rule, country->is_kz, start));
}

/* The first and the last second of every day, and the end of work. */
static void
walk (const Rule *rule, const Country *country)
{
  g_autoptr (DeskTerm) clock =
      make_clock (rule->limit, rule->unit, rule->rolls ? "next_working_day" : "none", rule->rolls_start);
  DeskDeadline deadline;
  gint64 last = 0;

  for (int day = FIRST_DAY; day < LAST_DAY; day++)
    {
      gint64 starts[] = { naive_day_start (country->is_kz, day),
                          naive_day_start (country->is_kz, day) + 18 * 3600 + 1800,
                          naive_day_end (country->is_kz, day) };

      for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
        {
          g_assert_true (
              desk_deadline_compute (clock, country->calendar, country->zone, starts[i], &deadline));
          assert_naive (rule, country, starts[i], &deadline);
          assert_sound (rule, country, starts[i], &deadline);
          g_assert_cmpint (deadline.due, >=, last);
          last = deadline.due;
        }
    }
}

static void
test_ten_years (gconstpointer name)
{
  Country country = load (name);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    walk (&rules[i], &country);
  g_object_unref (country.profile);
}

/* One more day or month always ends later; where it rolls, never earlier. */
static void
test_more_is_later (gconstpointer name)
{
  static const char *const units[] = { "calendar_days", "working_days", "months" };
  Country country = load (name);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    for (int limit = 1; limit < 40; limit += 3)
      {
        g_autoptr (DeskTerm) shorter = make_clock (limit, units[i], "next_working_day", FALSE);
        g_autoptr (DeskTerm) longer = make_clock (limit + 1, units[i], "next_working_day", FALSE);

        for (int day = FIRST_DAY; day < LAST_DAY; day += 7)
          {
            gint64 start = naive_day_start (country.is_kz, day + day / 7 % 7) + 12 * 3600;
            DeskDeadline one, other;

            g_assert_true (desk_deadline_compute (shorter, country.calendar, country.zone, start, &one));
            g_assert_true (desk_deadline_compute (longer, country.calendar, country.zone, start, &other));
            g_assert_cmpint (g_date_compare (&one.raw, &other.raw), <, 0);
            g_assert_cmpint (one.due, <=, other.due);
          }
      }
  g_object_unref (country.profile);
}

/* A term of n days with a pause of k is one of n + k, and a pause that is none moves nothing. */
static void
test_pause (gconstpointer name)
{
  static const char *const units[] = { "calendar_days", "working_days", "hours" };
  Country country = load (name);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    for (int day = FIRST_DAY; day < LAST_DAY; day += 3)
      {
        g_autoptr (DeskTerm) clock = make_clock (30, units[i], "next_working_day", FALSE);
        gint64 start = naive_day_start (country.is_kz, day) + 10 * 3600;
        gint64 from = start + 2 * 3600;
        gint64 to = from + (1 + day % 9) * (gint64)DAY;
        int paused = 0;
        g_autoptr (DeskTerm) whole = NULL;
        DeskDeadline delayed, expected;

        for (int d = naive_day (country.is_kz, from); d < naive_day (country.is_kz, to);)
          paused += ++d && (i != 1 || naive_works (country.is_kz, d));
        if (i == 2)
          paused = (int)((to - from) / 3600);
        whole = make_clock (30 + paused, units[i], "next_working_day", FALSE);

        g_assert_true (desk_deadline_compute (clock, country.calendar, country.zone, start, &delayed));
        expected = delayed;
        desk_deadline_delay (&delayed, clock, country.calendar, country.zone, from, from);
        desk_deadline_delay (&delayed, clock, country.calendar, country.zone, to, from);
        g_assert_cmpint (delayed.due, ==, expected.due);
        desk_deadline_delay (&delayed, clock, country.calendar, country.zone, from, to);
        g_assert_true (desk_deadline_compute (whole, country.calendar, country.zone, start, &expected));
        g_assert_cmpint (delayed.due, ==, expected.due);
        g_assert_cmpint (g_date_compare (&delayed.raw, &expected.raw), ==, 0);
        g_assert_cmpint (g_date_compare (&delayed.due_day, &expected.due_day), ==, 0);
      }
  g_object_unref (country.profile);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/deadline/vectors", test_vectors);
  g_test_add_func ("/deadline/hours", test_hours);
  g_test_add_func ("/deadline/after-hours", test_after_hours);
  g_test_add_func ("/deadline/provisional", test_provisional);
  g_test_add_func ("/deadline/no-term", test_no_term);
  g_test_add_data_func ("/deadline/ten-years/ua", "ua", test_ten_years);
  g_test_add_data_func ("/deadline/ten-years/kz", "kz", test_ten_years);
  g_test_add_data_func ("/deadline/more-is-later/ua", "ua", test_more_is_later);
  g_test_add_data_func ("/deadline/more-is-later/kz", "kz", test_more_is_later);
  g_test_add_data_func ("/deadline/pause/ua", "ua", test_pause);
  g_test_add_data_func ("/deadline/pause/kz", "kz", test_pause);

  return g_test_run ();
}
