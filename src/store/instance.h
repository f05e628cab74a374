// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int desk_instance_lock (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_instance_unlock (int lock);

G_END_DECLS
