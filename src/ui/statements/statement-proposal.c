// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statements/statement-proposal.h"

#include "model/money.h"

static DeskTerm *
find_kind (DeskRecord *statement, DeskContext *context)
{
  const char *kind = desk_record_get_text (statement, DESK_STATEMENT_KIND);

  return kind != NULL ? desk_profile_get_term (desk_context_get_profile (context), "statement_kinds", kind)
                      : NULL;
}

static DeskTerm *
find_template (DeskRecord *statement, DeskContext *context)
{
  DeskTerm *kind = find_kind (statement, context);
  const char *code = kind != NULL ? desk_term_get_string (kind, "template") : NULL;

  return code != NULL
             ? desk_profile_get_term (desk_context_get_profile (context), "statement_templates", code)
             : NULL;
}

static const char *
get_language (DeskRecord *statement, DeskContext *context)
{
  const char *language = desk_record_get_text (statement, DESK_STATEMENT_LANGUAGE);

  return language != NULL ? language
                          : desk_profile_get_paper_languages (desk_context_get_profile (context))[0];
}

/* What the officer typed stays. */
static void
propose (DeskRecord *statement, guint field, DeskTerm *template, const char *name, DeskContext *context)
{
  const char *text = desk_term_get_text (template, name, get_language (statement, context));
  const char *station =
      desk_record_get_text (DESK_RECORD (desk_context_get_station (context)), DESK_STATION_NAME);
  g_autoptr (GString) filled = NULL;

  if (text == NULL || desk_record_get_value (statement, field) != NULL)
    return;
  filled = g_string_new (text);
  g_string_replace (filled, "{station}", station != NULL ? station : "", 0);
  desk_record_set_text (statement, field, filled->str);
}

/**
 * desk_statement_proposal_begin:
 * @statement: new; topic and applicant may be there already
 *
 * Fills in what can be assumed: submitted now, dictated, in the language of papers; the kind its topic usually becomes.
 */
void
desk_statement_proposal_begin (DeskRecord *statement, DeskContext *context)
{
  DeskProfile *profile = desk_context_get_profile (context);
  const char *topic = desk_record_get_text (statement, DESK_STATEMENT_TOPIC);
  DeskTerm *term = topic != NULL ? desk_profile_get_term (profile, "topics", topic) : NULL;

  if (term != NULL && desk_record_get_value (statement, DESK_STATEMENT_KIND) == NULL)
    desk_record_set_text (statement, DESK_STATEMENT_KIND, desk_term_get_string (term, "statement_kind"));
  desk_record_set_integer (statement, DESK_STATEMENT_SUBMITTED,
                           desk_clock_get_now (desk_context_get_clock (context)));
  desk_record_set_text (statement, DESK_STATEMENT_FORM, "dictated");
  if (desk_record_get_value (statement, DESK_STATEMENT_LANGUAGE) == NULL)
    desk_record_set_text (statement, DESK_STATEMENT_LANGUAGE, desk_profile_get_paper_languages (profile)[0]);
  desk_statement_proposal_fill (statement, context);
}

/**
 * desk_statement_proposal_fill:
 *
 * Proposes addressee and request of the kind, where an appeal has none.
 */
void
desk_statement_proposal_fill (DeskRecord *statement, DeskContext *context)
{
  DeskTerm *template = find_template (statement, context);

  if (template == NULL || !desk_statement_proposal_is_appeal (statement, context))
    return;
  propose (statement, DESK_STATEMENT_ADDRESSEE, template, "addressee", context);
  propose (statement, DESK_STATEMENT_REQUEST, template, "request", context);
}

/**
 * desk_statement_proposal_has_block:
 * @block: a section of the template: "items"
 *
 * Returns: whether statements of this kind have that section; all sections while no kind is chosen
 */
gboolean
desk_statement_proposal_has_block (DeskRecord *statement, const char *block, DeskContext *context)
{
  DeskTerm *template = find_template (statement, context);

  return template == NULL || g_strv_contains (desk_term_get_list (template, "blocks"), block);
}

/**
 * desk_statement_proposal_has_documents:
 *
 * Returns: whether documents are listed one by one: the kind asks for them, or some are there already
 */
gboolean
desk_statement_proposal_has_documents (DeskRecord *statement, DeskContext *context)
{
  DeskTerm *template = find_template (statement, context);
  g_autofree const char **keys = desk_record_list_keys (statement, DESK_STATEMENT_DOCUMENT);

  return keys[0] != NULL
         || (template != NULL && g_strv_contains (desk_term_get_list (template, "required"), "documents"));
}

/**
 * desk_statement_proposal_is_appeal:
 *
 * Returns: whether the kind is dealt with by the law on appeals or on administrative procedure
 */
gboolean
desk_statement_proposal_is_appeal (DeskRecord *statement, DeskContext *context)
{
  DeskTerm *kind = find_kind (statement, context);
  const char *regime = kind != NULL ? desk_term_get_string (kind, "regime") : NULL;

  return g_strcmp0 (regime, "appeal") == 0 || g_strcmp0 (regime, "admin_procedure") == 0;
}

/**
 * desk_statement_proposal_format_sum:
 *
 * Returns: (transfer full): the sum with the country's currency, "9 000 грн"
 */
char *
desk_statement_proposal_format_sum (gint64 hundredths, DeskContext *context)
{
  g_autofree char *sum = desk_money_show (hundredths);

  return g_strdup_printf ("%s\302\240%s", sum,
                          desk_profile_get_currency (desk_context_get_profile (context),
                                                     desk_context_get_language (context)));
}
