// SPDX-License-Identifier: GPL-3.0-or-later
// The day grid. Its data is day-plan.c, the axis of time day-axis.c, a column day-column-view.c, a cell day-cell-view.c; where
// things lie is day-grid-layout.c, how one walks over it day-grid-walk.c, dragging day-grid-drag.c.

#include "ui/appointments/day-grid-private.h"

typedef enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
} DeskDayGridProperty;

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_MENU,
  SIGNAL_DROPPED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskDayGrid, desk_day_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

/* Tab goes past the grid; the arrows walk in it. A menu that is open is walked over by itself. */
static gboolean
desk_day_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DeskDayGrid *self = DESK_DAY_GRID (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child != NULL && GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
    return gtk_widget_child_focus (child, direction);
  if (desk_day_grid_has_focus (self))
    return FALSE;
  return desk_day_grid_enter (self);
}

static gboolean
desk_day_grid_grab_focus (GtkWidget *widget)
{
  return desk_day_grid_enter (DESK_DAY_GRID (widget));
}

static void
desk_day_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (desk_day_grid_parent_class)->css_changed (widget, change);
  desk_day_grid_forget_text (DESK_DAY_GRID (widget));
}

static void
desk_day_grid_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (desk_day_grid_parent_class)->system_setting_changed (widget, setting);
  desk_day_grid_forget_text (DESK_DAY_GRID (widget));
}

