// SPDX-License-Identifier: GPL-3.0-or-later
// Making and opening the database: what it refuses, with which error, and that it leaves refused files alone.

#include "store/database.h"

#include "desk-fixture.h"
#include "store/error.h"
#include "store/migrations.h"
#include "store/records.h"
#include "store/search-index.h"
#include "store/query.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PAGE 4096

static char *
read_file (Desk *desk, gsize *length)
{
  g_autofree char *path = desk_folders_get_database (desk->folders);
  char *bytes;

  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  return bytes;
}

static void
put_file (Desk *desk, const char *bytes, gsize length)
{
  g_autofree char *path = desk_folders_get_database (desk->folders);

  g_assert_true (
      g_file_set_contents_full (path, bytes, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
assert_refused (Desk *desk, DeskStoreError expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDatabase) database = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  before = read_file (desk, &length_before);
  database = desk_database_open (desk->folders, desk->key, &error);
  g_assert_null (database);
  g_assert_error (error, DESK_STORE_ERROR, (int)expected);
  after = read_file (desk, &length_after);
  g_assert_cmpmem (before, length_before, after, length_after);
}

/* Closed in good order, with some records in it. */
static void
fill_and_shut (Desk *desk)
{
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (DeskRecord) visit = desk_receive (desk, NOW + i);
    }
  desk_shut (desk);
}

static void
test_create (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDatabase) again = NULL;

  g_assert_cmpstr (desk_database_get_desk (desk->database), ==, "PL1-A");
  g_assert_cmpstr (desk_database_get_station (desk->database), ==, "PL1");
  g_assert_cmpstr (desk_database_get_book (desk->database), ==, "PL1-A");
  g_assert_cmpint (desk_database_get_position (desk->database), ==, 0);
  g_assert_true (desk_database_exists (desk->folders));

  desk_shut (desk);
  again = desk_database_create (desk->folders, desk->key, "PL2", "B", 1, &error);
  g_assert_null (again);
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_EXISTS);
  desk_open (desk);
  g_assert_cmpstr (desk_database_get_desk (desk->database), ==, "PL1-A");
}

static void
test_modes (Desk *desk, gconstpointer data)
{
  static const char *const expected[][2] = { { "PRAGMA journal_mode", "wal" },
                                             { "PRAGMA synchronous", "2" },
                                             { "PRAGMA temp_store", "2" },
                                             { "PRAGMA cipher_memory_security", "0" } };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskQuery) ask = desk_query_new (desk->database, expected[i][0], &error);

      g_assert_true (desk_query_next (ask, &error));
      g_assert_cmpstr (desk_query_get_text (ask, 0), ==, expected[i][1]);
    }
}

static char *
expect_columns (const DeskRecordClass *klass)
{
  GString *text = g_string_new ("row INTEGER;id TEXT;");

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & DESK_FIELD_KEYED) == 0)
      g_string_append_printf (text, "%s %s;", klass->fields[i].name,
                              g_variant_type_equal (desk_field_get_value_type (&klass->fields[i]),
                                                    G_VARIANT_TYPE_STRING)
                                  ? "TEXT"
                                  : "INTEGER");
  return g_string_free (text, FALSE);
}

/* The schema after all scripts says what the field tables say. */
static void
test_schema (Desk *desk, gconstpointer data)
{
  guint n_types;
  const GType *types = desk_record_types_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      const DeskRecordClass *klass = g_type_class_get (types[i]);
      g_autoptr (GString) found = g_string_new (NULL);
      g_autofree char *expected = expect_columns (klass);
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskQuery) list =
          desk_query_new (desk->database, "SELECT name, type FROM pragma_table_info (?) ORDER BY cid",
                          &error);

      desk_query_bind (list, "s", klass->kind);
      while (desk_query_next (list, &error))
        g_string_append_printf (found, "%s %s;", desk_query_get_text (list, 0),
                                desk_query_get_text (list, 1));
      g_assert_no_error (error);
      g_assert_cmpstr (found->str, ==, expected);
    }
}

static void
test_second_instance (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDatabase) second = desk_database_open (desk->folders, desk->key, &error);
  g_autofree char *pid = g_strdup_printf (" %ld,", (long)getpid ());

  g_assert_null (second);
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_SECOND_INSTANCE);
  g_assert_nonnull (strstr (error->message, pid));
  desk_shut (desk);
  desk_open (desk);
}

