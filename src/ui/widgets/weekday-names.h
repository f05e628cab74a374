// SPDX-License-Identifier: GPL-3.0-or-later
// The days of the week above the columns of a month.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_weekday_names_attach (GtkGrid *grid, const char *const *classes, float xalign);

G_END_DECLS
