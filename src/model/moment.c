// SPDX-License-Identifier: GPL-3.0-or-later
// The date fields: how an officer types a day or a time, what is read from it, and the echo that shows the reading.

#include "model/moment.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/day-text.h"
#include "model/keyboard-layout.h"
#include "model/spelling.h"
#include "model/wall-time.h"

/* Nobody has lived longer by much; an earlier year is a slip. */
#define LONGEST_LIFE 130
/* From one 29 February to the next it is eight years where a full century leaves one out. */
#define LEAP_GAP 8

typedef enum
{
  DESK_DAY_RELATIVE,
  DESK_DAY_WEEKDAY,
} DeskDayWordKind;

typedef struct
{
  const char *word;
  DeskDayWordKind kind;
  int value; /* days from today, or 1 for Monday to 7 for Sunday */
} DeskDayWord;

static const DeskDayWord day_words[] = {
  { "сг", DESK_DAY_RELATIVE, 0 },      { "сьогодні", DESK_DAY_RELATIVE, 0 },
  { "сегодня", DESK_DAY_RELATIVE, 0 }, { "бг", DESK_DAY_RELATIVE, 0 },
  { "бүгін", DESK_DAY_RELATIVE, 0 },   { "t", DESK_DAY_RELATIVE, 0 },
  { "today", DESK_DAY_RELATIVE, 0 },   { "вч", DESK_DAY_RELATIVE, -1 },
  { "вчора", DESK_DAY_RELATIVE, -1 },  { "вчера", DESK_DAY_RELATIVE, -1 },
  { "кш", DESK_DAY_RELATIVE, -1 },     { "кеше", DESK_DAY_RELATIVE, -1 },
  { "y", DESK_DAY_RELATIVE, -1 },      { "yesterday", DESK_DAY_RELATIVE, -1 },
  { "зв", DESK_DAY_RELATIVE, 1 },      { "завтра", DESK_DAY_RELATIVE, 1 },
  { "ер", DESK_DAY_RELATIVE, 1 },      { "ертең", DESK_DAY_RELATIVE, 1 },
  { "tm", DESK_DAY_RELATIVE, 1 },      { "tomorrow", DESK_DAY_RELATIVE, 1 },
  { "пн", DESK_DAY_WEEKDAY, 1 },       { "вт", DESK_DAY_WEEKDAY, 2 },
  { "ср", DESK_DAY_WEEKDAY, 3 },       { "чт", DESK_DAY_WEEKDAY, 4 },
  { "пт", DESK_DAY_WEEKDAY, 5 },       { "сб", DESK_DAY_WEEKDAY, 6 },
  { "нд", DESK_DAY_WEEKDAY, 7 },       { "вс", DESK_DAY_WEEKDAY, 7 },
  { "дс", DESK_DAY_WEEKDAY, 1 },       { "сс", DESK_DAY_WEEKDAY, 2 },
  { "бс", DESK_DAY_WEEKDAY, 4 },       { "жм", DESK_DAY_WEEKDAY, 5 },
  { "жс", DESK_DAY_WEEKDAY, 7 },       { "mo", DESK_DAY_WEEKDAY, 1 },
  { "tu", DESK_DAY_WEEKDAY, 2 },       { "we", DESK_DAY_WEEKDAY, 3 },
  { "th", DESK_DAY_WEEKDAY, 4 },       { "fr", DESK_DAY_WEEKDAY, 5 },
  { "sa", DESK_DAY_WEEKDAY, 6 },       { "su", DESK_DAY_WEEKDAY, 7 },
};

/* What is known while a text is read. */
typedef struct
{
  DeskMomentField field;
  DeskMoment now;
  DeskMoment *out;
} DeskMomentReading;

/* Below zero, zero or above zero as @a is earlier than, the same as, or later than @b. Unknown parts are equal. */
static int
compare_days (const DeskMoment *a, const DeskMoment *b)
{
  if (a->year != b->year)
    return a->year - b->year;
  if (a->month == 0 || b->month == 0 || a->month != b->month)
    return a->month == 0 || b->month == 0 ? 0 : a->month - b->month;
  return a->day == 0 || b->day == 0 ? 0 : a->day - b->day;
}

