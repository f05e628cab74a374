// SPDX-License-Identifier: GPL-3.0-or-later
// The database of this desk: making it, opening it with all that has to be sound first, transactions, closing it.
// What is written into it stands in save.c and what lies beneath it in connection.c.

#include "store/database.h"

#include "journal/desk.h"
#include "store/blob-file.h"
#include "store/connection.h"
#include "store/database-private.h"
#include "store/durable.h"
#include "store/error.h"
#include "store/instance.h"
#include "store/journal-end.h"
#include "store/migrations.h"
#include "store/rebuild.h"
#include "store/register-book.h"
#include "store/query.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <sqlite3.h>

/* WAL with FULL: with NORMAL the last commits may be lost at a power cut, after their number was printed. */
#define SETTINGS \
  "PRAGMA journal_mode = WAL;" \
  "PRAGMA synchronous = FULL;" \
  "PRAGMA wal_autocheckpoint = 1000;" \
  "PRAGMA journal_size_limit = 8388608;" \
  "PRAGMA cache_size = -16384;"

/* What open forms hold: in memory, so it ends with the program and costs no wait for the disk (booking-hold.c). */
#define HOLDS \
  "CREATE TEMP TABLE IF NOT EXISTS hold (id INTEGER PRIMARY KEY AUTOINCREMENT, reception TEXT NOT NULL," \
  " room TEXT, official TEXT, start TEXT NOT NULL, length INTEGER NOT NULL, gap INTEGER NOT NULL," \
  " touched INTEGER NOT NULL, minutes INTEGER NOT NULL);"

struct _DeskDatabase
{
  GObject parent_instance;
  DeskFolders *folders;
  DeskKey *key;
  int lock; /* -1: not held */
  DeskHighWater *high_water;
  sqlite3 *handle;
  DeskDatabase *blobs;    /* the file with the attachments' bytes; NULL: see blob_problem */
  gint64 blob_start;      /* row of the last blob when the desk was opened */
  GError *blob_problem;   /* (nullable) what is wrong with it */
  GHashTable *statements; /* text -> sqlite3_stmt */
  DeskLogHead head;
  DeskLogHead head_before; /* of the open transaction */
  char *code;
  char *station;
  char *desk;
  char *book;
  char *
      lost; /* the number the high-water file knew when the database was opened and the books did not; NULL: none */
  gint64 position;
};

G_DEFINE_FINAL_TYPE (DeskDatabase, desk_database, G_TYPE_OBJECT)

static void
close_handle (DeskDatabase *self)
{
  g_clear_object (&self->blobs);
  g_clear_pointer (&self->high_water, desk_high_water_close);
  g_hash_table_remove_all (self->statements);
  g_clear_pointer (&self->handle, sqlite3_close);
}

static void
desk_database_finalize (GObject *object)
{
  DeskDatabase *self = DESK_DATABASE (object);

  close_handle (self);
  g_clear_error (&self->blob_problem);
  g_hash_table_unref (self->statements);
  if (self->lock >= 0)
    desk_instance_unlock (self->lock);
  g_clear_pointer (&self->folders, desk_folders_free);
  g_clear_pointer (&self->key, desk_key_unref);
  g_free (self->code);
  g_free (self->station);
  g_free (self->desk);
  g_free (self->book);
  g_free (self->lost);

  G_OBJECT_CLASS (desk_database_parent_class)->finalize (object);
}

static void
desk_database_class_init (DeskDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_database_finalize;
}

static void
desk_database_init (DeskDatabase *self)
{
  self->lock = -1;
  self->statements =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)(void *)sqlite3_finalize);
}

/* A database object with the desk's lock, and nothing open yet. */
static DeskDatabase *
lock_desk (const DeskFolders *folders, DeskKey *key, GError **error)
{
  g_autoptr (DeskDatabase) self = g_object_new (DESK_TYPE_DATABASE, NULL);
  g_autofree char *lock = desk_folders_get_lock (folders);

  self->folders = desk_folders_copy (folders);
  self->key = desk_key_ref (key);
  self->lock = desk_instance_lock (lock, error);
  return self->lock >= 0 ? g_steal_pointer (&self) : NULL;
}

