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
 * @kind: what records it is about: "visit", "statement", "loss", "find" or "appointment"; "desk" for what waits there,
 *   "guide" for what is made of the words of the screen, in its language
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
DeskSheet *desk_crib_sheet_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_loss_declaration_make (DeskPaperSource *source,
                                       const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_loss_copy_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_loss_receipt_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_loss_receipt_copy_make (DeskPaperSource *source,
                                        const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_loss_advice_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_theft_advice_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_loss_withdrawal_make (DeskPaperSource *source,
                                      const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_loss_register_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_find_receipt_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_find_act_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_find_register_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_find_storage_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_appointment_slip_make (DeskPaperSource *source,
                                       const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_reception_card_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_reception_day_make (DeskPaperSource *source, const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_reception_day_official_make (DeskPaperSource *source,
                                             const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_appointment_register_make (DeskPaperSource *source,
                                           const char *language) G_GNUC_WARN_UNUSED_RESULT;
DeskSheet *desk_reception_month_make (DeskPaperSource *source,
                                      const char *language) G_GNUC_WARN_UNUSED_RESULT;

gboolean desk_theft_advice_applies (DeskPaperSource *source);
gboolean desk_loss_withdrawal_applies (DeskPaperSource *source);
gboolean desk_find_act_applies (DeskPaperSource *source);
gboolean desk_appointment_slip_applies (DeskPaperSource *source);
gboolean desk_reception_card_applies (DeskPaperSource *source);

G_END_DECLS
