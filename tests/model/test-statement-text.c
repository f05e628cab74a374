// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept out of a text, and what stays.

#include "model/statement-text.h"

#include <string.h>

static const struct
{
  const char *typed;
  const char *kept;
  const char *marks; /* NULL: none */
} texts[] = {
  { "", "", NULL },
  { "Викрадено, сірий\tвелосипед.\n", "Викрадено, сірий\tвелосипед.\n", NULL },
  { "a\r\nb\rc\n\nd", "a\nb\nc\n\nd", NULL },
  { "a\r\r\nb", "a\n\nb", NULL },
  { "a\vb\fc\302\205d\342\200\250e\342\200\251f", "a\nb\nc\nd\ne\nf", NULL },
  { "a\001b\033[31mc\177", "ab[31mc",
    "U+0001 (control character), U+001B (control character), U+007F (control character)" },
  { "a\302\200b", "ab", "U+0080 (control character)" },
  { "invoice\342\200\256gpj.exe", "invoicegpj.exe", "U+202E (mark of writing direction)" },
  { "\342\200\217\342\200\217a\330\234", "a",
    "U+200F (mark of writing direction), U+061C (mark of writing direction)" },
  { "\342\201\246a\342\201\251", "a",
    "U+2066 (mark of writing direction), U+2069 (mark of writing direction)" },
  { "\357\273\277a", "a", "U+FEFF (invisible mark)" },
  { "👮🏽‍♀️ 🇺🇦 ❤️", "👮🏽‍♀️ 🇺🇦 ❤️", NULL },
  { "п’ять, ұлттық, й", "п’ять, ұлттық, й", NULL },
  { "مرحبا", "مرحبا", NULL },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *kept = desk_statement_clean_text (texts[i].typed);
      g_autofree char *marks = desk_statement_name_marks (texts[i].typed);
      g_autofree char *again = desk_statement_name_marks (kept);

      g_assert_cmpstr (kept, ==, texts[i].kept);
      g_assert_cmpstr (marks, ==, texts[i].marks);
      g_assert_null (again);
    }
}

static void
test_no_letters (void)
{
  g_autofree char *kept = desk_statement_clean_text ("a\377b\302");

  g_assert_cmpstr (kept, ==, "a�b�");
}

/* A megabyte that was pasted is done while nobody notices. */
static void
test_megabyte (void)
{
  g_autofree char *pasted = g_strnfill (1 << 20, '\r');
  g_autofree char *kept = desk_statement_clean_text (pasted);

  g_assert_cmpuint (strlen (kept), ==, 1 << 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/statement-text/texts", test_texts);
  g_test_add_func ("/model/statement-text/no-letters", test_no_letters);
  g_test_add_func ("/model/statement-text/megabyte", test_megabyte);

  return g_test_run ();
}
