// SPDX-License-Identifier: GPL-3.0-or-later
// What each step of a visit writes into it: state, who, when. What may be done is said by desk_visit_may_step(); whether
// the visit is filled in well enough by desk_visit_check().

#include "model/visit-step.h"

static void
take_over (DeskRecord *record, const DeskVisitHand *hand)
{
  desk_record_set_text (record, DESK_VISIT_OFFICER, hand->officer);
  desk_record_set_text (record, DESK_VISIT_DESK, hand->desk);
}

static void
start (DeskRecord *record, const DeskVisitHand *hand)
{
  take_over (record, hand);
  desk_record_set_text (record, DESK_VISIT_HOLD_REASON, NULL);
  if (desk_record_get_value (record, DESK_VISIT_STARTED) == NULL)
    desk_record_set_integer (record, DESK_VISIT_STARTED, hand->now);
}

static void
call (DeskRecord *record, const DeskVisitHand *hand)
{
  take_over (record, hand);
  desk_record_set_integer (record, DESK_VISIT_CALLED, hand->now);
  desk_record_set_integer (record, DESK_VISIT_CALLS, desk_record_get_integer (record, DESK_VISIT_CALLS) + 1);
  desk_record_set_value (record, DESK_VISIT_FINISHED, NULL);
}

/**
 * desk_visit_take_step:
 * @hand: who does it, where and when
 * @detail: (nullable): of a hold its reason ("specialist", "papers", "room"); of a transfer the id of the officer the
 *   visitor shall wait for, NULL for whoever is free
 *
 * Writes into the visit what the step means: the new state, who has it, when. A visitor who is transferred keeps the
 * number and the time of arrival.
 *
 * Returns: FALSE, and nothing is written, where the state of the visit or the role of the officer does not allow it
 */
gboolean
desk_visit_take_step (DeskVisit *self, DeskVisitStep step, const DeskVisitHand *hand, const char *detail)
{
  DeskRecord *record = DESK_RECORD (self);
  const char *state = desk_visit_may_step (desk_record_get_text (record, DESK_VISIT_STATE), step, hand->role);

  if (state == NULL)
    return FALSE;

  desk_record_set_text (record, DESK_VISIT_STATE, state);
  switch (step)
    {
    case DESK_VISIT_CALL:
      call (record, hand);
      break;
    case DESK_VISIT_SERVE:
    case DESK_VISIT_RESUME:
      start (record, hand);
      break;
    case DESK_VISIT_REOPEN:
      start (record, hand);
      desk_record_set_value (record, DESK_VISIT_FINISHED, NULL);
      break;
    case DESK_VISIT_HOLD:
      desk_record_set_text (record, DESK_VISIT_HOLD_REASON, detail);
      break;
    case DESK_VISIT_TRANSFER:
      desk_record_set_text (record, DESK_VISIT_HOLD_REASON, NULL);
      desk_record_set_text (record, DESK_VISIT_OFFICER, detail);
      break;
    case DESK_VISIT_PUT_BACK:
      desk_record_set_text (record, DESK_VISIT_OFFICER, NULL);
      break;
    case DESK_VISIT_NO_SHOW:
    case DESK_VISIT_LEAVE:
    case DESK_VISIT_FINISH:
    case DESK_VISIT_ANNUL:
      desk_record_set_text (record, DESK_VISIT_HOLD_REASON, NULL);
      if (desk_record_get_value (record, DESK_VISIT_FINISHED) == NULL)
        desk_record_set_integer (record, DESK_VISIT_FINISHED, hand->now);
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  return TRUE;
}

/**
 * desk_visit_arrive:
 * @state: "waiting", "serving", or "finished" for a visit that is recorded when it is over already
 *
 * Begins a new visit: somebody is there now.
 */
void
desk_visit_arrive (DeskVisit *self, const char *state, const DeskVisitHand *hand)
{
  DeskRecord *record = DESK_RECORD (self);

  desk_record_set_text (record, DESK_VISIT_STATE, state);
  desk_record_set_integer (record, DESK_VISIT_ARRIVED, hand->now);
  desk_record_set_text (record, DESK_VISIT_DESK, hand->desk);
  if (g_str_equal (state, "waiting"))
    return;

  start (record, hand);
  if (g_str_equal (state, "finished"))
    desk_record_set_integer (record, DESK_VISIT_FINISHED, hand->now);
}

/**
 * desk_visit_restore:
 * @before: the same visit before the act that is taken back
 *
 * Takes an act back: every field gets the value it had in @before, but for those that never change again (number,
 * arrival, an incident).
 */
void
desk_visit_restore (DeskVisit *self, DeskVisit *before)
{
  g_autoptr (GPtrArray) values = desk_record_diff (DESK_RECORD (self), DESK_RECORD (before));
  DeskRecordClass *klass = DESK_RECORD_GET_CLASS (self);

  for (guint i = 0; i < values->len; i++)
    {
      DeskFieldValue *value = g_ptr_array_index (values, i);
      int field = desk_record_class_find_field (klass, value->name, NULL);

      if (field >= 0 && (klass->fields[field].flags & (DESK_FIELD_IMMUTABLE | DESK_FIELD_FINAL)) == 0)
        desk_record_set_wire (DESK_RECORD (self), value->name, value->value);
    }
}
