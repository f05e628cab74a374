// SPDX-License-Identifier: GPL-3.0-or-later
// What each step of a visit writes into it.

#include "model/visit-step.h"

static const DeskHand hand = { .officer = "o.1", .role = "communicator", .desk = "PL1-A", .now = 5000 };

static DeskVisit *
make_visit (const char *state)
{
  return g_object_new (DESK_TYPE_VISIT, "state", state, "arrived", G_GINT64_CONSTANT (1000), NULL);
}

static void
assert_text (DeskVisit *visit, DeskVisitField field, const char *text)
{
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (visit), field), ==, text);
}

static void
assert_time (DeskVisit *visit, DeskVisitField field, gint64 time)
{
  g_assert_cmpint (desk_record_get_integer (DESK_RECORD (visit), field), ==, time);
}

static void
test_call (void)
{
  g_autoptr (DeskVisit) visit = make_visit ("waiting");

  g_assert_true (desk_visit_take_step (visit, DESK_VISIT_CALL, &hand, NULL));
  g_assert_true (desk_visit_take_step (visit, DESK_VISIT_CALL, &hand, NULL));
  assert_text (visit, DESK_VISIT_STATE, "called");
  assert_text (visit, DESK_VISIT_OFFICER, "o.1");
  assert_time (visit, DESK_VISIT_CALLED, 5000);
  assert_time (visit, DESK_VISIT_CALLS, 2);
  assert_time (visit, DESK_VISIT_STARTED, 0);
}

static void
test_service (void)
{
  g_autoptr (DeskVisit) visit = make_visit ("called");
  DeskHand later = hand;

  g_assert_true (desk_visit_take_step (visit, DESK_VISIT_SERVE, &hand, NULL));
  assert_time (visit, DESK_VISIT_STARTED, 5000);

  g_assert_true (desk_visit_take_step (visit, DESK_VISIT_HOLD, &hand, "papers"));
  assert_text (visit, DESK_VISIT_HOLD_REASON, "papers");

  later.now = 6000;
  g_assert_true (desk_visit_take_step (visit, DESK_VISIT_RESUME, &later, NULL));
  assert_text (visit, DESK_VISIT_HOLD_REASON, NULL);
  assert_time (visit, DESK_VISIT_STARTED, 5000);

  g_assert_true (desk_visit_take_step (visit, DESK_VISIT_FINISH, &later, NULL));
  assert_text (visit, DESK_VISIT_STATE, "finished");
  assert_time (visit, DESK_VISIT_FINISHED, 6000);

  later.role = "duty";
  g_assert_true (desk_visit_take_step (visit, DESK_VISIT_REOPEN, &later, NULL));
  assert_text (visit, DESK_VISIT_STATE, "serving");
  g_assert_null (desk_record_get_value (DESK_RECORD (visit), DESK_VISIT_FINISHED));
}

static void
test_refused (void)
{
  g_autoptr (DeskVisit) visit = make_visit ("finished");

  g_assert_false (desk_visit_take_step (visit, DESK_VISIT_REOPEN, &hand, NULL));
  g_assert_false (desk_visit_take_step (visit, DESK_VISIT_CALL, &hand, NULL));
  assert_text (visit, DESK_VISIT_STATE, "finished");
  assert_text (visit, DESK_VISIT_OFFICER, NULL);
}

static void
test_transfer (void)
{
  g_autoptr (DeskVisit) visit = make_visit ("serving");

  g_object_set (visit, "queue_no", "A104", NULL);
  g_assert_true (desk_visit_take_step (visit, DESK_VISIT_TRANSFER, &hand, "o.2"));
  assert_text (visit, DESK_VISIT_STATE, "waiting");
  assert_text (visit, DESK_VISIT_OFFICER, "o.2");
  assert_text (visit, DESK_VISIT_QUEUE_NO, "A104");
  assert_time (visit, DESK_VISIT_ARRIVED, 1000);
}

static void
test_arrive (void)
{
  g_autoptr (DeskVisit) waits = g_object_new (DESK_TYPE_VISIT, NULL);
  g_autoptr (DeskVisit) over = g_object_new (DESK_TYPE_VISIT, NULL);

  desk_visit_arrive (waits, "waiting", &hand);
  assert_time (waits, DESK_VISIT_ARRIVED, 5000);
  assert_text (waits, DESK_VISIT_DESK, "PL1-A");
  assert_text (waits, DESK_VISIT_OFFICER, NULL);
  assert_time (waits, DESK_VISIT_STARTED, 0);

  desk_visit_arrive (over, "finished", &hand);
  assert_text (over, DESK_VISIT_OFFICER, "o.1");
  assert_time (over, DESK_VISIT_STARTED, 5000);
  assert_time (over, DESK_VISIT_FINISHED, 5000);
}

