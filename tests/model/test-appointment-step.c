// SPDX-License-Identifier: GPL-3.0-or-later
// Who may do which step with an appointment in which state and when, and what it writes, with both profiles.

#include "model/appointment-step.h"

#include "model/wall-time.h"

#include <string.h>

#define START "2026-11-24T09:30"

static const char *const states[] = { NULL,   "requested", "booked",    "arrived", "serving",
                                      "done", "no_show",   "cancelled", "moved",   "refused" };
static const char *const roles[] = { "communicator", "duty", "head", "hq", "auditor" };

typedef struct
{
  DeskProfile *profile;
  DeskReception *reception;
  DeskAppointment *appointment;
  DeskRecord *record;
  DeskAppointmentHand hand;
  gint64 begin;
} Fixture;

/* A booked appointment with a chief, looked at when it begins. */
static void
set_up (Fixture *self, gconstpointer country)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", (const char *)country);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data (path, 0, &error);

  g_assert_no_error (error);
  self->profile = desk_profile_new_from_bytes (json, country, &error);
  g_assert_no_error (error);
  self->reception = g_object_new (DESK_TYPE_RECEPTION, "id", "r.1", "kind", "chief", "room", "12", NULL);
  desk_record_set_integer (DESK_RECORD (self->reception), DESK_RECEPTION_SLOT_MINUTES, 30);
  desk_record_set_integer (DESK_RECORD (self->reception), DESK_RECEPTION_GAP_MINUTES, 5);
  self->appointment = g_object_new (DESK_TYPE_APPOINTMENT, "id", "a.1", "state", "booked", NULL);
  self->record = DESK_RECORD (self->appointment);
  desk_appointment_set_place (self->appointment, self->reception, START);
  self->begin = desk_appointment_get_begin (self->appointment, desk_profile_get_time_zone (self->profile));
  self->hand = (DeskAppointmentHand){ .officer = "o.1", .role = "head", .desk = "PL1-A", .now = self->begin };
}

static void
tear_down (Fixture *self, gconstpointer country)
{
  g_object_unref (self->appointment);
  g_object_unref (self->reception);
  g_object_unref (self->profile);
}

static void
set (Fixture *self, DeskAppointmentField field, const char *text)
{
  desk_record_set_text (self->record, field, text);
}

static const char *
may (Fixture *self, DeskAppointmentStep step)
{
  return desk_appointment_may_step (self->appointment, self->reception, self->profile, step, &self->hand);
}

static gboolean
take (Fixture *self, DeskAppointmentStep step)
{
  return desk_appointment_take_step (self->appointment, self->reception, self->profile, step, &self->hand);
}

static void
assert_state (Fixture *self, const char *state)
{
  g_assert_cmpstr (desk_record_get_text (self->record, DESK_APPOINTMENT_STATE), ==, state);
}

static void
assert_fault (Fixture *self, DeskAppointmentStep step, DeskAppointmentField expected)
{
  g_autoptr (DeskRecord) before = desk_record_copy (self->record);
  g_autoptr (GPtrArray) written = NULL;
  DeskAppointmentField field;
  const char *fault =
      desk_appointment_find_step_fault (self->appointment, self->reception, self->profile, step, &field);

  g_assert_nonnull (fault);
  g_assert_cmpuint (field, ==, expected);
  g_assert_false (take (self, step));
  written = desk_record_diff (before, self->record);
  g_assert_cmpuint (written->len, ==, 0);
}

