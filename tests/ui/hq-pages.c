// SPDX-License-Identifier: GPL-3.0-or-later
// Pages from headquarters, as they would come.

#include "hq-pages.h"

#include "journal/desk.h"
#include "journal/line.h"
#include "store/database-private.h"
#include "store/log-replica.h"
#include "store/query.h"

#define NOW G_GINT64_CONSTANT (1780000000) /* as in office.h */

#define REPLICA(replica) DESK_REPLICA_GET_IFACE (replica)

/* Headquarters stamps everything there is; the last change with @verdict, or with a field that lost. */
static void
stamp_all (DeskReplica *replica, DeskDatabase *database, DeskVerdict verdict, const char *lost,
           gint64 *position)
{
  g_autoptr (DeskQuery) list = desk_query_new (
      database,
      "SELECT r.name, c.n FROM change c JOIN run r ON r.id = c.run WHERE c.pos IS NULL ORDER BY c.row", NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  while (desk_query_next (list, NULL))
    g_ptr_array_add (ids, desk_change_id (desk_query_get_text (list, 0), desk_query_get_integer (list, 1)));
  for (guint i = 0; i < ids->len; i++)
    {
      g_auto (DeskStamp) stamp = DESK_STAMP_PLAIN (++*position);
      g_autofree char *run = NULL;
      gint64 n;

      stamp.at = NOW - 60;
      if (i + 1 == ids->len)
        {
          stamp.verdict = verdict;
          if (lost != NULL)
            desk_stamp_add_lost (&stamp, lost);
        }
      g_assert_true (desk_change_parse_id (ids->pdata[i], &run, &n));
      g_assert_true (REPLICA (replica)->put_stamp (replica, run, n, &stamp, NULL));
    }
}

static void
end_page (DeskReplica *replica, gint64 position)
{
  DeskMarker marker = { .position = position };

  g_strlcpy (marker.hash, "0123456789abcdef", sizeof marker.hash);
  g_assert_true (REPLICA (replica)->put_marker (replica, &marker, NULL));
  g_assert_true (REPLICA (replica)->commit (replica, NULL));
}

static DeskVerdict
find_verdict (const char *name)
{
  if (g_str_equal (name, "dupno"))
    return DESK_VERDICT_DUPNO;
  return g_str_equal (name, "denied") ? DESK_VERDICT_DENIED : DESK_VERDICT_OK;
}

/**
 * hq_pages_write_verdict:
 * @name: of a verdict
 *
 * Headquarters has everything; the last change of the desk gets the verdict. For the worker.
 */
gpointer
hq_pages_write_verdict (DeskDatabase *database, gpointer name, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskLogReplica) replica = desk_log_replica_new (database, "PL1");
  gint64 position = desk_database_get_position (database);

  g_assert_true (REPLICA (DESK_REPLICA (replica))->begin (DESK_REPLICA (replica), NULL));
  stamp_all (DESK_REPLICA (replica), database, find_verdict (name), NULL, &position);
  end_page (DESK_REPLICA (replica), position);
  return database;
}

/**
 * hq_pages_write_foreign:
 * @person: id
 *
 * Desk A, whose clock is two hours fast, wrote the given name before headquarters got ours. For the worker.
 */
gpointer
hq_pages_write_foreign (DeskDatabase *database, gpointer person, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskLogReplica) log = desk_log_replica_new (database, "PL1");
  DeskReplica *replica = DESK_REPLICA (log);
  g_autofree char *text = g_strdup_printf ("{\"r\":\"%s\",\"b\":0,\"t\":%" G_GINT64_FORMAT
                                           ",\"u\":\"4418\",\"s\":{\"given_name\":\"Олена\"}}",
                                           (const char *)person, NOW - 3600 + 7200);
  const guint8 chain[DESK_HASH_BYTES] = { 0 };
  DeskReplicaLine line = { .run = "PL1-A-0c11dd2e", .n = 1, .line = text, .clip = DESK_NO_CLIP };
  gint64 position = desk_database_get_position (database) + 1;
  g_auto (DeskStamp) stamp = DESK_STAMP_PLAIN (position);

  stamp.at = NOW - 3500;
  stamp.off = -7200;
  g_assert_true (REPLICA (replica)->begin (replica, NULL));
  g_assert_true (REPLICA (replica)->put_line (replica, &line, chain, &stamp, error));
  stamp_all (replica, database, DESK_VERDICT_OK, "given_name", &position);
  end_page (replica, position);
  return database;
}

/**
 * hq_pages_stamp_all:
 * Headquarters has everything. For the worker.
 */
gpointer
hq_pages_stamp_all (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return hq_pages_write_verdict (database, (gpointer) "ok", cancellable, error);
}
