// SPDX-License-Identifier: GPL-3.0-or-later
// What may be done with a statement, by whom, and what each step writes into it. The particulars of a step (to whom,
// which decision) are set into the statement first, the step then looks whether they will do.

#include "model/statement-step.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/officer.h"
#include "model/official-number.h"
#include "model/spelling.h"

#define OPEN " registered assigned in_work "
#define LIVE " registered assigned in_work forwarded decided answered closed "

/* A step leads from these states (space-separated) to that one, or leaves the state as it is, and is allowed from this
   rank of role on. Nothing before registering has an effect in law, so nothing but registering is done with a draft. */
static const struct
{
  const char *from;
  const char *to; /* NULL: no other state */
  const char *role;
  const char *event; /* NULL: the step is no event of the matter */
} steps[] = {
  [DESK_STATEMENT_REGISTER] = { " draft ready ", "registered", "communicator", NULL },
  [DESK_STATEMENT_ASSIGN] = { OPEN, "assigned", "duty", "assigned" },
  [DESK_STATEMENT_TAKE_UP] = { " assigned ", "in_work", "communicator", "in_work" },
  [DESK_STATEMENT_FORWARD] = { OPEN, "forwarded", "duty", "forwarded" },
  [DESK_STATEMENT_DECIDE] = { OPEN, "decided", "duty", "decided" },
  [DESK_STATEMENT_TELL] = { " forwarded decided ", "answered", "duty", "answered" },
  [DESK_STATEMENT_CLOSE] = { " answered ", "closed", "duty", "closed" },
  [DESK_STATEMENT_ANNUL] = { LIVE, "annulled", "head", "annulled" },
  [DESK_STATEMENT_SUPERSEDE] = { LIVE, "superseded", "head", "superseded" },
  [DESK_STATEMENT_AMEND] = { LIVE, NULL, "communicator", NULL },
  [DESK_STATEMENT_NUMBER] = { LIVE, NULL, "duty", NULL },
  [DESK_STATEMENT_EXTEND] = { OPEN, NULL, "head", "extended" },
  [DESK_STATEMENT_PAUSE] = { OPEN, NULL, "head", NULL },
  [DESK_STATEMENT_SIGN] = { LIVE, NULL, "communicator", NULL },
  [DESK_STATEMENT_RECORD] = { LIVE, NULL, "duty", NULL },
};

