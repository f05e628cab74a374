// SPDX-License-Identifier: GPL-3.0-or-later
// Random histories of losses, thefts, finds and people, and what must be found of them said once more, the plain way.

#include "store/matches.h"

#include "desk-fixture.h"
#include "dump.h"
#include "model/loss.h"
#include "model/match.h"
#include "model/statement.h"
#include "store/rebuild.h"
#include "store/search-index.h"

#include <string.h>

#define DAYS 30
#define DAY 86400

static void
set (DeskRecord *record, guint field, const char *key, const char *value)
{
  desk_record_set_entry (record, field, key, value != NULL ? g_variant_new_string (value) : NULL);
}

static const char *
pick (const char *const *from, GRand *dice)
{
  const char *picked = from[g_rand_int_range (dice, 0, (gint32)g_strv_length ((char **)from))];

  return picked[0] != '\0' ? picked : NULL;
}

static const char *const types[] = { "id_card", "passport_book", NULL };
static const char *const numbers[] = { "001234567", "001234568", "КН123456", "б/н", "", NULL };
static const char *const surnames[] = { "Коваленко", "Бондар", "Бондар-Коваленко", "", NULL };
static const char *const given_names[] = { "Марія", "Олег", "", NULL };
static const char *const days[] = { "2026-05-01", "2026-05-20T10:00", "2026-05-28",
                                    "2025-01-01", "2024-01-01",       "",
                                    NULL };

typedef struct
{
  Desk *desk;
  GRand *dice;
  GPtrArray *people;
  GPtrArray *losses;
  GPtrArray *thefts;
  GPtrArray *finds;
} World;

static DeskRecord *
pick_record (GPtrArray *records, GRand *dice)
{
  return records->len > 0
             ? g_ptr_array_index (records, (guint)g_rand_int_range (dice, 0, (gint32)records->len))
             : NULL;
}

static const char *
pick_id (GPtrArray *records, GRand *dice)
{
  DeskRecord *record = g_rand_int_range (dice, 0, 4) > 0 ? pick_record (records, dice) : NULL;

  return record != NULL ? desk_record_get_id (record) : NULL;
}

static void
change_person (World *world, DeskRecord *person)
{
  desk_record_set_text (person, DESK_PERSON_SURNAME, pick (surnames, world->dice));
  desk_record_set_text (person, DESK_PERSON_GIVEN_NAME, pick (given_names, world->dice));
  desk_record_set_text (person, DESK_PERSON_SURNAME_OTHER, pick (surnames, world->dice));
  desk_record_set_text (person, DESK_PERSON_GIVEN_NAME_OTHER, pick (given_names, world->dice));
}

static void
change_loss (World *world, DeskRecord *loss)
{
  static const char *const states[] = { "registered", "matched", "returned", "annulled", NULL };
  static const char *const document_states[] = { "", "", "matched", "withdrawn", NULL };
  static const char *const keys[] = { "k1", "k2", NULL };

  desk_record_set_text (loss, DESK_LOSS_STATE, pick (states, world->dice));
  desk_record_set_text (loss, DESK_LOSS_APPLICANT, pick_id (world->people, world->dice));
  desk_record_set_text (loss, DESK_LOSS_HAD, pick (days, world->dice));
  desk_record_set_text (loss, DESK_LOSS_MISSED, pick (days, world->dice));
  desk_record_set_integer (loss, DESK_LOSS_KEPT_UNTIL, g_rand_boolean (world->dice) ? NOW : NOW + DAY);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      gboolean is_there = g_rand_int_range (world->dice, 0, 4) > 0;

      set (loss, DESK_LOSS_DOCUMENT, keys[i], is_there ? pick (types, world->dice) : NULL);
      set (loss, DESK_LOSS_DOCUMENT_NUMBER, keys[i], is_there ? pick (numbers, world->dice) : NULL);
      set (loss, DESK_LOSS_DOCUMENT_HOLDER, keys[i], is_there ? pick_id (world->people, world->dice) : NULL);
      set (loss, DESK_LOSS_DOCUMENT_STATE, keys[i], is_there ? pick (document_states, world->dice) : NULL);
    }
}

