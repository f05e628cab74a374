// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskStatement:
 * A prepared statement of a database, kept by it from one use to the next. Hold it with g_autoptr: letting it go
 * resets it. The same text must not be in use twice at one time.
 */
typedef struct sqlite3_stmt DeskStatement;

DeskStatement *desk_statement_new (DeskDatabase *database, const char *sql,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_statement_release (DeskStatement *self);

void desk_statement_bind (DeskStatement *self, const char *kinds, ...);
void desk_statement_bind_value (DeskStatement *self, int place, GVariant *value);

gboolean desk_statement_next (DeskStatement *self, GError **error);
gboolean desk_statement_run (DeskStatement *self, GError **error);

const char *desk_statement_get_text (DeskStatement *self, int column);
gint64 desk_statement_get_integer (DeskStatement *self, int column);
int desk_statement_count_columns (DeskStatement *self);
gboolean desk_statement_is_null (DeskStatement *self, int column);
const guint8 *desk_statement_get_bytes (DeskStatement *self, int column, gsize *length);
GVariant *desk_statement_get_value (DeskStatement *self, int column,
                                    const GVariantType *type) G_GNUC_WARN_UNUSED_RESULT;

gboolean desk_database_execute (DeskDatabase *self, const char *script, GError **error);
gboolean desk_database_change (DeskDatabase *self, GError **error, const char *sql, const char *kinds, ...);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskStatement, desk_statement_release)

G_END_DECLS
