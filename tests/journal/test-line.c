// SPDX-License-Identifier: GPL-3.0-or-later

/* Writing, reading and hashing lines, and refusing what is not one. */

#include "journal/line.h"

#include <string.h>

#include "journal/error.h"

#define RUN "PL1-B-77ab01cd"
#define VISIT \
  "{\"k\":\"visit\",\"b\":90088,\"t\":1780000100,\"u\":\"4417\",\"s\":{\"no\":\"PL1-B/2026/00153\"," \
  "\"topic\":\"50\",\"person\":\"PL1-B-77ab01cd.12\"}}"
#define HEAD "{\"r\":\"" RUN ".1\",\"b\":0,\"t\":1,\"u\":\"7\",\"s\":"

static void
assert_error (const char *line, gssize length, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskChange) change = desk_line_read (line, length, RUN, 3, &error);

  g_assert_error (error, DESK_JOURNAL_ERROR, code);
  g_assert_null (change);
  g_assert_true (g_str_has_prefix (error->message, "Entry " RUN ".3 of the journal cannot be read: "));
}

static void
assert_malformed (const char *line)
{
  g_test_message ("%s", line);
  assert_error (line, -1, DESK_JOURNAL_ERROR_MALFORMED);
}

static void
test_written_as_specified (void)
{
  DeskChangeField fields[] = { { "no", g_variant_new_string ("PL1-B/2026/00153") },
                               { "topic", g_variant_new_string ("50") },
                               { "person", g_variant_new_string ("PL1-B-77ab01cd.12") } };
  g_autoptr (DeskChange) change = desk_change_new (&(DeskChange){ .run = RUN,
                                                                  .n = 13,
                                                                  .kind = "visit",
                                                                  .base = 90088,
                                                                  .time = 1780000100,
                                                                  .officer = "4417",
                                                                  .fields = fields,
                                                                  .n_fields = G_N_ELEMENTS (fields) });
  g_autoptr (GError) error = NULL;
  g_autofree char *line = desk_line_write (change, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, VISIT);
}

static void
test_every_member_and_value (void)
{
  DeskChangeField fields[] = {
    { "text", g_variant_new_string ("/ \" \\ \b\f\n\r\t \x01\x1f\x7f \xc3\xa9 \xf0\x9f\x99\x82") },
    { "empty", g_variant_new_string ("") },
    { "least", g_variant_new_int64 (G_MININT64) },
    { "most", g_variant_new_int64 (G_MAXINT64) },
    { "yes", g_variant_new_boolean (TRUE) },
    { "no", g_variant_new_boolean (FALSE) },
    { "phone.k3f9", NULL },
  };
  g_autoptr (DeskChange) change = desk_change_new (&(DeskChange){ .run = RUN,
                                                                  .n = 3,
                                                                  .kind = "slots",
                                                                  .rec = "slots/main/2026-06-01",
                                                                  .base = DESK_LINE_MAX_NUMBER,
                                                                  .officer = "hq",
                                                                  .reason = "so \"it\" is",
                                                                  .fields = fields,
                                                                  .n_fields = G_N_ELEMENTS (fields) });
  g_autofree char *line = desk_line_write (change, NULL);

  g_assert_cmpstr (
      line, ==,
      "{\"k\":\"slots\",\"r\":\"slots/main/2026-06-01\",\"b\":9007199254740991,\"t\":0,\"u\":\"hq\","
      "\"w\":\"so \\\"it\\\" is\",\"s\":{\"text\":\"/ \\\" \\\\ \\b\\f\\n\\r\\t \\u0001\\u001f\x7f "
      "\xc3\xa9 \xf0\x9f\x99\x82\",\"empty\":\"\",\"least\":-9223372036854775808,"
      "\"most\":9223372036854775807,\"yes\":true,\"no\":false,\"phone.k3f9\":null}}");

  g_autoptr (DeskChange) read = desk_line_read (line, -1, RUN, 3, NULL);
  g_assert_nonnull (read);
  g_assert_cmpstr (read->id, ==, RUN ".3");
  g_assert_cmpstr (read->kind, ==, "slots");
  g_assert_cmpstr (desk_change_get_record (read), ==, "slots/main/2026-06-01");
  g_assert_cmpint (read->base, ==, DESK_LINE_MAX_NUMBER);
  g_assert_cmpstr (read->officer, ==, "hq");
  g_assert_cmpstr (read->reason, ==, "so \"it\" is");
  g_assert_cmpuint (read->n_fields, ==, G_N_ELEMENTS (fields));
  for (guint i = 0; i < read->n_fields; i++)
    {
      g_assert_cmpstr (read->fields[i].name, ==, fields[i].name);
      g_assert_true (desk_change_values_equal (read->fields[i].value, fields[i].value));
    }
}

