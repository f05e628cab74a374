// SPDX-License-Identifier: GPL-3.0-or-later
// How the desk stands with headquarters, for the screens.

#include "sync/sync-private.h"

#include "sync/enrol.h"
#include "sync/stick.h"

#include <glib/gi18n-lib.h>

#define MANY \
  200 /* changes: what takes long enough to be worth a count, as when a new desk gets its station's log */

G_DEFINE_FINAL_TYPE (DeskSync, desk_sync, G_TYPE_OBJECT)

typedef enum
{
  PROP_STATE = 1,
  PROP_ERROR,
  PROP_UNSENT,
  PROP_OLDEST_UNSENT,
  PROP_SENT,
  PROP_TO_SEND,
  PROP_RECEIVED,
  PROP_TO_RECEIVE,
  PROP_UNSENT_ATTACHMENTS,
  PROP_HELD_ATTACHMENTS,
  PROP_LAST_SUCCESS,
  PROP_NEXT_TRY,
  PROP_METERED,
  PROP_HEADQUARTERS,
  PROP_DESK,
  N_PROPS
} DeskSyncProperty;

static GParamSpec *props[N_PROPS];

/* Everything is told together: half of a state is none. */
void
desk_sync_notify (DeskSync *self)
{
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (object, props[i]);
  g_object_thaw_notify (object);
}

static void
desk_sync_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DeskSync *self = DESK_SYNC (object);

  switch ((DeskSyncProperty)id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int)desk_sync_get_state (self));
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, desk_sync_get_error (self));
      break;
    case PROP_UNSENT:
      g_value_set_uint (value, desk_sync_get_unsent (self));
      break;
    case PROP_OLDEST_UNSENT:
      g_value_set_int64 (value, desk_sync_get_oldest_unsent (self));
      break;
    case PROP_SENT:
      g_value_set_uint (value, desk_sync_get_sent (self));
      break;
    case PROP_TO_SEND:
      g_value_set_uint (value, desk_sync_get_to_send (self));
      break;
    case PROP_RECEIVED:
      g_value_set_uint (value, desk_sync_get_received (self));
      break;
    case PROP_TO_RECEIVE:
      g_value_set_uint (value, desk_sync_get_to_receive (self));
      break;
    case PROP_UNSENT_ATTACHMENTS:
      g_value_set_uint (value, desk_sync_get_unsent_attachments (self));
      break;
    case PROP_HELD_ATTACHMENTS:
      g_value_set_uint (value, desk_sync_get_held_attachments (self));
      break;
    case PROP_LAST_SUCCESS:
      g_value_set_int64 (value, desk_sync_get_last_success (self));
      break;
    case PROP_NEXT_TRY:
      g_value_set_int64 (value, desk_sync_get_next_try (self));
      break;
    case PROP_METERED:
      g_value_set_boolean (value, desk_sync_is_metered (self));
      break;
    case PROP_HEADQUARTERS:
      g_value_set_string (value, desk_sync_get_headquarters (self));
      break;
    case PROP_DESK:
      g_value_set_string (value, desk_sync_get_desk (self));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desk_sync_dispose (GObject *object)
{
  DeskSync *self = DESK_SYNC (object);

  desk_sync_work_stop (self);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (desk_sync_parent_class)->dispose (object);
}

static void
desk_sync_finalize (GObject *object)
{
  DeskSync *self = DESK_SYNC (object);

  g_main_context_unref (self->context);
  g_hash_table_unref (self->untold);
  g_ptr_array_unref (self->logs);
  g_clear_pointer (&self->enrolled, desk_enrolled_free);
  g_clear_error (&self->error);
  g_free (self->host);
  G_OBJECT_CLASS (desk_sync_parent_class)->finalize (object);
}

#define FLAGS (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

static GParamSpec *
count_property (const char *name)
{
  return g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0, FLAGS);
}

static GParamSpec *
time_property (const char *name)
{
  return g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0, FLAGS);
}

