// SPDX-License-Identifier: GPL-3.0-or-later
// What keeps an appointment from being booked, and at which field it is said.

#include "model/appointment-check.h"

#include "model/appointment-step.h"

#include <string.h>

typedef struct
{
  DeskProfile *profile;
  DeskReception *reception;
  DeskAppointment *appointment;
  DeskRecord *record;
  GPtrArray *others;
  DeskAppointmentSituation situation;
} Fixture;

static void
set (Fixture *self, DeskAppointmentField field, const char *text)
{
  desk_record_set_text (self->record, field, text);
}

static void
set_rule (Fixture *self, DeskReceptionField field, const char *text)
{
  desk_record_set_entry (DESK_RECORD (self->reception), field, "1aaa", g_variant_new_string (text));
}

/* A place with the chief on Tuesday morning, looked at a day before; nothing is wrong with it. */
static void
set_up (Fixture *self, gconstpointer country)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", (const char *)country);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data (path, 0, &error);

  g_assert_no_error (error);
  self->profile = desk_profile_new_from_bytes (json, country, &error);
  g_assert_no_error (error);
  self->reception = g_object_new (DESK_TYPE_RECEPTION, "id", "r.1", "kind", "chief", NULL);
  desk_record_set_integer (DESK_RECORD (self->reception), DESK_RECEPTION_SLOT_MINUTES, 30);
  desk_record_set_integer (DESK_RECORD (self->reception), DESK_RECEPTION_WALK_IN_EVERY, 2);
  desk_record_set_entry (DESK_RECORD (self->reception), DESK_RECEPTION_SERVICE, "personal",
                         g_variant_new_boolean (TRUE));
  set_rule (self, DESK_RECEPTION_RULE, "weekly");
  set_rule (self, DESK_RECEPTION_RULE_DAYS, "tu");
  set_rule (self, DESK_RECEPTION_RULE_FROM, "09:00");
  set_rule (self, DESK_RECEPTION_RULE_TO, "12:00");

  self->appointment = g_object_new (DESK_TYPE_APPOINTMENT, "person", "p.1", "service", "personal", "question",
                                    "Noise at night", NULL);
  self->record = DESK_RECORD (self->appointment);
  desk_appointment_set_place (self->appointment, self->reception, "2026-11-24T10:00");
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
  self->situation = (DeskAppointmentSituation){ .reception = self->reception,
                                                .role = "communicator",
                                                .others = self->others };
  self->situation.now =
      desk_appointment_get_begin (self->appointment, desk_profile_get_time_zone (self->profile))
      - 24 * 60 * 60;
}

static void
tear_down (Fixture *self, gconstpointer country)
{
  g_ptr_array_unref (self->others);
  g_object_unref (self->appointment);
  g_object_unref (self->reception);
  g_object_unref (self->profile);
}

static void
assert_found (Fixture *self, DeskFindingLevel level, DeskAppointmentField field)
{
  g_autoptr (GArray) findings = desk_appointment_check (self->appointment, &self->situation, self->profile);

  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (g_array_index (findings, DeskFinding, 0).level, ==, level);
  g_assert_cmpuint (g_array_index (findings, DeskFinding, 0).field, ==, field);
}

static void
assert_error (Fixture *self, DeskAppointmentField field)
{
  assert_found (self, DESK_FINDING_ERROR, field);
}

static void
assert_fine (Fixture *self)
{
  g_autoptr (GArray) findings = desk_appointment_check (self->appointment, &self->situation, self->profile);

  for (guint i = 0; i < findings->len; i++)
    g_error ("%s", g_array_index (findings, DeskFinding, i).message);
}

static DeskRecord *
add_other (Fixture *self, const char *id, const char *service, const char *start)
{
  DeskAppointment *other =
      g_object_new (DESK_TYPE_APPOINTMENT, "id", id, "state", "booked", "service", service, NULL);

  desk_appointment_set_place (other, self->reception, start);
  g_ptr_array_add (self->others, other);
  return DESK_RECORD (other);
}

static void
a_name_or_a_phone_is_enough (Fixture *self, gconstpointer country)
{
  assert_fine (self);
  set (self, DESK_APPOINTMENT_PERSON, NULL);
  assert_error (self, DESK_APPOINTMENT_PERSON);
  set (self, DESK_APPOINTMENT_PHONE, "+380501234567");
  assert_fine (self);
}

static void
the_reception_offers_the_service (Fixture *self, gconstpointer country)
{
  set (self, DESK_APPOINTMENT_SERVICE, NULL);
  assert_error (self, DESK_APPOINTMENT_SERVICE);
  set (self, DESK_APPOINTMENT_SERVICE, "lawyer");
  assert_error (self, DESK_APPOINTMENT_SERVICE);
  set (self, DESK_APPOINTMENT_SERVICE, "haircut");
  assert_error (self, DESK_APPOINTMENT_SERVICE);
}

