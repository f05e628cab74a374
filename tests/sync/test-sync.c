// SPDX-License-Identifier: GPL-3.0-or-later
// Desks and a real headquarters over a real line: that they agree in the end whatever the line does, and that the officer
// is told what is wrong in words.

#include "region.h"

#include "journal/line-stream.h"
#include "store/error.h"
#include "store/records.h"
#include "sync/ask.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  Headquarters hq;
  Peer peers[N_DESKS];
} Region;

static void
set_up (Region *region, gconstpointer data)
{
  hq_set_up (&region->hq);
  peer_set_up (&region->peers[0], &region->hq, "A");
  peer_set_up (&region->peers[1], &region->hq, "B");
}

static void
tear_down (Region *region, gconstpointer data)
{
  peer_tear_down (&region->peers[0]);
  peer_tear_down (&region->peers[1]);
  hq_tear_down (&region->hq);
}

static void
enrol_all (Region *region)
{
  peer_enrol_well (&region->peers[0], &region->hq, "A");
  peer_enrol_well (&region->peers[1], &region->hq, "B");
}

static void
restart_hq (Region *region)
{
  hq_kill (&region->hq);
  hq_start (&region->hq);
  for (guint i = 0; i < N_DESKS; i++)
    front_set_port (region->peers[i].front, region->hq.port);
}

/* Each in turn, until there is nothing to say. */
static void
settle (Region *region)
{
  for (guint i = 0; i < 2 * N_DESKS; i++)
    peer_sync_well (&region->peers[i % N_DESKS]);
  /* What the screens hear when there is nothing else to do. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
assert_agree (Region *region)
{
  g_autofree char *log = peer_dump_log (&region->peers[0]), *other_log = peer_dump_log (&region->peers[1]);
  g_autofree char *records = peer_dump_records (&region->peers[0]),
                  *other_records = peer_dump_records (&region->peers[1]);
  g_autofree char *verified = hq_do (&region->hq, "verify", NULL);

  g_assert_cmpstr (log, ==, other_log);
  g_assert_cmpstr (records, ==, other_records);
  for (guint i = 0; i < N_DESKS; i++)
    g_assert_cmpint (peer_count (&region->peers[i], "SELECT count (*) FROM change WHERE pos IS NULL"), ==, 0);
  g_assert_nonnull (strstr (verified, "lines hold"));
}

static void
assert_blob (Peer *peer, const char *sha, gsize size)
{
  g_autoptr (GBytes) bytes = peer_get_blob (peer, sha);
  g_autofree char *found = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  g_assert_cmpstr (found, ==, sha);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, size);
}

/* What arrives ---------------------------------------------------------------------------------------------------------- */

static void
note_changed (DeskStore *store, const char *kind, const char *id, gpointer data)
{
  g_string_append_printf (data, "%s %s\n", kind, id);
}

static void
test_both_ways (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autofree char *person = NULL, *number = NULL;
  g_autoptr (GString) told = g_string_new (NULL);

  g_assert_cmpint (desk_sync_get_state (a->sync), ==, DESK_SYNC_ALONE);
  enrol_all (region);
  g_assert_cmpint (desk_sync_get_state (a->sync), ==, DESK_SYNC_RESTING);
  g_assert_cmpstr (desk_sync_get_headquarters (a->sync), ==, "127.0.0.1");
  g_assert_cmpstr (desk_sync_get_desk (a->sync), ==, "PL1-A");

  person = peer_add_person (a, "Коваленко");
  number = peer_receive (b);
  g_assert_cmpuint (desk_sync_get_unsent (a->sync), ==, 1);
  g_assert_cmpint (desk_sync_get_oldest_unsent (a->sync), ==, NOW);
  g_signal_connect (b->store, "changed", G_CALLBACK (note_changed), told);
  settle (region);
  assert_agree (region);
  g_assert_nonnull (strstr (told->str, person));
  g_assert_cmpuint (desk_sync_get_unsent (a->sync), ==, 0);
  g_assert_cmpint (desk_sync_get_last_success (a->sync), ==, NOW);
  g_assert_cmpint (desk_sync_get_next_try (a->sync), >, NOW);
  g_assert_cmpint (desk_store_get_position (b->store), ==, peer_count (b, "SELECT max (pos) FROM change"));
}

/* Enough for several requests and several answers. */
static void
test_many (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0];

  for (guint i = 0; i < 400; i++)
    g_free (peer_add_person (a, "Дуже довге прізвище, щоб рядків не вміщалося багато"));
  enrol_all (region);
  settle (region);
  assert_agree (region);
  g_assert_cmpint (peer_count (&region->peers[1], "SELECT count (*) FROM person"), ==, 400);
}

