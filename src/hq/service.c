// SPDX-License-Identifier: GPL-3.0-or-later
// Headquarters on the network: who asks is found out before anything is read, limits hold for everybody, and the log of
// the program tells what happened without telling about whom.

#include "hq/service-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "journal/error.h"
#include "journal/text.h"

#define TOO_MANY_REQUESTS 429 /* RFC 6585; libsoup has no name for it */

struct _DeskService
{
  GObject parent_instance;
  SoupServer *server;
  DeskLedger *ledger;
  DeskRegistry *registry;
  DeskRules *rules;     /* not owned */
  char *pin;            /* (nullable): SHA-256 of the certificate desks see, hexadecimal */
  char *next_pin;       /* (nullable): of the one they will see next */
  GHashTable *hqs;      /* name of a log -> DeskHq */
  GHashTable *counters; /* name -> gint64 */
  GPtrArray *calls;     /* under way, the oldest first */
  GHashTable *rates;    /* desk or address -> requests in this minute */
  gint64 minute;
  guint idle; /* seconds */
};

G_DEFINE_FINAL_TYPE (DeskService, desk_service, G_TYPE_OBJECT)

/* Counters -------------------------------------------------------------------------------------------------------------- */

/** Adds to a number that /v1/metrics tells. */
void
desk_service_count (DeskService *self, const char *what, gint64 number)
{
  gint64 *counter = g_hash_table_lookup (self->counters, what);

  if (counter == NULL)
    {
      counter = g_new0 (gint64, 1);
      g_hash_table_insert (self->counters, g_strdup (what), counter);
    }
  *counter += number;
}

static char *
write_metrics (DeskService *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->counters), (GCompareFunc)strcmp);

  for (GList *at = names; at != NULL; at = at->next)
    g_string_append_printf (text, "# TYPE dutydesk_%s counter\ndutydesk_%s %" G_GINT64_FORMAT "\n",
                            (char *)at->data, (char *)at->data,
                            *(gint64 *)g_hash_table_lookup (self->counters, at->data));
  g_string_append_printf (text, "# TYPE dutydesk_calls gauge\ndutydesk_calls %u\n", self->calls->len);
  return g_string_free (text, FALSE);
}

/* Calls ------------------------------------------------------------------------------------------------------------------ */

/** Says no. What is said is for the log of the other program and for the officer: it names nobody. */
void
desk_call_refuse (DeskServiceCall *call, guint status, const char *message)
{
  g_autoptr (GString) json = g_string_new ("{\"error\":");

  if (call->status != 0)
    return;
  desk_text_add_string (json, message);
  g_string_append_c (json, '}');
  desk_call_answer_json (call, status, json->str);
}

/** Answers with a JSON object. */
void
desk_call_answer_json (DeskServiceCall *call, guint status, const char *json)
{
  call->status = status;
  soup_server_message_set_status (call->message, status, NULL);
  soup_server_message_set_response (call->message, "application/json", SOUP_MEMORY_COPY, json, strlen (json));
}

static void
write_log_line (DeskServiceCall *call)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line,
                          "{\"t\":%" G_GINT64_FORMAT ",\"method\":", desk_service_get_now (call->service));
  desk_text_add_string (line, soup_server_message_get_method (call->message));
  g_string_append (line, ",\"path\":");
  desk_text_add_string (line, g_uri_get_path (soup_server_message_get_uri (call->message)));
  if (call->desk != NULL)
    {
      g_string_append (line, ",\"desk\":");
      desk_text_add_string (line, call->desk->code);
    }
  g_string_append_printf (line, ",\"status\":%u,\"bytes\":%zu,\"lines\":%u,\"ms\":%" G_GINT64_FORMAT,
                          call->status, call->n_bytes, call->n_lines,
                          (g_get_monotonic_time () - call->began) / 1000);
  if (call->error != NULL)
    {
      g_string_append (line, ",\"error\":");
      desk_text_add_string (line, call->error->message);
    }
  g_printerr ("%s}\n", line->str);
}

