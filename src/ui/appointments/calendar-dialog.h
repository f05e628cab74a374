// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for whom and where a calendar file is saved, and saves it.
#pragma once

#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_calendar_dialog_present_day (GtkWidget *from, DeskContext *context, const GDate *day,
                                       const char *reception);
void desk_calendar_dialog_present_month (GtkWidget *from, DeskContext *context, const GDate *month,
                                         const char *reception);

G_END_DECLS
