// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/key.h"

#include <gio/gio.h>

G_BEGIN_DECLS

struct sqlite3;

struct sqlite3 *desk_connection_open (const char *path, DeskKey *key,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
struct sqlite3 *desk_connection_open_new (const char *path, DeskKey *key,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
struct sqlite3 *desk_connection_open_to_read (const char *path, DeskKey *key,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_connection_check (struct sqlite3 *handle, GCancellable *cancellable, GError **error);

G_END_DECLS
