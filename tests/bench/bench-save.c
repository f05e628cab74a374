// SPDX-License-Identifier: GPL-3.0-or-later
// What saving a visit costs, with journal, tables, search and fsync, in the town; held against a bare SQLCipher
// transaction that puts just as many pages on the disk. The two take turns, so that they share what else the machine
// does. A visit gets a register number: the high-water file, with syncs of its own, is part of the save.

#include "figure.h"
#include "model/visit.h"
#include "store/connection.h"
#include "store/database-private.h"
#include "store/save.h"
#include "store/query.h"
#include "town.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define N_SAVES 400
#define N_WARM 40
#define PAYLOAD 4000 /* bytes: what SQLCipher leaves of a page of 4096 */
#define LIMIT 1.5

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

/* Pages a commit adds to the log of changes; nothing is moved out of it while we measure. */
static int
on_commit (void *pages, sqlite3 *handle, const char *name, int n_pages)
{
  *(int *)pages = n_pages;
  return SQLITE_OK;
}

static double
save_visit (Town *town, guint i, GTimeZone *zone)
{
  g_autoptr (DeskRecord) visit =
      g_object_new (DESK_TYPE_VISIT, "state", "finished", "arrived", TOWN_NOW + (gint64)i * 60, "started",
                    TOWN_NOW + (gint64)i * 60 + 20, "channel", "visit", "topic", "50", "outcome", "answered",
                    "priority", "ordinary", "note", "Загубила паспорт у тролейбусі, їхала з ринку", NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", TOWN_NOW + (gint64)i * 60, zone);
  g_autoptr (DeskQuery) find = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  find = desk_query_new (town->database, "SELECT id FROM person WHERE row = ?", &error);
  must (find != NULL, error);
  desk_query_bind (find, "i", (gint64)(1 + i * 7919 % TOWN_PEOPLE));
  must (desk_query_next (find, &error), error);
  desk_record_set_text (visit, DESK_VISIT_PERSON, desk_query_get_text (find, 0));
  g_clear_pointer (&find, desk_query_release);

  desk_save_add (save, visit, NULL, 0, NULL);
  desk_save_draw_number (save, visit, DESK_VISIT_NO);
  desk_save_draw_queue_number (save, visit, DESK_VISIT_QUEUE_NO, FALSE, TOWN_DAY_START);
  start = g_get_monotonic_time ();
  must (desk_save_run (save, town->database, NULL, &error), error);
  return (double)(g_get_monotonic_time () - start) / 1000;
}

static sqlite3 *
open_bare (Town *town)
{
  g_autofree char *path = g_build_filename (town->scratch, "bare.db", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = desk_connection_open_new (DESK_CONNECTION_DATABASE, path, town->key, &error);

  must (handle != NULL, error);
  must_run (handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;"
                    "PRAGMA cache_size = -16384; CREATE TABLE bytes (id INTEGER PRIMARY KEY, data BLOB);");
  return handle;
}

/* One row of so many pages, at the end of a table: nothing has to be read for it. */
static double
write_bare (sqlite3 *handle, guint n_pages)
{
  gsize length = (n_pages - 1) * PAYLOAD; /* the table has a page of its own */
  g_autofree guint8 *bytes = g_malloc (length);
  sqlite3_stmt *insert = NULL;
  gint64 start;

  sqlite3_randomness ((int)length, bytes);
  if (sqlite3_prepare_v2 (handle, "INSERT INTO bytes (data) VALUES (?)", -1, &insert, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (handle));
  sqlite3_bind_blob (insert, 1, bytes, (int)length, SQLITE_STATIC);

  start = g_get_monotonic_time ();
  must_run (handle, "BEGIN IMMEDIATE");
  if (sqlite3_step (insert) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (handle));
  sqlite3_reset (insert);
  must_run (handle, "COMMIT");
  start = g_get_monotonic_time () - start;
  sqlite3_finalize (insert);
  return (double)start / 1000;
}

static void
print (GArray *saves, GArray *bares, GArray *pages)
{
  double all_pages = 0;

  for (guint i = 0; i < saves->len; i++)
    all_pages += g_array_index (pages, double, i);
  figure_print ("save.pages", all_pages / saves->len, "pages", 0, NULL);
  figure_print ("save.p50", figure_percentile (saves, 0.5), "ms", 30, "the goal on a solid-state disk");
  figure_print ("save.p99", figure_percentile (saves, 0.99), "ms", 0, NULL);
  figure_print ("save.bare_p50", figure_percentile (bares, 0.5), "ms", 0, NULL);
  figure_print ("save.ratio", figure_percentile (saves, 0.5) / figure_percentile (bares, 0.5), "times", LIMIT,
                "a bare SQLCipher transaction that writes the same bytes");
}

int
main (void)
{
  Town town;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Kyiv");
  g_autoptr (GArray) saves = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bares = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3 *handle, *bare;
  int in_log = 0;

  town_open (&town, TRUE);
  handle = desk_database_get_handle (town.database);
  bare = open_bare (&town);
  must_run (handle, "PRAGMA wal_checkpoint (TRUNCATE)");
  sqlite3_wal_hook (handle, on_commit, &in_log);
  for (guint i = 0; i < N_WARM; i++)
    save_visit (&town, i, zone);
  for (guint i = 0; i < N_SAVES; i++)
    {
      int before = in_log;
      double ours = save_visit (&town, N_WARM + i, zone), n_pages = in_log - before;
      double theirs = write_bare (bare, (guint)n_pages);

      g_array_append_val (saves, ours);
      g_array_append_val (bares, theirs);
      g_array_append_val (pages, n_pages);
    }
  print (saves, bares, pages);
  sqlite3_close (bare);
  town_close (&town);
  return 0;
}
