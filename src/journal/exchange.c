// SPDX-License-Identifier: GPL-3.0-or-later

/* A desk's side of the exchange (docs/sync.md). Three rules carry it: offer every line that has no stamp; ask for what
 * follows the cursor; and where headquarters does not know the cursor, take the stamps above the last common point off
 * and go on. */

#include "journal/exchange.h"

#include <string.h>

#include "journal/desk.h"
#include "journal/error.h"
#include "journal/mutant.h"

#define LOCATOR_NEAR 8 /* of the newest markers all go along; behind them those at powers of two */
#define LOCATOR_FAR 20

/* A line or a stamp that came down and waits for its marker. */
typedef struct
{
  char *run;
  gint64 n;
  char *parent_run;
  gint64 parent_n;
  char *line; /* NULL: the desk has it */
  DeskStamp *stamp;
} Arrival;

struct _DeskExchange
{
  DeskReplica *replica;
  char *desk;
  char *run;
  char *app;
  gsize push;
  gsize max_push;
  gsize max_reply;
  gboolean is_unanswered; /* a push got no reply: what headquarters has of it is not known */
  gboolean sends_locator;
  gboolean is_unproven; /* it may be another headquarters: stamps are not taken off for it altogether */
  gint64 n_offered;     /* lines in the last request */

  /* The reply that is being read. */
  DeskWireReply reply;
  gboolean has_head;
  gboolean is_whole; /* its end came */
  gboolean is_over;  /* nothing of it counts any more */
  DeskExchangeResult result;
  DeskWireItem item; /* lines that follow; length counts down */
  gint64 lines_to_come;
  GPtrArray *arrivals;
};

#define REPLICA(self) (DESK_REPLICA_GET_IFACE ((self)->replica))

static void
arrival_free (gpointer data)
{
  Arrival *arrival = data;

  g_free (arrival->run);
  g_free (arrival->parent_run);
  g_free (arrival->line);
  desk_stamp_free (arrival->stamp);
  g_free (arrival);
}

/**
 * desk_exchange_new:
 * @desk: code of the desk
 * @run: the run of this start of the program
 * @app: version of the program
 *
 * Returns: (transfer full): the exchange of one log
 */
DeskExchange *
desk_exchange_new (DeskReplica *replica, const char *desk, const char *run, const char *app)
{
  DeskExchange *self = g_new0 (DeskExchange, 1);

  self->replica = g_object_ref (replica);
  self->desk = g_strdup (desk);
  self->run = g_strdup (run);
  self->app = g_strdup (app);
  self->push = DESK_EXCHANGE_FIRST_PUSH;
  self->max_push = DESK_EXCHANGE_MAX_PUSH;
  self->max_reply = DESK_EXCHANGE_MAX_REPLY;
  self->arrivals = g_ptr_array_new_with_free_func (arrival_free);
  return self;
}

/** Frees the exchange. What has no marker yet comes again. */
void
desk_exchange_free (DeskExchange *self)
{
  g_object_unref (self->replica);
  g_free (self->desk);
  g_free (self->run);
  g_free (self->app);
  desk_wire_reply_clear (&self->reply);
  desk_wire_item_clear (&self->item);
  g_ptr_array_unref (self->arrivals);
  g_free (self);
}

/**
 * desk_exchange_set_desk:
 * Says who asks, where that has changed: a desk that enrolled, a run that began.
 */
void
desk_exchange_set_desk (DeskExchange *self, const char *desk, const char *run)
{
  g_set_str (&self->desk, desk);
  g_set_str (&self->run, run);
}

/**
 * desk_exchange_set_proven:
 * @is_proven: whether this is for certain the headquarters that this log was exchanged with (at first: yes)
 *
 * Another one knows no point of the history; then all stamps would go, and everything would be offered to it. Until it
 * is proven nothing is offered.
 */
void
desk_exchange_set_proven (DeskExchange *self, gboolean is_proven)
{
  self->is_unproven = !is_proven;
}

