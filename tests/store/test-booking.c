// SPDX-License-Identifier: GPL-3.0-or-later
// Which places are free, and that nobody gets one that somebody else has: with a reception, in a room, with an official.

#include "booking-fixture.h"
#include "dump.h"
#include "store/booking-day.h"
#include "store/records.h"

#include <string.h>

#define MINUTE 60
#define TAKEN(error) g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_TAKEN)

static void
the_next_free_places_are_listed (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "11:00");
  g_autoptr (DeskReception) lawyer = office_add_reception (office, "Lawyer", "10:00", "11:00");
  g_autoptr (DeskAppointment) a = office_book (office, chief, "2026-11-23T09:30");
  g_autoptr (DeskAppointment) b = office_book (office, lawyer, "2026-11-23T10:00");
  g_autofree char *all = office_list_free (office, &(DeskBookingQuery){ .limit = 6 });
  g_autofree char *two_days = office_list_free (office, &(DeskBookingQuery){ .days = 1 });

  g_assert_cmpstr (all, ==, "23T09:00 23T10:00 23T10:30 23T10:30 24T09:00 24T09:30");
  g_assert_cmpstr (two_days, ==, "23T09:00 23T10:00 23T10:30 23T10:30");
  office_assert_free (office, chief, "2026-11-23T09:01", 3, "23T10:00 23T10:30 24T09:00");
  office_assert_free (office, lawyer, "2026-11-25T00:00", 3, "25T10:00 25T10:30 26T10:00");
}

static void
what_has_passed_is_not_offered (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "11:00");

  office->hand.now = office_read (office, "2026-11-23T10:00");
  office_assert_free (office, chief, "2026-11-20T00:00", 3, "23T10:00 23T10:30 24T09:00");
  office->hand.now += 1;
  office_assert_free (office, chief, "2026-11-20T00:00", 3, "23T10:30 24T09:00 24T09:30");
}

static void
service_role_and_end_decide (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "09:30");
  DeskBookingQuery query = { .service = (char *)"personal", .role = (char *)"communicator", .days = 1 };
  g_autofree char *offered = office_list_free (office, &query);
  g_autofree char *other_service = NULL, *too_low = NULL, *high_enough = NULL, *ended = NULL;

  g_assert_cmpstr (offered, ==, "23T09:00");
  query.service = (char *)"lawyer";
  other_service = office_list_free (office, &query);
  g_assert_cmpstr (other_service, ==, "");

  query.service = NULL;
  office_change (office, chief, DESK_RECEPTION_BOOKED_BY, g_variant_new_string ("duty"));
  too_low = office_list_free (office, &query);
  g_assert_cmpstr (too_low, ==, "");
  query.role = (char *)"duty";
  high_enough = office_list_free (office, &query);
  g_assert_cmpstr (high_enough, ==, "23T09:00");
  office_change (office, chief, DESK_RECEPTION_ENDED, g_variant_new_boolean (TRUE));
  ended = office_list_free (office, &query);
  g_assert_cmpstr (ended, ==, "");
}

static void
own_places_are_firm_and_come_first (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) shared = office_add_reception (office, "Shared", "09:00", "09:30");
  g_autoptr (DeskReception) own = office_add_reception (office, "Own", "09:00", "09:30");
  DeskBookingQuery query = {
    .zone = office->desk.zone, .calendar = office->calendar, .now = office->hand.now, .days = 1, .limit = 10
  };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  office_change (office, shared, DESK_RECEPTION_SHARED, g_variant_new_boolean (TRUE));
  found = desk_booking_list_free (office->desk.database, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_true (((DeskFreeSlot *)g_ptr_array_index (found, 0))->firm);
  g_assert_false (((DeskFreeSlot *)g_ptr_array_index (found, 1))->firm);
}

