// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a visit is filled in well enough for what shall be done with it. Which topics are crimes, which steps are
// mandatory and from what age a visitor is an adult is said by the profile; here is only what follows from it.

#include "model/visit-check.h"

#include <glib/gi18n-lib.h>

static const char *
get_text (DeskVisit *visit, DeskVisitField field)
{
  const char *text = desk_record_get_text (DESK_RECORD (visit), field);

  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
has_topic_flag (DeskVisit *visit, DeskProfile *profile, const char *flag)
{
  return desk_profile_has_flag (profile, "topics", get_text (visit, DESK_VISIT_TOPIC), flag);
}

static gboolean
has_outcome_flag (DeskVisit *visit, DeskProfile *profile, const char *flag)
{
  return desk_profile_has_flag (profile, "outcomes", get_text (visit, DESK_VISIT_OUTCOME), flag);
}

static void
add (GArray *findings, DeskVisitFault fault, DeskVisitLevel level, DeskVisitField field)
{
  DeskVisitFinding finding = { fault, level, field };

  g_array_append_val (findings, finding);
}

static void
check_priority (GArray *findings, DeskVisit *visit)
{
  const char *priority = get_text (visit, DESK_VISIT_PRIORITY);

  if (g_strcmp0 (priority, "urgent") == 0 && get_text (visit, DESK_VISIT_PRIORITY_REASON) == NULL)
    add (findings, DESK_VISIT_NO_PRIORITY_REASON, DESK_VISIT_ERROR, DESK_VISIT_PRIORITY_REASON);
  if (g_strcmp0 (priority, "group") == 0 && get_text (visit, DESK_VISIT_PRIORITY_GROUP) == NULL)
    add (findings, DESK_VISIT_NO_PRIORITY_GROUP, DESK_VISIT_ERROR, DESK_VISIT_PRIORITY_GROUP);
}

static void
check_companion (GArray *findings, DeskVisit *visit, DeskPerson *person, DeskProfile *profile,
                 GDateTime *today)
{
  if (person != NULL
      && desk_person_is_younger (person, desk_profile_get_threshold (profile, "adult_age"), today)
      && get_text (visit, DESK_VISIT_COMPANION) == NULL)
    add (findings, DESK_VISIT_MINOR_ALONE, DESK_VISIT_WARNING, DESK_VISIT_COMPANION);
}

static gboolean
is_step_skipped (DeskVisit *visit, DeskProfile *profile)
{
  const char *topic = get_text (visit, DESK_VISIT_TOPIC);
  DeskTerm *term = topic != NULL ? desk_profile_get_term (profile, "topics", topic) : NULL;
  DeskVocabulary *script = term != NULL ? desk_term_get_parts (term, "script") : NULL;
  guint length = script != NULL ? desk_vocabulary_get_length (script) : 0;

  for (guint i = 0; i < length; i++)
    {
      DeskTerm *step = desk_vocabulary_get_term_at (script, i);
      GVariant *ticked =
          desk_record_get_entry (DESK_RECORD (visit), DESK_VISIT_STEP, desk_term_get_code (step));

      if (desk_term_has_flag (step, "mandatory") && (ticked == NULL || !g_variant_get_boolean (ticked)))
        return TRUE;
    }
  return FALSE;
}

/* A visit that is recorded when it is over already was not led by the script on the screen; where a crime is the topic
   the script is followed all the same. */
static gboolean
asks_for_steps (DeskVisit *visit, DeskProfile *profile)
{
  return get_text (visit, DESK_VISIT_STATE) != NULL || has_topic_flag (visit, profile, "crime")
         || has_topic_flag (visit, profile, "domestic");
}

static gboolean
is_item_kept (DeskVisit *visit)
{
  DeskRecord *record = DESK_RECORD (visit);
  g_autofree const char **keys = desk_record_list_keys (record, DESK_VISIT_DEPOSITED);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      GVariant *returned = desk_record_get_entry (record, DESK_VISIT_DEPOSITED_RETURNED, keys[i]);

      if (returned == NULL || !g_variant_get_boolean (returned))
        return TRUE;
    }
  return FALSE;
}

static void
check_outcome (GArray *findings, DeskVisit *visit, DeskProfile *profile)
{
  gboolean reason = get_text (visit, DESK_VISIT_OUTCOME_REASON) != NULL;
  gboolean domestic = has_topic_flag (visit, profile, "domestic");
  gboolean left = has_outcome_flag (visit, profile, "left");

  if (has_outcome_flag (visit, profile, "referral") && get_text (visit, DESK_VISIT_AGENCY) == NULL)
    add (findings, DESK_VISIT_NO_AGENCY,
         has_outcome_flag (visit, profile, "advised") ? DESK_VISIT_HINT : DESK_VISIT_ERROR,
         DESK_VISIT_AGENCY);
  if (domestic && left && !reason)
    add (findings, DESK_VISIT_DOMESTIC_NO_REASON, DESK_VISIT_ERROR, DESK_VISIT_OUTCOME_REASON);
  if (has_topic_flag (visit, profile, "crime") && has_outcome_flag (visit, profile, "advised") && !reason)
    add (findings, DESK_VISIT_CRIME_NO_REASON, DESK_VISIT_ERROR, DESK_VISIT_OUTCOME_REASON);
  if (domestic && (left || has_outcome_flag (visit, profile, "advised")))
    add (findings, DESK_VISIT_DOMESTIC_STATEMENT, DESK_VISIT_HINT, DESK_VISIT_OUTCOME);
}