/** Returns: how many bytes of lines the next request may have. */
gsize
desk_exchange_get_push (DeskExchange *self)
{
  return self->push;
}

/**
 * desk_exchange_set_limits:
 * @push: bytes of lines in a request, from now on for good
 * @reply: bytes to ask for
 */
void
desk_exchange_set_limits (DeskExchange *self, gsize push, gsize reply)
{
  self->push = self->max_push = push;
  self->max_reply = reply;
}

/* The request ---------------------------------------------------------------------------------------------------------- */

static void
add_marker (GArray *locator, GArray *markers, guint back)
{
  if (back < markers->len)
    g_array_append_val (locator, g_array_index (markers, DeskMarker, markers->len - back));
}

/* The first marker, the last ones, and between them ever fewer. */
static GArray *
make_locator (DeskExchange *self, GError **error)
{
  g_autoptr (GArray) markers = REPLICA (self)->list_markers (self->replica, error);
  GArray *locator;

  if (markers == NULL)
    return NULL;
  locator = g_array_new (FALSE, FALSE, sizeof (DeskMarker));
  if (markers->len > 0)
    g_array_append_val (locator, g_array_index (markers, DeskMarker, 0));
  for (guint power = LOCATOR_FAR - 1; power >= 4; power--)
    add_marker (locator, markers, 1u << power);
  for (guint back = LOCATOR_NEAR; back >= 1; back--)
    add_marker (locator, markers, back);
  return locator;
}

/* Writes lines with the heads of their runs until the request is full. */
typedef struct
{
  DeskExchange *self;
  DeskLineFunc write;
  gpointer data;
  char *run; /* of the line before, which is @n - 1 */
  gint64 n;
  gint64 clip;
  gsize bytes;
  gsize limit; /* 0: none */
  GError *error;
} Push;

static gboolean
push_head (Push *push, const DeskReplicaLine *line)
{
  DeskWireRun run = { .run = (char *)line->run,
                      .n = line->n,
                      .parent_run = line->n == 1 ? (char *)line->parent_run : NULL,
                      .parent_n = line->parent_n,
                      .clip = line->clip };
  g_autofree char *text = NULL;

  memcpy (run.before, line->before, DESK_HASH_BYTES);
  text = desk_wire_write_run (&run);
  g_set_str (&push->run, line->run);
  push->clip = line->clip;
  return push->write (text, push->data, &push->error);
}

static gboolean
push_line (const DeskReplicaLine *line, gpointer data)
{
  Push *push = data;
  gsize length = strlen (line->line) + 1;

  if (push->limit > 0 && push->bytes > 0 && push->bytes + length > push->limit)
    return FALSE;
  if ((g_strcmp0 (push->run, line->run) != 0 || push->n != line->n || push->clip != line->clip)
      && !push_head (push, line))
    return FALSE;
  push->n = line->n + 1;
  push->bytes += length;
  push->self->n_offered++;
  return push->write (line->line, push->data, &push->error);
}

static gboolean
push_lines (DeskExchange *self, gboolean is_bundle, DeskLineFunc write, gpointer data, GError **error)
{
  Push push = { .self = self, .write = write, .data = data, .limit = is_bundle ? 0 : self->push };
  gboolean listed = REPLICA (self)->list_offers (self->replica, push_line, &push, error);

  g_free (push.run);
  if (push.error != NULL)
    {
      g_propagate_error (error, push.error);
      return FALSE;
    }
  return listed;
}

/**
 * desk_exchange_write_request:
 * @now: the desk's clock, seconds UTC
 * @is_bundle: it goes on a stick: everything without a stamp is offered, with the points of the log's history
 * @write: gets the lines of the request
 *
 * Writes a request. After one that offered lines and got no reply the next ones offer nothing: the stamps that come
 * down say what headquarters has of them, so no line is sent twice.
 */
