// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

int desk_migrations_get_newest (void);
gboolean desk_migrations_examine (DeskDatabase *database, int *version, GError **error);
gboolean desk_migrations_run (DeskDatabase *database, int version, GError **error);

G_END_DECLS
