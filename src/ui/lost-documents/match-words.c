// SPDX-License-Identifier: GPL-3.0-or-later
// By what a found document may be a declared one, and what an officer decided.

#include "ui/lost-documents/match-words.h"

#include <glib/gi18n-lib.h>

/**
 * desk_match_words_get_reason:
 *
 * Returns: (transfer full): by what they may be the same: "Same number", "Same name, 3 days apart"
 */
char *
desk_match_words_get_reason (const DeskMatch *match)
{
  if (match->strong)
    return g_strdup (_ ("Same number"));
  if (match->apart == 0)
    return g_strdup (_ ("Same name"));
  return g_strdup_printf (
      /* TRANSLATORS: a found and a declared document of one name, and how many days lie between loss and find */
      g_dngettext (GETTEXT_PACKAGE, "Same name, %u day apart", "Same name, %u days apart", match->apart),
      match->apart);
}

/**
 * desk_match_words_get_icon:
 *
 * Returns: an icon for how much speaks for the pair
 */
const char *
desk_match_words_get_icon (const DeskMatch *match)
{
  return match->strong ? "starred-symbolic" : "semi-starred-symbolic";
}

/**
 * desk_match_words_get_verdict:
 * @verdict: (nullable): what an officer decided of a pair
 *
 * Returns: (transfer none): the decision in words
 */
const char *
desk_match_words_get_verdict (const char *verdict, DeskContext *context)
{
  const char *label = verdict != NULL
                          ? desk_profile_get_label (desk_context_get_profile (context), "match_verdicts",
                                                    verdict, desk_context_get_language (context))
                          : NULL;

  if (label != NULL)
    return label;
  /* TRANSLATORS: of two documents that may be the same: nobody said yet whether they are */
  return verdict != NULL ? verdict : _ ("Not decided yet");
}
