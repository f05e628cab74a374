-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the officer is shown of the exchange with headquarters (src/store/waiting.c, standing.c, decisions.c).

-- What headquarters does not have for certain, in the order in which it came.
CREATE INDEX change_waiting ON change (row, rec) WHERE pos IS NULL;

-- What headquarters took otherwise than it was meant. No other text of a stamp has a member "c".
CREATE INDEX change_verdict ON change (rec) WHERE instr (stamp, '"c":"') > 0;

-- Verdicts about changes of this desk that an officer here has dealt with. The desk keeps it for itself.
CREATE TABLE dealt (
  run INTEGER NOT NULL,
  n   INTEGER NOT NULL,
  PRIMARY KEY (run, n)
) WITHOUT ROWID;
