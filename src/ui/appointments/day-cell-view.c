// SPDX-License-Identifier: GPL-3.0-or-later
// A cell of the day grid. Free places and the like have their words in the middle, an appointment is a card with icon, name
// and state; where a place is too short for two lines the second follows in the first.

#include "ui/appointments/day-cell-view.h"

#define PADDING 10
#define MARK 4 /* of a card that wants attention, at its edge */

struct _DeskDayCellView
{
  GtkWidget parent_instance;

  const DeskDayCell *cell; /* NULL: it stands by; of the plan that is in view */
  const char *kind_class;
  gboolean is_hidden;
  gboolean selected;
  gboolean carried;

  DeskDayLettering *lettering; /* the grid's */
};

G_DEFINE_FINAL_TYPE (DeskDayCellView, desk_day_cell_view, GTK_TYPE_WIDGET)

static const char *const kind_classes[] = {
  [DESK_DAY_FREE] = "free",        [DESK_DAY_WALK_IN] = "walk-in", [DESK_DAY_PASSED] = "passed",
  [DESK_DAY_ELSEWHERE] = "passed", [DESK_DAY_HELD] = "held",       [DESK_DAY_BOOKING] = "booking",
};

/* Quiet cells, which nothing can be done with, have small words. */
static DeskDayFace
get_title_face (DeskDayCellView *self)
{
  gboolean is_loud = self->cell->kind == DESK_DAY_FREE || self->cell->kind == DESK_DAY_BOOKING;

  return is_loud ? DESK_DAY_FACE_BOLD : DESK_DAY_FACE_SMALL;
}

static void
draw_text (DeskDayCellView *self, GtkSnapshot *snapshot, const char *text, DeskDayFace face, double x,
           double y, double width, const GdkRGBA *color, gboolean is_faint)
{
  GdkRGBA faint = *color;

  if (is_faint)
    faint.alpha *= DESK_DAY_FAINT;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)(int)x, (float)(int)y));
  desk_day_lettering_draw (self->lettering, snapshot, text, face, (int)width, &faint);
  gtk_snapshot_restore (snapshot);
}

/* The key that takes the place, drawn as one. */
static void
draw_digit (DeskDayCellView *self, GtkSnapshot *snapshot, const char *digit, int text_width, int text_height,
            const GdkRGBA *color)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  float widths[] = { 1, 1, 1, 1 };
  GdkRGBA faint = *color;
  GdkRGBA colors[4];
  GskRoundedRect key;
  graphene_rect_t bounds;

  faint.alpha *= 0.3f;
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    colors[i] = faint;
  if (text_height + 4 > height)
    return;
  bounds = GRAPHENE_RECT_INIT (PADDING, (float)((height - text_height) / 2 - 1), (float)text_height + 2,
                               (float)text_height + 2);
  gsk_rounded_rect_init_from_rect (&key, &bounds, 4);
  gtk_snapshot_append_border (snapshot, &key, widths, colors);
  draw_text (self, snapshot, digit, DESK_DAY_FACE_SMALL, PADDING + (text_height + 2 - text_width) / 2.0,
             (height - text_height) / 2, text_height, color, TRUE);
}

/* Words in the middle of the cell. */
static void
draw_middle (DeskDayCellView *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  const DeskDayCell *cell = self->cell;
  const char digit[] = { (char)('0' + cell->digit % 10), '\0' };
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  int room = width - 2 * PADDING, text_width, text_height, key_width, key_height;
  double x;

  desk_day_lettering_measure (self->lettering, cell->title, get_title_face (self), &text_width, &text_height);
  text_width = MIN (text_width, room);
  x = PADDING + (room - text_width) / 2.0;
  if (cell->digit > 0)
    {
      desk_day_lettering_measure (self->lettering, digit, DESK_DAY_FACE_SMALL, &key_width, &key_height);
      x = MAX (x, PADDING + key_height + PADDING);
      text_width = MIN (text_width, width - PADDING - (int)x);
      draw_digit (self, snapshot, digit, key_width, key_height, color);
    }
  draw_text (self, snapshot, cell->title, get_title_face (self), x, (height - text_height) / 2.0, text_width,
             color, cell->kind != DESK_DAY_FREE);
}