static void
change_theft (World *world, DeskRecord *theft)
{
  static const char *const states[] = { "registered", "closed", "superseded", NULL };
  gboolean is_there = g_rand_int_range (world->dice, 0, 4) > 0;

  desk_record_set_text (theft, DESK_STATEMENT_STATE, pick (states, world->dice));
  desk_record_set_text (theft, DESK_STATEMENT_APPLICANT, pick_id (world->people, world->dice));
  desk_record_set_text (theft, DESK_STATEMENT_EVENT_FROM, pick (days, world->dice));
  desk_record_set_text (theft, DESK_STATEMENT_EVENT_TO, pick (days, world->dice));
  set (theft, DESK_STATEMENT_DOCUMENT, "k1", is_there ? pick (types, world->dice) : NULL);
  set (theft, DESK_STATEMENT_DOCUMENT_NUMBER, "k1", is_there ? pick (numbers, world->dice) : NULL);
  set (theft, DESK_STATEMENT_DOCUMENT_HOLDER, "k1", is_there ? pick_id (world->people, world->dice) : NULL);
}

static void
change_find (World *world, DeskRecord *find)
{
  static const char *const states[] = { "received", "matched", "notified", "handed_over", NULL };
  static const char *const verdicts[] = { "same", "different", "different", "", NULL };
  gboolean of_theft = g_rand_boolean (world->dice);
  const char *declared = pick_id (of_theft ? world->thefts : world->losses, world->dice);

  desk_record_set_text (find, DESK_FIND_STATE, pick (states, world->dice));
  desk_record_set_text (find, DESK_FIND_DOCUMENT, pick (types, world->dice));
  desk_record_set_text (find, DESK_FIND_NUMBER, pick (numbers, world->dice));
  desk_record_set_text (find, DESK_FIND_HOLDER_SURNAME, pick (surnames, world->dice));
  desk_record_set_text (find, DESK_FIND_HOLDER_GIVEN_NAME, pick (given_names, world->dice));
  desk_record_set_text (find, DESK_FIND_FOUND, pick (days, world->dice));
  if (declared != NULL && g_rand_boolean (world->dice))
    {
      g_autofree char *key = desk_record_make_key (find, DESK_FIND_MATCH, g_rand_int (world->dice));

      set (find, DESK_FIND_MATCH, key, declared);
      set (find, DESK_FIND_MATCH_DOCUMENT, key, g_rand_boolean (world->dice) ? "k1" : "k2");
      set (find, DESK_FIND_MATCH_VERDICT, key, pick (verdicts, world->dice));
      desk_record_set_entry (find, DESK_FIND_MATCH_AT, key, g_variant_new_int64 (NOW));
    }
}

static void
act (World *world, gint64 now)
{
  const struct
  {
    GType type;
    GPtrArray *records;
    void (*change) (World *world, DeskRecord *record);
    int when; /* an instant that is set once; -1 for none */
  } kinds[] = {
    { DESK_TYPE_PERSON, world->people, change_person, -1 },
    { DESK_TYPE_LOSS, world->losses, change_loss, DESK_LOSS_DECLARED },
    { DESK_TYPE_STATEMENT, world->thefts, change_theft, DESK_STATEMENT_SUBMITTED },
    { DESK_TYPE_FIND, world->finds, change_find, DESK_FIND_RECEIVED },
  };
  guint i = (guint)g_rand_int_range (world->dice, 0, G_N_ELEMENTS (kinds));
  gboolean is_new = kinds[i].records->len < 3 || g_rand_int_range (world->dice, 0, 6) == 0;
  DeskRecord *record =
      is_new ? g_object_new (kinds[i].type, NULL) : pick_record (kinds[i].records, world->dice);
  g_autoptr (DeskRecord) shown = is_new ? NULL : desk_record_copy (record);

  kinds[i].change (world, record);
  if (is_new && kinds[i].when >= 0)
    desk_record_set_integer (record, (guint)kinds[i].when, now);
  desk_save_one (world->desk, record, shown, now);
  if (is_new && desk_record_get_id (record) != NULL)
    g_ptr_array_add (kinds[i].records, record);
  else if (is_new)
    g_object_unref (record);
}

static gint64
to_day (const char *wall, gint64 moment)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *midnight = wall != NULL ? g_strndup (wall, 10) : NULL;
  g_autofree char *iso = midnight != NULL ? g_strconcat (midnight, "T00:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) day =
      iso != NULL ? g_date_time_new_from_iso8601 (iso, utc) : g_date_time_new_from_unix_utc (moment);

  return g_date_time_to_unix (day) / DAY;
}

