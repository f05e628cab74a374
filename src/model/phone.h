// SPDX-License-Identifier: GPL-3.0-or-later
// Telephone numbers: how they are typed, stored and shown. Operators' prefixes are not checked.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskPhoneReason:
 * @DESK_PHONE_FITS: nothing to say
 * @DESK_PHONE_LENGTH: warning: too few or too many digits
 * @DESK_PHONE_LETTERS: warning: something that is no part of a telephone number
 *
 * What is doubtful about a typed number. Never an error: the number is stored as typed.
 */
typedef enum
{
  DESK_PHONE_FITS,
  DESK_PHONE_LENGTH,
  DESK_PHONE_LETTERS,
} DeskPhoneReason;

char *desk_phone_normalise (const char *text, const char *country,
                            DeskPhoneReason *reason) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_phone_reason_message (DeskPhoneReason reason);
char *desk_phone_display (const char *number) G_GNUC_WARN_UNUSED_RESULT;
char *desk_phone_tail (const char *number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
