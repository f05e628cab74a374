// SPDX-License-Identifier: GPL-3.0-or-later
// A row in which a password is typed. That of the library is told to a screen reader as a field like any other, and every letter is
// said aloud.
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PASSWORD_ROW (desk_password_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskPasswordRow, desk_password_row, DESK, PASSWORD_ROW, AdwPreferencesRow)

GtkWidget *desk_password_row_new (void);
const char *desk_password_row_get_password (DeskPasswordRow *self);

G_END_DECLS
