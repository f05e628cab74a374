// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/match.h"

#include "model/find-step.h"
#include "model/loss-step.h"
#include "model/officer.h"

/* Whether the entry is about the pair. */
static gboolean
is_about (DeskRecord *find, const char *key, const char *declared, const char *document)
{
  return g_strcmp0 (desk_record_get_entry_text (find, DESK_FIND_MATCH, key), declared) == 0
         && g_strcmp0 (desk_record_get_entry_text (find, DESK_FIND_MATCH_DOCUMENT, key), document) == 0;
}

/* Returns: (nullable): the key of the last decision on the pair; of two in one second the greater key is the later. */
static const char *
find_last (DeskRecord *find, const char *declared, const char *document)
{
  g_autofree const char **keys = desk_record_list_keys (find, DESK_FIND_MATCH);
  const char *last = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    if (is_about (find, keys[i], declared, document)
        && (last == NULL
            || desk_record_get_entry_integer (find, DESK_FIND_MATCH_AT, keys[i])
                   >= desk_record_get_entry_integer (find, DESK_FIND_MATCH_AT, last)))
      last = keys[i];
  return last;
}

/**
 * desk_match_get_verdict:
 * @declared: id of a loss or a statement of theft
 * @document: key of the document in it
 *
 * Returns: (transfer none) (nullable): %DESK_MATCH_SAME or %DESK_MATCH_DIFFERENT, NULL while nobody decided
 */
const char *
desk_match_get_verdict (DeskFind *find, const char *declared, const char *document)
{
  const char *last = find_last (DESK_RECORD (find), declared, document);

  return last != NULL ? desk_record_get_entry_text (DESK_RECORD (find), DESK_FIND_MATCH_VERDICT, last) : NULL;
}

/**
 * desk_match_find_confirmed:
 * @declared: (out) (optional) (transfer none): id of the loss or statement, of several the one decided last
 * @document: (out) (optional) (transfer none): key of the document in it
 *
 * Returns: whether an officer said that the find is a declared document
 */
gboolean
desk_match_find_confirmed (DeskFind *find, const char **declared, const char **document)
{
  DeskRecord *record = DESK_RECORD (find);
  g_autofree const char **keys = desk_record_list_keys (record, DESK_FIND_MATCH);
  const char *confirmed = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *last = find_last (record, desk_record_get_entry_text (record, DESK_FIND_MATCH, keys[i]),
                                    desk_record_get_entry_text (record, DESK_FIND_MATCH_DOCUMENT, keys[i]));
      const char *verdict = desk_record_get_entry_text (record, DESK_FIND_MATCH_VERDICT, last);

      if (g_strcmp0 (verdict, DESK_MATCH_SAME) == 0
          && (confirmed == NULL
              || desk_record_get_entry_integer (record, DESK_FIND_MATCH_AT, last)
                     >= desk_record_get_entry_integer (record, DESK_FIND_MATCH_AT, confirmed)))
        confirmed = last;
    }
  if (confirmed == NULL)
    return FALSE;
  if (declared != NULL)
    *declared = desk_record_get_entry_text (record, DESK_FIND_MATCH, confirmed);
  if (document != NULL)
    *document = desk_record_get_entry_text (record, DESK_FIND_MATCH_DOCUMENT, confirmed);
  return TRUE;
}

static gboolean
was_same (DeskFind *find, DeskRecord *declared, const char *document)
{
  return g_strcmp0 (desk_match_get_verdict (find, desk_record_get_id (declared), document), DESK_MATCH_SAME)
         == 0;
}

/**
 * desk_match_may_decide:
 * @declared: a loss or a statement of theft
 * @document: key of the document in it
 * @verdict: (nullable): %DESK_MATCH_SAME, %DESK_MATCH_DIFFERENT, NULL to take a decision back
 * @role: (nullable): role of the officer
 *
 * Nothing is decided any more about a document that left the desk. "The same" is said of what is still looked for.
 *
 * Returns: whether the officer may decide so
 */
gboolean
desk_match_may_decide (DeskFind *find, DeskRecord *declared, const char *document, const char *verdict,
                       const char *role)
{
  if (!desk_officer_role_reaches (role, "communicator") || !desk_find_is_open (find)
      || g_strcmp0 (desk_match_get_verdict (find, desk_record_get_id (declared), document), verdict) == 0)
    return FALSE;
  return g_strcmp0 (verdict, DESK_MATCH_SAME) != 0 || !DESK_IS_LOSS (declared)
         || desk_loss_is_open (DESK_LOSS (declared), document);
}

static void
note_decision (DeskRecord *find, const char *declared, const char *document, const char *verdict,
               const DeskHand *hand)
{
  g_autofree char *key = desk_record_make_key (find, DESK_FIND_MATCH, g_random_int ());

  desk_record_set_entry (find, DESK_FIND_MATCH, key, g_variant_new_string (declared));
  desk_record_set_entry (find, DESK_FIND_MATCH_DOCUMENT, key, g_variant_new_string (document));
  if (verdict != NULL)
    desk_record_set_entry (find, DESK_FIND_MATCH_VERDICT, key, g_variant_new_string (verdict));
  desk_record_set_entry (find, DESK_FIND_MATCH_AT, key, g_variant_new_int64 (hand->now));
  desk_record_set_entry (find, DESK_FIND_MATCH_BY, key, g_variant_new_string (hand->officer));
}

/**
 * desk_match_decide:
 * @declared: a loss or a statement of theft, with an id
 * @document: key of the document in it
 * @verdict: (nullable): %DESK_MATCH_SAME, %DESK_MATCH_DIFFERENT, NULL to take a decision back
 *
 * Writes the decision into the find, and what follows from it into both: their states and events. A statement is left as
 * it is. Both are saved together.
 *
 * Returns: FALSE, and nothing is written, where desk_match_may_decide() says no
 */
gboolean
desk_match_decide (DeskFind *find, DeskRecord *declared, const char *document, const char *verdict,
                   DeskProfile *profile, const DeskHand *hand)
{
  gboolean is_same = g_strcmp0 (verdict, DESK_MATCH_SAME) == 0;
  gboolean was = was_same (find, declared, document);

  if (!desk_match_may_decide (find, declared, document, verdict, hand->role))
    return FALSE;

  note_decision (DESK_RECORD (find), desk_record_get_id (declared), document, verdict, hand);
  if (is_same)
    desk_find_take_step (find, profile, DESK_FIND_MATCHED, NULL, hand, NULL);
  else if (was && !desk_match_find_confirmed (find, NULL, NULL))
    desk_find_take_step (find, profile, DESK_FIND_UNMATCHED, NULL, hand, NULL);
  if (DESK_IS_LOSS (declared) && is_same != was)
    desk_loss_take_step (DESK_LOSS (declared), profile, is_same ? DESK_LOSS_MATCHED : DESK_LOSS_UNMATCHED,
                         document, hand, NULL);
  return TRUE;
}
