// SPDX-License-Identifier: GPL-3.0-or-later

/* Bundles at headquarters: what a desk sends on a stick is taken once however often it comes, the answer can be read by
 * that desk alone, attachments go along, and a stick of somebody who may not speak changes nothing. */

#include <glib/gstdio.h>
#include <string.h>

#include "hq/bundle-answer.h"
#include "hq/ledger-sql.h"
#include "hq/rules.h"
#include "journal/bundle-item.h"

#define NOW G_GINT64_CONSTANT (1780000300)
#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"
#define REQUEST \
  "{\"v\":1,\"app\":\"1.0\",\"desk\":\"PL1-B\",\"run\":\"PL1-B-00000001\",\"now\":1780000200," \
  "\"after\":[0,\"0000000000000000\"],\"loc\":[[0,\"0000000000000000\"]],\"max\":9007199254740991}"
#define RUN_LINE "{\"run\":\"PL1-B-00000001\",\"n\":1,\"ph\":\"" ZEROS "\"}"
#define VISIT "{\"k\":\"visit\",\"b\":0,\"t\":5,\"u\":\"1\",\"s\":{\"no\":\"PL1-B/2026/00001\"}}"
#define END "{\"end\":true}"

typedef struct
{
  char *folder;
  GFile *bundle, *answer;
  DeskSql *ledger_sql, *registry_sql;
  DeskLedger *ledger;
  DeskRegistry *registry;
  DeskRules *rules;
  DeskBundleKeys desk, hq;
  GByteArray *bytes;
  GPtrArray *lines;
} Fixture;

static gint64
get_now (gpointer data)
{
  return NOW;
}

static void
enrol (Fixture *self, const char *book, const DeskBundleKeys *keys)
{
  g_autofree char *code =
      desk_registry_issue_code (self->registry, &(DeskCodeRequest){ .station = "PL1", .book = book }, NOW,
                                NULL);
  g_autofree char *key = desk_bundle_format_public_key (keys->public_key);
  g_autoptr (DeskEnrolment) enrolment =
      desk_registry_enrol (self->registry, code, key, "host", NULL, NOW, NULL);

  g_assert_nonnull (enrolment);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *bundle = NULL, *answer = NULL;

  self->folder = g_dir_make_tmp ("bundles-XXXXXX", NULL);
  bundle = g_build_filename (self->folder, "PL1-B.ddb", NULL);
  answer = g_build_filename (self->folder, "answer.ddb", NULL);
  self->bundle = g_file_new_for_path (bundle);
  self->answer = g_file_new_for_path (answer);
  self->ledger_sql = desk_sql_open_sqlite (":memory:", NULL);
  self->registry_sql = desk_sql_open_sqlite (":memory:", NULL);
  self->ledger = desk_ledger_sql_new (self->ledger_sql, NULL);
  self->registry = desk_registry_new (self->registry_sql, NULL);
  self->rules = desk_rules_new (self->ledger, self->registry);
  self->bytes = g_byte_array_new ();
  self->lines = g_ptr_array_new_with_free_func (g_free);
  desk_bundle_keys_draw (&self->desk);
  g_assert_true (desk_registry_get_keys (self->registry, &self->hq, NULL));
  g_assert_true (desk_registry_add_station (self->registry, "PL1", "Полтава № 1", "ua", NULL));
  enrol (self, "B", &self->desk);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_file_delete (self->bundle, NULL, NULL);
  g_file_delete (self->answer, NULL, NULL);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_object_unref (self->bundle);
  g_object_unref (self->answer);
  desk_rules_free (self->rules);
  g_object_unref (self->registry);
  g_object_unref (self->ledger);
  g_object_unref (self->registry_sql);
  g_object_unref (self->ledger_sql);
  g_byte_array_unref (self->bytes);
  g_ptr_array_unref (self->lines);
}

static gboolean
keep_bytes (const void *bytes, gsize length, gpointer data, GError **error)
{
  g_byte_array_append (data, bytes, (guint)length);
  return TRUE;
}

