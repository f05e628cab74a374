// SPDX-License-Identifier: GPL-3.0-or-later
// bend-desk DATA STATE OFFICER PASSWORD newer|next-year|cut: makes a bad day out of a good desk, for tests.
//   newer      the database says that a later version of the program wrote it
//   next-year  a visit was saved by a clock that is in the next year, so that the true clock is behind
//   cut        the last entry of the journal was taken away

#include "model/visit.h"
#include "store/database-private.h"
#include "store/save.h"
#include "store/query.h"

static gboolean
save_next_year (DeskDatabase *database, const char *officer, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Kyiv");
  g_autoptr (GDateTime) today = g_date_time_new_now (zone);
  g_autoptr (GDateTime) ahead = g_date_time_new (zone, g_date_time_get_year (today) + 1, 1, 2, 12, 0, 0);
  gint64 now = g_date_time_to_unix (ahead);
  g_autoptr (DeskRecord) visit = g_object_new (DESK_TYPE_VISIT, "state", "finished", "arrived", now,
                                               "finished", now, "topic", "CONS", "outcome", "answered", NULL);
  g_autoptr (DeskSave) save = desk_save_new (officer, now, zone);

  desk_save_add (save, visit, NULL, 0, NULL);
  desk_save_draw_number (save, visit, DESK_VISIT_NO);
  return desk_save_run (save, database, NULL, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (DeskFolders) folders = NULL;
  g_autoptr (DeskKeyring) keyring = NULL;
  g_autoptr (DeskKey) key = NULL;
  g_autoptr (DeskDatabase) database = NULL;
  g_autofree char *keys = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  if (argc != 6)
    g_error ("bend-desk DATA STATE OFFICER PASSWORD newer|next-year|cut");
  folders = desk_folders_new (argv[1], argv[2]);
  keys = desk_folders_get_keyring (folders);
  keyring = desk_keyring_load (keys, &error);
  if (keyring != NULL)
    key = desk_keyring_unlock (keyring, argv[3], argv[4], g_get_real_time () / G_USEC_PER_SEC, &error);
  if (key != NULL)
    database = desk_database_open (folders, key, &error);
  if (database != NULL && g_str_equal (argv[5], "newer"))
    done = desk_database_execute (database, "PRAGMA user_version = 999", &error);
  else if (database != NULL && g_str_equal (argv[5], "cut"))
    done = desk_database_execute (database, "DELETE FROM change WHERE row = (SELECT max (row) FROM change)",
                                  &error);
  else if (database != NULL)
    done = save_next_year (database, argv[3], &error);
  if (!done || !desk_database_close (database, &error))
    g_error ("The desk cannot be bent: %s", error->message);
  return 0;
}
