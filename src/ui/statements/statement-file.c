// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers on the worker, in one go, what the page and the papers of a statement are made from.

#include "ui/statements/statement-file.h"

#include "store/records.h"
#include "store/statement-records.h"
#include "ui/statements/statement-editor.h"
#include "ui/widgets/record-file.h"

/**
 * desk_statement_file_free:
 */
void
desk_statement_file_free (DeskStatementFile *self)
{
  g_clear_object (&self->statement);
  g_clear_object (&self->original);
  g_clear_object (&self->applicant);
  g_clear_pointer (&self->persons, g_hash_table_unref);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->draft, desk_draft_free);
  g_free (self->seal);
  g_free (self);
}

static gboolean
read_original (DeskStatementFile *self, DeskDatabase *database, GCancellable *cancellable, GError **error)
{
  DeskRecord *original = desk_record_file_load_original (database, DESK_RECORD (self->statement),
                                                         &self->amended, cancellable, error);

  self->original = (DeskStatement *)original;
  return original != NULL;
}

static void
read_list (DeskStatementFile *self, DeskDatabase *database, DeskStatementField field)
{
  DeskRecord *statement = DESK_RECORD (self->statement);
  g_autofree const char **keys = desk_record_list_keys (statement, field);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *id = desk_record_get_entry_text (statement, field, keys[i]);
      DeskPerson *person = desk_record_file_find_person (database, id);

      if (person != NULL)
        g_hash_table_insert (self->persons, g_strdup (id), person);
    }
}

static void
read_persons (DeskStatementFile *self, DeskDatabase *database)
{
  self->persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->applicant =
      desk_record_file_find_person (database, desk_record_get_text (DESK_RECORD (self->statement),
                                                                    DESK_STATEMENT_APPLICANT));
  read_list (self, database, DESK_STATEMENT_PARTICIPANT_PERSON);
  read_list (self, database, DESK_STATEMENT_DOCUMENT_HOLDER);
}

static void
read_numbers (DeskStatementFile *self, DeskDatabase *database)
{
  static const DeskStatementField links[] = { DESK_STATEMENT_SUPPLEMENT_TO, DESK_STATEMENT_REPEATS,
                                              DESK_STATEMENT_SUPERSEDED_BY };

  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      const char *id = desk_record_get_text (DESK_RECORD (self->statement), links[i]);
      g_autoptr (DeskRecord) other = id != NULL ? desk_records_find (database, "statement", id, NULL) : NULL;

      if (other != NULL)
        g_hash_table_insert (self->numbers, g_strdup (id),
                             g_strdup (desk_record_get_text (other, DESK_STATEMENT_NO)));
    }
}

/**
 * desk_statement_file_load:
 * @id: of a registered statement
 *
 * Runs on the worker.
 *
 * Returns: (transfer full) (nullable): what is known, NULL with @error set
 */
DeskStatementFile *
desk_statement_file_load (DeskDatabase *database, const char *id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskStatementFile) self = g_new0 (DeskStatementFile, 1);
  DeskRecord *statement = desk_records_load (database, "statement", id, error);

  if (statement == NULL)
    return NULL;
  self->statement = DESK_STATEMENT (statement);
  self->base = desk_database_get_position (database);
  read_persons (self, database);
  read_numbers (self, database);
  self->attachments = desk_statement_records_load_attachments (database, id, error);
  if (self->attachments == NULL)
    return NULL;
  self->officers = desk_records_load_all (database, "officer", cancellable, error);
  if (self->officers == NULL || !read_original (self, database, cancellable, error)
      || !desk_record_file_read_seal (database, id, &self->seal, error)
      || !desk_record_file_read_draft (database, DESK_STATEMENT_DRAFT, id, &self->draft, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gpointer
load (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return desk_statement_file_load (database, id, cancellable, error);
}

/**
 * desk_statement_file_load_async:
 * @id: of a registered statement
 *
 * Reads what is known of a statement.
 */
void
desk_statement_file_load_async (DeskContext *context, const char *id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, load, g_strdup (id), g_free,
                         (GDestroyNotify)desk_statement_file_free, cancellable, callback, user_data);
}

/**
 * desk_statement_file_load_finish:
 * @store: the source of @result; the context may have none any more
 *
 * Returns: (transfer full) (nullable): what is known, NULL with @error set
 */
DeskStatementFile *
desk_statement_file_load_finish (DeskStore *store, GAsyncResult *result, GError **error)
{
  return desk_store_call_finish (store, result, error);
}

/**
 * desk_statement_file_find_officer:
 * @id: (nullable): of an officer
 *
 * Returns: (transfer none) (nullable): the officer, NULL where this desk does not know one of that id
 */
DeskOfficer *
desk_statement_file_find_officer (DeskStatementFile *self, const char *id)
{
  return desk_officer_find (self->officers, id);
}

/**
 * desk_statement_file_name_officer:
 * @id: (nullable): of an officer
 *
 * Returns: (transfer full) (nullable): rank and name, the id of one this desk does not know
 */
char *
desk_statement_file_name_officer (DeskStatementFile *self, const char *id, DeskContext *context)
{
  return desk_record_file_name_officer (self->officers, id, context);
}
