// SPDX-License-Identifier: GPL-3.0-or-later
// What was installed with the program is found beside it, wherever the installed tree was moved to.

#include "installation.h"

#include <glib/gi18n.h>

/* A folder as seen from the program's own; NULL where there is none, as in the build folder. */
static char *
find_beside (const char *from_program)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *bindir = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *folder = bindir != NULL ? g_canonicalize_filename (from_program, bindir) : NULL;

  return folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&folder) : NULL;
}

/* Settings schema and icons are looked for in the folders of XDG_DATA_DIRS, the first one wins. */
static void
add_data_dir (const char *folder)
{
  const char *dirs = g_getenv ("XDG_DATA_DIRS");
  g_autofree char *all = NULL;
  g_auto (GStrv) listed = NULL;

  if (dirs == NULL || *dirs == '\0')
    dirs = "/usr/local/share:/usr/share";
  listed = g_strsplit (dirs, G_SEARCHPATH_SEPARATOR_S, -1);
  if (g_strv_contains ((const char *const *)listed, folder))
    return;
  all = g_strconcat (folder, G_SEARCHPATH_SEPARATOR_S, dirs, NULL);
  g_setenv ("XDG_DATA_DIRS", all, TRUE);
}

/**
 * desk_installation_bind:
 *
 * Makes settings, icons and translations be found beside the program; where nothing lies there, translations are looked
 * for where they were to be installed. To be called before anything asks for one of them, and before the first thread.
 */
void
desk_installation_bind (void)
{
  g_autofree char *datadir = find_beside (DESK_DATADIR_FROM_PROGRAM);
  g_autofree char *localedir = find_beside (DESK_LOCALEDIR_FROM_PROGRAM);

  if (datadir != NULL)
    add_data_dir (datadir);
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : DESK_LOCALEDIR);
}
