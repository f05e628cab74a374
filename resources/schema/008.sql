-- SPDX-License-Identifier: GPL-3.0-or-later
-- The edition of the country profile a region works by.

CREATE TABLE edition (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "country" TEXT,
  "version" INTEGER,
  "since" TEXT
);
