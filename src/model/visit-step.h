// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/hand.h"
#include "model/visit.h"

G_BEGIN_DECLS

gboolean desk_visit_take_step (DeskVisit *self, DeskVisitStep step, const DeskHand *hand, const char *detail);
void desk_visit_arrive (DeskVisit *self, const char *state, const DeskHand *hand);
DeskVisit *desk_visit_make_undone (DeskVisit *before, DeskVisit *after,
                                   DeskVisitStep step) G_GNUC_WARN_UNUSED_RESULT;
DeskVisit *desk_visit_make_unadmitted (DeskVisit *visit, const char *state) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_visit_take_back (DeskVisit *self, DeskVisit *after, DeskVisit *undone);

G_END_DECLS
