// SPDX-License-Identifier: GPL-3.0-or-later
// One coming of a visitor, or one call: from the door to the outcome.

#include "model/visit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/officer.h"

/**
 * DeskVisit:
 * One coming of a visitor, or one call: from the door to the outcome.
 */
struct _DeskVisit
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskVisit, desk_visit, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_VISIT_NO] = { "no", DESK_FIELD_NUMBER,
                      DESK_FIELD_IMMUTABLE | DESK_FIELD_SEARCHED | DESK_FIELD_INTERNAL, N_ ("Number"), NULL },
  [DESK_VISIT_QUEUE_NO] = { "queue_no", DESK_FIELD_TEXT, DESK_FIELD_SEARCHED | DESK_FIELD_INTERNAL,
                            N_ ("Queue number"), NULL },
  [DESK_VISIT_STATE] = { "state", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("State"), "visit_states" },
  [DESK_VISIT_ARRIVED] = { "arrived", DESK_FIELD_INSTANT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                           N_ ("Arrived"), NULL },
  [DESK_VISIT_CALLED] = { "called", DESK_FIELD_INSTANT, DESK_FIELD_INTERNAL, N_ ("Called"), NULL },
  [DESK_VISIT_CALLS] = { "calls", DESK_FIELD_INTEGER, DESK_FIELD_INTERNAL, N_ ("Times called"), NULL },
  [DESK_VISIT_STARTED] = { "started", DESK_FIELD_INSTANT, DESK_FIELD_INTERNAL, N_ ("Service started"), NULL },
  [DESK_VISIT_FINISHED] = { "finished", DESK_FIELD_INSTANT, DESK_FIELD_INTERNAL, N_ ("Finished"), NULL },
  [DESK_VISIT_OFFICER] = { "officer", DESK_FIELD_LINK, DESK_FIELD_INTERNAL, N_ ("Served by"), "officer" },
  [DESK_VISIT_DESK] = { "desk", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Desk"), NULL },
  [DESK_VISIT_PERSON] = { "person", DESK_FIELD_LINK, DESK_FIELD_PLAIN, N_ ("Person"), "person" },
  [DESK_VISIT_TOPIC] = { "topic", DESK_FIELD_CHOICE, DESK_FIELD_REQUIRED, N_ ("Topic"), "topics" },
  [DESK_VISIT_CHANNEL] = { "channel", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN, N_ ("Channel"), "channels" },
  [DESK_VISIT_PRIORITY] = { "priority", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN, N_ ("Priority"), "priorities" },
  [DESK_VISIT_PRIORITY_GROUP] = { "priority_group", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN,
                                  N_ ("Priority group"), "priority_groups" },
  [DESK_VISIT_PRIORITY_REASON] = { "priority_reason", DESK_FIELD_TEXT, DESK_FIELD_PLAIN,
                                   N_ ("Reason for priority"), NULL },
  [DESK_VISIT_ROOM] = { "room", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN, N_ ("Room"), "rooms" },
  [DESK_VISIT_COMPANION] = { "companion", DESK_FIELD_TEXT, DESK_FIELD_SENSITIVE, N_ ("Companion"), NULL },
  [DESK_VISIT_DEPOSITED] = { "deposited", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("Deposited item"), NULL },
  [DESK_VISIT_DEPOSITED_TAG] = { "deposited_tag", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("Tag"), NULL },
  [DESK_VISIT_DEPOSITED_RETURNED] = { "deposited_returned", DESK_FIELD_BOOLEAN, DESK_FIELD_KEYED,
                                      N_ ("Returned"), NULL },
  [DESK_VISIT_INCIDENT] = { "incident", DESK_FIELD_BOOLEAN, DESK_FIELD_FINAL,
                            N_ ("Incident during the visit"), NULL },
  [DESK_VISIT_INCIDENT_NOTE] = { "incident_note", DESK_FIELD_BODY, DESK_FIELD_SENSITIVE, N_ ("What happened"),
                                 NULL },
  [DESK_VISIT_SPECIALIST] = { "specialist", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("Specialist"), NULL },
  [DESK_VISIT_SPECIALIST_CALLED] = { "specialist_called", DESK_FIELD_INSTANT,
                                     DESK_FIELD_KEYED | DESK_FIELD_INTERNAL, N_ ("Specialist called"), NULL },
  [DESK_VISIT_SPECIALIST_ARRIVED] = { "specialist_arrived", DESK_FIELD_INSTANT,
                                      DESK_FIELD_KEYED | DESK_FIELD_INTERNAL, N_ ("Specialist arrived"),
                                      NULL },
  [DESK_VISIT_SPECIALIST_COMES] = { "specialist_comes", DESK_FIELD_BOOLEAN, DESK_FIELD_KEYED,
                                    N_ ("Comes to the visitor"), NULL },
  [DESK_VISIT_STEP] = { "step", DESK_FIELD_BOOLEAN, DESK_FIELD_KEYED, N_ ("Steps"), "steps" },
  [DESK_VISIT_STEP_REASON] = { "step_reason", DESK_FIELD_TEXT, DESK_FIELD_PLAIN,
                               N_ ("Why a step was skipped"), NULL },
  [DESK_VISIT_NOTE] = { "note", DESK_FIELD_BODY, DESK_FIELD_SEARCHED | DESK_FIELD_SENSITIVE, N_ ("Note"),
                        NULL },
  [DESK_VISIT_HOLD_REASON] = { "hold_reason", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("On hold for"),
                               "hold_reasons" },
  [DESK_VISIT_OUTCOME] = { "outcome", DESK_FIELD_CHOICE, DESK_FIELD_REQUIRED, N_ ("Outcome"), "outcomes" },
  [DESK_VISIT_OUTCOME_REASON] = { "outcome_reason", DESK_FIELD_TEXT, DESK_FIELD_PLAIN,
                                  N_ ("Reason for the outcome"), NULL },
  [DESK_VISIT_AGENCY] = { "agency", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN, N_ ("Referred to"), "agencies" },
  [DESK_VISIT_AGENCY_CHANNEL] = { "agency_channel", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN,
                                  N_ ("How it was passed on"), "referral_channels" },
  [DESK_VISIT_MARK] = { "mark", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN, N_ ("Mark"), "marks" },
  [DESK_VISIT_COMMENT] = { "comment", DESK_FIELD_BODY, DESK_FIELD_PLAIN, N_ ("Comment of the visitor"),
                           NULL },
  [DESK_VISIT_PROFILE] = { "profile", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Profile version"), NULL },
  [DESK_VISIT_PERIOD] = { "period", DESK_FIELD_CHOICE, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                          N_ ("Waits and services"), "visit_states" },
  [DESK_VISIT_PERIOD_FROM] = { "period_from", DESK_FIELD_INSTANT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                               N_ ("From"), NULL },
  [DESK_VISIT_PERIOD_TO] = { "period_to", DESK_FIELD_INSTANT, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                             N_ ("To"), NULL },
  [DESK_VISIT_PERIOD_WHO] = { "period_who", DESK_FIELD_LINK, DESK_FIELD_KEYED | DESK_FIELD_INTERNAL,
                              N_ ("With whom"), "officer" },
  [DESK_VISIT_BOOKED] = { "booked", DESK_FIELD_INSTANT, DESK_FIELD_INTERNAL, N_ ("Booked for"), NULL },
};

static void
desk_visit_class_init (DeskVisitClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "visit", fields, G_N_ELEMENTS (fields));
}

