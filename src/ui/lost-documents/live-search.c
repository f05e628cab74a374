// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lost-documents/live-search.h"

#include "model/moment.h"
#include "store/records.h"
#include "ui/lost-documents/declared.h"
#include "ui/widgets/record-file.h"

#define MOST 7 /* of what fits to one document */

/* What the worker is asked. */
typedef struct
{
  DeskLiveQuestion question;
  char *ignore;
  gint64 days;
  gint64 now;
} Job;

static void
document_free (gpointer data)
{
  DeskLiveDocument *self = data;

  g_free (self->type);
  g_free (self->number);
  g_free (self->surname);
  g_free (self->given_name);
  g_free (self);
}

/**
 * desk_live_question_init:
 * @found: whether it is the form of a find
 */
void
desk_live_question_init (DeskLiveQuestion *self, gboolean found)
{
  *self = (DeskLiveQuestion){ found, g_ptr_array_new_with_free_func (document_free), 0 };
}

/**
 * desk_live_question_set_moment:
 * @wall: (nullable): when it was lost or found, on the station's wall
 */
void
desk_live_question_set_moment (DeskLiveQuestion *self, DeskContext *context, const char *wall)
{
  DeskMoment moment;

  if (wall != NULL && desk_moment_from_wall (wall, &moment))
    self->at = desk_moment_to_utc (&moment, desk_clock_get_zone (desk_context_get_clock (context)));
}

/**
 * desk_live_question_add:
 * Adds a document; all of it may be unknown.
 */
void
desk_live_question_add (DeskLiveQuestion *self, const char *type, const char *number, const char *surname,
                        const char *given_name)
{
  DeskLiveDocument *document = g_new (DeskLiveDocument, 1);

  *document =
      (DeskLiveDocument){ g_strdup (type), g_strdup (number), g_strdup (surname), g_strdup (given_name) };
  g_ptr_array_add (self->documents, document);
}

/**
 * desk_live_question_clear:
 * Frees what the question holds.
 */
void
desk_live_question_clear (DeskLiveQuestion *self)
{
  g_clear_pointer (&self->documents, g_ptr_array_unref);
}

/**
 * desk_live_answer_free:
 */
void
desk_live_answer_free (DeskLiveAnswer *self)
{
  g_clear_pointer (&self->fitting, g_ptr_array_unref);
  g_clear_pointer (&self->declared, g_ptr_array_unref);
  g_free (self);
}

static void
job_free (gpointer data)
{
  Job *self = data;

  desk_live_question_clear (&self->question);
  g_free (self->ignore);
  g_free (self);
}

/* The side of the pair that is in the store. */
static DeskMatchFile *
read_other_side (DeskDatabase *database, const DeskMatch *match)
{
  g_autoptr (DeskMatchFile) self = g_new0 (DeskMatchFile, 1);

  self->find =
      match->find != NULL ? (DeskFind *)desk_records_find (database, "find", match->find, NULL) : NULL;
  self->declared = match->loss != NULL ? desk_match_file_find_declared (database, match->loss) : NULL;
  if (self->find == NULL && self->declared == NULL)
    return NULL;
  self->match = g_memdup2 (match, sizeof *match);
  self->match->find = g_strdup (match->find);
  self->match->loss = g_strdup (match->loss);
  self->match->document = g_strdup (match->document);
  self->match->verdict = g_strdup (match->verdict);
  if (self->declared != NULL)
    self->holder =
        desk_record_file_find_person (database, desk_declared_get_holder (self->declared, match->document));
  self->base = desk_database_get_position (database);
  return g_steal_pointer (&self);
}

static void
read_all (DeskDatabase *database, GPtrArray *matches, GPtrArray *files)
{
  for (guint i = 0; i < matches->len; i++)
    {
      DeskMatchFile *file = read_other_side (database, g_ptr_array_index (matches, i));

      if (file != NULL)
        g_ptr_array_add (files, file);
    }
}

static gboolean
search_document (DeskDatabase *database, const Job *job, const DeskLiveDocument *document,
                 DeskLiveAnswer *answer, GCancellable *cancellable, GError **error)
{
  DeskMatchQuery query = { .found = job->question.found,
                           .type = document->type,
                           .number = document->number,
                           .surname = document->surname,
                           .given_name = document->given_name,
                           .at = job->question.at,
                           .now = job->now,
                           .days = job->days,
                           .ignore = job->ignore,
                           .limit = MOST };
  g_autoptr (GPtrArray) fitting = desk_matches_search (database, &query, cancellable, error);
  g_autoptr (GPtrArray) declared = NULL;

  if (fitting == NULL)
    return FALSE;
  read_all (database, fitting, answer->fitting);
  if (query.found || document->number == NULL)
    return TRUE;
  declared = desk_matches_list_declared (database, document->type, document->number, job->ignore, job->now,
                                         cancellable, error);
  if (declared == NULL)
    return FALSE;
  read_all (database, declared, answer->declared);
  return TRUE;
}

static int
compare_strength (gconstpointer a, gconstpointer b)
{
  const DeskMatchFile *first = *(const DeskMatchFile *const *)a;
  const DeskMatchFile *second = *(const DeskMatchFile *const *)b;

  return second->match->strong - first->match->strong;
}

static gpointer
search (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  g_autoptr (DeskLiveAnswer) answer = g_new0 (DeskLiveAnswer, 1);

  answer->fitting = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_match_file_free);
  answer->declared = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_match_file_free);
  for (guint i = 0; i < job->question.documents->len; i++)
    {
      const DeskLiveDocument *document = g_ptr_array_index (job->question.documents, i);

      if (document->type != NULL && !search_document (database, job, document, answer, cancellable, error))
        return NULL;
    }
  g_ptr_array_sort (answer->fitting, compare_strength);
  return g_steal_pointer (&answer);
}

/**
 * desk_live_search_run:
 * @ignore: (nullable): id of the record that is amended
 * @cancellable: for when more was typed
 *
 * Looks for what fits; desk_store_call_finish() gives a #DeskLiveAnswer.
 */
void
desk_live_search_run (DeskContext *context, const DeskLiveQuestion *question, const char *ignore,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  desk_live_question_init (&job->question, question->found);
  job->question.at = question->at;
  for (guint i = 0; i < question->documents->len; i++)
    {
      const DeskLiveDocument *document = g_ptr_array_index (question->documents, i);

      desk_live_question_add (&job->question, document->type, document->number, document->surname,
                              document->given_name);
    }
  job->ignore = g_strdup (ignore);
  job->days = desk_profile_get_threshold (desk_context_get_profile (context), "match_days");
  job->now = desk_clock_get_now (desk_context_get_clock (context));
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, search, job, job_free,
                         (GDestroyNotify)desk_live_answer_free, cancellable, callback, user_data);
}
