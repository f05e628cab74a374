// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to a statement.
#pragma once

#include "model/statement.h"
#include "store/database.h"

G_BEGIN_DECLS

GPtrArray *desk_statement_records_load_attachments (DeskDatabase *database, const char *statement,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_statement_records_load_linked (DeskDatabase *database, DeskStatementField field,
                                               const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_statement_records_load_unsigned (DeskDatabase *database,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_statement_records_count_due (DeskDatabase *database, gint64 before, guint *n_due,
                                           GError **error);
char *desk_statement_records_load_digits (DeskDatabase *database, const char *statement,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
