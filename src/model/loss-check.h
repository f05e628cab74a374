// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/finding.h"
#include "model/loss.h"
#include "model/person.h"
#include "model/profile.h"

G_BEGIN_DECLS

GArray *desk_loss_check (DeskLoss *self, DeskPerson *applicant, GHashTable *holders, DeskProfile *profile,
                         const char *language, gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
