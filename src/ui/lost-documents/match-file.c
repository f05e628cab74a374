// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the pairs of a record with what they consist of. Runs on the worker.

#include "ui/lost-documents/match-file.h"

#include "model/match.h"
#include "store/records.h"
#include "ui/lost-documents/declared.h"
#include "ui/widgets/record-file.h"

#include <glib/gi18n-lib.h>

/**
 * desk_match_file_free:
 */
void
desk_match_file_free (DeskMatchFile *self)
{
  g_clear_pointer (&self->match, desk_match_free);
  g_clear_object (&self->find);
  g_clear_object (&self->declared);
  g_clear_object (&self->holder);
  g_clear_object (&self->applicant);
  g_free (self);
}

/**
 * desk_match_file_find_declared:
 * @id: of a loss or a statement of theft
 *
 * Returns: (transfer full) (nullable): the record; NULL where this desk does not know it
 */
DeskRecord *
desk_match_file_find_declared (DeskDatabase *database, const char *id)
{
  DeskRecord *loss = desk_records_find (database, "loss", id, NULL);

  return loss != NULL ? loss : desk_records_find (database, "statement", id, NULL);
}

static DeskMatchFile *
read_pair (DeskDatabase *database, const DeskMatch *match)
{
  g_autoptr (DeskMatchFile) self = g_new0 (DeskMatchFile, 1);
  DeskRecord *find = desk_records_find (database, "find", match->find, NULL);

  self->find = (DeskFind *)find;
  self->declared = desk_match_file_find_declared (database, match->loss);
  if (self->find == NULL || self->declared == NULL)
    return NULL;
  self->match = g_memdup2 (match, sizeof *match);
  self->match->find = g_strdup (match->find);
  self->match->loss = g_strdup (match->loss);
  self->match->document = g_strdup (match->document);
  self->match->verdict = g_strdup (match->verdict);
  self->holder =
      desk_record_file_find_person (database, desk_declared_get_holder (self->declared, match->document));
  self->applicant = desk_record_file_find_person (database, desk_declared_get_text (self->declared, NULL,
                                                                                    DESK_LOSS_APPLICANT));
  self->base = desk_database_get_position (database);
  return g_steal_pointer (&self);
}

/**
 * desk_match_files_list:
 *
 * Returns: (transfer full) (element-type DeskMatchFile) (nullable): the pairs of a record, the strong ones first; NULL
 *   with @error set
 */
GPtrArray *
desk_match_files_list (DeskDatabase *database, const DeskMatchAsk *ask, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) matches =
      desk_matches_list (database, ask->id, ask->days, ask->now, cancellable, error);
  GPtrArray *files;

  if (matches == NULL)
    return NULL;
  files = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_match_file_free);
  for (guint i = 0; i < matches->len; i++)
    {
      DeskMatchFile *file = read_pair (database, g_ptr_array_index (matches, i));

      if (file != NULL)
        g_ptr_array_add (files, file);
    }
  return files;
}

static DeskMatchAsk
make_ask (DeskContext *context, const char *id)
{
  return (DeskMatchAsk){ g_strdup (id),
                         desk_profile_get_threshold (desk_context_get_profile (context), "match_days"),
                         desk_clock_get_now (desk_context_get_clock (context)) };
}

/* A pair by the ids of what it consists of. */
typedef struct
{
  DeskMatchAsk ask;
  DeskMatch match;
} Pair;

static void
pair_free (gpointer data)
{
  Pair *self = data;

  g_free (self->ask.id);
  g_free (self->match.find);
  g_free (self->match.loss);
  g_free (self->match.document);
  g_free (self);
}

static gboolean
is_pair (const DeskMatch *match, const Pair *pair)
{
  return g_str_equal (match->loss, pair->match.loss) && g_str_equal (match->document, pair->match.document);
}

/* A pair that the store does not list (any more) is shown with what was decided about it. */
static gpointer
load_pair (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Pair *pair = data;
  g_autoptr (GPtrArray) matches =
      desk_matches_list (database, pair->ask.id, pair->ask.days, pair->ask.now, cancellable, error);
  const DeskMatch *found = &pair->match;
  DeskMatchFile *file;

  if (matches == NULL)
    return NULL;
  for (guint i = 0; i < matches->len; i++)
    if (is_pair (g_ptr_array_index (matches, i), pair))
      found = g_ptr_array_index (matches, i);
  file = read_pair (database, found);
  if (file == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("One of the two records is not on this desk. Search for it by its number."));
  else
    g_set_str (&file->match->verdict,
               desk_match_get_verdict (file->find, pair->match.loss, pair->match.document));
  return file;
}

/**
 * desk_match_file_load_async:
 * @find: id of a found document
 * @declared: id of a loss or a statement of theft
 * @document: key of the document in it
 *
 * Reads a pair; desk_store_call_finish() gives a #DeskMatchFile.
 */
void
desk_match_file_load_async (DeskContext *context, const char *find, const char *declared,
                            const char *document, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Pair *pair = g_new0 (Pair, 1);

  pair->ask = make_ask (context, find);
  pair->match.find = g_strdup (find);
  pair->match.loss = g_strdup (declared);
  pair->match.document = g_strdup (document);
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, load_pair, pair, pair_free,
                         (GDestroyNotify)desk_match_file_free, cancellable, callback, user_data);
}

static void
ask_free (gpointer data)
{
  g_free (((DeskMatchAsk *)data)->id);
  g_free (data);
}

/**
 * desk_match_ask_run:
 * @id: of a record that takes part in matching
 * @load: is handed a #DeskMatchAsk on the worker
 * @file_free: frees what it returns
 *
 * Reads a record with its pairs.
 */
void
desk_match_ask_run (DeskContext *context, const char *id, DeskStoreFunc load, GDestroyNotify file_free,
                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  DeskMatchAsk *ask = g_new (DeskMatchAsk, 1);

  *ask = make_ask (context, id);
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, load, ask, ask_free,
                         file_free, cancellable, callback, user_data);
}
