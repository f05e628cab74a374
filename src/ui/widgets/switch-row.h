// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_SWITCH_ROW (desk_switch_row_get_type ())

/**
 * DeskSwitchRow:
 * The form row of a yes or no.
 */
G_DECLARE_FINAL_TYPE (DeskSwitchRow, desk_switch_row, DESK, SWITCH_ROW, AdwActionRow)

G_END_DECLS
