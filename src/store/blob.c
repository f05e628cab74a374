// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of attachments. They are kept in parts, once for each SHA-256, on the disk before a record names them; what
// nobody came to name is swept away when the desk starts again. See docs/attachments.md.

#include "store/blob.h"

#include "store/database-private.h"
#include "store/error.h"
#include "store/query.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <sqlite3.h>

#define PART_BYTES 65536
#define LOOKED_AT \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_ETAG_VALUE

struct _DeskBlob
{
  GPtrArray *parts; /* (element-type GBytes) */
  gint64 size;
  char *sha;
};

/* Bytes on their way to a blob. */
typedef struct
{
  DeskBlob *blob;
  crypto_hash_sha256_state hash;
} Intake;

static void
intake_begin (Intake *self)
{
  self->blob = g_new0 (DeskBlob, 1);
  self->blob->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  crypto_hash_sha256_init (&self->hash);
}

/* Takes the part. */
static void
intake_add (Intake *self, GBytes *part)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (part, &length);

  crypto_hash_sha256_update (&self->hash, data, length);
  self->blob->size += (gint64)length;
  g_ptr_array_add (self->blob->parts, part);
}

static char *
finish_hash (crypto_hash_sha256_state *hash)
{
  guint8 digest[crypto_hash_sha256_BYTES];
  char *sha = g_malloc (2 * sizeof digest + 1);

  crypto_hash_sha256_final (hash, digest);
  return sodium_bin2hex (sha, 2 * sizeof digest + 1, digest, sizeof digest);
}

static DeskBlob *
intake_end (Intake *self)
{
  self->blob->sha = finish_hash (&self->hash);
  return g_steal_pointer (&self->blob);
}

/**
 * desk_blob_free:
 */
void
desk_blob_free (DeskBlob *self)
{
  g_ptr_array_unref (self->parts);
  g_free (self->sha);
  g_free (self);
}

/**
 * desk_blob_get_sha:
 *
 * Returns: (transfer none): SHA-256 of the bytes, 64 hexadecimal digits
 */
const char *
desk_blob_get_sha (DeskBlob *self)
{
  return self->sha;
}

/**
 * desk_blob_get_size:
 *
 * Returns: how many bytes they are
 */
gint64
desk_blob_get_size (DeskBlob *self)
{
  return self->size;
}

static gboolean
check_size (gint64 size, gint64 limit, GError **error)
{
  g_autofree char *allowed = NULL;

  if (size <= limit)
    return TRUE;
  allowed = g_format_size (limit);
  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_TOO_LARGE,
      _ ("This file is larger than an attachment may be (%s). Nothing was attached. Attach a smaller copy, "
         "or only the pages that matter."),
      allowed);
  return FALSE;
}

/* Says why a file could not be read; that it was cancelled stays what it is. */
static void
set_unreadable (GFile *file, GError *cause, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return;
    }
  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_UNREADABLE,
      _ ("The file %s could not be read to its end. Nothing was attached. See whether it is still there and "
         "its drive plugged in, then attach it again. (%s)"),
      name, cause->message);
  g_error_free (cause);
}

/* Before it is opened: opening a pipe would wait for ever. */
static gboolean
examine (GFile *file, gint64 limit, GFileInfo **info, GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;
  g_autofree char *name = g_file_get_parse_name (file);

  *info = g_file_query_info (file, LOOKED_AT, G_FILE_QUERY_INFO_NONE, cancellable, &failed);
  if (*info == NULL)
    {
      set_unreadable (file, failed, error);
      return FALSE;
    }
  if (g_file_info_get_file_type (*info) == G_FILE_TYPE_REGULAR && g_file_info_get_size (*info) > 0)
    return check_size (g_file_info_get_size (*info), limit, error);
  g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_UNREADABLE,
               _ ("%s is empty or no file, so there is nothing to attach."), name);
  return FALSE;
}