/* What headquarters writes for all. */
static void
test_region (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0];
  g_autofree char *set = NULL, *number = NULL;
  g_autoptr (GString) told = g_string_new (NULL);

  enrol_all (region);
  number = peer_receive (a);
  set = hq_do (&region->hq, "calendar", "2026-12-31", "off", "--country=ua", NULL);
  g_signal_connect (a->store, "changed", G_CALLBACK (note_changed), told);
  settle (region);
  assert_agree (region);
  g_assert_cmpint (peer_count (a, "SELECT count (*) FROM calendar_day WHERE date = '2026-12-31'"), ==, 1);
  g_assert_nonnull (strstr (told->str, "calendar_day "));
  g_assert_cmpint (peer_count (a, "SELECT max (pos) FROM marker WHERE log = 'region'"), >, 0);
  g_assert_cmpint (desk_store_get_position (a->store), ==,
                   peer_count (a, "SELECT max (pos) FROM marker WHERE log = 'PL1'"));
}

/* When ------------------------------------------------------------------------------------------------------------------ */

static void
test_after_save (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0];
  const DeskPace pace = { 1, 10, 10, 10, 10, 10 };

  peer_enrol_well (a, &region->hq, "A");
  desk_sync_set_pace (a->sync, &pace);
  g_free (peer_add_person (a, "Коваленко"));
  while (desk_sync_get_unsent (a->sync) > 0 || desk_sync_get_state (a->sync) == DESK_SYNC_WORKING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (peer_count (a, "SELECT count (*) FROM change WHERE pos IS NULL"), ==, 0);

  /* A failure is tried again without anybody asking, and so it is after a restart. */
  hq_kill (&region->hq);
  g_free (peer_add_person (a, "Бондар"));
  while (desk_sync_get_state (a->sync) != DESK_SYNC_WAITING)
    g_main_context_iteration (NULL, TRUE);
  restart_hq (region);
  while (desk_sync_get_unsent (a->sync) > 0 || desk_sync_get_state (a->sync) != DESK_SYNC_RESTING)
    g_main_context_iteration (NULL, TRUE);
}

/* Stopping in the middle waits for nobody, and nothing is lost. */
static void
test_stop (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0];

  peer_enrol_well (a, &region->hq, "A");
  for (guint i = 0; i < 20; i++)
    g_free (peer_add_person (a, "Коваленко"));
  front_be_silent (a->front);
  desk_sync_now (a->sync, FALSE);
  peer_shut (a);
  front_pass (a->front);
  peer_open (a);
  g_assert_cmpstr (desk_sync_get_headquarters (a->sync), ==, "127.0.0.1");
  g_assert_cmpuint (desk_sync_get_unsent (a->sync), ==, 20);
  peer_sync_well (a);
  g_assert_cmpuint (desk_sync_get_unsent (a->sync), ==, 0);
}

/* The line -------------------------------------------------------------------------------------------------------------- */

static void
test_cut (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  const gboolean up = GPOINTER_TO_INT (data);

  enrol_all (region);
  for (guint i = 0; i < 60; i++)
    g_free (peer_add_person (a, "Шевченко"));
  if (!up)
    peer_sync_well (a);
  for (gint bytes = 0; bytes < 3000; bytes += 97)
    {
      Peer *peer = up ? a : b;

      if (bytes % 5 == 0)
        g_free (peer_add_person (peer, "Бондар"));
      front_cut (peer->front, up ? bytes : -1, up ? -1 : bytes);
      peer_sync (peer);
      if (desk_sync_get_state (peer->sync) != DESK_SYNC_RESTING)
        peer_assert_error (peer, DESK_SYNC_WAITING, DESK_SYNC_ERROR_NO_ANSWER);
      front_pass (peer->front);
      if (bytes % 3 == 0)
        peer_sync_well (peer);
    }
  settle (region);
  assert_agree (region);
}

