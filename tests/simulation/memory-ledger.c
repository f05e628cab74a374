// SPDX-License-Identifier: GPL-3.0-or-later

/* A ledger in memory. It commits, rolls back, crashes and is put back from a backup as one on a disk would. */

#include "memory-ledger.h"

#include <gio/gio.h>
#include <string.h>

/* Bytes of an attachment: those that survive a crash, and those that do not yet. */
typedef struct
{
  GByteArray *bytes;
  guint durable;
} Blob;

struct _TestLedger
{
  GObject parent_instance;
  GPtrArray *log;      /* of DeskLedgerEntry */
  GPtrArray *waiting;  /* of DeskLedgerWaiting */
  GHashTable *blobs;   /* sha -> Blob */
  GHashTable *by_name; /* "RUN.N" -> entry */
  GHashTable *by_rec;  /* rec -> GPtrArray of entries */
  GHashTable *by_slot;
  GHashTable *by_sha;
  GHashTable *numbers;
  GHashTable *firsts; /* run -> its first entry */
  guint n_reports[2];

  gboolean in_transaction;
  guint length_before;
  GPtrArray *waiting_before;
  gboolean fails;
  gboolean is_forgetful; /* tells bytes before they are durable */
};

static void ledger_iface_init (DeskLedgerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestLedger, test_ledger, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_LEDGER, ledger_iface_init))

static void
entry_free (gpointer data)
{
  DeskLedgerEntry *entry = data;

  g_free ((char *)entry->run);
  g_free ((char *)entry->parent_run);
  g_free ((char *)entry->rec);
  g_free ((char *)entry->kind);
  g_free ((char *)entry->line);
  g_free ((char *)entry->stamp);
  g_free ((char *)entry->number);
  g_free ((char *)entry->slot);
  g_free ((char *)entry->sha);
  g_free (entry);
}

static DeskLedgerEntry *
entry_copy (const DeskLedgerEntry *from)
{
  DeskLedgerEntry *entry = g_memdup2 (from, sizeof *from);

  entry->run = g_strdup (from->run);
  entry->parent_run = g_strdup (from->parent_run);
  entry->rec = g_strdup (from->rec);
  entry->kind = g_strdup (from->kind);
  entry->line = g_strdup (from->line);
  entry->stamp = g_strdup (from->stamp);
  entry->number = g_strdup (from->number);
  entry->slot = g_strdup (from->slot);
  entry->sha = g_strdup (from->sha);
  return entry;
}

static void
waiting_free (gpointer data)
{
  DeskLedgerWaiting *waiting = data;

  g_free ((char *)waiting->run);
  g_free ((char *)waiting->parent_run);
  g_free ((char *)waiting->line);
  g_free ((char *)waiting->sender);
  g_free (waiting);
}

static gpointer
waiting_copy (gconstpointer from, gpointer data)
{
  DeskLedgerWaiting *waiting = g_memdup2 (from, sizeof *waiting);

  waiting->run = g_strdup (waiting->run);
  waiting->parent_run = g_strdup (waiting->parent_run);
  waiting->line = g_strdup (waiting->line);
  waiting->sender = g_strdup (waiting->sender);
  return waiting;
}

static GPtrArray *
copy_all_waiting (GPtrArray *from)
{
  GPtrArray *copy = g_ptr_array_copy (from, waiting_copy, NULL);

  g_ptr_array_set_free_func (copy, waiting_free);
  return copy;
}

static void
blob_free (gpointer data)
{
  Blob *blob = data;

  g_byte_array_unref (blob->bytes);
  g_free (blob);
}

static GHashTable *
copy_blobs (GHashTable *from)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, blob_free);
  GHashTableIter iter;
  gpointer sha, value;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &sha, &value))
    {
      const Blob *blob = value;
      Blob *twin = g_new0 (Blob, 1);

      twin->bytes = g_byte_array_new ();
      g_byte_array_append (twin->bytes, blob->bytes->data, blob->durable);
      twin->durable = blob->durable;
      g_hash_table_insert (copy, g_strdup (sha), twin);
    }
  return copy;
}

