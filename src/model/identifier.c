// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of persons and organisations: their check digits, and the birth date and sex that can be read from them.

#include "model/identifier.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *name;
  int length;
} kinds_known[] = {
  [DESK_IDENTIFIER_NONE] = { NULL, 0 },    [DESK_IDENTIFIER_RNOKPP] = { "rnokpp", 10 },
  [DESK_IDENTIFIER_UNZR] = { "unzr", 13 }, [DESK_IDENTIFIER_IIN] = { "iin", 12 },
  [DESK_IDENTIFIER_BIN] = { "bin", 12 },
};

static int
weighted_sum (const char *digits, const int *weights, int n)
{
  int sum = 0;

  for (int i = 0; i < n; i++)
    sum += weights[i] * (digits[i] - '0');
  return sum;
}

static int
number_at (const char *digits, int from, int n)
{
  int number = 0;

  for (int i = 0; i < n; i++)
    number = number * 10 + (digits[from + i] - '0');
  return number;
}

/* Whether @c stands on the digit row of the Kazakh layout where another layout has a digit. */
static gboolean
is_kazakh_digit_row (gunichar c)
{
  return g_utf8_strchr ("\"әіңғ,.үұқӘІҢҒҮҰҚ", -1, c) != NULL;
}

static gboolean
is_letter_o (gunichar c)
{
  return c == 'o' || c == 'O' || c == 0x043e || c == 0x041e;
}

/* Why a text that is not all digits is refused. Only where every strange character is of one sort does the hint name it. */
static DeskIdentifierReason
reason_of_letters (const char *text)
{
  gboolean only_o = TRUE;
  gboolean only_row = TRUE;

  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_ascii_isdigit (*text))
        continue;
      only_o = only_o && is_letter_o (c);
      only_row = only_row && is_kazakh_digit_row (c);
    }
  if (only_o)
    return DESK_IDENTIFIER_LETTER_O;
  return only_row ? DESK_IDENTIFIER_LAYOUT : DESK_IDENTIFIER_LETTERS;
}

/* Takes over a birth date that exists; one in the future is not offered for filling. */
static DeskIdentifierReason
take_birth (DeskIdentifierResult *out, int year, int month, int day, GDateTime *today)
{
  GDate born, now;
  int y, m, d;

  g_date_clear (&born, 1);
  g_date_clear (&now, 1);
  g_date_time_get_ymd (today, &y, &m, &d);
  g_date_set_dmy (&born, day, month, year);
  g_date_set_dmy (&now, d, m, y);
  if (g_date_compare (&born, &now) > 0)
    return DESK_IDENTIFIER_FUTURE;

  g_snprintf (out->birth_date, sizeof out->birth_date, "%04d-%02d-%02d", year, month, day);
  return DESK_IDENTIFIER_FITS;
}

static DeskIdentifierReason
check_rnokpp (const char *digits, GDateTime *today, DeskIdentifierResult *out)
{
  static const int weights[] = { -1, 5, 7, 9, 4, 6, 10, 5, 7 };
  int sum = weighted_sum (digits, weights, G_N_ELEMENTS (weights));
  int days = number_at (digits, 0, 5);
  DeskIdentifierReason reason;
  GDate born;

  if (((sum % 11 + 11) % 11) % 10 != digits[9] - '0')
    return DESK_IDENTIFIER_CHECK_DIGIT;
  if (days == 0)
    return DESK_IDENTIFIER_NO_BIRTH;

  g_date_clear (&born, 1);
  g_date_set_dmy (&born, 31, G_DATE_DECEMBER, 1899);
  g_date_add_days (&born, days);
  reason = take_birth (out, g_date_get_year (&born), g_date_get_month (&born), g_date_get_day (&born), today);
  if (reason == DESK_IDENTIFIER_FITS)
    out->sex = (digits[8] - '0') % 2 == 1 ? 'm' : 'f';
  return reason;
}