/* Accepts and never answers. */
static void
test_silent (Region *region, gconstpointer data)
{
  const DeskPace impatient = { 1, 3600000, 3600000, 3600000, 3600000, 3600000 };
  const DeskPace patient = { 20, 3600000, 3600000, 3600000, 3600000, 3600000 };
  Peer *a = &region->peers[0];

  peer_enrol_well (a, &region->hq, "A");
  g_free (peer_add_person (a, "Коваленко"));
  front_be_silent (a->front);
  desk_sync_set_pace (a->sync, &impatient);
  peer_sync (a);
  peer_assert_error (a, DESK_SYNC_WAITING, DESK_SYNC_ERROR_NO_ANSWER);
  g_assert_cmpint (desk_sync_get_next_try (a->sync), >=, NOW);
  desk_sync_set_pace (a->sync, &patient);
  front_pass (a->front);
  peer_sync_well (a);
  g_assert_cmpuint (desk_sync_get_unsent (a->sync), ==, 0);
}

#define HTML "<html>Please log in</html>"
#define ANSWER(status, type, body) \
  "HTTP/1.1 " status "\r\nContent-Type: " type "\r\nConnection: close\r\n\r\n" body
#define JSON(status) ANSWER (status, "application/json", "{\"error\":\"no\"}")
#define HEAD "{\"v\":1,\"now\":1,\"after\":[0,\"0000000000000000\"],\"top\":0,\"wait\":900}\n"

static const struct
{
  const char *answer;
  DeskSyncState state;
  int code;
} bad[] = {
  { ANSWER ("200 OK", "text/html", HTML), DESK_SYNC_WAITING, DESK_SYNC_ERROR_NOT_HEADQUARTERS },
  { "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/login\r\nContent-Length: 0\r\n\r\n",
    DESK_SYNC_WAITING, DESK_SYNC_ERROR_NOT_HEADQUARTERS },
  { ANSWER ("511 Network Authentication Required", "text/html", HTML), DESK_SYNC_WAITING,
    DESK_SYNC_ERROR_NOT_HEADQUARTERS },
  { ANSWER ("407 Proxy Authentication Required", "text/html", HTML), DESK_SYNC_WAITING,
    DESK_SYNC_ERROR_NOT_HEADQUARTERS },
  { ANSWER ("403 Forbidden", "text/html", HTML), DESK_SYNC_WAITING, DESK_SYNC_ERROR_NOT_HEADQUARTERS },
  { ANSWER ("401 Unauthorized", "text/html", HTML), DESK_SYNC_WAITING, DESK_SYNC_ERROR_NOT_HEADQUARTERS },
  { ANSWER ("404 Not Found", "application/json", "{\"error\":\"no\"}"), DESK_SYNC_WAITING,
    DESK_SYNC_ERROR_NOT_HEADQUARTERS },
  { ANSWER ("200 OK", "application/x-ndjson", "<html>\n"), DESK_SYNC_WAITING,
    DESK_SYNC_ERROR_NOT_HEADQUARTERS },
  { ANSWER ("200 OK", "application/x-ndjson", HEAD), DESK_SYNC_WAITING, DESK_SYNC_ERROR_NO_ANSWER },
  { ANSWER ("204 No Content", "application/x-ndjson", ""), DESK_SYNC_WAITING,
    DESK_SYNC_ERROR_NOT_HEADQUARTERS },
  { "SSH-2.0-OpenSSH_9.2\r\n", DESK_SYNC_WAITING, DESK_SYNC_ERROR_NO_ANSWER },
  { JSON ("400 Bad Request"), DESK_SYNC_WAITING, DESK_SYNC_ERROR_REFUSED },
  { JSON ("405 Method Not Allowed"), DESK_SYNC_WAITING, DESK_SYNC_ERROR_REFUSED },
  { JSON ("415 Unsupported Media Type"), DESK_SYNC_WAITING, DESK_SYNC_ERROR_REFUSED },
  { JSON ("401 Unauthorized"), DESK_SYNC_HALTED, DESK_SYNC_ERROR_UNKNOWN_DESK },
  { JSON ("403 Forbidden"), DESK_SYNC_HALTED, DESK_SYNC_ERROR_REVOKED },
  { JSON ("426 Upgrade Required"), DESK_SYNC_HALTED, DESK_SYNC_ERROR_TOO_OLD },
  { ANSWER ("413 Request Entity Too Large", "text/html", HTML), DESK_SYNC_WAITING, DESK_SYNC_ERROR_REFUSED },
  { JSON ("408 Request Timeout"), DESK_SYNC_WAITING, DESK_SYNC_ERROR_BUSY },
  { JSON ("429 Too Many Requests"), DESK_SYNC_WAITING, DESK_SYNC_ERROR_BUSY },
  { JSON ("500 Internal Server Error"), DESK_SYNC_WAITING, DESK_SYNC_ERROR_BUSY },
  { ANSWER ("502 Bad Gateway", "text/html", HTML), DESK_SYNC_WAITING, DESK_SYNC_ERROR_BUSY },
  { ANSWER ("503 Service Unavailable", "text/html", HTML), DESK_SYNC_WAITING, DESK_SYNC_ERROR_BUSY },
  { ANSWER ("504 Gateway Timeout", "text/html", HTML), DESK_SYNC_WAITING, DESK_SYNC_ERROR_BUSY },
};

