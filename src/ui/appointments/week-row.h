// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/booking-day.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_WEEK_DAYS 7

/**
 * DeskWeekCount:
 * @receives: whether there are places by the rules, or somebody is booked
 * @n_places: how many people can be received
 * @n_taken: how many of them are booked
 *
 * How full a day, or a week, of a reception is.
 */
typedef struct
{
  gboolean receives;
  guint n_places;
  guint n_taken;
} DeskWeekCount;

#define DESK_TYPE_WEEK_ROW (desk_week_row_get_type ())

/**
 * DeskWeekRow:
 * A reception in a week: its days, from Monday.
 */
G_DECLARE_FINAL_TYPE (DeskWeekRow, desk_week_row, DESK, WEEK_ROW, GObject)

GListModel *desk_week_rows_new (GPtrArray *days, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_week_row_get_reception (DeskWeekRow *self);
const char *desk_week_row_get_title (DeskWeekRow *self);
const char *desk_week_row_get_detail (DeskWeekRow *self);
const DeskWeekCount *desk_week_row_get_day (DeskWeekRow *self, guint day);
void desk_week_row_get_total (DeskWeekRow *self, DeskWeekCount *total);
char *desk_week_count_tell (const DeskWeekCount *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
