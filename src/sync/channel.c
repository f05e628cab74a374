// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP to headquarters. A login page of some network, a proxy, a wrong address are the common case, not the exception: what
// does not look like headquarters is said to be none, and no token and no line goes to it twice.

#include "sync/channel.h"

#include "sync/enrolment-code.h"
#include "sync/pin.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define TOO_MANY_REQUESTS 429       /* RFC 6585; libsoup has no name for these */
#define UPGRADE_REQUIRED 426        /* RFC 9110 */
#define NETWORK_AUTHENTICATION 511  /* RFC 6585 */
#define MAX_WORDS 200               /* characters of it that are shown */
#define MAX_SAID 4096               /* bytes of an answer that says no */
#define MAX_RETRY_AFTER (24 * 3600) /* seconds */

struct _DeskChannel
{
  SoupSession *session;
  GUri *base;
  gboolean is_loopback;
  char *token;
  char *pin;
  char *next_pin;
  char *code;              /* of enrolment: says which certificate it is */
  char *shown_pin;         /* of the certificate that was accepted */
  gboolean is_distrusting; /* the system's trust does not count */
  gboolean is_refused;     /* the certificate is another's */
  guint status;            /* of the last answer that was looked at */
  guint retry_after;       /* seconds; 0: not said */
};

/**
 * desk_channel_new:
 * @address: of headquarters, as desk_enrolment_read_address() writes it
 * @idle_seconds: after which a peer that says nothing is left
 *
 * Returns: (transfer full): a line over which nothing was said
 */
