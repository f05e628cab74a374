// SPDX-License-Identifier: GPL-3.0-or-later
// A visit that began with an appointment: what each means for the other.
#pragma once

#include "model/appointment-step.h"
#include "model/visit.h"

G_BEGIN_DECLS

/* "by_applicant", which every profile has: whoever leaves before the reception gives it up. */
#define DESK_BOOKED_VISIT_LEFT "by_applicant"

DeskVisit *desk_booked_visit_new (DeskAppointment *appointment, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
DeskAppointment *desk_booked_visit_follow (DeskVisit *visit, DeskAppointment *appointment,
                                           DeskReception *reception, DeskProfile *profile,
                                           const DeskHand *hand) G_GNUC_WARN_UNUSED_RESULT;
DeskAppointment *desk_booked_visit_take_back (DeskAppointment *now, DeskAppointment *before,
                                              DeskAppointment *after) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_booked_visit_lacks_result (DeskAppointment *appointment, DeskReception *reception,
                                         DeskProfile *profile);

G_END_DECLS
