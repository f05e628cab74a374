// SPDX-License-Identifier: GPL-3.0-or-later
// From appointments and receptions to the previews of their papers.
#pragma once

#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_appointment_papers_present (GtkWidget *from, DeskContext *context, const char *paper,
                                      const char *appointment);
void desk_appointment_papers_present_day (GtkWidget *from, DeskContext *context, const char *paper,
                                          const GDate *day, const char *reception);
void desk_appointment_papers_present_month (GtkWidget *from, DeskContext *context, const GDate *month);
void desk_appointment_papers_present_register (GtkWidget *from, DeskContext *context, const GDate *first,
                                               const GDate *last, const char *reception);

G_END_DECLS
