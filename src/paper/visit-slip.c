// SPDX-License-Identifier: GPL-3.0-or-later
// The visit slip: what a visitor takes home. Number, who received and when, what was advised, where to ask.

#include "paper/papers.h"

#include "model/phone.h"

static const char *
get_advice (DeskPaperSource *source, DeskRecord *visit, const char *language)
{
  const char *topic = desk_record_get_text (visit, DESK_VISIT_TOPIC);
  DeskTerm *term =
      topic != NULL ? desk_profile_get_term (desk_paper_source_get_profile (source), "topics", topic) : NULL;

  return term != NULL ? desk_term_get_text (term, "knowledge", language) : NULL;
}

static void
add_pair (DeskSheet *sheet, DeskPaperSource *source, const char *key, const char *value, const char *language)
{
  desk_sheet_add_pair (sheet, desk_paper_source_get_text (source, key, language), value);
}

static void
add_advice (DeskSheet *sheet, DeskPaperSource *source, DeskRecord *visit, const char *language)
{
  const char *advice = get_advice (source, visit, language);
  const char *note = desk_record_get_text (visit, DESK_VISIT_NOTE);

  if (advice == NULL && note == NULL)
    return;
  desk_sheet_add_heading (sheet, desk_paper_source_get_text (source, "slip.advice", language));
  if (note != NULL)
    desk_sheet_add_text (sheet, note);
  if (advice != NULL)
    desk_sheet_add_text (sheet, advice);
}

/* Where the authority is found in the region, as far as headquarters says. */
static void
add_offices (DeskSheet *sheet, DeskPaperSource *source, const char *agency)
{
  for (guint i = 0; agency != NULL && i < desk_paper_source_get_n_offices (source); i++)
    {
      DeskAgency *office = desk_paper_source_get_office (source, i);
      g_autofree char *place = desk_agency_join_place (office);

      if (g_strcmp0 (desk_record_get_text (DESK_RECORD (office), DESK_AGENCY_AGENCY), agency) != 0)
        continue;
      desk_sheet_add_text (sheet, desk_record_get_text (DESK_RECORD (office), DESK_AGENCY_NAME));
      desk_sheet_add_small (sheet, place);
    }
}

/* What it was about, how it ended, where it goes on. */
static void
add_matter (DeskSheet *sheet, DeskPaperSource *source, DeskRecord *visit, const char *language)
{
  const char *topic = desk_record_get_text (visit, DESK_VISIT_TOPIC);
  const char *outcome = desk_record_get_text (visit, DESK_VISIT_OUTCOME);
  const char *agency = desk_record_get_text (visit, DESK_VISIT_AGENCY);

  add_pair (sheet, source, "slip.topic", desk_paper_source_get_label (source, "topics", topic, language),
            language);
  add_pair (sheet, source, "slip.outcome",
            desk_paper_source_get_label (source, "outcomes", outcome, language), language);
  add_pair (sheet, source, "slip.agency", desk_paper_source_get_label (source, "agencies", agency, language),
            language);
  add_offices (sheet, source, agency);
  add_advice (sheet, source, visit, language);
}

/**
 * desk_visit_slip_make:
 *
 * Returns: (transfer full): the slip of the source's first visit, on A4. Of a sealed matter it says nothing but when the
 *   visitor was received and by whom: somebody else may find it.
 */
DeskSheet *
desk_visit_slip_make (DeskPaperSource *source, const char *language)
{
  const DeskPaperVisit *row = desk_paper_source_get_visit (source, 0);
  DeskRecord *visit = DESK_RECORD (row->visit);
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (source));
  gboolean is_sealed = desk_paper_source_is_sealed (source, row->visit);
  DeskSheet *sheet = desk_sheet_new (DESK_FORMAT_A4, language);
  g_autofree char *officer = desk_paper_source_get_officer (source, row, language);
  g_autofree char *name = row->person != NULL ? desk_person_get_full_name (row->person) : NULL;
  g_autofree char *arrived =
      desk_paper_source_format_time (source, desk_record_get_integer (visit, DESK_VISIT_ARRIVED),
                                     "%d.%m.%Y %H:%M");
  g_autofree char *finished =
      desk_paper_source_format_time (source, desk_record_get_integer (visit, DESK_VISIT_FINISHED),
                                     "%d.%m.%Y %H:%M");
  g_autofree char *phone = desk_phone_display (desk_record_get_text (station, DESK_STATION_PHONE));
  g_autofree char *made = desk_paper_source_format_printed (source, language);

  desk_sheet_set_footer (sheet, made, desk_paper_source_get_text (source, "sheet.page", language));
  desk_sheet_add_small (sheet, desk_record_get_text (station, DESK_STATION_NAME));
  desk_sheet_add_small (sheet, desk_record_get_text (station, DESK_STATION_ADDRESS));
  desk_sheet_add_gap (sheet, 10);
  desk_sheet_add_title (sheet, desk_paper_source_get_text (source, "slip.title", language));
  desk_sheet_add_gap (sheet, 6);

  add_pair (sheet, source, "slip.number", desk_record_get_text (visit, DESK_VISIT_NO), language);
  if (!is_sealed)
    add_pair (sheet, source, "slip.visitor", name, language);
  add_pair (sheet, source, "slip.arrived", arrived, language);
  add_pair (sheet, source, "slip.finished", finished, language);
  add_pair (sheet, source, "slip.received_by", officer, language);
  if (!is_sealed)
    add_matter (sheet, source, visit, language);

  desk_sheet_add_rule (sheet);
  add_pair (sheet, source, "sheet.phone", phone, language);
  desk_sheet_add_small (sheet, desk_paper_source_get_text (source, "slip.not_receipt", language));
  desk_sheet_add_signature (sheet, desk_paper_source_get_text (source, "sheet.signature", language), NULL,
                            NULL);
  return sheet;
}
