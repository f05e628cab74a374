// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/paper-request.h"

#include "ui/widgets/paper-preview.h"

/**
 * desk_paper_request_new:
 * @paper: id of a paper
 *
 * Returns: (transfer full): a request that keeps what it needs to show the preview
 */
DeskPaperRequest *
desk_paper_request_new (GtkWidget *from, DeskContext *context, const char *paper)
{
  DeskPaperRequest *self = g_new (DeskPaperRequest, 1);

  *self = (DeskPaperRequest){ g_object_ref (from), g_object_ref (context), desk_papers_find (paper) };
  g_assert (self->paper != NULL);
  return self;
}

/**
 * desk_paper_request_free:
 */
void
desk_paper_request_free (DeskPaperRequest *self)
{
  g_object_unref (self->from);
  g_object_unref (self->context);
  g_free (self);
}

/* In the order of the settings schema. */
static const DeskFormat ticket_formats[] = { DESK_FORMAT_ROLL_80, DESK_FORMAT_ROLL_58, DESK_FORMAT_A4 };

/**
 * desk_paper_request_new_source:
 *
 * Returns: (transfer full): what papers of this desk are made from, without any record
 */
DeskPaperSource *
desk_paper_request_new_source (DeskContext *context)
{
  DeskClock *clock = desk_context_get_clock (context);
  GSettings *settings = desk_context_get_settings (context);
  DeskRegion *region = desk_context_get_region (context);
  GPtrArray *offices = region != NULL ? desk_region_list (region, DESK_REGION_OFFICES) : NULL;
  DeskPaperSource *source =
      desk_paper_source_new (desk_context_get_profile (context), desk_context_get_station (context),
                             desk_clock_get_zone (clock), desk_clock_get_now (clock));

  for (guint i = 0; offices != NULL && i < offices->len; i++)
    desk_paper_source_add_office (source, g_ptr_array_index (offices, i));
  if (settings != NULL)
    desk_paper_source_set_ticket_format (source,
                                         ticket_formats[g_settings_get_enum (settings, "ticket-paper")]);
  return source;
}

/**
 * desk_paper_request_show:
 * @record: (nullable): id of the record it is about; NULL for a list or for one that was never saved
 * @language: (nullable): of the paper; NULL for the country's first
 *
 * Shows the preview. Nothing is printed before the officer says so there.
 */
void
desk_paper_request_show (DeskPaperRequest *self, DeskPaperSource *source, const char *record,
                         const char *language)
{
  const char *const *languages = desk_profile_get_paper_languages (desk_context_get_profile (self->context));

  adw_dialog_present (ADW_DIALOG (desk_paper_preview_new (self->context, self->paper, source, record,
                                                          language != NULL ? language : languages[0])),
                      self->from);
}
