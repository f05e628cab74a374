// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules of judge and fold, one by one. Random histories are in tests/simulation. */

#include "journal/fold.h"

#define RECORD "PL1-A-00000001.1"

/* A change of one field; @text NULL clears it. */
static DeskChange *
make_change (const char *run, gint64 n, gint64 base, const char *field, const char *text)
{
  DeskChangeField fields = { field, text != NULL ? g_variant_new_string (text) : NULL };

  return desk_change_new (&(DeskChange){
      .run = run, .n = n, .rec = RECORD, .base = base, .officer = "7", .fields = &fields, .n_fields = 1 });
}

/* Judges and applies a change as headquarters does; NULL for @stamp_text if that does not matter. */
static void
stamp (DeskFold *fold, gint64 position, DeskChange *change, const char *stamp_text)
{
  DeskAuthor author = { .change = change, .base = change->base };
  g_auto (DeskStamp) result = DESK_STAMP_PLAIN (position);

  desk_judge (fold, change, desk_author_has_seen, &author, &result);
  g_autofree char *text = desk_stamp_write (&result);
  if (stamp_text != NULL)
    g_assert_cmpstr (text, ==, stamp_text);
  desk_fold_apply (fold, change, &result);
  desk_change_unref (change);
}

static void
assert_plain (const DeskFold *fold, const char *expected)
{
  g_autofree char *plain = desk_fold_to_plain (fold);

  g_assert_cmpstr (plain, ==, expected);
}

static void
test_empty (void)
{
  g_autoptr (DeskFold) fold = desk_fold_new ();
  guint n_fields;

  assert_plain (fold, "{}");
  desk_fold_get_fields (fold, &n_fields);
  g_assert_cmpuint (n_fields, ==, 0);
  g_assert_null (desk_fold_get_field (fold, "name"));
  g_assert_null (desk_fold_get_value (fold, "name"));
  g_assert_null (desk_fold_get_kind (fold));
  g_assert_false (desk_fold_has_conflict (fold));
}

static void
test_seen_values_are_replaced (void)
{
  g_autoptr (DeskFold) fold = desk_fold_new ();

  stamp (fold, 1, make_change ("A-1", 1, 0, "name", "Ivan"), "{\"@\":1,\"at\":0}");
  stamp (fold, 2, make_change ("B-1", 1, 1, "name", "Petro"), "{\"@\":2,\"at\":0}");
  assert_plain (fold, "{\"name\":[\"Petro\",[]]}");
}

static void
test_unseen_values_stay (void)
{
  g_autoptr (DeskFold) fold = desk_fold_new ();

  stamp (fold, 1, make_change ("A-1", 1, 0, "name", "Ivan"), NULL);
  stamp (fold, 2, make_change ("B-1", 1, 0, "name", "Petro"), "{\"@\":2,\"at\":0,\"x\":[\"name\"]}");
  assert_plain (fold, "{\"name\":[\"Ivan\",[[\"B-1.1\",\"Petro\"]]]}");
  g_assert_true (desk_fold_has_conflict (fold));
  g_assert_cmpstr (desk_fold_get_field (fold, "name")->others[0].change->id, ==, "B-1.1");

  /* C saw Ivan only: Petro stays. D saw both and settles it. */
  stamp (fold, 3, make_change ("C-1", 1, 1, "name", "Olha"),
         "{\"@\":3,\"at\":0,\"keep\":{\"name\":[\"B-1.1\"]}}");
  assert_plain (fold, "{\"name\":[\"Olha\",[[\"B-1.1\",\"Petro\"]]]}");
  stamp (fold, 4, make_change ("D-1", 1, 3, "name", "Petro"), "{\"@\":4,\"at\":0}");
  assert_plain (fold, "{\"name\":[\"Petro\",[]]}");
  g_assert_false (desk_fold_has_conflict (fold));
}

static void
test_equal_values_never_conflict (void)
{
  g_autoptr (DeskFold) fold = desk_fold_new ();

  stamp (fold, 1, make_change ("A-1", 1, 0, "name", "Ivan"), NULL);
  stamp (fold, 2, make_change ("B-1", 1, 0, "name", "Ivan"), "{\"@\":2,\"at\":0}");
  g_assert_cmpuint (desk_fold_get_field (fold, "name")->n_writers, ==, 2);
  /* B does not know of A's, but both wrote what it replaces. */
  stamp (fold, 3, make_change ("B-1", 2, 0, "name", "Petro"), "{\"@\":3,\"at\":0}");
  assert_plain (fold, "{\"name\":[\"Petro\",[]]}");
}

