// SPDX-License-Identifier: GPL-3.0-or-later
// Two people who may be one, field by field and in words.

#include "ui/people/person-comparison.h"

#include "model/spelling.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

/**
 * desk_person_point_free:
 */
void
desk_person_point_free (DeskPersonPoint *self)
{
  g_free (self->first);
  g_free (self->second);
  g_free (self);
}

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

static DeskPersonLikeness
judge (const DeskPersonPoint *point)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (point->first == NULL || point->second == NULL)
    return DESK_PERSON_ONE_SIDED;
  if (g_str_equal (point->first, point->second)
      || ((point->field->flags & DESK_FIELD_KEYED) && have_common_line (point->first, point->second)))
    return DESK_PERSON_SAME;
  if (point->field->kind != DESK_FIELD_TEXT)
    return DESK_PERSON_DIFFERENT;

  first = desk_spelling_fold (point->first);
  second = desk_spelling_fold (point->second);
  return g_str_equal (first, second) || desk_spelling_within_one_swap (first, second) ? DESK_PERSON_SPELLED
                                                                                      : DESK_PERSON_DIFFERENT;
}

/**
 * desk_person_compare:
 *
 * Returns: (transfer full) (element-type DeskPersonPoint): what is known of either, in the order of the field table
 */
GPtrArray *
desk_person_compare (DeskPerson *first, DeskPerson *second, DeskContext *context)
{
  GPtrArray *points = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_person_point_free);
  guint n_fields;
  const DeskField *fields = desk_record_get_fields (DESK_RECORD (first), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      DeskPersonPoint *point;

      if (fields[i].flags & DESK_FIELD_INTERNAL || i == DESK_PERSON_PHONE_SAFE
          || i == DESK_PERSON_DOCUMENT_TYPE)
        continue;
      point = g_new0 (DeskPersonPoint, 1);
      point->field = &fields[i];
      point->first = desk_field_words_list (DESK_RECORD (first), i, context);
      point->second = desk_field_words_list (DESK_RECORD (second), i, context);
      point->likeness = judge (point);
      if (point->first != NULL || point->second != NULL)
        g_ptr_array_add (points, point);
      else
        desk_person_point_free (point);
    }
  return points;
}

/**
 * desk_person_likeness_get_words:
 *
 * Returns: (transfer none): the likeness in a word or two
 */
const char *
desk_person_likeness_get_words (DeskPersonLikeness likeness)
{
  switch (likeness)
    {
    case DESK_PERSON_SAME:
      /* TRANSLATORS: a field of two people has the same value */
      return C_ ("likeness", "the same");
    case DESK_PERSON_SPELLED:
      /* TRANSLATORS: a field of two people differs by spelling only */
      return C_ ("likeness", "spelled differently");
    case DESK_PERSON_DIFFERENT:
      /* TRANSLATORS: a field of two people has different values */
      return C_ ("likeness", "different");
    case DESK_PERSON_ONE_SIDED:
    default:
      /* TRANSLATORS: a field is known of one of two people only */
      return C_ ("likeness", "known of one only");
    }
}

/**
 * desk_person_likeness_get_icon:
 *
 * Returns: (transfer none): an icon that says the same
 */
const char *
desk_person_likeness_get_icon (DeskPersonLikeness likeness)
{
  switch (likeness)
    {
    case DESK_PERSON_SAME:
      return "object-select-symbolic";
    case DESK_PERSON_SPELLED:
      return "tools-check-spelling-symbolic";
    case DESK_PERSON_DIFFERENT:
      return "dialog-warning-symbolic";
    case DESK_PERSON_ONE_SIDED:
    default:
      return "list-remove-symbolic";
    }
}

/**
 * desk_person_comparison_list:
 * @points: (element-type DeskPersonPoint): from desk_person_compare()
 *
 * Returns: (transfer full): the labels of the fields with a likeness between @from and @to, commas between them
 */
char *
desk_person_comparison_list (GPtrArray *points, DeskPersonLikeness from, DeskPersonLikeness to)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    {
      const DeskPersonPoint *point = g_ptr_array_index (points, i);

      if (point->likeness >= from && point->likeness <= to)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", _ (point->field->label));
    }
  return g_string_free (names, FALSE);
}
