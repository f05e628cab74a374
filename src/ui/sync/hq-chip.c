// SPDX-License-Identifier: GPL-3.0-or-later
// How the desk stands with headquarters, in the sidebar: a word and an icon, and a second line where there are two facts.

#include "ui/sync/hq-chip.h"

#include "ui/sync/hq-words.h"

#include <glib/gi18n-lib.h>

#define MINUTE 60 /* seconds: what is shown grows old */

struct _DeskHqChip
{
  AdwBin parent_instance;

  DeskContext *context;
  DeskHqWatch *watch;
  guint timer;

  GtkWidget *button;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (DeskHqChip, desk_hq_chip, ADW_TYPE_BIN)

static void
set_tone (GtkWidget *widget, const char *tone)
{
  gtk_widget_remove_css_class (widget, "warning");
  gtk_widget_remove_css_class (widget, "error");
  if (tone != NULL)
    gtk_widget_add_css_class (widget, tone);
}

static void
show (DeskHqChip *self)
{
  DeskHqLink *link = self->context != NULL ? desk_context_get_link (self->context) : NULL;
  g_auto (DeskHqWords) words = { 0 };
  g_autofree char *spoken = NULL;
  DeskHqStatus status;

  gtk_widget_set_visible (GTK_WIDGET (self), link != NULL && desk_context_is_enrolled (self->context));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  desk_hq_link_get_status (link, &status);
  desk_hq_words_describe (&status, desk_hq_watch_get_decisions (self->watch),
                          desk_hq_watch_get_waiting (self->watch), self->context, &words);
  gtk_image_set_from_icon_name (self->icon, words.icon);
  set_tone (GTK_WIDGET (self->icon), words.tone);
  gtk_label_set_label (self->title, words.title);
  gtk_label_set_label (self->detail, words.detail != NULL ? words.detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), words.detail != NULL);
  /* TRANSLATORS: what a screen reader says of the button that shows the sync with headquarters; %s is its state */
  spoken = g_strdup_printf (_ ("Headquarters: %s"), words.title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_label (self->detail),
                                  -1);
}

static gboolean
on_minute (gpointer data)
{
  show (DESK_HQ_CHIP (data));
  return G_SOURCE_CONTINUE;
}

static void
desk_hq_chip_dispose (GObject *object)
{
  DeskHqChip *self = DESK_HQ_CHIP (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  /* The template would let go of it behind the parent class's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_HQ_CHIP);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_hq_chip_parent_class)->dispose (object);
}

static void
desk_hq_chip_class_init (DeskHqChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_hq_chip_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dutydesk/DutyDesk/ui/sync/hq-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskHqChip, button);
  gtk_widget_class_bind_template_child (widget_class, DeskHqChip, icon);
  gtk_widget_class_bind_template_child (widget_class, DeskHqChip, title);
  gtk_widget_class_bind_template_child (widget_class, DeskHqChip, detail);
}

static void
desk_hq_chip_init (DeskHqChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_hq_chip_bind:
 * Shows how the desk of the context stands, as long as the widget lives.
 */
void
desk_hq_chip_bind (DeskHqChip *self, DeskContext *context)
{
  self->context = g_object_ref (context);
  self->watch = desk_hq_watch_new (context, GTK_WIDGET (self));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  self->timer = g_timeout_add_seconds (MINUTE, on_minute, self);
  show (self);
}
