// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the whole journal of the desk and proves that its chain holds.

#include "store/verify.h"

#include "journal/error.h"
#include "journal/verify.h"
#include "store/database-private.h"
#include "store/error.h"
#include "store/journal-end.h"
#include "store/query.h"

#include <string.h>

#define PROGRESS_STEP 1000 /* changes between two words about the progress */

typedef struct
{
  DeskDatabase *database;
  GCancellable *cancellable;
  DeskQuery *list;
  GPtrArray *missing; /* register numbers that were given, until an entry has them */
  gint64 n_read;
  gint64 n_changes; /* 0: nobody asks for the progress */
  DeskVerifyProgressFunc progress;
  gpointer data;
} Walk;

/* A number that stands in the line as the number of its record is not missing. */
static void
find_numbers (Walk *walk, const char *line)
{
  for (guint i = walk->missing->len; i > 0; i--)
    {
      g_autofree char *number = g_strdup_printf ("\"no\":\"%s\"", (char *)walk->missing->pdata[i - 1]);

      if (strstr (line, number) != NULL)
        g_ptr_array_remove_index (walk->missing, i - 1);
    }
}

/* Columns: run, n, up_run, up_n, line, chain. */
static gboolean
next_line (DeskVerifyLine *line, gpointer data, GError **error)
{
  static const guint8 none[32];
  Walk *walk = data;
  gsize length;

  if (g_cancellable_set_error_if_cancelled (walk->cancellable, error) || !desk_query_next (walk->list, error))
    return FALSE;
  if (walk->n_read++ % PROGRESS_STEP == 0 && walk->progress != NULL)
    walk->progress (walk->n_read, walk->n_changes, walk->data);

  line->run = desk_query_get_text (walk->list, 0);
  line->n = desk_query_get_integer (walk->list, 1);
  line->parent_run = desk_query_get_text (walk->list, 2);
  line->parent_n = desk_query_get_integer (walk->list, 3);
  line->line = desk_query_get_text (walk->list, 4);
  line->length = strlen (line->line);
  find_numbers (walk, line->line);
  line->chain = desk_query_get_bytes (walk->list, 5, &length);
  if (length != sizeof none)
    line->chain = none;
  return TRUE;
}

static gboolean
find_chain (const char *run, gint64 n, guint8 chain[32], gpointer data)
{
  Walk *walk = data;
  g_autoptr (DeskQuery) find =
      desk_query_new (walk->database,
                      "SELECT c.chain FROM change c JOIN run r ON r.id = c.run WHERE r.name = ? AND c.n = ?",
                      NULL);
  const guint8 *bytes;
  gsize length = 0;

  if (find == NULL)
    return FALSE;
  desk_query_bind (find, "si", run, n);
  bytes = desk_query_next (find, NULL) ? desk_query_get_bytes (find, 0, &length) : NULL;
  if (length != 32)
    return FALSE;
  memcpy (chain, bytes, 32);
  return TRUE;
}

static gboolean
walk_chain (Walk *walk, gint64 *n_changes, GError **error)
{
  g_autoptr (DeskQuery) list = desk_query_new (
      walk->database,
      "SELECT r.name, c.n, r.up_run, r.up_n, c.line, c.chain FROM run r JOIN change c ON c.run = r.id"
      " ORDER BY c.run, c.n",
      error);
  g_autoptr (GError) local = NULL;

  walk->list = list;
  if (list == NULL || desk_verify (next_line, find_chain, walk, n_changes, &local))
    return list != NULL;
  if (g_error_matches (local, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_BROKEN))
    g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_BROKEN, local->message);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The chain proves what is there; that nothing is missing behind it is noted elsewhere. */
static gboolean
run (Walk *walk, gint64 *n_changes, GError **error)
{
  if (!walk_chain (walk, n_changes, error) || !desk_journal_end_check (walk->database, error))
    return FALSE;
  return walk->missing->len == 0
         || desk_journal_end_tell_lost (walk->database, walk->missing->pdata[0], error);
}

static gboolean
count_changes (DeskDatabase *database, gint64 *n_changes, GError **error)
{
  g_autoptr (DeskQuery) count = desk_query_new (database, "SELECT count (*) FROM change", error);

  if (count == NULL || !desk_query_next (count, error))
    return FALSE;
  *n_changes = desk_query_get_integer (count, 0);
  return TRUE;
}

/**
 * desk_verify_run:
 * @n_changes: (out) (optional): how many changes hold
 *
 * Computes the chain of every change again, run by run, and looks whether the last one is still there: the one that
 * was noted, and those that have the register numbers given last.
 *
 * Returns: FALSE with %DESK_STORE_ERROR_BROKEN naming the first change that does not hold or the one that is missing at
 *   the end, or an error of the database
 */
gboolean
desk_verify_run (DeskDatabase *database, gint64 *n_changes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) told = desk_database_list_told (database, error);
  Walk walk = { .database = database, .cancellable = cancellable, .missing = told };

  return told != NULL && run (&walk, n_changes, error);
}

/**
 * desk_verify_run_apart:
 * @database: the open database of the desk
 * @progress: (nullable): told how far it is
 *
 * Does what desk_verify_run() does through a connection of its own, in whatever thread: what is saved meanwhile is not
 * looked at, and nobody waits.
 *
 * Returns: as desk_verify_run()
 */
gboolean
desk_verify_run_apart (DeskDatabase *database, DeskVerifyProgressFunc progress, gpointer data,
                       gint64 *n_changes, GCancellable *cancellable, GError **error)
{
  /* What was told before the reading begins is in what is read. */
  g_autoptr (GPtrArray) told = desk_database_list_told (database, error);
  g_autoptr (DeskDatabase) reader = told != NULL ? desk_database_open_reader (database, error) : NULL;
  Walk walk = {
    .database = reader, .cancellable = cancellable, .missing = told, .progress = progress, .data = data
  };

  return reader != NULL && desk_database_execute (reader, "BEGIN", error)
         && count_changes (reader, &walk.n_changes, error) && run (&walk, n_changes, error);
}
