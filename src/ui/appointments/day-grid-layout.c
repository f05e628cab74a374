// SPDX-License-Identifier: GPL-3.0-or-later
// The day grid: what is in view, where it lies, and what is drawn beside its widgets.

#include "ui/appointments/day-grid-private.h"

#include <adwaita.h>

#define TOP 4       /* above the first cell, below the last */
#define BESIDE 12   /* around the times */
#define COLUMN_EM 9 /* how broad a column is at least, in heights of a line */
#define LANE_EM 6   /* the same for each of several lanes */
#define CELL_PADDING 9
#define ROWS 20 /* that it would like to show, whatever the day has */

static void
measure_text (DeskDayGrid *self)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (self->line > 0)
    return;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "00:00");
  pango_layout_get_pixel_size (layout, &self->times_width, &height);
  self->times_width += 2 * BESIDE;
  self->line = height;
  g_clear_pointer (&self->axis, desk_day_axis_free);
}

static void
make_labels (DeskDayGrid *self)
{
  g_clear_pointer (&self->labels, g_array_unref);
  self->labels = desk_day_axis_list_labels (self->axis, self->plan, self->line + 4);
  g_ptr_array_set_size (self->times, 0);
  for (guint i = 0; i < self->labels->len; i++)
    {
      int minute = g_array_index (self->labels, int, i);
      g_autofree char *text = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);

      g_ptr_array_add (self->times, gtk_widget_create_pango_layout (GTK_WIDGET (self), text));
    }
}

static void
make_axis (DeskDayGrid *self)
{
  measure_text (self);
  if (self->axis != NULL)
    return;
  self->axis = desk_day_axis_new (self->plan, self->line + CELL_PADDING, 2 * self->line + 2 * CELL_PADDING);
  self->stretch.axis = self->axis;
  make_labels (self);
}

static int
get_height (DeskDayGrid *self)
{
  return (int)(desk_day_axis_get_height (self->axis) + 2 * TOP);
}

static double
measure_column (DeskDayGrid *self, const DeskDayColumn *column)
{
  return MAX (COLUMN_EM * self->line, LANE_EM * self->line * column->lanes);
}

/* Room that is left over is shared out. */
static void
lay_columns (DeskDayGrid *self, double room)
{
  double total = 0, left = 0, more;

  for (guint i = 0; i < self->plan->columns->len; i++)
    total += measure_column (self, g_ptr_array_index (self->plan->columns, i));
  more = self->plan->columns->len > 0 ? MAX (0, room - total) / self->plan->columns->len : 0;
  g_array_set_size (self->lefts, 0);
  g_array_append_val (self->lefts, left);
  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      left += measure_column (self, g_ptr_array_index (self->plan->columns, i)) + more;
      g_array_append_val (self->lefts, left);
    }
}

static double
get_left (DeskDayGrid *self, guint column)
{
  return g_array_index (self->lefts, double, column);
}

static DeskDayColumnView *
find_column_view (DeskDayGrid *self, guint column)
{
  const DeskDayColumn *wanted = desk_day_plan_get_column (self->plan, column);

  for (guint i = 0; i < self->views->len; i++)
    if (desk_day_column_view_get_column (g_ptr_array_index (self->views, i)) == wanted)
      return g_ptr_array_index (self->views, i);
  return NULL;
}

static void
put_aside (DeskDayGrid *self, guint position)
{
  DeskDayColumnView *view = g_ptr_array_steal_index_fast (self->views, position);

  desk_day_column_view_show (view, NULL);
  g_ptr_array_add (self->spares, view);
}

/* Those that nobody needs; the others are shown again at once. */
static void
hide_spares (DeskDayGrid *self)
{
  for (guint i = 0; i < self->spares->len; i++)
    gtk_widget_set_child_visible (g_ptr_array_index (self->spares, i), FALSE);
}

