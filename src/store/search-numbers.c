// SPDX-License-Identifier: GPL-3.0-or-later
// Looking people, visits and statements up by numbers: whole ones, tails and beginnings.

#include "store/search-numbers.h"

#include "model/spelling.h"
#include "store/search-appointments.h"
#include "store/search-entries.h"
#include "store/search-index.h"
#include "store/search-statements.h"
#include "store/query.h"

#include <string.h>

#define N_KINDS_OF_PEOPLE 4
#define MIN_PART 4  /* digits of a tail or a beginning */
#define MAX_EQUAL 8 /* records with one and the same number: the queue number A104 is given out every day */
#define MAX_COUNTER 24 /* the counter 153 is reached every year in every book */
#define MAX_TAILS 192
#define MAX_BEGINNINGS 24
#define ALL_HIGHER "\xf4\x8f\xbf\xbf"

enum
{
  RANK_COUNTER,
  RANK_TAIL,
  RANK_BEGINNING
};

/* With a kind in @common, people alone are taken. A sealed statement is not found by what was stolen, nor an appointment
 * about a sealed topic by a phone. */
static gboolean
add_candidate (DeskDatabase *database, DeskCandidates *candidates, const DeskCandidate *common, char kind,
               const char *record, gint64 at, const char *number, GError **error)
{
  DeskCandidate candidate = *common;
  gboolean sealed = FALSE;

  candidate.record = (char *)record;
  candidate.matched = (char *)number;
  candidate.kind = desk_search_number_get_kind (kind, at);
  if (common->kind != NULL && !g_str_equal (candidate.kind, common->kind))
    return TRUE;
  if ((kind == DESK_SEARCH_BOOKED || kind == DESK_SEARCH_BOOKED_TAIL)
      && (!desk_search_appointment_is_sealed (database, record, candidates->sealed, &sealed, error)
          || sealed))
    return sealed;
  if ((kind == DESK_SEARCH_ITEM || kind == DESK_SEARCH_ITEM_TAIL)
      && (!desk_search_statement_is_sealed (database, record, candidates->sealed, &sealed, error) || sealed))
    return sealed;
  candidate.last_visit = at;
  if (g_str_equal (candidate.kind, "person")
      && !desk_search_index_read_last_visit (database, record, &candidate.last_visit, error))
    return FALSE;
  desk_candidates_add (candidates, &candidate);
  return TRUE;
}