static void
call_free (gpointer data)
{
  DeskServiceCall *call = data;

  g_clear_handle_id (&call->idle, g_source_remove);
  g_clear_pointer (&call->desk, desk_registered_free);
  g_clear_pointer (&call->session, desk_session_free);
  g_clear_pointer (&call->stream, desk_line_stream_free);
  g_clear_object (&call->hq);
  g_free (call->sha);
  g_clear_pointer (&call->part, g_byte_array_unref);
  g_clear_error (&call->error);
  g_object_unref (call->message);
  g_free (call);
}

#define HEAD_WATCH "head-watch"

static gboolean
on_no_head (gpointer socket)
{
  g_socket_close (socket, NULL);
  return G_SOURCE_REMOVE;
}

static void
watch_free (gpointer watch)
{
  g_source_destroy (watch);
  g_source_unref (watch);
}

/* A line is open and nothing is under way on it: the head of its first request, or of the next one, has to come in time. */
static void
watch_line (DeskService *self, SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);
  GSource *watch;

  if (socket == NULL)
    return;
  watch = g_timeout_source_new_seconds (self->idle);
  g_source_set_callback (watch, on_no_head, socket, NULL);
  g_source_attach (watch, NULL);
  g_object_set_data_full (G_OBJECT (socket), HEAD_WATCH, watch, watch_free);
}

static void
on_line (SoupServer *server, SoupServerMessage *message, gpointer data)
{
  watch_line (data, message);
}

static void
stop_watching_line (SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket != NULL)
    g_object_set_data (G_OBJECT (socket), HEAD_WATCH, NULL);
}

static void
cut (SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket != NULL)
    g_socket_close (socket, NULL);
}

static gboolean
on_idle (gpointer data)
{
  DeskServiceCall *call = data;

  call->idle = 0;
  desk_service_count (call->service, "idle_cut_total", 1);
  cut (call->message);
  return G_SOURCE_REMOVE;
}

static void
watch (DeskServiceCall *call)
{
  g_clear_handle_id (&call->idle, g_source_remove);
  call->idle = g_timeout_add_seconds (call->service->idle, on_idle, call);
}

static void
on_chunk (SoupServerMessage *message, GBytes *chunk, gpointer data)
{
  DeskServiceCall *call = data;

  watch (call);
  call->n_bytes += g_bytes_get_size (chunk);
  desk_service_count (call->service, "received_bytes_total", (gint64)g_bytes_get_size (chunk));
  /* Whoever goes on after a refusal is not listened to for ever. */
  if (call->n_bytes > 2 * DESK_SERVICE_MAX_BODY)
    cut (message);
  if (call->status != 0)
    return;
  if (call->n_bytes > (call->desk != NULL ? DESK_SERVICE_MAX_BODY : DESK_SERVICE_MAX_ENROLMENT))
    {
      soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
      desk_call_refuse (call, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE,
                        "The request is too large: send less at a time.");
    }
  else if (call->session != NULL)
    desk_call_read_log (call, chunk);
  else if (call->part != NULL)
    desk_call_read_blob (call, chunk);
}

/* The end of a request, whole or cut: what came whole was taken or is taken now. */
static void
on_finished (SoupServerMessage *message, gpointer data)
{
  DeskServiceCall *call = data;
  DeskService *self = call->service;

  if (call->status == 0 && call->session != NULL)
    desk_session_accept (call->session, G_MAXUINT, NULL);
  write_log_line (call);
  watch_line (self, message);
  desk_service_count (self, "requests_total", 1);
  g_ptr_array_remove (self->calls, call);
}

static void
make_room (DeskService *self, const DeskRegistered *desk)
{
  DeskServiceCall *oldest = NULL;
  guint count = 0;

  for (guint i = self->calls->len; i > 0; i--)
    {
      DeskServiceCall *call = g_ptr_array_index (self->calls, i - 1);

      if (call->desk != NULL && strcmp (call->desk->code, desk->code) == 0)
        {
          count++;
          oldest = call;
        }
    }
  if (count > DESK_SERVICE_MAX_CONNECTIONS)
    cut (oldest->message);
}

