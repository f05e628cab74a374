// SPDX-License-Identifier: GPL-3.0-or-later
// A new visit as part of a save.
#pragma once

#include "model/person.h"
#include "model/visit-step.h"
#include "ui/context.h"

G_BEGIN_DECLS

DeskHand desk_visit_admission_get_hand (DeskContext *context);
void desk_visit_admission_add (DeskContext *context, DeskSave *save, DeskVisit *visit, DeskPerson *person,
                               const char *state);

G_END_DECLS
