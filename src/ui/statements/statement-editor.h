// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/record-editor.h"

G_BEGIN_DECLS

#define DESK_STATEMENT_DRAFT "statement" /* the form in the table of drafts */

#define DESK_TYPE_STATEMENT_EDITOR (desk_statement_editor_get_type ())

/**
 * DeskStatementEditor:
 * The form of a statement.
 */
G_DECLARE_FINAL_TYPE (DeskStatementEditor, desk_statement_editor, DESK, STATEMENT_EDITOR, DeskRecordEditor)

void desk_statement_editor_present_paper (DeskStatementEditor *self);

G_END_DECLS
