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
  { "statement-register", N_ ("Register of Statements"), "statement", TRUE, desk_statement_register_make },
  { "hand-over-sheet", N_ ("Hand-Over Sheet"), "desk", TRUE, desk_hand_over_sheet_make },
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
