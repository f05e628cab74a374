// SPDX-License-Identifier: GPL-3.0-or-later
// When something is due that a law gives a term for.
#pragma once

#include "model/calendar.h"

G_BEGIN_DECLS

/**
 * DeskDeadline:
 * @due: the last second in which it is done in time, seconds since 1970 in UTC
 * @raw: the day on which the term ends by counting alone
 * @due_day: the day of @due: @raw, or the working day it is moved to
 * @plan_by: the last working day not after @raw on which it can still be done
 * @is_provisional: the days off that it depends on are not all known yet
 *
 * Where a term of days or months ends. Days are those of the station's wall clock.
 */
typedef struct
{
  gint64 due;
  GDate raw;
  GDate due_day;
  GDate plan_by;
  gboolean is_provisional;
} DeskDeadline;

gboolean desk_deadline_compute (DeskTerm *clock, DeskCalendar *calendar, GTimeZone *zone, gint64 start,
                                DeskDeadline *out);
void desk_deadline_delay (DeskDeadline *self, DeskTerm *clock, DeskCalendar *calendar, GTimeZone *zone,
                          gint64 from, gint64 to);

gboolean desk_deadline_is_exact (DeskTerm *clock);
gboolean desk_deadline_is_immediate (DeskTerm *clock);
guint desk_deadline_count_working_days (DeskCalendar *calendar, const GDate *from, const GDate *to);

G_END_DECLS
