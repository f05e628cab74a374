// SPDX-License-Identifier: GPL-3.0-or-later
// Reading records by id and by kind. Finding them is the business of search, register list and board.

#include "store/records.h"

#include "model/record-types.h"
#include "store/error.h"
#include "store/query.h"
#include "store/rows.h"

#include <glib/gi18n-lib.h>

static DeskQuery *
select_from (DeskDatabase *database, GType type, const char *rest, GError **error)
{
  const DeskRecordClass *klass = g_type_class_get (type);
  g_autofree char *columns = desk_rows_list_columns (type, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s %s", columns, klass->kind, rest);

  return desk_query_new (database, sql, error);
}

/**
 * desk_records_find:
 *
 * Returns: (transfer full) (nullable): the record; NULL without @error where there is none of that id
 */
DeskRecord *
desk_records_find (DeskDatabase *database, const char *kind, const char *id, GError **error)
{
  GType type = desk_record_types_find (kind);
  g_autoptr (DeskQuery) select = NULL;
  g_autoptr (DeskRecord) record = NULL;

  g_return_val_if_fail (type != G_TYPE_INVALID, NULL);

  select = select_from (database, type, "WHERE id = ?", error);
  if (select == NULL)
    return NULL;
  desk_query_bind (select, "s", id);
  if (!desk_query_next (select, error))
    return NULL;
  record = desk_rows_read (select, 0, type);
  return desk_rows_read_entries (database, record, error) ? g_steal_pointer (&record) : NULL;
}

/**
 * desk_records_load:
 *
 * Returns: (transfer full): the record, or NULL with %DESK_STORE_ERROR_MISSING or an error of the database
 */
DeskRecord *
desk_records_load (DeskDatabase *database, const char *kind, const char *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  DeskRecord *record = desk_records_find (database, kind, id, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (record == NULL)
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING,
                 _ ("This record is not on this desk (%s %s). Search for it again."), kind, id);
  return record;
}

/**
 * desk_records_find_any:
 *
 * Returns: (transfer full) (nullable): the record of that id, of whatever kind; NULL without @error where there is none, or
 *   where this program does not know its kind
 */
DeskRecord *
desk_records_find_any (DeskDatabase *database, const char *id, GError **error)
{
  g_autoptr (DeskQuery) find =
      desk_query_new (database,
                      "SELECT json_extract (line, '$.k') AS kind FROM change WHERE rec = ?"
                      " AND kind IS NOT NULL ORDER BY row LIMIT 1",
                      error);
  g_autofree char *kind = NULL;

  if (find == NULL)
    return NULL;
  desk_query_bind (find, "s", id);
  if (desk_query_next (find, error))
    kind = g_strdup (desk_query_get_text (find, 0));
  return kind != NULL && desk_record_types_find (kind) != G_TYPE_INVALID
             ? desk_records_find (database, kind, id, error)
             : NULL;
}

static gboolean
load_all_entries (DeskDatabase *database, const char *kind, GHashTable *by_id, GCancellable *cancellable,
                  GError **error)
{
  /* CROSS: the few records first. Left to choose, SQLite reads the entries of a million people to find theirs. */
  g_autofree char *sql =
      g_strdup_printf ("SELECT e.rec, e.field, e.key, e.value FROM %s k CROSS JOIN entry e ON e.rec = k.id",
                       kind);
  g_autoptr (DeskQuery) list = desk_query_new (database, sql, error);
  g_autoptr (GError) local = NULL;

  if (list == NULL)
    return FALSE;
  while (!g_cancellable_set_error_if_cancelled (cancellable, &local) && desk_query_next (list, &local))
    {
      DeskRecord *record = g_hash_table_lookup (by_id, desk_query_get_text (list, 0));

      if (record != NULL)
        desk_rows_set_entry (record, desk_query_get_text (list, 1), desk_query_get_text (list, 2), list, 3);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * desk_records_load_all:
 *
 * For kinds with few records: stations, officers, shifts.
 *
 * Returns: (transfer full) (element-type DeskRecord): all records of a kind in the order they were made
 */
GPtrArray *
desk_records_load_all (DeskDatabase *database, const char *kind, GCancellable *cancellable, GError **error)
{
  GType type = desk_record_types_find (kind);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DeskQuery) select = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (type != G_TYPE_INVALID, NULL);

  select = select_from (database, type, "ORDER BY row", error);
  if (select == NULL)
    return NULL;
  while (!g_cancellable_set_error_if_cancelled (cancellable, &local) && desk_query_next (select, &local))
    {
      DeskRecord *record = desk_rows_read (select, 0, type);

      g_ptr_array_add (records, record);
      g_hash_table_insert (by_id, (gpointer)desk_record_get_id (record), record);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return load_all_entries (database, kind, by_id, cancellable, error) ? g_steal_pointer (&records) : NULL;
}
