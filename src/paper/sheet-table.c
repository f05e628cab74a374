// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of a sheet: a head that is repeated on each page, rows that stay on one page where they fit.

#include "paper/sheet-private.h"

static void
clear_column (DeskSheetColumn *column)
{
  g_free ((char *)column->title);
}

static double
get_column_left (DeskSheet *self, guint column)
{
  double total = 0, before = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      double weight = g_array_index (self->columns, DeskSheetColumn, i).weight;

      total += weight;
      before += i < column ? weight : 0;
    }
  return self->left + (self->page_width - self->left - self->right) * before / total;
}

static DeskSheetText *
make_cell (DeskSheet *self, guint column, const char *text, gboolean is_head)
{
  double width = get_column_left (self, column + 1) - get_column_left (self, column) - 2 * self->cell_pad;

  return desk_sheet_text_new (self, text, self->font_size * (is_head ? 0.85 : 0.95), is_head,
                              g_array_index (self->columns, DeskSheetColumn, column).align, width, 0);
}

static double
measure_row (DeskSheet *self, GPtrArray *texts)
{
  double height = 0;

  for (guint i = 0; i < texts->len; i++)
    height = MAX (height, desk_sheet_text_get_height (g_ptr_array_index (texts, i)));
  return height + 2 * self->cell_pad;
}

static void
set_cells (DeskSheet *self, GPtrArray *texts, double height, double rule)
{
  g_autofree double *lefts = g_new0 (double, texts->len);
  guint page = self->page;
  double top = self->y;

  for (guint i = 0; i < texts->len; i++)
    lefts[i] = get_column_left (self, i) + self->cell_pad;
  desk_sheet_set_row (self, (DeskSheetText **)texts->pdata, lefts, texts->len, self->cell_pad);
  if (self->page == page)
    self->y = MAX (self->y, top + height);
  desk_sheet_set_rule (self, self->left, self->page_width - self->left - self->right, rule);
}

/* The first rows of a page may begin below its head. */
void
desk_sheet_set_table_head (DeskSheet *self)
{
  /* Not again on the pages it may itself take. */
  g_autoptr (GPtrArray) head = g_steal_pointer (&self->head);

  set_cells (self, head, 0, 0.8);
  self->top = self->y;
  self->head = g_steal_pointer (&head);
}

/**
 * desk_sheet_begin_table:
 * Opens a table. Its head stands above the first row and is repeated where the table goes on on another page.
 */
void
desk_sheet_begin_table (DeskSheet *self, const DeskSheetColumn *columns, guint n_columns)
{
  g_autoptr (GPtrArray) head = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_sheet_text_unref);

  g_clear_pointer (&self->columns, g_array_unref);
  self->columns = g_array_new (FALSE, FALSE, sizeof (DeskSheetColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify)clear_column);
  g_array_append_vals (self->columns, columns, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      DeskSheetColumn *column = &g_array_index (self->columns, DeskSheetColumn, i);

      column->title = g_strdup (column->title);
      g_ptr_array_add (head, make_cell (self, i, column->title, TRUE));
    }

  g_clear_pointer (&self->head, g_ptr_array_unref);
  self->head = g_steal_pointer (&head);
  self->head_waits = TRUE;
  self->row_height = 0;
}

/* Sets the head where the table begins, on the page where @height of its first row has room too. */
static void
begin_rows (DeskSheet *self, double height)
{
  double top = self->top;

  desk_sheet_keep_with_heading (self, measure_row (self, self->head) + height);
  desk_sheet_set_table_head (self);
  self->top = top;
  self->head_waits = FALSE;
}

/**
 * desk_sheet_set_row_height:
 * @points: what a row of the open table takes at least, so that there is room to write in it
 */
void
desk_sheet_set_row_height (DeskSheet *self, double points)
{
  self->row_height = points;
}

/**
 * desk_sheet_add_row:
 * @cells: one text for each column; NULL or "" for an empty cell
 *
 * Adds a row. It stays on one page where it fits on one.
 */
void
desk_sheet_add_row (DeskSheet *self, const char *const *cells)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_sheet_text_unref);
  double height;

  g_return_if_fail (self->columns != NULL);

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (texts, make_cell (self, i, cells[i], FALSE));
  height = MAX (measure_row (self, texts), self->row_height);
  if (height + measure_row (self, self->head) > desk_sheet_get_bottom (self) - self->margin)
    height = self->font_size * 6; /* it is broken anyway: begin it here */
  if (self->head_waits)
    begin_rows (self, height);
  else
    desk_sheet_keep_together (self, height);
  set_cells (self, texts, self->row_height, 0.3);
}

/**
 * desk_sheet_end_table:
 * Closes the open table.
 */
void
desk_sheet_end_table (DeskSheet *self)
{
  if (self->head_waits)
    begin_rows (self, 0);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->head, g_ptr_array_unref);
  self->top = self->margin;
  desk_sheet_add_gap (self, 6);
}
