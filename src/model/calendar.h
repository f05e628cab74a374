// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/vocabulary.h"

G_BEGIN_DECLS

#define DESK_TYPE_CALENDAR (desk_calendar_get_type ())
G_DECLARE_FINAL_TYPE (DeskCalendar, desk_calendar, DESK, CALENDAR, GObject)

gboolean desk_calendar_covers (DeskCalendar *self, const GDate *date);
gboolean desk_calendar_is_working_day (DeskCalendar *self, const GDate *date);
gboolean desk_calendar_is_day_off (DeskCalendar *self, const GDate *date);
DeskTerm *desk_calendar_get_holiday (DeskCalendar *self, const GDate *date);
int desk_calendar_get_work_end (DeskCalendar *self);
gboolean desk_calendar_get_hours (DeskCalendar *self, const GDate *date, int *from, int *to);

void desk_calendar_set_region_days (DeskCalendar *self, const char *country, GPtrArray *days);

void desk_calendar_add_working_days (DeskCalendar *self, GDate *date, guint days);
void desk_calendar_move_to_working_day (DeskCalendar *self, GDate *date);
void desk_calendar_move_back_to_working_day (DeskCalendar *self, GDate *date);

G_END_DECLS
