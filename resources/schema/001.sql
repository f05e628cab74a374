-- SPDX-License-Identifier: GPL-3.0-or-later
-- The journal and what the desk keeps for itself, and one table for each record type. A script is never changed once it
-- was released: what comes later is a script of its own with the next number.

-- The journal ---------------------------------------------------------------------------------------------------------

-- One start of the program on one database, for one log. mine: this database ran it.
CREATE TABLE run (
  id     INTEGER PRIMARY KEY,
  log    TEXT NOT NULL,
  name   TEXT NOT NULL UNIQUE,
  up_run TEXT,
  up_n   INTEGER,
  mine   INTEGER NOT NULL
);

-- One line each, verbatim. row counts in the order in which this database got to know them. A plain stamp is NULL with
-- a position.
CREATE TABLE change (
  row   INTEGER PRIMARY KEY,
  run   INTEGER NOT NULL,
  n     INTEGER NOT NULL,
  rec   TEXT NOT NULL,
  line  TEXT NOT NULL,
  pos   INTEGER,
  stamp TEXT,
  clip  INTEGER,
  chain BLOB,
  UNIQUE (run, n)
);

CREATE INDEX change_rec ON change (rec, pos);
CREATE INDEX change_unsent ON change (run, n) WHERE pos IS NULL;

-- Points in a log's history; the newest is the cursor.
CREATE TABLE marker (
  log  TEXT NOT NULL,
  pos  INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (log, pos)
);

-- What the desk keeps for itself --------------------------------------------------------------------------------------

-- Open forms. shown and fields are JSON objects.
CREATE TABLE draft (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  rec     TEXT,
  kind    TEXT NOT NULL,
  base    INTEGER NOT NULL,
  officer TEXT,
  shown   TEXT,
  fields  TEXT,
  touched INTEGER NOT NULL
);

-- The last register number given out. Year 0: used on paper before the first year began here.
CREATE TABLE book (
  book TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (book, year)
);

-- The last queue number of a day, by the first second of that day.
CREATE TABLE queue (
  day      INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  last     INTEGER NOT NULL,
  PRIMARY KEY (day, priority)
);

-- desk, station, book, book_year, clock, clock_row (src/store/database.c, register-book.c, log.c).
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value
);

-- Records: written only by the fold, may be emptied and filled again. No constraint here may ever stop a fold. --------

-- Entries of lists: the field "phone.1k3f" of a change is field phone, key 1k3f.
CREATE TABLE entry (
  rec   TEXT NOT NULL,
  field TEXT NOT NULL,
  key   TEXT NOT NULL,
  value,
  PRIMARY KEY (rec, field, key)
) WITHOUT ROWID;

-- Values nobody has decided about yet: the field "phone.1k3f" of that change lost.
CREATE TABLE other (
  rec   TEXT NOT NULL,
  field TEXT NOT NULL,
  run   INTEGER NOT NULL,
  n     INTEGER NOT NULL,
  PRIMARY KEY (rec, field, run, n)
) WITHOUT ROWID;

CREATE TABLE station (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "code" TEXT,
  "name" TEXT,
  "country" TEXT,
  "address" TEXT,
  "phone" TEXT,
  "wait_long" INTEGER,
  "wait_too_long" INTEGER,
  "late_after" INTEGER,
  "no_show_calls" INTEGER,
  "idle_minutes" INTEGER,
  "queue_numbers" INTEGER,
  "low_volume" INTEGER
);

CREATE TABLE officer (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "code" TEXT,
  "surname" TEXT,
  "given_name" TEXT,
  "patronymic" TEXT,
  "rank" TEXT,
  "position" TEXT,
  "role" TEXT,
  "active_from" TEXT,
  "active_to" TEXT
);

CREATE TABLE shift (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "officer" TEXT,
  "desk" TEXT,
  "opened" INTEGER,
  "closed" INTEGER
);

CREATE TABLE person (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "surname" TEXT,
  "given_name" TEXT,
  "patronymic" TEXT,
  "surname_other" TEXT,
  "given_name_other" TEXT,
  "organisation" TEXT,
  "organisation_number" TEXT,
  "personal_number" TEXT,
  "birth" TEXT,
  "sex" TEXT,
  "language" TEXT,
  "priority_group" TEXT,
  "proof_shown" INTEGER,
  "refused" INTEGER,
  "same_as" TEXT
);

CREATE TABLE visit (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "no" TEXT,
  "queue_no" TEXT,
  "state" TEXT,
  "arrived" INTEGER,
  "called" INTEGER,
  "calls" INTEGER,
  "started" INTEGER,
  "finished" INTEGER,
  "officer" TEXT,
  "desk" TEXT,
  "person" TEXT,
  "topic" TEXT,
  "channel" TEXT,
  "priority" TEXT,
  "priority_group" TEXT,
  "priority_reason" TEXT,
  "room" TEXT,
  "companion" TEXT,
  "incident" INTEGER,
  "incident_note" TEXT,
  "step_reason" TEXT,
  "note" TEXT,
  "hold_reason" TEXT,
  "outcome" TEXT,
  "outcome_reason" TEXT,
  "agency" TEXT,
  "agency_channel" TEXT,
  "mark" TEXT,
  "comment" TEXT,
  "profile" TEXT
);

CREATE TABLE viewing (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "of" TEXT,
  "purpose" TEXT,
  "purpose_text" TEXT
);

CREATE TABLE printing (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "of" TEXT,
  "paper" TEXT,
  "language" TEXT,
  "pages" INTEGER,
  "copies" INTEGER
);
