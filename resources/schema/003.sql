-- SPDX-License-Identifier: GPL-3.0-or-later
-- Written statements and what is attached to them.

CREATE TABLE statement (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "no" TEXT,
  "state" TEXT,
  "kind" TEXT,
  "topic" TEXT,
  "regime" TEXT,
  "visit" TEXT,
  "applicant" TEXT,
  "anonymous" INTEGER,
  "submitted" INTEGER,
  "registered" INTEGER,
  "officer" TEXT,
  "desk" TEXT,
  "form" TEXT,
  "language" TEXT,
  "event_from" TEXT,
  "event_to" TEXT,
  "place" TEXT,
  "addressee" TEXT,
  "request" TEXT,
  "supplement_to" TEXT,
  "warning" TEXT,
  "warned" INTEGER,
  "warning_refused" INTEGER,
  "warning_reason" TEXT,
  "signature" TEXT,
  "signature_reason" TEXT,
  "due" INTEGER,
  "answer_clock" TEXT,
  "assigned_to" TEXT,
  "agency" TEXT,
  "outgoing_no" TEXT,
  "decision" TEXT,
  "decision_no" TEXT,
  "decision_text" TEXT,
  "answer" TEXT,
  "superseded_by" TEXT,
  "repeats" TEXT,
  "repeat_reason" TEXT,
  "check_reason" TEXT,
  "profile" TEXT
);

CREATE TABLE attachment (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "of" TEXT,
  "name" TEXT,
  "caption" TEXT,
  "type" TEXT,
  "sha" TEXT,
  "size" INTEGER,
  "void" INTEGER
);

CREATE INDEX statement_applicant ON statement (applicant, submitted) WHERE applicant IS NOT NULL;
CREATE INDEX statement_visit ON statement (visit) WHERE visit IS NOT NULL;
CREATE INDEX statement_due ON statement (due, id) WHERE due IS NOT NULL;
CREATE INDEX statement_submitted ON statement (submitted, id, kind, officer);
CREATE INDEX statement_open ON statement (submitted, id)
  WHERE state IN ('registered', 'assigned', 'in_work', 'forwarded', 'decided', 'answered');
CREATE INDEX attachment_of ON attachment ("of");
CREATE INDEX attachment_sha ON attachment (sha);

-- Words of statements' texts, folded, under the row number of the statement. The words alone: the text is in its record.
CREATE VIRTUAL TABLE search_statement USING fts5 (
  text, content = '', contentless_delete = 1, detail = none, prefix = 3, tokenize = 'unicode61 remove_diacritics 0'
);
