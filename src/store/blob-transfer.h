// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of attachments on their way to headquarters and back, part by part.
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

#define DESK_BLOB_PART (64 * 1024) /* bytes that are made durable at a time */

/** The bytes of an attachment that are to be sent or fetched. */
typedef struct
{
  char *sha;
  gint64 size;
  gint64 offset; /* so many are here, durable */
} DeskBlobTransfer;

/** How many attachments are on their way. */
typedef struct
{
  gint64 n_unsent; /* of those whose bytes are here, headquarters does not have so many */
  gint64 n_large;  /* of them, and of those to be fetched, so many are larger than asked */
} DeskBlobCount;

void desk_blob_transfer_free (DeskBlobTransfer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskBlobTransfer, desk_blob_transfer_free)

GPtrArray *desk_blob_transfer_list_sends (DeskDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_blob_transfer_list_unsent (DeskDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_blob_transfer_list_wants (DeskDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_blob_transfer_count (DeskDatabase *database, gint64 large, DeskBlobCount *count,
                                   GError **error);
GBytes *desk_blob_transfer_read (DeskDatabase *database, const char *sha, gint64 offset, gsize length,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_blob_transfer_append (DeskDatabase *database, DeskBlobTransfer *transfer, GBytes *part,
                                    GError **error);

G_END_DECLS
