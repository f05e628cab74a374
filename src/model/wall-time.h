// SPDX-License-Identifier: GPL-3.0-or-later
// Between instants and the wall clock of a station. Instants are seconds since 1970 in UTC; zones come from tzdata, so a
// clock change moves nothing that is stored.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskWallDay:
 * One day of the wall clock, to ask for many of its minutes. On most days they all have one offset. Lives on the stack.
 */
typedef struct
{
  GTimeZone *zone;
  guint32 julian;
  gint64 midnight; /* as if the wall clock were UTC */
  gint64 offset;
  gboolean changes; /* the clocks change about that day */
} DeskWallDay;

void desk_wall_day_init (DeskWallDay *self, GTimeZone *zone, guint32 julian);
gint64 desk_wall_day_get_utc (const DeskWallDay *self, int minute);
#define DESK_WALL_DAY_BYTES (sizeof "2026-11-24")

void desk_wall_day_write (guint32 julian, char *text);
gboolean desk_wall_day_shows (const DeskWallDay *self, int minute);

gint64 desk_wall_time_to_utc (GTimeZone *zone, int year, int month, int day, int hour, int minute);
GDateTime *desk_wall_time_from_utc (GTimeZone *zone, gint64 utc) G_GNUC_WARN_UNUSED_RESULT;
int desk_wall_time_split (GTimeZone *zone, gint64 utc, GDate *day);
char *desk_wall_time_day (GTimeZone *zone, gint64 utc) G_GNUC_WARN_UNUSED_RESULT;
char *desk_wall_time_write (GTimeZone *zone, gint64 utc) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_wall_time_read (GTimeZone *zone, const char *text, gint64 *utc);
gint64 desk_wall_time_minutes (gint64 from, gint64 to);

G_END_DECLS
