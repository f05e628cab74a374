// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reception.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_RECEPTION_MONTH (desk_reception_month_get_type ())

/**
 * DeskReceptionMonth:
 * What the rules of a reception make of a month: a calendar that begins its weeks on Monday, with the hours and places of each
 * day; days off and exceptions say so in words. Arrow keys go from day to day, PgUp and PgDn from month to month; each day says
 * all about itself. Narrow, the hours stand in a list below.
 */
G_DECLARE_FINAL_TYPE (DeskReceptionMonth, desk_reception_month, DESK, RECEPTION_MONTH, GtkWidget)

void desk_reception_month_show (DeskReceptionMonth *self, DeskContext *context, DeskReception *reception);
void desk_reception_month_set_month (DeskReceptionMonth *self, const GDate *day);

G_END_DECLS
