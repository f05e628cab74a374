// SPDX-License-Identifier: GPL-3.0-or-later
// When the desk speaks with headquarters: a second after something was saved, when the network comes back, as often as
// headquarters wants, when somebody asks; and after a failure ever more seldom. Everything here is on the thread of the
// screens and waits for nothing.

#include "sync/sync-private.h"

#include "sync/enrol.h"
#include "sync/enrolment-code.h"
#include "sync/stick.h"

#include <glib/gi18n-lib.h>

#define USUAL_WAIT 900 /* seconds, where headquarters says nothing */
#define LEAST_WAIT 5
#define TOLD_AT_ONCE 16    /* records, between two looks at what else there is to do */
#define OTHERS_SECONDS 600 /* what all stations share changes a few times a year */
#define LONGEST_WAIT (24 * 3600)

/* What is known of the desk when it starts, and again when it was enrolled. */
typedef struct
{
  DeskEnrolled *enrolled;
  DeskRoundCounts counts;
  char *desk;
} Known;

/* News on their way from the thread of the round to that of the screens. */
typedef struct
{
  DeskSync *sync;
  DeskRoundNews *news;
} Message;

static void count (DeskSync *self, gboolean with_blobs);

static void
known_free (Known *self)
{
  g_clear_pointer (&self->enrolled, desk_enrolled_free);
  g_free (self->desk);
  g_free (self);
}

/** Returns: whether there is a network that could lead to headquarters. */
gboolean
desk_sync_work_is_reachable (DeskSync *self)
{
  return g_network_monitor_get_network_available (self->monitor)
         || (self->host != NULL && desk_enrolment_is_loopback (self->host));
}

static gboolean
is_enrolled (DeskSync *self)
{
  return self->enrolled != NULL && self->enrolled->address != NULL;
}

/* When ------------------------------------------------------------------------------------------------------------------- */

static gboolean
on_due (gpointer data)
{
  DeskSync *self = data;

  self->timer = 0;
  desk_sync_work_begin (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
plan_nothing (DeskSync *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->next_try = 0;
}

static void
plan (DeskSync *self, guint milliseconds)
{
  plan_nothing (self);
  if (self->is_stopped || !is_enrolled (self))
    return;
  self->due = g_get_monotonic_time () + (gint64)milliseconds * 1000;
  self->next_try = desk_clock_get_now (self->clock) + milliseconds / 1000;
  self->timer = g_timeout_add (milliseconds, on_due, self);
}

static void
plan_earlier (DeskSync *self, guint milliseconds)
{
  if (self->timer == 0 || self->due > g_get_monotonic_time () + (gint64)milliseconds * 1000)
    plan (self, milliseconds);
}

static void
plan_after_save (DeskSync *self)
{
  plan_earlier (self, desk_sync_is_metered (self) ? self->pace.after_save_metered : self->pace.after_save);
}

static void
plan_after_failure (DeskSync *self, guint retry_after)
{
  guint delay = desk_pace_back_off (&self->pace, self->n_failures, g_random_double ());

  /* What only somebody can put right is not asked for every few seconds. */
  if (!desk_sync_error_passes (self->error->code))
    delay = self->pace.longest_delay / 2 + desk_pace_draw (self->pace.longest_delay / 2, g_random_double ());
  plan (self, MAX (delay, retry_after * 1000));
}

/* Counting --------------------------------------------------------------------------------------------------------------- */

static gpointer
count_in_store (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree DeskRoundCounts *counts = g_new0 (DeskRoundCounts, 1);

  return desk_round_count (database, GPOINTER_TO_INT (data), counts, error) ? g_steal_pointer (&counts)
                                                                            : NULL;
}

static void
take_counts (DeskSync *self, const DeskRoundCounts *counts)
{
  DeskBlobCount blobs = counts->has_blobs ? counts->blobs : self->counts.blobs;

  self->counts = *counts;
  self->counts.blobs = blobs;
}

static void
on_counted (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskSync) self = data;
  g_autofree DeskRoundCounts *counts = desk_store_call_finish (DESK_STORE (store), result, NULL);

  self->is_counting = FALSE;
  if (self->is_stopped)
    return;
  if (self->counts_again)
    count (self, self->counts_blobs);
  if (counts == NULL)
    return;
  take_counts (self, counts);
  desk_sync_notify (self);
}

static void
count (DeskSync *self, gboolean with_blobs)
{
  self->counts_again = self->is_counting;
  self->counts_blobs = self->is_counting && (with_blobs || self->counts_blobs);
  if (self->is_counting)
    return;
  self->is_counting = TRUE;
  desk_store_call_async (self->store, DESK_PRIORITY_BACKGROUND, count_in_store, GINT_TO_POINTER (with_blobs),
                         NULL, g_free, NULL, on_counted, g_object_ref (self));
}

/* A round ---------------------------------------------------------------------------------------------------------------- */

static void
round_free (gpointer data)
{
  DeskRound *round = data;

  g_object_unref (round->store);
  g_clear_pointer (&round->enrolled, desk_enrolled_free);
  g_ptr_array_unref (round->logs);
  g_object_unref (round->cancellable);
  g_clear_error (&round->result.error);
  g_clear_error (&round->result.blob_error);
  g_free (round);
}

static void
message_free (gpointer data)
{
  Message *message = data;

  g_object_unref (message->sync);
  desk_round_news_free (message->news);
  g_free (message);
}

static void
tell (DeskSync *self, GPtrArray *records)
{
  self->is_telling = TRUE;
  desk_store_tell_changed (self->store, records, self->position);
  self->is_telling = FALSE;
}

/* A few at a time, when nothing else is to be done: others may have written for days. */
static gboolean
on_quiet (gpointer data)
{
  DeskSync *self = data;
  g_autoptr (GPtrArray) some = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->untold);
  while (some->len < TOLD_AT_ONCE && g_hash_table_iter_next (&iter, NULL, &record))
    {
      g_ptr_array_add (some, g_object_ref (record));
      g_hash_table_iter_remove (&iter);
    }
  tell (self, some);
  if (g_hash_table_size (self->untold) > 0)
    return G_SOURCE_CONTINUE;
  self->teller = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
take_message (gpointer data)
{
  const Message *message = data;
  DeskSync *self = message->sync;
  GPtrArray *records = message->news->records;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (self->is_stopped)
    return G_SOURCE_REMOVE;
  take_counts (self, &message->news->counts);
  self->position = message->news->position;
  self->n_received = message->news->n_received;
  self->n_to_receive = message->news->n_to_receive;
  tell (self, none);
  for (guint i = 0; i < records->len; i++)
    {
      DeskRecord *record = g_ptr_array_index (records, i);

      g_hash_table_replace (self->untold, (gpointer)desk_record_get_id (record), g_object_ref (record));
    }
  if (self->teller == 0 && records->len > 0)
    self->teller = g_idle_add (on_quiet, self);
  desk_sync_notify (self);
  return G_SOURCE_REMOVE;
}

/* On the thread of the round. */
static void
on_news (DeskRoundNews *news, gpointer data)
{
  DeskSync *self = data;
  g_autoptr (GSource) source = g_idle_source_new ();
  Message *message = g_new0 (Message, 1);

  *message = (Message){ g_object_ref (self), news };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, take_message, message, message_free);
  g_source_attach (source, self->context);
}

