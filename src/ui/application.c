// SPDX-License-Identifier: GPL-3.0-or-later
// Start and end of the program with a screen.

#include "ui/application.h"

#include "ui/sign-in/session.h"
#include "ui/window.h"

#include <pango/pangocairo.h>

struct _DeskApplication
{
  AdwApplication parent_instance;

  DeskContext *context;
  char *demo; /* country of the demo to begin with, NULL for none */
};

G_DEFINE_FINAL_TYPE (DeskApplication, desk_application, ADW_TYPE_APPLICATION)

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  /* Closing the window lets forms write their drafts. */
  if (window != NULL)
    gtk_window_close (window);
  else
    g_application_quit (G_APPLICATION (data));
}

static void
on_style_changed (GSettings *settings, const char *key, gpointer data)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int style = g_settings_get_enum (settings, "style");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (style, 0, (int)G_N_ELEMENTS (schemes) - 1)]);
}

static void
desk_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = { { "quit", on_quit, NULL, NULL, NULL, { 0 } } };
  DeskApplication *self = DESK_APPLICATION (application);
  GSettings *settings = desk_context_get_settings (self->context);

  /* What needs the processor and no screen goes on in threads while the toolkit starts: Pango looks for the fonts, and
     the profile is read. */
  pango_cairo_font_map_get_default ();
  desk_session_foresee (self->context);

  /* GTK would look for the icon in all themes, and libadwaita add one then, so that all would be read twice. */
  adw_init ();
  gtk_window_set_default_icon_name (g_application_get_application_id (application));

  G_APPLICATION_CLASS (desk_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  if (settings != NULL)
    {
      g_signal_connect_object (settings, "changed::style", G_CALLBACK (on_style_changed), self,
                               G_CONNECT_DEFAULT);
      on_style_changed (settings, "style", self);
    }
}

static void
desk_application_activate (GApplication *application)
{
  DeskApplication *self = DESK_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      window = GTK_WINDOW (desk_window_new (ADW_APPLICATION (application), self->context));
      if (g_str_has_suffix (g_application_get_application_id (application), ".Devel"))
        gtk_widget_add_css_class (GTK_WIDGET (window), "devel");
      if (self->demo != NULL)
        desk_window_start_demo (DESK_WINDOW (window), self->demo);
    }
  gtk_window_present (window);
}

static void
desk_application_shutdown (GApplication *application)
{
  desk_session_close (DESK_APPLICATION (application)->context);

  G_APPLICATION_CLASS (desk_application_parent_class)->shutdown (application);
}

static void
desk_application_finalize (GObject *object)
{
  DeskApplication *self = DESK_APPLICATION (object);

  g_clear_object (&self->context);
  g_free (self->demo);

  G_OBJECT_CLASS (desk_application_parent_class)->finalize (object);
}

static void
desk_application_class_init (DeskApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_application_finalize;
  application_class->startup = desk_application_startup;
  application_class->activate = desk_application_activate;
  application_class->shutdown = desk_application_shutdown;
}

static void
desk_application_init (DeskApplication *self)
{
}

/**
 * desk_application_new:
 * @id: of the program on the message bus, and the name of its icon
 * @flags: %G_APPLICATION_NON_UNIQUE for a desk beside the one of this person
 * @demo: (nullable): "ua" or "kz" to begin with the demo of a country
 *
 * Returns: (transfer full): the program, to be run
 */
DeskApplication *
desk_application_new (const char *id, DeskContext *context, GApplicationFlags flags, const char *demo)
{
  DeskApplication *self = g_object_new (DESK_TYPE_APPLICATION, "application-id", id, "flags", flags,
                                        "resource-base-path", "/org/dutydesk/DutyDesk", NULL);

  self->context = g_object_ref (context);
  self->demo = g_strdup (demo);
  return self;
}
