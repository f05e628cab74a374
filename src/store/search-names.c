// SPDX-License-Identifier: GPL-3.0-or-later
// Looking people up by the beginnings of their names, with a bound on the rows that are read, so that a keystroke is
// answered within a frame whatever was typed.
//
// A beginning that few people share is read whole and put in order. Of one that many share, the people who were here
// last are gone through, newest first; where those do not fill the list, it is filled in the order of the alphabet.

#include "store/search-names.h"

#include "store/query.h"

#include <string.h>

#define ALL_HIGHER "\xf4\x8f\xbf\xbf" /* U+10FFFF: behind every text that begins so */
#define SHORT_LETTERS 2
#define FILL_SHARE 3
#define ROWS_BETWEEN_LOOKS 256

/* One search through the names. */
typedef struct
{
  DeskDatabase *database;
  const DeskNamePattern *pattern;
  const DeskSearchReading *reading;
  DeskCandidate candidate; /* what all of its candidates have in common */
  DeskCandidates *candidates;
  guint left; /* rows that may still be read */
  GCancellable *cancellable;
} DeskNameScan;

static gboolean
spend (DeskNameScan *scan, GError **error)
{
  scan->left--;
  return scan->left % ROWS_BETWEEN_LOOKS != 0
         || !g_cancellable_set_error_if_cancelled (scan->cancellable, error);
}

/* Takes the row: surname, given name, patronymic, person, last visit, numbers. */
static void
take (DeskNameScan *scan, DeskQuery *row)
{
  const char *numbers = desk_query_get_text (row, 5);

  if (!desk_name_pattern_fits (scan->pattern, desk_query_get_text (row, 0), desk_query_get_text (row, 1),
                               desk_query_get_text (row, 2))
      || (numbers != NULL && !desk_search_reading_fits_number (scan->reading, numbers)))
    return;

  scan->candidate.record = (char *)desk_query_get_text (row, 3);
  scan->candidate.last_visit = desk_query_get_integer (row, 4);
  desk_candidates_add (scan->candidates, &scan->candidate);
}

