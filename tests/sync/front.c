// SPDX-License-Identifier: GPL-3.0-or-later
#include "front.h"

#include <string.h>

#define BUFFER 16384

/* What is done with the next connections. */
typedef enum
{
  PASS,
  RAW,
  ANSWER,
  SILENT
} Mode;

struct _Front
{
  GSocketService *service;
  guint port; /* of this */
  GMutex mutex;
  Mode mode;
  guint hq_port;
  gint up, down;      /* bytes that pass before a connection is cut; -1: all */
  GBytes *answer;     /* to everything, or to what is asked about attachments */
  gboolean blob_only; /* the rest passes */
  gsize most;         /* larger bodies are refused; 0: none are */
  guint n_requests;
};

/* One direction of a connection that passes. */
typedef struct
{
  GInputStream *from;
  GOutputStream *to;
  GSocket *other;
  GSocket *own;
  gint left;
} Pipe;

static void
shut (GSocket *socket)
{
  g_socket_shutdown (socket, TRUE, TRUE, NULL);
}

/* Moves bytes until one end is closed or so many have passed. */
static gpointer
move_bytes (gpointer data)
{
  Pipe *pipe = data;
  char bytes[BUFFER];

  while (pipe->left != 0)
    {
      gssize length =
          g_input_stream_read (pipe->from, bytes,
                               pipe->left > 0 ? MIN ((gsize)pipe->left, sizeof bytes) : sizeof bytes, NULL,
                               NULL);

      if (length <= 0 || !g_output_stream_write_all (pipe->to, bytes, (gsize)length, NULL, NULL, NULL))
        break;
      if (pipe->left > 0)
        pipe->left -= (gint)length;
    }
  shut (pipe->own);
  shut (pipe->other);
  return NULL;
}

static void
pass (GSocketConnection *near, guint port, const char *head, gsize n_head, gint up, gint down)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) far = NULL;
  GIOStream *near_stream = G_IO_STREAM (near), *far_stream;
  Pipe upward, downward;
  GThread *thread;

  g_socket_client_set_enable_proxy (client, FALSE);
  far = g_socket_client_connect_to_host (client, "127.0.0.1", (guint16)port, NULL, NULL);
  if (far == NULL)
    return;
  far_stream = G_IO_STREAM (far);
  n_head = up >= 0 ? MIN (n_head, (gsize)up) : n_head;
  g_output_stream_write_all (g_io_stream_get_output_stream (far_stream), head, n_head, NULL, NULL, NULL);
  upward = (Pipe){ g_io_stream_get_input_stream (near_stream), g_io_stream_get_output_stream (far_stream),
                   g_socket_connection_get_socket (far), g_socket_connection_get_socket (near),
                   up >= 0 ? up - (gint)n_head : -1 };
  downward = (Pipe){ g_io_stream_get_input_stream (far_stream), g_io_stream_get_output_stream (near_stream),
                     g_socket_connection_get_socket (near), g_socket_connection_get_socket (far), down };
  thread = g_thread_new ("down", move_bytes, &downward);
  move_bytes (&upward);
  g_thread_join (thread);
}

/* Reads the head of a request. Returns: how many bytes were read; some may be of the body. */
static gsize
read_head (GInputStream *stream, char *head, gsize size, gsize *n_whole, gsize *n_body)
{
  gsize length = 0;
  const char *end = NULL, *announced;

  while (end == NULL && length < size - 1)
    {
      gssize part = g_input_stream_read (stream, head + length, size - 1 - length, NULL, NULL);

      if (part <= 0)
        return 0;
      length += (gsize)part;
      head[length] = '\0';
      end = strstr (head, "\r\n\r\n");
    }
  announced = strstr (head, "Content-Length: ");
  *n_whole =
      announced != NULL ? (gsize)g_ascii_strtoull (announced + strlen ("Content-Length: "), NULL, 10) : 0;
  *n_body = *n_whole - MIN (*n_whole, length - (gsize)(end + 4 - head));
  return length;
}

static void
answer_all (GSocketConnection *connection, gsize n_body, GBytes *answer)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  gsize length;
  const void *bytes = g_bytes_get_data (answer, &length);

  while (n_body > 0)
    {
      gssize skipped = g_input_stream_skip (input, n_body, NULL, NULL);

      if (skipped <= 0)
        return;
      n_body -= (gsize)skipped;
    }
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), bytes, length, NULL,
                             NULL, NULL);
}

static void
wait_for_end (GSocketConnection *connection)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));

  while (g_input_stream_skip (input, BUFFER, NULL, NULL) > 0)
    ;
}

/* So that the next request comes on a connection of its own. */
static void
ask_to_close (char *head)
{
  static const char stay[] = "Connection: Keep-Alive";
  char *found = strstr (head, stay);

  if (found != NULL)
    memcpy (found, "Connection: close     ", strlen (stay));
}

