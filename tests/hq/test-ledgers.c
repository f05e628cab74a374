// SPDX-License-Identifier: GPL-3.0-or-later

/* Random worlds served from a database, beside the ledger in memory that tells what it must say. The address of the
 * database is the argument: a file, ":memory:", or "postgresql://...". */

#include <stdlib.h>

#include "hq/ledger-sql.h"
#include "tee-ledger.h"
#include "world.h"

#define STEPS 400

static DeskSql *
open_database (const char *address, guint64 seed)
{
  g_autoptr (GError) error = NULL;
  DeskSql *sql = g_str_has_prefix (address, "postgresql://") ? desk_sql_open_postgres (address, &error)
                                                             : desk_sql_open_sqlite (address, &error);

  g_assert_no_error (error);
  return sql;
}

/* Each world has tables of its own. */
static void
empty_tables (DeskSql *sql)
{
  static const char *const tables[] = { "log", "change", "waiting", "report", "blob", "part" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *text = g_strconcat ("DELETE FROM ", tables[i], NULL);

      g_assert_true (desk_sql_run (sql, text, NULL, 0, NULL, NULL, NULL));
    }
}

static DeskLedger *
wrap (TestLedger *memory, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskLedger) ledger = desk_ledger_sql_new (data, &error);

  g_assert_no_error (error);
  return test_tee_new (DESK_LEDGER (memory), ledger);
}

int
main (int argc, char **argv)
{
  const char *address = argc > 1 ? argv[1] : ":memory:";
  guint n_worlds = argc > 2 ? (guint)atoi (argv[2]) : 20;
  gboolean failed = FALSE;
  guint n_changes = 0;

  for (guint i = 0; i < n_worlds && !failed; i++)
    {
      guint64 seed = 4 * (i / 2) + 2 + i % 2; /* worlds in which headquarters is never put back */
      g_autoptr (DeskSql) sql = open_database (address, seed);
      World *world;

      g_object_unref (desk_ledger_sql_new (sql, NULL));
      empty_tables (sql);
      world = world_new (seed, wrap, sql);
      world_run (world, STEPS);
      if (world->violation != NULL)
        g_print ("# world %" G_GUINT64_FORMAT ": %s\n", seed, world->violation);
      failed = world->violation != NULL;
      n_changes += world->count.changes;
      world_free (world);
    }
  g_print ("1..1\n# %u changes\n%s 1 - the ledger in %s\n", n_changes, failed ? "not ok" : "ok", address);
  return failed ? 1 : 0;
}
