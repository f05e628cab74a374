// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/calendar.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_MONTH_VIEW (desk_month_view_get_type ())

/**
 * DeskMonthView:
 * A month to choose a day from: weeks begin on Monday, days off say so. Arrow keys go from day to day, PgUp and PgDn from month
 * to month. Emits `chosen` for a click or Enter; desk_month_view_get_day() says which day.
 */
G_DECLARE_FINAL_TYPE (DeskMonthView, desk_month_view, DESK, MONTH_VIEW, GtkWidget)

void desk_month_view_bind (DeskMonthView *self, DeskCalendar *calendar);
void desk_month_view_set_day (DeskMonthView *self, const GDate *day, const GDate *today);
void desk_month_view_get_day (DeskMonthView *self, GDate *day);

G_END_DECLS
