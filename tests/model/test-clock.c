// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/clock.h"

static gint64
to_unix (int year, int month, int day, int hour)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, hour, 0, 0);

  return g_date_time_to_unix (time);
}

/* Kyiv puts its clocks forward on 29 March 2026 and back on 25 October: days of 23 and 25 hours. */
static void
test_days (void)
{
  g_autoptr (GTimeZone) kyiv = g_time_zone_new_identifier ("Europe/Kyiv");
  g_autoptr (DeskClock) clock = desk_clock_new_at (kyiv, to_unix (2026, 3, 29, 12));

  g_assert_cmpint (desk_clock_get_day_start (clock, 1) - desk_clock_get_day_start (clock, 0), ==, 23 * 3600);
  desk_clock_set_now (clock, to_unix (2026, 10, 25, 12));
  g_assert_cmpint (desk_clock_get_day_start (clock, 1) - desk_clock_get_day_start (clock, 0), ==, 25 * 3600);
  g_assert_cmpint (desk_clock_get_day_start (clock, 0), ==, to_unix (2026, 10, 24, 21));

  /* One second before midnight and midnight itself. */
  desk_clock_set_now (clock, to_unix (2026, 11, 23, 22) - 1);
  g_assert_cmpint (desk_clock_get_day_start (clock, 0), ==, to_unix (2026, 11, 22, 22));
  desk_clock_set_now (clock, to_unix (2026, 11, 23, 22));
  g_assert_cmpint (desk_clock_get_day_start (clock, 0), ==, to_unix (2026, 11, 23, 22));
}

/* Kazakhstan became one zone, UTC+5, on 1 March 2024. */
static void
test_almaty (void)
{
  g_autoptr (GTimeZone) almaty = g_time_zone_new_identifier ("Asia/Almaty");
  g_autoptr (DeskClock) clock = desk_clock_new_at (almaty, to_unix (2024, 2, 28, 12));

  g_assert_cmpint (desk_clock_get_day_start (clock, 0), ==, to_unix (2024, 2, 27, 18));
  desk_clock_set_now (clock, to_unix (2024, 3, 2, 12));
  g_assert_cmpint (desk_clock_get_day_start (clock, 0), ==, to_unix (2024, 3, 1, 19));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/days", test_days);
  g_test_add_func ("/clock/almaty", test_almaty);
  return g_test_run ();
}
