// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an appointment gets its place. Only for saves and holds.
#pragma once

#include "model/calendar.h"
#include "model/reception.h"
#include "store/booking-busy.h"

G_BEGIN_DECLS

/**
 * DeskBookingClaim:
 * What a save wants for an appointment beyond that nobody else has the place.
 */
typedef struct
{
  gpointer record;        /* the appointment, of which only the pointer is used */
  DeskCalendar *calendar; /* owned */
  gint64 hold;
} DeskBookingClaim;

GArray *desk_booking_claims_new (void) G_GNUC_WARN_UNUSED_RESULT;
char *desk_booking_claim_draw_state (DeskDatabase *database, const char *reception, const char *start,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_booking_claim_check (DeskDatabase *database, const char *id, DeskRecord *before,
                                   const DeskBookingClaim *claim, const char *officer, GTimeZone *zone,
                                   gint64 now, GError **error);
gboolean desk_booking_claim_give_back (DeskDatabase *database, const char *id, DeskRecord *before,
                                       const char *officer, GTimeZone *zone, gint64 now, GError **error);
void desk_booking_set_taken (GError **error, DeskBusyWhy why, DeskReception *reception, const char *room,
                             const char *start);

G_END_DECLS
