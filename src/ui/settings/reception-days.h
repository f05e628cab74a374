// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules of a reception make of days, in words.
#pragma once

#include "model/reception-plan.h"
#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskReceptionDay:
 * What becomes of one day by the rules.
 * @hours: (element-type DeskReceptionHours): when it receives; empty where it does not
 * @n_places: how many people can be received
 * @n_walk_ins: how many of them without an appointment
 * @holiday: (nullable): the holiday for which it is a day off, translated; also where the reception receives all the same
 * @mark: (nullable): what an exception does to the day: "Closed", "Closed in part", "In addition", translated
 * @reason: (nullable): why, as it was typed
 */
typedef struct
{
  GDate day;
  GArray *hours;
  guint n_places;
  guint n_walk_ins;
  char *holiday;
  const char *mark;
  char *reason;
} DeskReceptionDay;

GPtrArray *desk_reception_days_list (DeskReception *reception, DeskContext *context, const GDate *first,
                                     guint n_days) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_reception_days_find_next (DeskReception *reception, DeskContext *context, GDate *day);
void desk_reception_days_get_today (DeskContext *context, GDate *today);

char *desk_reception_day_write_hours (const DeskReceptionDay *self,
                                      const char *between) G_GNUC_WARN_UNUSED_RESULT;
char *desk_reception_day_write (const DeskReceptionDay *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
