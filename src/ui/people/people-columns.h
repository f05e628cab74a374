// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/register-cell.h"

G_BEGIN_DECLS

const DeskRegisterColumn *desk_people_columns_list (guint *n_columns);
const DeskRegisterColumn *desk_people_columns_list_pairs (guint *n_columns);

G_END_DECLS
