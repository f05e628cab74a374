// SPDX-License-Identifier: GPL-3.0-or-later

/* A bundle on a stick: what was put in comes out, for its receiver only; a bundle that was cut, changed, made by somebody
 * else or for somebody else is refused with the reason, and a changed one never says it is whole. */

#include "journal/bundle-item.h"
#include "journal/bundle.h"

#include <string.h>

#include "journal/error.h"

typedef struct
{
  DeskBundleKeys desk, hq, stranger;
  GByteArray *bytes;
  GPtrArray *lines;  /* (element-type utf8): what came out */
  gboolean is_known; /* whether the sender is */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  desk_bundle_keys_draw (&self->desk);
  desk_bundle_keys_draw (&self->hq);
  desk_bundle_keys_draw (&self->stranger);
  self->bytes = g_byte_array_new ();
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->is_known = TRUE;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_byte_array_unref (self->bytes);
  g_ptr_array_unref (self->lines);
}

static gboolean
keep_bytes (const void *bytes, gsize length, gpointer data, GError **error)
{
  g_byte_array_append (data, bytes, (guint)length);
  return TRUE;
}

static gboolean
find_desk (const char *from, guint8 key[DESK_BUNDLE_PUBLIC_BYTES], gpointer data, GError **error)
{
  Fixture *self = data;

  if (!self->is_known || !g_str_equal (from, "PL1-B"))
    {
      g_set_error (error, DESK_BUNDLE_ERROR, DESK_BUNDLE_ERROR_FORGED, "There is no desk %s.", from);
      return FALSE;
    }
  memcpy (key, self->desk.public_key, sizeof self->desk.public_key);
  return TRUE;
}

static gboolean
keep_line (const char *line, gsize length, gpointer data, GError **error)
{
  Fixture *self = data;

  g_ptr_array_add (self->lines, g_strndup (line, length));
  return TRUE;
}

/* Lines of all sizes, some that do not deflate; more than several chunks. */
static GPtrArray *
make_lines (guint n)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (n);

  for (guint i = 0; i < n; i++)
    {
      gsize length = (gsize)g_rand_int_range (rand, 0, i % 7 == 0 ? 60000 : 200);
      char *line = g_malloc (length + 1);

      for (gsize k = 0; k < length; k++)
        line[k] = (char)g_rand_int_range (rand, 0x20, 0x7f);
      line[length] = '\0';
      if (g_str_has_prefix (line, "{"))
        line[0] = '[';
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static void
write_bundle (Fixture *self, GPtrArray *lines, const DeskBundleKeys *sender)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskBundleWriter) writer =
      desk_bundle_writer_new ("PL1-B", sender, self->hq.public_key, 1780000200, keep_bytes, self->bytes);

  for (guint i = 0; i < lines->len; i++)
    desk_bundle_writer_add (writer, lines->pdata[i], strlen (lines->pdata[i]), &error);
  g_assert_true (desk_bundle_writer_finish (writer, &error));
  g_assert_no_error (error);
}

/* Reads in parts of @part bytes. */
static gboolean
read_bundle (Fixture *self, const DeskBundleKeys *receiver, gsize part, GError **error)
{
  g_autoptr (DeskBundleReader) reader = desk_bundle_reader_new (receiver, find_desk, keep_line, self);

  g_ptr_array_set_size (self->lines, 0);
  for (gsize at = 0; at < self->bytes->len; at += part)
    if (!desk_bundle_reader_push (reader, self->bytes->data + at, MIN (part, self->bytes->len - at), error))
      return FALSE;
  if (!desk_bundle_reader_finish (reader, error))
    return FALSE;
  g_assert_cmpstr (desk_bundle_reader_get_from (reader), ==, "PL1-B");
  g_assert_cmpint (desk_bundle_reader_get_made (reader), ==, 1780000200);
  return TRUE;
}

