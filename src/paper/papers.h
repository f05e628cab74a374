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
 * @kind: what records it is about: "visit", "statement", "loss", "find" or "appointment"; "desk" for what waits there
 * @is_list: made from all records of a day or a period rather than from one
 * @make: makes the paper in a language
 * @applies: (nullable): whether the source has anything for it; NULL: always. A withdrawal is made of a loss that was
 *   withdrawn, an act of a find that was handed over
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *kind;
  gboolean is_list;
  DeskSheet *(*make) (DeskPaperSource *source, const char *language);
  gboolean (*applies) (DeskPaperSource *source);
} DeskPaper;

/* Lost and found documents and appointments, by id; the list in papers.c has their titles.
 *
 * loss              declaration of loss, for the file of the unit
 * loss-copy         the same, marked as the applicant's copy
 * loss-receipt      receipt with code, check digits and stub
 * loss-receipt-copy the same, marked as a copy
 * loss-advice       where to go and what to bring, by document and branch
 * loss-withdrawal   the owner found it again
 * theft-advice      loss-advice of a statement about stolen documents (kind "statement")
 * find-receipt      what a finder handed in, and the finder's rights
 * find-act          act of handing a find over
 * loss-register, find-register, find-storage
 *                   lists of a period; the last one of what is kept too long
 * appointment-slip  slip for the visitor, on the paper of queue tickets
 * reception-card    card of a personal reception
 * appointment-day   list of a day for signatures; appointment-day-official: with questions, for the official alone
 * appointment-register
 *                   register of receptions for a period
 * reception-month   schedule of a month for the door
 */

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
