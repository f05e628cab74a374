// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/headquarters.h"

G_BEGIN_DECLS

const DeskHqRules *desk_rules_get (void);

G_END_DECLS
