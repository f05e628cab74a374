// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to found documents.
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

char *desk_find_records_load_last_cell (DeskDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
