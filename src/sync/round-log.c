// SPDX-License-Identifier: GPL-3.0-or-later
// The exchange of a log over the network. What to ask and what the answer means is decided in
// journal/exchange.c, on the thread of the database; here are the bytes.

#include "sync/round.h"

#include "journal/error.h"
#include "journal/line-stream.h"
#include "sync/ask.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define READ_BYTES 16384
#define MAX_REPLY (16 * 1024 * 1024) /* bytes of an answer, inflated; some 64 times what is asked for */
#define MOST_FRUITLESS 20            /* requests of a round that move nothing */
#define LEAST_PUSH 4096              /* bytes of lines, where a proxy takes no more */

/* A request on its way to be written, and what became of it. */
typedef struct
{
  DeskRound *round;
  GString *text;
  GBytes *body; /* gzipped */
  gint64 n_offered;
  gint64 n_unsent;
  char *book; /* before the answer was read */
} Request;

/* Lines that came and are read on the thread of the database. */
typedef struct
{
  DeskRound *round;
  GPtrArray *lines; /* (element-type GBytes) */
  DeskRoundNews *news;
} Batch;

/* What the answer was worth. */
typedef struct
{
  DeskRound *round;
  DeskExchangeResult worth;
  gint64 wait;
  gboolean is_whole;    /* the answer came to its end */
  gint64 n_unsent;      /* now */
  gboolean is_careful;  /* (in) the request was not understood */
  gboolean is_too_much; /* (in) it was too large */
  const Request *request;
  DeskRoundNews *news;
} Ending;

/* On the thread of the database ---------------------------------------------------------------------------------------- */

static gboolean
add_line (const char *line, gpointer data, GError **error)
{
  Request *request = data;

  g_string_append (request->text, line);
  g_string_append_c (request->text, '\n');
  return TRUE;
}

/** Makes ready for an exchange. For the thread of the database. */
void
desk_round_log_set_up (DeskRoundLog *log, DeskDatabase *database, const DeskEnrolled *enrolled)
{
  g_autofree char *run = NULL;

  if (log->replica == NULL)
    log->replica = desk_log_replica_new (database, log->name);
  run = desk_log_replica_get_run (log->replica);
  if (log->exchange == NULL)
    log->exchange = desk_exchange_new (DESK_REPLICA (log->replica), enrolled->code, run, DESK_VERSION);
  desk_exchange_set_desk (log->exchange, enrolled->code, run);
  desk_exchange_set_proven (log->exchange, enrolled->is_proven);
}

/* Returns: the cursor of the log whose turn it is, -1 where it cannot be read. */
static gint64
get_cursor (DeskRound *round)
{
  DeskReplica *replica = DESK_REPLICA (round->log->replica);
  DeskMarker cursor;

  return DESK_REPLICA_GET_IFACE (replica)->get_cursor (replica, &cursor, NULL) ? cursor.position : -1;
}

static gpointer
write_request (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  DeskRoundLog *log = request->round->log;
  gint64 oldest;

  desk_round_log_set_up (log, database, request->round->enrolled);
  if (request->round->from < 0)
    request->round->from = get_cursor (request->round);
  if (!desk_log_replica_count_unsent (database, log->name, &request->n_unsent, &oldest, error)
      || !desk_exchange_write_request (log->exchange, request->round->now, FALSE, add_line, request, error))
    return NULL;
  request->n_offered = desk_exchange_count_offered (log->exchange);
  request->book = g_strdup (desk_database_get_book (database));
  desk_exchange_begin_reply (log->exchange);
  return request;
}

/** Returns: (transfer full) (nullable): what came from others since it was asked last. For the thread of the database. */
DeskRoundNews *
desk_round_gather_news (DeskRoundLog *log, DeskDatabase *database, GError **error)
{
  g_autoptr (DeskRoundNews) news = g_new0 (DeskRoundNews, 1);

  news->records = desk_log_replica_take_changed (log->replica);
  news->position = desk_database_get_position (database);
  return desk_round_count (database, FALSE, &news->counts, error) ? g_steal_pointer (&news) : NULL;
}

/* The same with how far the log is that comes. */
static DeskRoundNews *
gather_news (DeskRound *round, DeskDatabase *database, GError **error)
{
  DeskRoundNews *news = desk_round_gather_news (round->log, database, error);
  const DeskWireReply *reply = desk_exchange_get_reply (round->log->exchange);
  gint64 cursor = get_cursor (round);

  if (news == NULL || reply == NULL || round->from < 0 || cursor < round->from)
    return news;
  news->n_received = cursor - round->from;
  news->n_to_receive = MAX (reply->top, cursor) - round->from;
  return news;
}

