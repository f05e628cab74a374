// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/statement.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_statement_repeat_look (GtkWidget *from, DeskContext *context, DeskStatement *statement,
                                 GCancellable *cancellable);

G_END_DECLS
