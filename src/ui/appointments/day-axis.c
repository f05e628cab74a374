// SPDX-License-Identifier: GPL-3.0-or-later
// The axis of time of the day grid. A minute is as high as the usual place needs for two lines and the shortest one for one;
// hours in which nobody receives are folded into a band.

#include "ui/appointments/day-axis.h"

#define FOLDED_FROM 60 /* minutes nobody receives */
#define STRETCH 2.5    /* how much higher than needed the usual place may get for the sake of a short one */
#define DAY 1440

struct _DeskDayAxis
{
  GArray *pieces; /* of DeskDayPiece, in the order of the day */
  double height;
};

/* The minutes at which anything goes on. */
static void
mark_minutes (const DeskDayPlan *plan, gboolean *used)
{
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const DeskDayColumn *column = g_ptr_array_index (plan->columns, i);

      for (guint j = 0; j < column->cells->len; j++)
        {
          const DeskDayCell *cell = g_ptr_array_index (column->cells, j);

          for (int minute = MAX (0, cell->minute); minute < MIN (DAY, cell->minute + cell->length); minute++)
            used[minute] = TRUE;
        }
    }
}

/* How many pixels a minute is high. */
static double
find_scale (const DeskDayPlan *plan, double one_line, double two_lines)
{
  guint counts[DAY + 1] = { 0 };
  int usual = 0, shortest = 0;

  for (guint i = 0; i < plan->columns->len; i++)
    {
      const DeskDayColumn *column = g_ptr_array_index (plan->columns, i);

      for (guint j = 0; j < column->cells->len; j++)
        counts[MIN (DAY, ((DeskDayCell *)g_ptr_array_index (column->cells, j))->length)]++;
    }
  for (int length = DAY; length > 0; length--)
    if (counts[length] > 0)
      {
        shortest = length;
        usual = usual == 0 || counts[length] > counts[usual] ? length : usual;
      }
  if (usual == 0)
    return 1;
  return MAX (two_lines / usual, MIN (one_line / shortest, STRETCH * two_lines / usual));
}

static void
add_piece (DeskDayAxis *self, int from, int to, double height, gboolean is_folded)
{
  DeskDayPiece piece = { from, to, self->height, height, is_folded };

  g_array_append_val (self->pieces, piece);
  self->height += height;
}

/**
 * desk_day_axis_new:
 * @one_line: how high a cell with one line is, pixels
 * @two_lines: how high a cell with two lines is, pixels
 *
 * Returns: (transfer full): where the times of the day lie, from its first place to its last
 */
DeskDayAxis *
desk_day_axis_new (const DeskDayPlan *plan, double one_line, double two_lines)
{
  DeskDayAxis *self = g_new0 (DeskDayAxis, 1);
  double scale = find_scale (plan, one_line, two_lines);
  gboolean used[DAY] = { FALSE };
  int from = 0, last = DAY;

  self->pieces = g_array_new (FALSE, FALSE, sizeof (DeskDayPiece));
  mark_minutes (plan, used);
  while (from < DAY && !used[from])
    from++;
  while (last > from && !used[last - 1])
    last--;
  while (from < last)
    {
      int to = from, next;

      /* A pause that is not folded belongs to the piece. */
      for (next = from; next < last && next - to < FOLDED_FROM; next++)
        if (used[next])
          to = next + 1;
      add_piece (self, from, to, scale * (to - from), FALSE);
      for (next = to; next < last && !used[next]; next++)
        ;
      if (next > to && next < last)
        add_piece (self, to, next, one_line, TRUE);
      from = next;
    }
  return self;
}

/**
 * desk_day_axis_free:
 */
void
desk_day_axis_free (DeskDayAxis *self)
{
  g_array_unref (self->pieces);
  g_free (self);
}

/**
 * desk_day_axis_get_height:
 *
 * Returns: how high the day is, pixels
 */
double
desk_day_axis_get_height (const DeskDayAxis *self)
{
  return self->height;
}

/**
 * desk_day_axis_get_y:
 *
 * Returns: how far below the top of the day a minute lies, pixels; what is before or after the day lies at its ends
 */
double
desk_day_axis_get_y (const DeskDayAxis *self, int minute)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const DeskDayPiece *piece = &g_array_index (self->pieces, DeskDayPiece, i);

      if (minute < piece->from)
        return piece->y;
      if (minute < piece->to)
        return piece->y + piece->height * (minute - piece->from) / (piece->to - piece->from);
    }
  return self->height;
}

/**
 * desk_day_axis_list_pieces:
 *
 * Returns: (transfer none) (array length=n_pieces): the pieces of the day
 */
const DeskDayPiece *
desk_day_axis_list_pieces (const DeskDayAxis *self, guint *n_pieces)
{
  *n_pieces = self->pieces->len;
  return (const DeskDayPiece *)(gpointer)self->pieces->data;
}

/* Takes a minute unless one that is taken lies too near. */
static void
take_label (const DeskDayAxis *self, GArray *labels, int minute, double distance)
{
  double y = desk_day_axis_get_y (self, minute);

  for (guint i = 0; i < labels->len; i++)
    if (ABS (desk_day_axis_get_y (self, g_array_index (labels, int, i)) - y) < distance)
      return;
  g_array_append_val (labels, minute);
}

/**
 * desk_day_axis_list_labels:
 * @distance: how far labels are apart at least, pixels
 *
 * Returns: (transfer full) (element-type int): the minutes that are written beside the day: times at which a place begins,
 *   whole hours before half ones before others
 */
GArray *
desk_day_axis_list_labels (const DeskDayAxis *self, const DeskDayPlan *plan, double distance)
{
  static const int rounds[] = { 60, 30, 1 };
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean begins[DAY] = { FALSE };

  for (guint i = 0; i < plan->columns->len; i++)
    {
      const DeskDayColumn *column = g_ptr_array_index (plan->columns, i);

      for (guint j = 0; j < column->cells->len; j++)
        begins[CLAMP (((DeskDayCell *)g_ptr_array_index (column->cells, j))->minute, 0, DAY - 1)] = TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    for (int minute = 0; minute < DAY; minute++)
      if (begins[minute] && minute % rounds[i] == 0)
        take_label (self, labels, minute, distance);
  return labels;
}
