// SPDX-License-Identifier: GPL-3.0-or-later
// What may be done with an appointment, by whom and when, and what each step writes into it. The particulars of a step (which
// reason, which result) are set into the appointment first, the step then looks whether they will do. Whether a place is free
// is decided where it is saved.

#include "model/appointment-step.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/officer.h"
#include "model/wall-time.h"

#define NEW " new "
#define EXPECTED " requested booked "
#define LIVE EXPECTED "arrived serving "

/* A step leads from these states (space-separated) to that one, or leaves the state as it is, and is allowed from this rank of
   role on. */
static const struct
{
  const char *from;
  const char *to; /* NULL: no other state, or one that follows from the reception */
  const char *role;
} steps[] = {
  [DESK_APPOINTMENT_BOOK] = { NEW, NULL, "communicator" },
  [DESK_APPOINTMENT_ADMIT] = { NEW, "arrived", "communicator" },
  [DESK_APPOINTMENT_HELD] = { NEW, "done", "communicator" },
  [DESK_APPOINTMENT_CONFIRM] = { " requested ", "booked", "head" },
  [DESK_APPOINTMENT_REFUSE] = { " requested ", "refused", "head" },
  [DESK_APPOINTMENT_ARRIVE] = { EXPECTED "no_show ", "arrived", "communicator" },
  [DESK_APPOINTMENT_UNARRIVE] = { " arrived ", NULL, "communicator" },
  [DESK_APPOINTMENT_SERVE] = { EXPECTED "arrived ", "serving", "communicator" },
  [DESK_APPOINTMENT_FINISH] = { LIVE "no_show ", "done", "communicator" },
  [DESK_APPOINTMENT_SET_RESULT] = { " done ", NULL, "communicator" },
  [DESK_APPOINTMENT_TELL] = { " done ", NULL, "duty" },
  [DESK_APPOINTMENT_NO_SHOW] = { EXPECTED, "no_show", "communicator" },
  [DESK_APPOINTMENT_CANCEL] = { EXPECTED, "cancelled", "communicator" },
  [DESK_APPOINTMENT_RESTORE] = { " cancelled no_show ", NULL, "communicator" },
  [DESK_APPOINTMENT_MOVE] = { EXPECTED, "moved", "communicator" },
  [DESK_APPOINTMENT_AMEND] = { LIVE "done no_show ", NULL, "communicator" },
};

static const char *
get_text (DeskAppointment *self, DeskAppointmentField field)
{
  const char *text = desk_record_get_text (DESK_RECORD (self), field);

  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
has_words (DeskAppointment *self, DeskAppointmentField field)
{
  const char *text = desk_record_get_text (DESK_RECORD (self), field);
  g_autofree char *words = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *words != '\0';
}

static gboolean
is_in (DeskAppointment *self, const char *states)
{
  const char *state = get_text (self, DESK_APPOINTMENT_STATE);
  g_autofree char *word = g_strconcat (" ", state != NULL ? state : "new", " ", NULL);

  return strstr (states, word) != NULL;
}

/**
 * desk_appointment_is_expected:
 *
 * Returns: whether the visitor has still to come
 */
gboolean
desk_appointment_is_expected (DeskAppointment *self)
{
  return is_in (self, EXPECTED);
}

/**
 * desk_appointment_takes_place:
 *
 * Returns: whether the place is taken by it; a cancelled or moved one gave it back, so did whoever did not come
 */
gboolean
desk_appointment_takes_place (DeskAppointment *self)
{
  return is_in (self, LIVE "done ");
}

/**
 * desk_appointment_get_begin:
 * @zone: the station's
 *
 * Returns: when it begins, seconds UTC; 0 where it has no time
 */
gint64
desk_appointment_get_begin (DeskAppointment *self, GTimeZone *zone)
{
  const char *start = get_text (self, DESK_APPOINTMENT_START);
  gint64 begin;

  return start != NULL && desk_wall_time_read (zone, start, &begin) ? begin : 0;
}

/**
 * desk_appointment_get_end:
 * @zone: the station's
 *
 * Returns: when the visitor leaves, without the pause after it, seconds UTC; 0 where it has no time
 */
gint64
desk_appointment_get_end (DeskAppointment *self, GTimeZone *zone)
{
  gint64 begin = desk_appointment_get_begin (self, zone);

  return begin != 0 ? begin + desk_record_get_integer (DESK_RECORD (self), DESK_APPOINTMENT_LENGTH) * 60 : 0;
}

static gboolean
is_expected_since (DeskAppointment *self, DeskProfile *profile, const char *threshold, gint64 now)
{
  gint64 begin = desk_appointment_get_begin (self, desk_profile_get_time_zone (profile));

  return begin != 0 && desk_appointment_is_expected (self)
         && now >= begin + desk_profile_get_threshold (profile, threshold) * 60;
}

/**
 * desk_appointment_is_late:
 * @now: seconds UTC
 *
 * Returns: whether the visitor should have been here for some minutes (threshold "booking_late_minutes")
 */
gboolean
desk_appointment_is_late (DeskAppointment *self, DeskProfile *profile, gint64 now)
{
  return is_expected_since (self, profile, "booking_late_minutes", now);
}

/**
 * desk_appointment_may_be_no_show:
 * @now: seconds UTC
 *
 * Returns: whether so much time has passed (threshold "booking_no_show_minutes") that "did not come" is offered
 */
gboolean
desk_appointment_may_be_no_show (DeskAppointment *self, DeskProfile *profile, gint64 now)
{
  return is_expected_since (self, profile, "booking_no_show_minutes", now);
}

/* The state of one that waits for its visitor. */
static const char *
get_expected_state (DeskReception *reception, const char *desk)
{
  return desk_reception_is_firm (reception, desk) ? "booked" : "requested";
}

static gboolean
may_book (DeskReception *reception, const char *role)
{
  const char *lowest = desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_BOOKED_BY);

  return desk_officer_role_reaches (role, lowest != NULL ? lowest : "communicator")
         && !desk_record_get_boolean (DESK_RECORD (reception), DESK_RECEPTION_ENDED);
}