/* The form was opened while the reception was the desk's own; who owns it is what it is when it is saved. */
static void
whose_the_place_is_decides_the_save (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "11:00");
  g_autoptr (DeskReception) seen = DESK_RECEPTION (desk_record_copy (DESK_RECORD (chief)));
  g_autoptr (DeskAppointment) first = office_book (office, seen, "2026-11-23T09:00");
  g_autoptr (DeskAppointment) second = NULL;

  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (first), DESK_APPOINTMENT_STATE), ==, "booked");
  office_change (office, chief, DESK_RECEPTION_SHARED, g_variant_new_boolean (TRUE));
  second = office_book (office, seen, "2026-11-23T10:00");
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (second), DESK_APPOINTMENT_STATE), ==, "requested");
  office_assert_free (office, chief, "2026-11-23T09:00", 2, "23T09:30 23T10:30");
}

static void
nobody_gets_what_is_taken (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "11:00");
  g_autoptr (DeskAppointment) first = office_book (office, chief, "2026-11-23T09:30");
  g_autofree char *before = dump_folded (office->desk.database, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (office_try (office, chief, "2026-11-23T09:30", &error));
  TAKEN (error);
  g_assert_nonnull (strstr (error->message, "Chief"));
  g_assert_nonnull (strstr (error->message, "23 Nov 2026, 09:30"));
  after = dump_folded (office->desk.database, NULL);
  g_assert_cmpstr (before, ==, after);
}

/* Places of other lengths, as rules that changed leave them: what counts is that they overlap. */
static void
overlap_counts_not_the_start (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "12:00");
  g_autoptr (DeskAppointment) odd = office_make (office, chief, "2026-11-23T09:40");
  g_autoptr (GError) error = NULL;

  desk_record_set_integer (DESK_RECORD (odd), DESK_APPOINTMENT_LENGTH, 60);
  desk_record_set_text (DESK_RECORD (odd), DESK_APPOINTMENT_OVERRIDE_REASON, "Urgent");
  g_assert_true (
      desk_appointment_take_step (odd, chief, office->profile, DESK_APPOINTMENT_BOOK, &office->hand));
  office_save (office, odd, NULL, 0, &error);
  g_assert_no_error (error);

  office_assert_free (office, chief, "2026-11-23T09:00", 3, "23T09:00 23T11:00 23T11:30");
  g_assert_false (office_try (office, chief, "2026-11-23T09:30", &error));
  TAKEN (error);
  g_clear_error (&error);
  g_assert_false (office_try (office, chief, "2026-11-23T10:30", &error));
  TAKEN (error);
  g_clear_error (&error);
  office_try (office, chief, "2026-11-23T09:00", &error);
  g_assert_no_error (error);
  office_try (office, chief, "2026-11-23T11:00", &error);
  g_assert_no_error (error);
}

/* One that goes on after midnight. */
static void
the_day_before_may_still_go_on (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) duty = office_add_reception (office, "Duty", "00:00", "24:00");
  g_autoptr (DeskAppointment) late = office_make (office, duty, "2026-11-23T23:40");
  g_autoptr (GError) error = NULL;

  desk_record_set_integer (DESK_RECORD (late), DESK_APPOINTMENT_LENGTH, 60);
  desk_record_set_text (DESK_RECORD (late), DESK_APPOINTMENT_OVERRIDE_REASON, "Urgent");
  g_assert_true (
      desk_appointment_take_step (late, duty, office->profile, DESK_APPOINTMENT_BOOK, &office->hand));
  office_save (office, late, NULL, 0, &error);
  g_assert_no_error (error);
  office_assert_free (office, duty, "2026-11-23T23:00", 2, "23T23:00 24T01:00");
  g_assert_false (office_try (office, duty, "2026-11-24T00:30", &error));
  TAKEN (error);
}

static void
the_pause_is_taken_too (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "12:00");
  g_autoptr (DeskAppointment) first = office_book (office, chief, "2026-11-23T09:30");
  g_autoptr (GError) error = NULL;

  office_change (office, chief, DESK_RECEPTION_GAP_MINUTES, g_variant_new_int64 (10));
  /* 09:00 to 09:40 with its pause gets into 09:30; 10:20 does not. */
  office_assert_free (office, chief, "2026-11-23T09:00", 2, "23T10:20 23T11:00");
  g_assert_false (office_try (office, chief, "2026-11-23T09:00", &error));
  TAKEN (error);
}

