// SPDX-License-Identifier: GPL-3.0-or-later
// A file that belongs to a record: a photo, a scan. Its bytes lie under their SHA-256 (store/blob.h) and never change; what
// turns out wrong is marked as void, with a reason.

#include "model/attachment.h"

#include <glib/gi18n-lib.h>

/**
 * DeskAttachment:
 * A file that belongs to a record.
 */
struct _DeskAttachment
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskAttachment, desk_attachment, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_ATTACHMENT_OF] = { "of", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                           N_ ("Attached to"), NULL },
  [DESK_ATTACHMENT_NAME] = { "name", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                             N_ ("File name"), NULL },
  [DESK_ATTACHMENT_CAPTION] = { "caption", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Caption"), NULL },
  [DESK_ATTACHMENT_TYPE] = { "type", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                             N_ ("Kind of file"), NULL },
  [DESK_ATTACHMENT_SHA] = { "sha", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                            N_ ("SHA-256"), NULL },
  [DESK_ATTACHMENT_SIZE] = { "size", DESK_FIELD_INTEGER, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                             N_ ("Size"), NULL },
  [DESK_ATTACHMENT_VOID] = { "void", DESK_FIELD_BOOLEAN, DESK_FIELD_FINAL | DESK_FIELD_INTERNAL,
                             N_ ("Not valid any more"), NULL },
  /* Headquarters' own word that all bytes are there. Nobody else may write it. */
  [DESK_ATTACHMENT_AT_HQ] = { "at_hq", DESK_FIELD_BOOLEAN, DESK_FIELD_FINAL | DESK_FIELD_INTERNAL,
                              N_ ("At headquarters"), NULL },
};

static void
desk_attachment_class_init (DeskAttachmentClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "attachment", fields, G_N_ELEMENTS (fields));
}

static void
desk_attachment_init (DeskAttachment *self)
{
}
