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
  desk_test ("/board/topics", test_topics);
  desk_test ("/board/count", test_count);
  desk_test ("/board/plan", test_plan);
  return g_test_run ();
}