static void
several_at_a_time (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) group = office_add_reception (office, "Group", "09:00", "10:00");
  g_autoptr (GError) error = NULL;

  office_change (office, group, DESK_RECEPTION_CAPACITY, g_variant_new_int64 (3));
  office_assert_free (office, group, "2026-11-23T09:00", 2, "23T09:00*3 23T09:30*3");
  for (guint i = 0; i < 3; i++)
    {
      office_try (office, group, "2026-11-23T09:00", &error);
      g_assert_no_error (error);
    }
  g_assert_false (office_try (office, group, "2026-11-23T09:00", &error));
  TAKEN (error);
  office_assert_free (office, group, "2026-11-23T09:00", 1, "23T09:30*3");
}

/* Two that follow each other take one place beside a long one, not two. */
static void
capacity_is_counted_at_each_instant (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) group = office_add_reception (office, "Group", "09:00", "11:00");
  g_autoptr (DeskAppointment) first = office_book (office, group, "2026-11-23T09:00");
  g_autoptr (DeskAppointment) second = office_book (office, group, "2026-11-23T09:30");
  g_autoptr (DeskAppointment) lengthy = office_make (office, group, "2026-11-23T09:00");
  g_autoptr (GError) error = NULL;

  office_change (office, group, DESK_RECEPTION_CAPACITY, g_variant_new_int64 (2));
  desk_record_set_integer (DESK_RECORD (lengthy), DESK_APPOINTMENT_LENGTH, 60);
  g_assert_true (
      desk_appointment_take_step (lengthy, group, office->profile, DESK_APPOINTMENT_BOOK, &office->hand));
  office_save (office, lengthy, NULL, 0, &error);
  g_assert_no_error (error);
  office_assert_free (office, group, "2026-11-23T09:00", 1, "23T10:00*2");
}

static void
a_room_has_one_reception_at_a_time (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) lawyer = office_add_reception (office, "Lawyer", "09:00", "11:00");
  g_autoptr (DeskReception) psychologist = office_add_reception (office, "Psychologist", "09:15", "11:00");
  g_autoptr (DeskAppointment) first = NULL;
  g_autoptr (GError) error = NULL;

  office_change (office, lawyer, DESK_RECEPTION_ROOM, g_variant_new_string ("12"));
  office_change (office, psychologist, DESK_RECEPTION_ROOM, g_variant_new_string ("12"));
  office_change (office, psychologist, DESK_RECEPTION_CAPACITY, g_variant_new_int64 (5));
  first = office_book (office, lawyer, "2026-11-23T09:30");
  office_assert_free (office, psychologist, "2026-11-23T09:00", 2, "23T10:15*5 24T09:15*5");
  g_assert_false (office_try (office, psychologist, "2026-11-23T09:45", &error));
  TAKEN (error);
  g_assert_nonnull (strstr (error->message, "12"));
  g_clear_error (&error);

  office_try (office, psychologist, "2026-11-23T10:15", &error);
  g_assert_no_error (error);
  g_assert_false (office_try (office, lawyer, "2026-11-23T10:30", &error));
  TAKEN (error);
}

/* Another room for one that is booked is asked for like a place. */
static void
another_room_has_to_be_free (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) lawyer = office_add_reception (office, "Lawyer", "09:00", "11:00");
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "11:00");
  g_autoptr (DeskAppointment) first = NULL, second = NULL;
  g_autoptr (DeskRecord) after = NULL;
  g_autoptr (GError) error = NULL;

  office_change (office, lawyer, DESK_RECEPTION_ROOM, g_variant_new_string ("12"));
  first = office_book (office, lawyer, "2026-11-23T09:00");
  second = office_book (office, chief, "2026-11-23T09:00");
  after = desk_record_copy (DESK_RECORD (second));
  desk_record_set_text (after, DESK_APPOINTMENT_ROOM, "12");
  g_assert_false (office_save (office, DESK_APPOINTMENT (after), DESK_RECORD (second), 0, &error));
  TAKEN (error);
  g_clear_error (&error);
  desk_record_set_text (after, DESK_APPOINTMENT_ROOM, "13");
  office_save (office, DESK_APPOINTMENT (after), DESK_RECORD (second), 0, &error);
  g_assert_no_error (error);
}

