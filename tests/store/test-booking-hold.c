// SPDX-License-Identifier: GPL-3.0-or-later
// Holding a place while a form is open: for others it is taken, for a while, and never for ever.

#include "booking-fixture.h"

#define MINUTE 60
#define TAKEN(error) g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_TAKEN)

/* Returns: the hold, 0 where it was refused */
static gint64
hold (Office *office, DeskReception *reception, const char *start, gint64 id)
{
  DeskHold wish = { .zone = office->desk.zone,
                    .id = id,
                    .reception = (char *)desk_record_get_id (DESK_RECORD (reception)),
                    .start = (char *)start,
                    .length = 30,
                    .touched = office->hand.now,
                    .minutes = desk_profile_get_threshold (office->profile, "booking_hold_minutes") };
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *held = desk_booking_hold (office->desk.database, &wish, NULL, &error);

  if (held == NULL)
    TAKEN (error);
  return held != NULL ? *held : 0;
}

/* What the form that holds @id is offered; 0 is every other one. */
static void
assert_offered (Office *office, gint64 id, const char *expected)
{
  g_autofree char *found = office_list_free (office, &(DeskBookingQuery){ .hold = id, .limit = 2 });

  g_assert_cmpstr (found, ==, expected);
}

static void
others_are_not_offered_it (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:30");
  gint64 mine = hold (office, chief, "2026-11-23T09:00", 0);

  g_assert_cmpint (mine, !=, 0);
  assert_offered (office, 0, "23T09:30 23T10:00");
  assert_offered (office, mine, "23T09:00 23T09:30");
  g_assert_cmpint (hold (office, chief, "2026-11-23T09:00", 0), ==, 0);

  g_assert_true (desk_booking_release (office->desk.database, mine, NULL));
  assert_offered (office, 0, "23T09:00 23T09:30");
}

static void
another_choice_lets_the_first_go (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:30");
  gint64 mine = hold (office, chief, "2026-11-23T09:00", 0);
  gint64 other;

  g_assert_cmpint (hold (office, chief, "2026-11-23T09:30", mine), ==, mine);
  assert_offered (office, 0, "23T09:00 23T10:00");

  /* Whoever wants what another holds holds nothing any more. */
  other = hold (office, chief, "2026-11-23T10:00", 0);
  g_assert_cmpint (hold (office, chief, "2026-11-23T10:00", mine), ==, 0);
  assert_offered (office, other, "23T09:00 23T09:30");
}

static void
it_ends_some_minutes_after_the_last_key (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:30");
  gint64 minutes = desk_profile_get_threshold (office->profile, "booking_hold_minutes");
  gint64 mine = hold (office, chief, "2026-11-23T09:00", 0);

  office->hand.now += minutes * MINUTE - 1;
  assert_offered (office, 0, "23T09:30 23T10:00");
  g_assert_cmpint (hold (office, chief, "2026-11-23T09:00", mine), ==, mine);
  office->hand.now += minutes * MINUTE - 1;
  assert_offered (office, 0, "23T09:30 23T10:00");
  office->hand.now += 1;
  assert_offered (office, 0, "23T09:00 23T09:30");

  /* Over, but nobody came: it is held again. */
  g_assert_cmpint (hold (office, chief, "2026-11-23T09:00", mine), ==, mine);
  assert_offered (office, 0, "23T09:30 23T10:00");
  /* Over, and somebody came. */
  office->hand.now += minutes * MINUTE;
  g_assert_cmpint (hold (office, chief, "2026-11-23T09:00", 0), !=, 0);
  g_assert_cmpint (hold (office, chief, "2026-11-23T09:00", mine), ==, 0);
}

/* The clock showed tomorrow, and was set right while a form was open. */
static void
a_clock_set_back_frees_it (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:30");
  gint64 mine;

  office->hand.now += 24 * 60 * MINUTE;
  mine = hold (office, chief, "2026-11-25T09:00", 0);
  g_assert_cmpint (mine, !=, 0);
  office->hand.now -= 24 * 60 * MINUTE;
  {
    DeskBookingQuery query = { .from = office_read (office, "2026-11-25T00:00"), .limit = 1 };
    g_autofree char *found = office_list_free (office, &query);

    g_assert_cmpstr (found, ==, "25T09:00");
  }

  /* The form itself goes on with its next key. */
  g_assert_cmpint (hold (office, chief, "2026-11-25T09:00", mine), ==, mine);
  g_assert_cmpint (hold (office, chief, "2026-11-25T09:00", 0), ==, 0);
}

