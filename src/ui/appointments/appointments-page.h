// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_APPOINTMENTS_PAGE (desk_appointments_page_get_type ())

/**
 * DeskAppointmentsPage:
 * The place of appointments: the receptions of a day, of a week, and an agenda.
 */
G_DECLARE_FINAL_TYPE (DeskAppointmentsPage, desk_appointments_page, DESK, APPOINTMENTS_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *desk_appointments_page_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
void desk_appointments_page_show_day (DeskAppointmentsPage *self, const GDate *day);
void desk_appointments_page_show_view (DeskAppointmentsPage *self, const char *view);

G_END_DECLS
