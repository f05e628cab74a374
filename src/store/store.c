// SPDX-License-Identifier: GPL-3.0-or-later
// The one door between the screens and the database: a worker thread and its queue. What the tasks do lies in the other
// files of this folder, which are synchronous and know nothing of threads.

#include "store/store.h"

#include "store/blob.h"
#include "store/database-private.h"
#include "store/error.h"
#include "store/progress.h"
#include "store/verify.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#define QUIET (2 * G_USEC_PER_SEC)
#define CANCEL_STEPS 2000 /* virtual machine steps between looks at the cancellable */

struct _DeskStore
{
  GObject parent_instance;
  DeskDatabase *database; /* the worker's */
  char *desk;
  gint64 position;
  GMutex mutex;    /* of thread and n_jobs: tasks come from the screens and from the sync */
  GThread *thread; /* NULL: closed */
  GAsyncQueue *queue;
  guint n_jobs; /* so far: keeps the order within a priority */
};

/* What waits in the queue. Without a task it is the end. */
typedef struct
{
  int priority;
  guint place;
  gboolean reads; /* may be dropped and cut short */
  GTask *task;
  DeskStoreFunc func;
  gpointer data;
  GDestroyNotify result_free;
} Job;

typedef struct
{
  gpointer data;
  GDestroyNotify free;
} Held;

/* What the worker holds: not the store, which may go before it. */
typedef struct
{
  DeskDatabase *database;
  GAsyncQueue *queue;
} Worker;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskStore, desk_store, G_TYPE_OBJECT)

static int
compare_jobs (gconstpointer a, gconstpointer b, gpointer data)
{
  const Job *first = a, *second = b;

  if (first->priority != second->priority)
    return first->priority < second->priority ? -1 : 1;
  return first->place < second->place ? -1 : first->place > second->place;
}

static void
held_free (gpointer pointer)
{
  Held *held = pointer;

  if (held->free != NULL && held->data != NULL)
    held->free (held->data);
  g_free (held);
}

static int
on_progress (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* On the worker. */
static void
run_job (DeskDatabase *database, Job *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);
  GError *error = NULL;
  gpointer result;

  if (job->reads && g_task_return_error_if_cancelled (job->task))
    return;

  if (job->reads && cancellable != NULL)
    sqlite3_progress_handler (desk_database_get_handle (database), CANCEL_STEPS, on_progress, cancellable);
  result = job->func (database, job->data, job->reads ? cancellable : NULL, &error);
  sqlite3_progress_handler (desk_database_get_handle (database), 0, NULL, NULL);

  if (error != NULL)
    g_task_return_error (job->task, error);
  else
    g_task_return_pointer (job->task, result, job->result_free);
}

static void
refuse_job (Job *job)
{
  g_task_return_new_error (job->task, DESK_STORE_ERROR, DESK_STORE_ERROR_CLOSED,
                           _ ("The desk is being closed."));
}

static void
close_database (DeskDatabase *database)
{
  g_autoptr (GError) error = NULL;

  if (!desk_database_close (database, &error))
    g_message ("The database could not be brought into one file: %s", error->message);
}

/* Bytes that were attached to nothing are swept away before there is anything else to do. */
static void
sweep (DeskDatabase *database)
{
  g_autoptr (GError) error = NULL;

  if (!desk_blob_sweep (database, &error))
    g_message ("The attachments were not tidied up: %s", error->message);
}

/* When nothing was asked for a while there is time for what is not urgent, once. */
static Job *
wait_for_job (Worker *self)
{
  Job *job = g_async_queue_timeout_pop (self->queue, QUIET);

  if (job != NULL)
    return job;
  desk_blob_settle (self->database);
  return g_async_queue_pop (self->queue);
}

/* The worker: takes what is most urgent, until the end comes. Saves that were asked for before are still written. */
static gpointer
work (gpointer data)
{
  Worker *self = data;
  gboolean ending = FALSE;

  sweep (self->database);
  for (;;)
    {
      Job *job = ending ? g_async_queue_try_pop (self->queue) : wait_for_job (self);

      if (job == NULL)
        break;
      if (job->task == NULL)
        ending = TRUE;
      else if (ending && job->reads)
        refuse_job (job);
      else
        run_job (self->database, job);
      g_clear_object (&job->task);
      g_free (job);
    }

  close_database (self->database);
  g_object_unref (self->database);
  g_async_queue_unref (self->queue);
  g_free (self);
  return NULL;
}

static void
push (DeskStore *self, Job *job)
{
  job->place = self->n_jobs++;
  g_async_queue_push_sorted (self->queue, job, compare_jobs, NULL);
}

static void
enqueue (DeskStore *self, DeskPriority priority, gboolean reads, GTask *task, DeskStoreFunc func,
         gpointer data, GDestroyNotify result_free)
{
  Job *job = g_new0 (Job, 1);
  gboolean is_open;

  *job = (Job){
    .priority = priority, .reads = reads, .task = task, .func = func, .data = data, .result_free = result_free
  };
  g_mutex_lock (&self->mutex);
  is_open = self->thread != NULL;
  if (is_open)
    push (self, job);
  g_mutex_unlock (&self->mutex);
  if (is_open)
    return;
  refuse_job (job);
  g_object_unref (task);
  g_free (job);
}