static void
run_round (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DeskSync *self = source;
  DeskRound *round = data;
  g_autoptr (GMainContext) context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  round->channel = desk_channel_new (round->enrolled->address, self->pace.idle_seconds);
  desk_round_run (round);
  g_clear_pointer (&round->channel, desk_channel_free);
  g_main_context_pop_thread_default (context);
  g_task_return_boolean (task, TRUE);
}

static void
set_copy_error (GError **error)
{
  g_set_error_literal (
      error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_COPY,
      _ ("Somebody else writes in the register book of this desk: a copy of its database is at work on "
         "another computer. This desk goes on in a book of its own. Find the copy and stop it."));
}

static void
take_result (DeskSync *self, DeskRoundResult *result)
{
  gint64 wait = result->wait > 0 ? CLAMP (result->wait, LEAST_WAIT, LONGEST_WAIT) : USUAL_WAIT;

  g_clear_error (&self->error);
  self->is_copy |= result->is_copy;
  self->is_failed = result->error != NULL;
  if (result->error == NULL || result->is_moved)
    self->n_failures = 0;
  if (result->error == NULL && result->has_others)
    self->others_due = g_get_monotonic_time () + OTHERS_SECONDS * G_USEC_PER_SEC;
  if (self->is_failed)
    {
      self->error = g_steal_pointer (&result->error);
      self->n_failures++;
      plan_after_failure (self, result->retry_after);
      return;
    }
  self->error = g_steal_pointer (&result->blob_error);
  if (self->error == NULL && self->is_copy)
    set_copy_error (&self->error);
  plan (self, (guint)wait * 1000);
}

static void begin_enrolment (DeskSync *self);

/* What waited for the end of the round. */
static void
go_on (DeskSync *self)
{
  gboolean again = self->again, large = self->again_large;

  self->again = self->again_large = FALSE;
  if (self->enrolling != NULL)
    begin_enrolment (self);
  else if (again)
    desk_sync_work_begin (self, large);
  else if (self->is_saved && !self->is_failed)
    plan_after_save (self);
}

