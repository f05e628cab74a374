// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/find.h"
#include "model/finding.h"
#include "model/person.h"
#include "model/profile.h"

G_BEGIN_DECLS

GArray *desk_find_check (DeskFind *self, DeskPerson *finder, DeskProfile *profile, const char *language,
                         gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
