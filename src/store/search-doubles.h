// SPDX-License-Identifier: GPL-3.0-or-later
// People who may be one person: kept while records are saved, so that the list of them costs nothing.
#pragma once

#include "model/record.h"
#include "store/database.h"
#include "store/search-entries.h"

G_BEGIN_DECLS

gboolean desk_search_doubles_update (DeskDatabase *database, DeskRecord *before, DeskRecord *after,
                                     const DeskSearchEntries *old, const DeskSearchEntries *new,
                                     GError **error);
gboolean desk_search_doubles_is_decided (DeskRecord *a, DeskRecord *b);

G_END_DECLS