static gboolean
add_equal (DeskDatabase *database, char kind, const char *number, const DeskCandidate *common, guint most,
           DeskCandidates *candidates, GError **error)
{
  GError *failed = NULL;
  char kind_text[2] = { kind, '\0' };
  g_autoptr (DeskQuery) rows =
      desk_query_new (database,
                      "SELECT record, at FROM search_number WHERE kind = ? AND number = ?"
                      " ORDER BY at DESC LIMIT ?",
                      error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "ssi", kind_text, number, (gint64)most);
  while (desk_query_next (rows, &failed)
         && add_candidate (database, candidates, common, kind, desk_query_get_text (rows, 0),
                           desk_query_get_integer (rows, 1), number, &failed))
    ;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/**
 * desk_search_number:
 * @kind: DESK_SEARCH_PHONE ...
 * @number: canonical
 *
 * Finds the records that have exactly this number.
 */
gboolean
desk_search_number (DeskDatabase *database, char kind, const char *number, gboolean people_only,
                    DeskCandidates *candidates, GError **error)
{
  const DeskCandidate exact = { .level = DESK_HIT_EXACT, .kind = people_only ? "person" : NULL };

  return add_equal (database, kind, number, &exact, MAX_EQUAL, candidates, error);
}

/**
 * desk_search_exact_numbers:
 *
 * Finds what has exactly the typed number: a phone, a document, a personal number, a register or queue number. Beside a
 * name the number is somebody's: "Kovalenko 0671234567" finds whoever has that phone.
 */
gboolean
desk_search_exact_numbers (DeskDatabase *database, const DeskSearchReading *reading, gboolean people_only,
                           DeskCandidates *candidates, GError **error)
{
  /* Those that people have come first. */
  static const char kinds[] = { DESK_SEARCH_DOCUMENT,      DESK_SEARCH_IDENTIFIER, DESK_SEARCH_CODE,
                                DESK_SEARCH_REGISTER,      DESK_SEARCH_STATEMENT,  DESK_SEARCH_OFFICIAL,
                                DESK_SEARCH_ITEM,          DESK_SEARCH_LOSS,       DESK_SEARCH_LOST,
                                DESK_SEARCH_LOSS_OFFICIAL, DESK_SEARCH_FIND,       DESK_SEARCH_FOUND,
                                DESK_SEARCH_APPOINTMENT };

  if (reading->whole == NULL)
    return TRUE;

  for (int i = 0; reading->digits[i] != NULL; i++)
    if (!desk_search_number (database, DESK_SEARCH_PHONE, reading->digits[i], people_only, candidates, error)
        || (!people_only
            && !desk_search_number (database, DESK_SEARCH_BOOKED, reading->digits[i], FALSE, candidates,
                                    error)))
      return FALSE;
  for (guint i = 0; i < (people_only ? N_KINDS_OF_PEOPLE : G_N_ELEMENTS (kinds)); i++)
    if (!desk_search_number (database, kinds[i], reading->whole, people_only, candidates, error)
        || (reading->words[0] != NULL
            && !desk_search_number (database, kinds[i], reading->number, TRUE, candidates, error)))
      return FALSE;
  return TRUE;
}

static gboolean
is_tail (char kind)
{
  static const char tails[] = { DESK_SEARCH_TAIL,
                                DESK_SEARCH_OFFICIAL_TAIL,
                                DESK_SEARCH_ITEM_TAIL,
                                DESK_SEARCH_LOST_TAIL,
                                DESK_SEARCH_LOSS_OFFICIAL_TAIL,
                                DESK_SEARCH_FOUND_TAIL,
                                DESK_SEARCH_BOOKED_TAIL,
                                '\0' };

  return strchr (tails, kind) != NULL;
}

static gboolean
add_beginning (DeskDatabase *database, char kind, const char *beginning, const DeskCandidate *common,
               guint most, DeskCandidates *candidates, GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;
  char kind_text[2] = { kind, '\0' };
  g_autofree char *end = g_strconcat (beginning, ALL_HIGHER, NULL);
  g_autoptr (DeskQuery) rows =
      desk_query_new (database,
                      "SELECT record, at, number FROM search_number"
                      " WHERE kind = ? AND number >= ? AND number < ? ORDER BY number LIMIT ?",
                      error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "sssi", kind_text, beginning, end, (gint64)most);
  while (!g_cancellable_set_error_if_cancelled (cancellable, &failed) && desk_query_next (rows, &failed))
    {
      const char *number = desk_query_get_text (rows, 2);
      g_autofree char *forward = is_tail (kind) ? g_utf8_strreverse (number, -1) : g_strdup (number);

      if (!add_candidate (database, candidates, common, kind, desk_query_get_text (rows, 0),
                          desk_query_get_integer (rows, 1), forward, &failed))
        break;
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/* Whether a register number ends as typed: "A/2026/153" is the end of "PL1-A/2026/00153". */
static gboolean
ends_as_typed (const char *number, const char *typed)
{
  g_autofree char *canonical = desk_spelling_canonical_number (number);
  const char *slash = strrchr (canonical, '/'), *typed_slash = strrchr (typed, '/');
  gsize book = slash != NULL ? (gsize)(slash - canonical) : 0, typed_book;

  if (typed_slash == NULL)
    return TRUE;
  typed_book = (gsize)(typed_slash - typed);
  return typed_book <= book && strncmp (canonical + book - typed_book, typed, typed_book) == 0;
}

static gboolean
read_register_number (DeskDatabase *database, const DeskCandidate *candidate, char **number, GError **error)
{
  GError *failed = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT no FROM %s WHERE id = ?", candidate->kind);
  g_autoptr (DeskQuery) row = desk_query_new (database, sql, error);

  if (row == NULL)
    return FALSE;
  desk_query_bind (row, "s", candidate->record);
  *number = g_strdup (desk_query_next (row, &failed) ? desk_query_get_text (row, 0) : NULL);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/* "153", "2026/153", "A/2026/00153": the counter is looked up, what stands before it compared. */
static gboolean
add_counters (DeskDatabase *database, const char *typed, DeskCandidates *candidates, GError **error)
{
  static const char counters[] = { DESK_SEARCH_COUNTER, DESK_SEARCH_STATEMENT_COUNTER,
                                   DESK_SEARCH_LOSS_COUNTER, DESK_SEARCH_FIND_COUNTER,
                                   DESK_SEARCH_APPOINTMENT_COUNTER };
  const DeskCandidate common = { .level = DESK_HIT_TAIL, .rank = RANK_COUNTER };
  const char *slash = strrchr (typed, '/');
  const char *counter = slash != NULL ? slash + 1 : typed;
  g_autoptr (DeskCandidates) found = desk_candidates_new (G_N_ELEMENTS (counters) * MAX_COUNTER);

  counter += strspn (counter, "0");
  if (counter[0] == '\0' || counter[strspn (counter, "0123456789")] != '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (counters); i++)
    if (!add_equal (database, counters[i], counter, &common, MAX_COUNTER, found, error))
      return FALSE;

  for (guint i = 0; i < found->list->len; i++)
    {
      DeskCandidate *candidate = g_ptr_array_index (found->list, i);
      g_autofree char *number = NULL;

      if (!read_register_number (database, candidate, &number, error))
        return FALSE;
      if (number == NULL || !ends_as_typed (number, typed))
        continue;
      g_set_str (&candidate->matched, number);
      desk_candidates_add (candidates, candidate);
    }
  return TRUE;
}

/**
 * desk_search_partial_numbers:
 *
 * Finds what has the typed number as its tail, or begins with it.
 */
gboolean
desk_search_partial_numbers (DeskDatabase *database, const DeskSearchReading *reading, gboolean people_only,
                             DeskCandidates *candidates, GCancellable *cancellable, GError **error)
{
  static const char tails[] = {
    DESK_SEARCH_TAIL,       DESK_SEARCH_OFFICIAL_TAIL,      DESK_SEARCH_ITEM_TAIL,
    DESK_SEARCH_LOST_TAIL,  DESK_SEARCH_LOSS_OFFICIAL_TAIL, DESK_SEARCH_FOUND_TAIL,
    DESK_SEARCH_BOOKED_TAIL
  };
  static const char of_people[] = { DESK_SEARCH_DOCUMENT, DESK_SEARCH_IDENTIFIER };
  const DeskCandidate tail = { .level = DESK_HIT_TAIL, .rank = RANK_TAIL };
  const DeskCandidate beginning = { .level = DESK_HIT_TAIL, .rank = RANK_BEGINNING };
  const char *part = reading->digits[0] != NULL ? reading->digits[0] : reading->whole;
  g_autofree char *reversed = NULL;

  if (reading->whole == NULL)
    return TRUE;
  if (!people_only && reading->words[0] == NULL
      && !add_counters (database, reading->whole, candidates, error))
    return FALSE;
  if (g_utf8_strlen (part, -1) < MIN_PART)
    return TRUE;

  reversed = g_utf8_strreverse (part, -1);
  for (guint i = 0; i < (people_only ? 1 : G_N_ELEMENTS (tails)) && reading->words[0] == NULL; i++)
    if (!add_beginning (database, tails[i], reversed, &tail, MAX_TAILS, candidates, cancellable, error))
      return FALSE;
  for (int i = 0; reading->words[0] == NULL && reading->digits[i] != NULL; i++)
    if (!add_beginning (database, DESK_SEARCH_PHONE, reading->digits[i], &beginning, MAX_BEGINNINGS,
                        candidates, cancellable, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (of_people); i++)
    if (!add_beginning (database, of_people[i], reading->whole, &beginning, MAX_BEGINNINGS, candidates,
                        cancellable, error))
      return FALSE;
  return TRUE;
}
