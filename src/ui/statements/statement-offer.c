// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a registered statement, and what is asked for each: the table the step dialog is built from.

#include "ui/statements/statement-offer.h"

#include "model/statement-clocks.h"
#include "ui/context.h"

#include <glib/gi18n-lib.h>

static gboolean
has_clock_to (DeskStatement *statement, DeskContext *context, DeskStatementField field)
{
  g_autoptr (GPtrArray) terms = desk_statement_offer_list_terms (statement, context, field);

  return terms->len > 0;
}

static gboolean
may_extend (DeskStatement *statement, DeskContext *context)
{
  return has_clock_to (statement, context, DESK_STATEMENT_EXTENDED);
}

static gboolean
may_pause (DeskStatement *statement, DeskContext *context)
{
  return has_clock_to (statement, context, DESK_STATEMENT_PAUSED);
}

static gboolean
is_paused (DeskStatement *statement, DeskContext *context)
{
  g_autofree const char **keys = desk_record_list_keys (DESK_RECORD (statement), DESK_STATEMENT_PAUSED);

  for (guint i = 0; keys[i] != NULL; i++)
    if (desk_record_get_entry (DESK_RECORD (statement), DESK_STATEMENT_PAUSED_TO, keys[i]) == NULL)
      return TRUE;
  return FALSE;
}

/* When the term would have ended is kept beside the extension: nobody can compute it any more once the rules change. */
static void
keep_due (DeskStatement *statement, DeskContext *context, const char *key)
{
  DeskRecord *record = DESK_RECORD (statement);
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
end_pauses (DeskStatement *statement, DeskContext *context, const char *key)
{
  DeskRecord *record = DESK_RECORD (statement);
  gint64 now = desk_clock_get_now (desk_context_get_clock (context));
  g_autofree const char **keys = desk_record_list_keys (record, DESK_STATEMENT_PAUSED);

  for (guint i = 0; keys[i] != NULL; i++)
    if (desk_record_get_entry (record, DESK_STATEMENT_PAUSED_TO, keys[i]) == NULL)
      desk_record_set_entry (record, DESK_STATEMENT_PAUSED_TO, keys[i], g_variant_new_int64 (now));
}

static const DeskStatementOffer offers[] = {
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
    NULL },
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

/* What the step would refuse is not offered in the first place. */
static gboolean
is_offered (DeskStatement *statement, DeskProfile *profile, DeskStatementField field, DeskTerm *term)
{
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

/**
 * desk_statement_offer_list_terms:
 * @field: a choice of the statement
 *
 * Returns: (transfer container) (element-type DeskTerm): what may be chosen for this statement
 */
GPtrArray *
desk_statement_offer_list_terms (DeskStatement *statement, DeskContext *context, DeskStatementField field)
{
  DeskProfile *profile = desk_context_get_profile (context);
  const DeskField *table = &desk_record_get_fields (DESK_RECORD (statement), NULL)[field];
  DeskVocabulary *vocabulary = desk_profile_get_vocabulary (profile, table->detail);
  GPtrArray *terms = g_ptr_array_new ();

  for (guint i = 0; i < desk_vocabulary_get_length (vocabulary); i++)
    {
      DeskTerm *term = desk_vocabulary_get_term_at (vocabulary, i);

      if (is_offered (statement, profile, field, term))
        g_ptr_array_add (terms, term);
    }
  return terms;
}

/**
 * desk_statement_offer_get:
 *
 * Returns: (nullable): an offer by its place among the buttons; NULL behind the last one
 */
const DeskStatementOffer *
desk_statement_offer_get (guint position)
{
  return position < G_N_ELEMENTS (offers) ? &offers[position] : NULL;
}

/**
 * desk_statement_offer_find:
 *
 * Returns: (nullable): the offer of this name
 */
const DeskStatementOffer *
desk_statement_offer_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    if (g_str_equal (offers[i].id, id))
      return &offers[i];
  return NULL;
}

/**
 * desk_statement_offer_is_open:
 *
 * Returns: whether the officer may do that with the statement as it is
 */
gboolean
desk_statement_offer_is_open (const DeskStatementOffer *self, DeskStatement *statement, DeskContext *context)
{
  return desk_statement_may_step (statement, desk_context_get_profile (context), self->step,
                                  desk_context_get_role (context))
             != NULL
         && (self->applies == NULL || self->applies (statement, context));
}