static DeskDayColumnView *
bring (DeskDayGrid *self, guint column)
{
  DeskDayColumnView *view = find_column_view (self, column);

  if (view != NULL)
    return view;
  if (self->spares->len > 0)
    view = g_ptr_array_steal_index_fast (self->spares, self->spares->len - 1);
  else
    {
      view = DESK_DAY_COLUMN_VIEW (desk_day_column_view_new (&self->stretch));
      gtk_widget_set_parent (GTK_WIDGET (view), self->pane);
    }
  g_ptr_array_add (self->views, view);
  desk_day_column_view_show (view, desk_day_plan_get_column (self->plan, column));
  desk_day_column_view_carry (view, self->carried);
  gtk_widget_set_child_visible (GTK_WIDGET (view), TRUE);
  return view;
}

static gboolean
is_selected_column (DeskDayGrid *self, guint column)
{
  return self->has_selected && self->selected.column == column;
}

static double
get_offset (DeskDayGrid *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

static gboolean
is_in_view (DeskDayGrid *self, guint column, double offset, double room)
{
  return get_left (self, column + 1) > offset && get_left (self, column) < offset + room;
}

static void
configure (DeskDayGrid *self, GtkOrientation orientation, double size, double page)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment == NULL)
    return;
  gtk_adjustment_configure (adjustment,
                            CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (0, size - page)), 0,
                            MAX (size, page), page * 0.1, page * 0.9, page);
}

static void
put_columns_aside (DeskDayGrid *self, double room)
{
  double offset = get_offset (self, GTK_ORIENTATION_HORIZONTAL);

  for (guint i = self->views->len; i > 0; i--)
    {
      const DeskDayColumn *column = desk_day_column_view_get_column (g_ptr_array_index (self->views, i - 1));
      guint place;

      if (g_ptr_array_find (self->plan->columns, column, &place)
          && (is_selected_column (self, place) || is_in_view (self, place, offset, room)))
        continue;
      put_aside (self, i - 1);
    }
}

/* Exactly the columns that are in view, and that of the selected cell, have a view. */
static void
fill_pane (DeskDayGrid *self, int room)
{
  double offset = get_offset (self, GTK_ORIENTATION_HORIZONTAL);

  put_columns_aside (self, room);
  for (guint i = 0; i < self->plan->columns->len; i++)
    if (is_selected_column (self, i) || is_in_view (self, i, offset, room))
      desk_day_column_view_select (bring (self, i), is_selected_column (self, i)
                                                        ? desk_day_plan_get_cell (self->plan, self->selected)
                                                        : NULL);
  hide_spares (self);
}

static void
place_column (DeskDayGrid *self, guint column, int height)
{
  DeskDayColumnView *view = find_column_view (self, column);
  double offset = get_offset (self, GTK_ORIENTATION_HORIZONTAL);
  int left = (int)(get_left (self, column) - offset + 0.5),
      right = (int)(get_left (self, column + 1) - offset + 0.5);

  if (view == NULL)
    return;
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (view), &(GtkAllocation){ left, 0, right - left, height }, -1);
}

static void
allocate_pane (GtkWidget *pane, int width, int height, int baseline)
{
  DeskDayGrid *self = DESK_DAY_GRID (gtk_widget_get_parent (pane));

  fill_pane (self, width);
  for (guint i = 0; i < self->plan->columns->len; i++)
    place_column (self, i, height);
}

static void
measure_pane (GtkWidget *pane, GtkOrientation orientation, int for_size, int *minimum, int *natural,
              int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

/* All heads are as high as any: they have three lines each. */
static void
measure_head (DeskDayGrid *self)
{
  DeskDayColumnView *any = self->views->len > 0           ? g_ptr_array_index (self->views, 0)
                           : self->plan->columns->len > 0 ? bring (self, 0)
                                                          : NULL;

  self->stretch.head = any != NULL ? desk_day_column_view_measure_head (any) : 0;
}

void
desk_day_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DeskDayGrid *self = DESK_DAY_GRID (widget);
  int room;

  make_axis (self);
  measure_head (self);
  room = MAX (0, width - self->times_width);
  lay_columns (self, room);
  configure (self, GTK_ORIENTATION_HORIZONTAL, get_left (self, self->plan->columns->len), room);
  configure (self, GTK_ORIENTATION_VERTICAL, get_height (self), MAX (0, height - self->stretch.head));
  if (self->brings_selected && self->has_selected)
    desk_day_grid_scroll_to (self, self->selected);
  self->brings_selected = FALSE;
  self->stretch.offset = get_offset (self, GTK_ORIENTATION_VERTICAL) - TOP;
  gtk_widget_measure (self->pane, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->pane, &(GtkAllocation){ self->times_width, 0, room, height }, -1);
  self->is_placed = TRUE;
}

