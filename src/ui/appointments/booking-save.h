// SPDX-License-Identifier: GPL-3.0-or-later
// What the form of a booking writes.
#pragma once

#include "model/appointment.h"
#include "model/hand.h"
#include "model/person.h"
#include "model/reception.h"
#include "model/visit.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskBookingSave:
 * Everything that is known when a booking is saved. Owns what it holds.
 * @appointment: the new one
 * @reception: with whom
 * @person: (nullable): who is booked
 * @visit: (nullable): in which that is done, as read at @visit_base
 * @old: (nullable): the appointment that is moved, as read at @old_base
 * @hold: of the form on the place, 0 for none
 */
typedef struct
{
  DeskContext *context;
  DeskAppointment *appointment;
  DeskReception *reception;
  DeskPerson *person;
  DeskVisit *visit;
  gint64 visit_base;
  DeskAppointment *old;
  gint64 old_base;
  DeskAppointment *old_after; /* what the save makes of it */
  gint64 hold;
} DeskBookingSave;

void desk_booking_save_free (DeskBookingSave *self);
gboolean desk_booking_save_prepare (DeskBookingSave *self, const char *start, const DeskHand *hand);
DeskSave *desk_booking_save_make (DeskBookingSave *self) G_GNUC_WARN_UNUSED_RESULT;
void desk_booking_save_tell (DeskBookingSave *self, GtkWidget *from);

G_END_DECLS
