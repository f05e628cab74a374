// SPDX-License-Identifier: GPL-3.0-or-later
// What a day of receptions is made from, gathered on the worker in one go.
#pragma once

#include "store/booking-day.h"
#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskDayClosure:
 * @reason: (nullable): why
 *
 * A reception that would have places on a day, were it not closed by an exception from its rules.
 */
typedef struct
{
  DeskReception *reception;
  char *reason;
} DeskDayClosure;

/**
 * DeskDayFile:
 * @days: (element-type DeskBookingDay): one day after the other
 * @closures: (element-type DeskDayClosure): of the first day
 * @has_receptions: there is any reception at all
 * @base: position in the journal as of which this is
 */
typedef struct
{
  GPtrArray *days;
  GPtrArray *closures;
  gboolean has_receptions;
  gint64 base;
} DeskDayFile;

void desk_day_file_free (DeskDayFile *self);
void desk_day_file_load_async (DeskContext *context, const GDate *from, guint n_days, gboolean counts_only,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DeskDayFile *desk_day_file_load_finish (DeskStore *store, GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

const DeskBookingColumn *desk_day_file_find_column (DeskDayFile *self, const char *reception);
const DeskBookingRow *desk_day_file_find_row (DeskDayFile *self, const char *appointment,
                                              const DeskBookingColumn **column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskDayFile, desk_day_file_free)

G_END_DECLS