/* Whatever answers instead of headquarters: it is said, nothing is lost, and then all goes on. */
static void
test_bad_answers (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0];

  peer_enrol_well (a, &region->hq, "A");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%.40s", bad[i].answer);
      g_free (peer_add_person (a, "Коваленко"));
      front_answer (a->front, bad[i].answer, -1);
      peer_sync (a);
      peer_assert_error (a, bad[i].state, bad[i].code);
      g_assert_cmpuint (desk_sync_get_unsent (a->sync), ==, 1);
      front_pass (a->front);
      peer_sync_well (a);
      g_assert_cmpuint (desk_sync_get_unsent (a->sync), ==, 0);
    }
}

/* A proxy that takes little at a time. */
static void
test_little_at_a_time (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0];
  g_autofree char *sha = NULL;

  enrol_all (region);
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *surname = g_strdup_printf ("Шевченко %08x%08x", g_random_int (), g_random_int ());

      g_free (peer_add_person (a, surname));
    }
  sha = peer_attach (a, 200000, 1);
  front_limit (a->front, 3000);
  peer_sync (a);
  g_assert_cmpuint (desk_sync_get_unsent (a->sync), ==, 0);
  /* Attachments in pieces so small are left for another line. */
  peer_assert_error (a, DESK_SYNC_WAITING, DESK_SYNC_ERROR_REFUSED);
  front_limit (a->front, 40000);
  peer_sync_well (a);
  g_assert_cmpuint (desk_sync_get_unsent_attachments (a->sync), ==, 0);
  settle (region);
  assert_agree (region);
  assert_blob (&region->peers[1], sha, 200000);
}

static void
test_retry_after (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0];

  peer_enrol_well (a, &region->hq, "A");
  front_answer (
      a->front,
      "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7200\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
      -1);
  peer_sync (a);
  peer_assert_error (a, DESK_SYNC_WAITING, DESK_SYNC_ERROR_BUSY);
  g_assert_cmpint (desk_sync_get_next_try (a->sync), ==, NOW + 7200);
}

