// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_JOURNAL_DIALOG (desk_journal_dialog_get_type ())

/**
 * DeskJournalDialog:
 * What an auditor asks the journal: does it hold, and who opened whose record? The check begins with the dialog, runs
 * beside the work at the desk, and can be stopped.
 */
G_DECLARE_FINAL_TYPE (DeskJournalDialog, desk_journal_dialog, DESK, JOURNAL_DIALOG, AdwDialog)

AdwDialog *desk_journal_dialog_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
