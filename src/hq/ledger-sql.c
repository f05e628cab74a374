// SPDX-License-Identifier: GPL-3.0-or-later
// The logs of headquarters in a database: a line is a row, the row of a log is lock and counter at once. A sequence would
// not do: it gives positions before they can be seen, and leaves gaps.

#include "hq/ledger-sql.h"

#include <string.h>

#define ENTRY "pos, run, n, up_run, up_n, rec, kind, line, stamp, digest, chain, hash, number, slot, sha"
#define PAGE_ROWS 512 /* are held in memory at a time */
#define PART_BYTES 65536

struct _DeskLedgerSql
{
  GObject parent_instance;
  DeskSql *sql;
  char *lock_sql;
  char *log; /* of the open transaction */
  gint64 position;
  guint8 hash[DESK_HASH_BYTES];
  gboolean has_grown;
};

static void ledger_iface_init (DeskLedgerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskLedgerSql, desk_ledger_sql, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_LEDGER, ledger_iface_init))

static const char schema[] =
    "CREATE TABLE IF NOT EXISTS log (name TEXT PRIMARY KEY, pos BIGINT NOT NULL, hash %1$s NOT NULL);"
    "CREATE TABLE IF NOT EXISTS change (log TEXT NOT NULL, pos BIGINT NOT NULL, run TEXT NOT NULL, n BIGINT NOT NULL,"
    " up_run TEXT, up_n BIGINT, rec TEXT NOT NULL, kind TEXT, line TEXT NOT NULL, stamp TEXT NOT NULL,"
    " digest %1$s NOT NULL, chain %1$s NOT NULL, hash %1$s NOT NULL, number TEXT, slot TEXT, sha TEXT,"
    " PRIMARY KEY (log, pos), UNIQUE (log, run, n));"
    "CREATE INDEX IF NOT EXISTS change_rec ON change (log, rec, pos);"
    "CREATE INDEX IF NOT EXISTS change_number ON change (log, number) WHERE number IS NOT NULL;"
    "CREATE INDEX IF NOT EXISTS change_slot ON change (log, slot, pos) WHERE slot IS NOT NULL;"
    "CREATE INDEX IF NOT EXISTS change_sha ON change (log, sha, pos) WHERE sha IS NOT NULL;"
    "CREATE TABLE IF NOT EXISTS waiting (log TEXT NOT NULL, run TEXT NOT NULL, n BIGINT NOT NULL, up_run TEXT,"
    " up_n BIGINT, before %1$s NOT NULL, line TEXT NOT NULL, clip BIGINT NOT NULL, sender TEXT NOT NULL,"
    " PRIMARY KEY (log, run, n));"
    "CREATE TABLE IF NOT EXISTS report (log TEXT NOT NULL, what BIGINT NOT NULL, run TEXT NOT NULL, n BIGINT NOT NULL,"
    " line TEXT NOT NULL, sender TEXT NOT NULL);"
    "CREATE TABLE IF NOT EXISTS blob (sha TEXT PRIMARY KEY, length BIGINT NOT NULL);"
    "CREATE TABLE IF NOT EXISTS part (sha TEXT NOT NULL, off BIGINT NOT NULL, data %1$s NOT NULL, PRIMARY KEY (sha, off))";

static gboolean
run (DeskLedgerSql *self, const char *sql, const DeskSqlValue *values, guint n_values, DeskSqlFunc func,
     gpointer data, GError **error)
{
  return desk_sql_run (self->sql, sql, values, n_values, func, data, error);
}

static void
take_hash (const DeskSqlRow *row, int column, guint8 hash[DESK_HASH_BYTES])
{
  gsize length;
  const guint8 *bytes = row->get_bytes (row->result, row->row, column, &length);

  memset (hash, 0, DESK_HASH_BYTES);
  if (length == DESK_HASH_BYTES)
    memcpy (hash, bytes, DESK_HASH_BYTES);
}

static const char *
text_of (const DeskSqlRow *row, int column)
{
  return row->get_text (row->result, row->row, column);
}

static gint64
integer_of (const DeskSqlRow *row, int column)
{
  return row->get_integer (row->result, row->row, column);
}

static gboolean
take_head (const DeskSqlRow *row, gpointer data)
{
  DeskLedgerHead *head = data;

  head->position = integer_of (row, 0);
  take_hash (row, 1, head->hash);
  return FALSE;
}

