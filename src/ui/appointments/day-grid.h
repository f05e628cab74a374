// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/appointments/day-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_DAY_GRID (desk_day_grid_get_type ())

/**
 * DeskDayGrid:
 * A day of receptions: a column for each, times downwards. Times and heads stay in view while it is scrolled. Only what is in
 * view has widgets, so that it does not matter how many officials there are. One cell is selected; it is the one that takes the
 * focus.
 *
 * Arrow keys go from cell to cell, Enter and a double click activate one, a digit the free place that carries it. An
 * appointment may be dragged to another cell.
 *
 * Signals: `selected ()`; `activated ()` for the selected cell; `menu (GdkRectangle *)`, where the menu of the selected cell
 * is to point to; `dropped (appointment)`: onto the selected cell, whatever that is.
 */
G_DECLARE_FINAL_TYPE (DeskDayGrid, desk_day_grid, DESK, DAY_GRID, GtkWidget)

GtkWidget *desk_day_grid_new (void) G_GNUC_WARN_UNUSED_RESULT;
void desk_day_grid_take_plan (DeskDayGrid *self, DeskDayPlan *plan);
const DeskDayPlan *desk_day_grid_get_plan (DeskDayGrid *self);
const DeskDayColumn *desk_day_grid_get_column (DeskDayGrid *self);
const DeskDayCell *desk_day_grid_get_cell (DeskDayGrid *self);
void desk_day_grid_select (DeskDayGrid *self, DeskDayPlace place);
gboolean desk_day_grid_select_next_free (DeskDayGrid *self);
void desk_day_grid_set_carried (DeskDayGrid *self, const char *appointment);

G_END_DECLS
