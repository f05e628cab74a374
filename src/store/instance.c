// SPDX-License-Identifier: GPL-3.0-or-later
// One program at a time on one desk: a lock file, let go by the system itself when the program dies.

#include "store/instance.h"

#include "store/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

static void
set_taken (const char *path, GError **error)
{
  g_autofree char *holder = NULL;

  if (!g_file_get_contents (path, &holder, NULL, NULL) || *g_strstrip (holder) == '\0')
    g_set_str (&holder, "?");
  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_SECOND_INSTANCE,
      _ ("Duty Desk runs already on this desk, as process %s, perhaps for another user of this computer. Go "
         "on in that window, or close it first."),
      holder);
}

/**
 * desk_instance_lock:
 * @path: the lock file; it stays when the lock is gone
 *
 * Returns: what desk_instance_unlock() needs; -1 with %DESK_STORE_ERROR_SECOND_INSTANCE naming the process
 */
int
desk_instance_lock (const char *path, GError **error)
{
  int lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (lock < 0)
    {
      desk_store_error_set_errno (error, errno, path);
      return -1;
    }
  if (flock (lock, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno == EWOULDBLOCK)
        set_taken (path, error);
      else
        desk_store_error_set_errno (error, errno, path);
      close (lock);
      return -1;
    }

  /* Only for the message above; a full disk must not keep anybody out. */
  if (ftruncate (lock, 0) != 0 || dprintf (lock, "%ld\n", (long)getpid ()) < 0)
    g_debug ("The lock file has no process number");
  return lock;
}

/**
 * desk_instance_unlock:
 */
void
desk_instance_unlock (int lock)
{
  close (lock);
}
