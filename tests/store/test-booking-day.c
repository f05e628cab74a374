// SPDX-License-Identifier: GPL-3.0-or-later
// The days of the receptions, who is expected, and what a person has booked.

#include "booking-fixture.h"
#include "store/booking-day.h"

static void
take_day (Office *office, const char *day, guint days, DeskBookingRange *range)
{
  *range = (DeskBookingRange){
    .days = days, .zone = office->desk.zone, .calendar = office->calendar, .now = office->hand.now
  };
  g_date_clear (&range->from, 1);
  g_date_set_dmy (&range->from, (GDateDay)g_ascii_strtoull (day + 8, NULL, 10),
                  (GDateMonth)g_ascii_strtoull (day + 5, NULL, 10),
                  (GDateYear)g_ascii_strtoull (day, NULL, 10));
}

/* "Chief 2/4 +1 | 09:00=0 09:30+=1": taken of places, walk-ins, then each place with how many are free. */
static char *
write_column (const DeskBookingColumn *column)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %u/%u +%u |",
                          desk_record_get_text (DESK_RECORD (column->reception), DESK_RECEPTION_NAME),
                          column->n_taken, column->n_places, column->n_walk_ins);
  for (guint i = 0; i < column->places->len; i++)
    {
      const DeskBookingPlace *place = &g_array_index (column->places, DeskBookingPlace, i);

      g_string_append_printf (text, " %02d:%02d%s=%u%s", place->slot.minute / 60, place->slot.minute % 60,
                              place->slot.walk_in ? "+" : "", place->free, place->held ? "h" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_day (Office *office, const char *day, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DeskBookingDay) loaded = NULL;
  g_autoptr (GError) error = NULL;
  DeskBookingRange range;

  take_day (office, day, 1, &range);
  loaded = desk_booking_load_day (office->desk.database, &range, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < loaded->columns->len; i++)
    {
      g_autofree char *column = write_column (g_ptr_array_index (loaded->columns, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", column);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
admit (Office *office, DeskReception *reception, const char *start)
{
  g_autoptr (DeskAppointment) visitor = office_make (office, reception, start);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_appointment_take_step (visitor, reception, office->profile, DESK_APPOINTMENT_ADMIT,
                                             &office->hand));
  office_save (office, visitor, NULL, 0, &error);
  g_assert_no_error (error);
}

static void
a_day_has_its_receptions (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) lawyer = office_add_reception (office, "Lawyer", "10:00", "11:00");
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "11:00");
  g_autoptr (DeskAppointment) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;

  office_change (office, chief, DESK_RECEPTION_WALK_IN_EVERY, g_variant_new_int64 (2));
  assert_day (office, "2026-11-23",
              "Chief 0/2 +0 | 09:00=1 09:30+=1 10:00=1 10:30+=1; Lawyer 0/2 +0 | 10:00=1 10:30=1");
  first = office_book (office, chief, "2026-11-23T09:00");
  second = office_book (office, lawyer, "2026-11-23T10:30");
  admit (office, chief, "2026-11-23T09:30");
  assert_day (office, "2026-11-23",
              "Chief 1/2 +1 | 09:00=0 09:30+=0 10:00=1 10:30+=1; Lawyer 1/2 +0 | 10:00=1 10:30=0");
  office_step (office, second, lawyer, DESK_APPOINTMENT_CANCEL, &error);
  g_assert_no_error (error);
  assert_day (office, "2026-11-23",
              "Chief 1/2 +1 | 09:00=0 09:30+=0 10:00=1 10:30+=1; Lawyer 0/2 +0 | 10:00=1 10:30=1");

  /* What one has, the other cannot have in the same room. */
  office_change (office, chief, DESK_RECEPTION_ROOM, g_variant_new_string ("12"));
  office_change (office, lawyer, DESK_RECEPTION_ROOM, g_variant_new_string ("12"));
  {
    g_autoptr (DeskAppointment) third = office_book (office, lawyer, "2026-11-24T10:00");

    assert_day (office, "2026-11-24",
                "Chief 0/2 +0 | 09:00=1 09:30+=1 10:00=0 10:30+=1; Lawyer 1/2 +0 | 10:00=0 10:30=1");
  }
}

static void
what_is_held_shows (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:00");
  DeskHold wish = { .zone = office->desk.zone,
                    .reception = (char *)desk_record_get_id (DESK_RECORD (chief)),
                    .start = (char *)"2026-11-23T09:30",
                    .length = 30,
                    .touched = office->hand.now,
                    .minutes = 15 };
  g_autofree gint64 *held = desk_booking_hold (office->desk.database, &wish, NULL, NULL);

  g_assert_nonnull (held);
  assert_day (office, "2026-11-23", "Chief 0/2 +0 | 09:00=1 09:30=0h");
  office->hand.now += 15 * 60;
  assert_day (office, "2026-11-23", "Chief 0/2 +0 | 09:00=1 09:30=1");
}

/* Also where the rules give no place: closed since, or booked by the head. */
static void
no_appointment_is_left_out (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:00");
  g_autoptr (DeskAppointment) first = office_book (office, chief, "2026-11-23T09:00");
  g_autoptr (DeskRecord) shown = desk_record_copy (DESK_RECORD (chief));
  g_autoptr (DeskBookingDay) loaded = NULL;
  g_autoptr (GError) error = NULL;
  const DeskBookingColumn *column;
  const DeskBookingRow *row;
  DeskBookingRange range;

  office_set_rule (DESK_RECORD (chief), DESK_RECEPTION_RULE_DAYS, "su");
  desk_save_one (&office->desk, DESK_RECORD (chief), shown, office->hand.now);
  assert_day (office, "2026-11-23", "Chief 1/0 +0 |");
  assert_day (office, "2026-11-24", "");

  take_day (office, "2026-11-23", 1, &range);
  loaded = desk_booking_load_day (office->desk.database, &range, NULL, &error);
  g_assert_no_error (error);
  column = g_ptr_array_index (loaded->columns, 0);
  g_assert_cmpuint (column->rows->len, ==, 1);
  row = g_ptr_array_index (column->rows, 0);
  g_assert_cmpstr (desk_record_get_id (DESK_RECORD (row->appointment)), ==,
                   desk_record_get_id (DESK_RECORD (first)));
  g_assert_null (row->person);
}

static void
a_range_is_its_days (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "10:00");
  g_autoptr (DeskReception) lawyer = office_add_reception (office, "Lawyer", "09:00", "10:00");
  g_autoptr (DeskAppointment) first = office_book (office, chief, "2026-11-25T09:00");
  g_autoptr (DeskAppointment) second = office_book (office, lawyer, "2026-11-29T09:30");
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GError) error = NULL;
  DeskBookingRange range;

  take_day (office, "2026-11-23", 7, &range);
  range.reception = (char *)desk_record_get_id (DESK_RECORD (chief));
  range.counts_only = TRUE;
  days = desk_booking_load_range (office->desk.database, &range, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 7);
  for (guint i = 0; i < 7; i++)
    {
      const DeskBookingDay *day = g_ptr_array_index (days, i);
      const DeskBookingColumn *column = g_ptr_array_index (day->columns, 0);

      g_assert_cmpuint (g_date_get_day (&day->day), ==, 23 + i);
      g_assert_cmpuint (day->columns->len, ==, 1);
      g_assert_cmpuint (column->n_taken, ==, i == 2);
      g_assert_cmpuint (column->n_places, ==, 2);
      g_assert_cmpuint (column->rows->len, ==, 0);
    }
}

