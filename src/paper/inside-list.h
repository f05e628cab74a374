// SPDX-License-Identifier: GPL-3.0-or-later
// The table of visits that are open, as other papers have it too.
#pragma once

#include "paper/paper-source.h"

G_BEGIN_DECLS

void desk_inside_list_add_table (DeskSheet *sheet, DeskPaperSource *source, const char *language);

G_END_DECLS
