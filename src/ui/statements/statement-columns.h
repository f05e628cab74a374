// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/register-paper.h"

G_BEGIN_DECLS

const DeskRegisterTable *desk_statement_columns_get_table (void);
const DeskRegisterPaper *desk_statement_columns_get_paper (void);

G_END_DECLS
