// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/hand.h"
#include "model/profile.h"
#include "model/statement.h"

G_BEGIN_DECLS

/**
 * DeskStatementStep:
 * What can be done with a statement.
 */
typedef enum
{
  DESK_STATEMENT_REGISTER,
  DESK_STATEMENT_ASSIGN,
  DESK_STATEMENT_TAKE_UP,
  DESK_STATEMENT_FORWARD,
  DESK_STATEMENT_DECIDE,
  DESK_STATEMENT_TELL,
  DESK_STATEMENT_CLOSE,
  DESK_STATEMENT_ANNUL,
  DESK_STATEMENT_SUPERSEDE, /* a new statement takes its place: crimes and domestic matters are not annulled */
  DESK_STATEMENT_AMEND,
  DESK_STATEMENT_NUMBER, /* attach an official number */
  DESK_STATEMENT_EXTEND,
  DESK_STATEMENT_PAUSE,
  DESK_STATEMENT_SIGN,
  DESK_STATEMENT_RECORD, /* note an event: found not competent, extract given */
  DESK_STATEMENT_N_STEPS
} DeskStatementStep;

const char *desk_statement_may_step (DeskStatement *self, DeskProfile *profile, DeskStatementStep step,
                                     const char *role);
const char *desk_statement_find_step_fault (DeskStatement *self, DeskProfile *profile, DeskStatementStep step,
                                            const char *note, DeskStatementField *field);
gboolean desk_statement_take_step (DeskStatement *self, DeskProfile *profile, DeskStatementStep step,
                                   const DeskHand *hand, const char *note);
gboolean desk_statement_record_event (DeskStatement *self, DeskProfile *profile, const char *event,
                                      const DeskHand *hand, const char *note);
gboolean desk_statement_may_forward_to (DeskStatement *self, DeskProfile *profile, const char *agency);

G_END_DECLS
