// SPDX-License-Identifier: GPL-3.0-or-later
// A day of receptions as plain data: which cells lie side by side, which digit takes which, and how one walks over them.

#include "ui/appointments/day-plan.h"

#define DIGITS 10

static void
cell_free (gpointer data)
{
  DeskDayCell *self = data;

  g_free (self->start);
  g_free (self->appointment);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->spoken);
  g_free (self);
}

static void
column_free (gpointer data)
{
  DeskDayColumn *self = data;

  g_free (self->reception);
  g_free (self->title);
  g_free (self->taken);
  g_free (self->place);
  g_free (self->note);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * desk_day_plan_new:
 *
 * Returns: (transfer full): a day without receptions
 */
DeskDayPlan *
desk_day_plan_new (void)
{
  DeskDayPlan *self = g_new0 (DeskDayPlan, 1);

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->now = -1;
  return self;
}

/**
 * desk_day_plan_free:
 */
void
desk_day_plan_free (DeskDayPlan *self)
{
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/**
 * desk_day_plan_add_column:
 *
 * Returns: (transfer none): a column without cells, behind the others
 */
DeskDayColumn *
desk_day_plan_add_column (DeskDayPlan *self, const char *reception, const char *title)
{
  DeskDayColumn *column = g_new0 (DeskDayColumn, 1);

  column->reception = g_strdup (reception);
  column->title = g_strdup (title);
  column->lanes = 1;
  column->cells = g_ptr_array_new_with_free_func (cell_free);
  g_ptr_array_add (self->columns, column);
  return column;
}

/**
 * desk_day_column_add_cell:
 *
 * Returns: (transfer none): a cell without words; the order does not matter before desk_day_plan_lay_out()
 */
DeskDayCell *
desk_day_column_add_cell (DeskDayColumn *self, DeskDayCellKind kind, int minute, int length)
{
  DeskDayCell *cell = g_new0 (DeskDayCell, 1);

  cell->kind = kind;
  cell->minute = minute;
  cell->length = MAX (1, length);
  g_ptr_array_add (self->cells, cell);
  return cell;
}

/* By time; at the same time who is booked stands before what is free. */
static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const DeskDayCell *first = *(DeskDayCell *const *)a, *second = *(DeskDayCell *const *)b;

  if (first->minute != second->minute)
    return first->minute - second->minute;
  if (first->kind != second->kind)
    return (int)second->kind - (int)first->kind;
  return g_strcmp0 (first->appointment, second->appointment);
}

/* Each cell takes the first lane in which nothing lies at its time. */
static void
lay_lanes (DeskDayColumn *self)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < self->cells->len; i++)
    {
      DeskDayCell *cell = g_ptr_array_index (self->cells, i);
      int end = cell->minute + cell->length;
      guint lane = 0;

      while (lane < ends->len && g_array_index (ends, int, lane) > cell->minute)
        lane++;
      if (lane == ends->len)
        g_array_append_val (ends, end);
      else
        g_array_index (ends, int, lane) = end;
      cell->lane = lane;
    }
  self->lanes = MAX (1, ends->len);
}

/* A cell is as wide as there is room beside it at its time. */
static void
spread (DeskDayColumn *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      DeskDayCell *cell = g_ptr_array_index (self->cells, i);

      cell->span = self->lanes - cell->lane;
      for (guint j = 0; j < self->cells->len; j++)
        {
          const DeskDayCell *other = g_ptr_array_index (self->cells, j);

          if (other->lane > cell->lane && other->minute < cell->minute + cell->length
              && cell->minute < other->minute + other->length)
            cell->span = MIN (cell->span, other->lane - cell->lane);
        }
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const DeskDayCell *first = *(DeskDayCell *const *)a, *second = *(DeskDayCell *const *)b;

  return first->minute - second->minute;
}

/* The earliest free places of the day, whoever receives there; of two at one time the one further left comes first. */
static void
give_digits (DeskDayPlan *self)
{
  g_autoptr (GPtrArray) free_cells = g_ptr_array_new ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      const DeskDayColumn *column = g_ptr_array_index (self->columns, i);

      for (guint j = 0; j < column->cells->len; j++)
        {
          DeskDayCell *cell = g_ptr_array_index (column->cells, j);

          cell->digit = 0;
          if (cell->kind == DESK_DAY_FREE)
            g_ptr_array_add (free_cells, cell);
        }
    }
  g_ptr_array_sort (free_cells, compare_times);
  for (guint i = 0; i < free_cells->len && i < DIGITS; i++)
    ((DeskDayCell *)g_ptr_array_index (free_cells, i))->digit = i + 1;
}

/**
 * desk_day_plan_lay_out:
 * Brings the cells into the order of time, puts those of one time side by side and gives the first free places their digits.
 */
void
desk_day_plan_lay_out (DeskDayPlan *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      DeskDayColumn *column = g_ptr_array_index (self->columns, i);

      g_ptr_array_sort (column->cells, compare_cells);
      lay_lanes (column);
      spread (column);
    }
  give_digits (self);
}

