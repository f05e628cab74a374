// SPDX-License-Identifier: GPL-3.0-or-later
// A morning with receptions, and people who are booked.
#pragma once

#include "office.h"

#include "model/appointment-step.h"
#include "model/person.h"
#include "store/records.h"

#define MORNING G_GINT64_CONSTANT (1780038000) /* Friday 29 May 2026, 10:00 in Kyiv */
#define MINUTE 60

static inline void
booking_save (Office *office, DeskSave *save)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_store_save_async (desk_context_get_store (office->context), save, office_on_done, office);
  result = office_wait (office);
  desk_store_save_finish (desk_context_get_store (office->context), result, &error);
  g_assert_no_error (error);
}

static inline void
booking_record (Office *office, DeskRecord *record, DeskRecord *shown)
{
  g_autoptr (DeskSave) save = desk_context_new_save (office->context);

  desk_save_add (save, record, shown, 0, NULL);
  if (DESK_IS_APPOINTMENT (record) && shown == NULL)
    desk_save_draw_number (save, record, DESK_APPOINTMENT_NO);
  booking_save (office, save);
}

/* Somebody who receives on workdays from nine to one, every half an hour. */
static inline DeskReception *
booking_add_reception (Office *office, const char *name, const char *kind, const char *service)
{
  DeskReception *reception = g_object_new (DESK_TYPE_RECEPTION, "name", name, "kind", kind, "room", name,
                                           "slot-minutes", G_GINT64_CONSTANT (30), "desk", "PL1-B", NULL);
  DeskRecord *record = DESK_RECORD (reception);

  desk_record_set_entry (record, DESK_RECEPTION_SERVICE, service, g_variant_new_boolean (TRUE));
  desk_record_set_entry (record, DESK_RECEPTION_RULE, "1aaa", g_variant_new_string ("weekly"));
  desk_record_set_entry (record, DESK_RECEPTION_RULE_DAYS, "1aaa", g_variant_new_string ("mo tu we th fr"));
  desk_record_set_entry (record, DESK_RECEPTION_RULE_FROM, "1aaa", g_variant_new_string ("09:00"));
  desk_record_set_entry (record, DESK_RECEPTION_RULE_TO, "1aaa", g_variant_new_string ("13:00"));
  booking_record (office, record, NULL);
  return reception;
}

static inline DeskPerson *
booking_add_person (Office *office, const char *surname, const char *given_name)
{
  DeskPerson *person = g_object_new (DESK_TYPE_PERSON, "surname", surname, "given-name", given_name, NULL);

  booking_record (office, DESK_RECORD (person), NULL);
  return person;
}

/* @person: (nullable) */
static inline DeskAppointment *
booking_add (Office *office, DeskReception *reception, DeskPerson *person, const char *start)
{
  DeskAppointment *appointment = g_object_new (DESK_TYPE_APPOINTMENT, "service", "personal", "state",
                                               "booked", "question", "Скарга на тишу", NULL);

  desk_appointment_set_place (appointment, reception, start);
  if (person != NULL)
    desk_record_set_text (DESK_RECORD (appointment), DESK_APPOINTMENT_PERSON,
                          desk_record_get_id (DESK_RECORD (person)));
  booking_record (office, DESK_RECORD (appointment), NULL);
  return appointment;
}

static inline gpointer
booking_find (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return desk_records_load (database, "appointment", id, error);
}

/* The appointment as it lies in the store now. */
static inline DeskAppointment *
booking_load (Office *office, const char *id)
{
  DeskStore *store = desk_context_get_store (office->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gpointer appointment;

  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, booking_find, (gpointer)id, NULL, NULL, NULL,
                         office_on_done, office);
  result = office_wait (office);
  appointment = desk_store_call_finish (store, result, &error);
  g_assert_no_error (error);
  return appointment;
}

static inline gboolean
booking_has (Office *office, const char *id, DeskAppointmentField field, const char *value)
{
  g_autoptr (DeskAppointment) appointment = booking_load (office, id);

  return g_strcmp0 (desk_record_get_text (DESK_RECORD (appointment), field), value) == 0;
}
