// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lost-documents/lost-papers.h"

#include "paper/find-paper.h"
#include "ui/lost-documents/declared.h"
#include "ui/lost-documents/find-file.h"
#include "ui/lost-documents/loss-file.h"
#include "ui/notice.h"
#include "ui/paper-request.h"

/* A paper speaks the language of whom it is for; where none is known, that of the record, or else the country's. */
static const char *
pick_language (DeskPerson *person, const char *written, DeskContext *context)
{
  const char *const *languages = desk_profile_get_paper_languages (desk_context_get_profile (context));
  const char *spoken =
      person != NULL ? desk_record_get_text (DESK_RECORD (person), DESK_PERSON_LANGUAGE) : NULL;

  if (spoken != NULL && g_strv_contains (languages, spoken))
    return spoken;
  return written != NULL && g_strv_contains (languages, written) ? written : languages[0];
}

static void
present_loss (DeskPaperRequest *request, const DeskPaperLoss *loss)
{
  g_autoptr (DeskPaperSource) source = desk_paper_request_new_source (request->context);
  DeskRecord *record = DESK_RECORD (loss->loss);

  desk_paper_source_set_loss (source, loss);
  desk_paper_request_show (request, source, desk_record_get_id (record),
                           pick_language (loss->applicant, desk_record_get_text (record, DESK_LOSS_LANGUAGE),
                                          request->context));
}

static void
on_loss (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPaperRequest) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskLossFile) file = desk_loss_file_load_finish (DESK_STORE (object), result, &error);
  const char *statement;
  DeskPaperLoss loss;

  if (file == NULL)
    {
      desk_notice_show_error (request->from, error);
      return;
    }
  statement = desk_record_get_text (DESK_RECORD (file->loss), DESK_LOSS_STATEMENT);
  loss = (DeskPaperLoss){
    .loss = file->loss,
    .applicant = file->applicant,
    .persons = file->persons,
    .officer = desk_officer_find (file->officers,
                                  desk_record_get_text (DESK_RECORD (file->loss), DESK_LOSS_OFFICER)),
    .statement_no = statement != NULL ? g_hash_table_lookup (file->numbers, statement) : NULL,
    .seal = file->seal,
    .amended = file->amended,
  };
  present_loss (request, &loss);
}

/* The act is for the receiver, the receipt for the finder. */
static void
present_find (DeskPaperRequest *request, const DeskPaperFind *find)
{
  g_autoptr (DeskPaperSource) source = desk_paper_request_new_source (request->context);
  gboolean is_act = g_str_equal (request->paper->id, "find-act");

  desk_paper_source_set_find (source, find);
  desk_paper_request_show (request, source, desk_record_get_id (DESK_RECORD (find->find)),
                           pick_language (is_act ? find->receiver : find->finder, NULL, request->context));
}

static DeskOfficer *
find_giver (DeskFindFile *file)
{
  DeskPaperFind of = { .find = file->find };
  const char *handing = desk_paper_find_get_handing (&of);
  const char *by = handing != NULL
                       ? desk_record_get_entry_text (DESK_RECORD (file->find), DESK_FIND_EVENT_BY, handing)
                       : NULL;

  return desk_officer_find (file->officers, by);
}

static void
on_find (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPaperRequest) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskFindFile) file = desk_find_file_load_finish (DESK_STORE (object), result, &error);
  const DeskMatchFile *match;
  DeskPaperFind find;

  if (file == NULL)
    {
      desk_notice_show_error (request->from, error);
      return;
    }
  match = desk_find_file_get_confirmed (file);
  find = (DeskPaperFind){
    .find = file->find,
    .finder = file->finder,
    .receiver = file->receiver,
    .officer = desk_officer_find (file->officers,
                                  desk_record_get_text (DESK_RECORD (file->find), DESK_FIND_OFFICER)),
    .handed_by = find_giver (file),
    .match_no = match != NULL && match->declared != NULL
                    ? desk_declared_get_text (match->declared, NULL, DESK_LOSS_NO)
                    : NULL,
    .seal = file->seal,
  };
  present_find (request, &find);
}

/**
 * desk_lost_papers_present:
 * @from: the widget that asks
 * @paper: id of the paper: "loss", "loss-receipt", "find-act" ...
 * @record: id of a registered loss or find
 *
 * Shows the preview of a paper. Nothing is printed before the officer says so there.
 */
void
desk_lost_papers_present (GtkWidget *from, DeskContext *context, const char *paper, const char *record)
{
  DeskPaperRequest *request = desk_paper_request_new (from, context, paper);

  if (g_str_equal (request->paper->kind, "find"))
    desk_find_file_load_async (context, record, NULL, on_find, request);
  else
    desk_loss_file_load_async (context, record, NULL, on_loss, request);
}

/**
 * desk_lost_papers_present_loss_draft:
 * @loss: as it stands in the form
 * @applicant: (nullable)
 * @persons: (nullable): id to DeskPerson, of the holders
 *
 * Shows the declaration as it will be printed, marked as not registered.
 */
void
desk_lost_papers_present_loss_draft (GtkWidget *from, DeskContext *context, DeskLoss *loss,
                                     DeskPerson *applicant, GHashTable *persons)
{
  g_autoptr (DeskPaperRequest) request = desk_paper_request_new (from, context, "loss");
  DeskPaperLoss draft = {
    .loss = loss,
    .applicant = applicant,
    .persons = persons,
    .officer = desk_context_get_officer (context),
    .is_draft = desk_record_get_id (DESK_RECORD (loss)) == NULL,
  };

  present_loss (request, &draft);
}

/**
 * desk_lost_papers_present_find_draft:
 * @paper: "find-receipt" or "find-act"
 * @find: as it stands in the form
 * @finder: (nullable)
 * @receiver: (nullable)
 *
 * Shows a paper before it is saved what it tells: the act is signed first, and then the document is noted as handed over. One
 * that is not registered is marked.
 */
void
desk_lost_papers_present_find_draft (GtkWidget *from, DeskContext *context, const char *paper, DeskFind *find,
                                     DeskPerson *finder, DeskPerson *receiver)
{
  g_autoptr (DeskPaperRequest) request = desk_paper_request_new (from, context, paper);
  DeskPaperFind draft = {
    .find = find,
    .finder = finder,
    .receiver = receiver,
    .officer = desk_context_get_officer (context),
    .handed_by = desk_context_get_officer (context),
    .is_draft = desk_record_get_id (DESK_RECORD (find)) == NULL,
  };

  present_find (request, &draft);
}
