// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/officer.h"
#include "model/person.h"
#include "model/profile.h"
#include "model/statement.h"
#include "model/station.h"
#include "model/visit.h"
#include "paper/sheet.h"

G_BEGIN_DECLS

#define DESK_TYPE_PAPER_SOURCE (desk_paper_source_get_type ())

/**
 * DeskPaperSource:
 * What a paper is made from: the station, the time, the visits it is about. Gathered once, then papers are made from
 * it in any language.
 */
G_DECLARE_FINAL_TYPE (DeskPaperSource, desk_paper_source, DESK, PAPER_SOURCE, GObject)

/**
 * DeskPaperVisit:
 * A visit on a paper, with the person it is about and who served.
 */
typedef struct
{
  DeskVisit *visit;
  DeskPerson *person;   /* NULL: anonymous */
  DeskOfficer *officer; /* NULL while nobody served */
} DeskPaperVisit;

/**
 * DeskPaperDue:
 * A term that runs, as a receipt says it.
 * @clock: its code among the clocks of the profile
 * @due: seconds UTC; a term of whole days ends with the day
 */
typedef struct
{
  const char *clock;
  gint64 due;
} DeskPaperDue;

/**
 * DeskPaperStatement:
 * A statement on a paper, with all that stands beside it there.
 * @applicant: (nullable): NULL for an anonymous applicant
 * @persons: (nullable): id to DeskPerson, of those who take part
 * @attachments: (nullable): of DeskAttachment
 * @officer: (nullable): who accepted it
 * @dues: (nullable): of DeskPaperDue, the terms that run
 * @supplement_no: (nullable): number of the statement it supplements
 * @seal: (nullable): 8 hex digits of the chain, NULL for a draft
 * @amended: when it was last amended after it was registered, 0 if never
 * @is_draft: not registered: it has no number yet
 */
typedef struct
{
  DeskStatement *statement;
  DeskPerson *applicant;
  GHashTable *persons;
  GPtrArray *attachments;
  DeskOfficer *officer;
  GArray *dues;
  const char *supplement_no;
  const char *seal;
  gint64 amended;
  gboolean is_draft;
} DeskPaperStatement;

/**
 * DeskPaperDraft:
 * An open form of this desk, as a hand-over tells it.
 * @form: which form: "statement", "visit"
 * @number: (nullable): of the record it changes; NULL for a new one
 * @statement: (nullable): what was typed so far, where it is one of a statement
 * @officer: (nullable): who typed last
 * @touched: when, seconds UTC
 */
typedef struct
{
  const char *form;
  const char *number;
  DeskStatement *statement;
  DeskOfficer *officer;
  gint64 touched;
} DeskPaperDraft;

DeskPaperSource *desk_paper_source_new (DeskProfile *profile, DeskStation *station, GTimeZone *zone,
                                        gint64 now) G_GNUC_WARN_UNUSED_RESULT;
void desk_paper_source_add_visit (DeskPaperSource *self, DeskVisit *visit, DeskPerson *person,
                                  DeskOfficer *officer);
void desk_paper_source_set_day (DeskPaperSource *self, gint64 day);
void desk_paper_source_set_ticket_format (DeskPaperSource *self, DeskFormat format);
void desk_paper_source_set_statement (DeskPaperSource *self, const DeskPaperStatement *statement);
void desk_paper_source_add_statement (DeskPaperSource *self, const DeskPaperStatement *statement);
guint desk_paper_source_get_copies (DeskPaperSource *self, const char *paper);
void desk_paper_source_add_draft (DeskPaperSource *self, const DeskPaperDraft *draft);
void desk_paper_source_set_period (DeskPaperSource *self, gint64 from, gint64 to);

DeskProfile *desk_paper_source_get_profile (DeskPaperSource *self);
DeskStation *desk_paper_source_get_station (DeskPaperSource *self);
DeskFormat desk_paper_source_get_ticket_format (DeskPaperSource *self);
guint desk_paper_source_get_n_visits (DeskPaperSource *self);
const DeskPaperVisit *desk_paper_source_get_visit (DeskPaperSource *self, guint position);

guint desk_paper_source_get_n_statements (DeskPaperSource *self);
const DeskPaperStatement *desk_paper_source_get_statement (DeskPaperSource *self, guint position);
guint desk_paper_source_get_n_drafts (DeskPaperSource *self);
const DeskPaperDraft *desk_paper_source_get_draft (DeskPaperSource *self, guint position);
char *desk_paper_source_format_period_start (DeskPaperSource *self) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_format_period_end (DeskPaperSource *self) G_GNUC_WARN_UNUSED_RESULT;

const char **desk_paper_source_list_languages (DeskPaperSource *self,
                                               const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_get_words (DeskPaperSource *self, const char *key,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_get_term_words (DeskPaperSource *self, const char *vocabulary, const char *code,
                                        const char *language) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_paper_source_get_text (DeskPaperSource *self, const char *key, const char *language);
char *desk_paper_source_format_text (DeskPaperSource *self, const char *key, const char *language,
                                     const char *name, const char *value) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_paper_source_get_label (DeskPaperSource *self, const char *vocabulary, const char *code,
                                         const char *language);
char *desk_paper_source_format_time (DeskPaperSource *self, gint64 time,
                                     const char *format) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_format_printed (DeskPaperSource *self,
                                        const char *language) G_GNUC_WARN_UNUSED_RESULT;
gint64 desk_paper_source_get_now (DeskPaperSource *self);
char *desk_paper_source_format_day (DeskPaperSource *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_paper_source_is_sealed (DeskPaperSource *self, DeskVisit *visit);
char *desk_paper_source_describe_officer (DeskPaperSource *self, DeskOfficer *officer,
                                          const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_get_officer (DeskPaperSource *self, const DeskPaperVisit *visit,
                                     const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *desk_paper_source_get_name (DeskPaperSource *self, const DeskPaperVisit *visit,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