static void
test_unknown_things_are_kept (void)
{
  const char *line =
      "{\"r\":\"" RUN ".1\",\"b\":0,\"t\":1,\"u\":\"7\",\"z\":\"x\",\"later\":7,\"s\":{\"new\":1}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskChange) change = desk_line_read (line, -1, RUN, 3, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (change->n_fields, ==, 1);
  g_assert_cmpstr (change->fields[0].name, ==, "new");
}

static void
test_other_spellings_are_refused (void)
{
  const char *lines[] = {
    "",
    "{",
    "{}",
    "[]",
    "null",
    HEAD,
    HEAD "{",
    HEAD "{}}",
    HEAD "{\"a\":1}",
    HEAD "{\"a\":1}} ",
    HEAD "{\"a\":1}}{",
    HEAD "{\"a\":1,}}",
    HEAD "{,\"a\":1}}",
    HEAD "{\"a\" :1}}",
    HEAD "{\"a\": 1}}",
    HEAD "{\"a\":1,\"a\":1}}",
    HEAD "{\"a\":1.0}}",
    HEAD "{\"a\":1e3}}",
    HEAD "{\"a\":-0}}",
    HEAD "{\"a\":01}}",
    HEAD "{\"a\":+1}}",
    HEAD "{\"a\":-}}",
    HEAD "{\"a\":9223372036854775808}}",
    HEAD "{\"a\":-9223372036854775809}}",
    HEAD "{\"a\":99999999999999999999999999}}",
    HEAD "{\"a\":True}}",
    HEAD "{\"a\":NaN}}",
    HEAD "{\"a\":[]}}",
    HEAD "{\"a\":{}}}",
    HEAD "{\"a\":\"\\/\"}}",
    HEAD "{\"a\":\"\\u0041\"}}",
    HEAD "{\"a\":\"\\u000a\"}}",
    HEAD "{\"a\":\"\\u001F\"}}",
    HEAD "{\"a\":\"\\u0000\"}}",
    HEAD "{\"a\":\"\\ud800\"}}",
    HEAD "{\"a\":\"\\u00",
    HEAD "{\"a\":\"\\",
    HEAD "{\"a\":\"\n\"}}",
    HEAD "{\"a\":\"open}}",
    HEAD "{\"\\u0061\":1}}",
    HEAD "{\"A\":1}}",
    HEAD "{\"1\":1}}",
    HEAD "{\"\":1}}",
    HEAD "{\"a.\":1}}",
    HEAD "{\"a.b.c\":1}}",
    HEAD "{\"a.1234567890123456789012345\":1}}",
    HEAD "null,\"bh\":\"0011\"}",
    HEAD "null}",
    "{\"b\":0,\"t\":1,\"u\":\"7\",\"s\":{\"a\":1}}",                                      /* no record */
    "{\"k\":\"Visit\",\"b\":0,\"t\":1,\"u\":\"7\",\"s\":{\"a\":1}}",                      /* not a kind */
    "{\"k\":\"\",\"b\":0,\"t\":1,\"u\":\"7\",\"s\":{\"a\":1}}",                           /* not a kind */
    "{\"k\":\"v\",\"k\":\"v\",\"b\":0,\"t\":1,\"u\":\"7\",\"s\":{\"a\":1}}",              /* a member twice */
    "{\"k\":\"v\",\"b\":0,\"b\":0,\"t\":1,\"u\":\"7\",\"s\":{\"a\":1}}",                  /* a member twice */
    "{\"b\":0,\"k\":\"v\",\"t\":1,\"u\":\"7\",\"s\":{\"a\":1}}",                          /* another order */
    "{\"k\":\"v\",\"b\":0,\"t\":1,\"s\":{\"a\":1}}",                                      /* no officer */
    "{\"k\":\"v\",\"b\":0,\"t\":1,\"u\":7,\"s\":{\"a\":1}}",                              /* not a string */
    "{\"k\":\"v\",\"b\":-1,\"t\":1,\"u\":\"7\",\"s\":{\"a\":1}}",                         /* below 0 */
    "{\"k\":\"v\",\"b\":9007199254740992,\"t\":1,\"u\":\"7\",\"s\":{\"a\":1}}",           /* 2^53 */
    "{\"k\":\"v\",\"b\":0,\"t\":9007199254740992,\"u\":\"7\",\"s\":{\"a\":1}}",           /* 2^53 */
    "{\"k\":\"v\",\"b\":0,\"t\":1,\"u\":\"7\",\"z\":{\"x\":0,\"s\":{}},\"s\":{\"a\":1}}", /* an object in the head */
    "{\"r\":\"" RUN ".3\",\"b\":0,\"t\":1,\"u\":\"7\",\"s\":{\"a\":1}}",                  /* its own id */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_malformed (lines[i]);
}

static void
test_cut_anywhere (void)
{
  for (gsize length = 0; length < strlen (VISIT); length++)
    {
      g_autofree char *cut = g_memdup2 (VISIT, length);
      assert_error (cut != NULL ? cut : "", length, DESK_JOURNAL_ERROR_MALFORMED);
    }
}

/* Whatever is still taken for a line after some bytes were changed is the one text of what was read. */
static void
test_damaged_lines (void)
{
  const char *line =
      "{\"k\":\"visit\",\"r\":\"" RUN ".1\",\"b\":10,\"t\":17,\"u\":\"44\",\"s\":{\"a\":\"\\n\\u0001"
      "\xd0\x86\",\"b.c\":-10,\"d\":true,\"e\":null,\"f\":0}}";
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint accepted = 0;

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *damaged = g_strdup (line);
      for (int count = g_rand_int_range (rand, 1, 4); count > 0; count--)
        damaged[g_rand_int_range (rand, 0, strlen (line))] = line[g_rand_int_range (rand, 0, strlen (line))];
      g_autoptr (DeskChange) change = desk_line_read (damaged, -1, RUN, 3, NULL);
      if (change == NULL)
        continue;
      g_autofree char *again = desk_line_write (change, NULL);
      g_assert_cmpstr (again, ==, damaged);
      accepted++;
    }
  g_assert_cmpuint (accepted, >, 1000);
}

