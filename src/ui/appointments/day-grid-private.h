// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of the day grid know of each other.
#pragma once

#include "ui/appointments/day-column-view.h"
#include "ui/appointments/day-grid.h"

G_BEGIN_DECLS

struct _DeskDayGrid
{
  GtkWidget parent_instance;

  DeskDayPlan *plan; /* never NULL */
  DeskDayAxis *axis;
  DeskDayStretch stretch;
  GArray *lefts; /* of double: where each column begins, and where the last one ends */
  GPtrArray *views;
  GPtrArray *spares;
  GPtrArray *times; /* of PangoLayout: the labels beside the day */
  GArray *labels;   /* of int: the minutes they are at */
  double line;      /* height of a line of text; 0: to be measured */
  int times_width;
  DeskDayPlace selected;
  gboolean has_selected;
  gboolean is_placed;       /* what is in view lies where it belongs */
  gboolean brings_selected; /* into view, when it is known where things lie */
  int minute;               /* at which one walks sideways */
  char *carried;

  GtkWidget *pane; /* what the columns lie in */
  GtkAdjustment *adjustments[2];
  GtkScrollablePolicy policies[2];
};

/* day-grid.c */
void desk_day_grid_tell_selected (DeskDayGrid *self);
void desk_day_grid_activate (DeskDayGrid *self);
void desk_day_grid_open_menu (DeskDayGrid *self, const GdkRectangle *at);
void desk_day_grid_drop (DeskDayGrid *self, const char *appointment, DeskDayPlace place);

/* day-grid-layout.c */
void desk_day_grid_queue_layout (DeskDayGrid *self);
void desk_day_grid_forget_text (DeskDayGrid *self);
void desk_day_grid_forget_day (DeskDayGrid *self);
void desk_day_grid_fill (DeskDayGrid *self);
void desk_day_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                            int *natural, int *minimum_baseline, int *natural_baseline);
void desk_day_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline);
void desk_day_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
GtkWidget *desk_day_grid_make_pane (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *desk_day_grid_find_view (DeskDayGrid *self, DeskDayPlace place);
gboolean desk_day_grid_pick (DeskDayGrid *self, double x, double y, DeskDayPlace *place);
void desk_day_grid_scroll_to (DeskDayGrid *self, DeskDayPlace place);
gboolean desk_day_grid_scroll_by (DeskDayGrid *self, double x, double y);

/* day-grid-walk.c */
gboolean desk_day_grid_has_focus (DeskDayGrid *self);
gboolean desk_day_grid_focus_selected (DeskDayGrid *self);
gboolean desk_day_grid_enter (DeskDayGrid *self);
void desk_day_grid_show_selected (DeskDayGrid *self, gboolean focus);
void desk_day_grid_bind_keys (GtkWidgetClass *klass);
void desk_day_grid_add_controllers (DeskDayGrid *self);

/* day-grid-drag.c */
void desk_day_grid_install_drag (DeskDayGrid *self);

G_END_DECLS
