// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/front-desk/visit-acts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_VISIT_PANE (desk_visit_pane_get_type ())

/**
 * DeskVisitPane:
 * The visit beside the board, as a form. Fields of an open visit are saved as they are left; what is being typed is a
 * draft. Signals: `finished`: the visit was finished by its button or key.
 */
G_DECLARE_FINAL_TYPE (DeskVisitPane, desk_visit_pane, DESK, VISIT_PANE, AdwBin)

void desk_visit_pane_bind (DeskVisitPane *self, DeskContext *context, DeskVisitActs *acts,
                           DeskBoardModel *board);
void desk_visit_pane_set_favourites (DeskVisitPane *self, const char *const *topics);
void desk_visit_pane_set_visitor (DeskVisitPane *self, DeskVisitor *visitor);
DeskVisitor *desk_visit_pane_get_visitor (DeskVisitPane *self);
DeskVisit *desk_visit_pane_get_visit (DeskVisitPane *self);
gboolean desk_visit_pane_is_editable (DeskVisitPane *self);
void desk_visit_pane_save (DeskVisitPane *self);
void desk_visit_pane_finish (DeskVisitPane *self);
void desk_visit_pane_tick (DeskVisitPane *self);
void desk_visit_pane_focus (DeskVisitPane *self);

G_END_DECLS