static gboolean
write_identity (DeskDatabase *self, const char *station, const char *book, GError **error)
{
  guint8 random[DESK_PROVISIONAL_RANDOM];
  g_autofree char *code = NULL;
  g_autofree char *whole_book = g_strdup_printf ("%s-%s", station, book);

  randombytes_buf (random, sizeof random);
  code = desk_code_provisional (random);
  return desk_database_set_meta (self, "code", g_variant_new_string (code), error)
         && desk_database_set_meta (self, "station", g_variant_new_string (station), error)
         && desk_database_set_meta (self, "desk", g_variant_new_string (whole_book), error)
         && desk_database_set_book (self, whole_book, error);
}

/* Makes the whole database under another name and in one piece: a desk set up half does not exist. */
static gboolean
fill_new (DeskDatabase *self, const char *path, const char *station, const char *book, gint64 first_number,
          GError **error)
{
  g_unlink (path);
  desk_connection_remove_leftovers (path);
  self->handle = desk_connection_open_new (DESK_CONNECTION_DATABASE, path, self->key, error);
  if (self->handle == NULL || !desk_database_begin (self, error))
    return FALSE;
  if (!desk_migrations_run (self, 0, error) || !write_identity (self, station, book, error)
      || !desk_register_book_start (self, first_number, error))
    {
      desk_database_roll_back (self);
      return FALSE;
    }
  return desk_database_commit (self, error);
}

static gboolean
move_into_place (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) != 0)
    {
      desk_store_error_set_errno (error, errno, to);
      return FALSE;
    }
  return desk_durable_sync_folder (to, error);
}

static gboolean
load_identity (DeskDatabase *self, GError **error)
{
  g_autoptr (DeskQuery) cursor = NULL;

  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->station, g_free);
  g_clear_pointer (&self->desk, g_free);
  g_clear_pointer (&self->book, g_free);
  self->code = desk_database_get_meta (self, "code", error);
  self->station = self->code != NULL ? desk_database_get_meta (self, "station", error) : NULL;
  self->desk = self->station != NULL ? desk_database_get_meta (self, "desk", error) : NULL;
  self->book = self->desk != NULL ? desk_database_get_meta (self, "book", error) : NULL;
  if (self->book == NULL)
    return FALSE;

  cursor = desk_query_new (self, "SELECT max (pos) FROM marker WHERE log = ?", error);
  if (cursor == NULL)
    return FALSE;
  desk_query_bind (cursor, "s", self->station);
  if (!desk_query_next (cursor, error))
    return FALSE;
  self->position = desk_query_get_integer (cursor, 0);
  return TRUE;
}

static gboolean
update_schema (DeskDatabase *self, int version, GError **error)
{
  if (version == desk_migrations_get_newest ())
    return TRUE;
  if (!desk_database_begin (self, error))
    return FALSE;
  /* What an older program could not read of the journal may have its place now. */
  if (!desk_migrations_run (self, version, error) || !desk_rebuild_fill (self, NULL, error))
    {
      desk_database_roll_back (self);
      return FALSE;
    }
  return desk_database_commit (self, error);
}

/* A file that lost pages says so in its first page. With a WAL, pages may lie there: then the full check tells. */
static gboolean
check_length (DeskDatabase *self, const char *path, GError **error)
{
  g_autoptr (DeskQuery) count = desk_query_new (self, "PRAGMA page_count", error);
  g_autoptr (DeskQuery) bytes = desk_query_new (self, "PRAGMA page_size", error);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf file, log;

  if (count == NULL || bytes == NULL || !desk_query_next (count, error) || !desk_query_next (bytes, error))
    return FALSE;
  if ((g_stat (wal, &log) == 0 && log.st_size > 0) || g_stat (path, &file) != 0
      || file.st_size >= desk_query_get_integer (count, 0) * desk_query_get_integer (bytes, 0))
    return TRUE;

  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED,
      _ ("The database of this desk, %s, has lost its end. Nothing was changed. Keep the file as it is and "
         "restore the last backup."),
      path);
  return FALSE;
}

