// SPDX-License-Identifier: GPL-3.0-or-later
// The receptions this desk knows with their plans. Only for the files that deal with places.
#pragma once

#include "model/reception-plan.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskReceptionBook:
 * All receptions, in the order they were made, and the plan of each. Each says whose it is.
 */
typedef struct
{
  GPtrArray *receptions; /* (element-type DeskReception): never changed; others get a copy */
  GPtrArray *plans;      /* (element-type DeskReceptionPlan) */
  DeskCalendar *calendar;
  GTimeZone *zone;
} DeskReceptionBook;

const DeskReceptionBook *desk_reception_book_read (DeskDatabase *database, DeskCalendar *calendar,
                                                   GTimeZone *zone, GCancellable *cancellable,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_reception_book_forget (DeskDatabase *database);

G_END_DECLS
