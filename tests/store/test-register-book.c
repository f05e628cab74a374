// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers: without gaps, never twice, the year of the wall clock, and a database that was put back.

#include "store/register-book.h"

#include "desk-fixture.h"
#include "store/database-private.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_next (Desk *desk, gint64 now, const char *expected)
{
  g_autoptr (DeskRecord) visit = desk_receive (desk, now);

  g_assert_cmpstr (desk_record_get_text (visit, DESK_VISIT_NO), ==, expected);
}

static gint64
at (Desk *desk, int year, int month, int day, int hour)
{
  g_autoptr (GDateTime) moment = g_date_time_new (desk->zone, year, month, day, hour, 0, 0);

  return g_date_time_to_unix (moment);
}

static void
test_first_number (Desk *desk, gconstpointer data)
{
  g_autofree char *path = desk_folders_get_database (desk->folders);
  g_autofree char *high_water = desk_folders_get_high_water (desk->folders);
  g_autoptr (GError) error = NULL;

  desk_shut (desk);
  g_unlink (path);
  g_unlink (high_water);
  desk->database = desk_database_create (desk->folders, desk->key, "KK2", "B", 38, &error);
  g_assert_no_error (error);
  assert_next (desk, at (desk, 2026, 5, 1, 9), "KK2-B/2026/00038");
  desk_shut (desk);
  desk_open (desk);
  assert_next (desk, at (desk, 2026, 5, 2, 9), "KK2-B/2026/00039");
  assert_next (desk, at (desk, 2027, 1, 1, 9), "KK2-B/2027/00001");
}

/* The year turns with the station's midnight: 22:00 UTC in Kyiv. */
static void
test_new_year (Desk *desk, gconstpointer data)
{
  gint64 midnight = at (desk, 2027, 1, 1, 0);

  assert_next (desk, midnight - 1, "PL1-A/2026/00001");
  assert_next (desk, midnight, "PL1-A/2027/00001");
  desk_shut (desk);
  desk_open (desk);
  assert_next (desk, midnight + 1, "PL1-A/2027/00002");
}

/* A clock that was set back keeps the year it was in, also over a restart, until somebody confirms the date. */
static void
test_clock_behind (Desk *desk, gconstpointer data)
{
  gint64 future = at (desk, 2031, 3, 1, 9), present = at (desk, 2026, 6, 1, 9);
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_database_is_clock_behind (desk->database, present));
  assert_next (desk, at (desk, 2026, 5, 1, 9), "PL1-A/2026/00001");
  assert_next (desk, future, "PL1-A/2031/00001");
  g_assert_true (desk_database_is_clock_behind (desk->database, present));
  g_assert_false (desk_database_is_clock_behind (desk->database, future - 60));
  assert_next (desk, present, "PL1-A/2031/00002");
  desk_shut (desk);
  desk_open (desk);
  g_assert_true (desk_database_is_clock_behind (desk->database, present));
  assert_next (desk, present + 1, "PL1-A/2031/00003");

  g_assert_true (desk_database_confirm_clock (desk->database, present + 2, desk->zone, &error));
  g_assert_no_error (error);
  g_assert_false (desk_database_is_clock_behind (desk->database, present + 2));
  assert_next (desk, present + 3, "PL1-A/2026/00002");
  desk_shut (desk);
  desk_open (desk);
  g_assert_false (desk_database_is_clock_behind (desk->database, present + 4));
  assert_next (desk, present + 4, "PL1-A/2026/00003");
  assert_next (desk, at (desk, 2027, 6, 1, 9), "PL1-A/2027/00001");
}

