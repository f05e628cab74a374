// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/record-editor.h"

G_BEGIN_DECLS

#define DESK_TYPE_LOSS_EDITOR (desk_loss_editor_get_type ())

/**
 * DeskLossEditor:
 * The form of a declaration of loss. Before anything else it is asked whether the documents were lost or stolen; "stolen"
 * leads at any time into a statement of theft that carries everything typed so far.
 */
G_DECLARE_FINAL_TYPE (DeskLossEditor, desk_loss_editor, DESK, LOSS_EDITOR, DeskRecordEditor)

void desk_loss_editor_present_paper (DeskLossEditor *self);
const char *desk_loss_editor_get_notice (DeskLossEditor *self);

G_END_DECLS