static void
desk_sync_class_init (DeskSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_sync_get_property;
  object_class->dispose = desk_sync_dispose;
  object_class->finalize = desk_sync_finalize;

  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, DESK_SYNC_HALTED, 0, FLAGS);
  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, FLAGS);
  props[PROP_UNSENT] = count_property ("unsent");
  props[PROP_OLDEST_UNSENT] = time_property ("oldest-unsent");
  props[PROP_SENT] = count_property ("sent");
  props[PROP_TO_SEND] = count_property ("to-send");
  props[PROP_RECEIVED] = count_property ("received");
  props[PROP_TO_RECEIVE] = count_property ("to-receive");
  props[PROP_UNSENT_ATTACHMENTS] = count_property ("unsent-attachments");
  props[PROP_HELD_ATTACHMENTS] = count_property ("held-attachments");
  props[PROP_LAST_SUCCESS] = time_property ("last-success");
  props[PROP_NEXT_TRY] = time_property ("next-try");
  props[PROP_METERED] = g_param_spec_boolean ("metered", NULL, NULL, FALSE, FLAGS);
  props[PROP_HEADQUARTERS] = g_param_spec_string ("headquarters", NULL, NULL, NULL, FLAGS);
  props[PROP_DESK] = g_param_spec_string ("desk", NULL, NULL, NULL, FLAGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
desk_sync_init (DeskSync *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->logs = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_round_log_free);
  self->pace = DESK_PACE_USUAL;
  self->untold = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

/**
 * desk_sync_new:
 * @clock: of the desk
 * @monitor: (nullable): the network; NULL for that of this computer
 *
 * Returns: (transfer full): the sync of a desk that was opened; it does nothing before desk_sync_start()
 */
DeskSync *
desk_sync_new (DeskStore *store, DeskClock *clock, GNetworkMonitor *monitor)
{
  DeskSync *self = g_object_new (DESK_TYPE_SYNC, NULL);

  self->store = g_object_ref (store);
  self->clock = g_object_ref (clock);
  self->monitor = g_object_ref (monitor != NULL ? monitor : g_network_monitor_get_default ());
  return self;
}

/** Sets how long it waits for what, before desk_sync_start(). */
void
desk_sync_set_pace (DeskSync *self, const DeskPace *pace)
{
  self->pace = *pace;
}

/**
 * desk_sync_start:
 *
 * Begins: reads how the desk stands, then exchanges when something was saved (a second later), when the network comes
 * back, and as often as headquarters wants.
 */
void
desk_sync_start (DeskSync *self)
{
  desk_sync_work_start (self);
}

/**
 * desk_sync_stop:
 *
 * Stops at once, at any moment, and for good; what is under way is broken off, and goes on the next time where it was. To
 * be called before desk_store_close().
 */
void
desk_sync_stop (DeskSync *self)
{
  desk_sync_work_stop (self);
}

/**
 * desk_sync_now:
 * @with_large: also large attachments, although the network has a meter
 *
 * Exchanges at once, whatever is planned: "Sync now" and "Try again". Does nothing for a desk that is not enrolled.
 */
void
desk_sync_now (DeskSync *self, gboolean with_large)
{
  self->n_failures = 0;
  self->others_due = 0;
  desk_sync_work_begin (self, with_large);
}

/**
 * desk_sync_enrol_async:
 * @address: as it was typed or read (sync/enrolment-code.h)
 * @code: as it was typed or read
 *
 * Enrols this desk, or enrols it anew. It may be repeated with the same code until it worked: an answer that was lost
 * costs nothing. When it has worked, `desk` and `headquarters` notify, desk_store_get_desk() is the new code, and the first
 * exchange begins by itself. The code's book may be another than the one typed in when the desk was set up: numbers that
 * were printed stay, the next one is of the new book.
 */
void
desk_sync_enrol_async (DeskSync *self, const char *address, const char *code, DeskSyncEnrolFlags flags,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, desk_sync_enrol_async);
  /* An enrolment that has worked is told so, however late somebody cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, desk_enrol_new (self->store, address, code, flags, self->pace.idle_seconds),
                        (GDestroyNotify)desk_enrol_free);
  if (self->enrolling != NULL || self->is_stopped)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                                     _ ("This desk is being enrolled already."));
  else
    desk_sync_work_enrol (self, task);
}

/**
 * desk_sync_enrol_finish:
 *
 * Returns: %FALSE with a #DeskSyncError or %G_IO_ERROR_CANCELLED; then the desk is what it was. With
 *   %DESK_SYNC_ERROR_OTHER_STATION ask the officer, then repeat with the flag
 */
gboolean
desk_sync_enrol_finish (DeskSync *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
carry (DeskSync *self, GFile *file, gboolean writes, GCancellable *cancellable, GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, carry);
  desk_sync_work_carry (self, task, file, writes);
}

void
desk_sync_write_file_async (DeskSync *self, GFile *file, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  carry (self, file, TRUE, cancellable, callback, user_data);
}

void
desk_sync_read_file_async (DeskSync *self, GFile *file, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  carry (self, file, FALSE, cancellable, callback, user_data);
}

gboolean
desk_sync_file_finish (DeskSync *self, GAsyncResult *result, DeskSyncCarried *carried, GError **error)
{
  const DeskStick *stick = g_task_get_task_data (G_TASK (result));

  *carried = stick->report;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/** Returns: how the desk stands with headquarters. */
DeskSyncState
desk_sync_get_state (DeskSync *self)
{
  const GError *error = desk_sync_get_error (self);

  if (self->enrolled == NULL || self->enrolled->address == NULL)
    return DESK_SYNC_ALONE;
  if (self->round != NULL)
    return DESK_SYNC_WORKING;
  if (!desk_sync_work_is_reachable (self))
    return DESK_SYNC_OFFLINE;
  if (error != NULL && !desk_sync_error_passes (error->code))
    return DESK_SYNC_HALTED;
  return self->is_failed ? DESK_SYNC_WAITING : DESK_SYNC_RESTING;
}

/** Returns: (nullable): why it waits or halts, or what is wrong with an attachment; in words for the officer. */
const GError *
desk_sync_get_error (DeskSync *self)
{
  return self->error;
}

/** Returns: how many changes of this desk headquarters does not have for certain. */
guint
desk_sync_get_unsent (DeskSync *self)
{
  return (guint)self->counts.n_unsent;
}

/** Returns: when the oldest of them was written, seconds UTC by the desk's clock; 0 for none. */
gint64
desk_sync_get_oldest_unsent (DeskSync *self)
{
  return MAX (0, self->counts.oldest);
}

/** Returns: how many of desk_sync_get_to_send() headquarters has by now. */
guint
desk_sync_get_sent (DeskSync *self)
{
  return self->round != NULL ? (guint)CLAMP (self->to_send - self->counts.n_unsent, 0, self->to_send) : 0;
}

/** Returns: how many changes were to be sent when the exchange that goes on began; 0 while there is none. */
guint
desk_sync_get_to_send (DeskSync *self)
{
  return self->round != NULL ? (guint)self->to_send : 0;
}

/** Returns: how many of desk_sync_get_to_receive() have come by now. */
guint
desk_sync_get_received (DeskSync *self)
{
  return desk_sync_get_to_receive (self) > 0 ? (guint)self->n_received : 0;
}

/** Returns: how many changes come in the exchange that goes on, where they are many; else 0. */
guint
desk_sync_get_to_receive (DeskSync *self)
{
  return self->round != NULL && self->n_to_receive >= MANY ? (guint)self->n_to_receive : 0;
}

/** Returns: how many attachments lie here whose bytes headquarters does not have. */
guint
desk_sync_get_unsent_attachments (DeskSync *self)
{
  return (guint)self->counts.blobs.n_unsent;
}

/** Returns: how many attachments are large and wait for a network without a meter. */
guint
desk_sync_get_held_attachments (DeskSync *self)
{
  return desk_sync_is_metered (self) ? (guint)self->counts.blobs.n_large : 0;
}

/** Returns: when the last exchange went well, seconds UTC; 0 for never. */
gint64
desk_sync_get_last_success (DeskSync *self)
{
  return self->enrolled != NULL ? self->enrolled->last_success : 0;
}

/** Returns: when it is tried next without anybody asking, seconds UTC; 0: not planned. */
gint64
desk_sync_get_next_try (DeskSync *self)
{
  return self->next_try;
}

/** Returns: whether the network costs by volume. */
gboolean
desk_sync_is_metered (DeskSync *self)
{
  return g_network_monitor_get_network_metered (self->monitor);
}

/** Returns: (nullable): host of headquarters; NULL while not enrolled. */
const char *
desk_sync_get_headquarters (DeskSync *self)
{
  return self->host;
}

/** Returns: code of this desk; while not enrolled station and book as typed in. */
const char *
desk_sync_get_desk (DeskSync *self)
{
  return desk_store_get_desk (self->store);
}
