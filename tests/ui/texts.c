// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts.h"

#include <string.h>

#define MAGIC 0x950412de
#define LEAST_LETTERS 4 /* of a text with holes: else it fits anything */

static guint32
read_number (const char *data, gsize at)
{
  guint32 number;

  memcpy (&number, data + at, sizeof number);
  return GUINT32_FROM_LE (number);
}

static gboolean
has_letters (const char *pattern)
{
  int n_letters = 0;

  for (const char *at = pattern; *at != '\0'; at = g_utf8_next_char (at))
    n_letters += g_unichar_isalpha (g_utf8_get_char (at));
  return n_letters >= LEAST_LETTERS;
}

/* A text as it stands on a screen: no letter of Alt, no markup, a star for each hole. */
static char *
make_pattern (const char *text)
{
  static GRegex *holes = NULL, *marks = NULL;
  g_autofree char *open = NULL;

  if (holes == NULL)
    {
      holes = g_regex_new ("%(\\d+\\$)?[-+0 #]*\\d*(\\.\\d+)?(l|hh?|z)?[a-zA-Z]|\\{[^}]*\\}", 0, 0, NULL);
      marks = g_regex_new ("_(?=\\w)|</?[a-z][^>]*>", 0, 0, NULL);
    }
  open = g_regex_replace_literal (holes, text, -1, 0, "*", 0, NULL);
  return g_regex_replace_literal (marks, open, -1, 0, "", 0, NULL);
}

static void
add (Texts *self, const char *text)
{
  char *pattern = make_pattern (text);

  if (strchr (pattern, '*') == NULL)
    g_hash_table_add (self->whole, g_steal_pointer (&pattern));
  else if (has_letters (pattern))
    g_ptr_array_add (self->patterns, g_pattern_spec_new (pattern));
  g_free (pattern);
}

/**
 * texts_load:
 * @path: of a compiled catalogue (.mo)
 *
 * Returns: (transfer full): its translations
 */
Texts *
texts_load (const char *path)
{
  Texts *self = g_new0 (Texts, 1);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  g_assert_cmphex (read_number (data, 0), ==, MAGIC);
  self->whole = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->patterns = g_ptr_array_new_with_free_func ((GDestroyNotify)g_pattern_spec_free);
  for (guint32 i = 1; i < read_number (data, 8); i++) /* the first is the head */
    {
      gsize entry = read_number (data, 16) + 8 * i;
      const char *text = data + read_number (data, entry + 4), *end = text + read_number (data, entry);

      for (; text <= end; text += strlen (text) + 1) /* the forms of a plural */
        add (self, text);
    }
  return self;
}

void
texts_free (Texts *self)
{
  g_hash_table_unref (self->whole);
  g_ptr_array_unref (self->patterns);
  g_free (self);
}

/**
 * texts_has:
 *
 * Returns: whether a text on a screen is one of the translations, filled in
 */
gboolean
texts_has (const Texts *self, const char *text)
{
  if (g_hash_table_contains (self->whole, text))
    return TRUE;
  for (guint i = 0; i < self->patterns->len; i++)
    if (g_pattern_spec_match_string (self->patterns->pdata[i], text))
      return TRUE;
  return FALSE;
}
