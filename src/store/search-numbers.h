// SPDX-License-Identifier: GPL-3.0-or-later
// Looking people and visits up by numbers: whole ones, tails and beginnings.
#pragma once

#include "store/search-candidates.h"
#include "store/search-reading.h"

G_BEGIN_DECLS

gboolean desk_search_exact_numbers (DeskDatabase *database, const DeskSearchReading *reading,
                                    gboolean people_only, DeskCandidates *candidates, GError **error);
gboolean desk_search_partial_numbers (DeskDatabase *database, const DeskSearchReading *reading,
                                      gboolean people_only, DeskCandidates *candidates,
                                      GCancellable *cancellable, GError **error);
gboolean desk_search_number (DeskDatabase *database, char kind, const char *number, gboolean people_only,
                             DeskCandidates *candidates, GError **error);

G_END_DECLS
