// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/phone.h"

static void
assert_phone (const char *country, const char *text, const char *expected, DeskPhoneReason expected_reason)
{
  DeskPhoneReason reason = DESK_PHONE_LETTERS;
  g_autofree char *number = desk_phone_normalise (text, country, &reason);

  g_test_message ("%s %s", country, text);
  g_assert_cmpstr (number, ==, expected);
  g_assert_cmpint (reason, ==, expected_reason);
  g_assert_cmpint (desk_phone_reason_message (reason) == NULL, ==, reason == DESK_PHONE_FITS);
}

static void
ukrainian_numbers_become_international (void)
{
  assert_phone ("ua", "0671234567", "+380671234567", DESK_PHONE_FITS);
  assert_phone ("ua", " 067 123-45-67 ", "+380671234567", DESK_PHONE_FITS);
  assert_phone ("ua", "(067) 123.45.67", "+380671234567", DESK_PHONE_FITS);
  assert_phone ("ua", "380671234567", "+380671234567", DESK_PHONE_FITS);
  assert_phone ("ua", "+380 67 123 45 67", "+380671234567", DESK_PHONE_FITS);
  assert_phone ("ua", "067\302\240123\342\200\22545\342\200\21167", "+380671234567", DESK_PHONE_FITS);
}

static void
kazakhstani_numbers_become_international (void)
{
  assert_phone ("kz", "87011234567", "+77011234567", DESK_PHONE_FITS);
  assert_phone ("kz", "8 (701) 123-45-67", "+77011234567", DESK_PHONE_FITS);
  assert_phone ("kz", "77011234567", "+77011234567", DESK_PHONE_FITS);
  assert_phone ("kz", "+7 7182 12 34 56", "+77182123456", DESK_PHONE_FITS);
  assert_phone ("kz", "86001234567", "+76001234567", DESK_PHONE_FITS);
}

static void
foreign_numbers_are_allowed (void)
{
  assert_phone ("ua", "+48 601 234 567", "+48601234567", DESK_PHONE_FITS);
  assert_phone ("ua", "0048 601 234 567", "+48601234567", DESK_PHONE_FITS);
  assert_phone ("kz", "+7 912 345 67 89", "+79123456789", DESK_PHONE_FITS);
  assert_phone ("kz", "+380671234567", "+380671234567", DESK_PHONE_FITS);
  assert_phone ("ua", "+77011234567", "+77011234567", DESK_PHONE_FITS);
}

static void
short_numbers_stay (void)
{
  assert_phone ("ua", "102", "102", DESK_PHONE_FITS);
  assert_phone ("ua", "15-47", "1547", DESK_PHONE_FITS);
  assert_phone ("ua", "116 123", "116123", DESK_PHONE_FITS);
  assert_phone ("kz", "1414", "1414", DESK_PHONE_FITS);
}

static void
wrong_lengths_are_kept_with_a_warning (void)
{
  assert_phone ("ua", "067123456", "067123456", DESK_PHONE_LENGTH);
  assert_phone ("ua", "06712345678", "06712345678", DESK_PHONE_LENGTH);
  assert_phone ("ua", "067 123 45 6", "067 123 45 6", DESK_PHONE_LENGTH);
  assert_phone ("ua", "+38067123456", "+38067123456", DESK_PHONE_LENGTH);
  assert_phone ("ua", "87011234567", "87011234567", DESK_PHONE_LENGTH);
  assert_phone ("kz", "8701123456", "8701123456", DESK_PHONE_LENGTH);
  assert_phone ("kz", "7701123456", "7701123456", DESK_PHONE_LENGTH);
  assert_phone ("kz", "89123456789", "89123456789", DESK_PHONE_LENGTH);
  assert_phone ("kz", "0671234567", "0671234567", DESK_PHONE_LENGTH);
  assert_phone ("kz", "+7701123456", "+7701123456", DESK_PHONE_LENGTH);
  assert_phone ("ua", "+1234567890123456", "+1234567890123456", DESK_PHONE_LENGTH);
  assert_phone ("ua", "12", "12", DESK_PHONE_LENGTH);
  assert_phone ("ua", "+", "+", DESK_PHONE_LENGTH);
}

static void
letters_are_kept_with_a_warning (void)
{
  assert_phone ("ua", "067 123 45 6О", "067 123 45 6О", DESK_PHONE_LETTERS);
  assert_phone ("ua", "сусід 0671234567", "сусід 0671234567", DESK_PHONE_LETTERS);
  assert_phone ("ua", "067+1234567", "067+1234567", DESK_PHONE_LETTERS);
}

static void
nothing_typed_is_nothing (void)
{
  assert_phone ("ua", "", NULL, DESK_PHONE_FITS);
  assert_phone ("ua", "  ", NULL, DESK_PHONE_FITS);
  assert_phone ("kz", NULL, NULL, DESK_PHONE_FITS);
}

static void
assert_shown (const char *number, const char *display, const char *tail)
{
  g_autofree char *shown = desk_phone_display (number);
  g_autofree char *last = desk_phone_tail (number);

  g_assert_cmpstr (shown, ==, display);
  g_assert_cmpstr (last, ==, tail);
}

static void
numbers_are_grouped_for_reading (void)
{
  assert_shown ("+380671234567", "+380 67 123 45 67", "4567");
  assert_shown ("+77011234567", "+7 701 123 45 67", "4567");
  assert_shown ("+48601234567", "+48601234567", "4567");
  assert_shown ("102", "102", "102");
  assert_shown ("067 123 45 6", "067 123 45 6", "3456");
  assert_shown ("", "", "");
  assert_shown (NULL, "", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/phone/ua", ukrainian_numbers_become_international);
  g_test_add_func ("/model/phone/kz", kazakhstani_numbers_become_international);
  g_test_add_func ("/model/phone/foreign", foreign_numbers_are_allowed);
  g_test_add_func ("/model/phone/short", short_numbers_stay);
  g_test_add_func ("/model/phone/length", wrong_lengths_are_kept_with_a_warning);
  g_test_add_func ("/model/phone/letters", letters_are_kept_with_a_warning);
  g_test_add_func ("/model/phone/empty", nothing_typed_is_nothing);
  g_test_add_func ("/model/phone/display", numbers_are_grouped_for_reading);
  return g_test_run ();
}
