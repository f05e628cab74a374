// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "ui/lost-documents/live-matches.h"
#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_DOCUMENT_GROUP (desk_document_group_get_type ())

/**
 * DeskDocumentGroup:
 * The form rows of documents that were lost or stolen: one row a document; @companions are the names of the keyed fields
 * that are asked beside the type, blanks between them. There is always a row to type in. Enter in the last cell adds one;
 * a row that was taken out can be brought back from the notice.
 * Emits `changed` when a type, a number or a holder is another one.
 */
G_DECLARE_FINAL_TYPE (DeskDocumentGroup, desk_document_group, DESK, DOCUMENT_GROUP, AdwPreferencesGroup)

void desk_document_group_set_applicant (DeskDocumentGroup *self, DeskPerson *applicant);
void desk_document_group_ask (DeskDocumentGroup *self, DeskLiveQuestion *question);
GHashTable *desk_document_group_list_holders (DeskDocumentGroup *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
