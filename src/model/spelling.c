// SPDX-License-Identifier: GPL-3.0-or-later
// How one name or number is recognised in different spellings.

#include "model/spelling.h"

#include <string.h>

#include "model/keyboard-layout.h"

/* Where folding stands: the end of the result, and the word that is being written. */
typedef struct
{
  char *start;
  char *end;
  char *word;
  gboolean has_latin;
  gboolean has_cyrillic;
} DeskFolding;

static void
put_char (char **end, gunichar c)
{
  if (c < 0x80)
    *(*end)++ = (char)c;
  else if (c < 0x800)
    {
      *(*end)++ = (char)(0xc0 | c >> 6);
      *(*end)++ = (char)(0x80 | (c & 0x3f));
    }
  else
    *end += g_unichar_to_utf8 (c, *end);
}

/* The letter that stands for @c in a folded name, 0 when it is dropped. */
static gunichar
fold_cyrillic (gunichar c)
{
  if (c < U'А')
    c += U'ѐ' - U'Ѐ';
  else if (c <= U'Я')
    c += U'а' - U'А';
  else if (c > U'џ')
    c = g_unichar_tolower (c);

  switch (c)
    {
    case U'ґ':
    case U'ғ':
    case U'ѓ':
      return U'г';
    case U'є':
    case U'ё':
    case U'э':
    case U'ѐ':
      return U'е';
    case U'і':
    case U'ї':
    case U'ы':
    case U'ѝ':
      return U'и';
    case U'ә':
      return U'а';
    case U'қ':
    case U'ќ':
      return U'к';
    case U'ң':
      return U'н';
    case U'ө':
      return U'о';
    case U'ұ':
    case U'ү':
    case U'ў':
      return U'у';
    case U'һ':
      return U'х';
    case U'ь':
    case U'ъ':
      return 0;
    default:
      return c;
    }
}

/* The folded Cyrillic letter that looks like a Latin one in capitals, 0 when there is none. */
static gunichar
cyrillic_look_alike (char latin)
{
  static const char latins[] = "abcehikmoptxy";
  static const gunichar cyrillics[] = { U'а', U'в', U'с', U'е', U'н', U'и', U'к',
                                        U'м', U'о', U'р', U'т', U'х', U'у' };
  const char *found = strchr (latins, latin);

  return found != NULL ? cyrillics[found - latins] : 0;
}

/* A Latin letter inside a Cyrillic word was typed for its look: writes the word again without it. */
static void
unmix_word (DeskFolding *folding)
{
  g_autofree char *mixed = g_strndup (folding->word, (gsize)(folding->end - folding->word));

  folding->end = folding->word;
  for (const char *c = mixed; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar meant = g_ascii_isalpha (*c) ? cyrillic_look_alike (*c) : 0;

      put_char (&folding->end, meant != 0 ? meant : g_utf8_get_char (c));
    }
}

static void
end_word (DeskFolding *folding)
{
  if (folding->has_latin && folding->has_cyrillic)
    unmix_word (folding);
  folding->word = NULL;
  folding->has_latin = FALSE;
  folding->has_cyrillic = FALSE;
}

static void
put_in_word (DeskFolding *folding, gunichar c)
{
  if (folding->word == NULL)
    {
      if (folding->end != folding->start)
        *folding->end++ = ' ';
      folding->word = folding->end;
    }
  put_char (&folding->end, c);
}

/* Marks are dropped; only й, where it came as и and a breve, is a letter of its own. */
static void
fold_mark (DeskFolding *folding, gunichar mark)
{
  if (mark != 0x0306 || folding->word == NULL || folding->end - folding->word < 2)
    return;
  if (g_utf8_get_char (folding->end - 2) == U'и')
    {
      folding->end -= 2;
      put_char (&folding->end, U'й');
    }
}

static gunichar
latin_base (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  switch (c)
    {
    case U'ł':
      return 'l';
    case U'ø':
      return 'o';
    case U'đ':
      return 'd';
    case U'ı':
      return 'i';
    default:
      g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
      return parts[0];
    }
}

