// SPDX-License-Identifier: GPL-3.0-or-later
// Who opened which record and what for, newest first.

#include "store/access-log.h"

#include "journal/line.h"
#include "model/full-name.h"
#include "store/query.h"

/* Kinds of records that have a number, as the names of their tables. */
#define NUMBERED(of) of ("visit") of ("statement") of ("loss") of ("find") of ("appointment")

#define JOIN(kind) " LEFT JOIN " kind " ON " kind ".id = last.\"of\""
#define KIND(kind) " WHEN " kind ".id IS NOT NULL THEN '" kind "'"
#define NUMBER(kind) ", " kind ".no"

#define KINDS "CASE" KIND ("person") NUMBERED (KIND) " END"
#define NUMBERS "coalesce (NULL" NUMBERED (NUMBER) ")"
#define JOINS JOIN ("person") NUMBERED (JOIN)

/* Who and when stand in the change that noted the viewing. */
#define LAST \
  "SELECT run.name, change.n, change.line, last.\"of\", last.purpose, last.purpose_text," \
  " person.surname, person.given_name, person.patronymic, " KINDS ", " NUMBERS \
  " FROM (SELECT * FROM viewing ORDER BY row DESC LIMIT ?) last" \
  " JOIN change ON change.rec = last.id JOIN run ON run.id = change.run" JOINS \
  " ORDER BY last.row DESC, change.row DESC"

/**
 * desk_access_free:
 */
void
desk_access_free (DeskAccess *self)
{
  g_free (self->officer);
  g_free (self->of);
  g_free (self->person);
  g_free (self->kind);
  g_free (self->number);
  g_free (self->purpose);
  g_free (self->purpose_text);
  g_free (self);
}

static DeskAccess *
read_access (DeskQuery *row)
{
  DeskAccess *access = g_new0 (DeskAccess, 1);
  g_autoptr (DeskChange) change =
      desk_line_read (desk_query_get_text (row, 2), -1, desk_query_get_text (row, 0),
                      desk_query_get_integer (row, 1), NULL);

  access->time = change != NULL ? change->time : 0;
  access->officer = change != NULL ? g_strdup (change->officer) : NULL;
  access->of = g_strdup (desk_query_get_text (row, 3));
  access->purpose = g_strdup (desk_query_get_text (row, 4));
  access->purpose_text = g_strdup (desk_query_get_text (row, 5));
  access->person = desk_full_name_shorten (desk_query_get_text (row, 6), desk_query_get_text (row, 7),
                                           desk_query_get_text (row, 8));
  access->kind = g_strdup (desk_query_get_text (row, 9));
  access->number = g_strdup (desk_query_get_text (row, 10));
  return access;
}

/**
 * desk_access_log_load:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type DeskAccess) (nullable): the last openings of records, the newest first; NULL
 *   with @error set
 */
GPtrArray *
desk_access_log_load (DeskDatabase *database, guint limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) log = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_access_free);
  g_autoptr (DeskQuery) rows = desk_query_new (database, LAST, error);
  GError *failed = NULL;

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "i", (gint64)limit);
  while (!g_cancellable_set_error_if_cancelled (cancellable, &failed) && desk_query_next (rows, &failed))
    g_ptr_array_add (log, read_access (rows));
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }
  return g_steal_pointer (&log);
}
