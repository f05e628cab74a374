// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/register-cell.h"

G_BEGIN_DECLS

const DeskRegisterColumn *desk_appointment_columns_list (guint *n_columns);

G_END_DECLS
