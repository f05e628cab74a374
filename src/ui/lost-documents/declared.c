// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a document have one name in both kinds of record; here they are found by their place in a loss.

#include "ui/lost-documents/declared.h"

#include "ui/lost-documents/lost-words.h"
#include "ui/widgets/field-words.h"

/* Fields that are called otherwise in a statement. */
static const struct
{
  DeskLossField loss;
  DeskStatementField statement;
} others[] = {
  { DESK_LOSS_DECLARED, DESK_STATEMENT_SUBMITTED },
  { DESK_LOSS_HAD, DESK_STATEMENT_EVENT_FROM },
  { DESK_LOSS_MISSED, DESK_STATEMENT_EVENT_TO },
};

/**
 * desk_declared_get_field:
 * @declared: a loss or a statement of theft
 * @field: of a loss
 *
 * Returns: the field of the record that says the same
 */
guint
desk_declared_get_field (DeskRecord *declared, DeskLossField field)
{
  g_autoptr (DeskRecord) loss = NULL;
  g_autofree char *name = NULL;
  const DeskField *table;
  int place;

  if (DESK_IS_LOSS (declared))
    return field;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].loss == field)
      return others[i].statement;
  loss = g_object_new (DESK_TYPE_LOSS, NULL);
  table = &desk_record_get_fields (loss, NULL)[field];
  name = g_strconcat (table->name, table->flags & DESK_FIELD_KEYED ? ".x" : "", NULL);
  place = desk_record_class_find_field (DESK_RECORD_GET_CLASS (declared), name, NULL);
  g_return_val_if_fail (place >= 0, 0);
  return (guint)place;
}

/**
 * desk_declared_list_documents:
 *
 * Returns: (transfer container) (array zero-terminated=1): the keys of its documents
 */
const char **
desk_declared_list_documents (DeskRecord *declared)
{
  return desk_record_list_keys (declared, desk_declared_get_field (declared, DESK_LOSS_DOCUMENT));
}

/**
 * desk_declared_get_text:
 * @document: (nullable): key of a document; NULL for a field of the record itself
 * @field: of a loss
 *
 * Returns: (transfer none) (nullable): the value
 */
const char *
desk_declared_get_text (DeskRecord *declared, const char *document, DeskLossField field)
{
  guint place = desk_declared_get_field (declared, field);

  return document != NULL ? desk_record_get_entry_text (declared, place, document)
                          : desk_record_get_text (declared, place);
}

/**
 * desk_declared_get_holder:
 * @document: key of a document
 *
 * Returns: (transfer none) (nullable): id of the person whose document it is: the applicant, where nobody else is named
 */
const char *
desk_declared_get_holder (DeskRecord *declared, const char *document)
{
  const char *holder = desk_declared_get_text (declared, document, DESK_LOSS_DOCUMENT_HOLDER);

  return holder != NULL ? holder : desk_declared_get_text (declared, NULL, DESK_LOSS_APPLICANT);
}

/**
 * desk_declared_get_words:
 * @document: key of a document
 * @field: of a loss, one of those beside a document
 *
 * Returns: (transfer full) (nullable): the value in words
 */
char *
desk_declared_get_words (DeskRecord *declared, const char *document, DeskLossField field,
                         DeskContext *context)
{
  guint place = desk_declared_get_field (declared, field);

  return desk_field_words_make (&desk_record_get_fields (declared, NULL)[place],
                                desk_record_get_entry (declared, place, document), context);
}

/**
 * desk_declared_name_document:
 * @document: key of a document
 *
 * Returns: (transfer full): its type with the end of its number: "ID card …4567"
 */
char *
desk_declared_name_document (DeskRecord *declared, const char *document, DeskContext *context)
{
  g_autofree char *type = desk_declared_get_words (declared, document, DESK_LOSS_DOCUMENT, context);

  return desk_lost_words_name_document (type, desk_declared_get_text (declared, document,
                                                                      DESK_LOSS_DOCUMENT_NUMBER));
}
