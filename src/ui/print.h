// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_print_present (GtkWidget *from, DeskContext *context, const char *paper, const char *record);

G_END_DECLS
