// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/record-paper.h"

G_BEGIN_DECLS

void desk_record_paper_add_officials (DeskRecordPaper *self, DeskTerm *kind, const char *pending);
char *desk_official_numbers_list (DeskPaperSource *source, DeskRecord *record,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
