// SPDX-License-Identifier: GPL-3.0-or-later
// What waits for headquarters and what waits for the officer. Counted on the worker, one question at a time; what happens
// meanwhile is counted by the next.

#include "ui/sync/hq-watch.h"

#include "store/decisions.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

#define SETTLE_MS 200 /* a page from headquarters touches many records */

struct _DeskHqWatch
{
  GObject parent_instance;

  DeskContext *context;
  GtkWidget *where; /* weak: notices are shown there */
  DeskHqLink *link;
  DeskStore *store;
  GCancellable *cancellable;
  guint timer;
  gboolean counting;
  gboolean again;
  guint decisions;
  DeskWaitingCount waiting;
  gint64 reminded; /* the day the officer was reminded on */
};

G_DEFINE_FINAL_TYPE (DeskHqWatch, desk_hq_watch, G_TYPE_OBJECT)

static guint changed_signal;

/* What the worker answers. */
typedef struct
{
  guint decisions;
  DeskWaitingCount waiting;
  DeskWaitingCount late;
} Counts;

static gpointer
read_counts (DeskDatabase *database, gpointer before, GCancellable *cancellable, GError **error)
{
  g_autofree Counts *counts = g_new0 (Counts, 1);

  return desk_decisions_count (database, &counts->decisions, error)
                 && desk_waiting_count (database, G_MAXINT64, &counts->waiting, error)
                 && (counts->waiting.oldest == 0 || counts->waiting.oldest >= *(gint64 *)before
                     || desk_waiting_count (database, *(gint64 *)before, &counts->late, error))
             ? g_steal_pointer (&counts)
             : NULL;
}

static gboolean
may_tell (DeskHqWatch *self)
{
  return self->where != NULL && desk_context_get_officer (self->context) != NULL
         && desk_context_is_enrolled (self->context);
}

static void
tell_decisions (DeskHqWatch *self)
{
  g_autofree char *text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record needs a decision: F8 shows it",
                                    "%u records need a decision: F8 shows them", self->decisions),
                       self->decisions);

  desk_notice_show (self->where, text);
}

/* Once a day while it is so. */
static void
remind (DeskHqWatch *self, guint n_late)
{
  gint64 today = desk_clock_get_day_start (desk_context_get_clock (self->context), 0);
  g_autofree char *text = NULL;

  if (n_late == 0 || self->reminded == today || !may_tell (self))
    return;
  self->reminded = today;
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u record has not been at headquarters for more than three days: F8 shows why",
                   "%u records have not been at headquarters for more than three days: F8 shows why", n_late),
      n_late);
  desk_notice_show (self->where, text);
}

static void count (DeskHqWatch *self);

static void
on_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskHqWatch) self = data;
  g_autofree Counts *counts = desk_store_call_finish (DESK_STORE (source), result, NULL);
  guint before = self->decisions;

  self->counting = FALSE;
  if (counts == NULL || self->context == NULL || self->store != DESK_STORE (source))
    return;
  self->decisions = counts->decisions;
  self->waiting = counts->waiting;
  g_signal_emit (self, changed_signal, 0);
  if (self->decisions > before && may_tell (self))
    tell_decisions (self);
  remind (self, counts->late.n_records);
  if (self->again)
    count (self);
}

static void
count (DeskHqWatch *self)
{
  gint64 before;

  self->again = self->counting;
  if (self->counting || self->store == NULL || !desk_context_is_enrolled (self->context))
    return;
  self->counting = TRUE;
  before = desk_clock_get_now (desk_context_get_clock (self->context)) - DESK_WAITING_LATE;
  desk_store_call_async (self->store, DESK_PRIORITY_BACKGROUND, read_counts,
                         g_memdup2 (&before, sizeof before), g_free, g_free, self->cancellable, on_counted,
                         g_object_ref (self));
}

static gboolean
on_timer (gpointer data)
{
  DeskHqWatch *self = DESK_HQ_WATCH (data);

  self->timer = 0;
  count (self);
  return G_SOURCE_REMOVE;
}

/* Many at once are counted once. */
static void
count_soon (DeskHqWatch *self)
{
  if (self->timer == 0)
    self->timer = g_timeout_add (SETTLE_MS, on_timer, self);
}

static void
on_link_changed (DeskHqWatch *self)
{
  g_signal_emit (self, changed_signal, 0);
  count_soon (self);
}

static void
forget_link (DeskHqWatch *self)
{
  if (self->link != NULL)
    g_signal_handlers_disconnect_by_data (self->link, self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->link);
  g_clear_object (&self->store);
}

static void
on_link_set (DeskHqWatch *self)
{
  forget_link (self);
  g_set_object (&self->link, desk_context_get_link (self->context));
  g_set_object (&self->store, desk_context_get_store (self->context));
  self->decisions = 0;
  self->waiting = (DeskWaitingCount){ 0 };
  if (self->link != NULL)
    g_signal_connect_object (self->link, "changed", G_CALLBACK (on_link_changed), self, G_CONNECT_SWAPPED);
  if (self->store != NULL)
    g_signal_connect_object (self->store, "changed", G_CALLBACK (count_soon), self, G_CONNECT_SWAPPED);
  on_link_changed (self);
}

static void
desk_hq_watch_dispose (GObject *object)
{
  DeskHqWatch *self = DESK_HQ_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  forget_link (self);
  g_clear_weak_pointer (&self->where);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_hq_watch_parent_class)->dispose (object);
}

static void
desk_hq_watch_finalize (GObject *object)
{
  g_object_unref (DESK_HQ_WATCH (object)->cancellable);
  G_OBJECT_CLASS (desk_hq_watch_parent_class)->finalize (object);
}

static void
desk_hq_watch_class_init (DeskHqWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_hq_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_hq_watch_finalize;
  changed_signal =
      g_signal_new ("changed", DESK_TYPE_HQ_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_hq_watch_init (DeskHqWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * desk_hq_watch_new:
 * @where: the widget notices are shown from; may go before this does
 *
 * Returns: (transfer full)
 */
DeskHqWatch *
desk_hq_watch_new (DeskContext *context, GtkWidget *where)
{
  DeskHqWatch *self = g_object_new (DESK_TYPE_HQ_WATCH, NULL);

  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->where, where);
  g_signal_connect_object (context, "notify::link", G_CALLBACK (on_link_set), self, G_CONNECT_SWAPPED);
  on_link_set (self);
  return self;
}

/**
 * desk_hq_watch_get_decisions:
 *
 * Returns: how many decisions wait
 */
guint
desk_hq_watch_get_decisions (DeskHqWatch *self)
{
  return self->decisions;
}

/**
 * desk_hq_watch_get_waiting:
 *
 * Returns: (transfer none): what headquarters does not have
 */
const DeskWaitingCount *
desk_hq_watch_get_waiting (DeskHqWatch *self)
{
  return &self->waiting;
}
