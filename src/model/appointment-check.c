// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an appointment can be booked as it is written. Whether its place is still free is decided where it is saved.

#include "model/appointment-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/appointment-step.h"
#include "model/officer.h"
#include "model/reception-plan.h"
#include "model/wall-time.h"

typedef struct
{
  GArray *findings;
  DeskAppointment *appointment;
  DeskRecord *record;
  const DeskAppointmentSituation *situation;
  DeskProfile *profile;
  gint64 begin; /* 0: no time yet */
} Check;

static void
add (Check *self, DeskFindingLevel level, DeskAppointmentField field, const char *message)
{
  desk_findings_add (self->findings, level, field, NULL, message);
}

static void
add_error (Check *self, DeskAppointmentField field, const char *message)
{
  add (self, DESK_FINDING_ERROR, field, message);
}

static gboolean
has_words (DeskRecord *record, guint field)
{
  const char *text = desk_record_get_text (record, field);
  g_autofree char *words = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *words != '\0';
}

static gboolean
came_without (Check *self)
{
  return desk_record_get_boolean (self->record, DESK_APPOINTMENT_WALK_IN);
}

static void
check_who (Check *self)
{
  DeskRecord *reception = DESK_RECORD (self->situation->reception);
  const char *kind = reception != NULL ? desk_record_get_text (reception, DESK_RECEPTION_KIND) : NULL;

  if (desk_record_get_text (self->record, DESK_APPOINTMENT_PERSON) == NULL
      && !has_words (self->record, DESK_APPOINTMENT_PHONE))
    add_error (self, DESK_APPOINTMENT_PERSON, _ ("Write who comes: a name or a phone number is enough."));
  if (desk_profile_has_flag (self->profile, "reception_kinds", kind, "result_needed")
      && !has_words (self->record, DESK_APPOINTMENT_QUESTION))
    add_error (self, DESK_APPOINTMENT_QUESTION, _ ("Write the question: whoever receives prepares for it."));
}

static void
check_service (Check *self)
{
  const char *service = desk_record_get_text (self->record, DESK_APPOINTMENT_SERVICE);

  if (desk_profile_get_term (self->profile, "reception_services", service) == NULL)
    add_error (self, DESK_APPOINTMENT_SERVICE, _ ("Choose what the visitor comes for: one digit."));
  else if (self->situation->reception != NULL
           && !desk_reception_has_service (self->situation->reception, service))
    add_error (self, DESK_APPOINTMENT_SERVICE,
               _ ("This reception does not offer that service. Choose another place or another service."));
}

static void
check_reception (Check *self)
{
  DeskRecord *reception = DESK_RECORD (self->situation->reception);
  const char *lowest = reception != NULL ? desk_record_get_text (reception, DESK_RECEPTION_BOOKED_BY) : NULL;

  if (reception == NULL || self->begin == 0)
    {
      add_error (self, DESK_APPOINTMENT_START, _ ("Choose one of the free places."));
      return;
    }
  if (desk_record_get_boolean (reception, DESK_RECEPTION_ENDED))
    add_error (self, DESK_APPOINTMENT_RECEPTION, _ ("Nobody receives there any more. Choose another place."));
  if (!desk_officer_role_reaches (self->situation->role, lowest != NULL ? lowest : "communicator"))
    add_error (
        self, DESK_APPOINTMENT_RECEPTION,
        _ ("You may not book this reception. Ask the duty officer or the head, or choose another place."));
}

static gboolean
is_today_or_before (Check *self)
{
  GTimeZone *zone = desk_profile_get_time_zone (self->profile);
  GDate day, today;

  desk_wall_time_split (zone, self->begin, &day);
  desk_wall_time_split (zone, self->situation->now, &today);
  return g_date_compare (&day, &today) <= 0;
}

static void
check_time (Check *self)
{
  if (self->begin == 0)
    return;
  if (came_without (self) && !is_today_or_before (self))
    add_error (self, DESK_APPOINTMENT_START,
               _ ("Whoever came without an appointment is received today. Book the place for a later day."));
  else if (!came_without (self) && self->begin < self->situation->now)
    add_error (
        self, DESK_APPOINTMENT_START,
        _ ("This time has passed. Choose a later place; a reception that took place already is recorded "
           "as a visit without an appointment."));
}

