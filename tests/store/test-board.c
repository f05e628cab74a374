// SPDX-License-Identifier: GPL-3.0-or-later
// The Front desk's rows and the numbers in the sidebar.

#include "store/board.h"

#include "desk-fixture.h"
#include "store/query.h"

#include <string.h>

#define DAY_START (NOW - 20000)

static DeskRecord *
make_visit (Desk *desk, DeskRecord *person, const char *state, gint64 arrived, gint64 finished)
{
  DeskRecord *visit = g_object_new (DESK_TYPE_VISIT, "state", state, "arrived", arrived, NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", arrived, desk->zone);

  if (finished != 0)
    desk_record_set_integer (visit, DESK_VISIT_FINISHED, finished);
  desk_save_add (save, visit, NULL, 0, NULL);
  if (person != NULL)
    desk_save_link (save, visit, DESK_VISIT_PERSON, person);
  desk_run_save (desk, save);
  return visit;
}

static GPtrArray *
load (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  DeskBoardQuery query = { DAY_START };
  GPtrArray *rows = desk_board_load (desk->database, &query, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static void
assert_row (GPtrArray *rows, guint i, DeskRecord *visit, DeskRecord *person)
{
  const DeskBoardRow *row;

  g_assert_cmpuint (i, <, rows->len);
  row = g_ptr_array_index (rows, i);
  g_assert_cmpstr (desk_record_get_id (DESK_RECORD (row->visit)), ==, desk_record_get_id (visit));
  g_assert_cmpstr (row->person != NULL ? desk_record_get_id (DESK_RECORD (row->person)) : NULL, ==,
                   person != NULL ? desk_record_get_id (person) : NULL);
}

static void
test_load (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", NULL);
  g_autoptr (DeskRecord) served_before = NULL, forgotten = NULL, overnight = NULL, served = NULL, left = NULL;
  g_autoptr (DeskRecord) waiting = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  desk_save_one (desk, person, NULL, NOW - 90000);
  served_before = make_visit (desk, person, "finished", NOW - 90000, NOW - 89000);
  forgotten = make_visit (desk, person, "waiting", NOW - 80000, 0);
  overnight = make_visit (desk, NULL, "finished", DAY_START - 600, DAY_START);
  left = make_visit (desk, NULL, "left", DAY_START + 10, 0);
  served = make_visit (desk, NULL, "finished", NOW - 600, NOW - 60);
  waiting = make_visit (desk, person, "waiting", NOW, 0);

  rows = load (desk);
  g_assert_cmpuint (rows->len, ==, 5);
  assert_row (rows, 0, forgotten, person);
  assert_row (rows, 1, overnight, NULL);
  assert_row (rows, 2, left, NULL);
  assert_row (rows, 3, served, NULL);
  assert_row (rows, 4, waiting, person);
  /* One person is one object. */
  g_assert_true (((DeskBoardRow *)rows->pdata[0])->person == ((DeskBoardRow *)rows->pdata[4])->person);
}

static DeskRecord *
make_appointment (Desk *desk, DeskRecord *reception, DeskRecord *person, const char *start, const char *state)
{
  DeskRecord *appointment =
      g_object_new (DESK_TYPE_APPOINTMENT, "state", "booked", "start", start, "length",
                    G_GINT64_CONSTANT (20), "reception", desk_record_get_id (reception), NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", 0, desk->zone);
  g_autoptr (DeskRecord) before = NULL;

  if (person != NULL)
    desk_record_set_text (appointment, DESK_APPOINTMENT_PERSON, desk_record_get_id (person));
  desk_save_add (save, appointment, NULL, 0, NULL);
  desk_run_save (desk, save);
  before = desk_record_copy (appointment);
  desk_record_set_text (appointment, DESK_APPOINTMENT_STATE, state);
  desk_save_one (desk, appointment, before, 0);
  return appointment;
}

static const DeskBoardBooking *
find_booking (GPtrArray *bookings, DeskRecord *appointment)
{
  for (guint i = 0; i < bookings->len; i++)
    {
      const DeskBoardBooking *booking = g_ptr_array_index (bookings, i);

      if (g_str_equal (desk_record_get_id (DESK_RECORD (booking->appointment)),
                       desk_record_get_id (appointment)))
        return booking;
    }
  return NULL;
}

/* Of today all that was not given up; of the days before only what nobody said anything about; nothing of tomorrow. */
static void
test_bookings (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *start;
    const char *state;
    gboolean listed;
  } cases[] = {
    { "2026-05-27T09:00", "booked", TRUE },   { "2026-05-27T10:00", "done", FALSE },
    { "2026-05-27T11:00", "no_show", FALSE }, { "2026-05-27T12:00", "arrived", TRUE },
    { "2026-05-28T00:00", "booked", TRUE },   { "2026-05-28T09:00", "requested", TRUE },
    { "2026-05-28T10:00", "serving", TRUE },  { "2026-05-28T11:00", "done", TRUE },
    { "2026-05-28T12:00", "no_show", TRUE },  { "2026-05-28T13:00", "cancelled", FALSE },
    { "2026-05-28T14:00", "moved", FALSE },   { "2026-05-28T15:00", "refused", FALSE },
    { "2026-05-28T23:30", "booked", TRUE },   { "2026-05-29T09:00", "booked", FALSE },
  };
  g_autoptr (DeskRecord) reception = g_object_new (DESK_TYPE_RECEPTION, "name", "Юрист", NULL);
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", NULL);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) bookings = NULL;
  g_autoptr (GError) error = NULL;
  guint n_listed = 0;

  desk_save_one (desk, reception, NULL, NOW);
  desk_save_one (desk, person, NULL, NOW);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_ptr_array_add (made, make_appointment (desk, reception, i % 2 == 0 ? person : NULL, cases[i].start,
                                             cases[i].state));
  bookings = desk_board_load_bookings (desk->database, "2026-05-28", "2026-05-29", NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DeskBoardBooking *booking = find_booking (bookings, g_ptr_array_index (made, i));

      g_assert_cmpint (booking != NULL, ==, cases[i].listed);
      n_listed += cases[i].listed ? 1 : 0;
      if (booking == NULL)
        continue;
      g_assert_cmpstr (desk_record_get_id (DESK_RECORD (booking->reception)), ==,
                       desk_record_get_id (reception));
      g_assert_cmpint (booking->person != NULL, ==, i % 2 == 0);
    }
  g_assert_cmpuint (bookings->len, ==, n_listed);
}

static void
test_count (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) one = make_visit (desk, NULL, "waiting", NOW - 90000, 0);
  g_autoptr (DeskRecord) other = make_visit (desk, NULL, "waiting", NOW, 0);
  g_autoptr (DeskRecord) served = make_visit (desk, NULL, "serving", NOW, 0);
  g_autoptr (DeskRecord) closed = make_visit (desk, NULL, "finished", NOW, NOW);
  g_autoptr (GError) error = NULL;
  g_autofree DeskBoardCounts *counts = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (DeskRecord) twin = g_object_new (DESK_TYPE_PERSON, "personal-number", "3121209019", NULL);

      desk_save_one (desk, twin, NULL, NOW);
    }
  counts = desk_board_count (desk->database, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (counts->waiting, ==, 2);
  g_assert_cmpint (counts->open, ==, 3);
  g_assert_cmpint (counts->doubles, ==, 1);
}

/* A register of years must not be read to show a day. */
static void
test_plan (Desk *desk, gconstpointer data)
{
  static const char *const plans[] = {
    "EXPLAIN QUERY PLAN SELECT id FROM visit WHERE state IN ('waiting', 'called', 'serving', 'held')",
    "EXPLAIN QUERY PLAN SELECT id FROM visit WHERE finished >= 5",
    "EXPLAIN QUERY PLAN SELECT id FROM visit WHERE arrived >= 5",
    "EXPLAIN QUERY PLAN SELECT arrived FROM visit WHERE person = 'x' ORDER BY arrived DESC LIMIT 1"
  };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskQuery) row = desk_query_new (desk->database, plans[i], &error);

      g_assert_no_error (error);
      g_assert_true (desk_query_next (row, &error));
      g_assert_nonnull (strstr (desk_query_get_text (row, 3), "INDEX visit_"));
    }
}