static gboolean
lock_log (DeskLedgerSql *self, const char *log, DeskLedgerHead *head, GError **error)
{
  static const guint8 zeros[DESK_HASH_BYTES] = { 0 };
  const DeskSqlValue values[] = { DESK_SQL_T (log), DESK_SQL_I (0), DESK_SQL_B (zeros, sizeof zeros) };

  memset (head, 0, sizeof *head);
  return run (self, "INSERT INTO log (name, pos, hash) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING",
              values, 3, NULL, NULL, error)
         && run (self, self->lock_sql, values, 1, take_head, head, error);
}

static gboolean
ledger_begin (DeskLedger *ledger, const char *log, DeskLedgerHead *head, GError **error)
{
  DeskLedgerSql *self = DESK_LEDGER_SQL (ledger);

  if (!DESK_SQL_GET_IFACE (self->sql)->begin (self->sql, error))
    return FALSE;
  if (!lock_log (self, log, head, error))
    {
      DESK_SQL_GET_IFACE (self->sql)->roll_back (self->sql);
      return FALSE;
    }
  g_set_str (&self->log, log);
  self->has_grown = FALSE;
  return TRUE;
}

static void
ledger_roll_back (DeskLedger *ledger)
{
  DeskLedgerSql *self = DESK_LEDGER_SQL (ledger);

  DESK_SQL_GET_IFACE (self->sql)->roll_back (self->sql);
}

static gboolean
ledger_commit (DeskLedger *ledger, GError **error)
{
  DeskLedgerSql *self = DESK_LEDGER_SQL (ledger);
  const DeskSqlValue values[] = { DESK_SQL_T (self->log), DESK_SQL_I (self->position),
                                  DESK_SQL_B (self->hash, DESK_HASH_BYTES) };

  if (self->has_grown
      && !run (self, "UPDATE log SET pos = $2, hash = $3 WHERE name = $1", values, 3, NULL, NULL, error))
    {
      ledger_roll_back (ledger);
      return FALSE;
    }
  return DESK_SQL_GET_IFACE (self->sql)->commit (self->sql, error);
}

static gboolean
ledger_get_head (DeskLedger *ledger, const char *log, DeskLedgerHead *head, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (log) };

  memset (head, 0, sizeof *head);
  return run (DESK_LEDGER_SQL (ledger), "SELECT pos, hash FROM log WHERE name = $1", values, 1, take_head,
              head, error);
}

/* A hash that was looked for. */
typedef struct
{
  guint8 *hash;
  gboolean found;
} Finding;

static gboolean
take_found_hash (const DeskSqlRow *row, gpointer data)
{
  Finding *finding = data;

  take_hash (row, 0, finding->hash);
  finding->found = TRUE;
  return FALSE;
}

static gboolean
ledger_get_hash (DeskLedger *ledger, const char *log, gint64 position, guint8 hash[DESK_HASH_BYTES],
                 gboolean *found, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (log), DESK_SQL_I (position) };
  Finding finding = { hash, FALSE };

  if (!run (DESK_LEDGER_SQL (ledger), "SELECT hash FROM change WHERE log = $1 AND pos = $2", values, 2,
            take_found_hash, &finding, error))
    return FALSE;
  *found = finding.found;
  return TRUE;
}

static void
read_entry (const DeskSqlRow *row, DeskLedgerEntry *entry)
{
  *entry = (DeskLedgerEntry){ .position = integer_of (row, 0),
                              .run = text_of (row, 1),
                              .n = integer_of (row, 2),
                              .parent_run = text_of (row, 3),
                              .parent_n = integer_of (row, 4),
                              .rec = text_of (row, 5),
                              .kind = text_of (row, 6),
                              .line = text_of (row, 7),
                              .stamp = text_of (row, 8),
                              .number = text_of (row, 12),
                              .slot = text_of (row, 13),
                              .sha = text_of (row, 14) };
  take_hash (row, 9, entry->digest);
  take_hash (row, 10, entry->chain);
  take_hash (row, 11, entry->hash);
}

/* A line that was looked for: its numbers and hashes. */
typedef struct
{
  DeskLedgerEntry *entry;
  gboolean found;
} FindingEntry;

static gboolean
take_found_entry (const DeskSqlRow *row, gpointer data)
{
  FindingEntry *finding = data;

  *finding->entry = (DeskLedgerEntry){ .position = integer_of (row, 0) };
  take_hash (row, 1, finding->entry->digest);
  take_hash (row, 2, finding->entry->chain);
  finding->found = TRUE;
  return FALSE;
}

