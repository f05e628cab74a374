// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statements/statement-papers.h"

#include "model/statement-clocks.h"
#include "store/history.h"
#include "store/records.h"
#include "store/statement-records.h"
#include "ui/notice.h"
#include "ui/widgets/paper-preview.h"

typedef struct
{
  GtkWidget *from;
  DeskContext *context;
  const DeskPaper *paper;
  char *id;
} Request;

/* What stands on the papers of a registered statement, as the worker reads it. */
typedef struct
{
  DeskRecord *statement;
  DeskRecord *applicant;  /* NULL: nobody is named */
  DeskRecord *officer;    /* NULL: not known here */
  DeskRecord *supplement; /* NULL: it supplements none */
  GHashTable *persons;
  GPtrArray *attachments;
  char *digits;
  gint64 amended;
} Gathered;

static void
request_free (Request *self)
{
  g_object_unref (self->from);
  g_object_unref (self->context);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
gathered_free (Gathered *self)
{
  g_clear_object (&self->statement);
  g_clear_object (&self->applicant);
  g_clear_object (&self->officer);
  g_clear_object (&self->supplement);
  g_clear_pointer (&self->persons, g_hash_table_unref);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_free (self->digits);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Gathered, gathered_free)

/* Returns FALSE only with @error: a link to nobody, or to a record that is not here, is no fault of the paper. */
static gboolean
find_linked (DeskDatabase *database, DeskRecord *statement, guint field, const char *kind,
             DeskRecord **record, GError **error)
{
  const char *id = desk_record_get_text (statement, field);
  g_autoptr (GError) local = NULL;

  *record = id != NULL ? desk_records_find (database, kind, id, &local) : NULL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
find_participants (DeskDatabase *database, Gathered *found, GError **error)
{
  g_autofree const char **keys = desk_record_list_keys (found->statement, DESK_STATEMENT_PARTICIPANT_PERSON);

  found->persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *id =
          desk_record_get_entry_text (found->statement, DESK_STATEMENT_PARTICIPANT_PERSON, keys[i]);
      g_autoptr (GError) local = NULL;
      DeskRecord *person = desk_records_find (database, "person", id, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (person != NULL)
        g_hash_table_insert (found->persons, g_strdup (id), person);
    }
  return TRUE;
}

/* When it was last amended: the newest change of it that has a reason. */
static gboolean
find_amendment (DeskDatabase *database, Gathered *found, GCancellable *cancellable, GError **error)
{
  const char *id = desk_record_get_id (found->statement);
  g_autoptr (GPtrArray) events = desk_history_load (database, id, cancellable, error);

  for (guint i = 0; events != NULL && i < events->len && found->amended == 0; i++)
    {
      const DeskEvent *event = g_ptr_array_index (events, i);

      if (g_strcmp0 (event->record, id) == 0 && !event->created && event->reason != NULL)
        found->amended = event->time;
    }
  return events != NULL;
}

static gpointer
gather (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  g_autoptr (Gathered) found = g_new0 (Gathered, 1);

  found->statement = desk_records_load (database, "statement", id, error);
  if (found->statement == NULL
      || !find_linked (database, found->statement, DESK_STATEMENT_APPLICANT, "person", &found->applicant,
                       error)
      || !find_linked (database, found->statement, DESK_STATEMENT_OFFICER, "officer", &found->officer, error)
      || !find_linked (database, found->statement, DESK_STATEMENT_SUPPLEMENT_TO, "statement",
                       &found->supplement, error)
      || !find_participants (database, found, error) || !find_amendment (database, found, cancellable, error))
    return NULL;
  found->attachments = desk_statement_records_load_attachments (database, id, error);
  if (found->attachments == NULL)
    return NULL;
  found->digits = desk_statement_records_load_digits (database, id, error);
  return found->digits != NULL ? g_steal_pointer (&found) : NULL;
}

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

static void
present (GtkWidget *from, DeskContext *context, const DeskPaper *paper, const DeskPaperStatement *statement)
{
  g_autoptr (DeskPaperSource) source = make_source (context);
  DeskRecord *record = DESK_RECORD (statement->statement);
  const char *language = desk_record_get_text (record, DESK_STATEMENT_LANGUAGE);

  desk_paper_source_set_statement (source, statement);
  if (language == NULL)
    language = desk_profile_get_paper_languages (desk_context_get_profile (context))[0];
  adw_dialog_present (ADW_DIALOG (desk_paper_preview_new (context, paper, source, desk_record_get_id (record),
                                                          language)),
                      from);
}

static void
on_gathered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Gathered) found = desk_store_call_finish (DESK_STORE (source), result, &error);
  g_autoptr (GArray) dues = NULL;
  DeskPaperStatement statement;

  if (found == NULL)
    {
      desk_notice_show_error (request->from, error);
      return;
    }
  dues = list_dues (DESK_STATEMENT (found->statement), request->context);
  statement = (DeskPaperStatement){
    .statement = DESK_STATEMENT (found->statement),
    .applicant = (DeskPerson *)found->applicant,
    .persons = found->persons,
    .attachments = found->attachments,
    .officer = (DeskOfficer *)found->officer,
    .dues = dues,
    .supplement_no =
        found->supplement != NULL ? desk_record_get_text (found->supplement, DESK_STATEMENT_NO) : NULL,
    .seal = found->digits,
    .amended = found->amended,
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
  Request *request = g_new0 (Request, 1);

  *request = (Request){ g_object_ref (from), g_object_ref (context), desk_papers_find (paper),
                        g_strdup (statement) };
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, gather, g_strdup (statement),
                         g_free, (GDestroyNotify)gathered_free, NULL, on_gathered, request);
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
