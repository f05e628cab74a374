// SPDX-License-Identifier: GPL-3.0-or-later
// Hands the finished pages of a sheet to a printer. The pages are drawn by the sheet; GTK only carries them.

#include "ui/widgets/print-job.h"

typedef struct
{
  char *paper;
  GSettings *settings;
  DeskPrintedFunc printed;
  gpointer user_data;
} Job;

static void
job_free (Job *job)
{
  g_free (job->paper);
  g_clear_object (&job->settings);
  g_free (job);
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, DeskSheet *sheet)
{
  desk_sheet_draw_page (sheet, (guint)page, gtk_print_context_get_cairo_context (context));
}

/* The printer is remembered for each paper: tickets go to the roll, statements to the office printer. */
static char *
get_printer (GSettings *settings, const char *paper)
{
  g_autoptr (GVariant) printers = g_settings_get_value (settings, "printers");
  char *printer = NULL;

  g_variant_lookup (printers, paper, "s", &printer);
  return printer;
}

static void
remember_printer (GSettings *settings, const char *paper, const char *printer)
{
  g_autoptr (GVariant) printers = g_settings_get_value (settings, "printers");
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GVariantIter iter;
  const char *name, *value;

  if (printer == NULL)
    return;
  g_variant_iter_init (&iter, printers);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    if (!g_str_equal (name, paper))
      g_variant_builder_add (&builder, "{ss}", name, value);
  g_variant_builder_add (&builder, "{ss}", paper, printer);
  g_settings_set_value (settings, "printers", g_variant_builder_end (&builder));
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, Job *job)
{
  GtkPrintSettings *chosen = gtk_print_operation_get_print_settings (operation);
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      remember_printer (job->settings, job->paper, gtk_print_settings_get_printer (chosen));
      job->printed ((guint)gtk_print_settings_get_n_copies (chosen), NULL, job->user_data);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      job->printed (0, error, job->user_data);
    }
}

/**
 * desk_print_job_make:
 * @title: name of the job in the printer's queue: no personal data
 *
 * Returns: (transfer full): an operation that prints the sheet in its own size
 */
GtkPrintOperation *
desk_print_job_make (DeskSheet *sheet, const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) page = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = NULL;
  double width, height;

  desk_sheet_get_page_size (sheet, &width, &height);
  size = gtk_paper_size_new_custom ("dutydesk", title, MIN (width, height), MAX (width, height),
                                    GTK_UNIT_POINTS);
  gtk_page_setup_set_paper_size (page, size);
  if (width > height)
    gtk_page_setup_set_orientation (page, GTK_PAGE_ORIENTATION_LANDSCAPE);

  gtk_print_operation_set_default_page_setup (operation, page);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_n_pages (operation, (int)desk_sheet_get_n_pages (sheet));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page), g_object_ref (sheet),
                         (GClosureNotify)g_object_unref, G_CONNECT_DEFAULT);
  return operation;
}

/**
 * desk_print_job_run:
 * @parent: (nullable): the window the print dialog belongs to
 * @paper: id of the paper, by which its printer is remembered
 * @title: name of the job in the printer's queue: no personal data
 * @printed: told when the operation says that it printed
 *
 * Asks for a printer and prints.
 */
void
desk_print_job_run (GtkWindow *parent, DeskSheet *sheet, const char *paper, const char *title, guint copies,
                    GSettings *settings, DeskPrintedFunc printed, gpointer user_data)
{
  g_autoptr (GtkPrintOperation) operation = desk_print_job_make (sheet, title);
  g_autoptr (GtkPrintSettings) chosen = gtk_print_settings_new ();
  g_autofree char *printer = get_printer (settings, paper);
  Job *job = g_new0 (Job, 1);

  job->paper = g_strdup (paper);
  job->settings = g_object_ref (settings);
  job->printed = printed;
  job->user_data = user_data;

  if (printer != NULL)
    gtk_print_settings_set_printer (chosen, printer);
  gtk_print_settings_set_n_copies (chosen, (int)copies);
  gtk_print_operation_set_print_settings (operation, chosen);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "done", G_CALLBACK (on_done), job, (GClosureNotify)job_free,
                         G_CONNECT_DEFAULT);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
