// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESK_KEY_BYTES 32

/**
 * DeskKey:
 * The 256-bit key of the database, in memory that is locked and wiped (sodium_malloc). Reference counted.
 */
typedef struct _DeskKey DeskKey;

DeskKey *desk_key_new (const guint8 bytes[DESK_KEY_BYTES]) G_GNUC_WARN_UNUSED_RESULT;
DeskKey *desk_key_new_random (void) G_GNUC_WARN_UNUSED_RESULT;
DeskKey *desk_key_ref (DeskKey *self);
void desk_key_unref (DeskKey *self);
const guint8 *desk_key_peek (DeskKey *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskKey, desk_key_unref)

G_END_DECLS