static void
test_missing (Desk *desk, gconstpointer data)
{
  g_autofree char *path = desk_folders_get_database (desk->folders);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDatabase) database = NULL;

  desk_shut (desk);
  g_assert_cmpint (g_unlink (path), ==, 0);
  database = desk_database_open (desk->folders, desk->key, &error);
  g_assert_null (database);
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING);
  g_assert_false (desk_database_exists (desk->folders));
}

static void
test_wrong_key (Desk *desk, gconstpointer data)
{
  fill_and_shut (desk);
  desk_key_unref (desk->key);
  desk->key = desk_key_new_random ();
  assert_refused (desk, DESK_STORE_ERROR_WRONG_KEY);
}

static void
test_not_database (Desk *desk, gconstpointer data)
{
  g_autofree char *plain = g_malloc0 (2 * PAGE);
  const char text[] = "Це не база даних.";

  desk_shut (desk);
  put_file (desk, text, strlen (text));
  assert_refused (desk, DESK_STORE_ERROR_NOT_DATABASE);
  strcpy (plain, "SQLite format 3");
  put_file (desk, plain, 2 * PAGE);
  assert_refused (desk, DESK_STORE_ERROR_NOT_DATABASE);
}

static void
test_truncated (Desk *desk, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize length;

  fill_and_shut (desk);
  whole = read_file (desk, &length);
  g_assert_cmpuint (length, >, 20 * PAGE);
  for (gsize cut = PAGE; cut <= length; cut += PAGE)
    {
      put_file (desk, whole, length - cut);
      assert_refused (desk, DESK_STORE_ERROR_DAMAGED);
      put_file (desk, whole, length - cut + PAGE / 2);
      assert_refused (desk, DESK_STORE_ERROR_DAMAGED);
    }
  put_file (desk, whole, length);
  desk_open (desk);
}

/* One wrong bit in any page is noticed: when opening, or by the check that follows. */
static void
test_bit_flip (Desk *desk, gconstpointer data)
{
  g_autofree char *whole = NULL;
  guint at_once = 0;
  gsize length;

  fill_and_shut (desk);
  whole = read_file (desk, &length);
  for (gsize place = 100; place < length; place += PAGE)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskDatabase) database = NULL;
      g_autofree char *after = NULL;
      gsize length_after;

      whole[place] ^= 4;
      put_file (desk, whole, length);
      database = desk_database_open (desk->folders, desk->key, &error);
      if (database == NULL)
        at_once++;
      else
        g_assert_false (desk_database_check (database, NULL, &error));
      g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED);
      g_clear_object (&database);
      after = read_file (desk, &length_after);
      g_assert_cmpmem (whole, length, after, length_after);
      whole[place] ^= 4;
    }
  g_assert_cmpuint (at_once, >, 0);
}

static void
test_check (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_database_check (desk->database, NULL, &error));
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (desk_database_check (desk->database, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_newer (Desk *desk, gconstpointer data)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", desk_migrations_get_newest () + 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_database_execute (desk->database, sql, &error));
  fill_and_shut (desk);
  assert_refused (desk, DESK_STORE_ERROR_NEWER);
}

/* Also where the newer program was killed and its last pages lie in the WAL: that file is not touched either. */
static void
test_newer_with_wal (Desk *desk, gconstpointer data)
{
  g_autofree char *path = desk_folders_get_database (desk->folders);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", desk_migrations_get_newest () + 1);
  g_autofree char *main_bytes = NULL;
  g_autofree char *wal_bytes = NULL;
  g_autofree char *after = NULL;
  gsize main_length, wal_length, after_length;

  g_assert_true (desk_database_execute (desk->database, sql, NULL));
  g_assert_true (g_file_get_contents (wal, &wal_bytes, &wal_length, NULL));
  g_assert_cmpuint (wal_length, >, 0);
  main_bytes = read_file (desk, &main_length);
  desk_shut (desk);

  put_file (desk, main_bytes, main_length);
  g_assert_true (g_file_set_contents (wal, wal_bytes, (gssize)wal_length, NULL));
  assert_refused (desk, DESK_STORE_ERROR_NEWER);
  g_assert_true (g_file_get_contents (wal, &after, &after_length, NULL));
  g_assert_cmpmem (after, after_length, wal_bytes, wal_length);
}

static char *
load_script (int version)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/schema/%03d.sql", version);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) script = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
}

/* What is in the file and not made by the first script, whatever later script made it. The tables that lie behind a
 * virtual one go with it. */
