// SPDX-License-Identifier: GPL-3.0-or-later
// The day grid: how keys and pointer walk over it. One cell is selected, and that one takes the focus.

#include "ui/appointments/day-grid-private.h"
#include "ui/widgets/digit-keys.h"

gboolean
desk_day_grid_has_focus (DeskDayGrid *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

/* The view of the selected cell is made at once, so that it can take the focus. */
gboolean
desk_day_grid_focus_selected (DeskDayGrid *self)
{
  GtkWidget *view = self->has_selected ? desk_day_grid_find_view (self, self->selected) : NULL;

  return view != NULL && gtk_widget_grab_focus (view);
}

/* Who comes into the grid sees where. */
gboolean
desk_day_grid_enter (DeskDayGrid *self)
{
  self->brings_selected = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return desk_day_grid_focus_selected (self);
}

void
desk_day_grid_show_selected (DeskDayGrid *self, gboolean focus)
{
  if (self->has_selected)
    desk_day_grid_find_view (self, self->selected);
  for (guint i = 0; i < self->views->len; i++)
    {
      DeskDayColumnView *view = g_ptr_array_index (self->views, i);
      const DeskDayColumn *column = desk_day_column_view_get_column (view);

      desk_day_column_view_select (view, column == desk_day_grid_get_column (self)
                                             ? desk_day_grid_get_cell (self)
                                             : NULL);
    }
  gtk_widget_queue_allocate (self->pane);
  if (focus)
    desk_day_grid_focus_selected (self);
  desk_day_grid_tell_selected (self);
}

static void
walk (DeskDayGrid *self, int columns, int cells)
{
  DeskDayPlace place = self->selected;

  if (!self->has_selected || !desk_day_plan_step (self->plan, columns, cells, self->minute, &place))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  self->selected = place;
  if (columns == 0)
    self->minute = desk_day_plan_get_cell (self->plan, place)->minute;
  desk_day_grid_scroll_to (self, self->selected);
  desk_day_grid_show_selected (self, TRUE);
}

static gboolean
on_walk (GtkWidget *widget, GVariant *steps, gpointer data)
{
  int columns, cells;

  g_variant_get (steps, "(ii)", &columns, &cells);
  walk (DESK_DAY_GRID (widget), columns, cells);
  return GDK_EVENT_STOP;
}

static gboolean
on_activate (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  DeskDayGrid *self = DESK_DAY_GRID (widget);

  if (!self->has_selected)
    return GDK_EVENT_PROPAGATE;
  desk_day_grid_activate (self);
  return GDK_EVENT_STOP;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                DeskDayGrid *self)
{
  char digit = desk_digit_keys_read (keycode, keyval, state);
  DeskDayPlace place;

  if (digit < '0' || digit > '9'
      || !desk_day_plan_find_digit (self->plan, digit == '0' ? 10 : (guint)(digit - '0'), &place))
    return GDK_EVENT_PROPAGATE;
  desk_day_grid_select (self, place);
  desk_day_grid_focus_selected (self);
  desk_day_grid_activate (self);
  return GDK_EVENT_STOP;
}

static void
on_pressed (DeskDayGrid *self, int n_press, double x, double y)
{
  DeskDayPlace place;

  if (!desk_day_grid_pick (self, x, y, &place))
    return;
  desk_day_grid_select (self, place);
  desk_day_grid_focus_selected (self);
  if (n_press == 2)
    desk_day_grid_activate (self);
}

static void
on_menu_pressed (DeskDayGrid *self, int n_press, double x, double y)
{
  GdkRectangle at = { (int)x, (int)y, 1, 1 };
  DeskDayPlace place;

  if (!desk_day_grid_pick (self, x, y, &place))
    return;
  desk_day_grid_select (self, place);
  desk_day_grid_focus_selected (self);
  desk_day_grid_open_menu (self, &at);
}

static gboolean
on_menu_key (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  DeskDayGrid *self = DESK_DAY_GRID (widget);
  GtkWidget *view = self->has_selected ? desk_day_grid_find_view (self, self->selected) : NULL;
  graphene_rect_t bounds;
  GdkRectangle at;

  if (view == NULL || !gtk_widget_compute_bounds (view, widget, &bounds))
    return GDK_EVENT_PROPAGATE;
  at = (GdkRectangle){ (int)(bounds.origin.x + bounds.size.width / 2),
                       (int)(bounds.origin.y + bounds.size.height), 1, 1 };
  desk_day_grid_open_menu (self, &at);
  return GDK_EVENT_STOP;
}

static void
add_walk (GtkWidgetClass *klass, guint key, guint keypad, int columns, int cells)
{
  gtk_widget_class_add_binding (klass, key, GDK_NO_MODIFIER_MASK, on_walk, "(ii)", columns, cells);
  gtk_widget_class_add_binding (klass, keypad, GDK_NO_MODIFIER_MASK, on_walk, "(ii)", columns, cells);
}

/* Keys by which one scrolls elsewhere go to another day here. */
static void
add_action (GtkWidgetClass *klass, guint key, guint keypad, GdkModifierType modifiers, const char *action)
{
  gtk_widget_class_add_binding_action (klass, key, modifiers, action, NULL);
  gtk_widget_class_add_binding_action (klass, keypad, modifiers, action, NULL);
}

void
desk_day_grid_bind_keys (GtkWidgetClass *klass)
{
  static const guint enter[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space };

  add_walk (klass, GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0);
  add_walk (klass, GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0);
  add_walk (klass, GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1);
  add_walk (klass, GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1);
  for (guint i = 0; i < G_N_ELEMENTS (enter); i++)
    gtk_widget_class_add_binding (klass, enter[i], GDK_NO_MODIFIER_MASK, on_activate, NULL);
  add_action (klass, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GDK_NO_MODIFIER_MASK, "appointments.previous-day");
  add_action (klass, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, GDK_NO_MODIFIER_MASK, "appointments.next-day");
  add_action (klass, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GDK_SHIFT_MASK, "appointments.previous-week");
  add_action (klass, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, GDK_SHIFT_MASK, "appointments.next-week");
  add_action (klass, GDK_KEY_Home, GDK_KEY_KP_Home, GDK_NO_MODIFIER_MASK, "appointments.today");
  gtk_widget_class_add_binding (klass, GDK_KEY_Menu, GDK_NO_MODIFIER_MASK, on_menu_key, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
}

void
desk_day_grid_add_controllers (DeskDayGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new (), *menu = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (on_menu_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
}
