// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/front-desk/board-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_BOARD_VIEW (desk_board_view_get_type ())

/**
 * DeskBoardView:
 * The board as it is seen: a section for each state, a row for each visitor. Acts go through the actions `visit.*` and
 * `row.*` of the page around it.
 * Property `selected`: the visitor in focus. Signals: `row-activated`: Enter or a double click on the selected row;
 * `row-clicked`: a row was clicked.
 */
G_DECLARE_FINAL_TYPE (DeskBoardView, desk_board_view, DESK, BOARD_VIEW, AdwBin)

void desk_board_view_bind (DeskBoardView *self, DeskContext *context, DeskBoardModel *board);
void desk_board_view_set_narrow (DeskBoardView *self, gboolean narrow);
DeskVisitor *desk_board_view_get_selected (DeskBoardView *self);
void desk_board_view_select (DeskBoardView *self, const char *id);
void desk_board_view_focus (DeskBoardView *self);

G_END_DECLS
