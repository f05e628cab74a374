// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskAttachmentField:
 * The fields of an attachment, by their place in its table.
 */
typedef enum
{
  DESK_ATTACHMENT_OF,
  DESK_ATTACHMENT_NAME,
  DESK_ATTACHMENT_CAPTION,
  DESK_ATTACHMENT_TYPE,
  DESK_ATTACHMENT_SHA,
  DESK_ATTACHMENT_SIZE,
  DESK_ATTACHMENT_VOID,
  DESK_ATTACHMENT_AT_HQ
} DeskAttachmentField;

#define DESK_TYPE_ATTACHMENT (desk_attachment_get_type ())
G_DECLARE_FINAL_TYPE (DeskAttachment, desk_attachment, DESK, ATTACHMENT, DeskRecord)

G_END_DECLS
