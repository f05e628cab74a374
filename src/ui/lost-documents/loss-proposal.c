// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lost-documents/loss-proposal.h"

static const char *
get_default_language (DeskContext *context)
{
  return desk_profile_get_paper_languages (desk_context_get_profile (context))[0];
}

/**
 * desk_loss_proposal_begin:
 *
 * Fills in what can be assumed: the language of papers.
 */
void
desk_loss_proposal_begin (DeskRecord *loss, DeskContext *context)
{
  if (desk_record_get_text (loss, DESK_LOSS_LANGUAGE) == NULL)
    desk_record_set_text (loss, DESK_LOSS_LANGUAGE, get_default_language (context));
}

/**
 * desk_loss_proposal_is_template:
 *
 * Returns: whether the text is what the profile says of a circumstance, and nobody made anything else of it
 */
gboolean
desk_loss_proposal_is_template (const char *text, DeskContext *context)
{
  DeskProfile *profile = desk_context_get_profile (context);
  DeskVocabulary *circumstances = desk_profile_get_vocabulary (profile, "loss_circumstances");
  const char *const *languages = desk_profile_get_languages (profile);

  for (guint i = 0; i < desk_vocabulary_get_length (circumstances); i++)
    for (guint j = 0; languages[j] != NULL; j++)
      if (g_strcmp0 (desk_term_get_text (desk_vocabulary_get_term_at (circumstances, i), "text",
                                         languages[j]),
                     text)
          == 0)
        return TRUE;
  return FALSE;
}

/**
 * desk_loss_proposal_fill:
 *
 * Writes what the profile says of the circumstance, in the language of the paper. What was typed stays.
 */
void
desk_loss_proposal_fill (DeskRecord *loss, DeskContext *context)
{
  const char *text = desk_record_get_text (loss, DESK_LOSS_TEXT);
  const char *language = desk_record_get_text (loss, DESK_LOSS_LANGUAGE);
  DeskTerm *circumstance = desk_profile_get_term (desk_context_get_profile (context), "loss_circumstances",
                                                  desk_record_get_text (loss, DESK_LOSS_CIRCUMSTANCE));

  if (circumstance == NULL
      || (text != NULL && *text != '\0' && !desk_loss_proposal_is_template (text, context)))
    return;
  desk_record_set_text (loss, DESK_LOSS_TEXT,
                        desk_term_get_text (circumstance, "text",
                                            language != NULL ? language : get_default_language (context)));
}

/**
 * desk_loss_proposal_take_language:
 *
 * Papers are in the applicant's language, where the country has papers in it and none was chosen.
 */
void
desk_loss_proposal_take_language (DeskRecord *loss, DeskPerson *applicant, DeskContext *context)
{
  const char *spoken = desk_record_get_text (DESK_RECORD (applicant), DESK_PERSON_LANGUAGE);
  const char *const *languages = desk_profile_get_paper_languages (desk_context_get_profile (context));

  if (spoken != NULL && g_strv_contains (languages, spoken)
      && g_strcmp0 (desk_record_get_text (loss, DESK_LOSS_LANGUAGE), get_default_language (context)) == 0)
    desk_record_set_text (loss, DESK_LOSS_LANGUAGE, spoken);
}
