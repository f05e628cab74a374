// SPDX-License-Identifier: GPL-3.0-or-later
// Backups. The ledger and the registry are copied into files of their own, and put back each by itself: a ledger of yesterday
// must not forget who was shut out since. What a ledger that was put back lacks the desks bring again.

#include "hq/command.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hq/ledger-sql.h"

static gboolean
set_errno (GError **error, const char *path)
{
  int code = errno;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

/* Returns: whether what is in a file or folder is on the disk. */
static gboolean
sync_path (const char *path, GError **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = file >= 0 && fsync (file) == 0;

  if (!done)
    set_errno (error, path);
  if (file >= 0)
    close (file);
  return done;
}

/* Copying out ---------------------------------------------------------------------------------------------------------- */

/* One state of a database, also while others write into it. */
static gboolean
copy_database (const char *from, const char *to, GError **error)
{
  g_autoptr (DeskSql) sql = desk_sql_open_sqlite (from, error);
  const DeskSqlValue values[] = { DESK_SQL_T (to) };

  return sql != NULL && desk_sql_run (sql, "VACUUM INTO $1", values, 1, NULL, NULL, error)
         && sync_path (to, error);
}

static DeskLedger *
open_ledger (const char *path, GError **error)
{
  g_autoptr (DeskSql) sql = desk_sql_open_sqlite (path, error);

  return sql != NULL ? desk_ledger_sql_new (sql, error) : NULL;
}

static DeskRegistry *
open_registry (const char *path, GError **error)
{
  g_autoptr (DeskSql) sql = desk_sql_open_sqlite (path, error);

  return sql != NULL ? desk_registry_new (sql, error) : NULL;
}

/* A backup that does not hold is none. */
static gboolean
verify_ledger (const char *path, GError **error)
{
  g_autoptr (DeskLedger) ledger = open_ledger (path, error);
  g_autoptr (GPtrArray) logs = g_ptr_array_new_with_free_func (g_free);

  return ledger != NULL && desk_ledger_sql_list_logs (DESK_LEDGER_SQL (ledger), logs, error)
         && verify_logs (ledger, logs, FALSE, error);
}

static gboolean
copy_ledger (const Options *options, const char *folder, GError **error)
{
  g_autofree char *from = g_build_filename (options->folder, LEDGER_FILE, NULL);
  g_autofree char *to = g_build_filename (folder, LEDGER_FILE, NULL);

  return copy_database (from, to, error) && verify_ledger (to, error);
}

static gboolean
copy_registry (Databases *databases, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, REGISTRY_FILE, NULL);
  g_autoptr (DeskRegistry) to = open_registry (path, error);
  gboolean done = to != NULL && desk_registry_copy (databases->registry, to, error);

  g_clear_object (&to);
  return done && sync_path (path, error);
}

static void
remove_folder (const char *folder)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
  static const char *const files[] = { LEDGER_FILE, REGISTRY_FILE };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    for (guint j = 0; j < G_N_ELEMENTS (endings); j++)
      {
        g_autofree char *name = g_strconcat (files[i], endings[j], NULL);
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
  g_rmdir (folder);
}

static gboolean
fill_folder (const Options *options, Databases *databases, const char *part, const char *folder,
             GError **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  if (g_mkdir (part, 0700) != 0)
    return set_errno (error, part);
  if ((options->database != NULL || copy_ledger (options, part, error))
      && copy_registry (databases, part, error) && sync_path (part, error))
    {
      /* Onto an empty folder, or where none is. */
      if (g_rename (part, folder) == 0)
        return sync_path (parent, error);
      set_errno (error, folder);
    }
  remove_folder (part);
  return FALSE;
}

/** Copies everything into a new folder, also while headquarters is served. */
gboolean
do_backup (const Options *options, Databases *databases, GError **error)
{
  g_autofree char *folder = NULL, *part = NULL;
  const char *name;
  g_autoptr (GDir) there = NULL;

  if (options->words[1] == NULL)
    return refuse_words (error,
                         "Say where: dutydesk-hq backup FOLDER. It must not be there yet, or be empty.");
  folder = g_canonicalize_filename (options->words[1], NULL);
  part = g_strconcat (folder, ".part", NULL);
  there = g_dir_open (folder, 0, NULL);
  name = there != NULL ? g_dir_read_name (there) : NULL;
  if (name != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   "The folder %s has something in it (%s). Nothing was copied: name another folder.", folder,
                   name);
      return FALSE;
    }
  remove_folder (part);
  if (!fill_folder (options, databases, part, folder, error))
    return FALSE;
  g_print ("%s\n", folder);
  if (options->database != NULL)
    g_printerr (
        "Only the register of stations and desks was copied. The logs and attachments are on PostgreSQL: copy "
        "them with pg_dump --format=custom.\n");
  return TRUE;
}

