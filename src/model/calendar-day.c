// SPDX-License-Identifier: GPL-3.0-or-later
// A day that is off or worked in this region otherwise than the country profile has it. Headquarters writes it.

#include "model/calendar-day.h"

#include <glib/gi18n-lib.h>

/**
 * DeskCalendarDay:
 * A day that is off or worked in this region otherwise than the country profile has it. Headquarters writes it.
 */
struct _DeskCalendarDay
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskCalendarDay, desk_calendar_day, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_CALENDAR_DAY_COUNTRY] = { "country", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                                  N_ ("Country profile"), NULL },
  [DESK_CALENDAR_DAY_DATE] = { "date", DESK_FIELD_DATE, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                               N_ ("Date"), NULL },
  [DESK_CALENDAR_DAY_DAY] = { "day", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Off, working, or as usual"),
                              NULL },
  [DESK_CALENDAR_DAY_NAME] = { "name", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Name"), NULL },
};

static void
desk_calendar_day_class_init (DeskCalendarDayClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "calendar_day", fields, G_N_ELEMENTS (fields));
}

static void
desk_calendar_day_init (DeskCalendarDay *self)
{
}
