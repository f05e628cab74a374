// SPDX-License-Identifier: GPL-3.0-or-later
// Reading records by id and by kind. Finding them is the business of search, register list and board.

#include "store/records.h"

#include "model/record-types.h"
#include "store/database-private.h"
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
 * desk_records_find_owner:
 * @owner: (out) (transfer full) (nullable): the log of another station, or of the region, that @id was written in; NULL
 *   for what belongs to this desk's station
 *
 * Returns: FALSE with @error set
 */
gboolean
desk_records_find_owner (DeskDatabase *database, const char *id, char **owner, GError **error)
{
  g_autoptr (DeskQuery) find = NULL;
  GError *local = NULL;

  *owner = NULL;
  if (!desk_database_get_head (database)->foreign)
    return TRUE;
  find = desk_query_new (
      database,
      "SELECT r.log FROM change c JOIN run r ON r.id = c.run WHERE c.rec = ? AND r.log <> ? LIMIT 1", error);
  if (find == NULL)
    return FALSE;
  desk_query_bind (find, "ss", id, desk_database_get_station (database));
  if (desk_query_next (find, &local))
    *owner = g_strdup (desk_query_get_text (find, 0));
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * desk_records_read_owner:
 * @record: that was read from its table alone
 *
 * Says on the record whose it is. See desk_record_get_owner().
 */
gboolean
desk_records_read_owner (DeskDatabase *database, DeskRecord *record, GError **error)
{
  g_autofree char *owner = NULL;

  if (!desk_records_find_owner (database, desk_record_get_id (record), &owner, error))
    return FALSE;
  desk_record_set_owner (record, owner);
  return TRUE;
}

static char *
list_ids (GPtrArray *records)
{
  GString *ids = g_string_new ("[");

  for (guint i = 0; i < records->len; i++)
    desk_query_add_id (ids, desk_record_get_id (g_ptr_array_index (records, i)));
  g_string_append_c (ids, ']');
  return g_string_free (ids, FALSE);
}

/**
 * desk_records_read_owners:
 * @records: (element-type DeskRecord): that were read from their tables alone
 *
 * As desk_records_read_owner() does it for one.
 */
gboolean
desk_records_read_owners (DeskDatabase *database, GPtrArray *records, GError **error)
{
  g_autofree char *ids = NULL;
  g_autoptr (DeskQuery) find = NULL;
  GError *local = NULL;

  if (!desk_database_get_head (database)->foreign)
    return TRUE;
  find = desk_query_new (database,
                         "SELECT j.key, (SELECT r.log FROM change c JOIN run r ON r.id = c.run"
                         " WHERE c.rec = j.value AND r.log <> ?2 LIMIT 1) FROM json_each (?1) j",
                         error);
  if (find == NULL)
    return FALSE;
  ids = list_ids (records);
  desk_query_bind (find, "ss", ids, desk_database_get_station (database));
  while (desk_query_next (find, &local))
    desk_record_set_owner (g_ptr_array_index (records, (guint)desk_query_get_integer (find, 0)),
                           desk_query_get_text (find, 1));
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
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
  return desk_rows_read_entries (database, record, error) && desk_records_read_owner (database, record, error)
             ? g_steal_pointer (&record)
             : NULL;
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

static gint64
find_position (DeskDatabase *database, const char *id, GError **error)
{
  g_autoptr (DeskQuery) find = desk_query_new (
      database,
      "SELECT coalesce (min (c.pos), ?3) FROM change c JOIN run r ON r.id = c.run WHERE c.rec = ?1 AND r.log = ?2"
      " HAVING count (*) > 0",
      error);
  GError *local = NULL;
  gint64 position = 0;

  if (find == NULL)
    return 0;
  desk_query_bind (find, "ssi", id, desk_database_get_station (database), (gint64)G_MAXINT64);
  if (desk_query_next (find, &local))
    position = desk_query_get_integer (find, 0);
  if (local != NULL)
    g_propagate_error (error, local);
  return position;
}

typedef struct
{
  DeskRecord *record;
  gint64 position;
  guint made; /* the how manieth */
} Placed;

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *one = a, *other = b;

  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return one->made < other->made ? -1 : 1;
}

/**
 * desk_records_load_own:
 *
 * For kinds with few records: stations, officers, receptions.
 *
 * Returns: (transfer full) (element-type DeskRecord): the records of a kind that belong to this desk's station: those first
 *   that headquarters got first, then those it does not have, in the order they were made. All desks of a station have what is
 *   at headquarters in the same order
 */
GPtrArray *
desk_records_load_own (DeskDatabase *database, const char *kind, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = desk_records_load_all (database, kind, cancellable, error);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  GError *local = NULL;

  for (guint i = 0; all != NULL && local == NULL && i < all->len; i++)
    {
      DeskRecord *record = g_ptr_array_index (all, i);
      Placed place = { record, find_position (database, desk_record_get_id (record), &local), i };

      if (place.position > 0)
        g_array_append_val (placed, place);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  g_array_sort (placed, compare_placed);
  for (guint i = 0; i < placed->len; i++)
    g_ptr_array_add (own, g_object_ref (g_array_index (placed, Placed, i).record));
  return all != NULL ? g_steal_pointer (&own) : NULL;
}
