// SPDX-License-Identifier: GPL-3.0-or-later
// What a declaration of loss begins with, and the words of the profile for what happened.
#pragma once

#include "model/loss.h"
#include "model/person.h"
#include "ui/context.h"

G_BEGIN_DECLS

void desk_loss_proposal_begin (DeskRecord *loss, DeskContext *context);
void desk_loss_proposal_fill (DeskRecord *loss, DeskContext *context);
void desk_loss_proposal_take_language (DeskRecord *loss, DeskPerson *applicant, DeskContext *context);
gboolean desk_loss_proposal_is_template (const char *text, DeskContext *context);

G_END_DECLS
