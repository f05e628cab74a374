// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/statements/statement-offer.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_STATEMENT_STEP_DIALOG (desk_statement_step_dialog_get_type ())

/**
 * DeskStatementStepDialog:
 * Asks for the particulars of a step, says what is missing beside its field, and saves. Closes when that is on disk.
 */
G_DECLARE_FINAL_TYPE (DeskStatementStepDialog, desk_statement_step_dialog, DESK, STATEMENT_STEP_DIALOG,
                      AdwDialog)

DeskStatementStepDialog *desk_statement_step_dialog_new (DeskContext *context,
                                                         const DeskStatementOffer *offer,
                                                         DeskStatement *statement,
                                                         gint64 base) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *desk_statement_step_dialog_find_row (DeskStatementStepDialog *self, DeskStatementField field);
const char *desk_statement_step_dialog_get_message (DeskStatementStepDialog *self);

G_END_DECLS
