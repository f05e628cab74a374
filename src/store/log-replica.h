// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/replica.h"
#include "store/database.h"

G_BEGIN_DECLS

#define DESK_TYPE_LOG_REPLICA (desk_log_replica_get_type ())
/**
 * DeskLogReplica:
 * A log in the database of the desk, as the exchange with headquarters sees it: that of its station, of the region, or, at a
 * desk of the region, of another station. Whatever comes is folded in the transaction that keeps it. For the thread of the
 * database.
 */
G_DECLARE_FINAL_TYPE (DeskLogReplica, desk_log_replica, DESK, LOG_REPLICA, GObject)

DeskLogReplica *desk_log_replica_new (DeskDatabase *database, const char *log) G_GNUC_WARN_UNUSED_RESULT;
char *desk_log_replica_get_run (DeskLogReplica *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_log_replica_take_changed (DeskLogReplica *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_log_replica_count_unsent (DeskDatabase *database, const char *log, gint64 *count,
                                        gint64 *oldest, GError **error);

G_END_DECLS
