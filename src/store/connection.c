// SPDX-License-Identifier: GPL-3.0-or-later
// A connection to an encrypted file: the key, what can be told from the outside of the file, and its health.

#include "store/connection.h"

#include "store/error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#define PAGE_BYTES 4096
#define SALT_BYTES 16
#define CHECK_STEPS 20000 /* virtual machine steps between looks at the cancellable */

/* SQLCipher keeps 16 bytes of salt in the clear at the start of a file. The key is random and belongs to this file
 * alone, so a salt adds nothing to it; made from the key and the file's purpose, it tells a wrong key from a damaged file. */
static void
make_salt (DeskConnectionFile file, DeskKey *key, guint8 salt[SALT_BYTES])
{
  const char *purpose =
      file == DESK_CONNECTION_BLOBS ? "dutydesk attachments salt" : "dutydesk database salt";

  crypto_generichash (salt, SALT_BYTES, (const guint8 *)purpose, strlen (purpose), desk_key_peek (key),
                      DESK_KEY_BYTES);
}

static gboolean
read_start (const char *path, guint8 start[SALT_BYTES], goffset *size, GError **error)
{
  GStatBuf status;
  FILE *file = g_stat (path, &status) == 0 ? g_fopen (path, "rbe") : NULL;

  if (file == NULL)
    {
      desk_store_error_set_errno (error, errno, path);
      return FALSE;
    }
  memset (start, 0, SALT_BYTES);
  *size = status.st_size;
  if (fread (start, 1, SALT_BYTES, file) < SALT_BYTES && ferror (file))
    *size = 0;
  fclose (file);
  return TRUE;
}

/* Looks at the file before SQLite does: SQLite would make a database of an empty file. */
static gboolean
examine (DeskConnectionFile file, const char *path, DeskKey *key, GError **error)
{
  guint8 start[SALT_BYTES], salt[SALT_BYTES];
  goffset size;

  if (!read_start (path, start, &size, error))
    return FALSE;
  make_salt (file, key, salt);

  if (size == 0 || (memcmp (start, salt, SALT_BYTES) == 0 && size % PAGE_BYTES != 0))
    {
      g_set_error (
          error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED,
          _ ("The database of this desk, %s, has lost its end. Nothing was changed. Keep the file as it is "
             "and restore the last backup."),
          path);
      return FALSE;
    }
  if (memcmp (start, salt, SALT_BYTES) == 0)
    return TRUE;

  if (memcmp (start, "SQLite format 3", SALT_BYTES) == 0 || size % PAGE_BYTES != 0)
    g_set_error (
        error, DESK_STORE_ERROR, DESK_STORE_ERROR_NOT_DATABASE,
        _ ("The file %s is not the database of a desk. Nothing was changed. Put it aside and restore the last "
           "backup."),
        path);
  else
    g_set_error (
        error, DESK_STORE_ERROR, DESK_STORE_ERROR_WRONG_KEY,
        _ ("The database %s belongs to other keys than the ones on this desk. Nothing was changed. Put back "
           "the database and the file keys.json from one and the same backup."),
        path);
  return FALSE;
}

static gboolean
hand_key (DeskConnectionFile file, sqlite3 *handle, DeskKey *key)
{
  char spec[2 + 2 * (DESK_KEY_BYTES + SALT_BYTES) + 2];
  guint8 salt[SALT_BYTES];
  int result;

  make_salt (file, key, salt);
  strcpy (spec, "x'");
  sodium_bin2hex (spec + 2, 2 * DESK_KEY_BYTES + 1, desk_key_peek (key), DESK_KEY_BYTES);
  sodium_bin2hex (spec + 2 + 2 * DESK_KEY_BYTES, 2 * SALT_BYTES + 1, salt, SALT_BYTES);
  strcat (spec, "'");
  result = sqlite3_key_v2 (handle, "main", spec, (int)strlen (spec));
  sodium_memzero (spec, sizeof spec);
  return result == SQLITE_OK;
}

