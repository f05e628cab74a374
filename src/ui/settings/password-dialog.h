// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PASSWORD_DIALOG (desk_password_dialog_get_type ())

/**
 * DeskPasswordDialog:
 * Gives an officer a password: officers themselves a new one, the head somebody else. Whoever does it shows who they are
 * with their own present password.
 */
G_DECLARE_FINAL_TYPE (DeskPasswordDialog, desk_password_dialog, DESK, PASSWORD_DIALOG, AdwDialog)

AdwDialog *desk_password_dialog_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
AdwDialog *desk_password_dialog_new_for (DeskContext *context,
                                         DeskOfficer *officer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
