// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is changed in the journal is found, and named.

#include "store/verify.h"

#include "desk-fixture.h"
#include "store/error.h"
#include "store/query.h"

#include <string.h>

/* Two starts of the program with three visits each. */
static void
fill (Desk *desk, char *runs[2])
{
  for (int run = 0; run < 2; run++)
    {
      for (int i = 0; i < 3; i++)
        {
          g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);

          if (i == 0)
            runs[run] = g_strndup (desk_record_get_id (visit), strlen (desk_record_get_id (visit)) - 2);
        }
      if (run == 0)
        {
          desk_shut (desk);
          desk_open (desk);
        }
    }
}

static void
test_whole (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char *runs[2];
  gint64 n_changes;

  g_assert_true (desk_verify_run (desk->database, &n_changes, NULL, &error));
  g_assert_cmpint (n_changes, ==, 0);
  fill (desk, runs);
  g_assert_true (desk_verify_run (desk->database, &n_changes, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_changes, ==, 6);
  g_free (runs[0]);
  g_free (runs[1]);
}

static void
test_altered (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    int run;
    int n;
  } wrongs[] = {
    { "UPDATE change SET line = replace (line, '\"50\"', '\"51\"') WHERE run = 1 AND n = 1", 0, 1 },
    { "UPDATE change SET line = replace (line, '\"4417\"', '\"4418\"') WHERE run = 1 AND n = 2", 0, 2 },
    { "UPDATE change SET line = line || ' ' WHERE run = 2 AND n = 1", 1, 1 },
    { "UPDATE change SET line = '' WHERE run = 2 AND n = 2", 1, 2 },
    { "UPDATE change SET chain = zeroblob (32) WHERE run = 1 AND n = 3", 0, 3 },
    { "UPDATE change SET chain = NULL WHERE run = 2 AND n = 3", 1, 3 },
    { "DELETE FROM change WHERE run = 1 AND n = 2", 0, 3 },
    { "DELETE FROM change WHERE run = 1 AND n = 3", 1, 1 },
    { "UPDATE run SET up_n = 2 WHERE id = 2", 1, 1 },
    { "UPDATE run SET up_run = NULL WHERE id = 2", 1, 1 },
  };
  char *runs[2];

  fill (desk, runs);
  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autofree char *id = g_strdup_printf ("%s.%d", runs[wrongs[i].run], wrongs[i].n);
      g_autoptr (GError) error = NULL;

      g_assert_true (desk_database_execute (desk->database, "SAVEPOINT whole", NULL));
      g_assert_true (desk_database_execute (desk->database, wrongs[i].sql, NULL));
      g_assert_false (desk_verify_run (desk->database, NULL, NULL, &error));
      g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_BROKEN);
      g_assert_nonnull (strstr (error->message, id));
      g_assert_true (desk_database_execute (desk->database, "ROLLBACK TO whole; RELEASE whole", NULL));
      g_assert_true (desk_verify_run (desk->database, NULL, NULL, NULL));
    }
  g_free (runs[0]);
  g_free (runs[1]);
}

/* Any single byte of a line. */
static void
test_any_byte (Desk *desk, gconstpointer data)
{
  char *runs[2];
  g_autofree char *id = NULL;
  g_autoptr (DeskQuery) find = NULL;
  gint64 length;

  fill (desk, runs);
  id = g_strdup_printf ("%s.2", runs[0]);
  find = desk_query_new (desk->database, "SELECT length (line) FROM change WHERE run = 1 AND n = 2", NULL);
  g_assert_true (desk_query_next (find, NULL));
  length = desk_query_get_integer (find, 0);
  g_clear_pointer (&find, desk_query_release);
  for (gint64 place = 1; place <= length; place++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (desk_database_execute (desk->database, "SAVEPOINT whole", NULL));
      g_assert_true (desk_database_change (
          desk->database, NULL,
          "UPDATE change SET line = substr (line, 1, ?1 - 1) || char (unicode (substr (line, ?1, 1)) + 1)"
          " || substr (line, ?1 + 1) WHERE run = 1 AND n = 2",
          "i", place));
      g_assert_false (desk_verify_run (desk->database, NULL, NULL, &error));
      g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_BROKEN);
      g_assert_nonnull (strstr (error->message, id));
      g_assert_true (desk_database_execute (desk->database, "ROLLBACK TO whole; RELEASE whole", NULL));
    }
  g_free (runs[0]);
  g_free (runs[1]);
}

