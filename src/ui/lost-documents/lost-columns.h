// SPDX-License-Identifier: GPL-3.0-or-later
// The registers of losses, of finds, and of the pairs that may be the same document.
#pragma once

#include "ui/widgets/register-export.h"

G_BEGIN_DECLS

const DeskRegisterTable *desk_lost_columns_get_losses (void);
const DeskRegisterTable *desk_lost_columns_get_finds (void);
const DeskRegisterTable *desk_lost_columns_get_matches (void);

G_END_DECLS
