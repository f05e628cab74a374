// SPDX-License-Identifier: GPL-3.0-or-later
// What a finder gets: the document was accepted, and what the finder may ask for. Of whom the document is it does not tell.

#include "paper/papers.h"

#include "model/find-step.h"
#include "paper/find-paper.h"
#include "paper/paper-date.h"
#include "paper/receipt-parts.h"

/**
 * desk_find_paper_begin:
 * @self: (out caller-allocates): the paper
 * @source: what it is made from; its first find is the one it is about
 *
 * Begins a paper about a find; its applicant is the finder.
 */
void
desk_find_paper_begin (DeskRecordPaper *self, DeskPaperSource *source, DeskFormat format,
                       const char *language)
{
  const DeskPaperFind *find = desk_paper_source_get_find (source, 0);
  DeskRecord *record = DESK_RECORD (find->find);

  *self = (DeskRecordPaper){
    .source = source,
    .language = language,
    .record = record,
    .applicant = desk_record_get_boolean (record, DESK_FIND_FINDER_ANONYMOUS) ? NULL : find->finder,
    .officer = find->officer,
    .number = find->is_draft ? NULL : desk_record_get_text (record, DESK_FIND_NO),
    .seal = find->seal,
    .is_draft = find->is_draft,
    .find = find,
  };
  desk_record_paper_begin (self, format);
}

static void
add_submitted (DeskRecordPaper *self)
{
  desk_record_paper_add_time (self, "receipt.submitted", DESK_FIND_RECEIVED);
}

static void
add_applicant (DeskRecordPaper *self)
{
  g_autofree char *name = self->applicant != NULL ? desk_person_get_full_name (self->applicant) : NULL;

  desk_record_paper_add_pair (self, "find_receipt.finder", name);
}

static void
add_documents (DeskRecordPaper *self)
{
  g_autofree char *type =
      desk_paper_source_get_term_words (self->source, "document_types",
                                        desk_record_get_text (self->record, DESK_FIND_DOCUMENT),
                                        self->language);

  desk_record_paper_add_pair (self, "find_receipt.document", type);
}

static void
add_facts (DeskRecordPaper *self)
{
  g_autofree char *found =
      desk_paper_date_format_moment (desk_record_get_text (self->record, DESK_FIND_FOUND));
  g_autofree char *asked = desk_record_get_boolean (self->record, DESK_FIND_REWARD)
                               ? desk_record_paper_get_words (self, "find_receipt.reward_asked")
                               : NULL;

  desk_record_paper_add_pair (self, "find_receipt.when", found);
  desk_record_paper_add_pair (self, "find_receipt.where",
                              desk_record_get_text (self->record, DESK_FIND_PLACE));
  desk_record_paper_add_pair (self, "find_receipt.reward", asked);
}

static void
add_acceptor (DeskRecordPaper *self)
{
  desk_record_paper_add_acceptor (self, "receipt.accepted");
}

static void
add_rights (DeskRecordPaper *self)
{
  g_autofree char *heading = desk_record_paper_get_words (self, "find_receipt.rights");
  gboolean may_keep =
      desk_find_may_finder_keep (self->find->find, desk_paper_source_get_profile (self->source));

  desk_sheet_add_heading (self->sheet, heading);
  desk_record_paper_add_texts (self, may_keep ? "find_receipt.rights_thing" : "find_receipt.rights_document");
  desk_record_paper_add_texts (self, "find_receipt.rights_reward");
}

static const DeskPaperBlock blocks[] = {
  { "submitted", add_submitted }, { "applicant", add_applicant }, { "documents", add_documents },
  { "facts", add_facts },         { "acceptor", add_acceptor },   { "rights", add_rights },
};

/**
 * desk_find_receipt_make:
 *
 * Returns: (transfer full): the finder's receipt of the source's find, on A4
 */
DeskSheet *
desk_find_receipt_make (DeskPaperSource *source, const char *language)
{
  DeskRecordPaper self;

  desk_find_paper_begin (&self, source, DESK_FORMAT_A4, language);
  desk_receipt_add_head (&self, "find_receipt.title", "find_receipt.subtitle");
  desk_record_paper_add_blocks (&self, "find_receipt", blocks, G_N_ELEMENTS (blocks));
  desk_receipt_add_foot (&self, "find_receipt.keep");
  return self.sheet;
}