static gboolean
has_begun (DeskAppointment *self, DeskProfile *profile, gint64 now)
{
  gint64 begin = desk_appointment_get_begin (self, desk_profile_get_time_zone (profile));

  return begin != 0 && begin <= now;
}

/* Whoever comes comes on the day. */
static gboolean
is_today (DeskAppointment *self, DeskProfile *profile, gint64 now)
{
  const char *start = get_text (self, DESK_APPOINTMENT_START);
  g_autofree char *today = desk_wall_time_day (desk_profile_get_time_zone (profile), now);

  return start != NULL && g_str_has_prefix (start, today);
}

static gboolean
is_time_for (DeskAppointment *self, DeskReception *reception, DeskProfile *profile, DeskAppointmentStep step,
             const DeskAppointmentHand *hand)
{
  switch (step)
    {
    case DESK_APPOINTMENT_BOOK:
    case DESK_APPOINTMENT_RESTORE:
      return may_book (reception, hand->role);
    case DESK_APPOINTMENT_ARRIVE:
    case DESK_APPOINTMENT_SERVE:
      return is_today (self, profile, hand->now);
    case DESK_APPOINTMENT_HELD:
      return has_begun (self, profile, hand->now);
    case DESK_APPOINTMENT_FINISH:
      return is_today (self, profile, hand->now) || has_begun (self, profile, hand->now);
    case DESK_APPOINTMENT_NO_SHOW:
      return desk_appointment_may_be_no_show (self, profile, hand->now);
    case DESK_APPOINTMENT_SET_RESULT:
      return desk_record_get_value (DESK_RECORD (self), DESK_APPOINTMENT_ANSWERED) == NULL;
    case DESK_APPOINTMENT_TELL:
      return desk_record_get_value (DESK_RECORD (self), DESK_APPOINTMENT_DUE) != NULL
             && desk_record_get_value (DESK_RECORD (self), DESK_APPOINTMENT_ANSWERED) == NULL;
    default:
      return TRUE;
    }
}

/**
 * desk_appointment_may_step:
 * @reception: with whom
 * @hand: who would do it, where and when
 *
 * Returns: (transfer none) (nullable): the state the step leads to; NULL where state, role or time do not allow it
 */
const char *
desk_appointment_may_step (DeskAppointment *self, DeskReception *reception, DeskProfile *profile,
                           DeskAppointmentStep step, const DeskAppointmentHand *hand)
{
  g_return_val_if_fail (step < DESK_APPOINTMENT_N_STEPS, NULL);

  if (!desk_officer_role_reaches (hand->role, steps[step].role) || !is_in (self, steps[step].from)
      || !is_time_for (self, reception, profile, step, hand))
    return NULL;
  if (steps[step].to != NULL)
    return steps[step].to;
  if (step == DESK_APPOINTMENT_BOOK || step == DESK_APPOINTMENT_UNARRIVE || step == DESK_APPOINTMENT_RESTORE)
    return get_expected_state (reception, hand->desk);
  return g_intern_string (get_text (self, DESK_APPOINTMENT_STATE));
}

