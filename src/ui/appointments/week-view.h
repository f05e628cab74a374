// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_WEEK_VIEW (desk_week_view_get_type ())

/**
 * DeskWeekView:
 * How full the receptions are in a week: for each and each day how many places there are, and how many of them are taken.
 * Emits `chosen (day, reception)` for a day of a reception; the day is "2026-11-24".
 */
G_DECLARE_FINAL_TYPE (DeskWeekView, desk_week_view, DESK, WEEK_VIEW, AdwBin)

void desk_week_view_bind (DeskWeekView *self, DeskContext *context);
void desk_week_view_show (DeskWeekView *self, const GDate *monday);
void desk_week_view_refresh (DeskWeekView *self);
void desk_week_view_set_narrow (DeskWeekView *self, gboolean narrow);

G_END_DECLS
