// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/find.h"
#include "model/mrz.h"
#include "model/profile.h"

G_BEGIN_DECLS

void desk_find_take_mrz (DeskFind *self, const DeskMrz *mrz, DeskProfile *profile);

G_END_DECLS