static DeskHand
at (gint64 now)
{
  DeskHand later = hand;

  later.now = now;
  return later;
}

static void
step_at (DeskVisit *visit, DeskVisitStep step, gint64 now, const char *detail)
{
  DeskHand later = at (now);

  g_assert_true (desk_visit_take_step (visit, step, &later, detail));
}

/* Waits and services are periods: each state says since when, and the waits add up. */
static void
test_periods (void)
{
  g_autoptr (DeskVisit) visit = g_object_new (DESK_TYPE_VISIT, NULL);
  DeskHand arrival = at (1000);

  desk_visit_arrive (visit, "waiting", &arrival);
  step_at (visit, DESK_VISIT_CALL, 1300, NULL);
  g_assert_cmpint (desk_visit_get_since (visit), ==, 1300);
  step_at (visit, DESK_VISIT_PUT_BACK, 1400, NULL);
  g_assert_cmpint (desk_visit_get_since (visit), ==, 1000);
  step_at (visit, DESK_VISIT_SERVE, 1600, NULL);
  g_assert_cmpint (desk_visit_get_waited (visit, 9000), ==, 600);
  step_at (visit, DESK_VISIT_HOLD, 2000, "papers");
  g_assert_cmpint (desk_visit_get_since (visit), ==, 2000);
  step_at (visit, DESK_VISIT_RESUME, 2500, NULL);
  g_assert_cmpint (desk_visit_get_since (visit), ==, 2500);
  g_assert_cmpint (desk_visit_get_waited (visit, 9000), ==, 600);

  /* Whoever is passed on waits again. */
  step_at (visit, DESK_VISIT_TRANSFER, 3000, "o.2");
  g_assert_cmpint (desk_visit_get_since (visit), ==, 3000);
  g_assert_cmpint (desk_visit_get_waited (visit, 3200), ==, 800);
  step_at (visit, DESK_VISIT_SERVE, 3300, NULL);
  step_at (visit, DESK_VISIT_FINISH, 4000, NULL);
  g_assert_cmpint (desk_visit_get_waited (visit, 9000), ==, 900);
  g_assert_cmpint (desk_visit_get_since (visit), ==, 4000);
  g_assert_null (desk_visit_find_period (visit));
}

/* Who was waited for, and who served. */
static void
test_period_who (void)
{
  g_autoptr (DeskVisit) visit = g_object_new (DESK_TYPE_VISIT, NULL);

  desk_visit_arrive (visit, "serving", &hand);
  g_assert_cmpstr (desk_record_get_entry_text (DESK_RECORD (visit), DESK_VISIT_PERIOD_WHO,
                                               desk_visit_find_period (visit)),
                   ==, "o.1");
  step_at (visit, DESK_VISIT_TRANSFER, 5100, "o.2");
  g_assert_cmpstr (desk_record_get_entry_text (DESK_RECORD (visit), DESK_VISIT_PERIOD_WHO,
                                               desk_visit_find_period (visit)),
                   ==, "o.2");
}

/* Whoever missed the call waits anew when called again. */
static void
test_period_missed (void)
{
  g_autoptr (DeskVisit) visit = g_object_new (DESK_TYPE_VISIT, NULL);
  DeskHand arrival = at (1000);

  desk_visit_arrive (visit, "waiting", &arrival);
  step_at (visit, DESK_VISIT_CALL, 1100, NULL);
  step_at (visit, DESK_VISIT_NO_SHOW, 1200, NULL);
  step_at (visit, DESK_VISIT_CALL, 5000, NULL);
  step_at (visit, DESK_VISIT_SERVE, 5050, NULL);
  g_assert_cmpint (desk_visit_get_waited (visit, 9000), ==, 250);
}