static const char *
find_result_fault (DeskAppointment *self, DeskReception *reception, DeskProfile *profile,
                   DeskAppointmentField *field)
{
  const char *kind = desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_KIND);
  const char *code = get_text (self, DESK_APPOINTMENT_RESULT);
  DeskTerm *result = desk_profile_get_term (profile, "reception_results", code);

  *field = DESK_APPOINTMENT_RESULT;
  if (result == NULL)
    return code != NULL || desk_profile_has_flag (profile, "reception_kinds", kind, "result_needed")
               ? _ ("Choose what came of the reception.")
               : NULL;

  *field = DESK_APPOINTMENT_DECISION;
  if (desk_term_has_flag (result, "reason_needed") && !has_words (self, DESK_APPOINTMENT_DECISION))
    return _ ("Write what was explained, and why; or where it was forwarded.");
  if (!desk_term_has_flag (result, "answer"))
    return NULL;

  *field = DESK_APPOINTMENT_EXECUTOR;
  if (!has_words (self, DESK_APPOINTMENT_EXECUTOR))
    return _ ("Write who works on it until the answer.");
  *field = DESK_APPOINTMENT_ANSWER_FORM;
  return desk_profile_get_term (profile, "answer_forms", get_text (self, DESK_APPOINTMENT_ANSWER_FORM))
                 == NULL
             ? _ ("Ask how the visitor wants to be answered, and choose it.")
             : NULL;
}

static const char *
find_answer_fault (DeskAppointment *self, DeskProfile *profile, DeskAppointmentField *field)
{
  *field = DESK_APPOINTMENT_STATEMENT;
  if (desk_profile_has_flag (profile, "reception_results", get_text (self, DESK_APPOINTMENT_RESULT),
                             "statement")
      && get_text (self, DESK_APPOINTMENT_STATEMENT) == NULL)
    return _ ("It was accepted as a written appeal: register that as a statement first.");

  *field = DESK_APPOINTMENT_ANSWER;
  return !has_words (self, DESK_APPOINTMENT_ANSWER) ? _ ("Write how the visitor was told.") : NULL;
}

static const char *
find_cancel_fault (DeskAppointment *self, DeskProfile *profile, DeskAppointmentField *field)
{
  const char *reason = get_text (self, DESK_APPOINTMENT_CANCEL_REASON);

  *field = DESK_APPOINTMENT_CANCEL_REASON;
  if (desk_profile_get_term (profile, "cancel_reasons", reason) == NULL)
    return _ ("Choose why it is cancelled.");

  *field = DESK_APPOINTMENT_CANCEL_NOTE;
  return g_str_equal (reason, "other") && !has_words (self, DESK_APPOINTMENT_CANCEL_NOTE)
             ? _ ("Write the reason.")
             : NULL;
}

/**
 * desk_appointment_find_step_fault:
 * @field: (out): the field the message stands beside
 *
 * What a new one needs is in desk_appointment_check().
 *
 * Returns: (transfer none) (nullable): what is still missing for the step, translated; NULL where all is there
 */
const char *
desk_appointment_find_step_fault (DeskAppointment *self, DeskReception *reception, DeskProfile *profile,
                                  DeskAppointmentStep step, DeskAppointmentField *field)
{
  *field = DESK_APPOINTMENT_STATE;
  switch (step)
    {
    case DESK_APPOINTMENT_HELD:
    case DESK_APPOINTMENT_FINISH:
    case DESK_APPOINTMENT_SET_RESULT:
      return find_result_fault (self, reception, profile, field);
    case DESK_APPOINTMENT_TELL:
      return find_answer_fault (self, profile, field);
    case DESK_APPOINTMENT_CANCEL:
      return find_cancel_fault (self, profile, field);
    default:
      return NULL;
    }
}

static void
clear (DeskAppointment *self, DeskAppointmentField field)
{
  desk_record_set_value (DESK_RECORD (self), field, NULL);
}

static void
set_default_time (DeskAppointment *self, DeskAppointmentField field, gint64 time)
{
  if (desk_record_get_value (DESK_RECORD (self), field) == NULL)
    desk_record_set_integer (DESK_RECORD (self), field, time);
}

