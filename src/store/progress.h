// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void desk_progress_tell (GTask *task, goffset done, goffset all, GFileProgressCallback progress,
                         gpointer data);

G_END_DECLS
