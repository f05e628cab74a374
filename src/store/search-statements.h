// SPDX-License-Identifier: GPL-3.0-or-later
// What finds statements beside their numbers: their words and their applicants. Sealed ones are not found so.
#pragma once

#include "store/search-candidates.h"

G_BEGIN_DECLS

/* Within DESK_HIT_TEXT: statements of a person who was found come before what has the word. */
#define DESK_SEARCH_RANK_WORD 1

gboolean desk_search_statement_words (DeskDatabase *database, const char *match, DeskCandidates *candidates,
                                      GCancellable *cancellable, GError **error);
gboolean desk_search_statement_applicants (DeskDatabase *database, DeskCandidates *candidates,
                                           GError **error);
GPtrArray *desk_search_list_people (DeskCandidates *candidates) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_search_statement_is_sealed (DeskDatabase *database, const char *statement, const char *sealed,
                                          gboolean *is_sealed, GError **error);

G_END_DECLS
