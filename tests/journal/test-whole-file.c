// SPDX-License-Identifier: GPL-3.0-or-later
// What is in the place of a file that was written in full, and of one that was given up.

#include "journal/whole-file.h"

#include <glib/gstdio.h>
#include <string.h>

static void
write_to (GFile *file, const char *text, gboolean is_whole)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = desk_whole_file_open (file, G_FILE_CREATE_PRIVATE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, &error));
  g_assert_cmpint (desk_whole_file_close (stream, is_whole, &error), ==, is_whole);
  g_assert_no_error (error);
}

static void
assert_says (GFile *file, const char *text)
{
  g_autofree char *found = NULL;

  g_file_load_contents (file, NULL, &found, NULL, NULL, NULL);
  g_assert_cmpstr (found, ==, text);
}

static void
test_place (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "answer", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GDir) left = NULL;

  write_to (file, "half of", FALSE);
  assert_says (file, NULL);
  write_to (file, "the first", TRUE);
  assert_says (file, "the first");
  write_to (file, "half of the sec", FALSE);
  assert_says (file, "the first");
  write_to (file, "the second", TRUE);
  assert_says (file, "the second");

  /* Nothing else lies beside it. */
  g_assert_true (g_file_delete (file, NULL, NULL));
  left = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (left));
  g_rmdir (folder);
}

static void
test_no_place (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/answer");
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_whole_file_open (file, G_FILE_CREATE_NONE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/whole-file/place", test_place);
  g_test_add_func ("/whole-file/no-place", test_no_place);
  return g_test_run ();
}
