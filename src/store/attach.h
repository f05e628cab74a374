// SPDX-License-Identifier: GPL-3.0-or-later
// Attaching a file from the screens.
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

void desk_attach_file_async (DeskStore *store, GFile *file, gint64 limit, GFileProgressCallback progress,
                             gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean desk_attach_file_finish (DeskStore *store, GAsyncResult *result, char **sha, gint64 *size,
                                  GError **error);

G_END_DECLS
