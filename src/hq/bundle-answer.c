// SPDX-License-Identifier: GPL-3.0-or-later
// A bundle that came on a stick: its lines are taken like those of a request, and what a reply would say goes back in a
// bundle. It is read twice: first for nothing but to know that it is whole and from whom it says.

#include "hq/bundle-answer.h"

#include <string.h>

#include "journal/bundle-item.h"
#include "journal/error.h"
#include "journal/session.h"
#include "journal/whole-file.h"

#define BATCH_LINES 256

/* What a bundle has of one log. */
typedef struct
{
  char *log;
  DeskSession *session;
} Exchange;

/* A bundle being answered. */
typedef struct
{
  DeskLedger *ledger;
  DeskRegistry *registry;
  DeskRules *rules;
  GHashTable *hqs; /* log → DeskHq */
  DeskHqClock clock;
  gpointer clock_data;
  DeskRegistered *sender; /* known from the bundle's head on */
  DeskBundleKeys keys;
  DeskBundleReport *report;

  /* The second time. */
  DeskBundleWriter *writer; /* NULL: the first time */
  GOutputStream *stream;
  DeskHq *hq; /* of the log that was named last */
  DeskSession *session;
  GPtrArray *exchanges; /* (element-type Exchange) whose lines were taken */
  GPtrArray *wants;     /* (element-type DeskBundleItem) */
} Answering;

/** Frees what stands in a report. */
void
desk_bundle_report_clear (DeskBundleReport *self)
{
  g_clear_pointer (&self->from, g_free);
}

static gboolean
find_sender (const char *from, guint8 key[DESK_BUNDLE_PUBLIC_BYTES], gpointer data, GError **error)
{
  Answering *self = data;
  g_autofree char *text = NULL;

  g_clear_pointer (&self->sender, desk_registered_free);
  self->sender = desk_registry_find_desk (self->registry, from, &text, error);
  if (self->sender == NULL)
    return FALSE;
  if (desk_bundle_parse_public_key (text, key))
    return TRUE;
  g_set_error (error, DESK_BUNDLE_ERROR, DESK_BUNDLE_ERROR_FORGED,
               "Desk %s enrolled without a key for bundles: give it a new code.", from);
  return FALSE;
}

