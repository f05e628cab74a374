// SPDX-License-Identifier: GPL-3.0-or-later

/* What a desk and headquarters make of what they should never get: foreign names, unreadable lines, two texts of one
 * name, a chain that does not hold, answers to earlier questions. */

#include <string.h>

#include "journal/desk.h"
#include "journal/error.h"
#include "journal/exchange.h"
#include "memory-ledger.h"
#include "memory-replica.h"

#define RUN "PL1-A-00000001"
#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"
#define HEAD(desk) \
  "{\"v\":1,\"app\":\"1\",\"desk\":\"" desk "\",\"run\":\"" RUN \
  "\",\"now\":1000,\"after\":[0,\"0000000000000000\"]," \
  "\"max\":100000}"
#define RUN_LINE "{\"run\":\"" RUN "\",\"n\":1,\"ph\":\"" ZEROS "\"}"
#define VISIT "{\"k\":\"visit\",\"b\":0,\"t\":5,\"u\":\"1\",\"s\":{\"no\":\"PL1-A/2026/00001\"}}"
#define OTHER_VISIT "{\"k\":\"visit\",\"b\":0,\"t\":6,\"u\":\"1\",\"s\":{\"no\":\"PL1-A/2026/00002\"}}"

static gint64
get_now (gpointer data)
{
  return 1000;
}

static gboolean
is_never (const char *kind, const char *field, gpointer data)
{
  return FALSE;
}

static char *
find_no_slot (const DeskChange *change, gpointer data)
{
  return NULL;
}

static gboolean
is_kept (const DeskFold *booking, gpointer data)
{
  return FALSE;
}

static const DeskHqRules rules = {
  .is_fixed = is_never, .is_final = is_never, .get_slot = find_no_slot, .is_given_back = is_kept
};

typedef struct
{
  TestLedger *ledger;
  DeskHq *hq;
  GPtrArray *reply;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->ledger = test_ledger_new ();
  self->hq = desk_hq_new (DESK_LEDGER (self->ledger), "PL1", "HQ-00000001", &rules, get_now, NULL);
  self->reply = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->hq);
  g_object_unref (self->ledger);
  g_ptr_array_unref (self->reply);
}

static gboolean
add_line (const char *line, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (line));
  return TRUE;
}

/* Sends the lines, NULL at the end, and takes them; the reply is in the fixture. */
static gboolean
send_lines (Fixture *self, const char *sender, const char *const *lines, GError **error)
{
  g_autoptr (DeskSession) session = desk_session_new (self->hq, sender, FALSE);

  g_ptr_array_set_size (self->reply, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!desk_session_read_line (session, lines[i], strlen (lines[i]), error))
      return FALSE;
  return desk_session_accept (session, G_MAXUINT, error)
         && desk_session_write_reply (session, add_line, self->reply, error);
}

static const DeskLedgerEntry *
get_entry (Fixture *self, guint position)
{
  return g_ptr_array_index (test_ledger_list (self->ledger), position - 1);
}

/* The sender is who the token says, whatever the request says. */
static void
test_foreign_name (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { HEAD ("PL1-B"), RUN_LINE, VISIT, "{\"end\":true}", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (send_lines (self, "PL1-A", lines, &error));
  g_assert_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED);
  g_assert_cmpuint (test_ledger_list (self->ledger)->len, ==, 0);
}

