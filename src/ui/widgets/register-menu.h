// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of a row of a register.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPopover *desk_register_menu_new (GtkWidget *parent) G_GNUC_WARN_UNUSED_RESULT;
void desk_register_menu_popup (GtkPopover *menu, GMenuModel *model, GtkWidget *rows);

G_END_DECLS