static void
desk_visit_init (DeskVisit *self)
{
}

/* A step leads from these states (space-separated) to that one and is allowed from this rank of role on. */
static const struct
{
  const char *from;
  const char *to;
  const char *role;
} steps[] = {
  [DESK_VISIT_CALL] = { " waiting called no_show ", "called", "communicator" },
  [DESK_VISIT_SERVE] = { " waiting called ", "serving", "communicator" },
  [DESK_VISIT_PUT_BACK] = { " called ", "waiting", "communicator" },
  [DESK_VISIT_NO_SHOW] = { " called ", "no_show", "communicator" },
  [DESK_VISIT_HOLD] = { " serving ", "held", "communicator" },
  [DESK_VISIT_RESUME] = { " held ", "serving", "communicator" },
  [DESK_VISIT_TRANSFER] = { " waiting called serving held ", "waiting", "communicator" },
  [DESK_VISIT_LEAVE] = { " waiting called held ", "left", "communicator" },
  [DESK_VISIT_FINISH] = { " serving held ", "finished", "communicator" },
  [DESK_VISIT_REOPEN] = { " finished left no_show ", "serving", "duty" },
  [DESK_VISIT_ANNUL] = { " waiting called serving held finished left no_show ", "annulled", "head" },
};

/**
 * desk_visit_may_step:
 * @state: state of the visit
 * @role: role of the officer
 *
 * Returns: (transfer none) (nullable): the state the step leads to, NULL where it is not allowed
 */
const char *
desk_visit_may_step (const char *state, DeskVisitStep step, const char *role)
{
  g_autofree char *word = g_strconcat (" ", state, " ", NULL);

  if (!desk_officer_role_reaches (role, steps[step].role) || strstr (steps[step].from, word) == NULL)
    return NULL;
  return steps[step].to;
}

/**
 * desk_visit_is_open:
 *
 * Returns: whether somebody still waits for something: waiting, called, serving or on hold
 */
gboolean
desk_visit_is_open (DeskVisit *self)
{
  static const char *const open[] = { "waiting", "called", "serving", "held", NULL };
  const char *state = desk_record_get_text (DESK_RECORD (self), DESK_VISIT_STATE);

  return state != NULL && g_strv_contains (open, state);
}

/* In the order in which they are called. */
typedef enum
{
  QUEUE_URGENT,
  QUEUE_BOOKED,
  QUEUE_GROUP,
  QUEUE_ORDINARY
} QueueRank;

static QueueRank
get_queue_rank (DeskVisit *self, gint64 now)
{
  const char *priority = desk_record_get_text (DESK_RECORD (self), DESK_VISIT_PRIORITY);
  gint64 booked = desk_record_get_integer (DESK_RECORD (self), DESK_VISIT_BOOKED);

  if (g_strcmp0 (priority, "urgent") == 0)
    return QUEUE_URGENT;
  if (booked != 0 && booked <= now)
    return QUEUE_BOOKED;
  return g_strcmp0 (priority, "group") == 0 ? QUEUE_GROUP : QUEUE_ORDINARY;
}

