// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskVerifyProgressFunc:
 * @n_read: changes read so far
 * @n_changes: changes there are
 *
 * Told now and then, on the thread that verifies.
 */
typedef void (*DeskVerifyProgressFunc) (gint64 n_read, gint64 n_changes, gpointer data);

gboolean desk_verify_run_apart (DeskDatabase *database, DeskVerifyProgressFunc progress, gpointer data,
                                gint64 *n_changes, GCancellable *cancellable, GError **error);
gboolean desk_verify_run (DeskDatabase *database, gint64 *n_changes, GCancellable *cancellable,
                          GError **error);

G_END_DECLS