/* A photo that is still being copied, or a file that was put away meanwhile, is not what the officer chose. */
static gboolean
check_unchanged (GFile *file, GFileInfo *before, gint64 size, GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;
  g_autoptr (GFileInfo) after =
      g_file_query_info (file, LOOKED_AT, G_FILE_QUERY_INFO_NONE, cancellable, &failed);
  g_autofree char *name = g_file_get_parse_name (file);

  if (after == NULL)
    {
      set_unreadable (file, failed, error);
      return FALSE;
    }
  if (size == g_file_info_get_size (before) && size == g_file_info_get_size (after)
      && g_strcmp0 (g_file_info_get_etag (before), g_file_info_get_etag (after)) == 0)
    return TRUE;
  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_UNREADABLE,
      _ ("The file %s was changed while it was being read. Nothing was attached. Wait until it is complete, "
         "then attach it again."),
      name);
  return FALSE;
}

/* Returns: the next part; NULL at the end, or with @error set. */
static GBytes *
read_part (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *data = g_malloc (PART_BYTES);
  gsize length = 0;

  if (!g_input_stream_read_all (stream, data, PART_BYTES, &length, cancellable, error) || length == 0)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static gboolean
read_parts (Intake *intake, GFile *file, gint64 limit, GFileProgressCallback progress, gpointer data,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  GError *failed = NULL;
  GBytes *part;

  if (!examine (file, limit, &info, cancellable, error))
    return FALSE;
  stream = g_file_read (file, cancellable, &failed);
  while (failed == NULL && (part = read_part (G_INPUT_STREAM (stream), cancellable, &failed)) != NULL)
    {
      intake_add (intake, part);
      if (!check_size (intake->blob->size, limit, error))
        return FALSE;
      if (progress != NULL)
        progress (intake->blob->size, MAX (g_file_info_get_size (info), intake->blob->size), data);
    }
  if (failed != NULL)
    {
      set_unreadable (file, failed, error);
      return FALSE;
    }
  return check_unchanged (file, info, intake->blob->size, cancellable, error);
}

/**
 * desk_blob_read_file:
 * @limit: the most bytes it may have
 * @progress: (nullable): told how many bytes of how many were read, in this thread
 *
 * Reads a file and its hash, part by part; a file lies in memory until it is kept. Nothing is written, so no error
 * leaves anything behind. Needs no database: a slow stick keeps nobody waiting but who attaches from it.
 *
 * Returns: (transfer full) (nullable): the bytes; NULL with %DESK_STORE_ERROR_TOO_LARGE, _UNREADABLE (gone, changed
 *   while it was read, empty, no file) or %G_IO_ERROR_CANCELLED
 */
DeskBlob *
desk_blob_read_file (GFile *file, gint64 limit, GFileProgressCallback progress, gpointer data,
                     GCancellable *cancellable, GError **error)
{
  Intake intake;
  g_autoptr (DeskBlob) blob = NULL;
  gboolean whole;

  intake_begin (&intake);
  whole = read_parts (&intake, file, limit, progress, data, cancellable, error);
  blob = intake_end (&intake);
  return whole ? g_steal_pointer (&blob) : NULL;
}

static gboolean
is_whole (DeskDatabase *blobs, const char *sha, GError **error)
{
  g_autoptr (DeskQuery) find =
      desk_query_new (blobs, "SELECT size = \"offset\" FROM blob WHERE sha = ?", error);

  if (find == NULL)
    return FALSE;
  desk_query_bind (find, "s", sha);
  return desk_query_next (find, error) && desk_query_get_integer (find, 0) != 0;
}

static gboolean
write_parts (DeskBlob *self, DeskDatabase *blobs, GCancellable *cancellable, GError **error)
{
  gint64 off = 0;

  if (!desk_database_change (blobs, error, "DELETE FROM part WHERE sha = ?", "s", self->sha))
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      gsize length;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (self->parts, i), &length);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !desk_database_change (blobs, error, "INSERT INTO part (sha, off, data) VALUES (?, ?, ?)", "sib",
                                    self->sha, off, data, (int)length))
        return FALSE;
      off += (gint64)length;
    }
  return TRUE;
}

