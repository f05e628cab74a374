// SPDX-License-Identifier: GPL-3.0-or-later
// The tables in which things are found: names, numbers and words of all records, kept beside the record tables.
#pragma once

#include "model/record.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Behind the kind of a record in search_tally.kind: those that are open. */
#define DESK_SEARCH_TALLY_OPEN " open"

gboolean desk_search_index_put (DeskDatabase *database, DeskRecord *before, DeskRecord *after,
                                GError **error);
gboolean desk_search_index_clear (DeskDatabase *database, GError **error);
const char *const *desk_search_index_list_tables (void);
gboolean desk_search_index_read_last_visit (DeskDatabase *database, const char *person, gint64 *last_visit,
                                            GError **error);

G_END_DECLS
