// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

G_BEGIN_DECLS

void desk_demo_session_open_async (DeskContext *context, const char *country, gboolean anew,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean desk_demo_session_open_finish (DeskContext *context, GAsyncResult *result, GError **error);
gboolean desk_demo_session_resume (DeskContext *context, GError **error);
void desk_demo_session_leave (DeskContext *context);

G_END_DECLS