static gboolean
take_all (DeskNameScan *scan, DeskQuery *rows, GError **error)
{
  GError *failed = NULL;

  while (scan->left > 0 && desk_query_next (rows, &failed) && spend (scan, &failed))
    take (scan, rows);

  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/* All whose surname begins so, in the order of the alphabet. */
static gboolean
scan_surnames (DeskNameScan *scan, GError **error)
{
  g_autofree char *end = g_strconcat (scan->pattern->surname, ALL_HIGHER, NULL);
  g_autoptr (DeskQuery) rows =
      desk_query_new (scan->database,
                      "SELECT surname, given_name, patronymic, person, last_visit, numbers FROM search_name"
                      " WHERE surname >= ? AND surname < ?"
                      " ORDER BY surname, given_name, patronymic, person",
                      error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "ss", scan->pattern->surname, end);
  return take_all (scan, rows, error);
}

/* Those of one surname whose given name begins so. */
static gboolean
scan_given_names (DeskNameScan *scan, const char *surname, GError **error)
{
  g_autofree char *end = g_strconcat (scan->pattern->given_name, ALL_HIGHER, NULL);
  g_autoptr (DeskQuery) rows =
      desk_query_new (scan->database,
                      "SELECT surname, given_name, patronymic, person, last_visit, numbers FROM search_name"
                      " WHERE surname = ? AND given_name >= ? AND given_name < ?"
                      " ORDER BY given_name, patronymic, person",
                      error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "sss", surname, scan->pattern->given_name, end);
  return take_all (scan, rows, error);
}

/* The first surname from here on (and after @after) that begins so. */
static gboolean
find_surname (DeskNameScan *scan, const char *after, const char *end, char **surname, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) next =
      desk_query_new (scan->database,
                      "SELECT surname FROM search_name WHERE surname > ? AND surname < ?"
                      " ORDER BY surname LIMIT 1",
                      error);

  if (next == NULL)
    return FALSE;
  desk_query_bind (next, "ss", after, end);
  *surname = desk_query_next (next, &failed) ? g_strdup (desk_query_get_text (next, 0)) : NULL;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/* Jumps from surname to surname: the given names that do not fit are never read. */
static gboolean
scan_full_names (DeskNameScan *scan, GError **error)
{
  g_autofree char *end = g_strconcat (scan->pattern->surname, ALL_HIGHER, NULL);
  g_autofree char *surname = g_strdup (scan->pattern->surname);

  while (surname != NULL && scan->left > 0)
    {
      g_autofree char *at = g_steal_pointer (&surname);

      if (!spend (scan, error) || !scan_given_names (scan, at, error)
          || !find_surname (scan, at, end, &surname, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fetch_and_take (DeskNameScan *scan, DeskQuery *recent, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) row =
      desk_query_new (scan->database,
                      "SELECT surname, given_name, patronymic, person, last_visit, numbers FROM search_name"
                      " WHERE surname = ? AND given_name = ? AND patronymic = ? AND person = ?",
                      error);

  if (row == NULL)
    return FALSE;
  desk_query_bind (row, "ssss", desk_query_get_text (recent, 0), desk_query_get_text (recent, 1),
                   desk_query_get_text (recent, 2), desk_query_get_text (recent, 3));
  if (desk_query_next (row, &failed))
    take (scan, row);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/* Goes through those who were here last, newest first, until the list is full. The index on last visits holds no
 * numbers: those are fetched for names that fit. */
static gboolean
scan_recent (DeskNameScan *scan, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) rows =
      desk_query_new (scan->database,
                      "SELECT surname, given_name, patronymic, person, last_visit, NULL FROM search_name"
                      " INDEXED BY search_name_recent WHERE last_visit > 0 ORDER BY last_visit DESC",
                      error);

  if (rows == NULL)
    return FALSE;

  while (scan->left > 0 && !desk_candidates_is_full (scan->candidates) && desk_query_next (rows, &failed)
         && spend (scan, &failed))
    {
      if (scan->reading->number == NULL)
        take (scan, rows);
      else if (desk_name_pattern_fits (scan->pattern, desk_query_get_text (rows, 0),
                                       desk_query_get_text (rows, 1), desk_query_get_text (rows, 2))
               && !fetch_and_take (scan, rows, &failed))
        break;
    }

  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

static gboolean
is_short (const DeskNamePattern *pattern)
{
  return pattern->given_name == NULL && g_utf8_strlen (pattern->surname, -1) <= SHORT_LETTERS;
}

/**
 * desk_search_names:
 * @pattern: how the name begins
 * @reading: with a number, the people found also have one that begins or ends so
 * @bound: how many rows may be read, twice where many people share the beginning
 * @candidates: takes the candidates, with @level and @rank
 *
 * Finds people by name.
 */
gboolean
desk_search_names (DeskDatabase *database, const DeskNamePattern *pattern, const DeskSearchReading *reading,
                   DeskHitLevel level, int rank, guint bound, DeskCandidates *candidates,
                   GCancellable *cancellable, GError **error)
{
  DeskNameScan scan = { .database = database,
                        .pattern = pattern,
                        .reading = reading,
                        .candidate = { .kind = "person", .level = level, .rank = rank },
                        .candidates = candidates,
                        .left = bound,
                        .cancellable = cancellable };

  if (is_short (pattern))
    {
      if (!scan_recent (&scan, error))
        return FALSE;
      if (desk_candidates_is_full (candidates))
        return TRUE;
      scan.left = bound / FILL_SHARE;
      return scan_surnames (&scan, error);
    }

  if (pattern->given_name != NULL ? !scan_full_names (&scan, error) : !scan_surnames (&scan, error))
    return FALSE;
  if (scan.left > 0)
    return TRUE;

  g_autoptr (DeskCandidates) recent = desk_candidates_new (candidates->limit);
  scan.candidates = recent;
  scan.left = bound;
  if (!scan_recent (&scan, error))
    return FALSE;
  for (guint i = 0; i < recent->list->len; i++)
    desk_candidates_add (candidates, g_ptr_array_index (recent->list, i));
  return TRUE;
}
