// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/save.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_CLASH_ROW (desk_clash_row_get_type ())

/**
 * DeskClashRow:
 * A field that somebody else changed while a form was open: both values, and which of them shall stand.
 */
G_DECLARE_FINAL_TYPE (DeskClashRow, desk_clash_row, DESK, CLASH_ROW, AdwActionRow)

GtkWidget *desk_clash_row_new (DeskContext *context, const DeskClash *clash) G_GNUC_WARN_UNUSED_RESULT;
const DeskClash *desk_clash_row_get_clash (DeskClashRow *self);
gboolean desk_clash_row_keeps_mine (DeskClashRow *self);

G_END_DECLS
