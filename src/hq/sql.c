// SPDX-License-Identifier: GPL-3.0-or-later
// The interface to the two kinds of databases headquarters may keep its logs in.

#include "hq/sql.h"

G_DEFINE_INTERFACE (DeskSql, desk_sql, G_TYPE_OBJECT)

static void
desk_sql_default_init (DeskSqlInterface *iface)
{
}

/**
 * desk_sql_run:
 * @sql: one command with $1, $2 ...
 * @func: (nullable): gets the rows
 *
 * Returns: FALSE with @error set
 */
gboolean
desk_sql_run (DeskSql *self, const char *sql, const DeskSqlValue *values, guint n_values, DeskSqlFunc func,
              gpointer data, GError **error)
{
  return DESK_SQL_GET_IFACE (self)->run (self, sql, values, n_values, func, data, NULL, error);
}

/**
 * desk_sql_change:
 * @n_changed: (out) (nullable): how many rows were inserted, changed or deleted
 */
gboolean
desk_sql_change (DeskSql *self, const char *sql, const DeskSqlValue *values, guint n_values,
                 gint64 *n_changed, GError **error)
{
  return DESK_SQL_GET_IFACE (self)->run (self, sql, values, n_values, NULL, NULL, n_changed, error);
}
