// SPDX-License-Identifier: GPL-3.0-or-later
// Statements: registering one with three photos, held against SQLCipher alone keeping the same bytes; the register of
// 200,000 of them beside the visits' one; a word in 200,000 texts.

#include "figure.h"
#include "model/attachment.h"
#include "model/statement.h"
#include "store/attach.h"
#include "store/connection.h"
#include "store/database-private.h"
#include "store/query.h"
#include "store/register-list.h"
#include "store/save.h"
#include "store/search.h"
#include "store/store.h"
#include "town.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define N_REGISTERED 15
#define N_PHOTOS 3
#define PHOTO_BYTES (5 * 1024 * 1024)
#define PART_BYTES 65536
#define RATIO 1.5
#define N_OPENED 9
#define N_WORDS 2000
#define SEARCH_LIMIT 20
#define WORD_MS 50.0
#define FRAME 16.0 /* ms */

static void
must (gboolean done, GError *error)
{
  if (!done)
    g_error ("The benchmark cannot go on: %s", error != NULL ? error->message : "SQLite");
}

static void
must_run (sqlite3 *handle, const char *sql)
{
  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
}

static double
measure (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1000;
}

static GFile *
make_photo (Town *town, guint i)
{
  g_autofree char *name = g_strdup_printf ("photo-%u.jpg", i);
  g_autofree char *path = g_build_filename (town->scratch, name, NULL);
  g_autofree guint8 *bytes = g_malloc (PHOTO_BYTES);
  g_autoptr (GError) error = NULL;

  sqlite3_randomness (PHOTO_BYTES, bytes);
  must (g_file_set_contents (path, (const char *)bytes, PHOTO_BYTES, &error), error);
  return g_file_new_for_path (path);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer place)
{
  *(GAsyncResult **)place = g_object_ref (result);
}

/* All three at once, as the officer chooses them in one go. */
static void
attach_photos (DeskStore *store, GFile **photos, DeskRecord **attachments)
{
  GAsyncResult *results[N_PHOTOS] = { NULL };

  for (guint i = 0; i < N_PHOTOS; i++)
    desk_attach_file_async (store, photos[i], 2 * PHOTO_BYTES, NULL, NULL, NULL, on_kept, &results[i]);
  for (guint i = 0; i < N_PHOTOS; i++)
    {
      g_autofree char *sha = NULL;
      g_autoptr (GError) error = NULL;
      gint64 size;

      while (results[i] == NULL)
        g_main_context_iteration (NULL, TRUE);
      must (desk_attach_file_finish (store, results[i], &sha, &size, &error), error);
      attachments[i] = g_object_new (DESK_TYPE_ATTACHMENT, "name", "photo.jpg", "type", "image/jpeg", "sha",
                                     sha, "size", size, NULL);
      g_object_unref (results[i]);
    }
}

static DeskRecord *
write_statement (guint i)
{
  DeskRecord *statement = g_object_new (DESK_TYPE_STATEMENT, "state", "registered", "kind", "theft",
                                        "submitted", TOWN_NOW + (gint64)i * 60, "registered",
                                        TOWN_NOW + (gint64)i * 60, "language", "uk", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint word = 0; word < 200; word++)
    {
      g_autofree char *next = town_make_word (i * 1000 + word);

      g_string_append_printf (text, "%s ", next);
    }
  desk_statement_set_text (DESK_STATEMENT (statement), text->str);
  return statement;
}

