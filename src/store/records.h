// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"
#include "store/database.h"

G_BEGIN_DECLS

DeskRecord *desk_records_load (DeskDatabase *database, const char *kind, const char *id,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_records_find_owner (DeskDatabase *database, const char *id, char **owner, GError **error);
gboolean desk_records_read_owner (DeskDatabase *database, DeskRecord *record, GError **error);
gboolean desk_records_read_owners (DeskDatabase *database, GPtrArray *records, GError **error);
DeskRecord *desk_records_find (DeskDatabase *database, const char *kind, const char *id,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
DeskRecord *desk_records_find_any (DeskDatabase *database, const char *id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_records_load_all (DeskDatabase *database, const char *kind, GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_records_load_own (DeskDatabase *database, const char *kind, GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
