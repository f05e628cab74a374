// SPDX-License-Identifier: GPL-3.0-or-later
// Finding people, visits and statements by what an officer types. Ranked by our own order, never by relevance: numbers, names,
// what may have been meant, words of notes. A level that is full ends the search. See docs/search.md.

#include "store/search.h"

#include "model/spelling.h"
#include "store/records.h"
#include "store/search-appointments.h"
#include "store/search-doubles.h"
#include "store/search-entries.h"
#include "store/search-index.h"
#include "store/search-losses.h"
#include "store/search-names.h"
#include "store/search-numbers.h"
#include "store/search-reading.h"
#include "store/search-statements.h"
#include "store/query.h"

#include <string.h>

#define NAME_ROWS 3000   /* read for one beginning of a name */
#define SIMILAR_ROWS 200 /* the same for a spelling that nobody typed */
#define GIVEN_FIRST_ROWS 600
#define MIN_SWAP_LETTERS 4
#define MIN_WORD_LETTERS 3
#define LINKED 8 /* candidates kept above the limit, because linked people are shown as one */
#define MAX_DUPLICATES 7

enum
{
  RANK_LAYOUT,
  RANK_SWAP,
  RANK_GIVEN_FIRST
};

/* One answer in the making. */
typedef struct
{
  DeskDatabase *database;
  const DeskSearch *search;
  DeskCandidates *candidates;
  GCancellable *cancellable;
} DeskAnswer;

/**
 * desk_search_new:
 * @text: what was typed
 * @country: "ua" or "kz"
 *
 * Returns: (transfer full): a search
 */
DeskSearch *
desk_search_new (const char *text, const char *country, gboolean people_only, guint limit)
{
  DeskSearch *self = g_new (DeskSearch, 1);

  *self = (DeskSearch){ g_strdup (text), g_strdup (country), people_only, limit, NULL, g_strdup ("") };
  return self;
}

/**
 * desk_search_set_scanned:
 * @scanned: a new person as a scanned document tells of it; copied
 *
 * Looks for whoever that may be instead of for the text.
 */
void
desk_search_set_scanned (DeskSearch *self, DeskPerson *scanned)
{
  g_clear_object (&self->scanned);
  self->scanned = DESK_PERSON (desk_record_copy (DESK_RECORD (scanned)));
}

/**
 * desk_search_set_sealed:
 * @kinds: (array zero-terminated=1): kinds of statements, topics of appointments
 *
 * Statements of these kinds are found by their own and their official numbers, appointments about these topics by their own, and
 * by nothing else.
 */
void
desk_search_set_sealed (DeskSearch *self, const char *const *kinds)
{
  g_autofree char *joined = g_strjoinv (",", (char **)kinds);

  g_free (self->sealed);
  self->sealed = joined[0] != '\0' ? g_strdup_printf (",%s,", joined) : g_strdup ("");
}

/**
 * desk_search_free:
 * Frees a search.
 */
void
desk_search_free (DeskSearch *self)
{
  g_free (self->text);
  g_free (self->country);
  g_clear_object (&self->scanned);
  g_free (self->sealed);
  g_free (self);
}

