// SPDX-License-Identifier: GPL-3.0-or-later
// Two desks of a station book, and headquarters with its own rules says who gets the place: what was called firm holds, what
// was asked for is answered, and what got no place waits for a decision with other places offered.

#include "store/booking-slot.h"

#include "booking-fixture.h"
#include "dump.h"
#include "hq/ledger-sql.h"
#include "hq/rules.h"
#include "journal/desk.h"
#include "journal/exchange.h"
#include "journal/session.h"
#include "store/database-private.h"
#include "store/log-replica.h"
#include "store/rebuild.h"
#include "store/records.h"
#include "store/search-index.h"

#include <string.h>

typedef struct
{
  Office offices[2];
  DeskRegistry *registry;
  DeskRules *rules;
  DeskHq *hq;
} Station;

static gint64
get_now (gpointer data)
{
  return ((Station *)data)->offices[0].hand.now;
}

/* A desk that was set up alone enrols. */
static void
enrol (Station *self, Office *office, const char *book)
{
  const DeskCodeRequest request = { .station = "PL1", .book = book };
  g_autoptr (GError) error = NULL;
  g_autofree char *code = desk_registry_issue_code (self->registry, &request, 1, &error);
  g_autoptr (DeskEnrolment) enrolment = NULL;

  g_assert_no_error (error);
  enrolment = desk_registry_enrol (self->registry, code, book, "pc",
                                   desk_database_get_code (office->desk.database), 1, &error);
  g_assert_no_error (error);
}

static void
set_up_second (Office *office)
{
  g_autofree char *data_folder = NULL, *state_folder = NULL;
  g_autoptr (GError) error = NULL;

  office_set_up (office, "ua");
  desk_shut (&office->desk);
  data_folder = g_build_filename (office->desk.top, "data-b", NULL);
  state_folder = g_build_filename (office->desk.top, "state-b", NULL);
  desk_folders_free (office->desk.folders);
  office->desk.folders = desk_folders_new (data_folder, state_folder);
  office->desk.database =
      desk_database_create (office->desk.folders, office->desk.key, "PL1", "B", 1, &error);
  g_assert_no_error (error);
  office->hand.desk = "PL1-B";
}

static void
set_up (Station *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSql) sql = desk_sql_open_sqlite (":memory:", &error);
  g_autoptr (DeskSql) other = desk_sql_open_sqlite (":memory:", &error);
  g_autoptr (DeskLedger) ledger = desk_ledger_sql_new (sql, &error);
  DeskHqRules rules;

  g_assert_no_error (error);
  office_set_up (&self->offices[0], "ua");
  set_up_second (&self->offices[1]);
  self->registry = desk_registry_new (other, &error);
  g_assert_true (desk_registry_add_station (self->registry, "PL1", "x", "ua", &error));
  enrol (self, &self->offices[0], "A");
  enrol (self, &self->offices[1], "B");
  self->rules = desk_rules_new (ledger, self->registry);
  rules = desk_rules_get (self->rules);
  self->hq = desk_hq_new (ledger, "PL1", "HQ-00000001", &rules, get_now, self);
}

static void
tear_down (Station *self, gconstpointer data)
{
  g_object_unref (self->hq);
  desk_rules_free (self->rules);
  g_object_unref (self->registry);
  for (guint i = 0; i < 2; i++)
    office_tear_down (&self->offices[i], "ua");
}

static gboolean
add_line (const char *line, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (line));
  return TRUE;
}