static void
receive (Desk *desk, const char *topic, const char *at, gint64 arrived)
{
  g_autoptr (DeskRecord) visit = g_object_new (DESK_TYPE_VISIT, "state", "finished", "arrived", arrived,
                                               "topic", topic, "desk", at, NULL);

  desk_save_one (desk, visit, NULL, arrived);
}

/* Only this desk's visits since the day count, the most frequent topic first, equally frequent ones by code. */
static void
test_topics (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) topics = NULL;

  receive (desk, "LOST", "PL1-A", NOW);
  receive (desk, "CON", "PL1-A", NOW);
  receive (desk, "THEFT", "PL1-A", NOW);
  receive (desk, "THEFT", "PL1-A", NOW + 1);
  receive (desk, "DV", "PL1-B", NOW);
  receive (desk, "CERT", "PL1-A", NOW - 1);
  receive (desk, NULL, "PL1-A", NOW);

  topics = desk_board_list_topics (desk->database, NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpstrv (topics, ((const char *[]){ "THEFT", "CON", "LOST", NULL }));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_test ("/board/load", test_load);
  desk_test ("/board/bookings", test_bookings);
  desk_test ("/board/topics", test_topics);
  desk_test ("/board/count", test_count);
  desk_test ("/board/plan", test_plan);
  return g_test_run ();
}
