// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskStandingState:
 * @DESK_STANDING_NONE: nothing of the record is in the journal
 * @DESK_STANDING_UNSENT: headquarters does not have all of it for certain
 * @DESK_STANDING_THERE: headquarters has all of it
 * @DESK_STANDING_UNDECIDED: somebody has to decide something about it (store/decisions.h)
 */
typedef enum
{
  DESK_STANDING_NONE,
  DESK_STANDING_UNSENT,
  DESK_STANDING_THERE,
  DESK_STANDING_UNDECIDED
} DeskStandingState;

/**
 * DeskStanding:
 * How a record stands with headquarters. Told by stamps alone: nothing is kept that could be wrong.
 * @since: unsent: when the oldest change headquarters does not have was written, by the desk's clock; there: when
 *   headquarters took the newest, by its own clock; seconds UTC, else 0
 */
typedef struct
{
  DeskStandingState state;
  gint64 since;
} DeskStanding;

gboolean desk_standing_load (DeskDatabase *database, const char *record, DeskStanding *standing,
                             GError **error);

G_END_DECLS
