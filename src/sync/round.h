// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/exchange.h"
#include "store/blob-transfer.h"
#include "store/enrolled.h"
#include "store/log-replica.h"
#include "store/store.h"
#include "sync/channel.h"

G_BEGIN_DECLS

#define DESK_ROUND_LARGE (1024 * 1024) /* bytes; larger attachments wait for a network without a meter */

/**
 * DeskRoundLog:
 * What stays of the exchange of a log from one round to the next. Only the thread of the database looks into it.
 */
typedef struct
{
  char *name;
  DeskLogReplica *replica;
  DeskExchange *exchange;
  gboolean is_careful; /* headquarters did not understand what was offered: one line at a time */
} DeskRoundLog;

/** Counts of what is not at headquarters. */
typedef struct
{
  gint64 n_unsent;
  gint64 oldest;      /* seconds UTC, 0: none */
  gboolean has_blobs; /* attachments were counted too, which takes longer */
  DeskBlobCount blobs;
} DeskRoundCounts;

/** Something the screens are to know while a round goes on. */
typedef struct
{
  GPtrArray *records;  /* (element-type DeskRecord) (nullable): folded from what came */
  gint64 position;     /* of the log then */
  gint64 n_received;   /* changes of the log whose turn it is that came in this round */
  gint64 n_to_receive; /* of so many; 0: not known */
  DeskRoundCounts counts;
} DeskRoundNews;

/** Takes news, in the thread of the round. */
typedef void (*DeskRoundFunc) (DeskRoundNews *news, gpointer data);

/** What came of a round. */
typedef struct
{
  GError *error;       /* (nullable): why it did not come to its end */
  GError *blob_error;  /* (nullable): an attachment that cannot be sent or fetched; all others were */
  gboolean has_others; /* the logs of others were asked for too */
  gboolean is_moved;   /* there was a new stamp or marker, or a part of an attachment */
  gboolean is_copy;    /* somebody else writes in this desk's book: a copy of the database */
  gint64 wait;         /* seconds until headquarters wants to be asked again, 0: not said */
  guint retry_after;   /* the same from an answer that said no */
} DeskRoundResult;

/**
 * DeskRound:
 * One time of speaking with headquarters: the log, then attachments. Runs in a thread of its own.
 */
typedef struct
{
  DeskStore *store;
  GPtrArray *logs;   /* (element-type DeskRoundLog) which this desk has exchanged since it started; grows */
  DeskRoundLog *log; /* the one whose turn it is */
  gint64 from;       /* its cursor when its turn came, -1: not read yet */
  DeskEnrolled *enrolled;
  DeskChannel *channel;
  gint64 now; /* the desk's clock, seconds UTC */
  gboolean with_large;
  gboolean with_others; /* also the logs in which this desk does not write */
  GCancellable *cancellable;
  DeskRoundFunc tell;
  gpointer tell_data;
  DeskRoundResult result;
} DeskRound;

DeskRoundLog *desk_round_log_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void desk_round_log_free (DeskRoundLog *self);
void desk_round_news_free (DeskRoundNews *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRoundNews, desk_round_news_free)

DeskRoundNews *desk_round_gather_news (DeskRoundLog *log, DeskDatabase *database,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_round_log_set_up (DeskRoundLog *self, DeskDatabase *database, const DeskEnrolled *enrolled);
gboolean desk_round_count (DeskDatabase *database, gboolean with_blobs, DeskRoundCounts *counts,
                           GError **error);

void desk_round_run (DeskRound *self);
gboolean desk_round_exchange (DeskRound *self, GError **error);
GPtrArray *desk_round_list_logs (DeskRound *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_round_transfer (DeskRound *self, guint *n_sent, GError **error);

G_END_DECLS