static gboolean
is_too_often (DeskService *self, const char *who)
{
  gint64 minute = desk_service_get_now (self) / 60;
  guint count;

  if (minute != self->minute)
    g_hash_table_remove_all (self->rates);
  self->minute = minute;
  count = GPOINTER_TO_UINT (g_hash_table_lookup (self->rates, who)) + 1;
  g_hash_table_insert (self->rates, g_strdup (who), GUINT_TO_POINTER (count));
  return count > DESK_SERVICE_PER_MINUTE;
}

static gboolean
find_desk (DeskServiceCall *call)
{
  const char *header =
      soup_message_headers_get_one (soup_server_message_get_request_headers (call->message), "Authorization");
  g_autoptr (GError) error = NULL;

  if (header == NULL || !g_str_has_prefix (header, "Bearer "))
    {
      desk_call_refuse (call, SOUP_STATUS_UNAUTHORIZED, "Only desks that are enrolled may speak here.");
      return FALSE;
    }
  call->desk = desk_registry_find (call->service->registry, header + strlen ("Bearer "), &error);
  if (call->desk != NULL)
    return TRUE;
  if (error->domain == DESK_REGISTRY_ERROR)
    desk_call_refuse (call,
                      error->code == DESK_REGISTRY_ERROR_UNKNOWN ? SOUP_STATUS_UNAUTHORIZED
                                                                 : SOUP_STATUS_FORBIDDEN,
                      error->message);
  else
    desk_call_refuse (call, SOUP_STATUS_SERVICE_UNAVAILABLE,
                      "Headquarters cannot read its register of desks.");
  call->error = g_steal_pointer (&error);
  return FALSE;
}

/* Of a proxy on this machine we take its word who asks. */
static const char *
get_peer (DeskServiceCall *call)
{
  const char *host = soup_server_message_get_remote_host (call->message);
  const char *real =
      soup_message_headers_get_one (soup_server_message_get_request_headers (call->message), "X-Real-IP");

  return real != NULL && (g_strcmp0 (host, "127.0.0.1") == 0 || g_strcmp0 (host, "::1") == 0) ? real : host;
}

static void
check_rate (DeskServiceCall *call)
{
  const char *who = call->desk != NULL ? call->desk->code : get_peer (call);

  if (!is_too_often (call->service, who != NULL ? who : ""))
    return;
  soup_message_headers_replace (soup_server_message_get_response_headers (call->message), "Retry-After",
                                "60");
  call->status = 0; /* also in the place of another refusal */
  desk_call_refuse (call, TOO_MANY_REQUESTS, "Too many requests: wait a minute.");
}

/**
 * desk_service_list_logs:
 * @logs: gets the logs this desk may hold that are not among them
 */
gboolean
desk_service_list_logs (DeskService *self, const DeskRegistered *desk, GPtrArray *logs, GError **error)
{
  g_autoptr (GPtrArray) stations = g_ptr_array_new_with_free_func (g_free);

  if (!desk->is_region)
    return TRUE;
  if (!desk_registry_list_stations (self->registry, stations, error))
    return FALSE;
  for (guint i = 0; i < stations->len; i++)
    if (!g_ptr_array_find_with_equal_func (logs, g_ptr_array_index (stations, i), g_str_equal, NULL))
      g_ptr_array_add (logs, g_strdup (g_ptr_array_index (stations, i)));
  return TRUE;
}

