// SPDX-License-Identifier: GPL-3.0-or-later
// Who a desk is: codes, books and stations at enrolment, desks that were shut out or copied, headquarters of other regions,
// and the logs a desk holds beside its own.

#include "region.h"

#include "journal/line-stream.h"
#include "store/board.h"
#include "store/error.h"
#include "store/records.h"
#include "sync/ask.h"

#include <glib/gstdio.h>
#include <string.h>

/* Enrolment -------------------------------------------------------------------------------------------------------------- */

static void
test_wrong_codes (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autofree char *code = hq_code (&region->hq, "PL1", "A");
  g_autoptr (GError) error = NULL;

  peer_enrol (a, "ABCD", 0, &error);
  g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CODE);
  g_clear_error (&error);
  peer_enrol (a, "00000-00000-00000-00000-00000-00000-00000-00000", 0, &error);
  g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CODE_UNKNOWN);
  g_clear_error (&error);
  front_answer (a->front, ANSWER ("200 OK", "text/html", HTML), -1);
  peer_enrol (a, code, 0, &error);
  g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_HEADQUARTERS);
  g_clear_error (&error);
  front_answer (a->front,
                ANSWER ("200 OK", "application/json",
                        "{\"desk\":\"PL2-A\",\"station\":\"PL1\",\"token\":\"x\"}"),
                -1);
  peer_enrol (a, code, 0, &error);
  g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_HEADQUARTERS);
  g_clear_error (&error);
  g_assert_cmpint (desk_sync_get_state (a->sync), ==, DESK_SYNC_ALONE);

  /* The answer is lost: the same code is good again, and for nobody else. */
  front_cut (a->front, -1, 40);
  peer_enrol (a, code, 0, &error);
  g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NO_ANSWER);
  g_clear_error (&error);
  front_pass (a->front);
  peer_enrol (b, code, 0, &error);
  g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CODE_USED);
  g_clear_error (&error);
  peer_enrol (a, code, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (desk_sync_get_state (a->sync), ==, DESK_SYNC_RESTING);
}

/* A desk that was set up alone in a book that is another desk's: what was printed stays, the next number is of its own. */
static void
test_other_book (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autofree char *first = peer_receive (a), *second = NULL, *third = NULL, *fourth = NULL;

  g_assert_cmpstr (first, ==, "PL1-A/2026/00001");
  peer_enrol_well (b, &region->hq, "B");
  peer_enrol_well (a, &region->hq, "C");
  g_assert_cmpstr (desk_store_get_desk (a->store), ==, "PL1-C");
  second = peer_receive (a);
  g_assert_cmpstr (second, ==, "PL1-C/2026/00038");
  region_settle (region);
  region_assert_agree (region);
  g_assert_cmpint (peer_count (b, "SELECT count (*) FROM visit WHERE no = 'PL1-A/2026/00001'"), ==, 1);

  /* And so it is after a restart. */
  peer_shut (a);
  peer_open (a);
  third = peer_receive (a);
  g_assert_cmpstr (third, ==, "PL1-C/2026/00039");
  region_settle (region);
  region_assert_agree (region);
  fourth = peer_receive (b);
  g_assert_cmpstr (fourth, ==, "PL1-B/2026/00038");
  g_assert_cmpint (peer_count (a, "SELECT count (*) FROM run WHERE mine = 1 AND name LIKE 'x%'"), ==, 1);
  g_assert_cmpint (peer_count (a, "SELECT count (*) FROM run WHERE mine = 1 AND name LIKE 'PL1-C-%'"), ==, 2);
}

