// SPDX-License-Identifier: GPL-3.0-or-later
// One time of speaking with headquarters, from the first line to the last attachment.

#include "sync/round.h"

#include "sync/ask.h"

#include <string.h>

/** Returns: (transfer full): the exchange of a log that has not begun. */
DeskRoundLog *
desk_round_log_new (const char *name)
{
  DeskRoundLog *self = g_new0 (DeskRoundLog, 1);

  self->name = g_strdup (name);
  return self;
}

/** Frees it: nobody may be using the database for it. */
void
desk_round_log_free (DeskRoundLog *self)
{
  g_clear_pointer (&self->exchange, desk_exchange_free);
  g_clear_object (&self->replica);
  g_free (self->name);
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
  return desk_log_replica_count_unsent (database, NULL, &counts->n_unsent, &counts->oldest, error);
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

static DeskRoundLog *
find_log (DeskRound *self, const char *name)
{
  for (guint i = 0; i < self->logs->len; i++)
    {
      DeskRoundLog *log = g_ptr_array_index (self->logs, i);

      if (strcmp (log->name, name) == 0)
        return log;
    }
  g_ptr_array_add (self->logs, desk_round_log_new (name));
  return g_ptr_array_index (self->logs, self->logs->len - 1);
}

static gboolean
exchange (DeskRound *self, const char *name, GError **error)
{
  self->log = find_log (self, name);
  self->from = -1;
  return desk_round_exchange (self, error);
}

/* The logs headquarters lets this desk hold beside its own: that of the region; those of all stations for a desk of the
 * region. */
static gboolean
exchange_others (DeskRound *self, GError **error)
{
  g_autoptr (GPtrArray) names = desk_round_list_logs (self, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (strcmp (name, self->enrolled->station) != 0 && !exchange (self, name, error))
        return FALSE;
    }
  return names != NULL;
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
  done = exchange (self, self->enrolled->station, &failed)
         && desk_ask (self->store, note_success, self, &failed) != NULL
         && (!self->with_others || exchange_others (self, &failed))
         && desk_round_transfer (self, &n_sent, &failed);
  /* Headquarters says in the log which attachments it has now. */
  if (done && n_sent > 0)
    done = exchange (self, self->enrolled->station, &failed);
  if (!done)
    desk_ask_failed (failed, &self->result.error);
  self->result.has_others = done && self->with_others;
  self->result.retry_after = desk_channel_get_retry_after (self->channel);
}
