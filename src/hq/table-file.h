// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** One value of a file, with where it stands. */
typedef struct
{
  char *name;  /* of its column or member */
  char *value; /* "" for nothing */
  guint line;  /* from 1 */
  guint column;
} DeskTableCell;

/** One row of a file. */
typedef struct
{
  guint line;
  guint column;
  GPtrArray *cells; /* (element-type DeskTableCell) */
} DeskTableRow;

GPtrArray *desk_table_read_csv (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_table_read_json (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_table_read_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const DeskTableCell *desk_table_row_find (const DeskTableRow *self, const char *name);
gboolean desk_table_refuse (guint line, guint column, GError **error, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

G_END_DECLS
