// SPDX-License-Identifier: GPL-3.0-or-later

/* The names a desk gives: its runs, its register books and their numbers. Randomness and the clock are
 * handed in; what was given out is kept by the store. */

#include "journal/desk.h"

#include <string.h>

/* No i, l, o and u: they are misread on paper. 32 letters, so that a byte gives each the same chance. */
static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

static gsize
station_length (const char *text)
{
  return strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}

static gboolean
is_random (const char *text, gsize length)
{
  return strspn (text, alphabet) == length && text[length] == '\0';
}

static void
add_random (GString *text, const guint8 *random, gsize length)
{
  for (gsize i = 0; i < length; i++)
    g_string_append_c (text, alphabet[random[i] & 31]);
}

/* The length of STATION-BOOK at the start of a text, or 0. */
static gsize
place_length (const char *text)
{
  gsize station = station_length (text);

  if (station < 2 || station > 12 || text[station] != '-')
    return 0;
  gsize letters = strspn (text + station + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return letters >= 1 && letters <= 2 ? station + 1 + letters : 0;
}

/**
 * desk_code_is_valid:
 *
 * Returns: whether a desk can be called so: STATION-BOOK as given at enrolment (`PL1-A`), the provisional
 *   code of a desk set up alone (`x` and 7 random characters), or `HQ`.
 */
gboolean
desk_code_is_valid (const char *code)
{
  gsize length = place_length (code);

  if (length > 0)
    return code[length] == '\0';
  return strcmp (code, "HQ") == 0 || (code[0] == 'x' && is_random (code + 1, DESK_PROVISIONAL_RANDOM));
}

/** Returns: (transfer full): the code of a desk that no headquarters knows yet. It stands in ids only. */
char *
desk_code_provisional (const guint8 random[DESK_PROVISIONAL_RANDOM])
{
  GString *code = g_string_new ("x");

  add_random (code, random, DESK_PROVISIONAL_RANDOM);
  return g_string_free (code, FALSE);
}

/**
 * desk_run_name:
 * @desk: the code of the desk
 * @random: random bytes, fresh for each start of the program
 *
 * Returns: (transfer full): the name of a run, DESK-xxxxxxxx. The caller makes sure that the database has
 *   no run of that name.
 */
char *
desk_run_name (const char *desk, const guint8 random[DESK_RUN_RANDOM])
{
  GString *name = g_string_new (desk);

  g_string_append_c (name, '-');
  add_random (name, random, DESK_RUN_RANDOM);
  return g_string_free (name, FALSE);
}

/** Returns: (transfer full) (nullable): the code of the desk a run belongs to; %NULL if it is no run. */
char *
desk_run_get_desk (const char *run)
{
  const char *dash = strrchr (run, '-');
  g_autofree char *code = dash != NULL ? g_strndup (run, dash - run) : NULL;

  if (code == NULL || !desk_code_is_valid (code) || !is_random (dash + 1, DESK_RUN_RANDOM))
    return NULL;
  return g_steal_pointer (&code);
}

/** Returns: whether a register book can be called so: `PL1-B`, or `PL1-B.k7m2` for a sub-book. */
gboolean
desk_book_is_valid (const char *book)
{
  gsize length = place_length (book);

  if (length == 0)
    return FALSE;
  return book[length] == '\0' || (book[length] == '.' && is_random (book + length + 1, DESK_SUB_BOOK_RANDOM));
}

/**
 * desk_book_open_sub:
 * @book: the book in which numbers may be in use that the database does not know
 * @random: random bytes: two restores of one backup must not open the same sub-book
 *
 * Returns: (transfer full): the sub-book to go on in, from 1. A sub-book has no sub-books: another one of
 *   the same book follows it.
 */
char *
desk_book_open_sub (const char *book, const guint8 random[DESK_SUB_BOOK_RANDOM])
{
  GString *sub = g_string_new_len (book, strcspn (book, "."));

  g_string_append_c (sub, '.');
  add_random (sub, random, DESK_SUB_BOOK_RANDOM);
  return g_string_free (sub, FALSE);
}

/** Returns: (transfer full): a register number as it is printed, `PL1-A/2026/00153`. */
char *
desk_number_format (const char *book, int year, gint64 count)
{
  return g_strdup_printf ("%s/%04d/%05" G_GINT64_FORMAT, book, year, count);
}

/**
 * desk_number_parse:
 * @book: (out) (optional): the book
 * @year: (out) (optional): the calendar year
 * @count: (out) (optional): the count in that year, from 1
 *
 * Returns: whether @number is exactly what desk_number_format() gives. Nothing is set otherwise.
 */
gboolean
desk_number_parse (const char *number, char **book, int *year, gint64 *count)
{
  g_auto (GStrv) parts = g_strsplit (number, "/", 4);
  guint64 in_year, in_book;

  if (g_strv_length (parts) != 3 || !desk_book_is_valid (parts[0]) || strlen (parts[1]) != 4
      || !g_ascii_string_to_unsigned (parts[1], 10, 1, 9999, &in_year, NULL)
      || !g_ascii_string_to_unsigned (parts[2], 10, 1, G_MAXINT64, &in_book, NULL))
    return FALSE;

  g_autofree char *again = desk_number_format (parts[0], in_year, in_book);
  if (strcmp (number, again) != 0)
    return FALSE;

  if (book != NULL)
    *book = g_strdup (parts[0]);
  if (year != NULL)
    *year = in_year;
  if (count != NULL)
    *count = in_book;
  return TRUE;
}

/**
 * desk_book_is_rolled_back:
 * @high_water: (nullable): what the high-water file says; %NULL if there is none
 * @books: what the database knows
 * @n_books: how many rows
 *
 * A number is written to the database, then to the high-water file, then shown. So a file that is ahead,
 * or that names a book the database does not know, means that the database was put back: numbers are out
 * that it would give again. A file that is behind or missing means nothing.
 *
 * Returns: whether a sub-book has to be opened.
 */
gboolean
desk_book_is_rolled_back (const DeskBook *high_water, const DeskBook *books, gsize n_books)
{
  gboolean is_known = FALSE;
  gint64 last = 0;

  if (high_water == NULL)
    return FALSE;
  for (gsize i = 0; i < n_books; i++)
    if (strcmp (books[i].book, high_water->book) == 0)
      {
        is_known = TRUE;
        if (books[i].year == high_water->year)
          last = books[i].last;
      }
  return !is_known || high_water->last > last;
}

/**
 * desk_book_year:
 * @book_year: the newest year in the present book, 0 if there is none
 * @clock_year: the year it is by the clock, where the station is
 * @clock: the clock, UTC seconds
 * @newest_own: the time of the newest own change, 0 if there is none
 *
 * Register numbers begin anew each year. A clock that is wrong must not turn the year: while it is behind
 * what this desk wrote already, the year stays; else the officer is asked once whether the date is right.
 */
DeskBookYear
desk_book_year (int book_year, int clock_year, gint64 clock, gint64 newest_own)
{
  if (book_year == 0)
    return DESK_BOOK_YEAR_BEGINS;
  if (clock_year <= book_year || clock < newest_own)
    return DESK_BOOK_YEAR_STAYS;
  return DESK_BOOK_YEAR_ASK;
}
