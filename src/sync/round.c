// SPDX-License-Identifier: GPL-3.0-or-later
// One time of speaking with headquarters, from the first line to the last attachment.

#include "sync/round.h"

#include "sync/ask.h"

/**
 * desk_round_log_new:
 * @name: (nullable): of the log, a constant; NULL for the station's
 *
 * Returns: (transfer full): an exchange that has not begun
 */
DeskRoundLog *
desk_round_log_new (const char *name)
{
  DeskRoundLog *self = g_new0 (DeskRoundLog, 1);

  self->name = name;
  return self;
}

/** Frees it: nobody may be using the database for it. */
void
desk_round_log_free (DeskRoundLog *self)
{
  g_clear_pointer (&self->exchange, desk_exchange_free);
  g_clear_object (&self->replica);
  g_free (self);
}

/** Frees news. */
void
desk_round_news_free (DeskRoundNews *self)
{
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self);
}

/**
 * desk_round_count:
 * @with_blobs: attachments too
 *
 * Counts what headquarters does not have. For the thread of the database. Where attachments cannot be counted there are
 * none on their way.
 */
gboolean
desk_round_count (DeskDatabase *database, gboolean with_blobs, DeskRoundCounts *counts, GError **error)
{
  *counts = (DeskRoundCounts){ .has_blobs = with_blobs };
  if (with_blobs && !desk_blob_transfer_count (database, DESK_ROUND_LARGE, &counts->blobs, NULL))
    counts->blobs = (DeskBlobCount){ 0 };
  return desk_log_replica_count_unsent (database, &counts->n_unsent, &counts->oldest, error);
}

static gpointer
note_success (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  DeskRound *self = data;
  const char *pin = desk_channel_get_shown_pin (self->channel);

  if (!desk_enrolled_note_success (database, self->now, pin, error))
    return NULL;
  self->enrolled->is_proven = TRUE;
  self->enrolled->last_success = self->now;
  if (pin != NULL)
    g_set_str (&self->enrolled->pin, pin);
  return data;
}

static void
open_channel (DeskRound *self)
{
  desk_channel_set_token (self->channel, self->enrolled->token);
  desk_channel_set_pins (self->channel, self->enrolled->pin, self->enrolled->next_pin);
}

/**
 * desk_round_run:
 *
 * Speaks with headquarters; what came of it stands in the result. For a thread with a #GMainContext of its own.
 */
void
desk_round_run (DeskRound *self)
{
  guint n_sent = 0;
  GError *failed = NULL;
  gboolean done;

  open_channel (self);
  done = desk_round_exchange (self, self->log, &failed)
         && (self->region == NULL || desk_round_exchange (self, self->region, &failed))
         && desk_ask (self->store, note_success, self, &failed) != NULL
         && desk_round_transfer (self, &n_sent, &failed);
  /* Headquarters says in the log which attachments it has now. */
  if (done && n_sent > 0)
    done = desk_round_exchange (self, self->log, &failed);
  if (!done)
    desk_ask_failed (failed, &self->result.error);
  self->result.retry_after = desk_channel_get_retry_after (self->channel);
}