static void
a_chief_is_told_the_question (Fixture *self, gconstpointer country)
{
  set (self, DESK_APPOINTMENT_QUESTION, " \n");
  assert_error (self, DESK_APPOINTMENT_QUESTION);
  desk_record_set_text (DESK_RECORD (self->reception), DESK_RECEPTION_KIND, "guest");
  assert_fine (self);
}

static void
a_place_is_chosen (Fixture *self, gconstpointer country)
{
  set (self, DESK_APPOINTMENT_START, NULL);
  assert_error (self, DESK_APPOINTMENT_START);
  set (self, DESK_APPOINTMENT_START, "2026-11-24T10:00");
  self->situation.reception = NULL;
  g_clear_pointer (&self->others, g_ptr_array_unref);
  self->situation.others = NULL;
  self->others = g_ptr_array_new ();
  set (self, DESK_APPOINTMENT_QUESTION, NULL);
  assert_error (self, DESK_APPOINTMENT_START);
}

static void
who_may_book (Fixture *self, gconstpointer country)
{
  desk_record_set_text (DESK_RECORD (self->reception), DESK_RECEPTION_BOOKED_BY, "duty");
  assert_error (self, DESK_APPOINTMENT_RECEPTION);
  self->situation.role = "duty";
  assert_fine (self);
}

static void
what_has_passed_is_not_booked (Fixture *self, gconstpointer country)
{
  self->situation.now += 24 * 60 * 60;
  assert_fine (self);
  self->situation.now += 1;
  assert_error (self, DESK_APPOINTMENT_START);

  /* Whoever came without is received when there is time. */
  desk_record_set_boolean (self->record, DESK_APPOINTMENT_WALK_IN, TRUE);
  assert_fine (self);
  self->situation.now -= 24 * 60 * 60;
  assert_error (self, DESK_APPOINTMENT_START);
  self->situation.now += 20 * 60 * 60;
  assert_fine (self);
}

static void
only_a_head_goes_beyond_the_rules (Fixture *self, gconstpointer country)
{
  static const char *const outside[] = {
    "2026-11-25T10:00", /* not on a Wednesday */
    "2026-11-24T12:00", /* over by then */
    "2026-11-24T10:10", /* between two places */
    "2026-11-24T09:30", /* kept for walk-ins */
  };

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      set (self, DESK_APPOINTMENT_START, outside[i]);
      set (self, DESK_APPOINTMENT_OVERRIDE_REASON, "Urgent");
      self->situation.role = "duty";
      assert_error (self, DESK_APPOINTMENT_START);
      self->situation.role = "head";
      assert_fine (self);
      set (self, DESK_APPOINTMENT_OVERRIDE_REASON, "  ");
      assert_error (self, DESK_APPOINTMENT_OVERRIDE_REASON);
    }
}

static void
a_day_off_is_outside_of_the_rules (void)
{
  Fixture kz;

  set_up (&kz, "kz");
  set_rule (&kz, DESK_RECEPTION_RULE_DAYS, "we");
  set (&kz, DESK_APPOINTMENT_START, "2026-12-16T10:00");
  assert_error (&kz, DESK_APPOINTMENT_START);
  set (&kz, DESK_APPOINTMENT_START, "2026-12-23T10:00");
  assert_fine (&kz);
  tear_down (&kz, "kz");
}

static void
twice_on_a_day_needs_a_reason (Fixture *self, gconstpointer country)
{
  DeskRecord *other = add_other (self, "a.2", "personal", "2026-11-24T11:00");

  assert_found (self, DESK_FINDING_WARNING, DESK_APPOINTMENT_PERSON);
  /* The one it is moved from, a cancelled one and another day do not count. */
  set (self, DESK_APPOINTMENT_MOVED_FROM, "a.2");
  assert_fine (self);
  set (self, DESK_APPOINTMENT_MOVED_FROM, NULL);
  desk_record_set_text (other, DESK_APPOINTMENT_STATE, "cancelled");
  assert_fine (self);
  add_other (self, "a.3", "personal", "2026-11-25T10:00");
  assert_fine (self);

  /* Another service does not either, unless it is at the same time. */
  add_other (self, "a.4", "permit", "2026-11-24T10:30");
  assert_fine (self);
  add_other (self, "a.5", "permit", "2026-11-24T09:45");
  assert_found (self, DESK_FINDING_WARNING, DESK_APPOINTMENT_PERSON);
}

#define ADD(path, function) g_test_add (path, Fixture, "ua", set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/model/appointment-check/who", a_name_or_a_phone_is_enough);
  ADD ("/model/appointment-check/service", the_reception_offers_the_service);
  ADD ("/model/appointment-check/question", a_chief_is_told_the_question);
  ADD ("/model/appointment-check/place", a_place_is_chosen);
  ADD ("/model/appointment-check/role", who_may_book);
  ADD ("/model/appointment-check/past", what_has_passed_is_not_booked);
  ADD ("/model/appointment-check/rules", only_a_head_goes_beyond_the_rules);
  g_test_add_func ("/model/appointment-check/day-off", a_day_off_is_outside_of_the_rules);
  ADD ("/model/appointment-check/twice", twice_on_a_day_needs_a_reason);

  return g_test_run ();
}
