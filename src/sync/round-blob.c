// SPDX-License-Identifier: GPL-3.0-or-later
// Attachments, when the lines are through: the small ones first. Both ways every part is durable before the next, so that a
// line that is cut costs one part, and what is durable is asked for, not remembered.

#include "sync/round.h"

#include "store/error.h"
#include "sync/ask.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OFFSET "Upload-Offset"
#define MAX_SEND (1024 * 1024) /* bytes of a request; what comes of it is durable every DESK_BLOB_PART */
#define LEAST_SEND 4096
#define MOST_CONFLICTS 8 /* times headquarters says another offset before this is left for the next round */

/* An attachment on its way. */
typedef struct
{
  DeskRound *round;
  DeskBlobTransfer *transfer;
  gint64 offset; /* at headquarters, where it is sent */
  gsize length;  /* of what is read or sent next */
  GBytes *bytes;
  GPtrArray *list;
  GPtrArray *(*list_func) (DeskDatabase *database, GError **error);
} Carrying;

/* On the thread of the database ---------------------------------------------------------------------------------------- */

static gpointer
list (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Carrying *carrying = data;

  carrying->list = carrying->list_func (database, error);
  return carrying->list != NULL ? data : NULL;
}

static gpointer
read_part (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Carrying *carrying = data;

  carrying->bytes =
      desk_blob_transfer_read (database, carrying->transfer->sha, carrying->offset, carrying->length, error);
  return carrying->bytes != NULL ? data : NULL;
}

static gpointer
append_part (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Carrying *carrying = data;

  return desk_blob_transfer_append (database, carrying->transfer, carrying->bytes, error) ? data : NULL;
}

/* On the thread of the network ----------------------------------------------------------------------------------------- */

static gboolean
take_part (Carrying *carrying, GError **error)
{
  g_clear_pointer (&carrying->bytes, g_bytes_unref);
  return desk_ask (carrying->round->store, read_part, carrying, error) != NULL;
}

/* The bytes are what their name says: headquarters could not give back what it was sent wrongly. */
static gboolean
check_here (Carrying *carrying, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length;

  carrying->length = MAX_SEND;
  for (carrying->offset = 0; carrying->offset < carrying->transfer->size; carrying->offset += (gint64)length)
    {
      const guint8 *data;

      if (!take_part (carrying, error))
        return FALSE;
      data = g_bytes_get_data (carrying->bytes, &length);
      if (length == 0)
        break;
      g_checksum_update (checksum, data, (gssize)length);
    }
  if (strcmp (g_checksum_get_string (checksum), carrying->transfer->sha) == 0)
    return TRUE;
  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED,
      _ ("The bytes of an attachment are not those that were attached, so it was not sent. Have the file blobs.db "
         "put back from the last backup. (%s)"),
      carrying->transfer->sha);
  return FALSE;
}

static gboolean
read_offset (SoupMessage *message, gint64 size, gint64 *offset)
{
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (message), OFFSET);
  guint64 number;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, (guint64)size, &number, NULL))
    return FALSE;
  *offset = (gint64)number;
  return TRUE;
}

static SoupMessage *
new_message (Carrying *carrying, const char *method)
{
  g_autofree char *path = g_strconcat ("/v1/blob/", carrying->transfer->sha, NULL);

  return desk_channel_new_message (carrying->round->channel, method, path);
}

/* Asks or sends, and learns how far headquarters is. @known: FALSE where it does not know the attachment. */
static gboolean
ask_offset (Carrying *carrying, SoupMessage *message, gboolean *known, GError **error)
{
  DeskRound *round = carrying->round;
  g_autoptr (GInputStream) body = desk_channel_send (round->channel, message, round->cancellable, error);
  guint status;

  if (body == NULL)
    return FALSE;
  status = soup_message_get_status (message);
  *known = status != SOUP_STATUS_NOT_FOUND;
  if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_CONFLICT)
    {
      if (!desk_channel_skip (round->channel, body, round->cancellable, error))
        return FALSE;
    }
  else if (!desk_channel_check (round->channel, message, body, NULL, round->cancellable, error))
    return FALSE;
  if (!*known || read_offset (message, carrying->transfer->size, &carrying->offset))
    return TRUE;
  g_set_error_literal (
      error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_HEADQUARTERS,
      _ ("What answers does not speak like headquarters. The attachments stay here and are sent again."));
  return FALSE;
}

