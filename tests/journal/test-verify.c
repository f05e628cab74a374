// SPDX-License-Identifier: GPL-3.0-or-later

/* A journal of three runs is damaged in every way, and the first broken link must be named. */

#include "journal/verify.h"

#include <string.h>

#include "journal/error.h"
#include "journal/line.h"

typedef struct
{
  char *run;
  gint64 n;
  char *parent_run;
  gint64 parent_n;
  char *line;
  guint8 chain[DESK_HASH_BYTES];
} Row;

typedef struct
{
  GPtrArray *rows;
  guint next;
} Journal;

static void
row_free (gpointer pointer)
{
  Row *row = pointer;

  g_free (row->run);
  g_free (row->parent_run);
  g_free (row->line);
  g_free (row);
}

static gboolean
chain_of (const char *run, gint64 n, guint8 chain[DESK_HASH_BYTES], gpointer data)
{
  Journal *journal = data;

  for (guint i = 0; i < journal->rows->len; i++)
    {
      Row *row = journal->rows->pdata[i];
      if (row->n == n && g_str_equal (row->run, run))
        {
          memcpy (chain, row->chain, DESK_HASH_BYTES);
          return TRUE;
        }
    }
  return FALSE;
}

static void
add_run (Journal *journal, const char *run, guint count, const char *parent_run, gint64 parent_n)
{
  guint8 chain[DESK_HASH_BYTES] = { 0 };

  if (parent_run != NULL)
    g_assert_true (chain_of (parent_run, parent_n, chain, journal));
  for (guint n = 1; n <= count; n++)
    {
      Row *row = g_new0 (Row, 1);
      g_autofree char *id = desk_change_id (run, n);
      guint8 digest[DESK_HASH_BYTES];

      row->run = g_strdup (run);
      row->n = n;
      row->parent_run = n == 1 ? g_strdup (parent_run) : NULL;
      row->parent_n = n == 1 ? parent_n : 0;
      row->line = g_strdup_printf ("{\"k\":\"visit\",\"b\":0,\"t\":%u,\"u\":\"7\",\"s\":{\"topic\":\"%u\"}}",
                                   n, n + 10);
      g_assert_true (desk_line_digest (id, row->line, -1, digest, NULL));
      desk_chain_link (chain, digest, chain);
      memcpy (row->chain, chain, sizeof chain);
      g_ptr_array_add (journal->rows, row);
    }
}

/* Two runs, and a third that begins in the middle of the first, as after a restore. */
static Journal *
journal_new (void)
{
  Journal *journal = g_new0 (Journal, 1);

  journal->rows = g_ptr_array_new_with_free_func (row_free);
  add_run (journal, "A-1", 4, NULL, 0);
  add_run (journal, "A-2", 3, "A-1", 4);
  add_run (journal, "A-3", 2, "A-1", 2);
  return journal;
}

static void
journal_free (Journal *journal)
{
  g_ptr_array_unref (journal->rows);
  g_free (journal);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Journal, journal_free)

static gboolean
next_line (DeskVerifyLine *line, gpointer data, GError **error)
{
  Journal *journal = data;

  if (journal->next == journal->rows->len)
    return FALSE;
  Row *row = journal->rows->pdata[journal->next++];
  *line = (DeskVerifyLine){ row->run,           row->n,    row->parent_run, row->parent_n, row->line,
                            strlen (row->line), row->chain };
  return TRUE;
}

static Row *
row_at (Journal *journal, guint index)
{
  return journal->rows->pdata[index];
}

/* @where: run and number that must be named; @good: how many lines come before. */
static void
assert_broken (Journal *journal, const char *where, gint64 good)
{
  g_autoptr (GError) error = NULL;
  gint64 n_lines = -1;

  g_assert_false (desk_verify (next_line, chain_of, journal, &n_lines, &error));
  g_assert_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_BROKEN);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, where));
  g_assert_cmpint (n_lines, ==, good);
}

