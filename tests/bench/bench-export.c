// SPDX-License-Identifier: GPL-3.0-or-later
// The register of 200,000 statements saved as a table: how long it takes, how long the screen stands still at most, and
// how long a question that is typed meanwhile waits for its answer.

#include "figure.h"
#include "store/search.h"
#include "town.h"
#include "ui/profile-file.h"
#include "ui/statements/statement-columns.h"

#include <time.h>

#define FRAME 16.7   /* ms */
#define ASK_EVERY 20 /* ms */

typedef struct
{
  DeskContext *context;
  GAsyncResult *result; /* of the table */
  GArray *waits;        /* ms, a question each */
  gint64 asked;
} Bench;

static double
since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1000;
}

/* Milliseconds of processor the main thread has used: what else the machine does is not ours. */
static double
get_work (void)
{
  struct timespec used;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  return (double)used.tv_sec * 1000 + (double)used.tv_nsec / 1000000;
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Bench *)data)->result = g_object_ref (result);
}

static gpointer
search (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_search_run (database, data, cancellable, error);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  Bench *self = data;
  double waited = since (self->asked);
  g_autoptr (GPtrArray) hits = desk_store_call_finish (DESK_STORE (source), result, NULL);

  g_assert_nonnull (hits);
  g_array_append_val (self->waits, waited);
  self->asked = 0;
}

static gboolean
on_ask (gpointer data)
{
  Bench *self = data;

  if (self->asked != 0)
    return G_SOURCE_CONTINUE;
  self->asked = g_get_monotonic_time ();
  desk_store_call_async (desk_context_get_store (self->context), DESK_PRIORITY_TYPING, search,
                         desk_search_new ("коваленко", "ua", TRUE, 7), (GDestroyNotify)desk_search_free,
                         (GDestroyNotify)g_ptr_array_unref, NULL, on_answer, self);
  return G_SOURCE_CONTINUE;
}

/* Returns: the longest the main thread worked without a pause, in ms */
static double
run (Bench *self, GFile *file)
{
  DeskRegisterQuery all = { .kind = "statement", .filter = "all", .country = "ua", .now = TOWN_NOW };
  g_autoptr (GHashTable) officers = g_hash_table_new (g_str_hash, g_str_equal);
  guint timer = g_timeout_add (ASK_EVERY, on_ask, self);
  double longest = 0;

  desk_register_export_async (self->context, desk_statement_columns_get_table (), &all, officers, file, NULL,
                              NULL, NULL, on_exported, self);
  while (self->result == NULL)
    {
      double before;

      while (!g_main_context_pending (NULL))
        g_usleep (100);
      before = get_work ();
      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, get_work () - before);
    }
  g_source_remove (timer);
  while (self->asked != 0)
    g_main_context_iteration (NULL, TRUE);
  return longest;
}

int
main (void)
{
  Town town;
  Bench bench = { .waits = g_array_new (FALSE, FALSE, sizeof (double)) };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Kyiv");
  g_autoptr (DeskClock) clock = desk_clock_new_at (zone, TOWN_NOW);
  g_autoptr (DeskProfile) profile = desk_profile_file_load ("ua", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "statements.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DeskStore) store = NULL;
  gint64 start;
  double longest, took;
  guint n_rows;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  town_open_with_statements (&town, FALSE);
  store = desk_store_new (town.database);
  bench.context = desk_context_new (clock, town.folders, NULL);
  desk_context_set_language (bench.context, "uk");
  desk_context_set_profile (bench.context, profile);
  desk_context_set_store (bench.context, store);
  start = g_get_monotonic_time ();
  longest = run (&bench, file);
  took = since (start) / 1000;
  g_assert_true (desk_register_export_finish (bench.context, bench.result, &n_rows, &error));
  g_assert_cmpuint (n_rows, ==, TOWN_STATEMENTS);

  figure_print ("export.table", took, "s", 0, NULL);
  figure_print ("export.still", longest, "ms", FRAME, "one frame");
  figure_print ("export.answer.p99", figure_percentile (bench.waits, 0.99), "ms", 0, NULL);
  g_array_unref (bench.waits);
  g_object_unref (bench.result);
  g_object_unref (bench.context);
  desk_store_close (store);
  town_close (&town);
  return 0;
}
