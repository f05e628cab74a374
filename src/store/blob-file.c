// SPDX-License-Identifier: GPL-3.0-or-later
// The file in which the bytes of attachments lie, as a file: making it, opening it. What is in it is in blob.c.

#include "store/blob-file.h"

#include "store/connection.h"
#include "store/durable.h"
#include "store/error.h"
#include "store/query.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#define VERSION 1

/* "offset": so many bytes are there, on the disk; less than the size where the rest is still to come. named: a record
 * was found that names it. row grows with each time the bytes were attached. */
#define SCHEMA \
  "BEGIN;" \
  "CREATE TABLE blob (row INTEGER PRIMARY KEY AUTOINCREMENT, sha TEXT NOT NULL UNIQUE, size INTEGER NOT NULL," \
  " \"offset\" INTEGER NOT NULL, named INTEGER NOT NULL DEFAULT 0);" \
  "CREATE INDEX blob_unnamed ON blob (row) WHERE named = 0;" \
  "CREATE TABLE part (sha TEXT NOT NULL, off INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (sha, off));" \
  "PRAGMA user_version = " G_STRINGIFY (VERSION) ";" \
                                                 "COMMIT;"

/* Under another name first: the file is whole or not there. */
static gboolean
make (const char *path, DeskKey *key, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".new", NULL);
  sqlite3 *handle;
  gboolean made;

  g_unlink (part);
  desk_connection_remove_leftovers (part);
  handle = desk_connection_open_new (DESK_CONNECTION_BLOBS, part, key, error);
  if (handle == NULL)
    return FALSE;
  made = sqlite3_exec (handle, SCHEMA, NULL, NULL, NULL) == SQLITE_OK;
  if (!made)
    desk_store_error_set_sqlite (error, handle);
  sqlite3_close (handle);

  desk_connection_remove_leftovers (path);
  if (made && g_rename (part, path) != 0)
    {
      desk_store_error_set_errno (error, errno, path);
      made = FALSE;
    }
  return made && desk_durable_sync_folder (path, error);
}

/* A file that is not there is no trouble for a desk that never attached anything. */
static void
tell_lost (DeskDatabase *database, const char *path, GError **problem)
{
  g_autoptr (DeskQuery) count =
      desk_query_new (database, "SELECT count (*) FROM attachment WHERE sha IS NOT NULL", problem);
  gint64 n_lost;

  if (count == NULL || !desk_query_next (count, problem) || (n_lost = desk_query_get_integer (count, 0)) == 0)
    return;
  g_set_error (
      problem, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING,
      g_dngettext (GETTEXT_PACKAGE,
                   "The file with the attachments, %s, is not there: %lu attachment cannot be opened. "
                   "You can go on working. Have the file put back from the last backup.",
                   "The file with the attachments, %s, is not there: %lu attachments cannot be opened. "
                   "You can go on working. Have the file put back from the last backup.",
                   (gulong)n_lost),
      path, (gulong)n_lost);
}

static gboolean
check_version (sqlite3 *handle, GError **problem)
{
  sqlite3_stmt *query = NULL;
  int version = 0;
  gboolean asked = sqlite3_prepare_v2 (handle, "PRAGMA user_version", -1, &query, NULL) == SQLITE_OK
                   && sqlite3_step (query) == SQLITE_ROW;

  if (asked)
    version = sqlite3_column_int (query, 0);
  else
    desk_store_error_set_sqlite (problem, handle);
  sqlite3_finalize (query);
  if (asked && version > VERSION)
    g_set_error (
        problem, DESK_STORE_ERROR, DESK_STORE_ERROR_NEWER,
        _ ("The file with the attachments was written by a newer version of the program (format %d, this "
           "program knows %d). Install the newer version again."),
        version, VERSION);
  return asked && version <= VERSION;
}

/**
 * desk_blob_file_open:
 * @database: the open database of the desk
 * @problem: gets what has to be told: also where a file that was lost was made anew
 *
 * Opens the file, or makes an empty one where there is none.
 *
 * Returns: a connection; NULL where there can be no work with attachments
 */
sqlite3 *
desk_blob_file_open (DeskDatabase *database, const char *path, DeskKey *key, GError **problem)
{
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  sqlite3 *handle;

  if (is_new && !make (path, key, problem))
    return NULL;
  handle = desk_connection_open (DESK_CONNECTION_BLOBS, path, key, problem);
  if (handle == NULL)
    return NULL;
  if (!check_version (handle, problem))
    {
      sqlite3_close (handle);
      return NULL;
    }
  sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  if (is_new)
    tell_lost (database, path, problem);
  return handle;
}

/**
 * desk_blob_file_put_aside:
 *
 * Gives a file that another desk left here another name: it belongs to other keys, and nothing is thrown away.
 */
gboolean
desk_blob_file_put_aside (const char *path, GError **error)
{
  g_autofree char *aside = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  aside = g_strdup_printf ("%s.%" G_GINT64_FORMAT, path, g_get_real_time ());
  if (g_rename (path, aside) == 0)
    return TRUE;
  desk_store_error_set_errno (error, errno, path);
  return FALSE;
}
