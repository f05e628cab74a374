// SPDX-License-Identifier: GPL-3.0-or-later
// Headquarters' database on a PostgreSQL server, for several processes at once.

#include "hq/sql.h"

#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

#define MAX_VALUES 24

#define DESK_TYPE_POSTGRES (desk_postgres_get_type ())
G_DECLARE_FINAL_TYPE (DeskPostgres, desk_postgres, DESK, POSTGRES, GObject)

struct _DeskPostgres
{
  GObject parent_instance;
  PGconn *connection;
  char *address;
  GHashTable *prepared; /* text -> name of the statement on the server */
  gboolean in_transaction;
};

static void sql_iface_init (DeskSqlInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskPostgres, desk_postgres, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_SQL, sql_iface_init))

static gboolean
set_error (const char *message, GError **error)
{
  g_autofree char *text = g_strchomp (g_strdup (message));

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "PostgreSQL: %s", text);
  return FALSE;
}

/* A server that was restarted is connected to again, but never in the middle of a transaction. */
static gboolean
connect_again (DeskPostgres *self, GError **error)
{
  if (PQstatus (self->connection) == CONNECTION_OK)
    return TRUE;
  if (self->in_transaction)
    return set_error (PQerrorMessage (self->connection), error);
  PQreset (self->connection);
  g_hash_table_remove_all (self->prepared);
  return PQstatus (self->connection) == CONNECTION_OK || set_error (PQerrorMessage (self->connection), error);
}

/* A result, with bytes taken out of their text once they were asked for. */
typedef struct
{
  PGresult *result;
  GPtrArray *bytes;
} Result;

static const char *
get_text (gpointer data, int row, int column)
{
  const Result *result = data;

  return PQgetisnull (result->result, row, column) ? NULL : PQgetvalue (result->result, row, column);
}

static gint64
get_integer (gpointer data, int row, int column)
{
  const Result *result = data;

  return g_ascii_strtoll (PQgetvalue (result->result, row, column), NULL, 10);
}

static const guint8 *
get_bytes (gpointer data, int row, int column, gsize *length)
{
  Result *result = data;
  guint8 *bytes;

  *length = 0;
  if (PQgetisnull (result->result, row, column))
    return NULL;
  bytes = PQunescapeBytea ((const guint8 *)PQgetvalue (result->result, row, column), length);
  g_ptr_array_add (result->bytes, bytes);
  return bytes;
}

static const char *
prepare (DeskPostgres *self, const char *sql, GError **error)
{
  const char *known = g_hash_table_lookup (self->prepared, sql);
  g_autofree char *name = NULL;
  PGresult *result;
  gboolean done;

  if (known != NULL)
    return known;
  name = g_strdup_printf ("s%u", g_hash_table_size (self->prepared));
  result = PQprepare (self->connection, name, sql, 0, NULL);
  done = PQresultStatus (result) == PGRES_COMMAND_OK || set_error (PQresultErrorMessage (result), error);
  PQclear (result);
  if (!done)
    return NULL;
  known = name;
  g_hash_table_insert (self->prepared, g_strdup (sql), g_steal_pointer (&name));
  return known;
}

static PGresult *
execute (DeskPostgres *self, const char *name, const DeskSqlValue *values, guint n_values)
{
  const char *texts[MAX_VALUES];
  int lengths[MAX_VALUES], formats[MAX_VALUES];
  char numbers[MAX_VALUES][24];

  g_assert (n_values <= MAX_VALUES);
  for (guint i = 0; i < n_values; i++)
    {
      formats[i] = values[i].kind == DESK_SQL_BYTES;
      lengths[i] = (int)values[i].length;
      texts[i] = values[i].kind == DESK_SQL_BYTES ? values[i].bytes : values[i].text;
      if (values[i].kind == DESK_SQL_INTEGER)
        {
          g_snprintf (numbers[i], sizeof numbers[i], "%" G_GINT64_FORMAT, values[i].integer);
          texts[i] = numbers[i];
        }
    }
  return PQexecPrepared (self->connection, name, (int)n_values, texts, lengths, formats, 0);
}

