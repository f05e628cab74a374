// SPDX-License-Identifier: GPL-3.0-or-later
// The register book of this desk: numbers one after the other in each calendar year, as on paper, and the queue numbers
// of the day. Numbers are drawn inside the transaction that uses them, so none is lost and none is given twice.

#include "store/register-book.h"

#include "journal/change.h"
#include "journal/desk.h"
#include "store/database-private.h"
#include "store/high-water.h"
#include "store/log.h"
#include "store/query.h"

#include <sodium.h>
#include <string.h>

#define FIRST_ORDINARY 100
#define LAST_PRIORITY (FIRST_ORDINARY - 1)

static gboolean
put (DeskDatabase *database, const char *book, int year, gint64 last, GError **error)
{
  return desk_database_change (database, error,
                               "INSERT OR REPLACE INTO book (book, year, last) VALUES (?, ?, ?)", "sii", book,
                               (gint64)year, last);
}

static gboolean
get_last (DeskDatabase *database, const char *book, int year, gint64 *last, GError **error)
{
  g_autoptr (DeskQuery) find =
      desk_query_new (database, "SELECT max (last) FROM book WHERE book = ? AND year = ?", error);

  if (find == NULL)
    return FALSE;
  desk_query_bind (find, "si", book, (gint64)year);
  if (!desk_query_next (find, error))
    return FALSE;
  *last = desk_query_get_integer (find, 0);
  return TRUE;
}

/**
 * desk_register_book_start:
 * @first_number: the first number to give, from 1
 *
 * Begins the present book. The year is not known yet: what stands on paper counts for the first one.
 */
gboolean
desk_register_book_start (DeskDatabase *database, gint64 first_number, GError **error)
{
  return put (database, desk_database_get_book (database), 0, MAX (first_number, 1) - 1, error);
}

/**
 * desk_register_book_go_on:
 * @last: the last number that was used on paper in @year
 *
 * Goes on behind a number that was used on paper, in the present book. One that is given already stays the last one.
 */
gboolean
desk_register_book_go_on (DeskDatabase *database, int year, gint64 last, GError **error)
{
  gint64 present;

  return get_last (database, desk_database_get_book (database), year, &present, error)
         && put (database, desk_database_get_book (database), year, MAX (present, last), error);
}

static GArray *
load_books (DeskDatabase *database, GPtrArray *names, GError **error)
{
  g_autoptr (DeskQuery) list = desk_query_new (database, "SELECT book, year, last FROM book", error);
  g_autoptr (GArray) books = g_array_new (FALSE, FALSE, sizeof (DeskBook));
  g_autoptr (GError) local = NULL;

  if (list == NULL)
    return NULL;
  while (desk_query_next (list, &local))
    {
      DeskBook book = { .year = (int)desk_query_get_integer (list, 1),
                        .last = desk_query_get_integer (list, 2) };

      g_ptr_array_add (names, g_strdup (desk_query_get_text (list, 0)));
      book.book = g_ptr_array_index (names, names->len - 1);
      g_array_append_val (books, book);
    }
  if (local == NULL)
    return g_steal_pointer (&books);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * desk_register_book_open_sub:
 *
 * Goes on in a sub-book of the present book: somebody else gives numbers in it. Call it inside a transaction.
 */
gboolean
desk_register_book_open_sub (DeskDatabase *database, GError **error)
{
  guint8 random[DESK_SUB_BOOK_RANDOM];
  g_autofree char *book = NULL;

  randombytes_buf (random, sizeof random);
  book = desk_book_open_sub (desk_database_get_book (database), random);
  return desk_database_set_book (database, book, error) && desk_register_book_start (database, 1, error);
}

static gboolean
open_sub_book (DeskDatabase *database, GError **error)
{
  if (!desk_database_begin (database, error))
    return FALSE;
  if (!desk_register_book_open_sub (database, error))
    {
      desk_database_roll_back (database);
      return FALSE;
    }
  return desk_database_commit (database, error);
}

/* The last own change before the open transaction, or now where there is none. */
static char *
get_last_change (const DeskLogHead *head)
{
  return head->last_run != 0 ? desk_change_id (head->last_name, head->last_n) : g_strdup ("-");
}

static gboolean
is_rolled_back (DeskDatabase *database, gboolean *rolled_back, GError **error)
{
  DeskHighWater *high_water = desk_database_get_high_water (database);
  g_autofree char *last_change = get_last_change (desk_database_get_head (database));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) books = load_books (database, names, error);
  DeskBook told;

  if (books == NULL)
    return FALSE;
  *rolled_back = desk_high_water_is_damaged (high_water);
  if (desk_high_water_get (high_water, last_change, (const DeskBook *)books->data, books->len, &told)
      && desk_book_is_rolled_back (&told, (const DeskBook *)books->data, books->len))
    {
      g_autofree char *number = desk_number_format (told.book, told.year, told.last);

      *rolled_back = TRUE;
      desk_database_set_lost (database, number);
    }
  return TRUE;
}

static gboolean
get_present (DeskDatabase *database, DeskBook *book, GError **error)
{
  *book = (DeskBook){ .book = desk_database_get_book (database),
                      .year = (int)desk_database_get_meta_integer (database, "book_year") };
  return get_last (database, book->book, book->year, &book->last, error);
}

/**
 * desk_register_book_fence:
 *
 * To be called when the database was opened. Where the high-water file knows a number that the database does not, the
 * database was put back to an earlier day: numbers are on paper that it would give again, so a sub-book is opened. So it
 * is where the file is damaged. A file that is behind or missing means nothing.
 */