/* Twenty minutes after it should have begun everything is possible that the state allows. */
static void
states_and_roles_decide (Fixture *self, gconstpointer country)
{
  static const struct
  {
    DeskAppointmentStep step;
    const char *from; /* "-" is a new one */
    const char *to;
    const char *roles;
  } rows[] = {
    { DESK_APPOINTMENT_BOOK, "-", "booked", "communicator duty head" },
    { DESK_APPOINTMENT_ADMIT, "-", "arrived", "communicator duty head" },
    { DESK_APPOINTMENT_HELD, "-", "done", "communicator duty head" },
    { DESK_APPOINTMENT_CONFIRM, "requested", "booked", "head" },
    { DESK_APPOINTMENT_REFUSE, "requested", "refused", "head" },
    { DESK_APPOINTMENT_ARRIVE, "requested booked no_show", "arrived", "communicator duty head" },
    { DESK_APPOINTMENT_UNARRIVE, "arrived", "booked", "communicator duty head" },
    { DESK_APPOINTMENT_SERVE, "requested booked arrived", "serving", "communicator duty head" },
    { DESK_APPOINTMENT_FINISH, "requested booked arrived serving no_show", "done", "communicator duty head" },
    { DESK_APPOINTMENT_SET_RESULT, "done", "done", "communicator duty head" },
    { DESK_APPOINTMENT_TELL, "done", "done", "duty head" },
    { DESK_APPOINTMENT_NO_SHOW, "requested booked", "no_show", "communicator duty head" },
    { DESK_APPOINTMENT_CANCEL, "requested booked", "cancelled", "communicator duty head" },
    { DESK_APPOINTMENT_RESTORE, "cancelled no_show", "booked", "communicator duty head" },
    { DESK_APPOINTMENT_MOVE, "requested booked", "moved", "communicator duty head" },
    { DESK_APPOINTMENT_AMEND, "requested booked arrived serving done no_show", NULL,
      "communicator duty head" },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (rows) == DESK_APPOINTMENT_N_STEPS);
  self->hand.now = self->begin + 20 * 60;
  desk_record_set_integer (self->record, DESK_APPOINTMENT_DUE, self->begin + 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < G_N_ELEMENTS (states); j++)
      for (guint k = 0; k < G_N_ELEMENTS (roles); k++)
        {
          g_auto (GStrv) from = g_strsplit (rows[i].from, " ", -1);
          g_auto (GStrv) by = g_strsplit (rows[i].roles, " ", -1);
          gboolean allowed = g_strv_contains ((const char *const *)from, states[j] != NULL ? states[j] : "-")
                             && g_strv_contains ((const char *const *)by, roles[k]);

          set (self, DESK_APPOINTMENT_STATE, states[j]);
          self->hand.role = roles[k];
          g_assert_cmpstr (may (self, rows[i].step), ==,
                           !allowed             ? NULL
                           : rows[i].to != NULL ? rows[i].to
                                                : states[j]);
        }
}

static void
every_state_has_its_word (Fixture *self, gconstpointer country)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i] != NULL)
      g_assert_nonnull (desk_profile_get_term (self->profile, "appointment_states", states[i]));
}

static void
who_may_book_says_the_reception (Fixture *self, gconstpointer country)
{
  set (self, DESK_APPOINTMENT_STATE, NULL);
  desk_record_set_text (DESK_RECORD (self->reception), DESK_RECEPTION_BOOKED_BY, "duty");
  self->hand.role = "communicator";
  g_assert_null (may (self, DESK_APPOINTMENT_BOOK));
  set (self, DESK_APPOINTMENT_STATE, "cancelled");
  g_assert_null (may (self, DESK_APPOINTMENT_RESTORE));
  set (self, DESK_APPOINTMENT_STATE, "booked");
  g_assert_nonnull (may (self, DESK_APPOINTMENT_CANCEL));

  self->hand.role = "duty";
  set (self, DESK_APPOINTMENT_STATE, NULL);
  g_assert_nonnull (may (self, DESK_APPOINTMENT_BOOK));
  desk_record_set_boolean (DESK_RECORD (self->reception), DESK_RECEPTION_ENDED, TRUE);
  g_assert_null (may (self, DESK_APPOINTMENT_BOOK));
}

/* What is shared with other desks is only requested. */
static void
a_shared_place_is_requested (Fixture *self, gconstpointer country)
{
  set (self, DESK_APPOINTMENT_STATE, NULL);
  desk_record_set_boolean (DESK_RECORD (self->reception), DESK_RECEPTION_SHARED, TRUE);
  g_assert_true (take (self, DESK_APPOINTMENT_BOOK));
  assert_state (self, "requested");
  g_assert_true (desk_appointment_is_expected (self->appointment));
  g_assert_true (take (self, DESK_APPOINTMENT_CONFIRM));
  assert_state (self, "booked");
}

