// SPDX-License-Identifier: GPL-3.0-or-later
// The thread of the network asks the thread of the database, and waits. Whoever types comes first there.

#include "sync/ask.h"

#include "sync/error.h"

/* An answer that is waited for. */
typedef struct
{
  gpointer result;
  GError *error;
  gboolean is_there;
} Answer;

static void
on_answer (GObject *store, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->result = desk_store_call_finish (DESK_STORE (store), result, &answer->error);
  answer->is_there = TRUE;
}

/**
 * desk_ask_failed:
 * @failed: (transfer full): an error of the store
 *
 * Makes an error of the sync of it; the words stay.
 *
 * Returns: FALSE
 */
gboolean
desk_ask_failed (GError *failed, GError **error)
{
  if (failed->domain == DESK_SYNC_ERROR || g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, failed);
  else
    {
      g_set_error_literal (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_STORE, failed->message);
      g_error_free (failed);
    }
  return FALSE;
}

/**
 * desk_ask:
 * @func: done on the thread of the database, whole or not at all
 *
 * For a thread that has a #GMainContext of its own as its default.
 *
 * Returns: what @func returned; NULL with its error
 */
gpointer
desk_ask (DeskStore *store, DeskStoreFunc func, gpointer data, GError **error)
{
  Answer answer = { 0 };

  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, func, data, NULL, NULL, NULL, on_answer, &answer);
  while (!answer.is_there)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  if (answer.error != NULL)
    g_propagate_error (error, answer.error);
  return answer.result;
}
