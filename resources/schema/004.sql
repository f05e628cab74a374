-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lost and found documents.

CREATE TABLE loss (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "no" TEXT,
  "state" TEXT,
  "visit" TEXT,
  "applicant" TEXT,
  "declared" INTEGER,
  "officer" TEXT,
  "desk" TEXT,
  "circumstance" TEXT,
  "had" TEXT,
  "missed" TEXT,
  "place" TEXT,
  "place_unknown" INTEGER,
  "text" TEXT,
  "other_items" TEXT,
  "theft_suspected" INTEGER,
  "publish" INTEGER,
  "language" TEXT,
  "kept_until" INTEGER,
  "statement" TEXT,
  "repeats" TEXT,
  "repeat_reason" TEXT,
  "check_reason" TEXT,
  "profile" TEXT
);

CREATE TABLE find (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "no" TEXT,
  "state" TEXT,
  "visit" TEXT,
  "received" INTEGER,
  "officer" TEXT,
  "desk" TEXT,
  "document" TEXT,
  "number" TEXT,
  "holder_surname" TEXT,
  "holder_given_name" TEXT,
  "holder_patronymic" TEXT,
  "holder_birth" TEXT,
  "found" TEXT,
  "place" TEXT,
  "place_unknown" INTEGER,
  "finder" TEXT,
  "finder_anonymous" INTEGER,
  "reward" INTEGER,
  "cell" TEXT,
  "note" TEXT,
  "receiver" TEXT,
  "receiver_basis" TEXT,
  "receiver_document" TEXT,
  "receiver_number" TEXT,
  "signature" TEXT,
  "agency" TEXT,
  "outgoing_no" TEXT,
  "check_reason" TEXT,
  "profile" TEXT
);

CREATE INDEX loss_declared ON loss (declared, id, officer);
CREATE INDEX loss_open ON loss (declared, id) WHERE state IN ('registered', 'matched');
CREATE INDEX loss_applicant ON loss (applicant, declared) WHERE applicant IS NOT NULL;
CREATE INDEX loss_visit ON loss (visit) WHERE visit IS NOT NULL;
CREATE INDEX loss_statement ON loss (statement) WHERE statement IS NOT NULL;
CREATE INDEX find_received ON find (received, id, officer);
CREATE INDEX find_stored ON find (received, id) WHERE state IN ('received', 'matched', 'notified');
CREATE INDEX find_finder ON find (finder) WHERE finder IS NOT NULL;
CREATE INDEX find_receiver ON find (receiver) WHERE receiver IS NOT NULL;
CREATE INDEX find_visit ON find (visit) WHERE visit IS NOT NULL;
CREATE INDEX entry_match ON entry (value) WHERE field = 'match';
CREATE INDEX entry_document_holder ON entry (value) WHERE field = 'document_holder';

-- Where documents are found and compared (src/store/search-documents.c); derived like the tables of the second script.

-- Words of the holder's name as written in a found document, folded, under the row number of the find.
CREATE VIRTUAL TABLE search_find USING fts5 (
  text, content = '', contentless_delete = 1, detail = none, prefix = 3, tokenize = 'unicode61 remove_diacritics 0'
);

-- Documents that wait for their other half, by number: lost (side l), stolen (s), found (f). since and until are days of
-- the calendar; from the second ends on it is not looked for any more; matched: an officer has found its other half.
CREATE TABLE search_document (
  type    TEXT NOT NULL,
  number  TEXT NOT NULL,
  side    TEXT NOT NULL,
  record  TEXT NOT NULL,
  key     TEXT NOT NULL,
  holder  TEXT NOT NULL,
  since   INTEGER NOT NULL,
  until   INTEGER NOT NULL,
  ends    INTEGER NOT NULL,
  matched INTEGER NOT NULL,
  PRIMARY KEY (type, number, side, record, key)
) WITHOUT ROWID;

CREATE INDEX search_document_record ON search_document (record);
CREATE INDEX search_document_holder ON search_document (holder) WHERE holder <> '';

-- The same documents by the names of their holders, folded; one row for each spelling.
CREATE TABLE search_holder (
  type       TEXT NOT NULL,
  surname    TEXT NOT NULL,
  given_name TEXT NOT NULL,
  side       TEXT NOT NULL,
  until      INTEGER NOT NULL,
  record     TEXT NOT NULL,
  key        TEXT NOT NULL,
  since      INTEGER NOT NULL,
  ends       INTEGER NOT NULL,
  matched    INTEGER NOT NULL,
  PRIMARY KEY (type, surname, given_name, side, until, record, key)
) WITHOUT ROWID;

CREATE INDEX search_holder_record ON search_holder (record);

-- A find and a declared document that may be one: what they share, and nobody has decided yet.
CREATE TABLE search_match (
  mark     TEXT NOT NULL,
  find     TEXT NOT NULL,
  declared TEXT NOT NULL,
  document TEXT NOT NULL,
  strong   INTEGER NOT NULL,
  apart    INTEGER NOT NULL,
  ends     INTEGER NOT NULL,
  PRIMARY KEY (mark, find, declared, document)
) WITHOUT ROWID;

CREATE INDEX search_match_find ON search_match (find);
CREATE INDEX search_match_declared ON search_match (declared);
