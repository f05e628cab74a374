// SPDX-License-Identifier: GPL-3.0-or-later

/* Names of desks and runs, register books and numbers. */

#include "journal/desk.h"

#include <string.h>

static void
test_desk_codes (void)
{
  const char *good[] = { "PL1-A", "PL1-AB", "12-Z", "ABCDEFGHIJKL-A", "x0123456", "xzzzzzzz", "HQ" };
  const char *bad[] = { "",      "-",       "PL1",       "PL1-",     "P-A",      "pl1-A",
                        "PL1-a", "PL1-ABC", "PL1-A ",    "PL1-A-B",  "PL1-1",    "ABCDEFGHIJKLM-A",
                        "x",     "x012345", "x01234567", "x012345l", "y0123456", "HQX" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (desk_code_is_valid (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (desk_code_is_valid (bad[i]));
}

static void
test_runs (void)
{
  const char *bad[] = {
    "",          "PL1-A",           "PL1-A-", "PL1-A-0123456", "PL1-A-012345678", "PL1-A-0123456i",
    "-01234567", "PL1-A-01234567.1"
  };
  g_autofree char *run = desk_run_name ("PL1-A", (const guint8[]){ 0, 9, 10, 31, 32, 255, 128, 17 });
  g_autofree char *desk = desk_run_get_desk (run);
  g_autofree char *code = desk_code_provisional ((const guint8[]){ 31, 30, 29, 28, 27, 26, 25 });
  g_autofree char *alone = desk_run_name (code, (const guint8[]){ 1, 2, 3, 4, 5, 6, 7, 8 });
  g_autofree char *alone_desk = desk_run_get_desk (alone);

  g_assert_cmpstr (run, ==, "PL1-A-09az0z0h");
  g_assert_cmpstr (desk, ==, "PL1-A");
  g_assert_cmpstr (code, ==, "xzyxwvts");
  g_assert_true (desk_code_is_valid (code));
  g_assert_cmpstr (alone_desk, ==, code);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (desk_run_get_desk (bad[i]));
}

/* Every letter of the alphabet comes up for eight of the 256 bytes. */
static void
test_letters_are_equally_likely (void)
{
  guint count[256] = { 0 }, letters = 0;

  for (guint byte = 0; byte < 256; byte++)
    {
      guint8 random[DESK_RUN_RANDOM] = { byte };
      g_autofree char *run = desk_run_name ("PL1-A", random);
      count[(guchar)run[6]]++;
    }
  for (guint i = 0; i < 256; i++)
    if (count[i] > 0)
      {
        letters++;
        g_assert_cmpuint (count[i], ==, 8);
        g_assert_null (strchr ("ilou", i));
      }
  g_assert_cmpuint (letters, ==, 32);
}

static void
test_sub_books (void)
{
  g_autofree char *sub = desk_book_open_sub ("PL1-B", (const guint8[]){ 18, 7, 19, 2 });
  g_autofree char *next = desk_book_open_sub (sub, (const guint8[]){ 1, 1, 1, 1 });

  g_assert_cmpstr (sub, ==, "PL1-B.j7k2");
  g_assert_cmpstr (next, ==, "PL1-B.1111");
  g_assert_true (desk_book_is_valid ("PL1-B"));
  g_assert_true (desk_book_is_valid (sub));
  g_assert_false (desk_book_is_valid ("PL1-B."));
  g_assert_false (desk_book_is_valid ("PL1-B.k7m"));
  g_assert_false (desk_book_is_valid ("PL1-B.k7m2x"));
  g_assert_false (desk_book_is_valid ("x0123456"));
}

static void
test_numbers (void)
{
  const char *good[] = { "PL1-A/2026/00001", "PL1-A.k7m2/2026/00153", "PL1-A/2026/123456",
                         "PL1-A/0999/99999" };
  const char *bad[] = { "",
                        "PL1-A",
                        "PL1-A/2026",
                        "PL1-A/2026/",
                        "PL1-A/2026/153",
                        "PL1-A/2026/000153",
                        "PL1-A/2026/00000",
                        "PL1-A/26/00153",
                        "PL1-A/20026/00153",
                        "/2026/00153",
                        "PL1-A/2026/-0153",
                        "PL1-A/2026/+0153",
                        "PL1-A/2026/ 0153",
                        "PL1-A/2026/00153/1",
                        "PL1-A/2026/0015x",
                        "PL1-A/2026/99999999999999999999",
                        "PL1/A/2026/00153" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *book = NULL;
      int year;
      gint64 count;
      g_assert_true (desk_number_parse (good[i], &book, &year, &count));
      g_autofree char *number = desk_number_format (book, year, count);
      g_assert_cmpstr (number, ==, good[i]);
    }
  g_assert_true (desk_number_parse (good[0], NULL, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (desk_number_parse (bad[i], NULL, NULL, NULL));
}

static void
test_rolled_back (void)
{
  DeskBook books[] = { { "PL1-A", 2025, 900 }, { "PL1-A", 2026, 153 }, { "PL1-A.k7m2", 2026, 0 } };
  struct
  {
    DeskBook high_water;
    gboolean is_rolled_back;
  } cases[] = {
    { { "PL1-A", 2026, 152 }, FALSE }, /* a power cut before the file was written */
    { { "PL1-A", 2026, 153 }, FALSE },   { { "PL1-A", 2026, 154 }, TRUE },
    { { "PL1-A", 2025, 900 }, FALSE },   { { "PL1-A", 2027, 1 }, TRUE },
    { { "PL1-A", 2027, 0 }, FALSE },     { { "PL1-A.k7m2", 2026, 0 }, FALSE },
    { { "PL1-A.zzzz", 2026, 0 }, TRUE }, { { "PL1-B", 2026, 1 }, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (desk_book_is_rolled_back (&cases[i].high_water, books, G_N_ELEMENTS (books)), ==,
                     cases[i].is_rolled_back);
  g_assert_false (desk_book_is_rolled_back (NULL, books, G_N_ELEMENTS (books)));
  g_assert_false (desk_book_is_rolled_back (NULL, NULL, 0));
  g_assert_true (desk_book_is_rolled_back (&books[0], NULL, 0));
}

static void
test_year (void)
{
  g_assert_cmpint (desk_book_year (0, 2026, 100, 0), ==, DESK_BOOK_YEAR_BEGINS);
  g_assert_cmpint (desk_book_year (2026, 2026, 100, 50), ==, DESK_BOOK_YEAR_STAYS);
  g_assert_cmpint (desk_book_year (2026, 1970, 100, 50), ==, DESK_BOOK_YEAR_STAYS);
  g_assert_cmpint (desk_book_year (2026, 2027, 100, 101), ==, DESK_BOOK_YEAR_STAYS);
  g_assert_cmpint (desk_book_year (2026, 2027, 100, 100), ==, DESK_BOOK_YEAR_ASK);
  g_assert_cmpint (desk_book_year (2026, 2106, 500, 100), ==, DESK_BOOK_YEAR_ASK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/codes", test_desk_codes);
  g_test_add_func ("/desk/runs", test_runs);
  g_test_add_func ("/desk/letters-are-equally-likely", test_letters_are_equally_likely);
  g_test_add_func ("/desk/sub-books", test_sub_books);
  g_test_add_func ("/desk/numbers", test_numbers);
  g_test_add_func ("/desk/rolled-back", test_rolled_back);
  g_test_add_func ("/desk/year", test_year);
  return g_test_run ();
}