/* Bytes that are there already get a new row all the same, so that no sweep takes them before they are named. */
static gboolean
write_blob (DeskBlob *self, DeskDatabase *blobs, GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;
  gboolean is_there = is_whole (blobs, self->sha, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  return (is_there || write_parts (self, blobs, cancellable, error))
         && desk_database_change (blobs, error,
                                  "INSERT OR REPLACE INTO blob (sha, size, \"offset\") VALUES (?, ?, ?)",
                                  "sii", self->sha, self->size, self->size);
}

/**
 * desk_blob_put:
 * @cancellable: (nullable): until the bytes are written; then it is too late
 *
 * Keeps the bytes, or finds that they are kept. When this returns TRUE they survive a power cut, and a record may name
 * them.
 *
 * Returns: FALSE with %DESK_STORE_ERROR_FULL ... or %G_IO_ERROR_CANCELLED; then nothing of them was kept
 */
gboolean
desk_blob_put (DeskDatabase *database, DeskBlob *blob, GCancellable *cancellable, GError **error)
{
  DeskDatabase *blobs = desk_database_get_blobs (database, error);

  if (blobs == NULL || !desk_database_begin (blobs, error))
    return FALSE;
  if (!write_blob (blob, blobs, cancellable, error))
    {
      desk_database_roll_back (blobs);
      return FALSE;
    }
  return desk_database_commit (blobs, error);
}

/**
 * desk_blob_put_file:
 * @limit: the most bytes the file may have
 * @sha: (out): under what its bytes lie
 * @size: (out) (optional): how many they are
 *
 * Reads a file and keeps its bytes: desk_blob_read_file() and desk_blob_put() in one.
 */
gboolean
desk_blob_put_file (DeskDatabase *database, GFile *file, gint64 limit, char **sha, gint64 *size,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskBlob) blob = desk_blob_read_file (file, limit, NULL, NULL, cancellable, error);

  if (blob == NULL || !desk_blob_put (database, blob, cancellable, error))
    return FALSE;
  *sha = g_strdup (blob->sha);
  if (size != NULL)
    *size = blob->size;
  return TRUE;
}

/**
 * desk_blob_put_bytes:
 * @limit: the most bytes there may be
 * @sha: (out): under what they lie
 *
 * Keeps bytes that are in memory already.
 */
gboolean
desk_blob_put_bytes (DeskDatabase *database, GBytes *bytes, gint64 limit, char **sha, GError **error)
{
  const gsize length = g_bytes_get_size (bytes);
  Intake intake;
  g_autoptr (DeskBlob) blob = NULL;

  if (!check_size ((gint64)length, limit, error))
    return FALSE;
  intake_begin (&intake);
  for (gsize off = 0; off < length; off += PART_BYTES)
    intake_add (&intake, g_bytes_new_from_bytes (bytes, off, MIN (PART_BYTES, length - off)));
  blob = intake_end (&intake);
  if (!desk_blob_put (database, blob, NULL, error))
    return FALSE;
  *sha = g_strdup (blob->sha);
  return TRUE;
}

static gboolean
set_not_there (const char *sha, GError **error)
{
  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING,
      _ ("The bytes of this attachment are not on this desk. Have the file blobs.db put back from the last "
         "backup. (%s)"),
      sha);
  return FALSE;
}

static gboolean
find_size (DeskDatabase *blobs, const char *sha, gint64 *size, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) find =
      desk_query_new (blobs, "SELECT size FROM blob WHERE sha = ? AND size = \"offset\"", error);

  if (find == NULL)
    return FALSE;
  desk_query_bind (find, "s", sha);
  if (desk_query_next (find, &failed))
    {
      *size = desk_query_get_integer (find, 0);
      return TRUE;
    }
  if (failed == NULL)
    return set_not_there (sha, error);
  g_propagate_error (error, failed);
  return FALSE;
}

