// SPDX-License-Identifier: GPL-3.0-or-later
// What the register of statements says about each. Their data is a table of officers' names by id. Of a sealed matter
// only the number, a neutral title, the times and the state are said.

#include "ui/statements/statement-columns.h"

#include "model/person.h"
#include "model/statement-check.h"
#include "store/register-statements.h"
#include "ui/people/person-words.h"
#include "ui/sync/hq-column.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/statement-words.h"

#include <glib/gi18n-lib.h>

static DeskStatement *
get_statement (DeskRegisterRow *row)
{
  return DESK_STATEMENT (desk_register_row_get_record (row));
}

static gboolean
is_sealed (DeskRegisterRow *row, DeskContext *context)
{
  return desk_statement_is_sealed (get_statement (row), desk_context_get_profile (context));
}

static char *
make_number (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return g_strdup (desk_record_get_text (desk_register_row_get_record (row), DESK_STATEMENT_NO));
}

static char *
make_kind (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_statement_words_get_title (get_statement (row), context);
}

static char *
make_applicant (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  DeskRecord *person = desk_register_row_get_person (row);

  if (is_sealed (row, context))
    return NULL;
  return person != NULL ? desk_person_words_get_name (DESK_PERSON (person)) : g_strdup (_ ("Gives no name"));
}

static char *
make_topic (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return is_sealed (row, context)
             ? NULL
             : desk_field_words_list (desk_register_row_get_record (row), DESK_STATEMENT_TOPIC, context);
}

static char *
make_submitted (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_field_words_moment (desk_record_get_integer (desk_register_row_get_record (row),
                                                           DESK_STATEMENT_SUBMITTED),
                                  context);
}

static char *
make_registered (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_field_words_moment (desk_record_get_integer (desk_register_row_get_record (row),
                                                           DESK_STATEMENT_REGISTERED),
                                  context);
}

static char *
make_due (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_statement_words_get_due (get_statement (row), context);
}

static char *
make_brief_due (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_statement_words_get_due_briefly (get_statement (row), context);
}

static const char *
get_due_icon (DeskRegisterRow *row, DeskContext *context, const char **tone)
{
  return desk_statement_words_get_due_icon (get_statement (row), context, tone);
}

static char *
make_state (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_statement_words_get_state (get_statement (row), context);
}

static const char *
get_state_icon (DeskRegisterRow *row, DeskContext *context, const char **tone)
{
  return desk_statement_words_get_state_icon (get_statement (row));
}

static char *
make_official (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  g_autofree char *numbers =
      !is_sealed (row, context)
          ? desk_field_words_list (desk_register_row_get_record (row), DESK_STATEMENT_OFFICIAL, context)
          : NULL;

  return numbers != NULL ? g_strdelimit (g_steal_pointer (&numbers), "\n", ' ') : NULL;
}

static char *
make_officer (DeskRegisterRow *row, DeskContext *context, gpointer officers)
{
  const char *id = desk_record_get_text (desk_register_row_get_record (row), DESK_STATEMENT_OFFICER);

  return id != NULL ? g_strdup (g_hash_table_lookup (officers, id)) : NULL;
}

static const DeskRegisterColumn columns[] = {
  { N_ ("Number"), 16, TRUE, make_number, NULL },
  { N_ ("Kind"), 0, TRUE, make_kind, NULL },
  { N_ ("Applicant"), 0, FALSE, make_applicant, NULL },
  { N_ ("Topic"), 16, FALSE, make_topic, NULL },
  { N_ ("Submitted"), 15, FALSE, make_submitted, NULL, TRUE },
  { N_ ("Registered"), 15, FALSE, make_registered, NULL, TRUE },
  /* TRANSLATORS: column of a register: when the next term ends */
  { N_ ("Due"), 25, FALSE, make_due, get_due_icon, .make_brief = make_brief_due },
  { N_ ("State"), 16, FALSE, make_state, get_state_icon },
  { N_ ("Official number"), 17, FALSE, make_official, NULL },
  { N_ ("Accepted by"), 16, FALSE, make_officer, NULL },
  DESK_HQ_COLUMN,
};

/* TRANSLATORS: how the name of a file begins that holds the register of statements; the day follows */
static const DeskRegisterTable table = { columns, G_N_ELEMENTS (columns), desk_register_statements_load,
                                         N_ ("statements") };

static void
add_to_paper (DeskPaperSource *source, const DeskRegisterEntry *entry, GPtrArray *officers,
              GHashTable *linked)
{
  DeskPaperStatement statement = {
    .statement = DESK_STATEMENT (entry->record),
    .applicant = (DeskPerson *)entry->person,
    .officer = desk_officer_find (officers, desk_record_get_text (entry->record, DESK_STATEMENT_OFFICER)),
  };

  desk_paper_source_add_statement (source, &statement);
}

static const DeskRegisterPaper paper = { .id = "statement-register", .table = &table, .add = add_to_paper };

/**
 * desk_statement_columns_get_paper:
 *
 * Returns: (transfer none): how the register of statements gets onto paper
 */
const DeskRegisterPaper *
desk_statement_columns_get_paper (void)
{
  return &paper;
}

/**
 * desk_statement_columns_get_table:
 *
 * Returns: (transfer none): the register of statements
 */
const DeskRegisterTable *
desk_statement_columns_get_table (void)
{
  return &table;
}
