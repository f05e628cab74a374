// SPDX-License-Identifier: GPL-3.0-or-later

/* What is under way between desks and headquarters, and what becomes of it there. */

#include "world.h"

#include <gio/gio.h>
#include <string.h>

static void
message_clear (gpointer data)
{
  Message *message = data;

  g_clear_pointer (&message->lines, g_ptr_array_unref);
  g_free (message->sha);
  g_clear_pointer (&message->bytes, g_bytes_unref);
  g_clear_pointer (&message->session, desk_session_free);
}

void
world_message_free (gpointer message)
{
  g_rc_box_release_full (message, message_clear);
}

static Message *
message_new (MessageKind kind, Desk *desk)
{
  Message *message = g_rc_box_new0 (Message);

  message->kind = kind;
  message->desk = desk;
  return message;
}

/* Network ----------------------------------------------------------------------------------------------------------------------- */

static void
send_message (World *self, Message *message)
{
  if (self->has_faults && chance_per_mille (&self->chance, 200))
    {
      self->count.drops++;
      world_message_free (message);
      return;
    }
  g_ptr_array_add (self->net, message);
  if (self->has_faults && chance_per_mille (&self->chance, 100))
    {
      g_ptr_array_add (self->net, g_rc_box_acquire (message));
      self->count.doubles++;
    }
}

static gboolean
add_line (const char *line, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (line));
  return TRUE;
}

static void
reply (World *self, Desk *desk, DeskSession *session)
{
  Message *message = message_new (MESSAGE_REPLY, desk);
  g_autoptr (GError) error = NULL;

  message->lines = g_ptr_array_new_with_free_func (g_free);
  if (!desk_session_write_reply (session, add_line, message->lines, &error))
    g_error ("a reply: %s", error->message);
  send_message (self, message);
}

/* Headquarters reads up to @count more lines; it takes what it read now and then, as on a slow line. */
static gboolean
read_lines (World *self, Message *message, guint count)
{
  g_autoptr (GError) error = NULL;
  gboolean accepted;

  for (; count > 0 && message->at < message->stop; count--)
    {
      const char *line = g_ptr_array_index (message->lines, message->at++);

      if (!desk_session_read_line (message->session, line, strlen (line), &error))
        {
          world_violate (self, "headquarters does not understand a desk: %s", error->message);
          return FALSE;
        }
    }
  if (self->has_faults && chance_per_mille (&self->chance, 10))
    {
      test_ledger_set_full (message->desk->hq->ledger, TRUE);
      self->count.full_disks++;
    }
  accepted = desk_session_accept (message->session, WORLD_LIMITLESS, &error);
  test_ledger_set_full (message->desk->hq->ledger, FALSE);
  return accepted;
}

/* A request reaches headquarters, perhaps cut short. */
static void
on_request (World *self, Message *message)
{
  Message *reading = message_new (MESSAGE_READING, message->desk);

  reading->lines = g_ptr_array_ref (message->lines);
  reading->session = desk_session_new (message->desk->hq->hq, message->desk->code, FALSE);
  desk_session_set_reply (reading->session, self->has_faults ? chance_between (&self->chance, 1, 600) : 8192,
                          G_MAXINT64, 1, NULL, NULL);
  reading->stop = message->lines->len;
  reading->is_cut = self->has_faults && chance_per_mille (&self->chance, 200);
  if (reading->is_cut)
    {
      reading->stop = chance_below (&self->chance, reading->stop);
      self->count.cuts++;
    }
  g_ptr_array_add (self->net, reading);
}

static void
on_reading (World *self, Message *message)
{
  guint count = self->has_faults ? chance_between (&self->chance, 1, 4) : WORLD_LIMITLESS;

  /* What was not taken because the disk was full is not answered: the desk comes again. */
  if (!read_lines (self, message, count))
    return;
  if (desk_session_is_answered (message->session) && !message->is_cut)
    reply (self, message->desk, message->session);
  else if (message->at < message->stop)
    g_ptr_array_add (self->net, g_rc_box_acquire (message));
  else if (!message->is_cut && desk_session_is_complete (message->session))
    reply (self, message->desk, message->session);
}

/* A stick reaches headquarters; the answer goes back on a stick. */
static void
on_bundle (World *self, Message *message)
{
  Message *reading = message_new (MESSAGE_READING, message->desk);

  reading->lines = g_ptr_array_ref (message->lines);
  reading->session = desk_session_new (message->desk->hq->hq, message->desk->code, TRUE);
  desk_session_set_reply (reading->session, 300, G_MAXINT64, 1, NULL, NULL);
  reading->stop = message->lines->len;
  if (read_lines (self, reading, WORLD_LIMITLESS))
    reply (self, message->desk, reading->session);
  else
    g_ptr_array_add (self->net, g_rc_box_acquire (message)); /* the stick is still there */
  self->count.bundles++;
  world_message_free (reading);
}

static gboolean
is_alive (World *self, Desk *desk)
{
  return g_ptr_array_find (self->alive, desk, NULL);
}

