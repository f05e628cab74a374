// SPDX-License-Identifier: GPL-3.0-or-later

/* Every call goes to both ledgers; the first answers, and the second must have said the same. */

#include "tee-ledger.h"

#include <string.h>

struct _TestTee
{
  GObject parent_instance;
  DeskLedger *first;
  DeskLedger *second;
};

static void ledger_iface_init (DeskLedgerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestTee, test_tee, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_LEDGER, ledger_iface_init))

#define CALL(ledger, method, ...) \
  (DESK_LEDGER_GET_IFACE (ledger)->method (ledger __VA_OPT__ (, ) __VA_ARGS__))
#define FIRST(method, ...) CALL (TEST_TEE (ledger)->first, method __VA_OPT__ (, ) __VA_ARGS__)
#define SECOND(method, ...) CALL (TEST_TEE (ledger)->second, method __VA_OPT__ (, ) __VA_ARGS__)

static gboolean
must (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error != NULL ? error->message : "a ledger failed without a reason");
  return done;
}

#define MUST(method, ...) \
  { \
    g_autoptr (GError) second_error = NULL; \
    must (SECOND (method __VA_OPT__ (, ) __VA_ARGS__, &second_error), second_error); \
  }

static gboolean
tee_begin (DeskLedger *ledger, const char *log, DeskLedgerHead *head, GError **error)
{
  DeskLedgerHead other;

  if (!FIRST (begin, log, head, error))
    return FALSE;
  MUST (begin, log, &other);
  g_assert_cmpint (head->position, ==, other.position);
  g_assert_cmpmem (head->hash, DESK_HASH_BYTES, other.hash, DESK_HASH_BYTES);
  return TRUE;
}

static void
tee_roll_back (DeskLedger *ledger)
{
  FIRST (roll_back);
  SECOND (roll_back);
}

static gboolean
tee_commit (DeskLedger *ledger, GError **error)
{
  if (!FIRST (commit, error))
    {
      SECOND (roll_back);
      return FALSE;
    }
  {
    g_autoptr (GError) second_error = NULL;
    must (SECOND (commit, &second_error), second_error);
  }
  return TRUE;
}

static gboolean
tee_get_head (DeskLedger *ledger, const char *log, DeskLedgerHead *head, GError **error)
{
  DeskLedgerHead other;

  FIRST (get_head, log, head, error);
  MUST (get_head, log, &other);
  g_assert_cmpint (head->position, ==, other.position);
  g_assert_cmpmem (head->hash, DESK_HASH_BYTES, other.hash, DESK_HASH_BYTES);
  return TRUE;
}

static gboolean
tee_get_hash (DeskLedger *ledger, const char *log, gint64 position, guint8 hash[DESK_HASH_BYTES],
              gboolean *found, GError **error)
{
  guint8 other[DESK_HASH_BYTES];
  gboolean other_found;

  FIRST (get_hash, log, position, hash, found, error);
  MUST (get_hash, log, position, other, &other_found);
  g_assert_cmpint (*found, ==, other_found);
  if (*found)
    g_assert_cmpmem (hash, DESK_HASH_BYTES, other, DESK_HASH_BYTES);
  return TRUE;
}

static gboolean
tee_find (DeskLedger *ledger, const char *log, const char *run, gint64 n, DeskLedgerEntry *entry,
          gboolean *found, GError **error)
{
  DeskLedgerEntry other;
  gboolean other_found;

  FIRST (find, log, run, n, entry, found, error);
  MUST (find, log, run, n, &other, &other_found);
  g_assert_cmpint (*found, ==, other_found);
  if (*found)
    {
      g_assert_cmpint (entry->position, ==, other.position);
      g_assert_cmpmem (entry->digest, DESK_HASH_BYTES, other.digest, DESK_HASH_BYTES);
      g_assert_cmpmem (entry->chain, DESK_HASH_BYTES, other.chain, DESK_HASH_BYTES);
    }
  return TRUE;
}

