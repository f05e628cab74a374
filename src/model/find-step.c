// SPDX-License-Identifier: GPL-3.0-or-later
// What may be done with a found document, by whom, and what each step writes into it. The particulars of a step (to whom,
// with which letter) are set into the find first, the step then looks whether they will do. A document goes to its holder or
// its issuer; only what the profile says a finder may keep passes to the finder. Whoever takes it away is identified.

#include "model/find-step.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/deadline.h"
#include "model/officer.h"
#include "model/spelling.h"

#define OPEN " received matched notified "
#define LIVE OPEN "handed_over sent given_to_finder disposed "
#define SECONDS_OF_DAY 86400

/* A step leads from these states (space-separated) to that one, or leaves the state as it is, and is allowed from this
   rank of role on. */
static const struct
{
  const char *from;
  const char *to; /* NULL: no other state */
  const char *role;
} steps[] = {
  [DESK_FIND_REGISTER] = { " draft ", "received", "communicator" },
  [DESK_FIND_MATCHED] = { OPEN, "matched", "communicator" },
  [DESK_FIND_UNMATCHED] = { " matched notified ", "received", "communicator" },
  [DESK_FIND_NOTIFY] = { OPEN, "notified", "communicator" },
  [DESK_FIND_HAND_OVER] = { OPEN, "handed_over", "communicator" },
  [DESK_FIND_SEND] = { OPEN, "sent", "duty" },
  [DESK_FIND_GIVE] = { OPEN, "given_to_finder", "duty" },
  [DESK_FIND_DISPOSE] = { OPEN, "disposed", "head" },
  [DESK_FIND_ANNUL] = { LIVE, "annulled", "head" },
  [DESK_FIND_AMEND] = { LIVE, NULL, "communicator" },
};

static const char *
get_text (DeskFind *self, DeskFindField field)
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
is_among (const char *states, const char *state)
{
  g_autofree char *word = g_strconcat (" ", state != NULL ? state : "draft", " ", NULL);

  return strstr (states, word) != NULL;
}

/**
 * desk_find_is_open:
 *
 * Returns: whether the document still lies here and waits for its holder
 */
gboolean
desk_find_is_open (DeskFind *self)
{
  return is_among (OPEN, get_text (self, DESK_FIND_STATE));
}

/**
 * desk_find_may_finder_keep:
 *
 * What an authority issued, and what belongs to whoever issued it, is nobody's to keep: a type of which the profile does
 * not say otherwise (flag `finder_may_keep`) never goes to the finder.
 *
 * Returns: whether it may pass to the finder; FALSE: it goes to its holder or its issuer
 */
gboolean
desk_find_may_finder_keep (DeskFind *self, DeskProfile *profile)
{
  return desk_profile_has_flag (profile, "document_types", get_text (self, DESK_FIND_DOCUMENT),
                                "finder_may_keep");
}

/**
 * desk_find_get_storage_end:
 *
 * Returns: when it has lain here long enough and is overdue, seconds UTC; 0 where it was not registered yet
 */
gint64
desk_find_get_storage_end (DeskFind *self, DeskProfile *profile)
{
  gint64 received = desk_record_get_integer (DESK_RECORD (self), DESK_FIND_RECEIVED);

  if (received == 0)
    return 0;
  return received + desk_profile_get_threshold (profile, "find_storage_days") * SECONDS_OF_DAY;
}

static DeskTerm *
find_clock (DeskProfile *profile)
{
  DeskVocabulary *clocks = desk_profile_get_vocabulary (profile, "clocks");

  for (guint i = 0; i < desk_vocabulary_get_length (clocks); i++)
    {
      DeskTerm *clock = desk_vocabulary_get_term_at (clocks, i);

      if (g_strcmp0 (desk_term_get_string (clock, "starts_on"), "found_declared") == 0)
        return clock;
    }
  return NULL;
}

/**
 * desk_find_get_finder_term:
 *
 * The term after which a thing that nobody claimed may pass to the finder: the clock of the profile that starts with the
 * declaration of a find.
 *
 * Returns: when it ends, seconds UTC; 0 where the thing never passes to the finder: a document of the holder or the issuer,
 *   a find whose finder gave no name
 */
