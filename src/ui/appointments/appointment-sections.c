// SPDX-License-Identifier: GPL-3.0-or-later
// What an appointment says, in the order of what happens: the place, who comes with which question, what came of it.

#include "ui/appointments/appointment-sections.h"

#include "ui/widgets/appointment-words.h"
#include "ui/widgets/record-file.h"
#include "ui/widgets/record-sections.h"

#include <glib/gi18n-lib.h>

static DeskAppointmentFile *
get_file (DeskRecordSection *self)
{
  return self->data;
}

static char *
name_link (DeskRecordSection *self, guint field, const char *id)
{
  return field == DESK_APPOINTMENT_OFFICER
             ? desk_record_file_name_officer (get_file (self)->officers, id, self->context)
             : NULL;
}

static void
add_other (DeskRecordSection *self, const char *title, DeskAppointment *other)
{
  g_autofree char *when = other != NULL ? desk_appointment_words_get_moment (other) : NULL;

  if (when != NULL)
    desk_record_section_lead_to (desk_record_section_add_row (self, title, when, when),
                                 "win.show-appointment", desk_record_get_id (DESK_RECORD (other)));
}

static void
fill_place (DeskRecordSection *self)
{
  DeskAppointmentFile *file = get_file (self);
  const char *name = desk_record_get_text (DESK_RECORD (file->reception), DESK_RECEPTION_NAME);
  g_autofree char *when = desk_appointment_words_get_moment (file->appointment);
  g_autofree char *place = desk_reception_words_get_place (file->reception, self->context);

  desk_record_section_add_row (self, _ ("Time"), when, when);
  desk_record_section_add_row (self, _ ("Reception"), name, name);
  desk_record_section_add_row (self, _ ("Room and kind of reception"), place, place);
  add_other (self, _ ("Moved to"), file->moved_to);
  add_other (self, _ ("Moved from"), file->moved_from);
}

static void
fill_visitor (DeskRecordSection *self)
{
  desk_record_section_add_person (self, _ ("Visitor"), get_file (self)->person);
}

static void
fill_question (DeskRecordSection *self)
{
  desk_record_section_add_text (self, desk_record_get_text (self->is, DESK_APPOINTMENT_QUESTION),
                                desk_record_get_text (self->was, DESK_APPOINTMENT_QUESTION));
}

static void
fill_result (DeskRecordSection *self)
{
  DeskStatement *statement = get_file (self)->statement;
  const char *number =
      statement != NULL ? desk_record_get_text (DESK_RECORD (statement), DESK_STATEMENT_NO) : NULL;

  if (number != NULL)
    desk_record_section_lead_to (desk_record_section_add_row (self, _ ("Accepted as a statement"), number,
                                                              number),
                                 "win.show-statement", desk_record_get_id (DESK_RECORD (statement)));
}

static void
fill_visit (DeskRecordSection *self)
{
  desk_record_section_add_visit (self, desk_record_get_text (self->is, DESK_APPOINTMENT_VISIT));
}

static const DeskRecordSectionLayout sections[] = {
  { N_ ("Place"), fill_place, 1, { DESK_APPOINTMENT_LENGTH } },
  { N_ ("Visitor"),
    fill_visitor,
    5,
    { DESK_APPOINTMENT_PHONE, DESK_APPOINTMENT_SERVICE, DESK_APPOINTMENT_TOPIC,
      DESK_APPOINTMENT_PRIORITY_GROUP, DESK_APPOINTMENT_NEEDS } },
  { N_ ("Question"), fill_question, 0, { 0 } },
  { N_ ("Result"),
    fill_result,
    6,
    { DESK_APPOINTMENT_RESULT, DESK_APPOINTMENT_DECISION, DESK_APPOINTMENT_EXECUTOR,
      DESK_APPOINTMENT_ANSWER_FORM, DESK_APPOINTMENT_ANSWERED, DESK_APPOINTMENT_ANSWER } },
  { N_ ("Cancellation"),
    NULL,
    3,
    { DESK_APPOINTMENT_CANCELLED, DESK_APPOINTMENT_CANCEL_REASON, DESK_APPOINTMENT_CANCEL_NOTE } },
  { N_ ("Booking"),
    fill_visit,
    9,
    { DESK_APPOINTMENT_MADE, DESK_APPOINTMENT_OFFICER, DESK_APPOINTMENT_DESK, DESK_APPOINTMENT_CHANNEL,
      DESK_APPOINTMENT_ARRIVED, DESK_APPOINTMENT_ENDED, DESK_APPOINTMENT_OVERRIDE_REASON,
      DESK_APPOINTMENT_CHECK_REASON, DESK_APPOINTMENT_PROFILE } },
};

/**
 * desk_appointment_sections_fill:
 * @box: emptied first
 *
 * Shows what the appointment says. Sections without a word are left out.
 */
void
desk_appointment_sections_fill (GtkBox *box, DeskAppointmentFile *file, DeskContext *context)
{
  DeskRecordSection about = { .is = DESK_RECORD (file->appointment),
                              .was = file->original,
                              .context = context,
                              .name_link = name_link,
                              .data = file };

  desk_record_sections_fill (box, &about, sections, G_N_ELEMENTS (sections));
}