DeskChannel *
desk_channel_new (const char *address, guint idle_seconds)
{
  DeskChannel *self = g_new0 (DeskChannel, 1);

  self->base = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  self->session =
      soup_session_new_with_options ("timeout", idle_seconds, "user-agent", "dutydesk/" DESK_VERSION,
                                     "max-conns", 1, "max-conns-per-host", 1, NULL);
  /* Bodies are inflated by whoever reads them, within limits. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
  self->is_loopback = self->base != NULL && desk_enrolment_is_loopback (g_uri_get_host (self->base));
  if (self->is_loopback)
    soup_session_set_proxy_resolver (self->session, NULL);
  return self;
}

/** Closes the line. */
void
desk_channel_free (DeskChannel *self)
{
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_clear_pointer (&self->base, g_uri_unref);
  g_free (self->token);
  g_free (self->pin);
  g_free (self->next_pin);
  g_free (self->code);
  g_free (self->shown_pin);
  g_free (self);
}

/** Says what the desk proves itself with. */
void
desk_channel_set_token (DeskChannel *self, const char *token)
{
  g_set_str (&self->token, token);
}

static void
distrust_others (DeskChannel *self)
{
  g_autoptr (GTlsDatabase) nobody = NULL;

  if (self->is_distrusting)
    return;
  nobody = desk_pin_database_new ();
  soup_session_set_tls_database (self->session, nobody);
  self->is_distrusting = TRUE;
}

/**
 * desk_channel_set_pins:
 * @pin: (nullable): fingerprint of headquarters' certificate; NULL: whom the system trusts
 * @next_pin: (nullable): of the one that follows it
 */
void
desk_channel_set_pins (DeskChannel *self, const char *pin, const char *next_pin)
{
  g_set_str (&self->pin, pin);
  g_set_str (&self->next_pin, next_pin);
  if (pin != NULL)
    distrust_others (self);
}

/**
 * desk_channel_set_code:
 * @code: of enrolment: the certificate has to fit it before anything is sent
 */
void
desk_channel_set_code (DeskChannel *self, const char *code)
{
  if (!desk_enrolment_code_has_certificate (code))
    return;
  g_set_str (&self->code, code);
  distrust_others (self);
}

/* Comes only where the system does not trust the certificate: with a pin, always. */
static gboolean
on_certificate (SoupMessage *message, GTlsCertificate *certificate, GTlsCertificateFlags problems,
                gpointer data)
{
  DeskChannel *self = data;
  guint8 sha[32];
  g_autofree char *pin = NULL;

  if (desk_pin_digest (certificate, sha))
    {
      pin = desk_pin_format (sha);
      if (g_strcmp0 (pin, self->pin) == 0 || g_strcmp0 (pin, self->next_pin) == 0
          || (self->code != NULL && desk_enrolment_code_fits (self->code, sha)))
        {
          g_set_str (&self->shown_pin, pin);
          return TRUE;
        }
    }
  self->is_refused = TRUE;
  return FALSE;
}

/**
 * desk_channel_new_message:
 * @path: "/v1/..."
 *
 * Returns: (transfer full): a request with what every request has
 */
SoupMessage *
desk_channel_new_message (DeskChannel *self, const char *method, const char *path)
{
  g_autoptr (GUri) uri =
      g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (self->base), NULL, g_uri_get_host (self->base),
                   g_uri_get_port (self->base), path, NULL, NULL);
  SoupMessage *message = soup_message_new_from_uri (method, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  /* Nobody is followed to where he points, and no password of a proxy or a site is asked for. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  soup_message_set_force_http1 (message, TRUE);
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  if (self->token != NULL)
    {
      g_autofree char *bearer = g_strconcat ("Bearer ", self->token, NULL);

      soup_message_headers_replace (headers, "Authorization", bearer);
    }
  g_signal_connect (message, "accept-certificate", G_CALLBACK (on_certificate), self);
  return message;
}

static void
set_other (GError **error)
{
  g_set_error_literal (
      error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_HEADQUARTERS,
      _ ("Something else than headquarters answers: perhaps this network wants somebody to log in first. "
         "Open a page in a browser, or ask whoever looks after the network."));
}

/**
 * desk_channel_explain:
 * @failed: (transfer full): what happened to the line
 *
 * Says in words why there was no answer, or why it broke off. That it was cancelled stays what it is.
 */
void
desk_channel_explain (DeskChannel *self, GError *failed, GError **error)
{
  if (g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, failed);
      return;
    }
  if (self->is_refused || g_error_matches (failed, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    g_set_error_literal (
        error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CERTIFICATE,
        self->code != NULL
            ? _ ("Whoever answers at this address is not the headquarters that gave the code: the certificate is "
                 "another's. Nothing was sent. Compare the address and the code.")
            : _ ("Whoever answers cannot prove to be this desk's headquarters: the certificate is another's. Nothing was "
                 "sent. Ask headquarters whether it has a new certificate; then enrol this desk anew."));
  else if (g_error_matches (failed, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS))
    set_other (error);
  else
    g_set_error (
        error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NO_ANSWER,
        _ ("Headquarters does not answer. Work goes on here, and everything is sent when it does. (%s)"),
        failed->message);
  g_error_free (failed);
}

/**
 * desk_channel_send:
 *
 * Sends a request and waits for the head of the answer, whatever it says.
 *
 * Returns: (transfer full) (nullable): the body of the answer; NULL with %DESK_SYNC_ERROR_NO_ANSWER, _CERTIFICATE,
 *   _NOT_HEADQUARTERS or %G_IO_ERROR_CANCELLED
 */
GInputStream *
desk_channel_send (DeskChannel *self, SoupMessage *message, GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;
  GInputStream *body = soup_session_send (self->session, message, cancellable, &failed);

  if (failed != NULL)
    desk_channel_explain (self, failed, error);
  return body;
}

/* What headquarters says where it says no; NULL where it is not headquarters that speaks. */
static char *
read_refusal (DeskChannel *self, SoupMessage *message, GInputStream *body, GCancellable *cancellable)
{
  const char *type =
      soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;
  gsize length;
  const char *text, *said;

  if (g_strcmp0 (type, "application/json") != 0
      || (bytes = desk_channel_read (self, body, MAX_SAID, cancellable, NULL)) == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  root = length > 0 && json_parser_load_from_data (parser, text, (gssize)length, NULL)
             ? json_parser_get_root (parser)
             : NULL;
  said = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
             ? json_object_get_string_member_with_default (json_node_get_object (root), "error", NULL)
             : NULL;
  return said != NULL ? g_utf8_substring (said, 0, MIN (g_utf8_strlen (said, -1), MAX_WORDS)) : NULL;
}

static void
note_retry_after (DeskChannel *self, SoupMessage *message)
{
  const char *text =
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  guint64 seconds;

  self->retry_after = 0;
  if (text != NULL && g_ascii_string_to_unsigned (text, 10, 1, MAX_RETRY_AFTER, &seconds, NULL))
    self->retry_after = (guint)seconds;
}

/* What headquarters says no with, whatever was asked. */
static void
set_refusal (guint status, const char *said, GError **error)
{
  switch (status)
    {
    case SOUP_STATUS_UNAUTHORIZED:
      g_set_error (
          error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_UNKNOWN_DESK,
          _ ("Headquarters does not know this desk. Work goes on here. Ask headquarters for a code and enrol this "
             "desk anew. (%s)"),
          said);
      break;
    case SOUP_STATUS_FORBIDDEN:
      g_set_error (
          error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_REVOKED,
          _ ("Headquarters has shut this desk out. Work goes on here, and nothing is lost. Ask headquarters. (%s)"),
          said);
      break;
    case UPGRADE_REQUIRED:
      g_set_error (
          error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_TOO_OLD,
          _ ("This program is too old for headquarters. What is written here is sent, but nothing comes from "
             "others. Install the new version. (%s)"),
          said);
      break;
    default:
      g_set_error (
          error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_REFUSED,
          _ ("Headquarters does not understand this program. Everything stays here and is sent again. Show this to "
             "whoever looks after the computers. (%u: %s)"),
          status, said);
    }
}

static gboolean
is_busy (guint status)
{
  return status == TOO_MANY_REQUESTS || status == SOUP_STATUS_REQUEST_TIMEOUT
         || (status >= 500 && status != NETWORK_AUTHENTICATION && status != SOUP_STATUS_NOT_IMPLEMENTED);
}

/**
 * desk_channel_check:
 * @body: (nullable): of the answer
 * @type: (nullable): what the answer has to be, "application/x-ndjson"; NULL: it has no body
 *
 * Looks whether an answer is headquarters' and says yes. A proxy that says no does not speak for headquarters.
 *
 * Returns: FALSE with a #DeskSyncError
 */
gboolean
desk_channel_check (DeskChannel *self, SoupMessage *message, GInputStream *body, const char *type,
                    GCancellable *cancellable, GError **error)
{
  guint status = soup_message_get_status (message);
  const char *found =
      soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL);
  g_autofree char *said = NULL;

  self->status = status;
  note_retry_after (self, message);
  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    {
      if ((type == NULL) == (status == SOUP_STATUS_NO_CONTENT)
          && (type == NULL || g_strcmp0 (found, type) == 0))
        return TRUE;
      set_other (error);
      return FALSE;
    }
  if (is_busy (status))
    {
      g_set_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_BUSY,
                   _ ("Headquarters cannot answer now. Work goes on here, and it is tried again. (%u)"),
                   status);
      return FALSE;
    }
  /* Too much at once is said by proxies too, and is true all the same. */
  said = body != NULL ? read_refusal (self, message, body, cancellable) : NULL;
  if (said == NULL && status == SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE)
    said = g_strdup ("-");
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (said == NULL || SOUP_STATUS_IS_REDIRECTION (status) || status == SOUP_STATUS_NOT_FOUND)
    set_other (error);
  else
    set_refusal (status, said, error);
  return FALSE;
}

/**
 * desk_channel_read:
 * @limit: at most so many bytes
 *
 * Returns: (transfer full) (nullable): all of a body, or its first @limit bytes; NULL with @error
 */
GBytes *
desk_channel_read (DeskChannel *self, GInputStream *body, gsize limit, GCancellable *cancellable,
                   GError **error)
{
  g_autofree guint8 *bytes = g_malloc (limit);
  GError *failed = NULL;
  gsize length = 0;

  if (g_input_stream_read_all (body, bytes, limit, &length, cancellable, &failed))
    return g_bytes_new_take (g_steal_pointer (&bytes), length);
  desk_channel_explain (self, failed, error);
  return NULL;
}

/** Reads what is left of a body that says nothing, so that the connection can be used again. */
gboolean
desk_channel_skip (DeskChannel *self, GInputStream *body, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) rest = desk_channel_read (self, body, MAX_SAID, cancellable, error);

  return rest != NULL;
}

/** Returns: (nullable): the fingerprint of the certificate that was accepted by it. */
const char *
desk_channel_get_shown_pin (DeskChannel *self)
{
  return self->shown_pin;
}

/** Returns: the status of the last answer that was looked at, 0 for none. */
guint
desk_channel_get_status (DeskChannel *self)
{
  return self->status;
}

/** Returns: seconds after which headquarters wants to be asked again, as the last answer said; 0 where it did not. */
guint
desk_channel_get_retry_after (DeskChannel *self)
{
  return self->retry_after;
}
