// SPDX-License-Identifier: GPL-3.0-or-later
// What the exchange with headquarters reads and writes in the database of the desk: lines, their stamps, markers. The
// records that are touched are folded before the transaction ends.

#include "store/log-replica.h"

#include "journal/desk.h"
#include "store/database-private.h"
#include "store/query.h"
#include "store/refold.h"
#include "store/register-book.h"
#include "store/search-index.h"

#include <string.h>

#define MARKERS_WHOLE 32 /* of the newest markers all are kept, behind them ever fewer */

struct _DeskLogReplica
{
  GObject parent_instance;
  DeskDatabase *database;
  char *log;
  GHashTable *touched; /* ids of records with a line that came or was stamped in this transaction */
  GPtrArray *order;    /* the same in the order in which they were touched: new ones get their rows so */
  GPtrArray *changed;  /* (element-type DeskRecord): folded since they were taken last */
};

static void replica_iface_init (DeskReplicaInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskLogReplica, desk_log_replica, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_REPLICA, replica_iface_init))

static DeskDatabase *
database_of (DeskReplica *replica)
{
  return DESK_LOG_REPLICA (replica)->database;
}

static const char *
log_of (DeskReplica *replica)
{
  return DESK_LOG_REPLICA (replica)->log;
}

static gboolean
is_of_station (DeskLogReplica *self)
{
  return strcmp (self->log, desk_database_get_station (self->database)) == 0;
}

/* A query of the log: its name is the first value. */
static DeskQuery *
new_query (DeskReplica *replica, const char *sql, GError **error)
{
  DeskQuery *query = desk_query_new (database_of (replica), sql, error);

  if (query != NULL)
    desk_query_bind (query, "s", log_of (replica));
  return query;
}