/* Everything here leaves the file as it is. */
static gboolean
prepare (DeskConnectionFile file, sqlite3 *handle, DeskKey *key)
{
  static const char settings[] = "PRAGMA cipher_log_level = NONE;"
                                 "PRAGMA cipher_memory_security = OFF;"
                                 "PRAGMA temp_store = MEMORY;"
                                 "PRAGMA trusted_schema = OFF;"
                                 "SELECT count(*) FROM sqlite_master;";

  sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_busy_timeout (handle, 5000);
  return hand_key (file, handle, key) && sqlite3_exec (handle, settings, NULL, NULL, NULL) == SQLITE_OK;
}

static sqlite3 *
open_with (DeskConnectionFile file, const char *path, DeskKey *key, int flags, GError **error)
{
  sqlite3 *handle = NULL;

  if (sqlite3_open_v2 (path, &handle, flags | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK
      && prepare (file, handle, key))
    return handle;

  if (handle == NULL)
    g_error ("There is no memory for a connection");
  desk_store_error_set_sqlite (error, handle);
  sqlite3_close (handle);
  return NULL;
}

/**
 * desk_connection_open:
 *
 * Opens a file that is there already. Nothing is written to it, also not when the connection is closed, until
 * SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE is taken off.
 *
 * Returns: a connection, or NULL with %DESK_STORE_ERROR_MISSING, _DAMAGED, _NOT_DATABASE, _WRONG_KEY, _READ_ONLY ...
 */
sqlite3 *
desk_connection_open (DeskConnectionFile file, const char *path, DeskKey *key, GError **error)
{
  return examine (file, path, key, error) ? open_with (file, path, key, SQLITE_OPEN_READWRITE, error) : NULL;
}

/**
 * desk_connection_open_new:
 *
 * Returns: a connection to a file that is made with the first write
 */
sqlite3 *
desk_connection_open_new (DeskConnectionFile file, const char *path, DeskKey *key, GError **error)
{
  return open_with (file, path, key, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
}

/**
 * desk_connection_open_to_read:
 *
 * Returns: a connection that cannot write
 */
sqlite3 *
desk_connection_open_to_read (DeskConnectionFile file, const char *path, DeskKey *key, GError **error)
{
  return examine (file, path, key, error) ? open_with (file, path, key, SQLITE_OPEN_READONLY, error) : NULL;
}

/**
 * desk_connection_remove_leftovers:
 * @path: of a database that is not there
 *
 * The log of a database that is gone must not be taken for the new one's.
 */
void
desk_connection_remove_leftovers (const char *path)
{
  static const char *const endings[] = { "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *leftover = g_strconcat (path, endings[i], NULL);

      g_unlink (leftover);
    }
}

static int
on_progress (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* It answers with a row for each fault, or with "ok". Each page it reads is decrypted and authenticated on the way: that
 * is the check of the bytes. (cipher_integrity_check reads the file a second time and cannot be cancelled.) */
static gboolean
quick_check (sqlite3 *handle, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (handle, "PRAGMA quick_check (1)", -1, &statement, NULL);
  gboolean sound = TRUE;

  if (result == SQLITE_OK)
    while ((result = sqlite3_step (statement)) == SQLITE_ROW && sound)
      {
        const char *fault = (const char *)sqlite3_column_text (statement, 0);

        sound = g_strcmp0 (fault, "ok") == 0;
        if (!sound)
          g_set_error (
              error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED,
              _ ("The database of this desk is damaged. Stop working here, keep the file as it is, and "
                 "restore the last backup. (%s)"),
              fault);
      }
  if (sound && result != SQLITE_DONE)
    {
      desk_store_error_set_sqlite (error, handle);
      sound = FALSE;
    }
  sqlite3_finalize (statement);
  return sound;
}

/**
 * desk_connection_check:
 *
 * Reads the whole file: is every page what was written (HMAC), and do the trees hang together?
 *
 * Returns: FALSE with %DESK_STORE_ERROR_DAMAGED naming the first fault, or %G_IO_ERROR_CANCELLED
 */
gboolean
desk_connection_check (sqlite3 *handle, GCancellable *cancellable, GError **error)
{
  gboolean sound;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  sqlite3_progress_handler (handle, CHECK_STEPS, on_progress, cancellable);
  sound = quick_check (handle, error);
  sqlite3_progress_handler (handle, 0, NULL, NULL);
  return sound;
}
