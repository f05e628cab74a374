// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong in the store: the error domain of this folder, and how SQLite's and the system's errors are
// told to the officer.

#include "store/error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>

G_DEFINE_QUARK (desk_store_error, desk_store_error)

static void
set_full (GError **error, const char *cause)
{
  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_FULL,
      _ ("The disk is full, so this was not saved. What was saved before is safe. Free some space on "
         "the disk, then save again. (%s)"),
      cause);
}

static void
set_read_only (GError **error, const char *cause)
{
  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY,
      _ ("The data folder of this desk cannot be written. Nothing was changed. Ask whoever looks after "
         "this computer to make the folder writable. (%s)"),
      cause);
}

static gboolean
is_out_of_space (int error_number)
{
  return error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG;
}

/**
 * desk_store_error_set_sqlite:
 * @handle: the connection on which a call has just failed
 *
 * Sets @error after what SQLite says about its last call. An interrupted statement is %G_IO_ERROR_CANCELLED.
 */
void
desk_store_error_set_sqlite (GError **error, struct sqlite3 *handle)
{
  const char *cause = sqlite3_errmsg (handle);

  switch (sqlite3_errcode (handle))
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("This was cancelled."));
      break;
    case SQLITE_FULL:
      set_full (error, cause);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      set_read_only (error, cause);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED,
                   _ ("The database of this desk is damaged: part of the file is not what was written. Stop "
                      "working here, keep the file as it is, and restore the last backup. (%s)"),
                   cause);
      break;
    case SQLITE_IOERR:
      if (is_out_of_space (sqlite3_system_errno (handle)))
        {
          set_full (error, cause);
          break;
        }
      G_GNUC_FALLTHROUGH;
    default:
      g_set_error (
          error, DESK_STORE_ERROR, DESK_STORE_ERROR_FAILED,
          _ ("The database of this desk did not answer as it should. Nothing of this act was saved; try "
             "again. (%s)"),
          cause);
    }
}

/**
 * desk_store_error_set_errno:
 * @error_number: errno of a call on a file
 * @path: the file
 */
void
desk_store_error_set_errno (GError **error, int error_number, const char *path)
{
  g_autofree char *cause = g_strdup_printf ("%s: %s", path, g_strerror (error_number));

  if (is_out_of_space (error_number))
    set_full (error, cause);
  else if (error_number == EACCES || error_number == EPERM || error_number == EROFS)
    set_read_only (error, cause);
  else if (error_number == ENOENT)
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING,
                 _ ("A file of this desk is not there. (%s)"), cause);
  else
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_FAILED,
                 _ ("A file of this desk could not be read or written. (%s)"), cause);
}
