// SPDX-License-Identifier: GPL-3.0-or-later
// What signing in, locking and handing over do to the context. The pages only ask for it.

#include "ui/sign-in/session.h"

#include "store/error.h"
#include "store/records.h"
#include "ui/profile-shelf.h"
#include "ui/sync/sync-link.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* What is known of the desk once its database is open. */
typedef struct
{
  DeskStation *station;
  DeskProfile *profile;
  DeskOfficer *officer;
  DeskShift *shift; /* the officer's, when it is still open */
} Roll;

/* Whose roll is to be loaded. */
typedef struct
{
  DeskProfileShelf *profiles;
  char *officer;
} Wanted;

/* What an unlocking thread is handed and what it leaves; it touches nothing of the context. */
typedef struct
{
  DeskKeyring *keyring;
  DeskFolders *folders;
  Wanted *wanted;
  char *password;
  gint64 now;
  gboolean open; /* whether the database is to be opened, too */
  DeskDatabase *database;
  Roll *roll;
} Unlock;

static void
roll_free (Roll *self)
{
  g_clear_object (&self->station);
  g_clear_object (&self->profile);
  g_clear_object (&self->officer);
  g_clear_object (&self->shift);
  g_free (self);
}

static Wanted *
wanted_new (DeskContext *context, const char *officer)
{
  Wanted *self = g_new0 (Wanted, 1);

  self->profiles = g_object_ref (desk_context_get_profiles (context));
  self->officer = g_strdup (officer);
  return self;
}

static void
wanted_free (Wanted *self)
{
  g_object_unref (self->profiles);
  g_free (self->officer);
  g_free (self);
}

static void
unlock_free (Unlock *self)
{
  g_object_unref (self->keyring);
  desk_folders_free (self->folders);
  g_clear_pointer (&self->wanted, wanted_free);
  explicit_bzero (self->password, strlen (self->password));
  g_free (self->password);
  g_clear_object (&self->database);
  g_clear_pointer (&self->roll, roll_free);
  g_free (self);
}

/* The first record of a kind whose field holds a text. Desks that were set up alone wrote their station, and officers of the
 * same code, each for themselves: those count that headquarters got first, so that all desks mean the same. */
static DeskRecord *
find_record (DeskDatabase *database, const char *kind, guint field, const char *text, GError **error)
{
  g_autoptr (GPtrArray) records = desk_records_load_own (database, kind, NULL, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      DeskRecord *record = records->pdata[i];

      if (text == NULL || g_strcmp0 (desk_record_get_text (record, field), text) == 0)
        return g_object_ref (record);
    }
  return NULL;
}

static DeskShift *
find_open_shift (DeskDatabase *database, DeskOfficer *officer)
{
  g_autoptr (GPtrArray) shifts = desk_records_load_all (database, "shift", NULL, NULL);
  const char *id = desk_record_get_id (DESK_RECORD (officer));

  for (guint i = shifts != NULL ? shifts->len : 0; i > 0; i--)
    {
      DeskRecord *shift = shifts->pdata[i - 1];
      if (g_strcmp0 (desk_record_get_text (shift, DESK_SHIFT_OFFICER), id) == 0
          && g_strcmp0 (desk_record_get_text (shift, DESK_SHIFT_DESK), desk_database_get_desk (database)) == 0
          && desk_record_get_value (shift, DESK_SHIFT_CLOSED) == NULL)
        return g_object_ref (DESK_SHIFT (shift));
    }
  return NULL;
}

static const char *
get_country (DeskStation *station)
{
  return desk_record_get_text (DESK_RECORD (station), DESK_STATION_COUNTRY);
}

static gpointer
load_roll (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;
  Roll *self = g_new0 (Roll, 1);
  g_autoptr (GError) failure = NULL;

  self->station = (DeskStation *)find_record (database, "station", 0, NULL, &failure);
  if (failure == NULL)
    self->officer =
        (DeskOfficer *)find_record (database, "officer", DESK_OFFICER_CODE, wanted->officer, &failure);
  if (failure == NULL && (self->station == NULL || self->officer == NULL))
    g_set_error (
        &failure, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING,
        _ ("The database of this desk does not know the officer %s. Ask the head to add the officer again."),
        wanted->officer);
  if (failure == NULL)
    self->profile = desk_profile_shelf_take (wanted->profiles, get_country (self->station), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      roll_free (self);
      return NULL;
    }
  self->shift = find_open_shift (database, self->officer);
  return self;
}

