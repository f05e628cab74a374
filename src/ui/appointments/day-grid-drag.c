// SPDX-License-Identifier: GPL-3.0-or-later
// Dragging an appointment to another place of the day grid. Anything may be dropped upon: whoever handles the drop says why it
// will not do.

#include "ui/appointments/day-grid-private.h"

#define EDGE 40  /* px from the edge at which the day begins to scroll */
#define SPEED 12 /* px a frame */

#define DRAG_DATA "desk-day-drag"

/* A drag over the grid. */
typedef struct
{
  double x, y; /* where the pointer is */
  guint tick;
} Drag;

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, DeskDayGrid *self)
{
  DeskDayPlace place;
  const DeskDayCell *cell;

  if (!desk_day_grid_pick (self, x, y, &place))
    return NULL;
  cell = desk_day_plan_get_cell (self->plan, place);
  return cell->may_move ? gdk_content_provider_new_typed (G_TYPE_STRING, cell->appointment) : NULL;
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, DeskDayGrid *self)
{
  double x, y;
  DeskDayPlace place;
  GtkWidget *view;
  g_autoptr (GdkPaintable) picture = NULL;

  if (!gtk_gesture_get_point (GTK_GESTURE (source), NULL, &x, &y) || !desk_day_grid_pick (self, x, y, &place))
    return;
  view = desk_day_grid_find_view (self, place);
  picture = gtk_widget_paintable_new (view);
  gtk_drag_source_set_icon (source, picture, gtk_widget_get_width (view) / 2,
                            gtk_widget_get_height (view) / 2);
  desk_day_grid_set_carried (self, desk_day_plan_get_cell (self->plan, place)->appointment);
}

static void
on_drag_end (GtkDragSource *source, GdkDrag *drag, gboolean deleted, DeskDayGrid *self)
{
  desk_day_grid_set_carried (self, NULL);
}

static double
get_step (double at, double size)
{
  return at < EDGE ? -SPEED : at > size - EDGE ? SPEED : 0;
}

/* Near an edge the day scrolls on, as far as it goes. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Drag *drag = data;
  DeskDayGrid *self = DESK_DAY_GRID (widget);

  desk_day_grid_scroll_by (
      self, get_step (drag->x - self->times_width, gtk_widget_get_width (widget) - self->times_width),
      get_step (drag->y - self->stretch.head, gtk_widget_get_height (widget) - self->stretch.head));
  return G_SOURCE_CONTINUE;
}

static void
stop_scrolling (GtkWidget *widget, Drag *drag)
{
  if (drag->tick != 0)
    gtk_widget_remove_tick_callback (widget, drag->tick);
  drag->tick = 0;
}

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, DeskDayGrid *self)
{
  Drag *drag = g_object_get_data (G_OBJECT (self), DRAG_DATA);
  DeskDayPlace place;

  drag->x = x;
  drag->y = y;
  if (drag->tick == 0)
    drag->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, drag, NULL);
  if (!desk_day_grid_pick (self, x, y, &place))
    return 0;
  if (desk_day_plan_get_cell (self->plan, place) != desk_day_grid_get_cell (self))
    desk_day_grid_select (self, place);
  return GDK_ACTION_MOVE;
}

static void
on_leave (GtkDropTarget *target, DeskDayGrid *self)
{
  stop_scrolling (GTK_WIDGET (self), g_object_get_data (G_OBJECT (self), DRAG_DATA));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, DeskDayGrid *self)
{
  DeskDayPlace place;
  g_autofree char *appointment = g_value_dup_string (value);

  stop_scrolling (GTK_WIDGET (self), g_object_get_data (G_OBJECT (self), DRAG_DATA));
  if (!desk_day_grid_pick (self, x, y, &place))
    return FALSE;
  desk_day_grid_drop (self, appointment, place);
  return TRUE;
}

void
desk_day_grid_install_drag (DeskDayGrid *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  g_object_set_data_full (G_OBJECT (self), DRAG_DATA, g_new0 (Drag, 1), g_free);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
