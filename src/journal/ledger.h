// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

#include "journal/line.h"

G_BEGIN_DECLS

/** Where a log ends. */
typedef struct
{
  gint64 position; /* of the newest line, 0 for none */
  guint8 hash[DESK_HASH_BYTES];
} DeskLedgerHead;

/** A line that stands in a log. */
typedef struct
{
  gint64 position;
  const char *run;
  gint64 n;
  const char *parent_run; /* (nullable): with n = 1 */
  gint64 parent_n;
  const char *rec;
  const char *kind;  /* (nullable): where it creates the record */
  const char *line;  /* as it came */
  const char *stamp; /* as it was ruled */
  guint8 digest[DESK_HASH_BYTES];
  guint8 chain[DESK_HASH_BYTES];
  guint8 hash[DESK_HASH_BYTES]; /* of the log up to here */
  /* What it is found by; NULL where it does not count. */
  const char *number; /* register number it gives */
  const char *slot;   /* place it claims */
  const char *sha;    /* attachment it names */
} DeskLedgerEntry;

/** A line that waits at headquarters until its author offers it, or the operator lets it in. */
typedef struct
{
  const char *run;
  gint64 n;
  const char *parent_run;
  gint64 parent_n;
  guint8 before[DESK_HASH_BYTES]; /* the chain before it, as the sender has it */
  const char *line;
  gint64 clip;        /* or DESK_NO_CLIP */
  const char *sender; /* code of the desk that brought it */
} DeskLedgerWaiting;

/** What headquarters notes and goes on. */
typedef enum
{
  DESK_LEDGER_CLASH, /* one name, two texts: both are kept */
  DESK_LEDGER_CHAIN, /* a line does not follow the line before it */
  DESK_LEDGER_BLOB   /* the bytes of an attachment were not those it is named by, and were thrown away */
} DeskLedgerReport;

typedef gboolean (*DeskLedgerFunc) (const DeskLedgerEntry *entry, gpointer data);
typedef gboolean (*DeskLedgerWaitingFunc) (const DeskLedgerWaiting *waiting, gpointer data);

#define DESK_TYPE_LEDGER (desk_ledger_get_type ())
/**
 * DeskLedger:
 * Where headquarters keeps its logs: in SQLite, in PostgreSQL, in memory for tests. Everything is per log; between
 * begin() and commit() nobody else writes into that log, and what was written is there whole or not at all.
 */
G_DECLARE_INTERFACE (DeskLedger, desk_ledger, DESK, LEDGER, GObject)

/**
 * DeskLedgerInterface:
 * @begin: opens a transaction and locks the end of the log, which it tells
 * @commit: makes it durable and visible; FALSE: nothing was written
 * @roll_back: forgets what was written since begin()
 * @get_head: the end of the log as others see it
 * @get_hash: the hash of the log at a position; @found: whether there is one
 * @find: the line of that name; @found. Only numbers and hashes of @entry are set
 * @find_parent: the parent of a run; @found: FALSE where it is not known or has none
 * @find_last: the newest line of a desk's runs; @found. Name, position and chain of @entry are set
 * @list_record: the lines of a record in order
 * @list_slot: the lines that claim a place, in order
 * @list_attached: the lines that name an attachment, in order
 * @has_number: whether a line that counts gives that register number
 * @append: writes a line; its position is the next
 * @put_waiting, @drop_waiting, @list_waiting: the stash
 * @report: notes what somebody has to look at
 * @page: the lines behind @after up to @top, in order
 * @get_blob_length: how many bytes of an attachment are durable
 * @append_blob: writes bytes behind @offset, which is the durable length
 * @drop_blob: forgets the bytes of an attachment, if @length of them are durable
 * @read_blob: bytes from @offset; fewer than asked for only at the end
 */
struct _DeskLedgerInterface
{
  GTypeInterface parent;

  gboolean (*begin) (DeskLedger *self, const char *log, DeskLedgerHead *head, GError **error);
  gboolean (*commit) (DeskLedger *self, GError **error);
  void (*roll_back) (DeskLedger *self);
  gboolean (*get_head) (DeskLedger *self, const char *log, DeskLedgerHead *head, GError **error);
  gboolean (*get_hash) (DeskLedger *self, const char *log, gint64 position, guint8 hash[DESK_HASH_BYTES],
                        gboolean *found, GError **error);
  gboolean (*find) (DeskLedger *self, const char *log, const char *run, gint64 n, DeskLedgerEntry *entry,
                    gboolean *found, GError **error);
  gboolean (*find_parent) (DeskLedger *self, const char *log, const char *run, char **parent_run,
                           gint64 *parent_n, gboolean *found, GError **error);
  gboolean (*find_last) (DeskLedger *self, const char *log, const char *desk, char **run, gint64 *n,
                         guint8 chain[DESK_HASH_BYTES], gboolean *found, GError **error);
  gboolean (*list_record) (DeskLedger *self, const char *log, const char *rec, DeskLedgerFunc func,
                           gpointer data, GError **error);
  gboolean (*list_slot) (DeskLedger *self, const char *log, const char *slot, DeskLedgerFunc func,
                         gpointer data, GError **error);
  gboolean (*list_attached) (DeskLedger *self, const char *log, const char *sha, DeskLedgerFunc func,
                             gpointer data, GError **error);
  gboolean (*has_number) (DeskLedger *self, const char *log, const char *number, gboolean *has,
                          GError **error);
  gboolean (*append) (DeskLedger *self, const char *log, const DeskLedgerEntry *entry, GError **error);
  gboolean (*put_waiting) (DeskLedger *self, const char *log, const DeskLedgerWaiting *waiting,
                           GError **error);
  gboolean (*drop_waiting) (DeskLedger *self, const char *log, const char *run, gint64 n, GError **error);
  gboolean (*list_waiting) (DeskLedger *self, const char *log, DeskLedgerWaitingFunc func, gpointer data,
                            GError **error);
  gboolean (*report) (DeskLedger *self, const char *log, DeskLedgerReport what, const DeskLedgerWaiting *line,
                      GError **error);
  gboolean (*page) (DeskLedger *self, const char *log, gint64 after, gint64 top, DeskLedgerFunc func,
                    gpointer data, GError **error);
  gboolean (*get_blob_length) (DeskLedger *self, const char *sha, gint64 *length, GError **error);
  gboolean (*append_blob) (DeskLedger *self, const char *sha, gint64 offset, const guint8 *bytes,
                           gsize length, GError **error);
  gboolean (*drop_blob) (DeskLedger *self, const char *sha, gint64 length, GError **error);
  GBytes *(*read_blob) (DeskLedger *self, const char *sha, gint64 offset, gsize length, GError **error);
};

G_END_DECLS