/* A head may have people received at any time; the rules say only when it is usual. */
static void
check_rules (Check *self)
{
  gboolean is_head = desk_officer_role_reaches (self->situation->role, "head");

  if (self->situation->reception == NULL || self->begin == 0
      || !desk_appointment_needs_override (self->appointment, self->situation->reception, self->profile))
    return;
  if (!is_head)
    add_error (
        self, DESK_APPOINTMENT_START,
        _ ("Nothing can be booked then: it lies outside of the hours, on a day off, or is kept for people "
           "without an appointment. Choose a free place, or ask the head."));
  else if (!has_words (self->record, DESK_APPOINTMENT_OVERRIDE_REASON))
    add_error (
        self, DESK_APPOINTMENT_OVERRIDE_REASON,
        _ ("This lies outside of the hours, on a day off, or is kept for people without an appointment. "
           "Write why it is booked."));
}

static gboolean
is_same_day (const char *a, const char *b)
{
  return a != NULL && b != NULL && strncmp (a, b, strlen ("2026-11-24")) == 0;
}

static void
check_other (Check *self, DeskAppointment *other)
{
  GTimeZone *zone = desk_profile_get_time_zone (self->profile);
  DeskRecord *record = DESK_RECORD (other);
  const char *id = desk_record_get_id (record);

  if ((id != NULL
       && (g_strcmp0 (id, desk_record_get_id (self->record)) == 0
           || g_strcmp0 (id, desk_record_get_text (self->record, DESK_APPOINTMENT_MOVED_FROM)) == 0))
      || !desk_appointment_takes_place (other)
      || !is_same_day (desk_record_get_text (record, DESK_APPOINTMENT_START),
                       desk_record_get_text (self->record, DESK_APPOINTMENT_START)))
    return;
  if (g_strcmp0 (desk_record_get_text (record, DESK_APPOINTMENT_SERVICE),
                 desk_record_get_text (self->record, DESK_APPOINTMENT_SERVICE))
      == 0)
    add (
        self, DESK_FINDING_WARNING, DESK_APPOINTMENT_PERSON,
        _ ("This person has an appointment for the same service on that day. Write why there is another one."));
  else if (desk_appointment_get_begin (other, zone) < desk_appointment_get_end (self->appointment, zone)
           && self->begin < desk_appointment_get_end (other, zone))
    add (self, DESK_FINDING_WARNING, DESK_APPOINTMENT_PERSON,
         _ ("This person has another appointment at that time. Write why there are both."));
}

/**
 * desk_appointment_check:
 * @situation: what is known beside the appointment
 *
 * Looks at everything that is asked before an appointment is booked, or written down as one of somebody who came without.
 *
 * Returns: (transfer full) (element-type DeskFinding): what was found
 */
GArray *
desk_appointment_check (DeskAppointment *self, const DeskAppointmentSituation *situation,
                        DeskProfile *profile)
{
  Check check = { .findings = desk_findings_new (),
                  .appointment = self,
                  .record = DESK_RECORD (self),
                  .situation = situation,
                  .profile = profile,
                  .begin = desk_appointment_get_begin (self, desk_profile_get_time_zone (profile)) };

  check_who (&check);
  check_service (&check);
  check_reception (&check);
  check_time (&check);
  check_rules (&check);
  for (guint i = 0; situation->others != NULL && check.begin != 0 && i < situation->others->len; i++)
    check_other (&check, g_ptr_array_index (situation->others, i));
  return check.findings;
}

/**
 * desk_appointment_needs_override:
 *
 * Whoever came without an appointment is received when there is time for them; what is booked keeps to the rules.
 *
 * Returns: whether its time is none at which the reception can be booked, so that the head has to say why
 */
gboolean
desk_appointment_needs_override (DeskAppointment *self, DeskReception *reception, DeskProfile *profile)
{
  g_autoptr (DeskReceptionPlan) plan = NULL;
  DeskReceptionSlot slot;

  if (desk_record_get_boolean (DESK_RECORD (self), DESK_APPOINTMENT_WALK_IN))
    return FALSE;
  plan = desk_reception_plan_new (reception, desk_profile_get_calendar (profile),
                                  desk_profile_get_time_zone (profile));
  return !desk_reception_plan_find_slot (plan,
                                         desk_record_get_text (DESK_RECORD (self), DESK_APPOINTMENT_START),
                                         &slot)
         || slot.walk_in;
}

/**
 * desk_appointment_is_sealed:
 *
 * Returns: whether lists show the appointment without name, service and question
 */
gboolean
desk_appointment_is_sealed (DeskAppointment *self, DeskProfile *profile)
{
  const char *topic = desk_record_get_text (DESK_RECORD (self), DESK_APPOINTMENT_TOPIC);

  return topic != NULL && desk_profile_has_flag (profile, "topics", topic, "sealed");
}
