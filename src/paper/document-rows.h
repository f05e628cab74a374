// SPDX-License-Identifier: GPL-3.0-or-later
// The documents that a loss, or a statement about a theft, lists row by row.
#pragma once

#include "paper/record-paper.h"

G_BEGIN_DECLS

/**
 * DeskPaperDocument:
 * One row, with its texts as they are in the record; NULL where nothing was said. Owns nothing.
 * @holder: id of a person, NULL: the applicant
 * @state: what became of it, as desk_loss_get_document_state() has it; NULL in a statement
 */
typedef struct
{
  const char *type;
  const char *number;
  const char *source;
  const char *issuer;
  const char *issued;
  const char *expires;
  const char *holder;
  const char *basis;
  const char *state;
} DeskPaperDocument;

GArray *desk_paper_documents_read (DeskRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void desk_paper_documents_add_table (DeskRecordPaper *self, GArray *documents, GHashTable *persons);
void desk_paper_documents_add_holders (DeskRecordPaper *self, GArray *documents, GHashTable *persons);
gboolean desk_paper_document_is_of_another (const DeskPaperDocument *self, DeskRecord *record);

G_END_DECLS