static gpointer
read_batch (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Batch *batch = data;
  DeskRoundLog *log = batch->round->log;
  gint64 before = get_cursor (batch->round);

  for (guint i = 0; i < batch->lines->len; i++)
    {
      gsize length;
      const char *line = g_bytes_get_data (g_ptr_array_index (batch->lines, i), &length);

      if (!desk_exchange_read_line (log->exchange, line, length, error))
        return NULL;
    }
  if (get_cursor (batch->round) != before)
    batch->news = gather_news (batch->round, database, NULL);
  return batch;
}

/* What was too much is sent in smaller pieces from now on; what was not understood line by line, until one goes through. */
static void
adapt (const Ending *ending)
{
  DeskRoundLog *log = ending->round->log;
  gsize push = 0;

  if (ending->is_too_much)
    push = MAX (LEAST_PUSH, desk_exchange_get_push (log->exchange));
  else if (ending->is_careful)
    push = 1;
  else if (log->is_careful && ending->worth != DESK_EXCHANGE_NOTHING && ending->request->n_offered > 0)
    push = DESK_EXCHANGE_FIRST_PUSH;
  if (push == 0)
    return;
  desk_exchange_set_limits (log->exchange, push, DESK_EXCHANGE_MAX_REPLY);
  log->is_careful = push == 1;
}

/* What headquarters announces: the token for the next request, the certificate that follows. */
static gboolean
take_notes (DeskRound *round, DeskDatabase *database, const DeskWireReply *reply, GError **error)
{
  /* The next certificate is told with each reply. */
  if (reply->token == NULL && (reply->pin == NULL || g_strcmp0 (reply->pin, round->enrolled->next_pin) == 0))
    return TRUE;
  if (!desk_enrolled_note_next (database, reply->token, reply->pin, error))
    return FALSE;
  if (reply->token != NULL)
    {
      g_set_str (&round->enrolled->token, reply->token);
      desk_channel_set_token (round->channel, reply->token);
    }
  if (reply->pin != NULL)
    {
      g_set_str (&round->enrolled->next_pin, reply->pin);
      desk_channel_set_pins (round->channel, round->enrolled->pin, reply->pin);
    }
  return TRUE;
}

static gpointer
end_reply (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Ending *ending = data;
  DeskRoundLog *log = ending->round->log;
  const DeskWireReply *reply;
  gint64 oldest;

  ending->worth = desk_exchange_end_reply (log->exchange);
  ending->is_whole = desk_exchange_is_whole (log->exchange);
  adapt (ending);
  reply = desk_exchange_get_reply (log->exchange);
  ending->wait = reply != NULL ? reply->wait : 0;
  if (reply != NULL && !take_notes (ending->round, database, reply, error))
    return NULL;
  /* It knew the cursor, or a point before it. */
  if (ending->is_whole && strcmp (log->name, ending->round->enrolled->station) == 0
      && desk_database_get_position (database) > 0
      && (ending->worth == DESK_EXCHANGE_PROGRESS || ending->worth == DESK_EXCHANGE_MORE))
    ending->round->enrolled->is_proven = TRUE;
  if (g_strcmp0 (ending->request->book, desk_database_get_book (database)) != 0)
    ending->round->result.is_copy = TRUE;
  ending->news = gather_news (ending->round, database, error);
  if (ending->news == NULL)
    return NULL;
  return desk_log_replica_count_unsent (database, log->name, &ending->n_unsent, &oldest, error) ? ending
                                                                                                : NULL;
}

/* On the thread of the network ----------------------------------------------------------------------------------------- */

static void
request_clear (Request *self)
{
  g_string_free (self->text, TRUE);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->book);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static gboolean
add_to_batch (const char *line, gsize length, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_bytes_new (line, length));
  return TRUE;
}

static void
tell (DeskRound *self, DeskRoundNews *news)
{
  if (news != NULL)
    self->tell (news, self->tell_data);
}

/* Says what an error of the journal means here. */
static gboolean
explain (DeskRound *self, GError *failed, GError **error)
{
  if (g_error_matches (failed, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_HISTORY))
    g_set_error_literal (
        error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_OTHER_HISTORY,
        _ ("Headquarters has nothing of what this desk had sent before: it may be that of another region, "
           "or it was begun anew. Nothing was sent. Ask headquarters, and enrol this desk again."));
  else if (failed->domain == DESK_JOURNAL_ERROR)
    g_set_error (
        error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_HEADQUARTERS,
        _ ("What answers does not speak like headquarters. Everything stays here and is tried again. (%s)"),
        failed->message);
  else
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  g_error_free (failed);
  return FALSE;
}

static gboolean
read_lines (DeskRound *self, GPtrArray *lines, GError **error)
{
  Batch batch = { self, lines, NULL };
  GError *failed = NULL;
  gboolean done = lines->len == 0 || desk_ask (self->store, read_batch, &batch, &failed) != NULL;

  tell (self, batch.news);
  g_ptr_array_set_size (lines, 0);
  return done || explain (self, failed, error);
}

