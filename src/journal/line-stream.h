// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESK_STREAM_MAX_RATIO 200 /* of what is inflated to what came, beyond the first bytes */

/**
 * DeskLineStream:
 * Makes lines of bytes as they come, gzipped or not, and lets nobody fill the memory: a line, the whole and the ratio of
 * inflation have limits.
 */
typedef struct _DeskLineStream DeskLineStream;

/** Takes a line, without its end. Returns: FALSE with @error set to read no more. */
typedef gboolean (*DeskStreamFunc) (const char *line, gsize length, gpointer data, GError **error);

DeskLineStream *desk_line_stream_new (gboolean is_gzip, gsize max_line,
                                      gsize max_total) G_GNUC_WARN_UNUSED_RESULT;
void desk_line_stream_free (DeskLineStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskLineStream, desk_line_stream_free)

gboolean desk_line_stream_push (DeskLineStream *self, const void *bytes, gsize length, DeskStreamFunc func,
                                gpointer data, GError **error);

GBytes *desk_gzip (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