/* Which logs the desk may hold, and how long they are. */
static gboolean
write_logs (DeskServiceCall *call, GString *json)
{
  DeskLedger *ledger = call->service->ledger;
  g_autoptr (GPtrArray) logs = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (logs, g_strdup (call->desk->station));
  g_ptr_array_add (logs, g_strdup (DESK_LOG_REGION));
  if (!desk_service_list_logs (call->service, call->desk, logs, &call->error))
    return FALSE;
  for (guint i = 0; i < logs->len; i++)
    {
      const char *name = g_ptr_array_index (logs, i);
      gboolean is_written = strcmp (name, call->desk->station) == 0
                            || (call->desk->is_region && strcmp (name, DESK_LOG_REGION) == 0);
      DeskLedgerHead head;

      if (!DESK_LEDGER_GET_IFACE (ledger)->get_head (ledger, name, &head, &call->error))
        return FALSE;
      g_string_append (json, i > 0 ? ",{\"log\":" : "{\"log\":");
      desk_text_add_string (json, name);
      g_string_append_printf (json, ",\"top\":%" G_GINT64_FORMAT ",\"write\":%s}", head.position,
                              is_written ? "true" : "false");
    }
  return TRUE;
}

static void
answer_logs (DeskServiceCall *call)
{
  g_autoptr (GString) json = g_string_new ("{\"v\":1,\"logs\":[");

  if (!write_logs (call, json))
    {
      desk_call_refuse (call, SOUP_STATUS_SERVICE_UNAVAILABLE, "Headquarters cannot read its ledger.");
      return;
    }
  g_string_append (json, "]}");
  desk_call_answer_json (call, SOUP_STATUS_OK, json->str);
}

static void
begin_desk_call (DeskServiceCall *call, const char *path)
{
  gboolean found = find_desk (call);

  check_rate (call);
  if (!found || call->status != 0)
    return;
  make_room (call->service, call->desk);
  if (strcmp (path, "/v1/logs") == 0)
    answer_logs (call);
  else if (g_str_has_prefix (path, "/v1/log/"))
    desk_call_begin_log (call, path + strlen ("/v1/log/"));
  else
    desk_call_begin_blob (call, path + strlen ("/v1/blob/"));
}

/* The head of a request is there; its body is not. */
static void
on_head (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  DeskService *self = data;
  DeskServiceCall *call = g_new0 (DeskServiceCall, 1);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  call->service = self;
  call->message = g_object_ref (message);
  call->began = g_get_monotonic_time ();
  g_ptr_array_add (self->calls, call);
  stop_watching_line (message);
  g_object_set_data (G_OBJECT (message), "call", call);
  g_signal_connect (message, "got-chunk", G_CALLBACK (on_chunk), call);
  g_signal_connect (message, "finished", G_CALLBACK (on_finished), call);
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  watch (call);

  if (strcmp (path, "/v1/logs") == 0 || g_str_has_prefix (path, "/v1/log/")
      || g_str_has_prefix (path, "/v1/blob/"))
    {
      soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
      begin_desk_call (call, path);
    }
  else
    check_rate (call);
}

/* Enrolment -------------------------------------------------------------------------------------------------------------- */

