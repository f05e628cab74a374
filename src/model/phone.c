// SPDX-License-Identifier: GPL-3.0-or-later
// Telephone numbers: how they are typed, stored and shown.

#include "model/phone.h"

#include <glib/gi18n.h>
#include <string.h>

#define TAIL_DIGITS 4

/* The digits and a leading plus; %NULL when there is anything else than the usual signs between them. */
static char *
bare_digits (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_ascii_isdigit (*text) || (c == '+' && digits->len == 0))
        g_string_append_c (digits, *text);
      else if (!g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_DASH_PUNCTUATION
               && strchr ("()./", *text) == NULL)
        return NULL;
    }
  return g_string_free_and_steal (g_steal_pointer (&digits));
}

/* 102, 112, 1414, 1547 and the harmonised European 116 XXX. */
static gboolean
is_short (const char *digits)
{
  gsize length = strlen (digits);

  return length == 3 || (length == 4 && *digits != '0') || (length == 6 && g_str_has_prefix (digits, "116"));
}

/* The number behind + of a number of the country typed without it, %NULL when it is no such number. */
static char *
national (const char *digits, const char *country)
{
  gsize length = strlen (digits);

  if (g_str_equal (country, "ua"))
    {
      if (length == 10 && *digits == '0')
        return g_strconcat ("38", digits, NULL);
      if (length == 12 && g_str_has_prefix (digits, "380"))
        return g_strdup (digits);
    }
  if (g_str_equal (country, "kz") && length == 11 && strchr ("78", *digits) != NULL
      && strchr ("067", digits[1]) != NULL)
    return g_strconcat ("7", digits + 1, NULL);
  return NULL;
}

/* Whether the digits behind + can be a number: an own country's has its fixed length, any other 8 to 15 digits. */
static gboolean
is_international (const char *digits)
{
  gsize length = strlen (digits);

  if (g_str_has_prefix (digits, "380"))
    return length == 12;
  if (*digits == '7')
    return length == 11;
  return length >= 8 && length <= 15 && *digits != '0';
}

/**
 * desk_phone_normalise:
 * @text: (nullable): as typed
 * @country: the profile's country, "ua" or "kz"
 * @reason: (out) (optional): what is doubtful
 *
 * Gives the form a number is stored and compared in: E.164. Ukraine: 0XXXXXXXXX and 380XXXXXXXXX become +380...;
 * Kazakhstan: 8XXXXXXXXXX and 7XXXXXXXXXX become +7... where the next digit is 0, 6 or 7; a foreign number begins with +
 * or 00 and has 8 to 15 digits (ITU-T E.164). Short numbers (102, 1414, 15-47, 116 123) stay digits.
 *
 * Returns: (transfer full) (nullable): the number; as typed when it is doubtful; %NULL when nothing was typed
 */
char *
desk_phone_normalise (const char *text, const char *country, DeskPhoneReason *reason)
{
  g_autofree char *typed = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *digits = bare_digits (typed);
  g_autofree char *number = NULL;
  DeskPhoneReason found = DESK_PHONE_FITS;

  if (*typed == '\0')
    g_clear_pointer (&typed, g_free);
  else if (digits == NULL)
    found = DESK_PHONE_LETTERS;
  else if (*digits == '+' || g_str_has_prefix (digits, "00"))
    number = g_strdup (digits + (*digits == '+' ? 1 : 2));
  else if (is_short (digits))
    g_set_str (&typed, digits);
  else
    {
      number = national (digits, country);
      found = number != NULL ? DESK_PHONE_FITS : DESK_PHONE_LENGTH;
    }

  if (number != NULL && !is_international (number))
    {
      found = DESK_PHONE_LENGTH;
      g_clear_pointer (&number, g_free);
    }
  if (reason != NULL)
    *reason = found;
  return number != NULL ? g_strconcat ("+", number, NULL) : g_steal_pointer (&typed);
}

/**
 * desk_phone_reason_message:
 * @reason: what is doubtful
 *
 * Returns: (nullable): what is doubtful and what to do, translated; %NULL for %DESK_PHONE_FITS
 */
const char *
desk_phone_reason_message (DeskPhoneReason reason)
{
  switch (reason)
    {
    case DESK_PHONE_LENGTH:
      return _ (
          "The number has too few or too many digits. Ask for it again; a foreign number begins with +.");
    case DESK_PHONE_LETTERS:
      return _ ("A telephone number has digits only. Remove the other characters.");
    case DESK_PHONE_FITS:
    default:
      return NULL;
    }
}

/**
 * desk_phone_display:
 * @number: (nullable): a stored number
 *
 * Groups the digits of the two countries: "+380 67 123 45 67", "+7 701 123 45 67"; any other number stays as stored.
 *
 * Returns: (transfer full): the number for reading
 */
char *
desk_phone_display (const char *number)
{
  if (number != NULL && g_str_has_prefix (number, "+380") && strlen (number) == 13)
    return g_strdup_printf ("+380 %.2s %.3s %.2s %.2s", number + 4, number + 6, number + 9, number + 11);
  if (number != NULL && g_str_has_prefix (number, "+7") && strlen (number) == 12)
    return g_strdup_printf ("+7 %.3s %.3s %.2s %.2s", number + 2, number + 5, number + 8, number + 10);
  return g_strdup (number != NULL ? number : "");
}

/**
 * desk_phone_tail:
 * @number: (nullable): a stored number
 *
 * The last four digits, by which people are told apart while the number stays hidden.
 *
 * Returns: (transfer full): the tail, "" when there is no number
 */
char *
desk_phone_tail (const char *number)
{
  char tail[TAIL_DIGITS + 1];
  gsize n = 0;

  for (gsize i = number != NULL ? strlen (number) : 0; i > 0 && n < TAIL_DIGITS; i--)
    {
      if (g_ascii_isdigit (number[i - 1]))
        tail[n++] = number[i - 1];
    }
  tail[n] = '\0';
  return g_strreverse (g_strdup (tail));
}
