// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a declaration of loss, as the screen offers it.
#pragma once

#include "model/loss-step.h"
#include "ui/widgets/steps.h"

G_BEGIN_DECLS

const DeskStepTable *desk_loss_offer_get_table (void);

G_END_DECLS
