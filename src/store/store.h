// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/draft.h"
#include "store/save.h"

G_BEGIN_DECLS

/**
 * DeskPriority:
 * What the worker does first.
 */
typedef enum
{
  DESK_PRIORITY_TYPING,    /* answers to keystrokes */
  DESK_PRIORITY_SAVING,    /* saves and drafts */
  DESK_PRIORITY_BACKGROUND /* lists, counts, history */
} DeskPriority;

/**
 * DeskStoreFunc:
 * A synchronous service of the store, run on the worker. Returns NULL with @error set, else the result.
 */
typedef gpointer (*DeskStoreFunc) (DeskDatabase *database, gpointer data, GCancellable *cancellable,
                                   GError **error);

#define DESK_TYPE_STORE (desk_store_get_type ())

/**
 * DeskStore:
 * The one door between the screens and the database: a worker thread that owns the connection and a queue of
 * tasks. The UI thread never runs SQL and never waits.
 * Signals: `changed (kind, id)` on the UI thread for every record saved, or folded from what headquarters sent.
 */
G_DECLARE_FINAL_TYPE (DeskStore, desk_store, DESK, STORE, GObject)

DeskStore *desk_store_new (DeskDatabase *database) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_store_get_desk (DeskStore *self);
gint64 desk_store_get_position (DeskStore *self);
void desk_store_tell_changed (DeskStore *self, GPtrArray *records, gint64 position);
void desk_store_tell_desk (DeskStore *self, const char *desk);

void desk_store_call_async (DeskStore *self, DeskPriority priority, DeskStoreFunc func, gpointer data,
                            GDestroyNotify data_free, GDestroyNotify result_free, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gpointer desk_store_call_finish (DeskStore *self, GAsyncResult *result, GError **error);

void desk_store_save_async (DeskStore *self, DeskSave *save, GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean desk_store_save_finish (DeskStore *self, GAsyncResult *result, GError **error);

void desk_store_write_draft_async (DeskStore *self, DeskDraft *draft, GAsyncReadyCallback callback,
                                   gpointer user_data);
gint64 desk_store_write_draft_finish (DeskStore *self, GAsyncResult *result, GError **error);

void desk_store_check_async (DeskStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean desk_store_check_finish (DeskStore *self, GAsyncResult *result, GError **error);

void desk_store_verify_async (DeskStore *self, GFileProgressCallback progress, gpointer progress_data,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean desk_store_verify_finish (DeskStore *self, GAsyncResult *result, gint64 *n_changes, GError **error);

void desk_store_close (DeskStore *self);

G_END_DECLS
