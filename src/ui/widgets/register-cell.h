// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/register-row.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskRegisterColumn:
 * One column of a register. Tables of them say what a register shows; cells, the two-line rows of a narrow window and
 * what a screen reader says all read it.
 * @title: msgid
 * @width: in characters; 0: as wide as there is room
 * @heads: whether it is in the first line where rows have two
 * @make_text: what stands in the cell, (transfer full) (nullable); asked only when the record is there. The data is what
 *   the page handed to desk_register_view_bind()
 * @get_icon: (nullable): an icon before the text, NULL for none; its @tone is NULL already, and may be set to the style
 *   class "warning" or "error" where the cell is to stand out
 * @is_minor: whether rows of two lines leave it out
 * @needs_hq: whether it is there only at a desk that has a headquarters
 * @make_brief: (nullable): what a cell and a row of two lines say in place of the text, which a tooltip then tells
 */
typedef struct
{
  const char *title;
  int width;
  gboolean heads;
  char *(*make_text) (DeskRegisterRow *row, DeskContext *context, gpointer data);
  const char *(*get_icon) (DeskRegisterRow *row, DeskContext *context, const char **tone);
  gboolean is_minor;
  gboolean needs_hq;
  char *(*make_brief) (DeskRegisterRow *row, DeskContext *context, gpointer data);
} DeskRegisterColumn;

GtkListItemFactory *desk_register_cell_factory_new (const DeskRegisterColumn *column, DeskContext *context,
                                                    gpointer data) G_GNUC_WARN_UNUSED_RESULT;
GtkListItemFactory *desk_register_lines_factory_new (const DeskRegisterColumn *columns, guint n_columns,
                                                     DeskContext *context,
                                                     gpointer data) G_GNUC_WARN_UNUSED_RESULT;
GtkListItemFactory *desk_register_row_factory_new (const DeskRegisterColumn *columns, guint n_columns,
                                                   DeskContext *context,
                                                   gpointer data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