gboolean
desk_exchange_write_request (DeskExchange *self, gint64 now, gboolean is_bundle, DeskLineFunc write,
                             gpointer data, GError **error)
{
  g_auto (DeskWireRequest) head = { .app = g_strdup (self->app),
                                    .desk = g_strdup (self->desk),
                                    .run = g_strdup (self->run),
                                    .now = MAX (0, now),
                                    .max = is_bundle ? DESK_LINE_MAX_NUMBER : (gint64)self->max_reply };
  g_autofree char *line = NULL;
  gboolean offers = is_bundle || !(self->is_unanswered || self->is_unproven);

  if (!REPLICA (self)->get_cursor (self->replica, &head.after, error))
    return FALSE;
  if ((is_bundle || self->sends_locator) && (head.locator = make_locator (self, error)) == NULL)
    return FALSE;
  line = desk_wire_write_request (&head);
  self->n_offered = 0;
  if (!write (line, data, error) || (offers && !push_lines (self, is_bundle, write, data, error)))
    return FALSE;
  if (!is_bundle && self->n_offered > 0)
    self->is_unanswered = TRUE;
  return write ("{\"end\":true}", data, error);
}

/** Returns: how many lines the last request offered. */
gint64
desk_exchange_count_offered (DeskExchange *self)
{
  return self->n_offered;
}

/* The reply ------------------------------------------------------------------------------------------------------------- */

/** Makes ready for a reply, to whichever request. */
void
desk_exchange_begin_reply (DeskExchange *self)
{
  desk_wire_reply_clear (&self->reply);
  desk_wire_item_clear (&self->item);
  g_ptr_array_set_size (self->arrivals, 0);
  self->has_head = self->is_whole = self->is_over = FALSE;
  self->lines_to_come = 0;
  self->result = DESK_EXCHANGE_NOTHING;
}

static gboolean
read_head (DeskExchange *self, const char *line, gsize length, GError **error)
{
  DeskMarker cursor;
  gboolean belongs;

  if (!desk_wire_read_reply (line, length, &self->reply, error)
      || !REPLICA (self)->get_cursor (self->replica, &cursor, error))
    return FALSE;
  self->has_head = TRUE;
  /* This alone makes late and doubled replies harmless. */
  belongs = desk_marker_equal (&self->reply.after, &cursor)
            || (DESK_BROKEN (no_hash_cursor) && self->reply.after.position == cursor.position);
  self->is_over = !belongs;
  if (belongs)
    self->is_unanswered = FALSE;
  return TRUE;
}

static void
add_arrival (DeskExchange *self, gint64 index, const char *line, gsize length)
{
  const DeskWireItem *item = &self->item;
  Arrival *arrival = g_new0 (Arrival, 1);
  g_autofree char *text = NULL;

  arrival->run = g_strdup (item->run);
  arrival->n = item->n + index;
  if (arrival->n == 1)
    {
      arrival->parent_run = g_strdup (item->parent_run);
      arrival->parent_n = item->parent_n;
    }
  arrival->line = line != NULL ? g_strndup (line, length) : NULL;
  text = desk_stamp_write (&item->stamp);
  arrival->stamp = desk_stamp_read (text, -1, NULL);
  arrival->stamp->position += index;
  g_ptr_array_add (self->arrivals, arrival);
}

/* Whether a stamp is for a line that waits for one. Else this database was put back since it asked. */
static gboolean
waits_for_stamp (DeskExchange *self, const char *run, gint64 n, gboolean *waits, GError **error)
{
  DeskReplicaState state;

  if (!REPLICA (self)->find (self->replica, run, n, &state, error))
    return FALSE;
  *waits = state == DESK_REPLICA_UNSTAMPED;
  return TRUE;
}

static gboolean
read_stamps (DeskExchange *self, GError **error)
{
  for (gint64 i = 0; i < self->item.length && !self->is_over; i++)
    {
      gboolean waits;

      if (!waits_for_stamp (self, self->item.run, self->item.n + i, &waits, error))
        return FALSE;
      if (waits)
        add_arrival (self, i, NULL, 0);
      else
        self->is_over = TRUE;
    }
  return TRUE;
}

