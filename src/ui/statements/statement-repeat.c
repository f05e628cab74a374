// SPDX-License-Identifier: GPL-3.0-or-later
// Whether somebody turned to us with the same topic a short time ago. How short is the profile's `repeat_appeal_days`.

#include "ui/statements/statement-repeat.h"

#include "store/statement-records.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

#define DAY (24 * 60 * 60)

typedef struct
{
  char *applicant;
  char *topic;
  gint64 since;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_free (self->applicant);
  g_free (self->topic);
  g_free (self);
}

static gboolean
counts (DeskRecord *statement, const Question *question)
{
  const char *state = desk_record_get_text (statement, DESK_STATEMENT_STATE);

  return g_strcmp0 (desk_record_get_text (statement, DESK_STATEMENT_TOPIC), question->topic) == 0
         && desk_record_get_integer (statement, DESK_STATEMENT_SUBMITTED) >= question->since
         && g_strcmp0 (state, "annulled") != 0 && g_strcmp0 (state, "superseded") != 0;
}

/* An empty statement says that there is none. */
static gpointer
find (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (GPtrArray) statements =
      desk_statement_records_load_linked (database, DESK_STATEMENT_APPLICANT, question->applicant, error);

  if (statements == NULL)
    return NULL;
  for (guint i = 0; i < statements->len; i++)
    if (counts (g_ptr_array_index (statements, i), question))
      return g_object_ref (g_ptr_array_index (statements, i));
  return g_object_new (DESK_TYPE_STATEMENT, NULL);
}

/* What the answer is for. */
typedef struct
{
  GtkWidget *from;
  DeskRecord *statement;
} Asked;

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (GtkWidget) from = asked->from;
  g_autoptr (DeskRecord) statement = asked->statement;
  g_autoptr (DeskRecord) earlier = desk_store_call_finish (DESK_STORE (source), result, NULL);
  g_autofree char *text = NULL;

  if (earlier == NULL)
    return;
  desk_record_set_text (statement, DESK_STATEMENT_REPEATS, desk_record_get_id (earlier));
  if (desk_record_get_id (earlier) == NULL || gtk_widget_get_root (from) == NULL)
    return;
  text = g_strdup_printf (_ ("The applicant turned to us with this topic before: %s"),
                          desk_record_get_text (earlier, DESK_STATEMENT_NO));
  desk_notice_show (from, text);
}

/**
 * desk_statement_repeat_look:
 * @from: the form
 * @statement: as it stands there
 * @cancellable: for when the applicant or the topic is another
 *
 * Looks for the newest registered statement of the same applicant with the same topic, tells of it, and notes it in the
 * statement, so that a reason is asked for.
 */
void
desk_statement_repeat_look (GtkWidget *from, DeskContext *context, DeskStatement *statement,
                            GCancellable *cancellable)
{
  DeskRecord *record = DESK_RECORD (statement);
  const char *applicant = desk_record_get_text (record, DESK_STATEMENT_APPLICANT);
  const char *topic = desk_record_get_text (record, DESK_STATEMENT_TOPIC);
  gint64 days = desk_profile_get_threshold (desk_context_get_profile (context), "repeat_appeal_days");
  DeskStore *store = desk_context_get_store (context);
  Question *question;
  Asked *asked;

  if (applicant == NULL || topic == NULL || store == NULL
      || desk_record_get_text (record, DESK_STATEMENT_SUPPLEMENT_TO) != NULL)
    {
      desk_record_set_text (record, DESK_STATEMENT_REPEATS, NULL);
      return;
    }
  question = g_new (Question, 1);
  *question = (Question){ g_strdup (applicant), g_strdup (topic),
                          desk_clock_get_now (desk_context_get_clock (context)) - days * DAY };
  asked = g_new (Asked, 1);
  *asked = (Asked){ g_object_ref (from), g_object_ref (record) };
  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, find, question, question_free, g_object_unref,
                         cancellable, on_found, asked);
}
