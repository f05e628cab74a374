// SPDX-License-Identifier: GPL-3.0-or-later

/* Attachments at headquarters: their bytes, and the lines that say they are complete. */

#include "journal/headquarters-private.h"

#include <string.h>

#include "journal/mutant.h"

/* Whether all bytes are durable here: those that are have the hash they are named by. */
gboolean
desk_hq_has_blob (DeskHq *self, const char *sha, gboolean *has, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64 length, offset = 0;

  *has = FALSE;
  if (!LEDGER (self)->get_blob_length (self->ledger, sha, &length, error))
    return FALSE;
  while (offset < length)
    {
      g_autoptr (GBytes) bytes = LEDGER (self)->read_blob (self->ledger, sha, offset, 65536, error);
      gsize size;
      const guint8 *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

      if (bytes == NULL)
        return FALSE;
      if (size == 0)
        return TRUE;
      g_checksum_update (checksum, data, (gssize)size);
      offset += (gint64)size;
    }
  *has = length > 0 && strcmp (g_checksum_get_string (checksum), sha) == 0;
  return TRUE;
}

static gboolean
add_record (const DeskLedgerEntry *entry, gpointer data)
{
  g_ptr_array_add (data, g_strdup (entry->rec));
  return TRUE;
}

static gboolean
is_confirmed (DeskHq *self, const char *rec, gboolean *confirmed, GError **error)
{
  g_autoptr (DeskFold) attachment = desk_hq_load_record (self, rec, NULL, error);

  if (attachment == NULL)
    return FALSE;
  *confirmed = desk_hq_is_true (desk_fold_get_value (attachment, DESK_HQ_FIELD_RECEIVED));
  return TRUE;
}

static gboolean
write_received (DeskHq *self, const char *rec, GError **error)
{
  g_autoptr (GVariant) yes = g_variant_ref_sink (g_variant_new_boolean (TRUE));
  const DeskChangeField received = { DESK_HQ_FIELD_RECEIVED, yes };

  return desk_hq_write (self, rec, NULL, &received, 1, self->head.position, error);
}

/* Writes down for each record of an attachment that its bytes are here. They are hashed only where that is not written
 * yet. */
gboolean
desk_hq_confirm_blob (DeskHq *self, const char *sha, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_free);
  gboolean has = FALSE;

  if (!LEDGER (self)->list_attached (self->ledger, self->log, sha, add_record, records, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const char *rec = g_ptr_array_index (records, i);
      gboolean confirmed;

      if (!is_confirmed (self, rec, &confirmed, error))
        return FALSE;
      if (confirmed)
        continue;
      if (!has && !desk_hq_has_blob (self, sha, &has, error))
        return FALSE;
      if (!has)
        return TRUE;
      if (!write_received (self, rec, error))
        return FALSE;
    }
  return TRUE;
}

/* How long the attachment will be: the largest size a line that names it says. Bytes are hashed only where they are as many as
 * some line says: hashing them with each part would take longer than sending them. */
typedef struct
{
  gint64 size;
  gint64 length; /* that is asked about */
  gboolean is_named;
  gboolean is_whole; /* some line says it is just so long */
} Sizing;

static gboolean
size_entry (const DeskLedgerEntry *entry, gpointer data)
{
  Sizing *sizing = data;
  g_autoptr (DeskChange) change = desk_line_read (entry->line, -1, entry->run, entry->n, NULL);
  const DeskChangeField *size = change != NULL ? desk_change_get_field (change, "size") : NULL;

  sizing->is_named = TRUE;
  if (size != NULL && size->value != NULL && g_variant_is_of_type (size->value, G_VARIANT_TYPE_INT64))
    {
      sizing->size = MAX (sizing->size, g_variant_get_int64 (size->value));
      sizing->is_whole = sizing->is_whole || g_variant_get_int64 (size->value) == sizing->length;
    }
  return TRUE;
}

static gboolean
confirm_alone (DeskHq *self, const char *sha, GError **error)
{
  if (!desk_hq_begin (self, error))
    return FALSE;
  if (desk_hq_confirm_blob (self, sha, error))
    return desk_hq_commit (self, error);
  desk_hq_roll_back (self);
  return FALSE;
}

/**
 * desk_hq_get_blob_length:
 * @length: (out): how many bytes of the attachment are durable; -1: no line of this log names it
 *
 * Says how far an attachment is, and that it is complete where a line about that was lost.
 */
gboolean
desk_hq_get_blob_length (DeskHq *self, const char *sha, gint64 *length, GError **error)
{
  Sizing sizing = { 0 };

  *length = -1;
  if (!LEDGER (self)->get_blob_length (self->ledger, sha, &sizing.length, error)
      || !LEDGER (self)->list_attached (self->ledger, self->log, sha, size_entry, &sizing, error))
    return FALSE;
  if (!sizing.is_named)
    return TRUE;
  *length = sizing.length;
  return !sizing.is_whole || confirm_alone (self, sha, error);
}

/* All bytes are there and are not those that were named: what came was damaged, or something else. */
static gboolean
discard (DeskHq *self, const char *sha, gint64 length, const char *sender, GError **error)
{
  const DeskLedgerWaiting report = { .run = "", .line = sha, .sender = sender };

  if (!desk_hq_begin (self, error))
    return FALSE;
  if (LEDGER (self)->report (self->ledger, self->log, DESK_LEDGER_BLOB, &report, error))
    return desk_hq_commit (self, error) && LEDGER (self)->drop_blob (self->ledger, sha, length, error);
  desk_hq_roll_back (self);
  return FALSE;
}

static gboolean
look_at_whole (DeskHq *self, const char *sha, const Sizing *sizing, const char *sender, gint64 *durable,
               GError **error)
{
  gboolean has;

  if (!desk_hq_has_blob (self, sha, &has, error))
    return FALSE;
  if (has)
    return confirm_alone (self, sha, error);
  if (*durable < sizing->size)
    return TRUE;
  if (!discard (self, sha, *durable, sender, error))
    return FALSE;
  *durable = 0;
  return TRUE;
}

/**
 * desk_hq_append_blob:
 * @sender: code of the desk that sends the bytes
 * @offset: where the bytes belong: they are taken only at exactly the durable length
 * @durable: (out): the durable length then; -1: no line of this log names the attachment; 0 again where all bytes were there
 *   and were not those that were named
 */
gboolean
desk_hq_append_blob (DeskHq *self, const char *sender, const char *sha, gint64 offset, const guint8 *bytes,
                     gsize length, gint64 *durable, GError **error)
{
  Sizing sizing = { .length = offset + (gint64)length };
  gint64 present;

  *durable = -1;
  if (!LEDGER (self)->list_attached (self->ledger, self->log, sha, size_entry, &sizing, error)
      || !LEDGER (self)->get_blob_length (self->ledger, sha, &present, error))
    return FALSE;
  if (!sizing.is_named)
    return TRUE;
  *durable = present;
  if (!DESK_BROKEN (blob_blind) && (offset != present || present + (gint64)length > sizing.size))
    return TRUE;
  if (!LEDGER (self)->append_blob (self->ledger, sha, present, bytes, length, error))
    return FALSE;
  return LEDGER (self)->get_blob_length (self->ledger, sha, durable, error)
         && (!sizing.is_whole || *durable != sizing.length
             || look_at_whole (self, sha, &sizing, sender, durable, error));
}