static void
an_official_is_in_one_place (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) office_hours = office_add_reception (office, "At the office", "09:00", "11:00");
  g_autoptr (DeskReception) on_the_road = office_add_reception (office, "On the road", "10:00", "12:00");
  g_autoptr (DeskAppointment) first = NULL;
  g_autoptr (GError) error = NULL;

  office_change (office, office_hours, DESK_RECEPTION_OFFICIAL, g_variant_new_string ("o.7"));
  office_change (office, on_the_road, DESK_RECEPTION_OFFICIAL, g_variant_new_string ("o.7"));
  first = office_book (office, office_hours, "2026-11-23T10:30");
  office_assert_free (office, on_the_road, "2026-11-23T09:00", 2, "23T10:00 23T11:00");
  g_assert_false (office_try (office, on_the_road, "2026-11-23T10:30", &error));
  TAKEN (error);
}

static void
the_past_is_not_booked (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "11:00");
  g_autoptr (GError) error = NULL;

  office->hand.now = office_read (office, "2026-11-23T09:30") + 1;
  g_assert_false (office_try (office, chief, "2026-11-23T09:30", &error));
  TAKEN (error);
  g_clear_error (&error);
  g_assert_false (office_try (office, chief, "2026-11-22T10:00", &error));
  TAKEN (error);
}

/* The rules changed since the form was opened. */
static void
what_is_no_place_any_more_is_not_booked (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "11:00");
  g_autoptr (DeskAppointment) urgent = NULL;
  g_autoptr (GError) error = NULL;

  office_change (office, chief, DESK_RECEPTION_WALK_IN_EVERY, g_variant_new_int64 (2));
  g_assert_false (office_try (office, chief, "2026-11-23T09:30", &error));
  TAKEN (error);
  g_clear_error (&error);
  g_assert_false (office_try (office, chief, "2026-11-23T09:10", &error));
  TAKEN (error);
  g_clear_error (&error);

  urgent = office_make (office, chief, "2026-11-23T18:00");
  desk_record_set_text (DESK_RECORD (urgent), DESK_APPOINTMENT_OVERRIDE_REASON, "Comes from far away");
  g_assert_true (
      desk_appointment_take_step (urgent, chief, office->profile, DESK_APPOINTMENT_BOOK, &office->hand));
  office_save (office, urgent, NULL, 0, &error);
  g_assert_no_error (error);
}

static void
a_length_that_cannot_be_is_refused (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "11:00");
  static const gint64 lengths[] = { 0, -30, 24 * 60 + 1, G_MAXINT64 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (DeskAppointment) odd = office_make (office, chief, "2026-11-23T09:00");
      g_autoptr (GError) error = NULL;

      desk_record_set_integer (DESK_RECORD (odd), DESK_APPOINTMENT_LENGTH, lengths[i]);
      g_assert_true (
          desk_appointment_take_step (odd, chief, office->profile, DESK_APPOINTMENT_BOOK, &office->hand));
      g_assert_false (office_save (office, odd, NULL, 0, &error));
      g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED);
    }
}

static void
what_is_cancelled_is_free_and_comes_back (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:00");
  g_autoptr (DeskAppointment) first = office_book (office, chief, "2026-11-23T09:00");
  g_autoptr (DeskAppointment) other = NULL;
  g_autoptr (GError) error = NULL;

  office_step (office, first, chief, DESK_APPOINTMENT_CANCEL, &error);
  g_assert_no_error (error);
  office_assert_free (office, chief, "2026-11-23T09:00", 1, "23T09:00");
  office_step (office, first, chief, DESK_APPOINTMENT_RESTORE, &error);
  g_assert_no_error (error);
  office_assert_free (office, chief, "2026-11-23T09:00", 1, "23T09:30");

  /* Somebody else was quicker than the undo. */
  office_step (office, first, chief, DESK_APPOINTMENT_CANCEL, &error);
  g_assert_no_error (error);
  other = office_book (office, chief, "2026-11-23T09:00");
  g_assert_false (office_step (office, first, chief, DESK_APPOINTMENT_RESTORE, &error));
  TAKEN (error);
}