/* Returns: whether the query came to its end without an error. */
static gboolean
ended (GError *local, GError **error)
{
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

static gboolean
replica_get_cursor (DeskReplica *replica, DeskMarker *cursor, GError **error)
{
  g_autoptr (DeskQuery) newest =
      new_query (replica, "SELECT pos, hash FROM marker WHERE log = ? ORDER BY pos DESC LIMIT 1", error);
  GError *local = NULL;

  *cursor = DESK_MARKER_START;
  if (newest == NULL)
    return FALSE;
  if (desk_query_next (newest, &local))
    {
      cursor->position = desk_query_get_integer (newest, 0);
      g_strlcpy (cursor->hash, desk_query_get_text (newest, 1), sizeof cursor->hash);
    }
  return ended (local, error);
}

static GArray *
replica_list_markers (DeskReplica *replica, GError **error)
{
  g_autoptr (DeskQuery) list =
      new_query (replica, "SELECT pos, hash FROM marker WHERE log = ? ORDER BY pos", error);
  g_autoptr (GArray) markers = g_array_new (FALSE, FALSE, sizeof (DeskMarker));
  DeskMarker marker = DESK_MARKER_START;
  GError *local = NULL;

  if (list == NULL)
    return NULL;
  g_array_append_val (markers, marker);
  while (desk_query_next (list, &local))
    {
      marker.position = desk_query_get_integer (list, 0);
      g_strlcpy (marker.hash, desk_query_get_text (list, 1), sizeof marker.hash);
      g_array_append_val (markers, marker);
    }
  return ended (local, error) ? g_steal_pointer (&markers) : NULL;
}

static gboolean
replica_get_chain (DeskReplica *replica, const char *run, gint64 n, guint8 chain[DESK_HASH_BYTES],
                   gboolean *found, GError **error)
{
  g_autoptr (DeskQuery) find =
      desk_query_new (database_of (replica),
                      "SELECT c.chain FROM change c JOIN run r ON r.id = c.run WHERE r.name = ? AND c.n = ?",
                      error);
  const guint8 *bytes;
  gsize length = 0;
  GError *local = NULL;

  *found = FALSE;
  if (find == NULL)
    return FALSE;
  desk_query_bind (find, "si", run, n);
  bytes = desk_query_next (find, &local) ? desk_query_get_bytes (find, 0, &length) : NULL;
  *found = length == DESK_HASH_BYTES;
  if (*found)
    memcpy (chain, bytes, DESK_HASH_BYTES);
  return ended (local, error);
}

/* The chain before a line that is offered: told where the line before it is not the one before in the list. */
static gboolean
get_chain_before (DeskReplica *replica, DeskReplicaLine *line, GError **error)
{
  const char *run = line->n > 1 ? line->run : line->parent_run;
  gboolean found = FALSE;

  memset (line->before, 0, DESK_HASH_BYTES);
  return run == NULL
         || replica_get_chain (replica, run, line->n > 1 ? line->n - 1 : line->parent_n, line->before, &found,
                               error);
}

static gboolean
replica_list_offers (DeskReplica *replica, DeskReplicaFunc func, gpointer data, GError **error)
{
  g_autoptr (DeskQuery) list = new_query (
      replica,
      "SELECT r.name, c.n, r.up_run, r.up_n, c.line, c.clip FROM change c JOIN run r ON r.id = c.run"
      " WHERE c.pos IS NULL AND r.log = ? ORDER BY r.mine DESC, r.id, c.n",
      error);
  GError *local = NULL;

  if (list == NULL)
    return FALSE;
  while (desk_query_next (list, &local))
    {
      DeskReplicaLine line = { .run = desk_query_get_text (list, 0),
                               .n = desk_query_get_integer (list, 1),
                               .parent_run = desk_query_get_text (list, 2),
                               .parent_n = desk_query_get_integer (list, 3),
                               .line = desk_query_get_text (list, 4),
                               .clip = desk_query_is_null (list, 5) ? DESK_NO_CLIP
                                                                    : desk_query_get_integer (list, 5) };

      if (!get_chain_before (replica, &line, error))
        return FALSE;
      if (!func (&line, data))
        return TRUE;
    }
  return ended (local, error);
}

static gboolean
replica_find (DeskReplica *replica, const char *run, gint64 n, DeskReplicaState *state, GError **error)
{
  g_autoptr (DeskQuery) find =
      desk_query_new (database_of (replica),
                      "SELECT c.pos FROM change c JOIN run r ON r.id = c.run WHERE r.name = ? AND c.n = ?",
                      error);
  GError *local = NULL;

  *state = DESK_REPLICA_UNKNOWN;
  if (find == NULL)
    return FALSE;
  desk_query_bind (find, "si", run, n);
  if (desk_query_next (find, &local))
    *state = desk_query_is_null (find, 0) ? DESK_REPLICA_UNSTAMPED : DESK_REPLICA_STAMPED;
  return ended (local, error);
}

static gboolean
replica_is_own_run (DeskReplica *replica, const char *run)
{
  g_autoptr (DeskQuery) find =
      desk_query_new (database_of (replica), "SELECT 1 FROM run WHERE name = ? AND mine = 1", NULL);

  if (find == NULL)
    return FALSE;
  desk_query_bind (find, "s", run);
  return desk_query_next (find, NULL);
}

/* Writing ---------------------------------------------------------------------------------------------------------------- */

static void
touch (DeskReplica *replica, const char *rec)
{
  DeskLogReplica *self = DESK_LOG_REPLICA (replica);
  char *id;

  if (g_hash_table_contains (self->touched, rec))
    return;
  id = g_strdup (rec);
  g_hash_table_add (self->touched, id);
  g_ptr_array_add (self->order, id);
}

static gboolean
replica_begin (DeskReplica *replica, GError **error)
{
  DeskLogReplica *self = DESK_LOG_REPLICA (replica);

  g_ptr_array_set_size (self->order, 0);
  g_hash_table_remove_all (self->touched);
  return desk_database_begin (database_of (replica), error);
}

static void
replica_roll_back (DeskReplica *replica)
{
  desk_database_roll_back (database_of (replica));
}

static gboolean
fold_touched (DeskLogReplica *self, GPtrArray *folded, GError **error)
{
  g_autoptr (DeskRefold) refold = desk_refold_new (self->database);

  for (guint i = 0; i < self->order->len; i++)
    {
      g_autoptr (DeskRecord) before = NULL;
      g_autoptr (DeskRecord) after = NULL;

      if (!desk_refold_record (refold, g_ptr_array_index (self->order, i), &before, &after, error)
          || (after != NULL && !desk_search_index_put (self->database, before, after, error)))
        return FALSE;
      if (after != NULL)
        g_ptr_array_add (folded, g_steal_pointer (&after));
    }
  return TRUE;
}

static gboolean
replica_commit (DeskReplica *replica, GError **error)
{
  DeskLogReplica *self = DESK_LOG_REPLICA (replica);
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_object_unref);
  DeskMarker cursor;

  if (!fold_touched (self, folded, error))
    {
      desk_database_roll_back (self->database);
      return FALSE;
    }
  if (!desk_database_commit (self->database, error) || !replica_get_cursor (replica, &cursor, error))
    return FALSE;
  if (is_of_station (self))
    desk_database_set_position (self->database, cursor.position);
  g_ptr_array_extend_and_steal (self->changed, g_steal_pointer (&folded));
  return TRUE;
}

