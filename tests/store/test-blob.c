// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of attachments: all of them or none, once, and there before anybody names them.

#include "store/blob.h"

#include "desk-fixture.h"
#include "killed.h"
#include "model/statement.h"
#include "store/attach.h"
#include "store/database-private.h"
#include "store/draft.h"
#include "store/error.h"
#include "store/query.h"
#include "store/statement-records.h"
#include "store/verify.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define LIMIT (20 * 1024 * 1024)
#define KILLS 25
#define SHA_OF_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static const char *program; /* this test, to be started again as the one that is killed */

static char *
make_path (Desk *desk, const char *name)
{
  return g_build_filename (desk->top, name, NULL);
}

static char *
make_bytes (gsize length, guint seed)
{
  char *bytes = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (char)((i * 31 + i / 251 + seed) & 0xff);
  return bytes;
}

static GFile *
make_file (Desk *desk, const char *name, gsize length, guint seed)
{
  g_autofree char *path = make_path (desk, name);
  g_autofree char *bytes = make_bytes (length, seed);

  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
  return g_file_new_for_path (path);
}

static gint64
ask (DeskDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskQuery) query = desk_query_new (database, sql, &error);

  g_assert_no_error (error);
  g_assert_true (desk_query_next (query, &error));
  g_assert_no_error (error);
  return desk_query_get_integer (query, 0);
}

static gint64
count_blobs (Desk *desk)
{
  return ask (desk_database_get_blobs (desk->database, NULL), "SELECT count (*) FROM blob");
}

static void
assert_nothing_kept (Desk *desk)
{
  g_assert_cmpint (count_blobs (desk), ==, 0);
  g_assert_cmpint (ask (desk_database_get_blobs (desk->database, NULL), "SELECT count (*) FROM part"), ==, 0);
}

static char *
put (Desk *desk, GFile *file)
{
  g_autoptr (GError) error = NULL;
  char *sha = NULL;
  gint64 size;

  g_assert_true (desk_blob_put_file (desk->database, file, LIMIT, &sha, &size, NULL, &error));
  g_assert_no_error (error);
  return sha;
}

static char *
put_text (Desk *desk, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  char *sha = NULL;

  g_assert_true (desk_blob_put_bytes (desk->database, bytes, LIMIT, &sha, &error));
  g_assert_no_error (error);
  return sha;
}

static DeskRecord *
attach (Desk *desk, const char *of, const char *sha)
{
  DeskRecord *attachment = g_object_new (DESK_TYPE_ATTACHMENT, NULL);

  desk_record_set_text (attachment, DESK_ATTACHMENT_OF, of);
  desk_record_set_text (attachment, DESK_ATTACHMENT_NAME, "фото.jpg");
  desk_record_set_text (attachment, DESK_ATTACHMENT_SHA, sha);
  desk_save_one (desk, attachment, NULL, NOW);
  return attachment;
}

static void
test_round_trip (Desk *desk, gconstpointer data)
{
  static const gsize lengths[] = { 1, 65535, 65536, 65537, 131072, 1000001 };
  g_autofree char *abc = put_text (desk, "abc");

  g_assert_cmpstr (abc, ==, SHA_OF_ABC);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GFile) file = make_file (desk, "photo.jpg", lengths[i], i);
      g_autofree char *expected = make_bytes (lengths[i], i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *sha = put (desk, file);
      g_autofree char *computed =
          g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)expected, lengths[i]);

      g_assert_cmpstr (sha, ==, computed);
      bytes = desk_blob_get (desk->database, sha, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, lengths[i]);
    }
  g_assert_cmpint (count_blobs (desk), ==, 1 + G_N_ELEMENTS (lengths));
}

