// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/appointment.h"
#include "model/profile.h"
#include "model/reception.h"

G_BEGIN_DECLS

/**
 * DeskAppointmentLevel:
 * @DESK_APPOINTMENT_LEVEL_HINT: worth knowing, hinders nothing
 * @DESK_APPOINTMENT_LEVEL_WARNING: can be booked once a reason is written down (%DESK_APPOINTMENT_CHECK_REASON)
 * @DESK_APPOINTMENT_LEVEL_ERROR: something is missing or cannot be
 */
typedef enum
{
  DESK_APPOINTMENT_LEVEL_HINT,
  DESK_APPOINTMENT_LEVEL_WARNING,
  DESK_APPOINTMENT_LEVEL_ERROR
} DeskAppointmentLevel;

/**
 * DeskAppointmentFinding:
 * One thing found, the field its message stands beside, and the message, translated.
 */
typedef struct
{
  DeskAppointmentLevel level;
  DeskAppointmentField field;
  const char *message; /* owned by the finding */
} DeskAppointmentFinding;

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
const DeskAppointmentFinding *desk_appointment_find_obstacle (GArray *findings);
gboolean desk_appointment_needs_override (DeskAppointment *self, DeskReception *reception,
                                          DeskProfile *profile);

G_END_DECLS
