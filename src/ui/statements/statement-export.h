// SPDX-License-Identifier: GPL-3.0-or-later
// The register of statements as a table for spreadsheets.
#pragma once

#include "store/register-query.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_statement_export_async (DeskContext *context, const DeskRegisterQuery *query, GHashTable *officers,
                                  GFile *file, GFileProgressCallback progress, gpointer progress_data,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean desk_statement_export_finish (DeskContext *context, GAsyncResult *result, guint *n_rows,
                                       GError **error);

void desk_statement_export_ask (GtkWidget *from, DeskContext *context, const DeskRegisterQuery *query,
                                GHashTable *officers);

G_END_DECLS
