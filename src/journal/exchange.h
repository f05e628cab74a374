// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/replica.h"
#include "journal/session.h"

G_BEGIN_DECLS

#define DESK_EXCHANGE_FIRST_PUSH (32 * 1024) /* bytes of lines in the first request */
#define DESK_EXCHANGE_MAX_PUSH (1024 * 1024) /* and at most */
#define DESK_EXCHANGE_MAX_REPLY (256 * 1024) /* bytes asked for at a time */

/**
 * DeskExchange:
 * A desk's side of the exchange of one log with headquarters: what to ask, and what to do with the answer. Reads no
 * socket and writes none. Not for several threads.
 */
typedef struct _DeskExchange DeskExchange;

/** What the last reply was worth. */
typedef enum
{
  DESK_EXCHANGE_NOTHING, /* it was cut before it said anything, or it belongs to an earlier cursor */
  DESK_EXCHANGE_PROGRESS,
  DESK_EXCHANGE_DIVERGED,
  DESK_EXCHANGE_MORE /* there is more to ask for at once */
} DeskExchangeResult;

DeskExchange *desk_exchange_new (DeskReplica *replica, const char *desk, const char *run,
                                 const char *app) G_GNUC_WARN_UNUSED_RESULT;
void desk_exchange_free (DeskExchange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskExchange, desk_exchange_free)

void desk_exchange_set_desk (DeskExchange *self, const char *desk, const char *run);
void desk_exchange_set_proven (DeskExchange *self, gboolean is_proven);
gsize desk_exchange_get_push (DeskExchange *self);
void desk_exchange_set_limits (DeskExchange *self, gsize push, gsize reply);
gboolean desk_exchange_write_request (DeskExchange *self, gint64 now, gboolean is_bundle, DeskLineFunc write,
                                      gpointer data, GError **error);
void desk_exchange_begin_reply (DeskExchange *self);
gboolean desk_exchange_read_line (DeskExchange *self, const char *line, gsize length, GError **error);
DeskExchangeResult desk_exchange_end_reply (DeskExchange *self);
gboolean desk_exchange_is_whole (DeskExchange *self);
const DeskWireReply *desk_exchange_get_reply (DeskExchange *self);
gint64 desk_exchange_count_offered (DeskExchange *self);

G_END_DECLS
