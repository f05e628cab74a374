// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"
#include "store/database.h"

G_BEGIN_DECLS

#define DESK_WAITING_LATE \
  (3 * G_GINT64_CONSTANT (86400)) /* seconds after which a record ought to be at headquarters */

/**
 * DeskWaitingCount:
 * @n_records: records of which headquarters does not have all for certain
 * @n_entries: how many of them are only in the journal: who looked at what, what was printed, shifts
 * @oldest: when the oldest change headquarters does not have was written, seconds UTC by the desk's clock; 0 for none
 */
typedef struct
{
  guint n_records;
  guint n_entries;
  gint64 oldest;
} DeskWaitingCount;

/**
 * DeskWaiting:
 * A record of which headquarters does not have all.
 * @row: its place in the list
 * @record: as it stands
 * @of: (nullable): what it is attached to
 * @since: when the oldest of its changes that headquarters does not have was written, seconds UTC by the desk's clock
 */
typedef struct
{
  gint64 row;
  DeskRecord *record;
  DeskRecord *of;
  gint64 since;
} DeskWaiting;

void desk_waiting_free (DeskWaiting *self);
gboolean desk_waiting_count (DeskDatabase *database, gint64 before, DeskWaitingCount *count, GError **error);
GPtrArray *desk_waiting_list (DeskDatabase *database, gint64 after, guint limit, GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
