// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"
#include "store/query.h"

G_BEGIN_DECLS

char *desk_rows_list_columns (GType type, const char *alias) G_GNUC_WARN_UNUSED_RESULT;
DeskRecord *desk_rows_read (DeskQuery *statement, int column, GType type) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_rows_read_entries (DeskDatabase *database, DeskRecord *record, GError **error);
void desk_rows_set_entry (DeskRecord *record, const char *field, const char *key, DeskQuery *query,
                          int column);

gboolean desk_rows_write (DeskDatabase *database, DeskRecord *record, gboolean is_new, GError **error);
gboolean desk_rows_write_entry (DeskDatabase *database, DeskRecord *record, const char *wire_name,
                                GError **error);
gboolean desk_rows_write_entries (DeskDatabase *database, DeskRecord *record, GError **error);

G_END_DECLS