static void
exchange (Station *self, guint which)
{
  static const guint8 random[DESK_RUN_RANDOM] = { 0 };
  Office *office = &self->offices[which];
  const DeskLogHead *head = desk_database_get_head (office->desk.database);
  g_autofree char *run = desk_run_name (office->hand.desk, random);
  g_autoptr (DeskLogReplica) replica = desk_log_replica_new (office->desk.database, "PL1");
  DeskExchange *side = desk_exchange_new (DESK_REPLICA (replica), office->hand.desk,
                                          head->run != 0 ? head->run_name : run, "1");
  g_autoptr (DeskSession) session = desk_session_new (self->hq, office->hand.desk, FALSE);
  g_autoptr (GPtrArray) request = g_ptr_array_new_with_free_func (g_free),
                        reply = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_exchange_write_request (side, office->hand.now, FALSE, add_line, request, &error));
  for (guint i = 0; i < request->len; i++)
    g_assert_true (desk_session_read_line (session, request->pdata[i], strlen (request->pdata[i]), &error));
  g_assert_true (desk_session_accept (session, G_MAXUINT, &error));
  g_assert_true (desk_session_write_reply (session, add_line, reply, &error));
  desk_exchange_begin_reply (side);
  for (guint i = 0; i < reply->len; i++)
    {
      desk_exchange_read_line (side, reply->pdata[i], strlen (reply->pdata[i]), &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (desk_exchange_end_reply (side), ==, DESK_EXCHANGE_PROGRESS);
  desk_exchange_free (side);
}

static DeskReception *
add_reception (Station *self, gboolean shared)
{
  DeskReception *reception = office_add_reception (&self->offices[0], "Chief", "09:00", "11:00");

  office_change (&self->offices[0], reception, DESK_RECEPTION_DESK, g_variant_new_string ("PL1-A"));
  if (shared)
    office_change (&self->offices[0], reception, DESK_RECEPTION_SHARED, g_variant_new_boolean (TRUE));
  exchange (self, 0);
  exchange (self, 1);
  return reception;
}

static const char *
get_state (Station *self, guint which, DeskAppointment *appointment)
{
  g_autoptr (DeskRecord) stored = desk_records_load (self->offices[which].desk.database, "appointment",
                                                     desk_record_get_id (DESK_RECORD (appointment)), NULL);

  return g_intern_string (desk_record_get_text (stored, DESK_APPOINTMENT_STATE));
}

static DeskPlace
get_place (Station *self, guint which, DeskAppointment *appointment)
{
  g_autoptr (GError) error = NULL;
  DeskPlace place = DESK_PLACE_NONE;

  g_assert_true (desk_booking_get_place (self->offices[which].desk.database,
                                         desk_record_get_id (DESK_RECORD (appointment)), &place, &error));
  g_assert_no_error (error);
  return place;
}

static guint
count_refused (Station *self, guint which)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) refused =
      desk_booking_list_refused (self->offices[which].desk.database, NULL, &error);

  g_assert_no_error (error);
  return refused->len;
}

static gint64
count_slot_lines (Station *self, guint which)
{
  g_autoptr (DeskQuery) count =
      desk_query_new (self->offices[which].desk.database,
                      "SELECT count (*) FROM change WHERE rec GLOB 'slots/*'", NULL);

  g_assert_true (desk_query_next (count, NULL));
  return desk_query_get_integer (count, 0);
}

