// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/key.h"

#include <gio/gio.h>

G_BEGIN_DECLS

struct sqlite3;

/**
 * DeskConnectionFile:
 * Which file of the desk it is. Both have one key; a salt of its own keeps the one from being taken for the other.
 */
typedef enum
{
  DESK_CONNECTION_DATABASE,
  DESK_CONNECTION_BLOBS
} DeskConnectionFile;

struct sqlite3 *desk_connection_open (DeskConnectionFile file, const char *path, DeskKey *key,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
struct sqlite3 *desk_connection_open_new (DeskConnectionFile file, const char *path, DeskKey *key,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
struct sqlite3 *desk_connection_open_to_read (DeskConnectionFile file, const char *path, DeskKey *key,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_connection_remove_leftovers (const char *path);
gboolean desk_connection_check (struct sqlite3 *handle, GCancellable *cancellable, GError **error);

G_END_DECLS
