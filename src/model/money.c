// SPDX-License-Identifier: GPL-3.0-or-later
// Sums of money as people write them in Ukraine and Kazakhstan: "9 000", "9000,50".

#include "model/money.h"

#include <string.h>

#define MAX_WHOLE_DIGITS \
  12 /* a trillion less one: more than anybody loses, and far from the end of 64 bits */
#define NO_BREAK_SPACE "\xc2\xa0"

/* The digits without what people put between thousands; NULL where something else stands there. */
static char *
take_digits (const char *text, gsize length)
{
  GString *digits = g_string_new (NULL);

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
    else if (!g_unichar_isspace (g_utf8_get_char (at)))
      {
        g_string_free (digits, TRUE);
        return NULL;
      }
  return g_string_free_and_steal (digits);
}

/**
 * desk_money_read:
 * @text: a sum as typed: blanks between thousands, comma or point before at most two digits
 * @hundredths: (out): the sum
 *
 * Returns: whether @text is a sum that is not negative and below 10^12
 */
gboolean
desk_money_read (const char *text, gint64 *hundredths)
{
  const char *point = strpbrk (text, ",.");
  gsize length = point != NULL ? (gsize)(point - text) : strlen (text);
  g_autofree char *whole = take_digits (text, length);
  g_autofree char *rest =
      take_digits (point != NULL ? point + 1 : "", point != NULL ? strlen (point + 1) : 0);
  gsize n_rest;

  if (whole == NULL || rest == NULL || *whole == '\0' || strlen (whole) > MAX_WHOLE_DIGITS)
    return FALSE;
  n_rest = strlen (rest);
  if (n_rest > 2 || (point != NULL && n_rest == 0))
    return FALSE;
  *hundredths =
      g_ascii_strtoll (whole, NULL, 10) * 100 + g_ascii_strtoll (rest, NULL, 10) * (n_rest == 1 ? 10 : 1);
  return TRUE;
}

static GString *
write_whole (gint64 whole)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, whole);
  gsize length = strlen (digits);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, NO_BREAK_SPACE);
      g_string_append_c (text, digits[i]);
    }
  return text;
}

/**
 * desk_money_show:
 * @hundredths: not negative
 *
 * Returns: (transfer full): the sum as people write it, "9 000" or "9 000,50", with blanks that do not break a line; it is
 *   written so in every language of the countries
 */
char *
desk_money_show (gint64 hundredths)
{
  return hundredths % 100 != 0 ? desk_money_show_exactly (hundredths)
                               : g_string_free_and_steal (write_whole (hundredths / 100));
}

/**
 * desk_money_show_exactly:
 * @hundredths: not negative
 *
 * Returns: (transfer full): the sum as papers write it: "9 000,00"
 */
char *
desk_money_show_exactly (gint64 hundredths)
{
  GString *text = write_whole (hundredths / 100);

  g_string_append_printf (text, ",%02d", (int)(hundredths % 100));
  return g_string_free_and_steal (text);
}
