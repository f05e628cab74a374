// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reception.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_RECEPTION_ROW (desk_reception_row_get_type ())

/**
 * DeskReceptionRow:
 * With whom somebody shall be booked: any reception, or one of those that offer the service. Emits `chosen`.
 */
G_DECLARE_FINAL_TYPE (DeskReceptionRow, desk_reception_row, DESK, RECEPTION_ROW, AdwComboRow)

void desk_reception_row_show (DeskReceptionRow *self, GPtrArray *receptions, const char *service);
void desk_reception_row_set_id (DeskReceptionRow *self, const char *id);
const char *desk_reception_row_get_id (DeskReceptionRow *self);

G_END_DECLS