static gboolean
ledger_find (DeskLedger *ledger, const char *log, const char *run_name, gint64 n, DeskLedgerEntry *entry,
             gboolean *found, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (log), DESK_SQL_T (run_name), DESK_SQL_I (n) };
  FindingEntry finding = { entry, FALSE };

  if (!run (DESK_LEDGER_SQL (ledger),
            "SELECT pos, digest, chain FROM change WHERE log = $1 AND run = $2 AND n = $3", values, 3,
            take_found_entry, &finding, error))
    return FALSE;
  *found = finding.found;
  return TRUE;
}

/* The name of a line that was looked for. */
typedef struct
{
  char **run;
  gint64 *n;
  guint8 *chain; /* (nullable) */
  gboolean found;
} FindingName;

static gboolean
take_found_name (const DeskSqlRow *row, gpointer data)
{
  FindingName *finding = data;

  if (text_of (row, 0) == NULL)
    return FALSE;
  *finding->run = g_strdup (text_of (row, 0));
  *finding->n = integer_of (row, 1);
  if (finding->chain != NULL)
    take_hash (row, 2, finding->chain);
  finding->found = TRUE;
  return FALSE;
}

static gboolean
ledger_find_parent (DeskLedger *ledger, const char *log, const char *run_name, char **parent_run,
                    gint64 *parent_n, gboolean *found, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (log), DESK_SQL_T (run_name) };
  FindingName finding = { parent_run, parent_n, NULL, FALSE };

  if (!run (DESK_LEDGER_SQL (ledger), "SELECT up_run, up_n FROM change WHERE log = $1 AND run = $2 AND n = 1",
            values, 2, take_found_name, &finding, error))
    return FALSE;
  *found = finding.found;
  return TRUE;
}

static gboolean
ledger_find_last (DeskLedger *ledger, const char *log, const char *desk, char **run_name, gint64 *n,
                  guint8 chain[DESK_HASH_BYTES], gboolean *found, GError **error)
{
  g_autofree char *first = g_strconcat (desk, "-", NULL), *behind = g_strconcat (desk, ".", NULL);
  const DeskSqlValue values[] = { DESK_SQL_T (log), DESK_SQL_T (first), DESK_SQL_T (behind) };
  FindingName finding = { run_name, n, chain, FALSE };

  /* "." follows "-": all names that begin with "DESK-". */
  if (!run (
          DESK_LEDGER_SQL (ledger),
          "SELECT run, n, chain FROM change WHERE log = $1 AND run >= $2 AND run < $3 ORDER BY pos DESC LIMIT 1",
          values, 3, take_found_name, &finding, error))
    return FALSE;
  *found = finding.found;
  return TRUE;
}

/* Hands rows on as lines. */
typedef struct
{
  DeskLedgerFunc func;
  gpointer data;
  gint64 last;
  guint n_rows;
  gboolean is_stopped;
} Listing;

static gboolean
hand_on (const DeskSqlRow *row, gpointer data)
{
  Listing *listing = data;
  DeskLedgerEntry entry;

  read_entry (row, &entry);
  listing->last = entry.position;
  listing->n_rows++;
  listing->is_stopped = !listing->func (&entry, listing->data);
  return !listing->is_stopped;
}

static gboolean
list (DeskLedger *ledger, const char *sql, const char *log, const char *key, DeskLedgerFunc func,
      gpointer data, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (log), DESK_SQL_T (key) };
  Listing listing = { .func = func, .data = data };

  return run (DESK_LEDGER_SQL (ledger), sql, values, 2, hand_on, &listing, error);
}

static gboolean
ledger_list_record (DeskLedger *ledger, const char *log, const char *rec, DeskLedgerFunc func, gpointer data,
                    GError **error)
{
  return list (ledger, "SELECT " ENTRY " FROM change WHERE log = $1 AND rec = $2 ORDER BY pos", log, rec,
               func, data, error);
}

static gboolean
ledger_list_slot (DeskLedger *ledger, const char *log, const char *slot, DeskLedgerFunc func, gpointer data,
                  GError **error)
{
  return list (ledger, "SELECT " ENTRY " FROM change WHERE log = $1 AND slot = $2 ORDER BY pos", log, slot,
               func, data, error);
}

static gboolean
ledger_list_attached (DeskLedger *ledger, const char *log, const char *sha, DeskLedgerFunc func,
                      gpointer data, GError **error)
{
  return list (ledger, "SELECT " ENTRY " FROM change WHERE log = $1 AND sha = $2 ORDER BY pos", log, sha,
               func, data, error);
}