static void
test_other_station (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0];
  g_autofree char *made = hq_do (&region->hq, "station", "KYV7", "--name=x", "--country=ua", NULL);
  g_autofree char *code = hq_code (&region->hq, "KYV7", "A"), *number = peer_receive (a), *next = NULL;
  g_autoptr (GError) error = NULL;

  peer_enrol (a, code, DESK_SYNC_ENROL_PLAIN, &error);
  g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_OTHER_STATION);
  g_clear_error (&error);
  g_assert_cmpstr (desk_store_get_desk (a->store), ==, "PL1-A");
  g_assert_cmpint (desk_sync_get_state (a->sync), ==, DESK_SYNC_ALONE);
  peer_enrol (a, code, DESK_SYNC_ENROL_OTHER_STATION, &error);
  g_assert_no_error (error);
  peer_sync_well (a);
  g_assert_cmpstr (desk_store_get_desk (a->store), ==, "KYV7-A");
  next = peer_receive (a);
  g_assert_cmpstr (next, ==, "KYV7-A/2026/00038");
  peer_sync_well (a);
  g_assert_cmpint (peer_count (a, "SELECT count (*) FROM change WHERE pos IS NULL"), ==, 0);
}

static void
test_revoked (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0];
  g_autofree char *printed = NULL;

  region_enrol_all (region);
  printed = hq_do (&region->hq, "desk", "revoke", "PL1-A", NULL);
  g_free (peer_add_person (a, "Коваленко"));
  peer_sync (a);
  peer_assert_error (a, DESK_SYNC_HALTED, DESK_SYNC_ERROR_REVOKED);
  g_assert_cmpuint (desk_sync_get_unsent (a->sync), ==, 1);

  /* Enrolled anew under another letter it writes on, and reads what others write. */
  g_free (peer_add_person (&region->peers[1], "Бондар"));
  peer_sync_well (&region->peers[1]);
  peer_enrol_well (a, &region->hq, "C");
  g_assert_cmpint (desk_sync_get_state (a->sync), ==, DESK_SYNC_RESTING);
  g_assert_cmpstr (desk_sync_get_desk (a->sync), ==, "PL1-C");
  g_assert_cmpint (peer_count (a, "SELECT count (*) FROM person WHERE surname = 'Бондар'"), ==, 1);
}

/* Somebody copied the files of a desk to another computer, and both work. */
static void
test_copy (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autofree char *first = NULL, *same = NULL, *next = NULL;

  peer_enrol_well (a, &region->hq, "A");
  first = peer_receive (a);
  peer_sync_well (a);
  peer_shut (a);
  peer_shut (b);
  copy_folder (a->desk.folders->data, b->desk.folders->data);
  copy_folder (a->desk.folders->state, b->desk.folders->state);
  g_clear_pointer (&b->desk.key, desk_key_unref);
  b->desk.key = desk_key_ref (a->desk.key);
  front_free (b->front);
  b->front = a->front;
  peer_open (a);
  peer_open (b);

  g_free (peer_receive (a));
  same = peer_receive (b);
  g_assert_cmpstr (same, ==, "PL1-A/2026/00039");
  peer_sync_well (a);
  peer_sync (b);
  peer_assert_error (b, DESK_SYNC_HALTED, DESK_SYNC_ERROR_COPY);
  next = peer_receive (b);
  g_assert_true (g_str_has_prefix (next, "PL1-A."));
  peer_sync (b);
  g_assert_cmpuint (desk_sync_get_unsent (b->sync), ==, 0);
  peer_sync (a);
  peer_assert_error (a, DESK_SYNC_HALTED, DESK_SYNC_ERROR_COPY);
  b->front = front_new ();
}