static gboolean
postgres_run (DeskSql *sql_self, const char *sql, const DeskSqlValue *values, guint n_values,
              DeskSqlFunc func, gpointer data, gint64 *n_changed, GError **error)
{
  DeskPostgres *self = DESK_POSTGRES (sql_self);
  g_autoptr (GPtrArray) bytes = g_ptr_array_new_with_free_func (PQfreemem);
  const char *name;
  Result result = { .bytes = bytes };
  gboolean done;

  if (!connect_again (self, error) || (name = prepare (self, sql, error)) == NULL)
    return FALSE;
  result.result = execute (self, name, values, n_values);
  done = PQresultStatus (result.result) == PGRES_COMMAND_OK
         || PQresultStatus (result.result) == PGRES_TUPLES_OK
         || set_error (PQresultErrorMessage (result.result), error);
  for (int i = 0; done && func != NULL && i < PQntuples (result.result); i++)
    {
      DeskSqlRow row = { &result, i, get_text, get_integer, get_bytes };

      if (!func (&row, data))
        break;
    }
  if (done && n_changed != NULL)
    *n_changed = g_ascii_strtoll (PQcmdTuples (result.result), NULL, 10);
  PQclear (result.result);
  return done;
}

static gboolean
postgres_begin (DeskSql *self, GError **error)
{
  if (!desk_sql_run (self, "BEGIN", NULL, 0, NULL, NULL, error))
    return FALSE;
  DESK_POSTGRES (self)->in_transaction = TRUE;
  return TRUE;
}

static void
postgres_roll_back (DeskSql *self)
{
  desk_sql_run (self, "ROLLBACK", NULL, 0, NULL, NULL, NULL);
  DESK_POSTGRES (self)->in_transaction = FALSE;
}

/* A transaction in which something failed ends with a COMMIT that says ROLLBACK: then nothing was written. */
static gboolean
postgres_commit (DeskSql *sql_self, GError **error)
{
  DeskPostgres *self = DESK_POSTGRES (sql_self);
  PGresult *result = PQexec (self->connection, "COMMIT");
  gboolean done = PQresultStatus (result) == PGRES_COMMAND_OK && strcmp (PQcmdStatus (result), "COMMIT") == 0;

  if (!done)
    set_error (PQresultStatus (result) == PGRES_COMMAND_OK ? "the transaction was rolled back"
                                                           : PQresultErrorMessage (result),
               error);
  PQclear (result);
  self->in_transaction = FALSE;
  return done;
}

static void
sql_iface_init (DeskSqlInterface *iface)
{
  iface->run = postgres_run;
  iface->begin = postgres_begin;
  iface->commit = postgres_commit;
  iface->roll_back = postgres_roll_back;
  iface->lock = " FOR UPDATE";
  iface->bytes_type = "BYTEA";
}

static void
desk_postgres_finalize (GObject *object)
{
  DeskPostgres *self = DESK_POSTGRES (object);

  g_hash_table_unref (self->prepared);
  g_clear_pointer (&self->connection, PQfinish);
  g_free (self->address);
  G_OBJECT_CLASS (desk_postgres_parent_class)->finalize (object);
}

static void
desk_postgres_class_init (DeskPostgresClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_postgres_finalize;
}

static void
desk_postgres_init (DeskPostgres *self)
{
  self->prepared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
be_silent (void *data, const char *message)
{
}

/**
 * desk_sql_open_postgres:
 * @address: "postgresql://..." as libpq takes it
 *
 * Returns: (transfer full) (nullable): a connection, whose commits are durable whatever the server is set to
 */
DeskSql *
desk_sql_open_postgres (const char *address, GError **error)
{
  g_autoptr (DeskPostgres) self = g_object_new (DESK_TYPE_POSTGRES, NULL);

  self->address = g_strdup (address);
  self->connection = PQconnectdb (address);
  if (PQstatus (self->connection) != CONNECTION_OK)
    {
      set_error (PQerrorMessage (self->connection), error);
      return NULL;
    }
  PQsetNoticeProcessor (self->connection, be_silent, NULL);
  if (!desk_sql_run (DESK_SQL (self), "SET synchronous_commit = on", NULL, 0, NULL, NULL, error)
      || !desk_sql_run (DESK_SQL (self), "SET standard_conforming_strings = on", NULL, 0, NULL, NULL, error))
    return NULL;
  return DESK_SQL (g_steal_pointer (&self));
}
