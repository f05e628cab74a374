// SPDX-License-Identifier: GPL-3.0-or-later
// What the network is like, and who is at its other end: no network, one with a meter, certificates.

#include "region.h"

#include "store/enrolled.h"
#include "sync/ask.h"

#include <string.h>

typedef struct
{
  Headquarters hq;
  Peer peer;
} Line;

static char *
find_certificate (const char *name)
{
  return g_build_filename (g_getenv ("DUTYDESK_SOURCE"), "tests", "sync", "certificates", name, NULL);
}

static void
set_up (Line *line, gconstpointer certificate)
{
  line->hq.certificate = certificate != NULL ? find_certificate (certificate) : NULL;
  hq_set_up (&line->hq);
  line->peer.monitor = make_monitor (TRUE, FALSE);
  peer_set_up (&line->peer, &line->hq, "A");
  if (certificate != NULL)
    front_pass_raw (line->peer.front);
}

static void
tear_down (Line *line, gconstpointer certificate)
{
  peer_tear_down (&line->peer);
  hq_tear_down (&line->hq);
}

static void
restart (Line *line, const char *certificate, const char *next)
{
  hq_kill (&line->hq);
  g_free (line->hq.certificate);
  g_free (line->hq.next_certificate);
  line->hq.certificate = find_certificate (certificate);
  line->hq.next_certificate = next != NULL ? find_certificate (next) : NULL;
  hq_start (&line->hq);
  front_set_port (line->peer.front, line->hq.port);
}

/* The certificate is the one the code tells of; another's gets nothing, whoever signed it. */
static void
test_pin (Line *line, gconstpointer data)
{
  Peer *peer = &line->peer;

  g_free (peer_add_person (peer, "Коваленко"));
  peer_enrol_well (peer, &line->hq, "A");
  peer_sync_well (peer);
  g_assert_cmpuint (desk_sync_get_unsent (peer->sync), ==, 0);

  restart (line, "other.pem", NULL);
  g_free (peer_add_person (peer, "Бондар"));
  peer_sync (peer);
  peer_assert_error (peer, DESK_SYNC_HALTED, DESK_SYNC_ERROR_CERTIFICATE);
  g_assert_cmpuint (desk_sync_get_unsent (peer->sync), ==, 1);

  restart (line, "one.pem", NULL);
  peer_sync_well (peer);
  g_assert_cmpuint (desk_sync_get_unsent (peer->sync), ==, 0);
}

/* Somebody between the desk and headquarters does not even get the code. */
static void
test_code_of_another (Line *line, gconstpointer data)
{
  Peer *peer = &line->peer;
  g_autofree char *code = hq_code (&line->hq, "PL1", "A");
  g_autoptr (GError) error = NULL;

  restart (line, "other.pem", NULL);
  peer_enrol (peer, code, DESK_SYNC_ENROL_PLAIN, &error);
  g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CERTIFICATE);
  g_clear_error (&error);
  restart (line, "one.pem", NULL);
  peer_enrol (peer, code, DESK_SYNC_ENROL_PLAIN, &error);
  g_assert_no_error (error);
}

/* The next certificate is announced while the present one holds. */
static void
test_next_pin (Line *line, gconstpointer data)
{
  Peer *peer = &line->peer;

  peer_enrol_well (peer, &line->hq, "A");
  restart (line, "one.pem", "other.pem");
  peer_sync_well (peer);
  restart (line, "other.pem", NULL);
  peer_shut (peer);
  peer_open (peer);
  peer_sync_well (peer);
  restart (line, "one.pem", NULL);
  peer_sync (peer);
  peer_assert_error (peer, DESK_SYNC_HALTED, DESK_SYNC_ERROR_CERTIFICATE);
}

