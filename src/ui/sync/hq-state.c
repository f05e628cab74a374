// SPDX-License-Identifier: GPL-3.0-or-later
// How one record stands with headquarters, on its page.

#include "ui/sync/hq-state.h"

#include "journal/line.h"
#include "store/records.h"
#include "ui/sync/hq-words.h"

#include <glib/gi18n-lib.h>

#define MINUTE 60 /* seconds: what is shown grows old */

struct _DeskHqState
{
  AdwBin parent_instance;

  DeskContext *context;
  char *record;
  DeskStanding standing;
  char *owner; /* NULL: this desk's station */
  GCancellable *cancellable;
  guint timer;

  GtkImage *icon;
  GtkLabel *label;
  GtkLabel *owner_label;
  GtkWidget *decide;
};

G_DEFINE_FINAL_TYPE (DeskHqState, desk_hq_state, ADW_TYPE_BIN)

/* Why nothing can be changed here. */
static void
show_owner (DeskHqState *self)
{
  g_autofree char *text = NULL;

  if (self->owner != NULL && g_str_equal (self->owner, DESK_LOG_REGION))
    text = g_strdup (_ ("Headquarters wrote this for all: it is read here and not changed"));
  else if (self->owner != NULL)
    /* TRANSLATORS: %s is the code of a station */
    text = g_strdup_printf (_ ("Belongs to %s: it is read here and not changed"), self->owner);
  gtk_label_set_label (self->owner_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->owner_label), text != NULL);
}

static void
show (DeskHqState *self)
{
  gboolean is_known = self->standing.state != DESK_STANDING_NONE && desk_context_is_enrolled (self->context);
  g_autofree char *words = desk_hq_words_standing_at (&self->standing, self->context);

  gtk_widget_set_visible (GTK_WIDGET (self), is_known);
  gtk_image_set_from_icon_name (self->icon, desk_hq_words_standing_icon (self->standing.state));
  gtk_label_set_label (self->label, words);
  show_owner (self);
  gtk_widget_set_visible (self->decide, self->standing.state == DESK_STANDING_UNDECIDED);
}

/* What is read of a record. */
typedef struct
{
  DeskStanding standing;
  char *owner;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->owner);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gpointer
read_standing (DeskDatabase *database, gpointer record, GCancellable *cancellable, GError **error)
{
  g_autoptr (Reading) reading = g_new0 (Reading, 1);

  return desk_standing_load (database, record, &reading->standing, error)
                 && desk_records_find_owner (database, record, &reading->owner, error)
             ? g_steal_pointer (&reading)
             : NULL;
}

static void
on_read (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskHqState) self = data;
  g_autoptr (Reading) reading = desk_store_call_finish (DESK_STORE (store), result, NULL);

  if (reading == NULL || self->label == NULL)
    return;
  self->standing = reading->standing;
  g_free (self->owner);
  self->owner = g_steal_pointer (&reading->owner);
  show (self);
}

static void
refresh (DeskHqState *self)
{
  DeskStore *store = desk_context_get_store (self->context);

  if (store != NULL && desk_context_is_enrolled (self->context))
    desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, read_standing, g_strdup (self->record), g_free,
                           reading_free, self->cancellable, on_read, g_object_ref (self));
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
  g_free (DESK_HQ_STATE (object)->owner);
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
  gtk_widget_class_bind_template_child (widget_class, DeskHqState, owner_label);
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
