// SPDX-License-Identifier: GPL-3.0-or-later
// What time it is at the station. Everything that needs the time is handed this object, so a test sets it.

#include "model/clock.h"

struct _DeskClock
{
  GObject parent_instance;
  GTimeZone *zone;
  gboolean stands; /* a test's clock: shows what it was set to */
  gint64 now;
};

G_DEFINE_FINAL_TYPE (DeskClock, desk_clock, G_TYPE_OBJECT)

static void
desk_clock_finalize (GObject *object)
{
  DeskClock *self = DESK_CLOCK (object);

  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (desk_clock_parent_class)->finalize (object);
}

static void
desk_clock_class_init (DeskClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_clock_finalize;
}

static void
desk_clock_init (DeskClock *self)
{
  self->zone = g_time_zone_new_utc ();
}

/**
 * desk_clock_new:
 * @zone: the station's time zone
 *
 * Returns: (transfer full): a clock that shows the machine's time
 */
DeskClock *
desk_clock_new (GTimeZone *zone)
{
  DeskClock *self = g_object_new (DESK_TYPE_CLOCK, NULL);

  desk_clock_set_zone (self, zone);
  return self;
}

/**
 * desk_clock_new_at:
 * @now: seconds since 1970 in UTC
 *
 * Returns: (transfer full): a clock that stands until it is set
 */
DeskClock *
desk_clock_new_at (GTimeZone *zone, gint64 now)
{
  DeskClock *self = desk_clock_new (zone);

  desk_clock_set_now (self, now);
  return self;
}

/**
 * desk_clock_get_now:
 *
 * Returns: seconds since 1970 in UTC
 */
gint64
desk_clock_get_now (DeskClock *self)
{
  return self->stands ? self->now : g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * desk_clock_set_now:
 * Makes the clock stand at a time.
 */
void
desk_clock_set_now (DeskClock *self, gint64 now)
{
  self->stands = TRUE;
  self->now = now;
}

/**
 * desk_clock_get_zone:
 *
 * Returns: (transfer none): the station's time zone
 */
GTimeZone *
desk_clock_get_zone (DeskClock *self)
{
  return self->zone;
}

/**
 * desk_clock_set_zone:
 * Says in which zone the station lies; done when its profile is known.
 */
void
desk_clock_set_zone (DeskClock *self, GTimeZone *zone)
{
  g_time_zone_ref (zone);
  g_time_zone_unref (self->zone);
  self->zone = zone;
}

/**
 * desk_clock_get_local:
 *
 * Returns: (transfer full): now, on the station's wall clock
 */
GDateTime *
desk_clock_get_local (DeskClock *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (desk_clock_get_now (self));

  return g_date_time_to_timezone (now, self->zone);
}

/**
 * desk_clock_get_day_start:
 * @days: 0 for today, -1 for yesterday, 1 for tomorrow
 *
 * The day is the one of the station's wall clock: 23 or 25 hours long where the clocks change.
 *
 * Returns: the first second of that day, UTC
 */
gint64
desk_clock_get_day_start (DeskClock *self, int days)
{
  g_autoptr (GDateTime) now = desk_clock_get_local (self);
  g_autoptr (GDateTime) day = g_date_time_add_days (now, days);
  g_autoptr (GDateTime) start =
      g_date_time_new (self->zone, g_date_time_get_year (day), g_date_time_get_month (day),
                       g_date_time_get_day_of_month (day), 0, 0, 0);

  return g_date_time_to_unix (start);
}
