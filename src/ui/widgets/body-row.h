// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_BODY_ROW (desk_body_row_get_type ())

/**
 * DeskBodyRow:
 * The form row of a text of several lines. It grows with its text.
 */
G_DECLARE_FINAL_TYPE (DeskBodyRow, desk_body_row, DESK, BODY_ROW, AdwPreferencesRow)

GtkTextBuffer *desk_body_row_get_buffer (DeskBodyRow *self);

G_END_DECLS