static void
who_did_not_come_frees_the_place (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:00");
  g_autoptr (DeskAppointment) first = office_book (office, chief, "2026-11-23T09:00");
  g_autoptr (DeskAppointment) visitor = office_make (office, chief, "2026-11-23T09:00");
  g_autoptr (GError) error = NULL;

  office->hand.now = office_read (office, "2026-11-23T09:15");
  g_assert_true (
      desk_appointment_take_step (visitor, chief, office->profile, DESK_APPOINTMENT_ADMIT, &office->hand));
  g_assert_false (office_save (office, visitor, NULL, 0, &error));
  TAKEN (error);
  g_clear_error (&error);

  office_step (office, first, chief, DESK_APPOINTMENT_NO_SHOW, &error);
  g_assert_no_error (error);
  office_save (office, visitor, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_false (office_step (office, first, chief, DESK_APPOINTMENT_ARRIVE, &error));
  TAKEN (error);
}

static void
walk_ins_have_their_places (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "11:00");
  const char *id = desk_record_get_id (DESK_RECORD (chief));
  DeskBookingQuery query = { .reception = (char *)id, .days = 1 };
  g_autofree char *booked = NULL, *all = NULL;
  g_autoptr (GError) error = NULL;

  office_change (office, chief, DESK_RECEPTION_WALK_IN_EVERY, g_variant_new_int64 (2));
  booked = office_list_free (office, &query);
  g_assert_cmpstr (booked, ==, "23T09:00 23T10:00");
  query.walk_in = TRUE;
  all = office_list_free (office, &query);
  g_assert_cmpstr (all, ==, "23T09:00 23T09:30 23T10:00 23T10:30");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DeskAppointment) visitor = office_make (office, chief, "2026-11-23T09:30");

      g_assert_true (desk_appointment_take_step (visitor, chief, office->profile, DESK_APPOINTMENT_ADMIT,
                                                 &office->hand));
      g_assert_cmpint (office_save (office, visitor, NULL, 0, &error), ==, i == 0);
    }
  TAKEN (error);
}

/* That somebody was received is a fact, whatever was booked. */
static void
what_took_place_is_written_down (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "11:00");
  g_autoptr (DeskAppointment) first = office_book (office, chief, "2026-11-23T09:00");
  g_autoptr (DeskAppointment) held = office_make (office, chief, "2026-11-23T09:10");
  g_autoptr (GError) error = NULL;

  office->hand.now = office_read (office, "2026-11-23T17:00");
  desk_record_set_text (DESK_RECORD (held), DESK_APPOINTMENT_RESULT, "solved");
  g_assert_true (
      desk_appointment_take_step (held, chief, office->profile, DESK_APPOINTMENT_HELD, &office->hand));
  office_save (office, held, NULL, 0, &error);
  g_assert_no_error (error);
}

static gboolean
move (Office *office, DeskAppointment *old, DeskReception *reception, const char *start, GError **error)
{
  g_autoptr (DeskRecord) shown = desk_record_copy (DESK_RECORD (old));
  g_autoptr (DeskAppointment) after = DESK_APPOINTMENT (desk_record_copy (DESK_RECORD (old)));
  g_autoptr (DeskAppointment) moved = desk_appointment_make_moved (old, reception, start);
  g_autoptr (DeskSave) save = desk_save_new ("4417", office->hand.now, office->desk.zone);
  g_autoptr (DeskRecord) loaded = NULL;

  g_assert_true (
      desk_appointment_take_step (after, reception, office->profile, DESK_APPOINTMENT_MOVE, &office->hand));
  g_assert_true (
      desk_appointment_take_step (moved, reception, office->profile, DESK_APPOINTMENT_BOOK, &office->hand));
  desk_save_add (save, DESK_RECORD (moved), NULL, 0, NULL);
  desk_save_add (save, DESK_RECORD (after), shown, 0, NULL);
  desk_save_link (save, DESK_RECORD (after), DESK_APPOINTMENT_MOVED_TO, DESK_RECORD (moved));
  desk_save_claim_place (save, moved, office->calendar, 0);
  if (!desk_save_run (save, office->desk.database, NULL, error))
    return FALSE;
  desk_save_finish (save);

  loaded = desk_records_load (office->desk.database, "appointment", desk_record_get_id (shown), NULL);
  g_assert_cmpstr (desk_record_get_text (loaded, DESK_APPOINTMENT_STATE), ==, "moved");
  g_assert_cmpstr (desk_record_get_text (loaded, DESK_APPOINTMENT_MOVED_TO), ==,
                   desk_record_get_id (DESK_RECORD (moved)));
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (moved), DESK_APPOINTMENT_MOVED_FROM), ==,
                   desk_record_get_id (shown));
  return TRUE;
}

