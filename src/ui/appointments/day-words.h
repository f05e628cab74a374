// SPDX-License-Identifier: GPL-3.0-or-later
// From the receptions of a day to what the day grid shows.
#pragma once

#include "ui/appointments/day-file.h"
#include "ui/appointments/day-plan.h"
#include "ui/context.h"

G_BEGIN_DECLS

DeskDayPlan *desk_day_words_make_plan (DeskDayFile *file, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_day_words_get_week (const GDate *monday) G_GNUC_WARN_UNUSED_RESULT;
char *desk_day_words_get_taken (const DeskBookingColumn *column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