gint64
desk_find_get_finder_term (DeskFind *self, DeskProfile *profile)
{
  gint64 received = desk_record_get_integer (DESK_RECORD (self), DESK_FIND_RECEIVED);
  DeskTerm *clock = find_clock (profile);
  DeskDeadline deadline;

  if (received == 0 || clock == NULL || get_text (self, DESK_FIND_FINDER) == NULL
      || !desk_find_may_finder_keep (self, profile)
      || !desk_deadline_compute (clock, desk_profile_get_calendar (profile),
                                 desk_profile_get_time_zone (profile), received, &deadline))
    return 0;
  return deadline.due;
}

/**
 * desk_find_may_step:
 * @role: (nullable): role of the officer
 * @now: the desk's clock, seconds UTC
 *
 * Returns: (transfer none) (nullable): the state the step leads to, NULL where state, document, day or role do not allow
 *   it
 */
const char *
desk_find_may_step (DeskFind *self, DeskProfile *profile, DeskFindStep step, const char *role, gint64 now)
{
  const char *state = get_text (self, DESK_FIND_STATE);

  g_return_val_if_fail (step < DESK_FIND_N_STEPS, NULL);

  if (!desk_officer_role_reaches (role, steps[step].role) || !is_among (steps[step].from, state))
    return NULL;
  if (step == DESK_FIND_GIVE)
    {
      gint64 term = desk_find_get_finder_term (self, profile);

      if (term == 0 || now <= term)
        return NULL;
    }
  return steps[step].to != NULL ? steps[step].to : g_intern_string (state);
}

static gboolean
is_written_so (DeskFind *self, DeskPerson *person, DeskPersonField surname, DeskPersonField given_name)
{
  const DeskFindField written[] = { DESK_FIND_HOLDER_SURNAME, DESK_FIND_HOLDER_GIVEN_NAME };
  const DeskPersonField known[] = { surname, given_name };

  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      const char *a = get_text (self, written[i]);
      const char *b = desk_record_get_text (DESK_RECORD (person), known[i]);
      g_autofree char *folded_a = desk_spelling_fold (a != NULL ? a : "");
      g_autofree char *folded_b = desk_spelling_fold (b != NULL ? b : "");

      if (*folded_a != '\0' && !g_str_equal (folded_a, folded_b))
        return FALSE;
    }
  return TRUE;
}

/**
 * desk_find_is_holder:
 *
 * Returns: whether the person is the holder as far as the document tells: the same names in one of the scripts and, where
 *   both are known, the same birth date. FALSE where no name was written down.
 */
gboolean
desk_find_is_holder (DeskFind *self, DeskPerson *person)
{
  const char *written = get_text (self, DESK_FIND_HOLDER_BIRTH);
  const char *birth = desk_record_get_text (DESK_RECORD (person), DESK_PERSON_BIRTH);

  if (get_text (self, DESK_FIND_HOLDER_SURNAME) == NULL
      && get_text (self, DESK_FIND_HOLDER_GIVEN_NAME) == NULL)
    return FALSE;
  /* A year alone is the beginning of the date. */
  if (written != NULL && birth != NULL
      && strncmp (written, birth, MIN (strlen (written), strlen (birth))) != 0)
    return FALSE;
  return is_written_so (self, person, DESK_PERSON_SURNAME, DESK_PERSON_GIVEN_NAME)
         || is_written_so (self, person, DESK_PERSON_SURNAME_OTHER, DESK_PERSON_GIVEN_NAME_OTHER);
}

static const char *
find_signature_fault (DeskFind *self, DeskProfile *profile, const char *note, DeskFindField *field)
{
  const char *signature = get_text (self, DESK_FIND_SIGNATURE);

  *field = DESK_FIND_SIGNATURE;
  if (signature == NULL)
    return _ ("Choose how the receiver signed.");

  *field = DESK_FIND_EVENT_NOTE;
  if (desk_profile_has_flag (profile, "signatures", signature, "reason_needed") && !has_words (note))
    return _ ("Write why the receiver does not sign.");
  return NULL;
}

