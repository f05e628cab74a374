// SPDX-License-Identifier: GPL-3.0-or-later

#include "paper/pdf.h"

#include <glib/gstdio.h>

static void
test_text (void)
{
  g_autoptr (DeskSheet) sheet = desk_sheet_new (DESK_FORMAT_A4, "kk");
  g_autofree char *folder = g_dir_make_tmp ("dutydesk-pdf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "slip.pdf", NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "pdftotext", "-enc", "UTF-8", path, "-", NULL };

  desk_sheet_add_title (sheet, "Келу парағы");
  desk_sheet_add_pair (sheet, "Отримала", "Ґудзь Євгенія");
  pdf = desk_pdf_make (sheet, "Келу парағы", &error);
  g_assert_no_error (error);

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "Келу парағы"));
  g_assert_nonnull (strstr (text, "Ґудзь Євгенія"));

  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/text", test_text);
  return g_test_run ();
}
