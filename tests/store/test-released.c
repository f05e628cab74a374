// SPDX-License-Identifier: GPL-3.0-or-later
// A desk of each released version (released/NNN) is opened by this program, and everything is still there.

#include "released.h"
#include "store/blob.h"
#include "store/draft.h"
#include "store/history.h"
#include "store/keyring.h"
#include "store/migrations.h"
#include "store/records.h"
#include "store/rebuild.h"
#include "store/search.h"
#include "store/verify.h"

#include <glib/gstdio.h>
#include <string.h>

static void
copy_folder (const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (from, 0, &error);
  const char *name;

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        copy_folder (source, target);
      else
        {
          g_autofree char *bytes = NULL;
          gsize length;

          g_assert_true (g_file_get_contents (source, &bytes, &length, &error));
          g_assert_true (g_file_set_contents_full (target, bytes, (gssize)length, G_FILE_SET_CONTENTS_NONE,
                                                   0600, &error));
        }
    }
}

static char *
print_all (Desk *desk)
{
  GString *all = g_string_new (NULL);
  guint n_types;
  const GType *types = desk_record_types_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      const DeskRecordClass *klass = g_type_class_get (types[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = desk_records_load_all (desk->database, klass->kind, NULL, &error);

      g_assert_no_error (error);
      for (guint j = 0; j < records->len; j++)
        released_print (records->pdata[j], all);
    }
  return g_string_free (all, FALSE);
}

/* Every line the old program wrote is among those that are read now. Returns the id of the person, and how many numbers
 * were given. */
static char *
assert_records (Desk *desk, guint *n_numbers)
{
  g_autofree char *path = g_build_filename (desk->top, "records", NULL);
  g_autofree char *were = NULL;
  g_autofree char *now = print_all (desk);
  g_auto (GStrv) old = NULL;
  g_auto (GStrv) present = g_strsplit (now, "\n", -1);
  char *person = NULL;

  g_assert_true (g_file_get_contents (path, &were, NULL, NULL));
  old = g_strsplit (were, "\n", -1);
  g_assert_cmpuint (g_strv_length (old), >, 20);
  for (guint i = 0; old[i] != NULL; i++)
    {
      if (!g_strv_contains ((const char *const *)present, old[i]))
        g_error ("lost: %s\namong:\n%s", old[i], now);
      *n_numbers += strstr (old[i], " no '") != NULL;
      if (person == NULL && g_str_has_prefix (old[i], "person "))
        person = g_strndup (old[i] + 7, strcspn (old[i] + 7, " "));
    }
  return person;
}

/* What was changed in her, the word that was typed and not saved, and who is found by her number. */
static void
assert_person (Desk *desk, const char *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = desk_history_load (desk->database, person, NULL, &error);
  g_autoptr (GPtrArray) drafts = desk_draft_list (desk->database, "person", &error);
  g_autoptr (DeskSearch) search = desk_search_new ("0501234567", "ua", TRUE, 10);
  g_autoptr (GPtrArray) hits = desk_search_run (desk->database, search, NULL, &error);
  const char *typed = NULL;
  guint n_changes = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++)
    n_changes += g_str_equal (((DeskEvent *)history->pdata[i])->record, person);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_true (g_variant_lookup (((DeskDraft *)drafts->pdata[0])->typed, "patronymic", "&s", &typed));
  g_assert_cmpstr (typed, ==, RELEASED_TYPED);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (desk_record_get_id (desk_hit_get_record (hits->pdata[0])), ==, person);
}

static void
assert_whole (Desk *desk, gboolean attached)
{
  g_autoptr (GError) error = NULL;
  gint64 n_changes = 0, n_attachments = 0;

  g_assert_true (desk_database_check (desk->database, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (desk_verify_run (desk->database, &n_changes, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_changes, >=, 6);
  g_assert_true (desk_blob_verify (desk->database, &n_attachments, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_attachments, ==, attached);
}

static void
unlock (Desk *desk)
{
  g_autofree char *path = desk_folders_get_keyring (desk->folders);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskKeyring) keyring = desk_keyring_load (path, &error);

  g_assert_no_error (error);
  desk->key = desk_keyring_unlock (keyring, "shevchuk", RELEASED_PASSWORD, NOW, &error);
  g_assert_no_error (error);
}

static void
test_released (gconstpointer data)
{
  Desk desk = { 0 };
  g_autofree char *source =
      g_build_filename (g_getenv ("DUTYDESK_SOURCE"), "tests", "store", "released", data, NULL);
  g_autofree char *top = g_build_filename (g_get_home_dir (), data, NULL);
  g_autofree char *person = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *again = NULL;
  g_autofree char *next = NULL;
  g_autoptr (DeskRecord) visit = NULL;
  g_autoptr (GError) error = NULL;
  gboolean attached = g_ascii_strtoll (data, NULL, 10) >= 3;
  guint n_numbers = 0;
  int version = 0;

  copy_folder (source, top);
  released_name_folders (&desk, top);
  unlock (&desk);
  desk_open (&desk);
  g_assert_true (desk_migrations_examine (desk.database, &version, &error));
  g_assert_cmpint (version, ==, desk_migrations_get_newest ());

  person = assert_records (&desk, &n_numbers);
  assert_person (&desk, person);
  assert_whole (&desk, attached);

  /* What the journal makes of it anew is the same, and the numbers go on. */
  folded = print_all (&desk);
  g_assert_true (desk_rebuild_run (desk.database, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  again = print_all (&desk);
  g_assert_cmpstr (again, ==, folded);
  visit = desk_receive (&desk, NOW + 3600);
  /* The oldest noted its last number without a check, which counts as damaged: it goes on in a sub-book. */
  next = g_str_equal (data, "001") ? g_strdup ("PL1-A.*/2026/00001")
                                   : g_strdup_printf ("PL1-A/2026/%05u", n_numbers + 1);
  g_assert_true (g_pattern_match_simple (next, desk_record_get_text (visit, DESK_VISIT_NO)));

  desk_shut (&desk);
  desk_open (&desk);
  assert_whole (&desk, attached);
  desk_tear_down (&desk, NULL);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder =
      g_build_filename (g_getenv ("DUTYDESK_SOURCE"), "tests", "store", "released", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *before = g_strdup_printf ("%03d", desk_migrations_get_newest () - 1);
  gboolean is_there = FALSE;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/released/", name, NULL);

      g_test_add_data_func_full (path, g_strdup (name), test_released, g_free);
      is_there |= g_str_equal (name, before);
    }
  /* The newest script may still be written; the one before it is out. */
  g_assert_true (is_there);
  return g_test_run ();
}
