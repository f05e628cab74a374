// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/identifier.h"
#include "model/person.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskDocumentCell:
 * What is written down of a document, in the order of the cells.
 */
typedef enum
{
  DESK_DOCUMENT_TYPE,
  DESK_DOCUMENT_NUMBER,
  DESK_DOCUMENT_SOURCE,
  DESK_DOCUMENT_HOLDER,
  DESK_DOCUMENT_BASIS,
  DESK_DOCUMENT_ISSUER,
  DESK_DOCUMENT_ISSUED,
  DESK_DOCUMENT_EXPIRES,
  DESK_DOCUMENT_N_CELLS
} DeskDocumentCell;

#define DESK_TYPE_DOCUMENT_ENTRY (desk_document_entry_get_type ())

/**
 * DeskDocumentEntry:
 * One document of a list: type and number, how the number is known, whose it is, who issued it and when.
 * Emits `typed` with each keystroke, `changed` when the type, the number or the holder is another one, `done` when Enter is
 * pressed in the last cell, `leave` when it is pressed in an empty row, and `removed` when the officer takes it out.
 */
G_DECLARE_FINAL_TYPE (DeskDocumentEntry, desk_document_entry, DESK, DOCUMENT_ENTRY, AdwPreferencesRow)

DeskDocumentEntry *desk_document_entry_new (DeskContext *context, DeskRecord *record, const int *fields,
                                            const char *key) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_document_entry_get_key (DeskDocumentEntry *self);
void desk_document_entry_set_applicant (DeskDocumentEntry *self, DeskPerson *applicant);
void desk_document_entry_set_removable (DeskDocumentEntry *self, gboolean removable);
void desk_document_entry_show (DeskDocumentEntry *self);
void desk_document_entry_commit (DeskDocumentEntry *self);
DeskVerdict desk_document_entry_get_level (DeskDocumentEntry *self);
void desk_document_entry_collect (DeskDocumentEntry *self, GVariantDict *texts);
void desk_document_entry_restore (DeskDocumentEntry *self, GVariant *texts);
gboolean desk_document_entry_focus_cell (DeskDocumentEntry *self, DeskDocumentCell cell);

gboolean desk_document_entry_is_empty (DeskDocumentEntry *self);
const char *desk_document_entry_get_type_code (DeskDocumentEntry *self);
const char *desk_document_entry_get_number (DeskDocumentEntry *self);
DeskPerson *desk_document_entry_get_holder (DeskDocumentEntry *self);

G_END_DECLS
