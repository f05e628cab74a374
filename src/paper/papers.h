// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/paper-source.h"
#include "paper/sheet.h"

G_BEGIN_DECLS

/**
 * DeskPaper:
 * One kind of paper.
 * @id: how actions and records of printing name it
 * @title: msgid of its name on the screen
 * @kind: what records it is about: "visit" or "statement"; "desk" for what waits there
 * @is_list: made from all records of a day or a period rather than from one
 * @make: makes the paper in a language
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *kind;
  gboolean is_list;
  DeskSheet *(*make) (DeskPaperSource *source, const char *language);
} DeskPaper;

const DeskPaper *desk_papers_list (guint *n_papers);
const DeskPaper *desk_papers_find (const char *id);

DeskSheet *desk_queue_ticket_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_visit_slip_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_topic_leaflet_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_visitor_journal_make (DeskPaperSource *source,
                                      const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_inside_list_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_written_statement_make (DeskPaperSource *source,
                                        const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_statement_copy_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_receipt_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_attachment_list_make (DeskPaperSource *source,
                                      const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_statement_register_make (DeskPaperSource *source,
                                         const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_hand_over_sheet_make (DeskPaperSource *source,
                                      const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