/* What is done with each part in turn. */
typedef void (*PartFunc) (const guint8 *data, gsize length, gpointer user_data);

static gboolean
read_back (DeskDatabase *blobs, const char *sha, PartFunc func, gpointer user_data, GCancellable *cancellable,
           GError **error)
{
  GError *failed = NULL;
  gint64 size, off = 0;
  g_autoptr (DeskQuery) parts = NULL;

  if (!find_size (blobs, sha, &size, error)
      || (parts = desk_query_new (blobs, "SELECT off, data FROM part WHERE sha = ? ORDER BY off", error))
             == NULL)
    return FALSE;
  desk_query_bind (parts, "s", sha);
  while (!g_cancellable_set_error_if_cancelled (cancellable, &failed) && desk_query_next (parts, &failed)
         && desk_query_get_integer (parts, 0) == off)
    {
      gsize length;
      const guint8 *data = desk_query_get_bytes (parts, 1, &length);

      func (data, length, user_data);
      off += (gint64)length;
    }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  return off == size || set_not_there (sha, error);
}

static void
append (const guint8 *data, gsize length, gpointer array)
{
  g_byte_array_append (array, data, (guint)length);
}

/**
 * desk_blob_get:
 *
 * Returns: (transfer full) (nullable): the bytes; NULL with %DESK_STORE_ERROR_MISSING where they are not on this desk
 */
