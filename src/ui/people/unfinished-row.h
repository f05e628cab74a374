// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/draft.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_UNFINISHED_ROW (desk_unfinished_row_get_type ())

/**
 * DeskUnfinishedRow:
 * A form of a person that was begun and not saved: whose, and how long ago.
 */
G_DECLARE_FINAL_TYPE (DeskUnfinishedRow, desk_unfinished_row, DESK, UNFINISHED_ROW, AdwActionRow)

GtkWidget *desk_unfinished_row_new (DeskContext *context, const DeskDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
const DeskDraft *desk_unfinished_row_get_draft (DeskUnfinishedRow *self);

G_END_DECLS
