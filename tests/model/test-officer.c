// SPDX-License-Identifier: GPL-3.0-or-later
// From when to when an officer works, and what a code may look like.

#include "model/officer.h"

static gboolean
is_active (const char *from, const char *to, const char *today)
{
  g_autoptr (DeskOfficer) officer =
      g_object_new (DESK_TYPE_OFFICER, "active_from", from, "active_to", to, NULL);

  return desk_officer_is_active (officer, today);
}

/* The first and the last day count; a month or a year means all of it. */
static void
test_active (void)
{
  g_assert_true (is_active (NULL, NULL, "2026-05-28"));
  g_assert_false (is_active ("2026-05-29", NULL, "2026-05-28"));
  g_assert_true (is_active ("2026-05-28", "2026-05-28", "2026-05-28"));
  g_assert_false (is_active (NULL, "2026-05-27", "2026-05-28"));
  g_assert_true (is_active ("2026-05", "2026", "2026-05-28"));
  g_assert_false (is_active (NULL, "2025", "2026-05-28"));
  g_assert_false (is_active ("2026-06", NULL, "2026-05-28"));
}

static void
test_code (void)
{
  g_assert_true (desk_officer_is_code ("o.shevchuk-2"));
  g_assert_true (desk_officer_is_code ("abcdefghijklmnopqrstuvwxyz012345"));
  g_assert_false (desk_officer_is_code ("abcdefghijklmnopqrstuvwxyz0123456"));
  g_assert_false (desk_officer_is_code (""));
  g_assert_false (desk_officer_is_code ("шевчук"));
  g_assert_false (desk_officer_is_code ("o shevchuk"));
  g_assert_false (desk_officer_is_code ("HQ"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/officer/active", test_active);
  g_test_add_func ("/officer/code", test_code);
  return g_test_run ();
}
