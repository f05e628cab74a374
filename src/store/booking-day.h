// SPDX-License-Identifier: GPL-3.0-or-later
// The days of the receptions as grid, agenda and week show them, and who is expected.
#pragma once

#include "model/appointment.h"
#include "model/person.h"
#include "model/reception-plan.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskBookingRow:
 * An appointment and whom it is for.
 */
typedef struct
{
  DeskAppointment *appointment;
  DeskPerson *person; /* NULL: booked by phone number alone */
} DeskBookingRow;

void desk_booking_row_free (DeskBookingRow *self);

/**
 * DeskBookingPlace:
 * A place of a day by the rules.
 * @free: how many people can still have it; 0 where it is full, or its room or its official is busy elsewhere
 * @held: somebody's form holds it now
 */
typedef struct
{
  DeskReceptionSlot slot;
  guint free;
  gboolean held;
} DeskBookingPlace;

/**
 * DeskBookingColumn:
 * A reception on one day.
 * @places: (element-type DeskBookingPlace): by the rules, in the order of their times
 * @rows: (element-type DeskBookingRow): all appointments of the day by their start, also cancelled and moved ones and those
 *   outside of the rules
 * @n_places: how many people can be received in the places that are not kept for walk-ins
 * @n_taken: how many of them are
 * @n_walk_ins: how many came without an appointment
 */
typedef struct
{
  DeskReception *reception;
  GArray *places;
  GPtrArray *rows;
  guint n_places;
  guint n_taken;
  guint n_walk_ins;
} DeskBookingColumn;

/**
 * DeskBookingDay:
 * @columns: (element-type DeskBookingColumn): the receptions that receive on the day or have an appointment on it, by
 *   their kind and name
 */
typedef struct
{
  GDate day;
  GPtrArray *columns;
} DeskBookingDay;

void desk_booking_day_free (DeskBookingDay *self);

/**
 * DeskBookingRange:
 * Which days are wanted. Owned like #DeskBookingQuery.
 * @reception: (nullable): id of the only reception that is wanted
 * @now: seconds UTC: holds that are over by then do not count
 * @counts_only: the numbers and the places alone, as a week overview shows them; the columns have no rows
 */
typedef struct
{
  GDate from;
  guint days;
  char *reception;
  GTimeZone *zone;
  DeskCalendar *calendar;
  gint64 now;
  gboolean counts_only;
} DeskBookingRange;

DeskBookingRange *desk_booking_range_copy (const DeskBookingRange *self) G_GNUC_WARN_UNUSED_RESULT;
void desk_booking_range_free (DeskBookingRange *self);

GPtrArray *desk_booking_load_range (DeskDatabase *database, DeskBookingRange *range,
                                    GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DeskBookingDay *desk_booking_load_day (DeskDatabase *database, DeskBookingRange *range,
                                       GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *desk_booking_list_expected (DeskDatabase *database, const char *day,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_booking_list_coming (DeskDatabase *database, const char *reception, const char *from,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_booking_count_expected (DeskDatabase *database, const char *day, gint64 *n, GError **error);
gboolean desk_booking_count_due (DeskDatabase *database, gint64 before, gint64 *n, GError **error);
GPtrArray *desk_booking_list_person (DeskDatabase *database, const char *person,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_booking_list_visit (DeskDatabase *database, const char *visit,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskBookingRange, desk_booking_range_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskBookingDay, desk_booking_day_free)

G_END_DECLS
