// SPDX-License-Identifier: GPL-3.0-or-later
// What may be done with a declaration of loss, by whom, and what each step writes into it. A step concerns one document
// or all that are open; the declaration as a whole is settled once each of them is.

#include "model/loss-step.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/officer.h"
#include "model/official-number.h"
#include "model/wall-time.h"

#define OPEN " registered matched "
#define SETTLED " returned reissued withdrawn stolen "

/* A step leads from these states (space-separated) to that one, or leaves the state as it is, and is allowed from this
   rank of role on. */
static const struct
{
  const char *from;
  const char *to; /* NULL: no other state */
  const char *role;
} steps[] = {
  [DESK_LOSS_REGISTER] = { " draft ", "registered", "communicator" },
  [DESK_LOSS_MATCHED] = { OPEN, "matched", "communicator" },
  [DESK_LOSS_UNMATCHED] = { " matched ", "registered", "communicator" },
  [DESK_LOSS_RETURN] = { OPEN, "returned", "communicator" },
  [DESK_LOSS_REISSUE] = { OPEN, "reissued", "communicator" },
  [DESK_LOSS_WITHDRAW] = { OPEN, "withdrawn", "communicator" },
  [DESK_LOSS_TURN_STOLEN] = { OPEN, "stolen", "communicator" },
  [DESK_LOSS_REOPEN] = { SETTLED, "registered", "communicator" },
  [DESK_LOSS_ANNUL] = { OPEN SETTLED, "annulled", "head" },
  [DESK_LOSS_AMEND] = { OPEN SETTLED, NULL, "communicator" },
  [DESK_LOSS_NUMBER] = { OPEN SETTLED, NULL, "duty" },
};

static const char *
get_text (DeskLoss *self, DeskLossField field)
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
  g_autofree char *word = g_strconcat (" ", state, " ", NULL);

  return strstr (states, word) != NULL;
}

/**
 * desk_loss_get_document_state:
 * @document: key of a document
 *
 * Returns: (transfer none): what became of the document: a loss state, "draft" before the declaration is registered
 */
const char *
desk_loss_get_document_state (DeskLoss *self, const char *document)
{
  const char *own = desk_record_get_entry_text (DESK_RECORD (self), DESK_LOSS_DOCUMENT_STATE, document);
  const char *whole = get_text (self, DESK_LOSS_STATE);

  if (whole == NULL || g_str_equal (whole, "annulled"))
    return whole != NULL ? "annulled" : "draft";
  return own != NULL ? own : "registered";
}

/* Whether the step is one of the declaration as a whole. */
static gboolean
is_of_whole (DeskLossStep step)
{
  return step == DESK_LOSS_REGISTER || step == DESK_LOSS_ANNUL || step == DESK_LOSS_AMEND
         || step == DESK_LOSS_NUMBER;
}

/* The documents the step concerns, NULL-terminated. */
static const char **
list_concerned (DeskLoss *self, DeskLossStep step, const char *document)
{
  g_autofree const char **keys = desk_record_list_keys (DESK_RECORD (self), DESK_LOSS_DOCUMENT);
  GPtrArray *concerned = g_ptr_array_new ();

  for (guint i = 0; keys[i] != NULL; i++)
    if ((document == NULL || g_str_equal (document, keys[i]))
        && is_among (steps[step].from, desk_loss_get_document_state (self, keys[i])))
      g_ptr_array_add (concerned, (gpointer)keys[i]);
  g_ptr_array_add (concerned, NULL);
  return (const char **)g_ptr_array_free (concerned, FALSE);
}

/**
 * desk_loss_may_step:
 * @document: (nullable): key of the document it concerns; NULL: all for which it can be done, or the declaration itself
 * @role: (nullable): role of the officer
 *
 * Returns: (transfer none) (nullable): the state the step leads to, NULL where state or role do not allow it
 */
const char *
desk_loss_may_step (DeskLoss *self, DeskLossStep step, const char *document, const char *role)
{
  const char *state = get_text (self, DESK_LOSS_STATE);

  g_return_val_if_fail (step < DESK_LOSS_N_STEPS, NULL);

  if (!desk_officer_role_reaches (role, steps[step].role))
    return NULL;
  if (is_of_whole (step))
    {
      if (document != NULL || !is_among (steps[step].from, state != NULL ? state : "draft"))
        return NULL;
      return steps[step].to != NULL ? steps[step].to : g_intern_string (state);
    }

  g_autofree const char **concerned = list_concerned (self, step, document);
  return concerned[0] != NULL ? steps[step].to : NULL;
}

