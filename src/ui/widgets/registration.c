// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that registering a record writes, in one save.

#include "ui/widgets/registration.h"

#include "model/attachment.h"

/* The visit it is taken in ends with what was registered, unless it says already how it ended. */
static void
add_visit (DeskSave *save, DeskVisit *visit, gint64 base, const char *outcome)
{
  g_autoptr (DeskRecord) after = NULL;

  if (desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_OUTCOME) != NULL || !desk_visit_is_open (visit))
    return;
  after = desk_record_copy (DESK_RECORD (visit));
  desk_record_set_text (after, DESK_VISIT_OUTCOME, outcome);
  desk_save_add (save, after, DESK_RECORD (visit), base, NULL);
}

/**
 * desk_registration_new:
 * @record: after the step of registering
 * @number_field: the field of its number
 * @attachments: (nullable) (element-type DeskAttachment): whose bytes are kept already
 * @visit: (nullable): in which it is taken, as read at @visit_base
 * @outcome: (nullable): how the visit ends by it
 *
 * Returns: (transfer full): the save that gives the record its number
 */
DeskSave *
desk_registration_new (DeskContext *context, DeskRecord *record, guint number_field, GPtrArray *attachments,
                       DeskVisit *visit, gint64 visit_base, const char *outcome)
{
  DeskSave *save = desk_context_new_save (context);

  desk_save_add (save, record, NULL, 0, NULL);
  desk_save_draw_number (save, record, number_field);
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    {
      DeskRecord *attachment = g_ptr_array_index (attachments, i);

      desk_save_add (save, attachment, NULL, 0, NULL);
      desk_save_link (save, attachment, DESK_ATTACHMENT_OF, record);
    }
  if (visit != NULL && outcome != NULL)
    add_visit (save, visit, visit_base, outcome);
  return save;
}
