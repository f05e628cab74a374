// SPDX-License-Identifier: GPL-3.0-or-later
// Making the files of a new desk: first its key and the recovery key, then, once the officer has noted that one, the
// database. The file of keys takes its name last: a desk that lost its power in between is simply still new.

#include "ui/sign-in/setup.h"

#include "store/durable.h"
#include "store/error.h"
#include "store/keyring.h"
#include "store/save.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

struct _DeskSetup
{
  GObject parent_instance;

  DeskFolders *folders;
  DeskStation *station;
  DeskOfficer *officer;
  char *book;
  gint64 first_number;
  char *password;
  char *name;
  guint64 operations;
  guint64 memory;

  DeskKey *key;
  DeskKeyring *keyring;
};

G_DEFINE_FINAL_TYPE (DeskSetup, desk_setup, G_TYPE_OBJECT)

/* When an act of the set-up happens. */
typedef struct
{
  gint64 now;
  GTimeZone *zone;
} Moment;

static void
moment_free (Moment *self)
{
  g_time_zone_unref (self->zone);
  g_free (self);
}

static char *
get_unfinished_path (const DeskFolders *folders)
{
  g_autofree char *path = desk_folders_get_keyring (folders);

  return g_strconcat (path, ".new", NULL);
}

/* Nobody has ever worked with a database whose file of keys still has its first name. */
static void
remove_unfinished (const DeskFolders *folders)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autofree char *database = desk_folders_get_database (folders);
  g_autofree char *keyring = desk_folders_get_keyring (folders);
  g_autofree char *unfinished = get_unfinished_path (folders);

  if (g_file_test (keyring, G_FILE_TEST_EXISTS) || !g_file_test (unfinished, G_FILE_TEST_EXISTS))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (database, endings[i], NULL);
      g_unlink (path);
    }
  g_unlink (unfinished);
}

static void
prepare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DeskSetup *self = source;
  GError *error = NULL;
  g_autofree char *path = get_unfinished_path (self->folders);
  char *recovery = NULL;

  if (desk_folders_make (self->folders, &error))
    {
      remove_unfinished (self->folders);
      g_clear_pointer (&self->key, desk_key_unref);
      g_clear_object (&self->keyring);
      self->key = desk_key_new_random ();
      self->keyring = desk_keyring_new (path);
      if (self->operations > 0)
        g_object_set (self->keyring, "operations", self->operations, "memory", self->memory, NULL);
      recovery = desk_keyring_make_recovery (self->keyring, self->key, &error);
    }
  if (recovery != NULL)
    g_task_return_pointer (task, recovery, g_free);
  else
    g_task_return_error (task, error);
}

static gboolean
write_records (DeskSetup *self, DeskDatabase *database, const Moment *moment, GError **error)
{
  const char *officer = desk_record_get_text (DESK_RECORD (self->officer), DESK_OFFICER_CODE);
  g_autoptr (DeskSave) save = desk_save_new (officer, moment->now, moment->zone);

  desk_save_add (save, DESK_RECORD (self->station), NULL, 0, NULL);
  desk_save_add (save, DESK_RECORD (self->officer), NULL, 0, NULL);
  return desk_save_run (save, database, NULL, error);
}

static gboolean
name_keyring (DeskSetup *self, GError **error)
{
  g_autofree char *from = get_unfinished_path (self->folders);
  g_autofree char *to = desk_folders_get_keyring (self->folders);

  if (g_rename (from, to) != 0)
    {
      desk_store_error_set_errno (error, errno, to);
      return FALSE;
    }
  return desk_durable_sync_folder (to, error);
}

