// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_ENTRY_ROW (desk_entry_row_get_type ())

/**
 * DeskEntryRow:
 * The form row of text, numbers, phones and dates: one line, read and judged when it is left.
 */
G_DECLARE_FINAL_TYPE (DeskEntryRow, desk_entry_row, DESK, ENTRY_ROW, AdwEntryRow)

void desk_entry_row_set_hint (DeskEntryRow *self, DeskVerdict level, const char *words);

G_END_DECLS
