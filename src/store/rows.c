// SPDX-License-Identifier: GPL-3.0-or-later
// How a record lies in SQL: a row in the table named after its kind, and a row in `entry` for each entry of its lists.
// All of it follows from the field table.

#include "store/rows.h"

#include "store/booking-receptions.h"

#include <string.h>

static DeskRecordClass *
get_class (GType type)
{
  return g_type_class_get (type);
}

static gboolean
is_keyed (const DeskField *field)
{
  return (field->flags & DESK_FIELD_KEYED) != 0;
}

/**
 * desk_rows_list_columns:
 * @alias: (nullable): what the table is called in the query
 *
 * Returns: (transfer full): the columns desk_rows_read() reads: the id, then the fields in order
 */
char *
desk_rows_list_columns (GType type, const char *alias)
{
  DeskRecordClass *klass = get_class (type);
  const char *prefix = alias != NULL ? alias : klass->kind;
  GString *columns = g_string_new (NULL);

  g_string_append_printf (columns, "%s.id", prefix);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!is_keyed (&klass->fields[i]))
      g_string_append_printf (columns, ", %s.\"%s\"", prefix, klass->fields[i].name);
  return g_string_free (columns, FALSE);
}

/**
 * desk_rows_read:
 * @column: where the columns of desk_rows_list_columns() begin
 *
 * Returns: (transfer full): the record without the entries of its lists
 */
DeskRecord *
desk_rows_read (DeskQuery *query, int column, GType type)
{
  DeskRecordClass *klass = get_class (type);
  DeskRecord *record = g_object_new (type, "id", desk_query_get_text (query, column), NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!is_keyed (&klass->fields[i]))
      {
        column++;
        if (!desk_query_is_null (query, column))
          desk_record_set_value (record, i,
                                 desk_query_get_value (query, column,
                                                       desk_field_get_value_type (&klass->fields[i])));
      }
  return record;
}

/**
 * desk_rows_set_entry:
 * @column: the column of the value
 *
 * Puts an entry that was read into its record.
 */
void
desk_rows_set_entry (DeskRecord *record, const char *field, const char *key, DeskQuery *query, int column)
{
  DeskRecordClass *klass = DESK_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (is_keyed (&klass->fields[i]) && strcmp (klass->fields[i].name, field) == 0)
      desk_record_set_entry (record, i, key,
                             desk_query_get_value (query, column,
                                                   desk_field_get_value_type (&klass->fields[i])));
}

static gboolean
has_lists (DeskRecordClass *klass)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (is_keyed (&klass->fields[i]))
      return TRUE;
  return FALSE;
}

/**
 * desk_rows_read_entries:
 * Fills the lists of a record that has its id.
 */
gboolean
desk_rows_read_entries (DeskDatabase *database, DeskRecord *record, GError **error)
{
  g_autoptr (DeskQuery) list = NULL;
  g_autoptr (GError) local = NULL;

  if (!has_lists (DESK_RECORD_GET_CLASS (record)))
    return TRUE;
  list = desk_query_new (database, "SELECT field, key, value FROM entry WHERE rec = ?", error);
  if (list == NULL)
    return FALSE;
  desk_query_bind (list, "s", desk_record_get_id (record));
  while (desk_query_next (list, &local))
    desk_rows_set_entry (record, desk_query_get_text (list, 0), desk_query_get_text (list, 1), list, 2);

  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static char *
make_insert (DeskRecordClass *klass)
{
  GString *sql = g_string_new (NULL);
  GString *places = g_string_new ("?1");
  int place = 1;

  g_string_append_printf (sql, "INSERT INTO %s (id", klass->kind);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!is_keyed (&klass->fields[i]))
      {
        g_string_append_printf (sql, ", \"%s\"", klass->fields[i].name);
        g_string_append_printf (places, ", ?%d", ++place);
      }
  g_string_append_printf (sql, ") VALUES (%s)", places->str);
  g_string_free (places, TRUE);
  return g_string_free (sql, FALSE);
}

static char *
make_update (DeskRecordClass *klass)
{
  GString *sql = g_string_new (NULL);
  int place = 1;

  g_string_append_printf (sql, "UPDATE %s SET id = ?1", klass->kind);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!is_keyed (&klass->fields[i]))
      g_string_append_printf (sql, ", \"%s\" = ?%d", klass->fields[i].name, ++place);
  g_string_append (sql, " WHERE id = ?1");
  return g_string_free (sql, FALSE);
}

/**
 * desk_rows_write:
 * @is_new: whether the record has no row yet
 *
 * Writes the row of a record, without the entries of its lists.
 */
gboolean
desk_rows_write (DeskDatabase *database, DeskRecord *record, gboolean is_new, GError **error)
{
  DeskRecordClass *klass = DESK_RECORD_GET_CLASS (record);
  g_autofree char *sql = is_new ? make_insert (klass) : make_update (klass);
  g_autoptr (DeskQuery) write = desk_query_new (database, sql, error);
  int place = 1;

  if (write == NULL)
    return FALSE;
  desk_query_bind (write, "s", desk_record_get_id (record));
  for (guint i = 0; i < klass->n_fields; i++)
    if (!is_keyed (&klass->fields[i]))
      desk_query_bind_value (write, ++place, desk_record_get_value (record, i));
  if (DESK_IS_RECEPTION (record))
    desk_reception_book_forget (database);
  return desk_query_run (write, error);
}

/**
 * desk_rows_write_entry:
 * @wire_name: "phone.1k3f"; names without a key are passed over
 *
 * Writes one entry of a list as it stands in @record, or removes it.
 */
gboolean
desk_rows_write_entry (DeskDatabase *database, DeskRecord *record, const char *wire_name, GError **error)
{
  DeskRecordClass *klass = DESK_RECORD_GET_CLASS (record);
  const char *key;
  int field = desk_record_class_find_field (klass, wire_name, &key);
  GVariant *value;

  if (field < 0 || key == NULL)
    return TRUE;
  value = desk_record_get_entry (record, (guint)field, key);
  if (value == NULL)
    return desk_database_change (database, error, "DELETE FROM entry WHERE rec = ? AND field = ? AND key = ?",
                                 "sss", desk_record_get_id (record), klass->fields[field].name, key);
  return desk_database_change (database, error,
                               "INSERT OR REPLACE INTO entry (rec, field, key, value) VALUES (?, ?, ?, ?)",
                               "sssv", desk_record_get_id (record), klass->fields[field].name, key, value);
}

/**
 * desk_rows_write_entries:
 * Writes all entries of a record that has none written yet.
 */
gboolean
desk_rows_write_entries (DeskDatabase *database, DeskRecord *record, GError **error)
{
  g_autoptr (GPtrArray) values = desk_record_list_values (record);

  for (guint i = 0; i < values->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (values, i);

      if (!desk_rows_write_entry (database, record, value->name, error))
        return FALSE;
    }
  return TRUE;
}
