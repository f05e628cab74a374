// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskCalendarDayField:
 * The fields of such a record, by their place in its table.
 */
typedef enum
{
  DESK_CALENDAR_DAY_COUNTRY,
  DESK_CALENDAR_DAY_DATE,
  DESK_CALENDAR_DAY_DAY,
  DESK_CALENDAR_DAY_NAME
} DeskCalendarDayField;

#define DESK_TYPE_CALENDAR_DAY (desk_calendar_day_get_type ())
G_DECLARE_FINAL_TYPE (DeskCalendarDay, desk_calendar_day, DESK, CALENDAR_DAY, DeskRecord)

G_END_DECLS
