// SPDX-License-Identifier: GPL-3.0-or-later

/* One exchange at headquarters (docs/sync.md): the head of the request is checked, its lines are taken in batches, each
 * in one transaction, and the reply says what follows the cursor of the desk. */

#include "journal/session.h"

#include <string.h>

#include "journal/desk.h"
#include "journal/error.h"
#include "journal/mutant.h"

typedef enum
{
  STATE_HEAD,    /* the head of the request comes next */
  STATE_LINES,   /* heads of runs and changes */
  STATE_ENDED,   /* the request was read to its end */
  STATE_DIVERGED /* headquarters does not know the cursor: nothing is read any more */
} State;

struct _DeskSession
{
  DeskHq *hq;
  char *sender;
  gboolean is_bundle;
  gsize marker_bytes;
  gint64 max_bytes;
  gint64 wait;
  char *pin;
  char *token;

  State state;
  DeskWireRequest request;
  gint64 common; /* where diverged: the newest common position, -1 to be told the locator */
  gint64 off;
  DeskWireRun run; /* where the lines stand: n and chain of the next one */
  gboolean has_run;
  GQueue pending; /* of DeskOffer: lines that were read and not taken yet */
  guint n_unreadable;
  guint counts[DESK_HQ_N_OUTCOMES];
  GHashTable *offered; /* ids of lines the desk has and headquarters has now too */
};

/**
 * desk_session_new:
 * @hq: the log the request is for
 * @sender: code of the desk, as its token or its signature says
 * @is_bundle: it came on a stick: an answer may be long in coming, and its clock says nothing
 *
 * Returns: (transfer full): an exchange that has not begun
 */
DeskSession *
desk_session_new (DeskHq *hq, const char *sender, gboolean is_bundle)
{
  DeskSession *self = g_new0 (DeskSession, 1);

  self->hq = g_object_ref (hq);
  self->sender = g_strdup (sender);
  self->is_bundle = is_bundle;
  self->marker_bytes = DESK_SESSION_MARKER_BYTES;
  self->max_bytes = G_MAXINT64;
  g_queue_init (&self->pending);
  self->offered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/** Ends an exchange. What was not taken is forgotten: the desk offers it again. */
void
desk_session_free (DeskSession *self)
{
  g_object_unref (self->hq);
  g_free (self->sender);
  g_free (self->pin);
  g_free (self->token);
  desk_wire_request_clear (&self->request);
  desk_wire_run_clear (&self->run);
  g_queue_clear_full (&self->pending, (GDestroyNotify)desk_offer_free);
  g_hash_table_unref (self->offered);
  g_free (self);
}

/**
 * desk_session_set_reply:
 * @marker_bytes: a marker stands in the reply at least every so many bytes
 * @max_bytes: a desk that asks for more gets no more
 * @wait: seconds after which the desk should ask again
 * @pin: (nullable): fingerprint of the next certificate
 * @token: (nullable): the next token of the desk
 */
void
desk_session_set_reply (DeskSession *self, gsize marker_bytes, gint64 max_bytes, gint64 wait, const char *pin,
                        const char *token)
{
  self->marker_bytes = marker_bytes;
  self->max_bytes = max_bytes;
  self->wait = wait;
  g_set_str (&self->pin, pin);
  g_set_str (&self->token, token);
}

static void
set_marker (DeskMarker *marker, gint64 position, const guint8 hash[DESK_HASH_BYTES])
{
  marker->position = position;
  for (guint i = 0; i < DESK_MARKER_DIGITS / 2; i++)
    g_snprintf (marker->hash + 2 * i, 3, "%02x", hash[i]);
}

/* Whether a marker is a point of this history. */
static gboolean
is_known (DeskSession *self, const DeskMarker *marker, gboolean *known, GError **error)
{
  DeskLedger *ledger = desk_hq_get_ledger (self->hq);
  guint8 hash[DESK_HASH_BYTES] = { 0 };
  DeskMarker here;

  *known = TRUE;
  if (marker->position > 0
      && !DESK_LEDGER_GET_IFACE (ledger)->get_hash (ledger, desk_hq_get_log (self->hq), marker->position,
                                                    hash, known, error))
    return FALSE;
  if (!*known || DESK_BROKEN (no_hash_cursor))
    return TRUE;
  set_marker (&here, marker->position, hash);
  *known = desk_marker_equal (marker, &here);
  return TRUE;
}

/* The newest point both sides share; the start of everything is always one. */
static gboolean
find_common (DeskSession *self, GError **error)
{
  gboolean known = FALSE;

  self->common = 0;
  for (guint i = self->request.locator->len; i > 0 && !known; i--)
    {
      const DeskMarker *marker = &g_array_index (self->request.locator, DeskMarker, i - 1);

      if (!is_known (self, marker, &known, error))
        return FALSE;
      if (known)
        self->common = marker->position;
    }
  return TRUE;
}

static gboolean
read_head (DeskSession *self, const char *line, gsize length, GError **error)
{
  gboolean known;
  gint64 off;

  if (!desk_wire_read_request (line, length, &self->request, error))
    return FALSE;
  if (strcmp (self->request.desk, self->sender) != 0)
    {
      g_set_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED,
                   "The request says it comes from desk %s, but %s sent it.", self->request.desk,
                   self->sender);
      return FALSE;
    }
  if (!is_known (self, &self->request.after, &known, error))
    return FALSE;
  off = desk_hq_get_now (self->hq) - self->request.now;
  self->off = !self->is_bundle && ABS (off) > DESK_CLOCK_REMARK ? off : 0;
  self->state = STATE_LINES;
  if (known)
    return TRUE;

  self->state = STATE_DIVERGED;
  self->common = -1;
  return self->request.locator == NULL || find_common (self, error);
}

