// SPDX-License-Identifier: GPL-3.0-or-later
// The queue ticket: number and time, no name. It is read from afar and may be lost.

#include "paper/papers.h"

/**
 * desk_queue_ticket_make:
 *
 * Returns: (transfer full): the ticket of the source's first visit: on a roll, or at the head of an A4 page with a line to cut
 *   along
 */
DeskSheet *
desk_queue_ticket_make (DeskPaperSource *source, const char *language)
{
  DeskFormat format = desk_paper_source_get_ticket_format (source);
  DeskSheet *sheet = desk_sheet_new (format, language);
  DeskRecord *visit = DESK_RECORD (desk_paper_source_get_visit (source, 0)->visit);
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (source));
  const char *priority = desk_record_get_text (visit, DESK_VISIT_PRIORITY);
  g_autofree char *arrived =
      desk_paper_source_format_time (source, desk_record_get_integer (visit, DESK_VISIT_ARRIVED),
                                     "%d.%m.%Y %H:%M");

  desk_sheet_add_small (sheet, desk_record_get_text (station, DESK_STATION_NAME));
  desk_sheet_add_gap (sheet, 6);
  desk_sheet_add_title (sheet, desk_paper_source_get_text (source, "ticket.title", language));
  desk_sheet_add_large (sheet, desk_record_get_text (visit, DESK_VISIT_QUEUE_NO));
  desk_sheet_add_small (sheet, arrived);
  if (g_strcmp0 (priority, "group") == 0 || g_strcmp0 (priority, "urgent") == 0)
    {
      desk_sheet_add_gap (sheet, 4);
      desk_sheet_add_small (sheet, desk_paper_source_get_text (source, "ticket.priority", language));
    }
  desk_sheet_add_rule (sheet);
  desk_sheet_add_small (sheet, desk_paper_source_get_text (source, "ticket.order", language));
  if (format == DESK_FORMAT_A4)
    {
      desk_sheet_add_gap (sheet, 12);
      desk_sheet_add_rule (sheet);
    }
  return sheet;
}
