// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/ledger.h"

/** A log at headquarters in memory: what is durable, and what a transaction has written. */
#define TEST_TYPE_LEDGER (test_ledger_get_type ())
G_DECLARE_FINAL_TYPE (TestLedger, test_ledger, TEST, LEDGER, GObject)

/** What a backup holds. */
typedef struct
{
  guint length;
  GPtrArray *waiting;
  GHashTable *blobs;
} TestLedgerBackup;

TestLedger *test_ledger_new (void);
GPtrArray *test_ledger_list (TestLedger *self);
guint test_ledger_count_waiting (TestLedger *self);
guint test_ledger_count_reports (TestLedger *self, DeskLedgerReport what);
GPtrArray *test_ledger_list_waiting (TestLedger *self);
void test_ledger_set_full (TestLedger *self, gboolean full);
void test_ledger_set_forgetful (TestLedger *self, gboolean forgetful);
void test_ledger_crash (TestLedger *self);

TestLedgerBackup *test_ledger_back_up (TestLedger *self);
void test_ledger_restore (TestLedger *self, const TestLedgerBackup *backup);
void test_ledger_backup_free (TestLedgerBackup *backup);
