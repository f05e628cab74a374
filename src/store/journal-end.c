// SPDX-License-Identifier: GPL-3.0-or-later
// Where the journal of this desk ends, noted apart from it: each entry is tied to the one before, so what is taken away
// from the very end leaves no trace in what remains.

#include "store/journal-end.h"

#include "journal/change.h"
#include "store/database-private.h"
#include "store/error.h"
#include "store/query.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define NOTE "journal_end" /* "PL1-A-k3f9x2qa.17 CHAIN" */

typedef struct
{
  char *id; /* NULL: there is no entry */
  char *chain;
} End;

static void
end_clear (End *end)
{
  g_free (end->id);
  g_free (end->chain);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (End, end_clear)

/* The last own entry that is there. */
static gboolean
read_end (DeskDatabase *database, End *end, GError **error)
{
  g_autoptr (DeskQuery) last = desk_query_new (
      database,
      "SELECT r.name, c.n, lower (hex (c.chain)) FROM change c JOIN run r ON r.id = c.run WHERE r.mine = 1"
      " ORDER BY c.row DESC LIMIT 1",
      error);
  g_autoptr (GError) local = NULL;

  if (last == NULL)
    return FALSE;
  if (desk_query_next (last, &local))
    *end = (End){ desk_change_id (desk_query_get_text (last, 0), desk_query_get_integer (last, 1)),
                  g_strdup (desk_query_get_text (last, 2)) };
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What was noted; nothing where the desk never wrote. */
static gboolean
read_note (DeskDatabase *database, End *end, GError **error)
{
  g_autoptr (DeskQuery) find =
      desk_query_new (database, "SELECT value FROM meta WHERE key = '" NOTE "'", error);
  g_autoptr (GError) local = NULL;

  if (find == NULL)
    return FALSE;
  if (desk_query_next (find, &local))
    {
      g_auto (GStrv) words = g_strsplit (desk_query_get_text (find, 0), " ", 2);

      *end = (End){ g_strdup (words[0]), g_strdup (words[0] != NULL ? words[1] : NULL) };
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_there (DeskDatabase *database, const char *id)
{
  g_autoptr (DeskQuery) find =
      desk_query_new (database,
                      "SELECT 1 FROM change c JOIN run r ON r.id = c.run WHERE r.name || '.' || c.n = ?",
                      NULL);

  if (find == NULL)
    return FALSE;
  desk_query_bind (find, "s", id);
  return desk_query_next (find, NULL);
}

static gboolean
set_broken (GError **error, char *message)
{
  g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_BROKEN, message);
  g_free (message);
  return FALSE;
}

/**
 * desk_journal_end_note:
 * Notes the last own entry. Call it inside the transaction that wrote it.
 */
gboolean
desk_journal_end_note (DeskDatabase *database, GError **error)
{
  const DeskLogHead *head = desk_database_get_head (database);
  g_autofree char *id = desk_change_id (head->last_name, head->last_n);
  char chain[2 * DESK_HASH_BYTES + 1];
  g_autofree char *note = NULL;

  sodium_bin2hex (chain, sizeof chain, head->chain, DESK_HASH_BYTES);
  note = g_strconcat (id, " ", chain, NULL);
  return desk_database_set_meta (database, NOTE, g_variant_new_string (note), error);
}

/**
 * desk_journal_end_open:
 * To be called when the database is opened. A database of a program that noted nothing is noted now.
 *
 * Returns: as desk_journal_end_check()
 */
gboolean
desk_journal_end_open (DeskDatabase *database, GError **error)
{
  g_auto (End) noted = { 0 };

  if (!read_note (database, &noted, error))
    return FALSE;
  if (noted.id != NULL || desk_database_get_head (database)->last_run == 0)
    return desk_journal_end_check (database, error);
  if (!desk_database_begin (database, error))
    return FALSE;
  if (desk_journal_end_note (database, error))
    return desk_database_commit (database, error);
  desk_database_roll_back (database);
  return FALSE;
}

/**
 * desk_journal_end_check:
 *
 * Compares the last own entry with the one that was noted when it was written.
 *
 * Returns: FALSE with %DESK_STORE_ERROR_BROKEN where they differ, or an error of the database
 */
gboolean
desk_journal_end_check (DeskDatabase *database, GError **error)
{
  g_auto (End) end = { 0 };
  g_auto (End) noted = { 0 };

  if (!read_end (database, &end, error) || !read_note (database, &noted, error))
    return FALSE;
  if (g_strcmp0 (end.id, noted.id) == 0)
    return g_strcmp0 (end.chain, noted.chain) == 0
           || set_broken (error,
                          g_strdup_printf (_ ("The last entry of the journal, %s, was altered: its check "
                                              "digits are not those that were noted when it was written."),
                                           end.id));
  if (end.id == NULL)
    /* TRANSLATORS: the name of one entry, like PL1-A-k3f9x2qa.17 */
    return set_broken (error,
                       g_strdup_printf (_ ("The journal is empty, but %s was written into it."), noted.id));
  if (noted.id == NULL || is_there (database, noted.id))
    /* TRANSLATORS: the name of one entry, like PL1-A-k3f9x2qa.17 */
    return set_broken (error,
                       g_strdup_printf (_ ("The journal ends at %s, but this desk did not write that entry."),
                                        end.id));
  /* TRANSLATORS: the names of two entries, like PL1-A-k3f9x2qa.17 */
  return set_broken (error, g_strdup_printf (_ ("The journal ends at %s, but %s was written after it. What "
                                                "stood at its end was taken away."),
                                             end.id, noted.id));
}

/**
 * desk_journal_end_tell_lost:
 * @number: a register number that was given, and that no entry has
 *
 * Returns: FALSE with %DESK_STORE_ERROR_BROKEN and words for it
 */
gboolean
desk_journal_end_tell_lost (DeskDatabase *database, const char *number, GError **error)
{
  g_auto (End) end = { 0 };

  if (!read_end (database, &end, error))
    return FALSE;
  if (end.id == NULL)
    return set_broken (error,
                       g_strdup_printf (_ ("The journal is empty, but the register number %s was given."),
                                        number));
  /* TRANSLATORS: the name of one entry, like PL1-A-k3f9x2qa.17, and a register number, like PL1-A/2026/00153 */
  return set_broken (
      error, g_strdup_printf (_ ("The journal ends at %s, but the register number %s was given after it. "
                                 "The database was put back to an earlier day, or what stood at the end "
                                 "of the journal was taken away."),
                              end.id, number));
}
