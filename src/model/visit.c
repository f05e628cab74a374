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
                                  N_ ("How it was passed on"), "channels" },
  [DESK_VISIT_MARK] = { "mark", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN, N_ ("Mark"), "marks" },
  [DESK_VISIT_COMMENT] = { "comment", DESK_FIELD_BODY, DESK_FIELD_PLAIN, N_ ("Comment of the visitor"),
                           NULL },
  [DESK_VISIT_PROFILE] = { "profile", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Profile version"), NULL },
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

static int
get_queue_rank (DeskVisit *self)
{
  const char *priority = desk_record_get_text (DESK_RECORD (self), DESK_VISIT_PRIORITY);

  if (g_strcmp0 (priority, "urgent") == 0)
    return 0;
  return g_strcmp0 (priority, "group") == 0 ? 1 : 2;
}

/**
 * desk_visit_compare_queue:
 * Who is called first: urgent, then priority groups, then everybody; each by arrival.
 */
int
desk_visit_compare_queue (DeskVisit *a, DeskVisit *b)
{
  gint64 arrived_a = desk_record_get_integer (DESK_RECORD (a), DESK_VISIT_ARRIVED);
  gint64 arrived_b = desk_record_get_integer (DESK_RECORD (b), DESK_VISIT_ARRIVED);
  int ranks = get_queue_rank (a) - get_queue_rank (b);

  return ranks != 0 ? ranks : (arrived_a > arrived_b) - (arrived_a < arrived_b);
}

/**
 * desk_visit_get_waited:
 * @now: seconds since 1970 in UTC
 *
 * Returns: seconds from arrival to the start of service, or to now while nobody served; never negative, also
 *   where the clock was set back
 */
gint64
desk_visit_get_waited (DeskVisit *self, gint64 now)
{
  gint64 arrived = desk_record_get_integer (DESK_RECORD (self), DESK_VISIT_ARRIVED);
  gint64 started = desk_record_get_integer (DESK_RECORD (self), DESK_VISIT_STARTED);
  gint64 finished = desk_record_get_integer (DESK_RECORD (self), DESK_VISIT_FINISHED);
  gint64 end = started != 0 ? started : finished != 0 ? finished : now;

  return MAX (0, end - arrived);
}
