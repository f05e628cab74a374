// SPDX-License-Identifier: GPL-3.0-or-later
// What may be meant by a line typed into "Who came?": a name, numbers of any kind, a scanned document.

#include "model/entry-text.h"

#include <string.h>

#include "model/keyboard-layout.h"
#include "model/phone.h"
#include "model/spelling.h"

/* From so many digits on, a word is a number of its own and not a part of one written in groups. */
#define WHOLE_NUMBER 9
/* No number of the desk has more digits; УНЗР has as many. */
#define LONGEST_NUMBER 13
#define TAIL_SHORTEST 4
#define TAIL_LONGEST 7
#define SEQUENCE_LONGEST 6
#define QUEUE_LONGEST 3
#define DOCUMENT_SHORTEST 6
/* A series is so long, and so many digits stand behind one. */
#define SERIES_LONGEST 3
#define SERIES_DIGITS_SHORTEST 5
#define SERIES_DIGITS_LONGEST 8

/* What is known while a line is read. */
typedef struct
{
  const char *country;
  const DeskIdentifierKind *kinds;
  gsize n_kinds;
  GDateTime *today;
  DeskEntryText *out;
} DeskEntryLine;

static void
reading_free (gpointer data)
{
  DeskEntryReading *reading = data;

  g_free (reading->value);
  g_free (reading);
}

static DeskEntryReading *
add_reading (DeskEntryLine *line, DeskEntryKind kind, const char *value)
{
  DeskEntryReading *reading = g_new0 (DeskEntryReading, 1);

  reading->kind = kind;
  reading->value = g_strdup (value);
  g_ptr_array_add (line->out->readings, reading);
  return reading;
}

static gsize
count_digits (const char *text)
{
  gsize n = 0;

  for (; *text != '\0'; text++)
    n += g_ascii_isdigit (*text) ? 1 : 0;
  return n;
}

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_unichar_isalpha (g_utf8_get_char (text)))
        return TRUE;
    }
  return FALSE;
}

/* Whether a word has digits and nothing but what stands between the digits of one number. */
static gboolean
is_number (const char *word)
{
  return count_digits (word) > 0 && strspn (word, "+0123456789-().") == strlen (word);
}

/* The line's words. One that the digit row of the Kazakh layout gave becomes the number that was meant; no name has
 * three such letters and no other. */
static GStrv
split_words (const char *text)
{
  g_auto (GStrv) all = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (char **word = all; *word != NULL; word++)
    {
      g_autofree char *digits = desk_layout_retype (*word, DESK_LAYOUT_KZ, DESK_LAYOUT_US);

      if (**word == '\0')
        continue;
      if (count_digits (*word) == 0 && count_digits (digits) >= 3 && is_number (digits))
        g_strv_builder_add (words, digits);
      else
        g_strv_builder_add (words, *word);
    }
  return g_strv_builder_end (words);
}

