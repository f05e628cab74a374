// SPDX-License-Identifier: GPL-3.0-or-later
// A large town. Only its journal is written here; tables and search are made of it by the program's own rebuild, so they
// are what saving one by one would have left.

#include "town.h"

#include "model/loss.h"
#include "model/person.h"
#include "model/statement.h"
#include "model/visit.h"
#include "store/database-private.h"
#include "store/log.h"
#include "store/query.h"
#include "store/rebuild.h"
#include "store/rows.h"
#include "store/search-index.h"
#include "town-names.h"

#include <glib/gstdio.h>
#include <utime.h>
#include <string.h>

#define VISITORS 180000 /* those who ever come */
#define SECONDS_BETWEEN_VISITS 300
#define SECONDS_BETWEEN_STATEMENTS 450
#define SECONDS_BETWEEN_LOSSES 157 /* a million in five years */

static char *surnames[G_N_ELEMENTS (ukrainian_roots) * G_N_ELEMENTS (ukrainian_endings)
                      + G_N_ELEMENTS (kazakh_roots) * G_N_ELEMENTS (kazakh_endings)];

/* The same number for the same question, everywhere and always. */
static guint64
draw (guint i, guint salt)
{
  guint64 x = (guint64)i << 16 ^ salt * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  x ^= x >> 30;
  x *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x ^= x >> 27;
  x *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ x >> 31;
}

static guint
draw_below (guint i, guint salt, guint n)
{
  return (guint)(draw (i, salt) % n);
}

#define PICK(list, i, salt) ((list)[draw_below ((i), (salt), G_N_ELEMENTS (list))])

/* Few names are common, most are rare: the place is drawn by a square. */
static guint
draw_common (guint i, guint salt, guint n)
{
  guint64 x = draw_below (i, salt, 1 << 20);

  return (guint)(x * x % (G_GUINT64_CONSTANT (1) << 40) * n >> 40);
}

static void
make_surnames (void)
{
  guint n = 0;

  if (surnames[0] != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ukrainian_roots); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ukrainian_endings); j++)
      surnames[n++] = g_strconcat (ukrainian_roots[i], ukrainian_endings[j], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kazakh_roots); i++)
    for (guint j = 0; j < G_N_ELEMENTS (kazakh_endings); j++)
      surnames[n++] = g_strconcat (kazakh_roots[i], kazakh_endings[j], NULL);

  /* Common ones are of all letters. */
  for (guint i = n; i > 1; i--)
    {
      guint other = draw_below (i, 99, i);
      char *swapped = surnames[i - 1];

      surnames[i - 1] = surnames[other];
      surnames[other] = swapped;
    }
}

/**
 * town_make_person:
 * @i: below TOWN_PEOPLE
 *
 * Says who person @i is.
 */
void
town_make_person (guint i, TownPerson *person)
{
  gboolean kazakh = draw_below (i, 1, 4) == 0;

  make_surnames ();
  person->surname = surnames[draw_common (i, 2, G_N_ELEMENTS (surnames))];
  person->given_name = kazakh ? PICK (kazakh_given_names, i, 3) : PICK (ukrainian_given_names, i, 3);
  person->patronymic = draw_below (i, 4, 10) < 8 ? PICK (patronymics, i, 5) : NULL;
  person->phone =
      kazakh ? g_strdup_printf ("+77%09u", draw_below (i, 6, 1000000000))
             : g_strdup_printf ("+380%u%07u", 50 + draw_below (i, 7, 49), draw_below (i, 6, 10000000));
  person->personal_number =
      draw_below (i, 8, 10) < 6
          ? g_strdup_printf ("%05u%05u", 1 + draw_below (i, 9, 40000), draw_below (i, 10, 100000))
          : NULL;
  person->document = NULL;
  if (draw_below (i, 11, 10) < 4)
    {
      static const char *const series[] = { "АВ", "КН", "ВТ", "МС", "СО" };
      guint number = (guint)(i * G_GUINT64_CONSTANT (2654435761) % (G_N_ELEMENTS (series) * 1000000));

      person->document = g_strdup_printf ("%s %06u", series[number / 1000000], number % 1000000);
    }
}

/**
 * town_clear_person:
 * Frees what town_make_person() made.
 */
void
town_clear_person (TownPerson *person)
{
  g_free (person->phone);
  g_free (person->personal_number);
  g_free (person->document);
}

