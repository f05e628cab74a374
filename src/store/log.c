// SPDX-License-Identifier: GPL-3.0-or-later
// Adding to the journal of this desk: runs, lines, their chain, and what time the desk has seen already.

#include "store/log.h"

#include "journal/desk.h"
#include "store/database-private.h"
#include "store/error.h"
#include "store/query.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

/* Clocks are set right by a little all the time; less than this is no news. */
#define CLOCK_TOLERANCE 120 /* seconds */

static gboolean
set_broken (const char *id, const char *cause, GError **error)
{
  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_BROKEN,
      _ ("The journal of this desk is broken at its last entry, %s. Stop working here, keep the file as it "
         "is, and restore the last backup. (%s)"),
      id, cause);
  return FALSE;
}

static gboolean
get_chain (DeskDatabase *database, gint64 run, gint64 n, guint8 chain[DESK_HASH_BYTES], GError **error)
{
  g_autoptr (DeskQuery) find =
      desk_query_new (database, "SELECT chain FROM change WHERE run = ? AND n = ?", error);
  const guint8 *bytes;
  gsize length = 0;

  if (find == NULL)
    return FALSE;
  desk_query_bind (find, "ii", run, n);
  bytes = desk_query_next (find, error) ? desk_query_get_bytes (find, 0, &length) : NULL;
  if (length != DESK_HASH_BYTES)
    return FALSE;
  memcpy (chain, bytes, DESK_HASH_BYTES);
  return TRUE;
}

/* The chain before change n of a run; zeros at the very start. */
static gboolean
get_chain_before (DeskDatabase *database, gint64 run, gint64 n, guint8 chain[DESK_HASH_BYTES], GError **error)
{
  g_autoptr (DeskQuery) find = NULL;

  if (n > 1)
    return get_chain (database, run, n - 1, chain, error);

  memset (chain, 0, DESK_HASH_BYTES);
  find =
      desk_query_new (database,
                      "SELECT p.id, r.up_n FROM run r JOIN run p ON p.name = r.up_run WHERE r.id = ?", error);
  if (find == NULL)
    return FALSE;
  desk_query_bind (find, "i", run);
  if (!desk_query_next (find, error))
    return error == NULL || *error == NULL;
  return get_chain (database, desk_query_get_integer (find, 0), desk_query_get_integer (find, 1), chain,
                    error);
}