static gboolean
open_file (DeskDatabase *self, GError **error)
{
  g_autofree char *path = desk_folders_get_database (self->folders);
  g_autofree char *high_water = desk_folders_get_high_water (self->folders);
  int version;

  self->handle = desk_connection_open (DESK_CONNECTION_DATABASE, path, self->key, error);
  if (self->handle == NULL || !desk_migrations_examine (self, &version, error)
      || !check_length (self, path, error))
    return FALSE;

  /* From here on it is ours to write. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  self->high_water =
      desk_folders_make (self->folders, error) ? desk_high_water_open (high_water, error) : NULL;
  return self->high_water != NULL && desk_database_execute (self, SETTINGS HOLDS, error)
         && update_schema (self, version, error) && load_identity (self, error) && desk_log_load (self, error)
         && desk_journal_end_open (self, error) && desk_register_book_fence (self, error);
}

static gboolean
load_blob_start (DeskDatabase *self, GError **error)
{
  g_autoptr (DeskQuery) last = NULL;

  /* Moving megabytes into place is for when nobody waits: desk_blob_settle(). */
  if (!desk_database_execute (self->blobs, SETTINGS "PRAGMA wal_autocheckpoint = 0;", error)
      || (last = desk_query_new (self->blobs, "SELECT max (row) FROM blob", error)) == NULL
      || !desk_query_next (last, error))
    return FALSE;
  self->blob_start = desk_query_get_integer (last, 0);
  return TRUE;
}

/* A desk works without its attachments too: what is wrong with them is told, not fatal. */
static void
open_blobs (DeskDatabase *self)
{
  g_autofree char *path = desk_folders_get_blobs (self->folders);

  self->blobs = g_object_new (DESK_TYPE_DATABASE, NULL);
  self->blobs->handle = desk_blob_file_open (self, path, self->key, &self->blob_problem);
  if (self->blobs->handle == NULL
      || !load_blob_start (self, self->blob_problem == NULL ? &self->blob_problem : NULL))
    g_clear_object (&self->blobs);
}

/**
 * desk_database_exists:
 *
 * Returns: whether this desk was set up already
 */
gboolean
desk_database_exists (const DeskFolders *folders)
{
  g_autofree char *path = desk_folders_get_database (folders);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * desk_database_create:
 * @station: "PL1"
 * @book: "A"
 * @first_number: the first register number to give; 1 where no paper journal is continued
 *
 * Makes the database of a new desk and opens it. The folders are made where needed.
 *
 * Returns: (transfer full): the database, or NULL with %DESK_STORE_ERROR_EXISTS, _READ_ONLY, _FULL ...
 */
DeskDatabase *
desk_database_create (const DeskFolders *folders, DeskKey *key, const char *station, const char *book,
                      gint64 first_number, GError **error)
{
  g_autoptr (DeskDatabase) self = NULL;
  g_autofree char *path = desk_folders_get_database (folders);
  g_autofree char *part = g_strconcat (path, ".new", NULL);
  g_autofree char *blobs = desk_folders_get_blobs (folders);
  gboolean filled;

  if (!desk_folders_make (folders, error))
    return NULL;
  self = lock_desk (folders, key, error);
  if (self == NULL)
    return NULL;
  if (desk_database_exists (folders))
    {
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_EXISTS,
                   _ ("This desk was set up already: there is a database in %s. Nothing was changed."),
                   folders->data);
      return NULL;
    }

  filled = fill_new (self, part, station, book, first_number, error);
  close_handle (self);
  if (!filled)
    g_unlink (part);
  desk_connection_remove_leftovers (path);
  if (!filled || !desk_blob_file_put_aside (blobs, error) || !move_into_place (part, path, error)
      || !open_file (self, error))
    return NULL;
  open_blobs (self);
  return g_steal_pointer (&self);
}

