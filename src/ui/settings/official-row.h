// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_OFFICIAL_ROW (desk_official_row_get_type ())

/**
 * DeskOfficialRow:
 * The form row of the officer who receives people: one of the station, or nobody of it.
 */
G_DECLARE_FINAL_TYPE (DeskOfficialRow, desk_official_row, DESK, OFFICIAL_ROW, AdwComboRow)

void desk_official_row_show (DeskOfficialRow *self, GPtrArray *officers);

G_END_DECLS
