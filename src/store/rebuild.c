// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is folded from the journal, emptied and filled again: record tables, lists, open values, search.

#include "store/rebuild.h"

#include "model/record-types.h"
#include "store/database-private.h"
#include "store/refold.h"
#include "store/search-index.h"
#include "store/query.h"

#define PROGRESS_EVERY 1000

static gboolean
empty_tables (DeskDatabase *database, GError **error)
{
  guint n_types;
  const GType *types = desk_record_types_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      const DeskRecordClass *klass = g_type_class_get (types[i]);
      g_autofree char *sql = g_strdup_printf ("DELETE FROM %s", klass->kind);

      if (!desk_database_execute (database, sql, error))
        return FALSE;
    }
  return desk_database_execute (database, "DELETE FROM entry; DELETE FROM other;", error)
         && desk_search_index_clear (database, error);
}

/* In the order in which the desk got to know them: so every record has the row it had. */
static GPtrArray *
list_records (DeskDatabase *database, GError **error)
{
  g_autoptr (DeskQuery) list =
      desk_query_new (database, "SELECT rec FROM change GROUP BY rec ORDER BY min (row)", error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;

  if (list == NULL)
    return NULL;
  while (desk_query_next (list, &local))
    g_ptr_array_add (records, g_strdup (desk_query_get_text (list, 0)));
  if (local == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
fill (DeskDatabase *database, DeskProgressFunc progress, gpointer data, gint64 *n_records,
      GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskRefold) refold = desk_refold_new (database);
  g_autoptr (GPtrArray) records = empty_tables (database, error) ? list_records (database, error) : NULL;

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (DeskRecord) record = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !desk_refold_record (refold, g_ptr_array_index (records, i), NULL, &record, error)
          || (record != NULL && !desk_search_index_put (database, NULL, record, error)))
        return FALSE;
      if (progress != NULL && (i + 1) % PROGRESS_EVERY == 0)
        progress (i + 1, records->len, data);
    }
  if (n_records != NULL)
    *n_records = records->len;
  return TRUE;
}

/**
 * desk_rebuild_fill:
 * Empties and fills what is folded. Call it inside a transaction.
 */
gboolean
desk_rebuild_fill (DeskDatabase *database, GCancellable *cancellable, GError **error)
{
  return fill (database, NULL, NULL, NULL, cancellable, error);
}

/**
 * desk_rebuild_run:
 * @progress: (nullable): told how far it is
 * @n_records: (out) (optional): how many records there are
 *
 * Empties and fills what is folded, in one transaction: afterwards it is what it was before, or what it should have
 * been. Cancelled or failed, nothing was changed.
 */
gboolean
desk_rebuild_run (DeskDatabase *database, DeskProgressFunc progress, gpointer data, gint64 *n_records,
                  GCancellable *cancellable, GError **error)
{
  if (!desk_database_begin (database, error))
    return FALSE;
  if (!fill (database, progress, data, n_records, cancellable, error))
    {
      desk_database_roll_back (database);
      return FALSE;
    }
  return desk_database_commit (database, error);
}