static gboolean
on_run (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  Front *self = data;
  char head[BUFFER];
  gsize n_whole = 0, n_body = 0, n_head = 0;
  Mode mode;
  gboolean is_raw;
  gint up, down;
  guint port;
  g_autoptr (GBytes) answer = NULL;

  g_mutex_lock (&self->mutex);
  is_raw = self->mode == RAW;
  g_mutex_unlock (&self->mutex);
  if (!is_raw)
    n_head = read_head (g_io_stream_get_input_stream (G_IO_STREAM (connection)), head, sizeof head, &n_whole,
                        &n_body);
  if (n_head == 0 && !is_raw)
    return TRUE;
  g_mutex_lock (&self->mutex);
  self->n_requests++;
  mode = self->mode;
  up = self->up;
  down = self->down;
  port = self->hq_port;
  answer = self->answer != NULL ? g_bytes_ref (self->answer) : NULL;
  if (mode == ANSWER && self->blob_only && strstr (head, " /v1/blob/") == NULL)
    {
      mode = PASS;
      ask_to_close (head);
    }
  if (self->most > 0)
    {
      mode = n_whole > self->most ? ANSWER : PASS;
      ask_to_close (head);
    }
  g_mutex_unlock (&self->mutex);

  if (mode == PASS || mode == RAW)
    pass (connection, port, head, n_head, up, down);
  else if (mode == ANSWER)
    answer_all (connection, n_body, answer);
  else
    wait_for_end (connection);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static void
set_mode (Front *self, Mode mode, gint up, gint down, GBytes *answer, gboolean blob_only)
{
  g_mutex_lock (&self->mutex);
  self->mode = mode;
  self->up = up;
  self->down = down;
  g_clear_pointer (&self->answer, g_bytes_unref);
  self->answer = answer;
  self->blob_only = blob_only;
  self->most = 0;
  g_mutex_unlock (&self->mutex);
}

static void
destroy (gpointer data, GClosure *closure)
{
  Front *self = data;

  g_clear_pointer (&self->answer, g_bytes_unref);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* A line on which everything passes. */
Front *
front_new (void)
{
  Front *self = g_new0 (Front, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0), effective = NULL;

  g_mutex_init (&self->mutex);
  self->up = self->down = -1;
  self->service = g_threaded_socket_service_new (64);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  /* Threads of connections hold the service, and with it this. */
  g_signal_connect_data (self->service, "run", G_CALLBACK (on_run), self, destroy, G_CONNECT_DEFAULT);
  g_socket_service_start (self->service);
  return self;
}

void
front_free (Front *self)
{
  g_autoptr (GSocketService) service = self->service;

  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
}

char *
front_get_address (Front *self)
{
  gboolean is_raw;

  g_mutex_lock (&self->mutex);
  is_raw = self->mode == RAW;
  g_mutex_unlock (&self->mutex);
  return g_strdup_printf ("%s://127.0.0.1:%u", is_raw ? "https" : "http", self->port);
}

/* Where headquarters listens now. */
void
front_set_port (Front *self, guint port)
{
  g_mutex_lock (&self->mutex);
  self->hq_port = port;
  g_mutex_unlock (&self->mutex);
}

void
front_pass (Front *self)
{
  set_mode (self, PASS, -1, -1, NULL, FALSE);
}

/* Everything passes, and nothing of it is looked at: it is not for us to read. */
void
front_pass_raw (Front *self)
{
  set_mode (self, RAW, -1, -1, NULL, FALSE);
}

/* Each connection is cut after so many bytes; -1: not. */
void
front_cut (Front *self, gint up, gint down)
{
  set_mode (self, PASS, up, down, NULL, FALSE);
}

/* Somebody else answers; @length may be -1 for a text. */
void
front_answer (Front *self, const void *bytes, gssize length)
{
  set_mode (self, ANSWER, -1, -1, g_bytes_new (bytes, length >= 0 ? (gsize)length : strlen (bytes)), FALSE);
}

/* Lines pass, what is asked about attachments gets this answer. */
void
front_answer_blob (Front *self, const char *reply)
{
  set_mode (self, ANSWER, -1, -1, g_bytes_new (reply, strlen (reply)), TRUE);
}

/* A proxy that refuses larger bodies. */
void
front_limit (Front *self, gsize most)
{
  static const char refusal[] =
      "HTTP/1.1 413 Too Large\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>";

  front_answer (self, refusal, -1);
  g_mutex_lock (&self->mutex);
  self->most = most;
  g_mutex_unlock (&self->mutex);
}

void
front_be_silent (Front *self)
{
  set_mode (self, SILENT, -1, -1, NULL, FALSE);
}

/* How many connections were made. */
guint
front_count (Front *self)
{
  guint count;

  g_mutex_lock (&self->mutex);
  count = self->n_requests;
  g_mutex_unlock (&self->mutex);
  return count;
}