/**
 * desk_database_open:
 *
 * Opens the database of this desk: one program at a time, the right key, no newer schema, its last page and last change
 * in place, and no numbers out that it does not know. The thorough check is desk_database_check().
 *
 * Returns: (transfer full): the database, or NULL with one of #DeskStoreError; nothing was overwritten
 */
DeskDatabase *
desk_database_open (const DeskFolders *folders, DeskKey *key, GError **error)
{
  g_autofree char *path = desk_folders_get_database (folders);
  g_autoptr (DeskDatabase) self = NULL;

  if (!desk_database_exists (folders))
    {
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING,
                   _ ("This desk has no database: %s is not there. Set the desk up, or restore a backup."),
                   path);
      return NULL;
    }
  self = lock_desk (folders, key, error);
  if (self == NULL || !open_file (self, error))
    return NULL;
  open_blobs (self);
  return g_steal_pointer (&self);
}

/**
 * desk_database_open_reader:
 *
 * Opens the file once more, to read at length in another thread while work goes on. It cannot write, and knows nothing
 * of the books. May be called in the thread that will use it.
 *
 * Returns: (transfer full): a database to read from, to be let go before desk_database_close()
 */
DeskDatabase *
desk_database_open_reader (DeskDatabase *self, GError **error)
{
  g_autoptr (DeskDatabase) reader = g_object_new (DESK_TYPE_DATABASE, NULL);
  g_autofree char *path = desk_folders_get_database (self->folders);

  reader->folders = desk_folders_copy (self->folders);
  reader->key = desk_key_ref (self->key);
  reader->handle = desk_connection_open_to_read (DESK_CONNECTION_DATABASE, path, self->key, error);
  return reader->handle != NULL ? g_steal_pointer (&reader) : NULL;
}

/**
 * desk_database_get_blobs:
 * @error: gets why there are none
 *
 * Returns: (transfer none) (nullable): the file with the bytes of attachments; ask only what blob.c asks
 */
DeskDatabase *
desk_database_get_blobs (DeskDatabase *self, GError **error)
{
  if (self->blobs == NULL && self->blob_problem != NULL)
    g_propagate_error (error, g_error_copy (self->blob_problem));
  return self->blobs;
}

/**
 * desk_database_get_blob_start:
 *
 * Returns: the row of the last blob when the desk was opened
 */
gint64
desk_database_get_blob_start (DeskDatabase *self)
{
  return self->blob_start;
}

/**
 * desk_database_get_blob_problem:
 *
 * Returns: (transfer none) (nullable): what is wrong with the file of attachments since the desk was opened: it was not
 *   there, or cannot be opened. All other work goes on.
 */
const GError *
desk_database_get_blob_problem (DeskDatabase *self)
{
  return self->blob_problem;
}

/**
 * desk_database_check:
 *
 * Reads the whole file through a connection of its own: a minute or two for a million people. May be called in any
 * thread; work goes on meanwhile.
 *
 * Returns: FALSE with %DESK_STORE_ERROR_DAMAGED, or %G_IO_ERROR_CANCELLED
 */
gboolean
desk_database_check (DeskDatabase *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = desk_folders_get_database (self->folders);
  sqlite3 *handle = desk_connection_open_to_read (DESK_CONNECTION_DATABASE, path, self->key, error);
  gboolean sound = handle != NULL && desk_connection_check (handle, cancellable, error);

  sqlite3_close (handle);
  return sound;
}

/**
 * desk_database_close:
 *
 * Brings everything into the two files and lets the desk go. The object cannot be used afterwards.
 */
gboolean
desk_database_close (DeskDatabase *self, GError **error)
{
  static const char move[] = "PRAGMA wal_checkpoint (TRUNCATE)";
  gboolean moved = desk_database_execute (self, move, error)
                   && (self->blobs == NULL || desk_database_execute (self->blobs, move, error));

  close_handle (self);
  desk_instance_unlock (self->lock);
  self->lock = -1;
  return moved;
}