static void
begin (DeskAppointment *self, DeskProfile *profile, const DeskAppointmentHand *hand)
{
  DeskRecord *record = DESK_RECORD (self);
  g_autofree char *version = g_strdup_printf ("%s %" G_GINT64_FORMAT, desk_profile_get_code (profile),
                                              desk_profile_get_version (profile));

  set_default_time (self, DESK_APPOINTMENT_MADE, hand->now);
  desk_record_set_text (record, DESK_APPOINTMENT_OFFICER, hand->officer);
  desk_record_set_text (record, DESK_APPOINTMENT_DESK, hand->desk);
  desk_record_set_text (record, DESK_APPOINTMENT_PROFILE, version);
}

/* Where an answer was promised its term runs from the day of the reception, however late the result is written down. */
static void
note_due (DeskAppointment *self, DeskProfile *profile)
{
  DeskRecord *record = DESK_RECORD (self);
  const char *result = get_text (self, DESK_APPOINTMENT_RESULT);
  DeskStatementClock clock;

  clear (self, DESK_APPOINTMENT_DUE);
  if (!desk_profile_has_flag (profile, "reception_results", result, "answer"))
    {
      clear (self, DESK_APPOINTMENT_ANSWER_CLOCK);
      return;
    }
  if (get_text (self, DESK_APPOINTMENT_ANSWER_CLOCK) == NULL)
    desk_record_set_text (record, DESK_APPOINTMENT_ANSWER_CLOCK, desk_profile_get_answer_clock (profile));
  if (desk_appointment_get_clock (self, profile, 0, &clock))
    desk_record_set_integer (record, DESK_APPOINTMENT_DUE, clock.due);
}

static void
write_step (DeskAppointment *self, DeskProfile *profile, DeskAppointmentStep step,
            const DeskAppointmentHand *hand)
{
  DeskRecord *record = DESK_RECORD (self);

  switch (step)
    {
    case DESK_APPOINTMENT_BOOK:
      begin (self, profile, hand);
      break;
    case DESK_APPOINTMENT_ADMIT:
    case DESK_APPOINTMENT_HELD:
      begin (self, profile, hand);
      desk_record_set_boolean (record, DESK_APPOINTMENT_WALK_IN, TRUE);
      set_default_time (self, DESK_APPOINTMENT_ARRIVED, hand->now);
      break;
    case DESK_APPOINTMENT_ARRIVE:
    case DESK_APPOINTMENT_SERVE:
      set_default_time (self, DESK_APPOINTMENT_ARRIVED, hand->now);
      break;
    case DESK_APPOINTMENT_UNARRIVE:
      clear (self, DESK_APPOINTMENT_ARRIVED);
      clear (self, DESK_APPOINTMENT_VISIT);
      break;
    case DESK_APPOINTMENT_TELL:
      set_default_time (self, DESK_APPOINTMENT_ANSWERED, hand->now);
      break;
    case DESK_APPOINTMENT_CANCEL:
      set_default_time (self, DESK_APPOINTMENT_CANCELLED, hand->now);
      break;
    case DESK_APPOINTMENT_RESTORE:
      clear (self, DESK_APPOINTMENT_CANCELLED);
      clear (self, DESK_APPOINTMENT_CANCEL_REASON);
      clear (self, DESK_APPOINTMENT_CANCEL_NOTE);
      break;
    default:
      break;
    }
  if (step == DESK_APPOINTMENT_FINISH || step == DESK_APPOINTMENT_HELD)
    set_default_time (self, DESK_APPOINTMENT_ENDED, hand->now);
  if (step == DESK_APPOINTMENT_FINISH || step == DESK_APPOINTMENT_HELD || step == DESK_APPOINTMENT_SET_RESULT)
    note_due (self, profile);
}

/**
 * desk_appointment_take_step:
 * @reception: with whom
 * @hand: who does it, where and when
 *
 * Writes into the appointment what the step means: the new state, and who and when where that is not set yet. The particulars
 * of the step are set by the caller before.
 *
 * Returns: FALSE, and nothing is written, where the step is not allowed or something is missing for it
 */
gboolean
desk_appointment_take_step (DeskAppointment *self, DeskReception *reception, DeskProfile *profile,
                            DeskAppointmentStep step, const DeskAppointmentHand *hand)
{
  const char *state = desk_appointment_may_step (self, reception, profile, step, hand);
  DeskAppointmentField field;

  if (state == NULL || desk_appointment_find_step_fault (self, reception, profile, step, &field) != NULL)
    return FALSE;

  write_step (self, profile, step, hand);
  desk_record_set_text (DESK_RECORD (self), DESK_APPOINTMENT_STATE, state);
  return TRUE;
}

