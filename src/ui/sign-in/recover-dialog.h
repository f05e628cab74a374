// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_RECOVER_DIALOG (desk_recover_dialog_get_type ())

/**
 * DeskRecoverDialog:
 * Gives an officer a new password by the recovery key, when no password is known any more.
 */
G_DECLARE_FINAL_TYPE (DeskRecoverDialog, desk_recover_dialog, DESK, RECOVER_DIALOG, AdwDialog)

DeskRecoverDialog *desk_recover_dialog_new (DeskContext *context,
                                            const char *officer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
