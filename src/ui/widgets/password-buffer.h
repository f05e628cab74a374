// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a password field. GTK hands the text of every field to assistive technology in clear; of this one it has as many dots as
// there are letters, as long as nobody wants to see them.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_PASSWORD_BUFFER (desk_password_buffer_get_type ())
G_DECLARE_FINAL_TYPE (DeskPasswordBuffer, desk_password_buffer, DESK, PASSWORD_BUFFER, GtkEntryBuffer)

DeskPasswordBuffer *desk_password_buffer_new (void);
void desk_password_buffer_set_shown (DeskPasswordBuffer *self, gboolean is_shown);
const char *desk_password_buffer_get_password (DeskPasswordBuffer *self);

G_END_DECLS
