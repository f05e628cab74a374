// SPDX-License-Identifier: GPL-3.0-or-later
// Putting words of the profile into sentences and cells.

#include "paper/words.h"

/**
 * desk_words_go_on:
 * @label: (nullable): a label as it stands in a list: "From a copy or photo"
 *
 * Returns: (transfer full) (nullable): the label as a sentence goes on with it: "from a copy or photo"; one that begins with
 *   an abbreviation, or with a name of two capitals, as it is
 */
char *
desk_words_go_on (const char *label)
{
  const char *rest = label != NULL && label[0] != '\0' ? g_utf8_next_char (label) : NULL;
  char lower[6];
  int length;

  if (rest == NULL || g_unichar_isupper (g_utf8_get_char (rest)))
    return g_strdup (label);
  length = g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (label)), lower);
  return g_strdup_printf ("%.*s%s", length, lower, rest);
}

/**
 * desk_words_append:
 * @more: (nullable): nothing is added for NULL and ""
 *
 * Adds to words, behind a separator where there is something already.
 */
void
desk_words_append (GString *words, const char *separator, const char *more)
{
  if (more != NULL && more[0] != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? separator : "", more);
}
