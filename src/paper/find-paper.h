// SPDX-License-Identifier: GPL-3.0-or-later
// What the papers about one find share.
#pragma once

#include "paper/record-paper.h"

G_BEGIN_DECLS

void desk_find_paper_begin (DeskRecordPaper *self, DeskPaperSource *source, DeskFormat format,
                            const char *language);
char *desk_paper_find_get_holder (const DeskPaperFind *self) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_paper_find_get_handing (const DeskPaperFind *self);

G_END_DECLS
