// SPDX-License-Identifier: GPL-3.0-or-later
// From "print this" to the preview: gathers on the worker what a paper is made from, then shows it.

#include "ui/print.h"

#include "store/board.h"
#include "store/records.h"
#include "ui/appointments/appointment-papers.h"
#include "ui/lost-documents/lost-papers.h"
#include "ui/notice.h"
#include "ui/paper-request.h"
#include "ui/sign-in/hand-over-paper.h"
#include "ui/statements/statement-papers.h"
#include "ui/widgets/paper-preview.h"

typedef struct
{
  GtkWidget *from;
  DeskContext *context;
  const DeskPaper *paper;
  char *visit; /* NULL: a list of the day */
} Request;

/* What the worker is handed and what it brings. */
typedef struct
{
  char *visit;
  gint64 day_start;
  GPtrArray *rows;     /* of DeskBoardRow */
  GPtrArray *officers; /* of DeskRecord */
} Gathering;

static void
request_free (Request *request)
{
  g_clear_object (&request->from);
  g_clear_object (&request->context);
  g_free (request->visit);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
gathering_free (Gathering *gathering)
{
  g_free (gathering->visit);
  g_clear_pointer (&gathering->rows, g_ptr_array_unref);
  g_clear_pointer (&gathering->officers, g_ptr_array_unref);
  g_free (gathering);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Gathering, gathering_free)

static GPtrArray *
load_visit (DeskDatabase *database, const char *id, GError **error)
{
  g_autoptr (DeskRecord) visit = desk_records_load (database, "visit", id, error);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_board_row_free);
  const char *person;
  DeskBoardRow *row;

  if (visit == NULL)
    {
      g_ptr_array_unref (rows);
      return NULL;
    }
  row = g_new0 (DeskBoardRow, 1);
  person = desk_record_get_text (visit, DESK_VISIT_PERSON);
  row->visit = DESK_VISIT (g_steal_pointer (&visit));
  g_ptr_array_add (rows, row);
  if (person != NULL)
    row->person = (DeskPerson *)desk_records_find (database, "person", person, NULL);
  return rows;
}

static gpointer
gather (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Gathering *asked = data;
  g_autoptr (Gathering) found = g_new0 (Gathering, 1);
  DeskBoardQuery query = { .day_start = asked->day_start };

  found->rows = asked->visit != NULL ? load_visit (database, asked->visit, error)
                                     : desk_board_load (database, &query, cancellable, error);
  if (found->rows == NULL)
    return NULL;
  found->officers = desk_records_load_all (database, "officer", cancellable, error);
  return found->officers != NULL ? g_steal_pointer (&found) : NULL;
}

static DeskPaperSource *
make_source (DeskContext *context, Gathering *found)
{
  DeskPaperSource *source = desk_paper_request_new_source (context);

  for (guint i = 0; i < found->rows->len; i++)
    {
      DeskBoardRow *row = g_ptr_array_index (found->rows, i);

      desk_paper_source_add_visit (source, row->visit, row->person,
                                   desk_officer_find (found->officers,
                                                      desk_record_get_text (DESK_RECORD (row->visit),
                                                                            DESK_VISIT_OFFICER)));
    }
  return source;
}

/* A paper speaks the visitor's language; where none is known, the country's. */
static const char *
pick_language (DeskContext *context, DeskPaperSource *source, Request *request)
{
  const char *chosen = NULL;

  if (request->visit != NULL && desk_paper_source_get_visit (source, 0)->person != NULL)
    chosen = desk_record_get_text (DESK_RECORD (desk_paper_source_get_visit (source, 0)->person),
                                   DESK_PERSON_LANGUAGE);
  return chosen != NULL ? chosen : desk_profile_get_paper_languages (desk_context_get_profile (context))[0];
}

static void
on_gathered (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Gathering) found = desk_store_call_finish (DESK_STORE (object), result, &error);
  g_autoptr (DeskPaperSource) source = NULL;

  if (found == NULL)
    {
      desk_notice_show_error (request->from, error);
      return;
    }
  source = make_source (request->context, found);
  adw_dialog_present (ADW_DIALOG (desk_paper_preview_new (request->context, request->paper, source,
                                                          request->visit,
                                                          pick_language (request->context, source, request))),
                      request->from);
}

/**
 * desk_print_present:
 * @from: the widget that asks
 * @paper: id of the paper
 * @record: (nullable): id of the record it is about; NULL for a list of the day
 *
 * Shows the preview of a paper. Nothing is printed before the officer says so there.
 */
void
desk_print_present (GtkWidget *from, DeskContext *context, const char *paper, const char *record)
{
  const DeskPaper *found = desk_papers_find (paper);
  Request *request;
  Gathering *asked;

  g_return_if_fail (found != NULL);
  if (g_str_equal (found->kind, "statement"))
    {
      desk_statement_papers_present (from, context, paper, record);
      return;
    }
  if (g_str_equal (found->kind, "loss") || g_str_equal (found->kind, "find"))
    {
      desk_lost_papers_present (from, context, paper, record);
      return;
    }
  if (g_str_equal (found->kind, "appointment"))
    {
      desk_appointment_papers_present (from, context, paper, record);
      return;
    }
  if (g_str_equal (found->kind, "desk"))
    {
      desk_hand_over_paper_present (from, context);
      return;
    }
  request = g_new0 (Request, 1);
  asked = g_new0 (Gathering, 1);
  request->from = g_object_ref (from);
  request->context = g_object_ref (context);
  request->paper = found;
  request->visit = found->is_list ? NULL : g_strdup (record);
  asked->visit = g_strdup (request->visit);
  asked->day_start = desk_clock_get_day_start (desk_context_get_clock (context), 0);

  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_BACKGROUND, gather, asked,
                         (GDestroyNotify)gathering_free, (GDestroyNotify)gathering_free, NULL, on_gathered,
                         request);
}
