// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"
#include "ui/front-desk/visitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_BOARD_MODEL (desk_board_model_get_type ())

/**
 * DeskBoardModel:
 * Everybody on the board, as a list of DeskVisitor with sections: who is expected today, who is there (from whatever day)
 * and who is done today. It loads itself again whenever a visit, an appointment or a person was saved.
 * Signal `loaded`: the list is what the store holds now.
 */
G_DECLARE_FINAL_TYPE (DeskBoardModel, desk_board_model, DESK, BOARD_MODEL, GObject)

DeskBoardModel *desk_board_model_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
void desk_board_model_load (DeskBoardModel *self);
void desk_board_model_tick (DeskBoardModel *self);
void desk_board_model_begin_act (DeskBoardModel *self);
void desk_board_model_end_act (DeskBoardModel *self);
void desk_board_model_sort (DeskBoardModel *self);
gboolean desk_board_model_is_expanded (DeskBoardModel *self);
void desk_board_model_set_expanded (DeskBoardModel *self, gboolean expanded);
gboolean desk_board_model_is_loaded (DeskBoardModel *self);
guint desk_board_model_count (DeskBoardModel *self, DeskSection section);
guint desk_board_model_find_position (DeskBoardModel *self, const char *id);
DeskVisitor *desk_board_model_find (DeskBoardModel *self, const char *id);
DeskVisitor *desk_board_model_find_next (DeskBoardModel *self);
DeskVisitor *desk_board_model_find_in_hand (DeskBoardModel *self, const char *state);
DeskVisitor *desk_board_model_find_served_here (DeskBoardModel *self);
GPtrArray *desk_board_model_list_open (DeskBoardModel *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_board_model_list_expected (DeskBoardModel *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_board_model_list_missed (DeskBoardModel *self);
gboolean desk_board_model_is_ours (DeskBoardModel *self, DeskVisitor *visitor);

G_END_DECLS
