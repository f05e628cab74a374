// SPDX-License-Identifier: GPL-3.0-or-later
// A step with a registered statement, as one save.
#pragma once

#include "model/statement-step.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskStatementDone:
 * @saved: FALSE where the officer has been told that it is not
 */
typedef void (*DeskStatementDone) (gboolean saved, gpointer data);

DeskHand desk_statement_act_get_hand (DeskContext *context);
void desk_statement_act_save (GtkWidget *from, DeskContext *context, DeskStatement *statement,
                              DeskStatement *shown, gint64 base, const char *reason, DeskStatementDone done,
                              gpointer data);

G_END_DECLS