static void
test_round_trip (Fixture *self, gconstpointer data)
{
  static const guint counts[] = { 0, 1, 2, 40, 300 };
  static const gsize parts[] = { 1 << 20, 65536, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GPtrArray) lines = make_lines (counts[i]);

      g_byte_array_set_size (self->bytes, 0);
      write_bundle (self, lines, &self->desk);
      for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_true (read_bundle (self, &self->hq, parts[k], &error));
          g_assert_no_error (error);
          g_assert_cmpuint (self->lines->len, ==, lines->len);
          for (guint l = 0; l < lines->len; l++)
            g_assert_cmpstr (self->lines->pdata[l], ==, lines->pdata[l]);
        }
    }
}

/* Nobody who finds the stick reads it: not a word of a line stands in it. */
static void
test_secret (Fixture *self, gconstpointer data)
{
  static const char line[] =
      "{\"k\":\"person\",\"b\":0,\"t\":1,\"u\":\"4417\",\"s\":{\"surname\":\"Shevchenko\"}}";
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_ptr_array_add (lines, (gpointer)line);
  write_bundle (self, lines, &self->desk);
  g_assert_null (memmem (self->bytes->data, self->bytes->len, "Shevchenko", 10));
  g_assert_null (memmem (self->bytes->data, self->bytes->len, "\x1f\x8b", 2));
}

static void
test_not_ours (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = make_lines (3);
  g_autoptr (GError) error = NULL;

  write_bundle (self, lines, &self->desk);
  g_assert_false (read_bundle (self, &self->stranger, 65536, &error));
  g_assert_error (error, DESK_BUNDLE_ERROR, DESK_BUNDLE_ERROR_NOT_OURS);
  g_assert_cmpuint (self->lines->len, ==, 0);
}

/* Signed by somebody else under the name of the desk. */
static void
test_forged (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = make_lines (3);
  g_autoptr (GError) error = NULL;

  write_bundle (self, lines, &self->stranger);
  g_assert_false (read_bundle (self, &self->hq, 65536, &error));
  g_assert_error (error, DESK_BUNDLE_ERROR, DESK_BUNDLE_ERROR_FORGED);
}

static void
test_unknown_sender (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = make_lines (3);
  g_autoptr (GError) error = NULL;

  write_bundle (self, lines, &self->desk);
  self->is_known = FALSE;
  g_assert_false (read_bundle (self, &self->hq, 65536, &error));
  g_assert_error (error, DESK_BUNDLE_ERROR, DESK_BUNDLE_ERROR_FORGED);
  g_assert_cmpuint (self->lines->len, ==, 0);
}

static void
test_other_files (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = { "", "D", "DUTYDESK", "%PDF-1.7 and so on and so forth", "PK\x03\x04" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_byte_array_set_size (self->bytes, 0);
      g_byte_array_append (self->bytes, (const guint8 *)texts[i], (guint)strlen (texts[i]));
      g_assert_false (read_bundle (self, &self->hq, 65536, &error));
      g_assert_error (error, DESK_BUNDLE_ERROR, DESK_BUNDLE_ERROR_OTHER_FILE);
    }
}

static void
test_newer (Fixture *self, gconstpointer data)
{
  static const char text[] = "DUTYDESK-BUNDLE\n{\"v\":2,\"shiny\":true}\n";
  g_autoptr (GError) error = NULL;

  g_byte_array_append (self->bytes, (const guint8 *)text, sizeof text - 1);
  g_assert_false (read_bundle (self, &self->hq, 65536, &error));
  g_assert_error (error, DESK_BUNDLE_ERROR, DESK_BUNDLE_ERROR_NEWER);
}

