// SPDX-License-Identifier: GPL-3.0-or-later

/* Random worlds against the exchange: desks and headquarters with every accident there is, then quiet (docs/sync.md).
 * With the name of a rule in DESK_MUTANT that rule is broken, and some world has to notice. */

#include "world.h"

#include <stdlib.h>

#include "journal/mutant.h"

#ifdef DESK_MUTANTS
const char *desk_mutant;
#endif

#define STEPS 400

static void
add_counts (WorldCount *total, const WorldCount *count)
{
  guint *sums = (guint *)total;
  const guint *numbers = (const guint *)count;
  guint rounds = MAX (total->rounds, count->rounds);

  for (gsize i = 0; i < sizeof *count / sizeof (guint); i++)
    sums[i] += numbers[i];
  total->rounds = rounds;
}

static void
tell (const WorldCount *count, guint n_worlds)
{
  g_print (
      "# %u worlds, %u changes; drops %u, doubles %u, cuts %u, bundles %u, desk crashes %u, hq crashes %u,"
      " desk restores %u, hq restores %u, clones %u, lost %u, clock jumps %u, full disks %u\n",
      n_worlds, count->changes, count->drops, count->doubles, count->cuts, count->bundles,
      count->desk_crashes, count->hq_crashes, count->desk_restores, count->hq_restores, count->clones,
      count->lost, count->jumps, count->full_disks);
  g_print (
      "# divergences %u, sub-books %u, conflicts %u, released %u, relayed %u, dupno %u, full %u, denied %u, stale"
      " %u, clips %u, keeps %u, rounds %u\n",
      count->divergences, count->sub_books, count->conflicts, count->released, count->relayed, count->dupno,
      count->full, count->denied, count->stale, count->clips, count->keeps, count->rounds);
}

int
main (int argc, char **argv)
{
  guint64 first = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 0;
  guint n_worlds = argc > 2 ? (guint)atoi (argv[2]) : 100, n_run = 0;
  guint stride = argc > 3 ? (guint)atoi (argv[3]) : 1; /* of every four worlds the first has most restores */
  const char *mutant = g_getenv ("DESK_MUTANT");
  g_autofree char *violation = NULL;
  WorldCount total = { 0 };

#ifdef DESK_MUTANTS
  desk_mutant = mutant;
#endif
  for (; n_run < n_worlds && violation == NULL; n_run++)
    {
      World *world = world_new (first + (guint64)n_run * stride, NULL, NULL);

      world_run (world, STEPS);
      if (world->violation != NULL)
        violation = g_strdup_printf ("world %" G_GUINT64_FORMAT ": %s", world->seed, world->violation);
      add_counts (&total, &world->count);
      world_free (world);
    }
  g_print ("1..1\n");
  tell (&total, n_run);
  if (violation != NULL)
    g_print ("# %s\n", violation);
  g_print ("%s 1 - %s\n", (violation != NULL) == (mutant != NULL) ? "ok" : "not ok",
           mutant != NULL ? mutant : "random worlds");
  return (violation != NULL) == (mutant != NULL) ? 0 : 1;
}
