// SPDX-License-Identifier: GPL-3.0-or-later
// Small files that are whole at every moment, also when the power goes.

#include "store/durable.h"

#include "store/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
write_all (int fd, const char *text, gsize length)
{
  while (length > 0)
    {
      ssize_t written = write (fd, text, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      text += written;
      length -= (gsize)written;
    }
  return TRUE;
}

/**
 * desk_durable_sync_folder:
 * @path: a file; its folder's list of names is brought to the disk
 */
gboolean
desk_durable_sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    desk_store_error_set_errno (error, errno, folder);
  if (fd >= 0)
    close (fd);
  return synced;
}

/**
 * desk_durable_replace:
 * @path: the file
 * @text: all it shall hold
 *
 * Writes a new file that only its owner may read, brings it to the disk and lets it take the old one's place. When
 * this returns TRUE the new text survives a power cut; before, the old one does. (g_file_set_contents_full() leaves
 * the fsync out on btrfs.)
 */
gboolean
desk_durable_replace (const char *path, const char *text, gsize length, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".new", NULL);
  int fd = g_open (part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gboolean written = fd >= 0 && write_all (fd, text, length) && fsync (fd) == 0;
  int error_number = errno;

  if (fd >= 0)
    close (fd);
  if (written && g_rename (part, path) != 0)
    {
      error_number = errno;
      written = FALSE;
    }
  if (!written)
    {
      if (fd >= 0)
        g_unlink (part);
      desk_store_error_set_errno (error, error_number, path);
      return FALSE;
    }
  return desk_durable_sync_folder (path, error);
}
