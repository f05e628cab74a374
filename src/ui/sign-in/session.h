// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

G_BEGIN_DECLS

void desk_session_foresee (DeskContext *context);
gboolean desk_session_start (DeskContext *context, GError **error);

void desk_session_open_async (DeskContext *context, const char *officer, const char *password,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean desk_session_open_finish (DeskContext *context, GAsyncResult *result, GError **error);

void desk_session_adopt_async (DeskContext *context, DeskDatabase *database, const char *officer,
                               GAsyncReadyCallback callback, gpointer user_data);

void desk_session_lock (DeskContext *context);
void desk_session_hand_over_async (DeskContext *context, GAsyncReadyCallback callback, gpointer user_data);
gboolean desk_session_hand_over_finish (DeskContext *context, GAsyncResult *result, GError **error);
void desk_session_close (DeskContext *context);

G_END_DECLS
