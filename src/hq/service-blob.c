// SPDX-License-Identifier: GPL-3.0-or-later
// Attachments over the network: a desk asks how far one is, and sends what is missing. What is told is durable.

#include "hq/service-private.h"

#include <stdlib.h>
#include <string.h>

#include "journal/text.h"

#define OFFSET "Upload-Offset"
#define MAX_BLOB (G_GINT64_CONSTANT (50) * 1024 * 1024)

/* In which of the desk's logs the attachment is named. A desk of the region may read those of others. */
static gboolean
find_log (DeskServiceCall *call, const char *sha, gboolean is_read, gint64 *length)
{
  g_autoptr (GPtrArray) logs = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (logs, g_strdup (call->desk->station));
  g_ptr_array_add (logs, g_strdup (DESK_LOG_REGION));
  if (is_read && !desk_service_list_logs (call->service, call->desk, logs, &call->error))
    {
      desk_call_refuse (call, SOUP_STATUS_SERVICE_UNAVAILABLE,
                        "Headquarters cannot read its register of desks.");
      return FALSE;
    }
  for (guint i = 0; i < logs->len; i++)
    {
      DeskHq *hq = desk_service_get_hq (call->service, g_ptr_array_index (logs, i));

      if (!desk_hq_get_blob_length (hq, sha, length, &call->error))
        {
          desk_call_refuse (call, SOUP_STATUS_SERVICE_UNAVAILABLE, "Headquarters cannot read its ledger.");
          return FALSE;
        }
      if (*length >= 0)
        {
          call->hq = g_object_ref (hq);
          return TRUE;
        }
    }
  desk_call_refuse (call, SOUP_STATUS_NOT_FOUND, "No record of this desk names that attachment.");
  return FALSE;
}

static void
tell_offset (DeskServiceCall *call, gint64 offset)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, offset);

  soup_message_headers_replace (soup_server_message_get_response_headers (call->message), OFFSET, text);
}

static void
begin_patch (DeskServiceCall *call, gint64 durable)
{
  const char *header =
      soup_message_headers_get_one (soup_server_message_get_request_headers (call->message), OFFSET);
  guint64 offset;

  if (header == NULL || !g_ascii_string_to_unsigned (header, 10, 0, MAX_BLOB, &offset, NULL))
    desk_call_refuse (call, SOUP_STATUS_BAD_REQUEST,
                      "An attachment is sent with the place of its bytes, " OFFSET ".");
  else if ((gint64)offset != durable)
    {
      tell_offset (call, durable);
      desk_call_refuse (call, SOUP_STATUS_CONFLICT, "The bytes belong to another place.");
    }
  call->offset = durable;
}

/** The head of a request for an attachment is there. */
void
desk_call_begin_blob (DeskServiceCall *call, const char *sha)
{
  const char *method = soup_server_message_get_method (call->message);
  gint64 durable;

  if (!desk_text_is_sha (sha))
    {
      desk_call_refuse (call, SOUP_STATUS_NOT_FOUND, "Attachments are named by their SHA-256.");
      return;
    }
  call->sha = g_strdup (sha);
  call->part = g_byte_array_new ();
  if (!find_log (call, sha, strcmp (method, "PATCH") != 0, &durable))
    return;
  if (strcmp (method, "PATCH") == 0)
    begin_patch (call, durable);
  else if (strcmp (method, SOUP_METHOD_HEAD) != 0 && strcmp (method, SOUP_METHOD_GET) != 0)
    desk_call_refuse (call, SOUP_STATUS_METHOD_NOT_ALLOWED, "Attachments know HEAD, PATCH and GET.");
  else
    call->offset = durable;
}

static void
write_part (DeskServiceCall *call)
{
  gint64 durable;

  if (call->part->len == 0 || call->status != 0)
    return;
  if (!desk_hq_append_blob (call->hq, call->desk->code, call->sha, call->offset, call->part->data,
                            call->part->len, &durable, &call->error))
    desk_call_refuse (call, SOUP_STATUS_SERVICE_UNAVAILABLE, "Headquarters cannot write now: come again.");
  else if (durable != call->offset + call->part->len)
    {
      tell_offset (call, durable);
      desk_call_refuse (call, SOUP_STATUS_CONFLICT,
                        durable == 0 && call->offset + call->part->len > 0
                            ? "The bytes are not those the attachment is named by: send all of them again."
                            : "The bytes belong to another place, or are too many.");
    }
  call->offset = durable;
  g_byte_array_set_size (call->part, 0);
}

/** Some of the body is there; every so many bytes of it are made durable. */
void
desk_call_read_blob (DeskServiceCall *call, GBytes *chunk)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (chunk, &length);

  g_byte_array_append (call->part, bytes, (guint)length);
  if (call->part->len >= DESK_SERVICE_BATCH_BYTES)
    write_part (call);
}

static void
answer_bytes (DeskServiceCall *call)
{
  DeskLedger *ledger = desk_hq_get_ledger (call->hq);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (call->message);
  g_autoptr (GBytes) bytes = NULL;
  SoupRange *ranges = NULL;
  int n_ranges = 0;
  goffset from = 0, to = call->offset - 1;
  gsize length;
  const char *data;

  if (soup_message_headers_get_ranges (headers, call->offset, &ranges, &n_ranges) && n_ranges == 1)
    {
      from = ranges[0].start;
      to = ranges[0].end;
    }
  bytes = DESK_LEDGER_GET_IFACE (ledger)->read_blob (ledger, call->sha, from, (gsize)MAX (0, to - from + 1),
                                                     &call->error);
  if (bytes == NULL)
    desk_call_refuse (call, SOUP_STATUS_SERVICE_UNAVAILABLE, "Headquarters cannot read this attachment.");
  else
    {
      data = g_bytes_get_data (bytes, &length);
      call->status = n_ranges == 1 ? SOUP_STATUS_PARTIAL_CONTENT : SOUP_STATUS_OK;
      soup_server_message_set_status (call->message, call->status, NULL);
      soup_server_message_set_response (call->message, "application/octet-stream", SOUP_MEMORY_COPY, data,
                                        length);
      if (n_ranges == 1)
        soup_message_headers_set_content_range (soup_server_message_get_response_headers (call->message),
                                                from, to, call->offset);
    }
  if (ranges != NULL)
    soup_message_headers_free_ranges (headers, ranges);
}

/** The whole request is there. */
void
desk_call_end_blob (DeskServiceCall *call)
{
  const char *method = soup_server_message_get_method (call->message);

  if (strcmp (method, "PATCH") == 0)
    write_part (call);
  if (call->status != 0)
    return;
  tell_offset (call, call->offset);
  if (strcmp (method, SOUP_METHOD_GET) == 0)
    answer_bytes (call);
  else
    {
      call->status = SOUP_STATUS_NO_CONTENT;
      soup_server_message_set_status (call->message, SOUP_STATUS_NO_CONTENT, NULL);
    }
}
