// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/draft.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_BOOKING_PAGE (desk_booking_page_get_type ())

/**
 * DeskBookingPage:
 * The page on which an appointment is booked or moved. It is reached by the actions of the window
 * `win.new-appointment (visit, person, reception, start)`, each of which may be empty, and `win.move-appointment (id, start)`,
 * whose start may be empty; when the appointment is saved it goes away and the slip opens.
 */
G_DECLARE_FINAL_TYPE (DeskBookingPage, desk_booking_page, DESK, BOOKING_PAGE, AdwNavigationPage)

/**
 * DeskBookingWish:
 * What a booking begins with; everything may be NULL.
 * @visit: id of the visit it is booked in
 * @person: id of who is booked
 * @reception: id of the reception that was chosen
 * @start: wall time of the place that was chosen, "2026-11-24T09:30"
 */
typedef struct
{
  const char *visit;
  const char *person;
  const char *reception;
  const char *start;
} DeskBookingWish;

AdwNavigationPage *desk_booking_page_new (DeskContext *context,
                                          const DeskBookingWish *wish) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_booking_page_new_move (DeskContext *context, const char *appointment,
                                               const char *start) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_booking_page_new_from_draft (DeskContext *context,
                                                     const DeskDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
