// SPDX-License-Identifier: GPL-3.0-or-later
// Desks and a real headquarters over a real line: that they agree in the end whatever the line does, and that the officer
// is told what is wrong in words.

#include "region.h"

#include "journal/line-stream.h"
#include "store/error.h"
#include "store/records.h"
#include "sync/ask.h"

#include <string.h>

/* What arrives ---------------------------------------------------------------------------------------------------------- */

static void
note_changed (DeskStore *store, const char *kind, const char *id, gpointer data)
{
  g_string_append_printf (data, "%s %s\n", kind, id);
}

static void
test_both_ways (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autofree char *person = NULL, *number = NULL;
  g_autoptr (GString) told = g_string_new (NULL);

  g_assert_cmpint (desk_sync_get_state (a->sync), ==, DESK_SYNC_ALONE);
  region_enrol_all (region);
  g_assert_cmpint (desk_sync_get_state (a->sync), ==, DESK_SYNC_RESTING);
  g_assert_cmpstr (desk_sync_get_headquarters (a->sync), ==, "127.0.0.1");
  g_assert_cmpstr (desk_sync_get_desk (a->sync), ==, "PL1-A");

  person = peer_add_person (a, "Коваленко");
  number = peer_receive (b);
  g_assert_cmpuint (desk_sync_get_unsent (a->sync), ==, 1);
  g_assert_cmpint (desk_sync_get_oldest_unsent (a->sync), ==, NOW);
  g_signal_connect (b->store, "changed", G_CALLBACK (note_changed), told);
  region_settle (region);
  region_assert_agree (region);
  g_assert_nonnull (strstr (told->str, person));
  g_assert_cmpuint (desk_sync_get_unsent (a->sync), ==, 0);
  g_assert_cmpint (desk_sync_get_last_success (a->sync), ==, NOW);
  g_assert_cmpint (desk_sync_get_next_try (a->sync), >, NOW);
  g_assert_cmpint (desk_store_get_position (b->store), ==, peer_count (b, "SELECT max (pos) FROM change"));
}

static void
note_progress (DeskSync *sync, GParamSpec *pspec, guint most[2])
{
  g_assert_cmpuint (desk_sync_get_received (sync), <=, desk_sync_get_to_receive (sync));
  most[0] = MAX (most[0], desk_sync_get_received (sync));
  most[1] = MAX (most[1], desk_sync_get_to_receive (sync));
}

/* Enough for several requests and several answers; whoever gets a lot sees how much, and nobody who gets little. */
static void
test_many (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0];
  guint sender[2] = { 0, 0 }, receiver[2] = { 0, 0 };

  g_signal_connect (region->peers[1].sync, "notify::to-receive", G_CALLBACK (note_progress), receiver);
  for (guint i = 0; i < 400; i++)
    g_free (peer_add_person (a, "Дуже довге прізвище, щоб рядків не вміщалося багато"));
  region_enrol_all (region);
  region_settle (region);
  region_assert_agree (region);
  g_assert_cmpint (peer_count (&region->peers[1], "SELECT count (*) FROM person"), ==, 400);
  g_assert_cmpuint (receiver[0], >, 0);
  g_assert_cmpuint (receiver[1], >=, 400);
  g_assert_cmpuint (desk_sync_get_to_receive (region->peers[1].sync), ==, 0);

  g_signal_connect (a->sync, "notify::to-receive", G_CALLBACK (note_progress), sender);
  g_free (peer_add_person (&region->peers[1], "Один"));
  region_settle (region);
  g_assert_cmpuint (sender[1], ==, 0);
}

/* When ------------------------------------------------------------------------------------------------------------------ */

static void
test_after_save (SyncRegion *region, gconstpointer data)
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
  region_restart_hq (region);
  while (desk_sync_get_unsent (a->sync) > 0 || desk_sync_get_state (a->sync) != DESK_SYNC_RESTING)
    g_main_context_iteration (NULL, TRUE);
}

/* Stopping in the middle waits for nobody, and nothing is lost. */
static void
test_stop (SyncRegion *region, gconstpointer data)
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
test_cut (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  const gboolean up = GPOINTER_TO_INT (data);

  region_enrol_all (region);
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
  region_settle (region);
  region_assert_agree (region);
}

/* Accepts and never answers. */
static void
test_silent (SyncRegion *region, gconstpointer data)
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
test_bad_answers (SyncRegion *region, gconstpointer data)
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
test_little_at_a_time (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0];
  g_autofree char *sha = NULL;

  region_enrol_all (region);
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
  region_settle (region);
  region_assert_agree (region);
  peer_assert_blob (&region->peers[1], sha, 200000);
}

