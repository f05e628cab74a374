// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskKeyPageFunc:
 * Returns: (transfer none) (nullable): the page in view, to which a key is offered when the widget in focus has no use
 * for it; NULL while nobody is signed in
 */
typedef GtkWidget *(*DeskKeyPageFunc) (AdwApplicationWindow *window);

void desk_key_dispatch_install (AdwApplicationWindow *window, DeskKeyPageFunc get_page);

G_END_DECLS
