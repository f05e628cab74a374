// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_APPOINTMENT_PAGE (desk_appointment_page_get_type ())

/**
 * DeskAppointmentPage:
 * An appointment: place, visitor and question, what came of it, the term in which the visitor is to be answered, what can be
 * done now, and its history.
 */
G_DECLARE_FINAL_TYPE (DeskAppointmentPage, desk_appointment_page, DESK, APPOINTMENT_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_appointment_page_new (DeskContext *context, const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
