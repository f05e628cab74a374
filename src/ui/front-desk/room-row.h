// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_ROOM_ROW (desk_room_row_get_type ())

/**
 * DeskRoomRow:
 * The form row of the room: one of the station's, or none.
 */
G_DECLARE_FINAL_TYPE (DeskRoomRow, desk_room_row, DESK, ROOM_ROW, AdwComboRow)

G_END_DECLS
