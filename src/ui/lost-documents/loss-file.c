// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers on the worker, in one go, what the page and the papers of a declaration of loss are made from.

#include "ui/lost-documents/loss-file.h"

#include "store/records.h"
#include "ui/lost-documents/declared.h"
#include "ui/lost-documents/draft-pages.h"
#include "ui/widgets/record-file.h"

/**
 * desk_loss_file_free:
 */
void
desk_loss_file_free (DeskLossFile *self)
{
  g_clear_object (&self->loss);
  g_clear_object (&self->original);
  g_clear_object (&self->applicant);
  g_clear_pointer (&self->persons, g_hash_table_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->draft, desk_draft_free);
  g_free (self->seal);
  g_free (self);
}

/* The holders of the documents as they are, and of those that were there when it was registered. */
static void
read_holders (DeskLossFile *self, DeskDatabase *database, DeskLoss *loss)
{
  DeskRecord *record = DESK_RECORD (loss);
  g_autofree const char **keys = desk_record_list_keys (record, DESK_LOSS_DOCUMENT_HOLDER);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *id = desk_record_get_entry_text (record, DESK_LOSS_DOCUMENT_HOLDER, keys[i]);
      DeskPerson *person = desk_record_file_find_person (database, id);

      if (person != NULL)
        g_hash_table_insert (self->persons, g_strdup (id), person);
    }
}

static void
read_number (DeskLossFile *self, DeskDatabase *database, DeskLossField link)
{
  const char *id = desk_record_get_text (DESK_RECORD (self->loss), link);
  g_autoptr (DeskRecord) other = id != NULL ? desk_match_file_find_declared (database, id) : NULL;

  if (other != NULL)
    g_hash_table_insert (self->numbers, g_strdup (id),
                         g_strdup (desk_declared_get_text (other, NULL, DESK_LOSS_NO)));
}

static gboolean
read_original (DeskLossFile *self, DeskDatabase *database, GCancellable *cancellable, GError **error)
{
  DeskRecord *original =
      desk_record_file_load_original (database, DESK_RECORD (self->loss), &self->amended, cancellable, error);

  self->original = (DeskLoss *)original;
  return original != NULL;
}

static void
read_linked (DeskLossFile *self, DeskDatabase *database)
{
  self->persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->applicant = desk_record_file_find_person (database, desk_record_get_text (DESK_RECORD (self->loss),
                                                                                  DESK_LOSS_APPLICANT));
  read_holders (self, database, self->loss);
  read_holders (self, database, self->original);
  read_number (self, database, DESK_LOSS_STATEMENT);
  read_number (self, database, DESK_LOSS_REPEATS);
}

/**
 * desk_loss_file_load:
 * @ask: for a registered loss
 *
 * Runs on the worker.
 *
 * Returns: (transfer full) (nullable): what is known, NULL with @error set
 */
DeskLossFile *
desk_loss_file_load (DeskDatabase *database, const DeskMatchAsk *ask, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (DeskLossFile) self = g_new0 (DeskLossFile, 1);
  DeskRecord *loss = desk_records_load (database, "loss", ask->id, error);

  if (loss == NULL)
    return NULL;
  self->loss = DESK_LOSS (loss);
  self->base = desk_database_get_position (database);
  if (!read_original (self, database, cancellable, error))
    return NULL;
  read_linked (self, database);
  self->officers = desk_records_load_all (database, "officer", cancellable, error);
  self->matches = self->officers != NULL ? desk_match_files_list (database, ask, cancellable, error) : NULL;
  if (self->matches == NULL || !desk_record_file_read_seal (database, ask->id, &self->seal, error)
      || !desk_record_file_read_draft (database, DESK_LOSS_DRAFT, ask->id, &self->draft, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gpointer
load (DeskDatabase *database, gpointer ask, GCancellable *cancellable, GError **error)
{
  return desk_loss_file_load (database, ask, cancellable, error);
}

/**
 * desk_loss_file_load_async:
 * @id: of a registered loss
 *
 * Reads what is known of a declaration of loss.
 */
void
desk_loss_file_load_async (DeskContext *context, const char *id, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  desk_match_ask_run (context, id, load, (GDestroyNotify)desk_loss_file_free, cancellable, callback,
                      user_data);
}

/**
 * desk_loss_file_load_finish:
 * @store: the source of @result; the context may have none any more
 *
 * Returns: (transfer full) (nullable): what is known, NULL with @error set
 */
DeskLossFile *
desk_loss_file_load_finish (DeskStore *store, GAsyncResult *result, GError **error)
{
  return desk_store_call_finish (store, result, error);
}
