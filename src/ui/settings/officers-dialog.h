// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_OFFICERS_DIALOG (desk_officers_dialog_get_type ())

/**
 * DeskOfficersDialog:
 * The officers of the unit, for the head: who works here, who has left, who can sign in; adding and changing them.
 */
G_DECLARE_FINAL_TYPE (DeskOfficersDialog, desk_officers_dialog, DESK, OFFICERS_DIALOG, AdwDialog)

AdwDialog *desk_officers_dialog_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