static gboolean
send_part (Carrying *carrying, GError **error)
{
  g_autoptr (SoupMessage) message = new_message (carrying, "PATCH");
  g_autofree char *offset = g_strdup_printf ("%" G_GINT64_FORMAT, carrying->offset);
  gboolean known;

  if (!take_part (carrying, error))
    return FALSE;
  soup_message_headers_replace (soup_message_get_request_headers (message), OFFSET, offset);
  soup_message_set_request_body_from_bytes (message, "application/octet-stream", carrying->bytes);
  return ask_offset (carrying, message, &known, error);
}

static gboolean
ask_how_far (Carrying *carrying, gboolean *known, GError **error)
{
  g_autoptr (SoupMessage) message = new_message (carrying, SOUP_METHOD_HEAD);

  return ask_offset (carrying, message, known, error);
}

/* Whether less would be taken: by a proxy. */
static gboolean
is_too_much (Carrying *carrying)
{
  return desk_channel_get_status (carrying->round->channel) == SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE
         && carrying->length > LEAST_SEND;
}

static gboolean
send_rest (Carrying *carrying, GError **error)
{
  guint n_conflicts = 0;

  gsize most = MAX_SEND;

  carrying->length = DESK_BLOB_PART;
  while (carrying->offset < carrying->transfer->size && n_conflicts < MOST_CONFLICTS)
    {
      gint64 before = carrying->offset, wanted;
      GError *failed = NULL;

      if (!send_part (carrying, &failed))
        {
          if (!is_too_much (carrying))
            {
              g_propagate_error (error, failed);
              return FALSE;
            }
          g_clear_error (&failed);
          most = carrying->length /= 2;
          continue;
        }
      wanted = before + (gint64)g_bytes_get_size (carrying->bytes);
      carrying->round->result.is_moved |= carrying->offset > before;
      if (carrying->offset == wanted)
        carrying->length = MIN (2 * carrying->length, most);
      else
        n_conflicts++;
    }
  return TRUE;
}

static gboolean
send_one (Carrying *carrying, GError **error)
{
  gboolean known;
  gint64 offset;

  if (!ask_how_far (carrying, &known, error))
    return FALSE;
  if (!known)
    return TRUE;
  offset = carrying->offset;
  if (offset == 0 && !check_here (carrying, error))
    return FALSE;
  carrying->offset = offset;
  return send_rest (carrying, error);
}

static gboolean
keep_part (Carrying *carrying, GInputStream *body, gboolean *ended, GError **error)
{
  gint64 missing = carrying->transfer->size - carrying->transfer->offset;

  g_clear_pointer (&carrying->bytes, g_bytes_unref);
  carrying->bytes = desk_channel_read (carrying->round->channel, body, (gsize)MIN (DESK_BLOB_PART, missing),
                                       carrying->round->cancellable, error);
  if (carrying->bytes == NULL)
    return FALSE;
  *ended = g_bytes_get_size (carrying->bytes) == 0;
  if (*ended)
    return TRUE;
  carrying->round->result.is_moved = TRUE;
  return desk_ask (carrying->round->store, append_part, carrying, error) != NULL;
}

/* Whether the answer begins where it was asked to. */
static gboolean
begins_there (Carrying *carrying, SoupMessage *message)
{
  goffset start = 0, end, total;

  if (soup_message_get_status (message) == SOUP_STATUS_PARTIAL_CONTENT
      && !soup_message_headers_get_content_range (soup_message_get_response_headers (message), &start, &end,
                                                  &total))
    return FALSE;
  return start == carrying->transfer->offset;
}