static void
remember (GHashTable *table, const char *key, DeskLedgerEntry *entry)
{
  GPtrArray *entries;

  if (key == NULL)
    return;
  entries = g_hash_table_lookup (table, key);
  if (entries == NULL)
    {
      entries = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), entries);
    }
  g_ptr_array_add (entries, entry);
}

static void
learn (TestLedger *self, DeskLedgerEntry *entry)
{
  char *name = desk_change_id (entry->run, entry->n);

  g_hash_table_insert (self->by_name, name, entry);
  if (entry->n == 1)
    g_hash_table_insert (self->firsts, g_strdup (entry->run), entry);
  remember (self->by_rec, entry->rec, entry);
  remember (self->by_slot, entry->slot, entry);
  remember (self->by_sha, entry->sha, entry);
  if (entry->number != NULL)
    g_hash_table_add (self->numbers, g_strdup (entry->number));
}

/* Everything that is found by something follows from the log. */
static void
cut (TestLedger *self, guint length)
{
  GHashTable *tables[] = { self->by_name, self->by_rec,  self->by_slot,
                           self->by_sha,  self->numbers, self->firsts };

  if (length == self->log->len)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_hash_table_remove_all (tables[i]);
  g_ptr_array_set_size (self->log, (int)length);
  for (guint i = 0; i < self->log->len; i++)
    learn (self, g_ptr_array_index (self->log, i));
}

static void
get_end (TestLedger *self, DeskLedgerHead *head)
{
  memset (head, 0, sizeof *head);
  head->position = self->log->len;
  if (self->log->len > 0)
    memcpy (head->hash, ((DeskLedgerEntry *)g_ptr_array_index (self->log, self->log->len - 1))->hash,
            DESK_HASH_BYTES);
}

static gboolean
ledger_begin (DeskLedger *ledger, const char *log, DeskLedgerHead *head, GError **error)
{
  TestLedger *self = TEST_LEDGER (ledger);

  g_assert_false (self->in_transaction);
  self->in_transaction = TRUE;
  self->length_before = self->log->len;
  self->waiting_before = copy_all_waiting (self->waiting);
  get_end (self, head);
  return TRUE;
}

static void
ledger_roll_back (DeskLedger *ledger)
{
  TestLedger *self = TEST_LEDGER (ledger);

  g_assert_true (self->in_transaction);
  self->in_transaction = FALSE;
  cut (self, self->length_before);
  g_ptr_array_unref (self->waiting);
  self->waiting = g_steal_pointer (&self->waiting_before);
}

static gboolean
ledger_commit (DeskLedger *ledger, GError **error)
{
  TestLedger *self = TEST_LEDGER (ledger);

  if (self->fails)
    {
      self->fails = FALSE;
      ledger_roll_back (ledger);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no space left");
      return FALSE;
    }
  self->in_transaction = FALSE;
  g_clear_pointer (&self->waiting_before, g_ptr_array_unref);
  return TRUE;
}

static gboolean
ledger_get_head (DeskLedger *ledger, const char *log, DeskLedgerHead *head, GError **error)
{
  get_end (TEST_LEDGER (ledger), head);
  return TRUE;
}

static gboolean
ledger_get_hash (DeskLedger *ledger, const char *log, gint64 position, guint8 hash[DESK_HASH_BYTES],
                 gboolean *found, GError **error)
{
  TestLedger *self = TEST_LEDGER (ledger);

  *found = position >= 1 && position <= self->log->len;
  if (*found)
    memcpy (hash, ((DeskLedgerEntry *)g_ptr_array_index (self->log, position - 1))->hash, DESK_HASH_BYTES);
  return TRUE;
}

static DeskLedgerEntry *
look_up (TestLedger *self, const char *run, gint64 n)
{
  g_autofree char *name = desk_change_id (run, n);

  return g_hash_table_lookup (self->by_name, name);
}

