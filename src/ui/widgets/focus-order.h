// SPDX-License-Identifier: GPL-3.0-or-later
// Tab inside a widget that says itself where the focus begins in it.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean desk_focus_order_move (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
