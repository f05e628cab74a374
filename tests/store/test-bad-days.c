// SPDX-License-Identifier: GPL-3.0-or-later
// What the world does to a desk: the program killed, the disk full, the folder not writable, the laptop stolen.

#define _GNU_SOURCE /* unshare, memmem */

#include "desk-fixture.h"
#include "killed.h"
#include "store/draft.h"
#include "store/error.h"
#include "store/records.h"
#include "store/rebuild.h"
#include "store/query.h"
#include "store/verify.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#define KILLS 50
#define SKIPPED 77

static const char *program; /* this test, to be started again as the one that is killed */

static gboolean
holds (const char *path, const char *needle)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return memmem (bytes, length, needle, strlen (needle)) != NULL;
}

/* Looks through all files below a folder. */
static guint
count_files_with (const char *folder, const char *needle, guint *n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint found = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        found += count_files_with (path, needle, n_files);
      else if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        {
          ++*n_files;
          found += holds (path, needle);
        }
    }
  return found;
}

static void
save_words (Desk *desk, const char *word)
{
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "surname", word, "sex", "female", NULL);
  g_autoptr (DeskRecord) visit = g_object_new (DESK_TYPE_VISIT, "note", word, "state", "waiting", NULL);
  g_autoptr (DeskSave) save = desk_save_new (word, NOW, desk->zone);

  desk_record_set_entry (person, DESK_PERSON_ADDRESS, "0abc", g_variant_new_string (word));
  desk_save_add (save, person, NULL, 0, word);
  desk_save_add (save, visit, NULL, 0, word);
  desk_save_link (save, visit, DESK_VISIT_PERSON, person);
  desk_run_save (desk, save);
}

static void
write_draft (Desk *desk, const char *word, gint64 touched)
{
  g_autoptr (DeskDraft) draft = desk_draft_new ("visit", NULL);
  g_autoptr (GError) error = NULL;
  GVariantDict typed;

  g_variant_dict_init (&typed, NULL);
  g_variant_dict_insert (&typed, "note", "s", word);
  draft->typed = g_variant_ref_sink (g_variant_dict_end (&typed));
  draft->touched = touched;
  g_assert_true (desk_draft_write (draft, desk->database, NULL, &error));
  g_assert_no_error (error);
}

/* Nothing that was typed can be read in any file: database, WAL, whatever lies in the temporary folder. */
static void
test_stolen (Desk *desk, gconstpointer data)
{
  const char *const words[] = { "Hryhorovych-Zalizniak", "Залізняк" };
  g_autofree char *control = g_build_filename (g_get_home_dir (), "control", NULL);
  guint n_files = 0;

  for (int round = 0; round < 2; round++)
    {
      for (int i = 0; i < 300; i++)
        {
          save_words (desk, words[0]);
          save_words (desk, words[1]);
        }
      write_draft (desk, words[0], NOW);
      write_draft (desk, words[1], NOW);
      g_assert_true (desk_rebuild_run (desk->database, NULL, NULL, NULL, NULL, NULL));
      /* First with everything in the WAL, then after the program ended. */
      for (int i = 0; i < 2; i++)
        {
          for (guint word = 0; word < G_N_ELEMENTS (words); word++)
            g_assert_cmpuint (count_files_with (g_get_home_dir (), words[word], &n_files), ==, 0);
          if (i == 0)
            desk_shut (desk);
          else
            desk_open (desk);
        }
    }
  g_assert_cmpuint (n_files, >, 8);

  /* The search itself finds what there is to find. */
  g_assert_true (g_file_set_contents (control, words[1], -1, NULL));
  g_assert_cmpuint (count_files_with (g_get_home_dir (), words[1], &n_files), ==, 1);
  g_unlink (control);
}

/* The program that is killed: says each record only when it was acknowledged. */
G_NORETURN static void
save_until_killed (const char *top, const char *hex)
{
  Desk desk = { 0 };

  killed_open (&desk, top, hex);
  for (gint64 i = 1;; i++)
    {
      g_autoptr (DeskRecord) visit = desk_receive (&desk, NOW + i);
      g_autofree char *word = g_strdup_printf ("%" G_GINT64_FORMAT, i);

      write_draft (&desk, word, NOW + i);
      printf ("%s %s\n", desk_record_get_id (visit), desk_record_get_text (visit, DESK_VISIT_NO));
      fflush (stdout);
    }
}

