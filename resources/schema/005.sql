-- SPDX-License-Identifier: GPL-3.0-or-later
-- Receptions and what is booked with them.

CREATE TABLE reception (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "kind" TEXT,
  "official" TEXT,
  "room" TEXT,
  "slot_minutes" INTEGER,
  "gap_minutes" INTEGER,
  "capacity" INTEGER,
  "walk_in_every" INTEGER,
  "holidays" INTEGER,
  "booked_by" TEXT,
  "shared" INTEGER,
  "valid_from" TEXT,
  "valid_to" TEXT,
  "desk" TEXT,
  "ended" INTEGER
);

CREATE TABLE appointment (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "no" TEXT,
  "state" TEXT,
  "reception" TEXT,
  "start" TEXT,
  "length" INTEGER,
  "gap" INTEGER,
  "room" TEXT,
  "service" TEXT,
  "person" TEXT,
  "phone" TEXT,
  "priority_group" TEXT,
  "topic" TEXT,
  "question" TEXT,
  "channel" TEXT,
  "needs" TEXT,
  "walk_in" INTEGER,
  "from_visit" TEXT,
  "visit" TEXT,
  "made" INTEGER,
  "officer" TEXT,
  "desk" TEXT,
  "arrived" INTEGER,
  "ended" INTEGER,
  "cancelled" INTEGER,
  "cancel_reason" TEXT,
  "cancel_note" TEXT,
  "moved_to" TEXT,
  "moved_from" TEXT,
  "result" TEXT,
  "decision" TEXT,
  "executor" TEXT,
  "answer_clock" TEXT,
  "due" INTEGER,
  "answer_form" TEXT,
  "answered" INTEGER,
  "answer" TEXT,
  "statement" TEXT,
  "override_reason" TEXT,
  "check_reason" TEXT,
  "profile" TEXT
);

CREATE INDEX reception_official ON reception (official) WHERE official IS NOT NULL;

-- What takes its place from others: with a reception, and in a room.
CREATE INDEX appointment_taken ON appointment (reception, start, length, gap, id)
  WHERE state IN ('requested', 'booked', 'arrived', 'serving', 'done');
CREATE INDEX appointment_room ON appointment (room, start, length, gap, reception, id)
  WHERE room IS NOT NULL AND state IN ('requested', 'booked', 'arrived', 'serving', 'done');
CREATE INDEX appointment_start ON appointment (start, id);
CREATE INDEX appointment_live ON appointment (start, id, state)
  WHERE state IN ('requested', 'booked', 'arrived', 'serving');
CREATE INDEX appointment_person ON appointment (person, start) WHERE person IS NOT NULL;
CREATE INDEX appointment_visit ON appointment (visit) WHERE visit IS NOT NULL;
CREATE INDEX appointment_due ON appointment (due, id) WHERE due IS NOT NULL AND answered IS NULL;
CREATE INDEX appointment_open ON appointment (start) WHERE state IN ('requested', 'booked', 'arrived', 'serving');
CREATE INDEX appointment_from_visit ON appointment (from_visit) WHERE from_visit IS NOT NULL;

-- For which time somebody who checked in is booked.
ALTER TABLE visit ADD COLUMN "booked" INTEGER;

-- A statement that was accepted at a reception.
ALTER TABLE statement ADD COLUMN "appointment" TEXT;
