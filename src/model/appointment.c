// SPDX-License-Identifier: GPL-3.0-or-later
// A place booked for a visitor with a reception (reception.h), and what came of it. Its time is one of the station's wall clock
// and stays that also when a law moves the zone. Whether the place is free is decided where it is saved (store).

#include "model/appointment.h"

#include <glib/gi18n-lib.h>

/**
 * DeskAppointment:
 * A place booked for a visitor with a reception, and what came of it.
 */
struct _DeskAppointment
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskAppointment, desk_appointment, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_APPOINTMENT_NO] = { "no", DESK_FIELD_NUMBER,
                            DESK_FIELD_IMMUTABLE | DESK_FIELD_SEARCHED | DESK_FIELD_INTERNAL, N_ ("Number"),
                            NULL },
  [DESK_APPOINTMENT_STATE] = { "state", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("State"),
                               "appointment_states" },
  [DESK_APPOINTMENT_RECEPTION] = { "reception", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                                   N_ ("Reception"), "reception" },
  [DESK_APPOINTMENT_START] = { "start", DESK_FIELD_MOMENT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                               N_ ("Time"), NULL },
  [DESK_APPOINTMENT_LENGTH] = { "length", DESK_FIELD_INTEGER, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                                N_ ("Length, minutes"), NULL },
  [DESK_APPOINTMENT_GAP] = { "gap", DESK_FIELD_INTEGER, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                             N_ ("Pause after it, minutes"), NULL },
  [DESK_APPOINTMENT_ROOM] = { "room", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Room"), NULL },
  [DESK_APPOINTMENT_SERVICE] = { "service", DESK_FIELD_CHOICE, DESK_FIELD_REQUIRED, N_ ("Service"),
                                 "reception_services" },
  [DESK_APPOINTMENT_PERSON] = { "person", DESK_FIELD_LINK, DESK_FIELD_PLAIN, N_ ("Person"), "person" },
  [DESK_APPOINTMENT_PHONE] = { "phone", DESK_FIELD_PHONE, DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE,
                               N_ ("Phone"), NULL },
  [DESK_APPOINTMENT_PRIORITY_GROUP] = { "priority_group", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN,
                                        N_ ("Priority group"), "priority_groups" },
  [DESK_APPOINTMENT_TOPIC] = { "topic", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN, N_ ("Topic"), "topics" },
  [DESK_APPOINTMENT_QUESTION] = { "question", DESK_FIELD_BODY, DESK_FIELD_SENSITIVE, N_ ("Question"), NULL },
  [DESK_APPOINTMENT_CHANNEL] = { "channel", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN, N_ ("How it was booked"),
                                 "channels" },
  [DESK_APPOINTMENT_NEEDS] = { "needs", DESK_FIELD_TEXT, DESK_FIELD_PLAIN,
                               N_ ("Interpreter, companion, access"), NULL },
  [DESK_APPOINTMENT_WALK_IN] = { "walk_in", DESK_FIELD_BOOLEAN, DESK_FIELD_PLAIN,
                                 N_ ("Came without an appointment"), NULL },
  [DESK_APPOINTMENT_FROM_VISIT] = { "from_visit", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                                    N_ ("Booked during the visit"), "visit" },
  [DESK_APPOINTMENT_VISIT] = { "visit", DESK_FIELD_LINK, DESK_FIELD_INTERNAL, N_ ("Visit"), "visit" },
  [DESK_APPOINTMENT_MADE] = { "made", DESK_FIELD_INSTANT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                              N_ ("Booked at"), NULL },
  [DESK_APPOINTMENT_OFFICER] = { "officer", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                                 N_ ("Booked by"), "officer" },
  [DESK_APPOINTMENT_DESK] = { "desk", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                              N_ ("Desk"), NULL },
  [DESK_APPOINTMENT_ARRIVED] = { "arrived", DESK_FIELD_INSTANT, DESK_FIELD_INTERNAL, N_ ("Arrived"), NULL },
  [DESK_APPOINTMENT_ENDED] = { "ended", DESK_FIELD_INSTANT, DESK_FIELD_INTERNAL, N_ ("Ended"), NULL },
  [DESK_APPOINTMENT_CANCELLED] = { "cancelled", DESK_FIELD_INSTANT, DESK_FIELD_INTERNAL, N_ ("Cancelled at"),
                                   NULL },
  [DESK_APPOINTMENT_CANCEL_REASON] = { "cancel_reason", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL,
                                       N_ ("Reason of the cancellation"), "cancel_reasons" },
  [DESK_APPOINTMENT_CANCEL_NOTE] = { "cancel_note", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL,
                                     N_ ("Remark on the cancellation"), NULL },
  [DESK_APPOINTMENT_MOVED_TO] = { "moved_to", DESK_FIELD_LINK, DESK_FIELD_INTERNAL, N_ ("Moved to"),
                                  "appointment" },
  [DESK_APPOINTMENT_MOVED_FROM] = { "moved_from", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                                    N_ ("Moved from"), "appointment" },
  [DESK_APPOINTMENT_RESULT] = { "result", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN, N_ ("Result"),
                                "reception_results" },
  [DESK_APPOINTMENT_DECISION] = { "decision", DESK_FIELD_BODY, DESK_FIELD_SENSITIVE, N_ ("Decision"), NULL },
  [DESK_APPOINTMENT_EXECUTOR] = { "executor", DESK_FIELD_TEXT, DESK_FIELD_PLAIN, N_ ("Executor"), NULL },
  [DESK_APPOINTMENT_ANSWER_CLOCK] = { "answer_clock", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL,
                                      N_ ("Term of the answer"), "clocks" },
  [DESK_APPOINTMENT_DUE] = { "due", DESK_FIELD_INSTANT, DESK_FIELD_INTERNAL, N_ ("Answer due"), NULL },
  [DESK_APPOINTMENT_ANSWER_FORM] = { "answer_form", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN,
                                     N_ ("Form of the answer"), "answer_forms" },
  [DESK_APPOINTMENT_ANSWERED] = { "answered", DESK_FIELD_INSTANT, DESK_FIELD_INTERNAL, N_ ("Answered at"),
                                  NULL },
  [DESK_APPOINTMENT_ANSWER] = { "answer", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL,
                                N_ ("How the applicant was told"), NULL },
  [DESK_APPOINTMENT_STATEMENT] = { "statement", DESK_FIELD_LINK, DESK_FIELD_INTERNAL,
                                   N_ ("Accepted as a statement"), "statement" },
  [DESK_APPOINTMENT_OVERRIDE_REASON] = { "override_reason", DESK_FIELD_TEXT, DESK_FIELD_PLAIN,
                                         N_ ("Why it lies outside the rules"), NULL },
  [DESK_APPOINTMENT_CHECK_REASON] = { "check_reason", DESK_FIELD_TEXT, DESK_FIELD_PLAIN,
                                      N_ ("Why it is booked as it is"), NULL },
  [DESK_APPOINTMENT_PROFILE] = { "profile", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Profile version"),
                                 NULL },
};

static void
desk_appointment_class_init (DeskAppointmentClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "appointment", fields, G_N_ELEMENTS (fields));
}

static void
desk_appointment_init (DeskAppointment *self)
{
}