static void
test_bytes_that_are_no_text (void)
{
  assert_error (HEAD "{\"a\":\"\xff\"}}", -1, DESK_JOURNAL_ERROR_MALFORMED);
  assert_error (HEAD "{\"a\":\"\xc0\x80\"}}", -1, DESK_JOURNAL_ERROR_MALFORMED);
  assert_error (HEAD "{\"a\":\"\xed\xa0\x80\"}}", -1, DESK_JOURNAL_ERROR_MALFORMED);
  assert_error (HEAD "{\"a\":\"\0\"}}", sizeof (HEAD "{\"a\":\"\0\"}}") - 1, DESK_JOURNAL_ERROR_MALFORMED);
}

static void
test_deep_nesting (void)
{
  g_autofree char *deep = g_strnfill (DESK_LINE_MAX_BYTES, '[');

  assert_error (deep, -1, DESK_JOURNAL_ERROR_MALFORMED);
}

/* A line whose one field is a string of @length bytes, or the first @count of many small fields. */
static char *
line_with_value (gsize length)
{
  g_autofree char *value = g_strnfill (length, 'x');

  return g_strdup_printf (HEAD "{\"a\":\"%s\"}}", value);
}

static char *
line_with_fields (guint count, gsize name_length)
{
  g_autofree char *name = g_strnfill (name_length, 'x');
  GString *line = g_string_new (HEAD);

  for (guint i = 0; i < count; i++)
    g_string_append_printf (line, "%c\"%s%u\":1", i == 0 ? '{' : ',', name, i);
  g_string_append (line, "}}");
  return g_string_free (line, FALSE);
}

