// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/find.h"
#include "model/finding.h"
#include "model/profile.h"

G_BEGIN_DECLS

GArray *desk_find_check (DeskFind *self, DeskProfile *profile, gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
