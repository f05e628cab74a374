// SPDX-License-Identifier: GPL-3.0-or-later
// A desk without a link: what it wrote reaches headquarters on a stick and the answer comes back the same way, whatever the
// order in which sticks are lost, doubled and mixed up.

#include "region.h"

#include <string.h>

typedef struct
{
  Headquarters hq;
  Peer peers[N_DESKS];
  char *folder;
} Region;

static void
set_up (Region *region, gconstpointer data)
{
  hq_set_up (&region->hq);
  region->folder = g_dir_make_tmp ("stick-XXXXXX", NULL);
  for (guint i = 0; i < N_DESKS; i++)
    {
      const char *book = i == 0 ? "A" : "B";

      peer_set_up (&region->peers[i], &region->hq, book);
      peer_enrol_well (&region->peers[i], &region->hq, book);
    }
}

static void
tear_down (Region *region, gconstpointer data)
{
  for (guint i = 0; i < N_DESKS; i++)
    peer_tear_down (&region->peers[i]);
  hq_tear_down (&region->hq);
  g_free (region->folder);
}

static GFile *
get_file (Region *region, const char *name)
{
  return g_file_new_build_filename (region->folder, name, NULL);
}

static void
on_done (GObject *object, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static gboolean
carry (Region *region, guint peer, const char *name, gboolean writes, DeskSyncCarried *carried,
       GError **error)
{
  DeskSync *sync = region->peers[peer].sync;
  g_autoptr (GFile) file = get_file (region, name);
  g_autoptr (GAsyncResult) result = NULL;

  if (writes)
    desk_sync_write_file_async (sync, file, NULL, on_done, &result);
  else
    desk_sync_read_file_async (sync, file, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return desk_sync_file_finish (sync, result, carried, error);
}

static DeskSyncCarried
write_well (Region *region, guint peer, const char *name)
{
  g_autoptr (GError) error = NULL;
  DeskSyncCarried carried;

  carry (region, peer, name, TRUE, &carried, &error);
  g_assert_no_error (error);
  return carried;
}

static DeskSyncCarried
read_well (Region *region, guint peer, const char *name)
{
  g_autoptr (GError) error = NULL;
  DeskSyncCarried carried;

  carry (region, peer, name, FALSE, &carried, &error);
  g_assert_no_error (error);
  return carried;
}

static void
answer (Region *region, const char *name, const char *answer_name)
{
  g_autofree char *file = g_build_filename (region->folder, name, NULL);
  g_autofree char *answer_file = g_strconcat ("--answer=", region->folder, "/", answer_name, NULL);
  g_autofree char *printed = hq_do (&region->hq, "bundle", file, answer_file, NULL);

  g_test_message ("%s", printed);
}

static void
assert_refused (Region *region, guint peer, const char *name, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = peer_dump_log (&region->peers[peer]), *after = NULL;
  DeskSyncCarried carried;

  g_assert_false (carry (region, peer, name, FALSE, &carried, &error));
  g_assert_error (error, DESK_SYNC_ERROR, code);
  g_test_message ("%s", error->message);
  after = peer_dump_log (&region->peers[peer]);
  g_assert_cmpstr (after, ==, before);
}

static gint64
count_unsent (Region *region, guint peer)
{
  return peer_count (&region->peers[peer], "SELECT count (*) FROM change WHERE pos IS NULL");
}

/* The desk in the mountains has no line; the other one has. */
static void
test_there_and_back (Region *region, gconstpointer data)
{
  Peer *far = &region->peers[0], *near = &region->peers[1];
  g_autofree char *person = peer_add_person (far, "Коваленко"), *sha = peer_attach (far, 150000, 1),
                  *theirs = peer_attach (near, 90000, 2), *far_records = NULL, *near_records = NULL;
  g_autoptr (GBytes) sent = NULL, fetched = NULL;
  DeskSyncCarried carried;

  front_set_port (far->front, 0);
  peer_sync_well (near);
  carried = write_well (region, 0, "1.ddb");
  g_assert_cmpuint (carried.n_lines, ==, count_unsent (region, 0));
  g_assert_cmpuint (carried.n_attachments, ==, 1);
  answer (region, "1.ddb", "1-answer.ddb");
  carried = read_well (region, 0, "1-answer.ddb");
  g_assert_cmpuint (carried.n_records, >, 0);
  g_assert_cmpint (count_unsent (region, 0), ==, 0);

  peer_sync_well (near);
  far_records = peer_dump_records (far);
  near_records = peer_dump_records (near);
  g_assert_cmpstr (far_records, ==, near_records);
  sent = peer_get_blob (near, sha);
  g_assert_cmpuint (g_bytes_get_size (sent), ==, 150000);

  /* What the other one attached is known now, and is asked for on the next stick. */
  g_assert_null (peer_get_blob (far, theirs));
  write_well (region, 0, "2.ddb");
  answer (region, "2.ddb", "2-answer.ddb");
  carried = read_well (region, 0, "2-answer.ddb");
  g_assert_cmpuint (carried.n_attachments, ==, 1);
  fetched = peer_get_blob (far, theirs);
  g_assert_cmpuint (g_bytes_get_size (fetched), ==, 90000);
}

/* What all stations share comes down the same way: a post that never has a link knows the days that are off. */
static void
test_region (Region *region, gconstpointer data)
{
  static const char days[] = "SELECT count (*) FROM calendar_day WHERE name = 'Свято'";
  Peer *far = &region->peers[0];
  g_autofree char *said =
      hq_do (&region->hq, "calendar", "2027-01-04", "off", "--country=ua", "--name=Свято", NULL);

  front_set_port (far->front, 0);
  write_well (region, 0, "1.ddb");
  answer (region, "1.ddb", "1-answer.ddb");
  g_assert_cmpint (peer_count (far, days), ==, 0);
  g_assert_cmpuint (read_well (region, 0, "1-answer.ddb").n_records, ==, 1);
  g_assert_cmpint (peer_count (far, days), ==, 1);

  /* Read again it changes nothing, and the next answer goes on from there. */
  g_assert_cmpuint (read_well (region, 0, "1-answer.ddb").n_records, ==, 0);
  write_well (region, 0, "2.ddb");
  answer (region, "2.ddb", "2-answer.ddb");
  g_assert_cmpuint (read_well (region, 0, "2-answer.ddb").n_records, ==, 0);
  front_set_port (far->front, region->hq.port);
  peer_sync_well (far);
  g_assert_cmpint (peer_count (far, days), ==, 1);
}

/* Two sticks are on their way; they arrive the wrong way round, one twice, and one answer is lost. */
static void
test_out_of_order (Region *region, gconstpointer data)
{
  Peer *far = &region->peers[0], *near = &region->peers[1];
  g_autofree char *first = peer_add_person (far, "Перша"), *second = NULL, *far_log = NULL, *near_log = NULL;

  write_well (region, 0, "1.ddb");
  second = peer_add_person (far, "Друга");
  write_well (region, 0, "2.ddb");
  answer (region, "2.ddb", "2-answer.ddb");
  answer (region, "1.ddb", "1-answer.ddb");
  answer (region, "2.ddb", "again.ddb");
  read_well (region, 0, "again.ddb");
  read_well (region, 0, "1-answer.ddb");
  read_well (region, 0, "2-answer.ddb");
  read_well (region, 0, "again.ddb");
  g_assert_cmpint (count_unsent (region, 0), ==, 0);
  peer_sync_well (near);
  peer_sync_well (far);
  far_log = peer_dump_log (far);
  near_log = peer_dump_log (near);
  g_assert_cmpstr (far_log, ==, near_log);
  g_assert_cmpint (peer_count (near, "SELECT count (*) FROM person"), ==, 2);
}

/* A stick and the line at once: the reply that comes second belongs to an earlier cursor, and nothing is doubled. */
static void
test_beside_the_line (Region *region, gconstpointer data)
{
  g_autofree char *person = peer_add_person (&region->peers[0], "Коваленко");

  write_well (region, 0, "1.ddb");
  peer_sync_well (&region->peers[0]);
  answer (region, "1.ddb", "1-answer.ddb");
  g_assert_cmpuint (read_well (region, 0, "1-answer.ddb").n_records, ==, 0);
  g_assert_cmpint (peer_count (&region->peers[0], "SELECT count (*) FROM change"), ==, 1);
}

static void
test_wrong_files (Region *region, gconstpointer data)
{
  g_autofree char *person = peer_add_person (&region->peers[0], "Коваленко"), *bytes = NULL;
  g_autoptr (GFile) file = NULL, rubbish = get_file (region, "rubbish.ddb"),
                    cut = get_file (region, "cut.ddb");
  gsize length;

  write_well (region, 0, "1.ddb");
  answer (region, "1.ddb", "1-answer.ddb");
  assert_refused (region, 1, "1-answer.ddb", DESK_SYNC_ERROR_STICK);
  assert_refused (region, 0, "1.ddb", DESK_SYNC_ERROR_STICK);
  assert_refused (region, 0, "nowhere.ddb", DESK_SYNC_ERROR_STICK);

  g_assert_true (g_file_replace_contents (rubbish, "%PDF-1.7", 8, NULL, FALSE, 0, NULL, NULL, NULL));
  assert_refused (region, 0, "rubbish.ddb", DESK_SYNC_ERROR_STICK);
  file = get_file (region, "1-answer.ddb");
  g_assert_true (g_file_load_contents (file, NULL, &bytes, &length, NULL, NULL));
  g_assert_true (g_file_replace_contents (cut, bytes, length - 1, NULL, FALSE, 0, NULL, NULL, NULL));
  assert_refused (region, 0, "cut.ddb", DESK_SYNC_ERROR_STICK);
  bytes[length / 2] ^= 1;
  g_assert_true (g_file_replace_contents (cut, bytes, length, NULL, FALSE, 0, NULL, NULL, NULL));
  assert_refused (region, 0, "cut.ddb", DESK_SYNC_ERROR_STICK);
  g_assert_cmpint (count_unsent (region, 0), ==, 1);
}

/* The stick was pulled out, or is full: what lay there before is there still. */
static void
test_no_place (Region *region, gconstpointer data)
{
  g_autofree char *person = peer_add_person (&region->peers[0], "Коваленко");
  g_autoptr (GError) error = NULL;
  DeskSyncCarried carried;

  g_assert_false (carry (region, 0, "gone/1.ddb", TRUE, &carried, &error));
  g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_STICK);
}

static void
test_alone (gconstpointer data)
{
  Headquarters hq = { 0 };
  Peer alone = { 0 };
  Region region = { 0 };
  g_autoptr (GError) error = NULL;
  DeskSyncCarried carried;

  hq_set_up (&hq);
  peer_set_up (&alone, &hq, "C");
  region.peers[0] = alone;
  region.folder = g_dir_make_tmp ("stick-XXXXXX", NULL);
  g_assert_false (carry (&region, 0, "1.ddb", TRUE, &carried, &error));
  g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_STORE);
  g_test_message ("%s", error->message);
  g_free (region.folder);
  peer_tear_down (&alone);
  hq_tear_down (&hq);
}

#define ADD(name, func) g_test_add ("/stick/" name, Region, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hq_read_arguments (argc, argv);
  ADD ("there-and-back", test_there_and_back);
  ADD ("region", test_region);
  ADD ("out-of-order", test_out_of_order);
  ADD ("beside-the-line", test_beside_the_line);
  ADD ("wrong-files", test_wrong_files);
  ADD ("no-place", test_no_place);
  g_test_add_data_func ("/stick/alone", NULL, test_alone);
  return g_test_run ();
}
