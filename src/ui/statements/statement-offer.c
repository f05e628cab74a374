// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a registered statement, and what is asked for each: the table the step dialog is built from.

#include "ui/statements/statement-offer.h"

#include "model/statement-clocks.h"
#include "ui/statements/statement-act.h"
#include "ui/widgets/official-group.h"

#include <glib/gi18n-lib.h>

static gboolean
has_term_to (DeskRecord *statement, DeskContext *context, DeskStatementField field)
{
  g_autoptr (GPtrArray) terms =
      desk_steps_list_terms (desk_statement_offer_get_table (), statement, context, field);

  return terms->len > 0;
}

static gboolean
may_extend (DeskRecord *statement, DeskContext *context)
{
  return has_term_to (statement, context, DESK_STATEMENT_EXTENDED);
}

static gboolean
may_pause (DeskRecord *statement, DeskContext *context)
{
  return has_term_to (statement, context, DESK_STATEMENT_PAUSED);
}

static gboolean
is_paused (DeskRecord *statement, DeskContext *context)
{
  g_autofree const char **keys = desk_record_list_keys (statement, DESK_STATEMENT_PAUSED);

  for (guint i = 0; keys[i] != NULL; i++)
    if (desk_record_get_entry (statement, DESK_STATEMENT_PAUSED_TO, keys[i]) == NULL)
      return TRUE;
  return FALSE;
}

/* When the term would have ended is kept beside the extension: nobody can compute it any more once the rules change. */
static void
keep_due (DeskRecord *record, DeskContext *context, const char *key)
{
  const char *code = desk_record_get_entry_text (record, DESK_STATEMENT_EXTENDED, key);
  gint64 now = desk_clock_get_now (desk_context_get_clock (context));
  g_autoptr (DeskStatement) before = DESK_STATEMENT (desk_record_copy (record));
  g_autoptr (GPtrArray) clocks = NULL;

  if (code == NULL)
    return;
  desk_record_set_entry (DESK_RECORD (before), DESK_STATEMENT_EXTENDED, key, NULL);
  clocks = desk_statement_list_clocks (before, desk_context_get_profile (context), now);
  for (guint i = 0; i < clocks->len; i++)
    {
      const DeskStatementClock *clock = g_ptr_array_index (clocks, i);

      if (g_strcmp0 (desk_term_get_code (clock->term), code) == 0 && clock->due != 0)
        desk_record_set_entry (record, DESK_STATEMENT_EXTENDED_FROM, key, g_variant_new_int64 (clock->due));
    }
}

static void
end_pauses (DeskRecord *record, DeskContext *context, const char *key)
{
  gint64 now = desk_clock_get_now (desk_context_get_clock (context));
  g_autofree const char **keys = desk_record_list_keys (record, DESK_STATEMENT_PAUSED);

  for (guint i = 0; keys[i] != NULL; i++)
    if (desk_record_get_entry (record, DESK_STATEMENT_PAUSED_TO, keys[i]) == NULL)
      desk_record_set_entry (record, DESK_STATEMENT_PAUSED_TO, keys[i], g_variant_new_int64 (now));
}