static int
compare_times (const DeskMoment *a, const DeskMoment *b)
{
  return a->hour != b->hour ? a->hour - b->hour : a->minute - b->minute;
}

static gboolean
is_day (int year, int month, int day)
{
  return year >= 1 && year <= 9999 && g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static void
set_day (DeskMoment *moment, int year, int month, int day)
{
  moment->year = year;
  moment->month = month;
  moment->day = day;
}

/* The day a number of days from today. */
static DeskMomentReason
take_relative (DeskMomentReading *reading, int days)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)reading->now.day, (GDateMonth)reading->now.month,
                  (GDateYear)reading->now.year);
  if (days >= 0)
    g_date_add_days (&date, (guint)days);
  else
    g_date_subtract_days (&date, (guint)-days);
  set_day (reading->out, g_date_get_year (&date), (int)g_date_get_month (&date), g_date_get_day (&date));
  return DESK_MOMENT_FITS;
}

/* The last such weekday before today, in a field of the future the next one after it. */
static DeskMomentReason
take_weekday (DeskMomentReading *reading, int weekday)
{
  GDate date;
  int ahead;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)reading->now.day, (GDateMonth)reading->now.month,
                  (GDateYear)reading->now.year);
  ahead = (weekday - (int)g_date_get_weekday (&date) + 7) % 7;
  if (reading->field != DESK_MOMENT_FUTURE)
    return take_relative (reading, ahead - 7);
  return take_relative (reading, ahead == 0 ? 7 : ahead);
}

static const DeskDayWord *
find_word (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (day_words); i++)
    {
      if (g_str_equal (day_words[i].word, lower))
        return &day_words[i];
    }
  return NULL;
}

/* A word is found on whichever keyboard layout it was typed. */
static DeskMomentReason
take_word (DeskMomentReading *reading, const char *text)
{
  const DeskDayWord *word = find_word (text);
  g_auto (GStrv) variants = desk_spelling_layout_variants (text);

  for (char **variant = variants; word == NULL && *variant != NULL; variant++)
    word = find_word (*variant);
  if (word == NULL)
    return DESK_MOMENT_UNREADABLE;
  return word->kind == DESK_DAY_WEEKDAY ? take_weekday (reading, word->value)
                                        : take_relative (reading, word->value);
}

/* A day without its year: the nearest one in the direction of the field, today included. */
static DeskMomentReason
take_nearest (DeskMomentReading *reading, int month, int day)
{
  int step = reading->field == DESK_MOMENT_FUTURE ? 1 : -1;

  for (int i = 0; i <= LEAP_GAP; i++)
    {
      int year = reading->now.year + i * step;

      set_day (reading->out, year, month, day);
      if (is_day (year, month, day) && compare_days (reading->out, &reading->now) * step >= 0)
        return DESK_MOMENT_FITS;
    }
  return DESK_MOMENT_NO_SUCH_DATE;
}

/* A year of two digits: the latest one that is not in the future; in a field of the future, this century. */
static DeskMomentReason
take_short_year (DeskMomentReading *reading, int year, int month, int day)
{
  year += reading->now.year / 100 * 100;
  set_day (reading->out, year, month, day);
  if (reading->field != DESK_MOMENT_FUTURE
      && (compare_days (reading->out, &reading->now) > 0 || !is_day (year, month, day)))
    reading->out->year -= 100;
  return is_day (reading->out->year, month, day) ? DESK_MOMENT_FITS : DESK_MOMENT_NO_SUCH_DATE;
}

static DeskMomentReason
take_full (DeskMomentReading *reading, int year, int month, int day)
{
  set_day (reading->out, year, month, day);
  return is_day (year, month, day) ? DESK_MOMENT_FITS : DESK_MOMENT_NO_SUCH_DATE;
}

/* The number in @length digits, -1 when they are not all digits. */
static int
take_digits (const char *text, gsize length)
{
  int number = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + (text[i] - '0');
    }
  return number;
}

