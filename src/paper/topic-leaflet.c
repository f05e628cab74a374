// SPDX-License-Identifier: GPL-3.0-or-later
// The topic leaflet: what the desk knows about a matter, and who settles it, for the visitor to read at home.

#include "paper/papers.h"

#include "model/phone.h"

static void
add_agencies (DeskSheet *sheet, DeskPaperSource *source, DeskTerm *topic, const char *language)
{
  const char *const *agencies = desk_term_get_list (topic, "agencies");

  if (agencies == NULL || agencies[0] == NULL)
    return;
  desk_sheet_add_heading (sheet, desk_paper_source_get_text (source, "leaflet.agencies", language));
  for (guint i = 0; agencies[i] != NULL; i++)
    desk_sheet_add_text (sheet, desk_paper_source_get_label (source, "agencies", agencies[i], language));
}

/**
 * desk_topic_leaflet_make:
 *
 * Returns: (transfer full): the leaflet about the topic of the source's first visit, on A4. It names no person.
 */
DeskSheet *
desk_topic_leaflet_make (DeskPaperSource *source, const char *language)
{
  DeskRecord *visit = DESK_RECORD (desk_paper_source_get_visit (source, 0)->visit);
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (source));
  const char *code = desk_record_get_text (visit, DESK_VISIT_TOPIC);
  DeskTerm *topic =
      code != NULL ? desk_profile_get_term (desk_paper_source_get_profile (source), "topics", code) : NULL;
  DeskSheet *sheet = desk_sheet_new (DESK_FORMAT_A4, language);
  g_autofree char *title =
      desk_paper_source_format_text (source, "leaflet.title", language, "topic",
                                     topic != NULL ? desk_term_get_label (topic, language) : "");
  g_autofree char *phone = desk_phone_display (desk_record_get_text (station, DESK_STATION_PHONE));
  g_autofree char *made = desk_paper_source_format_printed (source, language);

  desk_sheet_set_footer (sheet, made, desk_paper_source_get_text (source, "sheet.page", language));
  desk_sheet_add_small (sheet, desk_record_get_text (station, DESK_STATION_NAME));
  desk_sheet_add_small (sheet, desk_record_get_text (station, DESK_STATION_ADDRESS));
  desk_sheet_add_gap (sheet, 10);
  desk_sheet_add_title (sheet, title);
  desk_sheet_add_gap (sheet, 6);
  if (topic != NULL)
    {
      desk_sheet_add_text (sheet, desk_term_get_text (topic, "knowledge", language));
      add_agencies (sheet, source, topic, language);
    }
  desk_sheet_add_rule (sheet);
  desk_sheet_add_pair (sheet, desk_paper_source_get_text (source, "sheet.phone", language), phone);
  return sheet;
}