static gboolean
take_presence (const DeskSqlRow *row, gpointer data)
{
  *(gboolean *)data = TRUE;
  return FALSE;
}

static gboolean
ledger_has_number (DeskLedger *ledger, const char *log, const char *number, gboolean *has, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (log), DESK_SQL_T (number) };

  *has = FALSE;
  return run (DESK_LEDGER_SQL (ledger), "SELECT 1 FROM change WHERE log = $1 AND number = $2 LIMIT 1", values,
              2, take_presence, has, error);
}

static gboolean
ledger_append (DeskLedger *ledger, const char *log, const DeskLedgerEntry *entry, GError **error)
{
  DeskLedgerSql *self = DESK_LEDGER_SQL (ledger);
  const DeskSqlValue values[] = { DESK_SQL_T (log),
                                  DESK_SQL_I (entry->position),
                                  DESK_SQL_T (entry->run),
                                  DESK_SQL_I (entry->n),
                                  DESK_SQL_T (entry->parent_run),
                                  DESK_SQL_I (entry->parent_n),
                                  DESK_SQL_T (entry->rec),
                                  DESK_SQL_T (entry->kind),
                                  DESK_SQL_T (entry->line),
                                  DESK_SQL_T (entry->stamp),
                                  DESK_SQL_B (entry->digest, DESK_HASH_BYTES),
                                  DESK_SQL_B (entry->chain, DESK_HASH_BYTES),
                                  DESK_SQL_B (entry->hash, DESK_HASH_BYTES),
                                  DESK_SQL_T (entry->number),
                                  DESK_SQL_T (entry->slot),
                                  DESK_SQL_T (entry->sha) };

  if (!run (self,
            "INSERT INTO change (log, " ENTRY ")"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            values, G_N_ELEMENTS (values), NULL, NULL, error))
    return FALSE;
  self->position = entry->position;
  memcpy (self->hash, entry->hash, DESK_HASH_BYTES);
  self->has_grown = TRUE;
  return TRUE;
}

static gboolean
ledger_put_waiting (DeskLedger *ledger, const char *log, const DeskLedgerWaiting *waiting, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (log),
                                  DESK_SQL_T (waiting->run),
                                  DESK_SQL_I (waiting->n),
                                  DESK_SQL_T (waiting->parent_run),
                                  DESK_SQL_I (waiting->parent_n),
                                  DESK_SQL_B (waiting->before, DESK_HASH_BYTES),
                                  DESK_SQL_T (waiting->line),
                                  DESK_SQL_I (waiting->clip),
                                  DESK_SQL_T (waiting->sender) };

  return run (DESK_LEDGER_SQL (ledger),
              "INSERT INTO waiting (log, run, n, up_run, up_n, before, line, clip, sender)"
              " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (log, run, n) DO NOTHING",
              values, G_N_ELEMENTS (values), NULL, NULL, error);
}

static gboolean
ledger_drop_waiting (DeskLedger *ledger, const char *log, const char *run_name, gint64 n, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (log), DESK_SQL_T (run_name), DESK_SQL_I (n) };

  return run (DESK_LEDGER_SQL (ledger), "DELETE FROM waiting WHERE log = $1 AND run = $2 AND n = $3", values,
              3, NULL, NULL, error);
}

/* Hands rows on as lines that wait. */
typedef struct
{
  DeskLedgerWaitingFunc func;
  gpointer data;
} ListingWaiting;

static gboolean
hand_on_waiting (const DeskSqlRow *row, gpointer data)
{
  ListingWaiting *listing = data;
  DeskLedgerWaiting waiting = { .run = text_of (row, 0),
                                .n = integer_of (row, 1),
                                .parent_run = text_of (row, 2),
                                .parent_n = integer_of (row, 3),
                                .line = text_of (row, 5),
                                .clip = integer_of (row, 6),
                                .sender = text_of (row, 7) };

  take_hash (row, 4, waiting.before);
  return listing->func (&waiting, listing->data);
}

static gboolean
ledger_list_waiting (DeskLedger *ledger, const char *log, DeskLedgerWaitingFunc func, gpointer data,
                     GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (log) };
  ListingWaiting listing = { func, data };

  return run (
      DESK_LEDGER_SQL (ledger),
      "SELECT run, n, up_run, up_n, before, line, clip, sender FROM waiting WHERE log = $1 ORDER BY run, n",
      values, 1, hand_on_waiting, &listing, error);
}

