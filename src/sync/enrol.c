// SPDX-License-Identifier: GPL-3.0-or-later
// Enrolment: the code is given to whoever the code says, and what the answer says is kept in one transaction. It may be
// repeated until it worked: the machine's key tells headquarters that it is the same desk.

#include "sync/enrol.h"

#include "store/enrolled.h"
#include "store/error.h"
#include "sync/ask.h"
#include "sync/channel.h"
#include "sync/enrolment-code.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define MAX_ANSWER 65536

/* One call and its answer. */
typedef struct
{
  const DeskEnrol *enrol;
  const char *address; /* in full */
  const char *pin;
  char *key;
  DeskEnrolled *before;
  DeskEnrolledAs *as;
} Call;

/** Returns: (transfer full): an enrolment that was not tried. */
DeskEnrol *
desk_enrol_new (DeskStore *store, const char *address, const char *code, DeskSyncEnrolFlags flags,
                guint idle_seconds)
{
  DeskEnrol *self = g_new0 (DeskEnrol, 1);

  *self = (DeskEnrol){ g_object_ref (store), g_strdup (address), g_strdup (code), flags, idle_seconds };
  return self;
}

/** Frees an enrolment. */
void
desk_enrol_free (DeskEnrol *self)
{
  g_object_unref (self->store);
  g_free (self->address);
  g_free (self->code);
  g_free (self);
}

static void
call_clear (Call *self)
{
  g_free (self->key);
  g_clear_pointer (&self->before, desk_enrolled_free);
  g_clear_pointer (&self->as, desk_enrolled_as_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, call_clear)

static gpointer
prepare (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  call->key = desk_enrolled_get_key (database, error);
  call->before = call->key != NULL ? desk_enrolled_load (database, error) : NULL;
  return call->before != NULL ? data : NULL;
}

static gpointer
keep (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Call *call = data;

  return desk_enrolled_keep (database, call->as, call->address, call->pin,
                             (call->enrol->flags & DESK_SYNC_ENROL_OTHER_STATION) != 0,
                             (call->enrol->flags & DESK_SYNC_ENROL_NEW_HISTORY) != 0, error)
             ? data
             : NULL;
}

/* What was written alone has ids of a provisional code: headquarters is told, and counts both as one desk. */
static GBytes *
write_body (const Call *call, const char *code)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  char *text;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "v");
  json_builder_add_int_value (builder, 1);
  json_builder_set_member_name (builder, "code");
  json_builder_add_string_value (builder, code);
  json_builder_set_member_name (builder, "key");
  json_builder_add_string_value (builder, call->key);
  json_builder_set_member_name (builder, "host");
  json_builder_add_string_value (builder, g_get_host_name ());
  if (call->before->code[0] == 'x')
    {
      json_builder_set_member_name (builder, "was");
      json_builder_add_string_value (builder, call->before->code);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

static DeskEnrolledAs *
read_answer (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (DeskEnrolledAs) as = g_new0 (DeskEnrolledAs, 1);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  JsonNode *root = length > 0 && json_parser_load_from_data (parser, text, (gssize)length, NULL)
                       ? json_parser_get_root (parser)
                       : NULL;
  JsonObject *answer = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (answer == NULL)
    return NULL;
  as->desk = g_strdup (json_object_get_string_member_with_default (answer, "desk", NULL));
  as->station = g_strdup (json_object_get_string_member_with_default (answer, "station", NULL));
  as->starts = g_strdup (json_object_get_string_member_with_default (answer, "starts", ""));
  as->token = g_strdup (json_object_get_string_member_with_default (answer, "token", NULL));
  as->key = g_strdup (json_object_get_string_member_with_default (answer, "key", NULL));
  return desk_enrolled_as_is_valid (as) ? g_steal_pointer (&as) : NULL;
}

/* What is said of a code; everything else is said as always. */
static gboolean
check (DeskChannel *channel, SoupMessage *message, GInputStream *body, GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (desk_channel_check (channel, message, body, "application/json", cancellable, &failed))
    return TRUE;
  if (g_error_matches (failed, DESK_SYNC_ERROR, DESK_SYNC_ERROR_REVOKED))
    g_set_error_literal (
        error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CODE_UNKNOWN,
        _ ("Headquarters gave no such code. Compare it with the one that was given, or ask for a new one."));
  else if (desk_channel_get_status (channel) == SOUP_STATUS_GONE && failed->code == DESK_SYNC_ERROR_REFUSED)
    g_set_error_literal (
        error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CODE_USED,
        _ ("This code is not valid any more: another workstation used it, or it is too old. Ask "
           "headquarters for a new one."));
  else
    g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
ask_headquarters (Call *call, DeskChannel *channel, const char *code, GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (SoupMessage) message = desk_channel_new_message (channel, SOUP_METHOD_POST, "/v1/enrol");
  g_autoptr (GBytes) request = write_body (call, code), answer = NULL;
  g_autoptr (GInputStream) body = NULL;

  soup_message_set_request_body_from_bytes (message, "application/json", request);
  body = desk_channel_send (channel, message, cancellable, error);
  if (body == NULL || !check (channel, message, body, cancellable, error))
    return FALSE;
  answer = desk_channel_read (channel, body, MAX_ANSWER, cancellable, error);
  if (answer == NULL)
    return FALSE;
  call->as = read_answer (answer);
  if (call->as != NULL)
    return TRUE;
  g_set_error_literal (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_HEADQUARTERS,
                       _ ("What answers at this address is not headquarters. Compare the address."));
  return FALSE;
}

static gboolean
explain (GError *failed, GError **error)
{
  if (!g_error_matches (failed, DESK_STORE_ERROR, DESK_STORE_ERROR_CLASH))
    return desk_ask_failed (failed, error);
  g_set_error_literal (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_OTHER_STATION, failed->message);
  g_error_free (failed);
  return FALSE;
}

/**
 * desk_enrol_run:
 *
 * Enrols the desk. For a thread with a #GMainContext of its own.
 *
 * Returns: FALSE with a #DeskSyncError or %G_IO_ERROR_CANCELLED; then the desk is what it was
 */
gboolean
desk_enrol_run (DeskEnrol *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *address = desk_enrolment_read_address (self->address, error);
  g_autofree char *code = address != NULL ? desk_enrolment_read_code (self->code, error) : NULL;
  g_autoptr (DeskChannel) channel = code != NULL ? desk_channel_new (address, self->idle_seconds) : NULL;
  g_auto (Call) call = { .enrol = self, .address = address };
  GError *failed = NULL;

  if (channel == NULL)
    return FALSE;
  desk_channel_set_code (channel, code);
  if (desk_ask (self->store, prepare, &call, &failed) == NULL)
    return desk_ask_failed (failed, error);
  if (!ask_headquarters (&call, channel, code, cancellable, error))
    return FALSE;
  call.pin = desk_channel_get_shown_pin (channel);
  if (desk_ask (self->store, keep, &call, &failed) != NULL)
    return TRUE;
  return explain (failed, error);
}