static void
on_round_done (GObject *object, GAsyncResult *result, gpointer data)
{
  DeskSync *self = DESK_SYNC (object);
  DeskRound *round = g_task_get_task_data (G_TASK (result));
  gboolean cancelled = g_error_matches (round->result.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&self->round);
  if (self->is_stopped)
    return;
  g_clear_pointer (&self->enrolled, desk_enrolled_free);
  self->enrolled = g_steal_pointer (&round->enrolled);
  if (!cancelled)
    take_result (self, &round->result);
  go_on (self);
  count (self, TRUE);
  desk_sync_notify (self);
}

static DeskEnrolled *
copy_enrolled (const DeskEnrolled *enrolled)
{
  DeskEnrolled *copy = g_memdup2 (enrolled, sizeof *enrolled);

  copy->address = g_strdup (enrolled->address);
  copy->code = g_strdup (enrolled->code);
  copy->station = g_strdup (enrolled->station);
  copy->token = g_strdup (enrolled->token);
  copy->pin = g_strdup (enrolled->pin);
  copy->next_pin = g_strdup (enrolled->next_pin);
  return copy;
}

/** Begins a round at once, or one behind that which goes on. */
void
desk_sync_work_begin (DeskSync *self, gboolean with_large)
{
  g_autoptr (GTask) task = NULL;
  DeskRound *round;

  if (self->is_stopped || !is_enrolled (self))
    return;
  if (self->round != NULL || self->enrolling != NULL)
    {
      self->again = TRUE;
      self->again_large |= with_large;
      return;
    }
  plan_nothing (self);
  if (desk_sync_work_is_reachable (self))
    {
      self->round = g_cancellable_new ();
      self->is_saved = FALSE;
      self->to_send = self->counts.n_unsent;
      self->n_received = self->n_to_receive = 0;
      round = g_new0 (DeskRound, 1);
      *round = (DeskRound){ .store = g_object_ref (self->store),
                            .logs = g_ptr_array_ref (self->logs),
                            .enrolled = copy_enrolled (self->enrolled),
                            .now = desk_clock_get_now (self->clock),
                            .with_large = with_large || !desk_sync_is_metered (self),
                            .with_others = self->others_due <= g_get_monotonic_time (),
                            .cancellable = g_object_ref (self->round),
                            .tell = on_news,
                            .tell_data = self };
      task = g_task_new (self, NULL, on_round_done, NULL);
      g_task_set_source_tag (task, desk_sync_work_begin);
      g_task_set_task_data (task, round, round_free);
      g_task_run_in_thread (task, run_round);
    }
  desk_sync_notify (self);
}

/* How the desk stands ------------------------------------------------------------------------------------------------------ */

static gpointer
load_in_store (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Known *known = g_new0 (Known, 1);

  known->desk = g_strdup (desk_database_get_desk (database));
  known->enrolled = desk_enrolled_load (database, error);
  if (known->enrolled != NULL && desk_round_count (database, TRUE, &known->counts, error))
    return known;
  known_free (known);
  return NULL;
}

static void
set_host (DeskSync *self)
{
  g_autoptr (GUri) uri =
      is_enrolled (self) ? g_uri_parse (self->enrolled->address, G_URI_FLAGS_NONE, NULL) : NULL;

  g_set_str (&self->host, uri != NULL ? g_uri_get_host (uri) : NULL);
}

static gboolean
take_known (DeskSync *self, GAsyncResult *result, GError **error)
{
  Known *known = desk_store_call_finish (self->store, result, error);

  if (known == NULL)
    return FALSE;
  g_clear_pointer (&self->enrolled, desk_enrolled_free);
  self->enrolled = g_steal_pointer (&known->enrolled);
  self->counts = known->counts;
  desk_store_tell_desk (self->store, known->desk);
  set_host (self);
  known_free (known);
  return TRUE;
}

static void
on_known (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskSync) self = data;
  g_autoptr (GError) error = NULL;

  if (self->is_stopped)
    return;
  if (!take_known (self, result, &error))
    g_message ("How the desk stands with headquarters cannot be read: %s", error->message);
  else if (is_enrolled (self))
    plan (self, desk_pace_draw (self->pace.after_network, g_random_double ()));
  desk_sync_notify (self);
}

/* Enrolment ---------------------------------------------------------------------------------------------------------------- */

static void
end_enrolment (DeskSync *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->enrolling);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  if (self->is_stopped)
    return;
  if (error == NULL)
    {
      g_clear_error (&self->error);
      self->is_failed = self->is_copy = FALSE;
      self->n_failures = 0;
      self->others_due = 0;
    }
  desk_sync_work_begin (self, self->again_large);
  desk_sync_notify (self);
}

