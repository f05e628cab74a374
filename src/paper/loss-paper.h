// SPDX-License-Identifier: GPL-3.0-or-later
// What the papers about one declaration of loss share.
#pragma once

#include "paper/document-rows.h"

G_BEGIN_DECLS

#define DESK_LOSS_KIND "lost_document" /* among the kinds of statements, for template and clocks */

void desk_loss_paper_begin (DeskRecordPaper *self, DeskPaperSource *source, DeskFormat format,
                            const char *language);
DeskTerm *desk_loss_paper_get_kind (DeskRecordPaper *self);

G_END_DECLS
