// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"
#include "ui/front-desk/visitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_VISIT_HEAD (desk_visit_head_get_type ())

/**
 * DeskVisitHead:
 * The head of the visit beside the board: who it is, what tells the person apart, number and state.
 */
G_DECLARE_FINAL_TYPE (DeskVisitHead, desk_visit_head, DESK, VISIT_HEAD, AdwBin)

void desk_visit_head_set_visitor (DeskVisitHead *self, DeskContext *context, DeskVisitor *visitor);

G_END_DECLS
