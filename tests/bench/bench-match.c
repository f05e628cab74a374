// SPDX-License-Identifier: GPL-3.0-or-later
// A found document against a million lost ones: what an officer waits for with each key, worker and all, and what the pairs
// of it add to its save. Beside it a bare look-up by an index in the same file.

#include "figure.h"
#include "model/find.h"
#include "store/database-private.h"
#include "store/matches.h"
#include "store/query.h"
#include "store/search-index.h"
#include "store/store.h"
#include "town.h"

#define N_FINDS 3000
#define MATCH_DAYS 30
#define SHOWN 10
#define LIMIT 10.0 /* ms */

/* What is typed of one find. */
typedef struct
{
  DeskMatchQuery query;
  char *number;
} Typed;

static void
must (gboolean done, GError *error)
{
  if (!done)
    g_error ("The benchmark cannot go on: %s", error->message);
}

static double
measure (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1000;
}

/* Number @i: the document was lost some days before; with every second one a digit is wrong and only the name tells. */
static Typed *
typed_new (guint i)
{
  Typed *typed = g_new0 (Typed, 1);
  TownPerson person;
  TownLoss loss;

  town_make_loss (i * 7919 % TOWN_LOSSES, &loss);
  town_make_person (loss.holder, &person);
  if (i % 2 == 0)
    loss.number[8] = loss.number[8] == '9' ? '0' : (char)(loss.number[8] + 1);
  typed->number = loss.number;
  typed->query = (DeskMatchQuery){ .found = TRUE,
                                   .type = loss.type,
                                   .number = typed->number,
                                   .surname = person.surname,
                                   .given_name = person.given_name,
                                   .at = loss.missed + (gint64)(i % 20) * 24 * 3600,
                                   .now = TOWN_NOW,
                                   .days = MATCH_DAYS,
                                   .limit = SHOWN };
  town_clear_person (&person);
  return typed;
}

static void
typed_free (gpointer data)
{
  Typed *typed = data;

  g_free (typed->number);
  g_free (typed);
}

static gpointer
search (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Typed *typed = data;

  return desk_matches_search (database, &typed->query, cancellable, error);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer place)
{
  *(GAsyncResult **)place = g_object_ref (result);
}

static guint
ask (DeskStore *store, guint i)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  GError *error = NULL;

  desk_store_call_async (store, DESK_PRIORITY_TYPING, search, typed_new (i), typed_free,
                         (GDestroyNotify)g_ptr_array_unref, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  matches = desk_store_call_finish (store, result, &error);
  must (matches != NULL, error);
  return matches->len;
}

static void
bench_typing (DeskStore *store)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_found = 0;

  for (guint i = 0; i < N_FINDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double time;

      n_found += ask (store, i) > 0;
      time = measure (start);
      g_array_append_val (times, time);
    }
  figure_print ("match.p50", figure_percentile (times, 0.5), "ms", 0, NULL);
  figure_print ("match.p99", figure_percentile (times, 0.99), "ms", LIMIT, "the goal");
  figure_print ("match.max", figure_percentile (times, 1), "ms", 0, NULL);
  g_printerr ("bench: %u of %d finds met a lost document\n", n_found, N_FINDS);
}

/* A find as its save puts it, its row first; nothing is kept. */
static double
put (DeskDatabase *database, guint i)
{
  Typed *typed = typed_new (i);
  g_autofree char *id = g_strdup_printf ("bench.%u", i);
  g_autoptr (DeskRecord) find =
      g_object_new (DESK_TYPE_FIND, "state", "received", "received", typed->query.at, "document",
                    typed->query.type, "number", typed->number, "holder-surname", typed->query.surname,
                    "holder-given-name", typed->query.given_name, NULL);
  GError *error = NULL;
  gint64 start;
  double time;

  desk_record_set_id (find, id);
  must (desk_database_change (database, &error, "INSERT INTO find (id, state) VALUES (?, 'received')", "s",
                              id),
        error);
  start = g_get_monotonic_time ();
  must (desk_search_index_put (database, NULL, find, &error), error);
  time = measure (start);
  typed_free (typed);
  return time;
}

static void
bench_saving (DeskDatabase *database)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  GError *error = NULL;

  must (desk_database_begin (database, &error), error);
  for (guint i = 0; i < N_FINDS; i++)
    {
      double time = put (database, i);

      g_array_append_val (times, time);
    }
  desk_database_roll_back (database);
  figure_print ("match.pairs_p50", figure_percentile (times, 0.5), "ms", 0, NULL);
  figure_print ("match.pairs_p99", figure_percentile (times, 0.99), "ms", LIMIT, "the goal");
}

static char *
read_text (DeskDatabase *database, const char *sql, const char *kinds, gint64 row, const char *id)
{
  GError *error = NULL;
  g_autoptr (DeskQuery) query = desk_query_new (database, sql, &error);

  must (query != NULL, error);
  if (id != NULL)
    desk_query_bind (query, kinds, id);
  else
    desk_query_bind (query, kinds, row);
  must (desk_query_next (query, &error), error);
  return g_strdup (desk_query_get_text (query, 0));
}

/* One loss by its id, out of as many. */
static void
bench_bare (DeskDatabase *database)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_FINDS; i++)
    {
      g_autofree char *id =
          read_text (database, "SELECT id FROM loss WHERE row = ?", "i", 1 + i * 7919 % TOWN_LOSSES, NULL);
      gint64 start = g_get_monotonic_time ();
      g_autofree char *applicant =
          read_text (database, "SELECT applicant FROM loss WHERE id = ?", "s", 0, id);
      double time = measure (start);

      g_assert (applicant != NULL);
      g_array_append_val (times, time);
    }
  figure_print ("match.bare_p99", figure_percentile (times, 0.99), "ms", 0, NULL);
}

int
main (void)
{
  Town town;
  g_autoptr (DeskStore) store = NULL;

  town_open_with_losses (&town);
  bench_bare (town.database);
  bench_saving (town.database);
  store = desk_store_new (town.database);
  bench_typing (store);
  desk_store_close (store);
  town_close (&town);
  return 0;
}