static DeskIdentifierReason
check_unzr (const char *digits, GDateTime *today, DeskIdentifierResult *out)
{
  static const int weights[] = { 7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1 };
  int year = number_at (digits, 0, 4);
  int month = number_at (digits, 4, 2);
  int day = number_at (digits, 6, 2);

  if (year == 0 || !g_date_valid_dmy (day, month, year))
    return DESK_IDENTIFIER_NO_SUCH_DATE;
  if (number_at (digits, 8, 4) == 0)
    return DESK_IDENTIFIER_SERIAL;
  if (weighted_sum (digits, weights, G_N_ELEMENTS (weights)) % 10 != digits[12] - '0')
    return DESK_IDENTIFIER_CHECK_DIGIT;
  return take_birth (out, year, month, day, today);
}

/* The check digit that ІИН and БИН share. */
static DeskIdentifierReason
check_kazakhstani (const char *digits)
{
  static const int first[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };
  static const int second[] = { 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2 };
  int check = weighted_sum (digits, first, G_N_ELEMENTS (first)) % 11;

  if (check == 10)
    check = weighted_sum (digits, second, G_N_ELEMENTS (second)) % 11;
  if (check == 10)
    return DESK_IDENTIFIER_NEVER_ISSUED;
  return check == digits[11] - '0' ? DESK_IDENTIFIER_FITS : DESK_IDENTIFIER_CHECK_DIGIT;
}

/* An organisation has its kind, 4 to 6, where a person has the tens of the birth day. */
static gboolean
is_of_organisation (const char *digits)
{
  return digits[4] >= '4' && digits[4] <= '6';
}

static DeskIdentifierReason
check_iin (const char *digits, GDateTime *today, DeskIdentifierResult *out)
{
  DeskIdentifierReason reason = check_kazakhstani (digits);
  int century_and_sex = digits[6] - '0';
  int year, month, day;

  if (reason != DESK_IDENTIFIER_FITS)
    return reason;
  if (is_of_organisation (digits))
    return DESK_IDENTIFIER_ORGANISATION;
  if (century_and_sex < 1 || century_and_sex > 6)
    return DESK_IDENTIFIER_NO_BIRTH;

  year = 1800 + (century_and_sex - 1) / 2 * 100 + number_at (digits, 0, 2);
  month = number_at (digits, 2, 2);
  day = number_at (digits, 4, 2);
  if (!g_date_valid_dmy (day, month, year))
    return DESK_IDENTIFIER_NO_BIRTH;
  reason = take_birth (out, year, month, day, today);
  if (reason == DESK_IDENTIFIER_FITS)
    out->sex = century_and_sex % 2 == 1 ? 'm' : 'f';
  return reason;
}

static DeskIdentifierReason
check_bin (const char *digits)
{
  DeskIdentifierReason reason = check_kazakhstani (digits);

  return reason == DESK_IDENTIFIER_FITS && !is_of_organisation (digits) ? DESK_IDENTIFIER_PERSON : reason;
}

static DeskIdentifierReason
check_text (const char *text, GDateTime *today, DeskIdentifierResult *out)
{
  if (strspn (text, "0123456789") != strlen (text))
    return reason_of_letters (text);
  out->n_digits = (int)strlen (text);
  if (out->n_digits != kinds_known[out->kind].length)
    return DESK_IDENTIFIER_LENGTH;
  g_strlcpy (out->digits, text, sizeof out->digits);
  if (strspn (text, "0") == strlen (text))
    return DESK_IDENTIFIER_ZEROS;

  switch (out->kind)
    {
    case DESK_IDENTIFIER_RNOKPP:
      return check_rnokpp (text, today, out);
    case DESK_IDENTIFIER_UNZR:
      return check_unzr (text, today, out);
    case DESK_IDENTIFIER_IIN:
      return check_iin (text, today, out);
    case DESK_IDENTIFIER_BIN:
      return check_bin (text);
    case DESK_IDENTIFIER_NONE:
    default:
      g_return_val_if_reached (DESK_IDENTIFIER_LETTERS);
    }
}

/* The reasons stand in order: errors first, warnings from NO_BIRTH on. */
static DeskVerdict
level_of (DeskIdentifierReason reason)
{
  if (reason == DESK_IDENTIFIER_FITS)
    return DESK_VERDICT_OK;
  return reason >= DESK_IDENTIFIER_NO_BIRTH ? DESK_VERDICT_WARN : DESK_VERDICT_ERROR;
}

