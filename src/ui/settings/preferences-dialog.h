// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PREFERENCES_DIALOG (desk_preferences_dialog_get_type ())

/**
 * DeskPreferencesDialog:
 * What the unit set up (its name, thresholds, rooms, specialists on call) what this computer remembers, and enrolment with headquarters. The head may
 * change the unit; everybody sees it. What was changed is saved when a row is left, and at the latest when the dialog
 * closes.
 */
G_DECLARE_FINAL_TYPE (DeskPreferencesDialog, desk_preferences_dialog, DESK, PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

AdwDialog *desk_preferences_dialog_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
AdwDialog *desk_preferences_dialog_new_enrolling (DeskContext *context, const char *address,
                                                  const char *code) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
