// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is written in full or not at all.
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GOutputStream *desk_whole_file_open (GFile *file, GFileCreateFlags flags, GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_whole_file_close (GOutputStream *stream, gboolean is_whole, GError **error);

G_END_DECLS
