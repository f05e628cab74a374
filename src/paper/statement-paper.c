// SPDX-License-Identifier: GPL-3.0-or-later
// What the papers about one statement share beside what all papers about a record do.

#include "paper/statement-paper.h"

#include "paper/official-numbers.h"

/**
 * desk_paper_statement_get_kind:
 *
 * Returns: (transfer none) (nullable): the kind of statement; NULL if this version of the profile does not know it
 */
DeskTerm *
desk_paper_statement_get_kind (const DeskPaperStatement *self, DeskPaperSource *source)
{
  return desk_profile_get_term (desk_paper_source_get_profile (source), "statement_kinds",
                                desk_record_get_text (DESK_RECORD (self->statement), DESK_STATEMENT_KIND));
}

/**
 * desk_paper_statement_is_sealed:
 *
 * Returns: whether its kind or its topic is sealed: then neither name nor matter stand on lists and receipts
 */
gboolean
desk_paper_statement_is_sealed (const DeskPaperStatement *self, DeskPaperSource *source)
{
  DeskTerm *kind = desk_paper_statement_get_kind (self, source);
  DeskTerm *topic =
      desk_profile_get_term (desk_paper_source_get_profile (source), "topics",
                             desk_record_get_text (DESK_RECORD (self->statement), DESK_STATEMENT_TOPIC));

  return (kind != NULL && desk_term_has_flag (kind, "sealed"))
         || (topic != NULL && desk_term_has_flag (topic, "sealed"));
}

/**
 * desk_statement_paper_begin:
 * @self: (out caller-allocates): the paper
 * @source: what it is made from; its first statement is the one it is about
 *
 * Begins a paper about a statement.
 */
void
desk_statement_paper_begin (DeskRecordPaper *self, DeskPaperSource *source, DeskFormat format,
                            const char *language)
{
  const DeskPaperStatement *statement = desk_paper_source_get_statement (source, 0);
  DeskRecord *record = DESK_RECORD (statement->statement);

  *self = (DeskRecordPaper){
    .source = source,
    .language = language,
    .record = record,
    .applicant = statement->applicant,
    .officer = statement->officer,
    .number = statement->is_draft ? NULL : desk_record_get_text (record, DESK_STATEMENT_NO),
    .seal = statement->seal,
    .is_draft = statement->is_draft,
    .statement = statement,
  };
  desk_record_paper_begin (self, format);
}

/**
 * desk_statement_paper_add_officials:
 * @pending: (nullable): what is said of a number that is still to come; NULL to leave such numbers out
 *
 * Adds the numbers of official registers.
 */
void
desk_statement_paper_add_officials (DeskRecordPaper *self, const char *pending)
{
  desk_record_paper_add_officials (self, desk_paper_statement_get_kind (self->statement, self->source),
                                   pending);
}