static gboolean
set_stamp (DeskReplica *replica, const char *run, gint64 n, const DeskStamp *stamp, GError **error)
{
  g_autofree char *text = desk_stamp_write (stamp);
  g_autoptr (GVariant) clip =
      stamp->clip != DESK_NO_CLIP ? g_variant_ref_sink (g_variant_new_int64 (stamp->clip)) : NULL;
  g_autoptr (DeskQuery) set = desk_query_new (
      database_of (replica),
      "UPDATE change SET pos = ?, stamp = ?, clip = ? WHERE run = (SELECT id FROM run WHERE name = ?) AND n = ?"
      " AND pos IS NULL RETURNING rec",
      error);
  GError *local = NULL;

  if (set == NULL)
    return FALSE;
  desk_query_bind (set, "isvsi", stamp->position, text, clip, run, n);
  while (desk_query_next (set, &local))
    touch (replica, desk_query_get_text (set, 0));
  return ended (local, error);
}

static gboolean
replica_put_stamp (DeskReplica *replica, const char *run, gint64 n, const DeskStamp *stamp, GError **error)
{
  return set_stamp (replica, run, n, stamp, error);
}

static gboolean
add_run (DeskReplica *replica, const DeskReplicaLine *line, GError **error)
{
  DeskDatabase *database = database_of (replica);

  desk_database_get_head (database)->foreign = TRUE;
  return desk_database_change (
      database, error,
      "INSERT INTO run (log, name, up_run, up_n, mine) VALUES (?, ?, ?, nullif (?, 0), 0)"
      " ON CONFLICT (name) DO NOTHING",
      "sssi", log_of (replica), line->run, line->parent_run, line->parent_n);
}

static gboolean
replica_put_line (DeskReplica *replica, const DeskReplicaLine *line, const guint8 chain[DESK_HASH_BYTES],
                  const DeskStamp *stamp, GError **error)
{
  g_autofree char *id = desk_change_id (line->run, line->n);
  g_autoptr (DeskChange) change = desk_line_read (line->line, -1, line->run, line->n, NULL);
  const char *rec = change != NULL ? desk_change_get_record (change) : id;

  return add_run (replica, line, error)
         && desk_database_change (
             database_of (replica), error,
             "INSERT INTO change (run, n, rec, line, chain)"
             " SELECT id, ?, ?, ?, ? FROM run WHERE name = ? ON CONFLICT (run, n) DO NOTHING",
             "issbs", line->n, rec, line->line, chain, DESK_HASH_BYTES, line->run)
         && set_stamp (replica, line->run, line->n, stamp, error);
}

/* All of the newest markers stay, and of each older stretch, twice as long as the one before, one. */
static gboolean
thin_markers (DeskReplica *replica, GError **error)
{
  g_autoptr (GArray) markers = replica_list_markers (replica, error);
  guint stretch = 0;
  int power = -1;

  if (markers == NULL)
    return FALSE;
  for (guint back = MARKERS_WHOLE + 1; back < markers->len; back++)
    {
      const DeskMarker *marker = &g_array_index (markers, DeskMarker, markers->len - back);

      stretch = g_bit_nth_msf (back, -1);
      if ((int)stretch != power)
        power = (int)stretch;
      else if (!desk_database_change (database_of (replica), error,
                                      "DELETE FROM marker WHERE log = ? AND pos = ?", "si", log_of (replica),
                                      marker->position))
        return FALSE;
    }
  return TRUE;
}

static gboolean
replica_put_marker (DeskReplica *replica, const DeskMarker *marker, GError **error)
{
  return desk_database_change (database_of (replica), error,
                               "INSERT OR REPLACE INTO marker (log, pos, hash) VALUES (?, ?, ?)", "sis",
                               log_of (replica), marker->position, marker->hash)
         && thin_markers (replica, error);
}

static gboolean
touch_above (DeskReplica *replica, gint64 common, GError **error)
{
  g_autoptr (DeskQuery) list =
      desk_query_new (database_of (replica),
                      "SELECT rec FROM change WHERE (pos > ? OR pos IS NULL)"
                      " AND run IN (SELECT id FROM run WHERE log = ?) GROUP BY rec ORDER BY min (row)",
                      error);
  GError *local = NULL;

  if (list == NULL)
    return FALSE;
  desk_query_bind (list, "is", common, log_of (replica));
  while (desk_query_next (list, &local))
    touch (replica, desk_query_get_text (list, 0));
  return ended (local, error);
}

/* The clip of a stamp that is taken off stays with the line: bases are never counted in another history again. */
static gboolean
replica_diverge (DeskReplica *replica, gint64 common, GError **error)
{
  DeskDatabase *database = database_of (replica);

  return touch_above (replica, common, error)
         && desk_database_change (
             database, error,
             "UPDATE change SET pos = NULL, stamp = NULL, clip = min (coalesce (clip, ?1), ?1)"
             " WHERE (pos > ?1 OR pos IS NULL) AND run IN (SELECT id FROM run WHERE log = ?2)",
             "is", common, log_of (replica))
         /* Open forms are of what this desk writes: the log of its station. */
         && (!is_of_station (DESK_LOG_REPLICA (replica))
             || desk_database_change (database, error, "UPDATE draft SET base = min (base, ?)", "i", common))
         && desk_database_change (database, error, "DELETE FROM marker WHERE log = ? AND pos > ?", "si",
                                  log_of (replica), common);
}