static void
assert_all_there (Desk *desk, char **said)
{
  for (guint i = 0; said[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (said[i], " ", 2);
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskRecord) visit = desk_records_load (desk->database, "visit", words[0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (desk_record_get_text (visit, DESK_VISIT_NO), ==, words[1]);
    }
}

static void
assert_drafts (Desk *desk, gint64 expected)
{
  g_autoptr (GPtrArray) drafts = desk_draft_list (desk->database, "visit", NULL);

  g_assert_cmpint (drafts->len, >=, expected);
}

static void
test_killed (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GError) error = NULL;
  gint64 acknowledged = 0, n_changes;

  desk_shut (desk);
  for (int i = 0; i < KILLS; i++)
    {
      g_auto (GStrv) said = killed_run (program, desk, 20);

      acknowledged += g_strv_length (said);
      desk_open (desk);
      assert_all_there (desk, said);
      assert_drafts (desk, acknowledged);
      g_assert_cmpstr (desk_database_get_book (desk->database), ==, "PL1-A");
      desk_shut (desk);
    }
  g_assert_cmpint (acknowledged, >=, KILLS);

  desk_open (desk);
  g_assert_true (desk_verify_run (desk->database, &n_changes, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (desk_database_check (desk->database, NULL, &error));
  g_assert_no_error (error);

  /* Numbers without a gap, at most one a kill not told any more. */
  visits = desk_records_load_all (desk->database, "visit", NULL, &error);
  g_assert_cmpint (visits->len, ==, n_changes);
  g_assert_cmpint (visits->len, <=, acknowledged + KILLS);
  for (guint i = 0; i < visits->len; i++)
    {
      g_autofree char *expected = g_strdup_printf ("PL1-A/2026/%05u", i + 1);

      g_assert_cmpstr (desk_record_get_text (g_ptr_array_index (visits, i), DESK_VISIT_NO), ==, expected);
    }
}

/* Saves long texts until the disk is full; then nothing of that save is there, and with room again all goes on. */
static void
fill_disk (Desk *desk, gboolean (*make_room) (Desk *))
{
  g_autofree char *text = g_strnfill (20000, 'x');
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) ignored = NULL;
  guint saved = 0;

  while (error == NULL)
    {
      g_autoptr (DeskRecord) visit = g_object_new (DESK_TYPE_VISIT, "note", text, NULL);
      g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);

      g_assert_cmpuint (saved, <, 1000);
      desk_save_add (save, visit, NULL, 0, NULL);
      desk_save_draw_number (save, visit, DESK_VISIT_NO);
      saved += desk_save_run (save, desk->database, NULL, &error);
    }
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_FULL);
  g_assert_cmpuint (saved, >, 0);

  visits = desk_records_load_all (desk->database, "visit", NULL, &ignored);
  g_assert_no_error (ignored);
  g_assert_cmpuint (visits->len, ==, saved);
  if (make_room (desk))
    {
      g_autofree char *expected = g_strdup_printf ("PL1-A/2026/%05u", saved + 1);
      g_autoptr (DeskRecord) next = desk_receive (desk, NOW);

      g_assert_cmpstr (desk_record_get_text (next, DESK_VISIT_NO), ==, expected);
      desk_shut (desk);
      desk_open (desk);
      g_assert_true (desk_verify_run (desk->database, NULL, NULL, &ignored));
      g_assert_no_error (ignored);
    }
}

static gboolean
lift_limit (Desk *desk)
{
  const struct rlimit none = { RLIM_INFINITY, RLIM_INFINITY };

  return setrlimit (RLIMIT_FSIZE, &none) == 0;
}

static void
test_file_limit (void)
{
  struct rlimit limit = { 400000, RLIM_INFINITY };
  Desk desk = { 0 };

  signal (SIGXFSZ, SIG_IGN);
  desk_set_up (&desk, NULL);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  fill_disk (&desk, lift_limit);
  lift_limit (&desk);
  desk_tear_down (&desk, NULL);
}

