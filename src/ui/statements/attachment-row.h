// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/attachment.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_ATTACHMENT_ROW (desk_attachment_row_get_type ())

/**
 * DeskAttachmentRow:
 * A file that is being attached or was: progress and cancel, or what went wrong, or preview, size and caption.
 * Emits `changed`, and `removed` when the officer takes it out.
 */
G_DECLARE_FINAL_TYPE (DeskAttachmentRow, desk_attachment_row, DESK, ATTACHMENT_ROW, AdwPreferencesRow)

DeskAttachmentRow *desk_attachment_row_new_for_file (DeskContext *context,
                                                     GFile *file) G_GNUC_WARN_UNUSED_RESULT;
DeskAttachmentRow *desk_attachment_row_new_for_bytes (DeskContext *context, const char *name,
                                                      const char *type,
                                                      GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
DeskAttachmentRow *desk_attachment_row_new_for_record (DeskContext *context,
                                                       DeskAttachment *attachment) G_GNUC_WARN_UNUSED_RESULT;
DeskAttachment *desk_attachment_row_get_attachment (DeskAttachmentRow *self);
gboolean desk_attachment_row_is_busy (DeskAttachmentRow *self);

G_END_DECLS
