// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers on the worker, in one go, what the page and the papers of a found document are made from.

#include "ui/lost-documents/find-file.h"

#include "model/match.h"
#include "store/records.h"
#include "ui/lost-documents/draft-pages.h"
#include "ui/widgets/record-file.h"

/**
 * desk_find_file_free:
 */
void
desk_find_file_free (DeskFindFile *self)
{
  g_clear_object (&self->find);
  g_clear_object (&self->original);
  g_clear_object (&self->finder);
  g_clear_object (&self->receiver);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->draft, desk_draft_free);
  g_free (self->seal);
  g_free (self);
}

static DeskPerson *
read_person (DeskFindFile *self, DeskDatabase *database, DeskFindField link)
{
  return desk_record_file_find_person (database, desk_record_get_text (DESK_RECORD (self->find), link));
}

static gboolean
read_original (DeskFindFile *self, DeskDatabase *database, GCancellable *cancellable, GError **error)
{
  DeskRecord *original =
      desk_record_file_load_original (database, DESK_RECORD (self->find), &self->amended, cancellable, error);

  self->original = (DeskFind *)original;
  return original != NULL;
}

/**
 * desk_find_file_load:
 * @ask: for a registered find
 *
 * Runs on the worker.
 *
 * Returns: (transfer full) (nullable): what is known, NULL with @error set
 */
DeskFindFile *
desk_find_file_load (DeskDatabase *database, const DeskMatchAsk *ask, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (DeskFindFile) self = g_new0 (DeskFindFile, 1);
  DeskRecord *find = desk_records_load (database, "find", ask->id, error);

  if (find == NULL)
    return NULL;
  self->find = DESK_FIND (find);
  self->base = desk_database_get_position (database);
  self->finder = read_person (self, database, DESK_FIND_FINDER);
  self->receiver = read_person (self, database, DESK_FIND_RECEIVER);
  if (!read_original (self, database, cancellable, error))
    return NULL;
  self->officers = desk_records_load_all (database, "officer", cancellable, error);
  self->matches = self->officers != NULL ? desk_match_files_list (database, ask, cancellable, error) : NULL;
  if (self->matches == NULL || !desk_record_file_read_seal (database, ask->id, &self->seal, error)
      || !desk_record_file_read_draft (database, DESK_FIND_DRAFT, ask->id, &self->draft, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gpointer
load (DeskDatabase *database, gpointer ask, GCancellable *cancellable, GError **error)
{
  return desk_find_file_load (database, ask, cancellable, error);
}

/**
 * desk_find_file_load_async:
 * @id: of a registered find
 *
 * Reads what is known of a found document.
 */
void
desk_find_file_load_async (DeskContext *context, const char *id, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  desk_match_ask_run (context, id, load, (GDestroyNotify)desk_find_file_free, cancellable, callback,
                      user_data);
}

/**
 * desk_find_file_load_finish:
 * @store: the source of @result; the context may have none any more
 *
 * Returns: (transfer full) (nullable): what is known, NULL with @error set
 */
DeskFindFile *
desk_find_file_load_finish (DeskStore *store, GAsyncResult *result, GError **error)
{
  return desk_store_call_finish (store, result, error);
}

/**
 * desk_find_file_get_confirmed:
 *
 * Returns: (transfer none) (nullable): the pair of which an officer said that it is the same document, the last of them
 */
const DeskMatchFile *
desk_find_file_get_confirmed (DeskFindFile *self)
{
  const char *declared, *document;

  if (!desk_match_find_confirmed (self->find, &declared, &document))
    return NULL;
  for (guint i = 0; i < self->matches->len; i++)
    {
      const DeskMatchFile *file = g_ptr_array_index (self->matches, i);

      if (g_strcmp0 (file->match->loss, declared) == 0 && g_strcmp0 (file->match->document, document) == 0)
        return file;
    }
  return NULL;
}
