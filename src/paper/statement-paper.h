// SPDX-License-Identifier: GPL-3.0-or-later
// What the papers about one statement share beside what all papers about a record do.
#pragma once

#include "paper/record-paper.h"

G_BEGIN_DECLS

void desk_statement_paper_begin (DeskRecordPaper *self, DeskPaperSource *source, DeskFormat format,
                                 const char *language);
void desk_statement_paper_add_officials (DeskRecordPaper *self, const char *pending);

DeskTerm *desk_paper_statement_get_kind (const DeskPaperStatement *self, DeskPaperSource *source);
gboolean desk_paper_statement_is_sealed (const DeskPaperStatement *self, DeskPaperSource *source);

G_END_DECLS
