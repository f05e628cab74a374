// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char desk_digit_keys_read (guint keycode, guint keyval, GdkModifierType state);
void desk_digit_keys_attach (GtkEditable *editable);

G_END_DECLS
