// SPDX-License-Identifier: GPL-3.0-or-later
// A column of the day grid. Cells that leave the view are given to those that come; the selected one is always there, for it
// may hold the focus.

#include "ui/appointments/day-column-view.h"

#define GAP 4 /* between cells */
#define SIDE 4

struct _DeskDayColumnView
{
  GtkWidget parent_instance;

  const DeskDayStretch *stretch; /* the grid's */
  const DeskDayColumn *column;   /* NULL: it stands by */
  const DeskDayCell *selected;
  const char *carried;
  GPtrArray *views;  /* of DeskDayCellView that show a cell; owned by the list */
  GPtrArray *spares; /* of those that stand by */

  GtkWidget *head;
  GtkInscription *title;
  GtkInscription *taken;
  GtkInscription *place;
  GtkWidget *list;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (DeskDayColumnView, desk_day_column_view, GTK_TYPE_WIDGET)

static void
put_aside (DeskDayColumnView *self, guint position)
{
  DeskDayCellView *view = g_ptr_array_steal_index_fast (self->views, position);

  desk_day_cell_view_show (view, NULL, 0, 0);
  desk_day_cell_view_set_selected (view, FALSE);
  desk_day_cell_view_set_carried (view, FALSE);
  g_ptr_array_add (self->spares, view);
}

/* Only those that nobody needs are hidden: on another day nearly all are shown again at once, and to hide and show a widget costs
 * more than to fill it. */
static void
hide_spares (DeskDayColumnView *self)
{
  for (guint i = 0; i < self->spares->len; i++)
    desk_day_cell_view_hide (g_ptr_array_index (self->spares, i));
}

/* One that stands by, best of all one that showed a cell of the same kind; a new one where there is none. */
static DeskDayCellView *
get_spare (DeskDayColumnView *self, const DeskDayCell *cell)
{
  DeskDayCellView *view;

  for (guint i = self->spares->len; i > 0; i--)
    if (desk_day_cell_view_suits (g_ptr_array_index (self->spares, i - 1), cell))
      return g_ptr_array_steal_index_fast (self->spares, i - 1);
  if (self->spares->len > 0)
    return g_ptr_array_steal_index_fast (self->spares, self->spares->len - 1);
  view = DESK_DAY_CELL_VIEW (desk_day_cell_view_new (self->stretch->lettering));
  gtk_widget_set_parent (GTK_WIDGET (view), self->list);
  return view;
}

static gboolean
is_in_view (DeskDayColumnView *self, const DeskDayCell *cell, int room)
{
  double y, height;

  desk_day_column_view_get_bounds (self->stretch, cell, &y, &height);
  return y + height > 0 && y < room;
}

/* Exactly the cells that are in view, and the selected one, have a view. */
static void
fill (DeskDayColumnView *self, int room)
{
  for (guint i = self->views->len; i > 0; i--)
    {
      const DeskDayCell *cell = desk_day_cell_view_get_cell (g_ptr_array_index (self->views, i - 1));

      if (cell != self->selected && !is_in_view (self, cell, room))
        put_aside (self, i - 1);
    }
  for (guint i = 0; i < self->column->cells->len; i++)
    {
      const DeskDayCell *cell = g_ptr_array_index (self->column->cells, i);

      if (cell == self->selected || is_in_view (self, cell, room))
        desk_day_column_view_bring (self, i);
    }
  hide_spares (self);
}

static void
place (DeskDayColumnView *self, DeskDayCellView *view, int width)
{
  const DeskDayCell *cell = desk_day_cell_view_get_cell (view);
  int lane = (width - 2 * SIDE) / (int)self->column->lanes, x = SIDE + lane * (int)cell->lane;
  int y_pixel,
      cell_width = lane * (int)cell->span - (cell->lane + cell->span < self->column->lanes ? GAP : 0);
  double y, height;

  desk_day_column_view_get_bounds (self->stretch, cell, &y, &height);
  y_pixel = (int)(y + 0.5);
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (view),
                            &(GtkAllocation){ x, y_pixel, MAX (1, cell_width),
                                              MAX (1, (int)(y + height + 0.5) - y_pixel) },
                            -1);
}

static void
allocate_list (GtkWidget *list, int width, int height, int baseline)
{
  DeskDayColumnView *self = DESK_DAY_COLUMN_VIEW (gtk_widget_get_parent (list));

  if (gtk_widget_should_layout (GTK_WIDGET (self->note)))
    {
      int natural;

      gtk_widget_measure (GTK_WIDGET (self->note), GTK_ORIENTATION_VERTICAL, width - 2 * SIDE, NULL, &natural,
                          NULL, NULL);
      gtk_widget_size_allocate (GTK_WIDGET (self->note),
                                &(GtkAllocation){ SIDE, SIDE, MAX (1, width - 2 * SIDE), natural }, -1);
    }
  if (self->column == NULL)
    return;
  fill (self, height);
  for (guint i = 0; i < self->views->len; i++)
    place (self, g_ptr_array_index (self->views, i), width);
}

