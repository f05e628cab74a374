// SPDX-License-Identifier: GPL-3.0-or-later
// How papers write an attachment.
#pragma once

#include "paper/record-paper.h"

G_BEGIN_DECLS

char *desk_attachment_describe (DeskRecordPaper *paper, DeskRecord *attachment) G_GNUC_WARN_UNUSED_RESULT;
char *desk_attachment_format_size (DeskRecordPaper *paper, DeskRecord *attachment) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
