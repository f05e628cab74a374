// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statements/statement-papers.h"

#include "model/statement-clocks.h"
#include "ui/notice.h"
#include "ui/paper-request.h"
#include "ui/statements/statement-file.h"

/* The terms that run, as the receipt says them. */
static GArray *
list_dues (DeskStatement *statement, DeskContext *context)
{
  g_autoptr (GPtrArray) clocks =
      desk_statement_list_clocks (statement, desk_context_get_profile (context),
                                  desk_clock_get_now (desk_context_get_clock (context)));
  GArray *dues = g_array_new (FALSE, FALSE, sizeof (DeskPaperDue));

  for (guint i = 0; i < clocks->len; i++)
    {
      const DeskStatementClock *clock = g_ptr_array_index (clocks, i);
      DeskPaperDue due = { desk_term_get_code (clock->term), clock->due };

      if (desk_statement_clock_is_running (clock))
        g_array_append_val (dues, due);
    }
  return dues;
}

/* A paper speaks the applicant's language; where none is known, that of the text, or else the country's. */
static const char *
pick_language (const DeskPaperStatement *statement, DeskContext *context)
{
  const char *const *languages = desk_profile_get_paper_languages (desk_context_get_profile (context));
  const char *spoken = statement->applicant != NULL
                           ? desk_record_get_text (DESK_RECORD (statement->applicant), DESK_PERSON_LANGUAGE)
                           : NULL;
  const char *written = desk_record_get_text (DESK_RECORD (statement->statement), DESK_STATEMENT_LANGUAGE);

  if (spoken != NULL && g_strv_contains (languages, spoken))
    return spoken;
  return written != NULL && g_strv_contains (languages, written) ? written : languages[0];
}

static void
present (DeskPaperRequest *request, const DeskPaperStatement *statement)
{
  g_autoptr (DeskPaperSource) source = desk_paper_request_new_source (request->context);

  desk_paper_source_set_statement (source, statement);
  desk_paper_request_show (request, source, desk_record_get_id (DESK_RECORD (statement->statement)),
                           pick_language (statement, request->context));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPaperRequest) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStatementFile) file = desk_statement_file_load_finish (DESK_STORE (source), result, &error);
  g_autoptr (GArray) dues = NULL;
  const char *officer, *supplement;
  DeskPaperStatement statement;

  if (file == NULL)
    {
      desk_notice_show_error (request->from, error);
      return;
    }
  dues = list_dues (file->statement, request->context);
  officer = desk_record_get_text (DESK_RECORD (file->statement), DESK_STATEMENT_OFFICER);
  supplement = desk_record_get_text (DESK_RECORD (file->statement), DESK_STATEMENT_SUPPLEMENT_TO);
  statement = (DeskPaperStatement){
    .statement = file->statement,
    .applicant = file->applicant,
    .persons = file->persons,
    .attachments = file->attachments,
    .officer = desk_statement_file_find_officer (file, officer),
    .dues = dues,
    .supplement_no = supplement != NULL ? g_hash_table_lookup (file->numbers, supplement) : NULL,
    .seal = file->seal,
    .amended = file->amended,
  };
  present (request, &statement);
}

/**
 * desk_statement_papers_present:
 * @from: the widget that asks
 * @paper: id of the paper: "statement", "receipt" ...
 * @statement: id of a registered statement
 *
 * Shows the preview of a paper. Nothing is printed before the officer says so there.
 */
void
desk_statement_papers_present (GtkWidget *from, DeskContext *context, const char *paper,
                               const char *statement)
{
  desk_statement_file_load_async (context, statement, NULL, on_loaded,
                                  desk_paper_request_new (from, context, paper));
}

/**
 * desk_statement_papers_present_draft:
 * @statement: as it stands in the form
 * @applicant: (nullable)
 * @attachments: (element-type DeskAttachment)
 *
 * Shows the page as it will be printed, marked as not registered.
 */
void
desk_statement_papers_present_draft (GtkWidget *from, DeskContext *context, DeskStatement *statement,
                                     DeskPerson *applicant, GPtrArray *attachments)
{
  g_autoptr (DeskPaperRequest) request = desk_paper_request_new (from, context, "statement");
  DeskPaperStatement draft = {
    .statement = statement,
    .applicant = applicant,
    .attachments = attachments,
    .officer = desk_context_get_officer (context),
    .is_draft = desk_record_get_id (DESK_RECORD (statement)) == NULL,
  };

  present (request, &draft);
}