/* DDMM, DDMMYY, DDMMYYYY; in a birth field YYYY. */
static DeskMomentReason
take_packed (DeskMomentReading *reading, const char *text)
{
  gsize length = strlen (text);
  int day = take_digits (text, 2);
  int month = length >= 4 ? take_digits (text + 2, 2) : 0;

  if (length == 4 && reading->field == DESK_MOMENT_BIRTH)
    {
      set_day (reading->out, take_digits (text, 4), 0, 0);
      return DESK_MOMENT_FITS;
    }
  if (length == 4)
    return take_nearest (reading, month, day);
  if (length == 6)
    return take_short_year (reading, take_digits (text + 4, 2), month, day);
  if (length == 8)
    return take_full (reading, take_digits (text + 4, 4), month, day);
  return DESK_MOMENT_UNREADABLE;
}

/* D.M, D.M.YY, D.M.YYYY, YYYY-M-D with any separator; in a birth field also M.YYYY. */
static DeskMomentReason
take_separated (DeskMomentReading *reading, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ".,/-", 5);
  guint n_parts = g_strv_length (parts);
  gsize length[3] = { 0 };
  int number[3] = { 0 };

  /* Many write a dot behind the month, too. */
  if (n_parts > 2 && *parts[n_parts - 1] == '\0')
    n_parts--;
  if (n_parts < 2 || n_parts > 3)
    return DESK_MOMENT_UNREADABLE;
  for (guint i = 0; i < n_parts; i++)
    {
      length[i] = strlen (parts[i]);
      number[i] = take_digits (parts[i], length[i]);
      if (number[i] < 0 || (length[i] != 1 && length[i] != 2 && length[i] != 4))
        return DESK_MOMENT_UNREADABLE;
    }

  if (n_parts == 2 && length[0] <= 2 && length[1] <= 2)
    return take_nearest (reading, number[1], number[0]);
  if (n_parts == 2 && length[0] <= 2 && reading->field == DESK_MOMENT_BIRTH)
    {
      set_day (reading->out, number[1], number[0], 0);
      return number[0] >= 1 && number[0] <= 12 ? DESK_MOMENT_FITS : DESK_MOMENT_NO_SUCH_DATE;
    }
  if (n_parts == 3 && length[0] == 4 && length[1] <= 2 && length[2] <= 2)
    return take_full (reading, number[0], number[1], number[2]);
  if (n_parts == 3 && length[0] <= 2 && length[1] <= 2 && length[2] == 4)
    return take_full (reading, number[2], number[1], number[0]);
  if (n_parts == 3 && length[0] <= 2 && length[1] <= 2 && length[2] == 2)
    return take_short_year (reading, number[2], number[1], number[0]);
  return DESK_MOMENT_UNREADABLE;
}

static DeskMomentReason
take_day (DeskMomentReading *reading, const char *text)
{
  gsize length = strlen (text);

  if ((*text == '+' || *text == '-') && length >= 2 && length <= 5)
    {
      int days = take_digits (text + 1, length - 1);

      return days < 0 ? DESK_MOMENT_UNREADABLE : take_relative (reading, *text == '-' ? -days : days);
    }
  if (strspn (text, "0123456789") == length)
    return take_packed (reading, text);
  if (g_ascii_isdigit (*text))
    return take_separated (reading, text);
  return take_word (reading, text);
}

/* H, HH, H:MM, HH.MM, HHMM. */
static DeskMomentReason
take_time (DeskMomentReading *reading, const char *text)
{
  gsize hour_length = strcspn (text, ":.");
  const char *minute = text + hour_length;

  if (*minute != '\0')
    minute++;
  else if (hour_length == 4)
    {
      hour_length = 2;
      minute = text + 2;
    }
  if (hour_length < 1 || hour_length > 2 || (*minute != '\0' && strlen (minute) != 2)
      || (*minute == '\0' && text[hour_length] != '\0'))
    return DESK_MOMENT_UNREADABLE;

  reading->out->hour = take_digits (text, hour_length);
  reading->out->minute = take_digits (minute, strlen (minute));
  if (reading->out->hour < 0 || reading->out->minute < 0)
    return DESK_MOMENT_UNREADABLE;
  return reading->out->hour <= 23 && reading->out->minute <= 59 ? DESK_MOMENT_FITS : DESK_MOMENT_NO_SUCH_TIME;
}