static void
set_entry (DeskRecord *record, guint field, const char *key, const char *text)
{
  if (text != NULL)
    desk_record_set_entry (record, field, key, g_variant_new_string (text));
}

static DeskRecord *
write_person (guint i)
{
  DeskRecord *record = g_object_new (DESK_TYPE_PERSON, NULL);
  TownPerson person;
  g_autofree char *birth = g_strdup_printf ("%u-%02u-%02u", 1940 + draw_below (i, 20, 70),
                                            1 + draw_below (i, 21, 12), 1 + draw_below (i, 22, 28));

  town_make_person (i, &person);
  desk_record_set_text (record, DESK_PERSON_SURNAME, person.surname);
  desk_record_set_text (record, DESK_PERSON_GIVEN_NAME, person.given_name);
  desk_record_set_text (record, DESK_PERSON_PATRONYMIC, person.patronymic);
  desk_record_set_text (record, DESK_PERSON_PERSONAL_NUMBER, person.personal_number);
  desk_record_set_text (record, DESK_PERSON_BIRTH, birth);
  set_entry (record, DESK_PERSON_PHONE, "0a2b", person.phone);
  set_entry (record, DESK_PERSON_DOCUMENT_NUMBER, "0c3d", person.document);
  if (draw_below (i, 23, 8) == 0)
    {
      desk_record_set_text (record, DESK_PERSON_SURNAME_OTHER, "Kovalenko");
      desk_record_set_text (record, DESK_PERSON_GIVEN_NAME_OTHER, "Mariia");
    }
  if (draw_below (i, 24, 4) == 0)
    {
      g_autofree char *address = g_strdup_printf ("%s, %s, %u", PICK (towns, i, 25), PICK (streets, i, 26),
                                                  1 + draw_below (i, 27, 200));

      set_entry (record, DESK_PERSON_ADDRESS, "0e4f", address);
    }
  town_clear_person (&person);
  return record;
}

static DeskRecord *
write_visit (guint i, const char *run)
{
  gint64 arrived = TOWN_NOW - (gint64)(TOWN_VISITS - i) * SECONDS_BETWEEN_VISITS;
  gboolean is_open = i >= TOWN_VISITS - 8;
  DeskRecord *record =
      g_object_new (DESK_TYPE_VISIT, "state", is_open ? "waiting" : "finished", "arrived", arrived, "channel",
                    "visit", "topic", i % 3 == 0 ? "50" : "10", "priority", "ordinary", NULL);
  g_autofree char *number = g_strdup_printf ("PL1-A/%u/%05u", 2023 + i / 100000, 1 + i % 100000);
  g_autofree char *queue = g_strdup_printf ("A%u", 100 + i % 90);

  desk_record_set_text (record, DESK_VISIT_NO, number);
  desk_record_set_text (record, DESK_VISIT_QUEUE_NO, queue);
  if (draw_below (i, 30, 10) < 7)
    {
      guint visitor = draw_below (i, 31, VISITORS) * (TOWN_PEOPLE / VISITORS);
      g_autofree char *id = g_strdup_printf ("%s.%u", run, 1 + visitor);

      desk_record_set_text (record, DESK_VISIT_PERSON, id);
    }
  if (draw_below (i, 32, 2) == 0)
    desk_record_set_text (record, DESK_VISIT_NOTE, PICK (notes, i, 33));
  if (!is_open)
    {
      desk_record_set_integer (record, DESK_VISIT_STARTED, arrived + 60);
      desk_record_set_integer (record, DESK_VISIT_FINISHED, arrived + 600);
      desk_record_set_text (record, DESK_VISIT_OUTCOME, "answered");
    }
  return record;
}

static void
append (DeskDatabase *database, DeskRecord *record, gint64 time)
{
  g_autoptr (GPtrArray) values = desk_record_diff (NULL, record);
  g_autofree DeskChangeField *fields = g_new (DeskChangeField, values->len);
  g_autoptr (GError) error = NULL;
  DeskChange change = { .kind = desk_record_get_kind (record),
                        .time = time,
                        .officer = "4417",
                        .fields = fields,
                        .n_fields = values->len };

  for (guint i = 0; i < values->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (values, i);

      fields[i] = (DeskChangeField){ value->name, value->value };
    }
  if (!desk_log_append (database, &change, &error))
    g_error ("The town cannot be written: %s", error->message);
}

