// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_RECEPTIONS_DIALOG (desk_receptions_dialog_get_type ())

/**
 * DeskReceptionsDialog:
 * The receptions of the station, for the head: who receives people and when, what no longer receives; adding and changing them.
 */
G_DECLARE_FINAL_TYPE (DeskReceptionsDialog, desk_receptions_dialog, DESK, RECEPTIONS_DIALOG, AdwDialog)

AdwDialog *desk_receptions_dialog_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
