// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/appointment.h"
#include "model/finding.h"
#include "model/profile.h"
#include "model/reception.h"

G_BEGIN_DECLS

/**
 * DeskAppointmentSituation:
 * What is known beside the appointment.
 * @reception: (nullable): with whom; NULL: not chosen yet
 * @role: of the officer who books
 * @others: (nullable) (element-type DeskAppointment): what else the person has booked
 * @now: seconds UTC
 */
typedef struct
{
  DeskReception *reception;
  const char *role;
  GPtrArray *others;
  gint64 now;
} DeskAppointmentSituation;

GArray *desk_appointment_check (DeskAppointment *self, const DeskAppointmentSituation *situation,
                                DeskProfile *profile) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_appointment_needs_override (DeskAppointment *self, DeskReception *reception,
                                          DeskProfile *profile);
gboolean desk_appointment_is_sealed (DeskAppointment *self, DeskProfile *profile);

G_END_DECLS