static gboolean
ledger_report (DeskLedger *ledger, const char *log, DeskLedgerReport what, const DeskLedgerWaiting *line,
               GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (log),     DESK_SQL_I (what),       DESK_SQL_T (line->run),
                                  DESK_SQL_I (line->n), DESK_SQL_T (line->line), DESK_SQL_T (line->sender) };

  return run (DESK_LEDGER_SQL (ledger),
              "INSERT INTO report (log, what, run, n, line, sender) VALUES ($1, $2, $3, $4, $5, $6)", values,
              6, NULL, NULL, error);
}

static gboolean
ledger_page (DeskLedger *ledger, const char *log, gint64 after, gint64 top, DeskLedgerFunc func,
             gpointer data, GError **error)
{
  Listing listing = { .func = func, .data = data, .last = after };

  do
    {
      const DeskSqlValue values[] = { DESK_SQL_T (log), DESK_SQL_I (listing.last), DESK_SQL_I (top) };

      listing.n_rows = 0;
      if (!run (DESK_LEDGER_SQL (ledger),
                "SELECT " ENTRY " FROM change WHERE log = $1 AND pos > $2 AND pos <= $3 ORDER BY pos"
                " LIMIT " G_STRINGIFY (PAGE_ROWS),
                values, 3, hand_on, &listing, error))
        return FALSE;
    }
  while (listing.n_rows == PAGE_ROWS && !listing.is_stopped);
  return TRUE;
}

/* Attachments ------------------------------------------------------------------------------------------------------- */

static gboolean
take_integer (const DeskSqlRow *row, gpointer data)
{
  *(gint64 *)data = integer_of (row, 0);
  return FALSE;
}

static gboolean
ledger_get_blob_length (DeskLedger *ledger, const char *sha, gint64 *length, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (sha) };

  *length = 0;
  return run (DESK_LEDGER_SQL (ledger), "SELECT length FROM blob WHERE sha = $1", values, 1, take_integer,
              length, error);
}

