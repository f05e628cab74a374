// SPDX-License-Identifier: GPL-3.0-or-later
// The exchange with headquarters in words. States are a word and an icon; colour only repeats them.

#include "ui/sync/hq-words.h"

#include "model/officer.h"
#include "model/person.h"
#include "model/reception.h"
#include "ui/officer-name.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

/* What records are called, the field that tells one from the other, and what opens it. */
static const struct
{
  const char *kind;
  const char *title;
  const char *number;
  const char *action; /* NULL: it has no page */
} kinds[] = {
  { "visit", N_ ("Visit"), "no", "win.show-visit" },
  { "statement", N_ ("Statement"), "no", "win.show-statement" },
  { "loss", N_ ("Lost document"), "no", "win.show-loss" },
  { "find", N_ ("Found document"), "no", "win.show-find" },
  { "appointment", N_ ("Appointment"), "no", "win.show-appointment" },
  { "person", N_ ("Person"), NULL, "win.show-person" },
  { "attachment", N_ ("Attachment"), NULL, NULL },
  { "officer", N_ ("Officer"), "code", NULL },
  { "reception", N_ ("Reception"), "name", NULL },
  { "station", N_ ("Station"), "name", NULL },
  { "shift", N_ ("Shift"), "desk", NULL },
  { "viewing", N_ ("Who looked at a record"), NULL, NULL },
  { "printing", N_ ("A paper that was printed"), NULL, NULL },
};

static gsize
find_kind (DeskRecord *record)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (kinds) && g_strcmp0 (kinds[i].kind, desk_record_get_kind (record)) != 0)
    i++;
  return i;
}

/**
 * desk_hq_words_kind:
 * @record: (nullable)
 *
 * Returns: (transfer none): what kind of record it is
 */
const char *
desk_hq_words_kind (DeskRecord *record)
{
  gsize kind = record != NULL ? find_kind (record) : G_N_ELEMENTS (kinds);

  return kind < G_N_ELEMENTS (kinds) ? _ (kinds[kind].title) : _ ("Record");
}

/**
 * desk_hq_words_action:
 * @record: (nullable)
 *
 * Returns: (transfer none) (nullable): the action of the window that opens the record's page by its id
 */
const char *
desk_hq_words_action (DeskRecord *record)
{
  gsize kind = record != NULL ? find_kind (record) : G_N_ELEMENTS (kinds);

  return kind < G_N_ELEMENTS (kinds) ? kinds[kind].action : NULL;
}

static char *
name_by_field (DeskRecord *record, const char *name)
{
  int field = desk_record_class_find_field (DESK_RECORD_GET_CLASS (record), name, NULL);

  return field >= 0 ? g_strdup (desk_record_get_text (record, (guint)field)) : NULL;
}

/**
 * desk_hq_words_name:
 * @record: (nullable)
 * @of: (nullable): what the record is attached to
 *
 * A matter is told by its number alone: it may be sealed.
 *
 * Returns: (transfer full): which one it is: "PL1-A/2026/00153", "Kovalenko Maria"
 */
char *
desk_hq_words_name (DeskRecord *record, DeskRecord *of, DeskContext *context)
{
  gsize kind = record != NULL ? find_kind (record) : G_N_ELEMENTS (kinds);
  char *name = NULL;

  if (kind == G_N_ELEMENTS (kinds))
    return g_strdup (desk_hq_words_kind (record));
  if (DESK_IS_PERSON (record))
    name = desk_person_get_full_name (DESK_PERSON (record));
  else if (DESK_IS_OFFICER (record))
    name = desk_officer_name_make (DESK_OFFICER (record), desk_context_get_profile (context),
                                   desk_context_get_language (context));
  else if (of != NULL)
    name = desk_hq_words_name (of, NULL, context);
  else if (kinds[kind].number != NULL)
    name = name_by_field (record, kinds[kind].number);
  return name != NULL && *name != '\0' ? name : (g_free (name), g_strdup (_ (kinds[kind].title)));
}

/**
 * desk_hq_words_moment:
 * @instant: seconds UTC, 0 for never
 *
 * Returns: (transfer full) (nullable): "14:32" of today, "20.11.2026, 14:05" of another day
 */
char *
desk_hq_words_moment (gint64 instant, DeskContext *context)
{
  DeskClock *clock = desk_context_get_clock (context);
  char *whole = desk_field_words_moment (instant, context);
  const char *time = whole != NULL ? strrchr (whole, ' ') : NULL;

  if (time != NULL && instant >= desk_clock_get_day_start (clock, 0)
      && instant < desk_clock_get_day_start (clock, 1))
    {
      char *today = g_strdup (time + 1);

      g_free (whole);
      return today;
    }
  return whole;
}

