// SPDX-License-Identifier: GPL-3.0-or-later
// Looking for what stood in a form of the Front desk when the program last ended, and how a code stands in a draft.

#include "ui/front-desk/form-draft.h"

#include "store/records.h"

typedef struct
{
  char *form;
  char *record;
} Question;

typedef struct
{
  DeskDraft *draft;
  DeskPerson *person;
} Answer;

typedef struct
{
  DeskDraftFound found;
  gpointer data;
} Asker;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->form);
  g_free (question->record);
  g_free (question);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->draft, desk_draft_free);
  g_clear_object (&answer->person);
  g_free (answer);
}

static DeskPerson *
load_person (DeskDatabase *database, GVariant *typed)
{
  const char *id = NULL;

  if (typed == NULL || !g_variant_lookup (typed, "person", "&s", &id))
    return NULL;
  return (DeskPerson *)desk_records_load (database, "person", id, NULL);
}

/* The draft that was touched last; for a record, its own. */
static gpointer
find (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr (GPtrArray) drafts = desk_draft_list (database, question->form, error);
  Answer *answer;

  if (drafts == NULL)
    return NULL;

  answer = g_new0 (Answer, 1);
  for (guint i = 0; i < drafts->len; i++)
    {
      DeskDraft *draft = g_ptr_array_index (drafts, i);

      if (g_strcmp0 (draft->record, question->record) != 0
          || (answer->draft != NULL && answer->draft->touched >= draft->touched))
        continue;
      g_clear_pointer (&answer->draft, desk_draft_free);
      answer->draft = desk_draft_copy (draft);
    }
  if (answer->draft != NULL)
    answer->person = load_person (database, answer->draft->typed);
  return answer;
}

static void
answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asker *asker = user_data;
  g_autoptr (GError) error = NULL;
  Answer *answer = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (answer == NULL)
    g_message ("Drafts could not be read: %s", error->message);
  asker->found (answer != NULL ? answer->draft : NULL, answer != NULL ? answer->person : NULL, asker->data);
  if (answer != NULL)
    answer_free (answer);
}

static void
ask (DeskContext *context, const char *form, const char *record, DeskDraftFound found, gpointer data)
{
  DeskStore *store = desk_context_get_store (context);
  Question *question;
  Asker *asker;

  if (store == NULL)
    {
      found (NULL, NULL, data);
      return;
    }
  question = g_new0 (Question, 1);
  question->form = g_strdup (form);
  question->record = g_strdup (record);
  asker = g_new0 (Asker, 1);
  asker->found = found;
  asker->data = data;
  desk_store_call_async (store, DESK_PRIORITY_SAVING, find, question, question_free, answer_free, NULL,
                         answered, asker);
}

/**
 * desk_form_draft_find_entry:
 * @found: called once, soon
 *
 * Looks for what stood in the entry.
 */
void
desk_form_draft_find_entry (DeskContext *context, DeskDraftFound found, gpointer data)
{
  ask (context, "front-desk-entry", NULL, found, data);
}

/**
 * desk_form_draft_find_visit:
 * @visit: id of a visit
 * @found: called once, soon
 *
 * Looks for what was typed into an open visit and not saved yet.
 */
void
desk_form_draft_find_visit (DeskContext *context, const char *visit, DeskDraftFound found, gpointer data)
{
  ask (context, "visit", visit, found, data);
}

/**
 * desk_form_draft_collect_code:
 * @typed: where the code is put, and what was typed and is not read yet
 * @name: of the field
 * @otherwise: (nullable): the code that stands in an empty form
 */
void
desk_form_draft_collect_code (DeskCodeEntry *entry, GVariantDict *typed, const char *name,
                              const char *otherwise)
{
  const char *code = desk_code_entry_get_code (entry);
  const char *text = desk_code_entry_get_typed (entry);
  g_autofree char *text_name = g_strconcat ("text:", name, NULL);

  if (code != NULL && g_strcmp0 (code, otherwise) != 0)
    g_variant_dict_insert (typed, name, "s", code);
  if (text != NULL)
    g_variant_dict_insert (typed, text_name, "s", text);
}

/**
 * desk_form_draft_restore_code:
 * @typed: what desk_form_draft_collect_code() put there
 *
 * Returns: whether there was anything
 */
gboolean
desk_form_draft_restore_code (DeskCodeEntry *entry, GVariantDict *typed, const char *name)
{
  g_autofree char *text_name = g_strconcat ("text:", name, NULL);
  g_autofree char *code = NULL;
  g_autofree char *text = NULL;

  if (g_variant_dict_lookup (typed, name, "s", &code))
    desk_code_entry_set_code (entry, code);
  if (g_variant_dict_lookup (typed, text_name, "s", &text))
    desk_code_entry_set_typed (entry, text);
  return code != NULL || text != NULL;
}