static gboolean
take_nothing (const char *line, gsize length, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
write_bytes (const void *bytes, gsize length, gpointer data, GError **error)
{
  Answering *self = data;

  return g_output_stream_write_all (self->stream, bytes, length, NULL, NULL, error);
}

static gboolean
write_line (const char *line, gpointer data, GError **error)
{
  Answering *self = data;

  return desk_bundle_writer_add (self->writer, line, strlen (line), error);
}

static gboolean
write_item (Answering *self, const DeskBundleItem *item, GError **error)
{
  g_autofree char *line = desk_bundle_item_write (item);

  return write_line (line, self, error);
}

/* Returns: (transfer none): the log, in which this program has a run of its own. */
static DeskHq *
get_log (Answering *self, const char *log)
{
  DeskHq *hq = g_hash_table_lookup (self->hqs, log);

  if (hq != NULL)
    return hq;
  hq = desk_rules_open_log (self->rules, log, self->clock, self->clock_data);
  g_hash_table_insert (self->hqs, g_strdup (log), hq);
  return hq;
}

/* A log is read to its end. Its reply is written at the very end: what headquarters says of attachments that follow stands in
 * it then. */
static gboolean
end_log (Answering *self, GError **error)
{
  Exchange *exchange;

  if (!desk_session_accept (self->session, G_MAXUINT, error))
    return FALSE;
  self->report->n_taken += desk_session_count (self->session, DESK_HQ_APPENDED);
  self->report->n_waiting += desk_session_count (self->session, DESK_HQ_WAITS);
  desk_registry_note_seen (self->registry, self->sender->code, desk_session_get_app (self->session),
                           self->clock (self->clock_data), NULL);
  exchange = g_new0 (Exchange, 1);
  exchange->log = g_strdup (desk_hq_get_log (self->hq));
  exchange->session = g_steal_pointer (&self->session);
  g_ptr_array_add (self->exchanges, exchange);
  return TRUE;
}

static gboolean
reply (Answering *self, const Exchange *exchange, GError **error)
{
  const DeskBundleItem head = { .kind = DESK_BUNDLE_LOG, .name = exchange->log };

  return write_item (self, &head, error)
         && desk_session_write_reply (exchange->session, write_line, self, error);
}

/* A stick has the two logs every desk holds; desks of the region, who hold more, are never without a link. */
static gboolean
is_own_log (const DeskRegistered *desk, const char *log)
{
  return strcmp (log, desk->station) == 0 || strcmp (log, DESK_LOG_REGION) == 0;
}

static gboolean
begin_log (Answering *self, const char *log, GError **error)
{
  if (self->session != NULL && !end_log (self, error))
    return FALSE;
  if (!is_own_log (self->sender, log))
    {
      g_set_error (error, DESK_REGISTRY_ERROR, DESK_REGISTRY_ERROR_UNKNOWN,
                   "The log %s is not one of desk %s.", log, self->sender->code);
      return FALSE;
    }
  self->hq = get_log (self, log);
  self->session = desk_session_new (self->hq, self->sender->code, TRUE);
  return TRUE;
}

static gboolean
take_exchange (Answering *self, const char *line, gsize length, GError **error)
{
  guint before;

  if (self->session == NULL)
    {
      g_set_error_literal (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED,
                           "A line came before the name of its log.");
      return FALSE;
    }
  before = desk_session_count_pending (self->session);
  if (!desk_session_read_line (self->session, line, length, error))
    return FALSE;
  self->report->n_lines += desk_session_count_pending (self->session) - before;
  return desk_session_count_pending (self->session) < BATCH_LINES
         || desk_session_accept (self->session, BATCH_LINES, error);
}

/* Finds the log of the desk that names an attachment; @length is -1 where none does. */
static DeskHq *
find_attached (Answering *self, const char *sha, gint64 *length, GError **error)
{
  const char *const logs[] = { self->sender->station, DESK_LOG_REGION };

  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      DeskHq *hq = get_log (self, logs[i]);

      if (!desk_hq_get_blob_length (hq, sha, length, error))
        return NULL;
      if (*length >= 0 || i + 1 == G_N_ELEMENTS (logs))
        return hq;
    }
  return NULL;
}

/* Bytes are taken only at exactly the durable length: those before it are there, those after it come again. */
static gboolean
take_part (Answering *self, const DeskBundleItem *item, GError **error)
{
  gint64 length;
  DeskHq *hq;

  if (self->session != NULL && !end_log (self, error))
    return FALSE;
  hq = find_attached (self, item->name, &length, error);
  if (hq == NULL)
    return FALSE;
  if (length < 0)
    return TRUE;
  self->report->n_parts++;
  return length != item->at
         || desk_hq_append_blob (hq, self->sender->code, item->name, length, item->bytes, item->length,
                                 &length, error);
}

static gboolean
take_line (const char *line, gsize length, gpointer data, GError **error)
{
  Answering *self = data;
  g_auto (DeskBundleItem) item = { 0 };

  if (!desk_bundle_item_read (line, length, &item, error))
    return FALSE;
  switch (item.kind)
    {
    case DESK_BUNDLE_EXCHANGE:
      return take_exchange (self, line, length, error);
    case DESK_BUNDLE_LOG:
      return begin_log (self, item.name, error);
    case DESK_BUNDLE_PART:
      return take_part (self, &item, error);
    case DESK_BUNDLE_WANT:
      g_ptr_array_add (self->wants, g_memdup2 (&item, sizeof item));
      item = (DeskBundleItem){ 0 };
      return TRUE;
    }
  return TRUE;
}

static gboolean
read_all (Answering *self, GFile *bundle, DeskStreamFunc func, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (bundle, NULL, error);
  g_autoptr (DeskBundleReader) reader = desk_bundle_reader_new (&self->keys, find_sender, func, self);

  if (stream == NULL || !desk_bundle_reader_read (reader, G_INPUT_STREAM (stream), NULL, error))
    return FALSE;
  g_set_str (&self->report->from, desk_bundle_reader_get_from (reader));
  self->report->made = desk_bundle_reader_get_made (reader);
  return TRUE;
}

