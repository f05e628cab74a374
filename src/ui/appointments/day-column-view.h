// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/appointments/day-axis.h"
#include "ui/appointments/day-cell-view.h"

G_BEGIN_DECLS

/**
 * DeskDayStretch:
 * @axis: where the times of the day lie
 * @lettering: the words of its cells
 * @head: how high the head of a column is, pixels
 * @offset: how far the day is scrolled, pixels
 *
 * What all columns of the grid share.
 */
typedef struct
{
  const DeskDayAxis *axis;
  DeskDayLettering *lettering;
  int head;
  double offset;
} DeskDayStretch;

#define DESK_TYPE_DAY_COLUMN_VIEW (desk_day_column_view_get_type ())

/**
 * DeskDayColumnView:
 * One column of the day grid on the screen: its head, and those of its cells that are in view. To a screen reader it is a list
 * with the name of the reception.
 */
G_DECLARE_FINAL_TYPE (DeskDayColumnView, desk_day_column_view, DESK, DAY_COLUMN_VIEW, GtkWidget)

GtkWidget *desk_day_column_view_new (const DeskDayStretch *stretch) G_GNUC_WARN_UNUSED_RESULT;
void desk_day_column_view_show (DeskDayColumnView *self, const DeskDayColumn *column);
const DeskDayColumn *desk_day_column_view_get_column (DeskDayColumnView *self);
void desk_day_column_view_queue_layout (DeskDayColumnView *self);
void desk_day_column_view_fill (DeskDayColumnView *self, int room);
int desk_day_column_view_measure_head (DeskDayColumnView *self);
void desk_day_column_view_select (DeskDayColumnView *self, const DeskDayCell *cell);
void desk_day_column_view_carry (DeskDayColumnView *self, const char *appointment);
DeskDayCellView *desk_day_column_view_bring (DeskDayColumnView *self, guint position);
DeskDayCellView *desk_day_column_view_find (DeskDayColumnView *self, const DeskDayCell *cell);
DeskDayCellView *desk_day_column_view_pick (DeskDayColumnView *self, double x, double y);
void desk_day_column_view_get_bounds (const DeskDayStretch *stretch, const DeskDayCell *cell, double *y,
                                      double *height);

G_END_DECLS