/**
 * desk_day_plan_get_column:
 *
 * Returns: (transfer none) (nullable): the column at this place
 */
const DeskDayColumn *
desk_day_plan_get_column (const DeskDayPlan *self, guint column)
{
  return self != NULL && column < self->columns->len ? g_ptr_array_index (self->columns, column) : NULL;
}

/**
 * desk_day_plan_get_cell:
 *
 * Returns: (transfer none) (nullable): the cell at this place
 */
const DeskDayCell *
desk_day_plan_get_cell (const DeskDayPlan *self, DeskDayPlace place)
{
  const DeskDayColumn *column = desk_day_plan_get_column (self, place.column);

  return column != NULL && place.cell < column->cells->len ? g_ptr_array_index (column->cells, place.cell)
                                                           : NULL;
}

/* The cell of a column that lies nearest to a minute; one that covers it is at no distance. */
static gboolean
find_nearest (const DeskDayColumn *column, int minute, guint *found)
{
  int best = G_MAXINT;

  for (guint i = 0; i < column->cells->len; i++)
    {
      const DeskDayCell *cell = g_ptr_array_index (column->cells, i);
      int distance = minute < cell->minute                   ? cell->minute - minute
                     : minute >= cell->minute + cell->length ? minute - cell->minute - cell->length + 1
                                                             : 0;

      if (distance < best)
        {
          best = distance;
          *found = i;
        }
    }
  return best < G_MAXINT;
}

/**
 * desk_day_plan_find:
 * @reception: id of a reception
 * @like: a cell, perhaps of another plan
 * @place: (out): where it is
 *
 * Finds the same appointment wherever it is now, else what stands at the same time with the same reception.
 *
 * Returns: whether there is anything like it
 */
gboolean
desk_day_plan_find (const DeskDayPlan *self, const char *reception, const DeskDayCell *like,
                    DeskDayPlace *place)
{
  if (like->appointment != NULL && desk_day_plan_find_appointment (self, like->appointment, place))
    return TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const DeskDayColumn *column = g_ptr_array_index (self->columns, i);

      if (g_strcmp0 (column->reception, reception) == 0 && find_nearest (column, like->minute, &place->cell))
        {
          place->column = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * desk_day_plan_find_appointment:
 * @place: (out): where it is
 *
 * Returns: whether the appointment is on this day
 */
gboolean
desk_day_plan_find_appointment (const DeskDayPlan *self, const char *appointment, DeskDayPlace *place)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const DeskDayColumn *column = g_ptr_array_index (self->columns, i);

      for (guint j = 0; j < column->cells->len; j++)
        if (g_strcmp0 (((DeskDayCell *)g_ptr_array_index (column->cells, j))->appointment, appointment) == 0)
          {
            *place = (DeskDayPlace){ i, j };
            return TRUE;
          }
    }
  return FALSE;
}

/**
 * desk_day_plan_find_digit:
 * @digit: 1 to 10
 * @place: (out): where it is
 *
 * Returns: whether the digit takes a place
 */
gboolean
desk_day_plan_find_digit (const DeskDayPlan *self, guint digit, DeskDayPlace *place)
{
  for (guint i = 0; i < self->columns->len && digit > 0; i++)
    {
      const DeskDayColumn *column = g_ptr_array_index (self->columns, i);

      for (guint j = 0; j < column->cells->len; j++)
        if (((DeskDayCell *)g_ptr_array_index (column->cells, j))->digit == digit)
          {
            *place = (DeskDayPlace){ i, j };
            return TRUE;
          }
    }
  return FALSE;
}

/**
 * desk_day_plan_find_first:
 * @place: (out): where it is
 *
 * Finds where one begins: in the first column what is now or next, on another day its first cell.
 *
 * Returns: whether there is any cell
 */
gboolean
desk_day_plan_find_first (const DeskDayPlan *self, DeskDayPlace *place)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (find_nearest (g_ptr_array_index (self->columns, i), MAX (0, self->now), &place->cell))
      {
        place->column = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desk_day_plan_step:
 * @columns: steps to the right, below zero to the left; columns without cells are passed over
 * @cells: steps down, below zero up
 * @minute: the time one wants to stay at when going sideways
 * @place: (inout): where one is
 *
 * Goes from cell to cell, or sideways to the one nearest in time.
 *
 * Returns: FALSE where there is nothing further that way
 */
gboolean
desk_day_plan_step (const DeskDayPlan *self, int columns, int cells, int minute, DeskDayPlace *place)
{
  const DeskDayColumn *column = desk_day_plan_get_column (self, place->column);
  int cell = (int)place->cell + cells;

  if (column == NULL)
    return FALSE;
  if (columns == 0)
    {
      if (cell < 0 || cell >= (int)column->cells->len)
        return FALSE;
      place->cell = (guint)cell;
      return TRUE;
    }
  for (int i = (int)place->column + columns; i >= 0 && i < (int)self->columns->len; i += columns)
    if (find_nearest (g_ptr_array_index (self->columns, i), minute, &place->cell))
      {
        place->column = (guint)i;
        return TRUE;
      }
  return FALSE;
}
