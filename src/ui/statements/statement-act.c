// SPDX-License-Identifier: GPL-3.0-or-later
// Saves what a step wrote into a statement. The next due instant is set again with every save, so that the register
// sorts by what runs now.

#include "ui/statements/statement-act.h"

#include "model/statement-clocks.h"

/**
 * desk_statement_act_save:
 * @from: the widget that asks; notices are shown there
 * @statement: as it shall be
 * @shown: as it was read at @base
 * @reason: (nullable): for the journal
 *
 * Saves a statement that is registered already, with its next due instant.
 */
void
desk_statement_act_save (GtkWidget *from, DeskContext *context, DeskStatement *statement,
                         DeskStatement *shown, gint64 base, const char *reason, DeskRecordDone done,
                         gpointer data)
{
  desk_statement_note_due (statement, desk_context_get_profile (context),
                           desk_clock_get_now (desk_context_get_clock (context)));
  desk_record_act_save (from, context, DESK_RECORD (statement), DESK_RECORD (shown), base, reason, done,
                        data);
}
