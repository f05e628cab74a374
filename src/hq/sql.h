// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** What goes into a query in the place of $1, $2 ... */
typedef struct
{
  enum
  {
    DESK_SQL_TEXT, /* NULL: null */
    DESK_SQL_INTEGER,
    DESK_SQL_BYTES
  } kind;
  const char *text;
  gint64 integer;
  const void *bytes;
  gsize length;
} DeskSqlValue;

#define DESK_SQL_T(value) ((DeskSqlValue){ .kind = DESK_SQL_TEXT, .text = (value) })
#define DESK_SQL_I(value) ((DeskSqlValue){ .kind = DESK_SQL_INTEGER, .integer = (value) })
#define DESK_SQL_B(value, size) ((DeskSqlValue){ .kind = DESK_SQL_BYTES, .bytes = (value), .length = (size) })

/** A row of a result; what it gives stays until the next one. */
typedef struct
{
  gpointer result;
  int row;
  const char *(*get_text) (gpointer result, int row, int column); /* NULL for null */
  gint64 (*get_integer) (gpointer result, int row, int column);   /* 0 for null */
  const guint8 *(*get_bytes) (gpointer result, int row, int column, gsize *length);
} DeskSqlRow;

/** Takes a row. Returns: FALSE if no more are wanted. */
typedef gboolean (*DeskSqlFunc) (const DeskSqlRow *row, gpointer data);

#define DESK_TYPE_SQL (desk_sql_get_type ())
/**
 * DeskSql:
 * A connection to a database, SQLite or PostgreSQL: as much of both as the same text can be said to. Not for several
 * threads.
 */
G_DECLARE_INTERFACE (DeskSql, desk_sql, DESK, SQL, GObject)

/**
 * DeskSqlInterface:
 * @run: runs one command with the values for $1, $2 ... in order; @n_changed: (nullable): how many rows it changed
 * @begin: opens a transaction that will write
 * @lock: what follows a SELECT to lock its rows until the end of the transaction, "" where begin() locks everything
 * @bytes_type: the type of a column of bytes
 */
struct _DeskSqlInterface
{
  GTypeInterface parent;

  gboolean (*run) (DeskSql *self, const char *sql, const DeskSqlValue *values, guint n_values,
                   DeskSqlFunc func, gpointer data, gint64 *n_changed, GError **error);
  gboolean (*begin) (DeskSql *self, GError **error);
  gboolean (*commit) (DeskSql *self, GError **error);
  void (*roll_back) (DeskSql *self);
  const char *lock;
  const char *bytes_type;
};

gboolean desk_sql_run (DeskSql *self, const char *sql, const DeskSqlValue *values, guint n_values,
                       DeskSqlFunc func, gpointer data, GError **error);
gboolean desk_sql_change (DeskSql *self, const char *sql, const DeskSqlValue *values, guint n_values,
                          gint64 *n_changed, GError **error);

DeskSql *desk_sql_open_sqlite (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DeskSql *desk_sql_open_postgres (const char *address, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
