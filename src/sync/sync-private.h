// SPDX-License-Identifier: GPL-3.0-or-later
// What the two halves of #DeskSync share: sync.c is what others see, sync-work.c when what is done.
#pragma once

#include "sync/round.h"
#include "sync/sync.h"

G_BEGIN_DECLS

struct _DeskSync
{
  GObject parent_instance;

  DeskStore *store;
  DeskClock *clock;
  GNetworkMonitor *monitor;
  GMainContext *context; /* of the screens */
  DeskPace pace;

  GPtrArray *logs;        /* (element-type DeskRoundLog) */
  gint64 others_due;      /* when the logs of others are asked for again, monotonic */
  DeskEnrolled *enrolled; /* NULL: not read yet */
  char *host;             /* of headquarters */
  DeskRoundCounts counts;
  gint64 to_send;                  /* changes that were not at headquarters when the round began */
  gint64 n_received, n_to_receive; /* of the log whose turn it is in the round */
  gint64 next_try;
  guint n_failures; /* since the last success */
  GError *error;
  gboolean is_failed; /* the last round did not come to its end */
  gboolean is_copy;   /* a copy of the database is at work */

  guint timer;
  gint64 due;           /* of the timer, monotonic */
  GCancellable *round;  /* of the round that goes on */
  GTask *enrolling;     /* an enrolment that waits or goes on */
  gboolean again;       /* another round behind this one */
  gboolean again_large; /* with large attachments */
  gboolean is_saved;    /* something was saved while the round went on */
  GHashTable *untold;   /* id -> DeskRecord: what came from others and the screens have not heard of */
  gint64 position;      /* of the log with that */
  guint teller;         /* source that tells them */
  gboolean is_telling;  /* the store tells what came from others */
  gboolean is_counting;
  gboolean counts_again;
  gboolean counts_blobs; /* then with attachments */
  gboolean is_stopped;
};

void desk_sync_work_start (DeskSync *self);
void desk_sync_work_stop (DeskSync *self);
void desk_sync_work_begin (DeskSync *self, gboolean with_large);
void desk_sync_work_carry (DeskSync *self, GTask *task, GFile *file, gboolean writes);
void desk_sync_work_enrol (DeskSync *self, GTask *task);
gboolean desk_sync_work_is_reachable (DeskSync *self);
void desk_sync_notify (DeskSync *self);

G_END_DECLS
