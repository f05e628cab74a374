// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** The password of every officer of a demo. */
#define DESK_DEMO_PASSWORD "demo"

DeskFolders *desk_demo_desk_get_folders (const DeskFolders *folders,
                                         const char *country) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_demo_desk_exists (const DeskFolders *folders, const char *country);
void desk_demo_desk_remember (const DeskFolders *folders, const char *country);
char *desk_demo_desk_recall (const DeskFolders *folders) G_GNUC_WARN_UNUSED_RESULT;
void desk_demo_desk_make_async (const DeskFolders *folders, const char *country, gint64 now,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DeskDatabase *desk_demo_desk_make_finish (GAsyncResult *result, char **officer,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
