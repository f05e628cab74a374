// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/moment.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_DAY_ROW (desk_day_row_get_type ())

/**
 * DeskDayRow:
 * From which day on something is looked for, perhaps with a time: `+7`, a weekday, a date. Empty is today.
 * Signals: `changed-day`: another day can be read; `move-on`: Enter, the next field shall have the focus.
 */
G_DECLARE_FINAL_TYPE (DeskDayRow, desk_day_row, DESK, DAY_ROW, AdwEntryRow)

void desk_day_row_bind (DeskDayRow *self, DeskContext *context);
gboolean desk_day_row_read (DeskDayRow *self, DeskMoment *out);
void desk_day_row_set_day (DeskDayRow *self, const char *wall);

G_END_DECLS