/* By which document the receiver was identified. */
static const char *
find_identity_fault (DeskFind *self, DeskProfile *profile, DeskFindField *field)
{
  const char *shown = get_text (self, DESK_FIND_RECEIVER_DOCUMENT);

  *field = DESK_FIND_RECEIVER_DOCUMENT;
  if (shown == NULL)
    return _ ("Choose the document by which the receiver was identified.");
  if (!desk_profile_has_flag (profile, "document_types", shown, "identity"))
    return _ (
        "Such a document does not prove who somebody is. Ask for an identity document and choose that one.");

  *field = DESK_FIND_RECEIVER_NUMBER;
  return !has_words (get_text (self, *field))
             ? _ ("Write the number of the document by which the receiver was identified.")
             : NULL;
}

static const char *
find_hand_over_fault (DeskFind *self, DeskProfile *profile, DeskPerson *receiver, const char *note,
                      DeskFindField *field)
{
  gboolean is_holder = receiver != NULL && desk_find_is_holder (self, receiver);
  const char *basis = get_text (self, DESK_FIND_RECEIVER_BASIS);
  const char *id = receiver != NULL ? desk_record_get_id (DESK_RECORD (receiver)) : NULL;
  const char *fault;

  *field = DESK_FIND_RECEIVER;
  if (receiver == NULL)
    return _ ("Name who receives the document.");
  if (!is_holder && basis == NULL && id != NULL && g_strcmp0 (id, get_text (self, DESK_FIND_FINDER)) == 0
      && !desk_find_may_finder_keep (self, profile))
    return _ ("Such a document is never handed over to the finder. It goes to its holder or its issuer.");

  fault = find_identity_fault (self, profile, field);
  if (fault != NULL)
    return fault;
  *field = DESK_FIND_RECEIVER_BASIS;
  if (!is_holder && basis == NULL)
    return _ (
        "The receiver is not the holder as written in the document. Choose the ground for representing, or correct the holder’s name.");
  return find_signature_fault (self, profile, note, field);
}

/* A thing that passes to the finder is as much handed over to somebody. */
static const char *
find_give_fault (DeskFind *self, DeskProfile *profile, const char *note, DeskFindField *field)
{
  const char *fault = find_identity_fault (self, profile, field);

  return fault != NULL ? fault : find_signature_fault (self, profile, note, field);
}

static const char *
find_send_fault (DeskFind *self, DeskProfile *profile, DeskFindField *field)
{
  DeskTerm *type = desk_profile_get_term (profile, "document_types", get_text (self, DESK_FIND_DOCUMENT));
  const char *const *issuers = type != NULL ? desk_term_get_list (type, "issuers") : NULL;
  const char *agency = get_text (self, DESK_FIND_AGENCY);

  *field = DESK_FIND_AGENCY;
  if (desk_profile_get_term (profile, "agencies", agency) == NULL)
    return _ ("Choose the authority it is sent to.");
  if (issuers != NULL && issuers[0] != NULL && !g_strv_contains (issuers, agency))
    return _ ("Documents of this type are not issued there. Choose an authority that issues them.");

  *field = DESK_FIND_OUTGOING_NO;
  return !has_words (get_text (self, *field)) ? _ ("Write the outgoing number of the letter it goes with.")
                                              : NULL;
}

/**
 * desk_find_find_step_fault:
 * @receiver: (nullable): of a hand-over who receives it, as far as known
 * @note: (nullable): the remark or reason that was written for the step
 * @field: (out): the field the message stands beside, for a missing reason %DESK_FIND_EVENT_NOTE
 *
 * Returns: (transfer none) (nullable): what is still missing for the step, translated; NULL where all is there
 */
