// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/statement.h"
#include "model/visit.h"
#include "store/draft.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_STATEMENT_DRAFT "statement" /* the form in the table of drafts */

#define DESK_TYPE_STATEMENT_EDITOR (desk_statement_editor_get_type ())

/**
 * DeskStatementEditor:
 * The form of a statement: a draft of one that is to be registered, or the amendment of a registered one. What is typed is
 * kept at once; Ctrl+Enter registers, or saves the amendment with its reason. What is missing is listed beside the form and
 * leads to its field.
 * Emits `registered (id)` and `amended`.
 */
G_DECLARE_FINAL_TYPE (DeskStatementEditor, desk_statement_editor, DESK, STATEMENT_EDITOR, AdwBin)

void desk_statement_editor_open (DeskStatementEditor *self, DeskContext *context, DeskStatement *statement,
                                 const DeskDraft *draft);
void desk_statement_editor_open_amendment (DeskStatementEditor *self, DeskContext *context,
                                           DeskStatement *statement, gint64 base, const DeskDraft *draft);
void desk_statement_editor_set_visit (DeskStatementEditor *self, DeskVisit *visit);
DeskStatement *desk_statement_editor_get_statement (DeskStatementEditor *self);
void desk_statement_editor_present_paper (DeskStatementEditor *self);
void desk_statement_editor_discard (DeskStatementEditor *self);

G_END_DECLS
