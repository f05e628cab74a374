// SPDX-License-Identifier: GPL-3.0-or-later
// Open forms in the database.

#include "store/draft.h"

#include "desk-fixture.h"

static GVariant *
make_values (const char *text)
{
  GVariantDict values;

  g_variant_dict_init (&values, NULL);
  g_variant_dict_insert (&values, "note", "s", text);
  g_variant_dict_insert (&values, "calls", "x", G_MININT64);
  g_variant_dict_insert (&values, "step.ids", "b", TRUE);
  g_variant_dict_insert (&values, "\"odd\"\n", "s", "");
  return g_variant_ref_sink (g_variant_dict_end (&values));
}

static void
assert_values (GVariant *a, GVariant *b)
{
  GVariantDict left;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_assert_cmpuint (g_variant_n_children (a), ==, g_variant_n_children (b));
  g_variant_dict_init (&left, a);
  g_variant_iter_init (&iter, b);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    {
      g_autoptr (GVariant) other = g_variant_dict_lookup_value (&left, name, NULL);

      g_assert_nonnull (other);
      g_assert_cmpvariant (other, value);
    }
  g_variant_dict_clear (&left);
}

static DeskDraft *
write_one (Desk *desk, const char *form, const char *text, gint64 touched)
{
  g_autoptr (GError) error = NULL;
  DeskDraft *draft = desk_draft_new (form, "PL1-A-00000000.1");

  draft->base = 17;
  draft->officer = g_strdup ("4417");
  draft->shown = make_values ("before");
  draft->typed = make_values (text);
  draft->touched = touched;
  g_assert_true (desk_draft_write (draft, desk->database, NULL, &error));
  g_assert_no_error (error);
  return draft;
}

static GPtrArray *
list (Desk *desk, const char *form)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts = desk_draft_list (desk->database, form, &error);

  g_assert_no_error (error);
  return drafts;
}

static void
test_round_trip (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskDraft) draft = write_one (desk, "visit", "рядок \"1\"\n\\ 🚓\x01", NOW);
  g_autoptr (GPtrArray) drafts = NULL;
  const DeskDraft *read;

  desk_shut (desk);
  desk_open (desk);
  drafts = list (desk, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  read = g_ptr_array_index (drafts, 0);
  g_assert_cmpint (read->id, ==, draft->id);
  g_assert_cmpstr (read->form, ==, "visit");
  g_assert_cmpstr (read->record, ==, "PL1-A-00000000.1");
  g_assert_cmpstr (read->officer, ==, "4417");
  g_assert_cmpint (read->base, ==, 17);
  g_assert_cmpint (read->touched, ==, NOW);
  assert_values (read->shown, draft->shown);
  assert_values (read->typed, draft->typed);
}

static void
test_write_again (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskDraft) draft = write_one (desk, "visit", "а", NOW);
  g_autoptr (GPtrArray) drafts = NULL;
  gint64 id = draft->id;

  g_variant_unref (draft->typed);
  draft->typed = make_values ("аб");
  g_assert_true (desk_draft_write (draft, desk->database, NULL, NULL));
  g_assert_cmpint (draft->id, ==, id);
  drafts = list (desk, "visit");
  g_assert_cmpuint (drafts->len, ==, 1);
  assert_values (((DeskDraft *)g_ptr_array_index (drafts, 0))->typed, draft->typed);
}

static void
test_list (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskDraft) old = write_one (desk, "visit", "а", NOW);
  g_autoptr (DeskDraft) young = write_one (desk, "visit", "б", NOW + 5);
  g_autoptr (DeskDraft) other = write_one (desk, "person", "в", NOW + 1);
  g_autoptr (GPtrArray) visits = list (desk, "visit");
  g_autoptr (GPtrArray) all = list (desk, NULL);

  g_assert_cmpuint (visits->len, ==, 2);
  g_assert_cmpint (((DeskDraft *)g_ptr_array_index (visits, 0))->id, ==, young->id);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (((DeskDraft *)g_ptr_array_index (all, 1))->id, ==, other->id);
  g_assert_cmpint (((DeskDraft *)g_ptr_array_index (all, 2))->id, ==, old->id);
}

static void
test_empty_vanishes (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskDraft) never = desk_draft_new ("visit", NULL);
  g_autoptr (DeskDraft) draft = write_one (desk, "visit", "а", NOW);
  g_autoptr (GPtrArray) drafts = NULL;

  g_assert_true (desk_draft_write (never, desk->database, NULL, NULL));
  g_assert_cmpint (never->id, ==, 0);
  g_clear_pointer (&draft->typed, g_variant_unref);
  g_assert_true (desk_draft_write (draft, desk->database, NULL, NULL));
  g_assert_cmpint (draft->id, ==, 0);
  drafts = list (desk, NULL);
  g_assert_cmpuint (drafts->len, ==, 0);
}

/* A keystroke that is written late does not bring back a form that was saved. */
static void
test_save_removes (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskDraft) draft = write_one (desk, "visit", "а", NOW);
  g_autoptr (DeskDraft) next = NULL;
  g_autoptr (DeskRecord) visit = g_object_new (DESK_TYPE_VISIT, "note", "а", NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);
  g_autoptr (GPtrArray) drafts = NULL;

  desk_save_add (save, visit, NULL, 0, NULL);
  desk_save_drop_draft (save, draft->id);
  desk_run_save (desk, save);
  g_assert_true (desk_draft_write (draft, desk->database, NULL, NULL));
  drafts = list (desk, NULL);
  g_assert_cmpuint (drafts->len, ==, 0);

  next = write_one (desk, "visit", "б", NOW);
  g_assert_cmpint (next->id, >, draft->id);
}

static void
test_discard (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskDraft) draft = write_one (desk, "visit", "а", NOW);
  g_autoptr (GPtrArray) drafts = NULL;

  g_assert_true (desk_draft_discard (draft->id, desk->database, NULL));
  g_assert_true (desk_draft_discard (draft->id, desk->database, NULL));
  drafts = list (desk, NULL);
  g_assert_cmpuint (drafts->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_test ("/draft/round-trip", test_round_trip);
  desk_test ("/draft/write-again", test_write_again);
  desk_test ("/draft/list", test_list);
  desk_test ("/draft/empty-vanishes", test_empty_vanishes);
  desk_test ("/draft/save-removes", test_save_removes);
  desk_test ("/draft/discard", test_discard);

  return g_test_run ();
}
