// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the rules of a reception can be meant as they are written.
#pragma once

#include "model/finding.h"
#include "model/profile.h"
#include "model/reception.h"

G_BEGIN_DECLS

GArray *desk_reception_check (DeskReception *self, DeskProfile *profile,
                              const GDate *today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
