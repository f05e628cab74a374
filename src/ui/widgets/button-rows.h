// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void desk_button_rows_wrap (GtkWidget *within);

G_END_DECLS
