// SPDX-License-Identifier: GPL-3.0-or-later

/* Stamps come from outside: each is read exactly, or refused. */

#include "journal/stamp.h"

#include <string.h>

#include "journal/error.h"

#define FULL_TEXT \
  "{\"@\":90113,\"at\":1780000205,\"off\":-7200,\"clip\":90001,\"c\":\"dupno\",\"x\":[\"name\",\"phone.k3f9\"]," \
  "\"keep\":{\"a\":[\"PL1-A-0c11dd2e.7\",\"PL1-A-0c11dd2e.8\"],\"b\":[\"PL1-C-0c11dd2e.1\"]},\"via\":\"PL1-A\"}"

static void
test_plain (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStamp) stamp = desk_stamp_read ("{\"@\":1,\"at\":0}", -1, &error);

  g_assert_no_error (error);
  g_assert_cmpint (stamp->position, ==, 1);
  g_assert_cmpint (stamp->at, ==, 0);
  g_assert_cmpint (stamp->clip, ==, DESK_NO_CLIP);
  g_assert_true (desk_stamp_is_folded (stamp));
  g_assert_false (desk_stamp_is_lost (stamp, "name"));
  g_assert_null (desk_stamp_get_keep (stamp, "name"));
  g_autofree char *text = desk_stamp_write (stamp);
  g_assert_cmpstr (text, ==, "{\"@\":1,\"at\":0}");
}

static void
test_every_member (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStamp) stamp = desk_stamp_read (FULL_TEXT, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpint (stamp->position, ==, 90113);
  g_assert_cmpint (stamp->at, ==, 1780000205);
  g_assert_cmpint (stamp->off, ==, -7200);
  g_assert_cmpint (stamp->clip, ==, 90001);
  g_assert_cmpint (stamp->verdict, ==, DESK_VERDICT_DUPNO);
  g_assert_true (desk_stamp_is_lost (stamp, "phone.k3f9"));
  g_assert_false (desk_stamp_is_lost (stamp, "phone"));
  g_assert_cmpuint (desk_stamp_get_keep (stamp, "a")->ids->len, ==, 2);
  g_assert_cmpstr (stamp->via, ==, "PL1-A");
  g_autofree char *text = desk_stamp_write (stamp);
  g_assert_cmpstr (text, ==, FULL_TEXT);
}

static void
test_sorted (void)
{
  g_auto (DeskStamp) stamp = DESK_STAMP_PLAIN (7);

  desk_stamp_add_lost (&stamp, "b");
  desk_stamp_add_lost (&stamp, "a");
  desk_stamp_add_keep (&stamp, "d", "r.2");
  desk_stamp_add_keep (&stamp, "c", "r.9");
  desk_stamp_add_keep (&stamp, "d", "r.1");
  desk_stamp_sort (&stamp);
  g_autofree char *text = desk_stamp_write (&stamp);
  g_assert_cmpstr (
      text, ==, "{\"@\":7,\"at\":0,\"x\":[\"a\",\"b\"],\"keep\":{\"c\":[\"r.9\"],\"d\":[\"r.2\",\"r.1\"]}}");
}

static void
test_verdicts (void)
{
  const char *names[] = { "full", "dupno", "denied", "stale", "unreadable" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"@\":1,\"at\":2,\"c\":\"%s\"}", names[i]);
      g_autoptr (DeskStamp) stamp = desk_stamp_read (text, -1, NULL);
      g_autofree char *again = desk_stamp_write (stamp);
      g_assert_cmpstr (text, ==, again);
      g_assert_cmpint (desk_stamp_is_folded (stamp), ==, i < 2);
    }
}

static void
assert_refused (const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStamp) stamp = desk_stamp_read (text, length, &error);

  g_assert_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED);
  g_assert_null (stamp);
}

static void
test_refused (void)
{
  const char *texts[] = {
    "",
    "null",
    "{}",
    "{\"@\":0,\"at\":1}",
    "{\"@\":-1,\"at\":1}",
    "{\"@\":9007199254740992,\"at\":1}",
    "{\"@\":1.5,\"at\":1}",
    "{\"@\":1}",
    "{\"at\":1,\"@\":1}",
    "{\"@\":1,\"at\":1} ",
    "{\"@\":1,\"@\":1,\"at\":1}",
    "{\"@\":1,\"at\":1,\"at\":1}",
    "{\"@\":1,\"at\":1,\"off\":0}",
    "{\"@\":1,\"at\":1,\"clip\":-1}",
    "{\"@\":1,\"at\":1,\"clip\":9223372036854775807}",
    "{\"@\":1,\"at\":1,\"c\":\"ok\"}",
    "{\"@\":1,\"at\":1,\"c\":\"lost\"}",
    "{\"@\":1,\"at\":1,\"c\":7}",
    "{\"@\":1,\"at\":1,\"x\":[]}",
    "{\"@\":1,\"at\":1,\"x\":[\"b\",\"a\"]}",
    "{\"@\":1,\"at\":1,\"x\":[\"a\",\"a\"]}",
    "{\"@\":1,\"at\":1,\"x\":[\"A\"]}",
    "{\"@\":1,\"at\":1,\"x\":[[[[[[[[\"a\"]]]]]]]]}",
    "{\"@\":1,\"at\":1,\"keep\":{}}",
    "{\"@\":1,\"at\":1,\"keep\":{\"a\":[]}}",
    "{\"@\":1,\"at\":1,\"keep\":{\"a\":[\"\"]}}",
    "{\"@\":1,\"at\":1,\"keep\":{\"a\":[\"r.1\"],\"a\":[\"r.1\"]}}",
    "{\"@\":1,\"at\":1,\"via\":\"\"}",
    "{\"@\":1,\"at\":1,\"via\":\"\xff\"}",
    "{\"@\":1,\"at\":1,\"c\":\"dupno\",\"off\":5}",
    "{\"@\":1,\"at\":1,\"more\":5}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (texts[i], -1);
  for (gsize length = 0; length < strlen (FULL_TEXT); length++)
    {
      g_autofree char *cut = g_malloc (length + 1);
      memcpy (cut, FULL_TEXT, length);
      assert_refused (cut, length);
    }
  assert_refused (FULL_TEXT, sizeof FULL_TEXT); /* with its NUL */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stamp/plain", test_plain);
  g_test_add_func ("/stamp/every-member", test_every_member);
  g_test_add_func ("/stamp/sorted", test_sorted);
  g_test_add_func ("/stamp/verdicts", test_verdicts);
  g_test_add_func ("/stamp/refused", test_refused);
  return g_test_run ();
}
