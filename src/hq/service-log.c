// SPDX-License-Identifier: GPL-3.0-or-later
// The exchange of a log over the network: lines are taken while they come, so that a line that is cut has not come for
// nothing.

#include "hq/service-private.h"

#include <string.h>

#include "journal/error.h"

/* Its own log, that of the region, and, for a desk of the region, those of all stations. Whose lines count is ruled line by
 * line. */
static gboolean
may_speak (DeskServiceCall *call, const char *log)
{
  g_autoptr (GPtrArray) logs = g_ptr_array_new_with_free_func (g_free);

  if (strcmp (log, call->desk->station) == 0 || strcmp (log, DESK_LOG_REGION) == 0)
    return TRUE;
  if (desk_service_list_logs (call->service, call->desk, logs, &call->error))
    return g_ptr_array_find_with_equal_func (logs, log, g_str_equal, NULL);
  desk_call_refuse (call, SOUP_STATUS_SERVICE_UNAVAILABLE, "Headquarters cannot read its register of desks.");
  return FALSE;
}

/** The head of an exchange is there. */
void
desk_call_begin_log (DeskServiceCall *call, const char *log)
{
  const char *encoding =
      soup_message_headers_get_one (soup_server_message_get_request_headers (call->message),
                                    "Content-Encoding");
  gboolean is_gzip = g_strcmp0 (encoding, "gzip") == 0;

  if (strcmp (soup_server_message_get_method (call->message), SOUP_METHOD_POST) != 0)
    desk_call_refuse (call, SOUP_STATUS_METHOD_NOT_ALLOWED, "A log is exchanged with POST.");
  else if (!may_speak (call, log))
    desk_call_refuse (call, SOUP_STATUS_FORBIDDEN, "This log is not this desk's.");
  else if (encoding != NULL && !is_gzip)
    desk_call_refuse (call, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, "Lines come as they are or gzipped.");
  if (call->status != 0)
    return;
  call->session = desk_session_new (desk_service_get_hq (call->service, log), call->desk->code, FALSE);
  desk_session_set_reply (call->session, DESK_SESSION_MARKER_BYTES, DESK_SERVICE_MAX_REPLY,
                          DESK_SERVICE_WAIT_SECONDS, desk_service_get_next_pin (call->service), NULL);
  call->stream = desk_line_stream_new (is_gzip, DESK_WIRE_MAX_LINE, DESK_SERVICE_MAX_INFLATED);
}

static gboolean
accept (DeskServiceCall *call, GError **error)
{
  guint count = desk_session_count_pending (call->session);

  call->batch_bytes = 0;
  if (!desk_session_accept (call->session, count, error))
    return FALSE;
  desk_service_count (call->service, "lines_total", count);
  call->n_lines += count;
  return TRUE;
}

static gboolean
take_line (const char *line, gsize length, gpointer data, GError **error)
{
  DeskServiceCall *call = data;

  if (!desk_session_read_line (call->session, line, length, error))
    return FALSE;
  call->batch_bytes += length;
  if (desk_session_count_pending (call->session) < DESK_SERVICE_BATCH_LINES
      && call->batch_bytes < DESK_SERVICE_BATCH_BYTES)
    return TRUE;
  return accept (call, error);
}

static void
fail (DeskServiceCall *call, GError *error)
{
  guint status = SOUP_STATUS_SERVICE_UNAVAILABLE;

  if (g_error_matches (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_TOO_LONG))
    status = SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE;
  else if (error->domain == DESK_JOURNAL_ERROR)
    status = SOUP_STATUS_BAD_REQUEST;
  else
    soup_message_headers_replace (soup_server_message_get_response_headers (call->message), "Retry-After",
                                  "30");
  desk_call_refuse (call, status,
                    status == SOUP_STATUS_SERVICE_UNAVAILABLE ? "Headquarters cannot write now: come again."
                                                              : error->message);
  call->error = error;
}

/** Some of the body is there: what is whole is read, and taken batch by batch. */
void
desk_call_read_log (DeskServiceCall *call, GBytes *chunk)
{
  gsize length;
  const void *bytes = g_bytes_get_data (chunk, &length);
  GError *error = NULL;

  if (!desk_line_stream_push (call->stream, bytes, length, take_line, call, &error)
      || (desk_session_count_pending (call->session) > 0 && !accept (call, &error)))
    fail (call, error);
}

static gboolean
add_line (const char *line, gpointer data, GError **error)
{
  GString *text = data;

  g_string_append (text, line);
  g_string_append_c (text, '\n');
  return TRUE;
}

static gboolean
takes_gzip (DeskServiceCall *call)
{
  const char *accepted =
      soup_message_headers_get_list (soup_server_message_get_request_headers (call->message),
                                     "Accept-Encoding");

  return accepted != NULL && soup_header_contains (accepted, "gzip");
}

static void
answer (DeskServiceCall *call, const GString *text)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (call->message);
  g_autoptr (GBytes) bytes = takes_gzip (call) ? desk_gzip (text->str, text->len, NULL) : NULL;
  gsize length;
  const char *data;

  if (bytes != NULL)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  else
    bytes = g_bytes_new (text->str, text->len);
  data = g_bytes_get_data (bytes, &length);
  call->status = SOUP_STATUS_OK;
  soup_server_message_set_status (call->message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (call->message, "application/x-ndjson", SOUP_MEMORY_COPY, data, length);
  desk_service_count (call->service, "sent_bytes_total", (gint64)length);
}

/** The whole body is there: the reply says what follows the cursor of the desk. */
void
desk_call_end_log (DeskServiceCall *call)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GError *error = NULL;

  if (!desk_session_is_complete (call->session))
    {
      desk_call_refuse (call, SOUP_STATUS_BAD_REQUEST, "The request ends before its end.");
      return;
    }
  if (!accept (call, &error) || !desk_session_write_reply (call->session, add_line, text, &error))
    {
      fail (call, error);
      return;
    }
  answer (call, text);
  desk_service_note_seen (call->service, call->desk, desk_session_get_app (call->session));
}
