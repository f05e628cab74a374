// SPDX-License-Identifier: GPL-3.0-or-later
// Who is inside now: everybody whose visit is open, for the shift, a fire, an inspector.

#include "paper/inside-list.h"

#include "paper/papers.h"

static void
add_visit (DeskSheet *sheet, DeskPaperSource *source, guint *count, guint position, const char *language)
{
  const DeskPaperVisit *row = desk_paper_source_get_visit (source, position);
  DeskRecord *visit = DESK_RECORD (row->visit);
  g_autofree char *number = NULL;
  g_autofree char *arrived =
      desk_paper_source_format_time (source, desk_record_get_integer (visit, DESK_VISIT_ARRIVED),
                                     "%d.%m %H:%M");
  g_autofree char *officer = desk_paper_source_get_officer (source, row, language);
  g_autofree char *name = desk_paper_source_get_name (source, row, language);
  const char *room = desk_record_get_text (visit, DESK_VISIT_ROOM);
  const char *cells[7];

  if (!desk_visit_is_open (row->visit))
    return;
  number = g_strdup_printf ("%u", ++*count);
  cells[0] = number;
  cells[1] = desk_record_get_text (visit, DESK_VISIT_NO);
  cells[2] = arrived;
  cells[3] = name;
  cells[4] = room != NULL ? desk_record_get_entry_text (DESK_RECORD (desk_paper_source_get_station (source)),
                                                        DESK_STATION_ROOM, room)
                          : NULL;
  cells[5] = desk_paper_source_get_label (source, "visit_states",
                                          desk_record_get_text (visit, DESK_VISIT_STATE), language);
  cells[6] = officer;
  desk_sheet_add_row (sheet, cells);
}

/**
 * desk_inside_list_add_table:
 *
 * Adds the table of the source's open visits, and how many they are.
 */
void
desk_inside_list_add_table (DeskSheet *sheet, DeskPaperSource *source, const char *language)
{
  g_autofree char *total = NULL;
  g_autofree char *n_inside = NULL;
  guint count = 0;
  const DeskSheetColumn columns[] = {
    { desk_paper_source_get_text (source, "sheet.row", language), 1, PANGO_ALIGN_RIGHT },
    { desk_paper_source_get_text (source, "inside.number", language), 3.4, PANGO_ALIGN_LEFT },
    { desk_paper_source_get_text (source, "inside.arrived", language), 2.4, PANGO_ALIGN_LEFT },
    { desk_paper_source_get_text (source, "inside.visitor", language), 4.6, PANGO_ALIGN_LEFT },
    { desk_paper_source_get_text (source, "inside.room", language), 3.2, PANGO_ALIGN_LEFT },
    { desk_paper_source_get_text (source, "inside.state", language), 2.8, PANGO_ALIGN_LEFT },
    { desk_paper_source_get_text (source, "inside.officer", language), 3.2, PANGO_ALIGN_LEFT },
  };

  desk_sheet_begin_table (sheet, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < desk_paper_source_get_n_visits (source); i++)
    add_visit (sheet, source, &count, i, language);
  desk_sheet_end_table (sheet);
  n_inside = g_strdup_printf ("%u", count);
  total = desk_paper_source_format_text (source, "inside.total", language, "count", n_inside);
  desk_sheet_add_text (sheet,
                       count > 0 ? total : desk_paper_source_get_text (source, "inside.empty", language));
}

/**
 * desk_inside_list_make:
 *
 * Returns: (transfer full): the list of the source's open visits, on A4
 */
DeskSheet *
desk_inside_list_make (DeskPaperSource *source, const char *language)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (source));
  DeskSheet *sheet = desk_sheet_new (DESK_FORMAT_A4, language);
  g_autofree char *made = desk_paper_source_format_printed (source, language);
  g_autofree char *now =
      desk_paper_source_format_time (source, desk_paper_source_get_now (source), "%d.%m.%Y %H:%M");
  g_autofree char *title = desk_paper_source_format_text (source, "inside.title", language, "time", now);

  desk_sheet_set_footer (sheet, made, desk_paper_source_get_text (source, "sheet.page", language));
  desk_sheet_add_small (sheet, desk_record_get_text (station, DESK_STATION_NAME));
  desk_sheet_add_title (sheet, title);
  desk_sheet_add_gap (sheet, 8);
  desk_inside_list_add_table (sheet, source, language);
  return sheet;
}
