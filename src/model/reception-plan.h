// SPDX-License-Identifier: GPL-3.0-or-later
// The places of a reception: what its rules, its exceptions and the days off of the country make of a day.
#pragma once

#include "model/calendar.h"
#include "model/reception.h"

G_BEGIN_DECLS

/**
 * DeskReceptionSlot:
 * @begins: seconds since 1970 in UTC
 * @ends: when the visitor leaves, without the pause after it; seconds since 1970 in UTC
 * @minute: minutes after midnight that the station's wall clock shows when it begins
 * @walk_in: kept free for people without an appointment
 *
 * One place of a day.
 */
typedef struct
{
  gint64 begins;
  gint64 ends;
  int minute;
  gboolean walk_in;
} DeskReceptionSlot;

/**
 * DeskReceptionHours:
 * @from: minutes after midnight of the station's wall clock
 * @to: the same; 24 hours at most
 *
 * One stretch of a day in which a reception receives.
 */
typedef struct
{
  int from;
  int to;
} DeskReceptionHours;

/**
 * DeskReceptionPlan:
 * The rules of a reception, read once to be asked for many days. May be used in any thread, in one at a time.
 */
typedef struct _DeskReceptionPlan DeskReceptionPlan;

DeskReceptionPlan *desk_reception_plan_new (DeskReception *reception, DeskCalendar *calendar,
                                            GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
void desk_reception_plan_free (DeskReceptionPlan *self);
GArray *desk_reception_plan_list_slots (DeskReceptionPlan *self, const GDate *day) G_GNUC_WARN_UNUSED_RESULT;
GArray *desk_reception_plan_list_hours (DeskReceptionPlan *self, const GDate *day) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_reception_plan_find_slot (DeskReceptionPlan *self, const char *start, DeskReceptionSlot *slot);

GArray *desk_reception_list_slots (DeskReception *self, DeskCalendar *calendar, GTimeZone *zone,
                                   const GDate *day) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskReceptionPlan, desk_reception_plan_free)

G_END_DECLS