/* Photos chosen, statement registered: until the number can be shown. */
static double
register_one (DeskStore *store, GFile **photos, guint i, GTimeZone *zone)
{
  g_autoptr (DeskRecord) statement = write_statement (i);
  g_autoptr (DeskSave) save = desk_save_new ("4417", TOWN_NOW + (gint64)i * 60, zone);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DeskRecord *attachments[N_PHOTOS];
  gint64 start = g_get_monotonic_time ();
  double time;

  attach_photos (store, photos, attachments);
  desk_save_add (save, statement, NULL, 0, NULL);
  desk_save_draw_number (save, statement, DESK_STATEMENT_NO);
  for (guint j = 0; j < N_PHOTOS; j++)
    {
      desk_save_add (save, attachments[j], NULL, 0, NULL);
      desk_save_link (save, attachments[j], DESK_ATTACHMENT_OF, statement);
    }
  desk_store_save_async (store, save, on_kept, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  must (desk_store_save_finish (store, result, &error), error);
  time = measure (start);
  for (guint j = 0; j < N_PHOTOS; j++)
    g_object_unref (attachments[j]);
  return time;
}

static sqlite3 *
open_bare (Town *town)
{
  g_autofree char *path = g_build_filename (town->scratch, "bare.db", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = desk_connection_open_new (DESK_CONNECTION_BLOBS, path, town->key, &error);

  must (handle != NULL, error);
  must_run (handle,
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 8388608;"
            "PRAGMA cache_size = -16384; CREATE TABLE part (off INTEGER PRIMARY KEY, data BLOB);");
  return handle;
}

/* One photo, one transaction with its fsync: read from its file and written, neither hashed nor recorded. */
static void
copy_bare (sqlite3 *handle, GFile *photo)
{
  sqlite3_stmt *insert = NULL;
  g_autofree char *path = g_file_get_path (photo);
  g_autofree guint8 *bytes = g_malloc (PART_BYTES);
  FILE *file = g_fopen (path, "rbe");
  gsize length;

  must_run (handle, "BEGIN IMMEDIATE");
  if (sqlite3_prepare_v2 (handle, "INSERT INTO part (data) VALUES (?)", -1, &insert, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (handle));
  while ((length = fread (bytes, 1, PART_BYTES, file)) > 0)
    {
      sqlite3_bind_blob (insert, 1, bytes, (int)length, SQLITE_STATIC);
      if (sqlite3_step (insert) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (handle));
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  fclose (file);
  must_run (handle, "COMMIT");
}

static void
bench_register (Town *town, DeskStore *store)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Kyiv");
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3 *bare = open_bare (town);

  for (guint i = 0; i <= N_REGISTERED; i++)
    {
      GFile *photos[N_PHOTOS];
      double time;
      gint64 start;

      for (guint j = 0; j < N_PHOTOS; j++)
        photos[j] = make_photo (town, j);
      time = register_one (store, photos, i, zone);
      if (i > 0)
        g_array_append_val (ours, time);
      start = g_get_monotonic_time ();
      for (guint j = 0; j < N_PHOTOS; j++)
        copy_bare (bare, photos[j]);
      time = measure (start);
      if (i > 0)
        g_array_append_val (theirs, time);
      for (guint j = 0; j < N_PHOTOS; j++)
        g_object_unref (photos[j]);
      must_run (bare, "PRAGMA wal_checkpoint (TRUNCATE)");
    }
  sqlite3_close (bare);
  figure_print ("statement.register.p50", figure_percentile (ours, 0.5), "ms", 0, NULL);
  figure_print ("statement.register.bare_p50", figure_percentile (theirs, 0.5), "ms", 0, NULL);
  figure_print ("statement.register.ratio", figure_percentile (ours, 0.5) / figure_percentile (theirs, 0.5),
                "times", RATIO, "SQLCipher alone copying the same photos, with fsync");
}

/* Until the first page of the register stands. */
static double
open_register (DeskStore *store, const char *kind)
{
  DeskRegisterQuery query = { .kind = kind, .filter = "all", .day_start = TOWN_DAY_START, .now = TOWN_NOW };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DeskRegisterList) list = desk_register_list_new (store, &query);
  g_autoptr (DeskRegisterRow) row = NULL;

  while (!desk_register_list_is_loaded (list))
    g_main_context_iteration (NULL, TRUE);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  while (desk_register_row_get_record (row) == NULL)
    {
      if (desk_register_list_get_error (list) != NULL)
        g_error ("%s", desk_register_list_get_error (list)->message);
      g_main_context_iteration (NULL, TRUE);
    }
  return measure (start);
}

static void
bench_open (DeskStore *store)
{
  g_autoptr (GArray) statements = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_OPENED; i++)
    {
      double visit = open_register (store, "visit"), statement = open_register (store, "statement");

      g_array_append_val (visits, visit);
      g_array_append_val (statements, statement);
    }
  figure_print ("statement.open_visits", figure_percentile (visits, 0.5), "ms", 0, NULL);
  figure_print ("statement.open", figure_percentile (statements, 0.5), "ms", FRAME, "one frame");
}

/* On the worker's side alone: the register's and the omnibox's questions are this and their own, measured elsewhere. */
static void
bench_words (DeskDatabase *database)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_found = 0;

  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *word = town_make_word (i * 7919);
      g_autoptr (DeskSearch) search = desk_search_new (word, "ua", FALSE, SEARCH_LIMIT);
      g_autoptr (GPtrArray) hits = NULL;
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      double time;

      hits = desk_search_kind (database, search, "statement", NULL, &error);
      must (hits != NULL, error);
      time = measure (start);
      g_array_append_val (times, time);
      n_found += hits->len > 0 ? 1 : 0;
    }
  figure_print ("statement.search.p50", figure_percentile (times, 0.5), "ms", 0, NULL);
  figure_print ("statement.search.p99", figure_percentile (times, 0.99), "ms", WORD_MS, "the goal");
  figure_print ("statement.search.max", figure_percentile (times, 1), "ms", 0, NULL);
  g_printerr ("bench: %u of %d words were found\n", n_found, N_WORDS);
}

int
main (void)
{
  Town town;
  g_autoptr (DeskStore) store = NULL;

  town_open_with_statements (&town, TRUE);
  bench_words (town.database);
  store = desk_store_new (town.database);
  bench_open (store);
  bench_register (&town, store);
  desk_store_close (store);
  town_close (&town);
  return 0;
}