static gboolean
fetch_some (Carrying *carrying, gboolean *ended, GError **error)
{
  DeskRound *round = carrying->round;
  g_autoptr (SoupMessage) message = new_message (carrying, SOUP_METHOD_GET);
  gint64 from = carrying->transfer->offset, to = MIN (from + MAX_SEND, carrying->transfer->size);
  g_autoptr (GInputStream) body = NULL;

  soup_message_headers_set_range (soup_message_get_request_headers (message), from, to - 1);
  body = desk_channel_send (round->channel, message, round->cancellable, error);
  if (body == NULL)
    return FALSE;
  *ended = soup_message_get_status (message) == SOUP_STATUS_NOT_FOUND;
  if (*ended)
    return desk_channel_skip (round->channel, body, round->cancellable, error);
  if (!desk_channel_check (round->channel, message, body, "application/octet-stream", round->cancellable,
                           error))
    return FALSE;
  *ended = !begins_there (carrying, message);
  while (!*ended && carrying->transfer->offset < to)
    if (!keep_part (carrying, body, ended, error))
      return FALSE;
  return *ended || desk_channel_skip (round->channel, body, round->cancellable, error);
}

static gboolean
fetch_one (Carrying *carrying, GError **error)
{
  gboolean ended = FALSE;

  while (!ended && carrying->transfer->offset < carrying->transfer->size)
    if (!fetch_some (carrying, &ended, error))
      return FALSE;
  return TRUE;
}

/* Something is wrong with this attachment, not with the line: the others go on. */
static gboolean
set_aside (DeskRound *self, GError *failed, GError **error)
{
  if (!g_error_matches (failed, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED)
      && !g_error_matches (failed, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING))
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  if (self->result.blob_error == NULL)
    desk_ask_failed (failed, &self->result.blob_error);
  else
    g_error_free (failed);
  return TRUE;
}

static gboolean
carry (DeskRound *self, GPtrArray *transfers, gboolean (*carry_one) (Carrying *carrying, GError **error),
       guint *n_carried, GError **error)
{
  for (guint i = 0; i < transfers->len; i++)
    {
      Carrying carrying = { .round = self, .transfer = g_ptr_array_index (transfers, i) };
      GError *failed = NULL;
      gboolean done;

      /* The rest is as large or larger. */
      if (carrying.transfer->size > DESK_ROUND_LARGE && !self->with_large)
        break;
      done = carry_one (&carrying, &failed);
      g_clear_pointer (&carrying.bytes, g_bytes_unref);
      if (!done && !set_aside (self, failed, error))
        return FALSE;
      *n_carried += done;
    }
  return TRUE;
}

static GPtrArray *
ask_list (DeskRound *self, GPtrArray *(*list_func) (DeskDatabase *database, GError **error))
{
  Carrying carrying = { .round = self, .list_func = list_func };
  GError *failed = NULL;

  if (desk_ask (self->store, list, &carrying, &failed) != NULL)
    return carrying.list;
  /* A desk whose attachments cannot be opened exchanges its lines all the same. */
  set_aside (self, g_error_new_literal (DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING, failed->message), NULL);
  g_error_free (failed);
  return NULL;
}

/**
 * desk_round_transfer:
 * @n_sent: (out): how many attachments headquarters was sent or asked about: what it has now it says in the log
 *
 * Sends attachments, then fetches those of others.
 *
 * Returns: FALSE with a #DeskSyncError or %G_IO_ERROR_CANCELLED
 */
gboolean
desk_round_transfer (DeskRound *self, guint *n_sent, GError **error)
{
  g_autoptr (GPtrArray) sends = ask_list (self, desk_blob_transfer_list_sends);
  g_autoptr (GPtrArray) wants = NULL;
  guint n_fetched = 0;

  if (sends != NULL && !carry (self, sends, send_one, n_sent, error))
    return FALSE;
  wants = sends != NULL ? ask_list (self, desk_blob_transfer_list_wants) : NULL;
  return wants == NULL || carry (self, wants, fetch_one, &n_fetched, error);
}
