// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/appointments/day-lettering.h"
#include "ui/appointments/day-plan.h"

G_BEGIN_DECLS

#define DESK_TYPE_DAY_CELL_VIEW (desk_day_cell_view_get_type ())

/**
 * DeskDayCellView:
 * One cell of the day grid on the screen. It draws its words itself and is given to another cell when its own is scrolled away,
 * so that a day of forty officials costs no more than what is in view.
 */
G_DECLARE_FINAL_TYPE (DeskDayCellView, desk_day_cell_view, DESK, DAY_CELL_VIEW, GtkWidget)

GtkWidget *desk_day_cell_view_new (DeskDayLettering *lettering) G_GNUC_WARN_UNUSED_RESULT;
void desk_day_cell_view_show (DeskDayCellView *self, const DeskDayCell *cell, guint number, guint of);
void desk_day_cell_view_hide (DeskDayCellView *self);
gboolean desk_day_cell_view_suits (DeskDayCellView *self, const DeskDayCell *cell);
const DeskDayCell *desk_day_cell_view_get_cell (DeskDayCellView *self);
void desk_day_cell_view_set_selected (DeskDayCellView *self, gboolean selected);
void desk_day_cell_view_set_carried (DeskDayCellView *self, gboolean carried);

G_END_DECLS
