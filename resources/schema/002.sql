-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where things are found. Everything here is derived from the records (src/store/search-index.c) and may be emptied and
-- filled again; nothing in it depends on the order in which records were saved.

-- A person by name, folded (docs/search.md). Spelling 0 is the one registers are ordered by; a person has exactly one,
-- unless it is linked to another as the same. The others: in another script, of the organisation, second part of a
-- double surname, of a linked person.
CREATE TABLE search_name (
  surname    TEXT NOT NULL,
  given_name TEXT NOT NULL,
  patronymic TEXT NOT NULL,
  person     TEXT NOT NULL,
  spelling   INTEGER NOT NULL,
  last_visit INTEGER NOT NULL,
  numbers    TEXT NOT NULL,
  PRIMARY KEY (surname, given_name, patronymic, person)
) WITHOUT ROWID;

CREATE INDEX search_name_recent ON search_name (last_visit, surname, given_name, patronymic, person, spelling)
  WHERE last_visit > 0;

-- Numbers of all kinds, canonical; of visits with the moment of arrival, so that the newest is found first.
CREATE TABLE search_number (
  kind   TEXT NOT NULL,
  number TEXT NOT NULL,
  at     INTEGER NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (kind, number, at, record)
) WITHOUT ROWID;

-- Words of visits' notes and of people's addresses, folded, under the row number of the visit or person.
CREATE VIRTUAL TABLE search_note USING fts5 (
  text, detail = none, columnsize = 0, prefix = 3, tokenize = 'unicode61 remove_diacritics 0'
);

CREATE VIRTUAL TABLE search_address USING fts5 (
  text, detail = none, columnsize = 0, prefix = 3, tokenize = 'unicode61 remove_diacritics 0'
);

-- How many rows of a register lie in each stretch of it: people by the first letters, visits by the day.
CREATE TABLE search_tally (
  kind   TEXT NOT NULL,
  bucket TEXT NOT NULL,
  n      INTEGER NOT NULL,
  PRIMARY KEY (kind, bucket)
) WITHOUT ROWID;

-- Two people who may be one: what they share, and nobody has decided yet.
CREATE TABLE search_double (
  mark   TEXT NOT NULL,
  first  TEXT NOT NULL,
  second TEXT NOT NULL,
  PRIMARY KEY (mark, first, second)
) WITHOUT ROWID;

CREATE INDEX search_double_pair ON search_double (first, second);

CREATE INDEX visit_arrived ON visit (arrived, id);
CREATE INDEX visit_finished ON visit (finished) WHERE finished IS NOT NULL;
CREATE INDEX visit_open ON visit (arrived, id) WHERE state IN ('waiting', 'called', 'serving', 'held');
CREATE INDEX visit_person ON visit (person, arrived) WHERE person IS NOT NULL;
CREATE INDEX person_same_as ON person (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX viewing_of ON viewing ("of");
CREATE INDEX printing_of ON printing ("of");