/* Headquarters of another region answers under the same address. */
static void
test_other_region (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0];
  Headquarters other = { 0 };
  g_autofree char *before = NULL, *after = NULL, *code = NULL;
  g_autoptr (GError) error = NULL;

  region_enrol_all (region);
  g_free (peer_add_person (a, "Коваленко"));
  region_settle (region);
  before = peer_dump_log (a);
  hq_set_up (&other);
  front_set_port (a->front, other.port);
  peer_sync (a);
  peer_assert_error (a, DESK_SYNC_HALTED, DESK_SYNC_ERROR_UNKNOWN_DESK);

  /* Enrolled there by mistake: what was exchanged is not taken for lost. */
  code = hq_code (&other, "PL1", "A");
  peer_enrol (a, code, DESK_SYNC_ENROL_PLAIN, &error);
  g_assert_no_error (error);
  peer_assert_error (a, DESK_SYNC_HALTED, DESK_SYNC_ERROR_OTHER_HISTORY);
  peer_sync (a);
  peer_assert_error (a, DESK_SYNC_HALTED, DESK_SYNC_ERROR_OTHER_HISTORY);
  after = peer_dump_log (a);
  g_assert_cmpstr (before, ==, after);

  /* Unless somebody says that headquarters was begun anew. */
  peer_enrol (a, code, DESK_SYNC_ENROL_NEW_HISTORY, &error);
  g_assert_no_error (error);
  peer_sync_well (a);
  g_assert_cmpint (peer_count (a, "SELECT count (*) FROM change c JOIN run r ON r.id = c.run"
                                  " WHERE r.mine = 1 AND c.pos IS NULL"),
                   ==, 0);
  hq_tear_down (&other);
}

/* What all share ------------------------------------------------------------------------------------------------------- */

/* What headquarters writes for all comes down to every desk beside its own log, whatever the positions of both. */
static void
import_agencies (SyncRegion *region)
{
  g_autofree char *path = g_build_filename (region->hq.folder, "agencies.csv", NULL), *printed = NULL;

  g_assert_true (g_file_set_contents (path,
                                      "code,agency,name,address\nDMS-1,DMS,Відділ ДМС,Садова 5\n"
                                      "DMS-2,DMS,Другий відділ ДМС,Лісова 1\n",
                                      -1, NULL));
  printed = hq_do (&region->hq, "import", "agencies", path, NULL);
}

static void
test_region_log (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0];
  g_autofree char *person = peer_add_person (a, "Коваленко"), *second = NULL;

  import_agencies (region);
  region_enrol_all (region);
  region_settle (region);
  region_assert_agree (region);
  for (guint i = 0; i < N_DESKS; i++)
    g_assert_cmpint (peer_count (&region->peers[i], "SELECT count (*) FROM agency WHERE agency = 'DMS'"), ==,
                     2);
  g_assert_cmpint (desk_store_get_position (a->store), ==,
                   peer_count (a, "SELECT max (pos) FROM marker WHERE log = 'PL1'"));

  second = peer_add_person (&region->peers[1], "Мельник");
  region_settle (region);
  region_assert_agree (region);
}

static void
on_refused (GObject *store, GAsyncResult *result, gpointer data)
{
  desk_store_save_finish (DESK_STORE (store), result, data);
}

static gpointer
load_agency (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) agencies = desk_records_load_all (database, "agency", cancellable, error);

  return agencies != NULL ? g_object_ref (g_ptr_array_index (agencies, 0)) : NULL;
}

/* Nobody at a desk changes what headquarters wrote. */
static void
test_region_is_read_only (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0];
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, a->desk.zone);
  g_autoptr (DeskRecord) agency = NULL, changed = NULL;
  g_autoptr (GError) error = NULL;

  import_agencies (region);
  region_enrol_all (region);
  region_settle (region);
  agency = desk_ask (a->store, load_agency, NULL, NULL);
  changed = desk_record_copy (agency);
  g_object_set (changed, "name", "Інша назва", NULL);
  desk_save_add (save, changed, agency, desk_store_get_position (a->store), NULL);
  desk_store_save_async (a->store, save, on_refused, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_cmpint (peer_count (a, "SELECT count (*) FROM change WHERE pos IS NULL"), ==, 0);
}

static gpointer
load_person (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return desk_records_load (database, "person", id, error);
}

static gpointer
load_board (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  DeskBoardQuery query = { .day_start = 0 };

  return desk_board_load (database, &query, cancellable, error);
}

