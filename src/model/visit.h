// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskVisitField:
 * The fields of a visit, by their place in its table.
 */
typedef enum
{
  DESK_VISIT_NO,
  DESK_VISIT_QUEUE_NO,
  DESK_VISIT_STATE,
  DESK_VISIT_ARRIVED,
  DESK_VISIT_CALLED,
  DESK_VISIT_CALLS,
  DESK_VISIT_STARTED,
  DESK_VISIT_FINISHED,
  DESK_VISIT_OFFICER,
  DESK_VISIT_DESK,
  DESK_VISIT_PERSON,
  DESK_VISIT_TOPIC,
  DESK_VISIT_CHANNEL,
  DESK_VISIT_PRIORITY,
  DESK_VISIT_PRIORITY_GROUP,
  DESK_VISIT_PRIORITY_REASON,
  DESK_VISIT_ROOM,
  DESK_VISIT_COMPANION,
  DESK_VISIT_DEPOSITED,
  DESK_VISIT_DEPOSITED_TAG,
  DESK_VISIT_DEPOSITED_RETURNED,
  DESK_VISIT_INCIDENT,
  DESK_VISIT_INCIDENT_NOTE,
  DESK_VISIT_SPECIALIST,
  DESK_VISIT_SPECIALIST_CALLED,
  DESK_VISIT_SPECIALIST_ARRIVED,
  DESK_VISIT_SPECIALIST_COMES,
  DESK_VISIT_STEP,
  DESK_VISIT_STEP_REASON,
  DESK_VISIT_NOTE,
  DESK_VISIT_HOLD_REASON,
  DESK_VISIT_OUTCOME,
  DESK_VISIT_OUTCOME_REASON,
  DESK_VISIT_AGENCY,
  DESK_VISIT_AGENCY_CHANNEL,
  DESK_VISIT_MARK,
  DESK_VISIT_COMMENT,
  DESK_VISIT_PROFILE,
  DESK_VISIT_PERIOD,
  DESK_VISIT_PERIOD_FROM,
  DESK_VISIT_PERIOD_TO,
  DESK_VISIT_PERIOD_WHO,
  DESK_VISIT_BOOKED
} DeskVisitField;

#define DESK_TYPE_VISIT (desk_visit_get_type ())
G_DECLARE_FINAL_TYPE (DeskVisit, desk_visit, DESK, VISIT, DeskRecord)

/**
 * DeskVisitStep:
 * What may be done with a visit; see desk_visit_may_step().
 */
typedef enum
{
  DESK_VISIT_CALL,
  DESK_VISIT_SERVE,
  DESK_VISIT_PUT_BACK,
  DESK_VISIT_NO_SHOW,
  DESK_VISIT_HOLD,
  DESK_VISIT_RESUME,
  DESK_VISIT_TRANSFER,
  DESK_VISIT_LEAVE,
  DESK_VISIT_FINISH,
  DESK_VISIT_REOPEN,
  DESK_VISIT_ANNUL
} DeskVisitStep;

gboolean desk_visit_is_open (DeskVisit *self);
const char *desk_visit_may_step (const char *state, DeskVisitStep step, const char *role);
int desk_visit_compare_queue (DeskVisit *a, DeskVisit *b, gint64 now);
const char *desk_visit_find_period (DeskVisit *self);
gint64 desk_visit_get_since (DeskVisit *self);
gint64 desk_visit_get_waited (DeskVisit *self, gint64 now);

G_END_DECLS
