// SPDX-License-Identifier: GPL-3.0-or-later
// What the papers about one statement share: how they begin, in which order their blocks stand, how a person and an
// officer are described.
#pragma once

#include "paper/paper-source.h"
#include "paper/sheet.h"

G_BEGIN_DECLS

/**
 * DeskStatementPaper:
 * A paper about a statement while it is made. Owns nothing.
 */
typedef struct
{
  DeskPaperSource *source;
  const DeskPaperStatement *about;
  DeskRecord *statement;
  DeskSheet *sheet;
  const char *language;
} DeskStatementPaper;

/**
 * DeskPaperBlock:
 * A part of a paper by the name that the paper layouts of the profile have for it.
 */
typedef struct
{
  const char *name;
  void (*add) (DeskStatementPaper *self);
} DeskPaperBlock;

void desk_statement_paper_begin (DeskStatementPaper *self, DeskPaperSource *source, DeskFormat format,
                                 const char *language);
void desk_statement_paper_add_blocks (DeskStatementPaper *self, const char *layout,
                                      const DeskPaperBlock *blocks, guint n_blocks);
void desk_statement_paper_add_pair (DeskStatementPaper *self, const char *key, const char *value);
void desk_statement_paper_add_time (DeskStatementPaper *self, const char *key, DeskStatementField field);
void desk_statement_paper_add_title (DeskStatementPaper *self, const char *key);
void desk_statement_paper_add_texts (DeskStatementPaper *self, const char *key);
void desk_statement_paper_add_officials (DeskStatementPaper *self, const char *pending);
void desk_statement_paper_add_acceptance (DeskStatementPaper *self, const char *key);

char *desk_statement_paper_get_words (DeskStatementPaper *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;
char *desk_statement_paper_format_words (DeskStatementPaper *self, const char *key, const char *name,
                                         const char *value) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_statement_paper_get_number (DeskStatementPaper *self);
char *desk_statement_paper_get_applicant (DeskStatementPaper *self) G_GNUC_WARN_UNUSED_RESULT;
char *desk_statement_paper_describe_officer (DeskStatementPaper *self) G_GNUC_WARN_UNUSED_RESULT;
GStrv desk_statement_paper_list_facts (DeskStatementPaper *self,
                                       DeskPerson *person) G_GNUC_WARN_UNUSED_RESULT;

DeskTerm *desk_paper_statement_get_kind (const DeskPaperStatement *self, DeskPaperSource *source);
gboolean desk_paper_statement_is_sealed (const DeskPaperStatement *self, DeskPaperSource *source);

G_END_DECLS