static void
test_limits (void)
{
  g_autofree char *longest = line_with_value (DESK_LINE_MAX_VALUE);
  g_autofree char *longer = line_with_value (DESK_LINE_MAX_VALUE + 1);
  g_autofree char *most = line_with_fields (DESK_LINE_MAX_FIELDS, 1);
  g_autofree char *more = line_with_fields (DESK_LINE_MAX_FIELDS + 1, 1);
  g_autofree char *large = line_with_fields (DESK_LINE_MAX_FIELDS, 1024);
  g_autofree char *officer = g_strnfill (DESK_LINE_MAX_OFFICER + 1, '7');
  g_autofree char *officer_line =
      g_strdup_printf ("{\"k\":\"v\",\"b\":0,\"t\":1,\"u\":\"%s\",\"s\":{\"a\":1}}", officer);
  g_autoptr (DeskChange) with_longest = desk_line_read (longest, -1, RUN, 3, NULL);
  g_autoptr (DeskChange) with_most = desk_line_read (most, -1, RUN, 3, NULL);

  g_assert_nonnull (with_longest);
  g_assert_nonnull (with_most);
  g_assert_cmpuint (with_most->n_fields, ==, DESK_LINE_MAX_FIELDS);
  assert_error (longer, -1, DESK_JOURNAL_ERROR_TOO_LONG);
  assert_error (more, -1, DESK_JOURNAL_ERROR_TOO_LONG);
  g_assert_cmpuint (strlen (large), >, DESK_LINE_MAX_BYTES);
  assert_error (large, -1, DESK_JOURNAL_ERROR_TOO_LONG);
  assert_error (officer_line, -1, DESK_JOURNAL_ERROR_TOO_LONG);
}

/* One byte over the limit of a line, in a line that is otherwise good. */
static void
test_line_of_64_kib (void)
{
  g_autofree char *value = g_strnfill (DESK_LINE_MAX_VALUE, 'x');
  gsize rest = DESK_LINE_MAX_BYTES - DESK_LINE_MAX_VALUE - strlen (HEAD "{\"a\":\"\",\"b\":\"\"}}");
  g_autofree char *fill = g_strnfill (rest, 'y');
  g_autofree char *full = g_strdup_printf (HEAD "{\"a\":\"%s\",\"b\":\"%s\"}}", value, fill);
  g_autofree char *over = g_strdup_printf (HEAD "{\"a\":\"%s\",\"b\":\"%sy\"}}", value, fill);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskChange) change = desk_line_read (full, -1, RUN, 3, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (over), ==, DESK_LINE_MAX_BYTES + 1);
  assert_error (over, -1, DESK_JOURNAL_ERROR_TOO_LONG);
}

static void
test_writer_refuses_what_readers_refuse (void)
{
  g_autofree char *text = g_strnfill (DESK_LINE_MAX_VALUE + 1, 'x');
  g_autofree char *reason = g_strnfill (DESK_LINE_MAX_REASON + 1, 'x');
  DeskChangeField good = { "a", g_variant_new_boolean (TRUE) };
  DeskChange changes[] = {
    { .fields = &(DeskChangeField){ "a", g_variant_new_string (text) }, .n_fields = 1 },
    { .fields = &good, .n_fields = 1, .reason = reason },
    { .fields = &good, .n_fields = 1, .time = -1 },
    { .fields = &(DeskChangeField){ "A", NULL }, .n_fields = 1 },
    { .n_fields = 0 },
  };
  g_variant_ref_sink (good.value);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;
      changes[i].run = RUN;
      changes[i].n = 1;
      changes[i].kind = "visit";
      changes[i].officer = "7";
      g_autoptr (DeskChange) change = desk_change_new (&changes[i]);
      g_autofree char *line = desk_line_write (change, &error);
      int code = i < 2 ? DESK_JOURNAL_ERROR_TOO_LONG : DESK_JOURNAL_ERROR_MALFORMED;
      g_assert_error (error, DESK_JOURNAL_ERROR, code);
      g_assert_null (line);
    }
  g_variant_unref (good.value);
}

