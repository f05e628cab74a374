// SPDX-License-Identifier: GPL-3.0-or-later
// What the Front desk shows: everybody who is here, and those served today.
#pragma once

#include "model/appointment.h"
#include "model/person.h"
#include "model/reception.h"
#include "model/visit.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskBoardRow:
 * One row of the Front desk: a visit and the person it is about.
 */
typedef struct
{
  DeskVisit *visit;
  DeskPerson *person; /* NULL: anonymous */
} DeskBoardRow;

void desk_board_row_free (DeskBoardRow *self);

/**
 * DeskBoardQuery:
 * Everything that is open (from whatever day), and what arrived or was closed since @day_start.
 */
typedef struct
{
  gint64 day_start;
} DeskBoardQuery;

GPtrArray *desk_board_load (DeskDatabase *database, DeskBoardQuery *query, GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DeskBoardBooking:
 * An appointment the Front desk has to do with: with whom, and for whom.
 */
typedef struct
{
  DeskAppointment *appointment;
  DeskReception *reception; /* NULL: not on this desk */
  DeskPerson *person;       /* NULL: booked by a phone number alone */
} DeskBoardBooking;

void desk_board_booking_free (DeskBoardBooking *self);

GPtrArray *desk_board_load_bookings (DeskDatabase *database, const char *day, const char *next_day,
                                     GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DeskBoardCounts:
 * The numbers beside the places in the sidebar. Free it with g_free().
 * @waiting: visits that wait to be called
 * @open: visits that are not closed: waiting, called, being served, on hold
 * @doubles: pairs of people who may be one and about whom nobody has decided; counted up to 1000
 */
typedef struct
{
  gint64 waiting;
  gint64 open;
  gint64 doubles;
} DeskBoardCounts;

DeskBoardCounts *desk_board_count (DeskDatabase *database, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

char **desk_board_list_topics (DeskDatabase *database, gint64 since,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
