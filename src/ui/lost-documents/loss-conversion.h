// SPDX-License-Identifier: GPL-3.0-or-later
// What was declared as lost turns out stolen: a statement of theft that carries everything.
#pragma once

#include "model/loss.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Begins a statement of theft with everything a registered loss says, in a draft, and opens its form. The loss gets its
 * step "turned out stolen" and the link when that statement is registered, in the same save; until then it stays as it is. */
void desk_loss_conversion_begin (GtkWidget *from, DeskContext *context, DeskLoss *loss, const char *document);

G_END_DECLS