static gboolean
find_patterns (DeskAnswer *answer, GPtrArray *patterns, const DeskSearchReading *reading, DeskHitLevel level,
               int rank, guint bound, GError **error)
{
  for (guint i = 0; i < patterns->len; i++)
    if (!desk_search_names (answer->database, g_ptr_array_index (patterns, i), reading, level, rank, bound,
                            answer->candidates, answer->cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
find_words (DeskAnswer *answer, const char *const *words, const DeskSearchReading *reading,
            DeskHitLevel level, int rank, guint bound, GError **error)
{
  g_autoptr (GPtrArray) patterns = desk_name_patterns_new (words);

  return find_patterns (answer, patterns, reading, level, rank, bound, error);
}

/* Numbers and names as typed. */
static gboolean
find_as_read (DeskAnswer *answer, const DeskSearchReading *reading, GError **error)
{
  gboolean people_only = answer->search->people_only;

  if (!desk_search_exact_numbers (answer->database, reading, people_only, answer->candidates, error)
      || !desk_search_partial_numbers (answer->database, reading, people_only, answer->candidates,
                                       answer->cancellable, error))
    return FALSE;
  if (reading->words[0] == NULL || desk_candidates_is_full (answer->candidates))
    return TRUE;
  return find_words (answer, (const char *const *)reading->words, reading, DESK_HIT_NAME, 0, NAME_ROWS,
                     error);
}

/* What the same keys give on another layout. */
static gboolean
find_retyped (DeskAnswer *answer, GError **error)
{
  g_auto (GStrv) variants = desk_spelling_layout_variants (answer->search->text);

  for (int i = 0; variants[i] != NULL && !desk_candidates_is_full (answer->candidates); i++)
    {
      g_autoptr (DeskSearchReading) reading = desk_search_reading_new (variants[i], answer->search->country);

      if (reading->words[0] == NULL)
        {
          if (!find_as_read (answer, reading, error))
            return FALSE;
        }
      else if (!find_words (answer, (const char *const *)reading->words, reading, DESK_HIT_SIMILAR,
                            RANK_LAYOUT, NAME_ROWS, error))
        return FALSE;
    }
  return TRUE;
}

/* Two neighbouring letters exchanged. */
static gboolean
find_swapped (DeskAnswer *answer, const DeskSearchReading *reading, GError **error)
{
  g_autofree char *folded = g_strjoinv (" ", reading->words);
  g_auto (GStrv) swaps = NULL;

  if (g_utf8_strlen (folded, -1) < MIN_SWAP_LETTERS)
    return TRUE;
  swaps = desk_spelling_swaps (folded);
  for (int i = 0; swaps[i] != NULL && !desk_candidates_is_full (answer->candidates); i++)
    {
      g_auto (GStrv) words = g_strsplit (swaps[i], " ", -1);

      if (!find_words (answer, (const char *const *)words, reading, DESK_HIT_SIMILAR, RANK_SWAP, SIMILAR_ROWS,
                       error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_given_first (DeskAnswer *answer, const DeskSearchReading *reading, GError **error)
{
  g_autoptr (GPtrArray) patterns = desk_name_patterns_new_given_first ((const char *const *)reading->words);

  return find_patterns (answer, patterns, reading, DESK_HIT_SIMILAR, RANK_GIVEN_FIRST, GIVEN_FIRST_ROWS,
                        error);
}

static gboolean
find_similar (DeskAnswer *answer, const DeskSearchReading *reading, GError **error)
{
  if (!find_retyped (answer, error))
    return FALSE;
  if (reading->words[0] == NULL)
    return TRUE;
  return (desk_candidates_is_full (answer->candidates) || find_given_first (answer, reading, error))
         && (desk_candidates_is_full (answer->candidates) || find_swapped (answer, reading, error));
}

/* The words in FTS5's own writing: all must be there, the last may be the beginning of one. NULL: too short. */
static char *
write_match (const char *text)
{
  g_autofree char *folded = desk_spelling_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint length = g_strv_length (words);
  GString *match;

  if (length == 0 || g_utf8_strlen (words[length - 1], -1) < (length == 1 ? MIN_WORD_LETTERS : 1))
    return NULL;
  match = g_string_new (NULL);
  for (guint i = 0; i < length; i++)
    {
      gboolean is_last = i + 1 == length && g_utf8_strlen (words[i], -1) >= MIN_WORD_LETTERS;

      g_string_append_printf (match, "%s\"%s\"%s", i > 0 ? " " : "", words[i], is_last ? "*" : "");
    }
  return g_string_free_and_steal (match);
}

/* Reads rows of record, moment and text, the newest first. */
static gboolean
add_texts (DeskAnswer *answer, const char *kind, const char *sql, const char *match, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) rows = desk_query_new (answer->database, sql, error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "si", match, (gint64)answer->candidates->limit);
  while (!g_cancellable_set_error_if_cancelled (answer->cancellable, &failed)
         && desk_query_next (rows, &failed))
    {
      DeskCandidate candidate = { .record = (char *)desk_query_get_text (rows, 0),
                                  .kind = kind,
                                  .level = DESK_HIT_TEXT,
                                  .rank = DESK_SEARCH_RANK_WORD,
                                  .last_visit = desk_query_get_integer (rows, 1),
                                  .matched = (char *)desk_query_get_text (rows, 2) };

      if (candidate.last_visit == 0
          && !desk_search_index_read_last_visit (answer->database, candidate.record, &candidate.last_visit,
                                                 &failed))
        break;
      desk_candidates_add (answer->candidates, &candidate);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

static gboolean
find_text (DeskAnswer *answer, GError **error)
{
  g_autofree char *match = write_match (answer->search->text);

  if (match == NULL)
    return TRUE;
  return add_texts (answer, "visit",
                    "SELECT visit.id, visit.arrived, search_note.text FROM search_note"
                    " JOIN visit ON visit.row = search_note.rowid"
                    " WHERE search_note MATCH ? ORDER BY search_note.rowid DESC LIMIT ?",
                    match, error)
         && add_texts (answer, "person",
                       "SELECT person.id, 0, search_address.text FROM search_address"
                       " JOIN person ON person.row = search_address.rowid"
                       " WHERE search_address MATCH ? ORDER BY search_address.rowid DESC LIMIT ?",
                       match, error)
         && desk_search_statement_words (answer->database, match, answer->candidates, answer->cancellable,
                                         error)
         && desk_search_find_words (answer->database, match, answer->candidates, answer->cancellable, error);
}

/**
 * desk_search_run:
 *
 * Finds people, visits and statements. Within a level those who were here last come first, then the alphabet. People linked as the
 * same are shown once.
 *
 * Returns: (transfer full) (element-type DeskHit) (nullable): the hits, best first; NULL with @error set
 */
GPtrArray *
desk_search_run (DeskDatabase *database, DeskSearch *search, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskCandidates) candidates = desk_candidates_new (search->limit + LINKED);
  g_autoptr (DeskSearchReading) reading = desk_search_reading_new (search->text, search->country);
  DeskAnswer answer = { database, search, candidates, cancellable };

  candidates->sealed = search->sealed;
  if (search->scanned != NULL)
    return desk_search_duplicates (database, search->scanned, cancellable, error);
  if (!find_as_read (&answer, reading, error)
      || (!desk_candidates_is_full (candidates) && !find_similar (&answer, reading, error))
      || (!search->people_only && !desk_candidates_is_full (candidates)
          && (!desk_search_statement_applicants (database, candidates, error)
              || !desk_search_losses_of_people (database, candidates, error)
              || !desk_search_appointments_of_people (database, candidates, error)
              || !find_text (&answer, error))))
    return NULL;
  return desk_candidates_load (candidates, database, search->limit, cancellable, error);
}

/**
 * desk_search_kind:
 * @search: finds records of one kind, however many people and visits the text would find too
 * @kind: "statement", "loss", "find" or "appointment"
 *
 * Returns: (transfer full) (element-type DeskCandidate) (nullable): records with this number, thing or words, whoever's
 *   they are; NULL with @error set
 */
GPtrArray *
desk_search_kind (DeskDatabase *database, DeskSearch *search, const char *kind, GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (DeskCandidates) candidates = desk_candidates_new (search->limit);
  g_autoptr (DeskSearchReading) reading = desk_search_reading_new (search->text, search->country);
  g_autofree char *match = write_match (search->text);

  candidates->sealed = search->sealed;
  if (!desk_search_exact_numbers (database, reading, FALSE, candidates, error)
      || !desk_search_partial_numbers (database, reading, FALSE, candidates, cancellable, error))
    return NULL;
  for (guint i = candidates->list->len; i > 0; i--)
    if (!g_str_equal (((DeskCandidate *)g_ptr_array_index (candidates->list, i - 1))->kind, kind))
      g_ptr_array_remove_index (candidates->list, i - 1);
  if (match != NULL && g_str_equal (kind, "statement")
      && !desk_search_statement_words (database, match, candidates, cancellable, error))
    return NULL;
  if (match != NULL && g_str_equal (kind, "find")
      && !desk_search_find_words (database, match, candidates, cancellable, error))
    return NULL;
  return g_ptr_array_ref (candidates->list);
}

static gboolean
find_same_numbers (DeskDatabase *database, const DeskSearchEntries *entries, DeskCandidates *candidates,
                   GError **error)
{
  static const char kinds[] = { DESK_SEARCH_PHONE, DESK_SEARCH_DOCUMENT, DESK_SEARCH_IDENTIFIER,
                                DESK_SEARCH_CODE, '\0' };

  for (guint i = 0; i < entries->numbers->len; i++)
    {
      const char *number = g_ptr_array_index (entries->numbers, i);

      if (strchr (kinds, number[0]) != NULL
          && !desk_search_number (database, number[0], number + 1, TRUE, candidates, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether the one date can be the other: one may be a year or a month alone, or missing where nothing was typed. */
static gboolean
births_agree (const char *typed, const char *known)
{
  return typed[0] == '\0'
         || (known[0] != '\0' && (g_str_has_prefix (typed, known) || g_str_has_prefix (known, typed)));
}

/* People of this name, as folded, whose birth date agrees. */
static gboolean
add_namesakes (DeskDatabase *database, const char *name, const char *birth, DeskCandidates *candidates,
               GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;
  g_autofree char *start = g_strdup_printf ("%s|%.4s", name, birth), *end = g_strconcat (start, "~", NULL);
  g_autoptr (DeskQuery) rows = desk_query_new (
      database,
      "SELECT number, record FROM search_number WHERE kind = 'k' AND number >= ? AND number < ?"
      " ORDER BY number LIMIT 200",
      error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "ss", start, end);
  while (!g_cancellable_set_error_if_cancelled (cancellable, &failed) && desk_query_next (rows, &failed))
    {
      const char *known = strrchr (desk_query_get_text (rows, 0), '|') + 1;
      DeskCandidate candidate = { .record = (char *)desk_query_get_text (rows, 1),
                                  .kind = "person",
                                  .level = DESK_HIT_SIMILAR };

      if (!births_agree (birth, known))
        continue;
      if (!desk_search_index_read_last_visit (database, candidate.record, &candidate.last_visit, &failed))
        break;
      desk_candidates_add (candidates, &candidate);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

static gboolean
find_namesakes (DeskDatabase *database, DeskPerson *person, const DeskSearchEntries *entries,
                DeskCandidates *candidates, GCancellable *cancellable, GError **error)
{
  const char *text = desk_record_get_text (DESK_RECORD (person), DESK_PERSON_BIRTH);
  const char *birth = text != NULL ? text : "";

  for (guint i = 0; i < entries->numbers->len; i++)
    {
      const char *number = g_ptr_array_index (entries->numbers, i);
      g_autofree char *name = NULL;
      g_auto (GStrv) swaps = NULL;

      if (number[0] != DESK_SEARCH_NAMESAKE)
        continue;
      name = g_strndup (number + 1, (gsize)(strrchr (number, '|') - number - 1));
      if (!add_namesakes (database, name, birth, candidates, cancellable, error))
        return FALSE;
      swaps = desk_spelling_swaps (name);
      for (int j = 0; birth[0] != '\0' && swaps[j] != NULL; j++)
        if (!add_namesakes (database, swaps[j], birth, candidates, cancellable, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
is_in_question (DeskPerson *person, DeskRecord *other)
{
  const char *id = desk_record_get_id (DESK_RECORD (person));

  if (id == NULL)
    return TRUE;
  return g_strcmp0 (id, desk_record_get_id (other)) != 0
         && !desk_search_doubles_is_decided (DESK_RECORD (person), other);
}

/**
 * desk_search_duplicates:
 * @person: what stands in a form; without an id for a new person
 *
 * Who may be this person: %DESK_HIT_EXACT where a personal number, a document or a phone is the same, %DESK_HIT_SIMILAR
 * where surname and given name sound the same and the birth date or year agrees. Left out are those about whom an
 * officer has decided.
 *
 * Returns: (transfer full) (element-type DeskHit) (nullable): at most seven, best first; NULL with @error set
 */
GPtrArray *
desk_search_duplicates (DeskDatabase *database, DeskPerson *person, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskSearchEntries) entries = desk_search_entries_new (DESK_RECORD (person));
  g_autoptr (DeskCandidates) candidates = desk_candidates_new (MAX_DUPLICATES + LINKED);
  g_autoptr (GPtrArray) hits = NULL;

  if (!find_same_numbers (database, entries, candidates, error)
      || !find_namesakes (database, person, entries, candidates, cancellable, error)
      || (hits = desk_candidates_load (candidates, database, MAX_DUPLICATES + LINKED, cancellable, error))
             == NULL)
    return NULL;

  for (guint i = hits->len; i > 0; i--)
    if (!is_in_question (person, desk_hit_get_record (g_ptr_array_index (hits, i - 1))))
      g_ptr_array_remove_index (hits, i - 1);
  if (hits->len > MAX_DUPLICATES)
    g_ptr_array_set_size (hits, MAX_DUPLICATES);
  return g_steal_pointer (&hits);
}
