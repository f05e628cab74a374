// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/paper-source.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_crib_paper_fill (DeskPaperSource *source, GPtrArray *pages);
void desk_crib_paper_present (GtkWidget *from, DeskContext *context, GPtrArray *pages);

G_END_DECLS
