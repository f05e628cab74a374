// SPDX-License-Identifier: GPL-3.0-or-later
// A place that is kept while a form is open. The store keeps it; here is when it is renewed, and when it is over.

#include "ui/appointments/place-hold.h"

#include "store/error.h"

#define RENEW_AFTER 15 /* seconds: a hold is not written again with each key */
#define LOOK_EVERY 5   /* seconds: for whether it is over */

struct _DeskPlaceHold
{
  GObject parent_instance;

  DeskContext *context;
  DeskHold hold; /* what is held, or was; reception NULL: nothing */
  DeskPlaceHoldState state;
  gboolean under_way; /* the store is being asked */
  gboolean stale;     /* asked for again meanwhile */
  guint timer;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskPlaceHold, desk_place_hold, G_TYPE_OBJECT)

static gint64
get_now (DeskPlaceHold *self)
{
  return desk_clock_get_now (desk_context_get_clock (self->context));
}

static void
set_state (DeskPlaceHold *self, DeskPlaceHoldState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
look (DeskPlaceHold *self)
{
  gint64 now = get_now (self);

  if (self->state != DESK_PLACE_HOLD_HELD)
    return;
  if (now < self->hold.touched)
    set_state (self, DESK_PLACE_HOLD_SET_BACK);
  else if (now >= desk_place_hold_get_end (self))
    set_state (self, DESK_PLACE_HOLD_EXPIRED);
}

static gboolean
on_time (gpointer data)
{
  look (data);
  return G_SOURCE_CONTINUE;
}

static gpointer
run_hold (DeskDatabase *database, gpointer hold, GCancellable *cancellable, GError **error)
{
  return desk_booking_hold (database, hold, cancellable, error);
}

static gpointer
run_release (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (desk_booking_release (database, *(gint64 *)data, error));
}

static void
on_released (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  desk_store_call_finish (DESK_STORE (source), result, &error);
  if (error != NULL)
    g_message ("A hold could not be given back: %s", error->message);
}

static void
release (DeskPlaceHold *self)
{
  DeskStore *store = desk_context_get_store (self->context);

  if (self->hold.id != 0 && store != NULL)
    desk_store_call_async (store, DESK_PRIORITY_SAVING, run_release,
                           g_memdup2 (&self->hold.id, sizeof self->hold.id), g_free, NULL, NULL, on_released,
                           NULL);
  self->hold.id = 0;
}

static void ask (DeskPlaceHold *self);

static void
on_held (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPlaceHold) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = desk_store_call_finish (DESK_STORE (source), result, &error);

  self->under_way = FALSE;
  if (self->context == NULL || g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLOSED))
    return;
  if (id != NULL)
    self->hold.id = *id;
  else if (g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_TAKEN))
    self->hold.id = 0;
  if (self->hold.reception == NULL)
    {
      release (self);
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  if (self->stale)
    {
      ask (self);
      return;
    }
  if (id != NULL)
    self->state = DESK_PLACE_HOLD_HELD;
  else if (g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_TAKEN))
    self->state = DESK_PLACE_HOLD_TAKEN;
  else
    {
      g_message ("A place could not be held: %s", error->message);
      self->state = DESK_PLACE_HOLD_NONE;
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ask (DeskPlaceHold *self)
{
  DeskStore *store = desk_context_get_store (self->context);

  self->stale = self->under_way;
  if (store == NULL || self->under_way)
    return;
  self->under_way = TRUE;
  self->hold.touched = get_now (self);
  self->hold.zone = desk_clock_get_zone (desk_context_get_clock (self->context));
  desk_store_call_async (store, DESK_PRIORITY_SAVING, run_hold, desk_hold_copy (&self->hold),
                         (GDestroyNotify)desk_hold_free, g_free, NULL, on_held, g_object_ref (self));
}

static void
desk_place_hold_dispose (GObject *object)
{
  DeskPlaceHold *self = DESK_PLACE_HOLD (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->context != NULL)
    release (self);
  g_clear_object (&self->context);
  g_clear_pointer (&self->hold.reception, g_free);
  g_clear_pointer (&self->hold.start, g_free);
  g_clear_pointer (&self->hold.ignore, g_free);

  G_OBJECT_CLASS (desk_place_hold_parent_class)->dispose (object);
}

static void
desk_place_hold_class_init (DeskPlaceHoldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_place_hold_dispose;

  /**
   * DeskPlaceHold::changed:
   * The state is another one, the place is kept for longer, or the store has answered.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
desk_place_hold_init (DeskPlaceHold *self)
{
}

/**
 * desk_place_hold_new:
 * @ignore: (nullable): id of the appointment that is moved: its own place does not hinder it
 *
 * Returns: (transfer full): a hold of nothing yet
 */
DeskPlaceHold *
desk_place_hold_new (DeskContext *context, const char *ignore)
{
  DeskPlaceHold *self = g_object_new (DESK_TYPE_PLACE_HOLD, NULL);

  self->context = g_object_ref (context);
  self->hold.ignore = g_strdup (ignore);
  self->hold.minutes =
      desk_profile_get_threshold (desk_context_get_profile (context), "booking_hold_minutes");
  self->timer = g_timeout_add_seconds (LOOK_EVERY, on_time, self);
  return self;
}

/**
 * desk_place_hold_take:
 * @reception: id
 * @start: wall time
 * @length: minutes
 *
 * Holds a place instead of the one that was held before.
 */
void
desk_place_hold_take (DeskPlaceHold *self, const char *reception, const char *start, gint64 length)
{
  g_set_str (&self->hold.reception, reception);
  g_set_str (&self->hold.start, start);
  self->hold.length = length;
  ask (self);
}

/**
 * desk_place_hold_touch:
 * Something was typed: the hold goes on, or begins again if the place is still free.
 */
void
desk_place_hold_touch (DeskPlaceHold *self)
{
  look (self);
  if (self->hold.reception == NULL || self->state == DESK_PLACE_HOLD_TAKEN
      || (self->state == DESK_PLACE_HOLD_HELD && get_now (self) < self->hold.touched + RENEW_AFTER))
    return;
  ask (self);
}

/**
 * desk_place_hold_release:
 * Nothing is chosen any more.
 */
void
desk_place_hold_release (DeskPlaceHold *self)
{
  g_clear_pointer (&self->hold.reception, g_free);
  g_clear_pointer (&self->hold.start, g_free);
  if (!self->under_way)
    release (self);
  set_state (self, DESK_PLACE_HOLD_NONE);
}

/**
 * desk_place_hold_is_busy:
 *
 * Returns: whether the store is being asked; `changed` tells. A save in between would meet the hold it does not know of
 */
gboolean
desk_place_hold_is_busy (DeskPlaceHold *self)
{
  return self->under_way;
}

/**
 * desk_place_hold_get_state:
 *
 * Returns: how it stands
 */
DeskPlaceHoldState
desk_place_hold_get_state (DeskPlaceHold *self)
{
  look (self);
  return self->state;
}

/**
 * desk_place_hold_get_end:
 *
 * Returns: until when the place is held if nothing more is typed, seconds UTC
 */
gint64
desk_place_hold_get_end (DeskPlaceHold *self)
{
  return self->hold.touched + self->hold.minutes * 60;
}

/**
 * desk_place_hold_get_id:
 *
 * Returns: the hold, for the save that books the place; 0 for none
 */
gint64
desk_place_hold_get_id (DeskPlaceHold *self)
{
  return self->hold.id;
}