static gboolean
read_change (DeskSession *self, const char *line, gsize length, GError **error)
{
  gint64 seen = self->state == STATE_DIVERGED ? self->common : self->request.after.position;
  DeskOffer *offer;

  if (!self->has_run)
    {
      g_set_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED,
                   "A change came without the name of its run.");
      return FALSE;
    }
  offer = desk_offer_new (self->run.run, self->run.n, self->run.parent_run, self->run.parent_n,
                          self->run.before, line, length, MIN (self->run.clip, seen));
  g_queue_push_tail (&self->pending, offer);
  self->run.n++;
  g_clear_pointer (&self->run.parent_run, g_free);
  desk_chain_link (self->run.before, offer->digest, self->run.before);
  self->n_unreadable += offer->change == NULL;
  if (self->n_unreadable <= DESK_SESSION_MAX_UNREADABLE)
    return TRUE;
  g_set_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED,
               "Too many of these lines cannot be read: this is not a desk's journal.");
  return FALSE;
}

static gboolean
read_run (DeskSession *self, const char *line, gsize length, GError **error)
{
  g_autofree char *desk = NULL;

  desk_wire_run_clear (&self->run);
  self->has_run = desk_wire_read_run (line, length, &self->run, error);
  if (!self->has_run)
    return FALSE;
  desk = desk_run_get_desk (self->run.run);
  if (desk != NULL)
    return TRUE;
  g_set_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED, "“%s” is not the name of a run.",
               self->run.run);
  self->has_run = FALSE;
  return FALSE;
}

/**
 * desk_session_read_line:
 * @line: a line of the request, without its end
 *
 * Returns: %FALSE with %DESK_JOURNAL_ERROR_MALFORMED where the request cannot be understood; what was taken stays taken
 */
gboolean
desk_session_read_line (DeskSession *self, const char *line, gsize length, GError **error)
{
  if (self->state == STATE_HEAD)
    return read_head (self, line, length, error);
  if (self->state == STATE_ENDED || (self->state == STATE_DIVERGED && !self->is_bundle))
    return TRUE;
  if (desk_wire_is_end (line, length))
    {
      if (self->state == STATE_LINES)
        self->state = STATE_ENDED;
      return TRUE;
    }
  return desk_wire_is_run (line, length) ? read_run (self, line, length, error)
                                         : read_change (self, line, length, error);
}

/** Returns: (nullable): the version of the desk's program, once the head of the request was read. */
const char *
desk_session_get_app (DeskSession *self)
{
  return self->request.app;
}

/** Returns: of how many lines this became. */
guint
desk_session_count (DeskSession *self, DeskHqOutcome outcome)
{
  return self->counts[outcome];
}

/** Returns: how many lines were read and not taken yet. */
guint
desk_session_count_pending (DeskSession *self)
{
  return self->pending.length;
}

static gboolean
take_pending (DeskSession *self, const DeskOffer *offer, DeskHqOutcome *outcome, GError **error)
{
  if (self->state != STATE_DIVERGED)
    return desk_hq_take (self->hq, offer, self->sender, self->off, outcome, error);
  /* A stick from another history: its lines wait until their desk offers them in this one. */
  *outcome = DESK_HQ_WAITS;
  return desk_hq_keep_waiting (self->hq, offer, self->sender, error);
}

