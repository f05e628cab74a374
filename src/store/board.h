// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "model/visit.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskBoardRow:
 * One row of the Front desk: a visit and the person it is about.
 */
typedef struct
{
  DeskVisit *visit;
  DeskPerson *person; /* NULL: anonymous */
} DeskBoardRow;

void desk_board_row_free (DeskBoardRow *self);

/**
 * DeskBoardQuery:
 * Everything that is open (from whatever day), and what was closed since @day_start.
 */
typedef struct
{
  gint64 day_start;
} DeskBoardQuery;

GPtrArray *desk_board_load (DeskDatabase *database, DeskBoardQuery *query, GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
