// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/money.h"

static void
assert_reads (const char *text, gint64 hundredths)
{
  gint64 read = -1;

  g_assert_true (desk_money_read (text, &read));
  g_assert_cmpint (read, ==, hundredths);
}

static void
test_read (void)
{
  static const char *const wrong[] = { "",      " ",  ",50",      "9,",  "9,123",
                                       "9.0.0", "-5", "9000 UAH", "1e3", "1234567890123" };
  gint64 read;

  assert_reads ("9000", 900000);
  assert_reads (" 9 000 ", 900000);
  assert_reads ("9\xc2\xa0"
                "000,50",
                900050);
  assert_reads ("9000.5", 900050);
  assert_reads ("0,07", 7);
  assert_reads ("999999999999,99", G_GINT64_CONSTANT (99999999999999));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (desk_money_read (wrong[i], &read));
}

/* What is shown reads back as the same sum. */
static void
test_show (void)
{
  g_autofree char *small = desk_money_show (7);
  g_autofree char *large = desk_money_show (123456700);
  g_autofree char *exact = desk_money_show_exactly (900000);

  g_assert_cmpstr (small, ==, "0,07");
  g_assert_cmpstr (large, ==,
                   "1\xc2\xa0"
                   "234\xc2\xa0"
                   "567");
  g_assert_cmpstr (exact, ==,
                   "9\xc2\xa0"
                   "000,00");
  for (int i = 0; i < 2000; i++)
    {
      gint64 sum = g_test_rand_int_range (0, G_MAXINT32);
      g_autofree char *text = desk_money_show (sum);

      assert_reads (text, sum);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/read", test_read);
  g_test_add_func ("/money/show", test_show);
  return g_test_run ();
}
