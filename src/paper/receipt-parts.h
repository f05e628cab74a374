// SPDX-License-Identifier: GPL-3.0-or-later
// How all receipts begin and end: unit, code and title; where to ask; the stub under the line to cut at.
#pragma once

#include "paper/record-paper.h"

G_BEGIN_DECLS

void desk_receipt_add_head (DeskRecordPaper *self, const char *title, const char *subtitle);
void desk_receipt_add_foot (DeskRecordPaper *self, const char *keep);
void desk_receipt_add_stub (DeskRecordPaper *self, guint submitted, gboolean has_applicant);

G_END_DECLS