static gboolean
tell_kernel (const char *path, const char *text)
{
  int file = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gboolean told = file >= 0 && write (file, text, strlen (text)) == (ssize_t)strlen (text);

  if (file >= 0)
    close (file);
  return told;
}

/* A mount table of our own, as root or in a user namespace. */
static gboolean
may_mount (void)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", (guint)geteuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1", (guint)getegid ());

  if (geteuid () == 0)
    return unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
  return unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0 && tell_kernel ("/proc/self/uid_map", users)
         && tell_kernel ("/proc/self/setgroups", "deny") && tell_kernel ("/proc/self/gid_map", groups);
}

static gboolean
remove_ballast (Desk *desk)
{
  g_autofree char *ballast = g_build_filename (desk->top, "ballast", NULL);

  return g_unlink (ballast) == 0;
}

static void
test_full_disk_inside (void)
{
  Desk desk = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("full-XXXXXX", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *bytes = g_malloc0 (500000);
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  g_autofree char *state = g_build_filename (folder, "state", NULL);
  g_autoptr (GError) error = NULL;

  if (!may_mount () || mount ("none", folder, "tmpfs", 0, "size=1500k") != 0)
    _exit (SKIPPED);
  g_assert_true (g_file_set_contents (ballast, bytes, 500000, NULL));
  desk.top = g_steal_pointer (&folder);
  desk.folders = desk_folders_new (data, state);
  desk.key = desk_key_new_random ();
  desk.zone = g_time_zone_new_utc ();
  desk.database = desk_database_create (desk.folders, desk.key, "PL1", "A", 1, &error);
  g_assert_no_error (error);
  fill_disk (&desk, remove_ballast);
  _exit (0);
}

static void
test_read_only_inside (void)
{
  Desk desk = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskFolders) fresh = NULL;
  g_autofree char *data = NULL;

  if (!may_mount ())
    _exit (SKIPPED);
  desk_set_up (&desk, NULL);
  desk_shut (&desk);
  if (mount (desk.top, desk.top, NULL, MS_BIND, NULL) != 0
      || mount (NULL, desk.top, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL) != 0)
    _exit (SKIPPED);

  desk.database = desk_database_open (desk.folders, desk.key, &error);
  g_assert_null (desk.database);
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);

  data = g_build_filename (desk.top, "other", NULL);
  fresh = desk_folders_new (data, data);
  desk.database = desk_database_create (fresh, desk.key, "PL1", "A", 1, &error);
  g_assert_null (desk.database);
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY);
  _exit (0);
}

/* Where nobody may mount anything, the part is skipped. */
static void
test_in_own_mounts (gconstpointer path)
{
  g_autofree char *inside = g_strconcat (path, "/subprocess", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, "-p", inside, NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  if (g_subprocess_get_if_exited (child) && g_subprocess_get_exit_status (child) == SKIPPED)
    g_test_skip ("mounting is not allowed here");
  else
    g_assert_true (g_subprocess_get_successful (child));
}

static void
test_unwritable_folder (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }
  desk_shut (desk);
  g_assert_cmpint (g_chmod (desk->folders->data, 0500), ==, 0);
  desk->database = desk_database_open (desk->folders, desk->key, &error);
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (desk->folders->data, 0700), ==, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--until-killed") == 0)
    save_until_killed (argv[2], argv[3]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

  desk_test ("/bad-days/stolen", test_stolen);
  desk_test ("/bad-days/killed", test_killed);
  g_test_add_func ("/bad-days/file-limit", test_file_limit);
  g_test_add_data_func ("/bad-days/full-disk", "/bad-days/full-disk", test_in_own_mounts);
  g_test_add_func ("/bad-days/full-disk/subprocess", test_full_disk_inside);
  g_test_add_data_func ("/bad-days/read-only", "/bad-days/read-only", test_in_own_mounts);
  g_test_add_func ("/bad-days/read-only/subprocess", test_read_only_inside);
  desk_test ("/bad-days/unwritable-folder", test_unwritable_folder);

  return g_test_run ();
}
