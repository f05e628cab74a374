// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/headquarters.h"
#include "journal/wire.h"

G_BEGIN_DECLS

#define DESK_SESSION_MAX_UNREADABLE 64 /* lines of a request; a desk writes none */
#define DESK_SESSION_MARKER_BYTES 8192 /* of a reply between two markers */

/**
 * DeskSession:
 * One exchange as headquarters has it: lines of a request come in, lines of a reply go out. Reads no socket and
 * writes none. Not for several threads.
 */
typedef struct _DeskSession DeskSession;

/** Takes a line of the reply, without its end. Returns: FALSE with @error set if it cannot be sent. */
typedef gboolean (*DeskLineFunc) (const char *line, gpointer data, GError **error);

DeskSession *desk_session_new (DeskHq *hq, const char *sender, gboolean is_bundle) G_GNUC_WARN_UNUSED_RESULT;
void desk_session_free (DeskSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSession, desk_session_free)

void desk_session_set_reply (DeskSession *self, gsize marker_bytes, gint64 max_bytes, gint64 wait,
                             const char *pin, const char *token);
const char *desk_session_get_app (DeskSession *self);
gboolean desk_session_read_line (DeskSession *self, const char *line, gsize length, GError **error);
guint desk_session_count_pending (DeskSession *self);
guint desk_session_count (DeskSession *self, DeskHqOutcome outcome);
gboolean desk_session_accept (DeskSession *self, guint max_lines, GError **error);
gboolean desk_session_is_answered (DeskSession *self);
gboolean desk_session_is_complete (DeskSession *self);
gboolean desk_session_write_reply (DeskSession *self, DeskLineFunc write, gpointer data, GError **error);

G_END_DECLS
