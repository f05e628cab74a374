// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statements/statement-papers.h"

#include "model/statement-clocks.h"
#include "ui/notice.h"
#include "ui/statements/statement-file.h"
#include "ui/widgets/paper-preview.h"

typedef struct
{
  GtkWidget *from;
  DeskContext *context;
  const DeskPaper *paper;
} Request;

static void
request_free (Request *self)
{
  g_object_unref (self->from);
  g_object_unref (self->context);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static DeskPaperSource *
make_source (DeskContext *context)
{
  DeskClock *clock = desk_context_get_clock (context);

  return desk_paper_source_new (desk_context_get_profile (context), desk_context_get_station (context),
                                desk_clock_get_zone (clock), desk_clock_get_now (clock));
}

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
present (GtkWidget *from, DeskContext *context, const DeskPaper *paper, const DeskPaperStatement *statement)
{
  g_autoptr (DeskPaperSource) source = make_source (context);
  const char *id = desk_record_get_id (DESK_RECORD (statement->statement));

  desk_paper_source_set_statement (source, statement);
  adw_dialog_present (ADW_DIALOG (desk_paper_preview_new (context, paper, source, id,
                                                          pick_language (statement, context))),
                      from);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
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
  present (request->from, request->context, request->paper, &statement);
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
  Request *request = g_new (Request, 1);

  *request = (Request){ g_object_ref (from), g_object_ref (context), desk_papers_find (paper) };
  desk_statement_file_load_async (context, statement, NULL, on_loaded, request);
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
  DeskPaperStatement draft = {
    .statement = statement,
    .applicant = applicant,
    .attachments = attachments,
    .officer = desk_context_get_officer (context),
    .is_draft = desk_record_get_id (DESK_RECORD (statement)) == NULL,
  };

  present (from, context, desk_papers_find ("statement"), &draft);
}