static gboolean
ledger_find (DeskLedger *ledger, const char *log, const char *run, gint64 n, DeskLedgerEntry *entry,
             gboolean *found, GError **error)
{
  const DeskLedgerEntry *known = look_up (TEST_LEDGER (ledger), run, n);

  *found = known != NULL;
  if (known != NULL)
    *entry = *known;
  return TRUE;
}

static gboolean
ledger_find_parent (DeskLedger *ledger, const char *log, const char *run, char **parent_run, gint64 *parent_n,
                    gboolean *found, GError **error)
{
  const DeskLedgerEntry *first = g_hash_table_lookup (TEST_LEDGER (ledger)->firsts, run);

  *found = first != NULL && first->parent_run != NULL;
  if (*found)
    {
      *parent_run = g_strdup (first->parent_run);
      *parent_n = first->parent_n;
    }
  return TRUE;
}

static gboolean
ledger_find_last (DeskLedger *ledger, const char *log, const char *desk, char **run, gint64 *n,
                  guint8 chain[DESK_HASH_BYTES], gboolean *found, GError **error)
{
  TestLedger *self = TEST_LEDGER (ledger);
  g_autofree char *start = g_strconcat (desk, "-", NULL);

  *found = FALSE;
  for (guint i = self->log->len; i > 0 && !*found; i--)
    {
      const DeskLedgerEntry *entry = g_ptr_array_index (self->log, i - 1);

      if (!g_str_has_prefix (entry->run, start))
        continue;
      *found = TRUE;
      *run = g_strdup (entry->run);
      *n = entry->n;
      memcpy (chain, entry->chain, DESK_HASH_BYTES);
    }
  return TRUE;
}

static gboolean
list (GHashTable *table, const char *key, DeskLedgerFunc func, gpointer data)
{
  GPtrArray *entries = g_hash_table_lookup (table, key);
  guint length = entries != NULL ? entries->len : 0;

  for (guint i = 0; i < length; i++)
    if (!func (g_ptr_array_index (entries, i), data))
      break;
  return TRUE;
}

static gboolean
ledger_list_record (DeskLedger *ledger, const char *log, const char *rec, DeskLedgerFunc func, gpointer data,
                    GError **error)
{
  return list (TEST_LEDGER (ledger)->by_rec, rec, func, data);
}

static gboolean
ledger_list_slot (DeskLedger *ledger, const char *log, const char *slot, DeskLedgerFunc func, gpointer data,
                  GError **error)
{
  return list (TEST_LEDGER (ledger)->by_slot, slot, func, data);
}

static gboolean
ledger_list_attached (DeskLedger *ledger, const char *log, const char *sha, DeskLedgerFunc func,
                      gpointer data, GError **error)
{
  return list (TEST_LEDGER (ledger)->by_sha, sha, func, data);
}

static gboolean
ledger_has_number (DeskLedger *ledger, const char *log, const char *number, gboolean *has, GError **error)
{
  *has = g_hash_table_contains (TEST_LEDGER (ledger)->numbers, number);
  return TRUE;
}

static gboolean
ledger_append (DeskLedger *ledger, const char *log, const DeskLedgerEntry *entry, GError **error)
{
  TestLedger *self = TEST_LEDGER (ledger);
  DeskLedgerEntry *copy = entry_copy (entry);

  g_assert_true (self->in_transaction);
  g_assert_cmpint (entry->position, ==, self->log->len + 1);
  g_ptr_array_add (self->log, copy);
  learn (self, copy);
  return TRUE;
}

static guint
find_waiting (TestLedger *self, const char *run, gint64 n)
{
  guint i;

  for (i = 0; i < self->waiting->len; i++)
    {
      const DeskLedgerWaiting *waiting = g_ptr_array_index (self->waiting, i);

      if (waiting->n == n && strcmp (waiting->run, run) == 0)
        break;
    }
  return i;
}

