// SPDX-License-Identifier: GPL-3.0-or-later
// What finds losses and finds beside their numbers: the name in a found document, the people whose documents were lost.

#include "store/search-losses.h"

#include "store/query.h"
#include "store/search-statements.h"

#define MAX_OF_PERSON 3

/* Reads rows of id and moment. */
static gboolean
take (DeskQuery *rows, const DeskCandidate *common, DeskCandidates *candidates, GCancellable *cancellable,
      GError **error)
{
  GError *failed = NULL;

  while (!g_cancellable_set_error_if_cancelled (cancellable, &failed) && desk_query_next (rows, &failed))
    {
      DeskCandidate candidate = *common;

      candidate.record = (char *)desk_query_get_text (rows, 0);
      candidate.last_visit = desk_query_get_integer (rows, 1);
      desk_candidates_add (candidates, &candidate);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/**
 * desk_search_find_words:
 * @match: words in the writing of FTS5
 *
 * Finds the newest finds in which the words stand as the holder's name.
 */
gboolean
desk_search_find_words (DeskDatabase *database, const char *match, DeskCandidates *candidates,
                        GCancellable *cancellable, GError **error)
{
  const DeskCandidate common = { .kind = "find", .level = DESK_HIT_TEXT, .rank = DESK_SEARCH_RANK_WORD };
  g_autoptr (DeskQuery) rows = desk_query_new (
      database,
      "SELECT find.id, find.received FROM search_find CROSS JOIN find ON find.row = search_find.rowid"
      " WHERE search_find MATCH ?1 ORDER BY search_find.rowid DESC LIMIT ?2",
      error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "si", match, (gint64)candidates->limit);
  return take (rows, &common, candidates, cancellable, error);
}

/**
 * desk_search_losses_of_people:
 * @candidates: with the people that were found
 *
 * Finds the last losses they declared, and those of their documents that somebody declared for them and that are still
 * looked for.
 */
gboolean
desk_search_losses_of_people (DeskDatabase *database, DeskCandidates *candidates, GError **error)
{
  const DeskCandidate common = { .kind = "loss", .level = DESK_HIT_TEXT };
  g_autoptr (GPtrArray) people = desk_search_list_people (candidates);

  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (DeskQuery) rows = desk_query_new (
          database,
          "SELECT id, declared FROM loss WHERE applicant = ?1 OR id IN (SELECT record FROM search_document"
          " WHERE holder = ?1 AND holder <> '' AND side = 'l') ORDER BY declared DESC"
          " LIMIT " G_STRINGIFY (MAX_OF_PERSON),
          error);

      if (rows == NULL)
        return FALSE;
      desk_query_bind (rows, "s", g_ptr_array_index (people, i));
      if (!take (rows, &common, candidates, NULL, error))
        return FALSE;
    }
  return TRUE;
}
