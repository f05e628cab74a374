// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/key.h"

#include <json-glib/json-glib.h>
#include <sodium.h>

G_BEGIN_DECLS

/**
 * DeskSlot:
 * The key of the database wrapped under one secret: a password or the recovery key. What one slot of keys.json holds.
 * The key that wraps is Argon2id of the secret (libsodium crypto_pwhash); the wrapping is XChaCha20-Poly1305, which
 * also authenticates @code, so that no slot can pass for another.
 */
typedef struct
{
  char *code; /* officer code; "" for the recovery key */
  char *name; /* as on the sign-in page */
  guint64 operations;
  guint64 memory; /* bytes */
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint8 nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES];
  guint8 box[DESK_KEY_BYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES];
  int failures; /* attempts since the last right one */
  gint64 since; /* when the last of them was made, seconds UTC */
} DeskSlot;

DeskSlot *desk_slot_wrap (const char *code, const char *name, const char *secret, guint64 operations,
                          guint64 memory, DeskKey *key, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DeskKey *desk_slot_unwrap (const DeskSlot *self, const char *secret,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DeskSlot *desk_slot_copy (const DeskSlot *self) G_GNUC_WARN_UNUSED_RESULT;
void desk_slot_free (DeskSlot *self);

int desk_slot_get_delay (DeskSlot *self, gint64 now);

void desk_slot_write (const DeskSlot *self, JsonBuilder *builder);
DeskSlot *desk_slot_read (JsonReader *reader) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSlot, desk_slot_free)

G_END_DECLS
