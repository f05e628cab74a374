// SPDX-License-Identifier: GPL-3.0-or-later
// The buttons [uk][ru][kk][en].

#include "ui/sign-in/language-buttons.h"

#include "ui/language.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskLanguageButtons
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskLanguageButtons, desk_language_buttons, ADW_TYPE_BIN)

static void
on_chosen (AdwToggleGroup *group, GParamSpec *pspec, GtkWidget *self)
{
  const char *language = adw_toggle_group_get_active_name (group);

  if (g_strcmp0 (language, desk_language_get_current ()) != 0)
    gtk_widget_activate_action (self, "win.language", "s", language);
}

/* Two letters are for the eye: who hears the buttons hears each language called as it calls itself. */
static void
name_buttons (GtkWidget *group)
{
  const char *const *language = desk_language_list ();

  for (GtkWidget *child = gtk_widget_get_first_child (group); child != NULL && *language != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TOGGLE_BUTTON (child))
      desk_spoken_set_name (child, desk_language_get_name (*language++));
}

static void
desk_language_buttons_class_init (DeskLanguageButtonsClass *klass)
{
}

static void
desk_language_buttons_init (DeskLanguageButtons *self)
{
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  const char *const *languages = desk_language_list ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();
      adw_toggle_set_name (toggle, languages[i]);
      adw_toggle_set_label (toggle, languages[i]);
      adw_toggle_set_tooltip (toggle, desk_language_get_name (languages[i]));
      adw_toggle_group_add (group, toggle);
    }
  name_buttons (GTK_WIDGET (group));
  adw_toggle_group_set_active_name (group, desk_language_get_current ());
  g_signal_connect (group, "notify::active-name", G_CALLBACK (on_chosen), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Language of the screens"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (group));
}