/**
 * desk_identifier_kind_from_name:
 * @name: (nullable): "rnokpp", "unzr", "iin" or "bin", as profiles write it
 *
 * Returns: the kind, %DESK_IDENTIFIER_NONE for any other name
 */
DeskIdentifierKind
desk_identifier_kind_from_name (const char *name)
{
  for (int kind = DESK_IDENTIFIER_RNOKPP; kind <= DESK_IDENTIFIER_BIN; kind++)
    {
      if (g_strcmp0 (name, kinds_known[kind].name) == 0)
        return (DeskIdentifierKind)kind;
    }
  return DESK_IDENTIFIER_NONE;
}

/**
 * desk_identifier_kind_to_name:
 * @kind: a kind
 *
 * Returns: (nullable): the name profiles write, %NULL for %DESK_IDENTIFIER_NONE
 */
const char *
desk_identifier_kind_to_name (DeskIdentifierKind kind)
{
  return kinds_known[kind].name;
}

/**
 * desk_identifier_normalise:
 * @text: as typed
 *
 * Drops spaces (also no-break and thin ones) and dashes; changes nothing else, so a letter stays a letter.
 *
 * Returns: (transfer full): what is left
 */
char *
desk_identifier_normalise (const char *text)
{
  GString *kept = g_string_new (NULL);

  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212)
        continue;
      g_string_append_unichar (kept, c);
    }
  return g_string_free_and_steal (kept);
}

/**
 * desk_identifier_check:
 * @kind: the kind the number is said to be, not %DESK_IDENTIFIER_NONE
 * @text: (nullable): as typed; empty is fine and fits
 * @today: the station's wall clock
 * @out: (out caller-allocates): what was read
 *
 * Checks a personal number. The rules come from the orders on the three registers: РНОКПП has weights -1 5 7 9 4 6 10 5 7
 * modulo 11 and counts days from 31.12.1899; УНЗР has weights 7 3 1 modulo 10 and begins with the date; ІИН has weights
 * 1..11 modulo 11 with a second pass 3..11 1 2, and since 2013 its date part is formally not tied to the birth date, so
 * there a strange date is a warning.
 *
 * Returns: the same as @out->level
 */
DeskVerdict
desk_identifier_check (DeskIdentifierKind kind, const char *text, GDateTime *today, DeskIdentifierResult *out)
{
  g_autofree char *normal = desk_identifier_normalise (text != NULL ? text : "");

  *out = (DeskIdentifierResult){ .kind = kind };
  if (*normal != '\0')
    out->reason = check_text (normal, today, out);
  out->level = level_of (out->reason);
  return out->level;
}

/**
 * desk_identifier_compare:
 * @result: what was read from a number; becomes a warning when it was fine and differs
 * @birth_date: (nullable): the date entered, "YYYY-MM-DD", or its beginning: "YYYY-MM", "YYYY"
 * @sex: the sex entered, 'm', 'f', or 0 when none is
 *
 * Compares a number with the fields beside it. What is empty on either side is not compared.
 *
 * Returns: the same as @result->level
 */
DeskVerdict
desk_identifier_compare (DeskIdentifierResult *result, const char *birth_date, char sex)
{
  if (result->level != DESK_VERDICT_OK)
    return result->level;

  if (birth_date != NULL && *birth_date != '\0' && *result->birth_date != '\0'
      && !g_str_has_prefix (result->birth_date, birth_date))
    result->reason = DESK_IDENTIFIER_OTHER_BIRTH;
  else if (sex != 0 && result->sex != 0 && sex != result->sex)
    result->reason = DESK_IDENTIFIER_OTHER_SEX;
  result->level = level_of (result->reason);
  return result->level;
}

/**
 * desk_identifier_guess:
 * @text: what was typed where any number may stand
 * @kinds: (array length=n_kinds): the kinds the profile uses
 * @n_kinds: how many
 * @today: the station's wall clock
 * @out: (out caller-allocates) (optional): what was read, when a kind is returned
 *
 * Which personal number this may be: the first of @kinds whose check is not an error.
 *
 * Returns: the kind, %DESK_IDENTIFIER_NONE when it is none of them
 */