/* The list is as large as it is made; it scrolls. */
static void
measure_list (GtkWidget *list, GtkOrientation orientation, int for_size, int *minimum, int *natural,
              int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
desk_day_column_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                              int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
}

static void
desk_day_column_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DeskDayColumnView *self = DESK_DAY_COLUMN_VIEW (widget);
  int head = self->stretch->head;

  gtk_widget_measure (self->head, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->head, &(GtkAllocation){ 0, 0, width, head }, -1);
  gtk_widget_measure (self->list, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->list, &(GtkAllocation){ 0, head, width, MAX (0, height - head) }, -1);
}

static void
desk_day_column_view_dispose (GObject *object)
{
  DeskDayColumnView *self = DESK_DAY_COLUMN_VIEW (object);

  self->column = NULL;
  self->selected = NULL;
  g_ptr_array_set_size (self->views, 0);
  g_ptr_array_set_size (self->spares, 0);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  G_OBJECT_CLASS (desk_day_column_view_parent_class)->dispose (object);
}

static void
desk_day_column_view_finalize (GObject *object)
{
  DeskDayColumnView *self = DESK_DAY_COLUMN_VIEW (object);

  g_ptr_array_unref (self->views);
  g_ptr_array_unref (self->spares);
  G_OBJECT_CLASS (desk_day_column_view_parent_class)->finalize (object);
}

static void
desk_day_column_view_class_init (DeskDayColumnViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_day_column_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_day_column_view_finalize;
  widget_class->measure = desk_day_column_view_measure;
  widget_class->size_allocate = desk_day_column_view_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "daycolumn");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

/* All that the head says, and what it has no room for. */
static char *
say_column (const DeskDayColumn *column)
{
  const char *const parts[] = { column->taken, column->place, column->note };
  GString *spoken = g_string_new (column->title);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (spoken, ", %s", parts[i]);
  return g_string_free (spoken, FALSE);
}

/* Asked for when it is wanted: to set one has the display say where the pointer is, for each column of each day. */
static gboolean
on_query_tooltip (GtkWidget *head, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                  DeskDayColumnView *self)
{
  g_autofree char *spoken = NULL;

  if (self->column == NULL)
    return FALSE;
  spoken = say_column (self->column);
  gtk_tooltip_set_text (tooltip, spoken);
  return TRUE;
}

/* An inscription and no label: its text may change without the whole window being measured again. */
static GtkInscription *
add_line (DeskDayColumnView *self, const char *style)
{
  GtkInscription *line = GTK_INSCRIPTION (gtk_inscription_new (NULL));

  gtk_inscription_set_text_overflow (line, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (line, 1);
  gtk_inscription_set_min_chars (line, 0);
  gtk_inscription_set_nat_chars (line, 0);
  gtk_widget_add_css_class (GTK_WIDGET (line), style);
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (line));
  return line;
}

static void
desk_day_column_view_init (DeskDayColumnView *self)
{
  self->views = g_ptr_array_new ();
  self->spares = g_ptr_array_new ();

  self->head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->head, "head");
  gtk_widget_set_has_tooltip (self->head, TRUE);
  g_signal_connect_object (self->head, "query-tooltip", G_CALLBACK (on_query_tooltip), self, 0);
  self->title = add_line (self, "heading");
  self->taken = add_line (self, "caption");
  self->place = add_line (self, "caption");
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));

  self->list = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, "overflow",
                             GTK_OVERFLOW_HIDDEN, "layout-manager",
                             gtk_custom_layout_new (NULL, measure_list, allocate_list), NULL);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_xalign (self->note, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "note");
  gtk_box_append (GTK_BOX (self->list), GTK_WIDGET (self->note));
}

/**
 * desk_day_column_view_new:
 * @stretch: the grid's; outlives the view
 *
 * Returns: (transfer floating): a view that stands by
 */
GtkWidget *
desk_day_column_view_new (const DeskDayStretch *stretch)
{
  DeskDayColumnView *self = g_object_new (DESK_TYPE_DAY_COLUMN_VIEW, NULL);

  self->stretch = stretch;
  return GTK_WIDGET (self);
}

/**
 * desk_day_column_view_show:
 * @column: (nullable): what it shows, as long as that is in view; NULL to stand by
 */
void
desk_day_column_view_show (DeskDayColumnView *self, const DeskDayColumn *column)
{
  g_autofree char *spoken = NULL;

  if (self->column == column)
    return;
  while (self->views->len > 0)
    put_aside (self, self->views->len - 1);
  self->column = column;
  self->selected = NULL;
  self->carried = NULL;
  if (column == NULL)
    return;
  spoken = say_column (column);
  gtk_inscription_set_text (self->title, column->title);
  gtk_inscription_set_text (self->taken, column->taken != NULL ? column->taken : column->place);
  gtk_inscription_set_text (self->place, column->taken != NULL ? column->place : NULL);
  gtk_label_set_label (self->note, column->note != NULL ? column->note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), column->note != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_queue_allocate (self->list);
}