static void
desk_store_finalize (GObject *object)
{
  DeskStore *self = DESK_STORE (object);

  desk_store_close (self);
  g_async_queue_unref (self->queue);
  g_clear_object (&self->database);
  g_free (self->desk);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (desk_store_parent_class)->finalize (object);
}

static void
desk_store_class_init (DeskStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_store_finalize;

  /**
   * DeskStore::changed:
   * @kind: kind of a record
   * @id: its id
   *
   * A record was saved. Comes on the thread that asked for the save.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
desk_store_init (DeskStore *self)
{
  g_mutex_init (&self->mutex);
  self->queue = g_async_queue_new ();
}

/**
 * desk_store_new:
 * @database: an open database; from now on only the worker uses it
 *
 * Returns: (transfer full): a store that works until desk_store_close()
 */
DeskStore *
desk_store_new (DeskDatabase *database)
{
  DeskStore *self = g_object_new (DESK_TYPE_STORE, NULL);
  Worker *worker = g_new0 (Worker, 1);

  worker->database = g_object_ref (database);
  worker->queue = g_async_queue_ref (self->queue);
  self->database = g_object_ref (database);
  self->desk = g_strdup (desk_database_get_desk (database));
  self->position = desk_database_get_position (database);
  self->thread = g_thread_new ("desk-store", work, worker);
  return self;
}

/**
 * desk_store_get_desk:
 *
 * Returns: (transfer none): station and book of this desk, "PL1-A"
 */
const char *
desk_store_get_desk (DeskStore *self)
{
  return self->desk;
}

/**
 * desk_store_get_position:
 *
 * Returns: how far this desk has read its station's log: the base of a form that opens now
 */
gint64
desk_store_get_position (DeskStore *self)
{
  return self->position;
}

/**
 * desk_store_tell_changed:
 * @records: (element-type DeskRecord): records that were folded from what others wrote
 * @position: how far the log was read then
 *
 * Tells the screens of them: `changed` for each. For the thread of the screens.
 */
void
desk_store_tell_changed (DeskStore *self, GPtrArray *records, gint64 position)
{
  self->position = position;
  for (guint i = 0; i < records->len; i++)
    {
      DeskRecord *record = g_ptr_array_index (records, i);

      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, desk_record_get_kind (record),
                     desk_record_get_id (record));
    }
}

/**
 * desk_store_tell_desk:
 * @desk: station and book of this desk, from now on
 *
 * The desk was enrolled. For the thread of the screens.
 */
void
desk_store_tell_desk (DeskStore *self, const char *desk)
{
  g_set_str (&self->desk, desk);
}

static GTask *
make_task (DeskStore *self, gpointer tag, gpointer data, GDestroyNotify data_free, GCancellable *cancellable,
           GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Held *held = g_new0 (Held, 1);

  *held = (Held){ data, data_free };
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, held, held_free);
  /* Otherwise a save that was written could be told as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

/**
 * desk_store_call_async:
 * @func: what to do on the worker
 * @data: for @func; let go with @data_free on whatever thread is last
 * @result_free: frees a result nobody fetched
 * @cancellable: (nullable): drops the task while it waits and cuts it short while it runs
 *
 * May be called from any thread; @callback comes in the thread-default context of the caller.
 *
 * Has something read, or with %DESK_PRIORITY_SAVING written: what writes is never dropped, cut short or left undone when
 * the desk closes. Tasks of one priority keep their order.
 */
void
desk_store_call_async (DeskStore *self, DeskPriority priority, DeskStoreFunc func, gpointer data,
                       GDestroyNotify data_free, GDestroyNotify result_free, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = make_task (self, desk_store_call_async, data, data_free, cancellable, callback, user_data);

  enqueue (self, priority, priority != DESK_PRIORITY_SAVING, task, func, data, result_free);
}

/**
 * desk_store_call_finish:
 *
 * Returns: what the function returned; NULL with @error set
 */
gpointer
desk_store_call_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
run_save (DeskDatabase *database, gpointer save, GCancellable *cancellable, GError **error)
{
  return desk_save_run (save, database, NULL, error) ? save : NULL;
}

