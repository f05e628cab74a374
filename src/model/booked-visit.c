// SPDX-License-Identifier: GPL-3.0-or-later
// A visit that began with an appointment. The officer acts on the visit; the appointment follows it: whoever is served is
// being received, whoever is finished was received, whoever left gave the appointment up.

#include "model/booked-visit.h"

/**
 * desk_booked_visit_new:
 * @zone: the station's
 *
 * Returns: (transfer full): the visit that begins when whoever is booked arrives; not begun yet
 */
DeskVisit *
desk_booked_visit_new (DeskAppointment *appointment, GTimeZone *zone)
{
  DeskRecord *booking = DESK_RECORD (appointment);
  const char *group = desk_record_get_text (booking, DESK_APPOINTMENT_PRIORITY_GROUP);
  DeskRecord *visit = g_object_new (DESK_TYPE_VISIT, NULL);

  desk_record_set_text (visit, DESK_VISIT_PERSON, desk_record_get_text (booking, DESK_APPOINTMENT_PERSON));
  desk_record_set_text (visit, DESK_VISIT_TOPIC, desk_record_get_text (booking, DESK_APPOINTMENT_TOPIC));
  desk_record_set_text (visit, DESK_VISIT_CHANNEL, "booked");
  desk_record_set_text (visit, DESK_VISIT_PRIORITY, group != NULL ? "group" : "ordinary");
  desk_record_set_text (visit, DESK_VISIT_PRIORITY_GROUP, group);
  desk_record_set_integer (visit, DESK_VISIT_BOOKED, desk_appointment_get_begin (appointment, zone));
  return DESK_VISIT (visit);
}

/* The visitor was here and went: that stays written when the place is given back. */
static gboolean
give_up (DeskAppointment *self, DeskReception *reception, DeskProfile *profile, const DeskHand *hand)
{
  DeskRecord *record = DESK_RECORD (self);
  g_autoptr (DeskRecord) was = desk_record_copy (record);

  if (!desk_appointment_take_step (self, reception, profile, DESK_APPOINTMENT_UNARRIVE, hand))
    return FALSE;
  desk_record_set_text (record, DESK_APPOINTMENT_CANCEL_REASON, DESK_BOOKED_VISIT_LEFT);
  if (!desk_appointment_take_step (self, reception, profile, DESK_APPOINTMENT_CANCEL, hand))
    return FALSE;
  desk_record_set_value (record, DESK_APPOINTMENT_ARRIVED,
                         desk_record_get_value (was, DESK_APPOINTMENT_ARRIVED));
  desk_record_set_value (record, DESK_APPOINTMENT_VISIT, desk_record_get_value (was, DESK_APPOINTMENT_VISIT));
  return TRUE;
}

/* A reception whose result is needed is over when that is written down; until then it goes on. */
static gboolean
finish (DeskAppointment *self, DeskReception *reception, DeskProfile *profile, const DeskHand *hand)
{
  gboolean served = desk_appointment_take_step (self, reception, profile, DESK_APPOINTMENT_SERVE, hand);

  return desk_appointment_take_step (self, reception, profile, DESK_APPOINTMENT_FINISH, hand) || served;
}

/**
 * desk_booked_visit_follow:
 * @visit: after a step
 * @appointment: it began with
 * @reception: with whom
 * @hand: who took the step, where and when
 *
 * Returns: (transfer full) (nullable): the appointment as it is after that step; NULL where it stays as it is
 */
DeskAppointment *
desk_booked_visit_follow (DeskVisit *visit, DeskAppointment *appointment, DeskReception *reception,
                          DeskProfile *profile, const DeskHand *hand)
{
  const char *state = desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_STATE);
  g_autoptr (DeskAppointment) after = DESK_APPOINTMENT (desk_record_copy (DESK_RECORD (appointment)));
  gboolean followed = FALSE;

  if (g_strcmp0 (state, "serving") == 0)
    followed = desk_appointment_take_step (after, reception, profile, DESK_APPOINTMENT_SERVE, hand);
  else if (g_strcmp0 (state, "finished") == 0)
    followed = finish (after, reception, profile, hand);
  else if (g_strcmp0 (state, "annulled") == 0)
    followed = desk_appointment_take_step (after, reception, profile, DESK_APPOINTMENT_UNARRIVE, hand);
  else if (g_strcmp0 (state, "left") == 0 || g_strcmp0 (state, "no_show") == 0)
    followed = give_up (after, reception, profile, hand);
  return followed ? g_steal_pointer (&after) : NULL;
}

/**
 * desk_booked_visit_take_back:
 * @now: the appointment as it stands
 * @before: as it was before it followed a step of its visit
 * @after: as it was after that
 *
 * Returns: (transfer full) (nullable): the appointment with that taken back; NULL where it has gone on since
 */
DeskAppointment *
desk_booked_visit_take_back (DeskAppointment *now, DeskAppointment *before, DeskAppointment *after)
{
  g_autoptr (GPtrArray) written = desk_record_diff (DESK_RECORD (after), DESK_RECORD (before));
  g_autoptr (GPtrArray) since = desk_record_diff (DESK_RECORD (after), DESK_RECORD (now));
  DeskRecord *undone;

  for (guint i = 0; i < since->len; i++)
    if (g_str_equal (((DeskFieldValue *)g_ptr_array_index (since, i))->name, "state"))
      return NULL;
  undone = desk_record_copy (DESK_RECORD (now));
  for (guint i = 0; i < written->len; i++)
    {
      DeskFieldValue *value = g_ptr_array_index (written, i);

      desk_record_set_wire (undone, value->name, value->value);
    }
  return DESK_APPOINTMENT (undone);
}

/**
 * desk_booked_visit_lacks_result:
 *
 * Returns: whether the visitor was received and it is still to be written down what came of it
 */
gboolean
desk_booked_visit_lacks_result (DeskAppointment *appointment, DeskReception *reception, DeskProfile *profile)
{
  const char *state = desk_record_get_text (DESK_RECORD (appointment), DESK_APPOINTMENT_STATE);
  DeskAppointmentField field;

  return g_strcmp0 (state, "serving") == 0
         && desk_appointment_find_step_fault (appointment, reception, profile, DESK_APPOINTMENT_FINISH,
                                              &field)
                != NULL;
}