static void
a_move_frees_and_takes_at_once (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:30");
  g_autoptr (DeskAppointment) first = office_book (office, chief, "2026-11-23T09:00");
  g_autoptr (DeskAppointment) other = office_book (office, chief, "2026-11-23T09:30");
  g_autofree char *before = dump_folded (office->desk.database, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (move (office, first, chief, "2026-11-23T09:30", &error));
  TAKEN (error);
  g_clear_error (&error);
  after = dump_folded (office->desk.database, NULL);
  g_assert_cmpstr (before, ==, after);

  move (office, first, chief, "2026-11-23T10:00", &error);
  g_assert_no_error (error);
  office_assert_free (office, chief, "2026-11-23T09:00", 2, "23T09:00 24T09:00");
}

/* Where somebody is already is no place to move them to; as many others are offered as were asked for. */
static void
a_move_is_not_offered_its_own_place (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:30");
  g_autoptr (DeskAppointment) first = office_book (office, chief, "2026-11-23T09:00");
  DeskBookingQuery query = { .ignore = (char *)desk_record_get_id (DESK_RECORD (first)),
                             .days = 2,
                             .limit = 2 };
  g_autofree char *offered = office_list_free (office, &query);

  g_assert_cmpstr (offered, ==, "23T09:30 23T10:00");
}

/* The rules changed by ten minutes: the new place overlaps the old one, which is free in the same moment. */
static void
a_move_may_overlap_itself (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:30");
  g_autoptr (DeskAppointment) first = office_book (office, chief, "2026-11-23T09:00");
  g_autoptr (DeskRecord) shown = desk_record_copy (DESK_RECORD (chief));
  DeskBookingQuery query = { .ignore = (char *)desk_record_get_id (DESK_RECORD (first)), .days = 1 };
  g_autofree char *offered = NULL;
  g_autoptr (GError) error = NULL;

  office_set_rule (DESK_RECORD (chief), DESK_RECEPTION_RULE_FROM, "09:10");
  desk_save_one (&office->desk, DESK_RECORD (chief), shown, office->hand.now);
  offered = office_list_free (office, &query);
  g_assert_cmpstr (offered, ==, "23T09:10 23T09:40");
  move (office, first, chief, "2026-11-23T09:10", &error);
  g_assert_no_error (error);
}

/* Two in one save see each other. */
static void
two_at_once_do_not_get_one_place (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:30");
  g_autoptr (DeskSave) save = desk_save_new ("4417", office->hand.now, office->desk.zone);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DeskAppointment) appointment = office_make (office, chief, "2026-11-23T09:00");

      g_assert_true (desk_appointment_take_step (appointment, chief, office->profile, DESK_APPOINTMENT_BOOK,
                                                 &office->hand));
      desk_save_add (save, DESK_RECORD (appointment), NULL, 0, NULL);
    }
  g_assert_false (desk_save_run (save, office->desk.database, NULL, &error));
  TAKEN (error);
}

