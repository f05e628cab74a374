// SPDX-License-Identifier: GPL-3.0-or-later
// The text and the page breaks of the papers about statements, held against files that were read and approved
// (tests/paper/golden). DUTYDESK_GOLDEN=renew writes them anew; DUTYDESK_PAPERS=FOLDER writes the papers as PDF too, to be
// looked at.

#include "paper/papers.h"
#include "paper/pdf.h"
#include "sample.h"

static const struct
{
  const char *country;
  const char *kind;
  const char *paper;
  const char *language;
  gboolean is_draft;
} goldens[] = {
  { "ua", "crime_report", "statement", "uk", FALSE },
  { "ua", "crime_report", "statement-copy", "uk", FALSE },
  { "ua", "crime_report", "statement", "uk", TRUE },
  { "ua", "crime_oral", "statement", "uk", FALSE },
  { "ua", "domestic", "statement", "uk", FALSE },
  { "ua", "appeal_complaint", "statement", "uk", FALSE },
  { "ua", "crime_report", "receipt", "uk", FALSE },
  { "ua", "domestic", "receipt", "uk", FALSE },
  { "ua", "appeal_complaint", "receipt", "ru", FALSE },
  { "ua", "crime_report", "attachment-list", "uk", FALSE },
  { "ua", "crime_report", "statement-register", "uk", FALSE },
  { "ua", "crime_report", "hand-over-sheet", "uk", FALSE },
  { "kz", "crime_report", "hand-over-sheet", "kk", FALSE },
  { "kz", "crime_report", "statement", "kk", FALSE },
  { "kz", "crime_oral", "statement", "ru", FALSE },
  { "kz", "crime_report", "receipt", "kk", FALSE },
  { "kz", "appeal_complaint", "receipt", "ru", FALSE },
  { "kz", "domestic", "receipt", "kk", FALSE },
  { "kz", "crime_report", "attachment-list", "kk", FALSE },
  { "kz", "crime_report", "statement-register", "kk", FALSE },
};

static void
write_pdf (DeskSheet *sheet, const char *name)
{
  const char *folder = g_getenv ("DUTYDESK_PAPERS");
  g_autofree char *path = folder != NULL ? g_strdup_printf ("%s/%s.pdf", folder, name) : NULL;
  g_autoptr (GBytes) pdf = path != NULL ? desk_pdf_make (sheet, name, NULL) : NULL;

  if (pdf != NULL)
    g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf), NULL);
}

static char *
read_pages (DeskSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint page = 0; page < desk_sheet_get_n_pages (sheet); page++)
    {
      g_autofree char *page_text = desk_sheet_get_page_text (sheet, page);

      g_string_append_printf (text, "======== %u\n%s", page + 1, page_text);
    }
  return g_string_free (text, FALSE);
}

static void
compare (const char *name, const char *text)
{
  g_autofree char *path =
      g_strdup_printf ("%s/tests/paper/golden/%s.txt", g_getenv ("DUTYDESK_SOURCE"), name);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (g_getenv ("DUTYDESK_GOLDEN"), "renew") == 0)
    g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, golden);
}

static void
test_golden (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  g_autoptr (DeskPaperSource) source = sample_source_new (goldens[at].country);
  g_autoptr (DeskStatement) statement = sample_statement_new (goldens[at].country, goldens[at].kind);
  g_autofree char *name =
      g_strdup_printf ("%s-%s-%s-%s%s", goldens[at].country, goldens[at].kind, goldens[at].paper,
                       goldens[at].language, goldens[at].is_draft ? "-draft" : "");
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *text = NULL;

  if (!goldens[at].is_draft)
    g_object_set (statement, "decision", "entered_register", "decision-no", "12026170000000153",
                  "assigned-to", "Мельник С. П.", NULL);
  sample_set_statement (source, goldens[at].country, statement, goldens[at].is_draft);
  if (g_str_equal (goldens[at].paper, "hand-over-sheet"))
    sample_add_shift (source, goldens[at].country);
  desk_paper_source_set_period (source, SAMPLE_NOW - 7 * 86400, 0);
  sheet = desk_papers_find (goldens[at].paper)->make (source, goldens[at].language);
  write_pdf (sheet, name);
  text = read_pages (sheet);
  compare (name, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/golden/%s/%s/%s/%s%s", goldens[i].country, goldens[i].kind, goldens[i].paper,
                           goldens[i].language, goldens[i].is_draft ? "/draft" : "");

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_golden);
    }
  return g_test_run ();
}
