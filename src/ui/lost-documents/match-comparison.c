// SPDX-License-Identifier: GPL-3.0-or-later
// What is written in a found document beside what was declared: how numbers and names are spelled decides nothing, and of
// times and places an officer judges, except that nothing is found before it was lost.

#include "ui/lost-documents/match-comparison.h"

#include "model/spelling.h"
#include "ui/lost-documents/declared.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
get_found (DeskFind *find, DeskFindField field, DeskContext *context)
{
  return desk_field_words_list (DESK_RECORD (find), field, context);
}

static char *
get_known (DeskPerson *person, DeskPersonField field, DeskContext *context)
{
  return person != NULL ? desk_field_words_list (DESK_RECORD (person), field, context) : NULL;
}

static void
add_number (GPtrArray *points, const DeskMatchFile *file, DeskContext *context)
{
  DeskComparisonPoint *point = desk_comparison_add (
      points, "number", N_ ("Series and number"), get_found (file->find, DESK_FIND_NUMBER, context),
      g_strdup (desk_declared_get_text (file->declared, file->match->document, DESK_LOSS_DOCUMENT_NUMBER)));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (point == NULL || point->likeness != DESK_LIKENESS_DIFFERENT)
    return;
  first = desk_spelling_canonical_number (point->first);
  second = desk_spelling_canonical_number (point->second);
  if (g_str_equal (first, second))
    point->likeness = DESK_LIKENESS_SAME;
  else if (desk_spelling_within_one_swap (first, second))
    point->likeness = DESK_LIKENESS_SPELLED;
}

/* A document has the name in one script, a person may have it in two. */
static void
add_name (GPtrArray *points, DeskFind *find, DeskPerson *person, const char *title, DeskFindField written,
          DeskPersonField known, DeskPersonField other, DeskContext *context)
{
  DeskComparisonPoint *point =
      desk_comparison_add (points, desk_record_get_fields (DESK_RECORD (find), NULL)[written].name, title,
                           get_found (find, written, context), get_known (person, known, context));
  g_autofree char *spelled = get_known (person, other, context);

  if (point == NULL)
    return;
  point->likeness = desk_likeness_judge_spelled (point->first, point->second);
  if (point->likeness == DESK_LIKENESS_DIFFERENT && spelled != NULL
      && desk_likeness_judge_spelled (point->first, spelled) != DESK_LIKENESS_DIFFERENT)
    {
      g_set_str (&point->second, spelled);
      point->likeness = desk_likeness_judge_spelled (point->first, spelled);
    }
}

/* Of a date of which only the year is known, the year decides. */
static void
add_birth (GPtrArray *points, DeskFind *find, DeskPerson *person, DeskContext *context)
{
  const char *written = desk_record_get_text (DESK_RECORD (find), DESK_FIND_HOLDER_BIRTH);
  const char *known = person != NULL ? desk_record_get_text (DESK_RECORD (person), DESK_PERSON_BIRTH) : NULL;
  DeskComparisonPoint *point = desk_comparison_add (points, "holder_birth", N_ ("Birth date"),
                                                    get_found (find, DESK_FIND_HOLDER_BIRTH, context),
                                                    get_known (person, DESK_PERSON_BIRTH, context));

  if (point != NULL && point->likeness == DESK_LIKENESS_DIFFERENT
      && (g_str_has_prefix (written, known) || g_str_has_prefix (known, written)))
    point->likeness = DESK_LIKENESS_SAME;
}

/**
 * desk_match_compare_holder:
 * @points: (element-type DeskComparisonPoint): gets what the document says of its holder, and what is known of @person
 * @person: (nullable)
 */
void
desk_match_compare_holder (GPtrArray *points, DeskFind *find, DeskPerson *person, DeskContext *context)
{
  add_name (points, find, person, N_ ("Surname"), DESK_FIND_HOLDER_SURNAME, DESK_PERSON_SURNAME,
            DESK_PERSON_SURNAME_OTHER, context);
  add_name (points, find, person, N_ ("Given name"), DESK_FIND_HOLDER_GIVEN_NAME, DESK_PERSON_GIVEN_NAME,
            DESK_PERSON_GIVEN_NAME_OTHER, context);
  add_name (points, find, person, N_ ("Patronymic"), DESK_FIND_HOLDER_PATRONYMIC, DESK_PERSON_PATRONYMIC,
            DESK_PERSON_PATRONYMIC, context);
  add_birth (points, find, person, context);
}

static char *
get_lost (const DeskMatchFile *file, DeskContext *context)
{
  DeskRecord *declared = file->declared;
  g_autofree char *had =
      desk_field_words_list (declared, desk_declared_get_field (declared, DESK_LOSS_HAD), context);
  g_autofree char *missed =
      desk_field_words_list (declared, desk_declared_get_field (declared, DESK_LOSS_MISSED), context);

  if (had != NULL && missed != NULL && !g_str_equal (had, missed))
    return g_strdup_printf ("%s – %s", had, missed);
  return had != NULL ? g_steal_pointer (&had) : g_steal_pointer (&missed);
}

static void
add_when (GPtrArray *points, const DeskMatchFile *file, DeskContext *context)
{
  const char *found = desk_record_get_text (DESK_RECORD (file->find), DESK_FIND_FOUND);
  const char *had = desk_declared_get_text (file->declared, NULL, DESK_LOSS_HAD);
  DeskComparisonPoint *point =
      desk_comparison_add (points, "when", N_ ("When"), get_found (file->find, DESK_FIND_FOUND, context),
                           get_lost (file, context));

  if (point == NULL || point->likeness == DESK_LIKENESS_ONE_SIDED)
    return;
  /* A day alone is the beginning of a moment on it, so that it does not lie before it. */
  point->likeness = had != NULL && strncmp (found, had, MIN (strlen (found), strlen (had))) < 0
                        ? DESK_LIKENESS_DIFFERENT
                        : DESK_LIKENESS_PLAUSIBLE;
}

static void
add_where (GPtrArray *points, const DeskMatchFile *file, DeskContext *context)
{
  DeskComparisonPoint *point =
      desk_comparison_add (points, "place", N_ ("Where"), get_found (file->find, DESK_FIND_PLACE, context),
                           g_strdup (desk_declared_get_text (file->declared, NULL, DESK_LOSS_PLACE)));

  if (point != NULL && point->likeness == DESK_LIKENESS_DIFFERENT)
    point->likeness = DESK_LIKENESS_PLAUSIBLE;
}

/**
 * desk_match_compare:
 *
 * Returns: (transfer full) (element-type DeskComparisonPoint): the found document first, the declared one second
 */
GPtrArray *
desk_match_compare (const DeskMatchFile *file, DeskContext *context)
{
  GPtrArray *points = desk_comparison_new ();

  desk_comparison_add (points, "document", N_ ("Document"),
                       get_found (file->find, DESK_FIND_DOCUMENT, context),
                       desk_declared_get_words (file->declared, file->match->document, DESK_LOSS_DOCUMENT,
                                                context));
  add_number (points, file, context);
  desk_match_compare_holder (points, file->find, file->holder, context);
  add_when (points, file, context);
  add_where (points, file, context);
  return points;
}
