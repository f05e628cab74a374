// SPDX-License-Identifier: GPL-3.0-or-later
// What an officer feels while typing: each key asks the store anew and waits for the list, worker and all.

#include "figure.h"
#include "store/search.h"
#include "store/store.h"
#include "town.h"

#include <locale.h>
#include <string.h>
#include <time.h>

#define N_TYPED 2000
#define LIMIT 20
#define FRAME 16.0 /* ms */
#define HALF 5.0   /* ms */

static gpointer
run (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_search_run (database, data, cancellable, error);
}

static gpointer
run_duplicates (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_search_duplicates (database, data, cancellable, error);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer place)
{
  *(GAsyncResult **)place = g_object_ref (result);
}

/* Milliseconds of processor time this program has used: tells our own work from what else the machine does. */
static double
get_work (void)
{
  struct timespec used;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);
  return (double)used.tv_sec * 1000 + (double)used.tv_nsec / 1000000;
}

/* Milliseconds from the key to the list. */
static double
ask (DeskStore *store, DeskStoreFunc func, gpointer data, GDestroyNotify data_free)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  desk_store_call_async (store, DESK_PRIORITY_TYPING, func, data, data_free,
                         (GDestroyNotify)g_ptr_array_unref, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  hits = desk_store_call_finish (store, result, &error);
  if (hits == NULL)
    g_error ("A search failed: %s", error->message);
  return (double)(g_get_monotonic_time () - start) / 1000;
}

/* What is typed for person number @i: a name, a name and a given name, a phone, a number, a name and a phone. */
static char *
make_text (guint i)
{
  TownPerson person;
  g_autofree char *local = NULL;
  char *text;

  town_make_person (i * 7919 % TOWN_PEOPLE, &person);
  local = g_str_has_prefix (person.phone, "+380") ? g_strconcat ("0", person.phone + 4, NULL)
                                                  : g_strdup (person.phone);
  switch (i % 8)
    {
    case 0:
    case 1:
      text = g_strdup (person.surname);
      break;
    case 2:
    case 3:
      text = g_strdup_printf ("%s %s", person.surname, person.given_name);
      break;
    case 4:
      text = g_strdup (local);
      break;
    case 5:
      text = g_strdup (person.personal_number != NULL ? person.personal_number : local + strlen (local) - 4);
      break;
    case 6:
      text = g_strdup (person.document != NULL ? person.document : person.surname);
      break;
    default:
      text = g_strdup_printf ("%s %.3s", person.surname, local);
    }
  town_clear_person (&person);
  return text;
}

static void
type (DeskStore *store, const char *text, GArray *times, GArray *works, double *worst, char **worst_text)
{
  for (const char *end = g_utf8_next_char (text);; end = g_utf8_next_char (end))
    {
      g_autofree char *typed = g_strndup (text, (gsize)(end - text));
      double work = get_work ();
      double time =
          ask (store, run, desk_search_new (typed, "ua", FALSE, LIMIT), (GDestroyNotify)desk_search_free);

      work = get_work () - work;
      g_array_append_val (times, time);
      g_array_append_val (works, work);
      if (time > *worst)
        {
          *worst = time;
          g_set_str (worst_text, typed);
        }
      if (*end == '\0')
        break;
    }
}

static void
bench_typing (DeskStore *store)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *worst_text = NULL;
  double worst = 0;

  for (guint i = 0; i < N_TYPED; i++)
    {
      g_autofree char *text = make_text (i);

      type (store, text, times, works, &worst, &worst_text);
    }
  figure_print ("search.p50", figure_percentile (times, 0.5), "ms", HALF, "the goal of half of all keys");
  figure_print ("search.p99", figure_percentile (times, 0.99), "ms", FRAME, "one frame");
  figure_print ("search.work_p99", figure_percentile (works, 0.99), "ms of processor", 0, NULL);
  figure_print ("search.max", worst, "ms", 50, "what is felt as a delay");
  g_printerr ("bench: %u keys; the slowest was the last of “%s”\n", times->len, worst_text);
}

static void
bench_duplicates (DeskStore *store)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_TYPED; i++)
    {
      DeskPerson *typed = g_object_new (DESK_TYPE_PERSON, NULL);
      TownPerson person;
      double time;

      town_make_person (i * 7919 % TOWN_PEOPLE, &person);
      desk_record_set_text (DESK_RECORD (typed), DESK_PERSON_SURNAME, person.surname);
      desk_record_set_text (DESK_RECORD (typed), DESK_PERSON_GIVEN_NAME, person.given_name);
      desk_record_set_text (DESK_RECORD (typed), DESK_PERSON_BIRTH, "1985");
      desk_record_set_entry (DESK_RECORD (typed), DESK_PERSON_PHONE, "0aaa",
                             g_variant_new_string (person.phone));
      town_clear_person (&person);
      time = ask (store, run_duplicates, typed, g_object_unref);
      g_array_append_val (times, time);
    }
  figure_print ("search.duplicates_p99", figure_percentile (times, 0.99), "ms", FRAME, "one frame");
}

int
main (void)
{
  Town town;
  g_autoptr (DeskStore) store = NULL;

  setlocale (LC_ALL, "");
  town_open (&town, FALSE);
  store = desk_store_new (town.database);
  bench_typing (store);
  bench_duplicates (store);
  desk_store_close (store);
  town_close (&town);
  return 0;
}
