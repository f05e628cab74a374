// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_TEXT_ROW (desk_text_row_get_type ())

/**
 * DeskTextRow:
 * The form row of the text of a statement: a writing area with a count of words. Ctrl+Space offers the text modules of
 * the statement's kind. What nobody sees but breaks a paper (control characters, marks of direction) is taken out, with
 * a word about it; a text that is too long stays and is told.
 */
G_DECLARE_FINAL_TYPE (DeskTextRow, desk_text_row, DESK, TEXT_ROW, AdwPreferencesRow)

void desk_text_row_insert (DeskTextRow *self, const char *text);

G_END_DECLS
