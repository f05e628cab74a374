// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libsoup/soup.h>

#include "sync/error.h"

G_BEGIN_DECLS

/**
 * DeskChannel:
 * The line to headquarters for some requests: proves who is who on both ends, lets nobody keep it waiting, and makes of every
 * answer that is not headquarters' an error in words. Waits for its answers: not for the thread of the screens. For one thread.
 */
typedef struct _DeskChannel DeskChannel;

DeskChannel *desk_channel_new (const char *address, guint idle_seconds) G_GNUC_WARN_UNUSED_RESULT;
void desk_channel_free (DeskChannel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskChannel, desk_channel_free)

void desk_channel_set_token (DeskChannel *self, const char *token);
void desk_channel_set_pins (DeskChannel *self, const char *pin, const char *next_pin);
void desk_channel_set_code (DeskChannel *self, const char *code);

SoupMessage *desk_channel_new_message (DeskChannel *self, const char *method,
                                       const char *path) G_GNUC_WARN_UNUSED_RESULT;
GInputStream *desk_channel_send (DeskChannel *self, SoupMessage *message, GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_channel_check (DeskChannel *self, SoupMessage *message, GInputStream *body, const char *type,
                             GCancellable *cancellable, GError **error);
GBytes *desk_channel_read (DeskChannel *self, GInputStream *body, gsize limit, GCancellable *cancellable,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_channel_skip (DeskChannel *self, GInputStream *body, GCancellable *cancellable, GError **error);
void desk_channel_explain (DeskChannel *self, GError *failed, GError **error);

const char *desk_channel_get_shown_pin (DeskChannel *self);
guint desk_channel_get_status (DeskChannel *self);
guint desk_channel_get_retry_after (DeskChannel *self);

G_END_DECLS