/* All at once, as for a list. */
static gpointer
load_people (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) people = desk_records_load_all (database, "person", cancellable, error);

  return people != NULL && desk_records_read_owners (database, people, error) ? g_steal_pointer (&people)
                                                                              : NULL;
}

/* A desk of the region holds the logs of all stations, and what it holds is theirs. */
static void
test_region_desk (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *officer = &region->peers[1];
  g_autofree char *added = hq_do (&region->hq, "station", "HQ1", "--name=Область", "--country=ua", NULL);
  g_autofree char *code = hq_do (&region->hq, "code", "--region", "--station=HQ1", "--book=A", NULL);
  g_autofree char *person = peer_add_person (a, "Коваленко"), *visit = peer_receive (a);
  g_autofree char *sha = peer_attach (a, 5000, 3);
  g_autoptr (DeskRecord) own = NULL, foreign = NULL, copy = NULL;
  g_autoptr (GPtrArray) here = NULL, there = NULL, people = NULL;
  g_autoptr (GError) error = NULL;

  peer_enrol_well (a, &region->hq, "A");
  peer_sync_well (a);
  peer_enrol (officer, code, DESK_SYNC_ENROL_OTHER_STATION, &error);
  g_assert_no_error (error);
  peer_sync_well (officer);
  peer_sync_well (a);
  peer_sync_well (officer);
  g_assert_cmpint (peer_count (officer, "SELECT count (*) FROM person WHERE surname = 'Коваленко'"), ==, 1);
  g_assert_cmpint (peer_count (officer, "SELECT count (*) FROM run WHERE log = 'PL1'"), >, 0);
  peer_assert_blob (officer, sha, 5000);

  /* It says whose it is, and who waits at another station waits there. */
  own = desk_ask (a->store, load_person, person, NULL);
  foreign = desk_ask (officer->store, load_person, person, NULL);
  copy = desk_record_copy (foreign);
  g_assert_null (desk_record_get_owner (own));
  g_assert_cmpstr (desk_record_get_owner (foreign), ==, "PL1");
  g_assert_cmpstr (desk_record_get_owner (copy), ==, "PL1");
  here = desk_ask (officer->store, load_board, NULL, NULL);
  there = desk_ask (a->store, load_board, NULL, NULL);
  g_assert_cmpuint (here->len, ==, 0);
  g_assert_cmpuint (there->len, ==, 1);
  /* And its own stays with it. */
  g_free (peer_add_person (officer, "Керівник"));
  people = desk_ask (officer->store, load_people, NULL, NULL);
  g_assert_cmpuint (people->len, ==, 3);
  g_assert_cmpstr (desk_record_get_owner (g_ptr_array_index (people, 0)), ==, "PL1");
  g_assert_cmpstr (desk_record_get_owner (g_ptr_array_index (people, 1)), ==, "PL1");
  g_assert_null (desk_record_get_owner (g_ptr_array_index (people, 2)));
  peer_sync_well (officer);
  peer_sync_well (a);
  g_assert_cmpint (peer_count (a, "SELECT count (*) FROM person WHERE surname = 'Керівник'"), ==, 0);
}

int
main (int argc, char **argv)
{
#define ADD(name, func) \
  g_test_add ("/enrolment/" name, SyncRegion, NULL, region_set_up, func, region_tear_down)
  g_test_init (&argc, &argv, NULL);
  hq_read_arguments (argc, argv);
  ADD ("wrong-codes", test_wrong_codes);
  ADD ("other-book", test_other_book);
  ADD ("other-station", test_other_station);
  ADD ("revoked", test_revoked);
  ADD ("copy", test_copy);
  ADD ("other-region", test_other_region);
  ADD ("region-log", test_region_log);
  ADD ("region-is-read-only", test_region_is_read_only);
  ADD ("region-desk", test_region_desk);
  return g_test_run ();
}