static void
a_save_respects_others_and_ends_its_own (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:30");
  gint64 mine = hold (office, chief, "2026-11-23T09:00", 0);
  g_autoptr (DeskAppointment) appointment = office_make (office, chief, "2026-11-23T09:00");
  g_autoptr (GError) error = NULL;

  g_assert_false (office_try (office, chief, "2026-11-23T09:00", &error));
  TAKEN (error);
  g_clear_error (&error);
  /* A save that fails keeps the hold. */
  g_assert_cmpint (hold (office, chief, "2026-11-23T09:00", 0), ==, 0);

  g_assert_true (
      desk_appointment_take_step (appointment, chief, office->profile, DESK_APPOINTMENT_BOOK, &office->hand));
  office_save (office, appointment, NULL, mine, &error);
  g_assert_no_error (error);
  office->hand.now += MINUTE;
  g_assert_true (
      desk_appointment_take_step (appointment, chief, office->profile, DESK_APPOINTMENT_NO_SHOW,
                                  &(DeskAppointmentHand){ "o.1", "head", "PL1-A",
                                                          office_read (office, "2026-11-23T10:00") }));
  {
    g_autoptr (DeskRecord) shown = desk_record_copy (DESK_RECORD (appointment));

    desk_record_set_text (shown, DESK_APPOINTMENT_STATE, "booked");
    office_save (office, appointment, shown, 0, &error);
    g_assert_no_error (error);
  }
  assert_offered (office, 0, "23T09:00 23T09:30");
}

static void
rooms_and_officials_are_held_too (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) lawyer = office_add_reception (office, "Lawyer", "09:00", "09:30");
  g_autoptr (DeskReception) probation = office_add_reception (office, "Probation", "09:00", "09:30");
  g_autoptr (DeskReception) road = office_add_reception (office, "Road", "09:00", "09:30");
  gint64 mine;

  office_change (office, lawyer, DESK_RECEPTION_ROOM, g_variant_new_string ("12"));
  office_change (office, lawyer, DESK_RECEPTION_OFFICIAL, g_variant_new_string ("o.7"));
  office_change (office, probation, DESK_RECEPTION_ROOM, g_variant_new_string ("12"));
  office_change (office, road, DESK_RECEPTION_OFFICIAL, g_variant_new_string ("o.7"));
  assert_offered (office, 0, "23T09:00 23T09:00");
  mine = hold (office, lawyer, "2026-11-23T09:00", 0);
  g_assert_cmpint (mine, !=, 0);
  assert_offered (office, 0, "24T09:00 24T09:00");
  g_assert_cmpint (hold (office, probation, "2026-11-23T09:00", 0), ==, 0);
  g_assert_cmpint (hold (office, road, "2026-11-23T09:00", 0), ==, 0);
}

/* Killed with a form open: the next start knows nothing of it. */
static void
it_ends_with_the_program (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:30");

  g_assert_cmpint (hold (office, chief, "2026-11-23T09:00", 0), !=, 0);
  desk_shut (&office->desk);
  desk_open (&office->desk);
  assert_offered (office, 0, "23T09:00 23T09:30");
  g_assert_cmpint (hold (office, chief, "2026-11-23T09:00", 77), ==, 77);
}

static void
what_is_no_time_is_not_held (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:30");
  DeskHold wish = { .zone = office->desk.zone,
                    .reception = (char *)desk_record_get_id (DESK_RECORD (chief)),
                    .start = (char *)"2026-02-30T09:00",
                    .length = 30,
                    .minutes = 15 };
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_booking_hold (office->desk.database, &wish, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  wish.start = (char *)"2026-11-23T09:00";
  wish.reception = (char *)"gone";
  g_assert_null (desk_booking_hold (office->desk.database, &wish, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/store/booking-hold/others", others_are_not_offered_it);
  office_test ("/store/booking-hold/another", another_choice_lets_the_first_go);
  office_test ("/store/booking-hold/expires", it_ends_some_minutes_after_the_last_key);
  office_test ("/store/booking-hold/set-back", a_clock_set_back_frees_it);
  office_test ("/store/booking-hold/save", a_save_respects_others_and_ends_its_own);
  office_test ("/store/booking-hold/shared", rooms_and_officials_are_held_too);
  office_test ("/store/booking-hold/killed", it_ends_with_the_program);
  office_test ("/store/booking-hold/no-time", what_is_no_time_is_not_held);

  return g_test_run ();
}
