// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

#include "journal/line.h"
#include "journal/wire.h"

G_BEGIN_DECLS

/** A line of a log as a desk has it. */
typedef struct
{
  const char *run;
  gint64 n;
  const char *parent_run; /* (nullable): with n = 1 */
  gint64 parent_n;
  guint8 before[DESK_HASH_BYTES]; /* the chain before it */
  const char *line;
  gint64 clip; /* or DESK_NO_CLIP */
} DeskReplicaLine;

typedef gboolean (*DeskReplicaFunc) (const DeskReplicaLine *line, gpointer data);

/** What a desk has of a line. */
typedef enum
{
  DESK_REPLICA_UNKNOWN,
  DESK_REPLICA_UNSTAMPED,
  DESK_REPLICA_STAMPED
} DeskReplicaState;

#define DESK_TYPE_REPLICA (desk_replica_get_type ())
/**
 * DeskReplica:
 * A desk's copy of one log, where the exchange reads what to offer and writes what comes down: the database of the
 * desk, or memory in tests.
 */
G_DECLARE_INTERFACE (DeskReplica, desk_replica, DESK, REPLICA, GObject)

/**
 * DeskReplicaInterface:
 * @get_cursor: up to here the desk has the whole log
 * @list_markers: (element-type DeskMarker): the points of the log's history that are kept, in order
 * @list_offers: the lines without a stamp: own ones first, then by run in the order in which runs became known, and n
 * @get_chain: the chain of a line; @found
 * @find: what the desk has of a line
 * @is_own_run: whether this database ran it
 * @begin, @commit, @roll_back: a transaction
 * @put_stamp: gives a line without a stamp its stamp
 * @put_line: adds a line of others with its stamp, or gives it its stamp where it is here already
 * @put_marker: the new cursor
 * @diverge: takes back what is above @common, cuts bases of lines and open forms
 * @get_book: (transfer full): the register book in use
 * @open_sub_book: goes on in a sub-book of it
 */
struct _DeskReplicaInterface
{
  GTypeInterface parent;

  gboolean (*get_cursor) (DeskReplica *self, DeskMarker *cursor, GError **error);
  GArray *(*list_markers) (DeskReplica *self, GError **error);
  gboolean (*list_offers) (DeskReplica *self, DeskReplicaFunc func, gpointer data, GError **error);
  gboolean (*get_chain) (DeskReplica *self, const char *run, gint64 n, guint8 chain[DESK_HASH_BYTES],
                         gboolean *found, GError **error);
  gboolean (*find) (DeskReplica *self, const char *run, gint64 n, DeskReplicaState *state, GError **error);
  gboolean (*is_own_run) (DeskReplica *self, const char *run);
  gboolean (*begin) (DeskReplica *self, GError **error);
  gboolean (*commit) (DeskReplica *self, GError **error);
  void (*roll_back) (DeskReplica *self);
  gboolean (*put_stamp) (DeskReplica *self, const char *run, gint64 n, const DeskStamp *stamp,
                         GError **error);
  gboolean (*put_line) (DeskReplica *self, const DeskReplicaLine *line, const guint8 chain[DESK_HASH_BYTES],
                        const DeskStamp *stamp, GError **error);
  gboolean (*put_marker) (DeskReplica *self, const DeskMarker *marker, GError **error);
  gboolean (*diverge) (DeskReplica *self, gint64 common, GError **error);
  char *(*get_book) (DeskReplica *self);
  gboolean (*open_sub_book) (DeskReplica *self, GError **error);
};

G_END_DECLS
