// SPDX-License-Identifier: GPL-3.0-or-later
// How what was typed can be read: names, numbers, both.

#include "store/search-reading.h"

#include "model/spelling.h"
#include "store/search-entries.h"

#include <string.h>

#define MAX_SURNAME_WORDS 3
#define MIN_LAST_LETTERS 2

/* What the digits of a phone begin with when it is dialled in the country, and in the stored form. */
static const struct
{
  const char *country;
  const char *dialled;
  const char *stored;
} trunks[] = { { "ua", "0", "380" }, { "kz", "8", "7" } };

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* Whether nothing but digits and what people write between those of a phone. */
static gboolean
is_phone_like (const char *canonical)
{
  return canonical[strspn (canonical, "0123456789+()./")] == '\0' && strchr (canonical, '/') == NULL;
}

static char **
read_digits (const char *number, const char *country)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  g_autofree char *digits = desk_search_digits (number);

  if (is_phone_like (number) && digits[0] != '\0')
    {
      g_strv_builder_add (builder, digits);
      for (guint i = 0; i < G_N_ELEMENTS (trunks); i++)
        if (g_strcmp0 (country, trunks[i].country) == 0 && g_str_has_prefix (digits, trunks[i].dialled))
          g_strv_builder_take (builder,
                               g_strconcat (trunks[i].stored, digits + strlen (trunks[i].dialled), NULL));
    }
  return g_strv_builder_unref_to_strv (builder);
}

/**
 * desk_search_reading_new:
 * @text: what was typed
 * @country: "ua" or "kz"
 *
 * Returns: (transfer full): how it can be read
 */
DeskSearchReading *
desk_search_reading_new (const char *text, const char *country)
{
  DeskSearchReading *self = g_new0 (DeskSearchReading, 1);
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\n", -1);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (int i = 0; parts[i] != NULL; i++)
    {
      GString *into = has_digit (parts[i]) || strspn (parts[i], "+()") == strlen (parts[i]) ? numbers : names;

      g_string_append (into, parts[i]);
      g_string_append_c (into, ' ');
    }

  folded = desk_spelling_fold (names->str);
  self->words = g_strsplit (folded, " ", -1);
  if (has_digit (numbers->str))
    {
      self->whole = desk_spelling_canonical_number (text);
      self->number = desk_spelling_canonical_number (numbers->str);
    }
  self->digits = read_digits (self->number != NULL ? self->number : "", country);
  return self;
}

/**
 * desk_search_reading_free:
 * Frees a reading.
 */
void
desk_search_reading_free (DeskSearchReading *self)
{
  g_strfreev (self->words);
  g_free (self->whole);
  g_free (self->number);
  g_strfreev (self->digits);
  g_free (self);
}

static gboolean
fits_one (const DeskSearchReading *self, const char *number)
{
  if (self->digits[0] == NULL)
    return g_str_has_prefix (number, self->number) || g_str_has_suffix (number, self->number);

  for (int i = 0; self->digits[i] != NULL; i++)
    if (g_str_has_prefix (number, self->digits[i]))
      return TRUE;
  return g_str_has_suffix (number, self->digits[0]);
}

/**
 * desk_search_reading_fits_number:
 * @numbers: numbers of a person, separated by spaces (search_name.numbers)
 *
 * Returns: whether no number was typed, or one of these begins or ends with it
 */
gboolean
desk_search_reading_fits_number (const DeskSearchReading *self, const char *numbers)
{
  g_auto (GStrv) parts = NULL;

  if (self->number == NULL)
    return TRUE;
  parts = g_strsplit (numbers, " ", -1);
  for (int i = 0; parts[i] != NULL; i++)
    if (fits_one (self, parts[i]))
      return TRUE;
  return FALSE;
}

static void
pattern_free (DeskNamePattern *self)
{
  g_free (self->surname);
  g_free (self->given_name);
  g_free (self->patronymic);
  g_free (self);
}

static char *
join (const char *const *words, guint count)
{
  GString *text = g_string_new (words[0]);

  for (guint i = 1; i < count; i++)
    g_string_append_printf (text, " %s", words[i]);
  return g_string_free_and_steal (text);
}

static void
add_pattern (GPtrArray *patterns, char *surname, const char *given_name, const char *patronymic)
{
  DeskNamePattern *pattern = g_new (DeskNamePattern, 1);

  *pattern = (DeskNamePattern){ surname, g_strdup (given_name), g_strdup (patronymic) };
  g_ptr_array_add (patterns, pattern);
}

/**
 * desk_name_patterns_new:
 * @words: (array zero-terminated=1): folded words, surname first
 *
 * Returns: (transfer full) (element-type DeskNamePattern): how the words can be parted; a surname may have several
 */
GPtrArray *
desk_name_patterns_new (const char *const *words)
{
  GPtrArray *patterns = g_ptr_array_new_with_free_func ((GDestroyNotify)pattern_free);
  guint length = g_strv_length ((char **)words);

  for (guint n = 1; n <= MIN (length, MAX_SURNAME_WORDS); n++)
    if (length - n <= 2)
      add_pattern (patterns, join (words, n), words[n], words[n] != NULL ? words[n + 1] : NULL);
  return patterns;
}

/**
 * desk_name_patterns_new_given_first:
 * @words: (array zero-terminated=1): folded words
 *
 * Returns: (transfer full) (element-type DeskNamePattern): the readings with the surname last; none for a
 *   single word, or while the last is a letter alone: too many surnames begin so
 */
GPtrArray *
desk_name_patterns_new_given_first (const char *const *words)
{
  GPtrArray *patterns = g_ptr_array_new_with_free_func ((GDestroyNotify)pattern_free);
  guint length = g_strv_length ((char **)words);

  if ((length == 2 || length == 3) && g_utf8_strlen (words[length - 1], -1) >= MIN_LAST_LETTERS)
    add_pattern (patterns, g_strdup (words[length - 1]), words[0], length == 3 ? words[1] : NULL);
  return patterns;
}

/**
 * desk_name_pattern_fits:
 *
 * Returns: whether the name, folded, begins as the pattern says
 */
gboolean
desk_name_pattern_fits (const DeskNamePattern *self, const char *surname, const char *given_name,
                        const char *patronymic)
{
  return g_str_has_prefix (surname, self->surname)
         && (self->given_name == NULL || g_str_has_prefix (given_name, self->given_name))
         && (self->patronymic == NULL || g_str_has_prefix (patronymic, self->patronymic));
}
