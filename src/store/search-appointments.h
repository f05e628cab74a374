// SPDX-License-Identifier: GPL-3.0-or-later
// What finds appointments beside their numbers: the people they are for.
#pragma once

#include "store/search-candidates.h"

G_BEGIN_DECLS

gboolean desk_search_appointments_of_people (DeskDatabase *database, DeskCandidates *candidates,
                                             GError **error);
gboolean desk_search_appointment_is_sealed (DeskDatabase *database, const char *appointment,
                                            const char *sealed, gboolean *is_sealed, GError **error);

G_END_DECLS
