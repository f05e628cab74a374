// SPDX-License-Identifier: GPL-3.0-or-later
// How far a task in a thread of its own has come, told to whoever began it.

#include "store/progress.h"

typedef struct
{
  GTask *task;
  goffset done;
  goffset all;
  GFileProgressCallback progress;
  gpointer data;
} Step;

static void
step_free (Step *step)
{
  g_object_unref (step->task);
  g_free (step);
}

static gboolean
tell (gpointer data)
{
  const Step *step = data;

  if (!g_task_get_completed (step->task))
    step->progress (step->done, step->all, step->data);
  return G_SOURCE_REMOVE;
}

/**
 * desk_progress_tell:
 * @task: what runs in the calling thread
 * @data: handed to @progress, which is not called any more once @task is completed
 *
 * Calls @progress where @task was begun.
 */
void
desk_progress_tell (GTask *task, goffset done, goffset all, GFileProgressCallback progress, gpointer data)
{
  Step *step = g_new (Step, 1);

  *step = (Step){ g_object_ref (task), done, all, progress, data };
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, tell, step,
                              (GDestroyNotify)step_free);
}
