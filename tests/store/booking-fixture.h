// SPDX-License-Identifier: GPL-3.0-or-later
// A desk with receptions, and the country's calendar.
#pragma once

#include "desk-fixture.h"
#include "model/appointment-step.h"
#include "model/wall-time.h"
#include "store/booking.h"
#include "store/error.h"

typedef struct
{
  Desk desk;
  DeskProfile *profile;
  DeskCalendar *calendar;
  DeskAppointmentHand hand;
} Office;

static inline void
office_set_up (Office *self, gconstpointer country)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", (const char *)country);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data (path, 0, &error);

  g_assert_no_error (error);
  desk_set_up (&self->desk, NULL);
  self->profile = desk_profile_new_from_bytes (json, country, &error);
  g_assert_no_error (error);
  self->calendar = desk_profile_get_calendar (self->profile);
  self->hand = (DeskAppointmentHand){ .officer = "o.1", .role = "head", .desk = "PL1-A" };
  g_assert_true (desk_wall_time_read (self->desk.zone, "2026-11-23T08:00", &self->hand.now)); /* a Monday */
}

static inline void
office_tear_down (Office *self, gconstpointer country)
{
  desk_tear_down (&self->desk, NULL);
  g_object_unref (self->profile);
}

#define office_test(path, func) g_test_add (path, Office, "ua", office_set_up, func, office_tear_down)

static inline gint64
office_read (Office *self, const char *wall)
{
  gint64 utc = 0;

  g_assert_true (desk_wall_time_read (self->desk.zone, wall, &utc));
  return utc;
}

static inline void
office_set_rule (DeskRecord *reception, DeskReceptionField field, const char *text)
{
  desk_record_set_entry (reception, field, "1aaa", g_variant_new_string (text));
}

/* Every day from @from to @to, half an hour a visitor. */
static inline DeskReception *
office_add_reception (Office *self, const char *name, const char *from, const char *to)
{
  DeskRecord *reception = g_object_new (DESK_TYPE_RECEPTION, "name", name, "kind", "chief", NULL);

  desk_record_set_integer (reception, DESK_RECEPTION_SLOT_MINUTES, 30);
  desk_record_set_entry (reception, DESK_RECEPTION_SERVICE, "personal", g_variant_new_boolean (TRUE));
  office_set_rule (reception, DESK_RECEPTION_RULE, "weekly");
  office_set_rule (reception, DESK_RECEPTION_RULE_DAYS, "mo tu we th fr sa su");
  office_set_rule (reception, DESK_RECEPTION_RULE_FROM, from);
  office_set_rule (reception, DESK_RECEPTION_RULE_TO, to);
  desk_save_one (&self->desk, reception, NULL, self->hand.now);
  return DESK_RECEPTION (reception);
}

static inline void
office_change (Office *self, DeskReception *reception, DeskReceptionField field, GVariant *value)
{
  g_autoptr (DeskRecord) shown = desk_record_copy (DESK_RECORD (reception));

  desk_record_set_value (DESK_RECORD (reception), field, value);
  desk_save_one (&self->desk, DESK_RECORD (reception), shown, self->hand.now);
}

static inline DeskAppointment *
office_make (Office *self, DeskReception *reception, const char *start)
{
  DeskAppointment *appointment =
      g_object_new (DESK_TYPE_APPOINTMENT, "service", "personal", "phone", "+380501234567", NULL);

  desk_appointment_set_place (appointment, reception, start);
  return appointment;
}

/* Saves @appointment, which changed since @shown (NULL: a new one). */
static inline gboolean
office_save (Office *self, DeskAppointment *appointment, DeskRecord *shown, gint64 hold, GError **error)
{
  g_autoptr (DeskSave) save = desk_save_new ("4417", self->hand.now, self->desk.zone);

  desk_save_add (save, DESK_RECORD (appointment), shown, 0, NULL);
  desk_save_claim_place (save, appointment, self->calendar, hold);
  if (!desk_save_run (save, self->desk.database, NULL, error))
    return FALSE;
  desk_save_finish (save);
  return TRUE;
}