static void
check_end (GArray *findings, DeskVisit *visit, DeskProfile *profile)
{
  if (get_text (visit, DESK_VISIT_TOPIC) == NULL)
    add (findings, DESK_VISIT_NO_TOPIC, DESK_VISIT_ERROR, DESK_VISIT_TOPIC);
  if (asks_for_steps (visit, profile) && is_step_skipped (visit, profile)
      && get_text (visit, DESK_VISIT_STEP_REASON) == NULL)
    add (findings, DESK_VISIT_NO_STEP_REASON, DESK_VISIT_ERROR, DESK_VISIT_STEP_REASON);
  if (get_text (visit, DESK_VISIT_OUTCOME) == NULL)
    add (findings, DESK_VISIT_NO_OUTCOME, DESK_VISIT_ERROR, DESK_VISIT_OUTCOME);
  else
    check_outcome (findings, visit, profile);
}

/**
 * desk_visit_check:
 * @person: (nullable): the visitor, NULL for an anonymous one
 * @today: the station's wall clock
 * @state: what the visit shall become: "finished" asks for topic and outcome, "waiting" and "serving" do not
 *
 * Looks at everything that is asked of a visit. The order of the findings is the order of the form, so that the first
 * error is where the focus goes.
 *
 * Returns: (transfer full) (element-type DeskVisitFinding): what was found, empty where all is well
 */
GArray *
desk_visit_check (DeskVisit *visit, DeskPerson *person, DeskProfile *profile, GDateTime *today,
                  const char *state)
{
  GArray *findings = g_array_new (FALSE, FALSE, sizeof (DeskVisitFinding));
  gboolean ends = g_strcmp0 (state, "finished") == 0;

  check_priority (findings, visit);
  check_companion (findings, visit, person, profile, today);
  if (ends && is_item_kept (visit))
    add (findings, DESK_VISIT_DEPOSITED_KEPT, DESK_VISIT_WARNING, DESK_VISIT_DEPOSITED);
  if (desk_record_get_boolean (DESK_RECORD (visit), DESK_VISIT_INCIDENT)
      && get_text (visit, DESK_VISIT_INCIDENT_NOTE) == NULL)
    add (findings, DESK_VISIT_INCIDENT_NO_NOTE, ends ? DESK_VISIT_ERROR : DESK_VISIT_HINT,
         DESK_VISIT_INCIDENT_NOTE);
  if (ends)
    check_end (findings, visit, profile);

  if (ends && get_text (visit, DESK_VISIT_OUTCOME_REASON) == NULL)
    return findings;
  for (guint i = 0; i < findings->len; i++)
    {
      DeskVisitFinding *finding = &g_array_index (findings, DeskVisitFinding, i);

      finding->level = finding->level == DESK_VISIT_WARNING ? DESK_VISIT_HINT : finding->level;
    }
  return findings;
}

/**
 * desk_visit_find_obstacle:
 *
 * Returns: (transfer none) (nullable): the first finding that hinders the act: an error, or a warning for which no
 *   reason was written down yet
 */
const DeskVisitFinding *
desk_visit_find_obstacle (GArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const DeskVisitFinding *finding = &g_array_index (findings, DeskVisitFinding, i);

      if (finding->level != DESK_VISIT_HINT)
        return finding;
    }
  return NULL;
}

/**
 * desk_visit_fault_get_message:
 *
 * Returns: the msgid of the message that stands beside the field; to be translated with gettext()
 */
const char *
desk_visit_fault_get_message (DeskVisitFault fault)
{
  static const char *const messages[] = {
    [DESK_VISIT_NO_TOPIC] = N_ ("Choose the topic: two digits, or the beginning of its name."),
    [DESK_VISIT_NO_OUTCOME] = N_ ("Choose how the visit ended: one digit."),
    [DESK_VISIT_NO_AGENCY] = N_ ("Say to which authority the visitor was referred."),
    [DESK_VISIT_NO_PRIORITY_REASON] = N_ ("Say why this visit is urgent."),
    [DESK_VISIT_NO_PRIORITY_GROUP] = N_ ("Choose the priority group the visitor belongs to."),
    [DESK_VISIT_NO_STEP_REASON] =
        N_ ("A mandatory step is not ticked. Tick it, or write why it was skipped."),
    [DESK_VISIT_CRIME_NO_REASON] =
        N_ ("The topic is a crime. Take a statement, or write why the visit ends without one."),
    [DESK_VISIT_DOMESTIC_NO_REASON] =
        N_ ("Domestic violence: write why the visitor left without a statement being taken."),
    [DESK_VISIT_DOMESTIC_STATEMENT] = N_ (
        "Domestic violence: offer a written statement. Such a matter is never closed because the sides made up."),
    [DESK_VISIT_MINOR_ALONE] =
        N_ ("A minor without an adult: name the companion, or write in the reason for the "
            "outcome why nobody came along."),
    [DESK_VISIT_INCIDENT_NO_NOTE] = N_ ("Write what happened."),
    [DESK_VISIT_DEPOSITED_KEPT] =
        N_ ("An item was not given back: tick it, or write in the reason for the outcome "
            "why it stays here."),
  };

  g_return_val_if_fail (fault < DESK_VISIT_N_FAULTS, "");
  return messages[fault];
}

/**
 * desk_visit_needs_outcome_reason:
 *
 * Returns: whether the chosen outcome asks for a reason with this topic, so that the form shows the field
 */
gboolean
desk_visit_needs_outcome_reason (DeskVisit *visit, DeskProfile *profile)
{
  return (has_topic_flag (visit, profile, "crime") && has_outcome_flag (visit, profile, "advised"))
         || (has_topic_flag (visit, profile, "domestic") && has_outcome_flag (visit, profile, "left"));
}

/**
 * desk_visit_is_sealed:
 *
 * Returns: whether lists show the visit with a neutral title and without the name
 */
gboolean
desk_visit_is_sealed (DeskVisit *visit, DeskProfile *profile)
{
  return has_topic_flag (visit, profile, "sealed");
}
