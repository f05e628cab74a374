// SPDX-License-Identifier: GPL-3.0-or-later
// Between instants and the wall clock of a station.

#include "model/wall-time.h"

#include <string.h>

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
  g_autoptr (GDateTime) as_utc = g_date_time_new_utc (year, month, day, hour, minute, 0);
  gint64 wall = g_date_time_to_unix (as_utc);
  int before = offset_at (zone, wall - DAY_SECONDS);
  int after = offset_at (zone, wall + DAY_SECONDS);

  if (offset_at (zone, wall - before) != before && offset_at (zone, wall - after) == after)
    return wall - after;
  return wall - before;
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
  g_autoptr (GTimeZone) none = g_time_zone_new_utc ();
  g_autofree char *seconds = g_strconcat (text, ":00", NULL);
  g_autoptr (GDateTime) wall =
      strlen (text) == strlen ("YYYY-MM-DDTHH:MM") ? g_date_time_new_from_iso8601 (seconds, none) : NULL;

  if (wall == NULL)
    return FALSE;
  *utc = desk_wall_time_to_utc (zone, g_date_time_get_year (wall), g_date_time_get_month (wall),
                                g_date_time_get_day_of_month (wall), g_date_time_get_hour (wall),
                                g_date_time_get_minute (wall));
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
