// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that registering a statement writes, in one save.

#include "ui/statements/statement-registration.h"

#include "model/attachment.h"
#include "model/visit.h"

/* The visit it is taken in ends with a statement, unless it says already how it ended. */
static void
add_visit (DeskSave *save, DeskRecord *visit, gint64 base)
{
  g_autoptr (DeskRecord) after = NULL;

  if (visit == NULL || desk_record_get_text (visit, DESK_VISIT_OUTCOME) != NULL
      || !desk_visit_is_open (DESK_VISIT (visit)))
    return;
  after = desk_record_copy (visit);
  desk_record_set_text (after, DESK_VISIT_OUTCOME, "statement");
  desk_save_add (save, after, visit, base, NULL);
}

/**
 * desk_statement_registration_new:
 * @statement: after the step of registering
 * @attachments: (element-type DeskAttachment): whose bytes are kept already
 * @visit: (nullable): in which it is taken, as read at @visit_base
 *
 * Returns: (transfer full): the save that gives it its number
 */
DeskSave *
desk_statement_registration_new (DeskContext *context, DeskStatement *statement, GPtrArray *attachments,
                                 DeskRecord *visit, gint64 visit_base)
{
  DeskSave *save = desk_context_new_save (context);

  desk_save_add (save, DESK_RECORD (statement), NULL, 0, NULL);
  desk_save_draw_number (save, DESK_RECORD (statement), DESK_STATEMENT_NO);
  for (guint i = 0; i < attachments->len; i++)
    {
      DeskRecord *attachment = g_ptr_array_index (attachments, i);

      desk_save_add (save, attachment, NULL, 0, NULL);
      desk_save_link (save, attachment, DESK_ATTACHMENT_OF, DESK_RECORD (statement));
    }
  add_visit (save, visit, visit_base);
  return save;
}
