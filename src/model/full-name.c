// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of a name stand together: surname first, as everywhere in the trade.

#include "model/full-name.h"

static void
append_part (GString *text, const char *part, const char *mark)
{
  if (part == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, part);
  g_string_append (text, mark);
}

static char *
close_text (GString *text)
{
  char *name = text->len > 0 ? g_strdup (text->str) : NULL;

  g_string_free (text, TRUE);
  return name;
}

/**
 * desk_full_name_join:
 * @surname: (nullable): any part may be absent
 *
 * Returns: (transfer full) (nullable): "Kovalenko Maria Ivanivna", NULL where there is no part
 */
char *
desk_full_name_join (const char *surname, const char *given_name, const char *patronymic)
{
  GString *text = g_string_new (NULL);

  append_part (text, surname, "");
  append_part (text, given_name, "");
  append_part (text, patronymic, "");
  return close_text (text);
}

/**
 * desk_full_name_shorten:
 * @surname: (nullable): any part may be absent
 *
 * Returns: (transfer full) (nullable): "Kovalenko M. I.", NULL where there is no part
 */
char *
desk_full_name_shorten (const char *surname, const char *given_name, const char *patronymic)
{
  GString *text = g_string_new (NULL);
  g_autofree char *given_initial = given_name != NULL ? g_utf8_substring (given_name, 0, 1) : NULL;
  g_autofree char *patronymic_initial = patronymic != NULL ? g_utf8_substring (patronymic, 0, 1) : NULL;

  append_part (text, surname, "");
  append_part (text, given_initial, ".");
  append_part (text, patronymic_initial, ".");
  return close_text (text);
}
