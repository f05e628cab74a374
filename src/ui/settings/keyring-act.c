// SPDX-License-Identifier: GPL-3.0-or-later
// What settings do to the keyring, in a thread: a password takes a second on purpose, a file some time of the disk.

#include "ui/settings/keyring-act.h"

#include <string.h>

typedef struct _Act Act;

/* One act; the thread touches nothing of the context. */
struct _Act
{
  gboolean (*run) (Act *self, GError **error);
  DeskKeyring *keyring;
  char *code; /* of an officer, or of the desk */
  char *name;
  char *country;
  char *own_code;
  char *own_password;
  char *password;
  gint64 now;
};

static void
wipe (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
act_free (Act *self)
{
  g_object_unref (self->keyring);
  g_free (self->code);
  g_free (self->name);
  g_free (self->country);
  g_free (self->own_code);
  wipe (self->own_password);
  wipe (self->password);
  g_free (self);
}

static gboolean
set_password (Act *self, GError **error)
{
  g_autoptr (DeskKey) key =
      desk_keyring_unlock (self->keyring, self->own_code, self->own_password, self->now, error);

  return key != NULL && desk_keyring_put (self->keyring, self->code, self->name, self->password, key, error);
}

static gboolean
rename_officer (Act *self, GError **error)
{
  return desk_keyring_rename (self->keyring, self->code, self->name, error);
}

static gboolean
note_station (Act *self, GError **error)
{
  return desk_keyring_note_station (self->keyring, self->code, self->name, self->country, error);
}

static gboolean
remove_officer (Act *self, GError **error)
{
  return desk_keyring_remove (self->keyring, self->code, error);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Act *self = data;
  GError *error = NULL;

  if (self->run (self, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static Act *
act_new (DeskContext *context, const char *code, const char *name)
{
  Act *self = g_new0 (Act, 1);

  self->keyring = g_object_ref (desk_context_get_keyring (context));
  self->code = g_strdup (code);
  self->name = g_strdup (name);
  self->now = desk_clock_get_now (desk_context_get_clock (context));
  return self;
}

static void
act_start (Act *self, DeskContext *context, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (context, NULL, callback, user_data);

  g_task_set_source_tag (task, act_start);
  g_task_set_task_data (task, self, (GDestroyNotify)act_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * desk_keyring_act_set_password_async:
 * @code: code of the officer who gets the password
 * @name: as the sign-in page is to show the officer
 * @own_password: password of the officer who is signed in. It opens the key of the database once more, so that nobody
 *   gives out passwords at a desk that was left open.
 * @password: the new one
 *
 * Lets an officer sign in with a password from now on.
 */
void
desk_keyring_act_set_password_async (DeskContext *context, const char *code, const char *name,
                                     const char *own_password, const char *password,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  Act *self = act_new (context, code, name);

  self->run = set_password;
  self->own_code = g_strdup (desk_context_get_officer_code (context));
  self->own_password = g_strdup (own_password);
  self->password = g_strdup (password);
  act_start (self, context, callback, user_data);
}

/**
 * desk_keyring_act_rename_async:
 * @name: as the sign-in page is to show the officer
 */
void
desk_keyring_act_rename_async (DeskContext *context, const char *code, const char *name,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  Act *self = act_new (context, code, name);

  self->run = rename_officer;
  act_start (self, context, callback, user_data);
}

/**
 * desk_keyring_act_note_station_async:
 * @station: as it was saved
 *
 * Lets the sign-in page show the station so, before anything is open.
 */
void
desk_keyring_act_note_station_async (DeskContext *context, DeskStation *station, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  DeskRecord *record = DESK_RECORD (station);
  Act *self = act_new (context, desk_store_get_desk (desk_context_get_store (context)),
                       desk_record_get_text (record, DESK_STATION_NAME));

  self->run = note_station;
  self->country = g_strdup (desk_record_get_text (record, DESK_STATION_COUNTRY));
  act_start (self, context, callback, user_data);
}

/**
 * desk_keyring_act_remove_async:
 *
 * Takes an officer's password away.
 */
void
desk_keyring_act_remove_async (DeskContext *context, const char *code, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Act *self = act_new (context, code, NULL);

  self->run = remove_officer;
  act_start (self, context, callback, user_data);
}

/**
 * desk_keyring_act_finish:
 *
 * Returns: FALSE with an error of the keyring; then nothing was changed
 */
gboolean
desk_keyring_act_finish (DeskContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
