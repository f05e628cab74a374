// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/wall-time.h"

static GTimeZone *
make_zone (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  g_assert_nonnull (zone);
  return zone;
}

static gint64
utc (int year, int month, int day, int hour, int minute)
{
  g_autoptr (GDateTime) instant = g_date_time_new_utc (year, month, day, hour, minute, 0);

  return g_date_time_to_unix (instant);
}

static void
winter_and_summer_have_their_offsets (void)
{
  g_autoptr (GTimeZone) kyiv = make_zone ("Europe/Kyiv");
  g_autoptr (GTimeZone) almaty = make_zone ("Asia/Almaty");

  g_assert_cmpint (desk_wall_time_to_utc (kyiv, 2026, 11, 20, 14, 30), ==, utc (2026, 11, 20, 12, 30));
  g_assert_cmpint (desk_wall_time_to_utc (kyiv, 2026, 7, 1, 14, 30), ==, utc (2026, 7, 1, 11, 30));
  g_assert_cmpint (desk_wall_time_to_utc (almaty, 2026, 11, 20, 14, 30), ==, utc (2026, 11, 20, 9, 30));
  g_assert_cmpint (desk_wall_time_to_utc (almaty, 2023, 11, 20, 14, 30), ==, utc (2023, 11, 20, 8, 30));
}

/* Kyiv leaves 03:00 to 04:00 out on 29 March 2026. */
static void
a_missing_hour_is_counted_on (void)
{
  g_autoptr (GTimeZone) kyiv = make_zone ("Europe/Kyiv");
  gint64 instant = desk_wall_time_to_utc (kyiv, 2026, 3, 29, 3, 30);
  g_autofree char *wall = desk_wall_time_write (kyiv, instant);

  g_assert_cmpint (instant, ==, utc (2026, 3, 29, 1, 30));
  g_assert_cmpstr (wall, ==, "2026-03-29T04:30");
  g_assert_cmpint (desk_wall_time_to_utc (kyiv, 2026, 3, 29, 2, 59), ==, utc (2026, 3, 29, 0, 59));
  g_assert_cmpint (desk_wall_time_to_utc (kyiv, 2026, 3, 29, 4, 0), ==, utc (2026, 3, 29, 1, 0));
}

/* Kyiv has 03:00 to 04:00 twice on 25 October 2026. */
static void
a_doubled_hour_is_the_first (void)
{
  g_autoptr (GTimeZone) kyiv = make_zone ("Europe/Kyiv");

  g_assert_cmpint (desk_wall_time_to_utc (kyiv, 2026, 10, 25, 3, 30), ==, utc (2026, 10, 25, 0, 30));
  g_assert_cmpint (desk_wall_time_to_utc (kyiv, 2026, 10, 25, 2, 59), ==, utc (2026, 10, 24, 23, 59));
  g_assert_cmpint (desk_wall_time_to_utc (kyiv, 2026, 10, 25, 4, 0), ==, utc (2026, 10, 25, 2, 0));
}

/* At the end of 29 February 2024 Almaty went from UTC+6 to UTC+5 for good. */
static void
a_zone_may_move_by_law (void)
{
  g_autoptr (GTimeZone) almaty = make_zone ("Asia/Almaty");

  g_assert_cmpint (desk_wall_time_to_utc (almaty, 2024, 2, 29, 22, 30), ==, utc (2024, 2, 29, 16, 30));
  g_assert_cmpint (desk_wall_time_to_utc (almaty, 2024, 2, 29, 23, 30), ==, utc (2024, 2, 29, 17, 30));
  g_assert_cmpint (desk_wall_time_to_utc (almaty, 2024, 3, 1, 0, 30), ==, utc (2024, 2, 29, 19, 30));
}

static void
every_hour_of_a_year_comes_back (void)
{
  static const char *const names[] = { "Europe/Kyiv", "Asia/Almaty", "UTC" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GTimeZone) zone = make_zone (names[i]);
      gint64 year_start = utc (2026, 1, 1, 0, 0);

      for (int hour = 0; hour < 365 * 24; hour++)
        {
          gint64 instant = year_start + hour * 3600;
          g_autofree char *wall = desk_wall_time_write (zone, instant);
          gint64 again = 0;

          g_assert_true (desk_wall_time_read (zone, wall, &again));
          /* Only the second of the two doubled hours comes back as the first. */
          if (g_str_equal (names[i], "Europe/Kyiv") && instant == utc (2026, 10, 25, 1, 0))
            again += 3600;
          g_assert_cmpint (again, ==, instant);
        }
    }
}

