// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/steps.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_STEP_DIALOG (desk_step_dialog_get_type ())

/**
 * DeskStepDialog:
 * Asks for the particulars of a step, says what is missing beside its field, and saves. Emits `done` and closes when that
 * is on disk.
 */
G_DECLARE_FINAL_TYPE (DeskStepDialog, desk_step_dialog, DESK, STEP_DIALOG, AdwDialog)

DeskStepDialog *desk_step_dialog_new (DeskContext *context, const DeskStepTable *table,
                                      const DeskStepOffer *offer, DeskRecord *record,
                                      gint64 base) G_GNUC_WARN_UNUSED_RESULT;
void desk_step_dialog_set_description (DeskStepDialog *self, const char *text);
GtkWidget *desk_step_dialog_find_row (DeskStepDialog *self, guint field);
GtkWidget *desk_step_dialog_get_part_row (DeskStepDialog *self);
GtkWidget *desk_step_dialog_get_note_row (DeskStepDialog *self);
const char *desk_step_dialog_get_message (DeskStepDialog *self);

G_END_DECLS