static const char *
get_text (DeskStatement *self, DeskStatementField field)
{
  const char *text = desk_record_get_text (DESK_RECORD (self), field);

  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
has_words (const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *words != '\0';
}

static gboolean
has_kind_flag (DeskStatement *self, DeskProfile *profile, const char *flag)
{
  return desk_profile_has_flag (profile, "statement_kinds", get_text (self, DESK_STATEMENT_KIND), flag);
}

/* A crime that was reported stays reported: another statement may take its place, but the report is never undone. */
static gboolean
stays_for_ever (DeskStatement *self, DeskProfile *profile)
{
  return has_kind_flag (self, profile, "crime") || has_kind_flag (self, profile, "domestic");
}

/**
 * desk_statement_may_step:
 * @role: (nullable): role of the officer
 *
 * Returns: (transfer none) (nullable): the state the step leads to, NULL where state, kind or role do not allow it
 */
const char *
desk_statement_may_step (DeskStatement *self, DeskProfile *profile, DeskStatementStep step, const char *role)
{
  const char *state = get_text (self, DESK_STATEMENT_STATE);
  g_autofree char *word = g_strconcat (" ", state != NULL ? state : "draft", " ", NULL);

  g_return_val_if_fail (step < DESK_STATEMENT_N_STEPS, NULL);

  if (!desk_officer_role_reaches (role, steps[step].role) || strstr (steps[step].from, word) == NULL)
    return NULL;
  if (step == DESK_STATEMENT_ANNUL && stays_for_ever (self, profile))
    return NULL;
  if (step == DESK_STATEMENT_SUPERSEDE && !stays_for_ever (self, profile))
    return NULL;
  return steps[step].to != NULL ? steps[step].to : g_intern_string (state);
}

static gboolean
names_agency (const char *folded, DeskTerm *agency, DeskProfile *profile)
{
  const char *const *languages = desk_profile_get_languages (profile);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *label = desk_spelling_fold (desk_term_get_label (agency, languages[i]));

      if (strstr (folded, label) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * desk_statement_may_forward_to:
 * @agency: code of an authority
 *
 * An appeal is never sent to the body complained about: the one that is named in it as the offender.
 *
 * Returns: whether the statement may be forwarded to the authority
 */
gboolean
desk_statement_may_forward_to (DeskStatement *self, DeskProfile *profile, const char *agency)
{
  DeskRecord *record = DESK_RECORD (self);
  DeskTerm *term = desk_profile_get_term (profile, "agencies", agency);
  g_autofree const char **keys = desk_record_list_keys (record, DESK_STATEMENT_PARTICIPANT);

  if (term == NULL || g_strcmp0 (get_text (self, DESK_STATEMENT_REGIME), "appeal") != 0)
    return term != NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *role = desk_record_get_entry_text (record, DESK_STATEMENT_PARTICIPANT, keys[i]);
      const char *words = desk_record_get_entry_text (record, DESK_STATEMENT_PARTICIPANT_WORDS, keys[i]);
      g_autofree char *folded = words != NULL ? desk_spelling_fold (words) : NULL;

      if (g_strcmp0 (role, "offender") == 0 && folded != NULL && names_agency (folded, term, profile))
        return FALSE;
    }
  return TRUE;
}

static const char *
find_forward_fault (DeskStatement *self, DeskProfile *profile, DeskStatementField *field)
{
  const char *agency = get_text (self, DESK_STATEMENT_AGENCY);

  *field = DESK_STATEMENT_AGENCY;
  if (agency == NULL)
    return _ ("Choose the authority the statement goes to.");
  if (!desk_statement_may_forward_to (self, profile, agency))
    return _ ("An appeal is never sent to the body complained about. Choose another authority.");

  *field = DESK_STATEMENT_OUTGOING_NO;
  return get_text (self, DESK_STATEMENT_OUTGOING_NO) == NULL
             ? _ ("Write the outgoing number of the letter it goes with.")
             : NULL;
}

static const char *
find_decision_fault (DeskStatement *self, DeskProfile *profile, DeskStatementField *field)
{
  DeskTerm *decision = desk_profile_get_term (profile, "decisions", get_text (self, DESK_STATEMENT_DECISION));
  const char *regime = get_text (self, DESK_STATEMENT_REGIME);

  *field = DESK_STATEMENT_DECISION;
  if (decision == NULL)
    return _ ("Choose the decision.");
  if (regime != NULL && !g_strv_contains (desk_term_get_list (decision, "regimes"), regime))
    return _ ("Such a decision is not made about a statement of this kind. Choose another one.");

  *field = DESK_STATEMENT_DECISION_NO;
  if (has_kind_flag (self, profile, "domestic") && get_text (self, DESK_STATEMENT_DECISION_NO) == NULL)
    return _ (
        "Domestic violence: write the number of the decision. Such a matter never ends because the sides "
        "made up.");
  return NULL;
}

/* The reason of an entry stands beside it under the same key. */
static gboolean
has_entry_words (DeskStatement *self, DeskStatementField field, const char *key)
{
  return has_words (desk_record_get_entry_text (DESK_RECORD (self), field, key));
}

static gboolean
has_clock (DeskStatement *self, DeskProfile *profile, const char *clock)
{
  DeskTerm *kind = desk_profile_get_term (profile, "statement_kinds", get_text (self, DESK_STATEMENT_KIND));

  return kind != NULL && clock != NULL && g_strv_contains (desk_term_get_list (kind, "clocks"), clock);
}

static const char *
find_extension_fault (DeskStatement *self, DeskProfile *profile, DeskStatementField *field)
{
  g_autofree const char **keys = desk_record_list_keys (DESK_RECORD (self), DESK_STATEMENT_EXTENDED);

  *field = DESK_STATEMENT_EXTENDED;
  if (keys[0] == NULL)
    return _ ("Choose the term that is extended.");
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *clock = desk_record_get_entry_text (DESK_RECORD (self), DESK_STATEMENT_EXTENDED, keys[i]);
      DeskTerm *term = desk_profile_get_term (profile, "clocks", clock);

      *field = DESK_STATEMENT_EXTENDED;
      if (term == NULL || !has_clock (self, profile, clock)
          || desk_term_get_string (term, "extension") == NULL)
        return _ ("This term cannot be extended.");
      *field = DESK_STATEMENT_EXTENDED_REASON;
      if (!has_entry_words (self, DESK_STATEMENT_EXTENDED_REASON, keys[i]))
        return _ ("Write why the term is extended.");
    }
  return NULL;
}

static const char *
find_pause_fault (DeskStatement *self, DeskProfile *profile, DeskStatementField *field)
{
  g_autofree const char **keys = desk_record_list_keys (DESK_RECORD (self), DESK_STATEMENT_PAUSED);

  *field = DESK_STATEMENT_PAUSED;
  if (keys[0] == NULL)
    return _ ("Choose the term that is paused.");
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *clock = desk_record_get_entry_text (DESK_RECORD (self), DESK_STATEMENT_PAUSED, keys[i]);

      *field = DESK_STATEMENT_PAUSED;
      if (!has_clock (self, profile, clock) || !desk_profile_has_flag (profile, "clocks", clock, "pausable"))
        return _ ("This term cannot be paused.");
      *field = DESK_STATEMENT_PAUSED_REASON;
      if (!has_entry_words (self, DESK_STATEMENT_PAUSED_REASON, keys[i]))
        return _ ("Write why the term is paused.");
    }
  return NULL;
}