/* Cut anywhere, it is never whole; what is longer is no better. */
static void
test_cut (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = make_lines (30);
  guint whole;

  write_bundle (self, lines, &self->desk);
  whole = self->bytes->len;
  for (guint length = 0; length < whole; length += length < 400 ? 1 : 997)
    {
      g_autoptr (GError) error = NULL;
      guint kept = self->bytes->len;

      self->bytes->len = length;
      g_assert_false (read_bundle (self, &self->hq, 4096, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == DESK_BUNDLE_ERROR);
      self->bytes->len = kept;
    }
  g_byte_array_append (self->bytes, (const guint8 *)"and more", 8);
  g_assert_false (read_bundle (self, &self->hq, 4096, NULL));
}

/* A bit turned over anywhere is noticed: in the header line, in the key, in every chunk. */
static void
test_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = make_lines (30);

  write_bundle (self, lines, &self->desk);
  for (guint at = 0; at < self->bytes->len; at += at < 400 ? 1 : 991)
    {
      g_autoptr (GError) error = NULL;

      self->bytes->data[at] ^= 1;
      g_assert_false (read_bundle (self, &self->hq, 4096, &error));
      g_assert_nonnull (error);
      self->bytes->data[at] ^= 1;
    }
  g_assert_true (read_bundle (self, &self->hq, 4096, NULL));
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  g_autofree char *text = desk_bundle_format_public_key (self->desk.public_key);
  guint8 key[DESK_BUNDLE_PUBLIC_BYTES];

  g_assert_true (desk_bundle_parse_public_key (text, key));
  g_assert_cmpmem (key, sizeof key, self->desk.public_key, sizeof self->desk.public_key);
  g_assert_false (desk_bundle_parse_public_key (NULL, key));
  g_assert_false (desk_bundle_parse_public_key ("", key));
  g_assert_false (desk_bundle_parse_public_key (text + 1, key));
  text[7] = 'x';
  g_assert_false (desk_bundle_parse_public_key (text, key));
}

#define SHA "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

static void
test_items (Fixture *self, gconstpointer data)
{
  static const char *const lines[] = {
    "{\"log\":\"PL1\"}",
    "{\"part\":\"" SHA "\",\"at\":65536,\"bytes\":\"AAEC\"}",
    "{\"want\":\"" SHA "\",\"at\":0}",
  };
  g_auto (DeskBundleItem) other = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (DeskBundleItem) item = { 0 };
      g_autofree char *again = NULL;

      g_assert_true (desk_bundle_item_read (lines[i], strlen (lines[i]), &item, NULL));
      g_assert_cmpint (item.kind, ==, DESK_BUNDLE_LOG + i);
      again = desk_bundle_item_write (&item);
      g_assert_cmpstr (again, ==, lines[i]);
    }
  g_assert_true (desk_bundle_item_read ("{\"end\":true}", 12, &other, NULL));
  g_assert_cmpint (other.kind, ==, DESK_BUNDLE_EXCHANGE);
}

static void
test_bad_items (Fixture *self, gconstpointer data)
{
  static const char *const lines[] = {
    "{\"log\":7}",
    "{\"log\":\"PL1\"",
    "{\"log\":\"PL1\"} ",
    "{\"want\":\"short\",\"at\":7}",
    "{\"want\":\"" SHA "\",\"at\":-1}",
    "{\"want\":\"" SHA "\"}",
    "{\"want\":\"" SHA "\",\"at\":1,\"bytes\":\"AAEC\"}",
    "{\"part\":\"" SHA "\",\"at\":0}",
    "{\"part\":\"" SHA "\",\"at\":0,\"bytes\":\"\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (DeskBundleItem) item = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (desk_bundle_item_read (lines[i], strlen (lines[i]), &item, &error));
      g_assert_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED);
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/bundle/round-trip", test_round_trip);
  ADD ("/bundle/secret", test_secret);
  ADD ("/bundle/not-ours", test_not_ours);
  ADD ("/bundle/forged", test_forged);
  ADD ("/bundle/unknown-sender", test_unknown_sender);
  ADD ("/bundle/other-files", test_other_files);
  ADD ("/bundle/newer", test_newer);
  ADD ("/bundle/cut", test_cut);
  ADD ("/bundle/changed", test_changed);
  ADD ("/bundle/keys", test_keys);
  ADD ("/bundle/items", test_items);
  ADD ("/bundle/bad-items", test_bad_items);
  return g_test_run ();
}
