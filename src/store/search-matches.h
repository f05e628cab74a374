// SPDX-License-Identifier: GPL-3.0-or-later
// Finds and declared documents that may be one, and about which nobody has decided: kept while records are saved, so
// that the list of them costs nothing.
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* Weak matches that are further apart are no matches, whatever a profile says. */
#define DESK_SEARCH_MAX_APART 366

char *desk_search_mark_new (const char *type, const char *number_or_surname,
                            const char *given_name) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_search_matches_renew (DeskDatabase *database, const char *mark, GError **error);
gint64 desk_search_matches_get_apart (gint64 day, gint64 since, gint64 until);

G_END_DECLS