static gboolean
ledger_put_waiting (DeskLedger *ledger, const char *log, const DeskLedgerWaiting *waiting, GError **error)
{
  TestLedger *self = TEST_LEDGER (ledger);

  if (find_waiting (self, waiting->run, waiting->n) == self->waiting->len)
    g_ptr_array_add (self->waiting, waiting_copy (waiting, NULL));
  return TRUE;
}

static gboolean
ledger_drop_waiting (DeskLedger *ledger, const char *log, const char *run, gint64 n, GError **error)
{
  TestLedger *self = TEST_LEDGER (ledger);
  guint i = find_waiting (self, run, n);

  if (i < self->waiting->len)
    g_ptr_array_remove_index (self->waiting, i);
  return TRUE;
}

static gboolean
ledger_list_waiting (DeskLedger *ledger, const char *log, DeskLedgerWaitingFunc func, gpointer data,
                     GError **error)
{
  TestLedger *self = TEST_LEDGER (ledger);

  for (guint i = 0; i < self->waiting->len; i++)
    if (!func (g_ptr_array_index (self->waiting, i), data))
      break;
  return TRUE;
}

static gboolean
ledger_report (DeskLedger *ledger, const char *log, DeskLedgerReport what, const DeskLedgerWaiting *line,
               GError **error)
{
  TEST_LEDGER (ledger)->n_reports[what]++;
  return TRUE;
}

static gboolean
ledger_page (DeskLedger *ledger, const char *log, gint64 after, gint64 top, DeskLedgerFunc func,
             gpointer data, GError **error)
{
  TestLedger *self = TEST_LEDGER (ledger);

  for (gint64 i = after; i < top && i < self->log->len; i++)
    if (!func (g_ptr_array_index (self->log, i), data))
      break;
  return TRUE;
}

static gboolean
ledger_get_blob_length (DeskLedger *ledger, const char *sha, gint64 *length, GError **error)
{
  TestLedger *self = TEST_LEDGER (ledger);
  const Blob *blob = g_hash_table_lookup (self->blobs, sha);

  *length = blob == NULL ? 0 : self->is_forgetful ? blob->bytes->len : blob->durable;
  return TRUE;
}

static gboolean
ledger_append_blob (DeskLedger *ledger, const char *sha, gint64 offset, const guint8 *bytes, gsize length,
                    GError **error)
{
  TestLedger *self = TEST_LEDGER (ledger);
  Blob *blob = g_hash_table_lookup (self->blobs, sha);

  if (blob == NULL)
    {
      blob = g_new0 (Blob, 1);
      blob->bytes = g_byte_array_new ();
      g_hash_table_insert (self->blobs, g_strdup (sha), blob);
    }
  g_byte_array_append (blob->bytes, bytes, (guint)length);
  if (!self->is_forgetful)
    blob->durable = blob->bytes->len;
  return TRUE;
}

static gboolean
ledger_drop_blob (DeskLedger *ledger, const char *sha, gint64 length, GError **error)
{
  g_hash_table_remove (TEST_LEDGER (ledger)->blobs, sha);
  return TRUE;
}

static GBytes *
ledger_read_blob (DeskLedger *ledger, const char *sha, gint64 offset, gsize length, GError **error)
{
  const Blob *blob = g_hash_table_lookup (TEST_LEDGER (ledger)->blobs, sha);
  gsize rest = blob != NULL && (gint64)blob->bytes->len > offset ? blob->bytes->len - (gsize)offset : 0;

  return g_bytes_new (rest > 0 ? blob->bytes->data + offset : NULL, MIN (rest, length));
}