static gboolean
is_named_so (World *world, const char *person, const char *surname, const char *given_name)
{
  const guint fields[][2] = { { DESK_PERSON_SURNAME, DESK_PERSON_GIVEN_NAME },
                              { DESK_PERSON_SURNAME_OTHER, DESK_PERSON_GIVEN_NAME_OTHER } };

  for (guint i = 0; i < world->people->len && person != NULL; i++)
    {
      DeskRecord *record = g_ptr_array_index (world->people, i);

      if (!g_str_equal (desk_record_get_id (record), person))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        {
          const char *known = desk_record_get_text (record, fields[j][0]);
          const char *second = j == 0 && known != NULL ? strchr (known, '-') : NULL;

          if (g_strcmp0 (desk_record_get_text (record, fields[j][1]), given_name) == 0
              && (g_strcmp0 (known, surname) == 0
                  || (second != NULL && g_strcmp0 (second + 1, surname) == 0)))
            return TRUE;
        }
    }
  return FALSE;
}

/* What is known of one declared document. */
typedef struct
{
  DeskRecord *record;
  const char *key;
  const char *type;
  const char *number;
  const char *holder;
  gint64 since;
  gint64 until;
  gboolean is_open;
  gboolean is_matched;
} Declared;

static Declared
read_loss (DeskRecord *loss, const char *key)
{
  gint64 moment = desk_record_get_integer (loss, DESK_LOSS_DECLARED);
  const char *had = desk_record_get_text (loss, DESK_LOSS_HAD);
  const char *missed = desk_record_get_text (loss, DESK_LOSS_MISSED);
  const char *state = desk_record_get_entry_text (loss, DESK_LOSS_DOCUMENT_STATE, key);
  const char *holder = desk_record_get_entry_text (loss, DESK_LOSS_DOCUMENT_HOLDER, key);
  Declared self = { loss, key, desk_record_get_entry_text (loss, DESK_LOSS_DOCUMENT, key),
                    desk_record_get_entry_text (loss, DESK_LOSS_DOCUMENT_NUMBER, key),
                    holder != NULL ? holder : desk_record_get_text (loss, DESK_LOSS_APPLICANT) };

  self.until = to_day (missed, moment);
  self.since = MIN (self.until, had != NULL ? to_day (had, 0) : self.until);
  self.is_open = g_strcmp0 (desk_record_get_text (loss, DESK_LOSS_STATE), "annulled") != 0
                 && g_strcmp0 (state, "withdrawn") != 0
                 && desk_record_get_integer (loss, DESK_LOSS_KEPT_UNTIL) > NOW;
  self.is_matched = g_strcmp0 (state, "matched") == 0;
  return self;
}

static Declared
read_theft (DeskRecord *theft)
{
  gint64 moment = desk_record_get_integer (theft, DESK_STATEMENT_SUBMITTED);
  const char *from = desk_record_get_text (theft, DESK_STATEMENT_EVENT_FROM);
  const char *to = desk_record_get_text (theft, DESK_STATEMENT_EVENT_TO);
  const char *holder = desk_record_get_entry_text (theft, DESK_STATEMENT_DOCUMENT_HOLDER, "k1");
  Declared self = { theft, "k1", desk_record_get_entry_text (theft, DESK_STATEMENT_DOCUMENT, "k1"),
                    desk_record_get_entry_text (theft, DESK_STATEMENT_DOCUMENT_NUMBER, "k1"),
                    holder != NULL ? holder : desk_record_get_text (theft, DESK_STATEMENT_APPLICANT) };

  self.since = to_day (from, moment);
  self.until = MAX (self.since, to != NULL ? to_day (to, 0) : self.since);
  self.is_open = g_strcmp0 (desk_record_get_text (theft, DESK_STATEMENT_STATE), "superseded") != 0;
  return self;
}

