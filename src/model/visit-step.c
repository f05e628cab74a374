// SPDX-License-Identifier: GPL-3.0-or-later
// What each step of a visit writes into it: state, who, when, and the wait or service that begins or ends with it. What may be done is said by desk_visit_may_step(); whether
// the visit is filled in well enough by desk_visit_check().

#include "model/visit-step.h"

static void
take_over (DeskRecord *record, const DeskHand *hand)
{
  desk_record_set_text (record, DESK_VISIT_OFFICER, hand->officer);
  desk_record_set_text (record, DESK_VISIT_DESK, hand->desk);
}

static void
end_period (DeskRecord *record, gint64 now)
{
  const char *key = desk_visit_find_period (DESK_VISIT (record));

  if (key != NULL)
    desk_record_set_entry (record, DESK_VISIT_PERIOD_TO, key, g_variant_new_int64 (now));
}

/* A wait or a service begins, and what went on before it ends. */
static void
begin_period (DeskRecord *record, const char *state, const char *who, gint64 now)
{
  g_autofree char *key = desk_record_make_key (record, DESK_VISIT_PERIOD, g_random_int ());

  end_period (record, now);
  desk_record_set_entry (record, DESK_VISIT_PERIOD, key, g_variant_new_string (state));
  desk_record_set_entry (record, DESK_VISIT_PERIOD_FROM, key, g_variant_new_int64 (now));
  if (who != NULL)
    desk_record_set_entry (record, DESK_VISIT_PERIOD_WHO, key, g_variant_new_string (who));
}

static void
start (DeskRecord *record, const DeskHand *hand)
{
  begin_period (record, "serving", hand->officer, hand->now);
  take_over (record, hand);
  desk_record_set_text (record, DESK_VISIT_HOLD_REASON, NULL);
  if (desk_record_get_value (record, DESK_VISIT_STARTED) == NULL)
    desk_record_set_integer (record, DESK_VISIT_STARTED, hand->now);
}

static void
call (DeskRecord *record, const DeskHand *hand)
{
  gboolean was_over = desk_record_get_value (record, DESK_VISIT_FINISHED) != NULL;

  take_over (record, hand);
  desk_record_set_integer (record, DESK_VISIT_CALLED, hand->now);
  desk_record_set_integer (record, DESK_VISIT_CALLS, desk_record_get_integer (record, DESK_VISIT_CALLS) + 1);
  desk_record_set_value (record, DESK_VISIT_FINISHED, NULL);
  /* Whoever did not come at the last call waits anew; everybody else is still waiting. */
  if (was_over)
    begin_period (record, "waiting", NULL, hand->now);
}