const char *
desk_find_find_step_fault (DeskFind *self, DeskProfile *profile, DeskFindStep step, DeskPerson *receiver,
                           const char *note, DeskFindField *field)
{
  *field = DESK_FIND_EVENT_NOTE;
  switch (step)
    {
    case DESK_FIND_NOTIFY:
      return !has_words (note) ? _ ("Write how the owner was told: by phone, by letter, in person.") : NULL;
    case DESK_FIND_HAND_OVER:
      return find_hand_over_fault (self, profile, receiver, note, field);
    case DESK_FIND_GIVE:
      return find_give_fault (self, profile, note, field);
    case DESK_FIND_SEND:
      return find_send_fault (self, profile, field);
    case DESK_FIND_DISPOSE:
      return !has_words (note) ? _ ("Write the act by which it is destroyed, and why.") : NULL;
    case DESK_FIND_ANNUL:
    case DESK_FIND_AMEND:
      return !has_words (note) ? _ ("Write the reason.") : NULL;
    case DESK_FIND_REGISTER:
    case DESK_FIND_MATCHED:
    case DESK_FIND_UNMATCHED:
    case DESK_FIND_N_STEPS:
    default:
      return NULL;
    }
}

static void
begin (DeskRecord *record, DeskProfile *profile, const DeskHand *hand)
{
  g_autofree char *version = g_strdup_printf ("%s %" G_GINT64_FORMAT, desk_profile_get_code (profile),
                                              desk_profile_get_version (profile));

  if (desk_record_get_value (record, DESK_FIND_RECEIVED) == NULL)
    desk_record_set_integer (record, DESK_FIND_RECEIVED, hand->now);
  if (desk_record_get_text (record, DESK_FIND_OFFICER) == NULL)
    desk_record_set_text (record, DESK_FIND_OFFICER, hand->officer);
  if (desk_record_get_text (record, DESK_FIND_DESK) == NULL)
    desk_record_set_text (record, DESK_FIND_DESK, hand->desk);
  desk_record_set_text (record, DESK_FIND_PROFILE, version);
}

static void
add_event (DeskRecord *record, const char *event, const DeskHand *hand, const char *note)
{
  g_autofree char *key = desk_record_make_key (record, DESK_FIND_EVENT, g_random_int ());

  desk_record_set_entry (record, DESK_FIND_EVENT, key, g_variant_new_string (event));
  desk_record_set_entry (record, DESK_FIND_EVENT_AT, key, g_variant_new_int64 (hand->now));
  desk_record_set_entry (record, DESK_FIND_EVENT_BY, key, g_variant_new_string (hand->officer));
  if (has_words (note))
    desk_record_set_entry (record, DESK_FIND_EVENT_NOTE, key, g_variant_new_string (note));
}

/**
 * desk_find_take_step:
 * @receiver: (nullable): of a hand-over who receives it, with an id
 * @hand: who does it, where and when
 * @note: (nullable): a remark, or the reason where the step asks for one
 *
 * Writes into the find what the step means: the new state and the event, who received it, and who and when where that
 * is not set yet. The other particulars of the step are set by the caller before.
 *
 * Returns: FALSE, and nothing is written, where the step is not allowed or something is missing for it
 */
gboolean
desk_find_take_step (DeskFind *self, DeskProfile *profile, DeskFindStep step, DeskPerson *receiver,
                     const DeskHand *hand, const char *note)
{
  DeskRecord *record = DESK_RECORD (self);
  const char *state = desk_find_may_step (self, profile, step, hand->role, hand->now);
  DeskFindField field;

  if (state == NULL || desk_find_find_step_fault (self, profile, step, receiver, note, &field) != NULL)
    return FALSE;

  if (step == DESK_FIND_REGISTER)
    begin (record, profile, hand);
  else if (step == DESK_FIND_HAND_OVER)
    desk_record_set_text (record, DESK_FIND_RECEIVER, desk_record_get_id (DESK_RECORD (receiver)));
  else if (step == DESK_FIND_GIVE)
    {
      desk_record_set_text (record, DESK_FIND_RECEIVER, get_text (self, DESK_FIND_FINDER));
      desk_record_set_text (record, DESK_FIND_RECEIVER_BASIS, NULL);
    }

  desk_record_set_text (record, DESK_FIND_STATE, state);
  if (step != DESK_FIND_AMEND && step != DESK_FIND_REGISTER)
    add_event (record, state, hand, note);
  return TRUE;
}