static void
test_whole (void)
{
  g_autoptr (Journal) journal = journal_new ();
  g_autoptr (GError) error = NULL;
  gint64 n_lines;

  g_assert_true (desk_verify (next_line, chain_of, journal, &n_lines, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_lines, ==, 9);
}

static void
test_text_altered (void)
{
  g_autoptr (Journal) journal = journal_new ();

  *strstr (row_at (journal, 5)->line, "12") = '9';
  assert_broken (journal, "entry A-2.2. ", 5);
}

static void
test_every_byte_counts (void)
{
  g_autoptr (Journal) journal = journal_new ();
  char *line = row_at (journal, 6)->line;

  for (char *at = line; *at != '\0'; at++)
    {
      char before = *at;
      *at ^= 1;
      journal->next = 0;
      assert_broken (journal, "entry A-2.3. ", 6);
      *at = before;
    }
}

static void
test_chain_altered (void)
{
  g_autoptr (Journal) journal = journal_new ();

  row_at (journal, 8)->chain[31] ^= 1;
  assert_broken (journal, "entry A-3.2. ", 8);
}

static void
test_line_taken_out (void)
{
  g_autoptr (Journal) first = journal_new ();
  g_autoptr (Journal) middle = journal_new ();
  g_autoptr (Journal) parent = journal_new ();

  g_ptr_array_remove_index (first->rows, 4);
  assert_broken (first, "entry A-2.2. ", 4);
  g_ptr_array_remove_index (middle->rows, 2);
  assert_broken (middle, "entry A-1.4. ", 2);
  g_ptr_array_remove_index (parent->rows, 3); /* the last of its run: the run after it misses it */
  assert_broken (parent, "entry A-2.1. ", 3);
}

static void
test_line_put_in (void)
{
  g_autoptr (Journal) journal = journal_new ();
  Row *row = g_memdup2 (row_at (journal, 1), sizeof (Row));

  row->run = g_strdup (row->run);
  row->parent_run = NULL;
  row->line = g_strdup (row->line);
  g_ptr_array_insert (journal->rows, 2, row);
  assert_broken (journal, "entry A-1.2. ", 2);
}

static void
test_lines_exchanged (void)
{
  g_autoptr (Journal) journal = journal_new ();
  char *line = row_at (journal, 0)->line;

  row_at (journal, 0)->line = row_at (journal, 1)->line;
  row_at (journal, 1)->line = line;
  assert_broken (journal, "entry A-1.1. ", 0);
}

static void
test_other_parent (void)
{
  g_autoptr (Journal) journal = journal_new ();

  row_at (journal, 7)->parent_n = 3;
  assert_broken (journal, "entry A-3.1. ", 7);
}

static void
test_no_line_at_all (void)
{
  g_autoptr (Journal) journal = journal_new ();

  g_set_str (&row_at (journal, 3)->line, "{\"topic\"");
  assert_broken (journal, "entry A-1.4. ", 3);
}

/* What was taken away by redaction leaves the chain whole. */
static void
test_redacted (void)
{
  g_autoptr (Journal) journal = journal_new ();

  for (guint i = 0; i < journal->rows->len; i += 2)
    {
      g_autofree char *line = g_steal_pointer (&row_at (journal, i)->line);
      row_at (journal, i)->line = desk_line_redact (line, NULL);
    }
  g_assert_true (desk_verify (next_line, chain_of, journal, NULL, NULL));
}

static gboolean
fail_to_read (DeskVerifyLine *line, gpointer data, GError **error)
{
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_IO, "disk");
  return FALSE;
}

static void
test_lines_cannot_be_had (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_verify (fail_to_read, chain_of, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_IO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verify/whole", test_whole);
  g_test_add_func ("/verify/text-altered", test_text_altered);
  g_test_add_func ("/verify/every-byte-counts", test_every_byte_counts);
  g_test_add_func ("/verify/chain-altered", test_chain_altered);
  g_test_add_func ("/verify/line-taken-out", test_line_taken_out);
  g_test_add_func ("/verify/line-put-in", test_line_put_in);
  g_test_add_func ("/verify/lines-exchanged", test_lines_exchanged);
  g_test_add_func ("/verify/other-parent", test_other_parent);
  g_test_add_func ("/verify/no-line-at-all", test_no_line_at_all);
  g_test_add_func ("/verify/redacted", test_redacted);
  g_test_add_func ("/verify/lines-cannot-be-had", test_lines_cannot_be_had);
  return g_test_run ();
}
