// SPDX-License-Identifier: GPL-3.0-or-later
// The text and the page breaks of papers, held against files that were read and approved
// (tests/paper/golden). DUTYDESK_GOLDEN=renew writes them anew; DUTYDESK_PAPERS=FOLDER writes the papers as PDF too, to be
// looked at.

#include "golden.h"
#include "paper/papers.h"
#include "paper/pdf.h"
#include "sample-records.h"

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
  { "ua", "document_theft", "statement", "uk", FALSE },
  { "ua", "document_theft", "theft-advice", "uk", FALSE },
  { "kz", "document_theft", "theft-advice", "ru", FALSE },
  { "ua", "two", "loss", "uk", FALSE },
  { "ua", "two", "loss", "uk", TRUE },
  { "ua", "two", "loss-copy", "ru", FALSE },
  { "kz", "two", "loss", "kk", FALSE },
  { "ua", "two", "loss-receipt", "uk", FALSE },
  { "ua", "two", "loss-receipt-copy", "ru", FALSE },
  { "kz", "two", "loss-receipt", "ru", FALSE },
  { "ua", "two", "loss-advice", "uk", FALSE },
  { "kz", "two", "loss-advice", "kk", FALSE },
  { "kz", "two", "loss-advice", "ru", FALSE },
  { "ua", "withdrawn", "loss-withdrawal", "uk", FALSE },
  { "kz", "withdrawn", "loss-withdrawal", "kk", FALSE },
  { "ua", "withdrawn", "loss-register", "uk", FALSE },
  { "kz", "withdrawn", "loss-register", "ru", FALSE },
  { "ua", "id_card", "find-receipt", "uk", FALSE },
  { "ua", "bank_card", "find-receipt", "ru", FALSE },
  { "kz", "id_card", "find-receipt", "kk", FALSE },
  { "ua", "id_card", "find-act", "uk", FALSE },
  { "kz", "id_card", "find-act", "ru", FALSE },
  { "ua", "id_card", "find-register", "uk", FALSE },
  { "ua", "storage", "find-storage", "uk", FALSE },
  { "kz", "storage", "find-storage", "kk", FALSE },
  { "ua", "booked", "appointment-slip", "uk", FALSE },
  { "ua", "requested", "appointment-slip", "ru", FALSE },
  { "kz", "booked", "appointment-slip", "kk", FALSE },
  { "kz", "sealed", "appointment-slip", "ru", FALSE },
  { "ua", "done", "reception-card", "uk", FALSE },
  { "ua", "booked", "reception-card", "ru", FALSE },
  { "kz", "done", "reception-card", "kk", FALSE },
  { "ua", "day", "appointment-day", "uk", FALSE },
  { "kz", "day", "appointment-day", "kk", FALSE },
  { "ua", "day", "appointment-day-official", "ru", FALSE },
  { "ua", "day", "appointment-register", "uk", FALSE },
  { "kz", "day", "appointment-register", "ru", FALSE },
  { "ua", "day", "reception-month", "uk", FALSE },
  { "ua", "day", "reception-month", "ru", FALSE },
  { "kz", "day", "reception-month", "kk", FALSE },
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
add_statement (DeskPaperSource *source, guint at)
{
  g_autoptr (DeskStatement) statement = sample_statement_new (goldens[at].country, goldens[at].kind);

  if (!goldens[at].is_draft)
    g_object_set (statement, "decision", "entered_register", "decision-no", "12026170000000153",
                  "assigned-to", "Мельник С. П.", NULL);
  if (g_str_equal (goldens[at].kind, "document_theft"))
    sample_add_documents (statement, goldens[at].country);
  sample_set_statement (source, goldens[at].country, statement, goldens[at].is_draft);
  if (g_str_equal (goldens[at].paper, "hand-over-sheet"))
    sample_add_shift (source, goldens[at].country);
}

static void
add_loss (DeskPaperSource *source, guint at)
{
  g_autoptr (DeskLoss) loss = sample_loss_new (goldens[at].country);

  if (g_str_equal (goldens[at].kind, "withdrawn"))
    sample_withdraw (loss);
  sample_set_loss (source, goldens[at].country, loss, goldens[at].is_draft);
}

static void
add_find (DeskPaperSource *source, guint at)
{
  g_autoptr (DeskFind) find = NULL;

  if (g_str_equal (goldens[at].kind, "storage"))
    {
      sample_add_storage (source, goldens[at].country);
      return;
    }
  find = sample_find_new (goldens[at].country, goldens[at].kind);
  g_object_set (find, "reward", g_str_equal (goldens[at].kind, "bank_card"), NULL);
  sample_set_find (source, goldens[at].country, find, !g_str_equal (goldens[at].paper, "find-receipt"));
}

static void
add_appointment (DeskPaperSource *source, guint at)
{
  g_autoptr (DeskAppointment) appointment = NULL;

  if (g_str_equal (goldens[at].kind, "day"))
    {
      sample_add_receptions (source, goldens[at].country);
      return;
    }
  appointment = sample_appointment_new (goldens[at].country, "2026-11-24T09:30");
  if (g_str_equal (goldens[at].kind, "done"))
    sample_hold_reception (appointment, goldens[at].country);
  else if (g_str_equal (goldens[at].kind, "sealed"))
    g_object_set (appointment, "topic", "DV", NULL);
  else
    g_object_set (appointment, "state", goldens[at].kind, NULL);
  sample_set_appointment (source, goldens[at].country, appointment);
}

static void
test_golden (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  g_autoptr (DeskPaperSource) source = sample_source_new (goldens[at].country);
  const char *about = desk_papers_find (goldens[at].paper)->kind;
  g_autofree char *name =
      g_strdup_printf ("%s-%s-%s-%s%s", goldens[at].country, goldens[at].kind, goldens[at].paper,
                       goldens[at].language, goldens[at].is_draft ? "-draft" : "");
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *text = NULL;

  if (g_str_equal (about, "loss"))
    add_loss (source, at);
  else if (g_str_equal (about, "find"))
    add_find (source, at);
  else if (g_str_equal (about, "appointment"))
    add_appointment (source, at);
  else
    add_statement (source, at);
  desk_paper_source_set_period (source, SAMPLE_NOW - 7 * 86400, 0);
  sheet = desk_papers_find (goldens[at].paper)->make (source, goldens[at].language);
  write_pdf (sheet, name);
  text = read_pages (sheet);
  golden_compare ("paper", name, text);
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