static void
on_scrolled (DeskDayGrid *self)
{
  desk_day_grid_fill (self);
  desk_day_grid_queue_layout (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (DeskDayGrid *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  g_object_ref_sink (adjustment);
  g_clear_object (&self->adjustments[orientation]);
  self->adjustments[orientation] = adjustment;
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_scrolled), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
desk_day_grid_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskDayGrid *self = DESK_DAY_GRID (object);

  switch ((DeskDayGridProperty)prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_day_grid_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskDayGrid *self = DESK_DAY_GRID (object);

  switch ((DeskDayGridProperty)prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Where the shades at the edges begin: times and heads do not move. */
static gboolean
get_border (GtkScrollable *scrollable, GtkBorder *border)
{
  DeskDayGrid *self = DESK_DAY_GRID (scrollable);

  *border = (GtkBorder){ .left = (gint16)self->times_width, .top = (gint16)self->stretch.head };
  return TRUE;
}

static void
scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = get_border;
}

static void
desk_day_grid_dispose (GObject *object)
{
  DeskDayGrid *self = DESK_DAY_GRID (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    if (self->adjustments[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
        g_clear_object (&self->adjustments[i]);
      }
  g_ptr_array_set_size (self->views, 0);
  g_ptr_array_set_size (self->spares, 0);
  g_clear_pointer (&self->pane, gtk_widget_unparent);
  G_OBJECT_CLASS (desk_day_grid_parent_class)->dispose (object);
}

static void
desk_day_grid_finalize (GObject *object)
{
  DeskDayGrid *self = DESK_DAY_GRID (object);

  g_ptr_array_unref (self->views);
  g_ptr_array_unref (self->spares);
  g_ptr_array_unref (self->times);
  g_clear_pointer (&self->labels, g_array_unref);
  g_array_unref (self->lefts);
  g_clear_pointer (&self->axis, desk_day_axis_free);
  desk_day_plan_free (self->plan);
  desk_day_lettering_free (self->stretch.lettering);
  g_free (self->carried);
  G_OBJECT_CLASS (desk_day_grid_parent_class)->finalize (object);
}

static void
desk_day_grid_class_init (DeskDayGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_day_grid_get_property;
  object_class->set_property = desk_day_grid_set_property;
  object_class->dispose = desk_day_grid_dispose;
  object_class->finalize = desk_day_grid_finalize;
  widget_class->measure = desk_day_grid_measure;
  widget_class->size_allocate = desk_day_grid_size_allocate;
  widget_class->snapshot = desk_day_grid_snapshot;
  widget_class->focus = desk_day_grid_focus;
  widget_class->grab_focus = desk_day_grid_grab_focus;
  widget_class->css_changed = desk_day_grid_css_changed;
  widget_class->system_setting_changed = desk_day_grid_system_setting_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[SIGNAL_SELECTED] =
      g_signal_new ("selected", DESK_TYPE_DAY_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", DESK_TYPE_DAY_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MENU] = g_signal_new ("menu", DESK_TYPE_DAY_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", DESK_TYPE_DAY_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_css_name (widget_class, "daygrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  desk_day_grid_bind_keys (widget_class);
}

static void
desk_day_grid_init (DeskDayGrid *self)
{
  self->plan = desk_day_plan_new ();
  self->views = g_ptr_array_new ();
  self->spares = g_ptr_array_new ();
  self->times = g_ptr_array_new_with_free_func (g_object_unref);
  self->lefts = g_array_new (FALSE, FALSE, sizeof (double));
  self->stretch.lettering = desk_day_lettering_new (GTK_WIDGET (self));
  self->pane = desk_day_grid_make_pane ();
  gtk_widget_set_parent (self->pane, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  desk_day_grid_add_controllers (self);
  desk_day_grid_install_drag (self);
}

/**
 * desk_day_grid_new:
 *
 * Returns: (transfer floating): a grid without receptions
 */
GtkWidget *
desk_day_grid_new (void)
{
  return g_object_new (DESK_TYPE_DAY_GRID, NULL);
}

/**
 * desk_day_grid_take_plan:
 * @plan: (transfer full): laid out
 *
 * Shows a day. What was selected stays so where it, or its time with the same reception, is there as well.
 */
void
desk_day_grid_take_plan (DeskDayGrid *self, DeskDayPlan *plan)
{
  const DeskDayColumn *column = desk_day_grid_get_column (self);
  const DeskDayCell *cell = desk_day_grid_get_cell (self);
  gboolean had_focus = desk_day_grid_has_focus (self);

  self->has_selected = (cell != NULL && desk_day_plan_find (plan, column->reception, cell, &self->selected))
                       || desk_day_plan_find_first (plan, &self->selected);
  desk_day_grid_forget_day (self);
  desk_day_plan_free (self->plan);
  self->plan = plan;
  if (self->has_selected)
    self->minute = desk_day_grid_get_cell (self)->minute;
  desk_day_grid_show_selected (self, had_focus);
  desk_day_grid_fill (self);
}

/**
 * desk_day_grid_get_plan:
 *
 * Returns: (transfer none): the day in view
 */
const DeskDayPlan *
desk_day_grid_get_plan (DeskDayGrid *self)
{
  return self->plan;
}

/**
 * desk_day_grid_get_column:
 *
 * Returns: (transfer none) (nullable): the column of the selected cell
 */
const DeskDayColumn *
desk_day_grid_get_column (DeskDayGrid *self)
{
  return self->has_selected ? desk_day_plan_get_column (self->plan, self->selected.column) : NULL;
}

/**
 * desk_day_grid_get_cell:
 *
 * Returns: (transfer none) (nullable): the selected cell
 */
const DeskDayCell *
desk_day_grid_get_cell (DeskDayGrid *self)
{
  return self->has_selected ? desk_day_plan_get_cell (self->plan, self->selected) : NULL;
}

/**
 * desk_day_grid_select:
 * @place: of a cell of the day in view
 *
 * Selects a cell and brings it into view. The focus stays where it is, unless it is in the grid.
 */
void
desk_day_grid_select (DeskDayGrid *self, DeskDayPlace place)
{
  gboolean had_focus = desk_day_grid_has_focus (self);

  g_return_if_fail (desk_day_plan_get_cell (self->plan, place) != NULL);

  self->selected = place;
  self->has_selected = TRUE;
  self->minute = desk_day_plan_get_cell (self->plan, place)->minute;
  desk_day_grid_scroll_to (self, self->selected);
  desk_day_grid_show_selected (self, had_focus);
}

/**
 * desk_day_grid_select_next_free:
 * Selects the next free place of the same column, where there is one.
 *
 * Returns: whether a free place is selected
 */
gboolean
desk_day_grid_select_next_free (DeskDayGrid *self)
{
  DeskDayPlace place = self->selected;

  if (!self->has_selected)
    return FALSE;
  do
    if (desk_day_plan_get_cell (self->plan, place)->kind == DESK_DAY_FREE)
      {
        desk_day_grid_select (self, place);
        return TRUE;
      }
  while (desk_day_plan_step (self->plan, 0, 1, 0, &place));
  return FALSE;
}

/**
 * desk_day_grid_set_carried:
 * @appointment: (nullable): id of the one that is being moved
 */
void
desk_day_grid_set_carried (DeskDayGrid *self, const char *appointment)
{
  if (!g_set_str (&self->carried, appointment))
    return;
  for (guint i = 0; i < self->views->len; i++)
    desk_day_column_view_carry (g_ptr_array_index (self->views, i), self->carried);
}

/* What the other files of the grid tell. */

void
desk_day_grid_tell_selected (DeskDayGrid *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

void
desk_day_grid_activate (DeskDayGrid *self)
{
  if (self->has_selected)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

void
desk_day_grid_open_menu (DeskDayGrid *self, const GdkRectangle *at)
{
  g_signal_emit (self, signals[SIGNAL_MENU], 0, at);
}

void
desk_day_grid_drop (DeskDayGrid *self, const char *appointment, DeskDayPlace place)
{
  desk_day_grid_select (self, place);
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, appointment);
}
