// SPDX-License-Identifier: GPL-3.0-or-later
// What headquarters says of stations, offices and officers, in words.
#pragma once

#include "ui/context.h"

G_BEGIN_DECLS

char *desk_region_words_title (DeskRecord *record, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_region_words_detail (DeskRecord *record, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_region_words_office (DeskRecord *office) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_region_words_part (DeskRegionPart part);

G_END_DECLS
