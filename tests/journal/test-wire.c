// SPDX-License-Identifier: GPL-3.0-or-later

/* The lines of an exchange come from outside: each is read exactly, or refused. */

#include "journal/wire.h"

#include <string.h>

#include "journal/error.h"

#define HASH "0123456789abcdef"
#define CHAIN "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

static void
test_request (void)
{
  static const char line[] =
      "{\"v\":1,\"app\":\"1.0.0\",\"desk\":\"PL1-B\",\"run\":\"PL1-B-k3f9x2qa\",\"now\":1780000200,"
      "\"after\":[90088,\"" HASH "\"],\"loc\":[[0,\"0000000000000000\"],[89950,\"" HASH "\"]],"
      "\"max\":262144}";
  g_auto (DeskWireRequest) request = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *again = NULL;

  g_assert_true (desk_wire_read_request (line, strlen (line), &request, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (request.desk, ==, "PL1-B");
  g_assert_cmpint (request.after.position, ==, 90088);
  g_assert_cmpuint (request.locator->len, ==, 2);
  again = desk_wire_write_request (&request);
  g_assert_cmpstr (again, ==, line);
}

/* A later version may say more in its first line; nothing else may be missing. */
static void
test_request_of_a_later_version (void)
{
  static const char line[] = "{\"v\":7,\"app\":\"9\",\"desk\":\"PL1-B\",\"run\":\"R\",\"now\":1,\"after\":[0,"
                             "\"0000000000000000\"],\"max\":1,\"shiny\":{\"new\":[1]}}";
  static const char *const bad[] = {
    "",
    "null",
    "[]",
    "<html><title>Sign in to the network</title>",
    "{\"v\":1}",
    "{\"v\":\"1\",\"app\":\"9\",\"desk\":\"PL1-B\",\"run\":\"R\",\"now\":1,\"after\":[0,\"0000000000000000\"],\"max\":1}",
    "{\"v\":1,\"app\":\"9\",\"desk\":\"PL1-B\",\"run\":\"R\",\"now\":1,\"after\":[0,\"00000000000000000\"],\"max\":1}",
    "{\"v\":1,\"app\":\"9\",\"desk\":\"PL1-B\",\"run\":\"R\",\"now\":1,\"after\":[-1,\"0000000000000000\"],\"max\":1}",
    "{\"v\":1,\"app\":\"9\",\"desk\":7,\"run\":\"R\",\"now\":1,\"after\":[0,\"0000000000000000\"],\"max\":1}",
    "{\"v\":1,\"app\":\"9\",\"desk\":\"PL1-B\",\"run\":\"R\",\"now\":1,\"after\":{},\"max\":1}",
    "{\"v\":1,\"app\":\"9\",\"desk\":\"PL1-B\",\"run\":\"R\",\"now\":1,\"after\":[0,\"0000000000000000\"],\"loc\":7,"
    "\"max\":1}",
  };
  g_auto (DeskWireRequest) request = { 0 };

  g_assert_true (desk_wire_read_request (line, strlen (line), &request, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (DeskWireRequest) refused = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (desk_wire_read_request (bad[i], strlen (bad[i]), &refused, &error));
      g_assert_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED);
    }
}

static void
test_run (void)
{
  static const char *const good[] = {
    "{\"run\":\"PL1-B-k3f9x2qa\",\"n\":14,\"ph\":\"" CHAIN "\"}",
    "{\"run\":\"PL1-B-k3f9x2qa\",\"n\":1,\"up\":[\"PL1-B-77ab01cd\",59],\"ph\":\"" CHAIN "\",\"clip\":90001}",
  };
  static const char *const bad[] = {
    "{\"run\":\"PL1-B-k3f9x2qa\",\"n\":0,\"ph\":\"" CHAIN "\"}",
    "{\"run\":\"\",\"n\":1,\"ph\":\"" CHAIN "\"}",
    "{\"run\":\"R\",\"n\":2,\"up\":[\"Q\",1],\"ph\":\"" CHAIN "\"}",
    "{\"run\":\"R\",\"n\":1,\"up\":[\"Q\",0],\"ph\":\"" CHAIN "\"}",
    "{\"run\":\"R\",\"n\":1,\"ph\":\"00\"}",
    "{\"run\":\"R\",\"n\":1}",
    "{\"run\":\"R\",\"n\":1,\"ph\":\"" CHAIN "\",\"clip\":-1}",
    "{\"run\":\"R\", \"n\":1,\"ph\":\"" CHAIN "\"}",
    "{\"run\":\"R\",\"n\":1,\"ph\":\"" CHAIN "\"} ",
    "{\"run\":\"R\xff\",\"n\":1,\"ph\":\"" CHAIN "\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_auto (DeskWireRun) run = { 0 };
      g_autofree char *again = NULL;

      g_assert_true (desk_wire_is_run (good[i], strlen (good[i])));
      g_assert_true (desk_wire_read_run (good[i], strlen (good[i]), &run, NULL));
      again = desk_wire_write_run (&run);
      g_assert_cmpstr (again, ==, good[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (DeskWireRun) run = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (desk_wire_read_run (bad[i], strlen (bad[i]), &run, &error));
      g_assert_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED);
    }
}

static void
test_items (void)
{
  static const char *const good[] = {
    "{\"stamp\":\"PL1-B-k3f9x2qa\",\"n\":14,\"len\":12,\"@\":90113,\"at\":1780000203}",
    "{\"stamp\":\"PL1-B-k3f9x2qa\",\"n\":14,\"@\":90113,\"at\":1780000203,\"off\":-7200,\"c\":\"full\"}",
    "{\"run\":\"PL1-A-0c11dd2e\",\"n\":7,\"len\":3,\"@\":90125,\"at\":1}",
    "{\"run\":\"PL1-A-0c11dd2e\",\"n\":1,\"up\":[\"PL1-A-00000000\",4],\"@\":90125,\"at\":1}",
    "{\"cur\":[90140,\"" HASH "\"]}",
    "{\"diverged\":true}",
    "{\"diverged\":88001}",
    "{\"end\":true,\"more\":false}",
    "{\"end\":true,\"more\":true}",
  };
  static const char *const bad[] = {
    "{\"stamp\":\"R\",\"n\":14,\"len\":1,\"@\":90113,\"at\":1}",
    "{\"stamp\":\"R\",\"n\":14,\"len\":9007199254740992,\"@\":90113,\"at\":1}",
    "{\"stamp\":\"R\",\"n\":1,\"up\":[\"Q\",4],\"@\":90113,\"at\":1}",
    "{\"run\":\"R\",\"n\":2,\"up\":[\"Q\",4],\"@\":90125,\"at\":1}",
    "{\"run\":\"R\",\"n\":2,\"@\":0,\"at\":1}",
    "{\"cur\":[1]}",
    "{\"cur\":[1,\"" HASH "0\"]}",
    "{\"cur\":[1,\"0123456789ABCDEF\"]}",
    "{\"diverged\":-1}",
    "{\"diverged\":false}",
    "{\"end\":true}",
    "{\"end\":true,\"more\":1}",
    "{\"k\":\"visit\",\"b\":0,\"t\":0,\"u\":\"1\",\"s\":{\"a\":1}}",
    "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_auto (DeskWireItem) item = { 0 };
      g_autofree char *again = NULL;

      g_assert_true (desk_wire_read_item (good[i], strlen (good[i]), &item, NULL));
      again = desk_wire_write_item (&item);
      g_assert_cmpstr (again, ==, good[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (DeskWireItem) item = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (desk_wire_read_item (bad[i], strlen (bad[i]), &item, &error));
      g_assert_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED);
    }
}

/* Every beginning of a good line is refused: a cut line is never taken for a whole one. */
static void
test_cut_lines (void)
{
  static const char *const lines[] = {
    "{\"stamp\":\"PL1-B-k3f9x2qa\",\"n\":14,\"len\":12,\"@\":90113,\"at\":1780000203,\"x\":[\"a\"]}",
    "{\"run\":\"PL1-A-0c11dd2e\",\"n\":1,\"up\":[\"PL1-A-00000000\",4],\"@\":90125,\"at\":1}",
    "{\"cur\":[90140,\"" HASH "\"]}",
    "{\"end\":true,\"more\":false}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    for (gsize length = 0; length < strlen (lines[i]); length++)
      {
        g_auto (DeskWireItem) item = { 0 };
        g_autofree char *copy = g_strndup (lines[i], length);

        g_assert_false (desk_wire_read_item (copy, length, &item, NULL));
      }
}

static void
test_reply (void)
{
  static const char line[] =
      "{\"v\":1,\"now\":1780000203,\"after\":[90088,\"" HASH "\"],\"top\":90140,\"wait\":900,"
      "\"pin\":\"ab\",\"token\":\"cd\"}";
  g_auto (DeskWireReply) reply = { 0 };
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_wire_read_reply (line, strlen (line), &reply, NULL));
  again = desk_wire_write_reply (&reply);
  g_assert_cmpstr (again, ==, line);
  desk_wire_reply_clear (&reply);
  g_assert_false (desk_wire_read_reply ("<!DOCTYPE html>", 15, &reply, &error));
  g_assert_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/request", test_request);
  g_test_add_func ("/wire/request-of-a-later-version", test_request_of_a_later_version);
  g_test_add_func ("/wire/run", test_run);
  g_test_add_func ("/wire/items", test_items);
  g_test_add_func ("/wire/cut-lines", test_cut_lines);
  g_test_add_func ("/wire/reply", test_reply);
  return g_test_run ();
}
