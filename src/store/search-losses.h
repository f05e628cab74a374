// SPDX-License-Identifier: GPL-3.0-or-later
// What finds losses and finds beside their numbers: the name in a found document, the people whose documents were lost.
#pragma once

#include "store/search-candidates.h"

G_BEGIN_DECLS

gboolean desk_search_find_words (DeskDatabase *database, const char *match, DeskCandidates *candidates,
                                 GCancellable *cancellable, GError **error);
gboolean desk_search_losses_of_people (DeskDatabase *database, DeskCandidates *candidates, GError **error);

G_END_DECLS
