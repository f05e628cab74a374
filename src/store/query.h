// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskQuery:
 * A prepared SQL query or command of a database, kept by it from one use to the next. Hold it with g_autoptr: letting it go
 * resets it. The same text must not be in use twice at one time.
 */
typedef struct sqlite3_stmt DeskQuery;

DeskQuery *desk_query_new (DeskDatabase *database, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_query_release (DeskQuery *self);

void desk_query_bind (DeskQuery *self, const char *kinds, ...);
void desk_query_bind_value (DeskQuery *self, int place, GVariant *value);
void desk_query_add_id (GString *ids, const char *id);

gboolean desk_query_next (DeskQuery *self, GError **error);
gboolean desk_query_run (DeskQuery *self, GError **error);

const char *desk_query_get_text (DeskQuery *self, int column);
gint64 desk_query_get_integer (DeskQuery *self, int column);
int desk_query_count_columns (DeskQuery *self);
gboolean desk_query_is_null (DeskQuery *self, int column);
const guint8 *desk_query_get_bytes (DeskQuery *self, int column, gsize *length);
GVariant *desk_query_get_value (DeskQuery *self, int column,
                                const GVariantType *type) G_GNUC_WARN_UNUSED_RESULT;

gboolean desk_database_execute (DeskDatabase *self, const char *script, GError **error);
gboolean desk_database_change (DeskDatabase *self, GError **error, const char *sql, const char *kinds, ...);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskQuery, desk_query_release)

G_END_DECLS
