// SPDX-License-Identifier: GPL-3.0-or-later
// From a table of columns to the columns of a view. Those that are there already get new cells, so that widths, the row
// in focus and the place in the register stay.

#include "ui/widgets/register-columns.h"

#include <glib/gi18n-lib.h>

static gboolean
is_shown (const DeskRegisterColumns *table, const DeskRegisterColumn *column)
{
  return (table->hidden == NULL || !g_strv_contains (table->hidden, column->title))
         && (!column->needs_hq || desk_context_is_enrolled (table->context));
}

/* The columns that are shown, for one factory of whole rows. */
static GArray *
list_shown (const DeskRegisterColumns *table)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (DeskRegisterColumn));

  for (guint i = 0; i < table->n_columns; i++)
    if (is_shown (table, &table->columns[i]))
      g_array_append_val (shown, table->columns[i]);
  return shown;
}

/* A factory that lives as long as the columns it makes cells of. */
static void
keep (GtkListItemFactory *factory, GArray *shown)
{
  g_object_set_data_full (G_OBJECT (factory), "columns", shown, (GDestroyNotify)g_array_unref);
}

static void
set_column (GtkColumnView *view, guint place, const DeskRegisterColumn *column, GtkListItemFactory *factory,
            gboolean expand)
{
  GListModel *there = gtk_column_view_get_columns (view);
  g_autoptr (GtkColumnViewColumn) made = g_list_model_get_item (there, place);

  if (made == NULL)
    {
      made = gtk_column_view_column_new (NULL, NULL);
      gtk_column_view_append_column (view, made);
    }
  gtk_column_view_column_set_title (made, _ (column->title));
  gtk_column_view_column_set_expand (made, expand);
  gtk_column_view_column_set_factory (made, factory);
}

static void
remove_from (GtkColumnView *view, guint place)
{
  GListModel *there = gtk_column_view_get_columns (view);

  while (g_list_model_get_n_items (there) > place)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (there, place);

      gtk_column_view_remove_column (view, column);
    }
}

static void
lay_out_lines (GtkColumnView *view, const DeskRegisterColumns *table)
{
  GArray *shown = list_shown (table);
  g_autoptr (GtkListItemFactory) factory =
      desk_register_lines_factory_new ((const DeskRegisterColumn *)shown->data, shown->len, table->context,
                                       table->data);

  keep (factory, shown);
  set_column (view, 0, &table->columns[0], factory, TRUE);
  remove_from (view, 1);
}

static void
lay_out_columns (GtkColumnView *view, const DeskRegisterColumns *table)
{
  guint place = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      const DeskRegisterColumn *column = &table->columns[i];
      g_autoptr (GtkListItemFactory) factory = NULL;

      if (!is_shown (table, column))
        continue;
      factory = desk_register_cell_factory_new (column, table->context, table->data);
      set_column (view, place++, column, factory, column->width == 0);
    }
  remove_from (view, place);
}

/**
 * desk_register_columns_clear:
 *
 * Takes rows and columns out of the view: cells of one register are never asked about rows of another.
 */
void
desk_register_columns_clear (GtkColumnView *view)
{
  gtk_column_view_set_model (view, NULL);
  remove_from (view, 0);
}

/**
 * desk_register_columns_lay_out:
 * @narrow: whether one column holds whole rows
 *
 * Gives the view its columns, or new cells to those it has.
 */
void
desk_register_columns_lay_out (GtkColumnView *view, const DeskRegisterColumns *table, gboolean narrow)
{
  GArray *shown = list_shown (table);
  g_autoptr (GtkListItemFactory) rows =
      desk_register_row_factory_new ((const DeskRegisterColumn *)shown->data, shown->len, table->context,
                                     table->data);

  keep (rows, shown);
  if (narrow)
    lay_out_lines (view, table);
  else
    lay_out_columns (view, table);
  gtk_column_view_set_row_factory (view, rows);
}