/* Also from a file of another name, and from memory. */
static void
test_same_bytes (Desk *desk, gconstpointer data)
{
  g_autoptr (GFile) first = make_file (desk, "a.jpg", 200000, 1);
  g_autoptr (GFile) second = make_file (desk, "b.png", 200000, 1);
  g_autofree char *bytes = make_bytes (200000, 1);
  g_autoptr (GBytes) in_memory = g_bytes_new (bytes, 200000);
  g_autofree char *a = put (desk, first), *b = put (desk, second);
  g_autofree char *c = NULL;

  g_assert_true (desk_blob_put_bytes (desk->database, in_memory, LIMIT, &c, NULL));
  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, ==, c);
  g_assert_cmpint (count_blobs (desk), ==, 1);
  g_assert_cmpint (ask (desk_database_get_blobs (desk->database, NULL), "SELECT count (*) FROM part"), ==, 4);
}

static void
assert_refused (Desk *desk, GFile *file, gint64 limit, DeskStoreError code)
{
  g_autoptr (GError) error = NULL;
  char *sha = NULL;

  g_assert_false (desk_blob_put_file (desk->database, file, limit, &sha, NULL, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, (int)code);
  g_assert_null (sha);
  assert_nothing_kept (desk);
}

static void
test_refused (Desk *desk, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (desk, "photo.jpg", 100000, 1);
  g_autoptr (GFile) empty = make_file (desk, "empty.jpg", 0, 1);
  g_autoptr (GFile) folder = g_file_new_for_path (desk->top);
  g_autoptr (GFile) gone = g_file_new_for_path ("/nowhere/photo.jpg");
  g_autofree char *pipe_path = make_path (desk, "pipe");
  g_autoptr (GFile) pipe = g_file_new_for_path (pipe_path);
  g_autofree char *bytes = make_bytes (11, 0);
  g_autoptr (GBytes) in_memory = g_bytes_new (bytes, 11);
  g_autofree char *sha = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_refused (desk, file, 99999, DESK_STORE_ERROR_TOO_LARGE);
  assert_refused (desk, empty, LIMIT, DESK_STORE_ERROR_UNREADABLE);
  assert_refused (desk, folder, LIMIT, DESK_STORE_ERROR_UNREADABLE);
  assert_refused (desk, pipe, LIMIT, DESK_STORE_ERROR_UNREADABLE);
  assert_refused (desk, gone, LIMIT, DESK_STORE_ERROR_UNREADABLE);
  g_assert_false (desk_blob_put_bytes (desk->database, in_memory, 10, &sha, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_TOO_LARGE);

  g_free (put (desk, file));
  g_assert_cmpint (count_blobs (desk), ==, 1);
}

/* What happens to the file while it is read. */
typedef struct
{
  const char *path;
  GCancellable *cancellable;
  gboolean removes;
  gboolean grows;
  guint n_told;
  goffset last;
} Meanwhile;

static void
meddle (goffset n_read, goffset n_bytes, gpointer data)
{
  Meanwhile *self = data;

  g_assert_cmpint (n_read, >, self->last);
  g_assert_cmpint (n_read, <=, n_bytes);
  self->last = n_read;
  if (self->n_told++ != 1)
    return;
  if (self->removes)
    g_assert_cmpint (g_unlink (self->path), ==, 0);
  if (self->grows)
    {
      FILE *file = g_fopen (self->path, "abe");

      g_assert_cmpint (fputc ('x', file), ==, 'x');
      fclose (file);
    }
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
test_meanwhile (Desk *desk, gconstpointer data)
{
  g_autofree char *path = make_path (desk, "photo.jpg");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const Meanwhile all[] = {
    { .path = path, .removes = TRUE },
    { .path = path, .grows = TRUE },
    { .path = path, .cancellable = cancellable },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      Meanwhile meanwhile = all[i];
      g_autoptr (GFile) file = make_file (desk, "photo.jpg", 300000, 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskBlob) blob =
          desk_blob_read_file (file, LIMIT, meddle, &meanwhile, meanwhile.cancellable, &error);

      g_assert_null (blob);
      if (meanwhile.cancellable != NULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_UNREADABLE);
      g_assert_cmpuint (meanwhile.n_told, >, 1);
    }
}

static void
test_cancelled (Desk *desk, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (desk, "photo.jpg", 300000, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskBlob) blob = desk_blob_read_file (file, LIMIT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (desk_blob_put (desk->database, blob, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_kept (desk);
  g_clear_error (&error);
  g_assert_true (desk_blob_put (desk->database, blob, NULL, &error));
  g_assert_no_error (error);
}

static void
test_disk_full (void)
{
  const struct rlimit little = { 400000, RLIM_INFINITY }, none = { RLIM_INFINITY, RLIM_INFINITY };
  Desk desk = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRecord) visit = NULL;
  g_autofree char *sha = NULL;

  signal (SIGXFSZ, SIG_IGN);
  desk_set_up (&desk, NULL);
  file = make_file (&desk, "photo.jpg", 3000000, 1);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  assert_refused (&desk, file, LIMIT, DESK_STORE_ERROR_FULL);
  /* What is small still has room. */
  visit = desk_receive (&desk, NOW);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
  sha = put (&desk, file);
  desk_shut (&desk);
  desk_open (&desk);
  g_assert_cmpint (count_blobs (&desk), ==, 1);
  desk_tear_down (&desk, NULL);
}

static void
write_draft (Desk *desk, const char *sha)
{
  g_autoptr (DeskDraft) draft = desk_draft_new ("statement", NULL);
  g_autofree char *value = g_strdup_printf ("%s 300000 image/jpeg фото.jpg", sha);
  GVariantDict typed;

  g_variant_dict_init (&typed, NULL);
  g_variant_dict_insert (&typed, "attachment:0abc", "s", value);
  draft->typed = g_variant_ref_sink (g_variant_dict_end (&typed));
  g_assert_true (desk_draft_write (draft, desk->database, NULL, NULL));
}

static void
sweep (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_blob_sweep (desk->database, &error));
  g_assert_no_error (error);
}

static void
test_sweep (Desk *desk, gconstpointer data)
{
  g_autofree char *attached = put_text (desk, "attached"), *drafted = put_text (desk, "drafted");
  g_autofree char *forgotten = put_text (desk, "forgotten"), *again = put_text (desk, "again");
  g_autofree char *fresh = NULL;
  g_autoptr (DeskRecord) attachment = attach (desk, "PL1-A-00000000.1", attached);
  g_autoptr (GBytes) bytes = NULL;

  write_draft (desk, drafted);
  sweep (desk);
  g_assert_cmpint (count_blobs (desk), ==, 4);

  desk_shut (desk);
  desk_open (desk);
  /* Attached again since the start, and nobody names it yet: it may not go, nor what is new. */
  g_free (put_text (desk, "again"));
  fresh = put_text (desk, "fresh");
  sweep (desk);
  g_assert_cmpint (count_blobs (desk), ==, 4);
  bytes = desk_blob_get (desk->database, attached, NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_null (desk_blob_get (desk->database, forgotten, NULL, NULL));

  g_assert_true (desk_database_execute (desk->database, "DELETE FROM draft", NULL));
  desk_shut (desk);
  desk_open (desk);
  sweep (desk);
  sweep (desk);
  g_assert_cmpint (count_blobs (desk), ==, 1);
  g_assert_cmpint (ask (desk_database_get_blobs (desk->database, NULL), "SELECT count (*) FROM part"), ==, 1);
}

/* All that is not about attachments goes on as ever. */
static void
assert_work_goes_on (Desk *desk)
{
  g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);

  g_assert_nonnull (desk_record_get_text (visit, DESK_VISIT_NO));
  g_assert_true (desk_verify_run (desk->database, NULL, NULL, NULL));
}

static void
test_lost (Desk *desk, gconstpointer data)
{
  g_autofree char *path = desk_folders_get_blobs (desk->folders);
  g_autoptr (GError) error = NULL;
  g_autofree char *sha = NULL, *other = NULL;
  g_autoptr (DeskRecord) attachment = NULL;
  gint64 n_whole;

  /* A desk that attached nothing misses nothing: one of before there were attachments, too. */
  desk_shut (desk);
  g_assert_cmpint (g_unlink (path), ==, 0);
  desk_open (desk);
  g_assert_no_error (desk_database_get_blob_problem (desk->database));
  sha = put_text (desk, "abc");
  attachment = attach (desk, "PL1-A-00000000.1", sha);

  desk_shut (desk);
  g_assert_cmpint (g_unlink (path), ==, 0);
  desk_open (desk);
  g_assert_error (desk_database_get_blob_problem (desk->database), DESK_STORE_ERROR,
                  DESK_STORE_ERROR_MISSING);
  assert_work_goes_on (desk);
  g_assert_null (desk_blob_get (desk->database, sha, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_false (desk_blob_verify (desk->database, &n_whole, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "фото.jpg"));

  /* The same file attached once more makes it whole. */
  other = put_text (desk, "abc");
  g_assert_true (desk_blob_verify (desk->database, &n_whole, NULL, NULL));
  g_assert_cmpint (n_whole, ==, 1);
}

static void
test_foreign_file (Desk *desk, gconstpointer data)
{
  g_autofree char *path = desk_folders_get_blobs (desk->folders);
  g_autofree char *database = desk_folders_get_database (desk->folders);
  g_autofree char *whole = NULL, *of_database = NULL, *junk = make_bytes (8192, 7);
  gsize length, database_length;
  g_autoptr (GFile) file = make_file (desk, "photo.jpg", 100, 1);

  desk_shut (desk);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  g_assert_true (g_file_get_contents (database, &of_database, &database_length, NULL));
  for (int i = 0; i < 3; i++)
    {
      const char *bytes = i == 0 ? junk : i == 1 ? of_database : whole;
      const int code = i < 2 ? DESK_STORE_ERROR_WRONG_KEY : DESK_STORE_ERROR_DAMAGED;
      g_autoptr (GError) error = NULL;
      char *sha = NULL;

      g_assert_true (g_file_set_contents (path, bytes,
                                          i == 0   ? 8192
                                          : i == 1 ? (gssize)database_length
                                                   : (gssize)length - 100,
                                          NULL));
      desk_open (desk);
      g_assert_error (desk_database_get_blob_problem (desk->database), DESK_STORE_ERROR, code);
      assert_work_goes_on (desk);
      g_assert_false (desk_blob_put_file (desk->database, file, LIMIT, &sha, NULL, NULL, &error));
      g_assert_error (error, DESK_STORE_ERROR, code);
      desk_shut (desk);
    }
}

/* The file of a desk that was here before is put aside, not thrown away. */
static void
test_other_desk (Desk *desk, gconstpointer data)
{
  g_autofree char *database = desk_folders_get_database (desk->folders);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_aside = 0;

  desk_shut (desk);
  g_assert_cmpint (g_unlink (database), ==, 0);
  g_clear_pointer (&desk->key, desk_key_unref);
  desk->key = desk_key_new_random ();
  desk->database = desk_database_create (desk->folders, desk->key, "PL1", "A", 1, &error);
  g_assert_no_error (error);
  g_assert_no_error (desk_database_get_blob_problem (desk->database));
  g_free (put_text (desk, "abc"));
  dir = g_dir_open (desk->folders->data, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    n_aside += g_str_has_prefix (name, "blobs.db.") ? 1 : 0;
  g_assert_cmpuint (n_aside, ==, 1);
}

static void
test_verify (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    DeskStoreError code;
  } wrongs[] = {
    { "UPDATE part SET data = CAST ('abd' AS BLOB)", DESK_STORE_ERROR_DAMAGED },
    { "UPDATE part SET data = CAST ('ab' AS BLOB)", DESK_STORE_ERROR_MISSING },
    { "DELETE FROM part", DESK_STORE_ERROR_MISSING },
    { "UPDATE blob SET \"offset\" = 2", DESK_STORE_ERROR_MISSING },
    { "DELETE FROM blob", DESK_STORE_ERROR_MISSING },
  };
  g_autofree char *sha = put_text (desk, "abc");
  g_autoptr (DeskRecord) attachment = attach (desk, "PL1-A-00000000.1", sha);
  DeskDatabase *blobs = desk_database_get_blobs (desk->database, NULL);
  gint64 n_whole;

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (desk_database_execute (blobs, "SAVEPOINT whole", NULL));
      g_assert_true (desk_database_execute (blobs, wrongs[i].sql, NULL));
      g_assert_false (desk_blob_verify (desk->database, &n_whole, NULL, &error));
      g_assert_error (error, DESK_STORE_ERROR, (int)wrongs[i].code);
      g_assert_nonnull (strstr (error->message, "фото.jpg"));
      g_assert_true (desk_database_execute (blobs, "ROLLBACK TO whole; RELEASE whole", NULL));
      g_assert_true (desk_blob_verify (desk->database, &n_whole, NULL, NULL));
      g_assert_cmpint (n_whole, ==, 1);
    }
}

/* Kept in the log, moved into the file later: the bytes are the same before and after. */
static void
test_settle (Desk *desk, gconstpointer data)
{
  g_autofree char *path = desk_folders_get_blobs (desk->folders);
  g_autoptr (GFile) file = make_file (desk, "photo.jpg", 5000000, 1);
  g_autofree char *sha = put (desk, file);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, <, 1000000);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) bytes = desk_blob_get (desk->database, sha, NULL, NULL);

      g_assert_cmpuint (g_bytes_get_size (bytes), ==, 5000000);
      desk_blob_settle (desk->database);
    }
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 5000000);
}

/* Nothing of a photo can be read in any file. */
static void
test_stolen (Desk *desk, gconstpointer data)
{
  const char *const endings[] = { "", "-wal" };
  g_autofree char *path = desk_folders_get_blobs (desk->folders);
  g_autofree char *sha = put_text (desk, "Hryhorovych-Zalizniak");

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (name, &bytes, &length, NULL));
      g_assert_cmpuint (length, >, 0);
      g_assert_null (g_strstr_len (bytes, (gssize)length, "Zalizniak"));
      g_assert_null (g_strstr_len (bytes, (gssize)length, sha));
    }
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer place)
{
  *(GAsyncResult **)place = g_object_ref (result);
}

