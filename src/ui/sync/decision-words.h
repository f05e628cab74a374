// SPDX-License-Identifier: GPL-3.0-or-later
// The values of a decision in words.
#pragma once

#include "store/decisions.h"
#include "ui/context.h"

G_BEGIN_DECLS

char *desk_decision_words_field (const DeskDecision *decision, const DeskDecisionField *field);
char *desk_decision_words_value (const DeskDecision *decision, const DeskDecisionField *field,
                                 const DeskDecisionValue *value,
                                 DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_decision_words_author (const DeskDecisionValue *value, GPtrArray *officers,
                                  DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