static const char *
get_member (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static void
answer_enrolment (DeskServiceCall *call, const DeskEnrolment *enrolment, const char *key)
{
  g_autoptr (GString) json = g_string_new ("{\"v\":1,\"desk\":");

  desk_text_add_string (json, enrolment->desk);
  g_string_append (json, ",\"station\":");
  desk_text_add_string (json, enrolment->station);
  g_string_append (json, ",\"name\":");
  desk_text_add_string (json, enrolment->station_name);
  g_string_append (json, ",\"country\":");
  desk_text_add_string (json, enrolment->country);
  g_string_append (json, ",\"starts\":");
  desk_text_add_string (json, enrolment->starts);
  g_string_append (json, ",\"logs\":[");
  desk_text_add_string (json, enrolment->station);
  g_string_append (json, ",\"" DESK_LOG_REGION "\"],\"region\":");
  g_string_append (json, enrolment->is_region ? "true" : "false");
  if (call->service->pin != NULL)
    {
      g_string_append (json, ",\"pin\":");
      desk_text_add_string (json, call->service->pin);
    }
  g_string_append (json, ",\"token\":");
  desk_text_add_string (json, enrolment->token);
  g_string_append (json, ",\"key\":");
  desk_text_add_string (json, key);
  g_string_append_c (json, '}');
  desk_call_answer_json (call, SOUP_STATUS_OK, json->str);
}

static guint
status_of (const GError *error)
{
  if (error->domain != DESK_REGISTRY_ERROR)
    return SOUP_STATUS_SERVICE_UNAVAILABLE;
  return error->code == DESK_REGISTRY_ERROR_UNKNOWN ? SOUP_STATUS_FORBIDDEN : SOUP_STATUS_GONE;
}

static void
enrol (DeskServiceCall *call)
{
  SoupMessageBody *body = soup_server_message_get_request_body (call->message);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (DeskEnrolment) enrolment = NULL;
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  DeskBundleKeys keys;
  JsonNode *root;
  JsonObject *request;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  root = length > 0 && json_parser_load_from_data (parser, text, (gssize)length, NULL)
             ? json_parser_get_root (parser)
             : NULL;
  request = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (request == NULL || get_member (request, "code") == NULL || get_member (request, "key") == NULL)
    {
      desk_call_refuse (call, SOUP_STATUS_BAD_REQUEST, "An enrolment has a code and a key.");
      return;
    }
  enrolment =
      desk_registry_enrol (call->service->registry, get_member (request, "code"), get_member (request, "key"),
                           get_member (request, "host") != NULL ? get_member (request, "host") : "",
                           get_member (request, "was"), desk_service_get_now (call->service), &call->error);
  if (enrolment != NULL && desk_registry_get_keys (call->service->registry, &keys, &call->error))
    {
      g_autofree char *key = desk_bundle_format_public_key (keys.public_key);

      desk_bundle_keys_wipe (&keys);
      answer_enrolment (call, enrolment, key);
    }
  else
    desk_call_refuse (call, status_of (call->error), call->error->message);
}

static void
answer_health (DeskServiceCall *call)
{
  DeskLedgerHead head;

  if (DESK_LEDGER_GET_IFACE (call->service->ledger)
          ->get_head (call->service->ledger, "region", &head, &call->error))
    desk_call_answer_json (call, SOUP_STATUS_OK, "{\"ok\":true,\"version\":\"" DESK_VERSION "\"}");
  else
    desk_call_refuse (call, SOUP_STATUS_SERVICE_UNAVAILABLE, "Headquarters cannot read its ledger.");
}

static void
answer_metrics (DeskServiceCall *call)
{
  g_autofree char *text = write_metrics (call->service);

  call->status = SOUP_STATUS_OK;
  soup_server_message_set_status (call->message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (call->message, "text/plain; version=0.0.4", SOUP_MEMORY_COPY, text,
                                    strlen (text));
}

/* The whole request is there. */
static void
on_request (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
            gpointer data)
{
  DeskServiceCall *call = g_object_get_data (G_OBJECT (message), "call");
  const char *method = soup_server_message_get_method (message);

  if (call == NULL || call->status != 0)
    return;
  if (call->session != NULL)
    desk_call_end_log (call);
  else if (call->sha != NULL)
    desk_call_end_blob (call);
  else if (strcmp (path, "/v1/enrol") == 0 && strcmp (method, SOUP_METHOD_POST) == 0)
    enrol (call);
  else if (strcmp (path, "/v1/health") == 0)
    answer_health (call);
  else if (strcmp (path, "/v1/metrics") == 0)
    answer_metrics (call);
  else
    desk_call_refuse (call, SOUP_STATUS_NOT_FOUND, "There is nothing here.");
}

/* The service ------------------------------------------------------------------------------------------------------------ */

/** Returns: seconds UTC. */
gint64
desk_service_get_now (DeskService *self)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gint64
get_clock (gpointer data)
{
  return desk_service_get_now (data);
}

/** Notes that a desk has had an exchange. That it cannot be noted is no reason to fail the exchange. */
void
desk_service_note_seen (DeskService *self, const DeskRegistered *desk, const char *app)
{
  g_autoptr (GError) error = NULL;

  if (!desk_registry_note_seen (self->registry, desk->code, app, desk_service_get_now (self), &error))
    g_warning ("The register of desks: %s", error->message);
}

/** Returns: (transfer none): headquarters' side of a log, which begins a run of its own with this start of the program. */
DeskHq *
desk_service_get_hq (DeskService *self, const char *log)
{
  DeskHq *hq = g_hash_table_lookup (self->hqs, log);

  if (hq != NULL)
    return hq;
  hq = desk_rules_open_log (self->rules, log, get_clock, self);
  g_hash_table_insert (self->hqs, g_strdup (log), hq);
  return hq;
}

static void
desk_service_finalize (GObject *object)
{
  DeskService *self = DESK_SERVICE (object);

  g_clear_object (&self->server);
  g_ptr_array_unref (self->calls);
  g_hash_table_unref (self->hqs);
  g_hash_table_unref (self->counters);
  g_hash_table_unref (self->rates);
  g_clear_object (&self->ledger);
  g_clear_object (&self->registry);
  g_free (self->pin);
  g_free (self->next_pin);
  G_OBJECT_CLASS (desk_service_parent_class)->finalize (object);
}

static void
desk_service_class_init (DeskServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_service_finalize;
}

static void
desk_service_init (DeskService *self)
{
  self->hqs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->counters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->rates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->calls = g_ptr_array_new_with_free_func (call_free);
}

/**
 * desk_service_new:
 * @rules: stays while the service does
 *
 * Returns: (transfer full): a service that does not listen yet
 */
DeskService *
desk_service_new (DeskLedger *ledger, DeskRegistry *registry, DeskRules *rules)
{
  DeskService *self = g_object_new (DESK_TYPE_SERVICE, NULL);

  self->ledger = g_object_ref (ledger);
  self->registry = g_object_ref (registry);
  self->rules = rules;
  self->idle = DESK_SERVICE_IDLE_SECONDS;
  return self;
}

/** Sets after how many seconds of silence a line is cut. */
void
desk_service_set_idle (DeskService *self, guint seconds)
{
  self->idle = seconds;
}

/**
 * desk_service_set_pins:
 * @pin: (nullable): SHA-256 of the certificate desks see, in hexadecimal digits
 * @next: (nullable): of the one they will see next: they are told while the present one still holds
 */
void
desk_service_set_pins (DeskService *self, const char *pin, const char *next)
{
  g_set_str (&self->pin, pin);
  g_set_str (&self->next_pin, next);
}

/** Returns: (nullable): what desks are told of the next certificate. */
const char *
desk_service_get_next_pin (DeskService *self)
{
  return self->next_pin;
}

/**
 * desk_service_listen:
 * @port: 0 for any that is free
 * @certificate: (nullable): without one only this machine is listened to
 */
gboolean
desk_service_listen (DeskService *self, guint port, GTlsCertificate *certificate, GError **error)
{
  self->server = soup_server_new ("server-header", "dutydesk-hq", "tls-certificate", certificate, NULL);
  g_signal_connect (self->server, "request-started", G_CALLBACK (on_line), self);
  soup_server_add_early_handler (self->server, NULL, on_head, self, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  return certificate != NULL
             ? soup_server_listen_all (self->server, port, SOUP_SERVER_LISTEN_HTTPS, error)
             : soup_server_listen_local (self->server, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error);
}

/** Returns: the port that is listened to; 0 before. */
guint
desk_service_get_port (DeskService *self)
{
  GSList *uris = self->server != NULL ? soup_server_get_uris (self->server) : NULL;
  guint port = uris != NULL ? (guint)g_uri_get_port (uris->data) : 0;

  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
  return port;
}

/** Listens no more. Calls that are under way come to their end while the main loop runs. */
void
desk_service_stop (DeskService *self)
{
  soup_server_disconnect (self->server);
}
