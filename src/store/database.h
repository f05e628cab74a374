// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/folders.h"
#include "store/keyring.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESK_TYPE_DATABASE (desk_database_get_type ())

/**
 * DeskDatabase:
 * The open database of this desk. Belongs to one thread: the worker's (or a test's).
 */
G_DECLARE_FINAL_TYPE (DeskDatabase, desk_database, DESK, DATABASE, GObject)

DeskDatabase *desk_database_create (const DeskFolders *folders, DeskKey *key, const char *station,
                                    const char *book, gint64 first_number,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
DeskDatabase *desk_database_open (const DeskFolders *folders, DeskKey *key,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_database_exists (const DeskFolders *folders);
const GError *desk_database_get_blob_problem (DeskDatabase *self);
gboolean desk_database_check (DeskDatabase *self, GCancellable *cancellable, GError **error);
gboolean desk_database_close (DeskDatabase *self, GError **error);

const char *desk_database_get_desk (DeskDatabase *self);
const char *desk_database_get_station (DeskDatabase *self);
const char *desk_database_get_book (DeskDatabase *self);
gint64 desk_database_get_position (DeskDatabase *self);

gboolean desk_database_is_clock_behind (DeskDatabase *self, gint64 now);
gboolean desk_database_confirm_clock (DeskDatabase *self, gint64 now, GTimeZone *zone, GError **error);

G_END_DECLS