/**
 * desk_loss_find_step_fault:
 * @document: (nullable): as in desk_loss_may_step()
 * @note: (nullable): the remark or reason that was written for the step
 * @field: (out): the field the message stands beside, for a missing reason %DESK_LOSS_EVENT_NOTE
 *
 * Returns: (transfer none) (nullable): what is still missing for the step, translated; NULL where all is there
 */
const char *
desk_loss_find_step_fault (DeskLoss *self, DeskLossStep step, const char *document, const char *note,
                           DeskLossField *field)
{
  *field = DESK_LOSS_EVENT_NOTE;
  switch (step)
    {
    case DESK_LOSS_TURN_STOLEN:
      *field = DESK_LOSS_STATEMENT;
      return get_text (self, *field) == NULL ? _ ("Register the statement of theft first: it goes on there.")
                                             : NULL;
    case DESK_LOSS_NUMBER:
      return desk_official_number_find_fault (DESK_RECORD (self), field);
    case DESK_LOSS_REOPEN:
    case DESK_LOSS_ANNUL:
    case DESK_LOSS_AMEND:
      return !has_words (note) ? _ ("Write the reason.") : NULL;
    case DESK_LOSS_REGISTER:
    case DESK_LOSS_MATCHED:
    case DESK_LOSS_UNMATCHED:
    case DESK_LOSS_RETURN:
    case DESK_LOSS_REISSUE:
    case DESK_LOSS_WITHDRAW:
    case DESK_LOSS_N_STEPS:
    default:
      return NULL;
    }
}

/**
 * desk_loss_get_archive_start:
 * @now: the desk's clock, seconds UTC
 *
 * Returns: what was declared before this moment is archived, whatever the documents are, seconds UTC
 */
gint64
desk_loss_get_archive_start (DeskProfile *profile, gint64 now)
{
  DeskVocabulary *types = desk_profile_get_vocabulary (profile, "document_types");
  g_autoptr (GDateTime) today = desk_wall_time_from_utc (desk_profile_get_time_zone (profile), now);
  g_autoptr (GDateTime) start = NULL;
  gint64 years = 0;

  for (guint i = 0; i < desk_vocabulary_get_length (types); i++)
    years = MAX (years, desk_term_get_number (desk_vocabulary_get_term_at (types, i), "archive_years", 0));
  start = g_date_time_add_years (today, -(int)years);
  return g_date_time_to_unix (start);
}

/**
 * desk_loss_note_kept_until:
 *
 * Notes until when the documents are looked for: as long as the longest of them. Steps do so where it may change.
 */
void
desk_loss_note_kept_until (DeskLoss *self, DeskProfile *profile)
{
  DeskRecord *record = DESK_RECORD (self);
  g_autofree const char **keys = desk_record_list_keys (record, DESK_LOSS_DOCUMENT);
  g_autoptr (GDateTime) declared =
      desk_wall_time_from_utc (desk_profile_get_time_zone (profile),
                               desk_record_get_integer (record, DESK_LOSS_DECLARED));
  gint64 years = 0;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      DeskTerm *type =
          desk_profile_get_term (profile, "document_types",
                                 desk_record_get_entry_text (record, DESK_LOSS_DOCUMENT, keys[i]));

      if (type != NULL)
        years = MAX (years, desk_term_get_number (type, "archive_years", 0));
    }
  if (declared != NULL && years > 0)
    {
      g_autoptr (GDateTime) end = g_date_time_add_years (declared, (int)years);

      desk_record_set_integer (record, DESK_LOSS_KEPT_UNTIL, g_date_time_to_unix (end));
    }
}

static void
begin (DeskRecord *record, DeskProfile *profile, const DeskHand *hand)
{
  g_autofree char *version = g_strdup_printf ("%s %" G_GINT64_FORMAT, desk_profile_get_code (profile),
                                              desk_profile_get_version (profile));

  if (desk_record_get_value (record, DESK_LOSS_DECLARED) == NULL)
    desk_record_set_integer (record, DESK_LOSS_DECLARED, hand->now);
  if (desk_record_get_text (record, DESK_LOSS_OFFICER) == NULL)
    desk_record_set_text (record, DESK_LOSS_OFFICER, hand->officer);
  if (desk_record_get_text (record, DESK_LOSS_DESK) == NULL)
    desk_record_set_text (record, DESK_LOSS_DESK, hand->desk);
  desk_record_set_text (record, DESK_LOSS_PROFILE, version);
}