/* Everything but ASCII and Cyrillic letters. */
static void
fold_other (DeskFolding *folding, gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_NON_SPACING_MARK:
      fold_mark (folding, c);
      return;
    case G_UNICODE_FORMAT:
      return;
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_DECIMAL_NUMBER:
      c = latin_base (g_unichar_tolower (c));
      folding->has_latin = folding->has_latin || (c < 0x80 && g_ascii_isalpha (c));
      put_in_word (folding, c);
      return;
    default:
      if (g_utf8_strchr ("’ʼ‘‛′´ʹʻ", -1, c) == NULL)
        end_word (folding);
    }
}

static void
fold_ascii (DeskFolding *folding, char c)
{
  if (g_ascii_isalpha (c))
    {
      put_in_word (folding, (gunichar)g_ascii_tolower (c));
      folding->has_latin = TRUE;
    }
  else if (g_ascii_isdigit (c))
    put_in_word (folding, (gunichar)c);
  else if (c != '\'' && c != '`')
    end_word (folding);
}

/**
 * desk_spelling_fold:
 * @text: a name, or what was typed to find one; valid UTF-8
 *
 * The form in which names are searched and compared: small letters; apostrophes, ь and ъ dropped; ґ ғ = г; є ё э = е;
 * і ї ы = и; ә = а; қ = к; ң = н; ө = о; ұ ү = у; һ = х; Latin letters without their marks; Latin look-alikes inside a
 * Cyrillic word are Cyrillic. Hyphens and everything else that is no letter or digit split words; words are joined by
 * one space. Folding twice changes nothing. Made for a million names: allocates nothing but the result.
 *
 * Returns: (transfer full): the folded text, "" when nothing is left
 */
char *
desk_spelling_fold (const char *text)
{
  /* No character takes more than twice its bytes when folded. */
  char *folded = g_malloc (2 * strlen (text) + 1);
  DeskFolding folding = { .start = folded, .end = folded };

  while (*text != '\0')
    {
      gunichar c;

      if ((guchar)*text < 0x80)
        {
          fold_ascii (&folding, *text++);
          continue;
        }
      c = g_utf8_get_char (text);
      text = g_utf8_next_char (text);
      if (c < 0x0400 || c > 0x052f || (c >= 0x0482 && c <= 0x0489))
        fold_other (&folding, c);
      else if ((c = fold_cyrillic (c)) != 0)
        {
          put_in_word (&folding, c);
          folding.has_cyrillic = TRUE;
        }
    }
  end_word (&folding);
  *folding.end = '\0';
  return folded;
}

/* Capitals that look alike; of two Cyrillic ones that look like one Latin the first is the common one. */
static const char look_alike_latins[] = "ABCEHIKMOPTXYYHSJ";
static const gunichar look_alike_cyrillics[] = { U'А', U'В', U'С', U'Е', U'Н', U'І', U'К', U'М', U'О',
                                                 U'Р', U'Т', U'Х', U'У', U'Ү', U'Һ', U'Ѕ', U'Ј' };

/* The Latin letter a capital Cyrillic one looks like, or @c itself. */
static gunichar
latin_look_alike (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (look_alike_cyrillics); i++)
    {
      if (c == look_alike_cyrillics[i])
        return (gunichar)look_alike_latins[i];
    }
  return c;
}

/* The Cyrillic letter a capital Latin one looks like, or @c itself. */
static gunichar
cyrillic_twin (gunichar c)
{
  const char *found = c < 0x80 && c != 0 ? strchr (look_alike_latins, (char)c) : NULL;

  return found != NULL ? look_alike_cyrillics[found - look_alike_latins] : c;
}

/**
 * desk_spelling_canonical_number:
 * @text: the series and number of a document, or a plate, as written
 *
 * The form in which document numbers are compared: capitals, Cyrillic letters that look Latin become Latin, the sign №,
 * spaces and dashes are dropped. Other Cyrillic letters stay.
 *
 * Returns: (transfer full): the canonical form
 */
