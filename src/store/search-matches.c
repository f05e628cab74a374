// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs of a find and a declared document that share a mark. A mark is what both are recognised by: the type with the
// number, or the type with surname and given name. The pairs of a mark follow from what the tables hold of it, in whatever
// order the records came.

#include "store/search-matches.h"

#include "model/match.h"
#include "store/query.h"
#include "store/records.h"
#include "store/search-documents.h"

#include <string.h>

/* A number typed as a stopgap, or a very common name: of those, the first by id, and the nearest, are compared. */
#define MAX_FINDS 16
#define MAX_DECLARED 64
#define SEPARATOR "\t" /* neither canonical numbers nor folded names have one */

/* A mark in its parts. */
typedef struct
{
  const char *mark;
  char **parts; /* type, number; or type, surname, given name */
  gboolean strong;
} Mark;

/* A find that has the mark. */
typedef struct
{
  char *id;
  gint64 day;
  gboolean matched;
} Found;

static void
found_free (gpointer data)
{
  Found *self = data;

  g_free (self->id);
  g_free (self);
}

/**
 * desk_search_mark_new:
 * @type: code of a document type
 * @number_or_surname: a canonical number, or a surname, folded
 * @given_name: (nullable): folded; NULL with a number
 *
 * Returns: (transfer full): what documents are recognised by
 */
char *
desk_search_mark_new (const char *type, const char *number_or_surname, const char *given_name)
{
  return g_strjoin (SEPARATOR, type, number_or_surname, given_name, NULL);
}

/**
 * desk_search_matches_get_apart:
 * @day: when it was found
 * @since: first day on which it may have been lost
 * @until: last such day
 *
 * Returns: days between the find and the loss
 */
gint64
desk_search_matches_get_apart (gint64 day, gint64 since, gint64 until)
{
  return day < since ? since - day : day > until ? day - until : 0;
}

static GPtrArray *
load_found (DeskDatabase *database, const Mark *mark, GError **error)
{
  GError *failed = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (DeskQuery) rows = desk_query_new (
      database,
      mark->strong
          ? "SELECT record, until, matched FROM search_document"
            " WHERE type = ?1 AND number = ?2 AND side = 'f' AND ?3 IS NULL ORDER BY record LIMIT ?4"
          : "SELECT record, until, matched FROM search_holder"
            " WHERE type = ?1 AND surname = ?2 AND given_name = ?3 AND side = 'f' ORDER BY record LIMIT ?4",
      error);

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "sssi", mark->parts[0], mark->parts[1], mark->parts[2], (gint64)MAX_FINDS);
  while (desk_query_next (rows, &failed))
    {
      Found *one = g_new (Found, 1);

      *one = (Found){ g_strdup (desk_query_get_text (rows, 0)), desk_query_get_integer (rows, 1),
                      desk_query_get_integer (rows, 2) != 0 };
      g_ptr_array_add (found, one);
    }
  if (failed == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, failed);
  return NULL;
}

/* Documents whose other half an officer has found are compared by their numbers only. */
static DeskQuery *
select_declared (DeskDatabase *database, const Mark *mark, const Found *found, GError **error)
{
  DeskQuery *rows = desk_query_new (
      database,
      mark->strong
          ? "SELECT record, key, since, until, ends FROM search_document"
            " WHERE type = ?1 AND number = ?2 AND side IN ('l', 's') AND ?3 IS NULL"
            " ORDER BY max (since - ?4, ?4 - until, 0), record, key LIMIT ?6"
          : "SELECT record, key, since, until, ends FROM search_holder"
            " WHERE type = ?1 AND surname = ?2 AND given_name = ?3 AND side IN ('l', 's') AND until >= ?4 - ?5"
            " AND since <= ?4 + ?5 AND matched = 0"
            " ORDER BY max (since - ?4, ?4 - until, 0), record, key LIMIT ?6",
      error);

  if (rows != NULL)
    desk_query_bind (rows, "sssiii", mark->parts[0], mark->parts[1], mark->parts[2], found->day,
                     (gint64)DESK_SEARCH_MAX_APART, (gint64)MAX_DECLARED);
  return rows;
}

static gboolean
pair (DeskDatabase *database, const Mark *mark, const Found *found, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskRecord) find = NULL;
  g_autoptr (DeskQuery) rows = NULL;

  if (!mark->strong && found->matched)
    return TRUE;
  if ((find = desk_records_load (database, "find", found->id, error)) == NULL
      || (rows = select_declared (database, mark, found, error)) == NULL)
    return FALSE;
  while (desk_query_next (rows, &failed))
    {
      const char *declared = desk_query_get_text (rows, 0), *document = desk_query_get_text (rows, 1);
      gint64 apart = desk_search_matches_get_apart (found->day, desk_query_get_integer (rows, 2),
                                                    desk_query_get_integer (rows, 3));

      if (desk_match_get_verdict (DESK_FIND (find), declared, document) == NULL
          && !desk_database_change (
              database, &failed,
              "INSERT OR REPLACE INTO search_match (mark, find, declared, document, strong,"
              " apart, ends) VALUES (?, ?, ?, ?, ?, ?, ?)",
              "ssssiii", mark->mark, found->id, declared, document, (gint64)mark->strong, apart,
              desk_query_get_integer (rows, 4)))
        break;
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/**
 * desk_search_matches_renew:
 * @mark: see desk_search_mark_new()
 *
 * Says anew which finds and declared documents with the mark are in question. The rows of both are written.
 */
gboolean
desk_search_matches_renew (DeskDatabase *database, const char *mark, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (mark, SEPARATOR, 3);
  const Mark parsed = { mark, parts, parts[2] == NULL };
  g_autoptr (GPtrArray) found = NULL;

  if (!desk_database_change (database, error, "DELETE FROM search_match WHERE mark = ?", "s", mark)
      || (found = load_found (database, &parsed, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (!pair (database, &parsed, g_ptr_array_index (found, i), error))
      return FALSE;
  return TRUE;
}
