// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskProgressFunc:
 * Told now and then how far a long work is.
 */
typedef void (*DeskProgressFunc) (gint64 done, gint64 all, gpointer data);

gboolean desk_rebuild_run (DeskDatabase *database, DeskProgressFunc progress, gpointer data,
                           gint64 *n_records, GCancellable *cancellable, GError **error);
gboolean desk_rebuild_fill (DeskDatabase *database, GCancellable *cancellable, GError **error);

G_END_DECLS