/* Clock jumps of all kinds, restarts, saves that fail: no number twice, each year without a gap. */
static void
test_no_gaps (Desk *desk, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 now = NOW;

  for (int i = 0; i < 300; i++)
    {
      g_autoptr (DeskRecord) visit = NULL;
      g_autofree char *year = NULL;
      const char *number;

      now += g_test_rand_int_range (0, 20) == 0 ? (gint64)g_test_rand_int_range (-40000000, 40000000)
                                                : g_test_rand_int_range (0, 4000);
      if (g_test_rand_int_range (0, 10) == 0)
        {
          g_autofree char *text = g_strnfill (70000, 'x');
          g_autoptr (DeskRecord) wrong = g_object_new (DESK_TYPE_VISIT, "note", text, NULL);
          g_autoptr (DeskSave) save = desk_save_new ("4417", now, desk->zone);

          desk_save_add (save, wrong, NULL, 0, NULL);
          desk_save_draw_number (save, wrong, DESK_VISIT_NO);
          g_assert_false (desk_save_run (save, desk->database, NULL, NULL));
        }
      if (g_test_rand_int_range (0, 15) == 0)
        g_assert_true (desk_database_confirm_clock (desk->database, now, desk->zone, NULL));
      if (g_test_rand_int_range (0, 20) == 0)
        {
          desk_shut (desk);
          desk_open (desk);
        }
      visit = desk_receive (desk, now);
      number = desk_record_get_text (visit, DESK_VISIT_NO);
      g_assert_true (g_hash_table_add (seen, g_strdup (number)));
      year = g_strndup (number, strrchr (number, '/') - number);
      {
        gint64 last = GPOINTER_TO_INT (g_hash_table_lookup (counts, year));

        g_assert_cmpint (g_ascii_strtoll (strrchr (number, '/') + 1, NULL, 10), ==, last + 1);
        g_hash_table_insert (counts, g_strdup (year), GINT_TO_POINTER (last + 1));
      }
    }
}

static void
test_queue (Desk *desk, gconstpointer data)
{
  const gint64 day = NOW, next_day = NOW + 86400;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const first[] = { "A100", "A101", "A102" };

  for (guint i = 0; i < 300; i++)
    {
      gboolean priority = i >= 3 && i % 2 == 0;
      g_autoptr (GError) error = NULL;
      char *number;

      if (i == 50)
        {
          desk_shut (desk);
          desk_open (desk);
        }
      number = desk_register_book_draw_queue (desk->database, priority, day, &error);
      g_assert_no_error (error);
      if (i < G_N_ELEMENTS (first))
        g_assert_cmpstr (number, ==, first[i]);
      if (i == 4)
        g_assert_cmpstr (number, ==, "A1");
      g_assert_true (g_hash_table_add (seen, number));
    }
  {
    g_autofree char *ordinary = desk_register_book_draw_queue (desk->database, FALSE, next_day, NULL);
    g_autofree char *priority = desk_register_book_draw_queue (desk->database, TRUE, next_day, NULL);

    g_assert_cmpstr (ordinary, ==, "A100");
    g_assert_cmpstr (priority, ==, "A1");
  }
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize)length, NULL));
}

/* A backup put back: numbers were given since, so a sub-book follows. A second restore opens another one. */
static void
test_restored (Desk *desk, gconstpointer data)
{
  g_autofree char *path = desk_folders_get_database (desk->folders);
  g_autofree char *backup = g_strconcat (path, ".backup", NULL);
  g_autofree char *book = NULL;

  assert_next (desk, NOW, "PL1-A/2026/00001");
  desk_shut (desk);
  copy_file (path, backup);
  desk_open (desk);
  assert_next (desk, NOW, "PL1-A/2026/00002");
  desk_shut (desk);

  copy_file (backup, path);
  desk_open (desk);
  book = g_strdup (desk_database_get_book (desk->database));
  g_assert_true (g_regex_match_simple ("^PL1-A\\.[0-9a-z]{4}$", book, 0, 0));
  g_assert_cmpstr (desk_database_get_desk (desk->database), ==, "PL1-A");
  {
    g_autofree char *expected = g_strconcat (book, "/2026/00001", NULL);

    assert_next (desk, NOW, expected);
  }
  desk_shut (desk);
  desk_open (desk);
  g_assert_cmpstr (desk_database_get_book (desk->database), ==, book);
  desk_shut (desk);

  copy_file (backup, path);
  desk_open (desk);
  g_assert_cmpstr (desk_database_get_book (desk->database), !=, book);
  g_assert_cmpstr (desk_database_get_book (desk->database), !=, "PL1-A");
}

/* A backup of the present state is no reason for anything, nor is a high-water file that is gone. */
static void
test_not_restored (Desk *desk, gconstpointer data)
{
  g_autofree char *high_water = desk_folders_get_high_water (desk->folders);

  assert_next (desk, NOW, "PL1-A/2026/00001");
  desk_shut (desk);
  desk_open (desk);
  g_assert_cmpstr (desk_database_get_book (desk->database), ==, "PL1-A");
  desk_shut (desk);
  g_assert_cmpint (g_unlink (high_water), ==, 0);
  desk_open (desk);
  assert_next (desk, NOW, "PL1-A/2026/00002");
  g_assert_true (g_file_test (high_water, G_FILE_TEST_EXISTS));
}

