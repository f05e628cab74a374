// SPDX-License-Identifier: GPL-3.0-or-later
// Sums as papers write them, alike in every language of the countries.

#include "paper/money.h"

#include <string.h>

#define NO_BREAK_SPACE "\u00a0"

/**
 * desk_money_format:
 * @hundredths: a sum in hundredths of the country's currency
 *
 * Returns: (transfer full): "12 500,00"
 */
char *
desk_money_format (gint64 hundredths)
{
  guint64 whole = (guint64)ABS (hundredths) / 100;
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, whole);
  gsize length = strlen (digits);
  GString *sum = g_string_new (hundredths < 0 ? "−" : "");

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (sum, NO_BREAK_SPACE);
      g_string_append_c (sum, digits[i]);
    }
  g_string_append_printf (sum, ",%02d", (int)(ABS (hundredths) % 100));
  return g_string_free (sum, FALSE);
}
