// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a register on the screen.
#pragma once

#include "ui/widgets/register-cell.h"

G_BEGIN_DECLS

/**
 * DeskRegisterColumns:
 * What the columns are made from.
 * @columns: static
 * @hidden: (nullable) (array zero-terminated=1): titles of those that are not shown
 * @data: handed to the columns; outlives the view
 */
typedef struct
{
  const DeskRegisterColumn *columns;
  guint n_columns;
  const char *const *hidden;
  DeskContext *context;
  gpointer data;
} DeskRegisterColumns;

void desk_register_columns_clear (GtkColumnView *view);
void desk_register_columns_lay_out (GtkColumnView *view, const DeskRegisterColumns *table, gboolean narrow);

G_END_DECLS