static gboolean
get_chain_before (DeskExchange *self, const Arrival *arrival, guint8 before[DESK_HASH_BYTES], GError **error)
{
  const char *run = arrival->n > 1 ? arrival->run : arrival->parent_run;
  gboolean found = FALSE;

  memset (before, 0, DESK_HASH_BYTES);
  if (run != NULL
      && !REPLICA (self)->get_chain (self->replica, run, arrival->n > 1 ? arrival->n - 1 : arrival->parent_n,
                                     before, &found, error))
    return FALSE;
  if (!found)
    memset (before, 0, DESK_HASH_BYTES);
  return TRUE;
}

/* Whether somebody else writes in the book this desk has open: a copy of this database, on another machine. */
static gboolean
is_of_twin (DeskExchange *self, const Arrival *arrival)
{
  g_autofree char *desk = desk_run_get_desk (arrival->run);
  g_autoptr (DeskChange) change = NULL;
  const DeskChangeField *number;
  g_autofree char *book = NULL, *used = NULL;

  if (arrival->line == NULL || g_strcmp0 (desk, self->desk) != 0 || DESK_BROKEN (no_twin_rule)
      || REPLICA (self)->is_own_run (self->replica, arrival->run))
    return FALSE;
  change = desk_line_read (arrival->line, -1, arrival->run, arrival->n, NULL);
  number = change != NULL ? desk_change_get_field (change, "no") : NULL;
  if (number == NULL || number->value == NULL || !g_variant_is_of_type (number->value, G_VARIANT_TYPE_STRING)
      || !desk_number_parse (g_variant_get_string (number->value, NULL), &used, NULL, NULL))
    return FALSE;
  book = REPLICA (self)->get_book (self->replica);
  return g_strcmp0 (book, used) == 0;
}

static gboolean
put_line (DeskExchange *self, const Arrival *arrival, GError **error)
{
  DeskReplicaLine line = { .run = arrival->run,
                           .n = arrival->n,
                           .parent_run = arrival->parent_run,
                           .parent_n = arrival->parent_n,
                           .line = arrival->line,
                           .clip = DESK_NO_CLIP };
  g_autofree char *id = desk_change_id (arrival->run, arrival->n);
  guint8 digest[DESK_HASH_BYTES], chain[DESK_HASH_BYTES] = { 0 };

  if (!get_chain_before (self, arrival, line.before, error))
    return FALSE;
  if (desk_line_digest (id, arrival->line, -1, digest, NULL))
    desk_chain_link (line.before, digest, chain);
  return REPLICA (self)->put_line (self->replica, &line, chain, arrival->stamp, error);
}

static gboolean
put_arrivals (DeskExchange *self, GError **error)
{
  for (guint i = 0; i < self->arrivals->len; i++)
    {
      const Arrival *arrival = g_ptr_array_index (self->arrivals, i);

      if (arrival->line == NULL
              ? !REPLICA (self)->put_stamp (self->replica, arrival->run, arrival->n, arrival->stamp, error)
              : !put_line (self, arrival, error))
        return FALSE;
      if (is_of_twin (self, arrival) && !REPLICA (self)->open_sub_book (self->replica, error))
        return FALSE;
    }
  return TRUE;
}

/* Lines and the marker that covers them, in one transaction. */
static gboolean
commit_arrivals (DeskExchange *self, const DeskMarker *marker, GError **error)
{
  DeskMarker cursor;

  if (!REPLICA (self)->get_cursor (self->replica, &cursor, error))
    return FALSE;
  if (desk_marker_equal (&cursor, marker) && self->arrivals->len == 0)
    return TRUE;
  if (!REPLICA (self)->begin (self->replica, error))
    return FALSE;
  if ((!(DESK_BROKEN (cursor_first) && marker->position % 5 == 0) && !put_arrivals (self, error))
      || (!desk_marker_equal (&cursor, marker) && !REPLICA (self)->put_marker (self->replica, marker, error)))
    {
      REPLICA (self)->roll_back (self->replica);
      return FALSE;
    }
  if (!REPLICA (self)->commit (self->replica, error))
    return FALSE;
  g_ptr_array_set_size (self->arrivals, 0);
  self->result = DESK_EXCHANGE_PROGRESS;
  return TRUE;
}

