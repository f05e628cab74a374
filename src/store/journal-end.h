// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

gboolean desk_journal_end_note (DeskDatabase *database, GError **error);
gboolean desk_journal_end_open (DeskDatabase *database, GError **error);
gboolean desk_journal_end_check (DeskDatabase *database, GError **error);
gboolean desk_journal_end_tell_lost (DeskDatabase *database, const char *number, GError **error);

G_END_DECLS
