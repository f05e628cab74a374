// SPDX-License-Identifier: GPL-3.0-or-later
// Moving an appointment to another place of the day grid, by pointer or by keys.
#pragma once

#include "store/booking-day.h"
#include "ui/appointments/day-plan.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskDayMoving:
 * An appointment that is being moved, as it was read.
 */
typedef struct _DeskDayMoving DeskDayMoving;

DeskDayMoving *desk_day_moving_new (const DeskBookingRow *row, const DeskBookingColumn *column,
                                    gint64 base) G_GNUC_WARN_UNUSED_RESULT;
void desk_day_moving_free (DeskDayMoving *self);
char *desk_day_moving_dup_id (const DeskDayMoving *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_day_moving_drop (const DeskDayMoving *self, GtkWidget *from, DeskContext *context,
                               DeskReception *reception, const DeskDayCell *cell);
char *desk_day_moving_explain (const DeskDayCell *cell) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskDayMoving, desk_day_moving_free)

G_END_DECLS