/* A little that would become very much. */
static void
test_bomb (Region *region, gconstpointer data)
{
  static const char head[] =
      "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n";
  Peer *a = &region->peers[0];
  g_autofree char *zeros = g_malloc (64 * 1024 * 1024);
  g_autoptr (GBytes) gzipped = NULL;
  g_autoptr (GByteArray) answer = g_byte_array_new ();

  peer_enrol_well (a, &region->hq, "A");
  memset (zeros, '\n', 64 * 1024 * 1024);
  gzipped = desk_gzip (zeros, 64 * 1024 * 1024, NULL);
  g_byte_array_append (answer, (const guint8 *)head, strlen (head));
  g_byte_array_append (answer, g_bytes_get_data (gzipped, NULL), (guint)g_bytes_get_size (gzipped));
  front_answer (a->front, answer->data, answer->len);
  peer_sync (a);
  peer_assert_error (a, DESK_SYNC_WAITING, DESK_SYNC_ERROR_NOT_HEADQUARTERS);
}

/* A clock that is forty years off. */
static void
test_wild_clock (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0];

  enrol_all (region);
  desk_clock_set_now (a->clock, NOW + G_GINT64_CONSTANT (40) * 365 * 86400);
  g_free (peer_add_person (a, "Коваленко"));
  peer_sync_well (a);
  desk_clock_set_now (a->clock, NOW - G_GINT64_CONSTANT (40) * 365 * 86400);
  g_free (peer_add_person (a, "Бондар"));
  peer_sync_well (a);
  settle (region);
  assert_agree (region);
  g_assert_cmpint (peer_count (a, "SELECT count (*) FROM change WHERE stamp LIKE '%\"off\":%'"), >=, 2);
}

/* Headquarters is killed in the middle of everything, again and again. */
static void
test_killed (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autoptr (GPtrArray) shas = g_ptr_array_new_with_free_func (g_free);

  enrol_all (region);
  for (guint i = 0; i < 8; i++)
    {
      for (guint n = 0; n < 10; n++)
        g_free (peer_add_person (n % 2 == 0 ? a : b, "Шевченко"));
      g_ptr_array_add (shas, peer_attach (a, 200000, i));
      desk_sync_now (a->sync, FALSE);
      desk_sync_now (b->sync, FALSE);
      for (guint n = 0; n < 3 * i; n++)
        g_main_context_iteration (NULL, FALSE);
      g_usleep ((gulong)g_test_rand_int_range (0, 20000));
      restart_hq (region);
      peer_wait (a);
      peer_wait (b);
    }
  settle (region);
  settle (region);
  assert_agree (region);
  for (guint i = 0; i < shas->len; i++)
    assert_blob (b, g_ptr_array_index (shas, i), 200000);
}

