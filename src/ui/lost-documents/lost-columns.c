// SPDX-License-Identifier: GPL-3.0-or-later
// What the registers of losses and finds say about each, and the list of pairs. Their data is a table of officers' names by
// id. Of numbers only the end is said.

#include "ui/lost-documents/lost-columns.h"

#include "model/find.h"
#include "model/person.h"
#include "store/register-losses.h"
#include "ui/lost-documents/declared.h"
#include "ui/lost-documents/lost-words.h"
#include "ui/lost-documents/match-words.h"
#include "ui/people/person-words.h"
#include "ui/sync/hq-column.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

static DeskLoss *
get_loss (DeskRegisterRow *row)
{
  return DESK_LOSS (desk_register_row_get_record (row));
}

static DeskFind *
get_find (DeskRegisterRow *row)
{
  return DESK_FIND (desk_register_row_get_record (row));
}

static char *
name_officer (DeskRegisterRow *row, guint field, GHashTable *officers)
{
  const char *id = desk_record_get_text (desk_register_row_get_record (row), field);

  return id != NULL ? g_strdup (g_hash_table_lookup (officers, id)) : NULL;
}

static char *
make_loss_number (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return g_strdup (desk_record_get_text (desk_register_row_get_record (row), DESK_LOSS_NO));
}

static char *
make_documents (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_loss_words_list_documents (get_loss (row), context);
}

static char *
make_tails (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_loss_words_list_tails (get_loss (row));
}

static char *
make_applicant (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  DeskRecord *person = desk_register_row_get_person (row);

  return person != NULL ? desk_person_words_get_name (DESK_PERSON (person)) : NULL;
}

static char *
make_lost (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_loss_words_get_when (get_loss (row), context);
}

static char *
make_declared (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_field_words_moment (desk_record_get_integer (desk_register_row_get_record (row),
                                                           DESK_LOSS_DECLARED),
                                  context);
}

static char *
make_loss_state (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_loss_words_get_state (get_loss (row), context);
}

static const char *
get_loss_state_icon (DeskRegisterRow *row, DeskContext *context, const char **tone)
{
  return desk_loss_words_get_state_icon (
      desk_record_get_text (desk_register_row_get_record (row), DESK_LOSS_STATE));
}

static char *
make_loss_officer (DeskRegisterRow *row, DeskContext *context, gpointer officers)
{
  return name_officer (row, DESK_LOSS_OFFICER, officers);
}

static const DeskRegisterColumn losses[] = {
  { N_ ("Number"), 16, TRUE, make_loss_number, NULL },
  { N_ ("Documents"), 0, TRUE, make_documents, NULL },
  /* TRANSLATORS: column of a register: of the numbers of documents only the end is shown */
  { N_ ("Series and number"), 14, FALSE, make_tails, NULL },
  { N_ ("Applicant"), 0, FALSE, make_applicant, NULL },
  { N_ ("When it was lost"), 15, FALSE, make_lost, NULL, TRUE },
  { N_ ("Declared"), 15, FALSE, make_declared, NULL, TRUE },
  { N_ ("State"), 18, FALSE, make_loss_state, get_loss_state_icon },
  { N_ ("Accepted by"), 16, FALSE, make_loss_officer, NULL, TRUE },
  DESK_HQ_COLUMN,
};

static char *
make_find_number (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return g_strdup (desk_record_get_text (desk_register_row_get_record (row), DESK_FIND_NO));
}

static char *
make_find_type (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_field_words_list (desk_register_row_get_record (row), DESK_FIND_DOCUMENT, context);
}

static char *
make_find_tail (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_person_mask (desk_record_get_text (desk_register_row_get_record (row), DESK_FIND_NUMBER));
}

static char *
make_written_holder (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_find_words_get_holder (get_find (row));
}

static char *
make_cell (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return g_strdup (desk_record_get_text (desk_register_row_get_record (row), DESK_FIND_CELL));
}

static char *
make_found (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_field_words_list (desk_register_row_get_record (row), DESK_FIND_FOUND, context);
}

static char *
make_received (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_field_words_moment (desk_record_get_integer (desk_register_row_get_record (row),
                                                           DESK_FIND_RECEIVED),
                                  context);
}

static char *
make_term (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_find_words_get_term (get_find (row), context);
}

