// SPDX-License-Identifier: GPL-3.0-or-later
// For keyring.c only.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESK_RECOVERY_CHARS 40

void desk_recovery_key_draw (char chars[DESK_RECOVERY_CHARS + 1]);
char *desk_recovery_key_format (const char *chars) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_recovery_key_read (const char *recovery, char chars[DESK_RECOVERY_CHARS + 1]);

G_END_DECLS
