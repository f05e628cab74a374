// SPDX-License-Identifier: GPL-3.0-or-later
// The papers of a record, as a menu.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_paper_menu_set (GtkMenuButton *button, const char *action, const char *const *papers);

G_END_DECLS