/**
 * desk_database_get_desk:
 *
 * Returns: (transfer none): station and book of this desk as papers show them, "PL1-A"
 */
const char *
desk_database_get_desk (DeskDatabase *self)
{
  return self->desk;
}

/**
 * desk_database_get_code:
 *
 * Returns: (transfer none): the code in the names of this desk's runs: provisional until it is enrolled
 */
const char *
desk_database_get_code (DeskDatabase *self)
{
  return self->code;
}

/**
 * desk_database_get_station:
 *
 * Returns: (transfer none): "PL1", also the name of the station's log
 */
const char *
desk_database_get_station (DeskDatabase *self)
{
  return self->station;
}

/**
 * desk_database_get_book:
 *
 * Returns: (transfer none): the present register book: "PL1-A", or "PL1-A.k7m2" after a restore
 */
const char *
desk_database_get_book (DeskDatabase *self)
{
  return self->book;
}

/**
 * desk_database_set_book:
 * Goes on in another book. Call it inside a transaction.
 */
gboolean
desk_database_set_book (DeskDatabase *self, const char *book, GError **error)
{
  g_set_str (&self->book, book);
  return desk_database_set_meta (self, "book", g_variant_new_string (book), error)
         && desk_database_set_meta (self, "book_year", g_variant_new_int64 (0), error);
}

/**
 * desk_database_set_identity:
 * @desk: code of the desk as headquarters gave it, "PL1-B"
 * @station: its station
 *
 * Call it inside a transaction, and desk_database_reload_identity() behind it.
 */
gboolean
desk_database_set_identity (DeskDatabase *self, const char *desk, const char *station, GError **error)
{
  return desk_database_set_meta (self, "code", g_variant_new_string (desk), error)
         && desk_database_set_meta (self, "desk", g_variant_new_string (desk), error)
         && desk_database_set_meta (self, "station", g_variant_new_string (station), error);
}

/**
 * desk_database_reload_identity:
 * Reads who this desk is now. The next change begins a run of that name.
 */
gboolean
desk_database_reload_identity (DeskDatabase *self, GError **error)
{
  self->head.run = 0;
  return load_identity (self, error);
}

/**
 * desk_database_get_position:
 *
 * Returns: the cursor: how far this desk has read its station's log; 0 while there is no headquarters
 */
gint64
desk_database_get_position (DeskDatabase *self)
{
  return self->position;
}

/** The cursor has moved: what comes was committed, or headquarters lost some of its history. */
void
desk_database_set_position (DeskDatabase *self, gint64 position)
{
  self->position = position;
}

/**
 * desk_database_is_clock_behind:
 * @now: seconds UTC
 *
 * Returns: whether the clock shows an earlier time than what was written here already. Register numbers stay in the
 *   year they are in until somebody confirms the date.
 */
gboolean
desk_database_is_clock_behind (DeskDatabase *self, gint64 now)
{
  return desk_log_is_behind (self, now);
}

/**
 * desk_database_confirm_clock:
 * @now: the time an officer found right, seconds UTC
 * @zone: the station's time zone
 */
gboolean
desk_database_confirm_clock (DeskDatabase *self, gint64 now, GTimeZone *zone, GError **error)
{
  if (!desk_database_begin (self, error))
    return FALSE;
  if (!desk_log_confirm_clock (self, now, error) || !desk_register_book_turn (self, now, zone, error))
    {
      desk_database_roll_back (self);
      return FALSE;
    }
  return desk_database_commit (self, error);
}

/**
 * desk_database_begin:
 * Begins a transaction that writes.
 */
gboolean
desk_database_begin (DeskDatabase *self, GError **error)
{
  self->head_before = self->head;
  return desk_database_change (self, error, "BEGIN IMMEDIATE", "");
}

/**
 * desk_database_commit:
 * When this returns TRUE everything survives a power cut; otherwise nothing was written.
 */
