// SPDX-License-Identifier: GPL-3.0-or-later
// What a booking begins with.
#pragma once

#include "model/appointment.h"
#include "model/person.h"
#include "model/visit.h"
#include "ui/widgets/record-editor.h"

G_BEGIN_DECLS

void desk_booking_proposal_take_visit (DeskAppointment *appointment, DeskVisit *visit);
void desk_booking_proposal_take_person (DeskRecordEditor *form, DeskPerson *person);

G_END_DECLS
