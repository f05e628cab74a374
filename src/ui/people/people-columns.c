// SPDX-License-Identifier: GPL-3.0-or-later
// What the register of people says about each, and the register of those who may be one person.

#include "ui/people/people-columns.h"

#include "ui/people/person-comparison.h"
#include "ui/people/person-words.h"
#include "ui/sync/hq-column.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

static DeskPerson *
get_person (DeskRegisterRow *row)
{
  return DESK_PERSON (desk_register_row_get_record (row));
}

static DeskPerson *
get_other (DeskRegisterRow *row)
{
  DeskRecord *other = desk_register_row_get_person (row);

  return other != NULL ? DESK_PERSON (other) : NULL;
}

static char *
make_name (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_person_words_get_name (get_person (row));
}

static char *
make_birth (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_person_words_get_birth (get_person (row), context);
}

static char *
make_document (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_person_words_get_document (get_person (row));
}

static char *
make_phone (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_person_words_get_phone (get_person (row));
}

static char *
make_address (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return g_strdup (desk_person_get_first_entry (get_person (row), DESK_PERSON_ADDRESS));
}

static char *
make_last_visit (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_field_words_day (desk_register_row_get_last_visit (row), context);
}

static char *
make_other_name (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return get_other (row) != NULL ? desk_person_words_get_name (get_other (row)) : NULL;
}

static char *
list_points (DeskRegisterRow *row, DeskContext *context, DeskLikeness from, DeskLikeness to)
{
  g_autoptr (GPtrArray) points = NULL;

  if (get_other (row) == NULL)
    return NULL;
  points = desk_person_compare (get_person (row), get_other (row), context);
  return desk_comparison_list (points, from, to);
}

static char *
make_same (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return list_points (row, context, DESK_LIKENESS_SAME, DESK_LIKENESS_SAME);
}

static char *
make_different (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return list_points (row, context, DESK_LIKENESS_SPELLED, DESK_LIKENESS_DIFFERENT);
}

static const DeskRegisterColumn people[] = {
  { N_ ("Name"), 0, TRUE, make_name, NULL },
  { N_ ("Birth date"), 10, FALSE, make_birth, NULL },
  /* TRANSLATORS: column of a register: identity document or personal number, only its end is shown */
  { N_ ("Document"), 8, FALSE, make_document, NULL },
  { N_ ("Phone"), 8, FALSE, make_phone, NULL },
  { N_ ("Address"), 0, FALSE, make_address, NULL },
  { N_ ("Last visit"), 10, FALSE, make_last_visit, NULL },
  DESK_HQ_COLUMN,
};

static const DeskRegisterColumn pairs[] = {
  { N_ ("Name"), 0, TRUE, make_name, NULL },
  /* TRANSLATORS: column of a register of pairs: the person who may be the same as the first */
  { N_ ("May be the same as"), 0, TRUE, make_other_name, NULL },
  { N_ ("Birth date"), 10, FALSE, make_birth, NULL },
  /* TRANSLATORS: column of a register of pairs: the fields in which two people agree */
  { N_ ("What is the same"), 24, FALSE, make_same, NULL },
  /* TRANSLATORS: column of a register of pairs: the fields in which two people differ */
  { N_ ("What differs"), 24, FALSE, make_different, NULL },
};

/**
 * desk_people_columns_list:
 *
 * Returns: (transfer none) (array length=n_columns): the columns of the register of people
 */
const DeskRegisterColumn *
desk_people_columns_list (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (people);
  return people;
}

/**
 * desk_people_columns_list_pairs:
 *
 * Returns: (transfer none) (array length=n_columns): the columns of the register of pairs who may be one person
 */
const DeskRegisterColumn *
desk_people_columns_list_pairs (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (pairs);
  return pairs;
}