GBytes *
desk_blob_get (DeskDatabase *database, const char *sha, GCancellable *cancellable, GError **error)
{
  DeskDatabase *blobs = desk_database_get_blobs (database, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (blobs == NULL || !read_back (blobs, sha, append, bytes, cancellable, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * desk_blob_settle:
 *
 * Moves what was kept lately from the log of the file into its place. It is safe where it is: this is for a moment when
 * nobody waits, and may fail without harm.
 */
void
desk_blob_settle (DeskDatabase *database)
{
  DeskDatabase *blobs = desk_database_get_blobs (database, NULL);

  if (blobs != NULL)
    sqlite3_wal_checkpoint_v2 (desk_database_get_handle (blobs), NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

/* Bytes that nobody was found to name, of before this start. */
static GPtrArray *
list_unnamed (DeskDatabase *database, DeskDatabase *blobs, GError **error)
{
  GError *failed = NULL;
  g_autoptr (GPtrArray) shas = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DeskQuery) list =
      desk_query_new (blobs, "SELECT sha FROM blob WHERE named = 0 AND row <= ?", error);

  if (list == NULL)
    return NULL;
  desk_query_bind (list, "i", desk_database_get_blob_start (database));
  while (desk_query_next (list, &failed))
    g_ptr_array_add (shas, g_strdup (desk_query_get_text (list, 0)));
  if (failed == NULL)
    return g_steal_pointer (&shas);
  g_propagate_error (error, failed);
  return NULL;
}

/* Attachments stay for ever, so what one names is never looked at again. A draft may still go. */
static gboolean
sweep_one (DeskDatabase *database, DeskDatabase *blobs, const char *sha, GError **error)
{
  g_autoptr (DeskQuery) namers = desk_query_new (database,
                                                 "SELECT EXISTS (SELECT 1 FROM attachment WHERE sha = ?1),"
                                                 " EXISTS (SELECT 1 FROM draft WHERE instr (fields, ?1) > 0)",
                                                 error);

  if (namers == NULL)
    return FALSE;
  desk_query_bind (namers, "s", sha);
  if (!desk_query_next (namers, error))
    return FALSE;
  if (desk_query_get_integer (namers, 0) != 0)
    return desk_database_change (blobs, error, "UPDATE blob SET named = 1 WHERE sha = ?", "s", sha);
  return desk_query_get_integer (namers, 1) != 0
         || (desk_database_change (blobs, error, "DELETE FROM part WHERE sha = ?", "s", sha)
             && desk_database_change (blobs, error, "DELETE FROM blob WHERE sha = ?", "s", sha));
}

/**
 * desk_blob_sweep:
 *
 * Drops the bytes that no attachment and no draft names. Those that were put since the desk was opened are left: their
 * draft may not be written yet.
 */
gboolean
desk_blob_sweep (DeskDatabase *database, GError **error)
{
  DeskDatabase *blobs = desk_database_get_blobs (database, error);
  g_autoptr (GPtrArray) shas = blobs != NULL ? list_unnamed (database, blobs, error) : NULL;

  if (shas == NULL || (shas->len > 0 && !desk_database_begin (blobs, error)))
    return FALSE;
  for (guint i = 0; i < shas->len; i++)
    if (!sweep_one (database, blobs, g_ptr_array_index (shas, i), error))
      {
        desk_database_roll_back (blobs);
        return FALSE;
      }
  return shas->len == 0 || desk_database_commit (blobs, error);
}

static void
hash_part (const guint8 *data, gsize length, gpointer hash)
{
  crypto_hash_sha256_update (hash, data, length);
}

/**
 * desk_blob_check:
 *
 * Reads the bytes of an attachment and compares them with their hash.
 *
 * Returns: FALSE with %DESK_STORE_ERROR_MISSING or _DAMAGED, or %G_IO_ERROR_CANCELLED
 */
gboolean
desk_blob_check (DeskDatabase *database, const char *sha, GCancellable *cancellable, GError **error)
{
  DeskDatabase *blobs = desk_database_get_blobs (database, error);
  crypto_hash_sha256_state hash;
  g_autofree char *found = NULL;

  crypto_hash_sha256_init (&hash);
  if (blobs == NULL || !read_back (blobs, sha, hash_part, &hash, cancellable, error))
    return FALSE;
  found = finish_hash (&hash);
  if (g_strcmp0 (found, sha) == 0)
    return TRUE;
  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED,
      _ ("The bytes of this attachment are not those that were attached. Have the file blobs.db put back "
         "from the last backup. (%s)"),
      sha);
  return FALSE;
}

/**
 * desk_blob_verify:
 * @n_attachments: (out): how many attachments are whole
 *
 * Reads the bytes of every attachment and compares them with their hash.
 *
 * Returns: FALSE with %DESK_STORE_ERROR_MISSING or _DAMAGED naming the first attachment that is not whole, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
desk_blob_verify (DeskDatabase *database, gint64 *n_attachments, GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) list = desk_query_new (
      database,
      "SELECT attachment.sha, attachment.name, statement.no, at_hq = 1 OR NOT EXISTS (SELECT 1 FROM run"
      " WHERE mine = 1 AND name = substr (attachment.id, 1, instr (attachment.id, '.') - 1)) FROM attachment"
      " LEFT JOIN statement ON statement.id = attachment.\"of\" WHERE sha IS NOT NULL ORDER BY attachment.row",
      error);

  *n_attachments = 0;
  if (list == NULL)
    return FALSE;
  while (desk_query_next (list, &failed))
    {
      const char *name = desk_query_get_text (list, 1), *number = desk_query_get_text (list, 2);

      if (!desk_blob_check (database, desk_query_get_text (list, 0), cancellable, &failed))
        {
          /* Other desks' attachments come when there is time, and what headquarters has comes again. */
          if (desk_query_get_integer (list, 3) != 0
              && g_error_matches (failed, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING))
            {
              g_clear_error (&failed);
              continue;
            }

          g_prefix_error (&failed, "%s, %s: ", number != NULL ? number : "–", name != NULL ? name : "–");
          break;
        }
      ++*n_attachments;
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}