static void
draw_icon (DeskDayCellView *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->cell->icon == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (PADDING + 2, (float)((height - DESK_DAY_ICON) / 2)));
  desk_day_lettering_draw_icon (self->lettering, snapshot, self->cell->icon, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_card (DeskDayCellView *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  const char *title = self->cell->title, *detail = self->cell->detail;
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  int x = PADDING + 2 + DESK_DAY_ICON + PADDING, room = width - x - PADDING;
  int title_width, title_height, detail_width = 0, detail_height = 0;

  if (self->cell->tone != NULL)
    gtk_snapshot_append_color (snapshot, color,
                               &GRAPHENE_RECT_INIT (MARK, 2 * MARK, MARK, (float)MAX (0, height - 4 * MARK)));
  draw_icon (self, snapshot, color);
  desk_day_lettering_measure (self->lettering, title, DESK_DAY_FACE_BOLD, &title_width, &title_height);
  if (detail != NULL)
    desk_day_lettering_measure (self->lettering, detail, DESK_DAY_FACE_SMALL, &detail_width, &detail_height);
  if (detail == NULL || title_height + detail_height > height)
    {
      int used = MIN (title_width, room), y = (height - title_height) / 2;

      draw_text (self, snapshot, title, DESK_DAY_FACE_BOLD, x, y, used, color, FALSE);
      if (detail != NULL && room - used > 3 * PADDING)
        draw_text (self, snapshot, detail, DESK_DAY_FACE_SMALL, x + used + PADDING,
                   y + (title_height - detail_height) / 2.0, room - used - PADDING, color, TRUE);
      return;
    }
  draw_text (self, snapshot, title, DESK_DAY_FACE_BOLD, x, (height - title_height - detail_height) / 2, room,
             color, FALSE);
  draw_text (self, snapshot, detail, DESK_DAY_FACE_SMALL, x, (height + title_height - detail_height) / 2,
             room, color, TRUE);
}

static void
desk_day_cell_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DeskDayCellView *self = DESK_DAY_CELL_VIEW (widget);
  GdkRGBA color;

  if (self->cell == NULL)
    return;
  gtk_widget_get_color (widget, &color);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                                                         (float)gtk_widget_get_height (widget)));
  if (self->cell->kind == DESK_DAY_BOOKING)
    draw_card (self, snapshot, &color);
  else
    draw_middle (self, snapshot, &color);
  gtk_snapshot_pop (snapshot);
}

static void
desk_day_cell_view_dispose (GObject *object)
{
  DeskDayCellView *self = DESK_DAY_CELL_VIEW (object);

  self->cell = NULL;
  G_OBJECT_CLASS (desk_day_cell_view_parent_class)->dispose (object);
}

static void
desk_day_cell_view_class_init (DeskDayCellViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_day_cell_view_dispose;
  widget_class->snapshot = desk_day_cell_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "daycell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
desk_day_cell_view_init (DeskDayCellView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static void
set_class (DeskDayCellView *self, const char *name, gboolean is_on)
{
  if (is_on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
set_kind (DeskDayCellView *self, const char *kind, const char *tone)
{
  if (self->kind_class != kind)
    {
      if (self->kind_class != NULL)
        set_class (self, self->kind_class, FALSE);
      self->kind_class = kind;
      set_class (self, kind, TRUE);
    }
  set_class (self, "warning", g_strcmp0 (tone, "warning") == 0);
  set_class (self, "error", g_strcmp0 (tone, "error") == 0);
}

static void
set_hidden (DeskDayCellView *self, gboolean is_hidden)
{
  if (self->is_hidden == is_hidden)
    return;
  self->is_hidden = is_hidden;
  gtk_widget_set_child_visible (GTK_WIDGET (self), !is_hidden);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, is_hidden, -1);
}

/**
 * desk_day_cell_view_new:
 * @lettering: the grid's; outlives the view
 *
 * Returns: (transfer floating): a view that stands by
 */
GtkWidget *
desk_day_cell_view_new (DeskDayLettering *lettering)
{
  DeskDayCellView *self = g_object_new (DESK_TYPE_DAY_CELL_VIEW, NULL);

  self->lettering = lettering;
  return GTK_WIDGET (self);
}

/**
 * desk_day_cell_view_show:
 * @cell: (nullable): what it shows, as long as that is in view; NULL to stand by
 * @number: the how manieth of its column it is, from 1
 * @of: how many there are
 */
void
desk_day_cell_view_show (DeskDayCellView *self, const DeskDayCell *cell, guint number, guint of)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  if (self->cell == cell)
    return;
  self->cell = cell;
  if (cell == NULL)
    return;
  set_hidden (self, FALSE);
  set_kind (self, kind_classes[cell->kind], cell->tone);
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cell->spoken != NULL ? cell->spoken : cell->title, -1);
  gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int)number,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, (int)of, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desk_day_cell_view_hide:
 * Hides a view that stands by, until it shows a cell again.
 */
void
desk_day_cell_view_hide (DeskDayCellView *self)
{
  g_return_if_fail (self->cell == NULL);

  set_hidden (self, TRUE);
}

/**
 * desk_day_cell_view_suits:
 *
 * Returns: whether it showed a cell of the same kind last, so that little has to change for it to show this one
 */
gboolean
desk_day_cell_view_suits (DeskDayCellView *self, const DeskDayCell *cell)
{
  return self->kind_class == kind_classes[cell->kind];
}

/**
 * desk_day_cell_view_get_cell:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
const DeskDayCell *
desk_day_cell_view_get_cell (DeskDayCellView *self)
{
  return self->cell;
}

/**
 * desk_day_cell_view_set_selected:
 */
void
desk_day_cell_view_set_selected (DeskDayCellView *self, gboolean selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/**
 * desk_day_cell_view_set_carried:
 * @carried: it is the appointment that is being moved
 */
void
desk_day_cell_view_set_carried (DeskDayCellView *self, gboolean carried)
{
  if (self->carried == carried)
    return;
  self->carried = carried;
  set_class (self, "carried", carried);
}
