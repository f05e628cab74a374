// SPDX-License-Identifier: GPL-3.0-or-later
// The records that papers are about, each with what stands beside it on a paper. A source copies them: whoever fills one in
// keeps what belongs to it.
#pragma once

#include "model/appointment.h"
#include "model/find.h"
#include "model/loss.h"
#include "model/officer.h"
#include "model/person.h"
#include "model/reception.h"
#include "model/statement.h"
#include "model/visit.h"

G_BEGIN_DECLS

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
 * @persons: (nullable): id to DeskPerson, of those who take part and of the holders of stolen documents
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
 * DeskPaperLoss:
 * A declaration of lost documents on a paper.
 * @applicant: (nullable): who declares it
 * @persons: (nullable): id to DeskPerson, of the holders of the documents
 * @officer: (nullable): who accepted it
 * @statement_no: (nullable): number of the statement of theft it became
 * @seal: (nullable): 8 hex digits of the chain, NULL for a draft
 * @amended: when it was last amended after it was registered, 0 if never
 * @is_draft: not registered: it has no number yet
 */
typedef struct
{
  DeskLoss *loss;
  DeskPerson *applicant;
  GHashTable *persons;
  DeskOfficer *officer;
  const char *statement_no;
  const char *seal;
  gint64 amended;
  gboolean is_draft;
} DeskPaperLoss;

/**
 * DeskPaperFind:
 * A found document on a paper.
 * @finder: (nullable): who brought it; NULL where no name was given
 * @receiver: (nullable): to whom it was handed over
 * @officer: (nullable): who accepted it
 * @handed_by: (nullable): who handed it over
 * @match_no: (nullable): number of the loss, or of the statement of theft, in which it was declared: of the last match
 *   decided to be the same
 * @seal: (nullable): 8 hex digits of the chain, NULL for a draft
 * @is_draft: not registered: it has no number yet
 */
typedef struct
{
  DeskFind *find;
  DeskPerson *finder;
  DeskPerson *receiver;
  DeskOfficer *officer;
  DeskOfficer *handed_by;
  const char *match_no;
  const char *seal;
  gboolean is_draft;
} DeskPaperFind;

/**
 * DeskPaperReception:
 * A reception on a paper: its rules say when it receives.
 * @official: (nullable): who receives
 */
typedef struct
{
  DeskReception *reception;
  DeskOfficer *official;
} DeskPaperReception;

/**
 * DeskPaperAppointment:
 * An appointment on a paper.
 * @reception: (nullable): with whom; NULL if it is not known here
 * @official: (nullable): who receives there
 * @person: (nullable): who is booked; NULL where only a phone is known
 * @officer: (nullable): who booked it
 * @statement_no: (nullable): number of the statement that its question became
 * @moved_no: (nullable): number of the appointment it takes the place of
 */
typedef struct
{
  DeskAppointment *appointment;
  DeskReception *reception;
  DeskOfficer *official;
  DeskPerson *person;
  DeskOfficer *officer;
  const char *statement_no;
  const char *moved_no;
} DeskPaperAppointment;

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

/**
 * DeskPaperHint:
 * A line of the crib sheet, in words of the screen.
 * @section: what it belongs to
 * @key: (nullable): the key to press; NULL for a step
 * @text: what the key does, or what to do
 */
typedef struct
{
  const char *section;
  const char *key;
  const char *text;
} DeskPaperHint;

G_END_DECLS