static void
copy_folder (const char *from, const char *to)
{
  g_autofree char *whole = g_strconcat (from, "/.", NULL);
  const char *const arguments[] = { "cp", "-a", whole, to, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
}

/* Headquarters is put back to an earlier day: what it lost comes from the desks, attachments too. */
static void
test_put_back (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autofree char *backup = g_strconcat (region->hq.folder, "-backup", NULL), *sha = NULL;

  enrol_all (region);
  g_free (peer_add_person (a, "Коваленко"));
  settle (region);
  hq_kill (&region->hq);
  g_assert_cmpint (g_mkdir (backup, 0700), ==, 0);
  copy_folder (region->hq.folder, backup);
  restart_hq (region);
  for (guint i = 0; i < 10; i++)
    {
      g_free (peer_add_person (a, "Бондар"));
      g_free (peer_receive (b));
    }
  settle (region);
  hq_kill (&region->hq);
  copy_folder (backup, region->hq.folder);
  restart_hq (region);
  settle (region);
  assert_agree (region);

  sha = peer_attach (a, 150000, 1);
  settle (region);
  hq_kill (&region->hq);
  copy_folder (backup, region->hq.folder);
  restart_hq (region);
  settle (region);
  g_assert_cmpuint (desk_sync_get_unsent (a->sync), ==, 0);
  g_assert_cmpuint (desk_sync_get_unsent_attachments (a->sync), ==, 0);
  assert_blob (b, sha, 150000);
  g_assert_cmpint (peer_count (b, "SELECT count (*) FROM change WHERE pos IS NOT NULL AND line LIKE '%at_hq%'"), ==, 1);
}

/* Attachments ------------------------------------------------------------------------------------------------------------ */

static void
test_attachments (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autofree char *small = peer_attach (a, 3000, 1), *middle = peer_attach (a, 300000, 2),
                  *large = peer_attach (b, 3000000, 3), *part = peer_attach (b, 65536, 4);

  g_assert_cmpuint (desk_sync_get_unsent_attachments (a->sync), ==, 2);
  enrol_all (region);
  settle (region);
  assert_agree (region);
  for (guint i = 0; i < N_DESKS; i++)
    {
      assert_blob (&region->peers[i], small, 3000);
      assert_blob (&region->peers[i], middle, 300000);
      assert_blob (&region->peers[i], large, 3000000);
      assert_blob (&region->peers[i], part, 65536);
      g_assert_cmpuint (desk_sync_get_unsent_attachments (region->peers[i].sync), ==, 0);
      g_assert_cmpint (peer_count (&region->peers[i], "SELECT count (*) FROM attachment WHERE at_hq = 1"), ==,
                       4);
    }
}

/* Cut on the way there and back: each time it goes on where it was. */
static void
test_attachments_cut (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autofree char *sha = NULL;

  enrol_all (region);
  sha = peer_attach (a, 900000, 1);
  for (gint bytes = 40000; bytes < 400000; bytes += 41000)
    {
      front_cut (a->front, bytes, -1);
      peer_sync (a);
    }
  front_pass (a->front);
  peer_sync_well (a);
  for (gint bytes = 40000; bytes < 400000; bytes += 41000)
    {
      front_cut (b->front, -1, bytes);
      peer_sync (b);
    }
  front_pass (b->front);
  settle (region);
  assert_agree (region);
  assert_blob (b, sha, 900000);
}

/* Bytes that are not what they are named by are not kept, and come again. */
static void
test_attachment_damaged (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autofree char *sha = NULL;
  g_autoptr (GString) reply = g_string_new (
      "HTTP/1.1 206 Partial Content\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000\r\n"
      "Content-Range: bytes 0-999/1000\r\nConnection: close\r\n\r\n");

  enrol_all (region);
  sha = peer_attach (a, 1000, 1);
  peer_sync_well (a);
  for (guint i = 0; i < 1000; i++)
    g_string_append_c (reply, 'x');
  front_answer_blob (b->front, reply->str);
  peer_sync (b);
  peer_assert_error (b, DESK_SYNC_RESTING, DESK_SYNC_ERROR_STORE);
  g_assert_null (peer_get_blob (b, sha));
  front_pass (b->front);
  peer_sync_well (b);
  assert_blob (b, sha, 1000);
}

/* Enrolment -------------------------------------------------------------------------------------------------------------- */

static void
test_wrong_codes (Region *region, gconstpointer data)
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
test_other_book (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autofree char *first = peer_receive (a), *second = NULL, *third = NULL, *fourth = NULL;

  g_assert_cmpstr (first, ==, "PL1-A/2026/00001");
  peer_enrol_well (b, &region->hq, "B");
  peer_enrol_well (a, &region->hq, "C");
  g_assert_cmpstr (desk_store_get_desk (a->store), ==, "PL1-C");
  second = peer_receive (a);
  g_assert_cmpstr (second, ==, "PL1-C/2026/00038");
  settle (region);
  assert_agree (region);
  g_assert_cmpint (peer_count (b, "SELECT count (*) FROM visit WHERE no = 'PL1-A/2026/00001'"), ==, 1);

  /* And so it is after a restart. */
  peer_shut (a);
  peer_open (a);
  third = peer_receive (a);
  g_assert_cmpstr (third, ==, "PL1-C/2026/00039");
  settle (region);
  assert_agree (region);
  fourth = peer_receive (b);
  g_assert_cmpstr (fourth, ==, "PL1-B/2026/00038");
  g_assert_cmpint (peer_count (a, "SELECT count (*) FROM run WHERE mine = 1 AND name LIKE 'x%'"), ==, 1);
  g_assert_cmpint (peer_count (a, "SELECT count (*) FROM run WHERE mine = 1 AND name LIKE 'PL1-C-%'"), ==, 2);
}

static void
test_other_station (Region *region, gconstpointer data)
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
test_revoked (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0];
  g_autofree char *printed = NULL;

  enrol_all (region);
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
test_copy (Region *region, gconstpointer data)
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
test_other_region (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0];
  Headquarters other = { 0 };
  g_autofree char *before = NULL, *after = NULL, *code = NULL;
  g_autoptr (GError) error = NULL;

  enrol_all (region);
  g_free (peer_add_person (a, "Коваленко"));
  settle (region);
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
import_agencies (Region *region)
{
  g_autofree char *path = g_build_filename (region->hq.folder, "agencies.csv", NULL), *printed = NULL;

  g_assert_true (g_file_set_contents (path,
                                      "code,agency,name,address\nDMS-1,DMS,Відділ ДМС,Садова 5\n"
                                      "DMS-2,DMS,Другий відділ ДМС,Лісова 1\n",
                                      -1, NULL));
  printed = hq_do (&region->hq, "import", "agencies", path, NULL);
}

static void
test_region_log (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0];
  g_autofree char *person = peer_add_person (a, "Коваленко"), *second = NULL;

  import_agencies (region);
  enrol_all (region);
  settle (region);
  assert_agree (region);
  for (guint i = 0; i < N_DESKS; i++)
    g_assert_cmpint (peer_count (&region->peers[i], "SELECT count (*) FROM agency WHERE agency = 'DMS'"), ==,
                     2);
  g_assert_cmpint (desk_store_get_position (a->store), ==,
                   peer_count (a, "SELECT max (pos) FROM marker WHERE log = 'PL1'"));

  second = peer_add_person (&region->peers[1], "Мельник");
  settle (region);
  assert_agree (region);
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
test_region_is_read_only (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0];
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, a->desk.zone);
  g_autoptr (DeskRecord) agency = NULL, changed = NULL;
  g_autoptr (GError) error = NULL;

  import_agencies (region);
  enrol_all (region);
  settle (region);
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