static gboolean
attach_in (DeskStore *store, GFile *file, Meanwhile *meanwhile, char **sha, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 size = 0;

  desk_attach_file_async (store, file, LIMIT, meddle, meanwhile, meanwhile->cancellable, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (!desk_attach_file_finish (store, result, sha, &size, error))
    return FALSE;
  g_assert_cmpint (size, ==, 2000000);
  return TRUE;
}

static void
test_from_screen (Desk *desk, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (desk, "photo.jpg", 2000000, 3);
  g_autoptr (GFile) gone = g_file_new_for_path ("/nowhere/photo.jpg");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DeskStore) store = desk_store_new (desk->database);
  g_autoptr (GError) error = NULL;
  Meanwhile nothing = { 0 }, cancel = { .cancellable = cancellable };
  g_autofree char *sha = NULL;

  g_assert_false (attach_in (store, gone, &nothing, &sha, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_UNREADABLE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (attach_in (store, file, &cancel, &sha, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_true (attach_in (store, file, &nothing, &sha, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (nothing.n_told, >, 1);
  g_assert_cmpuint (strlen (sha), ==, 64);
  desk_store_close (store);
  g_clear_pointer (&sha, g_free);
  nothing = (Meanwhile){ 0 };
  g_assert_false (attach_in (store, file, &nothing, &sha, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLOSED);
}

static void
test_of_statement (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) before = desk_receive (desk, NOW);
  g_autoptr (DeskRecord) statement = g_object_new (DESK_TYPE_STATEMENT, "state", "registered", NULL);
  g_autofree char *sha = put_text (desk, "abc"), *other = put_text (desk, "def");
  g_autoptr (DeskRecord) first = NULL, second = NULL, stranger = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digits = NULL, *expected = NULL, *of_nobody = NULL;
  const char *id;

  desk_save_one (desk, statement, NULL, NOW);
  id = desk_record_get_id (statement);
  first = attach (desk, id, sha);
  stranger = attach (desk, desk_record_get_id (before), sha);
  second = attach (desk, id, other);
  attachments = desk_statement_records_load_attachments (desk->database, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attachments->len, ==, 2);
  g_assert_cmpstr (desk_record_get_id (attachments->pdata[0]), ==, desk_record_get_id (first));
  g_assert_cmpstr (desk_record_get_text (attachments->pdata[1], DESK_ATTACHMENT_SHA), ==, other);

  digits = desk_statement_records_load_digits (desk->database, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (digits), ==, 8);
  {
    g_autoptr (DeskQuery) chain =
        desk_query_new (desk->database, "SELECT lower (substr (hex (chain), 1, 8)) FROM change WHERE n = 2",
                        NULL);

    g_assert_true (desk_query_next (chain, NULL));
    g_assert_cmpstr (digits, ==, desk_query_get_text (chain, 0));
  }
  of_nobody = desk_statement_records_load_digits (desk->database, "PL1-A-00000000.9", &error);
  g_assert_null (of_nobody);
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING);
}

/* The program that is killed: attaches and says so, for ever. */
G_NORETURN static void
attach_until_killed (const char *top, const char *hex)
{
  Desk desk = { 0 };

  killed_open (&desk, top, hex);
  sweep (&desk);
  for (guint i = 0;; i++)
    {
      g_autoptr (GFile) file = make_file (&desk, "photo.jpg", 600000, g_random_int ());
      g_autofree char *sha = put (&desk, file);
      g_autoptr (DeskRecord) attachment = NULL;

      write_draft (&desk, sha);
      if (i % 3 == 2)
        continue;
      attachment = attach (&desk, "PL1-A-00000000.1", sha);
      printf ("%s\n", desk_record_get_id (attachment));
      fflush (stdout);
    }
}

/* Whatever is named is whole, also where it was not acknowledged; what is not named goes. */
static void
test_killed (Desk *desk, gconstpointer data)
{
  gint64 acknowledged = 0, n_whole = 0;
  g_autoptr (GError) error = NULL;

  desk_shut (desk);
  for (int i = 0; i < KILLS; i++)
    {
      g_auto (GStrv) said = killed_run (program, desk, 40);

      acknowledged += g_strv_length (said);
      desk_open (desk);
      g_assert_no_error (desk_database_get_blob_problem (desk->database));
      g_assert_true (desk_blob_verify (desk->database, &n_whole, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (n_whole, >=, acknowledged);
      g_assert_true (desk_database_execute (desk->database, "DELETE FROM draft", NULL));
      sweep (desk);
      g_assert_cmpint (count_blobs (desk), ==,
                       ask (desk->database, "SELECT count (DISTINCT sha) FROM attachment"));
      desk_shut (desk);
    }
  g_assert_cmpint (acknowledged, >=, KILLS);
  desk_open (desk);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--until-killed"))
    attach_until_killed (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);

  desk_test ("/blob/round-trip", test_round_trip);
  desk_test ("/blob/same-bytes", test_same_bytes);
  desk_test ("/blob/refused", test_refused);
  desk_test ("/blob/meanwhile", test_meanwhile);
  desk_test ("/blob/cancelled", test_cancelled);
  g_test_add_func ("/blob/disk-full", test_disk_full);
  desk_test ("/blob/sweep", test_sweep);
  desk_test ("/blob/lost", test_lost);
  desk_test ("/blob/foreign-file", test_foreign_file);
  desk_test ("/blob/other-desk", test_other_desk);
  desk_test ("/blob/verify", test_verify);
  desk_test ("/blob/settle", test_settle);
  desk_test ("/blob/stolen", test_stolen);
  desk_test ("/blob/from-screen", test_from_screen);
  desk_test ("/blob/of-statement", test_of_statement);
  desk_test ("/blob/killed", test_killed);

  return g_test_run ();
}
