// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/waiting.h"

static void
assert_waiting (gint64 minutes, DeskWaitingLevel level, const char *expected)
{
  g_autofree char *text = desk_waiting_text (minutes, level);

  g_assert_cmpstr (text, ==, expected);
}

static void
thresholds_are_the_ones_handed_in (void)
{
  g_assert_cmpint (desk_waiting_level (0, 10, 20), ==, DESK_WAITING_FINE);
  g_assert_cmpint (desk_waiting_level (9, 10, 20), ==, DESK_WAITING_FINE);
  g_assert_cmpint (desk_waiting_level (10, 10, 20), ==, DESK_WAITING_LONG);
  g_assert_cmpint (desk_waiting_level (19, 10, 20), ==, DESK_WAITING_LONG);
  g_assert_cmpint (desk_waiting_level (20, 10, 20), ==, DESK_WAITING_TOO_LONG);
  g_assert_cmpint (desk_waiting_level (20, 30, 60), ==, DESK_WAITING_FINE);
  g_assert_cmpint (desk_waiting_level (-5, 10, 20), ==, DESK_WAITING_FINE);
}

static void
the_state_is_said_in_words (void)
{
  assert_waiting (8, DESK_WAITING_FINE, "8 min");
  assert_waiting (12, DESK_WAITING_LONG, "12 min, long");
  assert_waiting (21, DESK_WAITING_TOO_LONG, "21 min, too long");
}

static void
hours_are_said_from_sixty_minutes_on (void)
{
  assert_waiting (59, DESK_WAITING_FINE, "59 min");
  assert_waiting (60, DESK_WAITING_FINE, "1 h 00 min");
  assert_waiting (65, DESK_WAITING_FINE, "1 h 05 min");
  assert_waiting (65, DESK_WAITING_LONG, "1 h 05 min, long");
  assert_waiting (25 * 60 + 5, DESK_WAITING_TOO_LONG, "25 h 05 min, too long");
}

static void
a_clock_set_back_gives_no_negative_wait (void)
{
  assert_waiting (-5, DESK_WAITING_FINE, "0 min");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/waiting/level", thresholds_are_the_ones_handed_in);
  g_test_add_func ("/model/waiting/words", the_state_is_said_in_words);
  g_test_add_func ("/model/waiting/hours", hours_are_said_from_sixty_minutes_on);
  g_test_add_func ("/model/waiting/negative", a_clock_set_back_gives_no_negative_wait);
  return g_test_run ();
}
