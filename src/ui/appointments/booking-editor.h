// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/appointment.h"
#include "model/reception.h"
#include "ui/widgets/record-editor.h"

G_BEGIN_DECLS

#define DESK_BOOKING_DRAFT "appointment" /* the form in the table of drafts */

#define DESK_TYPE_BOOKING_EDITOR (desk_booking_editor_get_type ())

/**
 * DeskBookingEditor:
 * The form by which somebody is booked with a reception, moved to another place, or received at once without an appointment.
 * The place that is chosen is held while somebody types.
 */
G_DECLARE_FINAL_TYPE (DeskBookingEditor, desk_booking_editor, DESK, BOOKING_EDITOR, DeskRecordEditor)

DeskBookingEditor *desk_booking_editor_new (void) G_GNUC_WARN_UNUSED_RESULT;
void desk_booking_editor_set_move (DeskBookingEditor *self, DeskAppointment *appointment,
                                   DeskReception *reception, gint64 base);
void desk_booking_editor_wish (DeskBookingEditor *self, const char *reception, const char *start);
void desk_booking_editor_tell (DeskBookingEditor *self, GtkWidget *from);
gboolean desk_booking_editor_is_walk_in (DeskBookingEditor *self);

G_END_DECLS