char *
desk_spelling_canonical_number (const char *text)
{
  GString *canonical = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_unichar_toupper (g_utf8_get_char (text));

      if (g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212
          || c == U'№')
        continue;
      g_string_append_unichar (canonical, latin_look_alike (c));
    }
  return g_string_free_and_steal (canonical);
}

/**
 * desk_spelling_write_number:
 * @text: the series and number of a document, as typed
 * @cyrillic: whether the letters of such documents are Cyrillic; else they are Latin
 *
 * The same number with all letters that have a twin in one script: the form in which it is printed. Spaces and dashes
 * stay.
 *
 * Returns: (transfer full): the number in capitals
 */
char *
desk_spelling_write_number (const char *text, gboolean cyrillic)
{
  GString *written = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_unichar_toupper (g_utf8_get_char (text));

      g_string_append_unichar (written, cyrillic ? cyrillic_twin (c) : latin_look_alike (c));
    }
  return g_string_free_and_steal (written);
}

static void
add_retyped (GPtrArray *variants, const char *text, DeskLayout from, DeskLayout to)
{
  g_autofree char *retyped = desk_layout_retype (text, from, to);

  if (!g_str_equal (retyped, text)
      && !g_ptr_array_find_with_equal_func (variants, retyped, g_str_equal, NULL))
    g_ptr_array_add (variants, g_steal_pointer (&retyped));
}

/* Whether nothing but keys of the Kazakh digit row was typed, of which `"`, `,` and `.` are no letters. */
static gboolean
is_kazakh_digits (const char *text)
{
  g_autofree char *digits = desk_layout_retype (text, DESK_LAYOUT_KZ, DESK_LAYOUT_US);

  return *digits != '\0' && strspn (digits, "0123456789 ") == strlen (digits);
}

/**
 * desk_spelling_layout_variants:
 * @text: what was typed
 *
 * What may have been meant when the wrong keyboard layout was on: Latin read as Ukrainian, Russian and Kazakh keys,
 * Cyrillic read as Latin keys, the Kazakh digit row read as digits.
 *
 * Returns: (transfer full) (array zero-terminated=1): the readings, without @text itself and without doubles
 */
char **
desk_spelling_layout_variants (const char *text)
{
  GPtrArray *variants = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  gboolean has_latin = FALSE;
  gboolean has_cyrillic = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      has_latin = has_latin || g_ascii_isalpha (*at);
      has_cyrillic = has_cyrillic || (c >= 0x0400 && c <= 0x052f);
    }

  for (int layout = DESK_LAYOUT_UA; has_latin && layout <= DESK_LAYOUT_KZ; layout++)
    add_retyped (variants, text, DESK_LAYOUT_US, (DeskLayout)layout);
  for (int layout = DESK_LAYOUT_UA; has_cyrillic && layout <= DESK_LAYOUT_KZ; layout++)
    add_retyped (variants, text, (DeskLayout)layout, DESK_LAYOUT_US);
  if (is_kazakh_digits (text))
    add_retyped (variants, text, DESK_LAYOUT_KZ, DESK_LAYOUT_US);
  return (char **)g_ptr_array_free (variants, FALSE);
}

/**
 * desk_spelling_within_one_swap:
 * @a: folded text
 * @b: folded text
 *
 * Whether the two are equal, or become so when two neighbouring letters of one are exchanged.
 */
gboolean
desk_spelling_within_one_swap (const char *a, const char *b)
{
  gunichar a_first, a_second, b_first, b_second;

  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  if (*a == '\0' || *b == '\0')
    return *a == *b;

  a_first = g_utf8_get_char (a);
  b_first = g_utf8_get_char (b);
  a = g_utf8_next_char (a);
  b = g_utf8_next_char (b);
  a_second = g_utf8_get_char (a);
  b_second = g_utf8_get_char (b);
  if (a_first != b_second || a_second != b_first)
    return FALSE;
  return g_str_equal (g_utf8_next_char (a), g_utf8_next_char (b));
}

/**
 * desk_spelling_swaps:
 * @folded: folded text
 *
 * For looking up in an index: every text that has one pair of neighbouring letters of a word exchanged.
 *
 * Returns: (transfer full) (array zero-terminated=1): the texts, without @folded itself
 */
