// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_CHOICE_ROW (desk_choice_row_get_type ())

/**
 * DeskChoiceRow:
 * The form row of a choice: the terms of the field's vocabulary, or none of them.
 */
G_DECLARE_FINAL_TYPE (DeskChoiceRow, desk_choice_row, DESK, CHOICE_ROW, AdwComboRow)

G_END_DECLS
