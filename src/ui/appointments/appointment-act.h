// SPDX-License-Identifier: GPL-3.0-or-later
// From what an officer does with an appointment to the save that writes it, with its notice and its undo. Booking is the
// affair of the form (booking-editor).
#pragma once

#include "model/appointment-step.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskAppointmentDone:
 * @appointment: (nullable): the appointment as it was saved, of a move the new one; NULL where the officer has been told that
 *   it was not
 */
typedef void (*DeskAppointmentDone) (DeskAppointment *appointment, gpointer data);

/**
 * DeskAppointmentMove:
 * Where an appointment is moved to.
 * @reception: with whom
 * @start: wall time of the new place, "2026-11-24T09:30"
 * @reason: (nullable): why it lies outside of the rules (%DESK_APPOINTMENT_OVERRIDE_REASON)
 * @hold: the hold of the form on the new place, 0 for none
 */
typedef struct
{
  DeskReception *reception;
  const char *start;
  const char *reason;
  gint64 hold;
} DeskAppointmentMove;

DeskAppointment *desk_appointment_act_add_move (DeskContext *context, DeskSave *save, DeskAppointment *before,
                                                gint64 base, const DeskAppointmentMove *move,
                                                DeskAppointment *moved) G_GNUC_WARN_UNUSED_RESULT;

void desk_appointment_act_step (GtkWidget *from, DeskContext *context, DeskAppointment *before,
                                DeskReception *reception, gint64 base, DeskAppointmentStep step,
                                DeskAppointment *filled, DeskAppointmentDone done, gpointer data);
void desk_appointment_act_move (GtkWidget *from, DeskContext *context, DeskAppointment *before, gint64 base,
                                const DeskAppointmentMove *move, DeskAppointmentDone done, gpointer data);
void desk_appointment_act_tell_moved (GtkWidget *from, DeskContext *context, DeskAppointment *before,
                                      DeskAppointment *after, DeskAppointment *moved,
                                      DeskReception *reception);
void desk_appointment_act_tell_booked (GtkWidget *from, DeskContext *context, DeskAppointment *appointment,
                                       DeskReception *reception);
void desk_appointment_act_ask_cancel (GtkWidget *from, DeskContext *context, DeskAppointment *before,
                                      DeskReception *reception, gint64 base);

G_END_DECLS
