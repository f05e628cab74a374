// SPDX-License-Identifier: GPL-3.0-or-later
// Which attachments headquarters lacks and which this desk lacks, and their bytes part by part. What was appended is
// durable, so a line that is cut costs one part.

#include "store/blob-transfer.h"

#include "store/blob.h"
#include "store/database-private.h"
#include "store/error.h"
#include "store/query.h"

#include <glib/gi18n-lib.h>

/* Headquarters has an attachment where a stamped line of its own says so: after it was put back from a backup the stamp
 * may be gone although the field is still shown. */
#define NOT_AT_HQ \
  "(at_hq IS NOT 1 OR (id IN (SELECT rec FROM change WHERE pos IS NULL) AND NOT EXISTS (SELECT 1 FROM change" \
  " WHERE rec = attachment.id AND pos IS NOT NULL AND json_extract (line, '$.s.at_hq') = 1)))"
/* It takes bytes only for an attachment it has the line of. */
#define IS_KNOWN_THERE "EXISTS (SELECT 1 FROM change WHERE rec = attachment.id AND pos IS NOT NULL)"
#define LIST(what) \
  "SELECT sha, max (size) FROM attachment WHERE sha IS NOT NULL AND " what \
  " GROUP BY sha ORDER BY max (size), sha"

/** Frees a transfer. */
void
desk_blob_transfer_free (DeskBlobTransfer *self)
{
  g_free (self->sha);
  g_free (self);
}

/* What is in the file, by hash: how many bytes are here; whole ones are marked by -1. */
static GHashTable *
load_present (DeskDatabase *database, GError **error)
{
  DeskDatabase *blobs = desk_database_get_blobs (database, error);
  g_autoptr (DeskQuery) list =
      blobs != NULL ? desk_query_new (blobs, "SELECT sha, size, \"offset\" FROM blob", error) : NULL;
  g_autoptr (GHashTable) present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *failed = NULL;

  if (list == NULL)
    return NULL;
  while (desk_query_next (list, &failed))
    {
      gint64 size = desk_query_get_integer (list, 1), offset = desk_query_get_integer (list, 2);

      g_hash_table_insert (present, g_strdup (desk_query_get_text (list, 0)),
                           GSIZE_TO_POINTER (size == offset ? G_MAXSIZE : (gsize)offset));
    }
  if (failed == NULL)
    return g_steal_pointer (&present);
  g_propagate_error (error, failed);
  return NULL;
}

/* The attachments of a query that are whole here, or those that are not. */
static GPtrArray *
list_transfers (DeskDatabase *database, const char *sql, gboolean whole, GError **error)
{
  g_autoptr (GHashTable) present = load_present (database, error);
  g_autoptr (DeskQuery) list = present != NULL ? desk_query_new (database, sql, error) : NULL;
  g_autoptr (GPtrArray) transfers = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_blob_transfer_free);
  GError *failed = NULL;

  if (list == NULL)
    return NULL;
  while (desk_query_next (list, &failed))
    {
      const char *sha = desk_query_get_text (list, 0);
      gsize here = GPOINTER_TO_SIZE (g_hash_table_lookup (present, sha));
      DeskBlobTransfer *transfer;

      if ((here == G_MAXSIZE) != whole)
        continue;
      transfer = g_new0 (DeskBlobTransfer, 1);
      transfer->sha = g_strdup (sha);
      transfer->size = desk_query_get_integer (list, 1);
      transfer->offset = whole ? transfer->size : (gint64)here;
      g_ptr_array_add (transfers, transfer);
    }
  if (failed == NULL)
    return g_steal_pointer (&transfers);
  g_propagate_error (error, failed);
  return NULL;
}

/**
 * desk_blob_transfer_list_sends:
 *
 * Returns: (transfer full) (element-type DeskBlobTransfer) (nullable): what headquarters can be sent: it has the line, and
 *   the bytes are here; the smallest first
 */
GPtrArray *
desk_blob_transfer_list_sends (DeskDatabase *database, GError **error)
{
  return list_transfers (database, LIST (NOT_AT_HQ " AND " IS_KNOWN_THERE), TRUE, error);
}

/**
 * desk_blob_transfer_list_unsent:
 *
 * Returns: (transfer full) (element-type DeskBlobTransfer) (nullable): all that headquarters lacks and whose bytes are here,
 *   also where it does not have the line; the smallest first
 */
GPtrArray *
desk_blob_transfer_list_unsent (DeskDatabase *database, GError **error)
{
  return list_transfers (database, LIST (NOT_AT_HQ), TRUE, error);
}

/**
 * desk_blob_transfer_list_wants:
 *
 * Returns: (transfer full) (element-type DeskBlobTransfer) (nullable): what headquarters has and this desk has not; the
 *   smallest first
 */
GPtrArray *
desk_blob_transfer_list_wants (DeskDatabase *database, GError **error)
{
  return list_transfers (database, LIST ("at_hq = 1"), FALSE, error);
}

