// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/appointment.h"
#include "model/hand.h"
#include "model/profile.h"
#include "model/reception.h"
#include "model/statement-clocks.h"

G_BEGIN_DECLS

/**
 * DeskAppointmentStep:
 * What can be done with an appointment.
 */
typedef enum
{
  DESK_APPOINTMENT_BOOK,  /* a new one; "booked", or "requested" where the place is shared with other desks */
  DESK_APPOINTMENT_ADMIT, /* a new one, of somebody who came without: "arrived" */
  DESK_APPOINTMENT_HELD,  /* a new one, of a reception that took place already: "done" */
  DESK_APPOINTMENT_CONFIRM, /* who owns the place agreed */
  DESK_APPOINTMENT_REFUSE,  /* who owns the place did not */
  DESK_APPOINTMENT_ARRIVE,  /* also of somebody who was noted as not come */
  DESK_APPOINTMENT_UNARRIVE,
  DESK_APPOINTMENT_SERVE,
  DESK_APPOINTMENT_FINISH,     /* with the result, where one is needed */
  DESK_APPOINTMENT_SET_RESULT, /* of one that is done: written later, or mended */
  DESK_APPOINTMENT_TELL,       /* the visitor was told; ends the term */
  DESK_APPOINTMENT_NO_SHOW,
  DESK_APPOINTMENT_CANCEL,
  DESK_APPOINTMENT_RESTORE, /* undo a cancellation, as long as the place is free: the save decides */
  DESK_APPOINTMENT_MOVE,    /* the old one of the two; desk_appointment_make_moved() makes the new one */
  DESK_APPOINTMENT_AMEND,   /* phone, question, needs ... */
  DESK_APPOINTMENT_N_STEPS
} DeskAppointmentStep;

typedef DeskHand DeskAppointmentHand;

const char *desk_appointment_may_step (DeskAppointment *self, DeskReception *reception, DeskProfile *profile,
                                       DeskAppointmentStep step, const DeskAppointmentHand *hand);
const char *desk_appointment_find_step_fault (DeskAppointment *self, DeskReception *reception,
                                              DeskProfile *profile, DeskAppointmentStep step,
                                              DeskAppointmentField *field);
gboolean desk_appointment_take_step (DeskAppointment *self, DeskReception *reception, DeskProfile *profile,
                                     DeskAppointmentStep step, const DeskAppointmentHand *hand);

void desk_appointment_set_place (DeskAppointment *self, DeskReception *reception, const char *start);
DeskAppointment *desk_appointment_make_moved (DeskAppointment *self, DeskReception *reception,
                                              const char *start) G_GNUC_WARN_UNUSED_RESULT;
gint64 desk_appointment_get_begin (DeskAppointment *self, GTimeZone *zone);
gint64 desk_appointment_get_end (DeskAppointment *self, GTimeZone *zone);
gboolean desk_appointment_is_expected (DeskAppointment *self);
gboolean desk_appointment_takes_place (DeskAppointment *self);
gboolean desk_appointment_is_late (DeskAppointment *self, DeskProfile *profile, gint64 now);
gboolean desk_appointment_may_be_no_show (DeskAppointment *self, DeskProfile *profile, gint64 now);

gboolean desk_appointment_get_clock (DeskAppointment *self, DeskProfile *profile, gint64 now,
                                     DeskStatementClock *clock);

G_END_DECLS
