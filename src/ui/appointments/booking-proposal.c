// SPDX-License-Identifier: GPL-3.0-or-later
// What a booking begins with: what the visit says in which it is made, and what is known of the person.

#include "ui/appointments/booking-proposal.h"

#include "ui/widgets/field-words.h"

/**
 * desk_booking_proposal_take_visit:
 * @visit: in which somebody is booked
 */
void
desk_booking_proposal_take_visit (DeskAppointment *appointment, DeskVisit *visit)
{
  DeskRecord *record = DESK_RECORD (appointment);

  desk_record_set_text (record, DESK_APPOINTMENT_FROM_VISIT, desk_record_get_id (DESK_RECORD (visit)));
  desk_record_set_text (record, DESK_APPOINTMENT_PERSON,
                        desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_PERSON));
  desk_record_set_text (record, DESK_APPOINTMENT_TOPIC,
                        desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_TOPIC));
  desk_record_set_text (record, DESK_APPOINTMENT_PRIORITY_GROUP,
                        desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_PRIORITY_GROUP));
}

/* A number at which it is not safe to call is never proposed. */
static const char *
find_phone (DeskRecord *person)
{
  g_autofree const char **keys = desk_record_list_keys (person, DESK_PERSON_PHONE);

  for (guint i = 0; keys[i] != NULL; i++)
    if (desk_record_get_entry (person, DESK_PERSON_PHONE_ENDED, keys[i]) == NULL
        && g_strcmp0 (desk_record_get_entry_text (person, DESK_PERSON_PHONE_SAFE, keys[i]), "no") != 0)
      return desk_record_get_entry_text (person, DESK_PERSON_PHONE, keys[i]);
  return NULL;
}

static void
propose (DeskRecordEditor *form, DeskAppointmentField field, const char *text)
{
  const char *present = desk_record_get_text (desk_record_editor_get_record (form), field);

  if (text != NULL && *text != '\0' && (present == NULL || *present == '\0'))
    desk_record_editor_propose (form, field, text);
}

/**
 * desk_booking_proposal_take_person:
 * @form: of the booking
 * @person: who is booked
 *
 * Fills in what is known of the person, where nothing else stands.
 */
void
desk_booking_proposal_take_person (DeskRecordEditor *form, DeskPerson *person)
{
  DeskRecord *record = DESK_RECORD (person);
  g_autofree char *needs =
      desk_field_words_list (record, DESK_PERSON_NEED, desk_record_editor_get_context (form));

  propose (form, DESK_APPOINTMENT_PHONE, find_phone (record));
  propose (form, DESK_APPOINTMENT_PRIORITY_GROUP, desk_record_get_text (record, DESK_PERSON_PRIORITY_GROUP));
  propose (form, DESK_APPOINTMENT_NEEDS, needs);
}