static char *
digest_of (const char *id, const char *line)
{
  guint8 digest[DESK_HASH_BYTES];
  GString *digits = g_string_new (NULL);

  g_assert_true (desk_line_digest (id, line, -1, digest, NULL));
  for (gsize i = 0; i < sizeof digest; i++)
    g_string_append_printf (digits, "%02x", digest[i]);
  return g_string_free (digits, FALSE);
}

/* The expected digest was computed with sha256sum in a shell. */
static void
test_digest_and_redaction (void)
{
  g_autofree char *digest = digest_of (RUN ".13", VISIT);
  g_autofree char *other_id = digest_of (RUN ".14", VISIT);
  g_autofree char *redacted = desk_line_redact (VISIT, NULL);
  g_autofree char *again = desk_line_redact (redacted, NULL);
  g_autofree char *redacted_digest = digest_of (RUN ".13", redacted);
  g_autoptr (DeskChange) change = desk_line_read (redacted, -1, RUN, 13, NULL);

  g_assert_cmpstr (digest, ==, "c351888440b4a077175f22e81ba8efec4133de0cbf1d2bc2bf1085a84b007a0f");
  g_assert_cmpstr (digest, !=, other_id);
  g_assert_null (strstr (redacted, "00153"));
  g_assert_cmpstr (redacted, ==, again);
  g_assert_cmpstr (digest, ==, redacted_digest);
  g_assert_true (change->is_redacted);
  g_assert_cmpuint (change->n_fields, ==, 0);
  g_assert_cmpstr (change->kind, ==, "visit");
}

static void
test_digest_of_what_is_no_line (void)
{
  const char *lines[] = { "", "{}", ",\"s\":", "{\"b\":0,\"s\":null,\"bh\":\"zz\"}", VISIT "\n" };
  guint8 digest[DESK_HASH_BYTES];

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (desk_line_digest ("a.1", lines[i], -1, digest, &error));
      g_assert_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED);
    }
}

static void
test_chain (void)
{
  guint8 chain[DESK_HASH_BYTES] = { 0 }, digest[DESK_HASH_BYTES];

  g_assert_true (desk_line_digest (RUN ".13", VISIT, -1, digest, NULL));
  desk_chain_link (chain, digest, chain);
  g_autofree char *digits = desk_chain_receipt_digits (chain);
  g_assert_cmpstr (digits, ==, "f00415b6");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line/written-as-specified", test_written_as_specified);
  g_test_add_func ("/line/every-member-and-value", test_every_member_and_value);
  g_test_add_func ("/line/unknown-things-are-kept", test_unknown_things_are_kept);
  g_test_add_func ("/line/other-spellings-are-refused", test_other_spellings_are_refused);
  g_test_add_func ("/line/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/line/damaged-lines", test_damaged_lines);
  g_test_add_func ("/line/bytes-that-are-no-text", test_bytes_that_are_no_text);
  g_test_add_func ("/line/deep-nesting", test_deep_nesting);
  g_test_add_func ("/line/limits", test_limits);
  g_test_add_func ("/line/64-kib", test_line_of_64_kib);
  g_test_add_func ("/line/writer-refuses-what-readers-refuse", test_writer_refuses_what_readers_refuse);
  g_test_add_func ("/line/digest-and-redaction", test_digest_and_redaction);
  g_test_add_func ("/line/digest-of-what-is-no-line", test_digest_of_what_is_no_line);
  g_test_add_func ("/line/chain", test_chain);
  return g_test_run ();
}
