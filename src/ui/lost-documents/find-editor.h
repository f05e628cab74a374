// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/record-editor.h"

G_BEGIN_DECLS

#define DESK_TYPE_FIND_EDITOR (desk_find_editor_get_type ())

/**
 * DeskFindEditor:
 * The form of a found document. What was declared as lost or stolen and fits is on the screen while it is typed; that it
 * is the same document can be said at once.
 */
G_DECLARE_FINAL_TYPE (DeskFindEditor, desk_find_editor, DESK, FIND_EDITOR, DeskRecordEditor)

void desk_find_editor_present_paper (DeskFindEditor *self);
const char *desk_find_editor_get_notice (DeskFindEditor *self);

G_END_DECLS