static void
test_cancelled (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (desk_verify_run (desk->database, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Both ways to verify say the same, and name what is missing. */
static void
assert_broken (Desk *desk, const char *ends_at, const char *missing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) apart = NULL;

  g_assert_false (desk_verify_run (desk->database, NULL, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_BROKEN);
  g_assert_nonnull (strstr (error->message, missing));
  if (ends_at != NULL)
    g_assert_nonnull (strstr (error->message, ends_at));
  g_assert_false (desk_verify_run_apart (desk->database, NULL, NULL, NULL, NULL, &apart));
  g_assert_cmpstr (apart->message, ==, error->message);
}

/* However much is cut off the end, also a whole run, also everything: the entry that was the last one is named, and the
   desk is not opened. */
static void
test_cut (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    int run, n; /* where it ends then */
  } cuts[] = {
    { "DELETE FROM change WHERE run = 2 AND n = 3", 1, 2 },
    { "DELETE FROM change WHERE run = 2 AND n > 1", 1, 1 },
    { "DELETE FROM change WHERE run = 2; DELETE FROM run WHERE id = 2", 0, 3 },
    { "DELETE FROM change WHERE run = 2 OR n > 1; DELETE FROM run WHERE id = 2", 0, 1 },
    { "DELETE FROM change; DELETE FROM run", -1, 0 },
  };
  char *runs[2];
  g_autofree char *last = NULL;

  fill (desk, runs);
  last = g_strdup_printf ("%s.3", runs[1]);
  g_assert_true (desk_database_execute (desk->database,
                                        "CREATE TABLE kept AS SELECT * FROM change;"
                                        "CREATE TABLE kept_run AS SELECT * FROM run",
                                        NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *end =
          cuts[i].run >= 0 ? g_strdup_printf ("%s.%d", runs[cuts[i].run], cuts[i].n) : NULL;

      g_assert_true (desk_database_execute (desk->database, cuts[i].sql, NULL));
      assert_broken (desk, end, last);
      g_assert_true (desk_database_execute (
          desk->database,
          "INSERT OR REPLACE INTO run SELECT * FROM kept_run; INSERT OR REPLACE INTO change SELECT * FROM kept",
          NULL));
      g_assert_true (desk_verify_run (desk->database, NULL, NULL, NULL));
    }

  g_assert_true (desk_database_execute (desk->database, cuts[0].sql, NULL));
  desk_shut (desk);
  {
    g_autoptr (GError) error = NULL;

    desk->database = desk_database_open (desk->folders, desk->key, &error);
    g_assert_null (desk->database);
    g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_BROKEN);
    g_assert_nonnull (strstr (error->message, last));
  }
  g_free (runs[0]);
  g_free (runs[1]);
}

#define CUT_AND_NOTE \
  "DELETE FROM change WHERE run = 2 AND n = 3;" \
  "UPDATE meta SET value = (SELECT r.name || '.' || c.n || ' ' || lower (hex (c.chain)) FROM change c" \
  " JOIN run r ON r.id = c.run WHERE c.run = 2 AND c.n = 2) WHERE key = 'journal_end'"

/* Whoever cuts the end off and alters the note to fit forgot the number somebody has in hand: at once, after the next
   start, and where the book was altered as well. */
static void
test_cut_and_noted (Desk *desk, gconstpointer data)
{
  char *runs[2];
  g_autofree char *end = NULL;

  fill (desk, runs);
  end = g_strdup_printf ("%s.2", runs[1]);
  g_assert_true (desk_database_execute (desk->database, CUT_AND_NOTE, NULL));
  assert_broken (desk, end, "PL1-A/2026/00006");
  desk_shut (desk);
  desk_open (desk);
  assert_broken (desk, end, "PL1-A/2026/00006");

  g_assert_true (desk_database_execute (desk->database, "UPDATE book SET last = 5 WHERE year = 2026", NULL));
  desk_shut (desk);
  desk_open (desk);
  g_assert_cmpstr (desk_database_get_book (desk->database), !=, "PL1-A");
  assert_broken (desk, end, "PL1-A/2026/00006");
  g_free (runs[0]);
  g_free (runs[1]);
}

/* The last entry altered with its chain: nothing in the journal contradicts it. */
static void
test_noted_chain (Desk *desk, gconstpointer data)
{
  char *runs[2];
  g_autofree char *last = NULL;

  fill (desk, runs);
  last = g_strdup_printf ("%s.3", runs[1]);
  g_assert_true (desk_database_execute (
      desk->database,
      "UPDATE meta SET value = replace (value, substr (value, -4), '0000') WHERE key = 'journal_end'", NULL));
  assert_broken (desk, NULL, last);
  g_free (runs[0]);
  g_free (runs[1]);
}

/* A database that a program wrote which noted nothing is opened and noted; a desk that was only started too. */
static void
test_noted_late (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char *runs[2];

  desk_shut (desk);
  desk_open (desk);
  g_assert_true (desk_verify_run (desk->database, NULL, NULL, &error));
  fill (desk, runs);
  g_assert_true (desk_database_execute (desk->database, "DELETE FROM meta WHERE key = 'journal_end'", NULL));
  desk_shut (desk);
  desk_open (desk);
  g_assert_true (desk_verify_run (desk->database, NULL, NULL, &error));
  g_assert_no_error (error);
  g_free (runs[0]);
  g_free (runs[1]);
}

typedef struct
{
  gint64 n_read;
  gint64 n_changes;
  guint n_told;
} Progress;

static void
on_progress (gint64 n_read, gint64 n_changes, gpointer data)
{
  Progress *progress = data;

  g_assert_cmpint (n_read, >, progress->n_read);
  *progress = (Progress){ n_read, n_changes, progress->n_told + 1 };
}

/* Beside the worker's connection, also in the middle of its transaction. */
static void
test_apart (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Progress progress = { 0 };
  char *runs[2];
  gint64 n_changes;

  fill (desk, runs);
  g_assert_true (desk_database_execute (desk->database, "BEGIN IMMEDIATE", NULL));
  g_assert_true (
      desk_database_execute (desk->database, "UPDATE change SET line = line || ' ' WHERE run = 1", NULL));
  g_assert_true (desk_verify_run_apart (desk->database, on_progress, &progress, &n_changes, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_changes, ==, 6);
  g_assert_cmpint (progress.n_changes, ==, 6);
  g_assert_cmpuint (progress.n_told, ==, 1);

  g_assert_true (desk_database_execute (desk->database, "COMMIT", NULL));
  g_assert_false (desk_verify_run_apart (desk->database, NULL, NULL, &n_changes, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_BROKEN);
  g_free (runs[0]);
  g_free (runs[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_test ("/verify/whole", test_whole);
  desk_test ("/verify/altered", test_altered);
  desk_test ("/verify/any-byte", test_any_byte);
  desk_test ("/verify/cut", test_cut);
  desk_test ("/verify/cut-and-noted", test_cut_and_noted);
  desk_test ("/verify/noted-chain", test_noted_chain);
  desk_test ("/verify/noted-late", test_noted_late);
  desk_test ("/verify/cancelled", test_cancelled);
  desk_test ("/verify/apart", test_apart);

  return g_test_run ();
}