static void
booking_notes_who_and_when (Fixture *self, gconstpointer country)
{
  set (self, DESK_APPOINTMENT_STATE, NULL);
  g_assert_true (take (self, DESK_APPOINTMENT_BOOK));
  assert_state (self, "booked");
  g_assert_cmpint (desk_record_get_integer (self->record, DESK_APPOINTMENT_MADE), ==, self->hand.now);
  g_assert_cmpstr (desk_record_get_text (self->record, DESK_APPOINTMENT_OFFICER), ==, "o.1");
  g_assert_cmpstr (desk_record_get_text (self->record, DESK_APPOINTMENT_DESK), ==, "PL1-A");
  g_assert_nonnull (desk_record_get_text (self->record, DESK_APPOINTMENT_PROFILE));

  g_assert_cmpstr (desk_record_get_text (self->record, DESK_APPOINTMENT_RECEPTION), ==, "r.1");
  g_assert_cmpstr (desk_record_get_text (self->record, DESK_APPOINTMENT_START), ==, START);
  g_assert_cmpint (desk_record_get_integer (self->record, DESK_APPOINTMENT_LENGTH), ==, 30);
  g_assert_cmpint (desk_record_get_integer (self->record, DESK_APPOINTMENT_GAP), ==, 5);
  g_assert_cmpstr (desk_record_get_text (self->record, DESK_APPOINTMENT_ROOM), ==, "12");
}

static void
late_and_no_show_follow_the_thresholds (Fixture *self, gconstpointer country)
{
  gint64 late = self->begin + desk_profile_get_threshold (self->profile, "booking_late_minutes") * 60;
  gint64 gone = self->begin + desk_profile_get_threshold (self->profile, "booking_no_show_minutes") * 60;

  g_assert_cmpint (late, <, gone);
  g_assert_false (desk_appointment_is_late (self->appointment, self->profile, late - 1));
  g_assert_true (desk_appointment_is_late (self->appointment, self->profile, late));
  g_assert_false (desk_appointment_may_be_no_show (self->appointment, self->profile, gone - 1));
  g_assert_true (desk_appointment_may_be_no_show (self->appointment, self->profile, gone));

  self->hand.now = gone - 1;
  g_assert_false (take (self, DESK_APPOINTMENT_NO_SHOW));
  self->hand.now = gone;
  g_assert_true (take (self, DESK_APPOINTMENT_NO_SHOW));
  assert_state (self, "no_show");
  g_assert_false (desk_appointment_takes_place (self->appointment));
  g_assert_false (desk_appointment_is_late (self->appointment, self->profile, gone));

  /* Here after all. */
  g_assert_true (take (self, DESK_APPOINTMENT_ARRIVE));
  assert_state (self, "arrived");
  g_assert_cmpint (desk_record_get_integer (self->record, DESK_APPOINTMENT_ARRIVED), ==, gone);
  g_assert_false (desk_appointment_is_late (self->appointment, self->profile, gone));
}

/* Half a day before or the day after nobody arrives; what took place can be written down later. */
static void
one_arrives_on_the_day (Fixture *self, gconstpointer country)
{
  self->hand.now = self->begin - 9 * 60 * 60;
  g_assert_nonnull (may (self, DESK_APPOINTMENT_ARRIVE));
  self->hand.now = self->begin - 10 * 60 * 60;
  g_assert_null (may (self, DESK_APPOINTMENT_ARRIVE));
  g_assert_null (may (self, DESK_APPOINTMENT_FINISH));
  self->hand.now = self->begin + 24 * 60 * 60;
  g_assert_null (may (self, DESK_APPOINTMENT_ARRIVE));
  g_assert_null (may (self, DESK_APPOINTMENT_SERVE));
  g_assert_nonnull (may (self, DESK_APPOINTMENT_FINISH));

  set (self, DESK_APPOINTMENT_STATE, NULL);
  self->hand.now = self->begin - 1;
  g_assert_null (may (self, DESK_APPOINTMENT_HELD));
  self->hand.now = self->begin;
  g_assert_nonnull (may (self, DESK_APPOINTMENT_HELD));
}

