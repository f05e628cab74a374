// SPDX-License-Identifier: GPL-3.0-or-later
// What finds statements beside their numbers: their words and their applicants. Sealed ones are not found so.

#include "store/search-statements.h"

#include "store/query.h"

#define MAX_APPLICANTS 8
#define MAX_OF_APPLICANT 3
#define NOT_SEALED(list) " AND instr (" list ", ',' || coalesce (kind, '') || ',') = 0"

/* Reads rows of id and submission. */
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
 * desk_search_statement_words:
 * @match: words in the writing of FTS5
 *
 * Finds the newest statements whose text has the words.
 */
gboolean
desk_search_statement_words (DeskDatabase *database, const char *match, DeskCandidates *candidates,
                             GCancellable *cancellable, GError **error)
{
  const DeskCandidate common = { .kind = "statement", .level = DESK_HIT_TEXT, .rank = DESK_SEARCH_RANK_WORD };
  g_autoptr (DeskQuery) rows =
      desk_query_new (database,
                      "SELECT statement.id, statement.submitted FROM search_statement"
                      " CROSS JOIN statement ON statement.row = search_statement.rowid"
                      " WHERE search_statement MATCH ?1" NOT_SEALED (
                          "?2") " ORDER BY search_statement.rowid DESC LIMIT ?3",
                      error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "ssi", match, candidates->sealed, (gint64)candidates->limit);
  return take (rows, &common, candidates, cancellable, error);
}

/**
 * desk_search_list_people:
 *
 * Returns: (transfer full) (element-type utf8): ids of the people who were found for sure, the best first
 */
GPtrArray *
desk_search_list_people (DeskCandidates *candidates)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < candidates->list->len && people->len < MAX_APPLICANTS; i++)
    {
      const DeskCandidate *candidate = g_ptr_array_index (candidates->list, i);

      if (g_str_equal (candidate->kind, "person") && candidate->level <= DESK_HIT_NAME)
        g_ptr_array_add (people, g_strdup (candidate->record));
    }
  return people;
}

/**
 * desk_search_statement_applicants:
 * @candidates: with the people that were found
 *
 * Finds the last statements of those people.
 */
gboolean
desk_search_statement_applicants (DeskDatabase *database, DeskCandidates *candidates, GError **error)
{
  const DeskCandidate common = { .kind = "statement", .level = DESK_HIT_TEXT };
  g_autoptr (GPtrArray) people = desk_search_list_people (candidates);

  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (DeskQuery) rows =
          desk_query_new (database,
                          "SELECT id, submitted FROM statement WHERE applicant = ?1" NOT_SEALED (
                              "?2") " ORDER BY submitted DESC LIMIT " G_STRINGIFY (MAX_OF_APPLICANT),
                          error);

      if (rows == NULL)
        return FALSE;
      desk_query_bind (rows, "ss", g_ptr_array_index (people, i), candidates->sealed);
      if (!take (rows, &common, candidates, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * desk_search_statement_is_sealed:
 * @sealed: kinds between commas, "" for none
 * @is_sealed: (out): whether the statement is of one of them
 */
gboolean
desk_search_statement_is_sealed (DeskDatabase *database, const char *statement, const char *sealed,
                                 gboolean *is_sealed, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) row = NULL;

  *is_sealed = FALSE;
  if (sealed[0] == '\0')
    return TRUE;
  row = desk_query_new (database, "SELECT 1 FROM statement WHERE id = ?1" NOT_SEALED ("?2"), error);
  if (row == NULL)
    return FALSE;
  desk_query_bind (row, "ss", statement, sealed);
  *is_sealed = !desk_query_next (row, &failed) && failed == NULL;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}
