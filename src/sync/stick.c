// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is carried to headquarters by hand, and the answer that is carried back (journal/bundle.h). The exchange in it
// is the one of the network: a reply that belongs to an earlier cursor, or comes twice, changes nothing.

#include "sync/stick.h"

#include "journal/bundle-item.h"
#include "journal/bundle.h"
#include "journal/whole-file.h"
#include "store/error.h"
#include "sync/ask.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BATCH_BYTES (256 * 1024) /* of lines that are read in one go on the thread of the database */

/* A log on the stick. */
typedef struct
{
  DeskRoundLog *log;
  GPtrArray *request; /* (element-type utf8) its lines, while writing */
} CarriedLog;

/* A file on its way. */
typedef struct
{
  DeskStick *stick;
  GPtrArray *logs; /* (element-type CarriedLog) */
  DeskEnrolled *enrolled;
  DeskBundleKeys keys;
  guint8 headquarters[DESK_BUNDLE_PUBLIC_BYTES];

  /* Writing. */
  GPtrArray *sends; /* (element-type DeskBlobTransfer) */
  GPtrArray *wants; /* (element-type DeskBlobTransfer) also while reading */
  DeskBundleWriter *writer;
  GOutputStream *output;
  DeskBlobTransfer *sending;
  gint64 offset;
  GBytes *part;

  /* Reading. */
  GPtrArray *batch; /* (element-type GBytes) lines */
  gsize batch_bytes;
  DeskExchange *exchange; /* (nullable) whose reply is being read */
  GPtrArray *news;        /* (element-type DeskRoundNews) */
} Carrying;

static void
carried_log_free (gpointer data)
{
  CarriedLog *carried = data;

  desk_round_log_free (carried->log);
  g_ptr_array_unref (carried->request);
  g_free (carried);
}

static void
carrying_clear (Carrying *self)
{
  desk_bundle_keys_wipe (&self->keys);
  g_clear_pointer (&self->enrolled, desk_enrolled_free);
  g_clear_pointer (&self->sends, g_ptr_array_unref);
  g_clear_pointer (&self->wants, g_ptr_array_unref);
  g_clear_pointer (&self->writer, desk_bundle_writer_free);
  g_clear_pointer (&self->part, g_bytes_unref);
  g_clear_pointer (&self->batch, g_ptr_array_unref);
  g_clear_pointer (&self->news, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Carrying, carrying_clear)

/* On the thread of the database ---------------------------------------------------------------------------------------- */

static void
add_log (Carrying *self, DeskDatabase *database, const char *name)
{
  CarriedLog *carried = g_new0 (CarriedLog, 1);

  carried->log = desk_round_log_new (name);
  carried->request = g_ptr_array_new_with_free_func (g_free);
  desk_round_log_set_up (carried->log, database, self->enrolled);
  g_ptr_array_add (self->logs, carried);
}

/* The two logs every desk holds go along: the station's, and the region's with its calendars, offices and officers. */
static gboolean
prepare (Carrying *self, DeskDatabase *database, GError **error)
{
  if (!desk_enrolled_get_bundle_keys (database, &self->keys, self->headquarters, error))
    return FALSE;
  self->enrolled = desk_enrolled_load (database, error);
  if (self->enrolled == NULL)
    return FALSE;
  self->logs = g_ptr_array_new_with_free_func (carried_log_free);
  add_log (self, database, self->enrolled->station);
  add_log (self, database, DESK_LOG_REGION);
  self->wants = desk_blob_transfer_list_wants (database, error);
  return self->wants != NULL;
}

static gboolean
add_line (const char *line, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (line));
  return TRUE;
}

static gpointer
prepare_writing (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Carrying *self = data;

  if (!prepare (self, database, error))
    return NULL;
  for (guint i = 0; i < self->logs->len; i++)
    {
      CarriedLog *carried = g_ptr_array_index (self->logs, i);

      if (!desk_exchange_write_request (carried->log->exchange, self->stick->now, TRUE, add_line,
                                        carried->request, error))
        return NULL;
      self->stick->report.n_lines += (guint)desk_exchange_count_offered (carried->log->exchange);
    }
  self->sends = desk_blob_transfer_list_unsent (database, error);
  return self->sends != NULL ? data : NULL;
}