char **
desk_spelling_swaps (const char *folded)
{
  GPtrArray *swaps = g_ptr_array_new_null_terminated (16, g_free, TRUE);

  for (const char *first = folded; *first != '\0'; first = g_utf8_next_char (first))
    {
      const char *second = g_utf8_next_char (first);
      const char *rest;

      if (*second == '\0')
        break;
      if (*first == ' ' || *second == ' ' || g_utf8_get_char (first) == g_utf8_get_char (second))
        continue;
      rest = g_utf8_next_char (second);
      g_ptr_array_add (swaps,
                       g_strdup_printf ("%.*s%.*s%.*s%s", (int)(first - folded), folded, (int)(rest - second),
                                        second, (int)(second - first), first, rest));
    }
  return (char **)g_ptr_array_free (swaps, FALSE);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == U'’' || c == U'ʼ' || c == '`';
}

/* Whether all letters after the first are capitals: typed with Caps Lock, so their case says nothing. */
static gboolean
is_shouted (const char *part, const char *end)
{
  int n_letters = 0;

  for (; part < end; part = g_utf8_next_char (part))
    {
      gunichar c = g_utf8_get_char (part);

      if (!g_unichar_isalpha (c) || is_apostrophe (c))
        continue;
      if (n_letters++ > 0 && g_unichar_tolower (c) == c)
        return FALSE;
    }
  return n_letters > 1;
}

/* О'Браєн and D'Angelo have a capital behind the apostrophe; in В'ячеслав and Д'яченко it only parts the sounds. */
static gboolean
begins_after_apostrophe (int n_letters_before, gunichar c)
{
  return n_letters_before == 1 && g_utf8_strchr ("яюєїyЯЮЄЇY", -1, c) == NULL;
}

static void
capitalise_part (const char *part, const char *end, GString *out)
{
  gboolean shouted = is_shouted (part, end);
  gboolean after_apostrophe = FALSE;
  int n_letters = 0;

  for (; part < end; part = g_utf8_next_char (part))
    {
      gunichar c = g_utf8_get_char (part);

      if (n_letters == 0 || (after_apostrophe && begins_after_apostrophe (n_letters, c)))
        c = g_unichar_toupper (c);
      else if (shouted)
        c = g_unichar_tolower (c);
      n_letters += g_unichar_isalpha (c) && !is_apostrophe (c) ? 1 : 0;
      after_apostrophe = is_apostrophe (c);
      g_string_append_unichar (out, c);
    }
}

static gboolean
is_small_word (const char *word)
{
  static const char *const small_words[] = { "ұлы", "қызы", "огли", "кизи", "оглы", "кызы", NULL };
  g_autofree char *lower = g_utf8_strdown (word, -1);

  return g_strv_contains (small_words, lower);
}

static void
capitalise_word (const char *word, GString *out)
{
  if (out->len > 0)
    {
      g_string_append_c (out, ' ');
      if (is_small_word (word))
        {
          g_autofree char *lower = g_utf8_strdown (word, -1);

          g_string_append (out, lower);
          return;
        }
    }

  while (*word != '\0')
    {
      gsize length = strcspn (word, "-.");

      capitalise_part (word, word + length, out);
      word += length;
      if (*word != '\0')
        g_string_append_c (out, *word++);
    }
}

/**
 * desk_spelling_capitalise:
 * @name: a surname, given name or patronymic as typed
 *
 * Sets the capitals of a name, part by part: "ковальчук-іванова" becomes "Ковальчук-Іванова", "о'браєн" "О'Браєн",
 * "СИДОРЕНКО" "Сидоренко"; "МакДональд" is left alone, and so are the small words ұлы, қызы, огли, кизи, оглы, кызы that
 * follow a name. Spaces are trimmed and single.
 *
 * Returns: (transfer full): the name
 */
char *
desk_spelling_capitalise (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " \t\r\n", -1);
  GString *out = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      if (**word != '\0')
        capitalise_word (*word, out);
    }
  return g_string_free_and_steal (out);
}
