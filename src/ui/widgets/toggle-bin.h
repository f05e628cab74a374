// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_TOGGLE_BIN (desk_toggle_bin_get_type ())
#define DESK_TYPE_TOGGLE_LAYOUT (desk_toggle_layout_get_type ())

/**
 * DeskToggleBin:
 * Around toggles that stand one below the other where not all their words have room side by side.
 */
G_DECLARE_FINAL_TYPE (DeskToggleBin, desk_toggle_bin, DESK, TOGGLE_BIN, AdwBin)

/**
 * DeskToggleLayout:
 * The same as the layout of a widget that has a toggle group as its only child.
 */
G_DECLARE_FINAL_TYPE (DeskToggleLayout, desk_toggle_layout, DESK, TOGGLE_LAYOUT, GtkLayoutManager)

GtkWidget *desk_toggle_bin_new (AdwToggleGroup *toggles) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