/**
 * desk_day_column_view_get_column:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
const DeskDayColumn *
desk_day_column_view_get_column (DeskDayColumnView *self)
{
  return self->column;
}

/**
 * desk_day_column_view_queue_layout:
 * The cells lie elsewhere now: it was scrolled, or the size of text has changed.
 */
void
desk_day_column_view_queue_layout (DeskDayColumnView *self)
{
  gtk_widget_queue_allocate (self->list);
}

/**
 * desk_day_column_view_fill:
 * @room: how high the list is, pixels
 *
 * Makes and fills the cells that will be in view, so that laying out has but to place them.
 */
void
desk_day_column_view_fill (DeskDayColumnView *self, int room)
{
  if (self->column != NULL)
    fill (self, room);
}

/**
 * desk_day_column_view_measure_head:
 *
 * Returns: how high the head has to be, pixels
 */
int
desk_day_column_view_measure_head (DeskDayColumnView *self)
{
  int natural;

  gtk_widget_measure (self->head, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/**
 * desk_day_column_view_select:
 * @cell: (nullable): the selected cell, if it is one of this column
 */
void
desk_day_column_view_select (DeskDayColumnView *self, const DeskDayCell *cell)
{
  if (self->selected == cell)
    return;
  self->selected = cell;
  for (guint i = 0; i < self->views->len; i++)
    {
      DeskDayCellView *view = g_ptr_array_index (self->views, i);

      desk_day_cell_view_set_selected (view, desk_day_cell_view_get_cell (view) == cell);
    }
  gtk_widget_queue_allocate (self->list);
}

/**
 * desk_day_column_view_carry:
 * @appointment: (nullable): the one that is being moved; outlives its being shown
 */
void
desk_day_column_view_carry (DeskDayColumnView *self, const char *appointment)
{
  self->carried = appointment;
  for (guint i = 0; i < self->views->len; i++)
    {
      DeskDayCellView *view = g_ptr_array_index (self->views, i);
      const char *own = desk_day_cell_view_get_cell (view)->appointment;

      desk_day_cell_view_set_carried (view, appointment != NULL && g_strcmp0 (own, appointment) == 0);
    }
}

/**
 * desk_day_column_view_bring:
 * @position: the place of a cell of the column
 *
 * Returns: (transfer none): its view, made where there was none
 */
DeskDayCellView *
desk_day_column_view_bring (DeskDayColumnView *self, guint position)
{
  const DeskDayCell *cell = g_ptr_array_index (self->column->cells, position);
  DeskDayCellView *view = desk_day_column_view_find (self, cell);

  if (view != NULL)
    return view;
  view = get_spare (self, cell);
  g_ptr_array_add (self->views, view);
  desk_day_cell_view_show (view, cell, position + 1, self->column->cells->len);
  desk_day_cell_view_set_selected (view, cell == self->selected);
  desk_day_cell_view_set_carried (view,
                                  self->carried != NULL && g_strcmp0 (cell->appointment, self->carried) == 0);
  return view;
}

/**
 * desk_day_column_view_find:
 *
 * Returns: (transfer none) (nullable): the view of a cell, NULL where it is not in view
 */
DeskDayCellView *
desk_day_column_view_find (DeskDayColumnView *self, const DeskDayCell *cell)
{
  for (guint i = 0; i < self->views->len; i++)
    if (desk_day_cell_view_get_cell (g_ptr_array_index (self->views, i)) == cell)
      return g_ptr_array_index (self->views, i);
  return NULL;
}

/**
 * desk_day_column_view_pick:
 * @x: of the column
 * @y: of the column
 *
 * Returns: (transfer none) (nullable): the cell there
 */
DeskDayCellView *
desk_day_column_view_pick (DeskDayColumnView *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (picked != NULL && !DESK_IS_DAY_CELL_VIEW (picked))
    picked = gtk_widget_get_parent (picked);
  return picked != NULL ? DESK_DAY_CELL_VIEW (picked) : NULL;
}

/**
 * desk_day_column_view_get_bounds:
 * @y: (out): its top, pixels below the head, as far as the day is scrolled
 * @height: (out): its height
 *
 * Says where a cell lies.
 */
void
desk_day_column_view_get_bounds (const DeskDayStretch *stretch, const DeskDayCell *cell, double *y,
                                 double *height)
{
  double top = desk_day_axis_get_y (stretch->axis, cell->minute);

  *y = top - stretch->offset;
  *height = MAX (1, desk_day_axis_get_y (stretch->axis, cell->minute + cell->length) - top - GAP);
}