/* A value that was among the others becomes one more writer of the same value. */
static void
test_equal_other_becomes_writer (void)
{
  g_autoptr (DeskFold) fold = desk_fold_new ();

  stamp (fold, 1, make_change ("A-1", 1, 0, "name", "Ivan"), NULL);
  stamp (fold, 2, make_change ("B-1", 1, 0, "name", "Petro"), NULL);
  stamp (fold, 3, make_change ("A-1", 2, 1, "name", "Petro"),
         "{\"@\":3,\"at\":0,\"keep\":{\"name\":[\"B-1.1\"]}}");
  assert_plain (fold, "{\"name\":[\"Petro\",[]]}");
  stamp (fold, 4, make_change ("B-1", 2, 0, "name", "Olha"), "{\"@\":4,\"at\":0}");
  assert_plain (fold, "{\"name\":[\"Olha\",[]]}");
}

static void
test_cleared_is_a_value (void)
{
  g_autoptr (DeskFold) fold = desk_fold_new ();

  stamp (fold, 1, make_change ("A-1", 1, 0, "name", NULL), NULL);
  assert_plain (fold, "{\"name\":[null,[]]}");
  stamp (fold, 2, make_change ("B-1", 1, 0, "name", "Petro"), "{\"@\":2,\"at\":0,\"x\":[\"name\"]}");
  stamp (fold, 3, make_change ("C-1", 1, 0, "name", NULL),
         "{\"@\":3,\"at\":0,\"keep\":{\"name\":[\"B-1.1\"]}}");
  assert_plain (fold, "{\"name\":[null,[[\"B-1.1\",\"Petro\"]]]}");
  g_assert_null (desk_fold_get_value (fold, "name"));
  g_assert_nonnull (desk_fold_get_field (fold, "name"));
}

static void
test_verdicts (void)
{
  for (DeskVerdict verdict = DESK_VERDICT_OK; verdict <= DESK_VERDICT_UNREADABLE; verdict++)
    {
      g_autoptr (DeskFold) fold = desk_fold_new ();
      g_autoptr (DeskChange) change = make_change ("A-1", 1, 0, "name", "Ivan");
      DeskStamp with_verdict = DESK_STAMP_PLAIN (1);

      with_verdict.verdict = verdict;
      desk_fold_apply (fold, change, &with_verdict);
      assert_plain (fold, verdict <= DESK_VERDICT_DUPNO ? "{\"name\":[\"Ivan\",[]]}" : "{}");
    }
}