static void
days_are_local (void)
{
  g_autoptr (GTimeZone) kyiv = make_zone ("Europe/Kyiv");
  g_autoptr (GTimeZone) almaty = make_zone ("Asia/Almaty");
  g_autofree char *before = desk_wall_time_day (kyiv, utc (2026, 11, 20, 21, 59));
  g_autofree char *after = desk_wall_time_day (kyiv, utc (2026, 11, 20, 22, 0));
  g_autofree char *there = desk_wall_time_day (almaty, utc (2026, 11, 20, 21, 59));

  g_assert_cmpstr (before, ==, "2026-11-20");
  g_assert_cmpstr (after, ==, "2026-11-21");
  g_assert_cmpstr (there, ==, "2026-11-21");
}

static void
what_is_no_wall_time_is_refused (void)
{
  static const char *const wrong[] = {
    "", "2026-11-20", "2026-11-31T10:00", "2026-11-20T25:00", "2026-11-20T10:00Z", "x"
  };
  g_autoptr (GTimeZone) kyiv = make_zone ("Europe/Kyiv");
  gint64 instant = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (desk_wall_time_read (kyiv, wrong[i], &instant));
  g_assert_cmpint (instant, ==, 7);
}

static void
minutes_are_whole_and_pass_clock_changes (void)
{
  g_autoptr (GTimeZone) kyiv = make_zone ("Europe/Kyiv");

  g_assert_cmpint (desk_wall_time_minutes (0, 59), ==, 0);
  g_assert_cmpint (desk_wall_time_minutes (0, 60), ==, 1);
  g_assert_cmpint (desk_wall_time_minutes (60, 0), ==, -1);
  g_assert_cmpint (desk_wall_time_minutes (1, 0), ==, -1);
  g_assert_cmpint (desk_wall_time_minutes (5, 5), ==, 0);
  g_assert_cmpint (desk_wall_time_minutes (desk_wall_time_to_utc (kyiv, 2026, 3, 29, 2, 30),
                                           desk_wall_time_to_utc (kyiv, 2026, 3, 29, 4, 30)),
                   ==, 60);
}

static void
an_instant_is_split_into_day_and_minute (void)
{
  g_autoptr (GTimeZone) kyiv = make_zone ("Europe/Kyiv");
  g_autoptr (GTimeZone) almaty = make_zone ("Asia/Almaty");
  GDate day;

  g_assert_cmpint (desk_wall_time_split (kyiv, utc (2026, 3, 29, 21, 0), &day), ==, 0);
  g_assert_cmpuint (g_date_get_julian (&day), ==, 719163 + utc (2026, 3, 30, 0, 0) / 86400);
  g_assert_cmpint (desk_wall_time_split (almaty, utc (2024, 2, 29, 18, 0), &day), ==, 23 * 60);
  g_assert_cmpuint (g_date_get_day (&day), ==, 29);
  g_assert_cmpint (desk_wall_time_split (kyiv, utc (1966, 12, 31, 20, 59) + 59, &day), ==, 23 * 60 + 59);
  g_assert_cmpuint (g_date_get_year (&day), ==, 1966);
  g_assert_cmpuint (g_date_get_day (&day), ==, 31);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/wall-time/offsets", winter_and_summer_have_their_offsets);
  g_test_add_func ("/model/wall-time/missing-hour", a_missing_hour_is_counted_on);
  g_test_add_func ("/model/wall-time/doubled-hour", a_doubled_hour_is_the_first);
  g_test_add_func ("/model/wall-time/law", a_zone_may_move_by_law);
  g_test_add_func ("/model/wall-time/round-trip", every_hour_of_a_year_comes_back);
  g_test_add_func ("/model/wall-time/day", days_are_local);
  g_test_add_func ("/model/wall-time/refused", what_is_no_wall_time_is_refused);
  g_test_add_func ("/model/wall-time/minutes", minutes_are_whole_and_pass_clock_changes);
  g_test_add_func ("/model/wall-time/split", an_instant_is_split_into_day_and_minute);

  return g_test_run ();
}
