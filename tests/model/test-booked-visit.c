// SPDX-License-Identifier: GPL-3.0-or-later
// What a visit and the appointment it began with mean for each other, with both profiles.

#include "model/booked-visit.h"

#include "model/visit-step.h"

#define START "2026-11-24T09:30"

typedef struct
{
  DeskProfile *profile;
  DeskReception *reception;
  DeskAppointment *appointment;
  DeskHand hand;
} Fixture;

/* Somebody who is booked with a lawyer and arrived. */
static void
set_up (Fixture *self, gconstpointer country)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", (const char *)country);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data (path, 0, &error);

  g_assert_no_error (error);
  self->profile = desk_profile_new_from_bytes (json, country, &error);
  g_assert_no_error (error);
  self->reception = g_object_new (DESK_TYPE_RECEPTION, "id", "r.1", "kind", "guest", "slot-minutes",
                                  G_GINT64_CONSTANT (30), "desk", "PL1-A", NULL);
  self->appointment = g_object_new (DESK_TYPE_APPOINTMENT, "id", "a.1", "state", "booked", "person", "p.1",
                                    "topic", "CON", "priority_group", "disability", "visit", "v.1", NULL);
  desk_appointment_set_place (self->appointment, self->reception, START);
  self->hand = (DeskHand){ .officer = "o.1",
                           .role = "communicator",
                           .desk = "PL1-A",
                           .now = desk_appointment_get_begin (self->appointment,
                                                              desk_profile_get_time_zone (self->profile)) };
  g_assert_true (desk_appointment_take_step (self->appointment, self->reception, self->profile,
                                             DESK_APPOINTMENT_ARRIVE, &self->hand));
}

static void
tear_down (Fixture *self, gconstpointer country)
{
  g_object_unref (self->appointment);
  g_object_unref (self->reception);
  g_object_unref (self->profile);
}

/* What becomes of the appointment when its visit comes into this state; NULL: nothing. */
static DeskAppointment *
follow (Fixture *self, const char *state)
{
  g_autoptr (DeskVisit) visit = g_object_new (DESK_TYPE_VISIT, "state", state, NULL);

  return desk_booked_visit_follow (visit, self->appointment, self->reception, self->profile, &self->hand);
}

static const char *
get_text (DeskAppointment *appointment, DeskAppointmentField field)
{
  return desk_record_get_text (DESK_RECORD (appointment), field);
}

static void
test_new (Fixture *self, gconstpointer country)
{
  g_autoptr (DeskVisit) visit =
      desk_booked_visit_new (self->appointment, desk_profile_get_time_zone (self->profile));
  DeskRecord *record = DESK_RECORD (visit);

  g_assert_cmpstr (desk_record_get_text (record, DESK_VISIT_PERSON), ==, "p.1");
  g_assert_cmpstr (desk_record_get_text (record, DESK_VISIT_TOPIC), ==, "CON");
  g_assert_cmpstr (desk_record_get_text (record, DESK_VISIT_CHANNEL), ==, "booked");
  g_assert_cmpstr (desk_record_get_text (record, DESK_VISIT_PRIORITY), ==, "group");
  g_assert_cmpstr (desk_record_get_text (record, DESK_VISIT_PRIORITY_GROUP), ==, "disability");
  g_assert_cmpint (desk_record_get_integer (record, DESK_VISIT_BOOKED), ==, self->hand.now);
  g_assert_null (desk_record_get_text (record, DESK_VISIT_STATE));
}

