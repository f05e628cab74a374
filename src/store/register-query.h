// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of a register are wanted.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskRegisterQuery:
 * @kind: which records: "person", "visit", "statement", "loss", "find", "appointment"; "match": pairs of a find and a declared document
 * @filter: of visits "today", "open" or "all", the newest first; of people "all" in the order of the alphabet, "recent"
 *   (at most a thousand) by last visit, "duplicates": pairs who may be one person; of statements
 *   "due" (today or overdue) and "overdue", the most urgent first, "open" and "all", the newest first; of losses "open" and
 *   "all", the newest first; of finds "stored" and "all", the newest first, "overdue", the oldest first; of pairs "open", those
 *   nobody has decided about; of appointments "expected" today, "open" from the days before, "day" and "week" from @from to @to,
 *   all of them the earliest first; "due" where an answer was promised, "overdue", the most urgent first; "all", the latest first
 * @text: filter text (Ctrl+F), NULL for none
 * @country: "ua" or "kz": how numbers in @text are read; NULL where there is no text
 * @day_start: first second of the station's today
 * @officer: (statements, losses, finds) id of the officer who accepted them; NULL for all
 * @statement_kind: (statements) id of a term of the vocabulary "statement_kinds"; NULL for all
 * @document: (losses, finds) code of a document type; NULL for all
 * @person: (appointments) id of the person they are for; NULL for all
 * @reception: (appointments) id of the reception; NULL for all
 * @from: (statements, losses, finds, appointments) submitted, declared, received, to begin at this moment or later, seconds UTC; 0
 *   for all
 * @to: (statements, losses, finds, appointments) the same, before this moment; 0 for all
 * @now: (statements) what is overdue is due before it; (losses) what was kept until then is archived; (finds, pairs) the
 *   desk's clock
 * @zone: (appointments) the station's
 * @day_end: (statements, appointments) first second of the station's tomorrow; what is due today is due before it
 * @sealed: (statements, appointments) (nullable) (array zero-terminated=1): kinds and topics that @text finds by their numbers
 *   alone
 * @archived_before: (losses) what was declared before this moment is archived for sure: desk_loss_get_archive_start()
 * @storage_days: (finds) how long one is kept: find_storage_days of the profile
 * @standings: whether each row is to say how its record stands with headquarters
 * @match_days: (pairs) how many days a weak match may be apart: match_days of the profile
 */
typedef struct
{
  const char *kind;
  const char *filter;
  const char *text;
  const char *country;
  gint64 day_start;
  const char *officer;
  const char *statement_kind;
  const char *document;
  const char *person;
  const char *reception;
  gint64 from;
  gint64 to;
  gint64 now;
  gint64 day_end;
  const char *const *sealed;
  gint64 archived_before;
  gint64 storage_days;
  gint64 match_days;
  GTimeZone *zone;
  gboolean standings;
} DeskRegisterQuery;

void desk_register_query_copy (const DeskRegisterQuery *from, DeskRegisterQuery *to);
void desk_register_query_clear (DeskRegisterQuery *query);

G_END_DECLS
