// SPDX-License-Identifier: GPL-3.0-or-later
// Which places of receptions are free, and holding one while a form is open. Whether an appointment gets its place is
// decided where it is saved: see desk_save_claim_place().
#pragma once

#include "model/calendar.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskBookingQuery:
 * Which free places are wanted. Its texts and objects are owned: desk_booking_query_copy(), desk_booking_query_free().
 * @zone: the station's
 * @calendar: the country's days off
 * @service: (nullable): code of a service the reception has to offer; NULL for any
 * @reception: (nullable): id of the only reception that will do
 * @role: (nullable): role of the officer, who sees only what that role may book; NULL for all
 * @ignore: (nullable): id of the appointment that is moved: it takes no place, and where it is now is not offered
 * @hold: what this form holds itself does not hinder it; 0 for none
 * @from: seconds UTC; the first place begins then or later
 * @now: seconds UTC; nothing that began before is offered
 * @days: how many days are searched, the one of @from among them (threshold "booking_days")
 * @limit: at most so many places
 * @walk_in: also places that are kept for people without an appointment
 */
typedef struct
{
  GTimeZone *zone;
  DeskCalendar *calendar;
  char *service;
  char *reception;
  char *role;
  char *ignore;
  gint64 hold;
  gint64 from;
  gint64 now;
  guint days;
  guint limit;
  gboolean walk_in;
} DeskBookingQuery;

DeskBookingQuery *desk_booking_query_copy (const DeskBookingQuery *self) G_GNUC_WARN_UNUSED_RESULT;
void desk_booking_query_free (DeskBookingQuery *self);

/**
 * DeskFreeSlot:
 * A place that can be booked.
 * @reception: id
 * @start: wall time of the station, "2026-11-24T09:30", as an appointment keeps it
 * @begins: the same, seconds UTC
 * @length: minutes
 * @firm: it belongs to this desk; else it is only requested
 * @walk_in: it is kept for people without an appointment
 * @free: how many people can still book it
 */
typedef struct
{
  char *reception;
  char *start;
  gint64 begins;
  gint64 length;
  gboolean firm;
  gboolean walk_in;
  guint free;
} DeskFreeSlot;

void desk_free_slot_free (DeskFreeSlot *self);

GPtrArray *desk_booking_list_free (DeskDatabase *database, DeskBookingQuery *query, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DeskHold:
 * A place that is kept while a form is open. It stays at this desk, is in no journal, and ends @minutes after it was
 * last touched, or with the program.
 * @zone: the station's; owned
 * @id: 0: not held yet
 * @reception: id
 * @start: wall time, as in #DeskFreeSlot
 * @length: minutes
 * @ignore: (nullable): id of the appointment that is moved
 * @touched: the last keystroke, seconds UTC
 * @minutes: threshold "booking_hold_minutes"
 */
typedef struct
{
  GTimeZone *zone;
  gint64 id;
  char *reception;
  char *start;
  gint64 length;
  char *ignore;
  gint64 touched;
  gint64 minutes;
} DeskHold;

DeskHold *desk_hold_copy (const DeskHold *self) G_GNUC_WARN_UNUSED_RESULT;
void desk_hold_free (DeskHold *self);

gint64 *desk_booking_hold (DeskDatabase *database, DeskHold *hold, GCancellable *cancellable,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_booking_release (DeskDatabase *database, gint64 hold, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskBookingQuery, desk_booking_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFreeSlot, desk_free_slot_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskHold, desk_hold_free)

G_END_DECLS
