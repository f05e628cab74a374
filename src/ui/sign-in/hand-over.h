// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_hand_over_ask (GtkWidget *parent, DeskContext *context);

G_END_DECLS
