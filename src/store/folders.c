// SPDX-License-Identifier: GPL-3.0-or-later
// Where the files of one desk lie.

#include "store/folders.h"

#include "store/error.h"

#include <errno.h>
#include <glib/gstdio.h>

/**
 * desk_folders_new:
 * @data: folder of the database, the attachments, the key file and the lock
 * @state: folder of the high-water file, which no backup holds
 */
DeskFolders *
desk_folders_new (const char *data, const char *state)
{
  DeskFolders *self = g_new0 (DeskFolders, 1);

  self->data = g_strdup (data);
  self->state = g_strdup (state);
  return self;
}

/**
 * desk_folders_copy:
 */
DeskFolders *
desk_folders_copy (const DeskFolders *self)
{
  return desk_folders_new (self->data, self->state);
}

/**
 * desk_folders_free:
 */
void
desk_folders_free (DeskFolders *self)
{
  g_free (self->data);
  g_free (self->state);
  g_free (self);
}

/**
 * desk_folders_make:
 * Makes the two folders where they are not there yet; only their owner may look inside.
 *
 * Returns: FALSE with %DESK_STORE_ERROR_READ_ONLY, _FULL or _FAILED
 */
gboolean
desk_folders_make (const DeskFolders *self, GError **error)
{
  const char *const folders[] = { self->data, self->state };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (g_mkdir_with_parents (folders[i], 0700) != 0)
      {
        desk_store_error_set_errno (error, errno, folders[i]);
        return FALSE;
      }
  return TRUE;
}

/**
 * desk_folders_get_database:
 *
 * Returns: (transfer full): path of the database
 */
char *
desk_folders_get_database (const DeskFolders *self)
{
  return g_build_filename (self->data, "desk.db", NULL);
}

/**
 * desk_folders_get_blobs:
 *
 * Returns: (transfer full): path of the file that holds the bytes of attachments
 */
char *
desk_folders_get_blobs (const DeskFolders *self)
{
  return g_build_filename (self->data, "blobs.db", NULL);
}

/**
 * desk_folders_get_keyring:
 *
 * Returns: (transfer full): path of the key slots
 */
char *
desk_folders_get_keyring (const DeskFolders *self)
{
  return g_build_filename (self->data, "keys.json", NULL);
}

/**
 * desk_folders_get_lock:
 *
 * Returns: (transfer full): path of the file that is locked while the program runs
 */
char *
desk_folders_get_lock (const DeskFolders *self)
{
  return g_build_filename (self->data, "lock", NULL);
}

/**
 * desk_folders_get_high_water:
 *
 * Returns: (transfer full): path of the file that remembers the last number given out
 */
char *
desk_folders_get_high_water (const DeskFolders *self)
{
  return g_build_filename (self->state, "highwater", NULL);
}
