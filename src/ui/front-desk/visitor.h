// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/appointment.h"
#include "model/person.h"
#include "model/reception.h"
#include "model/visit.h"

G_BEGIN_DECLS

/**
 * DeskSection:
 * A section of the board, in the order they stand there.
 */
typedef enum
{
  DESK_SECTION_EXPECTED, /* booked for today and not here yet */
  DESK_SECTION_WAITING,
  DESK_SECTION_CALLED,
  DESK_SECTION_SERVING,
  DESK_SECTION_HELD,
  DESK_SECTION_DONE,
  DESK_SECTION_NONE /* annulled, or of another day: not on the board */
} DeskSection;

#define DESK_TYPE_VISITOR (desk_visitor_get_type ())

/**
 * DeskVisitor:
 * Somebody on the board: a visit, the person it is about, and what time it is for the words about waiting. Whoever is booked
 * has an appointment; as long as they are expected, or did not come, the visit is the one they would begin: not saved, and
 * without an id.
 */
G_DECLARE_FINAL_TYPE (DeskVisitor, desk_visitor, DESK, VISITOR, GObject)

DeskVisitor *desk_visitor_new (DeskVisit *visit, DeskPerson *person, gint64 base) G_GNUC_WARN_UNUSED_RESULT;
DeskVisitor *desk_visitor_new_booked (DeskAppointment *appointment, DeskReception *reception,
                                      DeskPerson *person, GTimeZone *zone,
                                      gint64 base) G_GNUC_WARN_UNUSED_RESULT;
void desk_visitor_renew_booked (DeskVisitor *self, DeskAppointment *appointment, DeskReception *reception,
                                DeskPerson *person, GTimeZone *zone, gint64 base);
const char *desk_visitor_get_id (DeskVisitor *self);
DeskAppointment *desk_visitor_get_appointment (DeskVisitor *self);
DeskReception *desk_visitor_get_reception (DeskVisitor *self);
void desk_visitor_set_appointment (DeskVisitor *self, DeskAppointment *appointment, DeskReception *reception,
                                   gint64 base);
gint64 desk_visitor_get_appointment_base (DeskVisitor *self);
gboolean desk_visitor_is_here (DeskVisitor *self);
DeskVisit *desk_visitor_get_visit (DeskVisitor *self);
void desk_visitor_set_visit (DeskVisitor *self, DeskVisit *visit, gint64 base);
DeskPerson *desk_visitor_get_person (DeskVisitor *self);
void desk_visitor_set_person (DeskVisitor *self, DeskPerson *person);
gint64 desk_visitor_get_base (DeskVisitor *self);
gint64 desk_visitor_get_now (DeskVisitor *self);
void desk_visitor_set_now (DeskVisitor *self, gint64 now);
gint64 desk_visitor_get_since (DeskVisitor *self);
DeskSection desk_visitor_get_section (DeskVisitor *self);
gboolean desk_visitor_is_state (DeskVisitor *self, const char *state);
int desk_visitor_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