static gboolean
read_divergence (DeskExchange *self, gint64 common, GError **error)
{
  self->is_over = TRUE;
  if (common == 0 && self->is_unproven)
    {
      g_set_error_literal (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_HISTORY,
                           "Headquarters has nothing of what this desk exchanged.");
      return FALSE;
    }
  self->is_whole = TRUE;
  self->result = DESK_EXCHANGE_DIVERGED;
  self->sends_locator = common < 0;
  if (common < 0)
    return TRUE;
  if (!REPLICA (self)->begin (self->replica, error))
    return FALSE;
  if (!REPLICA (self)->diverge (self->replica, common, error))
    {
      REPLICA (self)->roll_back (self->replica);
      return FALSE;
    }
  return REPLICA (self)->commit (self->replica, error);
}

static gboolean
read_item (DeskExchange *self, GError **error)
{
  switch (self->item.kind)
    {
    case DESK_WIRE_STAMPS:
      return read_stamps (self, error);
    case DESK_WIRE_LINES:
      self->lines_to_come = self->item.length;
      return TRUE;
    case DESK_WIRE_MARKER:
      return commit_arrivals (self, &self->item.marker, error);
    case DESK_WIRE_DIVERGED:
      return read_divergence (self, self->item.marker.position, error);
    case DESK_WIRE_END:
      self->is_over = self->is_whole = TRUE;
      self->result = self->item.more ? DESK_EXCHANGE_MORE : DESK_EXCHANGE_PROGRESS;
      return TRUE;
    }
  g_assert_not_reached ();
}

/**
 * desk_exchange_read_line:
 * @line: a line of the reply, without its end
 *
 * Takes a line of a reply. At each marker what came is made durable together with it; what comes behind the last one
 * is thrown away and comes again.
 *
 * Returns: %FALSE with %DESK_JOURNAL_ERROR_MALFORMED where this is not headquarters, %DESK_JOURNAL_ERROR_HISTORY where it
 *   may be another one (desk_exchange_set_proven()), or an error of the database; the rest of the reply is not read then
 */
gboolean
desk_exchange_read_line (DeskExchange *self, const char *line, gsize length, GError **error)
{
  gboolean done;

  if (self->is_over)
    return TRUE;
  if (self->lines_to_come > 0)
    {
      add_arrival (self, self->item.length - self->lines_to_come, line, length);
      self->lines_to_come--;
      return TRUE;
    }
  if (!self->has_head)
    done = read_head (self, line, length, error);
  else
    {
      desk_wire_item_clear (&self->item);
      done = desk_wire_read_item (line, length, &self->item, error) && read_item (self, error);
    }
  if (!done)
    self->is_over = TRUE;
  return done;
}

/**
 * desk_exchange_end_reply:
 * Call it when the reply is over or was cut: what it was worth decides how much the next request offers.
 */
DeskExchangeResult
desk_exchange_end_reply (DeskExchange *self)
{
  if (self->result == DESK_EXCHANGE_NOTHING)
    self->push = MAX (self->push / 2, 1);
  else
    self->push = MIN (self->push * 2, self->max_push);
  g_ptr_array_set_size (self->arrivals, 0);
  self->lines_to_come = 0;
  self->is_over = TRUE;
  return self->result;
}

/** Returns: whether the last reply was read to its end: it belonged to the request and was not cut. */
gboolean
desk_exchange_is_whole (DeskExchange *self)
{
  return self->is_whole;
}

/** Returns: (nullable): the head of the reply, once it is there. */
const DeskWireReply *
desk_exchange_get_reply (DeskExchange *self)
{
  return self->has_head ? &self->reply : NULL;
}