/* The file of keys tells the next start whose profile to read, and what desk of what station this is. */
static void
note_station (DeskKeyring *keyring, DeskDatabase *database, DeskStation *station)
{
  g_autoptr (GError) error = NULL;

  if (!desk_keyring_note_station (keyring, desk_database_get_desk (database),
                                  desk_record_get_text (DESK_RECORD (station), DESK_STATION_NAME),
                                  get_country (station), &error))
    g_message ("The station could not be noted for the sign-in page: %s", error->message);
}

static void
unlock_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Unlock *self = data;
  GError *error = NULL;
  g_autoptr (DeskKey) key = NULL;

  key = desk_keyring_unlock (self->keyring, self->wanted->officer, self->password, self->now, &error);
  if (key != NULL && self->open)
    self->database = desk_database_open (self->folders, key, &error);
  if (self->database != NULL)
    self->roll = load_roll (self->database, self->wanted, cancellable, &error);
  if (self->roll != NULL)
    note_station (self->keyring, self->database, self->roll->station);

  if (error != NULL)
    {
      g_clear_object (&self->database);
      g_task_return_error (task, error);
    }
  else
    g_task_return_boolean (task, TRUE);
}

/* Whether the officer may work here today; officers are kept for ever, their accounts are not. */
static gboolean
check_active (DeskContext *context, DeskOfficer *officer, GError **error)
{
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (context));
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  if (desk_officer_is_active (officer, today))
    return TRUE;
  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED,
      _ ("This officer may not work at this desk today. Ask the head to change the dates in Officers."));
  return FALSE;
}

static void
on_shift_saved (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (!desk_store_save_finish (DESK_STORE (store), result, &error))
    {
      desk_context_set_shift (g_task_get_source_object (task), NULL);
      g_message ("The shift could not be opened: %s", error->message);
    }
  g_task_return_boolean (task, TRUE);
}

/* The officer is in already; @task ends when the shift is written. */
static void
open_shift (GTask *task)
{
  DeskContext *context = g_task_get_source_object (task);
  DeskStore *store = desk_context_get_store (context);
  g_autoptr (DeskShift) shift = g_object_new (DESK_TYPE_SHIFT, NULL);
  g_autoptr (DeskSave) save = desk_context_new_save (context);
  DeskRecord *record = DESK_RECORD (shift);

  desk_record_set_text (record, DESK_SHIFT_OFFICER,
                        desk_record_get_id (DESK_RECORD (desk_context_get_officer (context))));
  desk_record_set_text (record, DESK_SHIFT_DESK, desk_store_get_desk (store));
  desk_record_set_integer (record, DESK_SHIFT_OPENED, desk_clock_get_now (desk_context_get_clock (context)));
  desk_save_add (save, record, NULL, desk_store_get_position (store), NULL);
  desk_context_set_shift (context, shift);
  desk_store_save_async (store, save, on_shift_saved, g_object_ref (task));
}

/* The exchange begins with the store and goes on while the desk is locked. What is invented stays here. */
static void
begin_exchange (DeskContext *context, DeskStore *store)
{
  g_autoptr (DeskHqLink) link = NULL;

  if (desk_context_get_link (context) != NULL || desk_context_is_demo (context))
    return;
  link = desk_sync_link_new (store, desk_context_get_clock (context));
  desk_context_set_link (context, link);
}

/* What headquarters says of the region is there as long as the store. */
static void
read_region (DeskContext *context, DeskStore *store, DeskProfile *profile)
{
  g_autoptr (DeskRegion) region = NULL;

  if (desk_context_get_region (context) != NULL)
    return;
  region = desk_region_new (store, profile);
  desk_context_set_region (context, region);
}

static void
end_exchange (DeskContext *context)
{
  if (desk_context_get_link (context) == NULL)
    return;
  desk_hq_link_stop (desk_context_get_link (context));
  desk_context_set_link (context, NULL);
}

