// SPDX-License-Identifier: GPL-3.0-or-later
// How one record stands with headquarters, on its page.

#include "ui/sync/hq-state.h"

#include "ui/sync/hq-words.h"

#define MINUTE 60 /* seconds: what is shown grows old */

struct _DeskHqState
{
  AdwBin parent_instance;

  DeskContext *context;
  char *record;
  DeskStanding standing;
  GCancellable *cancellable;
  guint timer;

  GtkImage *icon;
  GtkLabel *label;
  GtkWidget *decide;
};

G_DEFINE_FINAL_TYPE (DeskHqState, desk_hq_state, ADW_TYPE_BIN)

static void
show (DeskHqState *self)
{
  gboolean is_known = self->standing.state != DESK_STANDING_NONE && desk_context_is_enrolled (self->context);
  g_autofree char *words = desk_hq_words_standing_at (&self->standing, self->context);

  gtk_widget_set_visible (GTK_WIDGET (self), is_known);
  gtk_image_set_from_icon_name (self->icon, desk_hq_words_standing_icon (self->standing.state));
  gtk_label_set_label (self->label, words);
  gtk_widget_set_visible (self->decide, self->standing.state == DESK_STANDING_UNDECIDED);
}

static gpointer
read_standing (DeskDatabase *database, gpointer record, GCancellable *cancellable, GError **error)
{
  DeskStanding standing;

  return desk_standing_load (database, record, &standing, error) ? g_memdup2 (&standing, sizeof standing)
                                                                 : NULL;
}

static void
on_read (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskHqState) self = data;
  g_autofree DeskStanding *standing = desk_store_call_finish (DESK_STORE (store), result, NULL);

  if (standing == NULL || self->label == NULL)
    return;
  self->standing = *standing;
  show (self);
}

static void
refresh (DeskHqState *self)
{
  DeskStore *store = desk_context_get_store (self->context);

  if (store != NULL && desk_context_is_enrolled (self->context))
    desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, read_standing, g_strdup (self->record), g_free,
                           g_free, self->cancellable, on_read, g_object_ref (self));
}

static void
on_changed (DeskHqState *self, const char *kind, const char *id)
{
  if (g_strcmp0 (id, self->record) == 0)
    refresh (self);
}

static gboolean
on_minute (gpointer data)
{
  show (DESK_HQ_STATE (data));
  return G_SOURCE_CONTINUE;
}

static void
desk_hq_state_dispose (GObject *object)
{
  DeskHqState *self = DESK_HQ_STATE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  /* The template would let go of it behind the parent class's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_HQ_STATE);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_hq_state_parent_class)->dispose (object);
}

static void
desk_hq_state_finalize (GObject *object)
{
  g_object_unref (DESK_HQ_STATE (object)->cancellable);
  g_free (DESK_HQ_STATE (object)->record);
  G_OBJECT_CLASS (desk_hq_state_parent_class)->finalize (object);
}

static void
desk_hq_state_class_init (DeskHqStateClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_hq_state_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_hq_state_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dutydesk/DutyDesk/ui/sync/hq-state.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskHqState, icon);
  gtk_widget_class_bind_template_child (widget_class, DeskHqState, label);
  gtk_widget_class_bind_template_child (widget_class, DeskHqState, decide);
}

static void
desk_hq_state_init (DeskHqState *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_hq_state_show:
 * @record: id of a record
 */
void
desk_hq_state_show (DeskHqState *self, DeskContext *context, const char *record)
{
  gboolean is_first = self->context == NULL;

  g_set_object (&self->context, context);
  g_set_str (&self->record, record);
  if (is_first && desk_context_get_store (context) != NULL)
    {
      g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                               G_CONNECT_SWAPPED);
      self->timer = g_timeout_add_seconds (MINUTE, on_minute, self);
    }
  refresh (self);
}