/* The program died after a number was begun in the file and before the database had it: nobody saw it, so it is given
 * again. The same file beside any older database means that the database was put back. */
static void
test_died_while_saving (Desk *desk, gconstpointer data)
{
  g_autofree char *path = desk_folders_get_database (desk->folders);
  g_autofree char *backup = g_strconcat (path, ".backup", NULL);
  g_autofree char *old_backup = g_strconcat (path, ".old", NULL);
  g_autofree char *high_water = desk_folders_get_high_water (desk->folders);
  g_autofree char *kept = NULL;
  gsize length;

  desk_shut (desk);
  copy_file (path, old_backup);
  desk_open (desk);
  assert_next (desk, NOW, "PL1-A/2026/00001");
  desk_shut (desk);
  copy_file (path, backup);
  desk_open (desk);
  assert_next (desk, NOW, "PL1-A/2026/00002");
  desk_shut (desk);

  /* Told goes back to begun: as it is at the moment of the commit. */
  g_assert_true (g_file_get_contents (high_water, &kept, &length, NULL));
  {
    char *number = strstr (kept, " 2026 2 ");
    char *state;

    g_assert_nonnull (number);
    for (state = number; state > kept && state[-1] != '\n'; state--)
      continue;
    g_assert_cmpint (*state, ==, 't');
    *state = 'b';
  }
  g_assert_true (g_file_set_contents (high_water, kept, (gssize)length, NULL));
  desk_open (desk);
  g_assert_cmpstr (desk_database_get_book (desk->database), ==, "PL1-A");
  assert_next (desk, NOW, "PL1-A/2026/00003");
  desk_shut (desk);

  copy_file (backup, path);
  g_assert_true (g_file_set_contents (high_water, kept, (gssize)length, NULL));
  desk_open (desk);
  assert_next (desk, NOW, "PL1-A/2026/00002");
  desk_shut (desk);

  copy_file (old_backup, path);
  g_assert_true (g_file_set_contents (high_water, kept, (gssize)length, NULL));
  desk_open (desk);
  g_assert_cmpstr (desk_database_get_book (desk->database), !=, "PL1-A");
}

/* A page torn by a power cut: the other one counts, and the number before it is known. */
static void
test_torn_high_water (Desk *desk, gconstpointer data)
{
  g_autofree char *high_water = desk_folders_get_high_water (desk->folders);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *kept = NULL;
      g_autofree char *expected = g_strdup_printf ("PL1-A/2026/%05u", i + 1);
      char *number;
      gsize length;
      g_autofree char *words = g_strdup_printf (" 2026 %u ", i + 1);

      assert_next (desk, NOW, expected);
      desk_shut (desk);
      g_assert_true (g_file_get_contents (high_water, &kept, &length, NULL));
      number = strstr (kept, words);
      g_assert_nonnull (number);
      number[1] ^= 1;
      g_assert_true (g_file_set_contents (high_water, kept, (gssize)length, NULL));
      desk_open (desk);
      g_assert_cmpstr (desk_database_get_book (desk->database), ==, "PL1-A");
    }
}

static void
test_damaged_high_water (Desk *desk, gconstpointer data)
{
  static const char *const texts[] = { "",         "PL1-A",          "PL1-A 2026 x",
                                       "\xff\xfe", "PL1-A 2026 1 2", "../x 2026 1" };
  g_autofree char *high_water = desk_folders_get_high_water (desk->folders);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *book = g_strdup (desk_database_get_book (desk->database));

      desk_shut (desk);
      g_assert_true (g_file_set_contents (high_water, texts[i], -1, NULL));
      desk_open (desk);
      g_assert_cmpstr (desk_database_get_book (desk->database), !=, book);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_test ("/register-book/first-number", test_first_number);
  desk_test ("/register-book/new-year", test_new_year);
  desk_test ("/register-book/clock-behind", test_clock_behind);
  desk_test ("/register-book/no-gaps", test_no_gaps);
  desk_test ("/register-book/queue", test_queue);
  desk_test ("/register-book/restored", test_restored);
  desk_test ("/register-book/not-restored", test_not_restored);
  desk_test ("/register-book/died-while-saving", test_died_while_saving);
  desk_test ("/register-book/torn-high-water", test_torn_high_water);
  desk_test ("/register-book/damaged-high-water", test_damaged_high_water);

  return g_test_run ();
}
