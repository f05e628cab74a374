// SPDX-License-Identifier: GPL-3.0-or-later
// The file in which the bytes of attachments lie, as a file: making it, opening it.
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

struct sqlite3;

struct sqlite3 *desk_blob_file_open (DeskDatabase *database, const char *path, DeskKey *key,
                                     GError **problem) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_blob_file_put_aside (const char *path, GError **error);

G_END_DECLS
