// SPDX-License-Identifier: GPL-3.0-or-later
// Attaching a file from the screens: it is read in a thread of its own, however slow its drive; only then the worker
// keeps its bytes.

#include "store/attach.h"

#include "store/blob.h"
#include "store/progress.h"

typedef struct
{
  GFile *file;
  gint64 limit;
  GFileProgressCallback progress;
  gpointer progress_data;
  DeskBlob *blob;
} Attaching;

static void
attaching_free (Attaching *self)
{
  g_object_unref (self->file);
  g_clear_pointer (&self->blob, desk_blob_free);
  g_free (self);
}

/* On the thread that reads. */
static void
on_read (goffset n_read, goffset n_bytes, gpointer task)
{
  const Attaching *self = g_task_get_task_data (task);

  desk_progress_tell (task, n_read, n_bytes, self->progress, self->progress_data);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Attaching *self = data;
  GError *error = NULL;

  self->blob = desk_blob_read_file (self->file, self->limit, self->progress != NULL ? on_read : NULL, task,
                                    cancellable, &error);
  if (self->blob != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The worker gives the blob back when it keeps it. */
static gpointer
put (DeskDatabase *database, gpointer blob, GCancellable *cancellable, GError **error)
{
  return desk_blob_put (database, blob, cancellable, error) ? blob : NULL;
}

static void
on_put (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (desk_store_call_finish (DESK_STORE (store), result, &error) != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_file_read (GObject *store, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  const Attaching *self = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  g_task_set_task_data (task, g_object_ref (result), g_object_unref);
  desk_store_call_async (DESK_STORE (store), DESK_PRIORITY_BACKGROUND, put, self->blob, NULL, NULL,
                         g_task_get_cancellable (task), on_put, task);
}

/**
 * desk_attach_file_async:
 * @limit: the most bytes it may have
 * @progress: (nullable): told how many bytes of how many were read, until @callback is called
 * @cancellable: (nullable): nothing is kept then
 *
 * Keeps the bytes of a file, for an attachment that is to name them. Typing and saving go on meanwhile.
 */
void
desk_attach_file_async (DeskStore *store, GFile *file, gint64 limit, GFileProgressCallback progress,
                        gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *outer = g_task_new (store, cancellable, callback, user_data);
  g_autoptr (GTask) reading = g_task_new (store, cancellable, on_file_read, outer);
  Attaching *self = g_new0 (Attaching, 1);

  *self = (Attaching){ g_object_ref (file), limit, progress, progress_data, NULL };
  g_task_set_source_tag (outer, desk_attach_file_async);
  /* What was kept is told so, however late somebody cancelled. */
  g_task_set_check_cancellable (outer, FALSE);
  g_task_set_task_data (reading, self, (GDestroyNotify)attaching_free);
  g_task_run_in_thread (reading, read_in_thread);
}

/**
 * desk_attach_file_finish:
 * @sha: (out): under what the bytes lie
 * @size: (out): how many they are
 *
 * Returns: FALSE with an error of desk_blob_read_file() or desk_blob_put(); then nothing was kept
 */
gboolean
desk_attach_file_finish (DeskStore *store, GAsyncResult *result, char **sha, gint64 *size, GError **error)
{
  const Attaching *self;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  self = g_task_get_task_data (g_task_get_task_data (G_TASK (result)));
  *sha = g_strdup (desk_blob_get_sha (self->blob));
  *size = desk_blob_get_size (self->blob);
  return TRUE;
}