static void
add_event (DeskRecord *record, const char *event, const char *document, const DeskHand *hand,
           const char *note)
{
  g_autofree char *key = desk_record_make_key (record, DESK_LOSS_EVENT, g_random_int ());

  desk_record_set_entry (record, DESK_LOSS_EVENT, key, g_variant_new_string (event));
  desk_record_set_entry (record, DESK_LOSS_EVENT_AT, key, g_variant_new_int64 (hand->now));
  desk_record_set_entry (record, DESK_LOSS_EVENT_BY, key, g_variant_new_string (hand->officer));
  if (document != NULL)
    desk_record_set_entry (record, DESK_LOSS_EVENT_DOCUMENT, key, g_variant_new_string (document));
  if (has_words (note))
    desk_record_set_entry (record, DESK_LOSS_EVENT_NOTE, key, g_variant_new_string (note));
}

/* The declaration is matched while one of its documents is, and settled, the way the last one was, when all are. */
static void
set_whole_state (DeskLoss *self, const char *last)
{
  g_autofree const char **keys = desk_record_list_keys (DESK_RECORD (self), DESK_LOSS_DOCUMENT);
  gboolean is_open = FALSE, is_matched = FALSE;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *state = desk_loss_get_document_state (self, keys[i]);

      is_open = is_open || is_among (OPEN, state);
      is_matched = is_matched || g_str_equal (state, "matched");
    }
  desk_record_set_text (DESK_RECORD (self), DESK_LOSS_STATE,
                        is_matched ? "matched"
                        : is_open  ? "registered"
                                   : last);
}

/**
 * desk_loss_take_step:
 * @document: (nullable): key of the document it concerns; NULL: all for which it can be done, or the declaration itself
 * @hand: who does it, where and when
 * @note: (nullable): a remark, or the reason where the step asks for one
 *
 * Writes into the declaration what the step means: what became of the documents, the state of the whole, the event, and
 * who and when where that is not set yet.
 *
 * Returns: FALSE, and nothing is written, where the step is not allowed or something is missing for it
 */
gboolean
desk_loss_take_step (DeskLoss *self, DeskProfile *profile, DeskLossStep step, const char *document,
                     const DeskHand *hand, const char *note)
{
  DeskRecord *record = DESK_RECORD (self);
  const char *state = desk_loss_may_step (self, step, document, hand->role);
  DeskLossField field;

  if (state == NULL || desk_loss_find_step_fault (self, step, document, note, &field) != NULL)
    return FALSE;

  if (step == DESK_LOSS_REGISTER)
    begin (record, profile, hand);
  if (step == DESK_LOSS_REGISTER || step == DESK_LOSS_AMEND)
    desk_loss_note_kept_until (self, profile);
  if (step == DESK_LOSS_NUMBER)
    desk_official_number_attach (record, hand);

  if (step == DESK_LOSS_AMEND)
    set_whole_state (self, state);
  else if (is_of_whole (step))
    desk_record_set_text (record, DESK_LOSS_STATE, state);
  else
    {
      g_autofree const char **concerned = list_concerned (self, step, document);

      for (guint i = 0; concerned[i] != NULL; i++)
        desk_record_set_entry (record, DESK_LOSS_DOCUMENT_STATE, concerned[i], g_variant_new_string (state));
      set_whole_state (self, state);
    }
  if (steps[step].to != NULL && step != DESK_LOSS_REGISTER)
    add_event (record, state, document, hand, note);
  return TRUE;
}

/**
 * desk_loss_is_open:
 * @document: (nullable): key of a document; NULL: any
 *
 * Returns: whether the document is still looked for
 */
gboolean
desk_loss_is_open (DeskLoss *self, const char *document)
{
  const char *state = document != NULL ? desk_loss_get_document_state (self, document)
                                       : desk_record_get_text (DESK_RECORD (self), DESK_LOSS_STATE);

  return state != NULL && is_among (OPEN, state);
}

/**
 * desk_loss_get_shown_state:
 * @now: the desk's clock, seconds UTC
 *
 * A declaration of which nothing was heard until the end of its term is archived by itself: nobody writes that down, it
 * follows from the day.
 *
 * Returns: (transfer none) (nullable): the state lists and pages show, NULL for a draft
 */
const char *
desk_loss_get_shown_state (DeskLoss *self, gint64 now)
{
  gint64 kept_until = desk_record_get_integer (DESK_RECORD (self), DESK_LOSS_KEPT_UNTIL);

  if (kept_until != 0 && kept_until <= now && desk_loss_is_open (self, NULL))
    return "archived";
  return get_text (self, DESK_LOSS_STATE);
}
