// SPDX-License-Identifier: GPL-3.0-or-later
// A step with a registered statement, as one save.
#pragma once

#include "model/statement.h"
#include "ui/widgets/record-act.h"

G_BEGIN_DECLS

void desk_statement_act_save (GtkWidget *from, DeskContext *context, DeskStatement *statement,
                              DeskStatement *shown, gint64 base, const char *reason, DeskRecordDone done,
                              gpointer data);

G_END_DECLS
