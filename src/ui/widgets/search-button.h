// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_SEARCH_BUTTON (desk_search_button_get_type ())

/**
 * DeskSearchButton:
 * In the header of a place: opens the search of everything. `narrow` leaves out the key that does the same.
 */
G_DECLARE_FINAL_TYPE (DeskSearchButton, desk_search_button, DESK, SEARCH_BUTTON, GtkButton)

G_END_DECLS