static const DeskStepOffer offers[] = {
  { "take-up", DESK_STATEMENT_TAKE_UP, N_ ("Take Up"), N_ ("Remark"), 0, { 0 }, FALSE, NULL, NULL },
  { "assign",
    DESK_STATEMENT_ASSIGN,
    N_ ("Assign"),
    N_ ("Remark"),
    1,
    { DESK_STATEMENT_ASSIGNED_TO },
    FALSE,
    NULL,
    NULL },
  { "forward",
    DESK_STATEMENT_FORWARD,
    N_ ("Forward"),
    N_ ("Remark"),
    2,
    { DESK_STATEMENT_AGENCY, DESK_STATEMENT_OUTGOING_NO },
    FALSE,
    NULL,
    NULL },
  { "decide",
    DESK_STATEMENT_DECIDE,
    N_ ("Write Down the Decision"),
    N_ ("Remark"),
    3,
    { DESK_STATEMENT_DECISION, DESK_STATEMENT_DECISION_NO, DESK_STATEMENT_DECISION_TEXT },
    FALSE,
    NULL,
    NULL },
  { "tell",
    DESK_STATEMENT_TELL,
    N_ ("The Applicant Was Told"),
    N_ ("Remark"),
    1,
    { DESK_STATEMENT_ANSWER },
    FALSE,
    NULL,
    NULL },
  { "close", DESK_STATEMENT_CLOSE, N_ ("Close the Matter"), N_ ("Remark"), 0, { 0 }, FALSE, NULL, NULL },
  { "record",
    DESK_STATEMENT_RECORD,
    N_ ("Note an Event"),
    N_ ("Remark"),
    2,
    { DESK_STATEMENT_EVENT, DESK_STATEMENT_EVENT_AT },
    FALSE,
    NULL,
    NULL },
  { "number",
    DESK_STATEMENT_NUMBER,
    N_ ("Attach a Number"),
    NULL,
    3,
    { DESK_STATEMENT_OFFICIAL_KIND, DESK_STATEMENT_OFFICIAL, DESK_STATEMENT_OFFICIAL_GIVEN },
    FALSE,
    NULL,
    NULL },
  { "sign",
    DESK_STATEMENT_SIGN,
    N_ ("Signed or Refused to Sign"),
    NULL,
    2,
    { DESK_STATEMENT_SIGNATURE, DESK_STATEMENT_SIGNATURE_REASON },
    FALSE,
    NULL,
    NULL },
  { "extend",
    DESK_STATEMENT_EXTEND,
    N_ ("Extend a Term"),
    NULL,
    2,
    { DESK_STATEMENT_EXTENDED, DESK_STATEMENT_EXTENDED_REASON },
    FALSE,
    may_extend,
    keep_due },
  { "pause",
    DESK_STATEMENT_PAUSE,
    N_ ("Pause a Term"),
    NULL,
    2,
    { DESK_STATEMENT_PAUSED, DESK_STATEMENT_PAUSED_REASON },
    FALSE,
    may_pause,
    NULL },
  { "resume", DESK_STATEMENT_PAUSE, N_ ("End the Pause"), NULL, 0, { 0 }, FALSE, is_paused, end_pauses },
  { "annul", DESK_STATEMENT_ANNUL, N_ ("Annul"), N_ ("Reason"), 0, { 0 }, TRUE, NULL, NULL },
  { "supersede",
    DESK_STATEMENT_SUPERSEDE,
    N_ ("Replace by a New Statement"),
    N_ ("Reason"),
    1,
    { DESK_STATEMENT_SUPERSEDED_BY },
    TRUE,
    NULL,
    NULL,
    N_ ("Number of the new statement") },
};

static gboolean
is_of_kind (DeskStatement *statement, DeskProfile *profile, const char *clock)
{
  const char *code = desk_record_get_text (DESK_RECORD (statement), DESK_STATEMENT_KIND);
  DeskTerm *kind = desk_profile_get_term (profile, "statement_kinds", code);

  return kind != NULL && g_strv_contains (desk_term_get_list (kind, "clocks"), clock);
}

