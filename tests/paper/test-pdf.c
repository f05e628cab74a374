// SPDX-License-Identifier: GPL-3.0-or-later
// What can be read from a PDF is what the pages say.

#include "paper/papers.h"
#include "paper/pdf.h"
#include "sample.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
read_pdf (GBytes *pdf)
{
  g_autofree char *folder = g_dir_make_tmp ("dutydesk-pdf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "pdftotext", "-raw", "-enc", "UTF-8", path, "-", NULL };

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  return text;
}

/* Where a line breaks and what separates pages is no part of the text. */
static char *
close_up (const char *text)
{
  g_autoptr (GString) closed = g_string_new (text);

  g_string_replace (closed, "\u00a0", "", 0);
  for (const char *space = " \n\f"; *space != '\0'; space++)
    {
      const char one[] = { *space, '\0' };

      g_string_replace (closed, one, "", 0);
    }
  return g_string_free (g_steal_pointer (&closed), FALSE);
}

static void
test_text (gconstpointer data)
{
  const char *paper = data;
  static const char *const languages[][2] = { { "ua", "uk" }, { "ua", "ru" }, { "kz", "kk" } };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (DeskPaperSource) source = sample_source_new (languages[i][0]);
      g_autoptr (DeskStatement) statement = sample_statement_new (languages[i][0], "crime_report");
      g_autofree char *written =
          sample_repeat ("Ґудзь Євгенія зіткнулася з під’їздом. Түсініктеме әңгіме.\n", 90);
      g_autoptr (DeskSheet) sheet = NULL;
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *all = NULL;
      g_autofree char *read = NULL;
      g_autofree char *set = NULL;
      g_autofree char *got = NULL;

      desk_statement_set_text (statement, written);
      sample_set_statement (source, languages[i][0], statement, FALSE);
      sheet = desk_papers_find (paper)->make (source, languages[i][1]);
      pdf = desk_pdf_make (sheet, "Paper", &error);
      g_assert_no_error (error);
      read = read_pdf (pdf);
      all = sample_read_all (sheet);
      got = close_up (read);
      set = close_up (all);
      g_assert_cmpstr (got, ==, set);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/pdf/statement", "statement", test_text);
  g_test_add_data_func ("/pdf/receipt", "receipt", test_text);
  g_test_add_data_func ("/pdf/register", "statement-register", test_text);
  return g_test_run ();
}
