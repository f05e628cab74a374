// SPDX-License-Identifier: GPL-3.0-or-later
// What typed text means in a code field: all digits of a term, one digit of a favourite, or letters of a name.

#include "ui/widgets/code-match.h"

#include "model/spelling.h"

#include <string.h>

/**
 * desk_code_match_get_favourite_digit:
 *
 * Returns: (transfer none) (nullable): the digit that chooses the term as a favourite
 */
const char *
desk_code_match_get_favourite_digit (const DeskCodeMatch *self, const char *code)
{
  static const char *const digits[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9" };

  for (guint i = 0; self->favourites != NULL && self->favourites[i] != NULL && i < G_N_ELEMENTS (digits); i++)
    if (g_str_equal (self->favourites[i], code))
      return digits[i];
  return NULL;
}

/**
 * desk_code_match_is_digits:
 *
 * Returns: whether the text is digits and nothing else
 */
gboolean
desk_code_match_is_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static gboolean
fits_words (DeskTerm *term, const char *language, const char *folded)
{
  const char *const *keywords = desk_term_get_keywords (term);
  g_autofree char *label = desk_spelling_fold (desk_term_get_label (term, language));
  g_autofree char *inside = g_strconcat (" ", folded, NULL);

  if (g_str_has_prefix (label, folded) || strstr (label, inside) != NULL)
    return TRUE;
  for (guint i = 0; keywords[i] != NULL; i++)
    {
      g_autofree char *keyword = desk_spelling_fold (keywords[i]);

      if (g_str_has_prefix (keyword, folded))
        return TRUE;
    }
  return FALSE;
}

/**
 * desk_code_match_fits:
 * @text: what was typed so far
 *
 * Returns: whether the term is listed for the text: nothing typed lists favourites only, where there are any
 */
gboolean
desk_code_match_fits (const DeskCodeMatch *self, DeskTerm *term, const char *text)
{
  const char *digit = desk_term_get_digit (term);
  const char *favourite = desk_code_match_get_favourite_digit (self, desk_term_get_code (term));
  g_autofree char *folded = NULL;

  if (*text == '\0')
    return self->favourites == NULL || favourite != NULL;
  if (desk_code_match_is_digits (text))
    return (digit != NULL && g_str_has_prefix (digit, text)) || g_strcmp0 (favourite, text) == 0;

  folded = desk_spelling_fold (text);
  return *folded != '\0' && fits_words (term, self->language, folded);
}

/**
 * desk_code_match_read:
 * @text: what stands in a field that is left
 *
 * Returns: (transfer none) (nullable): code of the term it means; NULL where it means nothing or more than one thing
 */
const char *
desk_code_match_read (const DeskCodeMatch *self, const char *text)
{
  const char *found = NULL;
  DeskTerm *term = desk_vocabulary_get_term_by_digit (self->vocabulary, text);

  if (strlen (text) == 1 && self->favourites != NULL && desk_code_match_is_digits (text))
    {
      guint place = (guint)(text[0] - '0');

      return place >= 1 && place <= g_strv_length ((char **)self->favourites) ? self->favourites[place - 1]
                                                                              : NULL;
    }
  if (term != NULL)
    return desk_term_get_code (term);
  if (desk_code_match_is_digits (text))
    return NULL;

  for (guint i = 0; i < desk_vocabulary_get_length (self->vocabulary); i++)
    {
      DeskTerm *candidate = desk_vocabulary_get_term_at (self->vocabulary, i);

      if (!desk_code_match_fits (self, candidate, text))
        continue;
      if (found != NULL)
        return NULL;
      found = desk_term_get_code (candidate);
    }
  return found;
}

/**
 * desk_code_match_is_complete:
 *
 * Returns: whether the text is the digits of a term and no more can follow: then the term is chosen while typing
 */
gboolean
desk_code_match_is_complete (const DeskCodeMatch *self, const char *text)
{
  if (!desk_code_match_is_digits (text) || (strlen (text) == 1 && self->favourites != NULL)
      || desk_vocabulary_get_term_by_digit (self->vocabulary, text) == NULL)
    return FALSE;

  for (guint i = 0; i < desk_vocabulary_get_length (self->vocabulary); i++)
    {
      const char *digit = desk_term_get_digit (desk_vocabulary_get_term_at (self->vocabulary, i));

      if (digit != NULL && strlen (digit) > strlen (text) && g_str_has_prefix (digit, text))
        return FALSE;
    }
  return TRUE;
}
