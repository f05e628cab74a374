// SPDX-License-Identifier: GPL-3.0-or-later
// The composition root: what the program is made of is put together here and handed down.

#include "command-line.h"
#include "installation.h"
#include "ui/application.h"
#include "ui/language.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

/* NULL where the program was never installed: nothing is remembered then. */
static GSettings *
make_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, "org.dutydesk.DutyDesk", TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
set_language (DeskContext *context)
{
  GSettings *settings = desk_context_get_settings (context);
  g_autofree char *language = settings != NULL ? g_settings_get_string (settings, "language") : NULL;

  if (language == NULL || *language == '\0')
    g_set_str (&language, desk_language_find_system ());
  desk_language_apply (language);
  desk_context_set_language (context, language);
}

static DeskContext *
make_context (const DeskOptions *options)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (DeskClock) clock = desk_clock_new (zone);
  g_autoptr (DeskFolders) folders = desk_options_make_folders (options);
  g_autoptr (GSettings) settings = make_settings ();

  return desk_context_new (clock, folders, settings);
}

int
main (int argc, char **argv)
{
  DeskOptions options = { 0 };
  g_autoptr (DeskContext) context = NULL;
  g_autoptr (DeskApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  /* The toolkit would go back to the session's locale when it starts. */
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "");
  desk_installation_bind ();
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!desk_options_parse (&options, &argc, &argv, &error))
    {
      fprintf (stderr, "dutydesk: %s\n", error->message);
      desk_options_clear (&options);
      return 2;
    }
  context = make_context (&options);
  set_language (context);
  if (options.version)
    {
      printf ("Duty Desk %s\n", DESK_VERSION);
      status = 0;
    }
  else if (options.rebuild || options.verify)
    status = desk_command_run (&options, context);
  else
    {
      GApplicationFlags flags = options.data != NULL ? G_APPLICATION_NON_UNIQUE : G_APPLICATION_DEFAULT_FLAGS;

      g_set_prgname ("dutydesk");
      application = desk_application_new (DESK_APPLICATION_ID, context, flags, options.demo);
      status = g_application_run (G_APPLICATION (application), argc, argv);
    }
  desk_options_clear (&options);
  return status;
}