static const char *
find_signature_fault (DeskStatement *self, DeskProfile *profile, DeskStatementField *field)
{
  const char *signature = get_text (self, DESK_STATEMENT_SIGNATURE);

  *field = DESK_STATEMENT_SIGNATURE;
  if (signature == NULL)
    return _ ("Choose how it was signed.");

  *field = DESK_STATEMENT_SIGNATURE_REASON;
  if (desk_profile_has_flag (profile, "signatures", signature, "reason_needed")
      && get_text (self, DESK_STATEMENT_SIGNATURE_REASON) == NULL)
    return _ ("Write why the applicant does not sign.");
  return NULL;
}

static const char *
find_successor_fault (DeskStatement *self, DeskStatementField *field)
{
  const char *successor = get_text (self, DESK_STATEMENT_SUPERSEDED_BY);

  *field = DESK_STATEMENT_SUPERSEDED_BY;
  if (successor == NULL || g_strcmp0 (successor, desk_record_get_id (DESK_RECORD (self))) == 0)
    return _ ("Name the new statement that takes the place of this one.");
  return NULL;
}

/**
 * desk_statement_find_step_fault:
 * @note: (nullable): the remark or reason that was written for the step
 * @field: (out): the field the message stands beside, for a missing reason %DESK_STATEMENT_EVENT_NOTE
 *
 * Returns: (transfer none) (nullable): what is still missing for the step, translated; NULL where all is there
 */
const char *
desk_statement_find_step_fault (DeskStatement *self, DeskProfile *profile, DeskStatementStep step,
                                const char *note, DeskStatementField *field)
{
  *field = DESK_STATEMENT_EVENT_NOTE;
  switch (step)
    {
    case DESK_STATEMENT_ASSIGN:
      *field = DESK_STATEMENT_ASSIGNED_TO;
      return get_text (self, *field) == NULL ? _ ("Write to whom it is assigned: an officer or a unit.")
                                             : NULL;
    case DESK_STATEMENT_FORWARD:
      return find_forward_fault (self, profile, field);
    case DESK_STATEMENT_DECIDE:
      return find_decision_fault (self, profile, field);
    case DESK_STATEMENT_TELL:
      *field = DESK_STATEMENT_ANSWER;
      return get_text (self, *field) == NULL ? _ ("Write how the applicant was told.") : NULL;
    case DESK_STATEMENT_CLOSE:
      *field = DESK_STATEMENT_DUE;
      return desk_record_get_integer (DESK_RECORD (self), *field) != 0
                 ? _ ("A term still runs. Do what is due first.")
                 : NULL;
    case DESK_STATEMENT_SUPERSEDE:
      return find_successor_fault (self, field);
    case DESK_STATEMENT_ANNUL:
    case DESK_STATEMENT_AMEND:
      return !has_words (note) ? _ ("Write the reason.") : NULL;
    case DESK_STATEMENT_NUMBER:
      return desk_official_number_find_fault (DESK_RECORD (self), field);
    case DESK_STATEMENT_EXTEND:
      return find_extension_fault (self, profile, field);
    case DESK_STATEMENT_PAUSE:
      return find_pause_fault (self, profile, field);
    case DESK_STATEMENT_SIGN:
      return find_signature_fault (self, profile, field);
    default:
      return NULL;
    }
}

static void
set_default (DeskRecord *record, DeskStatementField field, const char *text)
{
  if (desk_record_get_text (record, field) == NULL)
    desk_record_set_text (record, field, text);
}

static void
set_default_time (DeskRecord *record, DeskStatementField field, gint64 time)
{
  if (desk_record_get_value (record, field) == NULL)
    desk_record_set_integer (record, field, time);
}