/**
 * desk_session_accept:
 * @max_lines: at most so many
 *
 * Takes lines that were read, in one transaction. Where that fails nothing of them is taken, and all may be tried again.
 */
gboolean
desk_session_accept (DeskSession *self, guint max_lines, GError **error)
{
  guint count = MIN (max_lines, self->pending.length), done = 0;
  g_autoptr (GPtrArray) offered = g_ptr_array_new_with_free_func (g_free);
  guint counts[DESK_HQ_N_OUTCOMES] = { 0 };

  if (count == 0)
    return TRUE;
  if (!desk_hq_begin (self->hq, error))
    return FALSE;
  for (GList *at = self->pending.head; done < count; at = at->next, done++)
    {
      const DeskOffer *pending = at->data;
      DeskHqOutcome outcome;

      if (!take_pending (self, pending, &outcome, error))
        {
          desk_hq_roll_back (self->hq);
          return FALSE;
        }
      counts[outcome]++;
      /* A line that has another text here comes down whole. */
      if (outcome != DESK_HQ_CLASH)
        g_ptr_array_add (offered, desk_change_id (pending->run, pending->n));
    }
  if (!desk_hq_commit (self->hq, error))
    return FALSE;
  for (guint i = 0; i < DESK_HQ_N_OUTCOMES; i++)
    self->counts[i] += counts[i];
  for (guint i = 0; i < count; i++)
    desk_offer_free (g_queue_pop_head (&self->pending));
  for (guint i = 0; i < offered->len; i++)
    g_hash_table_add (self->offered, g_steal_pointer (&g_ptr_array_index (offered, i)));
  return TRUE;
}

/** Returns: whether the reply can be written although the request was not read to its end. */
gboolean
desk_session_is_answered (DeskSession *self)
{
  return self->state == STATE_DIVERGED && !self->is_bundle;
}

/** Returns: whether the request was read to its end. */
gboolean
desk_session_is_complete (DeskSession *self)
{
  return self->state == STATE_ENDED || self->state == STATE_DIVERGED;
}

/* The reply ----------------------------------------------------------------------------------------------------------- */

/* A reply being written. Lines that go together are gathered before they are written under one head. */
typedef struct
{
  DeskSession *session;
  DeskLineFunc write;
  gpointer data;
  DeskWireItem group; /* run is NULL while nothing is gathered */
  GPtrArray *lines;   /* of the group, where they go along */
  DeskMarker marker;  /* behind what was gathered */
  gboolean has_marker;
  gsize bytes;
  gsize since_marker;
  gboolean is_full;
  GError *error;
} Page;

static gboolean
write_line (Page *page, const char *line)
{
  gsize length = strlen (line) + 1;

  page->bytes += length;
  page->since_marker += length;
  return page->error == NULL && page->write (line, page->data, &page->error);
}

static gboolean
write_item (Page *page, const DeskWireItem *item)
{
  g_autofree char *line = desk_wire_write_item (item);

  return write_line (page, line);
}

static gboolean
flush_group (Page *page)
{
  gboolean written = TRUE;

  if (page->group.run == NULL)
    return TRUE;
  written = write_item (page, &page->group);
  for (guint i = 0; written && i < page->lines->len; i++)
    written = write_line (page, g_ptr_array_index (page->lines, i));
  g_ptr_array_set_size (page->lines, 0);
  desk_wire_item_clear (&page->group);
  return written;
}

static gboolean
write_marker (Page *page)
{
  const DeskWireItem item = { .kind = DESK_WIRE_MARKER, .marker = page->marker };

  if (!flush_group (page) || !write_item (page, &item))
    return FALSE;
  page->has_marker = TRUE;
  page->since_marker = 0;
  return TRUE;
}

static gboolean
is_plain (const DeskStamp *stamp)
{
  return stamp->off == 0 && stamp->clip == DESK_NO_CLIP && stamp->verdict == DESK_VERDICT_OK
         && stamp->lost == NULL && stamp->keep == NULL && stamp->via == NULL;
}

static gboolean
goes_on (const DeskWireItem *group, DeskWireKind kind, const DeskLedgerEntry *entry, const DeskStamp *stamp)
{
  return group->run != NULL && group->kind == kind && strcmp (group->run, entry->run) == 0
         && group->n + group->length == entry->n && group->stamp.position + group->length == entry->position
         && group->stamp.at == stamp->at && is_plain (&group->stamp) && is_plain (stamp);
}