/* A desk of the region holds the logs of all stations, and what it holds is theirs. */
static void
test_region_desk (Region *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *officer = &region->peers[1];
  g_autofree char *added = hq_do (&region->hq, "station", "HQ1", "--name=Область", "--country=ua", NULL);
  g_autofree char *code = hq_do (&region->hq, "code", "--region", "--station=HQ1", "--book=A", NULL);
  g_autofree char *person = peer_add_person (a, "Коваленко"), *sha = peer_attach (a, 5000, 3);
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
  assert_blob (officer, sha, 5000);
  /* And its own stays with it. */
  g_free (peer_add_person (officer, "Керівник"));
  peer_sync_well (officer);
  peer_sync_well (a);
  g_assert_cmpint (peer_count (a, "SELECT count (*) FROM person WHERE surname = 'Керівник'"), ==, 0);
}

int
main (int argc, char **argv)
{
#define ADD_WITH(name, data, func) g_test_add ("/sync/" name, Region, data, set_up, func, tear_down)
#define ADD(name, func) ADD_WITH (name, NULL, func)
  g_test_init (&argc, &argv, NULL);
  hq_program = argv[1];
  ADD ("both-ways", test_both_ways);
  ADD ("many", test_many);
  ADD ("region", test_region);
  ADD ("after-save", test_after_save);
  ADD ("stop", test_stop);
  ADD_WITH ("cut-up", GINT_TO_POINTER (TRUE), test_cut);
  ADD_WITH ("cut-down", GINT_TO_POINTER (FALSE), test_cut);
  ADD ("silent", test_silent);
  ADD ("bad-answers", test_bad_answers);
  ADD ("little-at-a-time", test_little_at_a_time);
  ADD ("retry-after", test_retry_after);
  ADD ("bomb", test_bomb);
  ADD ("wild-clock", test_wild_clock);
  ADD ("killed", test_killed);
  ADD ("put-back", test_put_back);
  ADD ("attachments", test_attachments);
  ADD ("attachments-cut", test_attachments_cut);
  ADD ("attachment-damaged", test_attachment_damaged);
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
