// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of attachments, under their SHA-256.
#pragma once

#include "model/attachment.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskBlob:
 * Bytes with their hash, read and not kept yet. May be read in any thread.
 */
typedef struct _DeskBlob DeskBlob;

DeskBlob *desk_blob_read_file (GFile *file, gint64 limit, GFileProgressCallback progress, gpointer data,
                               GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_blob_free (DeskBlob *self);
const char *desk_blob_get_sha (DeskBlob *self);
gint64 desk_blob_get_size (DeskBlob *self);

gboolean desk_blob_put (DeskDatabase *database, DeskBlob *blob, GCancellable *cancellable, GError **error);
gboolean desk_blob_put_file (DeskDatabase *database, GFile *file, gint64 limit, char **sha, gint64 *size,
                             GCancellable *cancellable, GError **error);
gboolean desk_blob_put_bytes (DeskDatabase *database, GBytes *bytes, gint64 limit, char **sha,
                              GError **error);
GBytes *desk_blob_get (DeskDatabase *database, const char *sha, GCancellable *cancellable,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_blob_settle (DeskDatabase *database);
gboolean desk_blob_sweep (DeskDatabase *database, GError **error);
gboolean desk_blob_check (DeskDatabase *database, const char *sha, GCancellable *cancellable, GError **error);
gboolean desk_blob_verify (DeskDatabase *database, gint64 *n_attachments, GCancellable *cancellable,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskBlob, desk_blob_free)

G_END_DECLS
