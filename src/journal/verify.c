// SPDX-License-Identifier: GPL-3.0-or-later

/* Walks all lines and computes their chains again. It proves that nothing was changed, taken out or put in
 * since the chains were written. That the last lines are still there it cannot know: the caller compares
 * the newest own change with the one it has noted. */

#include "journal/verify.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "journal/error.h"
#include "journal/line.h"

typedef struct
{
  char *run; /* the run being walked */
  gint64 n;  /* its last line so far */
  guint8 chain[DESK_HASH_BYTES];
  DeskVerifyChainFunc chain_of;
  gpointer data;
} Walk;

/* Says where the journal is broken and how; always FALSE. */
static gboolean
broken (GError **error, const char *id, const char *what)
{
  g_set_error (
      error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_BROKEN,
      /* Translators: the name of one entry, like PL1-A-k3f9x2qa.17, and a sentence that says what is wrong */
      _ ("The journal is broken at entry %s. %s"), id, what);
  return FALSE;
}

/* Makes walk->chain the chain before the first line of a run. */
static gboolean
begin_run (Walk *walk, const DeskVerifyLine *line, const char *id, GError **error)
{
  g_set_str (&walk->run, line->run);
  walk->n = 0;
  memset (walk->chain, 0, sizeof walk->chain);

  if (line->parent_run == NULL || walk->chain_of (line->parent_run, line->parent_n, walk->chain, walk->data))
    return TRUE;

  g_autofree char *parent = desk_change_id (line->parent_run, line->parent_n);
  g_autofree char *what = g_strdup_printf (_ ("Entry %s, which it goes on from, is missing."), parent);
  return broken (error, id, what);
}

static gboolean
check_line (Walk *walk, const DeskVerifyLine *line, GError **error)
{
  g_autofree char *id = desk_change_id (line->run, line->n);
  g_autoptr (GError) reason = NULL;
  guint8 digest[DESK_HASH_BYTES];

  if (g_strcmp0 (walk->run, line->run) != 0 && !begin_run (walk, line, id, error))
    return FALSE;
  if (line->n != walk->n + 1)
    {
      g_autofree char *expected = desk_change_id (line->run, walk->n + 1);
      g_autofree char *what = g_strdup_printf (_ ("Entry %s should stand in its place."), expected);
      return broken (error, id, what);
    }

  g_autoptr (DeskChange) change = desk_line_read (line->line, line->length, line->run, line->n, &reason);
  if (change == NULL || !desk_line_digest (id, line->line, line->length, digest, &reason))
    return broken (error, id, reason->message);

  desk_chain_link (walk->chain, digest, walk->chain);
  walk->n = line->n;
  if (memcmp (walk->chain, line->chain, DESK_HASH_BYTES) == 0)
    return TRUE;

  g_autofree char *computed = desk_chain_receipt_digits (walk->chain);
  g_autofree char *stored = desk_chain_receipt_digits (line->chain);
  g_autofree char *what = g_strdup_printf (
      _ ("It gives the check digits %s, but %s were noted when it was written. The entry, the "
         "digits or the entries before it were altered."),
      computed, stored);
  return broken (error, id, what);
}

/**
 * desk_verify:
 * @next: gives the lines
 * @chain_of: gives the chain of a parent
 * @data: for both
 * @n_lines: (out) (optional): how many lines were good
 *
 * Computes the chain of every line again and compares it with the one stored.
 *
 * Returns: %FALSE with %DESK_JOURNAL_ERROR_BROKEN, or the error of @next, at the first that does not hold.
 */
gboolean
desk_verify (DeskVerifyNextFunc next, DeskVerifyChainFunc chain_of, gpointer data, gint64 *n_lines,
             GError **error)
{
  Walk walk = { .chain_of = chain_of, .data = data };
  g_autoptr (GError) first = NULL;
  DeskVerifyLine line = { 0 };
  gint64 count = 0;

  while (first == NULL && next (&line, data, &first))
    {
      if (check_line (&walk, &line, &first))
        count++;
      line = (DeskVerifyLine){ 0 };
    }
  g_free (walk.run);
  if (n_lines != NULL)
    *n_lines = count;
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}
