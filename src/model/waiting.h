// SPDX-License-Identifier: GPL-3.0-or-later
// How a waiting time is said on the board: in minutes, and in words when it grows long.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskWaitingLevel:
 * @DESK_WAITING_FINE: below the first threshold
 * @DESK_WAITING_LONG: from the first threshold on (amber)
 * @DESK_WAITING_TOO_LONG: from the second threshold on (red)
 *
 * How a waiting time stands.
 */
typedef enum
{
  DESK_WAITING_FINE,
  DESK_WAITING_LONG,
  DESK_WAITING_TOO_LONG,
} DeskWaitingLevel;

DeskWaitingLevel desk_waiting_level (gint64 minutes, int amber, int red);
char *desk_waiting_text (gint64 minutes, DeskWaitingLevel level) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