static gboolean
tee_find_parent (DeskLedger *ledger, const char *log, const char *run, char **parent_run, gint64 *parent_n,
                 gboolean *found, GError **error)
{
  g_autofree char *other_run = NULL;
  gint64 other_n = 0;
  gboolean other_found;

  FIRST (find_parent, log, run, parent_run, parent_n, found, error);
  MUST (find_parent, log, run, &other_run, &other_n, &other_found);
  g_assert_cmpint (*found, ==, other_found);
  if (*found)
    {
      g_assert_cmpstr (*parent_run, ==, other_run);
      g_assert_cmpint (*parent_n, ==, other_n);
    }
  return TRUE;
}

static gboolean
tee_find_last (DeskLedger *ledger, const char *log, const char *desk, char **run, gint64 *n,
               guint8 chain[DESK_HASH_BYTES], gboolean *found, GError **error)
{
  g_autofree char *other_run = NULL;
  gint64 other_n = 0;
  guint8 other_chain[DESK_HASH_BYTES];
  gboolean other_found;

  FIRST (find_last, log, desk, run, n, chain, found, error);
  MUST (find_last, log, desk, &other_run, &other_n, other_chain, &other_found);
  g_assert_cmpint (*found, ==, other_found);
  if (*found)
    {
      g_assert_cmpstr (*run, ==, other_run);
      g_assert_cmpint (*n, ==, other_n);
      g_assert_cmpmem (chain, DESK_HASH_BYTES, other_chain, DESK_HASH_BYTES);
    }
  return TRUE;
}

/* A list is put down as text, so that two can be compared. */
static gboolean
write_down (const DeskLedgerEntry *entry, gpointer data)
{
  g_string_append_printf (data,
                          "%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT
                          " %s %s %s %s %s %s"
                          " %s\n",
                          entry->position, entry->run, entry->n,
                          entry->parent_run != NULL ? entry->parent_run : "-", entry->parent_n, entry->rec,
                          entry->kind != NULL ? entry->kind : "-", entry->line, entry->stamp,
                          entry->number != NULL ? entry->number : "-",
                          entry->slot != NULL ? entry->slot : "-", entry->sha != NULL ? entry->sha : "-");
  for (guint i = 0; i < DESK_HASH_BYTES; i++)
    g_string_append_printf (data, "%02x%02x%02x ", entry->digest[i], entry->chain[i], entry->hash[i]);
  return TRUE;
}

#define DEFINE_LIST(method, kind) \
  static gboolean tee_##method (DeskLedger *ledger, const char *log, const char *key, DeskLedgerFunc func, \
                                gpointer data, GError **error) \
  { \
    g_autoptr (GString) one = g_string_new (NULL), other = g_string_new (NULL); \
    FIRST (method, log, key, write_down, one, error); \
    MUST (method, log, key, write_down, other); \
    g_assert_cmpstr (one->str, ==, other->str); \
    return SECOND (method, log, key, func, data, error); \
  }

DEFINE_LIST (list_record, rec)
DEFINE_LIST (list_slot, slot)
DEFINE_LIST (list_attached, sha)

static gboolean
tee_has_number (DeskLedger *ledger, const char *log, const char *number, gboolean *has, GError **error)
{
  gboolean other;

  FIRST (has_number, log, number, has, error);
  MUST (has_number, log, number, &other);
  g_assert_cmpint (*has, ==, other);
  return TRUE;
}

static gboolean
tee_append (DeskLedger *ledger, const char *log, const DeskLedgerEntry *entry, GError **error)
{
  MUST (append, log, entry);
  return FIRST (append, log, entry, error);
}

static gboolean
tee_put_waiting (DeskLedger *ledger, const char *log, const DeskLedgerWaiting *waiting, GError **error)
{
  MUST (put_waiting, log, waiting);
  return FIRST (put_waiting, log, waiting, error);
}

static gboolean
tee_drop_waiting (DeskLedger *ledger, const char *log, const char *run, gint64 n, GError **error)
{
  MUST (drop_waiting, log, run, n);
  return FIRST (drop_waiting, log, run, n, error);
}

static gboolean
note_waiting (const DeskLedgerWaiting *waiting, gpointer data)
{
  g_ptr_array_add (data, g_strdup_printf ("%s %" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %s", waiting->run,
                                          waiting->n, waiting->line, waiting->clip, waiting->sender));
  return TRUE;
}

