// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"
#include "ui/front-desk/visitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_EXPECTED_PANE (desk_expected_pane_get_type ())

/**
 * DeskExpectedPane:
 * Somebody who is booked and not here, beside the board: what is known and what can be done, through the actions
 * `expected.*` of the page around it.
 */
G_DECLARE_FINAL_TYPE (DeskExpectedPane, desk_expected_pane, DESK, EXPECTED_PANE, AdwBin)

void desk_expected_pane_set_visitor (DeskExpectedPane *self, DeskContext *context, DeskVisitor *visitor);
DeskVisitor *desk_expected_pane_get_visitor (DeskExpectedPane *self);

G_END_DECLS