gboolean
desk_database_commit (DeskDatabase *self, GError **error)
{
  gboolean is_written = self->head.row != self->head_before.row;

  if ((!is_written || desk_journal_end_note (self, error))
      && desk_database_change (self, error, "COMMIT", ""))
    return TRUE;
  desk_database_roll_back (self);
  return FALSE;
}

/**
 * desk_database_roll_back:
 * Takes back everything since desk_database_begin().
 */
void
desk_database_roll_back (DeskDatabase *self)
{
  /* After some errors SQLite has done so by itself. */
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  self->head = self->head_before;
}

/**
 * desk_database_get_handle:
 */
sqlite3 *
desk_database_get_handle (DeskDatabase *self)
{
  return self->handle;
}

/**
 * desk_database_get_statements:
 *
 * Returns: (transfer none): the statements that are kept
 */
GHashTable *
desk_database_get_statements (DeskDatabase *self)
{
  return self->statements;
}

/**
 * desk_database_get_head:
 *
 * Returns: (transfer none): where the journal stands
 */
DeskLogHead *
desk_database_get_head (DeskDatabase *self)
{
  return &self->head;
}

/**
 * desk_database_get_committed_head:
 *
 * Returns: (transfer none): where the journal stood before the open transaction
 */
const DeskLogHead *
desk_database_get_committed_head (DeskDatabase *self)
{
  return &self->head_before;
}

/**
 * desk_database_get_high_water:
 *
 * Returns: (transfer none): the high-water file
 */
DeskHighWater *
desk_database_get_high_water (DeskDatabase *self)
{
  return self->high_water;
}

/**
 * desk_database_set_lost:
 * @number: what was given, as the high-water file says, and what the database that was just opened does not know
 */
void
desk_database_set_lost (DeskDatabase *self, const char *number)
{
  g_set_str (&self->lost, number);
}

/**
 * desk_database_list_told:
 *
 * Returns: (transfer full): the register numbers that were given to somebody, so that the journal must have them: the
 *   last ones of the present book, and the one that was missing when the database was opened. May be called in any
 *   thread.
 */
GPtrArray *
desk_database_list_told (DeskDatabase *self, GError **error)
{
  g_autofree char *path = desk_folders_get_high_water (self->folders);
  GPtrArray *numbers = desk_high_water_list_told (path, self->book, error);

  if (numbers != NULL && self->lost != NULL)
    g_ptr_array_add (numbers, g_strdup (self->lost));
  return numbers;
}

/**
 * desk_database_get_last_row:
 *
 * Returns: the row the last INSERT made
 */
gint64
desk_database_get_last_row (DeskDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * desk_database_get_meta:
 *
 * Returns: (transfer full): what the desk noted under @key, or NULL with @error where there is no such note
 */
char *
desk_database_get_meta (DeskDatabase *self, const char *key, GError **error)
{
  g_autoptr (DeskQuery) find = desk_query_new (self, "SELECT value FROM meta WHERE key = ?", error);
  g_autoptr (GError) local = NULL;

  if (find == NULL)
    return NULL;
  desk_query_bind (find, "s", key);
  if (desk_query_next (find, &local))
    return g_strdup (desk_query_get_text (find, 0));
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (
        error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED,
        _ ("The database does not say which desk it belongs to (%s is missing). Restore the last backup."),
        key);
  return NULL;
}

/**
 * desk_database_get_meta_integer:
 *
 * Returns: the number noted under @key; 0 where there is none
 */
gint64
desk_database_get_meta_integer (DeskDatabase *self, const char *key)
{
  g_autofree char *text = desk_database_get_meta (self, key, NULL);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

/**
 * desk_database_set_meta:
 * Notes something. Call it inside a transaction.
 */
gboolean
desk_database_set_meta (DeskDatabase *self, const char *key, GVariant *value, GError **error)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (value);

  return desk_database_change (self, error, "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", "sv",
                               key, held);
}
