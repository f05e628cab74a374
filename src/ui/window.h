// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_WINDOW (desk_window_get_type ())

/**
 * DeskWindow:
 * The one window. What it shows follows from the context: why the desk cannot be opened, the first run, the sign-in
 * page, or the places; and over all of them the cover of the quick hide.
 */
G_DECLARE_FINAL_TYPE (DeskWindow, desk_window, DESK, WINDOW, AdwApplicationWindow)

DeskWindow *desk_window_new (AdwApplication *application, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_window_get_state (DeskWindow *self);
void desk_window_start_demo (DeskWindow *self, const char *country);

G_END_DECLS