static void
add_expected (World *world, GPtrArray *lines, DeskRecord *find, Declared declared)
{
  const char *number = desk_record_get_text (find, DESK_FIND_NUMBER);
  const char *surname = desk_record_get_text (find, DESK_FIND_HOLDER_SURNAME);
  const char *given_name = desk_record_get_text (find, DESK_FIND_HOLDER_GIVEN_NAME);
  gint64 day = to_day (desk_record_get_text (find, DESK_FIND_FOUND),
                       desk_record_get_integer (find, DESK_FIND_RECEIVED));
  gint64 apart = MAX (0, MAX (declared.since - day, day - declared.until));
  gboolean strong = number != NULL && strcmp (number, "б/н") != 0 && g_strcmp0 (number, declared.number) == 0;
  gboolean weak = surname != NULL && given_name != NULL && apart <= DAYS && !declared.is_matched
                  && !desk_match_find_confirmed (DESK_FIND (find), NULL, NULL)
                  && is_named_so (world, declared.holder, surname, given_name);

  if (declared.is_open && declared.type != NULL && (strong || weak)
      && g_strcmp0 (desk_record_get_text (find, DESK_FIND_STATE), "handed_over") != 0
      && g_strcmp0 (desk_record_get_text (find, DESK_FIND_DOCUMENT), declared.type) == 0
      && desk_match_get_verdict (DESK_FIND (find), desk_record_get_id (declared.record), declared.key)
             == NULL)
    g_ptr_array_add (lines, g_strdup_printf ("%s %s %s %d", desk_record_get_id (find),
                                             desk_record_get_id (declared.record), declared.key, strong));
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static char *
join (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

static char *
list_expected (World *world)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < world->finds->len; i++)
    {
      DeskRecord *find = g_ptr_array_index (world->finds, i);

      for (guint j = 0; j < 2 * world->losses->len; j++)
        add_expected (world, lines, find,
                      read_loss (g_ptr_array_index (world->losses, j / 2), j % 2 == 0 ? "k1" : "k2"));
      for (guint j = 0; j < world->thefts->len; j++)
        add_expected (world, lines, find, read_theft (g_ptr_array_index (world->thefts, j)));
    }
  return join (lines);
}

static char *
list_found (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches = desk_matches_list_open (desk->database, DAYS, NOW, G_MAXINT, NULL, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gint64 n;

  g_assert_no_error (error);
  g_assert_true (desk_matches_count (desk->database, DAYS, NOW, &n, &error));
  g_assert_cmpint (matches->len, ==, n);
  for (guint i = 0; i < matches->len; i++)
    {
      const DeskMatch *match = g_ptr_array_index (matches, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s %s %d", match->find, match->loss, match->document,
                                               match->strong));
    }
  return join (lines);
}

static char *
dump (Desk *desk)
{
  static const char *const tables[] = { "search_document", "search_holder", "search_match", "search_tally",
                                        NULL };
  GString *text = g_string_new (NULL);

  for (guint i = 0; tables[i] != NULL; i++)
    dump_table (desk->database, tables[i], text);
  return g_string_free_and_steal (text);
}

/* All records once more, in an order they never came in. */
static void
put_shuffled (World *world)
{
  GPtrArray *const lists[] = { world->people, world->losses, world->thefts, world->finds };
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      g_ptr_array_insert (all, g_rand_int_range (world->dice, 0, (gint32)all->len + 1),
                          g_ptr_array_index (lists[i], j));
  g_assert_true (desk_search_index_clear (world->desk->database, &error));
  for (guint i = 0; i < all->len; i++)
    g_assert_true (desk_search_index_put (world->desk->database, NULL, g_ptr_array_index (all, i), &error));
  g_assert_no_error (error);
}

/* Whatever is saved in whatever order: what is found is what the rule says, and emptied and filled again, in the order of
 * the journal or in any other, the tables are the same to the byte. */
static void
test_random (Desk *desk, gconstpointer data)
{
  World world = { desk, g_rand_new_with_seed (11) };
  guint n_found = 0;

  world.people = g_ptr_array_new_with_free_func (g_object_unref);
  world.losses = g_ptr_array_new_with_free_func (g_object_unref);
  world.thefts = g_ptr_array_new_with_free_func (g_object_unref);
  world.finds = g_ptr_array_new_with_free_func (g_object_unref);
  for (int round = 0; round < 20; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *expected = NULL, *found = NULL, *before = NULL, *after = NULL, *shuffled = NULL;

      for (int i = 0; i < 12; i++)
        act (&world, NOW + round * 1000 + i * 60);
      expected = list_expected (&world);
      found = list_found (desk);
      g_assert_cmpstr (found, ==, expected);
      n_found += found[0] != '\0';

      before = dump (desk);
      g_assert_true (desk_rebuild_run (desk->database, NULL, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      after = dump (desk);
      assert_same_dump (before, after);
      put_shuffled (&world);
      shuffled = dump (desk);
      assert_same_dump (before, shuffled);
    }
  g_assert_cmpuint (n_found, >, 10);
  g_rand_free (world.dice);
  g_ptr_array_unref (world.people);
  g_ptr_array_unref (world.losses);
  g_ptr_array_unref (world.thefts);
  g_ptr_array_unref (world.finds);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_test ("/match-histories/random", test_random);
  return g_test_run ();
}