static gpointer
prepare_reading (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Carrying *self = data;

  self->batch = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  self->news = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_round_news_free);
  return prepare (self, database, error) ? data : NULL;
}

static gpointer
forget (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_clear_pointer (&((Carrying *)data)->logs, g_ptr_array_unref);
  return data;
}

static gpointer
read_part (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Carrying *self = data;

  g_clear_pointer (&self->part, g_bytes_unref);
  self->part =
      desk_blob_transfer_read (database, self->sending->sha, self->offset, DESK_BUNDLE_PART_BYTES, error);
  return self->part != NULL ? data : NULL;
}

static void
end_log (Carrying *self)
{
  if (self->exchange != NULL)
    desk_exchange_end_reply (self->exchange);
  self->exchange = NULL;
}

/* The lines of a log this desk does not hold are left. */
static void
begin_log (Carrying *self, const char *name)
{
  end_log (self);
  for (guint i = 0; i < self->logs->len; i++)
    {
      CarriedLog *carried = g_ptr_array_index (self->logs, i);

      if (strcmp (carried->log->name, name) == 0)
        self->exchange = carried->log->exchange;
    }
  if (self->exchange != NULL)
    desk_exchange_begin_reply (self->exchange);
}

/* Bytes that do not follow what is here are left: they come again. */
static gboolean
keep_part (Carrying *self, DeskDatabase *database, const DeskBundleItem *item, GError **error)
{
  for (guint i = 0; i < self->wants->len; i++)
    {
      DeskBlobTransfer *transfer = g_ptr_array_index (self->wants, i);
      g_autoptr (GBytes) bytes = NULL;

      if (strcmp (transfer->sha, item->name) != 0)
        continue;
      if (transfer->offset != item->at || transfer->offset + (gint64)item->length > transfer->size)
        return TRUE;
      bytes = g_bytes_new (item->bytes, item->length);
      self->stick->report.n_attachments += item->at == 0;
      return desk_blob_transfer_append (database, transfer, bytes, error);
    }
  return TRUE;
}

static gboolean
take_line (Carrying *self, DeskDatabase *database, const char *line, gsize length, GError **error)
{
  g_auto (DeskBundleItem) item = { 0 };

  if (!desk_bundle_item_read (line, length, &item, error))
    return FALSE;
  if (item.kind == DESK_BUNDLE_LOG)
    begin_log (self, item.name);
  else if (item.kind == DESK_BUNDLE_PART)
    return keep_part (self, database, &item, error);
  else if (item.kind == DESK_BUNDLE_EXCHANGE && self->exchange != NULL)
    return desk_exchange_read_line (self->exchange, line, length, error);
  return TRUE;
}

static gboolean
gather_news (Carrying *self, DeskDatabase *database, GError **error)
{
  for (guint i = 0; i < self->logs->len; i++)
    {
      CarriedLog *carried = g_ptr_array_index (self->logs, i);
      DeskRoundNews *news = desk_round_gather_news (carried->log, database, error);

      if (news == NULL)
        return FALSE;
      g_ptr_array_add (self->news, news);
    }
  return TRUE;
}

static gpointer
read_batch (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Carrying *self = data;

  for (guint i = 0; i < self->batch->len; i++)
    {
      gsize length;
      const char *line = g_bytes_get_data (g_ptr_array_index (self->batch, i), &length);

      if (!take_line (self, database, line, length, error))
        return NULL;
    }
  return gather_news (self, database, error) ? data : NULL;
}

static gpointer
end_reading (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Carrying *self = data;

  end_log (self);
  return gather_news (self, database, error) ? data : NULL;
}

/* On the thread of the file -------------------------------------------------------------------------------------------- */