gboolean
desk_register_book_fence (DeskDatabase *database, GError **error)
{
  DeskHighWater *high_water = desk_database_get_high_water (database);
  g_autofree char *last_change = get_last_change (desk_database_get_head (database));
  gboolean rolled_back = FALSE;
  DeskBook present;

  if (!is_rolled_back (database, &rolled_back, error) || (rolled_back && !open_sub_book (database, error))
      || !get_present (database, &present, error))
    return FALSE;
  if (desk_high_water_is_told (high_water, &present))
    return TRUE;
  desk_high_water_begin (high_water, &present, last_change);
  return desk_high_water_end (high_water, TRUE, error);
}

static int
get_clock_year (gint64 now, GTimeZone *zone)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (now);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (moment, zone);

  return g_date_time_get_year (local);
}

static gboolean
set_year (DeskDatabase *database, int year, GError **error)
{
  return desk_database_set_meta (database, "book_year", g_variant_new_int64 (year), error);
}

/**
 * desk_register_book_turn:
 * @now: a time an officer confirmed
 *
 * Goes on in the year of that time. Call it inside a transaction.
 */
gboolean
desk_register_book_turn (DeskDatabase *database, gint64 now, GTimeZone *zone, GError **error)
{
  if (desk_database_get_meta_integer (database, "book_year") == 0)
    return TRUE;
  return set_year (database, get_clock_year (now, zone), error);
}

/* The year of the next number. A clock that is behind what was written already does not turn it. */
static int
choose_year (DeskDatabase *database, gint64 now, GTimeZone *zone, int book_year)
{
  int clock_year = get_clock_year (now, zone);
  gint64 newest = desk_database_get_head (database)->newest;

  return desk_book_year (book_year, clock_year, now, newest) == DESK_BOOK_YEAR_STAYS ? book_year : clock_year;
}

/**
 * desk_register_book_draw:
 * @now: the clock, seconds UTC
 * @zone: where the station lies: its wall clock says which year it is
 *
 * Draws the next number of the present book. Call it inside the transaction that uses the number, with
 * desk_register_book_begin_note() and desk_register_book_end_note() around its commit.
 *
 * Returns: (transfer full): "PL1-A/2026/00153", or NULL with @error
 */
char *
desk_register_book_draw (DeskDatabase *database, gint64 now, GTimeZone *zone, GError **error)
{
  const char *book = desk_database_get_book (database);
  int book_year = (int)desk_database_get_meta_integer (database, "book_year");
  int year = choose_year (database, now, zone, book_year);
  gint64 last, on_paper = 0;

  /* The first year goes on from the numbers used on paper: as typed in, or as headquarters said. */
  if (!get_last (database, book, year, &last, error)
      || (book_year == 0 && !get_last (database, book, 0, &on_paper, error)))
    return NULL;
  last = MAX (last, on_paper) + 1;
  if (!put (database, book, year, last, error))
    return NULL;
  if (year != book_year && !set_year (database, year, error))
    return NULL;
  return desk_number_format (book, year, last);
}

/**
 * desk_register_book_begin_note:
 * Begins to bring the last number drawn into the high-water file. Call it before the transaction is committed: the two
 * go to the disk at the same time.
 */
gboolean
desk_register_book_begin_note (DeskDatabase *database, GError **error)
{
  g_autofree char *last_change = get_last_change (desk_database_get_committed_head (database));
  DeskBook present;

  if (!get_present (database, &present, error))
    return FALSE;
  desk_high_water_begin (desk_database_get_high_water (database), &present, last_change);
  return TRUE;
}

/**
 * desk_register_book_end_note:
 * @committed: whether the transaction was committed
 *
 * Waits until the number is in the file. Only then may anybody see it.
 */
void
desk_register_book_end_note (DeskDatabase *database, gboolean committed)
{
  g_autoptr (GError) error = NULL;

  /* What is committed is saved: a file that stays behind costs some protection against a restored backup, no record. */
  if (!desk_high_water_end (desk_database_get_high_water (database), committed, &error))
    g_message ("The last register number could not be noted: %s", error->message);
}

static gboolean
draw_of_day (DeskDatabase *database, gint64 day_start, gboolean priority, gint64 first, gint64 *number,
             GError **error)
{
  g_autoptr (DeskQuery) draw =
      desk_query_new (database,
                      "INSERT INTO queue (day, priority, last) VALUES (?, ?, ?)"
                      " ON CONFLICT (day, priority) DO UPDATE SET last = last + 1 RETURNING last",
                      error);

  if (draw == NULL)
    return FALSE;
  desk_query_bind (draw, "iii", day_start, (gint64)priority, first);
  if (!desk_query_next (draw, error))
    return FALSE;
  *number = desk_query_get_integer (draw, 0);
  return TRUE;
}

/**
 * desk_register_book_draw_queue:
 * @priority: from 1 instead of from 100
 * @day_start: first second of the station's today
 *
 * Draws a queue number. When the priority numbers of a day are used up the ordinary ones serve. Call it inside the
 * transaction that uses the number.
 *
 * Returns: (transfer full): book letter and number, "A104"; never the same twice in a day
 */
char *
desk_register_book_draw_queue (DeskDatabase *database, gboolean priority, gint64 day_start, GError **error)
{
  const char *letter = strrchr (desk_database_get_desk (database), '-') + 1;
  gint64 number = 0;

  if (priority && !draw_of_day (database, day_start, TRUE, 1, &number, error))
    return NULL;
  if ((!priority || number > LAST_PRIORITY)
      && !draw_of_day (database, day_start, FALSE, FIRST_ORDINARY, &number, error))
    return NULL;
  return g_strdup_printf ("%s%" G_GINT64_FORMAT, letter, number);
}
