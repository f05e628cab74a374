// SPDX-License-Identifier: GPL-3.0-or-later
// What only the files of this folder may know of a database.
#pragma once

#include "store/database.h"
#include "store/high-water.h"
#include "store/log.h"

G_BEGIN_DECLS

struct sqlite3;

DeskDatabase *desk_database_open_reader (DeskDatabase *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DeskDatabase *desk_database_get_blobs (DeskDatabase *self, GError **error);
gint64 desk_database_get_blob_start (DeskDatabase *self);
struct sqlite3 *desk_database_get_handle (DeskDatabase *self);
GHashTable *desk_database_get_statements (DeskDatabase *self);
DeskLogHead *desk_database_get_head (DeskDatabase *self);
const DeskLogHead *desk_database_get_committed_head (DeskDatabase *self);
DeskHighWater *desk_database_get_high_water (DeskDatabase *self);
void desk_database_set_lost (DeskDatabase *self, const char *number);
GPtrArray *desk_database_list_told (DeskDatabase *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *desk_database_get_code (DeskDatabase *self);
gint64 desk_database_get_last_row (DeskDatabase *self);

gboolean desk_database_begin (DeskDatabase *self, GError **error);
gboolean desk_database_commit (DeskDatabase *self, GError **error);
void desk_database_roll_back (DeskDatabase *self);

void desk_database_set_position (DeskDatabase *self, gint64 position);
gboolean desk_database_set_identity (DeskDatabase *self, const char *desk, const char *station,
                                     GError **error);
gboolean desk_database_reload_identity (DeskDatabase *self, GError **error);
gboolean desk_database_set_book (DeskDatabase *self, const char *book, GError **error);

char *desk_database_get_meta (DeskDatabase *self, const char *key, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gint64 desk_database_get_meta_integer (DeskDatabase *self, const char *key);
gboolean desk_database_set_meta (DeskDatabase *self, const char *key, GVariant *value, GError **error);

G_END_DECLS