/**
 * desk_hq_words_age:
 * @since: seconds UTC
 *
 * Returns: (transfer full): how long ago: "40 min", "3 h", "2 days"
 */
char *
desk_hq_words_age (gint64 since, DeskContext *context)
{
  gint64 minutes = MAX (0, desk_clock_get_now (desk_context_get_clock (context)) - since) / 60;
  guint days = (guint)(minutes / (24 * 60));

  if (minutes < 60)
    /* TRANSLATORS: a span of time in minutes, shortened */
    return g_strdup_printf (_ ("%u min"), (guint)minutes);
  if (minutes < 48 * 60)
    /* TRANSLATORS: a span of time in hours, shortened */
    return g_strdup_printf (_ ("%u h"), (guint)(minutes / 60));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", days), days);
}

/* "12 not at HQ, oldest 40 min" */
static char *
tell_waiting (const DeskWaitingCount *waiting, DeskContext *context)
{
  g_autofree char *age = desk_hq_words_age (waiting->oldest, context);

  /* TRANSLATORS: how many records headquarters does not have, and how old the oldest is: "12 not at HQ, oldest 40 min" */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u not at HQ, oldest %s", "%u not at HQ, oldest %s",
                                       waiting->n_records),
                          waiting->n_records, age);
}

static char *
tell_no_connection (const DeskHqStatus *status, DeskContext *context)
{
  g_autofree char *since = desk_hq_words_moment (status->last_success, context);

  /* TRANSLATORS: %s is a time of day, "13:05" */
  return since != NULL ? g_strdup_printf (_ ("No connection since %s"), since)
                       : g_strdup (_ ("No connection yet"));
}

static char *
tell_all_there (const DeskHqStatus *status, DeskContext *context)
{
  g_autofree char *when = desk_hq_words_moment (status->last_success, context);

  /* TRANSLATORS: everything is at headquarters; %s is a time of day, "14:32" */
  return when != NULL ? g_strdup_printf (_ ("All at HQ, %s"), when) : g_strdup (_ ("Asking headquarters"));
}

/**
 * desk_hq_words_progress:
 *
 * Returns: (transfer full) (nullable): how far the exchange is that goes on, where that can be counted
 */
char *
desk_hq_words_progress (const DeskHqStatus *status)
{
  if (status->state != DESK_SYNC_WORKING)
    return NULL;
  if (status->sent < status->to_send)
    /* TRANSLATORS: how many changes are being sent to headquarters: "Sending 3 of 12" */
    return g_strdup_printf (_ ("Sending %u of %u"), status->sent, status->to_send);
  if (status->received < status->to_receive)
    /* TRANSLATORS: how many changes come from headquarters: "Getting 1200 of 8400" */
    return g_strdup_printf (_ ("Getting %u of %u"), status->received, status->to_receive);
  return NULL;
}

static void
describe_connected (const DeskHqStatus *status, const DeskWaitingCount *waiting, DeskContext *context,
                    DeskHqWords *out)
{
  out->title = desk_hq_words_progress (status);
  if (out->title != NULL)
    out->icon = status->sent < status->to_send ? "network-transmit-symbolic" : "network-receive-symbolic";
  else if (waiting->n_records > 0)
    {
      out->icon = "document-send-symbolic";
      out->title = tell_waiting (waiting, context);
    }
  else
    {
      out->icon = "object-select-symbolic";
      out->title = tell_all_there (status, context);
    }
}

/**
 * desk_hq_words_describe:
 * @n_decisions: how many records wait for a decision
 * @waiting: what headquarters does not have
 * @out: (out caller-allocates): clear it after use
 *
 * Connected and sent are two facts: where one line does not say both, the detail says the other.
 */
void
desk_hq_words_describe (const DeskHqStatus *status, guint n_decisions, const DeskWaitingCount *waiting,
                        DeskContext *context, DeskHqWords *out)
{
  gboolean is_cut = status->state == DESK_SYNC_WAITING || status->state == DESK_SYNC_OFFLINE;

  *out = (DeskHqWords){ 0 };
  if (status->state == DESK_SYNC_HALTED)
    {
      out->icon = "dialog-error-symbolic";
      out->tone = "error";
      out->title = g_strdup (_ ("Exchange stopped"));
    }
  else if (n_decisions > 0)
    {
      out->icon = "dialog-warning-symbolic";
      out->tone = "warning";
      out->title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u needs a decision", "%u need a decision",
                                                 n_decisions),
                                    n_decisions);
      if (is_cut)
        out->detail = tell_no_connection (status, context);
    }
  else if (is_cut)
    {
      out->icon = "network-offline-symbolic";
      out->title = tell_no_connection (status, context);
    }
  else
    describe_connected (status, waiting, context, out);
  if (out->detail == NULL && waiting->n_records > 0 && (is_cut || out->tone != NULL))
    out->detail = tell_waiting (waiting, context);
}

