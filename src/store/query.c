// SPDX-License-Identifier: GPL-3.0-or-later
// Statements: the few calls through which everything in this folder speaks SQL.

#include "store/query.h"

#include "store/database-private.h"
#include "store/error.h"

#include <sqlite3.h>

/**
 * desk_query_new:
 * @sql: one statement; prepared once and found again by its text
 *
 * Returns: (transfer full): the statement, without values; NULL with @error
 */
DeskQuery *
desk_query_new (DeskDatabase *database, const char *sql, GError **error)
{
  GHashTable *kept = desk_database_get_statements (database);
  sqlite3 *handle = desk_database_get_handle (database);
  sqlite3_stmt *statement = g_hash_table_lookup (kept, sql);

  if (statement != NULL)
    {
      g_assert (!sqlite3_stmt_busy (statement));
      return statement;
    }
  if (sqlite3_prepare_v3 (handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      desk_store_error_set_sqlite (error, handle);
      return NULL;
    }
  g_hash_table_insert (kept, g_strdup (sql), statement);
  return statement;
}

/**
 * desk_query_release:
 * Ends the use of a statement. The database keeps it.
 */
void
desk_query_release (DeskQuery *self)
{
  sqlite3_reset (self);
  sqlite3_clear_bindings (self);
}

/**
 * desk_query_bind_value:
 * @place: from 1
 * @value: (nullable): a value of a field
 */
void
desk_query_bind_value (DeskQuery *self, int place, GVariant *value)
{
  if (value == NULL)
    sqlite3_bind_null (self, place);
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    sqlite3_bind_text (self, place, g_variant_get_string (value, NULL), -1, SQLITE_TRANSIENT);
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    sqlite3_bind_int (self, place, g_variant_get_boolean (value));
  else
    sqlite3_bind_int64 (self, place, g_variant_get_int64 (value));
}

static void
bind (DeskQuery *self, const char *kinds, va_list values)
{
  for (int i = 1; *kinds != '\0'; kinds++, i++)
    switch (*kinds)
      {
      case 's':
        sqlite3_bind_text (self, i, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
        break;
      case 'i':
        sqlite3_bind_int64 (self, i, va_arg (values, gint64));
        break;
      case 'v':
        desk_query_bind_value (self, i, va_arg (values, GVariant *));
        break;
      case 'b':
        {
          const guint8 *bytes = va_arg (values, const guint8 *);

          sqlite3_bind_blob (self, i, bytes, va_arg (values, int), SQLITE_TRANSIENT);
          break;
        }
      default:
        g_assert_not_reached ();
      }
}

/**
 * desk_query_bind:
 * @kinds: a letter for each value: s text or NULL, i gint64, v GVariant or NULL, b bytes and their number as int
 *
 * Binds the values in order, beginning with the first.
 */
void
desk_query_bind (DeskQuery *self, const char *kinds, ...)
{
  va_list values;

  va_start (values, kinds);
  bind (self, kinds, values);
  va_end (values);
}

/**
 * desk_query_add_id:
 * @ids: "[" and the ids that were added before; for json_each() with "]" behind them
 */
void
desk_query_add_id (GString *ids, const char *id)
{
  /* Ids have no character that JSON would write otherwise. */
  g_string_append_printf (ids, "%s\"%s\"", ids->len > 1 ? "," : "", id);
}

/**
 * desk_query_next:
 *
 * Returns: whether there is a row; FALSE at the end, or with @error set
 */
gboolean
desk_query_next (DeskQuery *self, GError **error)
{
  int result = sqlite3_step (self);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    desk_store_error_set_sqlite (error, sqlite3_db_handle (self));
  return result == SQLITE_ROW;
}

/**
 * desk_query_run:
 * Runs a statement for what it does, and makes it ready for other values.
 */
gboolean
desk_query_run (DeskQuery *self, GError **error)
{
  int result;

  do
    result = sqlite3_step (self);
  while (result == SQLITE_ROW);

  if (result != SQLITE_DONE)
    desk_store_error_set_sqlite (error, sqlite3_db_handle (self));
  sqlite3_reset (self);
  return result == SQLITE_DONE;
}

/**
 * desk_query_get_text:
 *
 * Returns: (transfer none) (nullable): the text in a column, until the next row
 */
const char *
desk_query_get_text (DeskQuery *self, int column)
{
  return (const char *)sqlite3_column_text (self, column);
}

/**
 * desk_query_get_integer:
 *
 * Returns: the number in a column; 0 for NULL
 */
gint64
desk_query_get_integer (DeskQuery *self, int column)
{
  return sqlite3_column_int64 (self, column);
}

/**
 * desk_query_count_columns:
 *
 * Returns: how many columns a row has
 */
int
desk_query_count_columns (DeskQuery *self)
{
  return sqlite3_column_count (self);
}

/**
 * desk_query_is_null:
 */
gboolean
desk_query_is_null (DeskQuery *self, int column)
{
  return sqlite3_column_type (self, column) == SQLITE_NULL;
}

/**
 * desk_query_get_bytes:
 *
 * Returns: (transfer none) (nullable) (array length=length): the bytes in a column, until the next row
 */
const guint8 *
desk_query_get_bytes (DeskQuery *self, int column, gsize *length)
{
  const guint8 *bytes = sqlite3_column_blob (self, column);

  *length = (gsize)sqlite3_column_bytes (self, column);
  return bytes;
}

/**
 * desk_query_get_value:
 * @type: the type of the field's values
 *
 * Returns: (transfer full) (nullable): a floating value, NULL for NULL
 */
GVariant *
desk_query_get_value (DeskQuery *self, int column, const GVariantType *type)
{
  if (desk_query_is_null (self, column))
    return NULL;
  if (g_variant_type_equal (type, G_VARIANT_TYPE_STRING))
    return g_variant_new_string (desk_query_get_text (self, column));
  if (g_variant_type_equal (type, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_new_boolean (desk_query_get_integer (self, column) != 0);
  return g_variant_new_int64 (desk_query_get_integer (self, column));
}

/**
 * desk_database_execute:
 * @script: statements without values
 */
gboolean
desk_database_execute (DeskDatabase *self, const char *script, GError **error)
{
  sqlite3 *handle = desk_database_get_handle (self);

  if (sqlite3_exec (handle, script, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  desk_store_error_set_sqlite (error, handle);
  return FALSE;
}

/**
 * desk_database_change:
 * @kinds: as for desk_query_bind()
 *
 * Runs one statement for what it does.
 */
gboolean
desk_database_change (DeskDatabase *self, GError **error, const char *sql, const char *kinds, ...)
{
  g_autoptr (DeskQuery) query = desk_query_new (self, sql, error);
  va_list values;

  if (query == NULL)
    return FALSE;
  va_start (values, kinds);
  bind (query, kinds, values);
  va_end (values);
  return desk_query_run (query, error);
}
