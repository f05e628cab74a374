// SPDX-License-Identifier: GPL-3.0-or-later
// The numbered scripts that make the schema. A script is never changed after its release.

#include "store/migrations.h"

#include "store/error.h"
#include "store/query.h"

#include <glib/gi18n-lib.h>

static GBytes *
load_script (int version)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/schema/%03d.sql", version);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/**
 * desk_migrations_get_newest:
 *
 * Returns: the number of the last script: the version of schema this program works with
 */
int
desk_migrations_get_newest (void)
{
  int version = 0;
  GBytes *script;

  while ((script = load_script (version + 1)) != NULL)
    {
      g_bytes_unref (script);
      version++;
    }
  return version;
}

/**
 * desk_migrations_examine:
 * @version: (out): the version of the schema in the file
 *
 * Returns: FALSE with %DESK_STORE_ERROR_NEWER where a newer program wrote the file
 */
gboolean
desk_migrations_examine (DeskDatabase *database, int *version, GError **error)
{
  g_autoptr (DeskQuery) query = desk_query_new (database, "PRAGMA user_version", error);
  int newest = desk_migrations_get_newest ();

  if (query == NULL || !desk_query_next (query, error))
    return FALSE;
  *version = (int)desk_query_get_integer (query, 0);
  if (*version <= newest)
    return TRUE;

  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_NEWER,
      _ ("The database of this desk was written by a newer version of the program (format %d, this program "
         "knows %d). Nothing was changed. Install the newer version again."),
      *version, newest);
  return FALSE;
}

/**
 * desk_migrations_run:
 * @version: of the schema in the file; 0 for a new one
 *
 * Runs the scripts that are missing. Call it inside a transaction.
 */
gboolean
desk_migrations_run (DeskDatabase *database, int version, GError **error)
{
  int newest = desk_migrations_get_newest ();
  g_autofree char *remember = g_strdup_printf ("PRAGMA user_version = %d", newest);

  for (version++; version <= newest; version++)
    {
      g_autoptr (GBytes) script = load_script (version);

      /* Resources end with a zero byte that is not counted. */
      if (!desk_database_execute (database, g_bytes_get_data (script, NULL), error))
        return FALSE;
    }
  return desk_database_execute (database, remember, error);
}
