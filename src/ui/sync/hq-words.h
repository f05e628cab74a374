// SPDX-License-Identifier: GPL-3.0-or-later
// The exchange with headquarters in words.
#pragma once

#include "store/decisions.h"
#include "store/standing.h"
#include "store/waiting.h"
#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskHqWords:
 * How the desk stands, as the sidebar says it.
 * @detail: (nullable): the second fact, below the title
 * @tone: (nullable): style class "warning" or "error"
 */
typedef struct
{
  char *title;
  char *detail;
  const char *icon;
  const char *tone;
} DeskHqWords;

char *desk_hq_words_progress (const DeskHqStatus *status) G_GNUC_WARN_UNUSED_RESULT;
void desk_hq_words_describe (const DeskHqStatus *status, guint n_decisions, const DeskWaitingCount *waiting,
                             DeskContext *context, DeskHqWords *out);
void desk_hq_words_clear (DeskHqWords *self);

char *desk_hq_words_moment (gint64 instant, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_hq_words_age (gint64 since, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_hq_words_state (const DeskHqStatus *status);

const char *desk_hq_words_standing (DeskStandingState state);
char *desk_hq_words_standing_at (const DeskStanding *standing,
                                 DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_hq_words_standing_icon (DeskStandingState state);

const char *desk_hq_words_kind (DeskRecord *record);
char *desk_hq_words_name (DeskRecord *record, DeskRecord *of, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_hq_words_action (DeskRecord *record);

const char *desk_hq_words_decision (DeskDecisionKind kind);
const char *desk_hq_words_advice (const DeskDecision *decision);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskHqWords, desk_hq_words_clear)

G_END_DECLS
