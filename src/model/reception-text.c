// SPDX-License-Identifier: GPL-3.0-or-later
// How the rules of a reception are written: "10:00", "mo tu", "1 3 last", "2026-12-05 2026-12-19".

#include "model/reception-text.h"

#include <string.h>

static int
read_digits (const char *text, guint n)
{
  int number = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + text[i] - '0';
    }
  return number;
}

/**
 * desk_reception_read_hour:
 * @text: (nullable): "10:00"
 *
 * Returns: minutes after midnight, up to 1440 for "24:00"; -1 where no clock shows that
 */
int
desk_reception_read_hour (const char *text)
{
  int hour, minute;

  if (text == NULL || strlen (text) != strlen ("10:00") || text[2] != ':')
    return -1;
  hour = read_digits (text, 2);
  minute = read_digits (text + 3, 2);
  if (hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 24 * 60)
    return -1;
  return hour * 60 + minute;
}

typedef gboolean (*ReadWord) (const char *word, gpointer into);

/* Returns: FALSE, and the first word that cannot be read in @wrong */
static gboolean
read_words (const char *text, ReadWord read, gpointer into, char **wrong)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " ,;\t\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !read (words[i], into))
      {
        if (wrong != NULL)
          *wrong = g_strdup (words[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_weekday (const char *word, gpointer into)
{
  static const char *const names[] = { "mo", "tu", "we", "th", "fr", "sa", "su" };
  guint *weekdays = into;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (word, names[i]))
      {
        *weekdays |= 1u << (G_DATE_MONDAY + i);
        return TRUE;
      }
  return FALSE;
}

/**
 * desk_reception_read_weekdays:
 * @text: (nullable): "mo tu"
 * @weekdays: (out): a bit for each, counted as #GDateWeekday does
 * @wrong: (out) (optional) (transfer full): what is no weekday
 *
 * Returns: FALSE where a word is none
 */
gboolean
desk_reception_read_weekdays (const char *text, guint *weekdays, char **wrong)
{
  *weekdays = 0;
  return read_words (text, read_weekday, weekdays, wrong);
}

static gboolean
read_nth (const char *word, gpointer into)
{
  guint *nth = into;

  if (g_str_equal (word, "last"))
    *nth |= DESK_RECEPTION_LAST;
  else if (word[0] >= '1' && word[0] <= '5' && word[1] == '\0')
    *nth |= 1u << (word[0] - '0');
  else
    return FALSE;
  return TRUE;
}

/**
 * desk_reception_read_nth:
 * @text: (nullable): "1 3 last"
 * @nth: (out): a bit for each, and %DESK_RECEPTION_LAST
 * @wrong: (out) (optional) (transfer full): what is none
 *
 * Returns: FALSE where a word is none
 */
gboolean
desk_reception_read_nth (const char *text, guint *nth, char **wrong)
{
  *nth = 0;
  return read_words (text, read_nth, nth, wrong);
}

/**
 * desk_reception_read_day:
 * @text: (nullable): "2026-12-05", or "2026-12" or "2026" for all of it
 * @is_end: the last day of a month or year is meant, not its first
 *
 * Returns: the day as GDate counts them; 0 where it is not in the calendar
 */
guint32
desk_reception_read_day (const char *text, gboolean is_end)
{
  gsize length = text != NULL ? strlen (text) : 0;
  int year = length >= 4 ? read_digits (text, 4) : -1;
  int month = is_end ? 12 : 1;
  int day = 1;
  GDate date;

  if ((length != 4 && length != 7 && length != 10) || year < 1)
    return 0;
  if (length >= 7)
    month = text[4] == '-' ? read_digits (text + 5, 2) : -1;
  if (!g_date_valid_month ((GDateMonth)month))
    return 0;
  if (length == 10)
    day = text[7] == '-' ? read_digits (text + 8, 2) : -1;
  else if (is_end)
    day = g_date_get_days_in_month ((GDateMonth)month, (GDateYear)year);
  if (day < 1 || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return 0;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return g_date_get_julian (&date);
}

static gboolean
read_date (const char *word, gpointer into)
{
  guint32 day = strlen (word) == strlen ("2026-12-05") ? desk_reception_read_day (word, FALSE) : 0;

  if (day != 0 && into != NULL)
    g_array_append_val ((GArray *)into, day);
  return day != 0;
}

/**
 * desk_reception_read_dates:
 * @text: (nullable): "2026-12-05 2026-12-19"
 * @days: (element-type guint32): gets each, as GDate counts days
 * @wrong: (out) (optional) (transfer full): what is not in the calendar
 *
 * Returns: FALSE where a word is no date
 */
gboolean
desk_reception_read_dates (const char *text, GArray *days, char **wrong)
{
  return read_words (text, read_date, days, wrong);
}
