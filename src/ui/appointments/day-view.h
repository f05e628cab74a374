// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_DAY_VIEW (desk_day_view_get_type ())

/**
 * DeskDayView:
 * The receptions of a day in the day grid, and what is done there: booking a free place, opening, checking in, moving and
 * cancelling an appointment. Says why where there is nothing to show.
 */
G_DECLARE_FINAL_TYPE (DeskDayView, desk_day_view, DESK, DAY_VIEW, AdwBin)

void desk_day_view_bind (DeskDayView *self, DeskContext *context);
void desk_day_view_show (DeskDayView *self, const GDate *day, const char *reception);
void desk_day_view_refresh (DeskDayView *self);
void desk_day_view_tell_again (DeskDayView *self);
const char *desk_day_view_get_reception (DeskDayView *self);

G_END_DECLS
