// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/key.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskKeySlot:
 * One officer who can open the desk: what the sign-in page may show before anything is open.
 */
typedef struct
{
  char *code; /* officer code */
  char *name; /* "Capt. O. Shevchuk" */
} DeskKeySlot;

void desk_key_slot_free (DeskKeySlot *self);

/**
 * DeskKeyring:
 * The key of the database, wrapped once for each officer's password and once for the recovery key, in a file only its
 * owner may read. Unlocking takes about a second and much memory on purpose: call it in a thread of its own. May be
 * used from several threads.
 */
#define DESK_TYPE_KEYRING (desk_keyring_get_type ())
G_DECLARE_FINAL_TYPE (DeskKeyring, desk_keyring, DESK, KEYRING, GObject)

DeskKeyring *desk_keyring_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;
DeskKeyring *desk_keyring_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_keyring_get_station (DeskKeyring *self);
void desk_keyring_set_station (DeskKeyring *self, const char *station_and_book, const char *station_name,
                               const char *country);
const char *desk_keyring_get_station_name (DeskKeyring *self);
const char *desk_keyring_get_country (DeskKeyring *self);
gboolean desk_keyring_note_station (DeskKeyring *self, const char *station_and_book, const char *station_name,
                                    const char *country, GError **error);
GPtrArray *desk_keyring_list (DeskKeyring *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_keyring_put (DeskKeyring *self, const char *code, const char *name, const char *password,
                           DeskKey *key, GError **error);
gboolean desk_keyring_rename (DeskKeyring *self, const char *code, const char *name, GError **error);
gboolean desk_keyring_has (DeskKeyring *self, const char *code);
gboolean desk_keyring_remove (DeskKeyring *self, const char *code, GError **error);
int desk_keyring_get_delay (DeskKeyring *self, const char *code, gint64 now);
DeskKey *desk_keyring_unlock (DeskKeyring *self, const char *code, const char *password, gint64 now,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *desk_keyring_make_recovery (DeskKeyring *self, DeskKey *key, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DeskKey *desk_keyring_recover (DeskKeyring *self, const char *recovery, gint64 now,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskKeySlot, desk_key_slot_free)

G_END_DECLS