/* What was folded as it came is what a rebuild makes of the journal. */
static void
assert_rebuilt (Station *self)
{
  for (guint i = 0; i < 2; i++)
    {
      DeskDatabase *database = self->offices[i].desk.database;
      g_autofree char *before = dump_folded (database, desk_search_index_list_tables ()), *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (desk_rebuild_run (database, NULL, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      after = dump_folded (database, desk_search_index_list_tables ());
      assert_same_dump (before, after);
    }
}

/* "24T09:30 24T10:00": what is offered instead of a booking that got no place. */
static char *
list_instead (Station *self, guint which, DeskAppointment *appointment)
{
  Office *office = &self->offices[which];
  const DeskBookingQuery query = {
    .zone = office->desk.zone, .calendar = office->calendar, .now = office->hand.now, .days = 30, .limit = 3
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found =
      desk_booking_list_instead (office->desk.database, DESK_RECORD (appointment), &query, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((DeskFreeSlot *)g_ptr_array_index (found, i))->start + strlen ("2026-11-"));
  return g_string_free (text, FALSE);
}

/* A place of one's own holds at once, and headquarters agrees; another desk is not offered it. */
static void
test_firm (Station *self, gconstpointer data)
{
  Office *a = &self->offices[0];
  g_autoptr (DeskReception) chief = add_reception (self, FALSE);
  g_autoptr (DeskAppointment) first = NULL, second = NULL, third = NULL;

  office_change (a, chief, DESK_RECEPTION_CAPACITY, g_variant_new_int64 (2));
  first = office_book (a, chief, "2026-11-24T09:00");
  g_assert_cmpint (count_slot_lines (self, 0), ==, 1);
  second = office_book (a, chief, "2026-11-24T09:00");
  g_assert_cmpint (count_slot_lines (self, 0), ==, 1);
  third = office_book (a, chief, "2026-11-24T10:30");
  g_assert_cmpint (count_slot_lines (self, 0), ==, 2);
  g_assert_cmpint (get_place (self, 0, first), ==, DESK_PLACE_UNSAID);
  exchange (self, 0);
  exchange (self, 1);
  g_assert_cmpint (get_place (self, 0, first), ==, DESK_PLACE_GRANTED);
  g_assert_cmpint (get_place (self, 0, second), ==, DESK_PLACE_GRANTED);
  g_assert_cmpint (get_place (self, 1, third), ==, DESK_PLACE_GRANTED);
  g_assert_cmpstr (get_state (self, 1, first), ==, "booked");
  office_assert_free (&self->offices[1], chief, "2026-11-24T09:00", 2, "");
  g_assert_cmpuint (count_refused (self, 0), ==, 0);
  assert_rebuilt (self);
}

/* A failed save leaves no record of its place behind. */
static void
test_nothing_half (Station *self, gconstpointer data)
{
  Office *a = &self->offices[0];
  g_autoptr (DeskReception) chief = add_reception (self, FALSE);
  g_autoptr (DeskAppointment) first = office_book (a, chief, "2026-11-24T09:00");
  g_autoptr (GError) error = NULL;

  g_assert_false (office_try (a, chief, "2026-11-24T09:00", &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_TAKEN);
  g_assert_false (office_try (a, chief, "2026-11-24T08:00", NULL));
  g_assert_cmpint (count_slot_lines (self, 0), ==, 1);
  g_assert_nonnull (first);
}

/* Whoever's claim comes first has the place. The other is asked for a decision, and offered what is free. */
static void
test_shared (Station *self, gconstpointer data)
{
  Office *a = &self->offices[0], *b = &self->offices[1];
  g_autoptr (DeskReception) shared = add_reception (self, TRUE);
  g_autoptr (DeskAppointment) mine = office_book (a, shared, "2026-11-24T09:00");
  g_autoptr (DeskAppointment) theirs = office_book (b, shared, "2026-11-24T09:00");
  g_autofree char *instead = NULL;

  g_assert_cmpstr (get_state (self, 0, mine), ==, "requested");
  g_assert_cmpint (count_slot_lines (self, 0), ==, 0);
  exchange (self, 1);
  exchange (self, 0);
  g_assert_cmpint (get_place (self, 1, theirs), ==, DESK_PLACE_GRANTED);
  g_assert_cmpstr (get_state (self, 1, theirs), ==, "booked");
  g_assert_cmpint (get_place (self, 0, mine), ==, DESK_PLACE_FULL);
  g_assert_cmpstr (get_state (self, 0, mine), ==, "requested");
  g_assert_cmpstr (get_state (self, 0, theirs), ==, "booked");
  g_assert_cmpuint (count_refused (self, 0), ==, 1);
  g_assert_cmpuint (count_refused (self, 1), ==, 0);
  instead = list_instead (self, 0, mine);
  g_assert_cmpstr (instead, ==, "24T09:30 24T10:00 24T10:30");
  assert_rebuilt (self);

  /* It is decided. */
  g_assert_true (office_step (a, mine, shared, DESK_APPOINTMENT_CANCEL, NULL));
  g_assert_cmpuint (count_refused (self, 0), ==, 0);
  g_assert_cmpint (get_place (self, 0, mine), ==, DESK_PLACE_NONE);
  exchange (self, 0);
  exchange (self, 1);
  g_assert_cmpuint (count_refused (self, 1), ==, 0);
  assert_rebuilt (self);
}

/* Where nothing is left at the same reception, others with the same service are offered. */
static void
test_instead_elsewhere (Station *self, gconstpointer data)
{
  Office *a = &self->offices[0], *b = &self->offices[1];
  g_autoptr (DeskReception) shared = add_reception (self, TRUE);
  g_autoptr (DeskReception) other = office_add_reception (a, "Deputy", "14:00", "15:00");
  g_autoptr (DeskAppointment) mine = office_book (a, shared, "2026-11-24T09:00");
  g_autoptr (DeskAppointment) theirs = office_book (b, shared, "2026-11-24T09:00");
  g_autofree char *instead = NULL;

  exchange (self, 1);
  office_change (a, shared, DESK_RECEPTION_ENDED, g_variant_new_boolean (TRUE));
  exchange (self, 0);
  g_assert_cmpint (get_place (self, 0, mine), ==, DESK_PLACE_FULL);
  instead = list_instead (self, 0, mine);
  g_assert_cmpstr (instead, ==, "23T14:00 23T14:30 24T14:00");
  g_assert_nonnull (theirs);
  g_assert_nonnull (other);
}

/* From the moment a reception is shared others may have its places, also those that were this desk's. */
static void
test_given_back (Station *self, gconstpointer data)
{
  Office *a = &self->offices[0], *b = &self->offices[1];
  g_autoptr (DeskReception) chief = add_reception (self, FALSE);
  g_autoptr (DeskAppointment) cancelled = office_book (a, chief, "2026-11-24T09:00");
  g_autoptr (DeskAppointment) kept = office_book (a, chief, "2026-11-24T09:30");
  g_autoptr (DeskAppointment) theirs = NULL, again = NULL;
  gint64 lines;

  g_assert_true (office_step (a, cancelled, chief, DESK_APPOINTMENT_CANCEL, NULL));
  office_change (a, chief, DESK_RECEPTION_SHARED, g_variant_new_boolean (TRUE));
  lines = count_slot_lines (self, 0);
  office_change (a, chief, DESK_RECEPTION_NAME, g_variant_new_string ("The chief"));
  g_assert_cmpint (count_slot_lines (self, 0), ==, lines);
  exchange (self, 0);
  exchange (self, 1);
  g_assert_cmpint (get_place (self, 0, kept), ==, DESK_PLACE_GRANTED);
  office_assert_free (b, chief, "2026-11-24T09:00", 2, "24T09:00 24T10:00");
  theirs = office_book (b, chief, "2026-11-24T09:00");
  exchange (self, 1);
  g_assert_cmpint (get_place (self, 1, theirs), ==, DESK_PLACE_GRANTED);

  /* What was given back does not become this desk's again by itself: it is asked for. */
  office_change (a, chief, DESK_RECEPTION_SHARED, NULL);
  g_assert_true (office_step (a, kept, chief, DESK_APPOINTMENT_CANCEL, NULL));
  again = office_book (a, chief, "2026-11-24T09:30");
  g_assert_cmpstr (get_state (self, 0, again), ==, "requested");
  exchange (self, 0);
  g_assert_cmpstr (get_state (self, 0, again), ==, "booked");
  assert_rebuilt (self);
}

/* Two desks with the same reception as their own: the second is told, and asked. */
static void
test_own_of_two (Station *self, gconstpointer data)
{
  Office *a = &self->offices[0], *b = &self->offices[1];
  g_autoptr (DeskReception) chief = office_add_reception (a, "Chief", "09:00", "11:00");
  g_autoptr (DeskAppointment) mine = NULL, theirs = NULL, later = NULL;

  exchange (self, 0);
  exchange (self, 1);
  mine = office_book (a, chief, "2026-11-24T09:00");
  theirs = office_book (b, chief, "2026-11-24T09:00");
  g_assert_cmpstr (get_state (self, 1, theirs), ==, "booked");
  exchange (self, 0);
  exchange (self, 1);
  g_assert_cmpint (get_place (self, 0, mine), ==, DESK_PLACE_GRANTED);
  g_assert_cmpint (get_place (self, 1, theirs), ==, DESK_PLACE_FULL);
  g_assert_cmpuint (count_refused (self, 1), ==, 1);
  /* From now on it knows whose the place is. */
  g_assert_true (office_step (b, theirs, chief, DESK_APPOINTMENT_CANCEL, NULL));
  g_assert_true (office_step (a, mine, chief, DESK_APPOINTMENT_CANCEL, NULL));
  exchange (self, 0);
  exchange (self, 1);
  later = office_book (b, chief, "2026-11-24T09:00");
  g_assert_cmpstr (get_state (self, 1, later), ==, "requested");
  assert_rebuilt (self);
}

#define ADD(name, func) g_test_add ("/booking-slot/" name, Station, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("firm", test_firm);
  ADD ("nothing-half", test_nothing_half);
  ADD ("shared", test_shared);
  ADD ("instead-elsewhere", test_instead_elsewhere);
  ADD ("given-back", test_given_back);
  ADD ("own-of-two", test_own_of_two);
  return g_test_run ();
}