static void
ledger_iface_init (DeskLedgerInterface *iface)
{
  iface->begin = ledger_begin;
  iface->commit = ledger_commit;
  iface->roll_back = ledger_roll_back;
  iface->get_head = ledger_get_head;
  iface->get_hash = ledger_get_hash;
  iface->find = ledger_find;
  iface->find_parent = ledger_find_parent;
  iface->find_last = ledger_find_last;
  iface->list_record = ledger_list_record;
  iface->list_slot = ledger_list_slot;
  iface->list_attached = ledger_list_attached;
  iface->has_number = ledger_has_number;
  iface->append = ledger_append;
  iface->put_waiting = ledger_put_waiting;
  iface->drop_waiting = ledger_drop_waiting;
  iface->list_waiting = ledger_list_waiting;
  iface->report = ledger_report;
  iface->page = ledger_page;
  iface->get_blob_length = ledger_get_blob_length;
  iface->append_blob = ledger_append_blob;
  iface->drop_blob = ledger_drop_blob;
  iface->read_blob = ledger_read_blob;
}

static void
test_ledger_finalize (GObject *object)
{
  TestLedger *self = TEST_LEDGER (object);

  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_rec);
  g_hash_table_unref (self->by_slot);
  g_hash_table_unref (self->by_sha);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->firsts);
  g_hash_table_unref (self->blobs);
  g_ptr_array_unref (self->waiting);
  g_clear_pointer (&self->waiting_before, g_ptr_array_unref);
  g_ptr_array_unref (self->log);
  G_OBJECT_CLASS (test_ledger_parent_class)->finalize (object);
}

static void
test_ledger_class_init (TestLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_ledger_finalize;
}

static GHashTable *
new_lists (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
}

static void
test_ledger_init (TestLedger *self)
{
  self->log = g_ptr_array_new_with_free_func (entry_free);
  self->waiting = g_ptr_array_new_with_free_func (waiting_free);
  self->blobs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, blob_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_rec = new_lists ();
  self->by_slot = new_lists ();
  self->by_sha = new_lists ();
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

TestLedger *
test_ledger_new (void)
{
  return g_object_new (TEST_TYPE_LEDGER, NULL);
}

/** Returns: (transfer none) (element-type DeskLedgerEntry): the log. */
GPtrArray *
test_ledger_list (TestLedger *self)
{
  return self->log;
}

guint
test_ledger_count_waiting (TestLedger *self)
{
  return self->waiting->len;
}

/** Returns: (transfer none) (element-type DeskLedgerWaiting): what waits. */
GPtrArray *
test_ledger_list_waiting (TestLedger *self)
{
  return self->waiting;
}

guint
test_ledger_count_reports (TestLedger *self, DeskLedgerReport what)
{
  return self->n_reports[what];
}

/** Whether the next commit fails: the disk is full. */
void
test_ledger_set_full (TestLedger *self, gboolean full)
{
  self->fails = full;
}

/** Bytes of attachments are told before they are durable. */
void
test_ledger_set_forgetful (TestLedger *self, gboolean forgetful)
{
  self->is_forgetful = forgetful;
}

/** Loses what was not durable. */
void
test_ledger_crash (TestLedger *self)
{
  GHashTableIter iter;
  gpointer value;

  self->fails = FALSE;
  g_hash_table_iter_init (&iter, self->blobs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Blob *blob = value;

      g_byte_array_set_size (blob->bytes, blob->durable);
    }
}

TestLedgerBackup *
test_ledger_back_up (TestLedger *self)
{
  TestLedgerBackup *backup = g_new0 (TestLedgerBackup, 1);

  backup->length = self->log->len;
  backup->waiting = copy_all_waiting (self->waiting);
  backup->blobs = copy_blobs (self->blobs);
  return backup;
}

/** Goes back to a backup of this history. */
void
test_ledger_restore (TestLedger *self, const TestLedgerBackup *backup)
{
  cut (self, backup->length);
  g_ptr_array_unref (self->waiting);
  self->waiting = copy_all_waiting (backup->waiting);
  g_hash_table_unref (self->blobs);
  self->blobs = copy_blobs (backup->blobs);
}

void
test_ledger_backup_free (TestLedgerBackup *backup)
{
  if (backup == NULL)
    return;
  g_ptr_array_unref (backup->waiting);
  g_hash_table_unref (backup->blobs);
  g_free (backup);
}