/* Putting back --------------------------------------------------------------------------------------------------------- */

/* What was there stays beside it under a name with the time. */
static gboolean
keep_old (const char *path, const char *time, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL), *shm = g_strconcat (path, "-shm", NULL);
  g_autofree char *kept = g_strconcat (path, ".before-", time, NULL),
                  *kept_wal = g_strconcat (kept, "-wal", NULL);
  DeskSql *sql;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  /* Closing it brings all into the one file, unless it is damaged. */
  sql = desk_sql_open_sqlite (path, NULL);
  g_clear_object (&sql);
  if (link (path, kept) != 0)
    return set_errno (error, kept);
  if (g_rename (wal, kept_wal) != 0 && errno != ENOENT)
    return set_errno (error, kept_wal);
  g_unlink (shm);
  g_print ("What was there is kept as %s\n", kept);
  return TRUE;
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from), target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error)
         && g_chmod (to, 0600) == 0 && sync_path (to, error);
}

/* The copy is looked at before it takes the place of what is there. Opening it leaves nothing behind but the file. */
static gboolean
put_back (const Options *options, const char *file, const char *time, GError **error)
{
  g_autofree char *from = g_build_filename (options->words[1], file, NULL);
  g_autofree char *to = g_build_filename (options->folder, file, NULL),
                  *part = g_strconcat (to, ".part", NULL);
  gboolean holds;

  if (!copy_file (from, part, error))
    return FALSE;
  if (g_str_equal (file, LEDGER_FILE))
    holds = verify_ledger (part, error);
  else
    {
      g_autoptr (DeskRegistry) registry = open_registry (part, error);

      holds = registry != NULL;
    }
  if (!holds)
    {
      g_unlink (part);
      g_prefix_error (error, "The backup %s cannot be used, and nothing was changed. ", from);
      return FALSE;
    }
  if (!keep_old (to, time, error))
    return FALSE;
  if (g_rename (part, to) != 0)
    return set_errno (error, to);
  return sync_path (options->folder, error);
}

static gboolean
restore_to_postgres (const Options *options, GError **error)
{
  g_autofree char *path = g_build_filename (options->words[1], REGISTRY_FILE, NULL);
  g_autoptr (DeskRegistry) from = NULL;
  Databases databases = { .lock = -1 };
  gboolean done;

  if (!options->registry)
    return refuse_words (
        error, "The logs and attachments are on PostgreSQL: put them back with pg_restore. The register of "
               "stations and desks follows with dutydesk-hq restore --registry FOLDER.");
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      errno = ENOENT;
      return set_errno (error, path);
    }
  from = open_registry (path, error);
  done = from != NULL && open_databases (options, &databases, error)
         && desk_registry_copy (from, databases.registry, error);
  close_databases (&databases);
  return done;
}

static gboolean
restore_files (const Options *options, GError **error)
{
  g_autofree char *registry = g_build_filename (options->folder, REGISTRY_FILE, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");
  gboolean has_registry = g_file_test (registry, G_FILE_TEST_EXISTS);

  if (!put_back (options, LEDGER_FILE, time, error)
      || ((options->registry || !has_registry) && !put_back (options, REGISTRY_FILE, time, error)))
    return FALSE;
  if (options->registry || !has_registry)
    g_printerr ("The register of desks is that of the backup too: shut out again whom you shut out since.\n");
  else
    g_printerr (
        "The register of desks is the present one. To put that of the backup back as well: --registry\n");
  return TRUE;
}

/** Puts a backup back, while nothing is served, and looks whether all of it holds. */
gboolean
do_restore (const Options *options, Databases *databases, GError **error)
{
  Databases opened = { .lock = -1 };
  gboolean done;

  if (options->words[1] == NULL)
    return refuse_words (error, "Say from where: dutydesk-hq restore [--registry] FOLDER");
  if (options->database != NULL)
    done = restore_to_postgres (options, error);
  else
    {
      int lock = -1;

      done = lock_folder (options, TRUE, &lock, error) && restore_files (options, error);
      if (lock >= 0)
        close (lock);
    }
  done = done && open_databases (options, &opened, error) && do_verify (options, &opened, error);
  close_databases (&opened);
  return done;
}
