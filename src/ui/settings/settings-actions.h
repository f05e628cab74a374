// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_settings_install_actions (GtkWidgetClass *klass);
void desk_settings_update_actions (GtkWidget *window, DeskContext *context);

G_END_DECLS