/* What will be in view is made and filled before the frame is laid out: what changes while it is has all of the window laid out
 * once more, and the display asked how large the screen is, six questions each time. */
void
desk_day_grid_fill (DeskDayGrid *self)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - self->times_width;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - self->stretch.head;

  if (room <= 0 || height <= 0) /* never laid out */
    return;
  make_axis (self);
  lay_columns (self, room);
  self->stretch.offset = get_offset (self, GTK_ORIENTATION_VERTICAL) - TOP;
  fill_pane (self, room);
  for (guint i = 0; i < self->views->len; i++)
    desk_day_column_view_fill (g_ptr_array_index (self->views, i), height);
  self->is_placed = FALSE;
}

void
desk_day_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  DeskDayGrid *self = DESK_DAY_GRID (widget);

  measure_text (self);
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? (int)(ROWS * self->line)
                                                     : self->times_width + (int)(COLUMN_EM * self->line);
}

static void
draw_times (DeskDayGrid *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  /* Beside the words in the middle of a cell with two lines. */
  double label = (self->line + 2 * CELL_PADDING) / 2 - 2;
  GdkRGBA faint = *color;

  faint.alpha *= DESK_DAY_FAINT;
  for (guint i = 0; i < self->times->len; i++)
    {
      int minute = g_array_index (self->labels, int, i), height, width;
      double y = desk_day_axis_get_y (self->axis, minute) - self->stretch.offset + label;

      pango_layout_get_pixel_size (g_ptr_array_index (self->times, i), &width, &height);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)(self->times_width - BESIDE - width),
                                                              (float)(int)y));
      gtk_snapshot_append_layout (snapshot, g_ptr_array_index (self->times, i), &faint);
      gtk_snapshot_restore (snapshot);
    }
}

/* Hours in which nobody receives: a band across all columns. */
static void
draw_pauses (DeskDayGrid *self, GtkSnapshot *snapshot, const GdkRGBA *color, float width)
{
  guint n_pieces;
  const DeskDayPiece *pieces = desk_day_axis_list_pieces (self->axis, &n_pieces);
  GdkRGBA faint = *color;

  faint.alpha *= 0.06f;
  for (guint i = 0; i < n_pieces; i++)
    if (pieces[i].is_folded)
      gtk_snapshot_append_color (snapshot, &faint,
                                 &GRAPHENE_RECT_INIT (0, (float)(pieces[i].y - self->stretch.offset), width,
                                                      (float)pieces[i].height - 4));
}

static void
draw_now (DeskDayGrid *self, GtkSnapshot *snapshot, float width)
{
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (
      adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))));
  double y = desk_day_axis_get_y (self->axis, self->plan->now);

  if (self->plan->now < 0 || y <= 0 || y >= desk_day_axis_get_height (self->axis))
    return;
  gtk_snapshot_append_color (snapshot, accent,
                             &GRAPHENE_RECT_INIT (0, (float)(y - self->stretch.offset - 3), width, 2));
}

void
desk_day_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DeskDayGrid *self = DESK_DAY_GRID (widget);
  float width = (float)gtk_widget_get_width (widget), head = (float)self->stretch.head;
  float height = (float)gtk_widget_get_height (widget) - head;
  GdkRGBA color;

  if (self->axis == NULL)
    return;
  gtk_widget_get_color (widget, &color);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, head, width, height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, head));
  draw_pauses (self, snapshot, &color, width);
  draw_times (self, snapshot, &color);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, self->pane, snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, head, width, height));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, head));
  draw_now (self, snapshot, width);
  gtk_snapshot_pop (snapshot);
}

