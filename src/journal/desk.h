// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESK_RUN_RANDOM 8         /* random bytes for the name of a run */
#define DESK_PROVISIONAL_RANDOM 7 /* for the code of a desk that was set up alone */
#define DESK_SUB_BOOK_RANDOM 4    /* for a sub-book */

gboolean desk_code_is_valid (const char *code);
char *desk_code_provisional (const guint8 random[DESK_PROVISIONAL_RANDOM]) G_GNUC_WARN_UNUSED_RESULT;

char *desk_run_name (const char *desk, const guint8 random[DESK_RUN_RANDOM]) G_GNUC_WARN_UNUSED_RESULT;
char *desk_run_get_desk (const char *run) G_GNUC_WARN_UNUSED_RESULT;

gboolean desk_book_is_valid (const char *book);
char *desk_book_open_sub (const char *book,
                          const guint8 random[DESK_SUB_BOOK_RANDOM]) G_GNUC_WARN_UNUSED_RESULT;

char *desk_number_format (const char *book, int year, gint64 count) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_number_parse (const char *number, char **book, int *year, gint64 *count);

/** The last number given out in a book in a year, as the database or the high-water file knows it. */
typedef struct
{
  const char *book; /* "PL1-B", or "PL1-B.k7m2" for a sub-book */
  int year;
  gint64 last;
} DeskBook;

gboolean desk_book_is_rolled_back (const DeskBook *high_water, const DeskBook *books, gsize n_books);

/** What becomes of the year of a register book. */
typedef enum
{
  DESK_BOOK_YEAR_STAYS,
  DESK_BOOK_YEAR_ASK,   /* the officer confirms the date, then the clock's year begins */
  DESK_BOOK_YEAR_BEGINS /* nothing was written yet: the clock's year it is */
} DeskBookYear;

DeskBookYear desk_book_year (int book_year, int clock_year, gint64 clock, gint64 newest_own);

G_END_DECLS