static void
finish (DeskRecord *record, const DeskHand *hand)
{
  end_period (record, hand->now);
  desk_record_set_text (record, DESK_VISIT_HOLD_REASON, NULL);
  if (desk_record_get_value (record, DESK_VISIT_FINISHED) == NULL)
    desk_record_set_integer (record, DESK_VISIT_FINISHED, hand->now);
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
desk_visit_take_step (DeskVisit *self, DeskVisitStep step, const DeskHand *hand, const char *detail)
{
  DeskRecord *record = DESK_RECORD (self);
  const char *state = desk_visit_may_step (desk_record_get_text (record, DESK_VISIT_STATE), step, hand->role);
  gboolean has_left = g_strcmp0 (desk_record_get_text (record, DESK_VISIT_STATE), "left") == 0;

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
      if (has_left)
        desk_record_set_text (record, DESK_VISIT_OUTCOME, NULL);
      start (record, hand);
      desk_record_set_value (record, DESK_VISIT_FINISHED, NULL);
      break;
    case DESK_VISIT_HOLD:
      begin_period (record, "held", hand->officer, hand->now);
      desk_record_set_text (record, DESK_VISIT_HOLD_REASON, detail);
      break;
    case DESK_VISIT_TRANSFER:
      begin_period (record, "waiting", detail, hand->now);
      desk_record_set_text (record, DESK_VISIT_HOLD_REASON, NULL);
      desk_record_set_text (record, DESK_VISIT_OFFICER, detail);
      break;
    case DESK_VISIT_PUT_BACK:
      desk_record_set_text (record, DESK_VISIT_OFFICER, NULL);
      break;
    case DESK_VISIT_LEAVE:
      desk_record_set_text (record, DESK_VISIT_OUTCOME, "left");
      finish (record, hand);
      break;
    case DESK_VISIT_NO_SHOW:
    case DESK_VISIT_FINISH:
    case DESK_VISIT_ANNUL:
      finish (record, hand);
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
desk_visit_arrive (DeskVisit *self, const char *state, const DeskHand *hand)
{
  DeskRecord *record = DESK_RECORD (self);

  desk_record_set_text (record, DESK_VISIT_STATE, state);
  desk_record_set_integer (record, DESK_VISIT_ARRIVED, hand->now);
  desk_record_set_text (record, DESK_VISIT_DESK, hand->desk);
  if (g_str_equal (state, "waiting"))
    {
      begin_period (record, "waiting", NULL, hand->now);
      return;
    }

  start (record, hand);
  if (g_str_equal (state, "finished"))
    {
      end_period (record, hand->now);
      desk_record_set_integer (record, DESK_VISIT_FINISHED, hand->now);
    }
}

/* Whether the value is one the step itself writes, rather than what the officer filled in along with it. */
static gboolean
is_written_by (DeskVisitStep step, const DeskFieldValue *value, DeskRecordClass *klass)
{
  int field = desk_record_class_find_field (klass, value->name, NULL);

  if (field < 0)
    return FALSE;
  return (klass->fields[field].flags & DESK_FIELD_INTERNAL) != 0
         || (step == DESK_VISIT_TRANSFER && field == DESK_VISIT_TOPIC)
         || (step == DESK_VISIT_LEAVE && (field == DESK_VISIT_OUTCOME || field == DESK_VISIT_OUTCOME_REASON));
}

/**
 * desk_visit_make_undone:
 * @before: the visit before the step
 * @after: the same visit with the step taken, and with what was filled in along with it
 *
 * Returns: (transfer full): what the visit is once the step is taken back: what was filled in stays
 */
DeskVisit *
desk_visit_make_undone (DeskVisit *before, DeskVisit *after, DeskVisitStep step)
{
  DeskVisit *undone = DESK_VISIT (desk_record_copy (DESK_RECORD (after)));
  g_autoptr (GPtrArray) values = desk_record_diff (DESK_RECORD (after), DESK_RECORD (before));

  for (guint i = 0; i < values->len; i++)
    {
      DeskFieldValue *value = g_ptr_array_index (values, i);

      if (is_written_by (step, value, DESK_RECORD_GET_CLASS (after)))
        desk_record_set_wire (DESK_RECORD (undone), value->name, value->value);
    }
  return undone;
}

/**
 * desk_visit_make_unadmitted:
 * @state: "annulled", for the number of a new visit is given and stays used; or "serving" for one that was recorded as
 *   finished: it comes back into the officer's hands to be mended
 *
 * Returns: (transfer full): what a new visit is once its admission is taken back
 */
DeskVisit *
desk_visit_make_unadmitted (DeskVisit *visit, const char *state)
{
  DeskRecord *undone = desk_record_copy (DESK_RECORD (visit));
  g_autofree const char **keys = desk_record_list_keys (undone, DESK_VISIT_PERIOD);

  desk_record_set_text (undone, DESK_VISIT_STATE, state);
  if (g_str_equal (state, "serving"))
    {
      desk_record_set_value (undone, DESK_VISIT_FINISHED, NULL);
      desk_record_set_entry (undone, DESK_VISIT_PERIOD_TO, keys[0], NULL);
    }
  return DESK_VISIT (undone);
}

static gboolean
is_in (GPtrArray *values, const char *name)
{
  for (guint i = 0; i < values->len; i++)
    if (g_str_equal (((DeskFieldValue *)g_ptr_array_index (values, i))->name, name))
      return TRUE;
  return FALSE;
}

/**
 * desk_visit_take_back:
 * @after: the visit as an act left it
 * @undone: the visit as it is to be once the act is taken back
 *
 * Takes an act back: what it wrote becomes what @undone says, but for what was changed since. A visit whose state was
 * changed since has gone on, and the act stays.
 *
 * Returns: FALSE, and nothing is written, where the act stays
 */
gboolean
desk_visit_take_back (DeskVisit *self, DeskVisit *after, DeskVisit *undone)
{
  g_autoptr (GPtrArray) written = desk_record_diff (DESK_RECORD (after), DESK_RECORD (undone));
  g_autoptr (GPtrArray) since = desk_record_diff (DESK_RECORD (after), DESK_RECORD (self));
  gboolean any = FALSE;

  if (is_in (written, "state") && is_in (since, "state"))
    return FALSE;
  for (guint i = 0; i < written->len; i++)
    {
      DeskFieldValue *value = g_ptr_array_index (written, i);

      if (is_in (since, value->name))
        continue;
      desk_record_set_wire (DESK_RECORD (self), value->name, value->value);
      any = TRUE;
    }
  return any;
}