/* Whether what was read lies on the side of now that the field asks for. */
static DeskMomentReason
check_direction (const DeskMomentReading *reading)
{
  int side = compare_days (reading->out, &reading->now);

  if (side == 0 && reading->out->hour >= 0)
    side = compare_times (reading->out, &reading->now);
  if (reading->field == DESK_MOMENT_FUTURE)
    return side < 0 ? DESK_MOMENT_IN_PAST : DESK_MOMENT_FITS;
  if (side > 0)
    return DESK_MOMENT_IN_FUTURE;
  return reading->out->year < reading->now.year - LONGEST_LIFE ? DESK_MOMENT_TOO_LONG_AGO : DESK_MOMENT_FITS;
}

/* The words of a typed text, its minus signs made hyphens. */
static GStrv
split_words (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_string_replace (plain, "\342\210\222", "-", 0);
  all = g_strsplit_set (plain->str, " \t\r\n", -1);
  for (char **word = all; *word != NULL; word++)
    {
      if (**word != '\0')
        g_strv_builder_add (words, *word);
    }
  return g_strv_builder_end (words);
}

static DeskMomentReason
read_words (DeskMomentReading *reading, char **words)
{
  guint n_words = g_strv_length (words);
  gboolean time_alone = n_words == 1 && strchr (words[0], ':') != NULL;
  const char *time = time_alone ? words[0] : n_words == 2 ? words[1] : NULL;
  DeskMomentReason reason;

  if (n_words < 1 || n_words > 2 || (time != NULL && reading->field == DESK_MOMENT_BIRTH))
    return DESK_MOMENT_UNREADABLE;

  reason = time_alone ? take_relative (reading, 0) : take_day (reading, words[0]);
  if (reason == DESK_MOMENT_FITS && time != NULL)
    reason = take_time (reading, time);
  return reason == DESK_MOMENT_FITS ? check_direction (reading) : reason;
}

static void
set_moment (DeskMoment *moment, GDateTime *wall)
{
  g_date_time_get_ymd (wall, &moment->year, &moment->month, &moment->day);
  moment->hour = g_date_time_get_hour (wall);
  moment->minute = g_date_time_get_minute (wall);
}

/* What the digit row of the Kazakh layout gave, as the digits (and the signs - and /) that stand on its keys elsewhere.
   The key of 7 gives a point there, which may be meant as such. */
static char *
read_digit_row (const char *text, gboolean with_points)
{
  GString *read = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      g_autofree char *typed = g_strndup (text, (gsize)(g_utf8_next_char (text) - text));
      g_autofree char *meant = desk_layout_retype (typed, DESK_LAYOUT_KZ, DESK_LAYOUT_US);
      gboolean stays = (*typed == '.' && !with_points) || strchr ("0123456789-/", *meant) == NULL;

      g_string_append (read, stays ? typed : meant);
    }
  return g_string_free_and_steal (read);
}

/* Whether there is more of that row than the signs other layouts have too. */
static gboolean
has_digit_row (const char *text)
{
  g_autofree char *digits = read_digit_row (text, FALSE);

  return strpbrk (text, "\"") != NULL || strlen (digits) != strlen (text);
}

static DeskMomentReason
read_text (DeskMomentReading *reading, const char *text)
{
  g_auto (GStrv) words = split_words (text);

  *reading->out = (DeskMoment){ .hour = -1 };
  return read_words (reading, words);
}

