// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_LANGUAGE_BUTTONS (desk_language_buttons_get_type ())

/**
 * DeskLanguageButtons:
 * The languages of the screens side by side; pressing one activates `win.language`.
 */
G_DECLARE_FINAL_TYPE (DeskLanguageButtons, desk_language_buttons, DESK, LANGUAGE_BUTTONS, AdwBin)

G_END_DECLS
