// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to a statement: its attachments, and the digits of the journal's chain on its receipt.

#include "store/statement-records.h"

#include "journal/line.h"
#include "model/attachment.h"
#include "store/error.h"
#include "store/rows.h"

#include <glib/gi18n-lib.h>

/**
 * desk_statement_records_load_attachments:
 * @statement: id of a statement, or of any record that has attachments
 *
 * Returns: (transfer full) (element-type DeskAttachment) (nullable): its attachments in the order in which they were
 *   attached, those that are not valid any more among them; NULL with @error set
 */
GPtrArray *
desk_statement_records_load_attachments (DeskDatabase *database, const char *statement, GError **error)
{
  g_autofree char *columns = desk_rows_list_columns (DESK_TYPE_ATTACHMENT, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM attachment WHERE \"of\" = ? ORDER BY row", columns);
  g_autoptr (DeskQuery) rows = desk_query_new (database, sql, error);
  g_autoptr (GPtrArray) attachments = g_ptr_array_new_with_free_func (g_object_unref);
  GError *failed = NULL;

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "s", statement);
  while (desk_query_next (rows, &failed))
    g_ptr_array_add (attachments, desk_rows_read (rows, 0, DESK_TYPE_ATTACHMENT));
  if (failed == NULL)
    return g_steal_pointer (&attachments);
  g_propagate_error (error, failed);
  return NULL;
}

/* @id: (nullable): of what the first question mark stands for */
static GPtrArray *
load_statements (DeskDatabase *database, const char *sql, const char *id, GError **error)
{
  g_autoptr (DeskQuery) rows = desk_query_new (database, sql, error);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  GError *failed = NULL;

  if (rows == NULL)
    return NULL;
  if (id != NULL)
    desk_query_bind (rows, "s", id);
  while (desk_query_next (rows, &failed))
    g_ptr_array_add (statements, desk_rows_read (rows, 0, DESK_TYPE_STATEMENT));
  if (failed == NULL)
    return g_steal_pointer (&statements);
  g_propagate_error (error, failed);
  return NULL;
}

/**
 * desk_statement_records_load_linked:
 * @field: %DESK_STATEMENT_APPLICANT or %DESK_STATEMENT_VISIT
 * @id: of a person or a visit
 *
 * Returns: (transfer full) (element-type DeskStatement) (nullable): the statements of a person or of a visit, the newest
 *   first, at most a hundred; NULL with @error set
 */
GPtrArray *
desk_statement_records_load_linked (DeskDatabase *database, DeskStatementField field, const char *id,
                                    GError **error)
{
  g_autofree char *columns = desk_rows_list_columns (DESK_TYPE_STATEMENT, NULL);
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM statement WHERE %s = ? ORDER BY submitted DESC LIMIT 100", columns,
                       field == DESK_STATEMENT_VISIT ? "visit" : "applicant");

  return load_statements (database, sql, id, error);
}

/**
 * desk_statement_records_load_unsigned:
 *
 * Returns: (transfer full) (element-type DeskStatement) (nullable): the statements that are not closed and of whose
 *   signature nothing is noted, the oldest first; NULL with @error set
 */
GPtrArray *
desk_statement_records_load_unsigned (DeskDatabase *database, GError **error)
{
  g_autofree char *columns = desk_rows_list_columns (DESK_TYPE_STATEMENT, NULL);
  g_autofree char *sql = g_strdup_printf (
      "SELECT %s FROM statement WHERE signature IS NULL AND state IN"
      " ('registered', 'assigned', 'in_work', 'forwarded', 'decided', 'answered') ORDER BY submitted, id",
      columns);

  return load_statements (database, sql, NULL, error);
}

/**
 * desk_statement_records_count_due:
 * @before: seconds UTC
 * @n_due: (out): how many statements have a term that ends before that
 *
 * Returns: FALSE with @error set
 */
gboolean
desk_statement_records_count_due (DeskDatabase *database, gint64 before, guint *n_due, GError **error)
{
  g_autoptr (DeskQuery) row =
      desk_query_new (database, "SELECT count (*) FROM statement INDEXED BY statement_due WHERE due < ?",
                      error);

  if (row == NULL)
    return FALSE;
  desk_query_bind (row, "i", before);
  if (!desk_query_next (row, error))
    return FALSE;
  *n_due = (guint)desk_query_get_integer (row, 0);
  return TRUE;
}

/**
 * desk_statement_records_load_digits:
 * @statement: id of a registered statement
 *
 * A receipt shows the chain of the change with which the record begins, the one its id is the name of: whoever has the
 * receipt proves that the journal up to there is the one of that day.
 *
 * Returns: (transfer full) (nullable): 8 hexadecimal digits; NULL with %DESK_STORE_ERROR_MISSING where the change is
 *   not on this desk, or was written by another one and has no chain here
 */
char *
desk_statement_records_load_digits (DeskDatabase *database, const char *statement, GError **error)
{
  g_autoptr (DeskQuery) find =
      desk_query_new (database,
                      "SELECT change.chain FROM change JOIN run ON run.id = change.run"
                      " WHERE change.rec = ?1 AND run.name || '.' || change.n = ?1",
                      error);
  GError *failed = NULL;
  const guint8 *chain = NULL;
  gsize length = 0;

  if (find == NULL)
    return NULL;
  desk_query_bind (find, "s", statement);
  if (desk_query_next (find, &failed))
    chain = desk_query_get_bytes (find, 0, &length);
  if (length == DESK_HASH_BYTES)
    return desk_chain_receipt_digits (chain);
  if (failed != NULL)
    g_propagate_error (error, failed);
  else
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING,
                 _ ("This record is not on this desk (%s %s). Search for it again."), "statement", statement);
  return NULL;
}