static const char *
get_term_icon (DeskRegisterRow *row, DeskContext *context, const char **tone)
{
  if (!desk_find_words_is_overdue (get_find (row), context))
    return NULL;
  *tone = "warning";
  return "dialog-warning-symbolic";
}

static char *
make_find_state (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_find_words_get_state (get_find (row), context);
}

static const char *
get_find_state_icon (DeskRegisterRow *row, DeskContext *context, const char **tone)
{
  return desk_find_words_get_state_icon (get_find (row));
}

static char *
make_find_officer (DeskRegisterRow *row, DeskContext *context, gpointer officers)
{
  return name_officer (row, DESK_FIND_OFFICER, officers);
}

static const DeskRegisterColumn finds[] = {
  { N_ ("Number"), 16, TRUE, make_find_number, NULL },
  { N_ ("Document"), 0, TRUE, make_find_type, NULL },
  { N_ ("Series and number"), 10, FALSE, make_find_tail, NULL },
  /* TRANSLATORS: column of a register: the name that stands in a found document */
  { N_ ("Holder as written"), 0, FALSE, make_written_holder, NULL },
  { N_ ("When it was found"), 15, FALSE, make_found, NULL, TRUE },
  { N_ ("Received"), 15, FALSE, make_received, NULL, TRUE },
  { N_ ("Storage place"), 12, FALSE, make_cell, NULL },
  /* TRANSLATORS: column of a register: until which day a found document is kept */
  { N_ ("Kept until"), 12, FALSE, make_term, get_term_icon },
  { N_ ("State"), 11, FALSE, make_find_state, get_find_state_icon },
  { N_ ("Accepted by"), 16, FALSE, make_find_officer, NULL, TRUE },
  DESK_HQ_COLUMN,
};

static char *
make_found_document (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_find_words_get_document (get_find (row), context);
}

static char *
make_declared_number (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  DeskRecord *declared = desk_register_row_get_person (row);

  return declared != NULL ? g_strdup (desk_declared_get_text (declared, NULL, DESK_LOSS_NO)) : NULL;
}

static char *
make_reason (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_match_words_get_reason (desk_register_row_get_match (row));
}

static const char *
get_reason_icon (DeskRegisterRow *row, DeskContext *context, const char **tone)
{
  return desk_match_words_get_icon (desk_register_row_get_match (row));
}

static const DeskRegisterColumn matches[] = {
  { N_ ("Document"), 0, TRUE, make_found_document, NULL },
  { N_ ("Holder as written"), 0, TRUE, make_written_holder, NULL },
  /* TRANSLATORS: column of a list of pairs: by what a found and a declared document may be the same */
  { N_ ("What agrees"), 26, FALSE, make_reason, get_reason_icon },
  /* TRANSLATORS: column of a list of pairs: number of the record of the found document */
  { N_ ("Found"), 17, FALSE, make_find_number, NULL },
  /* TRANSLATORS: column of a list of pairs: number of the declaration in which the document was declared lost */
  { N_ ("Declared in"), 17, FALSE, make_declared_number, NULL },
  { N_ ("Storage place"), 14, FALSE, make_cell, NULL },
};

static const DeskRegisterTable tables[] = {
  /* TRANSLATORS: how the name of a file begins that holds the register of losses; the day follows */
  { losses, G_N_ELEMENTS (losses), desk_register_losses_load, N_ ("lost-documents") },
  /* TRANSLATORS: how the name of a file begins that holds the register of finds; the day follows */
  { finds, G_N_ELEMENTS (finds), desk_register_losses_load, N_ ("found-documents") },
  /* TRANSLATORS: how the name of a file begins that holds the list of pairs; the day follows */
  { matches, G_N_ELEMENTS (matches), desk_register_losses_load, N_ ("matches") },
};

/**
 * desk_lost_columns_get_losses:
 *
 * Returns: (transfer none): the register of losses
 */
const DeskRegisterTable *
desk_lost_columns_get_losses (void)
{
  return &tables[0];
}

/**
 * desk_lost_columns_get_finds:
 *
 * Returns: (transfer none): the register of found documents
 */
const DeskRegisterTable *
desk_lost_columns_get_finds (void)
{
  return &tables[1];
}

/**
 * desk_lost_columns_get_matches:
 *
 * Returns: (transfer none): the pairs nobody has decided about
 */
const DeskRegisterTable *
desk_lost_columns_get_matches (void)
{
  return &tables[2];
}
