// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/appointment.h"
#include "model/reception.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_RESULT_PAGE (desk_result_page_get_type ())

/**
 * DeskResultPage:
 * What came of a reception: question, result, decision, who works on it, how the visitor wants to be answered, and until when
 * that has to be. What is typed is kept at once. Of a matter that was accepted in writing it leads to the form of the
 * statement.
 */
G_DECLARE_FINAL_TYPE (DeskResultPage, desk_result_page, DESK, RESULT_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_result_page_new (DeskContext *context, DeskAppointment *appointment,
                                         DeskReception *reception, gint64 base) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
