// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that wait for their other half: lost or stolen ones that are still looked for, found ones that still lie
// here. Kept beside the records, by number and by the names of their holders.
#pragma once

#include "model/record.h"
#include "store/database.h"
#include "store/search-entries.h"

G_BEGIN_DECLS

/* search_document.side; what is declared is the one or the other. */
#define DESK_SEARCH_SIDE_LOSS "l"
#define DESK_SEARCH_SIDE_THEFT "s"
#define DESK_SEARCH_SIDE_FIND "f"

gboolean desk_search_documents_update (DeskDatabase *database, DeskRecord *before, DeskRecord *after,
                                       GError **error);
gboolean desk_search_documents_renew_holder (DeskDatabase *database, const char *person, GError **error);

gint64 desk_search_documents_day (gint64 moment);
gboolean desk_search_documents_is_telling (const char *canonical);

G_END_DECLS
