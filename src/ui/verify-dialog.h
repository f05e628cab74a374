// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_VERIFY_DIALOG (desk_verify_dialog_get_type ())

/**
 * DeskVerifyDialog:
 * Walks along the chain of the journal and says whether it holds, or where it breaks first. Closing it stops the walk.
 */
G_DECLARE_FINAL_TYPE (DeskVerifyDialog, desk_verify_dialog, DESK, VERIFY_DIALOG, AdwDialog)

DeskVerifyDialog *desk_verify_dialog_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