static gboolean
has_entry (DeskStatement *statement, DeskStatementField field, const char *value)
{
  g_autofree const char **keys = desk_record_list_keys (DESK_RECORD (statement), field);

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strcmp0 (desk_record_get_entry_text (DESK_RECORD (statement), field, keys[i]), value) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
offers_term (DeskRecord *record, DeskContext *context, guint field, DeskTerm *term)
{
  DeskStatement *statement = DESK_STATEMENT (record);
  DeskProfile *profile = desk_context_get_profile (context);
  const char *code = desk_term_get_code (term);
  const char *regime = desk_record_get_text (DESK_RECORD (statement), DESK_STATEMENT_REGIME);

  if (field == DESK_STATEMENT_AGENCY)
    return desk_statement_may_forward_to (statement, profile, code);
  if (field == DESK_STATEMENT_DECISION)
    return regime == NULL || g_strv_contains (desk_term_get_list (term, "regimes"), regime);
  if (field == DESK_STATEMENT_EVENT)
    return desk_term_has_flag (term, "recordable");
  if (field == DESK_STATEMENT_EXTENDED)
    return desk_term_get_string (term, "extension") != NULL && is_of_kind (statement, profile, code)
           && !has_entry (statement, field, code);
  if (field == DESK_STATEMENT_PAUSED)
    return desk_term_has_flag (term, "pausable") && is_of_kind (statement, profile, code);
  return TRUE;
}

static gboolean
may (const DeskStepOffer *offer, DeskRecord *record, DeskContext *context)
{
  return desk_statement_may_step (DESK_STATEMENT (record), desk_context_get_profile (context),
                                  (DeskStatementStep)offer->step,
                                  desk_context_get_role_over (context, record))
         != NULL;
}

static gboolean
asks_for (const DeskStepOffer *offer, DeskStatementField field)
{
  for (guint i = 0; i < offer->n_fields; i++)
    if (offer->fields[i] == field)
      return TRUE;
  return FALSE;
}

/* The model looks at all entries of a list; here it is the new one that must be there. */
static const char *
find_missing_choice (const DeskStepAnswers *answers, guint *field)
{
  static const struct
  {
    DeskStatementField field;
    const char *message;
  } choices[] = {
    { DESK_STATEMENT_EVENT, N_ ("Choose what happened.") },
    { DESK_STATEMENT_OFFICIAL_KIND, N_ ("Choose in which register the number was given.") },
    { DESK_STATEMENT_EXTENDED, N_ ("Choose the term that is extended.") },
    { DESK_STATEMENT_PAUSED, N_ ("Choose the term that is paused.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (asks_for (answers->offer, choices[i].field)
        && desk_record_get_entry (answers->record, choices[i].field, answers->key) == NULL)
      {
        *field = choices[i].field;
        return _ (choices[i].message);
      }
  return NULL;
}

static const char *
find_fault (const DeskStepAnswers *answers, DeskContext *context, guint *field)
{
  const char *fault = find_missing_choice (answers, field);
  DeskStatementField at;

  if (fault != NULL)
    return fault;
  fault =
      desk_statement_find_step_fault (DESK_STATEMENT (answers->record), desk_context_get_profile (context),
                                      (DeskStatementStep)answers->offer->step, answers->note, &at);
  *field = at;
  return fault;
}

static const char *
find_hint (const DeskStepAnswers *answers, DeskContext *context, guint field, const char *typed)
{
  return field == DESK_STATEMENT_OFFICIAL
             ? desk_official_group_find_hint (answers->record, answers->key, typed, context)
             : NULL;
}

/* An event happened when the officer says it did; the step itself happens now. */
static gboolean
take (const DeskStepAnswers *answers, DeskContext *context)
{
  DeskRecord *record = answers->record;
  DeskStatement *statement = DESK_STATEMENT (record);
  DeskProfile *profile = desk_context_get_profile (context);
  DeskHand hand = desk_record_act_get_hand (context, record);
  GVariant *at;
  g_autofree char *event = NULL;

  if (answers->offer->step != DESK_STATEMENT_RECORD)
    return desk_statement_take_step (statement, profile, (DeskStatementStep)answers->offer->step, &hand,
                                     answers->note);

  event = g_strdup (desk_record_get_entry_text (record, DESK_STATEMENT_EVENT, answers->key));
  at = desk_record_get_entry (record, DESK_STATEMENT_EVENT_AT, answers->key);
  hand.now = at != NULL ? g_variant_get_int64 (at) : hand.now;
  desk_record_set_entry (record, DESK_STATEMENT_EVENT, answers->key, NULL);
  desk_record_set_entry (record, DESK_STATEMENT_EVENT_AT, answers->key, NULL);
  return desk_statement_record_event (statement, profile, event, &hand, answers->note);
}

static void
save (GtkWidget *from, DeskContext *context, const DeskStepAnswers *answers, DeskRecord *shown, gint64 base,
      DeskRecordDone done, gpointer data)
{
  desk_statement_act_save (from, context, DESK_STATEMENT (answers->record), DESK_STATEMENT (shown), base,
                           answers->note, done, data);
}

static const DeskStepTable table = {
  .offers = offers,
  .n_offers = G_N_ELEMENTS (offers),
  .note_field = DESK_STATEMENT_EVENT_NOTE,
  .may = may,
  .offers_term = offers_term,
  .find_fault = find_fault,
  .find_hint = find_hint,
  .take = take,
  .save = save,
};

/**
 * desk_statement_offer_get_table:
 *
 * Returns: (transfer none): what can be done with a statement
 */
const DeskStepTable *
desk_statement_offer_get_table (void)
{
  return &table;
}