/**
 * desk_moment_read:
 * @text: as typed, not empty
 * @field: what the field asks for
 * @now: the station's wall clock
 * @out: (out caller-allocates): what was read; also filled when it lies on the wrong side of @now
 *
 * Reads a typed date: `1.2.85`, `1.2`, `0102`, `010285`, `01021985`, `2026-11-20` with any of `.,/-`; `-3` and `+7` days
 * from today; weekdays and the words for today, yesterday and tomorrow in Ukrainian, Russian, Kazakh and English, short
 * (`сг`, `вч`, `зв`, `бг`, `кш`, `ер`, `t`, `y`, `tm`) or whole, on any keyboard layout; and after a space a time:
 * `14:30`, `14.30`, `1430`, `14`. A time with a colon alone is one of today. The digit row of the Kazakh layout is read as
 * digits.
 *
 * Returns: %DESK_MOMENT_FITS, or why the field is in error
 */
DeskMomentReason
desk_moment_read (const char *text, DeskMomentField field, GDateTime *now, DeskMoment *out)
{
  DeskMomentReading reading = { .field = field, .out = out };
  DeskMomentReason reason;

  set_moment (&reading.now, now);
  reason = read_text (&reading, text);
  for (guint i = 0; i < 2 && reason == DESK_MOMENT_UNREADABLE && has_digit_row (text); i++)
    {
      g_autofree char *digits = read_digit_row (text, i == 0);

      if (read_text (&reading, digits) == DESK_MOMENT_FITS)
        return DESK_MOMENT_FITS;
    }
  return reason;
}

/**
 * desk_moment_message:
 * @reason: why a field is in error
 *
 * Returns: (nullable): what is wrong and what to do, translated; %NULL for %DESK_MOMENT_FITS
 */
const char *
desk_moment_message (DeskMomentReason reason)
{
  switch (reason)
    {
    case DESK_MOMENT_UNREADABLE:
      return _ ("This is not read as a date. Type it as 20.11.2026, 2011 or -3 for three days ago.");
    case DESK_MOMENT_NO_SUCH_DATE:
      return _ ("There is no such day. Check the day and the month.");
    case DESK_MOMENT_NO_SUCH_TIME:
      return _ ("There is no such time. Type it as 14:30.");
    case DESK_MOMENT_IN_FUTURE:
      return _ ("This is in the future. Type a day and time that have passed.");
    case DESK_MOMENT_IN_PAST:
      return _ ("This has passed. Type a day and time to come.");
    case DESK_MOMENT_TOO_LONG_AGO:
      return _ ("This is longer ago than anybody can remember. Check the year.");
    case DESK_MOMENT_FITS:
    default:
      return NULL;
    }
}

/**
 * desk_moment_echo:
 * @self: a day, perhaps with a time
 *
 * Writes a date out in full, as it stands under a date field: "Fri 20 Nov 2026", "Fri 20 Nov 2026, 14:30", "Nov 1985",
 * "1985, only the year".
 *
 * Returns: (transfer full): the text, translated
 */
char *
desk_moment_echo (const DeskMoment *self)
{
  const char *weekday, *month;
  GDate date;

  if (self->month == 0)
    return g_strdup_printf (_ ("%d, only the year"), self->year);
  month = desk_day_text_get_short_month ((GDateMonth)self->month);
  if (self->day == 0)
    /* Translators: month and year of a date whose day is not known: "Nov 1985". */
    return g_strdup_printf (_ ("%1$s %2$d"), month, self->year);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)self->day, (GDateMonth)self->month, (GDateYear)self->year);
  if (self->hour < 0)
    return desk_day_text_write_short (&date);
  weekday = desk_day_text_get_short_weekday (g_date_get_weekday (&date));
  /* Translators: weekday, day, month, year, hour, minute: "Fri 20 Nov 2026, 14:30". */
  return g_strdup_printf (_ ("%1$s %2$d %3$s %4$d, %5$02d:%6$02d"), weekday, self->day, month, self->year,
                          self->hour, self->minute);
}

/**
 * desk_moment_to_date:
 * @self: a day
 *
 * Returns: (transfer full): the form a date field keeps: "1985-06-15", "1985-06" or "1985"
 */