/* Kyiv has 03:00 to 04:00 twice on 25 October 2026, and leaves it out on 29 March. */
static void
the_clocks_change (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) duty = office_add_reception (office, "Duty", "02:30", "04:30");
  g_autoptr (DeskReception) other = office_add_reception (office, "Other", "02:45", "05:00");
  g_autoptr (DeskAppointment) early = NULL, late = NULL;
  g_autoptr (GError) error = NULL;

  office->hand.now = office_read (office, "2026-03-01T00:00");
  office_change (office, duty, DESK_RECEPTION_ROOM, g_variant_new_string ("12"));
  office_change (office, other, DESK_RECEPTION_ROOM, g_variant_new_string ("12"));

  /* 02:45 to 03:15 is 02:45 to 04:15 on the wall, so 04:00 is taken. */
  early = office_book (office, other, "2026-03-29T02:45");
  office_assert_free (office, duty, "2026-03-29T00:00", 1, "30T02:30");
  g_assert_false (office_try (office, duty, "2026-03-29T04:00", &error));
  TAKEN (error);
  g_clear_error (&error);
  g_assert_false (office_try (office, duty, "2026-03-29T03:00", &error));
  TAKEN (error);
  g_clear_error (&error);

  /* 03:45 to 04:15 is over before the clock shows four. */
  late = office_book (office, other, "2026-10-25T03:45");
  office_try (office, duty, "2026-10-25T04:00", &error);
  g_assert_no_error (error);
  g_assert_false (office_try (office, duty, "2026-10-25T03:30", &error));
  TAKEN (error);
}

/* A law takes the summer time away: what was booked stays at its time on the wall. */
static void
a_law_moves_the_zone (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:30");
  g_autoptr (DeskAppointment) first = NULL;
  gint64 before, after;
  g_autoptr (GError) error = NULL;

  office->hand.now = office_read (office, "2026-05-01T09:00");
  first = office_book (office, chief, "2026-07-07T09:30");
  before = desk_appointment_get_begin (first, office->desk.zone);
  g_time_zone_unref (office->desk.zone);
  office->desk.zone = g_time_zone_new_identifier ("+02:00");
  after = desk_appointment_get_begin (first, office->desk.zone);
  g_assert_cmpint (after - before, ==, 60 * MINUTE);

  g_assert_false (office_try (office, chief, "2026-07-07T09:30", &error));
  TAKEN (error);
  g_clear_error (&error);
  office_try (office, chief, "2026-07-07T09:00", &error);
  g_assert_no_error (error);
  office_assert_free (office, chief, "2026-07-07T00:00", 1, "07T10:00");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/store/booking/next", the_next_free_places_are_listed);
  office_test ("/store/booking/passed", what_has_passed_is_not_offered);
  office_test ("/store/booking/wanted", service_role_and_end_decide);
  office_test ("/store/booking/firm", own_places_are_firm_and_come_first);
  office_test ("/store/booking/state", whose_the_place_is_decides_the_save);
  office_test ("/store/booking/taken", nobody_gets_what_is_taken);
  office_test ("/store/booking/overlap", overlap_counts_not_the_start);
  office_test ("/store/booking/midnight", the_day_before_may_still_go_on);
  office_test ("/store/booking/pause", the_pause_is_taken_too);
  office_test ("/store/booking/capacity", several_at_a_time);
  office_test ("/store/booking/instants", capacity_is_counted_at_each_instant);
  office_test ("/store/booking/room", a_room_has_one_reception_at_a_time);
  office_test ("/store/booking/another-room", another_room_has_to_be_free);
  office_test ("/store/booking/official", an_official_is_in_one_place);
  office_test ("/store/booking/past", the_past_is_not_booked);
  office_test ("/store/booking/rules", what_is_no_place_any_more_is_not_booked);
  office_test ("/store/booking/length", a_length_that_cannot_be_is_refused);
  office_test ("/store/booking/cancel", what_is_cancelled_is_free_and_comes_back);
  office_test ("/store/booking/no-show", who_did_not_come_frees_the_place);
  office_test ("/store/booking/walk-in", walk_ins_have_their_places);
  office_test ("/store/booking/held", what_took_place_is_written_down);
  office_test ("/store/booking/move", a_move_frees_and_takes_at_once);
  office_test ("/store/booking/move-itself", a_move_may_overlap_itself);
  office_test ("/store/booking/move-own-place", a_move_is_not_offered_its_own_place);
  office_test ("/store/booking/at-once", two_at_once_do_not_get_one_place);
  office_test ("/store/booking/clocks", the_clocks_change);
  office_test ("/store/booking/law", a_law_moves_the_zone);

  return g_test_run ();
}