static gboolean
give_attachment (Answering *self, const DeskBundleItem *want, GError **error)
{
  DeskLedgerInterface *ledger = DESK_LEDGER_GET_IFACE (self->ledger);
  gint64 length;
  DeskHq *hq = find_attached (self, want->name, &length, error);

  if (hq == NULL)
    return FALSE;
  for (gint64 at = want->at; at < length;)
    {
      g_autoptr (GBytes) bytes =
          ledger->read_blob (self->ledger, want->name, at, DESK_BUNDLE_PART_BYTES, error);
      DeskBundleItem part = { .kind = DESK_BUNDLE_PART, .name = want->name, .at = at };

      if (bytes == NULL)
        return FALSE;
      part.bytes = (guchar *)g_bytes_get_data (bytes, &part.length);
      if (part.length == 0)
        break;
      if (!write_item (self, &part, error))
        return FALSE;
      at += (gint64)part.length;
    }
  return TRUE;
}

static gboolean
write_answer (Answering *self, GFile *bundle, GError **error)
{
  if (!read_all (self, bundle, take_line, error) || (self->session != NULL && !end_log (self, error)))
    return FALSE;
  for (guint i = 0; i < self->exchanges->len; i++)
    if (!reply (self, g_ptr_array_index (self->exchanges, i), error))
      return FALSE;
  for (guint i = 0; i < self->wants->len; i++)
    if (!give_attachment (self, g_ptr_array_index (self->wants, i), error))
      return FALSE;
  return desk_bundle_writer_finish (self->writer, error);
}

static gboolean
answer_bundle (Answering *self, GFile *bundle, GFile *answer, const guint8 receiver[DESK_BUNDLE_PUBLIC_BYTES],
               GError **error)
{
  g_autoptr (GOutputStream) stream = desk_whole_file_open (answer, G_FILE_CREATE_PRIVATE, NULL, error);

  if (stream == NULL)
    return FALSE;
  self->stream = stream;
  self->writer = desk_bundle_writer_new (DESK_HQ_CODE, &self->keys, receiver, self->clock (self->clock_data),
                                         write_bytes, self);
  return desk_whole_file_close (stream, write_answer (self, bundle, error), error);
}

static void
clear (Answering *self)
{
  desk_bundle_keys_wipe (&self->keys);
  g_clear_pointer (&self->sender, desk_registered_free);
  g_clear_pointer (&self->writer, desk_bundle_writer_free);
  g_clear_pointer (&self->session, desk_session_free);
  g_hash_table_unref (self->hqs);
  g_ptr_array_unref (self->exchanges);
  g_ptr_array_unref (self->wants);
}

static void
free_exchange (gpointer data)
{
  Exchange *exchange = data;

  g_free (exchange->log);
  desk_session_free (exchange->session);
  g_free (exchange);
}

static void
free_item (gpointer data)
{
  desk_bundle_item_clear (data);
  g_free (data);
}

/**
 * desk_bundle_answer:
 * @rules: of headquarters
 * @bundle: what a desk has written
 * @answer: a file that is made, or replaced when the answer is whole
 * @report: (out): what was in it; cleared by the caller
 *
 * Takes what is in a bundle and writes the answer. It may be done again and in any order: what is known is known.
 *
 * Returns: %FALSE with a #DeskBundleError, a #DeskRegistryError, %DESK_JOURNAL_ERROR or an error of files and database.
 *   What was taken before stays taken
 */
gboolean
desk_bundle_answer (DeskLedger *ledger, DeskRegistry *registry, DeskRules *rules, DeskHqClock clock,
                    gpointer clock_data, GFile *bundle, GFile *answer, DeskBundleReport *report,
                    GError **error)
{
  Answering self = { .ledger = ledger,
                     .registry = registry,
                     .rules = rules,
                     .clock = clock,
                     .clock_data = clock_data,
                     .report = report };
  guint8 receiver[DESK_BUNDLE_PUBLIC_BYTES];
  gboolean done;

  *report = (DeskBundleReport){ 0 };
  self.hqs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self.exchanges = g_ptr_array_new_with_free_func (free_exchange);
  self.wants = g_ptr_array_new_with_free_func (free_item);
  done = desk_registry_get_keys (registry, &self.keys, error) && read_all (&self, bundle, take_nothing, error)
         && find_sender (report->from, receiver, &self, error)
         && answer_bundle (&self, bundle, answer, receiver, error);
  clear (&self);
  return done;
}