static char *
replica_get_book (DeskReplica *replica)
{
  return g_strdup (desk_database_get_book (database_of (replica)));
}

static gboolean
replica_open_sub_book (DeskReplica *replica, GError **error)
{
  return desk_register_book_open_sub (database_of (replica), error);
}

static void
replica_iface_init (DeskReplicaInterface *iface)
{
  iface->get_cursor = replica_get_cursor;
  iface->list_markers = replica_list_markers;
  iface->list_offers = replica_list_offers;
  iface->get_chain = replica_get_chain;
  iface->find = replica_find;
  iface->is_own_run = replica_is_own_run;
  iface->begin = replica_begin;
  iface->commit = replica_commit;
  iface->roll_back = replica_roll_back;
  iface->put_stamp = replica_put_stamp;
  iface->put_line = replica_put_line;
  iface->put_marker = replica_put_marker;
  iface->diverge = replica_diverge;
  iface->get_book = replica_get_book;
  iface->open_sub_book = replica_open_sub_book;
}

static void
desk_log_replica_finalize (GObject *object)
{
  DeskLogReplica *self = DESK_LOG_REPLICA (object);

  g_object_unref (self->database);
  g_free (self->log);
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->touched);
  g_ptr_array_unref (self->changed);
  G_OBJECT_CLASS (desk_log_replica_parent_class)->finalize (object);
}

static void
desk_log_replica_class_init (DeskLogReplicaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_log_replica_finalize;
}

static void
desk_log_replica_init (DeskLogReplica *self)
{
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->order = g_ptr_array_new ();
  self->changed = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * desk_log_replica_new:
 * @log: name of a station, or %DESK_LOG_REGION
 *
 * Returns: (transfer full): that log in the database
 */
DeskLogReplica *
desk_log_replica_new (DeskDatabase *database, const char *log)
{
  DeskLogReplica *self = g_object_new (DESK_TYPE_LOG_REPLICA, NULL);

  self->database = g_object_ref (database);
  self->log = g_strdup (log);
  return self;
}

/**
 * desk_log_replica_get_run:
 *
 * Returns: (transfer full): the run of this start of the program; while it has written nothing the last one of before, or
 *   a name that no run has
 */
char *
desk_log_replica_get_run (DeskLogReplica *self)
{
  static const guint8 zeros[DESK_RUN_RANDOM] = { 0 };
  const DeskLogHead *head = desk_database_get_head (self->database);

  if (head->run != 0)
    return g_strdup (head->run_name);
  return head->last_run != 0 ? g_strdup (head->last_name)
                             : desk_run_name (desk_database_get_code (self->database), zeros);
}

/**
 * desk_log_replica_take_changed:
 *
 * Returns: (transfer full) (element-type DeskRecord): the records that were folded since this was asked last: what the
 *   screens have to be told
 */
GPtrArray *
desk_log_replica_take_changed (DeskLogReplica *self)
{
  GPtrArray *changed = self->changed;

  self->changed = g_ptr_array_new_with_free_func (g_object_unref);
  return changed;
}

#define UNSENT \
  "change c JOIN run r ON r.id = c.run WHERE c.pos IS NULL AND r.mine = 1 AND r.log = coalesce (?1, r.log)"

/**
 * desk_log_replica_count_unsent:
 * @log: (nullable): counted are the lines of this log, NULL: of all
 * @count: (out): how many of this database's own lines headquarters has not stamped
 * @oldest: (out): when the first of them was written, seconds UTC by the desk's clock then; 0 for none
 */
gboolean
desk_log_replica_count_unsent (DeskDatabase *database, const char *log, gint64 *count, gint64 *oldest,
                               GError **error)
{
  g_autoptr (DeskQuery) query =
      desk_query_new (database,
                      "SELECT (SELECT count (*) FROM " UNSENT
                      "), coalesce ((SELECT json_extract (c.line, '$.t') FROM " UNSENT
                      " ORDER BY c.run, c.n LIMIT 1), 0)",
                      error);
  GError *local = NULL;

  if (query == NULL)
    return FALSE;
  desk_query_bind (query, "s", log);
  if (desk_query_next (query, &local))
    {
      *count = desk_query_get_integer (query, 0);
      *oldest = desk_query_get_integer (query, 1);
    }
  return ended (local, error);
}