static gboolean
sign_in (DeskContext *context, DeskStore *store, Roll *roll, GError **error)
{
  desk_clock_set_zone (desk_context_get_clock (context), desk_profile_get_time_zone (roll->profile));
  if (!check_active (context, roll->officer, error))
    return FALSE;

  desk_context_set_profile (context, roll->profile);
  desk_context_set_station (context, roll->station);
  desk_context_set_store (context, store);
  begin_exchange (context, store);
  read_region (context, store, roll->profile);
  desk_context_set_shift (context, roll->shift);
  desk_context_set_officer (context, roll->officer);
  return TRUE;
}

/* Ends @task, or leaves that to the shift that is opened first. */
static void
enter (GTask *task, DeskStore *store, Roll *roll)
{
  DeskContext *context = g_task_get_source_object (task);
  GError *error = NULL;

  if (!sign_in (context, store, roll, &error))
    {
      if (desk_context_get_store (context) != store)
        desk_store_close (store);
      g_task_return_error (task, error);
    }
  else if (roll->shift == NULL)
    open_shift (task);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_roll_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  DeskStore *store = DESK_STORE (source);
  GError *error = NULL;
  Roll *roll = desk_store_call_finish (store, result, &error);

  if (roll != NULL)
    enter (task, store, roll);
  else
    {
      if (desk_context_get_store (g_task_get_source_object (task)) != store)
        desk_store_close (store);
      g_task_return_error (task, error);
    }
  g_clear_pointer (&roll, roll_free);
}

static void
load_roll_async (GTask *task, DeskStore *store, Wanted *wanted)
{
  desk_store_call_async (store, DESK_PRIORITY_TYPING, load_roll, wanted, (GDestroyNotify)wanted_free,
                         (GDestroyNotify)roll_free, NULL, on_roll_loaded, g_object_ref (task));
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Unlock *unlock = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (unlock->database != NULL)
    {
      g_autoptr (DeskStore) store = desk_store_new (unlock->database);
      enter (task, store, unlock->roll);
    }
  else
    load_roll_async (task, desk_context_get_store (g_task_get_source_object (task)),
                     g_steal_pointer (&unlock->wanted));
}

/* A desk without its keys is only new when it has no database, or one that was never finished. */
static gboolean
check_new (const DeskFolders *folders, GError **error)
{
  g_autofree char *database = desk_folders_get_database (folders);
  g_autofree char *keyring = desk_folders_get_keyring (folders);
  g_autofree char *unfinished = g_strconcat (keyring, ".new", NULL);

  if (!g_file_test (database, G_FILE_TEST_EXISTS) || g_file_test (unfinished, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING,
               _ ("The database is there, but the file with the keys of this desk, %s, is not."), keyring);
  return FALSE;
}

/* The record of the station will have the last word. */
static void
expect_profile (DeskContext *context, DeskKeyring *keyring)
{
  desk_profile_shelf_expect (desk_context_get_profiles (context), desk_keyring_get_country (keyring));
}

/**
 * desk_session_foresee:
 * Begins, in a thread, to read the profile that signing in will most likely need. The program calls it first of all, so
 * that the profile is there when the toolkit is; every fault is told by desk_session_start().
 */
void
desk_session_foresee (DeskContext *context)
{
  g_autofree char *path = desk_folders_get_keyring (desk_context_get_folders (context));
  g_autoptr (DeskKeyring) keyring = desk_keyring_load (path, NULL);

  if (keyring != NULL)
    expect_profile (context, keyring);
}

/**
 * desk_session_start:
 * Finds out what lies in the folders. Afterwards the context has a keyring when the desk is set up, none when it is
 * new. The profile it will need is read from now on, in a thread, if it was not foreseen.
 *
 * Returns: FALSE with @error when neither is the case
 */
gboolean
desk_session_start (DeskContext *context, GError **error)
{
  const DeskFolders *folders = desk_context_get_folders (context);
  g_autofree char *path = desk_folders_get_keyring (folders);
  g_autoptr (DeskKeyring) keyring = NULL;

  desk_context_set_keyring (context, NULL);
  if (!desk_folders_make (folders, error))
    return FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return check_new (folders, error);
  keyring = desk_keyring_load (path, error);
  if (keyring != NULL)
    expect_profile (context, keyring);
  desk_context_set_keyring (context, keyring);
  return keyring != NULL;
}

/**
 * desk_session_open_async:
 * @officer: code of the officer
 *
 * Signs an officer in. What takes long (a second for the password, on purpose) runs in a thread of its own. The
 * database is opened when it is not open yet; after a lock only the password is tried.
 */
void
desk_session_open_async (DeskContext *context, const char *officer, const char *password,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);
  g_autoptr (GTask) unlock = g_task_new (NULL, cancellable, on_unlocked, g_object_ref (task));
  Unlock *data = g_new0 (Unlock, 1);

  g_task_set_source_tag (task, desk_session_open_async);
  data->keyring = g_object_ref (desk_context_get_keyring (context));
  data->folders = desk_folders_copy (desk_context_get_folders (context));
  data->wanted = wanted_new (context, officer);
  data->password = g_strdup (password);
  data->now = desk_clock_get_now (desk_context_get_clock (context));
  data->open = desk_context_get_store (context) == NULL;
  g_task_set_task_data (unlock, data, (GDestroyNotify)unlock_free);
  g_task_run_in_thread (unlock, unlock_in_thread);
}