/**
 * desk_visit_compare_queue:
 * @now: the desk's clock, seconds UTC
 *
 * Who is called first: urgent, then booked people whose time has come, then priority groups, then everybody; booked people
 * by the time they are booked for, the others by arrival.
 */
int
desk_visit_compare_queue (DeskVisit *a, DeskVisit *b, gint64 now)
{
  QueueRank rank = get_queue_rank (a, now);
  int ranks = (int)rank - (int)get_queue_rank (b, now);
  DeskVisitField by = rank == QUEUE_BOOKED ? DESK_VISIT_BOOKED : DESK_VISIT_ARRIVED;
  gint64 time_a = desk_record_get_integer (DESK_RECORD (a), by);
  gint64 time_b = desk_record_get_integer (DESK_RECORD (b), by);

  return ranks != 0 ? ranks : (time_a > time_b) - (time_a < time_b);
}

static gint64
get_entry_instant (DeskVisit *self, DeskVisitField field, const char *key)
{
  GVariant *value = desk_record_get_entry (DESK_RECORD (self), field, key);

  return value != NULL ? g_variant_get_int64 (value) : 0;
}

/**
 * desk_visit_find_period:
 *
 * Returns: (transfer none) (nullable): key of the wait or service that goes on now. A call is part of the wait
 */
const char *
desk_visit_find_period (DeskVisit *self)
{
  g_autofree const char **keys = desk_record_list_keys (DESK_RECORD (self), DESK_VISIT_PERIOD);
  const char *found = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    if (desk_record_get_entry (DESK_RECORD (self), DESK_VISIT_PERIOD_TO, keys[i]) == NULL
        && (found == NULL
            || get_entry_instant (self, DESK_VISIT_PERIOD_FROM, keys[i])
                   >= get_entry_instant (self, DESK_VISIT_PERIOD_FROM, found)))
      found = keys[i];
  return found;
}

/**
 * desk_visit_get_since:
 *
 * Returns: the instant since which the visit is in its present state. Whoever was put back into the queue waits since
 *   before the call; whoever was passed on, since then.
 */
gint64
desk_visit_get_since (DeskVisit *self)
{
  static const struct
  {
    const char *state;
    DeskVisitField field;
  } begins[] = {
    { "called", DESK_VISIT_CALLED },     { "serving", DESK_VISIT_STARTED },
    { "held", DESK_VISIT_STARTED },      { "finished", DESK_VISIT_FINISHED },
    { "left", DESK_VISIT_FINISHED },     { "no_show", DESK_VISIT_FINISHED },
    { "annulled", DESK_VISIT_FINISHED },
  };
  const char *state = desk_record_get_text (DESK_RECORD (self), DESK_VISIT_STATE);
  const char *period = desk_visit_find_period (self);

  if (period != NULL && g_strcmp0 (state, "called") != 0 && desk_visit_is_open (self))
    return get_entry_instant (self, DESK_VISIT_PERIOD_FROM, period);
  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    if (g_strcmp0 (state, begins[i].state) == 0)
      return desk_record_get_integer (DESK_RECORD (self), begins[i].field);
  return desk_record_get_integer (DESK_RECORD (self), DESK_VISIT_ARRIVED);
}

/* Of a visit without periods, which an older program wrote, only the first wait is known. */
static gint64
get_first_wait (DeskVisit *self, gint64 now)
{
  gint64 arrived = desk_record_get_integer (DESK_RECORD (self), DESK_VISIT_ARRIVED);
  gint64 started = desk_record_get_integer (DESK_RECORD (self), DESK_VISIT_STARTED);
  gint64 finished = desk_record_get_integer (DESK_RECORD (self), DESK_VISIT_FINISHED);
  gint64 end = started != 0 ? started : finished != 0 ? finished : now;

  return MAX (0, end - arrived);
}

/**
 * desk_visit_get_waited:
 * @now: seconds since 1970 in UTC
 *
 * Returns: seconds the visitor stood in a queue, in all, also after a transfer; never negative, also where the clock
 *   was set back
 */
gint64
desk_visit_get_waited (DeskVisit *self, gint64 now)
{
  g_autofree const char **keys = desk_record_list_keys (DESK_RECORD (self), DESK_VISIT_PERIOD);
  gint64 waited = 0;

  if (keys[0] == NULL)
    return get_first_wait (self, now);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *state = desk_record_get_entry_text (DESK_RECORD (self), DESK_VISIT_PERIOD, keys[i]);
      gint64 from = get_entry_instant (self, DESK_VISIT_PERIOD_FROM, keys[i]);
      gint64 to = get_entry_instant (self, DESK_VISIT_PERIOD_TO, keys[i]);

      if (to == 0)
        to = desk_visit_is_open (self) ? now : from;
      if (g_strcmp0 (state, "waiting") == 0)
        waited += MAX (0, to - from);
    }
  return waited;
}