static void
on_progress (gint64 done, gint64 all, gpointer data)
{
  if (done % 100000 == 0)
    g_printerr ("bench: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " records\n", done, all);
}

static void
must (gboolean done, GError *error)
{
  if (!done)
    g_error ("The town cannot be made: %s", error->message);
}

static void
fill (Town *town)
{
  DeskDatabase *database = town->database;
  GError *error = NULL;
  gint64 first = TOWN_NOW - (gint64)TOWN_VISITS * SECONDS_BETWEEN_VISITS - 1;

  g_printerr ("bench: making a town of %d people, once, some minutes\n", TOWN_PEOPLE);
  /* All of it in memory, so that each page is written once. */
  must (desk_database_execute (database, "PRAGMA cache_size = -3000000", &error), error);
  must (desk_database_begin (database, &error), error);
  for (guint i = 0; i < TOWN_PEOPLE; i++)
    {
      g_autoptr (DeskRecord) person = write_person (i);

      append (database, person, first);
    }
  for (guint i = 0; i < TOWN_VISITS; i++)
    {
      g_autoptr (DeskRecord) visit = write_visit (i, desk_database_get_head (database)->run_name);

      append (database, visit, desk_record_get_integer (visit, DESK_VISIT_ARRIVED));
    }
  must (desk_database_commit (database, &error), error);
  must (desk_rebuild_run (database, on_progress, NULL, NULL, NULL, &error), error);
  must (desk_database_close (database, &error), error);
  g_clear_object (&town->database);
}

/**
 * town_make_word:
 * @i: any number
 *
 * Returns: (transfer full): a word of a statement's text: few words are common, most are rare
 */
char *
town_make_word (guint i)
{
  static const char *const beginnings[] = { "", "при", "роз", "за", "від", "пере", "не", "під" };

  make_surnames ();
  return g_strconcat (beginnings[draw_common (i, 40, G_N_ELEMENTS (beginnings))],
                      surnames[draw_common (i, 41, G_N_ELEMENTS (surnames))], NULL);
}

static char *
make_text (guint i)
{
  GString *text = g_string_new (NULL);

  for (guint word = 0, n_words = 80 + draw_below (i, 42, 160); word < n_words; word++)
    {
      g_autofree char *next = town_make_word (i * 256 + word);

      g_string_append (text, next);
      g_string_append (text, word % 12 == 11 ? ".\n" : " ");
    }
  return g_string_free (text, FALSE);
}

/* Number @i: half a percent are open, as at a station that keeps its terms. */
static DeskRecord *
write_statement (guint i, const char *run)
{
  gint64 submitted = TOWN_NOW - (gint64)(TOWN_STATEMENTS - i) * SECONDS_BETWEEN_STATEMENTS;
  gboolean is_open = i + TOWN_STATEMENTS / 200 >= TOWN_STATEMENTS;
  DeskRecord *record =
      g_object_new (DESK_TYPE_STATEMENT, "state", is_open ? "in_work" : "closed", "submitted", submitted,
                    "registered", submitted, "officer", i % 5 == 0 ? "4417" : "4418", "language", "uk",
                    "place", "вул. Садова, 1", NULL);
  g_autofree char *number = g_strdup_printf ("PL1-A/%u/%05u", 2023 + i / 100000, 100001 + i % 100000);
  g_autofree char *text = make_text (i);
  g_autofree char *applicant =
      g_strdup_printf ("%s.%u", run, 1 + draw_below (i, 43, VISITORS) * (TOWN_PEOPLE / VISITORS));
  g_autofree char *official = g_strdup_printf ("%017u", draw_below (i, 44, 1000000000));

  desk_record_set_text (record, DESK_STATEMENT_NO, number);
  desk_record_set_text (record, DESK_STATEMENT_KIND, i % 20 == 0 ? "domestic" : "theft");
  desk_record_set_text (record, DESK_STATEMENT_APPLICANT, applicant);
  desk_statement_set_text (DESK_STATEMENT (record), text);
  if (is_open)
    desk_record_set_integer (record, DESK_STATEMENT_DUE, submitted + 3 * 24 * 3600);
  if (i % 2 == 0)
    set_entry (record, DESK_STATEMENT_OFFICIAL, "0a2b", official);
  return record;
}

/**
 * town_make_loss:
 * @i: below TOWN_LOSSES
 *
 * Says what lost document @i is; its number is to be freed.
 */
void
town_make_loss (guint i, TownLoss *loss)
{
  static const char *const types[] = { "id_card", "passport_book", "driving_licence" };

  loss->holder = draw_below (i, 50, TOWN_PEOPLE);
  loss->type = PICK (types, i, 51);
  loss->number = g_strdup_printf ("%09u", (guint)(i * G_GUINT64_CONSTANT (2654435761) % 1000000000));
  loss->missed = TOWN_NOW - (gint64)(TOWN_LOSSES - i) * SECONDS_BETWEEN_LOSSES;
}

/* Most are never settled: hardly anybody comes to say that a new document was issued. */
static DeskRecord *
write_loss (guint i, const char *run)
{
  gboolean is_open = draw_below (i, 52, 10) > 0;
  TownLoss loss;
  DeskRecord *record;
  g_autofree char *number = g_strdup_printf ("PL1-A/%u/%06u", 2021 + i / 200000, 300001 + i % 200000);
  g_autofree char *applicant = NULL, *missed = NULL;
  g_autoptr (GDateTime) day = NULL;

  town_make_loss (i, &loss);
  applicant = g_strdup_printf ("%s.%u", run, 1 + loss.holder);
  day = g_date_time_new_from_unix_utc (loss.missed);
  missed = g_date_time_format (day, "%Y-%m-%d");
  record = g_object_new (DESK_TYPE_LOSS, "no", number, "state", is_open ? "registered" : "reissued",
                         "applicant", applicant, "declared", loss.missed + 3600, "kept-until",
                         loss.missed + G_GINT64_CONSTANT (5) * 366 * 24 * 3600, "circumstance", "lost",
                         "missed", missed, "officer", i % 5 == 0 ? "4417" : "4418", NULL);
  set_entry (record, DESK_LOSS_DOCUMENT, "0a2b", loss.type);
  set_entry (record, DESK_LOSS_DOCUMENT_NUMBER, "0a2b", loss.number);
  if (!is_open)
    set_entry (record, DESK_LOSS_DOCUMENT_STATE, "0a2b", "reissued");
  g_free (loss.number);
  return record;
}

/* Adds records to the town: what a save leaves of each, journal, rows and search. */
static void
add_records (DeskDatabase *database, guint n, DeskRecord *(*write) (guint i, const char *run), guint when)
{
  g_autofree char *people = NULL;
  GError *error = NULL;
  g_autoptr (DeskQuery) first = desk_query_new (database, "SELECT id FROM person WHERE row = 1", &error);

  must (first != NULL && desk_query_next (first, &error), error);
  people = g_strdup (desk_query_get_text (first, 0));
  *strrchr (people, '.') = '\0';
  g_clear_pointer (&first, desk_query_release);

  must (desk_database_execute (database, "PRAGMA cache_size = -2000000", &error), error);
  must (desk_database_begin (database, &error), error);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DeskRecord) record = write (i, people);
      const DeskLogHead *head = desk_database_get_head (database);
      g_autofree char *id = NULL;

      append (database, record, desk_record_get_integer (record, when));
      id = desk_change_id (head->last_name, head->last_n);
      desk_record_set_id (record, id);
      must (desk_rows_write (database, record, TRUE, &error)
                && desk_rows_write_entries (database, record, &error)
                && desk_search_index_put (database, NULL, record, &error),
            error);
      on_progress (i + 1, n, NULL);
    }
  must (desk_database_commit (database, &error), error);
}