static void
an_arrival_is_undone (Fixture *self, gconstpointer country)
{
  g_assert_true (take (self, DESK_APPOINTMENT_ARRIVE));
  set (self, DESK_APPOINTMENT_VISIT, "v.1");
  g_assert_true (take (self, DESK_APPOINTMENT_UNARRIVE));
  assert_state (self, "booked");
  g_assert_null (desk_record_get_value (self->record, DESK_APPOINTMENT_ARRIVED));
  g_assert_null (desk_record_get_value (self->record, DESK_APPOINTMENT_VISIT));
}

static void
a_cancellation_has_a_reason_and_an_undo (Fixture *self, gconstpointer country)
{
  g_autoptr (DeskRecord) before = desk_record_copy (self->record);
  g_autoptr (GPtrArray) left = NULL;

  assert_fault (self, DESK_APPOINTMENT_CANCEL, DESK_APPOINTMENT_CANCEL_REASON);
  set (self, DESK_APPOINTMENT_CANCEL_REASON, "other");
  assert_fault (self, DESK_APPOINTMENT_CANCEL, DESK_APPOINTMENT_CANCEL_NOTE);
  set (self, DESK_APPOINTMENT_CANCEL_NOTE, "Ill");
  g_assert_true (take (self, DESK_APPOINTMENT_CANCEL));
  assert_state (self, "cancelled");
  g_assert_cmpint (desk_record_get_integer (self->record, DESK_APPOINTMENT_CANCELLED), ==, self->hand.now);
  g_assert_false (desk_appointment_takes_place (self->appointment));

  g_assert_true (take (self, DESK_APPOINTMENT_RESTORE));
  left = desk_record_diff (before, self->record);
  g_assert_cmpuint (left->len, ==, 0);

  set (self, DESK_APPOINTMENT_CANCEL_REASON, "by_applicant");
  g_assert_true (take (self, DESK_APPOINTMENT_CANCEL));
}

static void
a_moved_one_keeps_what_was_asked (Fixture *self, gconstpointer country)
{
  g_autoptr (DeskAppointment) moved = NULL;
  DeskRecord *record;

  set (self, DESK_APPOINTMENT_SERVICE, "personal");
  set (self, DESK_APPOINTMENT_PERSON, "p.1");
  set (self, DESK_APPOINTMENT_QUESTION, "Noise at night");
  set (self, DESK_APPOINTMENT_OVERRIDE_REASON, "Urgent");
  set (self, DESK_APPOINTMENT_NO, "PL1-A/2026/00153");
  moved = desk_appointment_make_moved (self->appointment, self->reception, "2026-12-01T10:00");
  record = DESK_RECORD (moved);
  g_assert_null (desk_record_get_id (record));
  g_assert_null (desk_record_get_text (record, DESK_APPOINTMENT_STATE));
  g_assert_null (desk_record_get_text (record, DESK_APPOINTMENT_NO));
  g_assert_null (desk_record_get_text (record, DESK_APPOINTMENT_OVERRIDE_REASON));
  g_assert_cmpstr (desk_record_get_text (record, DESK_APPOINTMENT_START), ==, "2026-12-01T10:00");
  g_assert_cmpstr (desk_record_get_text (record, DESK_APPOINTMENT_MOVED_FROM), ==, "a.1");
  g_assert_cmpstr (desk_record_get_text (record, DESK_APPOINTMENT_PERSON), ==, "p.1");
  g_assert_cmpstr (desk_record_get_text (record, DESK_APPOINTMENT_QUESTION), ==, "Noise at night");

  g_assert_true (take (self, DESK_APPOINTMENT_MOVE));
  assert_state (self, "moved");
  g_assert_null (may (self, DESK_APPOINTMENT_RESTORE));
}

