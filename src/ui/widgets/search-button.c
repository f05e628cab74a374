// SPDX-License-Identifier: GPL-3.0-or-later
// The button that searches everything.

#include "ui/widgets/search-button.h"

#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskSearchButton
{
  GtkButton parent_instance;

  AdwButtonContent *content;
  gboolean narrow;
};

typedef enum
{
  PROP_NARROW = 1,
  PROP_LAST = PROP_NARROW
} DeskSearchButtonProperty;

static GParamSpec *props[PROP_LAST + 1];

G_DEFINE_FINAL_TYPE (DeskSearchButton, desk_search_button, GTK_TYPE_BUTTON)

static void
desk_search_button_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, DESK_SEARCH_BUTTON (object)->narrow);
}

static void
desk_search_button_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskSearchButton *self = DESK_SEARCH_BUTTON (object);

  self->narrow = g_value_get_boolean (value);
  adw_button_content_set_label (self->content, self->narrow ? "" : "Ctrl+K");
}

/* The content gives the button its own words as a name when both come into a window: the key, where it is what one looks for. */
static void
desk_search_button_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (desk_search_button_parent_class)->map (widget);
  desk_spoken_set_name (widget, _ ("Search Everything"));
}

static void
desk_search_button_class_init (DeskSearchButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_search_button_get_property;
  object_class->set_property = desk_search_button_set_property;
  GTK_WIDGET_CLASS (klass)->map = desk_search_button_map;
  /**
   * DeskSearchButton:narrow:
   * Whether there is room for the icon only.
   */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
desk_search_button_init (DeskSearchButton *self)
{
  GtkWidget *content = adw_button_content_new ();

  self->content = ADW_BUTTON_CONTENT (content);
  adw_button_content_set_icon_name (self->content, "edit-find-symbolic");
  adw_button_content_set_label (self->content, "Ctrl+K");
  gtk_button_set_child (GTK_BUTTON (self), content);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("Search Everything"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.omnibox");
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
}
