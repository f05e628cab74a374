// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with an appointment, as its page offers it.
#pragma once

#include "model/appointment-step.h"
#include "ui/widgets/steps.h"

G_BEGIN_DECLS

const DeskStepTable *desk_appointment_offer_get_table (void);
void desk_appointment_offer_set_reception (DeskAppointment *appointment, DeskReception *reception);

G_END_DECLS
