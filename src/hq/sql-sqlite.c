// SPDX-License-Identifier: GPL-3.0-or-later
// Headquarters' database in one file beside the program: for a region without a database server.

#include "hq/sql.h"

#include <sqlite3.h>

#define BUSY_MILLISECONDS 30000

#define DESK_TYPE_SQLITE (desk_sqlite_get_type ())
G_DECLARE_FINAL_TYPE (DeskSqlite, desk_sqlite, DESK, SQLITE, GObject)

struct _DeskSqlite
{
  GObject parent_instance;
  sqlite3 *handle;
  GHashTable *statements; /* text -> sqlite3_stmt */
};

static void sql_iface_init (DeskSqlInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskSqlite, desk_sqlite, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_SQL, sql_iface_init))

static gboolean
set_error (DeskSqlite *self, GError **error)
{
  int code = sqlite3_errcode (self->handle) & 0xff;

  g_set_error (error, G_IO_ERROR,
               code == SQLITE_FULL                               ? G_IO_ERROR_NO_SPACE
               : code == SQLITE_BUSY || code == SQLITE_LOCKED    ? G_IO_ERROR_BUSY
               : code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? G_IO_ERROR_INVALID_DATA
                                                                 : G_IO_ERROR_FAILED,
               "SQLite: %s", sqlite3_errmsg (self->handle));
  return FALSE;
}

static const char *
get_text (gpointer result, int row, int column)
{
  return (const char *)sqlite3_column_text (result, column);
}

static gint64
get_integer (gpointer result, int row, int column)
{
  return sqlite3_column_int64 (result, column);
}

static const guint8 *
get_bytes (gpointer result, int row, int column, gsize *length)
{
  *length = (gsize)sqlite3_column_bytes (result, column);
  return sqlite3_column_blob (result, column);
}

/* One that is in use, in a loop further out, is prepared once more. */
static sqlite3_stmt *
prepare (DeskSqlite *self, const char *sql, gboolean *is_kept, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  g_auto (GStrv) parts = NULL;
  g_autofree char *text = NULL;

  *is_kept = statement != NULL && !sqlite3_stmt_busy (statement);
  if (*is_kept)
    return statement;
  /* SQLite numbers the places of values with a question mark. No text in our commands has a dollar. */
  parts = g_strsplit (sql, "$", -1);
  text = g_strjoinv ("?", parts);
  *is_kept = statement == NULL;
  if (sqlite3_prepare_v3 (self->handle, text, -1, *is_kept ? SQLITE_PREPARE_PERSISTENT : 0, &statement, NULL)
      != SQLITE_OK)
    {
      set_error (self, error);
      return NULL;
    }
  if (*is_kept)
    g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

static void
bind (sqlite3_stmt *statement, const DeskSqlValue *values, guint n_values)
{
  for (guint i = 0; i < n_values; i++)
    switch (values[i].kind)
      {
      case DESK_SQL_TEXT:
        sqlite3_bind_text (statement, (int)i + 1, values[i].text, -1, SQLITE_STATIC);
        break;
      case DESK_SQL_INTEGER:
        sqlite3_bind_int64 (statement, (int)i + 1, values[i].integer);
        break;
      case DESK_SQL_BYTES:
        sqlite3_bind_blob64 (statement, (int)i + 1, values[i].bytes, values[i].length, SQLITE_STATIC);
        break;
      }
}

static gboolean
sqlite_run (DeskSql *sql_self, const char *sql, const DeskSqlValue *values, guint n_values, DeskSqlFunc func,
            gpointer data, gint64 *n_changed, GError **error)
{
  DeskSqlite *self = DESK_SQLITE (sql_self);
  gboolean is_kept, done = TRUE;
  sqlite3_stmt *statement = prepare (self, sql, &is_kept, error);
  DeskSqlRow row = { statement, 0, get_text, get_integer, get_bytes };
  int result;

  if (statement == NULL)
    return FALSE;
  bind (statement, values, n_values);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    if (func != NULL && !func (&row, data))
      break;
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    done = set_error (self, error);
  if (n_changed != NULL)
    *n_changed = sqlite3_changes64 (self->handle);
  if (is_kept)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
    }
  else
    sqlite3_finalize (statement);
  return done;
}

static gboolean
sqlite_begin (DeskSql *self, GError **error)
{
  return desk_sql_run (self, "BEGIN IMMEDIATE", NULL, 0, NULL, NULL, error);
}

static void
sqlite_roll_back (DeskSql *self)
{
  /* An error may have ended the transaction already. */
  if (!sqlite3_get_autocommit (DESK_SQLITE (self)->handle))
    desk_sql_run (self, "ROLLBACK", NULL, 0, NULL, NULL, NULL);
}

static gboolean
sqlite_commit (DeskSql *self, GError **error)
{
  if (desk_sql_run (self, "COMMIT", NULL, 0, NULL, NULL, error))
    return TRUE;
  sqlite_roll_back (self);
  return FALSE;
}

static void
sql_iface_init (DeskSqlInterface *iface)
{
  iface->run = sqlite_run;
  iface->begin = sqlite_begin;
  iface->commit = sqlite_commit;
  iface->roll_back = sqlite_roll_back;
  iface->lock = "";
  iface->bytes_type = "BLOB";
}

static void
desk_sqlite_finalize (GObject *object)
{
  DeskSqlite *self = DESK_SQLITE (object);

  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  G_OBJECT_CLASS (desk_sqlite_parent_class)->finalize (object);
}

static void
desk_sqlite_class_init (DeskSqliteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_sqlite_finalize;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
desk_sqlite_init (DeskSqlite *self)
{
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
}

/**
 * desk_sql_open_sqlite:
 * @path: the file, made where there is none; ":memory:" for none at all
 *
 * Returns: (transfer full) (nullable): the database, with every commit durable
 */
DeskSql *
desk_sql_open_sqlite (const char *path, GError **error)
{
  g_autoptr (DeskSqlite) self = g_object_new (DESK_TYPE_SQLITE, NULL);

  if (sqlite3_open_v2 (path, &self->handle,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
                           | SQLITE_OPEN_EXRESCODE,
                       NULL)
      != SQLITE_OK)
    {
      set_error (self, error);
      return NULL;
    }
  sqlite3_busy_timeout (self->handle, BUSY_MILLISECONDS);
  if (!desk_sql_run (DESK_SQL (self), "PRAGMA journal_mode = WAL", NULL, 0, NULL, NULL, error)
      || !desk_sql_run (DESK_SQL (self), "PRAGMA synchronous = FULL", NULL, 0, NULL, NULL, error))
    return NULL;
  return DESK_SQL (g_steal_pointer (&self));
}
