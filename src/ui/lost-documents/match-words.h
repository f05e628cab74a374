// SPDX-License-Identifier: GPL-3.0-or-later
// A pair in words.
#pragma once

#include "store/matches.h"
#include "ui/context.h"

G_BEGIN_DECLS

char *desk_match_words_get_reason (const DeskMatch *match) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_match_words_get_icon (const DeskMatch *match);
const char *desk_match_words_get_verdict (const char *verdict, DeskContext *context);

G_END_DECLS