static gboolean
tee_list_waiting (DeskLedger *ledger, const char *log, DeskLedgerWaitingFunc func, gpointer data,
                  GError **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_free),
                        other = g_ptr_array_new_with_free_func (g_free);

  FIRST (list_waiting, log, note_waiting, one, error);
  MUST (list_waiting, log, note_waiting, other);
  g_ptr_array_sort_values (one, (GCompareFunc)strcmp);
  g_ptr_array_sort_values (other, (GCompareFunc)strcmp);
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    g_assert_cmpstr (g_ptr_array_index (one, i), ==, g_ptr_array_index (other, i));
  return FIRST (list_waiting, log, func, data, error);
}

static gboolean
tee_report (DeskLedger *ledger, const char *log, DeskLedgerReport what, const DeskLedgerWaiting *line,
            GError **error)
{
  MUST (report, log, what, line);
  return FIRST (report, log, what, line, error);
}

static gboolean
tee_page (DeskLedger *ledger, const char *log, gint64 after, gint64 top, DeskLedgerFunc func, gpointer data,
          GError **error)
{
  g_autoptr (GString) one = g_string_new (NULL), other = g_string_new (NULL);

  FIRST (page, log, after, top, write_down, one, error);
  MUST (page, log, after, top, write_down, other);
  g_assert_cmpstr (one->str, ==, other->str);
  return SECOND (page, log, after, top, func, data, error);
}

static gboolean
tee_get_blob_length (DeskLedger *ledger, const char *sha, gint64 *length, GError **error)
{
  gint64 other;

  FIRST (get_blob_length, sha, length, error);
  MUST (get_blob_length, sha, &other);
  g_assert_cmpint (*length, ==, other);
  return TRUE;
}

static gboolean
tee_append_blob (DeskLedger *ledger, const char *sha, gint64 offset, const guint8 *bytes, gsize length,
                 GError **error)
{
  MUST (append_blob, sha, offset, bytes, length);
  return FIRST (append_blob, sha, offset, bytes, length, error);
}

static gboolean
tee_drop_blob (DeskLedger *ledger, const char *sha, gint64 length, GError **error)
{
  MUST (drop_blob, sha, length);
  return FIRST (drop_blob, sha, length, error);
}

static GBytes *
tee_read_blob (DeskLedger *ledger, const char *sha, gint64 offset, gsize length, GError **error)
{
  GBytes *one = FIRST (read_blob, sha, offset, length, error);
  g_autoptr (GBytes) other = SECOND (read_blob, sha, offset, length, error);

  g_assert_true (g_bytes_equal (one, other));
  return one;
}

static void
ledger_iface_init (DeskLedgerInterface *iface)
{
  iface->begin = tee_begin;
  iface->commit = tee_commit;
  iface->roll_back = tee_roll_back;
  iface->get_head = tee_get_head;
  iface->get_hash = tee_get_hash;
  iface->find = tee_find;
  iface->find_parent = tee_find_parent;
  iface->find_last = tee_find_last;
  iface->list_record = tee_list_record;
  iface->list_slot = tee_list_slot;
  iface->list_attached = tee_list_attached;
  iface->has_number = tee_has_number;
  iface->append = tee_append;
  iface->put_waiting = tee_put_waiting;
  iface->drop_waiting = tee_drop_waiting;
  iface->list_waiting = tee_list_waiting;
  iface->report = tee_report;
  iface->page = tee_page;
  iface->get_blob_length = tee_get_blob_length;
  iface->append_blob = tee_append_blob;
  iface->drop_blob = tee_drop_blob;
  iface->read_blob = tee_read_blob;
}

static void
test_tee_finalize (GObject *object)
{
  g_object_unref (TEST_TEE (object)->first);
  g_object_unref (TEST_TEE (object)->second);
  G_OBJECT_CLASS (test_tee_parent_class)->finalize (object);
}

static void
test_tee_class_init (TestTeeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_tee_finalize;
}

static void
test_tee_init (TestTee *self)
{
}

/** Returns: (transfer full): a ledger that is both. */
DeskLedger *
test_tee_new (DeskLedger *first, DeskLedger *second)
{
  TestTee *self = g_object_new (TEST_TYPE_TEE, NULL);

  self->first = g_object_ref (first);
  self->second = g_object_ref (second);
  return DESK_LEDGER (self);
}
