// SPDX-License-Identifier: GPL-3.0-or-later
// Looking people up by the beginnings of their names.
#pragma once

#include "store/search-candidates.h"
#include "store/search-reading.h"

G_BEGIN_DECLS

gboolean desk_search_names (DeskDatabase *database, const DeskNamePattern *pattern,
                            const DeskSearchReading *reading, DeskHitLevel level, int rank, guint bound,
                            DeskCandidates *candidates, GCancellable *cancellable, GError **error);

G_END_DECLS