/**
 * desk_session_open_finish:
 *
 * Returns: whether the officer is signed in; %DESK_STORE_ERROR_PASSWORD and _WAIT are the officer's affair, anything
 * else the desk's
 */
gboolean
desk_session_open_finish (DeskContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * desk_session_adopt_async:
 * @database: (transfer none): a database that was just made; it goes to the worker
 * @officer: code of the officer who made it
 *
 * Signs an officer in without asking for the password that was just chosen. Finish with desk_session_open_finish().
 */
void
desk_session_adopt_async (DeskContext *context, DeskDatabase *database, const char *officer,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (context, NULL, callback, user_data);
  g_autoptr (DeskStore) store = desk_store_new (database);

  load_roll_async (task, store, wanted_new (context, officer));
}

/**
 * desk_session_lock:
 * Nobody is signed in any more; the store and every open form stay as they are, and the exchange with headquarters goes on.
 */
void
desk_session_lock (DeskContext *context)
{
  desk_context_set_officer (context, NULL);
}

static void
on_handed_over (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  DeskContext *context = g_task_get_source_object (task);
  GError *error = NULL;

  if (!desk_store_save_finish (DESK_STORE (store), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  desk_context_set_shift (context, NULL);
  desk_session_lock (context);
  g_task_return_boolean (task, TRUE);
}

/**
 * desk_session_hand_over_async:
 * Ends the shift of the signed-in officer and locks.
 */
void
desk_session_hand_over_async (DeskContext *context, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (context, NULL, callback, user_data);
  DeskStore *store = desk_context_get_store (context);
  DeskShift *shown = desk_context_get_shift (context);
  g_autoptr (DeskRecord) shift = NULL;
  g_autoptr (DeskSave) save = NULL;

  if (shown == NULL || desk_record_get_id (DESK_RECORD (shown)) == NULL)
    {
      desk_session_lock (context);
      g_task_return_boolean (task, TRUE);
      return;
    }
  shift = desk_record_copy (DESK_RECORD (shown));
  save = desk_context_new_save (context);
  desk_record_set_integer (shift, DESK_SHIFT_CLOSED, desk_clock_get_now (desk_context_get_clock (context)));
  desk_save_add (save, shift, DESK_RECORD (shown), desk_store_get_position (store), NULL);
  desk_store_save_async (store, save, on_handed_over, g_object_ref (task));
}

/**
 * desk_session_hand_over_finish:
 *
 * Returns: whether the shift has ended
 */
gboolean
desk_session_hand_over_finish (DeskContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * desk_session_close:
 * Ends the exchange with headquarters and closes the store, once what waits in it is written. Called when the program ends or goes over to other files.
 */
void
desk_session_close (DeskContext *context)
{
  g_autoptr (DeskStore) store = NULL;

  desk_session_lock (context);
  end_exchange (context);
  desk_context_set_region (context, NULL);
  g_set_object (&store, desk_context_get_store (context));
  desk_context_set_shift (context, NULL);
  desk_context_set_store (context, NULL);
  desk_context_set_station (context, NULL);
  if (store != NULL)
    desk_store_close (store);
}
