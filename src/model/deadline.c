// SPDX-License-Identifier: GPL-3.0-or-later
// How terms are counted. How long one is, in what it is counted and how it rolls is said by the profile's clocks; here
// are the ways of counting alone.

#include "model/deadline.h"

#include "model/wall-time.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)

/* No law gives longer terms. */
#define MAX_LIMIT 10000

/* The years 2 to 2999: from there every term ends at a date that can be written. */
#define FIRST_INSTANT (-G_GINT64_CONSTANT (62104060800))
#define LAST_INSTANT G_GINT64_CONSTANT (32503680000)

typedef enum
{
  UNIT_UNKNOWN,
  UNIT_IMMEDIATE,
  UNIT_MINUTES,
  UNIT_HOURS,
  UNIT_CALENDAR_DAYS,
  UNIT_WORKING_DAYS,
  UNIT_MONTHS
} Unit;

static Unit
read_unit (DeskTerm *clock)
{
  static const char *const names[] = {
    [UNIT_IMMEDIATE] = "immediate",         [UNIT_MINUTES] = "minutes",           [UNIT_HOURS] = "hours",
    [UNIT_CALENDAR_DAYS] = "calendar_days", [UNIT_WORKING_DAYS] = "working_days", [UNIT_MONTHS] = "months",
  };
  const char *name = desk_term_get_string (clock, "unit");

  for (guint i = UNIT_IMMEDIATE; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return i;

  return UNIT_UNKNOWN;
}

/* The last second of a local day, so that whoever shows the instant shows that day and not the next. */
static gint64
end_day (GTimeZone *zone, const GDate *day)
{
  GDate next = *day;

  g_date_add_days (&next, 1);
  return desk_wall_time_to_utc (zone, g_date_get_year (&next), g_date_get_month (&next),
                                g_date_get_day (&next), 0, 0)
         - 1;
}

static void
end_exactly (DeskDeadline *self, GTimeZone *zone, gint64 due)
{
  self->due = due;
  desk_wall_time_split (zone, due, &self->due_day);
  self->raw = self->due_day;
  self->plan_by = self->due_day;
  self->is_provisional = FALSE;
}

/* From the day the count ends on to the day it is due. Nothing can be planned before @first. */
static void
end_on_day (DeskDeadline *self, DeskTerm *clock, DeskCalendar *calendar, GTimeZone *zone, const GDate *first)
{
  GDate earliest = *first;

  self->due_day = self->raw;
  if (g_strcmp0 (desk_term_get_string (clock, "roll"), "next_working_day") == 0)
    desk_calendar_move_to_working_day (calendar, &self->due_day);

  self->plan_by = self->raw;
  desk_calendar_move_back_to_working_day (calendar, &self->plan_by);
  if (g_date_compare (&self->plan_by, &earliest) < 0)
    self->plan_by = self->due_day;

  self->due = end_day (zone, &self->due_day);
  self->is_provisional =
      !desk_calendar_covers (calendar, &self->due_day)
      || (read_unit (clock) == UNIT_WORKING_DAYS && !desk_calendar_covers (calendar, &earliest));
}

/* Day 0. Where the regime says so, what came after work or on a day off came on the next working day. */
static void
find_first_day (DeskTerm *clock, DeskCalendar *calendar, GTimeZone *zone, gint64 start, GDate *day)
{
  int minutes = desk_wall_time_split (zone, start, day);

  if (g_strcmp0 (desk_term_get_string (clock, "start_roll"), "next_working_day_after_hours") == 0
      && (!desk_calendar_is_working_day (calendar, day) || minutes >= desk_calendar_get_work_end (calendar)))
    desk_calendar_add_working_days (calendar, day, 1);
}

/**
 * desk_deadline_compute:
 * @clock: an entry of the profile's `clocks`
 * @calendar: the country's days
 * @zone: the station's zone
 * @start: the instant the term is counted from, seconds since 1970 in UTC
 * @out: (out): when it ends
 *
 * Minutes and hours are counted in UTC and end at that second, on whatever day. Days and months are counted on the wall
 * calendar, the day of @start being day 0, and end with the last second of their day. "Immediate" is until the end of
 * the day.
 *
 * Returns: FALSE if @clock is none, or the term ends at no date
 */
gboolean
desk_deadline_compute (DeskTerm *clock, DeskCalendar *calendar, GTimeZone *zone, gint64 start,
                       DeskDeadline *out)
{
  Unit unit = read_unit (clock);
  gint64 limit = desk_term_get_number (clock, "limit", -1);
  GDate first;

  if (unit == UNIT_UNKNOWN || limit < 0 || limit > MAX_LIMIT || start < FIRST_INSTANT || start > LAST_INSTANT)
    return FALSE;

  if (unit == UNIT_MINUTES || unit == UNIT_HOURS)
    {
      end_exactly (out, zone, start + limit * (unit == UNIT_HOURS ? HOUR : MINUTE));
      return TRUE;
    }

  find_first_day (clock, calendar, zone, start, &first);
  out->raw = first;
  if (unit == UNIT_CALENDAR_DAYS)
    g_date_add_days (&out->raw, (guint)limit);
  else if (unit == UNIT_MONTHS)
    g_date_add_months (&out->raw, (guint)limit);
  else if (unit == UNIT_WORKING_DAYS)
    desk_calendar_add_working_days (calendar, &out->raw, (guint)limit);
  end_on_day (out, clock, calendar, zone, &first);

  return TRUE;
}

/**
 * desk_deadline_delay:
 * @self: what desk_deadline_compute() said, or what an earlier pause made of it
 * @clock: the clock it was computed for
 * @from: when the pause began
 * @to: when it ended; a pause that ended before it began is none
 *
 * Puts the end of a term off by a pause: by as many days, working days or seconds as the clock is counted in.
 */
void
desk_deadline_delay (DeskDeadline *self, DeskTerm *clock, DeskCalendar *calendar, GTimeZone *zone,
                     gint64 from, gint64 to)
{
  gboolean was_provisional = self->is_provisional;
  GDate first, last;

  if (from < FIRST_INSTANT || to > LAST_INSTANT || from > to)
    return;

  if (desk_deadline_is_exact (clock))
    {
      end_exactly (self, zone, self->due + (to - from));
      return;
    }

  desk_wall_time_split (zone, from, &first);
  desk_wall_time_split (zone, to, &last);
  if (read_unit (clock) == UNIT_WORKING_DAYS)
    desk_calendar_add_working_days (calendar, &self->raw,
                                    desk_deadline_count_working_days (calendar, &first, &last));
  else
    g_date_add_days (&self->raw, (guint)g_date_days_between (&first, &last));
  end_on_day (self, clock, calendar, zone, &first);
  self->is_provisional |= was_provisional;
}

/**
 * desk_deadline_is_exact:
 *
 * Returns: TRUE if @clock ends at an hour and minute; FALSE if it ends with a day, of which only the date is shown
 */
gboolean
desk_deadline_is_exact (DeskTerm *clock)
{
  Unit unit = read_unit (clock);

  return unit == UNIT_MINUTES || unit == UNIT_HOURS;
}

/**
 * desk_deadline_is_immediate:
 *
 * Returns: TRUE if what @clock asks for is to be done at once
 */
gboolean
desk_deadline_is_immediate (DeskTerm *clock)
{
  return read_unit (clock) == UNIT_IMMEDIATE;
}

/**
 * desk_deadline_count_working_days:
 * @from: a day, which is not counted
 * @to: a day, which is
 *
 * Returns: how many working days lie between them; 0 if @to is not after @from
 */
guint
desk_deadline_count_working_days (DeskCalendar *calendar, const GDate *from, const GDate *to)
{
  guint days = 0;

  for (GDate day = *from; g_date_compare (&day, to) < 0;)
    {
      g_date_add_days (&day, 1);
      days += desk_calendar_is_working_day (calendar, &day);
    }

  return days;
}