static void
a_chief_writes_the_result (Fixture *self, gconstpointer country)
{
  self->hand.now = self->begin + 40 * 60;
  assert_fault (self, DESK_APPOINTMENT_FINISH, DESK_APPOINTMENT_RESULT);
  set (self, DESK_APPOINTMENT_RESULT, "won");
  assert_fault (self, DESK_APPOINTMENT_FINISH, DESK_APPOINTMENT_RESULT);
  set (self, DESK_APPOINTMENT_RESULT, "declined");
  assert_fault (self, DESK_APPOINTMENT_FINISH, DESK_APPOINTMENT_DECISION);
  set (self, DESK_APPOINTMENT_RESULT, "solved");
  g_assert_true (take (self, DESK_APPOINTMENT_FINISH));
  assert_state (self, "done");
  g_assert_cmpint (desk_record_get_integer (self->record, DESK_APPOINTMENT_ENDED), ==, self->hand.now);
  g_assert_null (desk_record_get_value (self->record, DESK_APPOINTMENT_DUE));
  g_assert_null (may (self, DESK_APPOINTMENT_TELL));
}

static void
others_need_no_result (Fixture *self, gconstpointer country)
{
  desk_record_set_text (DESK_RECORD (self->reception), DESK_RECEPTION_KIND, "guest");
  g_assert_true (take (self, DESK_APPOINTMENT_FINISH));
  set (self, DESK_APPOINTMENT_RESULT, "declined");
  assert_fault (self, DESK_APPOINTMENT_SET_RESULT, DESK_APPOINTMENT_DECISION);
}

static void
assert_clock (Fixture *self, gint64 now, DeskClockState state)
{
  DeskStatementClock clock;
  g_autofree char *remaining = NULL;

  g_assert_true (desk_appointment_get_clock (self->appointment, self->profile, now, &clock));
  g_assert_cmpint (clock.state, ==, state);
  g_assert_cmpint (clock.due, ==, desk_record_get_integer (self->record, DESK_APPOINTMENT_DUE));
  remaining = desk_statement_clock_get_remaining (&clock, self->profile, now);
  g_assert_cmpuint (strlen (remaining), >, 3);
}

/* The term runs from the day of the reception, though the result was written down four days later. */
static void
a_promised_answer_has_its_term (Fixture *self, gconstpointer country)
{
  gint64 due;
  DeskStatementClock clock;

  g_assert_false (desk_appointment_get_clock (self->appointment, self->profile, self->begin, &clock));
  self->hand.now = self->begin + 4 * 24 * 60 * 60;
  set (self, DESK_APPOINTMENT_RESULT, "in_work");
  assert_fault (self, DESK_APPOINTMENT_FINISH, DESK_APPOINTMENT_EXECUTOR);
  set (self, DESK_APPOINTMENT_EXECUTOR, "Lieutenant Hnat");
  assert_fault (self, DESK_APPOINTMENT_FINISH, DESK_APPOINTMENT_ANSWER_FORM);
  set (self, DESK_APPOINTMENT_ANSWER_FORM, "written");
  g_assert_true (take (self, DESK_APPOINTMENT_FINISH));

  g_assert_cmpstr (desk_record_get_text (self->record, DESK_APPOINTMENT_ANSWER_CLOCK), ==,
                   desk_profile_get_answer_clock (self->profile));
  due = desk_record_get_integer (self->record, DESK_APPOINTMENT_DUE);
  if (g_str_equal (country, "ua"))
    {
      g_autofree char *day = desk_wall_time_day (desk_profile_get_time_zone (self->profile), due);

      g_assert_cmpstr (day, ==, "2026-12-24"); /* a month */
    }
  assert_clock (self, self->hand.now, DESK_CLOCK_RUNNING);
  assert_clock (self, due - 60, DESK_CLOCK_DUE_TODAY);
  assert_clock (self, due, DESK_CLOCK_DUE_TODAY);
  assert_clock (self, due + 1, DESK_CLOCK_OVERDUE);

  assert_fault (self, DESK_APPOINTMENT_TELL, DESK_APPOINTMENT_ANSWER);
  set (self, DESK_APPOINTMENT_ANSWER, "By letter");
  self->hand.now = due + 60;
  g_assert_true (take (self, DESK_APPOINTMENT_TELL));
  assert_clock (self, self->hand.now, DESK_CLOCK_MET_LATE);
  desk_record_set_integer (self->record, DESK_APPOINTMENT_ANSWERED, due);
  assert_clock (self, self->hand.now, DESK_CLOCK_MET);
  g_assert_null (may (self, DESK_APPOINTMENT_SET_RESULT));
  g_assert_null (may (self, DESK_APPOINTMENT_TELL));
}

