// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of a register are wanted.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskRegisterQuery:
 * @kind: which records: "person", "visit", "statement"
 * @filter: of visits "today", "open" or "all", the newest first; of people "all" in the order of the alphabet, "recent"
 *   (at most a thousand) by last visit, "duplicates": pairs who may be one person; of statements
 *   "due" (today or overdue) and "overdue", the most urgent first, "open" and "all", the newest first
 * @text: filter text (Ctrl+F), NULL for none
 * @country: "ua" or "kz": how numbers in @text are read; NULL where there is no text
 * @day_start: first second of the station's today
 * @officer: (statements) id of the officer who accepted them; NULL for all
 * @statement_kind: (statements) id of a term of the vocabulary "statement_kinds"; NULL for all
 * @from: (statements) submitted at this moment or later, seconds UTC; 0 for all
 * @to: (statements) submitted before this moment; 0 for all
 * @now: (statements) what is overdue is due before it
 * @day_end: (statements) first second of the station's tomorrow; what is due today is due before it
 * @sealed: (statements) (nullable) (array zero-terminated=1): kinds that @text finds by their numbers alone
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
  gint64 from;
  gint64 to;
  gint64 now;
  gint64 day_end;
  const char *const *sealed;
} DeskRegisterQuery;

void desk_register_query_copy (const DeskRegisterQuery *from, DeskRegisterQuery *to);
void desk_register_query_clear (DeskRegisterQuery *query);

G_END_DECLS