/* The instant beside each entry of a list that has none yet: these are the entries of this step. */
static void
stamp (DeskRecord *record, DeskStatementField list, DeskStatementField at, gint64 now)
{
  g_autofree const char **keys = desk_record_list_keys (record, list);

  for (guint i = 0; keys[i] != NULL; i++)
    if (desk_record_get_entry (record, at, keys[i]) == NULL)
      desk_record_set_entry (record, at, keys[i], g_variant_new_int64 (now));
}

static void
begin (DeskRecord *record, DeskProfile *profile, const DeskHand *hand)
{
  DeskTerm *kind =
      desk_profile_get_term (profile, "statement_kinds", desk_record_get_text (record, DESK_STATEMENT_KIND));
  g_autofree char *version = g_strdup_printf ("%s %" G_GINT64_FORMAT, desk_profile_get_code (profile),
                                              desk_profile_get_version (profile));
  gboolean warned = desk_record_get_value (record, DESK_STATEMENT_WARNED) != NULL
                    || desk_record_get_boolean (record, DESK_STATEMENT_WARNING_REFUSED);

  set_default_time (record, DESK_STATEMENT_SUBMITTED, hand->now);
  set_default_time (record, DESK_STATEMENT_REGISTERED, hand->now);
  set_default (record, DESK_STATEMENT_OFFICER, hand->officer);
  set_default (record, DESK_STATEMENT_DESK, hand->desk);
  desk_record_set_text (record, DESK_STATEMENT_PROFILE, version);
  if (kind == NULL)
    return;
  set_default (record, DESK_STATEMENT_REGIME, desk_term_get_string (kind, "regime"));
  if (warned)
    set_default (record, DESK_STATEMENT_WARNING, desk_term_get_string (kind, "warning"));
}

static void
add_event (DeskRecord *record, const char *event, gint64 now, const char *note)
{
  g_autofree char *key = desk_record_make_key (record, DESK_STATEMENT_EVENT, g_random_int ());

  desk_record_set_entry (record, DESK_STATEMENT_EVENT, key, g_variant_new_string (event));
  desk_record_set_entry (record, DESK_STATEMENT_EVENT_AT, key, g_variant_new_int64 (now));
  if (has_words (note))
    desk_record_set_entry (record, DESK_STATEMENT_EVENT_NOTE, key, g_variant_new_string (note));
}

/**
 * desk_statement_take_step:
 * @hand: who does it, where and when
 * @note: (nullable): a remark, or the reason where the step asks for one
 *
 * Writes into the statement what the step means: the new state and the event, and who and when where that is not set
 * yet. The particulars of the step are set by the caller before.
 *
 * Returns: FALSE, and nothing is written, where the step is not allowed or something is missing for it
 */
gboolean
desk_statement_take_step (DeskStatement *self, DeskProfile *profile, DeskStatementStep step,
                          const DeskHand *hand, const char *note)
{
  DeskRecord *record = DESK_RECORD (self);
  const char *state = desk_statement_may_step (self, profile, step, hand->role);
  DeskStatementField field;

  if (state == NULL || desk_statement_find_step_fault (self, profile, step, note, &field) != NULL)
    return FALSE;

  if (step == DESK_STATEMENT_REGISTER)
    begin (record, profile, hand);
  else if (step == DESK_STATEMENT_NUMBER)
    desk_official_number_attach (record, hand);
  else if (step == DESK_STATEMENT_EXTEND)
    stamp (record, DESK_STATEMENT_EXTENDED, DESK_STATEMENT_EXTENDED_AT, hand->now);
  else if (step == DESK_STATEMENT_PAUSE)
    stamp (record, DESK_STATEMENT_PAUSED, DESK_STATEMENT_PAUSED_FROM, hand->now);

  desk_record_set_text (record, DESK_STATEMENT_STATE, state);
  if (steps[step].event != NULL)
    add_event (record, steps[step].event, hand->now, note);
  return TRUE;
}

/**
 * desk_statement_record_event:
 * @event: one of the events an officer notes by hand, such as "not_competent"
 * @hand: who notes it, and when it happened
 * @note: (nullable): a remark
 *
 * Notes what happened with the matter outside of the steps; terms start and end with it.
 *
 * Returns: FALSE, and nothing is written, where that is not allowed
 */
gboolean
desk_statement_record_event (DeskStatement *self, DeskProfile *profile, const char *event,
                             const DeskHand *hand, const char *note)
{
  if (desk_statement_may_step (self, profile, DESK_STATEMENT_RECORD, hand->role) == NULL
      || !desk_profile_has_flag (profile, "statement_events", event, "recordable"))
    return FALSE;

  add_event (DESK_RECORD (self), event, hand->now, note);
  return TRUE;
}