/* A step that is taken back leaves what was filled in along with it, and what was typed since. */
static void
test_take_back (void)
{
  g_autoptr (DeskVisit) before = make_visit ("waiting");
  g_autoptr (DeskVisit) after = make_visit ("waiting");
  g_autoptr (DeskVisit) undone = NULL;
  g_autoptr (DeskVisit) now = NULL;

  g_object_set (after, "note", "typed before", NULL);
  g_assert_true (desk_visit_take_step (after, DESK_VISIT_CALL, &hand, NULL));
  undone = desk_visit_make_undone (before, after, DESK_VISIT_CALL);
  now = DESK_VISIT (desk_record_copy (DESK_RECORD (after)));
  g_object_set (now, "topic", "CON", "incident", TRUE, NULL);

  g_assert_true (desk_visit_take_back (now, after, undone));
  assert_text (now, DESK_VISIT_STATE, "waiting");
  assert_text (now, DESK_VISIT_OFFICER, NULL);
  assert_time (now, DESK_VISIT_CALLS, 0);
  assert_text (now, DESK_VISIT_NOTE, "typed before");
  assert_text (now, DESK_VISIT_TOPIC, "CON");
  g_assert_true (desk_record_get_boolean (DESK_RECORD (now), DESK_VISIT_INCIDENT));
}

/* Recorded as finished by mistake: the service goes on. */
static void
test_unadmitted (void)
{
  g_autoptr (DeskVisit) visit = g_object_new (DESK_TYPE_VISIT, NULL);
  g_autoptr (DeskVisit) undone = NULL;

  desk_visit_arrive (visit, "finished", &hand);
  undone = desk_visit_make_unadmitted (visit, "serving");
  assert_text (undone, DESK_VISIT_STATE, "serving");
  assert_time (undone, DESK_VISIT_FINISHED, 0);
  g_assert_nonnull (desk_visit_find_period (undone));
  g_assert_cmpint (desk_visit_get_since (undone), ==, 5000);
}

/* Whoever left has an outcome; it is taken back with the step, and nobody who comes back keeps it. */
static void
test_left (void)
{
  g_autoptr (DeskVisit) before = make_visit ("waiting");
  g_autoptr (DeskVisit) after = make_visit ("waiting");
  g_autoptr (DeskVisit) undone = NULL;
  DeskHand duty = hand;

  step_at (after, DESK_VISIT_LEAVE, 6000, NULL);
  assert_text (after, DESK_VISIT_STATE, "left");
  assert_text (after, DESK_VISIT_OUTCOME, "left");
  undone = desk_visit_make_undone (before, after, DESK_VISIT_LEAVE);
  assert_text (undone, DESK_VISIT_OUTCOME, NULL);

  duty.role = "duty";
  g_assert_true (desk_visit_take_step (after, DESK_VISIT_REOPEN, &duty, NULL));
  assert_text (after, DESK_VISIT_OUTCOME, NULL);
}

/* Whoever has gone on is not put back. */
static void
test_gone_on (void)
{
  g_autoptr (DeskVisit) before = make_visit ("waiting");
  g_autoptr (DeskVisit) after = make_visit ("waiting");
  g_autoptr (DeskVisit) undone = NULL;
  g_autoptr (DeskVisit) now = NULL;

  g_assert_true (desk_visit_take_step (after, DESK_VISIT_CALL, &hand, NULL));
  undone = desk_visit_make_undone (before, after, DESK_VISIT_CALL);
  now = DESK_VISIT (desk_record_copy (DESK_RECORD (after)));
  g_assert_true (desk_visit_take_step (now, DESK_VISIT_SERVE, &hand, NULL));

  g_assert_false (desk_visit_take_back (now, after, undone));
  assert_text (now, DESK_VISIT_STATE, "serving");
  assert_text (now, DESK_VISIT_OFFICER, "o.1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit-step/call", test_call);
  g_test_add_func ("/visit-step/service", test_service);
  g_test_add_func ("/visit-step/refused", test_refused);
  g_test_add_func ("/visit-step/transfer", test_transfer);
  g_test_add_func ("/visit-step/arrive", test_arrive);
  g_test_add_func ("/visit-step/periods", test_periods);
  g_test_add_func ("/visit-step/period-who", test_period_who);
  g_test_add_func ("/visit-step/period-missed", test_period_missed);
  g_test_add_func ("/visit-step/take-back", test_take_back);
  g_test_add_func ("/visit-step/unadmitted", test_unadmitted);
  g_test_add_func ("/visit-step/left", test_left);
  g_test_add_func ("/visit-step/gone-on", test_gone_on);
  return g_test_run ();
}
