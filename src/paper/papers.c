// SPDX-License-Identifier: GPL-3.0-or-later
// The list of all papers. A new paper is one file and one line here.

#include "paper/papers.h"

#include <glib/gi18n-lib.h>

static const DeskPaper papers[] = {
  { "queue-ticket", N_ ("Queue Ticket"), "visit", FALSE, desk_queue_ticket_make },
  { "visit-slip", N_ ("Visit Slip"), "visit", FALSE, desk_visit_slip_make },
  { "topic-leaflet", N_ ("Topic Leaflet"), "visit", FALSE, desk_topic_leaflet_make },
  { "visitor-journal", N_ ("Visitor Journal of the Day"), "visit", TRUE, desk_visitor_journal_make },
  { "inside-list", N_ ("Who Is Inside"), "visit", TRUE, desk_inside_list_make },
  { "statement", N_ ("Statement"), "statement", FALSE, desk_written_statement_make },
  { "statement-copy", N_ ("Copy for the Applicant"), "statement", FALSE, desk_statement_copy_make },
  { "receipt", N_ ("Receipt"), "statement", FALSE, desk_receipt_make },
  { "attachment-list", N_ ("List of Attachments"), "statement", FALSE, desk_attachment_list_make },
  { "theft-advice", N_ ("Advice on Stolen Documents"), "statement", FALSE, desk_theft_advice_make,
    desk_theft_advice_applies },
  { "statement-register", N_ ("Register of Statements"), "statement", TRUE, desk_statement_register_make },
  { "loss", N_ ("Declaration of Loss"), "loss", FALSE, desk_loss_declaration_make },
  { "loss-copy", N_ ("Copy of the Declaration"), "loss", FALSE, desk_loss_copy_make },
  { "loss-receipt", N_ ("Receipt of the Declaration"), "loss", FALSE, desk_loss_receipt_make },
  { "loss-receipt-copy", N_ ("Copy of the Receipt"), "loss", FALSE, desk_loss_receipt_copy_make },
  { "loss-advice", N_ ("Advice on Lost Documents"), "loss", FALSE, desk_loss_advice_make },
  { "loss-withdrawal", N_ ("Withdrawal of the Declaration"), "loss", FALSE, desk_loss_withdrawal_make,
    desk_loss_withdrawal_applies },
  { "loss-register", N_ ("Register of Losses"), "loss", TRUE, desk_loss_register_make },
  { "find-receipt", N_ ("Receipt for the Finder"), "find", FALSE, desk_find_receipt_make },
  { "find-act", N_ ("Hand-Over Act"), "find", FALSE, desk_find_act_make, desk_find_act_applies },
  { "find-register", N_ ("Register of Found Documents"), "find", TRUE, desk_find_register_make },
  { "find-storage", N_ ("Documents Kept Too Long"), "find", TRUE, desk_find_storage_make },
  { "appointment-slip", N_ ("Appointment Slip"), "appointment", FALSE, desk_appointment_slip_make,
    desk_appointment_slip_applies },
  { "reception-card", N_ ("Reception Card"), "appointment", FALSE, desk_reception_card_make,
    desk_reception_card_applies },
  { "appointment-day", N_ ("Day List for Signatures"), "appointment", TRUE, desk_reception_day_make },
  { "appointment-day-official", N_ ("Day List for the Official"), "appointment", TRUE,
    desk_reception_day_official_make },
  { "appointment-register", N_ ("Register of Receptions"), "appointment", TRUE,
    desk_appointment_register_make },
  { "reception-month", N_ ("Schedule of the Month"), "appointment", TRUE, desk_reception_month_make },
  { "hand-over-sheet", N_ ("Hand-Over Sheet"), "desk", TRUE, desk_hand_over_sheet_make },
  { "crib-sheet", N_ ("Crib Sheet"), "guide", TRUE, desk_crib_sheet_make },
};

/**
 * desk_papers_list:
 *
 * Returns: (transfer none) (array length=n_papers): all papers
 */
const DeskPaper *
desk_papers_list (guint *n_papers)
{
  *n_papers = G_N_ELEMENTS (papers);
  return papers;
}

/**
 * desk_papers_find:
 *
 * Returns: (transfer none) (nullable): the paper of this id
 */
const DeskPaper *
desk_papers_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (papers[i].id, id))
      return &papers[i];
  return NULL;
}