static void
fill_statements (DeskDatabase *database)
{
  g_printerr ("bench: adding %d statements to the town, once, some minutes\n", TOWN_STATEMENTS);
  add_records (database, TOWN_STATEMENTS, write_statement, DESK_STATEMENT_SUBMITTED);
}

static void
fill_losses (DeskDatabase *database)
{
  g_printerr ("bench: adding %d losses to the town, once, some minutes\n", TOWN_LOSSES);
  add_records (database, TOWN_LOSSES, write_loss, DESK_LOSS_DECLARED);
}

static void
remove_folder (const char *folder)
{
  const char *const command[] = { "rm", "-rf", folder, NULL };
  GError *error = NULL;

  must (g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                      &error),
        error);
}

/* Towns of an older generator that nobody used for a day. */
static void
remove_old (const char *cache)
{
  g_autoptr (GDir) dir = g_dir_open (cache, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (cache, name, NULL);
      GStatBuf status;

      if (g_str_has_prefix (name, "town-") && g_stat (folder, &status) == 0
          && status.st_mtime < g_get_real_time () / G_USEC_PER_SEC - 24 * 3600)
        remove_folder (folder);
    }
}

static DeskFolders *
make_folders (const char *top)
{
  g_autofree char *data = g_build_filename (top, "data", NULL);
  g_autofree char *state = g_build_filename (top, "state", NULL);

  return desk_folders_new (data, state);
}

