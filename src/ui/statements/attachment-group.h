// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/attachment.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_ATTACHMENT_GROUP (desk_attachment_group_get_type ())

/**
 * DeskAttachmentGroup:
 * The files a statement under way will have: chosen, dropped or pasted. The bytes are kept at once, the records come with
 * the statement. Images are shown small, each file with its size and the start of its hash; a file that cannot be taken
 * says why beside its name.
 * Emits `changed` when a file came, went or got another caption.
 */
G_DECLARE_FINAL_TYPE (DeskAttachmentGroup, desk_attachment_group, DESK, ATTACHMENT_GROUP, AdwPreferencesGroup)

void desk_attachment_group_bind (DeskAttachmentGroup *self, DeskContext *context);
GPtrArray *desk_attachment_group_list (DeskAttachmentGroup *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_attachment_group_is_busy (DeskAttachmentGroup *self);
void desk_attachment_group_add_file (DeskAttachmentGroup *self, GFile *file);
void desk_attachment_group_collect (DeskAttachmentGroup *self, GVariantDict *typed);
void desk_attachment_group_restore (DeskAttachmentGroup *self, GVariant *typed);

G_END_DECLS