static const char *
say_bundle_error (int code)
{
  switch ((DeskBundleError)code)
    {
    case DESK_BUNDLE_ERROR_OTHER_FILE:
      return _ (
          "This file is not one of headquarters. Choose the file that headquarters wrote as the answer.");
    case DESK_BUNDLE_ERROR_NEWER:
      return _ ("A newer version of the program made this file. Update the program on this desk first.");
    case DESK_BUNDLE_ERROR_NOT_OURS:
      return _ (
          "This file was made for somebody else. Choose the answer that headquarters made for this desk.");
    case DESK_BUNDLE_ERROR_DAMAGED:
      return _ (
          "This file is not whole: it was copied only in part, or the stick is damaged. Copy it again.");
    case DESK_BUNDLE_ERROR_FORGED:
      return _ (
          "This file is not from this desk’s headquarters. Nothing of it was taken. Tell headquarters.");
    }
  g_return_val_if_reached ("");
}

/* Says for the officer what went wrong with the file. */
static gboolean
explain (GError *failed, const char *doing, GError **error)
{
  if (failed->domain == DESK_STORE_ERROR || failed->domain == DESK_SYNC_ERROR
      || g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return desk_ask_failed (failed, error);
  if (failed->domain == DESK_BUNDLE_ERROR)
    g_set_error_literal (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_STICK, say_bundle_error (failed->code));
  else
    g_set_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_STICK, "%s (%s)", doing, failed->message);
  g_error_free (failed);
  return FALSE;
}

static gboolean
write_bytes (const void *bytes, gsize length, gpointer data, GError **error)
{
  Carrying *self = data;

  return g_output_stream_write_all (self->output, bytes, length, NULL, self->stick->cancellable, error);
}

static gboolean
write_item (Carrying *self, const DeskBundleItem *item, GError **error)
{
  g_autofree char *line = desk_bundle_item_write (item);

  return desk_bundle_writer_add (self->writer, line, strlen (line), error);
}

static gboolean
write_attachment (Carrying *self, DeskBlobTransfer *transfer, GError **error)
{
  self->sending = transfer;
  for (self->offset = 0; self->offset < transfer->size;)
    {
      DeskBundleItem item = { .kind = DESK_BUNDLE_PART, .name = transfer->sha, .at = self->offset };

      if (desk_ask (self->stick->store, read_part, self, error) == NULL)
        return FALSE;
      item.bytes = (guchar *)g_bytes_get_data (self->part, &item.length);
      if (item.length == 0)
        break;
      if (!write_item (self, &item, error))
        return FALSE;
      self->offset += (gint64)item.length;
    }
  self->stick->report.n_attachments++;
  return TRUE;
}