static inline DeskAppointment *
office_book (Office *self, DeskReception *reception, const char *start)
{
  g_autoptr (GError) error = NULL;
  DeskAppointment *appointment = office_make (self, reception, start);

  g_assert_true (
      desk_appointment_take_step (appointment, reception, self->profile, DESK_APPOINTMENT_BOOK, &self->hand));
  office_save (self, appointment, NULL, 0, &error);
  g_assert_no_error (error);
  return appointment;
}

static inline gboolean
office_try (Office *self, DeskReception *reception, const char *start, GError **error)
{
  g_autoptr (DeskAppointment) appointment = office_make (self, reception, start);

  g_assert_true (
      desk_appointment_take_step (appointment, reception, self->profile, DESK_APPOINTMENT_BOOK, &self->hand));
  return office_save (self, appointment, NULL, 0, error);
}

/* A step with a saved appointment; its particulars are set before. */
static inline gboolean
office_step (Office *self, DeskAppointment *appointment, DeskReception *reception, DeskAppointmentStep step,
             GError **error)
{
  g_autoptr (DeskRecord) shown = desk_record_copy (DESK_RECORD (appointment));
  g_autoptr (DeskRecord) after = desk_record_copy (DESK_RECORD (appointment));

  if (step == DESK_APPOINTMENT_CANCEL)
    desk_record_set_text (after, DESK_APPOINTMENT_CANCEL_REASON, "by_applicant");
  if (step == DESK_APPOINTMENT_FINISH)
    desk_record_set_text (after, DESK_APPOINTMENT_RESULT, "solved");
  g_assert_true (
      desk_appointment_take_step (DESK_APPOINTMENT (after), reception, self->profile, step, &self->hand));
  if (!office_save (self, DESK_APPOINTMENT (after), shown, 0, error))
    return FALSE;
  desk_record_set_text (DESK_RECORD (appointment), DESK_APPOINTMENT_STATE,
                        desk_record_get_text (after, DESK_APPOINTMENT_STATE));
  desk_record_set_text (DESK_RECORD (appointment), DESK_APPOINTMENT_CANCEL_REASON,
                        desk_record_get_text (after, DESK_APPOINTMENT_CANCEL_REASON));
  desk_record_set_value (DESK_RECORD (appointment), DESK_APPOINTMENT_CANCELLED,
                         desk_record_get_value (after, DESK_APPOINTMENT_CANCELLED));
  return TRUE;
}

/* "T09:30 T10:00", those of the first day without it; of several receptions each by its name. */
static inline char *
office_list_free (Office *self, const DeskBookingQuery *asked)
{
  DeskBookingQuery query = *asked;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  query.zone = self->desk.zone;
  query.calendar = self->calendar;
  query.now = query.now != 0 ? query.now : self->hand.now;
  query.days = query.days != 0 ? query.days : 90;
  query.limit = query.limit != 0 ? query.limit : 10;
  found = desk_booking_list_free (self->desk.database, &query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const DeskFreeSlot *slot = g_ptr_array_index (found, i);

      g_assert_cmpint (slot->begins, ==, office_read (self, slot->start));
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", slot->start + strlen ("2026-11-"));
      if (slot->free != 1)
        g_string_append_printf (text, "*%u", slot->free);
    }
  return g_string_free (text, FALSE);
}

static inline void
office_assert_free (Office *self, DeskReception *reception, const char *from, guint limit,
                    const char *expected)
{
  DeskBookingQuery query = { .reception = (char *)desk_record_get_id (DESK_RECORD (reception)),
                             .from = office_read (self, from),
                             .limit = limit };
  g_autofree char *found = office_list_free (self, &query);

  g_assert_cmpstr (found, ==, expected);
}