/* Writes the lines, NULL at the end, as the stick of desk B. */
static void
write_stick (Fixture *self, const char *const *lines)
{
  g_autoptr (DeskBundleWriter) writer =
      desk_bundle_writer_new ("PL1-B", &self->desk, self->hq.public_key, NOW, keep_bytes, self->bytes);
  g_autofree char *path = g_file_get_path (self->bundle);

  g_byte_array_set_size (self->bytes, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_true (desk_bundle_writer_add (writer, lines[i], strlen (lines[i]), NULL));
  g_assert_true (desk_bundle_writer_finish (writer, NULL));
  g_assert_true (g_file_set_contents (path, (char *)self->bytes->data, (gssize)self->bytes->len, NULL));
}

static gboolean
answer (Fixture *self, DeskBundleReport *report, GError **error)
{
  desk_bundle_report_clear (report);
  return desk_bundle_answer (self->ledger, self->registry, self->rules, get_now, NULL, self->bundle,
                             self->answer, report, error);
}

static gboolean
find_hq (const char *from, guint8 key[DESK_BUNDLE_PUBLIC_BYTES], gpointer data, GError **error)
{
  g_assert_cmpstr (from, ==, "HQ");
  memcpy (key, ((Fixture *)data)->hq.public_key, DESK_BUNDLE_PUBLIC_BYTES);
  return TRUE;
}

static gboolean
keep_line (const char *line, gsize length, gpointer data, GError **error)
{
  g_ptr_array_add (((Fixture *)data)->lines, g_strndup (line, length));
  return TRUE;
}

/* Reads the answer as the desk does. */
static void
read_answer (Fixture *self)
{
  g_autoptr (DeskBundleReader) reader = desk_bundle_reader_new (&self->desk, find_hq, keep_line, self);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_ptr_array_set_size (self->lines, 0);
  g_assert_true (g_file_load_contents (self->answer, NULL, &bytes, &length, NULL, &error));
  g_assert_true (desk_bundle_reader_push (reader, bytes, length, &error));
  g_assert_true (desk_bundle_reader_finish (reader, &error));
  g_assert_no_error (error);
}

static const char *
get_line (Fixture *self, guint i)
{
  g_assert_cmpuint (i, <, self->lines->len);
  return g_ptr_array_index (self->lines, i);
}

static gint64
get_top (Fixture *self)
{
  DeskLedgerHead head;

  g_assert_true (DESK_LEDGER_GET_IFACE (self->ledger)->get_head (self->ledger, "PL1", &head, NULL));
  return head.position;
}

static void
test_taken_once (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { "{\"log\":\"PL1\"}", REQUEST, RUN_LINE, VISIT, END, NULL };
  g_auto (DeskBundleReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  write_stick (self, lines);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (answer (self, &report, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (report.from, ==, "PL1-B");
      g_assert_cmpint (report.made, ==, NOW);
      g_assert_cmpuint (report.n_lines, ==, 1);
      g_assert_cmpuint (report.n_taken, ==, i == 0 ? 1 : 0);
      g_assert_cmpuint (report.n_waiting, ==, 0);
      g_assert_cmpint (get_top (self), ==, 1);
      read_answer (self);
      g_assert_cmpstr (get_line (self, 0), ==, "{\"log\":\"PL1\"}");
      g_assert_true (g_str_has_prefix (get_line (self, 1), "{\"v\":1,"));
      g_assert_true (g_str_has_prefix (get_line (self, 2), "{\"stamp\":\"PL1-B-00000001\",\"n\":1,"));
    }
}

/* From another history: its lines wait for their desk, and the answer tells where the two parted. */
static void
test_other_history (Fixture *self, gconstpointer data)
{
  const char *const lines[] = {
    "{\"log\":\"PL1\"}",
    "{\"v\":1,\"app\":\"1.0\",\"desk\":\"PL1-B\",\"run\":\"PL1-B-00000001\",\"now\":1780000200,"
    "\"after\":[7,\"00112233445566ff\"],\"loc\":[[0,\"0000000000000000\"]],\"max\":9007199254740991}",
    RUN_LINE,
    VISIT,
    END,
    NULL
  };
  g_auto (DeskBundleReport) report = { 0 };

  write_stick (self, lines);
  g_assert_true (answer (self, &report, NULL));
  g_assert_cmpuint (report.n_taken, ==, 0);
  g_assert_cmpuint (report.n_waiting, ==, 1);
  read_answer (self);
  g_assert_nonnull (strstr (get_line (self, 2), "\"diverged\":0"));
}

/* Attachments come in parts, in any order and more than once; a part that does not follow comes again. */
static void
test_attachment (Fixture *self, gconstpointer data)
{
  g_autofree guchar *bytes = g_malloc (100000);
  g_autofree char *sha = NULL, *named = NULL, *first = NULL, *second = NULL, *want = NULL;
  DeskBundleItem part = { .kind = DESK_BUNDLE_PART };
  g_auto (DeskBundleReport) report = { 0 };
  g_auto (DeskBundleItem) back = { 0 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    bytes[i] = (guchar)(i * 31 >> 3);
  part.name = sha = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, 100000);
  named = g_strdup_printf (
      "{\"k\":\"attachment\",\"b\":0,\"t\":5,\"u\":\"1\",\"s\":{\"sha\":\"%s\",\"size\":100000}}", sha);
  part.bytes = bytes;
  part.length = 65536;
  first = desk_bundle_item_write (&part);
  part.at = 65536;
  part.bytes = bytes + 65536;
  part.length = 100000 - 65536;
  second = desk_bundle_item_write (&part);
  want = desk_bundle_item_write (&(DeskBundleItem){ .kind = DESK_BUNDLE_WANT, .name = sha, .at = 65536 });

  write_stick (self,
               (const char *const[]){ "{\"log\":\"PL1\"}", REQUEST, RUN_LINE, named, END, second, NULL });
  g_assert_true (answer (self, &report, &error));
  g_assert_cmpuint (report.n_parts, ==, 1);

  write_stick (self, (const char *const[]){ "{\"log\":\"PL1\"}", REQUEST, RUN_LINE, named, END, first, first,
                                            second, want, NULL });
  g_assert_true (answer (self, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_parts, ==, 3);
  read_answer (self);
  g_assert_true (desk_bundle_item_read (get_line (self, self->lines->len - 1),
                                        strlen (get_line (self, self->lines->len - 1)), &back, &error));
  g_assert_cmpint (back.kind, ==, DESK_BUNDLE_PART);
  g_assert_cmpint (back.at, ==, 65536);
  g_assert_cmpmem (back.bytes, back.length, bytes + 65536, 100000 - 65536);
}

/* The bundle or the sender is wrong: nothing is written, and an answer that is there stays as it was. */
static void
assert_refused (Fixture *self, GQuark domain, int code)
{
  g_auto (DeskBundleReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_path (self->answer), *kept = NULL;
  gint64 top = get_top (self);

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_false (answer (self, &report, &error));
  g_assert_error (error, domain, code);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_assert_cmpint (get_top (self), ==, top);
}

static void
test_foreign_log (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { "{\"log\":\"PL2\"}", REQUEST, RUN_LINE, VISIT, END, NULL };

  write_stick (self, lines);
  assert_refused (self, DESK_REGISTRY_ERROR, DESK_REGISTRY_ERROR_UNKNOWN);
}

static void
test_revoked (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { "{\"log\":\"PL1\"}", REQUEST, RUN_LINE, VISIT, END, NULL };

  write_stick (self, lines);
  g_assert_true (desk_registry_revoke (self->registry, "PL1-B", FALSE, NOW, NULL));
  assert_refused (self, DESK_REGISTRY_ERROR, DESK_REGISTRY_ERROR_REVOKED);
}

static void
test_cut (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { "{\"log\":\"PL1\"}", REQUEST, RUN_LINE, VISIT, END, NULL };
  g_autofree char *path = g_file_get_path (self->bundle);

  write_stick (self, lines);
  g_assert_true (g_file_set_contents (path, (char *)self->bytes->data, (gssize)self->bytes->len - 20, NULL));
  assert_refused (self, DESK_BUNDLE_ERROR, DESK_BUNDLE_ERROR_DAMAGED);
}

/* Somebody else's key under the name of desk B. */
static void
test_forged (Fixture *self, gconstpointer data)
{
  const char *const lines[] = { "{\"log\":\"PL1\"}", REQUEST, RUN_LINE, VISIT, END, NULL };

  desk_bundle_keys_draw (&self->desk);
  write_stick (self, lines);
  assert_refused (self, DESK_BUNDLE_ERROR, DESK_BUNDLE_ERROR_FORGED);
}

static void
test_keys_stay (Fixture *self, gconstpointer data)
{
  DeskBundleKeys again;

  g_assert_true (desk_registry_get_keys (self->registry, &again, NULL));
  g_assert_cmpmem (again.secret_key, sizeof again.secret_key, self->hq.secret_key,
                   sizeof self->hq.secret_key);
  g_assert_cmpmem (again.public_key, sizeof again.public_key, self->hq.public_key,
                   sizeof self->hq.public_key);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/bundles/taken-once", test_taken_once);
  ADD ("/bundles/other-history", test_other_history);
  ADD ("/bundles/attachment", test_attachment);
  ADD ("/bundles/foreign-log", test_foreign_log);
  ADD ("/bundles/revoked", test_revoked);
  ADD ("/bundles/cut", test_cut);
  ADD ("/bundles/forged", test_forged);
  ADD ("/bundles/keys-stay", test_keys_stay);
  return g_test_run ();
}