static gboolean
is_gzipped (SoupMessage *message)
{
  const char *encoding =
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Content-Encoding");

  return g_strcmp0 (encoding, "gzip") == 0;
}

/* Reads the answer as it comes: what was read stays, wherever it is cut. */
static gboolean
read_reply (DeskRound *self, SoupMessage *message, GInputStream *body, GError **error)
{
  g_autoptr (DeskLineStream) stream =
      desk_line_stream_new (is_gzipped (message), DESK_WIRE_MAX_LINE, MAX_REPLY);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autofree char *bytes = g_malloc (READ_BYTES);
  GError *failed = NULL;

  for (;;)
    {
      gssize length = g_input_stream_read (body, bytes, READ_BYTES, self->cancellable, &failed);

      if (length < 0)
        desk_channel_explain (self->channel, failed, error);
      if (length <= 0)
        return length == 0;
      if (!desk_line_stream_push (stream, bytes, (gsize)length, add_to_batch, lines, &failed))
        return explain (self, failed, error);
      if (!read_lines (self, lines, error))
        return FALSE;
    }
}

static gboolean
send_request (DeskRound *self, const Request *request, GError **error)
{
  g_autofree char *path = g_strconcat ("/v1/log/", self->log->name, NULL);
  g_autoptr (SoupMessage) message = desk_channel_new_message (self->channel, SOUP_METHOD_POST, path);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autoptr (GInputStream) body = NULL;

  soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  soup_message_headers_replace (headers, "Accept-Encoding", "gzip");
  soup_message_set_request_body_from_bytes (message, "application/x-ndjson", request->body);
  body = desk_channel_send (self->channel, message, self->cancellable, error);
  return body != NULL
         && desk_channel_check (self->channel, message, body, "application/x-ndjson", self->cancellable,
                                error)
         && read_reply (self, message, body, error);
}

/* One request and its answer. */
static gboolean
exchange_once (DeskRound *self, Request *request, Ending *ending, GError **error)
{
  GError *failed = NULL, *ended = NULL;
  gboolean done;

  if (desk_ask (self->store, write_request, request, error) == NULL)
    return FALSE;
  request->body = desk_gzip (request->text->str, request->text->len, error);
  if (request->body == NULL)
    return FALSE;
  done = send_request (self, request, &failed);
  ending->request = request;
  ending->is_too_much =
      failed != NULL && desk_channel_get_status (self->channel) == SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE;
  ending->is_careful =
      !ending->is_too_much && g_error_matches (failed, DESK_SYNC_ERROR, DESK_SYNC_ERROR_REFUSED);
  if (desk_ask (self->store, end_reply, ending, &ended) == NULL)
    {
      if (done)
        g_propagate_error (error, g_steal_pointer (&ended));
      g_clear_error (&ended);
      done = FALSE;
    }
  tell (self, g_steal_pointer (&ending->news));
  self->result.is_moved |= ending->worth != DESK_EXCHANGE_NOTHING;
  if (ending->wait > 0)
    self->result.wait = ending->wait;
  if (done && !ending->is_whole)
    {
      g_set_error_literal (
          &failed, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NO_ANSWER,
          _ ("The answer of headquarters broke off. Everything stays here, and it is tried again."));
      done = FALSE;
    }
  if (failed != NULL)
    g_propagate_error (error, failed);
  return done;
}

/* Whether there is something to say or to hear still. */
static gboolean
goes_on (const Request *request, const Ending *ending)
{
  if (ending->worth == DESK_EXCHANGE_MORE || ending->worth == DESK_EXCHANGE_DIVERGED)
    return TRUE;
  /* Where nothing was offered an answer had to be waited for first. */
  return ending->n_unsent > 0 && (request->n_offered == 0 || ending->n_unsent < request->n_unsent);
}

/**
 * desk_round_exchange:
 *
 * Exchanges the log until both have everything, as far as that goes today.
 *
 * Returns: FALSE with a #DeskSyncError or %G_IO_ERROR_CANCELLED
 */
gboolean
desk_round_exchange (DeskRound *self, GError **error)
{
  for (guint n_fruitless = 0; n_fruitless < MOST_FRUITLESS;)
    {
      g_auto (Request) request = { .round = self, .text = g_string_new (NULL) };
      Ending ending = { .round = self };
      GError *failed = NULL;
      gboolean done = exchange_once (self, &request, &ending, &failed);

      /* Too much is no failure as long as less can be sent. */
      if (!done && !(ending.is_too_much && request.n_offered > 1))
        {
          g_propagate_error (error, failed);
          return FALSE;
        }
      g_clear_error (&failed);
      if (done && !goes_on (&request, &ending))
        return TRUE;
      n_fruitless += ending.worth != DESK_EXCHANGE_MORE && ending.n_unsent >= request.n_unsent;
    }
  return TRUE;
}