static void
a_mended_result_takes_the_term_away (Fixture *self, gconstpointer country)
{
  set (self, DESK_APPOINTMENT_RESULT, "accepted_written");
  set (self, DESK_APPOINTMENT_EXECUTOR, "Lieutenant Hnat");
  set (self, DESK_APPOINTMENT_ANSWER_FORM, "oral");
  g_assert_true (take (self, DESK_APPOINTMENT_FINISH));
  g_assert_cmpint (desk_record_get_integer (self->record, DESK_APPOINTMENT_DUE), >, self->begin);

  set (self, DESK_APPOINTMENT_ANSWER, "By phone");
  assert_fault (self, DESK_APPOINTMENT_TELL, DESK_APPOINTMENT_STATEMENT);

  set (self, DESK_APPOINTMENT_RESULT, "explained");
  g_assert_true (take (self, DESK_APPOINTMENT_SET_RESULT));
  assert_state (self, "done");
  g_assert_null (desk_record_get_value (self->record, DESK_APPOINTMENT_DUE));
  g_assert_null (desk_record_get_value (self->record, DESK_APPOINTMENT_ANSWER_CLOCK));
}

static void
who_came_without_is_marked (Fixture *self, gconstpointer country)
{
  set (self, DESK_APPOINTMENT_STATE, NULL);
  g_assert_true (take (self, DESK_APPOINTMENT_ADMIT));
  assert_state (self, "arrived");
  g_assert_true (desk_record_get_boolean (self->record, DESK_APPOINTMENT_WALK_IN));
  g_assert_cmpint (desk_record_get_integer (self->record, DESK_APPOINTMENT_ARRIVED), ==, self->hand.now);

  set (self, DESK_APPOINTMENT_STATE, NULL);
  assert_fault (self, DESK_APPOINTMENT_HELD, DESK_APPOINTMENT_RESULT);
  set (self, DESK_APPOINTMENT_RESULT, "solved");
  g_assert_true (take (self, DESK_APPOINTMENT_HELD));
  assert_state (self, "done");
}

static void
add (const char *name, void (*function) (Fixture *self, gconstpointer country))
{
  static const char *const countries[] = { "ua", "kz" };

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/appointment-step/%s/%s", name, countries[i]);

      g_test_add (path, Fixture, countries[i], set_up, function, tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("states", states_and_roles_decide);
  add ("words", every_state_has_its_word);
  add ("booked-by", who_may_book_says_the_reception);
  add ("shared", a_shared_place_is_requested);
  add ("book", booking_notes_who_and_when);
  add ("late", late_and_no_show_follow_the_thresholds);
  add ("day", one_arrives_on_the_day);
  add ("unarrive", an_arrival_is_undone);
  add ("cancel", a_cancellation_has_a_reason_and_an_undo);
  add ("move", a_moved_one_keeps_what_was_asked);
  add ("result", a_chief_writes_the_result);
  add ("no-result", others_need_no_result);
  add ("answer", a_promised_answer_has_its_term);
  add ("mended", a_mended_result_takes_the_term_away);
  add ("walk-in", who_came_without_is_marked);

  return g_test_run ();
}
