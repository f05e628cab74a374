// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/statement-clocks.h"
#include "ui/context.h"

G_BEGIN_DECLS

char *desk_statement_words_get_title (DeskStatement *statement,
                                      DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_statement_words_get_state (DeskStatement *statement,
                                      DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_statement_words_get_due (DeskStatement *statement, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_statement_words_get_due_briefly (DeskStatement *statement,
                                            DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_statement_words_get_due_icon (DeskStatement *statement, DeskContext *context,
                                               const char **tone);
const char *desk_statement_words_get_state_icon (DeskStatement *statement);
const char *desk_statement_words_get_clock_icon (DeskClockState state);
const char *desk_statement_words_get_clock_tone (DeskClockState state);
const char **desk_statement_words_list_sealed_kinds (DeskProfile *profile) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
