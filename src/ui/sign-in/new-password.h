// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_NEW_PASSWORD (desk_new_password_get_type ())

/**
 * DeskNewPassword:
 * Two rows for a password that is chosen: typed twice, with a word on how strong it is. Its property `valid` says
 * whether both are the same and long enough.
 */
G_DECLARE_FINAL_TYPE (DeskNewPassword, desk_new_password, DESK, NEW_PASSWORD, AdwPreferencesGroup)

const char *desk_new_password_get_text (DeskNewPassword *self);
gboolean desk_new_password_is_valid (DeskNewPassword *self);

/**
 * DeskStrength:
 * How long a password would withstand being guessed, roughly.
 */
typedef enum
{
  DESK_STRENGTH_TOO_SHORT,
  DESK_STRENGTH_WEAK,
  DESK_STRENGTH_FAIR,
  DESK_STRENGTH_STRONG
} DeskStrength;

DeskStrength desk_strength_of (const char *password);

G_END_DECLS
