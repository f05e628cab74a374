// SPDX-License-Identifier: GPL-3.0-or-later
// Letters that nobody sees but that break a paper or turn its words round: control characters and marks of direction.
// A dictated text has none; they come along when something is pasted.

#include "model/statement-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NEXT_LINE 0x85
#define LINE_SEPARATOR 0x2028
#define PARAGRAPH_SEPARATOR 0x2029

static const struct
{
  gunichar first;
  gunichar last;
  const char *name;
} marks[] = {
  { 0x0000, 0x001F, N_ ("control character") },
  { 0x007F, 0x009F, N_ ("control character") },
  { 0x061C, 0x061C, N_ ("mark of writing direction") },
  { 0x200E, 0x200F, N_ ("mark of writing direction") },
  { 0x202A, 0x202E, N_ ("mark of writing direction") },
  { 0x2066, 0x2069, N_ ("mark of writing direction") },
  { 0xFEFF, 0xFEFF, N_ ("invisible mark") },
  { 0xFFF9, 0xFFFB, N_ ("invisible mark") },
};

static gboolean
is_line_end (gunichar c)
{
  return (c >= '\n' && c <= '\r') || c == NEXT_LINE || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
}

/* Returns: (nullable): the msgid of what such a mark is called, NULL for every letter that may stand in a text */
static const char *
find_mark (gunichar c)
{
  if (c == '\t' || is_line_end (c))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (c >= marks[i].first && c <= marks[i].last)
      return marks[i].name;
  return NULL;
}

/**
 * desk_statement_clean_text:
 * @text: what was typed, pasted or read from a file
 *
 * Keeps control characters and marks of direction out of a text and ends its lines with "\n". Emoji and the joiners
 * inside them stay; bytes that are no letters become "�".
 *
 * Returns: (transfer full): the text as it may be kept
 */
char *
desk_statement_clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (is_line_end (c))
        g_string_append_c (clean, '\n');
      else if (find_mark (c) == NULL)
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

/**
 * desk_statement_name_marks:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (nullable): what desk_statement_clean_text() would keep out, each once, such as "U+202E
 *   (mark of writing direction), U+0007 (control character)"; NULL where there is nothing
 */
char *
desk_statement_name_marks (const char *text)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *name = find_mark (c);
      g_autofree char *found = name != NULL ? g_strdup_printf ("U+%04X (%s)", c, _ (name)) : NULL;

      if (found != NULL && !g_ptr_array_find_with_equal_func (names, found, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&found));
    }
  if (names->len == 0)
    return NULL;

  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **)names->pdata);
}
