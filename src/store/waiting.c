// SPDX-License-Identifier: GPL-3.0-or-later
// What headquarters does not have yet, record by record. Read a page at a time from where the last one ended: a desk that
// was offline for weeks has many.

#include "store/waiting.h"

#include "model/attachment.h"
#include "store/query.h"
#include "store/records.h"

/* What is in the journal and in no register. */
#define IS_ENTRY \
  "(EXISTS (SELECT 1 FROM viewing WHERE id = c.rec) OR EXISTS (SELECT 1 FROM printing WHERE id = c.rec)" \
  " OR EXISTS (SELECT 1 FROM shift WHERE id = c.rec))"

/**
 * desk_waiting_free:
 */
void
desk_waiting_free (DeskWaiting *self)
{
  g_clear_object (&self->record);
  g_clear_object (&self->of);
  g_free (self);
}

/**
 * desk_waiting_count:
 * @before: seconds UTC: only what was written before; %G_MAXINT64 for everything
 * @count: (out caller-allocates)
 *
 * Returns: FALSE with an error of the database
 */
gboolean
desk_waiting_count (DeskDatabase *database, gint64 before, DeskWaitingCount *count, GError **error)
{
  g_autoptr (DeskQuery) query = desk_query_new (
      database,
      "SELECT count (DISTINCT c.rec), count (DISTINCT CASE WHEN " IS_ENTRY " THEN c.rec END),"
      " coalesce (min (json_extract (c.line, '$.t')), 0)"
      " FROM change c INDEXED BY change_waiting WHERE c.pos IS NULL AND json_extract (c.line, '$.t') < ?",
      error);
  GError *local = NULL;

  *count = (DeskWaitingCount){ 0 };
  if (query == NULL)
    return FALSE;
  desk_query_bind (query, "i", before);
  if (desk_query_next (query, &local))
    {
      count->n_records = (guint)desk_query_get_integer (query, 0);
      count->n_entries = (guint)desk_query_get_integer (query, 1);
      count->oldest = desk_query_get_integer (query, 2);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/* A record of a kind this program does not know is passed over: it is sent, but nothing can be said of it. */
static gboolean
add_waiting (GPtrArray *list, DeskDatabase *database, DeskQuery *row, GError **error)
{
  GError *local = NULL;
  g_autoptr (DeskRecord) record = desk_records_find_any (database, desk_query_get_text (row, 1), &local);
  g_autoptr (DeskRecord) of = NULL;
  DeskWaiting *waiting;

  if (local == NULL && DESK_IS_ATTACHMENT (record))
    of = desk_records_find_any (database, desk_record_get_text (record, DESK_ATTACHMENT_OF), &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (record == NULL)
    return TRUE;
  waiting = g_new0 (DeskWaiting, 1);
  waiting->row = desk_query_get_integer (row, 0);
  waiting->since = desk_query_get_integer (row, 2);
  waiting->record = g_steal_pointer (&record);
  waiting->of = g_steal_pointer (&of);
  g_ptr_array_add (list, waiting);
  return TRUE;
}

/**
 * desk_waiting_list:
 * @after: the row of the last one of the page before; 0 to begin
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type DeskWaiting) (nullable): the records that wait, the longest first, without those
 *   that are only in the journal; fewer than @limit at the end; NULL with @error set
 */
GPtrArray *
desk_waiting_list (DeskDatabase *database, gint64 after, guint limit, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_waiting_free);
  g_autoptr (DeskQuery) rows = desk_query_new (
      database,
      "SELECT c.row, c.rec, json_extract (c.line, '$.t') FROM change c INDEXED BY change_waiting"
      " WHERE c.pos IS NULL AND c.row > ? AND NOT EXISTS"
      " (SELECT 1 FROM change d WHERE d.rec = c.rec AND d.pos IS NULL AND d.row < c.row) AND NOT " IS_ENTRY
      " ORDER BY c.row",
      error);
  GError *local = NULL;

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "i", after);
  while (list->len < limit && !g_cancellable_set_error_if_cancelled (cancellable, &local)
         && desk_query_next (rows, &local))
    if (!add_waiting (list, database, rows, &local))
      break;
  if (local == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local);
  return NULL;
}
