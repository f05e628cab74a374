// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

G_BEGIN_DECLS

void desk_region_days_follow (DeskContext *context, DeskStore *store);

G_END_DECLS