DeskIdentifierKind
desk_identifier_guess (const char *text, const DeskIdentifierKind *kinds, gsize n_kinds, GDateTime *today,
                       DeskIdentifierResult *out)
{
  for (gsize i = 0; i < n_kinds; i++)
    {
      DeskIdentifierResult result;

      if (desk_identifier_check (kinds[i], text, today, &result) == DESK_VERDICT_ERROR
          || *result.digits == '\0')
        continue;
      if (out != NULL)
        *out = result;
      return kinds[i];
    }
  return DESK_IDENTIFIER_NONE;
}

/**
 * desk_identifier_message:
 * @result: a checked number
 *
 * Returns: (transfer full) (nullable): what is wrong and what to do, translated, for the line beside the field;
 *   %NULL when there is nothing to say
 */
char *
desk_identifier_message (const DeskIdentifierResult *result)
{
  switch (result->reason)
    {
    case DESK_IDENTIFIER_LETTER_O:
      return g_strdup (_ ("There is a letter O in the number. Type the digit 0 in its place."));
    case DESK_IDENTIFIER_LAYOUT:
      return g_strdup (_ (
          "These are letters of the Kazakh digit row. Switch the keyboard layout and type the digits again."));
    case DESK_IDENTIFIER_LETTERS:
      return g_strdup (_ ("This number has digits only. Remove the other characters."));
    case DESK_IDENTIFIER_LENGTH:
      /* Translators: the first number is how many digits were typed, the second how many there must be. */
      return g_strdup_printf (ngettext ("%d digit typed, the number has %d. Compare it with the document.",
                                        "%d digits typed, the number has %d. Compare it with the document.",
                                        result->n_digits),
                              result->n_digits, kinds_known[result->kind].length);
    case DESK_IDENTIFIER_ZEROS:
      return g_strdup (
          _ ("A number of zeros only does not exist. Leave the field empty if there is no number."));
    case DESK_IDENTIFIER_CHECK_DIGIT:
      return g_strdup (
          _ ("The check digit does not fit, one of the digits is wrong. Compare it with the document."));
    case DESK_IDENTIFIER_NEVER_ISSUED:
      return g_strdup (_ ("No such number is ever issued. Compare it with the document."));
    case DESK_IDENTIFIER_NO_SUCH_DATE:
      return g_strdup (
          _ ("The number begins with a date that does not exist. Compare it with the document."));
    case DESK_IDENTIFIER_SERIAL:
      return g_strdup (_ ("The serial number 0000 is never given. Compare it with the document."));
    case DESK_IDENTIFIER_ORGANISATION:
      return g_strdup (
          _ ("This is the number of an organisation, not of a person. Enter the person's own number."));
    case DESK_IDENTIFIER_PERSON:
      return g_strdup (
          _ ("This is the number of a person, not of an organisation. Enter the organisation's number."));
    case DESK_IDENTIFIER_NO_BIRTH:
      return g_strdup (_ ("No birth date can be read from this number. Compare it with the document."));
    case DESK_IDENTIFIER_FUTURE:
      return g_strdup (_ ("The birth date in this number is in the future. Compare it with the document."));
    case DESK_IDENTIFIER_OTHER_BIRTH:
      return g_strdup (_ (
          "The number belongs to another birth date than the one entered. Compare both with the document."));
    case DESK_IDENTIFIER_OTHER_SEX:
      return g_strdup (
          _ ("The number belongs to another sex than the one entered. Compare both with the document."));
    case DESK_IDENTIFIER_FITS:
    default:
      return NULL;
    }
}

/**
 * desk_identifier_display:
 * @kind: the kind
 * @digits: (nullable): the stored digits
 *
 * Returns: (transfer full): the number as people write it: УНЗР gets its dash
 */
char *
desk_identifier_display (DeskIdentifierKind kind, const char *digits)
{
  if (kind == DESK_IDENTIFIER_UNZR && digits != NULL && strlen (digits) == 13)
    return g_strdup_printf ("%.8s-%s", digits, digits + 8);
  return g_strdup (digits != NULL ? digits : "");
}
