// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskFolders:
 * Where the files of one desk lie. Data holds the database, the attachments' bytes, the key slots and the lock; state
 * holds the high-water file, which must not be rolled back together with the database (and is in no backup).
 */
typedef struct
{
  char *data;
  char *state;
} DeskFolders;

DeskFolders *desk_folders_new (const char *data, const char *state) G_GNUC_WARN_UNUSED_RESULT;
DeskFolders *desk_folders_copy (const DeskFolders *self) G_GNUC_WARN_UNUSED_RESULT;
void desk_folders_free (DeskFolders *self);
gboolean desk_folders_make (const DeskFolders *self, GError **error);
char *desk_folders_get_database (const DeskFolders *self) G_GNUC_WARN_UNUSED_RESULT;
char *desk_folders_get_blobs (const DeskFolders *self) G_GNUC_WARN_UNUSED_RESULT;
char *desk_folders_get_keyring (const DeskFolders *self) G_GNUC_WARN_UNUSED_RESULT;
char *desk_folders_get_lock (const DeskFolders *self) G_GNUC_WARN_UNUSED_RESULT;
char *desk_folders_get_high_water (const DeskFolders *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFolders, desk_folders_free)

G_END_DECLS