/* The runs of a database: C came after the fourth change of B, B after the second of A. */
static gboolean
find_parent (const char *run, const char **parent_run, gint64 *parent_n, gpointer data)
{
  const struct
  {
    const char *run, *parent_run;
    gint64 parent_n;
  } runs[] = { { "B-1", "A-1", 2 },
               { "C-1", "B-1", 4 },
               { "ring-1", "ring-2", 1 },
               { "ring-2", "ring-3", 1 },
               { "ring-3", "ring-2", 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
    if (g_str_equal (runs[i].run, run))
      {
        *parent_run = runs[i].parent_run;
        *parent_n = runs[i].parent_n;
        return TRUE;
      }
  return FALSE;
}

static gboolean
has_seen (const char *run, gint64 n, gint64 base, const char *earlier_run, gint64 earlier_n, gint64 position)
{
  g_autoptr (DeskChange) change = make_change (run, n, base, "name", NULL);
  g_autoptr (DeskChange) earlier = make_change (earlier_run, earlier_n, 0, "name", NULL);
  DeskAuthor author = { .change = change, .base = base, .parent = find_parent };

  return desk_author_has_seen (earlier, position, &author);
}

static void
test_what_an_author_has_seen (void)
{
  g_assert_true (has_seen ("C-1", 2, 5, "X-1", 1, 5));
  g_assert_false (has_seen ("C-1", 2, 5, "X-1", 1, 6));
  g_assert_false (has_seen ("C-1", 2, 0, "X-1", 1, 0));
  g_assert_true (has_seen ("C-1", 2, 0, "C-1", 1, 0));
  g_assert_false (has_seen ("C-1", 2, 0, "C-1", 2, 0));
  g_assert_true (has_seen ("C-1", 2, 0, "B-1", 4, 9));
  g_assert_false (has_seen ("C-1", 2, 0, "B-1", 5, 9)); /* written on a branch that was lost */
  g_assert_true (has_seen ("C-1", 2, 0, "A-1", 2, 9));
  g_assert_false (has_seen ("C-1", 2, 0, "A-1", 3, 9));
  g_assert_false (has_seen ("A-1", 2, 0, "B-1", 1, 9));
}

static void
test_ring_of_parents_ends (void)
{
  g_assert_false (has_seen ("ring-1", 1, 0, "X-1", 1, 0));
  g_assert_false (has_seen ("ring-2", 1, 0, "X-1", 1, 0));
  g_assert_true (has_seen ("ring-1", 1, 0, "ring-3", 1, 0));
}

static void
test_local_changes (void)
{
  g_autoptr (DeskFold) fold = desk_fold_new ();
  g_autoptr (DeskChange) own = make_change ("B-1", 1, 1, "name", "Petro");
  g_autoptr (DeskChange) next = make_change ("B-1", 2, 1, "name", "Olha");
  g_autoptr (DeskChange) clipped = make_change ("C-1", 1, 1, "name", "Maria");

  stamp (fold, 1, make_change ("A-1", 1, 0, "name", "Ivan"), NULL);
  desk_fold_apply_local (fold, own, DESK_NO_CLIP, NULL, NULL);
  desk_fold_apply_local (fold, next, DESK_NO_CLIP, NULL, NULL);
  assert_plain (fold, "{\"name\":[\"Olha\",[]]}");
  g_assert_cmpint (desk_fold_get_field (fold, "name")->writers[0].position, ==, 0);

  g_autoptr (DeskFold) other = desk_fold_new ();
  stamp (other, 1, make_change ("A-1", 1, 0, "name", "Ivan"), NULL);
  desk_fold_apply_local (other, clipped, 0, NULL, NULL);
  assert_plain (other, "{\"name\":[\"Ivan\",[[\"C-1.1\",\"Maria\"]]]}");
}

/* What was there is gone, even what nobody had settled; the kind of the record is not. */
static void
test_redaction_is_a_barrier (void)
{
  g_autoptr (DeskFold) fold = desk_fold_new ();
  DeskChangeField field = { "topic", g_variant_new_string ("50") };
  DeskChange from = {
    .run = "A-1", .n = 1, .kind = "visit", .officer = "7", .fields = &field, .n_fields = 1
  };

  stamp (fold, 1, desk_change_new (&from), NULL);
  stamp (fold, 2, make_change ("A-1", 2, 1, "name", "Ivan"), NULL);
  stamp (fold, 3, make_change ("B-1", 1, 1, "topic", "60"), NULL);
  stamp (fold, 4, make_change ("C-1", 1, 0, "topic", "70"), NULL);
  g_assert_true (desk_fold_has_conflict (fold));

  field.value = g_variant_new_string ("00");
  from = (DeskChange){
    .run = "R-1", .n = 1, .kind = "redact", .rec = "A-1.1", .officer = "1", .fields = &field, .n_fields = 1
  };
  stamp (fold, 5, desk_change_new (&from), "{\"@\":5,\"at\":0}");
  assert_plain (fold, "{\"topic\":[\"00\",[]]}");
  g_assert_cmpstr (desk_fold_get_kind (fold), ==, "visit");
}

static void
test_many_fields_and_entries (void)
{
  g_autoptr (DeskFold) fold = desk_fold_new ();
  guint n_fields;

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *name = g_strdup_printf ("phone.k%u", i * 7919 % 500);
      stamp (fold, i + 1, make_change ("A-1", i + 1, 0, name, "+380"), NULL);
    }
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *run = g_strdup_printf ("B-%u", i);
      stamp (fold, 501 + i, make_change (run, 1, 0, "phone.k7", run), NULL);
    }
  const DeskFoldField *fields = desk_fold_get_fields (fold, &n_fields);
  g_assert_cmpuint (n_fields, ==, 500);
  for (guint i = 1; i < n_fields; i++)
    g_assert_cmpstr (fields[i - 1].name, <, fields[i].name);
  g_assert_cmpuint (desk_fold_get_field (fold, "phone.k7")->n_others, ==, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/empty", test_empty);
  g_test_add_func ("/fold/seen-values-are-replaced", test_seen_values_are_replaced);
  g_test_add_func ("/fold/unseen-values-stay", test_unseen_values_stay);
  g_test_add_func ("/fold/equal-values-never-conflict", test_equal_values_never_conflict);
  g_test_add_func ("/fold/equal-other-becomes-writer", test_equal_other_becomes_writer);
  g_test_add_func ("/fold/cleared-is-a-value", test_cleared_is_a_value);
  g_test_add_func ("/fold/verdicts", test_verdicts);
  g_test_add_func ("/fold/what-an-author-has-seen", test_what_an_author_has_seen);
  g_test_add_func ("/fold/ring-of-parents-ends", test_ring_of_parents_ends);
  g_test_add_func ("/fold/local-changes", test_local_changes);
  g_test_add_func ("/fold/redaction-is-a-barrier", test_redaction_is_a_barrier);
  g_test_add_func ("/fold/many-fields-and-entries", test_many_fields_and_entries);
  return g_test_run ();
}