static void
test_follow (Fixture *self, gconstpointer country)
{
  static const struct
  {
    const char *visit;
    const char *appointment;
  } expected[] = {
    { "waiting", NULL },    { "called", NULL },      { "held", NULL },           { "serving", "serving" },
    { "finished", "done" }, { "left", "cancelled" }, { "no_show", "cancelled" }, { "annulled", "booked" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (DeskAppointment) after = follow (self, expected[i].visit);

      g_assert_cmpstr (after != NULL ? get_text (after, DESK_APPOINTMENT_STATE) : NULL, ==,
                       expected[i].appointment);
      g_assert_cmpstr (get_text (self->appointment, DESK_APPOINTMENT_STATE), ==, "arrived");
    }
}

/* Whoever left was here: that is not taken away with the place. */
static void
test_left (Fixture *self, gconstpointer country)
{
  g_autoptr (DeskAppointment) after = follow (self, "left");

  g_assert_cmpstr (get_text (after, DESK_APPOINTMENT_CANCEL_REASON), ==, DESK_BOOKED_VISIT_LEFT);
  g_assert_nonnull (desk_profile_get_term (self->profile, "cancel_reasons", DESK_BOOKED_VISIT_LEFT));
  g_assert_cmpstr (get_text (after, DESK_APPOINTMENT_VISIT), ==, "v.1");
  g_assert_cmpint (desk_record_get_integer (DESK_RECORD (after), DESK_APPOINTMENT_ARRIVED), ==,
                   self->hand.now);
}

/* With a chief the reception is not over before its result is written down. */
static void
test_result (Fixture *self, gconstpointer country)
{
  g_autoptr (DeskAppointment) after = NULL;
  g_autoptr (DeskAppointment) done = NULL;

  desk_record_set_text (DESK_RECORD (self->reception), DESK_RECEPTION_KIND, "chief");
  g_assert_false (desk_booked_visit_lacks_result (self->appointment, self->reception, self->profile));
  after = follow (self, "finished");
  g_assert_cmpstr (get_text (after, DESK_APPOINTMENT_STATE), ==, "serving");
  g_assert_true (desk_booked_visit_lacks_result (after, self->reception, self->profile));

  desk_record_set_text (DESK_RECORD (self->appointment), DESK_APPOINTMENT_RESULT, "solved");
  done = follow (self, "finished");
  g_assert_cmpstr (get_text (done, DESK_APPOINTMENT_STATE), ==, "done");
  g_assert_false (desk_booked_visit_lacks_result (done, self->reception, self->profile));
}

/* What came of it stays as it is when the visit is opened again. */
static void
test_done (Fixture *self, gconstpointer country)
{
  g_autoptr (DeskAppointment) done = follow (self, "finished");
  g_autoptr (DeskAppointment) again = NULL;

  g_set_object (&self->appointment, done);
  again = follow (self, "serving");
  g_assert_null (again);
}

static void
test_take_back (Fixture *self, gconstpointer country)
{
  g_autoptr (DeskAppointment) after = follow (self, "serving");
  g_autoptr (DeskAppointment) now = DESK_APPOINTMENT (desk_record_copy (DESK_RECORD (after)));
  g_autoptr (DeskAppointment) undone = NULL;

  /* What was changed since stays. */
  desk_record_set_text (DESK_RECORD (now), DESK_APPOINTMENT_QUESTION, "Тиша");
  undone = desk_booked_visit_take_back (now, self->appointment, after);
  g_assert_cmpstr (get_text (undone, DESK_APPOINTMENT_STATE), ==, "arrived");
  g_assert_cmpstr (get_text (undone, DESK_APPOINTMENT_QUESTION), ==, "Тиша");

  /* What has gone on is not taken back. */
  desk_record_set_text (DESK_RECORD (now), DESK_APPOINTMENT_STATE, "done");
  g_assert_null (desk_booked_visit_take_back (now, self->appointment, after));
}

static void
add (const char *path, void (*func) (Fixture *, gconstpointer))
{
  static const char *const countries[] = { "ua", "kz" };

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%s", path, countries[i]);

      g_test_add (name, Fixture, countries[i], set_up, func, tear_down);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/booked-visit/new", test_new);
  add ("/booked-visit/follow", test_follow);
  add ("/booked-visit/left", test_left);
  add ("/booked-visit/result", test_result);
  add ("/booked-visit/done", test_done);
  add ("/booked-visit/take-back", test_take_back);
  return g_test_run ();
}
