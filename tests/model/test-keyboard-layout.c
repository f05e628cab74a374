// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keyboard-layout.h"

static void
assert_retyped (const char *text, DeskLayout from, DeskLayout to, const char *expected)
{
  g_autofree char *retyped = desk_layout_retype (text, from, to);

  g_assert_cmpstr (retyped, ==, expected);
}

static void
keys_give_their_letters (void)
{
  assert_retyped ("rjdfktyrj", DESK_LAYOUT_US, DESK_LAYOUT_UA, "коваленко");
  assert_retyped ("Ssd'", DESK_LAYOUT_US, DESK_LAYOUT_UA, "Іівє");
  assert_retyped ("Ssd'", DESK_LAYOUT_US, DESK_LAYOUT_RU, "Ыывэ");
  assert_retyped ("}{\"<>:", DESK_LAYOUT_US, DESK_LAYOUT_RU, "ЪХЭБЮЖ");
  assert_retyped ("]", DESK_LAYOUT_US, DESK_LAYOUT_UA, "ї");
  assert_retyped ("2", DESK_LAYOUT_US, DESK_LAYOUT_KZ, "ә");
  assert_retyped ("@kbz", DESK_LAYOUT_US, DESK_LAYOUT_KZ, "Әлия");
}

static void
the_kazakh_digit_row_gives_digits (void)
{
  assert_retyped ("\"әіңғ,.үұқөһ", DESK_LAYOUT_KZ, DESK_LAYOUT_US, "1234567890-=");
  assert_retyped ("ЗД\"-Ф№", DESK_LAYOUT_KZ, DESK_LAYOUT_US, "PL1-A/");
}

static void
what_has_no_key_stays (void)
{
  assert_retyped ("Марія 12", DESK_LAYOUT_US, DESK_LAYOUT_UA, "Марія 12");
  assert_retyped ("ы", DESK_LAYOUT_UA, DESK_LAYOUT_US, "ы");
  assert_retyped ("", DESK_LAYOUT_UA, DESK_LAYOUT_US, "");
}

static void
retyping_there_and_back_changes_nothing (void)
{
  const char *text =
      "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";

  for (int layout = DESK_LAYOUT_US; layout <= DESK_LAYOUT_KZ; layout++)
    {
      g_autofree char *there = desk_layout_retype (text, DESK_LAYOUT_US, (DeskLayout)layout);

      assert_retyped (there, (DeskLayout)layout, DESK_LAYOUT_US, text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/keyboard-layout/letters", keys_give_their_letters);
  g_test_add_func ("/model/keyboard-layout/kazakh-digits", the_kazakh_digit_row_gives_digits);
  g_test_add_func ("/model/keyboard-layout/no-key", what_has_no_key_stays);
  g_test_add_func ("/model/keyboard-layout/back", retyping_there_and_back_changes_nothing);
  return g_test_run ();
}