static void
test_retry_after (SyncRegion *region, gconstpointer data)
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
test_bomb (SyncRegion *region, gconstpointer data)
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
test_wild_clock (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0];

  region_enrol_all (region);
  desk_clock_set_now (a->clock, NOW + G_GINT64_CONSTANT (40) * 365 * 86400);
  g_free (peer_add_person (a, "Коваленко"));
  peer_sync_well (a);
  desk_clock_set_now (a->clock, NOW - G_GINT64_CONSTANT (40) * 365 * 86400);
  g_free (peer_add_person (a, "Бондар"));
  peer_sync_well (a);
  region_settle (region);
  region_assert_agree (region);
  g_assert_cmpint (peer_count (a, "SELECT count (*) FROM change WHERE stamp LIKE '%\"off\":%'"), >=, 2);
}

/* Headquarters is killed in the middle of everything, again and again. */
static void
test_killed (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autoptr (GPtrArray) shas = g_ptr_array_new_with_free_func (g_free);

  region_enrol_all (region);
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
      region_restart_hq (region);
      peer_wait (a);
      peer_wait (b);
    }
  region_settle (region);
  region_settle (region);
  region_assert_agree (region);
  for (guint i = 0; i < shas->len; i++)
    peer_assert_blob (b, g_ptr_array_index (shas, i), 200000);
}

/* Headquarters is put back to an earlier day: what it lost comes from the desks, attachments too. */
static void
test_put_back (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autofree char *sha = NULL;

  region_enrol_all (region);
  g_free (peer_add_person (a, "Коваленко"));
  region_settle (region);
  hq_kill (&region->hq);
  hq_keep (&region->hq);
  region_restart_hq (region);
  for (guint i = 0; i < 10; i++)
    {
      g_free (peer_add_person (a, "Бондар"));
      g_free (peer_receive (b));
    }
  region_settle (region);
  hq_kill (&region->hq);
  hq_put_back (&region->hq);
  region_restart_hq (region);
  region_settle (region);
  region_assert_agree (region);

  sha = peer_attach (a, 150000, 1);
  region_settle (region);
  hq_kill (&region->hq);
  hq_put_back (&region->hq);
  region_restart_hq (region);
  region_settle (region);
  g_assert_cmpuint (desk_sync_get_unsent (a->sync), ==, 0);
  g_assert_cmpuint (desk_sync_get_unsent_attachments (a->sync), ==, 0);
  peer_assert_blob (b, sha, 150000);
  g_assert_cmpint (peer_count (b,
                               "SELECT count (*) FROM change WHERE pos IS NOT NULL AND line LIKE '%at_hq%'"),
                   ==, 1);
}

/* Attachments ------------------------------------------------------------------------------------------------------------ */

static void
test_attachments (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autofree char *small = peer_attach (a, 3000, 1), *middle = peer_attach (a, 300000, 2),
                  *large = peer_attach (b, 3000000, 3), *part = peer_attach (b, 65536, 4);

  g_assert_cmpuint (desk_sync_get_unsent_attachments (a->sync), ==, 2);
  region_enrol_all (region);
  region_settle (region);
  region_assert_agree (region);
  for (guint i = 0; i < N_DESKS; i++)
    {
      peer_assert_blob (&region->peers[i], small, 3000);
      peer_assert_blob (&region->peers[i], middle, 300000);
      peer_assert_blob (&region->peers[i], large, 3000000);
      peer_assert_blob (&region->peers[i], part, 65536);
      g_assert_cmpuint (desk_sync_get_unsent_attachments (region->peers[i].sync), ==, 0);
      g_assert_cmpint (peer_count (&region->peers[i], "SELECT count (*) FROM attachment WHERE at_hq = 1"), ==,
                       4);
    }
}

/* Cut on the way there and back: each time it goes on where it was. */
static void
test_attachments_cut (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autofree char *sha = NULL;

  region_enrol_all (region);
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
  region_settle (region);
  region_assert_agree (region);
  peer_assert_blob (b, sha, 900000);
}

/* Bytes that are not what they are named by are not kept, and come again. */
static void
test_attachment_damaged (SyncRegion *region, gconstpointer data)
{
  Peer *a = &region->peers[0], *b = &region->peers[1];
  g_autofree char *sha = NULL;
  g_autoptr (GString) reply = g_string_new (
      "HTTP/1.1 206 Partial Content\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000\r\n"
      "Content-Range: bytes 0-999/1000\r\nConnection: close\r\n\r\n");

  region_enrol_all (region);
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
  peer_assert_blob (b, sha, 1000);
}

int
main (int argc, char **argv)
{
#define ADD_WITH(name, data, func) \
  g_test_add ("/sync/" name, SyncRegion, data, region_set_up, func, region_tear_down)
#define ADD(name, func) ADD_WITH (name, NULL, func)
  g_test_init (&argc, &argv, NULL);
  hq_read_arguments (argc, argv);
  ADD ("both-ways", test_both_ways);
  ADD ("many", test_many);
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
  return g_test_run ();
}