/**
 * desk_hq_words_clear:
 */
void
desk_hq_words_clear (DeskHqWords *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->detail, g_free);
}

/**
 * desk_hq_words_state:
 *
 * Returns: (transfer none): what the exchange does now
 */
const char *
desk_hq_words_state (const DeskHqStatus *status)
{
  switch (status->state)
    {
    case DESK_SYNC_WORKING:
      return _ ("Exchanging with headquarters");
    case DESK_SYNC_WAITING:
      return _ ("No connection to headquarters");
    case DESK_SYNC_OFFLINE:
      return _ ("This computer has no network");
    case DESK_SYNC_HALTED:
      return _ ("The exchange has stopped");
    case DESK_SYNC_ALONE:
      return _ ("This desk works without headquarters");
    case DESK_SYNC_RESTING:
    default:
      return _ ("Connected to headquarters");
    }
}

/**
 * desk_hq_words_standing:
 *
 * Returns: (transfer none): how a record stands with headquarters
 */
const char *
desk_hq_words_standing (DeskStandingState state)
{
  switch (state)
    {
    case DESK_STANDING_THERE:
      return _ ("At HQ");
    case DESK_STANDING_UNDECIDED:
      return _ ("Needs a decision");
    case DESK_STANDING_UNSENT:
      return _ ("Not at HQ yet");
    case DESK_STANDING_NONE:
    default:
      return "";
    }
}

/**
 * desk_hq_words_standing_at:
 *
 * Returns: (transfer full): the same with the time: "At HQ, 14:32", "Not at HQ yet, 12 min"
 */
char *
desk_hq_words_standing_at (const DeskStanding *standing, DeskContext *context)
{
  g_autofree char *when = NULL;

  if (standing->since == 0)
    return g_strdup (desk_hq_words_standing (standing->state));
  if (standing->state == DESK_STANDING_UNSENT)
    {
      when = desk_hq_words_age (standing->since, context);
      /* TRANSLATORS: %s is how long a record is not at headquarters, "12 min" */
      return g_strdup_printf (_ ("Not at HQ yet, %s"), when);
    }
  when = desk_hq_words_moment (standing->since, context);
  /* TRANSLATORS: %s is when headquarters got a record, "14:32" */
  return g_strdup_printf (_ ("At HQ, %s"), when);
}

/**
 * desk_hq_words_standing_icon:
 *
 * Returns: (transfer none): an icon that says the same
 */
const char *
desk_hq_words_standing_icon (DeskStandingState state)
{
  switch (state)
    {
    case DESK_STANDING_THERE:
      return "object-select-symbolic";
    case DESK_STANDING_UNDECIDED:
      return "dialog-warning-symbolic";
    case DESK_STANDING_UNSENT:
    case DESK_STANDING_NONE:
    default:
      return "document-send-symbolic";
    }
}

/**
 * desk_hq_words_decision:
 *
 * Returns: (transfer none): what has happened, in a few words
 */
const char *
desk_hq_words_decision (DeskDecisionKind kind)
{
  switch (kind)
    {
    case DESK_DECISION_CONFLICT:
      return _ ("Two values");
    case DESK_DECISION_PLACE:
      return _ ("Place taken");
    case DESK_DECISION_NUMBER:
      return _ ("Number used twice");
    case DESK_DECISION_UNREADABLE:
      return _ ("Not readable");
    case DESK_DECISION_REFUSED:
    default:
      return _ ("Not permitted");
    }
}

/**
 * desk_hq_words_advice:
 *
 * Returns: (transfer none): what has happened and what the officer can do
 */
const char *
desk_hq_words_advice (const DeskDecision *decision)
{
  switch (decision->kind)
    {
    case DESK_DECISION_CONFLICT:
      return _ (
          "Two desks wrote the same without seeing each other. Choose what holds; both values stay in the "
          "history.");
    case DESK_DECISION_PLACE:
      return _ (
          "Somebody else has this place at headquarters, or it belongs to another desk. Move the appointment and "
          "tell the visitor, or keep it where both sides agreed.");
    case DESK_DECISION_NUMBER:
      return _ (
          "Another record has this number already. Give this one a new number: it is written into the register, "
          "and papers with the old number are printed again.");
    case DESK_DECISION_UNREADABLE:
      return _ (
          "Headquarters got a change of this desk that it cannot read. It is kept there as it came. Tell those "
          "who look after the program.");
    case DESK_DECISION_REFUSED:
    default:
      return _ (
          "Headquarters did not take a change, because this desk may not write it. What stands there now is said "
          "beside it. If the change is needed, ask headquarters to make it.");
    }
}
