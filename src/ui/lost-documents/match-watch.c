// SPDX-License-Identifier: GPL-3.0-or-later
// Either side of a pair may arrive at any time, also from another form or another desk: the officer hears of it wherever
// in the program, and finds the pairs with Ctrl+M.

#include "ui/lost-documents/match-watch.h"

#include "store/matches.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

struct _DeskMatchWatch
{
  GObject parent_instance;

  DeskContext *context;
  GtkWidget *where; /* weak: notices are shown there */
  GCancellable *cancellable;
  gboolean counting;
  gboolean again; /* something was saved meanwhile */
  gboolean known; /* it was counted before */
  guint count;
};

typedef enum
{
  PROP_COUNT = 1
} DeskMatchWatchProperty;

static GParamSpec *props[PROP_COUNT + 1];

G_DEFINE_FINAL_TYPE (DeskMatchWatch, desk_match_watch, G_TYPE_OBJECT)

/* What the worker is asked. */
typedef struct
{
  gint64 days;
  gint64 now;
} Wanted;

static gpointer
count_matches (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;
  gint64 n;

  return desk_matches_count (database, wanted->days, wanted->now, &n, error) ? g_memdup2 (&n, sizeof n)
                                                                             : NULL;
}

static void
tell (DeskMatchWatch *self)
{
  if (self->where != NULL && desk_context_get_officer (self->context) != NULL)
    desk_notice_show (self->where, _ ("A found document may be a declared one: Ctrl+M shows the matches"));
}

static void count (DeskMatchWatch *self);

static void
on_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskMatchWatch) self = data;
  g_autofree gint64 *n = desk_store_call_finish (DESK_STORE (source), result, NULL);
  guint before = self->count;

  self->counting = FALSE;
  if (n == NULL || self->context == NULL)
    return;
  self->count = (guint)*n;
  if (self->count != before)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
  if (self->known && self->count > before)
    tell (self);
  self->known = TRUE;
  if (self->again)
    count (self);
}

/* One question at a time: what is saved while it runs is counted by the next. */
static void
count (DeskMatchWatch *self)
{
  DeskStore *store = desk_context_get_store (self->context);
  Wanted wanted;

  self->again = self->counting;
  if (self->counting || store == NULL)
    return;
  self->counting = TRUE;
  wanted = (Wanted){ desk_profile_get_threshold (desk_context_get_profile (self->context), "match_days"),
                     desk_clock_get_now (desk_context_get_clock (self->context)) };
  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, count_matches, g_memdup2 (&wanted, sizeof wanted),
                         g_free, g_free, self->cancellable, on_counted, g_object_ref (self));
}

static void
on_changed (DeskMatchWatch *self, const char *kind)
{
  if (g_str_equal (kind, "find") || g_str_equal (kind, "loss") || g_str_equal (kind, "statement"))
    count (self);
}

static void
desk_match_watch_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_COUNT)
    g_value_set_uint (value, DESK_MATCH_WATCH (object)->count);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
desk_match_watch_dispose (GObject *object)
{
  DeskMatchWatch *self = DESK_MATCH_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->where);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_match_watch_parent_class)->dispose (object);
}

static void
desk_match_watch_finalize (GObject *object)
{
  g_object_unref (DESK_MATCH_WATCH (object)->cancellable);
  G_OBJECT_CLASS (desk_match_watch_parent_class)->finalize (object);
}

static void
desk_match_watch_class_init (DeskMatchWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_match_watch_get_property;
  object_class->dispose = desk_match_watch_dispose;
  object_class->finalize = desk_match_watch_finalize;

  /**
   * DeskMatchWatch:count:
   * Pairs nobody has decided about.
   */
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
desk_match_watch_init (DeskMatchWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * desk_match_watch_new:
 * @where: the widget notices are shown from; may go before this does
 *
 * Returns: (transfer full): an object with a property `count`
 */
GObject *
desk_match_watch_new (DeskContext *context, GtkWidget *where)
{
  DeskMatchWatch *self = g_object_new (DESK_TYPE_MATCH_WATCH, NULL);

  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->where, where);
  if (desk_context_get_store (context) != NULL)
    g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                             G_CONNECT_SWAPPED);
  count (self);
  return G_OBJECT (self);
}
