// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/decisions.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_DECISION_PAGE (desk_decision_page_get_type ())

/**
 * DeskDecisionPage:
 * One decision: what happened, both values of each field with who wrote them where and when, and what can be done. Emits
 * `settled` when nothing is left to decide, and `leave (action, target)` when the officer goes on elsewhere in the window.
 */
G_DECLARE_FINAL_TYPE (DeskDecisionPage, desk_decision_page, DESK, DECISION_PAGE, AdwNavigationPage)

DeskDecisionPage *desk_decision_page_new (DeskContext *context,
                                          const DeskDecision *decision) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