static gint64
count_larger (GPtrArray *transfers, gint64 large)
{
  gint64 count = 0;

  for (guint i = 0; i < transfers->len; i++)
    count += ((const DeskBlobTransfer *)g_ptr_array_index (transfers, i))->size > large;
  return count;
}

/**
 * desk_blob_transfer_count:
 * @large: bytes
 *
 * Counts what is on its way, also what headquarters does not know the line of yet.
 */
gboolean
desk_blob_transfer_count (DeskDatabase *database, gint64 large, DeskBlobCount *count, GError **error)
{
  g_autoptr (GPtrArray) sends = desk_blob_transfer_list_unsent (database, error);
  g_autoptr (GPtrArray) wants = sends != NULL ? desk_blob_transfer_list_wants (database, error) : NULL;

  if (wants == NULL)
    return FALSE;
  count->n_unsent = sends->len;
  count->n_large = count_larger (sends, large) + count_larger (wants, large);
  return TRUE;
}

/**
 * desk_blob_transfer_read:
 * @offset: of the first byte
 * @length: how many bytes at most
 *
 * Returns: (transfer full) (nullable): bytes of an attachment that is whole here, from @offset: fewer than @length only at
 *   its end; NULL with @error
 */
GBytes *
desk_blob_transfer_read (DeskDatabase *database, const char *sha, gint64 offset, gsize length, GError **error)
{
  DeskDatabase *blobs = desk_database_get_blobs (database, error);
  g_autoptr (DeskQuery) parts =
      blobs != NULL ? desk_query_new (blobs,
                                      "SELECT off, data FROM part WHERE sha = ?1 AND off + length (data) > ?2"
                                      " AND off < ?3 ORDER BY off",
                                      error)
                    : NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GError *failed = NULL;

  if (parts == NULL)
    return NULL;
  desk_query_bind (parts, "sii", sha, offset, offset + (gint64)length);
  while (desk_query_next (parts, &failed))
    {
      gsize n, skip = (gsize)MAX (0, offset - desk_query_get_integer (parts, 0));
      const guint8 *data = desk_query_get_bytes (parts, 1, &n);

      g_byte_array_append (bytes, data + skip, (guint)MIN (n - skip, length - bytes->len));
    }
  if (failed == NULL)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_propagate_error (error, failed);
  return NULL;
}

static gboolean
write_part (DeskDatabase *blobs, const DeskBlobTransfer *transfer, GBytes *part, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (part, &length);

  return desk_database_change (blobs, error,
                               "INSERT INTO blob (sha, size, \"offset\") VALUES (?, ?, 0)"
                               " ON CONFLICT (sha) DO NOTHING",
                               "si", transfer->sha, transfer->size)
         && desk_database_change (blobs, error,
                                  "INSERT OR REPLACE INTO part (sha, off, data) VALUES (?, ?, ?)", "sib",
                                  transfer->sha, transfer->offset, data, (int)length)
         && desk_database_change (blobs, error, "UPDATE blob SET size = ?, \"offset\" = ? WHERE sha = ?",
                                  "iis", transfer->size, transfer->offset + (gint64)length, transfer->sha);
}

static gboolean
forget (DeskDatabase *blobs, const char *sha, GError **error)
{
  if (!desk_database_begin (blobs, error))
    return FALSE;
  if (desk_database_change (blobs, error, "DELETE FROM part WHERE sha = ?", "s", sha)
      && desk_database_change (blobs, error, "DELETE FROM blob WHERE sha = ?", "s", sha))
    return desk_database_commit (blobs, error);
  desk_database_roll_back (blobs);
  return FALSE;
}

/* All is here: if it is not what its name says, it is fetched anew. */
static gboolean
check_whole (DeskDatabase *database, DeskBlobTransfer *transfer, GError **error)
{
  if (desk_blob_check (database, transfer->sha, NULL, error))
    return TRUE;
  transfer->offset = 0;
  forget (desk_database_get_blobs (database, NULL), transfer->sha, NULL);
  return FALSE;
}

/**
 * desk_blob_transfer_append:
 * @transfer: where the part belongs; its offset goes on
 * @part: the bytes that follow what is here
 *
 * Keeps a part of what is fetched: when this returns TRUE it survives a power cut. The last part is kept only where the
 * whole has the hash it is named by.
 *
 * Returns: FALSE with %DESK_STORE_ERROR_DAMAGED where it has not: then nothing of it is kept and the offset is 0
 */
gboolean
desk_blob_transfer_append (DeskDatabase *database, DeskBlobTransfer *transfer, GBytes *part, GError **error)
{
  DeskDatabase *blobs = desk_database_get_blobs (database, error);
  gint64 length = (gint64)g_bytes_get_size (part);

  if (blobs == NULL || transfer->offset + length > transfer->size || !desk_database_begin (blobs, error))
    return FALSE;
  if (!write_part (blobs, transfer, part, error))
    {
      desk_database_roll_back (blobs);
      return FALSE;
    }
  if (!desk_database_commit (blobs, error))
    return FALSE;
  transfer->offset += length;
  return transfer->offset < transfer->size || check_whole (database, transfer, error);
}
