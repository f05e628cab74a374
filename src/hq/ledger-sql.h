// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hq/sql.h"
#include "journal/ledger.h"

G_BEGIN_DECLS

#define DESK_TYPE_LEDGER_SQL (desk_ledger_sql_get_type ())
/**
 * DeskLedgerSql:
 * The logs of headquarters in a database.
 */
G_DECLARE_FINAL_TYPE (DeskLedgerSql, desk_ledger_sql, DESK, LEDGER_SQL, GObject)

DeskLedger *desk_ledger_sql_new (DeskSql *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_ledger_sql_count_reports (DeskLedgerSql *self, const char *log, gint64 *count, GError **error);
gboolean desk_ledger_sql_list_logs (DeskLedgerSql *self, GPtrArray *names, GError **error);

G_END_DECLS