static void
who_is_expected (Office *office, gconstpointer data)
{
  g_autoptr (DeskReception) chief = office_add_reception (office, "Chief", "09:00", "12:00");
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "surname", "Бондар", NULL);
  g_autoptr (DeskAppointment) early = NULL, late = NULL, tomorrow = NULL, cancelled = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) of_person = NULL;
  g_autoptr (GError) error = NULL;
  const DeskBookingRow *row;
  gint64 n;

  desk_save_one (&office->desk, person, NULL, office->hand.now);
  late = office_book (office, chief, "2026-11-23T11:00");
  early = office_book (office, chief, "2026-11-23T09:00");
  tomorrow = office_book (office, chief, "2026-11-24T09:00");
  cancelled = office_book (office, chief, "2026-11-23T10:00");
  office_step (office, cancelled, chief, DESK_APPOINTMENT_CANCEL, &error);
  g_assert_no_error (error);
  {
    g_autoptr (DeskRecord) shown = desk_record_copy (DESK_RECORD (early));

    desk_record_set_text (DESK_RECORD (early), DESK_APPOINTMENT_PERSON, desk_record_get_id (person));
    desk_save_one (&office->desk, DESK_RECORD (early), shown, office->hand.now);
  }

  g_assert_true (desk_booking_count_expected (office->desk.database, "2026-11-23", &n, &error));
  g_assert_cmpint (n, ==, 2);
  rows = desk_booking_list_expected (office->desk.database, "2026-11-23", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (row->person), DESK_PERSON_SURNAME), ==, "Бондар");
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (row->appointment), DESK_APPOINTMENT_START), ==,
                   "2026-11-23T09:00");
  row = g_ptr_array_index (rows, 1);
  g_assert_null (row->person);

  office_step (office, early, chief, DESK_APPOINTMENT_ARRIVE, &error);
  g_assert_no_error (error);
  g_assert_true (desk_booking_count_expected (office->desk.database, "2026-11-23", &n, &error));
  g_assert_cmpint (n, ==, 1);

  of_person = desk_booking_list_person (office->desk.database, desk_record_get_id (person), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_person->len, ==, 1);
  g_assert_cmpstr (desk_record_get_text (g_ptr_array_index (of_person, 0), DESK_APPOINTMENT_STATE), ==,
                   "arrived");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/store/booking-day/day", a_day_has_its_receptions);
  office_test ("/store/booking-day/held", what_is_held_shows);
  office_test ("/store/booking-day/none-left-out", no_appointment_is_left_out);
  office_test ("/store/booking-day/range", a_range_is_its_days);
  office_test ("/store/booking-day/expected", who_is_expected);

  return g_test_run ();
}
