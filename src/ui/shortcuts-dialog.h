// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/keys.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_SHORTCUTS_DIALOG (desk_shortcuts_dialog_get_type ())

/**
 * DeskShortcutsDialog:
 * The table of keys, to read.
 */
G_DECLARE_FINAL_TYPE (DeskShortcutsDialog, desk_shortcuts_dialog, DESK, SHORTCUTS_DIALOG, AdwDialog)

GtkWidget *desk_shortcuts_make_row (const DeskKeys *keys) G_GNUC_WARN_UNUSED_RESULT;
DeskShortcutsDialog *desk_shortcuts_dialog_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