static gboolean
write_log (Carrying *self, const CarriedLog *carried, GError **error)
{
  if (!write_item (self, &(DeskBundleItem){ .kind = DESK_BUNDLE_LOG, .name = carried->log->name }, error))
    return FALSE;
  for (guint i = 0; i < carried->request->len; i++)
    {
      const char *line = g_ptr_array_index (carried->request, i);

      if (!desk_bundle_writer_add (self->writer, line, strlen (line), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (Carrying *self, GError **error)
{
  for (guint i = 0; i < self->logs->len; i++)
    if (!write_log (self, g_ptr_array_index (self->logs, i), error))
      return FALSE;
  for (guint i = 0; i < self->wants->len; i++)
    {
      DeskBlobTransfer *want = g_ptr_array_index (self->wants, i);

      if (!write_item (self, &(DeskBundleItem){ DESK_BUNDLE_WANT, want->sha, want->offset, NULL, 0 }, error))
        return FALSE;
    }
  for (guint i = 0; i < self->sends->len; i++)
    if (!write_attachment (self, g_ptr_array_index (self->sends, i), error))
      return FALSE;
  return desk_bundle_writer_finish (self->writer, error);
}

static gboolean
write_file (Carrying *self, GError **error)
{
  DeskStick *stick = self->stick;
  g_autoptr (GOutputStream) output =
      desk_whole_file_open (stick->file, G_FILE_CREATE_NONE, stick->cancellable, error);

  if (output == NULL)
    return FALSE;
  self->output = output;
  self->writer = desk_bundle_writer_new (self->enrolled->code, &self->keys, self->headquarters, stick->now,
                                         write_bytes, self);
  return desk_whole_file_close (output, write_all (self, error), error);
}

static gboolean
find_headquarters (const char *from, guint8 key[DESK_BUNDLE_PUBLIC_BYTES], gpointer data, GError **error)
{
  memcpy (key, ((Carrying *)data)->headquarters, DESK_BUNDLE_PUBLIC_BYTES);
  return TRUE;
}

static gboolean
take_nothing (const char *line, gsize length, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
hand_over (Carrying *self, DeskStoreFunc func, GError **error)
{
  gboolean done = desk_ask (self->stick->store, func, self, error) != NULL;

  while (self->news->len > 0)
    {
      DeskRoundNews *news = g_ptr_array_steal_index (self->news, 0);

      self->stick->report.n_records += news->records != NULL ? news->records->len : 0;
      self->stick->tell (news, self->stick->tell_data);
    }
  g_ptr_array_set_size (self->batch, 0);
  self->batch_bytes = 0;
  return done;
}

static gboolean
add_to_batch (const char *line, gsize length, gpointer data, GError **error)
{
  Carrying *self = data;

  g_ptr_array_add (self->batch, g_bytes_new (line, length));
  self->batch_bytes += length;
  return self->batch_bytes < BATCH_BYTES || hand_over (self, read_batch, error);
}

static gboolean
read_file (Carrying *self, DeskStreamFunc func, GError **error)
{
  DeskStick *stick = self->stick;
  g_autoptr (GFileInputStream) input = g_file_read (stick->file, stick->cancellable, error);
  g_autoptr (DeskBundleReader) reader = desk_bundle_reader_new (&self->keys, find_headquarters, func, self);

  if (input == NULL || !desk_bundle_reader_read (reader, G_INPUT_STREAM (input), stick->cancellable, error))
    return FALSE;
  stick->report.made = desk_bundle_reader_get_made (reader);
  return TRUE;
}

/**
 * desk_stick_write:
 *
 * Writes all that headquarters does not have for certain into the file. For a thread with a #GMainContext of its own.
 *
 * Returns: FALSE with a #DeskSyncError or %G_IO_ERROR_CANCELLED; then the file is what it was
 */
gboolean
desk_stick_write (DeskStick *self, GError **error)
{
  g_auto (Carrying) carrying = { .stick = self };
  GError *failed = NULL;
  gboolean done =
      desk_ask (self->store, prepare_writing, &carrying, &failed) != NULL && write_file (&carrying, &failed);

  desk_ask (self->store, forget, &carrying, NULL);
  return done
         || explain (failed, _ ("The file could not be written. Nothing of it stays on the stick."), error);
}

/**
 * desk_stick_read:
 *
 * Reads the answer of headquarters. First all of it is read for nothing but to know that it is whole and theirs. For a
 * thread with a #GMainContext of its own.
 *
 * Returns: FALSE with a #DeskSyncError or %G_IO_ERROR_CANCELLED; what was taken before stays, and it may be read again
 */
gboolean
desk_stick_read (DeskStick *self, GError **error)
{
  g_auto (Carrying) carrying = { .stick = self };
  GError *failed = NULL;
  gboolean done =
      desk_ask (self->store, prepare_reading, &carrying, &failed) != NULL
      && read_file (&carrying, take_nothing, &failed) && read_file (&carrying, add_to_batch, &failed)
      && hand_over (&carrying, read_batch, &failed) && hand_over (&carrying, end_reading, &failed);

  desk_ask (self->store, forget, &carrying, NULL);
  return done || explain (failed, _ ("The file could not be read. Nothing was lost: read it again."), error);
}
