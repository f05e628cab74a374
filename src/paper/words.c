// SPDX-License-Identifier: GPL-3.0-or-later
// Putting words into cells.

#include "paper/words.h"

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