/* A reply reaches its desk, perhaps cut short. */
static void
on_reply (World *self, Message *message)
{
  guint count = message->lines->len;
  DeskExchange *exchange = message->desk->exchange;
  g_autoptr (GError) error = NULL;

  if (!is_alive (self, message->desk))
    return;
  if (self->has_faults && chance_per_mille (&self->chance, 500))
    count = chance_below (&self->chance, count + 1);
  if (self->has_faults && chance_per_mille (&self->chance, 10))
    {
      message->desk->disk->fails = TRUE;
      self->count.full_disks++;
    }
  desk_exchange_begin_reply (exchange);
  for (guint i = 0; i < count; i++)
    {
      const char *line = g_ptr_array_index (message->lines, i);

      if (!desk_exchange_read_line (exchange, line, strlen (line), &error))
        {
          if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
            world_violate (self, "a desk does not understand headquarters: %s", error->message);
          break;
        }
    }
  desk_exchange_end_reply (exchange);
  message->desk->disk->fails = FALSE;
}

static void
send_offset (World *self, Message *to, gint64 durable)
{
  Message *message = message_new (MESSAGE_OFFSET, to->desk);

  message->sha = g_strdup (to->sha);
  message->offset = durable;
  send_message (self, message);
}

static void
on_head (World *self, Message *message)
{
  gint64 durable;

  g_assert_true (desk_hq_get_blob_length (message->desk->hq->hq, message->sha, &durable, NULL));
  send_offset (self, message, durable);
}

/* A part of an attachment arrives, perhaps cut short. */
static void
on_patch (World *self, Message *message)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (message->bytes, &length);
  gint64 durable;

  if (self->has_faults && chance_per_mille (&self->chance, 300))
    length = chance_below (&self->chance, (guint)length + 1);
  g_assert_true (desk_hq_append_blob (message->desk->hq->hq, message->desk->code, message->sha,
                                      message->offset, bytes, length, &durable, NULL));
  send_offset (self, message, durable);
}

static void
on_offset (World *self, Message *message)
{
  if (message->offset >= 0)
    g_hash_table_insert (message->desk->offsets, g_strdup (message->sha),
                         GINT_TO_POINTER ((int)message->offset));
  else
    g_hash_table_remove (message->desk->offsets, message->sha);
}

/* Lets one message arrive. */
void
world_deliver (World *self)
{
  static void (*const arrive[]) (World *self, Message *message) = { on_request, on_reading, on_bundle,
                                                                    on_reply,   on_head,    on_patch,
                                                                    on_offset };
  Message *message;

  if (self->net->len == 0)
    return;
  message = g_ptr_array_steal_index (self->net, chance_below (&self->chance, self->net->len));
  arrive[message->kind](self, message);
  world_message_free (message);
}

/* What desks start --------------------------------------------------------------------------------------------------------------- */

void
world_kick (World *self, Desk *desk, gboolean is_bundle)
{
  Message *message = message_new (is_bundle ? MESSAGE_BUNDLE : MESSAGE_REQUEST, desk);

  message->lines = g_ptr_array_new_with_free_func (g_free);
  if (self->has_faults)
    desk_exchange_set_limits (desk->exchange, chance_between (&self->chance, 1, 900),
                              chance_between (&self->chance, 1, 1500));
  else
    desk_exchange_set_limits (desk->exchange, DESK_EXCHANGE_MAX_PUSH, DESK_EXCHANGE_MAX_REPLY);
  g_assert_true (desk_exchange_write_request (desk->exchange, desk_get_clock (desk), is_bundle, add_line,
                                              message->lines, NULL));
  if (is_bundle)
    g_ptr_array_add (self->net, message);
  else
    send_message (self, message);
}

void
world_kick_blob (World *self, Desk *desk)
{
  g_autofree char *sha = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 offset = 0;
  Message *message;
  gboolean is_empty;

  if (!desk_next_part (desk, &sha, &offset, &bytes))
    return;
  message = message_new (bytes != NULL ? MESSAGE_PATCH : MESSAGE_HEAD, desk);
  message->sha = g_strdup (sha);
  message->offset = offset;
  message->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  is_empty = bytes != NULL && g_bytes_get_size (bytes) == 0;
  if (is_empty)
    world_message_free (message);
  else
    send_message (self, message);
  if (is_empty || (bytes != NULL && chance_per_mille (&self->chance, 300)))
    g_hash_table_remove (desk->offsets, sha);
}

void
world_drain (World *self)
{
  while (self->net->len > 0 && self->violation == NULL)
    world_deliver (self);
}

/* A good line for once: whole exchanges without faults, and an attachment. */
void
world_exchange_well (World *self, Desk *desk)
{
  GPtrArray *others = self->net;

  self->has_faults = FALSE;
  self->net = g_ptr_array_new_with_free_func (world_message_free);
  world_kick (self, desk, FALSE);
  world_drain (self);
  for (guint i = 0; i < 2; i++)
    {
      world_kick_blob (self, desk);
      world_drain (self);
    }
  g_ptr_array_unref (self->net);
  self->has_faults = TRUE;
  self->net = others;
}