char *
desk_moment_to_date (const DeskMoment *self)
{
  if (self->month == 0)
    return g_strdup_printf ("%04d", self->year);
  if (self->day == 0)
    return g_strdup_printf ("%04d-%02d", self->year, self->month);
  return g_strdup_printf ("%04d-%02d-%02d", self->year, self->month, self->day);
}

/**
 * desk_moment_from_date:
 * @date: what desk_moment_to_date() wrote
 * @out: (out caller-allocates): the day, without a time
 *
 * Returns: whether @date is such a date
 */
gboolean
desk_moment_from_date (const char *date, DeskMoment *out)
{
  gsize length = strlen (date);

  *out = (DeskMoment){ .hour = -1 };
  if ((length != 4 && length != 7 && length != 10) || (length > 4 && date[4] != '-')
      || (length > 7 && date[7] != '-'))
    return FALSE;
  out->year = take_digits (date, 4);
  out->month = length > 4 ? take_digits (date + 5, 2) : 0;
  out->day = length > 7 ? take_digits (date + 8, 2) : 0;
  return is_day (out->year, length > 4 ? out->month : 1, length > 7 ? out->day : 1);
}

/**
 * desk_moment_to_wall:
 * @self: a whole date, perhaps with a time
 *
 * Returns: (transfer full): the form a field of day and time keeps: "2026-11-20" or "2026-11-20T18:30"
 */
char *
desk_moment_to_wall (const DeskMoment *self)
{
  g_autofree char *date = desk_moment_to_date (self);

  return self->hour < 0 ? g_steal_pointer (&date)
                        : g_strdup_printf ("%sT%02d:%02d", date, self->hour, self->minute);
}

/**
 * desk_moment_from_wall:
 * @wall: what desk_moment_to_wall() wrote
 * @out: (out caller-allocates): the day, and the time where there is one
 *
 * Returns: whether @wall is a day or a day with a time
 */
gboolean
desk_moment_from_wall (const char *wall, DeskMoment *out)
{
  gsize length = strlen (wall);
  g_autofree char *date = g_strndup (wall, 10);

  if (!desk_moment_from_date (date, out) || out->day == 0)
    return FALSE;
  if (length == 10)
    return TRUE;
  if (length != 16 || wall[10] != 'T' || wall[13] != ':')
    return FALSE;
  out->hour = take_digits (wall + 11, 2);
  out->minute = take_digits (wall + 14, 2);
  return out->hour >= 0 && out->hour < 24 && out->minute >= 0 && out->minute < 60;
}

/**
 * desk_moment_compare:
 *
 * What is known in part stands for the whole of it: a day without a time for all of its hours, a year for all of its days.
 *
 * Returns: below 0 where @a surely lies before @b, above 0 where it surely lies after it, else 0
 */
int
desk_moment_compare (const DeskMoment *a, const DeskMoment *b)
{
  if (a->year != b->year || a->month == 0 || b->month == 0)
    return a->year - b->year;
  if (a->month != b->month || a->day == 0 || b->day == 0)
    return a->month - b->month;
  if (a->day != b->day || a->hour < 0 || b->hour < 0)
    return a->day - b->day;
  return a->hour * 60 + a->minute - b->hour * 60 - b->minute;
}

/**
 * desk_moment_to_utc:
 * @self: a whole date; without a time its first minute is meant
 * @zone: the station's zone
 *
 * Returns: seconds since 1970 in UTC, by desk_wall_time_to_utc()
 */
gint64
desk_moment_to_utc (const DeskMoment *self, GTimeZone *zone)
{
  return desk_wall_time_to_utc (zone, self->year, self->month, self->day, MAX (self->hour, 0), self->minute);
}

/**
 * desk_moment_from_utc:
 * @utc: seconds since 1970 in UTC
 * @zone: the station's zone
 * @out: (out caller-allocates): the day and time the station's wall clock shows then
 */
void
desk_moment_from_utc (gint64 utc, GTimeZone *zone, DeskMoment *out)
{
  g_autoptr (GDateTime) wall = desk_wall_time_from_utc (zone, utc);

  set_moment (out, wall);
}