/* The last own change is looked at on every start: it is what a torn write or a restored file would hit first. */
static gboolean
check_last (DeskDatabase *database, const char *line, gint64 *time, GError **error)
{
  DeskLogHead *head = desk_database_get_head (database);
  g_autofree char *id = desk_change_id (head->last_name, head->last_n);
  g_autoptr (DeskChange) change = NULL;
  g_autoptr (GError) local = NULL;
  guint8 digest[DESK_HASH_BYTES], chain[DESK_HASH_BYTES];

  change = desk_line_read (line, -1, head->last_name, head->last_n, &local);
  if (change == NULL || !desk_line_digest (id, line, -1, digest, &local))
    return set_broken (id, local->message, error);
  if (!get_chain_before (database, head->last_run, head->last_n, chain, &local))
    {
      if (local == NULL)
        return set_broken (id, "no chain before it", error);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  desk_chain_link (chain, digest, chain);
  if (memcmp (chain, head->chain, DESK_HASH_BYTES) != 0)
    return set_broken (id, "chain", error);
  *time = change->time;
  return TRUE;
}

static gboolean
load_foreign (DeskDatabase *database, GError **error)
{
  g_autoptr (DeskQuery) find =
      desk_query_new (database, "SELECT EXISTS (SELECT 1 FROM run WHERE mine = 0)", error);

  if (find == NULL || !desk_query_next (find, error))
    return FALSE;
  desk_database_get_head (database)->foreign = desk_query_get_integer (find, 0) != 0;
  return TRUE;
}

/**
 * desk_log_load:
 * Reads where the journal stands and checks its last own change.
 *
 * Returns: FALSE with %DESK_STORE_ERROR_BROKEN or an error of the database
 */
gboolean
desk_log_load (DeskDatabase *database, GError **error)
{
  DeskLogHead *head = desk_database_get_head (database);
  g_autoptr (DeskQuery) last = desk_query_new (
      database,
      "SELECT c.run, r.name, c.n, c.chain, c.row, c.line FROM change c JOIN run r ON r.id = c.run WHERE r.mine = 1"
      " ORDER BY c.row DESC LIMIT 1",
      error);
  g_autoptr (GError) local = NULL;
  const guint8 *chain;
  gint64 time = 0;
  gsize length;

  memset (head, 0, sizeof *head);
  if (last == NULL || !load_foreign (database, error))
    return FALSE;
  if (!desk_query_next (last, &local))
    {
      if (local == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  head->last_run = desk_query_get_integer (last, 0);
  g_strlcpy (head->last_name, desk_query_get_text (last, 1), sizeof head->last_name);
  head->last_n = desk_query_get_integer (last, 2);
  chain = desk_query_get_bytes (last, 3, &length);
  if (length == DESK_HASH_BYTES)
    memcpy (head->chain, chain, DESK_HASH_BYTES);
  head->row = desk_query_get_integer (last, 4);
  if (!check_last (database, desk_query_get_text (last, 5), &time, error))
    return FALSE;

  head->newest = desk_database_get_meta_integer (database, "clock");
  if (head->row > desk_database_get_meta_integer (database, "clock_row"))
    head->newest = MAX (head->newest, time);
  return TRUE;
}

static gboolean
is_run_known (DeskDatabase *database, const char *name, GError **error)
{
  g_autoptr (DeskQuery) find = desk_query_new (database, "SELECT 1 FROM run WHERE name = ?", error);

  if (find == NULL)
    return FALSE;
  desk_query_bind (find, "s", name);
  return desk_query_next (find, error);
}

/**
 * desk_log_begin_run:
 * Draws the name of this start's run, if it has none yet: call it inside a transaction, before the first append. A
 * restored or cloned database has to start a program too, so it cannot go on under an old name.
 */
gboolean
desk_log_begin_run (DeskDatabase *database, GError **error)
{
  DeskLogHead *head = desk_database_get_head (database);
  g_autoptr (DeskQuery) insert = NULL;
  g_autoptr (GError) local = NULL;

  if (head->run != 0)
    return TRUE;

  do
    {
      guint8 random[DESK_RUN_RANDOM];
      g_autofree char *name = NULL;

      randombytes_buf (random, sizeof random);
      name = desk_run_name (desk_database_get_code (database), random);
      g_strlcpy (head->run_name, name, sizeof head->run_name);
    }
  while (is_run_known (database, head->run_name, &local));
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  insert = desk_query_new (
      database,
      "INSERT INTO run (log, name, up_run, up_n, mine) VALUES (?, ?, ?, nullif (?, 0), 1) RETURNING id",
      error);
  if (insert == NULL)
    return FALSE;
  desk_query_bind (insert, "sssi", desk_database_get_station (database), head->run_name,
                   head->last_run != 0 ? head->last_name : NULL, head->last_n);
  if (!desk_query_next (insert, error))
    return FALSE;
  head->run = desk_query_get_integer (insert, 0);
  head->n = 0;
  return TRUE;
}

static gboolean
remember_clock (DeskDatabase *database, gint64 newest, GError **error)
{
  gint64 row = desk_database_get_head (database)->row;

  return desk_database_set_meta (database, "clock", g_variant_new_int64 (newest), error)
         && desk_database_set_meta (database, "clock_row", g_variant_new_int64 (row), error);
}

/**
 * desk_log_append:
 * @change: its id, run, number and parent are ignored: they are drawn here
 *
 * Adds a change to the journal: line, chain, head. Call it inside a transaction.
 */
gboolean
desk_log_append (DeskDatabase *database, const DeskChange *change, GError **error)
{
  DeskLogHead *head = desk_database_get_head (database);
  DeskChange own = *change;
  g_autofree char *id = NULL;
  g_autofree char *line = NULL;
  guint8 digest[DESK_HASH_BYTES];

  if (!desk_log_begin_run (database, error))
    return FALSE;
  own.run = head->run_name;
  own.n = head->n + 1;
  id = desk_change_id (own.run, own.n);
  line = desk_line_write (&own, error);
  if (line == NULL || !desk_line_digest (id, line, -1, digest, error))
    return FALSE;

  desk_chain_link (head->chain, digest, head->chain);
  if (!desk_database_change (database, error,
                             "INSERT INTO change (run, n, rec, line, chain) VALUES (?, ?, ?, ?, ?)", "iissb",
                             head->run, own.n, own.rec != NULL ? own.rec : id, line, head->chain,
                             DESK_HASH_BYTES))
    return FALSE;

  head->n = head->last_n = own.n;
  head->last_run = head->run;
  memcpy (head->last_name, head->run_name, sizeof head->last_name);
  head->row = desk_database_get_last_row (database);
  if (own.time >= head->newest)
    {
      head->newest = own.time;
      return TRUE;
    }
  return remember_clock (database, head->newest, error);
}

/**
 * desk_log_is_last:
 *
 * Returns: whether this is the name of the last own change
 */
gboolean
desk_log_is_last (DeskDatabase *database, const char *id)
{
  const DeskLogHead *head = desk_database_get_head (database);
  g_autofree char *last = desk_change_id (head->last_name, head->last_n);

  return g_strcmp0 (last, id) == 0;
}

/**
 * desk_log_is_behind:
 * @now: the clock, seconds UTC
 *
 * Returns: whether the clock shows a time before what this desk wrote already
 */
gboolean
desk_log_is_behind (DeskDatabase *database, gint64 now)
{
  return now + CLOCK_TOLERANCE < desk_database_get_head (database)->newest;
}

/**
 * desk_log_confirm_clock:
 * @now: the time an officer found right
 *
 * From now on earlier times count as a mistake of the clock. Call it inside a transaction.
 */
gboolean
desk_log_confirm_clock (DeskDatabase *database, gint64 now, GError **error)
{
  desk_database_get_head (database)->newest = now;
  return remember_clock (database, now, error);
}
