// SPDX-License-Identifier: GPL-3.0-or-later
// From exec to the first painted Front desk, with a million people, beside an empty window. The installed program signs
// in on its own page; only what the password costs on purpose is left out: Argon2id takes its least here, not its
// half a second and 256 MiB.

#include "figure.h"
#include "model/officer.h"
#include "model/station.h"
#include "start-probe.h"
#include "store/keyring.h"
#include "store/save.h"
#include "town.h"

#define N_RUNS 15
#define RATIO 1.5
#define MOST_MIB 120.0
#define WARM 2000.0 /* ms */
#define OFFICER "4417"

/* The figures of a program, an entry for each run. */
typedef struct
{
  GArray *first, *last; /* ms */
  GArray *work;         /* ms of processor */
  GArray *pss, *peak;   /* MiB */
} Runs;

static Runs
runs_new (void)
{
  return (Runs){ g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)),
                 g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)),
                 g_array_new (FALSE, FALSE, sizeof (double)) };
}

static void
runs_clear (Runs *self)
{
  g_array_unref (self->first);
  g_array_unref (self->last);
  g_array_unref (self->work);
  g_array_unref (self->pss);
  g_array_unref (self->peak);
}

static void
runs_add (Runs *self, double first, double last, double work, double pss, double peak)
{
  g_array_append_val (self->first, first);
  g_array_append_val (self->last, last);
  g_array_append_val (self->work, work);
  g_array_append_val (self->pss, pss);
  g_array_append_val (self->peak, peak);
}

static void
must (gboolean done, GError *error)
{
  if (!done)
    g_error ("The benchmark cannot go on: %s", error != NULL ? error->message : "no reason given");
}

/* The town becomes a desk somebody may sign in at. */
static void
set_up_desk (Town *town)
{
  g_autofree char *path = desk_folders_get_keyring (town->folders);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Kyiv");
  g_autoptr (DeskKeyring) keyring = desk_keyring_new (path);
  g_autoptr (DeskSave) save = desk_save_new (OFFICER, TOWN_NOW, zone);
  g_autoptr (DeskRecord) station =
      g_object_new (DESK_TYPE_STATION, "code", "PL1", "name", "Полтава № 1", "country", "ua", NULL);
  g_autoptr (DeskRecord) officer =
      g_object_new (DESK_TYPE_OFFICER, "code", OFFICER, "surname", "Шевчук", "role", "head", NULL);
  GError *error = NULL;

  desk_save_add (save, station, NULL, 0, NULL);
  desk_save_add (save, officer, NULL, 0, NULL);
  must (desk_save_run (save, town->database, NULL, &error), error);
  must (desk_database_close (town->database, &error), error);

  g_object_set (keyring, "operations", (guint64)1, "memory", (guint64)8192, NULL);
  desk_keyring_set_station (keyring, "PL1-A", "Полтава № 1", "ua");
  must (desk_keyring_put (keyring, OFFICER, "Шевчук", PROBE_PASSWORD, town->key, &error), error);
}

/* Starts a program once and waits until it is gone. */
static void
run (const char *const *command, const char *until, Runs *runs)
{
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "LD_PRELOAD", START_PROBE, TRUE);
  g_autofree char *output = NULL;
  GError *error = NULL;
  gint64 begun, first, last;
  long work, pss, peak;

  if (until != NULL)
    environment = g_environ_setenv (environment, PROBE_UNTIL, until, TRUE);
  begun = g_get_monotonic_time ();
  must (g_spawn_sync (NULL, (char **)command, environment, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL,
                      &error),
        error);
  if (sscanf (output, PROBE_FORMAT, &first, &last, &work, &pss, &peak) != 5)
    g_error ("%s was not painted: %s", command[0], output);
  if (runs != NULL)
    runs_add (runs, (double)(first - begun) / 1000, (double)(last - begun) / 1000, (double)work,
              (double)pss / 1024, (double)peak / 1024);
}

static void
print (Runs *desk, Runs *empty)
{
  double ours = figure_percentile (desk->last, 0.5), theirs = figure_percentile (empty->last, 0.5);

  figure_print ("start.empty_p50", theirs, "ms", 0, NULL);
  figure_print ("start.sign_in_p50", figure_percentile (desk->first, 0.5), "ms", 0, NULL);
  figure_print ("start.board_p50", ours, "ms", WARM, "the goal from start to board, files warm");
  figure_print ("start.ratio", ours / theirs, "times", RATIO,
                "an empty window, from exec to its first frame");
  figure_print ("start.work_ratio",
                figure_percentile (desk->work, 0.5) / figure_percentile (empty->work, 0.5),
                "times the processor", 0, NULL);
  figure_print ("start.empty_pss", figure_percentile (empty->pss, 1), "MiB", 0, NULL);
  figure_print ("start.pss", figure_percentile (desk->pss, 1), "MiB", MOST_MIB, "the goal of memory in use");
  figure_print ("start.empty_peak", figure_percentile (empty->peak, 1), "MiB", 0, NULL);
  figure_print ("start.peak", figure_percentile (desk->peak, 1), "MiB", MOST_MIB,
                "the goal, with all of the libraries counted as ours");
}

int
main (void)
{
  Town town;
  Runs desk = runs_new (), empty = runs_new ();
  const char *const empty_command[] = { START_EMPTY, NULL };
  g_autofree char *program = g_find_program_in_path ("dutydesk");

  town_open (&town, TRUE);
  set_up_desk (&town);

  const char *const desk_command[] = { program, "--data", town.folders->data, "--state", town.folders->state,
                                       NULL };
  for (guint i = 0; i <= N_RUNS; i++)
    {
      /* The first run of each fills the caches of the system. */
      run (empty_command, NULL, i > 0 ? &empty : NULL);
      run (desk_command, "DeskVisitorRow", i > 0 ? &desk : NULL);
    }
  print (&desk, &empty);
  runs_clear (&desk);
  runs_clear (&empty);
  town_close (&town);
  return 0;
}