static DeskKey *
make_key (void)
{
  return desk_key_new ((const guint8 *)"the key of a town of nobody real");
}

/* A town takes its name when it is complete. */
static void
make (const char *cache, const char *folder)
{
  g_autofree char *part = g_strconcat (folder, ".part", NULL);
  Town town = { make_folders (part), make_key (), NULL };
  GError *error = NULL;

  remove_old (cache);
  remove_folder (part);
  town.database = desk_database_create (town.folders, town.key, "PL1", "A", 1, &error);
  must (town.database != NULL, error);
  fill (&town);
  town_close (&town);
  must (g_rename (part, folder) == 0, NULL);
}

static void
copy_folder (const char *from, const char *to)
{
  const char *const command[] = { "cp", "-r", "--reflink=auto", from, to, NULL };
  GError *error = NULL;

  remove_folder (to);
  must (g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                      &error),
        error);
}

static void
open_folder (Town *town, const char *folder)
{
  GError *error = NULL;

  town->key = make_key ();
  town->folders = make_folders (folder);
  town->database = desk_database_open (town->folders, town->key, &error);
  must (town->database != NULL, error);
}

static char *
find_cache (void)
{
  const char *given = g_getenv ("DUTYDESK_BENCH_CACHE");
  char *cache =
      given != NULL ? g_strdup (given) : g_build_filename (g_get_user_cache_dir (), "dutydesk", NULL);

  g_mkdir_with_parents (cache, 0700);
  return cache;
}

/* The plain town, made where it is not there yet. */
static char *
find_plain (const char *cache)
{
  char *folder = g_build_filename (cache, "town-" TOWN_HASH, NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    make (cache, folder);
  g_utime (folder, NULL);
  return folder;
}

/* The plain town with more in it, a file of its own. */
static char *
find_filled (const char *cache, const char *name, void (*fill_more) (DeskDatabase *database))
{
  g_autofree char *plain = find_plain (cache);
  char *folder = g_strconcat (plain, name, NULL);
  g_autofree char *part = g_strconcat (folder, ".part", NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      Town town = { 0 };

      copy_folder (plain, part);
      open_folder (&town, part);
      fill_more (town.database);
      must (desk_database_close (town.database, NULL), NULL);
      town_close (&town);
      must (g_rename (part, folder) == 0, NULL);
    }
  g_utime (folder, NULL);
  return folder;
}

static void
open_town (Town *town, const char *cache, const char *folder, gboolean scratch)
{
  *town = (Town){ 0 };
  if (scratch)
    {
      town->scratch = g_build_filename (cache, "town-scratch", NULL);
      copy_folder (folder, town->scratch);
    }
  open_folder (town, scratch ? town->scratch : folder);
}

/**
 * town_open:
 * @scratch: whether the town is written to: then it is a copy, removed by town_close()
 *
 * Opens the town in $DUTYDESK_BENCH_CACHE, and makes it where it is not there yet.
 */
void
town_open (Town *town, gboolean scratch)
{
  g_autofree char *cache = find_cache ();
  g_autofree char *folder = find_plain (cache);

  open_town (town, cache, folder, scratch);
}

/**
 * town_open_with_statements:
 * @scratch: as for town_open()
 *
 * Opens the town with TOWN_STATEMENTS statements, which is a file of its own.
 */
void
town_open_with_statements (Town *town, gboolean scratch)
{
  g_autofree char *cache = find_cache ();
  g_autofree char *folder = find_filled (cache, "-statements", fill_statements);

  open_town (town, cache, folder, scratch);
}

/**
 * town_open_with_losses:
 *
 * Opens the town with TOWN_LOSSES lost documents, which is a file of its own. It is not written to.
 */
void
town_open_with_losses (Town *town)
{
  g_autofree char *cache = find_cache ();
  g_autofree char *folder = find_filled (cache, "-losses", fill_losses);

  open_town (town, cache, folder, FALSE);
}

/**
 * town_close:
 * Lets the town go.
 */
void
town_close (Town *town)
{
  g_clear_object (&town->database);
  g_clear_pointer (&town->folders, desk_folders_free);
  g_clear_pointer (&town->key, desk_key_unref);
  if (town->scratch != NULL)
    remove_folder (town->scratch);
  g_clear_pointer (&town->scratch, g_free);
}
