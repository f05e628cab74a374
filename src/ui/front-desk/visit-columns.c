// SPDX-License-Identifier: GPL-3.0-or-later
// What the register of visits says about each.

#include "ui/front-desk/visit-columns.h"

#include "model/visit-check.h"
#include "ui/front-desk/visitor-words.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

static DeskVisit *
get_visit (DeskRegisterRow *row)
{
  return DESK_VISIT (desk_register_row_get_record (row));
}

static char *
make_field (DeskRegisterRow *row, DeskVisitField field, DeskContext *context)
{
  DeskRecord *visit = desk_register_row_get_record (row);
  const DeskField *fields = desk_record_get_fields (visit, NULL);
  GVariant *value = desk_record_get_value (visit, field);

  return value != NULL ? desk_field_words_make (&fields[field], value, context) : NULL;
}

static char *
make_number (DeskRegisterRow *row, DeskContext *context)
{
  return g_strdup (desk_record_get_text (desk_register_row_get_record (row), DESK_VISIT_NO));
}

static char *
make_arrived (DeskRegisterRow *row, DeskContext *context)
{
  return desk_field_words_moment (desk_record_get_integer (desk_register_row_get_record (row),
                                                           DESK_VISIT_ARRIVED),
                                  context);
}

static char *
make_visitor (DeskRegisterRow *row, DeskContext *context)
{
  DeskRecord *person = desk_register_row_get_person (row);

  return desk_visitor_make_title (get_visit (row), person != NULL ? DESK_PERSON (person) : NULL, context);
}

/* What a sealed matter is about is for the page of the visit. */
static char *
make_topic (DeskRegisterRow *row, DeskContext *context)
{
  if (desk_visit_is_sealed (get_visit (row), desk_context_get_profile (context)))
    return g_strdup (_ ("sealed matter"));
  return make_field (row, DESK_VISIT_TOPIC, context);
}

static char *
make_wait (DeskRegisterRow *row, DeskContext *context)
{
  gint64 now = desk_clock_get_now (desk_context_get_clock (context));
  gint64 minutes = desk_visit_get_waited (get_visit (row), now) / 60;

  /* Translators: a waiting time */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d min", "%d min", (gulong)minutes), (int)minutes);
}

static char *
make_state (DeskRegisterRow *row, DeskContext *context)
{
  return make_field (row, DESK_VISIT_STATE, context);
}

static char *
make_outcome (DeskRegisterRow *row, DeskContext *context)
{
  return make_field (row, DESK_VISIT_OUTCOME, context);
}

static const DeskRegisterColumn visits[] = {
  { N_ ("Number"), 17, TRUE, make_number, NULL },   { N_ ("Arrived"), 16, FALSE, make_arrived, NULL },
  { N_ ("Visitor"), 0, TRUE, make_visitor, NULL },  { N_ ("Topic"), 0, FALSE, make_topic, NULL },
  { N_ ("Waited"), 8, FALSE, make_wait, NULL },     { N_ ("State"), 14, FALSE, make_state, NULL },
  { N_ ("Outcome"), 0, FALSE, make_outcome, NULL },
};

/**
 * desk_visit_columns_list:
 *
 * Returns: (transfer none) (array length=n_columns): the columns of the register of visits
 */
const DeskRegisterColumn *
desk_visit_columns_list (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (visits);
  return visits;
}
