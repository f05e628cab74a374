// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

gboolean desk_verify_run (DeskDatabase *database, gint64 *n_changes, GCancellable *cancellable,
                          GError **error);

G_END_DECLS