static void
emit_changed (DeskStore *self, DeskSave *save)
{
  g_autoptr (GPtrArray) records = desk_save_list_records (save);

  desk_store_tell_changed (self, records, self->position);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  DeskSave *save = g_task_propagate_pointer (G_TASK (result), &error);

  if (save == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  desk_save_finish (save);
  emit_changed (DESK_STORE (source), save);
  g_task_return_boolean (task, TRUE);
}

/**
 * desk_store_save_async:
 *
 * Writes a save. When @callback is called, the records have their ids and numbers and `changed` was emitted. It cannot
 * be cancelled.
 */
void
desk_store_save_async (DeskStore *self, DeskSave *save, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *outer = g_task_new (self, NULL, callback, user_data);
  GTask *task =
      make_task (self, desk_store_save_async, g_object_ref (save), g_object_unref, NULL, on_saved, outer);

  g_task_set_source_tag (outer, desk_store_save_async);
  enqueue (self, DESK_PRIORITY_SAVING, FALSE, task, run_save, save, NULL);
}

/**
 * desk_store_save_finish:
 *
 * Returns: FALSE with an error of desk_save_run(); then nothing was written
 */
gboolean
desk_store_save_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gpointer
run_write_draft (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  DeskDraft *draft = data;

  return desk_draft_write (draft, database, NULL, error) ? g_memdup2 (&draft->id, sizeof draft->id) : NULL;
}

/**
 * desk_store_write_draft_async:
 * @draft: copied
 */
void
desk_store_write_draft_async (DeskStore *self, DeskDraft *draft, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  DeskDraft *copy = desk_draft_copy (draft);
  GTask *task = make_task (self, desk_store_write_draft_async, copy, (GDestroyNotify)desk_draft_free, NULL,
                           callback, user_data);

  enqueue (self, DESK_PRIORITY_SAVING, FALSE, task, run_write_draft, copy, g_free);
}

/**
 * desk_store_write_draft_finish:
 *
 * Returns: the id of the draft, to be put into it before it is written again; 0 where nothing is typed any more; -1
 *   with @error set
 */
gint64
desk_store_write_draft_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL ? *id : -1;
}

static void
check_in_thread (GTask *task, gpointer source, gpointer database, GCancellable *cancellable)
{
  GError *error = NULL;

  if (desk_database_check (database, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * desk_store_check_async:
 * @cancellable: to be cancelled before desk_store_close()
 *
 * Reads the whole database file and says whether it is sound, through a connection and in a thread of its own: the
 * worker goes on meanwhile.
 */
void
desk_store_check_async (DeskStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, desk_store_check_async);
  g_task_set_task_data (task, g_object_ref (self->database), g_object_unref);
  g_task_run_in_thread (task, check_in_thread);
}

/**
 * desk_store_check_finish:
 *
 * Returns: FALSE with %DESK_STORE_ERROR_DAMAGED, or %G_IO_ERROR_CANCELLED
 */
gboolean
desk_store_check_finish (DeskStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A verification: what it is told to whom. */
typedef struct
{
  DeskDatabase *database;
  GFileProgressCallback progress;
  gpointer progress_data;
  gint64 n_changes;
} Verification;

static void
verification_free (Verification *self)
{
  g_object_unref (self->database);
  g_free (self);
}

/* On the thread that verifies. */
static void
on_verify_progress (gint64 n_read, gint64 n_changes, gpointer task)
{
  const Verification *self = g_task_get_task_data (task);

  desk_progress_tell (task, n_read, n_changes, self->progress, self->progress_data);
}

static void
verify_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Verification *self = data;
  GError *error = NULL;

  if (desk_verify_run_apart (self->database, self->progress != NULL ? on_verify_progress : NULL, task,
                             &self->n_changes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * desk_store_verify_async:
 * @progress: (nullable): told how many changes of how many were read, until @callback is called
 * @cancellable: to be cancelled before desk_store_close()
 *
 * Verifies the journal through a connection and in a thread of its own: the worker goes on meanwhile.
 */
void
desk_store_verify_async (DeskStore *self, GFileProgressCallback progress, gpointer progress_data,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Verification *verification = g_new0 (Verification, 1);

  *verification = (Verification){ g_object_ref (self->database), progress, progress_data, 0 };
  g_task_set_source_tag (task, desk_store_verify_async);
  g_task_set_task_data (task, verification, (GDestroyNotify)verification_free);
  g_task_run_in_thread (task, verify_in_thread);
}

/**
 * desk_store_verify_finish:
 * @n_changes: (out): how many changes hold
 *
 * Returns: FALSE with %DESK_STORE_ERROR_BROKEN naming the first change that does not hold, or %G_IO_ERROR_CANCELLED
 */
gboolean
desk_store_verify_finish (DeskStore *self, GAsyncResult *result, gint64 *n_changes, GError **error)
{
  *n_changes = ((const Verification *)g_task_get_task_data (G_TASK (result)))->n_changes;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * desk_store_close:
 *
 * Writes what was asked for before, tells the other tasks that the desk closes, and closes the database. Waits until
 * that is done. The store takes no tasks any more.
 */
void
desk_store_close (DeskStore *self)
{
  GThread *thread;
  Job *end;

  g_mutex_lock (&self->mutex);
  thread = g_steal_pointer (&self->thread);
  if (thread != NULL)
    {
      end = g_new0 (Job, 1);
      end->priority = G_MININT;
      push (self, end);
    }
  g_mutex_unlock (&self->mutex);

  /* The worker itself may let go the last task and with it the store. */
  if (thread == g_thread_self ())
    g_thread_unref (thread);
  else if (thread != NULL)
    g_thread_join (thread);
}
