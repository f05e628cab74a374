// SPDX-License-Identifier: GPL-3.0-or-later
// What the page shares with its actions.
#pragma once

#include "ui/front-desk/board-view.h"
#include "ui/front-desk/front-desk-page.h"
#include "ui/front-desk/visit-acts.h"
#include "ui/front-desk/visit-pane.h"

G_BEGIN_DECLS

DeskContext *desk_front_desk_page_get_context (DeskFrontDeskPage *self);
DeskVisitActs *desk_front_desk_page_get_acts (DeskFrontDeskPage *self);
DeskBoardModel *desk_front_desk_page_get_board (DeskFrontDeskPage *self);
DeskVisitPane *desk_front_desk_page_get_pane (DeskFrontDeskPage *self);
DeskVisitor *desk_front_desk_page_get_visitor (DeskFrontDeskPage *self);
DeskVisitor *desk_front_desk_page_get_expected (DeskFrontDeskPage *self);
DeskVisit *desk_front_desk_page_get_edited (DeskFrontDeskPage *self);
void desk_front_desk_page_show_pane (DeskFrontDeskPage *self);
void desk_front_desk_page_begin_check_in (DeskFrontDeskPage *self);
void desk_front_desk_page_offer_ticket (DeskFrontDeskPage *self, const char *id);
void desk_front_desk_page_focus_board (DeskFrontDeskPage *self, const char *id);

void desk_front_desk_install_actions (GtkWidgetClass *klass);
void desk_front_desk_update_actions (DeskFrontDeskPage *self);
gboolean desk_front_desk_call_next (DeskFrontDeskPage *self);
void desk_front_desk_advance (DeskFrontDeskPage *self, DeskVisitor *visitor);

void desk_front_desk_install_expected_actions (GtkWidgetClass *klass);
void desk_front_desk_update_expected_actions (DeskFrontDeskPage *self);
void desk_front_desk_check_in (DeskFrontDeskPage *self, DeskVisitor *visitor);
void desk_front_desk_cancel_expected (DeskFrontDeskPage *self, DeskVisitor *visitor);
gboolean desk_front_desk_may_miss (DeskFrontDeskPage *self, DeskVisitor *visitor);
void desk_front_desk_miss_expected (DeskFrontDeskPage *self, DeskVisitor *visitor);

void desk_front_desk_ask_hold (DeskFrontDeskPage *self, DeskVisitor *visitor);
void desk_front_desk_ask_specialist (DeskFrontDeskPage *self, DeskVisitor *visitor);
void desk_front_desk_ask_transfer (DeskFrontDeskPage *self, DeskVisitor *visitor);
void desk_front_desk_ask_left (DeskFrontDeskPage *self, DeskVisitor *visitor);
void desk_front_desk_ask_reopen (DeskFrontDeskPage *self, DeskVisitor *visitor);
void desk_front_desk_ask_annul (DeskFrontDeskPage *self, DeskVisitor *visitor);

G_END_DECLS
