// SPDX-License-Identifier: GPL-3.0-or-later
// A register as a table for spreadsheets.
#pragma once

#include "store/database.h"
#include "store/register-query.h"
#include "ui/context.h"
#include "ui/widgets/register-cell.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskRegisterTable:
 * A register that can be taken along as a whole.
 * @columns: (array length=n_columns): all of them are saved
 * @load_ids: runs on the worker: the rows in order, (transfer full) (element-type DeskRegisterPair) (nullable)
 * @file_name: msgid: how the name of a file begins; the day follows
 */
typedef struct
{
  const DeskRegisterColumn *columns;
  guint n_columns;
  GPtrArray *(*load_ids) (DeskDatabase *database, const DeskRegisterQuery *query, GCancellable *cancellable,
                          GError **error);
  const char *file_name;
} DeskRegisterTable;

void desk_register_export_async (DeskContext *context, const DeskRegisterTable *table,
                                 const DeskRegisterQuery *query, GHashTable *officers, GFile *file,
                                 GFileProgressCallback progress, gpointer progress_data,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean desk_register_export_finish (DeskContext *context, GAsyncResult *result, guint *n_rows,
                                      GError **error);

void desk_register_export_ask (GtkWidget *from, DeskContext *context, const DeskRegisterTable *table,
                               const DeskRegisterQuery *query, GHashTable *officers);

G_END_DECLS
