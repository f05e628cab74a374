// SPDX-License-Identifier: GPL-3.0-or-later
// The daily visitor journal: all visits of one day in the order of arrival, with row numbers of its own beside the
// numbers of the visits.

#include "paper/papers.h"

static void
add_figure (DeskSheet *sheet, DeskPaperSource *source, const char *key, const char *name, gint64 number,
            const char *language)
{
  g_autofree char *figure = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autofree char *text = desk_paper_source_format_text (source, key, language, name, figure);

  desk_sheet_add_text (sheet, text);
}

/* Waits of those who were served, in whole minutes. */
static void
add_waits (DeskSheet *sheet, DeskPaperSource *source, const char *language)
{
  gint64 total = 0, longest = 0, count = 0;

  for (guint i = 0; i < desk_paper_source_get_n_visits (source); i++)
    {
      DeskVisit *visit = desk_paper_source_get_visit (source, i)->visit;
      gint64 waited = desk_visit_get_waited (visit, desk_paper_source_get_now (source));

      if (desk_record_get_integer (DESK_RECORD (visit), DESK_VISIT_STARTED) == 0)
        continue;
      total += waited;
      longest = MAX (longest, waited);
      count++;
    }

  add_figure (sheet, source, "journal.total", "count", desk_paper_source_get_n_visits (source), language);
  if (count == 0)
    return;
  add_figure (sheet, source, "journal.mean_wait", "minutes", total / count / 60, language);
  add_figure (sheet, source, "journal.longest_wait", "minutes", longest / 60, language);
}

static void
add_visit (DeskSheet *sheet, DeskPaperSource *source, guint position, const char *language)
{
  const DeskPaperVisit *row = desk_paper_source_get_visit (source, position);
  DeskRecord *visit = DESK_RECORD (row->visit);
  gboolean is_sealed = desk_paper_source_is_sealed (source, row->visit);
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  g_autofree char *arrived =
      desk_paper_source_format_time (source, desk_record_get_integer (visit, DESK_VISIT_ARRIVED), "%H:%M");
  g_autofree char *started =
      desk_paper_source_format_time (source, desk_record_get_integer (visit, DESK_VISIT_STARTED), "%H:%M");
  g_autofree char *finished =
      desk_paper_source_format_time (source, desk_record_get_integer (visit, DESK_VISIT_FINISHED), "%H:%M");
  g_autofree char *officer = desk_paper_source_get_officer (source, row, language);
  g_autofree char *name = desk_paper_source_get_name (source, row, language);
  const char *cells[] = {
    number,
    desk_record_get_text (visit, DESK_VISIT_NO),
    arrived,
    started,
    finished,
    name,
    is_sealed ? desk_paper_source_get_text (source, "sheet.sealed", language)
              : desk_paper_source_get_label (source, "topics", desk_record_get_text (visit, DESK_VISIT_TOPIC),
                                             language),
    desk_paper_source_get_label (source, "outcomes", desk_record_get_text (visit, DESK_VISIT_OUTCOME),
                                 language),
    officer,
  };

  desk_sheet_add_row (sheet, cells);
}

/**
 * desk_visitor_journal_make:
 *
 * Returns: (transfer full): the journal of the source's visits, on A4 across
 */
DeskSheet *
desk_visitor_journal_make (DeskPaperSource *source, const char *language)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (source));
  DeskSheet *sheet = desk_sheet_new (DESK_FORMAT_A4_LANDSCAPE, language);
  g_autofree char *day = desk_paper_source_format_day (source);
  g_autofree char *title = desk_paper_source_format_text (source, "journal.title", language, "date", day);
  g_autofree char *made = desk_paper_source_format_printed (source, language);
  const DeskSheetColumn columns[] = {
    { desk_paper_source_get_text (source, "sheet.row", language), 1.2, PANGO_ALIGN_RIGHT },
    { desk_paper_source_get_text (source, "journal.number", language), 4, PANGO_ALIGN_LEFT },
    { desk_paper_source_get_text (source, "journal.arrived", language), 2.2, PANGO_ALIGN_LEFT },
    { desk_paper_source_get_text (source, "journal.started", language), 2.2, PANGO_ALIGN_LEFT },
    { desk_paper_source_get_text (source, "journal.finished", language), 2.4, PANGO_ALIGN_LEFT },
    { desk_paper_source_get_text (source, "journal.visitor", language), 5, PANGO_ALIGN_LEFT },
    { desk_paper_source_get_text (source, "journal.topic", language), 4.2, PANGO_ALIGN_LEFT },
    { desk_paper_source_get_text (source, "journal.outcome", language), 4, PANGO_ALIGN_LEFT },
    { desk_paper_source_get_text (source, "journal.officer", language), 4, PANGO_ALIGN_LEFT },
  };

  desk_sheet_set_footer (sheet, made, desk_paper_source_get_text (source, "sheet.page", language));
  desk_sheet_add_small (sheet, desk_record_get_text (station, DESK_STATION_NAME));
  desk_sheet_add_title (sheet, title);
  desk_sheet_add_gap (sheet, 8);

  if (desk_paper_source_get_n_visits (source) == 0)
    desk_sheet_add_text (sheet, desk_paper_source_get_text (source, "journal.empty", language));
  else
    {
      desk_sheet_begin_table (sheet, columns, G_N_ELEMENTS (columns));
      for (guint i = 0; i < desk_paper_source_get_n_visits (source); i++)
        add_visit (sheet, source, i, language);
      desk_sheet_end_table (sheet);
      add_waits (sheet, source, language);
    }

  desk_sheet_add_signature (sheet, desk_paper_source_get_text (source, "sheet.signature", language), NULL,
                            NULL);
  return sheet;
}