static void
add_drops (Desk *desk, const char *first, const char *type, GString *drop)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskQuery) all = desk_query_new (
      desk->database,
      "SELECT name FROM sqlite_master m WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
      " AND NOT EXISTS (SELECT 1 FROM sqlite_master v WHERE v.sql LIKE 'CREATE VIRTUAL %'"
      " AND m.name LIKE v.name || '\\__%' ESCAPE '\\')",
      &error);

  g_assert_no_error (error);
  desk_query_bind (all, "s", type);
  while (desk_query_next (all, &error))
    {
      g_autofree char *pattern = g_strdup_printf ("CREATE (TABLE|INDEX) %s\\b", desk_query_get_text (all, 0));

      if (!g_regex_match_simple (pattern, first, 0, 0))
        g_string_append_printf (drop, "DROP %s %s;", type, desk_query_get_text (all, 0));
    }
  g_assert_no_error (error);
}

/* An older file is brought up to date, and what is folded is filled again. */
static void
test_older (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);
  g_autoptr (DeskRecord) loaded = NULL;
  g_autofree char *first = NULL;
  g_autoptr (GString) drop = g_string_new (NULL);
  int version;

  if (desk_migrations_get_newest () == 1)
    {
      g_test_skip ("there is one schema script");
      return;
    }

  first = load_script (1);
  add_drops (desk, first, "index", drop);
  add_drops (desk, first, "table", drop);
  /* What later scripts added to its tables. */
  g_string_append (drop, "ALTER TABLE visit DROP COLUMN booked;");
  g_string_append (drop, "DELETE FROM visit; PRAGMA user_version = 1;");
  g_assert_true (desk_database_execute (desk->database, drop->str, &error));
  g_assert_no_error (error);

  desk_shut (desk);
  desk_open (desk);
  g_assert_true (desk_migrations_examine (desk->database, &version, &error));
  g_assert_cmpint (version, ==, desk_migrations_get_newest ());
  loaded = desk_records_load (desk->database, "visit", desk_record_get_id (visit), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desk_record_get_text (loaded, DESK_VISIT_TOPIC), ==, "50");
}

/* What another desk left beside a database that is gone does not get into a new one. */
static void
test_left_wal (Desk *desk, gconstpointer data)
{
  g_autofree char *path = desk_folders_get_database (desk->folders);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (wal, &bytes, &length, NULL));
  desk_shut (desk);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (g_file_set_contents (wal, bytes, (gssize)length, NULL));

  desk->database = desk_database_create (desk->folders, desk->key, "PL1", "A", 1, &error);
  g_assert_no_error (error);
  visits = desk_records_load_all (desk->database, "visit", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (visits->len, ==, 0);
  g_assert_true (desk_database_check (desk->database, NULL, &error));
}

/* The last change is looked at on every start. */
static void
test_last_change (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) first = desk_receive (desk, NOW);
  g_autoptr (DeskRecord) second = desk_receive (desk, NOW);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_database_execute (
      desk->database, "UPDATE change SET line = replace (line, '\"50\"', '\"51\"') WHERE n = 2", &error));
  desk_shut (desk);
  desk->database = desk_database_open (desk->folders, desk->key, &error);
  g_assert_null (desk->database);
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_BROKEN);
  g_assert_nonnull (strstr (error->message, desk_record_get_id (second)));
}

/* Every start that writes is a run of its own, and the chain goes on over them. */
static void
test_runs (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);

      g_assert_true (g_str_has_suffix (desk_record_get_id (visit), ".1"));
      g_assert_false (g_ptr_array_find_with_equal_func (ids, desk_record_get_id (visit), g_str_equal, NULL));
      g_ptr_array_add (ids, g_strdup (desk_record_get_id (visit)));
      desk_shut (desk);
      desk_open (desk);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_test ("/database/create", test_create);
  desk_test ("/database/modes", test_modes);
  desk_test ("/database/schema", test_schema);
  desk_test ("/database/second-instance", test_second_instance);
  desk_test ("/database/missing", test_missing);
  desk_test ("/database/wrong-key", test_wrong_key);
  desk_test ("/database/not-database", test_not_database);
  desk_test ("/database/truncated", test_truncated);
  desk_test ("/database/bit-flip", test_bit_flip);
  desk_test ("/database/check", test_check);
  desk_test ("/database/newer", test_newer);
  desk_test ("/database/newer-with-wal", test_newer_with_wal);
  desk_test ("/database/older", test_older);
  desk_test ("/database/left-wal", test_left_wal);
  desk_test ("/database/last-change", test_last_change);
  desk_test ("/database/runs", test_runs);

  return g_test_run ();
}
