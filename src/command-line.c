// SPDX-License-Identifier: GPL-3.0-or-later
// The command line: options, and the verbs that need no screen (rebuild, verify).

#include "command-line.h"

#include "store/blob.h"
#include "store/rebuild.h"
#include "store/verify.h"
#include "ui/profile-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define LONGEST_PASSWORD 1024

/* Reads a line without its end; without echo from a terminal. */
static char *
read_password (int fd, const char *officer)
{
  struct termios before, quiet;
  gboolean terminal = fd < 0 && tcgetattr (STDIN_FILENO, &before) == 0;
  GString *line = g_string_new (NULL);
  char c;

  if (terminal)
    {
      fprintf (stderr, _ ("Password of officer %s: "), officer);
      quiet = before;
      quiet.c_lflag &= ~(tcflag_t)ECHO;
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &quiet);
    }
  while (line->len < LONGEST_PASSWORD && read (fd < 0 ? STDIN_FILENO : fd, &c, 1) == 1 && c != '\n')
    g_string_append_c (line, c);
  if (terminal)
    {
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
      fputc ('\n', stderr);
    }
  return g_string_free (line, FALSE);
}

static DeskDatabase *
open_database (const DeskOptions *options, DeskContext *context, GError **error)
{
  const DeskFolders *folders = desk_context_get_folders (context);
  g_autofree char *path = desk_folders_get_keyring (folders);
  g_autoptr (DeskKeyring) keyring = desk_keyring_load (path, error);
  g_autoptr (GPtrArray) slots = keyring != NULL ? desk_keyring_list (keyring) : NULL;
  const char *officer = options->officer;
  g_autoptr (DeskKey) key = NULL;
  char *password;

  if (keyring == NULL)
    return NULL;
  if (officer == NULL && slots->len > 0)
    officer = ((DeskKeySlot *)slots->pdata[0])->code;
  password = read_password (options->password_fd, officer);
  key = desk_keyring_unlock (keyring, officer, password,
                             desk_clock_get_now (desk_context_get_clock (context)), error);
  explicit_bzero (password, strlen (password));
  g_free (password);
  return key != NULL ? desk_database_open (folders, key, error) : NULL;
}

static void
show_progress (gint64 done, gint64 all, gpointer data)
{
  if (isatty (STDERR_FILENO))
    fprintf (stderr, "\r%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, done, all);
}

static gboolean
rebuild (DeskDatabase *database, GError **error)
{
  gint64 n_records = 0;

  if (!desk_rebuild_run (database, show_progress, NULL, &n_records, NULL, error))
    return FALSE;
  printf (g_dngettext (GETTEXT_PACKAGE, "Rebuilt %lu record from the journal.\n",
                       "Rebuilt %lu records from the journal.\n", (gulong)n_records),
          (gulong)n_records);
  return TRUE;
}

static gboolean
verify (DeskDatabase *database, GError **error)
{
  gint64 n_changes = 0, n_attachments = 0;

  if (!desk_verify_run (database, &n_changes, NULL, error))
    return FALSE;
  printf (g_dngettext (GETTEXT_PACKAGE, "The journal holds: %lu entry.\n",
                       "The journal holds: %lu entries.\n", (gulong)n_changes),
          (gulong)n_changes);
  if (!desk_blob_verify (database, &n_attachments, NULL, error))
    return FALSE;
  printf (g_dngettext (GETTEXT_PACKAGE, "All bytes of %lu attachment are there.\n",
                       "All bytes of %lu attachments are there.\n", (gulong)n_attachments),
          (gulong)n_attachments);
  return TRUE;
}

/* "--demo" alone is a demo of the country where the language of the session is at home. */
static gboolean
take_demo (const char *name, const char *value, gpointer data, GError **error)
{
  DeskOptions *self = data;

  if (value == NULL)
    value = g_str_has_prefix (g_get_language_names ()[0], "kk") ? "kz" : "ua";
  if (!g_strv_contains (desk_profile_file_list (), value))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("There is a demo of ua and of kz, none of %s."), value);
      return FALSE;
    }
  g_set_str (&self->demo, value);
  return TRUE;
}

/**
 * desk_options_parse:
 *
 * Takes our options off the command line; the toolkit's stay.
 *
 * Returns: FALSE with @error when they make no sense
 */
gboolean
desk_options_parse (DeskOptions *self, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &self->data, N_ ("Folder of the database"), N_ ("FOLDER") },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &self->state, N_ ("Folder of the last number given out"),
      N_ ("FOLDER") },
    { "demo", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK, (gpointer)take_demo,
      N_ ("Begin with demo data of a country: ua or kz"), N_ ("COUNTRY") },
    { "rebuild", 0, 0, G_OPTION_ARG_NONE, &self->rebuild, N_ ("Make the tables anew from the journal"),
      NULL },
    { "verify", 0, 0, G_OPTION_ARG_NONE, &self->verify, N_ ("Check the chain of the journal"), NULL },
    { "officer", 0, 0, G_OPTION_ARG_STRING, &self->officer, N_ ("Whose password opens the desk for that"),
      N_ ("CODE") },
    { "password-fd", 0, 0, G_OPTION_ARG_INT, &self->password_fd,
      N_ ("Read that password from a file descriptor, not from the terminal"), N_ ("N") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_ ("Show the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  GOptionGroup *group;

  self->password_fd = -1;
  group = g_option_group_new ("dutydesk", NULL, NULL, self, NULL);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_context_set_main_group (context, group);
  return g_option_context_parse (context, argc, argv, error);
}

/**
 * desk_options_clear:
 */
void
desk_options_clear (DeskOptions *self)
{
  g_clear_pointer (&self->data, g_free);
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->demo, g_free);
  g_clear_pointer (&self->officer, g_free);
}

/**
 * desk_options_make_folders:
 *
 * Returns: (transfer full): where the desk lies: as asked for, else this person's folders
 */
DeskFolders *
desk_options_make_folders (const DeskOptions *self)
{
  g_autofree char *data = self->data != NULL ? g_canonicalize_filename (self->data, NULL)
                                             : g_build_filename (g_get_user_data_dir (), "dutydesk", NULL);
  g_autofree char *state = self->state != NULL ? g_canonicalize_filename (self->state, NULL)
                                               : g_build_filename (g_get_user_state_dir (), "dutydesk", NULL);

  return desk_folders_new (data, state);
}

/**
 * desk_command_run:
 * @options: with rebuild or verify
 *
 * Does without a screen what was asked for.
 *
 * Returns: exit status
 */
int
desk_command_run (const DeskOptions *options, DeskContext *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDatabase) database = open_database (options, context, &error);
  gboolean done = database != NULL;

  if (done && options->rebuild)
    done = rebuild (database, &error);
  if (done && options->verify)
    done = verify (database, &error);
  if (!done)
    fprintf (stderr, "dutydesk: %s\n", error->message);
  if (database != NULL)
    desk_database_close (database, NULL);
  return done ? 0 : 1;
}