/* A plain program answers where a certificate is expected. */
static void
test_no_certificate (Line *line, gconstpointer data)
{
  Peer *peer = &line->peer;

  peer_enrol_well (peer, &line->hq, "A");
  front_answer (peer->front, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", -1);
  peer_sync (peer);
  g_assert_nonnull (desk_sync_get_error (peer->sync));
  g_assert_cmpint (desk_sync_get_state (peer->sync), ==, DESK_SYNC_WAITING);
}

/* A network with a meter: lines and small attachments go, large ones wait until somebody asks or the meter is gone. */
static void
test_metered (Line *line, gconstpointer data)
{
  Peer *peer = &line->peer;
  g_autofree char *small = NULL, *large = NULL, *other = NULL;

  peer_enrol_well (peer, &line->hq, "A");
  set_monitor (peer->monitor, TRUE, TRUE);
  small = peer_attach (peer, 5000, 1);
  large = peer_attach (peer, 1500000, 2);
  peer_sync_well (peer);
  g_assert_cmpuint (desk_sync_get_unsent (peer->sync), ==, 0);
  g_assert_cmpuint (desk_sync_get_unsent_attachments (peer->sync), ==, 1);
  g_assert_cmpuint (desk_sync_get_held_attachments (peer->sync), ==, 1);
  g_assert_true (desk_sync_is_metered (peer->sync));

  desk_sync_now (peer->sync, TRUE);
  peer_wait (peer);
  g_assert_cmpuint (desk_sync_get_unsent_attachments (peer->sync), ==, 0);

  other = peer_attach (peer, 1500000, 3);
  peer_sync_well (peer);
  g_assert_cmpuint (desk_sync_get_held_attachments (peer->sync), ==, 1);
  set_monitor (peer->monitor, TRUE, FALSE);
  g_assert_cmpuint (desk_sync_get_held_attachments (peer->sync), ==, 0);
  peer_sync_well (peer);
  g_assert_cmpuint (desk_sync_get_unsent_attachments (peer->sync), ==, 0);
}

static gpointer
move_address (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  DeskEnrolledAs as = { (char *)"PL1-A", (char *)"PL1", (char *)"", (char *)"token" };

  return desk_enrolled_keep (database, &as, "https://hq.invalid", NULL, FALSE, FALSE, error) ? database
                                                                                             : NULL;
}

/* No network: nothing is tried, and it is said. When the network is there it is tried by itself. */
static void
test_offline (Line *line, gconstpointer data)
{
  Peer *peer = &line->peer;
  g_autoptr (GError) error = NULL;

  desk_ask (peer->store, move_address, NULL, &error);
  g_assert_no_error (error);
  set_monitor (peer->monitor, FALSE, FALSE);
  peer_shut (peer);
  peer_open (peer);
  g_assert_cmpstr (desk_sync_get_headquarters (peer->sync), ==, "hq.invalid");
  g_assert_cmpint (desk_sync_get_state (peer->sync), ==, DESK_SYNC_OFFLINE);
  peer_sync (peer);
  g_assert_cmpint (desk_sync_get_state (peer->sync), ==, DESK_SYNC_OFFLINE);
  g_assert_null (desk_sync_get_error (peer->sync));
  g_assert_cmpint (desk_sync_get_next_try (peer->sync), ==, 0);

  set_monitor (peer->monitor, TRUE, FALSE);
  g_assert_cmpint (desk_sync_get_next_try (peer->sync), >=, NOW);
  peer_sync (peer);
  peer_assert_error (peer, DESK_SYNC_WAITING, DESK_SYNC_ERROR_NO_ANSWER);
}

int
main (int argc, char **argv)
{
#define ADD(name, data, func) g_test_add ("/sync-network/" name, Line, data, set_up, func, tear_down)
  g_test_init (&argc, &argv, NULL);
  hq_read_arguments (argc, argv);
  ADD ("pin", "one.pem", test_pin);
  ADD ("code-of-another", "one.pem", test_code_of_another);
  ADD ("next-pin", "one.pem", test_next_pin);
  ADD ("no-certificate", "one.pem", test_no_certificate);
  ADD ("metered", NULL, test_metered);
  ADD ("offline", NULL, test_offline);
  return g_test_run ();
}
