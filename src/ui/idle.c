// SPDX-License-Identifier: GPL-3.0-or-later
// When to lock by itself.

#include "ui/idle.h"

#define CHECK_SECONDS 5

struct _DeskIdle
{
  GObject parent_instance;
  gint64 limit; /* seconds, 0: never */
  gint64 touched;
  gboolean over;
  guint timer;
};

G_DEFINE_FINAL_TYPE (DeskIdle, desk_idle, G_TYPE_OBJECT)

static guint over_signal;

/* The wall clock, since the monotonic one stands while the computer sleeps. */
static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
on_event (GtkEventControllerLegacy *controller, GdkEvent *event, DeskIdle *self)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_BUTTON_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
      /* What comes first after a long time must not hide that it was long. */
      if (!desk_idle_check (self, get_now ()))
        desk_idle_touch (self, get_now ());
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_timer (gpointer data)
{
  desk_idle_check (DESK_IDLE (data), get_now ());
  return G_SOURCE_CONTINUE;
}

static void
desk_idle_dispose (GObject *object)
{
  g_clear_handle_id (&DESK_IDLE (object)->timer, g_source_remove);

  G_OBJECT_CLASS (desk_idle_parent_class)->dispose (object);
}

static void
desk_idle_class_init (DeskIdleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_idle_dispose;
  over_signal = g_signal_new ("over", DESK_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_idle_init (DeskIdle *self)
{
  self->touched = get_now ();
}

/**
 * desk_idle_new:
 * @window: where keys and pointer are watched
 *
 * Returns: (transfer full): a watch that is never over until it is told how long
 */
DeskIdle *
desk_idle_new (GtkWidget *window)
{
  DeskIdle *self = g_object_new (DESK_TYPE_IDLE, NULL);
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_event), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (window, controller);
  self->timer = g_timeout_add_seconds (CHECK_SECONDS, on_timer, self);
  return self;
}

/**
 * desk_idle_set_minutes:
 * @minutes: after how long it is over, 0 for never
 */
void
desk_idle_set_minutes (DeskIdle *self, int minutes)
{
  self->limit = 60 * (gint64)MAX (minutes, 0);
  desk_idle_touch (self, get_now ());
}

/**
 * desk_idle_touch:
 * @now: seconds since 1970
 *
 * Starts counting anew.
 */
void
desk_idle_touch (DeskIdle *self, gint64 now)
{
  self->touched = now;
  self->over = FALSE;
}

/**
 * desk_idle_check:
 * @now: seconds since 1970
 *
 * Emits `over` when it has become so.
 *
 * Returns: whether it is over
 */
gboolean
desk_idle_check (DeskIdle *self, gint64 now)
{
  if (self->limit == 0)
    return FALSE;
  if (now < self->touched)
    self->touched = now;
  if (now - self->touched < self->limit)
    return FALSE;
  if (!self->over)
    {
      self->over = TRUE;
      g_signal_emit (self, over_signal, 0);
    }
  return TRUE;
}
