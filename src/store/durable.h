// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean desk_durable_replace (const char *path, const char *text, gsize length, GError **error);
gboolean desk_durable_sync_folder (const char *path, GError **error);

G_END_DECLS