static gboolean
gather (Page *page, DeskWireKind kind, const DeskLedgerEntry *entry, DeskStamp *stamp)
{
  if (goes_on (&page->group, kind, entry, stamp))
    page->group.length++;
  else
    {
      if (!flush_group (page))
        return FALSE;
      page->group = (DeskWireItem){ .kind = kind, .run = g_strdup (entry->run), .n = entry->n, .length = 1 };
      if (kind == DESK_WIRE_LINES && entry->n == 1)
        {
          page->group.parent_run = g_strdup (entry->parent_run);
          page->group.parent_n = entry->parent_n;
        }
      page->group.stamp = *stamp;
      *stamp = DESK_STAMP_PLAIN (0);
    }
  if (kind == DESK_WIRE_LINES)
    g_ptr_array_add (page->lines, g_strdup (entry->line));
  set_marker (&page->marker, entry->position, entry->hash);
  return TRUE;
}

static gsize
estimate (const Page *page)
{
  gsize bytes = page->group.run != NULL ? 64 : 0;

  for (guint i = 0; i < page->lines->len; i++)
    bytes += strlen (g_ptr_array_index (page->lines, i)) + 1;
  return bytes;
}

static gboolean
add_entry (const DeskLedgerEntry *entry, gpointer data)
{
  Page *page = data;
  DeskSession *session = page->session;
  g_autofree char *id = desk_change_id (entry->run, entry->n);
  gboolean has =
      g_hash_table_contains (session->offered, id) || strcmp (entry->run, session->request.run) == 0;
  g_autoptr (DeskStamp) stamp = desk_stamp_read (entry->stamp, -1, &page->error);

  if (DESK_BROKEN (bigserial) && entry->position % 7 == 3)
    return TRUE;
  if (stamp == NULL || !gather (page, has ? DESK_WIRE_STAMPS : DESK_WIRE_LINES, entry, stamp))
    return FALSE;
  if (page->since_marker + estimate (page) >= session->marker_bytes && !write_marker (page))
    return FALSE;
  page->is_full = page->has_marker && page->since_marker == 0
                  && page->bytes >= (gsize)MIN (session->request.max, session->max_bytes);
  return !page->is_full;
}

static gboolean
write_page (Page *page, const DeskLedgerHead *head)
{
  DeskSession *session = page->session;
  DeskLedger *ledger = desk_hq_get_ledger (session->hq);
  DeskWireItem end = { .kind = DESK_WIRE_END };

  if (!DESK_LEDGER_GET_IFACE (ledger)->page (ledger, desk_hq_get_log (session->hq),
                                             session->request.after.position, head->position, add_entry, page,
                                             &page->error)
      || page->error != NULL)
    return FALSE;
  if (!page->is_full)
    {
      set_marker (&page->marker, head->position, head->hash);
      if (!write_marker (page))
        return FALSE;
    }
  end.more = page->is_full && page->marker.position < head->position;
  return write_item (page, &end);
}

/**
 * desk_session_write_reply:
 * @write: gets the lines of the reply
 *
 * Writes what follows the cursor of the desk, at most about as many bytes as the desk asked for, or that the cursor is
 * not known. Call it when all lines that were read have been taken.
 */
gboolean
desk_session_write_reply (DeskSession *self, DeskLineFunc write, gpointer data, GError **error)
{
  DeskLedger *ledger = desk_hq_get_ledger (self->hq);
  Page page = { .session = self, .write = write, .data = data };
  g_autoptr (GPtrArray) lines = page.lines = g_ptr_array_new_with_free_func (g_free);
  DeskWireReply head = {
    desk_hq_get_now (self->hq), self->request.after, 0, self->wait, self->pin, self->token
  };
  const DeskWireItem diverged = { .kind = DESK_WIRE_DIVERGED, .marker = { .position = self->common } };
  DeskLedgerHead top;
  g_autofree char *first = NULL;

  if (!DESK_LEDGER_GET_IFACE (ledger)->get_head (ledger, desk_hq_get_log (self->hq), &top, error))
    return FALSE;
  head.top = top.position;
  first = desk_wire_write_reply (&head);
  if (write_line (&page, first))
    {
      if (self->state == STATE_DIVERGED)
        write_item (&page, &diverged);
      else
        write_page (&page, &top);
    }
  desk_wire_item_clear (&page.group);
  if (page.error == NULL)
    return TRUE;
  g_propagate_error (error, page.error);
  return FALSE;
}
