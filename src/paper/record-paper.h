// SPDX-License-Identifier: GPL-3.0-or-later
// What the papers about one record share: how they begin, in which order their blocks stand, how a person and an officer are
// described.
#pragma once

#include "paper/paper-source.h"
#include "paper/sheet.h"

G_BEGIN_DECLS

/**
 * DeskRecordPaper:
 * @record: what it is about
 * @applicant: (nullable): whose matter it is
 * @officer: (nullable): who accepted it
 * @number: (nullable): its register number; NULL for a draft
 * @seal: (nullable): 8 hex digits of the chain; NULL for a draft
 * @statement: (nullable): with what stands beside it, of a paper about a statement
 * @loss: (nullable): the same of a paper about a loss
 * @find: (nullable): the same of a paper about a find
 * @appointment: (nullable): the same of a paper about an appointment
 *
 * A paper about one record while it is made. Owns nothing.
 */
typedef struct
{
  DeskPaperSource *source;
  const char *language;
  DeskSheet *sheet;
  DeskRecord *record;
  DeskPerson *applicant;
  DeskOfficer *officer;
  const char *number;
  const char *seal;
  gboolean is_draft;
  const DeskPaperStatement *statement;
  const DeskPaperLoss *loss;
  const DeskPaperFind *find;
  const DeskPaperAppointment *appointment;
} DeskRecordPaper;

/**
 * DeskPaperBlock:
 * A part of a paper by the name that the paper layouts of the profile have for it.
 */
typedef struct
{
  const char *name;
  void (*add) (DeskRecordPaper *self);
} DeskPaperBlock;

void desk_record_paper_begin (DeskRecordPaper *self, DeskFormat format);
void desk_record_paper_set_mark (DeskRecordPaper *self, const char *copy, gint64 amended);
void desk_record_paper_add_blocks (DeskRecordPaper *self, const char *layout, const DeskPaperBlock *blocks,
                                   guint n_blocks);
void desk_record_paper_add_unit (DeskRecordPaper *self);
void desk_record_paper_add_addressee (DeskRecordPaper *self, const char *template, const char *to);
void desk_record_paper_add_pair (DeskRecordPaper *self, const char *key, const char *value);
void desk_record_paper_add_time (DeskRecordPaper *self, const char *key, guint field);
void desk_record_paper_add_title (DeskRecordPaper *self, const char *key);
void desk_record_paper_add_texts (DeskRecordPaper *self, const char *key);
void desk_record_paper_add_facts (DeskRecordPaper *self, DeskPerson *person);
void desk_record_paper_add_acceptor (DeskRecordPaper *self, const char *key);
void desk_record_paper_add_contact (DeskRecordPaper *self);
void desk_record_paper_add_signature (DeskRecordPaper *self);
void desk_record_paper_add_acceptance (DeskRecordPaper *self, const char *key);

char *desk_record_paper_get_words (DeskRecordPaper *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;
char *desk_record_paper_format_words (DeskRecordPaper *self, const char *key, const char *name,
                                      const char *value) G_GNUC_WARN_UNUSED_RESULT;
char *desk_record_paper_get_applicant (DeskRecordPaper *self) G_GNUC_WARN_UNUSED_RESULT;
char *desk_record_paper_describe_officer (DeskRecordPaper *self,
                                          DeskOfficer *officer) G_GNUC_WARN_UNUSED_RESULT;
char *desk_record_paper_name_officer (DeskRecordPaper *self, DeskOfficer *officer) G_GNUC_WARN_UNUSED_RESULT;
GStrv desk_record_paper_list_facts (DeskRecordPaper *self, DeskPerson *person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
