// SPDX-License-Identifier: GPL-3.0-or-later
// What the form of a booking writes, in one transaction: the appointment, of a move also the old one, the visit in which it is
// done, or the one that begins when somebody is received at once.

#include "ui/appointments/booking-save.h"

#include "model/booked-visit.h"
#include "ui/appointments/appointment-act.h"
#include "ui/front-desk/visit-admission.h"
#include "ui/widgets/registration.h"

/**
 * desk_booking_save_free:
 */
void
desk_booking_save_free (DeskBookingSave *self)
{
  g_clear_object (&self->context);
  g_clear_object (&self->appointment);
  g_clear_object (&self->reception);
  g_clear_object (&self->person);
  g_clear_object (&self->visit);
  g_clear_object (&self->old);
  g_clear_object (&self->old_after);
  g_free (self);
}

static gboolean
is_walk_in (DeskBookingSave *self)
{
  return desk_record_get_boolean (DESK_RECORD (self->appointment), DESK_APPOINTMENT_WALK_IN);
}

/**
 * desk_booking_save_prepare:
 * @start: wall time of the place
 * @hand: who books, where and when
 *
 * Writes into the appointment what booking it means.
 *
 * Returns: FALSE where the role does not allow it
 */
gboolean
desk_booking_save_prepare (DeskBookingSave *self, const char *start, const DeskHand *hand)
{
  DeskRecord *record = DESK_RECORD (self->appointment);
  DeskProfile *profile = desk_context_get_profile (self->context);

  desk_appointment_set_place (self->appointment, self->reception, start);
  if (self->old == NULL)
    return desk_appointment_take_step (self->appointment, self->reception, profile,
                                       is_walk_in (self) ? DESK_APPOINTMENT_ADMIT : DESK_APPOINTMENT_BOOK,
                                       hand);
  desk_record_set_text (record, DESK_APPOINTMENT_MOVED_FROM, desk_record_get_id (DESK_RECORD (self->old)));
  return desk_appointment_may_step (self->appointment, self->reception, profile, DESK_APPOINTMENT_BOOK, hand)
             != NULL
         && desk_appointment_may_step (self->old, self->reception, profile, DESK_APPOINTMENT_MOVE, hand)
                != NULL;
}

static DeskSave *
make_move (DeskBookingSave *self)
{
  DeskSave *save = desk_context_new_save (self->context);
  DeskAppointmentMove move = { .reception = self->reception, .hold = self->hold };

  g_clear_object (&self->old_after);
  self->old_after = desk_appointment_act_add_move (self->context, save, self->old, self->old_base, &move,
                                                   self->appointment);
  return save;
}

/* Whoever waits already waits for this from now on. */
static void
add_present_visit (DeskBookingSave *self, DeskSave *save)
{
  DeskRecord *before = DESK_RECORD (self->visit);
  g_autoptr (DeskRecord) after = desk_record_copy (before);
  GTimeZone *zone = desk_clock_get_zone (desk_context_get_clock (self->context));

  desk_record_set_text (DESK_RECORD (self->appointment), DESK_APPOINTMENT_VISIT, desk_record_get_id (before));
  desk_save_add (save, DESK_RECORD (self->appointment), NULL, 0, NULL);
  desk_record_set_integer (after, DESK_VISIT_BOOKED, desk_appointment_get_begin (self->appointment, zone));
  desk_save_add (save, after, before, self->visit_base, NULL);
}

static void
add_new_visit (DeskBookingSave *self, DeskSave *save)
{
  GTimeZone *zone = desk_clock_get_zone (desk_context_get_clock (self->context));
  g_autoptr (DeskVisit) visit = desk_booked_visit_new (self->appointment, zone);

  desk_record_set_text (DESK_RECORD (visit), DESK_VISIT_CHANNEL, "visit");
  desk_visit_admission_add (self->context, save, visit, self->person, "waiting");
  desk_save_add (save, DESK_RECORD (self->appointment), NULL, 0, NULL);
  desk_save_link (save, DESK_RECORD (self->appointment), DESK_APPOINTMENT_VISIT, DESK_RECORD (visit));
}

static DeskSave *
make_walk_in (DeskBookingSave *self)
{
  DeskSave *save = desk_context_new_save (self->context);
  DeskProfile *profile = desk_context_get_profile (self->context);

  if (self->visit != NULL && desk_visit_is_open (self->visit))
    add_present_visit (self, save);
  else
    add_new_visit (self, save);
  desk_save_draw_number (save, DESK_RECORD (self->appointment), DESK_APPOINTMENT_NO);
  desk_save_claim_place (save, self->appointment, desk_profile_get_calendar (profile), self->hold);
  return save;
}

/**
 * desk_booking_save_make:
 *
 * Returns: (transfer full): the save; it fails with %DESK_STORE_ERROR_TAKEN where somebody else has the place
 */
DeskSave *
desk_booking_save_make (DeskBookingSave *self)
{
  DeskProfile *profile = desk_context_get_profile (self->context);
  DeskSave *save;

  if (self->old != NULL)
    return make_move (self);
  if (is_walk_in (self))
    return make_walk_in (self);
  save = desk_registration_new (self->context, DESK_RECORD (self->appointment), DESK_APPOINTMENT_NO, NULL,
                                self->visit, self->visit_base, "booked");
  desk_save_claim_place (save, self->appointment, desk_profile_get_calendar (profile), self->hold);
  return save;
}

/**
 * desk_booking_save_tell:
 * @from: where the notice is shown
 *
 * Tells what was saved, with its undo.
 */
void
desk_booking_save_tell (DeskBookingSave *self, GtkWidget *from)
{
  if (self->old != NULL)
    desk_appointment_act_tell_moved (from, self->context, self->old, self->old_after, self->appointment,
                                     self->reception);
  else
    desk_appointment_act_tell_booked (from, self->context, self->appointment, self->reception);
}
