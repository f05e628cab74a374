// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_CODE_ROW (desk_code_row_get_type ())

/**
 * DeskCodeRow:
 * The form row of a choice that is typed: digits, or letters that filter. Property `toggles` makes it a row of toggles
 * instead, for a few short terms.
 */
G_DECLARE_FINAL_TYPE (DeskCodeRow, desk_code_row, DESK, CODE_ROW, AdwActionRow)

void desk_code_row_set_favourites (DeskCodeRow *self, const char *const *codes);

G_END_DECLS