/* The columns that are in view lie in it. */
GtkWidget *
desk_day_grid_make_pane (void)
{
  return g_object_new (GTK_TYPE_BOX, "overflow", GTK_OVERFLOW_HIDDEN, "layout-manager",
                       gtk_custom_layout_new (NULL, measure_pane, allocate_pane), NULL);
}

/* Everything lies elsewhere. */
void
desk_day_grid_queue_layout (DeskDayGrid *self)
{
  gtk_widget_queue_allocate (self->pane);
  for (guint i = 0; i < self->views->len; i++)
    desk_day_column_view_queue_layout (g_ptr_array_index (self->views, i));
}

/* Another size of text. */
void
desk_day_grid_forget_text (DeskDayGrid *self)
{
  self->line = 0;
  desk_day_lettering_forget (self->stretch.lettering);
  desk_day_grid_queue_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* No view shows anything of the plan any more. It asks for no other size: it scrolls, and to measure all the window for a new
 * day takes a tenth of a frame. */
void
desk_day_grid_forget_day (DeskDayGrid *self)
{
  while (self->views->len > 0)
    put_aside (self, self->views->len - 1);
  g_clear_pointer (&self->axis, desk_day_axis_free);
  desk_day_lettering_turn (self->stretch.lettering);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The cell at a point of the grid. Cells that are filled and not placed yet lie where others lay. */
gboolean
desk_day_grid_pick (DeskDayGrid *self, double x, double y, DeskDayPlace *place)
{
  if (!self->is_placed)
    return FALSE;
  for (guint i = 0; i < self->views->len; i++)
    {
      DeskDayColumnView *view = g_ptr_array_index (self->views, i);
      graphene_point_t point;
      DeskDayCellView *cell;

      if (!gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (view),
                                     &GRAPHENE_POINT_INIT ((float)x, (float)y), &point)
          || !gtk_widget_contains (GTK_WIDGET (view), point.x, point.y))
        continue;
      cell = desk_day_column_view_pick (view, point.x, point.y);
      return cell != NULL
             && g_ptr_array_find (self->plan->columns, desk_day_column_view_get_column (view), &place->column)
             && g_ptr_array_find (desk_day_column_view_get_column (view)->cells,
                                  desk_day_cell_view_get_cell (cell), &place->cell);
    }
  return FALSE;
}

/* The view of a cell; one that is not in view gets its view now. */
GtkWidget *
desk_day_grid_find_view (DeskDayGrid *self, DeskDayPlace place)
{
  DeskDayColumnView *column;

  if (desk_day_plan_get_cell (self->plan, place) == NULL)
    return NULL;
  column = bring (self, place.column);
  return GTK_WIDGET (desk_day_column_view_bring (column, place.cell));
}

/* Scrolls as little as brings the cell into view. */
void
desk_day_grid_scroll_to (DeskDayGrid *self, DeskDayPlace place)
{
  const DeskDayCell *cell = desk_day_plan_get_cell (self->plan, place);
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (cell == NULL || self->axis == NULL || self->lefts->len <= place.column + 1)
    return;
  if (horizontal != NULL)
    gtk_adjustment_clamp_page (horizontal, get_left (self, place.column), get_left (self, place.column + 1));
  if (vertical != NULL)
    gtk_adjustment_clamp_page (vertical, desk_day_axis_get_y (self->axis, cell->minute),
                               desk_day_axis_get_y (self->axis, cell->minute + cell->length) + 2 * TOP);
}

gboolean
desk_day_grid_scroll_by (DeskDayGrid *self, double x, double y)
{
  const double steps[] = { x, y };
  gboolean moved = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    {
      double before = get_offset (self, i);

      if (self->adjustments[i] != NULL)
        gtk_adjustment_set_value (self->adjustments[i], before + steps[i]);
      moved = moved || get_offset (self, i) != before;
    }
  return moved;
}
