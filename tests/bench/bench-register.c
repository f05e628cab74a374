// SPDX-License-Identifier: GPL-3.0-or-later
// Registers of a million people and 300,000 visits, and the board among them: opening, jumping anywhere, turning pages.

#include "figure.h"
#include "store/board.h"
#include "store/register-list.h"
#include "store/store.h"
#include "town.h"

#define N_JUMPS 500
#define N_PAGES 500
#define PAGE 64
#define SOON 100.0 /* ms */

static double
measure (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1000;
}

static void
wait_filled (DeskRegisterList *list, guint position)
{
  g_autoptr (DeskRegisterRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);

  while (desk_register_row_get_record (row) == NULL)
    {
      if (desk_register_list_get_error (list) != NULL)
        g_error ("%s", desk_register_list_get_error (list)->message);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
print (const char *kind, const char *what, double value)
{
  g_autofree char *name = g_strdup_printf ("register.%s_%s", kind, what);

  figure_print (name, value, "ms", SOON, "what still feels immediate");
}

static void
bench_register (DeskStore *store, const char *kind)
{
  DeskRegisterQuery query = { kind, "all", NULL, NULL, TOWN_DAY_START };
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);
  g_autoptr (GArray) jumps = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (double));
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DeskRegisterList) list = desk_register_list_new (store, &query);
  guint n_rows;

  while (!desk_register_list_is_loaded (list))
    g_main_context_iteration (NULL, TRUE);
  wait_filled (list, 0);
  print (kind, "open", measure (start));

  n_rows = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < N_JUMPS; i++)
    {
      double time;

      start = g_get_monotonic_time ();
      wait_filled (list, (guint)g_rand_int_range (dice, 0, (gint32)n_rows));
      time = measure (start);
      g_array_append_val (jumps, time);
    }
  for (guint i = 0; i < N_PAGES; i++)
    {
      double time;

      start = g_get_monotonic_time ();
      wait_filled (list, n_rows / 2 + i * PAGE);
      time = measure (start);
      g_array_append_val (pages, time);
    }
  print (kind, "jump_p50", figure_percentile (jumps, 0.5));
  print (kind, "jump_p99", figure_percentile (jumps, 0.99));
  print (kind, "page_p50", figure_percentile (pages, 0.5));
  print (kind, "page_p99", figure_percentile (pages, 0.99));
}

static void
bench_board (DeskDatabase *database)
{
  DeskBoardQuery query = { TOWN_DAY_START };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree DeskBoardCounts *counts = NULL;
  gint64 start = g_get_monotonic_time ();

  rows = desk_board_load (database, &query, NULL, &error);
  if (rows == NULL)
    g_error ("%s", error->message);
  figure_print ("register.board_load", measure (start), "ms", SOON, "what still feels immediate");

  start = g_get_monotonic_time ();
  counts = desk_board_count (database, NULL, &error);
  if (counts == NULL)
    g_error ("%s", error->message);
  figure_print ("register.board_count", measure (start), "ms", SOON, "what still feels immediate");
  g_printerr ("bench: %u visits on the board, %" G_GINT64_FORMAT " pairs of people in question\n", rows->len,
              counts->doubles);
}

int
main (void)
{
  Town town;
  g_autoptr (DeskStore) store = NULL;

  town_open (&town, FALSE);
  bench_board (town.database);
  store = desk_store_new (town.database);
  bench_register (store, "person");
  bench_register (store, "visit");
  desk_store_close (store);
  town_close (&town);
  return 0;
}
