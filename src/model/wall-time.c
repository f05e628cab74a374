// SPDX-License-Identifier: GPL-3.0-or-later
// Between instants and the wall clock of a station.

#include "model/wall-time.h"

#define DAY_SECONDS (24 * 60 * 60)

/* 1 January 1970 as GDate counts days. */
#define EPOCH_JULIAN 719163

/* Seconds by which the wall clock is ahead of UTC at an instant. */
static int
offset_at (GTimeZone *zone, gint64 utc)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc));
}

/**
 * desk_wall_time_to_utc:
 * @zone: the station's zone
 * @year: year
 * @month: 1 to 12
 * @day: 1 to 31, one that the month has
 * @hour: 0 to 23
 * @minute: 0 to 59
 *
 * The instant at which the wall clock shows a time. Where the clocks change, the rule of RFC 5545 section 3.3.5 holds: a
 * time that comes twice is the first of the two; a time that is left out is counted on from before the change, so half
 * past three in the missing hour is half past four.
 *
 * Returns: seconds since 1970 in UTC
 */
gint64
desk_wall_time_to_utc (GTimeZone *zone, int year, int month, int day, int hour, int minute)
{
  DeskWallDay wall;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  desk_wall_day_init (&wall, zone, g_date_get_julian (&date));
  return desk_wall_day_get_utc (&wall, hour * 60 + minute);
}

/**
 * desk_wall_day_init:
 * @self: (out): the day
 * @zone: the station's zone, which has to live as long
 * @julian: the day as GDate counts them
 */
void
desk_wall_day_init (DeskWallDay *self, GTimeZone *zone, guint32 julian)
{
  self->zone = zone;
  self->julian = julian;
  self->midnight = ((gint64)julian - EPOCH_JULIAN) * DAY_SECONDS;
  self->offset = offset_at (zone, self->midnight - 2 * DAY_SECONDS);
  self->changes = offset_at (zone, self->midnight + 3 * DAY_SECONDS) != self->offset;
}

/**
 * desk_wall_day_get_utc:
 * @minute: minutes after midnight, up to 1440 for its end
 *
 * Returns: the instant, by the rule of desk_wall_time_to_utc(), seconds since 1970 in UTC
 */
gint64
desk_wall_day_get_utc (const DeskWallDay *self, int minute)
{
  gint64 wall = self->midnight + (gint64)minute * 60;
  int before, after;

  if (!self->changes)
    return wall - self->offset;
  before = offset_at (self->zone, wall - DAY_SECONDS);
  after = offset_at (self->zone, wall + DAY_SECONDS);
  if (offset_at (self->zone, wall - before) != before && offset_at (self->zone, wall - after) == after)
    return wall - after;
  return wall - before;
}

/**
 * desk_wall_day_shows:
 * @minute: minutes after midnight, below 1440
 *
 * Returns: FALSE where the wall clock leaves that minute out
 */
gboolean
desk_wall_day_shows (const DeskWallDay *self, int minute)
{
  GDate day;

  return !self->changes
         || (desk_wall_time_split (self->zone, desk_wall_day_get_utc (self, minute), &day) == minute
             && g_date_get_julian (&day) == self->julian);
}

/**
 * desk_wall_day_write:
 * @julian: a day as GDate counts them, up to the year 9999
 * @text: (out caller-allocates): %DESK_WALL_DAY_BYTES, gets "YYYY-MM-DD"
 */
void
desk_wall_day_write (guint32 julian, char *text)
{
  static const char shape[] = "YYYYMMDD";
  GDate date;
  int number;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  number = (g_date_get_year (&date) * 100 + (int)g_date_get_month (&date)) * 100 + g_date_get_day (&date);
  text[DESK_WALL_DAY_BYTES - 1] = '\0';
  for (int i = sizeof shape - 2; i >= 0; i--, number /= 10)
    text[i + (i >= 4) + (i >= 6)] = (char)('0' + number % 10);
  text[4] = text[7] = '-';
}

/**
 * desk_wall_time_from_utc:
 * @zone: the station's zone
 * @utc: seconds since 1970 in UTC
 *
 * Returns: (transfer full): what the wall clock shows then
 */
GDateTime *
desk_wall_time_from_utc (GTimeZone *zone, gint64 utc)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (utc);

  return g_date_time_to_timezone (instant, zone);
}

/**
 * desk_wall_time_split:
 * @zone: the station's zone
 * @utc: seconds since 1970 in UTC, from the years 1 to 9999
 * @day: (out): the local day
 *
 * Returns: minutes after midnight that the wall clock shows then
 */
int
desk_wall_time_split (GTimeZone *zone, gint64 utc, GDate *day)
{
  gint64 wall = utc + offset_at (zone, utc);
  gint64 days = wall >= 0 ? wall / DAY_SECONDS : -((DAY_SECONDS - 1 - wall) / DAY_SECONDS);

  g_date_clear (day, 1);
  g_date_set_julian (day, (guint32)(EPOCH_JULIAN + days));

  return (int)((wall - days * DAY_SECONDS) / 60);
}

/**
 * desk_wall_time_day:
 * @zone: the station's zone
 * @utc: seconds since 1970 in UTC
 *
 * Returns: (transfer full): the local day, "YYYY-MM-DD"
 */
char *
desk_wall_time_day (GTimeZone *zone, gint64 utc)
{
  g_autoptr (GDateTime) wall = desk_wall_time_from_utc (zone, utc);

  return g_date_time_format (wall, "%Y-%m-%d");
}

/**
 * desk_wall_time_write:
 * @zone: the station's zone
 * @utc: seconds since 1970 in UTC
 *
 * The form in which appointments keep their time: the wall clock is the truth, also when a law moves the zone.
 *
 * Returns: (transfer full): "YYYY-MM-DDTHH:MM"
 */
char *
desk_wall_time_write (GTimeZone *zone, gint64 utc)
{
  g_autoptr (GDateTime) wall = desk_wall_time_from_utc (zone, utc);

  return g_date_time_format (wall, "%Y-%m-%dT%H:%M");
}

static int
read_number (const char *digits, guint n)
{
  int number = 0;

  for (guint i = 0; i < n; i++)
    number = number * 10 + digits[i] - '0';
  return number;
}

/**
 * desk_wall_time_read:
 * @zone: the station's zone
 * @text: what desk_wall_time_write() wrote
 * @utc: (out): seconds since 1970 in UTC, by desk_wall_time_to_utc()
 *
 * Returns: whether @text is such a time
 */
gboolean
desk_wall_time_read (GTimeZone *zone, const char *text, gint64 *utc)
{
  static const char shape[] = "0000-00-00T00:00";
  int year, month, day, hour, minute;

  for (guint i = 0; i < sizeof shape; i++)
    if (shape[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  year = read_number (text, 4);
  month = read_number (text + 5, 2);
  day = read_number (text + 8, 2);
  hour = read_number (text + 11, 2);
  minute = read_number (text + 14, 2);
  if (!g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year) || hour > 23 || minute > 59)
    return FALSE;
  *utc = desk_wall_time_to_utc (zone, year, month, day, hour, minute);
  return TRUE;
}

/**
 * desk_wall_time_minutes:
 * @from: seconds since 1970 in UTC
 * @to: seconds since 1970 in UTC
 *
 * Minutes that passed between two instants, which clock changes do not stretch.
 *
 * Returns: whole minutes, rounded down; below zero when @to is the earlier
 */
gint64
desk_wall_time_minutes (gint64 from, gint64 to)
{
  gint64 seconds = to - from;

  return seconds >= 0 ? seconds / 60 : -((59 - seconds) / 60);
}