static gboolean
write_parts (DeskLedgerSql *self, const char *sha, gint64 offset, const guint8 *bytes, gsize length,
             GError **error)
{
  for (gsize done = 0; done < length; done += PART_BYTES)
    {
      const DeskSqlValue values[] = { DESK_SQL_T (sha), DESK_SQL_I (offset + (gint64)done),
                                      DESK_SQL_B (bytes + done, MIN (length - done, PART_BYTES)) };

      if (!run (self, "INSERT INTO part (sha, off, data) VALUES ($1, $2, $3)", values, 3, NULL, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Two connections may bring the same part: only the one that finds the length as it said writes. */
static gboolean
grow_blob (DeskLedgerSql *self, const char *sha, gint64 offset, const guint8 *bytes, gsize length,
           GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (sha), DESK_SQL_I (offset),
                                  DESK_SQL_I (offset + (gint64)length) };
  gint64 n_changed = 0;

  return run (self, "INSERT INTO blob (sha, length) VALUES ($1, 0) ON CONFLICT (sha) DO NOTHING", values, 1,
              NULL, NULL, error)
         && desk_sql_change (self->sql, "UPDATE blob SET length = $3 WHERE sha = $1 AND length = $2", values,
                             3, &n_changed, error)
         && (n_changed == 0 || write_parts (self, sha, offset, bytes, length, error));
}

static gboolean
ledger_append_blob (DeskLedger *ledger, const char *sha, gint64 offset, const guint8 *bytes, gsize length,
                    GError **error)
{
  DeskLedgerSql *self = DESK_LEDGER_SQL (ledger);

  if (!DESK_SQL_GET_IFACE (self->sql)->begin (self->sql, error))
    return FALSE;
  if (grow_blob (self, sha, offset, bytes, length, error))
    return DESK_SQL_GET_IFACE (self->sql)->commit (self->sql, error);
  DESK_SQL_GET_IFACE (self->sql)->roll_back (self->sql);
  return FALSE;
}

static gboolean
remove_blob (DeskLedgerSql *self, const char *sha, gint64 length, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (sha), DESK_SQL_I (length) };
  gint64 n_changed = 0;

  return desk_sql_change (self->sql, "DELETE FROM blob WHERE sha = $1 AND length = $2", values, 2, &n_changed,
                          error)
         && (n_changed == 0 || run (self, "DELETE FROM part WHERE sha = $1", values, 1, NULL, NULL, error));
}

static gboolean
ledger_drop_blob (DeskLedger *ledger, const char *sha, gint64 length, GError **error)
{
  DeskLedgerSql *self = DESK_LEDGER_SQL (ledger);

  if (!DESK_SQL_GET_IFACE (self->sql)->begin (self->sql, error))
    return FALSE;
  if (remove_blob (self, sha, length, error))
    return DESK_SQL_GET_IFACE (self->sql)->commit (self->sql, error);
  DESK_SQL_GET_IFACE (self->sql)->roll_back (self->sql);
  return FALSE;
}

/* Bytes being put together from parts. */
typedef struct
{
  GByteArray *bytes;
  gint64 offset;
  gsize length;
} Reading;

static gboolean
take_part (const DeskSqlRow *row, gpointer data)
{
  Reading *reading = data;
  gsize length;
  const guint8 *bytes = row->get_bytes (row->result, row->row, 1, &length);
  gint64 skip = reading->offset + reading->bytes->len - integer_of (row, 0);

  if (skip < 0 || skip >= (gint64)length)
    return skip >= 0;
  g_byte_array_append (reading->bytes, bytes + skip,
                       (guint)MIN (length - (gsize)skip, reading->length - reading->bytes->len));
  return reading->bytes->len < reading->length;
}

static GBytes *
ledger_read_blob (DeskLedger *ledger, const char *sha, gint64 offset, gsize length, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (sha), DESK_SQL_I (offset - PART_BYTES),
                                  DESK_SQL_I (offset + (gint64)length) };
  Reading reading = { g_byte_array_new (), offset, length };

  if (run (DESK_LEDGER_SQL (ledger),
           "SELECT off, data FROM part WHERE sha = $1 AND off > $2 AND off < $3 ORDER BY off", values, 3,
           take_part, &reading, error))
    return g_byte_array_free_to_bytes (reading.bytes);
  g_byte_array_unref (reading.bytes);
  return NULL;
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
desk_ledger_sql_finalize (GObject *object)
{
  DeskLedgerSql *self = DESK_LEDGER_SQL (object);

  g_clear_object (&self->sql);
  g_free (self->lock_sql);
  g_free (self->log);
  G_OBJECT_CLASS (desk_ledger_sql_parent_class)->finalize (object);
}

static void
desk_ledger_sql_class_init (DeskLedgerSqlClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_ledger_sql_finalize;
}

static void
desk_ledger_sql_init (DeskLedgerSql *self)
{
}

static gboolean
make_tables (DeskLedgerSql *self, GError **error)
{
  g_auto (GStrv) commands = NULL;
  g_autofree char *script = NULL;
  g_auto (GStrv) parts = g_strsplit (schema, "%1$s", -1);

  script = g_strjoinv (DESK_SQL_GET_IFACE (self->sql)->bytes_type, parts);
  commands = g_strsplit (script, ";", -1);
  for (guint i = 0; commands[i] != NULL; i++)
    if (!run (self, commands[i], NULL, 0, NULL, NULL, error))
      return FALSE;
  return TRUE;
}

/**
 * desk_ledger_sql_new:
 * @sql: a database that is this ledger's alone to speak to
 *
 * Returns: (transfer full) (nullable): the ledger, with its tables where they were not there
 */
DeskLedger *
desk_ledger_sql_new (DeskSql *sql, GError **error)
{
  g_autoptr (DeskLedgerSql) self = g_object_new (DESK_TYPE_LEDGER_SQL, NULL);

  self->sql = g_object_ref (sql);
  self->lock_sql =
      g_strconcat ("SELECT pos, hash FROM log WHERE name = $1", DESK_SQL_GET_IFACE (sql)->lock, NULL);
  return make_tables (self, error) ? DESK_LEDGER (g_steal_pointer (&self)) : NULL;
}

static gboolean
add_name (const DeskSqlRow *row, gpointer data)
{
  g_ptr_array_add (data, g_strdup (text_of (row, 0)));
  return TRUE;
}

/** Counts what headquarters noted about a log and went on: somebody has to look at it. */
gboolean
desk_ledger_sql_count_reports (DeskLedgerSql *self, const char *log, gint64 *count, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (log) };

  return run (self, "SELECT count (*) FROM report WHERE log = $1", values, 1, take_integer, count, error);
}

/** Adds the names of all logs that have lines to @names, which owns them. */
gboolean
desk_ledger_sql_list_logs (DeskLedgerSql *self, GPtrArray *names, GError **error)
{
  return run (self, "SELECT name FROM log WHERE pos > 0 ORDER BY name", NULL, 0, add_name, names, error);
}
