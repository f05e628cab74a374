// SPDX-License-Identifier: GPL-3.0-or-later
// What a booking begins with.
#pragma once

#include "model/appointment.h"
#include "model/person.h"
#include "model/visit.h"
#include "ui/context.h"

G_BEGIN_DECLS

void desk_booking_proposal_take_visit (DeskAppointment *appointment, DeskVisit *visit);
void desk_booking_proposal_take_person (DeskAppointment *appointment, DeskPerson *person,
                                        DeskContext *context);

G_END_DECLS