/**
 * desk_appointment_set_place:
 * @start: wall time of the station, "2026-11-24T09:30"
 *
 * Gives a new appointment its place: time, length, the pause after it and the room, as the reception has them.
 */
void
desk_appointment_set_place (DeskAppointment *self, DeskReception *reception, const char *start)
{
  DeskRecord *record = DESK_RECORD (self);

  desk_record_set_text (record, DESK_APPOINTMENT_RECEPTION, desk_record_get_id (DESK_RECORD (reception)));
  desk_record_set_text (record, DESK_APPOINTMENT_START, start);
  desk_record_set_integer (record, DESK_APPOINTMENT_LENGTH, desk_reception_get_length (reception));
  if (desk_reception_get_gap (reception) > 0)
    desk_record_set_integer (record, DESK_APPOINTMENT_GAP, desk_reception_get_gap (reception));
  else
    clear (self, DESK_APPOINTMENT_GAP);
  desk_record_set_text (record, DESK_APPOINTMENT_ROOM,
                        desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_ROOM));
}

/**
 * desk_appointment_make_moved:
 * @self: the one that is moved; it takes %DESK_APPOINTMENT_MOVE and, in the same save, a link to the new one
 * @start: wall time of the station
 *
 * Returns: (transfer full): a new appointment of the same visitor at another place, not booked yet
 */
DeskAppointment *
desk_appointment_make_moved (DeskAppointment *self, DeskReception *reception, const char *start)
{
  static const DeskAppointmentField kept[] = {
    DESK_APPOINTMENT_SERVICE,        DESK_APPOINTMENT_PERSON, DESK_APPOINTMENT_PHONE,
    DESK_APPOINTMENT_PRIORITY_GROUP, DESK_APPOINTMENT_TOPIC,  DESK_APPOINTMENT_QUESTION,
    DESK_APPOINTMENT_CHANNEL,        DESK_APPOINTMENT_NEEDS,  DESK_APPOINTMENT_FROM_VISIT,
  };
  DeskAppointment *moved = g_object_new (DESK_TYPE_APPOINTMENT, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    desk_record_set_value (DESK_RECORD (moved), kept[i], desk_record_get_value (DESK_RECORD (self), kept[i]));
  desk_record_set_text (DESK_RECORD (moved), DESK_APPOINTMENT_MOVED_FROM,
                        desk_record_get_id (DESK_RECORD (self)));
  desk_appointment_set_place (moved, reception, start);
  return moved;
}

static DeskClockState
get_clock_state (const DeskStatementClock *clock, GTimeZone *zone, gint64 now)
{
  GDate today;

  if (clock->met != 0)
    return clock->met > clock->due ? DESK_CLOCK_MET_LATE : DESK_CLOCK_MET;
  if (now > clock->due)
    return DESK_CLOCK_OVERDUE;
  desk_wall_time_split (zone, now, &today);
  return g_date_compare (&today, &clock->deadline.due_day) == 0 ? DESK_CLOCK_DUE_TODAY : DESK_CLOCK_RUNNING;
}

/**
 * desk_appointment_get_clock:
 * @now: seconds UTC
 * @clock: (out): the term of the answer, as the terms of a statement are: desk_statement_clock_get_remaining() tells it in
 *   words
 *
 * Returns: FALSE where no answer was promised
 */
gboolean
desk_appointment_get_clock (DeskAppointment *self, DeskProfile *profile, gint64 now,
                            DeskStatementClock *clock)
{
  GTimeZone *zone = desk_profile_get_time_zone (profile);
  DeskTerm *term = desk_profile_get_term (profile, "clocks", get_text (self, DESK_APPOINTMENT_ANSWER_CLOCK));
  gint64 start = desk_appointment_get_begin (self, zone);

  if (term == NULL || start == 0)
    return FALSE;
  *clock = (DeskStatementClock){ .term = term, .start = start };
  if (!desk_deadline_compute (term, desk_profile_get_calendar (profile), zone, start, &clock->deadline))
    return FALSE;
  clock->due = clock->deadline.due;
  clock->met = desk_record_get_integer (DESK_RECORD (self), DESK_APPOINTMENT_ANSWERED);
  clock->state = get_clock_state (clock, zone, now);
  return TRUE;
}
