// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/print-job.h"

#include <glib/gstdio.h>

/* The print operation draws the sheet's own pages in the sheet's own size. */
static void
test_export (void)
{
  g_autoptr (DeskSheet) sheet = desk_sheet_new (DESK_FORMAT_A4_LANDSCAPE, "uk");
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dutydesk-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "journal.pdf", NULL);
  g_autofree char *text = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *pages = NULL;
  g_autoptr (GError) error = NULL;
  const char *to_text[] = { "pdftotext", "-enc", "UTF-8", path, "-", NULL };
  const char *to_facts[] = { "pdfinfo", path, NULL };

  desk_sheet_add_title (sheet, "Журнал відвідувачів");
  for (int i = 0; i < 60; i++)
    desk_sheet_add_text (sheet, "Рядок журналу");

  operation = desk_print_job_make (sheet, "Журнал");
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);

  g_spawn_sync (NULL, (char **)to_text, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "Журнал відвідувачів"));
  g_spawn_sync (NULL, (char **)to_facts, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &facts, NULL, NULL, &error);
  g_assert_no_error (error);
  pages = g_strdup_printf ("Pages: +%u\n", desk_sheet_get_n_pages (sheet));
  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), >, 1);
  g_assert_true (g_regex_match_simple (pages, facts, 0, 0));
  g_assert_true (g_regex_match_simple ("Page size: +84[12].*x 59[56]", facts, 0, 0));

  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print-job/export", test_export);
  return g_test_run ();
}
