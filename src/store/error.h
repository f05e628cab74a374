// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DESK_STORE_ERROR:
 *
 * The error domain of everything in `store`. Its messages are translated and made for the officer: what happened, to
 * what, and what to do now. Where the cause was found deeper down it stands in brackets at the end.
 */
#define DESK_STORE_ERROR (desk_store_error_quark ())

/**
 * DeskStoreError:
 * @DESK_STORE_ERROR_FAILED: none of the others: a bug, or a disk that fails
 * @DESK_STORE_ERROR_MISSING: there is no database, no key file or no record of that name
 * @DESK_STORE_ERROR_EXISTS: there is a database already; nothing was overwritten
 * @DESK_STORE_ERROR_NOT_DATABASE: the file is something else, or an unencrypted database
 * @DESK_STORE_ERROR_WRONG_KEY: the database was made with another key
 * @DESK_STORE_ERROR_DAMAGED: the file is not what was written: truncated, overwritten, bad sectors
 * @DESK_STORE_ERROR_NEWER: a newer version of the program wrote it; nothing was touched
 * @DESK_STORE_ERROR_READ_ONLY: the folder or the file cannot be written
 * @DESK_STORE_ERROR_FULL: the disk is full; nothing of this act was written
 * @DESK_STORE_ERROR_SECOND_INSTANCE: the program runs already on this desk
 * @DESK_STORE_ERROR_PASSWORD: wrong password or recovery key
 * @DESK_STORE_ERROR_WAIT: too many wrong passwords; nothing was tried
 * @DESK_STORE_ERROR_MISTYPED: a recovery key whose check characters do not fit; nothing was tried
 * @DESK_STORE_ERROR_CLASH: somebody at this desk changed the same fields since the form opened; nothing was written
 * @DESK_STORE_ERROR_REFUSED: a field that may not change any more, or an act the store does not allow
 * @DESK_STORE_ERROR_BROKEN: the journal's chain does not hold
 * @DESK_STORE_ERROR_TOO_LARGE: a file is larger than an attachment may be
 * @DESK_STORE_ERROR_UNREADABLE: a file that was to be attached is gone, no file, or changed while it was read
 * @DESK_STORE_ERROR_TAKEN: somebody else has the place of an appointment, or it cannot be booked; nothing was written
 * @DESK_STORE_ERROR_CLOSED: the store was closed before the task had its turn
 */
typedef enum
{
  DESK_STORE_ERROR_FAILED,
  DESK_STORE_ERROR_MISSING,
  DESK_STORE_ERROR_EXISTS,
  DESK_STORE_ERROR_NOT_DATABASE,
  DESK_STORE_ERROR_WRONG_KEY,
  DESK_STORE_ERROR_DAMAGED,
  DESK_STORE_ERROR_NEWER,
  DESK_STORE_ERROR_READ_ONLY,
  DESK_STORE_ERROR_FULL,
  DESK_STORE_ERROR_SECOND_INSTANCE,
  DESK_STORE_ERROR_PASSWORD,
  DESK_STORE_ERROR_WAIT,
  DESK_STORE_ERROR_MISTYPED,
  DESK_STORE_ERROR_CLASH,
  DESK_STORE_ERROR_REFUSED,
  DESK_STORE_ERROR_BROKEN,
  DESK_STORE_ERROR_TOO_LARGE,
  DESK_STORE_ERROR_UNREADABLE,
  DESK_STORE_ERROR_TAKEN,
  DESK_STORE_ERROR_CLOSED,
} DeskStoreError;

GQuark desk_store_error_quark (void);

struct sqlite3;
void desk_store_error_set_sqlite (GError **error, struct sqlite3 *handle);
void desk_store_error_set_errno (GError **error, int error_number, const char *path);

G_END_DECLS
