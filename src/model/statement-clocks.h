// SPDX-License-Identifier: GPL-3.0-or-later
// The terms that run on a statement: computed from the record and the profile each time, never kept.
#pragma once

#include "model/deadline.h"
#include "model/profile.h"
#include "model/statement.h"

G_BEGIN_DECLS

/**
 * DeskClockState:
 * @DESK_CLOCK_WAITING: what starts it has not happened
 * @DESK_CLOCK_RUNNING: due on a later day
 * @DESK_CLOCK_DUE_TODAY: due today and not over
 * @DESK_CLOCK_OVERDUE: the term has ended and nothing was done
 * @DESK_CLOCK_PAUSED: suspended for now
 * @DESK_CLOCK_MET: done in time
 * @DESK_CLOCK_MET_LATE: done after the term had ended
 * @DESK_CLOCK_STOPPED: nothing is to be done any more
 *
 * How a term stands.
 */
typedef enum
{
  DESK_CLOCK_WAITING,
  DESK_CLOCK_RUNNING,
  DESK_CLOCK_DUE_TODAY,
  DESK_CLOCK_OVERDUE,
  DESK_CLOCK_PAUSED,
  DESK_CLOCK_MET,
  DESK_CLOCK_MET_LATE,
  DESK_CLOCK_STOPPED
} DeskClockState;

/**
 * DeskStatementClock:
 * @term: (transfer none): the entry of the profile's `clocks`; after an extension the one that holds then
 * @state: how it stands
 * @start: the instant it is counted from, 0 while it waits
 * @due: the last second in which it is done in time, 0 while it waits
 * @met: when it was done, 0 if it was not
 * @deadline: the days that belong to @due; all zero while it waits
 * @extended_from: what @due was before the extension, 0 if there was none
 *
 * One term of one statement.
 */
typedef struct
{
  DeskTerm *term;
  DeskClockState state;
  gint64 start;
  gint64 due;
  gint64 met;
  DeskDeadline deadline;
  gint64 extended_from;
} DeskStatementClock;

GPtrArray *desk_statement_list_clocks (DeskStatement *self, DeskProfile *profile,
                                       gint64 now) G_GNUC_WARN_UNUSED_RESULT;
gint64 desk_statement_get_next_due (DeskStatement *self, DeskProfile *profile, gint64 now);

void desk_statement_note_due (DeskStatement *self, DeskProfile *profile, gint64 now);

gboolean desk_statement_clock_is_running (const DeskStatementClock *self);
char *desk_statement_clock_get_remaining (const DeskStatementClock *self, DeskProfile *profile,
                                          gint64 now) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_clock_state_get_label (DeskClockState state);

G_END_DECLS