/* The book in the form in which it is printed, PL1-A or PL1-A.k7m2 after a restore; %NULL when it is none. */
static char *
take_book (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", 2);
  g_auto (GStrv) code = parts[0] != NULL ? g_strsplit (parts[0], "-", 2) : NULL;
  g_autofree char *station = NULL;
  g_autofree char *letter = NULL;
  g_autofree char *book = NULL;

  if (code == NULL || g_strv_length (code) != 2)
    return NULL;
  station = desk_spelling_canonical_number (code[0]);
  letter = desk_spelling_canonical_number (code[1]);
  book = g_strdup_printf ("%s-%s", station, letter);
  if (!g_regex_match_simple ("^[A-Z0-9]{2,12}-[A-Z]{1,2}$", book, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
    return NULL;
  if (parts[1] != NULL)
    {
      g_autofree char *restored = g_ascii_strdown (parts[1], -1);

      return g_strdup_printf ("%s.%s", book, restored);
    }
  return g_steal_pointer (&book);
}

/* The register number in a word, %NULL when it is none. */
static char *
take_register (const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, "/", -1);
  g_autofree char *book = NULL;

  if (g_strv_length (parts) != 3
      || !g_regex_match_simple ("^\\d{4}/\\d{1,9}$", strchr (word, '/') + 1, G_REGEX_DEFAULT,
                                G_REGEX_MATCH_DEFAULT))
    return NULL;
  book = take_book (parts[0]);
  if (book == NULL)
    return NULL;
  return g_strdup_printf ("%s/%s/%05" G_GUINT64_FORMAT, book, parts[1],
                          g_ascii_strtoull (parts[2], NULL, 10));
}

static char *
take_queue (const char *word)
{
  g_autofree char *number = desk_spelling_canonical_number (word);

  if (!g_regex_match_simple ("^[A-Z]\\d{1,3}$", number, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
    return NULL;
  return g_steal_pointer (&number);
}

/* Tries a word as it is and as typed on another layout. */
static gboolean
add_retyped (DeskEntryLine *line, const char *word, DeskEntryKind kind, char *(*take) (const char *word))
{
  g_auto (GStrv) variants = desk_spelling_layout_variants (word);
  g_autofree char *value = take (word);

  for (char **variant = variants; value == NULL && *variant != NULL; variant++)
    value = take (*variant);
  if (value != NULL)
    add_reading (line, kind, value);
  return value != NULL;
}

/* A number is offered as personal where its check digit fits; where only its length does and it is no telephone number,
 * it is offered with its fault. */
static gboolean
add_personal (DeskEntryLine *line, const char *number, gboolean is_phone)
{
  DeskIdentifierResult result = { 0 };
  DeskIdentifierKind kind = desk_identifier_guess (number, line->kinds, line->n_kinds, line->today, &result);
  DeskEntryReading *reading;

  for (gsize i = 0; i < line->n_kinds && kind == DESK_IDENTIFIER_NONE && *result.digits == '\0' && !is_phone;
       i++)
    desk_identifier_check (line->kinds[i], number, line->today, &result);
  if (*result.digits == '\0')
    return FALSE;
  reading = add_reading (line, DESK_ENTRY_PERSONAL, result.digits);
  reading->personal = result.kind;
  reading->level = result.level;
  return TRUE;
}

static void
add_short_number (DeskEntryLine *line, const char *digits)
{
  gsize length = strlen (digits);
  g_autofree char *sequence = g_strdup_printf ("%" G_GUINT64_FORMAT, g_ascii_strtoull (digits, NULL, 10));

  if (length <= SEQUENCE_LONGEST)
    add_reading (line, DESK_ENTRY_REGISTER, sequence);
  if (length <= QUEUE_LONGEST)
    add_reading (line, DESK_ENTRY_QUEUE, sequence);
  if (length >= TAIL_SHORTEST && length <= TAIL_LONGEST)
    add_reading (line, DESK_ENTRY_PHONE_TAIL, digits);
}

static void
add_number (DeskEntryLine *line, const char *number)
{
  DeskPhoneReason doubt;
  g_autofree char *phone = desk_phone_normalise (number, line->country, &doubt);
  gboolean is_phone = doubt == DESK_PHONE_FITS && *phone == '+';
  g_autofree char *digits = g_strdup (number);
  char *end = digits;

  for (const char *c = number; *c != '\0'; c++)
    {
      if (g_ascii_isdigit (*c))
        *end++ = *c;
    }
  *end = '\0';

  if (is_phone)
    add_reading (line, DESK_ENTRY_PHONE, phone);
  if (add_personal (line, digits, is_phone) || is_phone)
    return;
  add_short_number (line, digits);
  if (strlen (digits) >= DOCUMENT_SHORTEST)
    add_reading (line, DESK_ENTRY_DOCUMENT, digits);
}

/* Joins the groups of one number from @words on: "067 123 45 67" is four words. @next moves behind them. */
static char *
join_groups (char **words, char ***next)
{
  GString *number = g_string_new (*words);
  const gsize n_first = count_digits (*words);
  gsize n_digits = n_first;

  for (words++; n_first < WHOLE_NUMBER && *words != NULL && is_number (*words) && **words != '+'; words++)
    {
      gsize more = count_digits (*words);

      if (more >= WHOLE_NUMBER || n_digits + more > LONGEST_NUMBER)
        break;
      g_string_append (number, *words);
      n_digits += more;
    }
  *next = words;
  return g_string_free_and_steal (number);
}

/* Whether a word in front of a number can be the series of a document: МЮ 123456. */
static gboolean
is_series (const char *word, const char *next)
{
  gsize n_digits = next != NULL && is_number (next) ? count_digits (next) : 0;

  return g_utf8_strlen (word, -1) <= SERIES_LONGEST && n_digits >= SERIES_DIGITS_SHORTEST
         && n_digits <= SERIES_DIGITS_LONGEST;
}

static gboolean
is_capitals (const char *word)
{
  g_autofree char *upper = g_utf8_strup (word, -1);

  return g_str_equal (upper, word);
}

/* A word without digits: parts of a name, or the series in front of a number. Returns whether the number is used up. */
static gboolean
add_letters (DeskEntryLine *line, GPtrArray *names, const char *word, const char *next)
{
  g_auto (GStrv) parts = NULL;
  gboolean only_series = FALSE;

  if (is_series (word, next))
    {
      g_autofree char *both = g_strconcat (word, next, NULL);
      g_autofree char *number = desk_spelling_canonical_number (both);

      add_reading (line, DESK_ENTRY_DOCUMENT, number);
      /* A short surname in front of a telephone number's end looks the same when it comes first and in small letters. */
      only_series = names->len > 0 || is_capitals (word);
    }
  if (only_series)
    return TRUE;

  parts = g_strsplit (word, ".", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      if (has_letter (*part))
        g_ptr_array_add (names, g_strdup (*part));
    }
  return FALSE;
}

static void
take_names (GPtrArray *names, DeskEntryText *out)
{
  g_ptr_array_add (names, NULL);
  if (names->pdata[0] == NULL)
    return;
  out->surname = desk_spelling_capitalise (names->pdata[0]);
  if (names->pdata[1] == NULL)
    return;
  out->given_name = desk_spelling_capitalise (names->pdata[1]);
  if (names->pdata[2] != NULL)
    {
      g_autofree char *rest = g_strjoinv (" ", (char **)&names->pdata[2]);

      out->patronymic = desk_spelling_capitalise (rest);
    }
}

static void
read_words (DeskEntryLine *line, char **words)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  while (*words != NULL)
    {
      const char *word = *words;

      if (is_number (word))
        {
          g_autofree char *number = join_groups (words, &words);

          add_number (line, number);
          continue;
        }
      words++;
      if (add_retyped (line, word, DESK_ENTRY_REGISTER, take_register))
        continue;
      if (count_digits (word) == 0)
        {
          if (add_letters (line, names, word, *words))
            words++;
        }
      else if (!add_retyped (line, word, DESK_ENTRY_QUEUE, take_queue))
        {
          g_autofree char *number = desk_spelling_canonical_number (word);

          add_reading (line, DESK_ENTRY_DOCUMENT, number);
        }
    }
  take_names (names, line->out);
}

/**
 * desk_entry_text_read:
 * @text: the line as typed or scanned
 * @country: the profile's country, "ua" or "kz"
 * @kinds: (array length=n_kinds): the personal numbers the profile uses
 * @n_kinds: how many
 * @today: the station's wall clock
 *
 * Takes a line apart: letters are name parts, surname first; digits are told by their length, and where that leaves two
 * ways to read them, both are given. A name and numbers may stand in one line. Machine-readable lines fill everything.
 * Numbers may have been typed on any keyboard layout; names are left to the search, which tries the layouts itself.
 *
 * Returns: (transfer full): what may be meant; with nothing in it for an empty line
 */
DeskEntryText *
desk_entry_text_read (const char *text, const char *country, const DeskIdentifierKind *kinds, gsize n_kinds,
                      GDateTime *today)
{
  DeskEntryText *out = g_new0 (DeskEntryText, 1);
  DeskEntryLine line = { .country = country, .kinds = kinds, .n_kinds = n_kinds, .today = today, .out = out };
  g_auto (GStrv) words = NULL;

  out->readings = g_ptr_array_new_with_free_func (reading_free);
  if (desk_mrz_looks_like (text))
    {
      out->mrz = desk_mrz_read (text, today, &out->mrz_fault);
      return out;
    }
  words = split_words (text);
  read_words (&line, words);
  return out;
}

/**
 * desk_entry_text_find:
 * @self: a line taken apart
 * @kind: what is looked for
 *
 * Returns: (transfer none) (nullable): the likeliest reading of that kind
 */
const DeskEntryReading *
desk_entry_text_find (const DeskEntryText *self, DeskEntryKind kind)
{
  for (guint i = 0; i < self->readings->len; i++)
    {
      const DeskEntryReading *reading = self->readings->pdata[i];

      if (reading->kind == kind)
        return reading;
    }
  return NULL;
}

/**
 * desk_entry_text_free:
 * @self: (nullable) (transfer full): a line taken apart
 */
void
desk_entry_text_free (DeskEntryText *self)
{
  if (self == NULL)
    return;
  g_free (self->surname);
  g_free (self->given_name);
  g_free (self->patronymic);
  g_ptr_array_unref (self->readings);
  desk_mrz_free (self->mrz);
  g_free (self);
}