/* A line of another desk is kept, and neither lost nor believed. */
static void
test_other_author (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { HEAD ("PL1-B"), RUN_LINE, VISIT, "{\"end\":true}", NULL };
  const char *const own[] = { HEAD ("PL1-A"), RUN_LINE, VISIT, "{\"end\":true}", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (send_lines (self, "PL1-B", lines, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (test_ledger_list (self->ledger)->len, ==, 0);
  g_assert_cmpuint (test_ledger_count_waiting (self->ledger), ==, 1);
  g_assert_true (send_lines (self, "PL1-A", own, &error));
  g_assert_cmpuint (test_ledger_list (self->ledger)->len, ==, 1);
  g_assert_cmpuint (test_ledger_count_waiting (self->ledger), ==, 0);
}

static void
test_released (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { HEAD ("PL1-B"), RUN_LINE, VISIT, "{\"end\":true}", NULL };
  g_autoptr (DeskStamp) stamp = NULL;
  guint n_released;

  g_assert_true (send_lines (self, "PL1-B", lines, NULL));
  g_assert_true (desk_hq_release (self->hq, &n_released, NULL));
  g_assert_cmpuint (n_released, ==, 1);
  stamp = desk_stamp_read (get_entry (self, 1)->stamp, -1, NULL);
  g_assert_cmpstr (stamp->via, ==, "PL1-B");
}

/* What is no line is kept as it came, and stops nothing. */
static void
test_unreadable (Fixture *self, gconstpointer data)
{
  const char *const lines[] = {
    HEAD ("PL1-A"),   RUN_LINE, "{\"k\":\"visit\",\"b\":1.5}", "\xff\xfe not JSON", VISIT,
    "{\"end\":true}", NULL
  };
  g_autoptr (DeskStamp) stamp = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (send_lines (self, "PL1-A", lines, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (test_ledger_list (self->ledger)->len, ==, 3);
  stamp = desk_stamp_read (get_entry (self, 2)->stamp, -1, NULL);
  g_assert_cmpint (stamp->verdict, ==, DESK_VERDICT_UNREADABLE);
  g_assert_cmpstr (get_entry (self, 2)->line, ==, "{\"raw\":\"//4gbm90IEpTT04=\"}");
  g_assert_cmpstr (get_entry (self, 3)->line, ==, VISIT);
}

/* Offered again a line is known; another text under its name is noted, and the first stands. */
static void
test_again_and_clash (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { HEAD ("PL1-A"), RUN_LINE, VISIT, "{\"end\":true}", NULL };
  const char *const other[] = { HEAD ("PL1-A"), RUN_LINE, OTHER_VISIT, "{\"end\":true}", NULL };

  g_assert_true (send_lines (self, "PL1-A", lines, NULL));
  g_assert_true (send_lines (self, "PL1-A", lines, NULL));
  g_assert_cmpuint (test_ledger_list (self->ledger)->len, ==, 1);
  g_assert_cmpuint (test_ledger_count_reports (self->ledger, DESK_LEDGER_CLASH), ==, 0);
  g_assert_true (send_lines (self, "PL1-A", other, NULL));
  g_assert_cmpuint (test_ledger_list (self->ledger)->len, ==, 1);
  g_assert_cmpuint (test_ledger_count_reports (self->ledger, DESK_LEDGER_CLASH), ==, 1);
  g_assert_cmpstr (get_entry (self, 1)->line, ==, VISIT);
}

static void
test_chain (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { HEAD ("PL1-A"), "{\"run\":\"" RUN "\",\"n\":5,\"ph\":\"" ZEROS "\"}", VISIT,
                                "{\"end\":true}", NULL };

  g_assert_true (send_lines (self, "PL1-A", lines, NULL));
  g_assert_cmpuint (test_ledger_list (self->ledger)->len, ==, 1);
  g_assert_cmpuint (test_ledger_count_reports (self->ledger, DESK_LEDGER_CHAIN), ==, 1);
}

static void
test_no_run (Fixture *self, gconstpointer data)
{
  const char *const nameless[] = { HEAD ("PL1-A"), VISIT, NULL };
  const char *const strange[] = { HEAD ("PL1-A"), "{\"run\":\"nobody\",\"n\":1,\"ph\":\"" ZEROS "\"}", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (send_lines (self, "PL1-A", nameless, &error));
  g_assert_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED);
  g_clear_error (&error);
  g_assert_false (send_lines (self, "PL1-A", strange, &error));
  g_assert_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED);
}

/* A number that is valid already: the visit counts, its number does not. */
static void
test_number_taken (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { HEAD ("PL1-A"), RUN_LINE, VISIT, VISIT, "{\"end\":true}", NULL };
  g_autoptr (DeskStamp) stamp = NULL;

  g_assert_true (send_lines (self, "PL1-A", lines, NULL));
  stamp = desk_stamp_read (get_entry (self, 2)->stamp, -1, NULL);
  g_assert_cmpint (stamp->verdict, ==, DESK_VERDICT_DUPNO);
}

/* A full disk takes nothing, and the same lines can be taken later. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { HEAD ("PL1-A"), RUN_LINE, VISIT, OTHER_VISIT, NULL };
  g_autoptr (DeskSession) session = desk_session_new (self->hq, "PL1-A", FALSE);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_true (desk_session_read_line (session, lines[i], strlen (lines[i]), NULL));
  test_ledger_set_full (self->ledger, TRUE);
  g_assert_false (desk_session_accept (session, G_MAXUINT, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (test_ledger_list (self->ledger)->len, ==, 0);
  g_assert_true (desk_session_accept (session, 1, NULL));
  g_assert_cmpuint (desk_session_count_pending (session), ==, 1);
  g_assert_true (desk_session_accept (session, G_MAXUINT, NULL));
  g_assert_cmpuint (test_ledger_list (self->ledger)->len, ==, 2);
}

/* The desk -------------------------------------------------------------------------------------------------------------- */

static DeskExchange *
new_exchange (TestReplica **replica, Chance *chance)
{
  *replica = test_replica_new ("PL1-A", chance, 0);
  return desk_exchange_new (DESK_REPLICA (*replica), "PL1-A", RUN, "1");
}

static void
read_reply (DeskExchange *exchange, GPtrArray *reply)
{
  desk_exchange_begin_reply (exchange);
  for (guint i = 0; i < reply->len; i++)
    g_assert_true (desk_exchange_read_line (exchange, g_ptr_array_index (reply, i),
                                            strlen (g_ptr_array_index (reply, i)), NULL));
}

/* A second copy of an answer, and an answer to an earlier question, change nothing. */
static void
test_late_reply (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { HEAD ("PL1-B"), "{\"run\":\"PL1-B-00000001\",\"n\":1,\"ph\":\"" ZEROS "\"}",
                                VISIT, "{\"end\":true}", NULL };
  const char *const nothing[] = { HEAD ("PL1-A"), "{\"end\":true}", NULL };
  Chance chance = { 1 };
  TestReplica *replica;
  g_autoptr (DeskExchange) exchange = new_exchange (&replica, &chance);

  g_assert_true (send_lines (self, "PL1-B", lines, NULL));
  g_assert_true (send_lines (self, "PL1-A", nothing, NULL));
  read_reply (exchange, self->reply);
  g_assert_cmpint (desk_exchange_end_reply (exchange), ==, DESK_EXCHANGE_PROGRESS);
  g_assert_cmpuint (replica->lines->len, ==, 1);
  read_reply (exchange, self->reply);
  g_assert_cmpint (desk_exchange_end_reply (exchange), ==, DESK_EXCHANGE_NOTHING);
  g_assert_cmpuint (replica->lines->len, ==, 1);
  g_object_unref (replica);
}

/* A page that somebody else answers with, and a reply that ends in the middle. */
static void
test_not_headquarters (Fixture *self, gconstpointer data)
{
  static const char page[] = "<html>Please accept our terms</html>";
  Chance chance = { 1 };
  TestReplica *replica;
  g_autoptr (DeskExchange) exchange = new_exchange (&replica, &chance);
  g_autoptr (GError) error = NULL;

  desk_exchange_begin_reply (exchange);
  g_assert_false (desk_exchange_read_line (exchange, page, strlen (page), &error));
  g_assert_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED);
  g_assert_null (desk_exchange_get_reply (exchange));
  g_assert_cmpint (desk_exchange_end_reply (exchange), ==, DESK_EXCHANGE_NOTHING);
  g_object_unref (replica);
}

/* After a push that got no reply nothing is offered until one has come. */
static void
test_unanswered (Fixture *self, gconstpointer data)
{
  const char *const nothing[] = { HEAD ("PL1-A"), "{\"end\":true}", NULL };
  Chance chance = { 1 };
  TestReplica *replica;
  g_autoptr (DeskExchange) exchange = new_exchange (&replica, &chance);
  g_autoptr (GPtrArray) request = g_ptr_array_new_with_free_func (g_free);

  test_replica_add_own (replica, RUN, 1, NULL, VISIT);
  g_assert_true (desk_exchange_write_request (exchange, 5, FALSE, add_line, request, NULL));
  g_assert_cmpint (desk_exchange_count_offered (exchange), ==, 1);
  g_assert_true (desk_exchange_write_request (exchange, 6, FALSE, add_line, request, NULL));
  g_assert_cmpint (desk_exchange_count_offered (exchange), ==, 0);
  g_assert_true (send_lines (self, "PL1-A", nothing, NULL));
  read_reply (exchange, self->reply);
  desk_exchange_end_reply (exchange);
  g_assert_true (desk_exchange_write_request (exchange, 7, FALSE, add_line, request, NULL));
  g_assert_cmpint (desk_exchange_count_offered (exchange), ==, 1);
  g_object_unref (replica);
}

int
main (int argc, char **argv)
{
#define ADD(name, func) g_test_add ("/exchange/" name, Fixture, NULL, set_up, func, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("foreign-name", test_foreign_name);
  ADD ("other-author", test_other_author);
  ADD ("released", test_released);
  ADD ("unreadable", test_unreadable);
  ADD ("again-and-clash", test_again_and_clash);
  ADD ("chain", test_chain);
  ADD ("no-run", test_no_run);
  ADD ("number-taken", test_number_taken);
  ADD ("full-disk", test_full_disk);
  ADD ("late-reply", test_late_reply);
  ADD ("not-headquarters", test_not_headquarters);
  ADD ("unanswered", test_unanswered);
  return g_test_run ();
}
