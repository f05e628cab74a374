// SPDX-License-Identifier: GPL-3.0-or-later
// Places as headquarters counts them: the record of a day tells whose they are, and its stamp whether a booking got one.
#pragma once

#include "model/appointment.h"
#include "model/reception.h"
#include "store/booking.h"
#include "store/refold.h"

G_BEGIN_DECLS

gboolean desk_booking_slot_is_firm (DeskDatabase *database, DeskReception *reception, const char *start,
                                    gboolean *firm, GError **error);
gboolean desk_booking_slot_write (DeskDatabase *database, DeskRecord *appointment, DeskReception *reception,
                                  const char *officer, gint64 now, GError **error);
gboolean desk_booking_slot_give_back (DeskDatabase *database, const char *reception, const char *day,
                                      const char *officer, gint64 now, GError **error);

gboolean desk_booking_get_place (DeskDatabase *database, const char *appointment, DeskPlace *place,
                                 GError **error);
GPtrArray *desk_booking_list_refused (DeskDatabase *database, GCancellable *cancellable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_booking_list_instead (DeskDatabase *database, DeskRecord *appointment,
                                      const DeskBookingQuery *query, GCancellable *cancellable,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
