// SPDX-License-Identifier: GPL-3.0-or-later
// Going over to a demo, coming back to it, and leaving it.

#include "ui/sign-in/demo-session.h"

#include "ui/sign-in/demo-desk.h"
#include "ui/sign-in/session.h"

static void
enter (DeskContext *context, const char *country)
{
  const DeskFolders *home = desk_context_get_home_folders (context);
  g_autoptr (DeskFolders) folders = desk_demo_desk_get_folders (home, country);

  desk_session_close (context);
  desk_context_set_keyring (context, NULL);
  desk_context_set_folders (context, folders);
  desk_context_set_demo (context, TRUE);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  DeskContext *context = DESK_CONTEXT (source);
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (desk_session_open_finish (context, result, &error) && desk_session_start (context, &error))
    {
      desk_demo_desk_remember (desk_context_get_home_folders (context), g_task_get_task_data (task));
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autofree char *officer = NULL;
  GError *error = NULL;
  g_autoptr (DeskDatabase) database = desk_demo_desk_make_finish (result, &officer, &error);

  if (database == NULL)
    g_task_return_error (task, error);
  else
    desk_session_adopt_async (g_task_get_source_object (task), database, officer, on_opened,
                              g_object_ref (task));
}

static void
go_on (GTask *task)
{
  DeskContext *context = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) slots = NULL;

  if (!desk_session_start (context, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  slots = desk_keyring_list (desk_context_get_keyring (context));
  desk_session_open_async (context, ((DeskKeySlot *)slots->pdata[0])->code, DESK_DEMO_PASSWORD, NULL,
                           on_opened, g_object_ref (task));
}

/**
 * desk_demo_session_open_async:
 * @country: "ua" or "kz"
 * @anew: whether to begin a new day even where a demo of that country is there already
 *
 * Opens a demo and signs its first officer in.
 */
void
desk_demo_session_open_async (DeskContext *context, const char *country, gboolean anew,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (context, NULL, callback, user_data);
  const DeskFolders *home = desk_context_get_home_folders (context);

  g_task_set_task_data (task, g_strdup (country), g_free);
  enter (context, country);
  if (!anew && desk_demo_desk_exists (home, country))
    go_on (task);
  else
    desk_demo_desk_make_async (home, country, desk_clock_get_now (desk_context_get_clock (context)), NULL,
                               on_made, g_object_ref (task));
}

/**
 * desk_demo_session_open_finish:
 *
 * Returns: whether the demo is open
 */
gboolean
desk_demo_session_open_finish (DeskContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * desk_demo_session_resume:
 * Comes back to the demo that was open when the program ended, as far as signing in.
 *
 * Returns: FALSE with @error when it cannot be read; TRUE also when there is none
 */
gboolean
desk_demo_session_resume (DeskContext *context, GError **error)
{
  g_autofree char *country = desk_demo_desk_recall (desk_context_get_home_folders (context));

  if (country == NULL)
    return TRUE;
  enter (context, country);
  return desk_session_start (context, error);
}

/**
 * desk_demo_session_leave:
 * Closes the demo and goes back to the real desk, or to where one begins.
 */
void
desk_demo_session_leave (DeskContext *context)
{
  const DeskFolders *home = desk_context_get_home_folders (context);

  desk_session_close (context);
  desk_demo_desk_remember (home, NULL);
  desk_context_set_keyring (context, NULL);
  desk_context_set_folders (context, home);
  desk_context_set_demo (context, FALSE);
}