static void
on_enrolled_known (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskSync) self = data;
  GError *error = NULL;

  take_known (self, result, &error);
  end_enrolment (self, error);
}

static void
on_enrolled (GObject *object, GAsyncResult *result, gpointer data)
{
  DeskSync *self = DESK_SYNC (object);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    end_enrolment (self, error);
  else
    desk_store_call_async (self->store, DESK_PRIORITY_SAVING, load_in_store, NULL, NULL,
                           (GDestroyNotify)known_free, NULL, on_enrolled_known, g_object_ref (self));
}

static void
run_enrolment (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  GError *error = NULL;
  gboolean done;

  g_main_context_push_thread_default (context);
  done = desk_enrol_run (data, cancellable, &error);
  g_main_context_pop_thread_default (context);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
begin_enrolment (DeskSync *self)
{
  g_autoptr (GTask) task = g_task_new (self, g_task_get_cancellable (self->enrolling), on_enrolled, NULL);

  g_task_set_source_tag (task, begin_enrolment);
  g_task_set_check_cancellable (task, FALSE);
  /* The task of whoever asked stays until this one has ended. */
  g_task_set_task_data (task, g_task_get_task_data (self->enrolling), NULL);
  g_task_run_in_thread (task, run_enrolment);
}

/** Enrols with the data of @task, when the round that goes on has ended: it is broken off. */
void
desk_sync_work_enrol (DeskSync *self, GTask *task)
{
  self->enrolling = g_object_ref (task);
  plan_nothing (self);
  if (self->round != NULL)
    g_cancellable_cancel (self->round);
  else
    begin_enrolment (self);
}

/* Files that are carried by hand ------------------------------------------------------------------------------------------- */

static void
stick_free (gpointer data)
{
  DeskStick *stick = data;

  g_object_unref (stick->store);
  g_object_unref (stick->file);
  g_clear_object (&stick->cancellable);
  g_free (stick);
}

static void
run_carrying (GTask *task, gboolean (*carry) (DeskStick *stick, GError **error), DeskStick *stick)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  GError *error = NULL;
  gboolean done;

  g_main_context_push_thread_default (context);
  done = carry (stick, &error);
  g_main_context_pop_thread_default (context);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run_writing (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  run_carrying (task, desk_stick_write, data);
}

static void
run_reading (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  run_carrying (task, desk_stick_read, data);
}

/** Writes or reads a file in a thread of its own; its #DeskStick is the data of @task. */
void
desk_sync_work_carry (DeskSync *self, GTask *task, GFile *file, gboolean writes)
{
  DeskStick *stick = g_new0 (DeskStick, 1);

  *stick = (DeskStick){ .store = g_object_ref (self->store),
                        .file = g_object_ref (file),
                        .now = desk_clock_get_now (self->clock),
                        .cancellable = g_task_get_cancellable (task) != NULL
                                           ? g_object_ref (g_task_get_cancellable (task))
                                           : NULL,
                        .tell = on_news,
                        .tell_data = self };
  g_task_set_task_data (task, stick, stick_free);
  /* What was written is told as written, also when somebody cancels at the end. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, writes ? run_writing : run_reading);
}

/* Occasions ---------------------------------------------------------------------------------------------------------------- */

static void
on_store_changed (DeskSync *self, const char *kind)
{
  if (self->is_telling)
    return;
  self->is_saved = TRUE;
  count (self, g_strcmp0 (kind, "attachment") == 0);
  if (self->round == NULL && !self->is_failed)
    plan_after_save (self);
}

static void
on_network_changed (DeskSync *self)
{
  if (!is_enrolled (self))
    return;
  if (desk_sync_work_is_reachable (self))
    {
      self->n_failures = 0;
      plan_earlier (self, desk_pace_draw (self->pace.after_network, g_random_double ()));
    }
  else
    plan_nothing (self);
  desk_sync_notify (self);
}

/** Begins. */
void
desk_sync_work_start (DeskSync *self)
{
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (on_network_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->monitor, "notify::network-metered", G_CALLBACK (on_network_changed), self,
                           G_CONNECT_SWAPPED);
  desk_store_call_async (self->store, DESK_PRIORITY_BACKGROUND, load_in_store, NULL, NULL,
                         (GDestroyNotify)known_free, NULL, on_known, g_object_ref (self));
}

/** Stops for good. */
void
desk_sync_work_stop (DeskSync *self)
{
  if (self->is_stopped)
    return;
  self->is_stopped = TRUE;
  plan_nothing (self);
  g_clear_handle_id (&self->teller, g_source_remove);
  if (self->round != NULL)
    g_cancellable_cancel (self->round);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
}