static void
commit_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DeskSetup *self = source;
  const char *code = desk_record_get_text (DESK_RECORD (self->station), DESK_STATION_CODE);
  const char *name = desk_record_get_text (DESK_RECORD (self->station), DESK_STATION_NAME);
  const char *country = desk_record_get_text (DESK_RECORD (self->station), DESK_STATION_COUNTRY);
  g_autofree char *desk = g_strdup_printf ("%s-%s", code, self->book);
  GError *error = NULL;
  g_autoptr (DeskDatabase) database = NULL;

  desk_keyring_set_station (self->keyring, desk, name, country);
  if (desk_keyring_put (self->keyring, desk_record_get_text (DESK_RECORD (self->officer), DESK_OFFICER_CODE),
                        self->name, self->password, self->key, &error))
    database = desk_database_create (self->folders, self->key, code, self->book, self->first_number, &error);
  if (database != NULL && write_records (self, database, data, &error) && name_keyring (self, &error))
    g_task_return_pointer (task, g_steal_pointer (&database), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
wipe (char **secret)
{
  if (*secret != NULL)
    explicit_bzero (*secret, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

static void
desk_setup_finalize (GObject *object)
{
  DeskSetup *self = DESK_SETUP (object);

  desk_folders_free (self->folders);
  g_clear_object (&self->station);
  g_clear_object (&self->officer);
  g_clear_object (&self->keyring);
  g_clear_pointer (&self->key, desk_key_unref);
  g_free (self->book);
  g_free (self->name);
  wipe (&self->password);

  G_OBJECT_CLASS (desk_setup_parent_class)->finalize (object);
}

static void
desk_setup_class_init (DeskSetupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_setup_finalize;
}

static void
desk_setup_init (DeskSetup *self)
{
  self->station = g_object_new (DESK_TYPE_STATION, NULL);
  self->officer = g_object_new (DESK_TYPE_OFFICER, NULL);
  self->book = g_strdup ("A");
  self->first_number = 1;
}

/**
 * desk_setup_new:
 * @folders: where the desk is to lie
 *
 * Returns: (transfer full): a desk of which nothing is known yet
 */
DeskSetup *
desk_setup_new (const DeskFolders *folders)
{
  DeskSetup *self = g_object_new (DESK_TYPE_SETUP, NULL);

  self->folders = desk_folders_copy (folders);
  return self;
}

/**
 * desk_setup_get_station:
 *
 * Returns: (transfer none): the station, to be filled in
 */
DeskRecord *
desk_setup_get_station (DeskSetup *self)
{
  return DESK_RECORD (self->station);
}

/**
 * desk_setup_get_officer:
 *
 * Returns: (transfer none): the first officer, to be filled in
 */
DeskRecord *
desk_setup_get_officer (DeskSetup *self)
{
  return DESK_RECORD (self->officer);
}

/**
 * desk_setup_set_book:
 * @book: letter of the register book, "A"
 * @first_number: the first number to give; not 1 where a paper journal is continued
 */
void
desk_setup_set_book (DeskSetup *self, const char *book, gint64 first_number)
{
  g_set_str (&self->book, book);
  self->first_number = first_number;
}

/**
 * desk_setup_set_password:
 * @name: the first officer as the sign-in page shows it
 */
void
desk_setup_set_password (DeskSetup *self, const char *password, const char *name)
{
  wipe (&self->password);
  self->password = g_strdup (password);
  g_set_str (&self->name, name);
}

/**
 * desk_setup_set_effort:
 * @operations: passes of Argon2id
 * @memory: bytes it fills
 *
 * Makes guessing passwords cheaper than it ought to be, for tests.
 */
void
desk_setup_set_effort (DeskSetup *self, guint64 operations, guint64 memory)
{
  self->operations = operations;
  self->memory = memory;
}

/**
 * desk_setup_prepare_async:
 * Makes the key of the desk and a recovery key for it. May be called again; the key before is then void.
 */
void
desk_setup_prepare_async (DeskSetup *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_run_in_thread (task, prepare_in_thread);
}

/**
 * desk_setup_prepare_finish:
 *
 * Returns: (transfer full): the recovery key, to be shown once
 */
char *
desk_setup_prepare_finish (DeskSetup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * desk_setup_commit_async:
 * @now: seconds UTC
 * @zone: where the station lies
 *
 * Makes the desk. Nothing of @self may be changed until it is finished.
 */
void
desk_setup_commit_async (DeskSetup *self, gint64 now, GTimeZone *zone, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Moment *moment = g_new0 (Moment, 1);

  moment->now = now;
  moment->zone = g_time_zone_ref (zone);
  g_task_set_task_data (task, moment, (GDestroyNotify)moment_free);
  g_task_run_in_thread (task, commit_in_thread);
}

/**
 * desk_setup_commit_finish:
 *
 * Returns: (transfer full): the open database of the new desk
 */
DeskDatabase *
desk_setup_commit_finish (DeskSetup *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
consists_of (const char *text, gsize shortest, gsize longest)
{
  gsize length = strlen (text);

  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at))
      return FALSE;
  return length >= shortest && length <= longest;
}

/**
 * desk_setup_is_station_code:
 *
 * Returns: whether @text is 2 to 8 Latin letters and digits
 */
gboolean
desk_setup_is_station_code (const char *text)
{
  return consists_of (text, 2, 8);
}

/**
 * desk_setup_is_book:
 *
 * Returns: whether @text is one Latin letter
 */
gboolean
desk_setup_is_book (const char *text)
{
  return g_ascii_isalpha (text[0]) && text[1] == '\0';
}

/**
 * desk_setup_is_officer_code:
 *
 * Returns: whether @text is 1 to 32 Latin letters, digits, dots and dashes, and not headquarters' own "hq"
 */
gboolean
desk_setup_is_officer_code (const char *text)
{
  return desk_officer_is_code (text);
}

/**
 * desk_setup_suggest_code:
 *
 * Returns: (transfer full): a code made of a surname: its letters as Latin writes them
 */
char *
desk_setup_suggest_code (const char *surname)
{
  g_autofree char *latin = g_str_to_ascii (surname, "uk");
  GString *code = g_string_new (NULL);

  for (const char *at = latin; *at != '\0' && code->len < 32; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (code, g_ascii_tolower (*at));
  return g_string_free (code, FALSE);
}

/**
 * desk_setup_is_last_group:
 * @recovery: a recovery key, groups with dashes between them
 * @typed: what the officer read from the own note
 *
 * Returns: whether @typed is the last group, or the whole key
 */
gboolean
desk_setup_is_last_group (const char *recovery, const char *typed)
{
  g_autofree char *stripped = g_strstrip (g_strdup (typed));

  return g_ascii_strcasecmp (stripped, strrchr (recovery, '-') + 1) == 0
         || g_ascii_strcasecmp (stripped, recovery) == 0;
}
