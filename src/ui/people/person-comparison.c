// SPDX-License-Identifier: GPL-3.0-or-later
// Two people who may be one, field by field and in words.

#include "ui/people/person-comparison.h"

#include "model/spelling.h"
#include "ui/widgets/field-words.h"

static gboolean
has_line (char **lines, const char *wanted)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *a = desk_spelling_canonical_number (lines[i]);
      g_autofree char *b = desk_spelling_canonical_number (wanted);

      if (g_strcmp0 (a, b) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Lists agree where they have an entry in common: nobody gives all phones each time. */
static gboolean
have_common_line (const char *first, const char *second)
{
  g_auto (GStrv) these = g_strsplit (first, "\n", -1);
  g_auto (GStrv) those = g_strsplit (second, "\n", -1);

  for (guint i = 0; these[i] != NULL; i++)
    if (has_line (those, these[i]))
      return TRUE;
  return FALSE;
}

static DeskLikeness
judge (const DeskField *field, const char *first, const char *second)
{
  if (first != NULL && second != NULL && (field->flags & DESK_FIELD_KEYED)
      && have_common_line (first, second))
    return DESK_LIKENESS_SAME;
  return field->kind == DESK_FIELD_TEXT ? desk_likeness_judge_spelled (first, second)
                                        : desk_likeness_judge (first, second);
}

/**
 * desk_person_compare:
 *
 * Returns: (transfer full) (element-type DeskComparisonPoint): what is known of either, in the order of the field table
 */
GPtrArray *
desk_person_compare (DeskPerson *first, DeskPerson *second, DeskContext *context)
{
  GPtrArray *points = desk_comparison_new ();
  guint n_fields;
  const DeskField *fields = desk_record_get_fields (DESK_RECORD (first), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      DeskComparisonPoint *point;

      if (fields[i].flags & DESK_FIELD_INTERNAL || i == DESK_PERSON_PHONE_SAFE
          || i == DESK_PERSON_DOCUMENT_TYPE)
        continue;
      point = desk_comparison_add (points, fields[i].name, fields[i].label,
                                   desk_field_words_list (DESK_RECORD (first), i, context),
                                   desk_field_words_list (DESK_RECORD (second), i, context));
      if (point != NULL)
        point->likeness = judge (&fields[i], point->first, point->second);
    }
  return points;
}
