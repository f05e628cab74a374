-- SPDX-License-Identifier: GPL-3.0-or-later
-- What headquarters writes for all desks of a region, and the sign that the bytes of an attachment are there.

CREATE TABLE unit (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "code" TEXT,
  "name" TEXT,
  "country" TEXT,
  "address" TEXT,
  "phone" TEXT,
  "ended" INTEGER
);

CREATE TABLE staff (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "code" TEXT,
  "station" TEXT,
  "surname" TEXT,
  "given_name" TEXT,
  "patronymic" TEXT,
  "rank" TEXT,
  "position" TEXT,
  "role" TEXT,
  "ended" INTEGER
);

CREATE TABLE agency (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "code" TEXT,
  "agency" TEXT,
  "name" TEXT,
  "address" TEXT,
  "phone" TEXT,
  "hours" TEXT,
  "ended" INTEGER
);

CREATE TABLE calendar_day (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "country" TEXT,
  "date" TEXT,
  "day" TEXT,
  "name" TEXT
);

CREATE INDEX calendar_day_date ON calendar_day (country, date);

ALTER TABLE attachment ADD COLUMN "at_hq" INTEGER;

-- Bookings that got no place.
CREATE INDEX change_full ON change (rec) WHERE instr (stamp, '"c":"full"') > 0;
