// SPDX-License-Identifier: GPL-3.0-or-later
// Counts who is expected today, after each save and when the day is another one.

#include "ui/appointments/expected-count.h"

#include "model/wall-time.h"
#include "store/booking-day.h"

#define TICK_SECONDS 60

struct _DeskExpectedCount
{
  GObject parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  char *day; /* that was counted last, "2026-11-24" */
  guint count;
  guint tick;
};

typedef enum
{
  PROP_COUNT = 1
} DeskExpectedCountProperty;

static GParamSpec *props[PROP_COUNT + 1];

G_DEFINE_FINAL_TYPE (DeskExpectedCount, desk_expected_count, G_TYPE_OBJECT)

static gpointer
count_expected (DeskDatabase *database, gpointer day, GCancellable *cancellable, GError **error)
{
  gint64 n;

  return desk_booking_count_expected (database, day, &n, error) ? g_memdup2 (&n, sizeof n) : NULL;
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskExpectedCount) self = data;
  g_autofree gint64 *n = desk_store_call_finish (DESK_STORE (source), result, NULL);

  if (n == NULL || self->context == NULL || self->count == *n)
    return;
  self->count = (guint)*n;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

static char *
make_today (DeskExpectedCount *self)
{
  DeskClock *clock = desk_context_get_clock (self->context);

  return desk_wall_time_day (desk_clock_get_zone (clock), desk_clock_get_now (clock));
}

static void
count (DeskExpectedCount *self)
{
  DeskStore *store = desk_context_get_store (self->context);
  g_autofree char *today = make_today (self);

  if (store == NULL)
    return;
  g_set_str (&self->day, today);
  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, count_expected, g_strdup (today), g_free, g_free,
                         self->cancellable, on_counted, g_object_ref (self));
}

static void
on_changed (DeskExpectedCount *self, const char *kind)
{
  if (g_str_equal (kind, "appointment"))
    count (self);
}

static gboolean
on_tick (gpointer data)
{
  DeskExpectedCount *self = data;
  g_autofree char *today = make_today (self);

  if (g_strcmp0 (today, self->day) != 0)
    count (self);
  return G_SOURCE_CONTINUE;
}

static void
desk_expected_count_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_COUNT)
    g_value_set_uint (value, DESK_EXPECTED_COUNT (object)->count);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
desk_expected_count_dispose (GObject *object)
{
  DeskExpectedCount *self = DESK_EXPECTED_COUNT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_expected_count_parent_class)->dispose (object);
}

static void
desk_expected_count_finalize (GObject *object)
{
  DeskExpectedCount *self = DESK_EXPECTED_COUNT (object);

  g_object_unref (self->cancellable);
  g_free (self->day);
  G_OBJECT_CLASS (desk_expected_count_parent_class)->finalize (object);
}

static void
desk_expected_count_class_init (DeskExpectedCountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_expected_count_get_property;
  object_class->dispose = desk_expected_count_dispose;
  object_class->finalize = desk_expected_count_finalize;

  /**
   * DeskExpectedCount:count:
   * Who is still expected today.
   */
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
desk_expected_count_init (DeskExpectedCount *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * desk_expected_count_new:
 * @where: a widget of the window
 *
 * Returns: (transfer full): the count, as a property `count`
 */
GObject *
desk_expected_count_new (DeskContext *context, GtkWidget *where)
{
  DeskExpectedCount *self = g_object_new (DESK_TYPE_EXPECTED_COUNT, NULL);

  self->context = g_object_ref (context);
  if (desk_context_get_store (context) != NULL)
    g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                             G_CONNECT_SWAPPED);
  self->tick = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
  count (self);
  return G_OBJECT (self);
}
