// SPDX-License-Identifier: GPL-3.0-or-later

/* What we write other readers of JSON understand, and what we read they read the same. */

#include "journal/text.h"

#include <json-glib/json-glib.h>
#include <string.h>

static DeskText
begin (const char *text, char *scratch)
{
  return (DeskText){ .at = text, .end = text + strlen (text), .scratch = scratch };
}

/* Letters of every kind: plain, to be escaped, of two to four bytes. */
static char *
random_string (GRand *rand)
{
  GString *string = g_string_new (NULL);

  for (int length = g_rand_int_range (rand, 0, 20); length > 0; length--)
    switch (g_rand_int_range (rand, 0, 4))
      {
      case 0:
        g_string_append_c (string, g_rand_int_range (rand, 1, 0x20));
        break;
      case 1:
        g_string_append_c (string, "\"\\/\x7f"[g_rand_int_range (rand, 0, 4)]);
        break;
      case 2:
        g_string_append_unichar (string, g_rand_int_range (rand, 0x20, 0xd800));
        break;
      default:
        g_string_append_unichar (string, g_rand_int_range (rand, 0xe000, 0x110000));
      }
  return g_string_free (string, FALSE);
}

static void
test_strings (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GString) text = g_string_new (NULL);
  char scratch[256];

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *string = random_string (rand);
      g_autoptr (GError) error = NULL;

      g_string_truncate (text, 0);
      desk_text_add_string (text, string);
      DeskText at = begin (text->str, scratch);
      g_assert_cmpstr (desk_text_take_string (&at), ==, string);
      g_assert_true (at.at == at.end);

      g_autoptr (JsonNode) node = json_from_string (text->str, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (json_node_get_string (node), ==, string);
    }
}

/* Texts with one byte changed: whatever we still take as a string, json-glib takes for the same. */
static void
test_damaged_strings (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GString) text = g_string_new (NULL);
  char scratch[256];
  guint taken = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *string = random_string (rand);

      g_string_truncate (text, 0);
      desk_text_add_string (text, string);
      text->str[g_rand_int_range (rand, 0, text->len)] = "\"\\u0019nfx/ \x01"[g_rand_int_range (rand, 0, 12)];
      DeskText at = begin (text->str, scratch);
      const char *read = desk_text_take_string (&at);
      if (read == NULL || at.at != at.end || !g_utf8_validate (text->str, -1, NULL))
        continue;

      g_autoptr (JsonNode) node = json_from_string (text->str, NULL);
      g_assert_nonnull (node);
      g_assert_cmpstr (json_node_get_string (node), ==, read);
      taken++;
    }
  g_assert_cmpuint (taken, >, 1000);
}

static void
test_no_strings (void)
{
  const char *texts[] = { "",
                          "x",
                          "\"",
                          "\"a",
                          "\"\\",
                          "\"\\\"",
                          "\"\\u",
                          "\"\\u0",
                          "\"\\u001",
                          "\"\\u0001",
                          "\"\\u0000\"",
                          "\"\\u0020\"",
                          "\"\\u0041\"",
                          "\"\\u000A\"",
                          "\"\\u000a\"",
                          "\"\\u0022\"",
                          "\"\\u1234\"",
                          "\"\\a\"",
                          "\"\\/\"",
                          "\"\n\"",
                          "\"\t\"",
                          "'a'" };
  char scratch[64];

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DeskText at = begin (texts[i], scratch);
      g_assert_null (desk_text_take_string (&at));
      g_assert_true (at.at == texts[i]);
    }
}

static void
test_integers (void)
{
  const gint64 numbers[] = {
    0, 1, -1, 9, 10, 153, (G_GINT64_CONSTANT (1) << 53) + 1, G_MAXINT64, G_MININT64
  };
  const char *bad[] = { "",
                        "-",
                        "+1",
                        "01",
                        "00",
                        "-0",
                        "-01",
                        " 1",
                        "a",
                        "9223372036854775808",
                        "-9223372036854775809",
                        "18446744073709551616",
                        "99999999999999999999999999999999999" };
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 number = 42;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_string_truncate (text, 0);
      desk_text_add_integer (text, numbers[i]);
      DeskText at = begin (text->str, NULL);
      g_assert_true (desk_text_take_integer (&at, &number));
      g_assert_cmpint (number, ==, numbers[i]);
      g_assert_true (at.at == at.end);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      DeskText at = begin (bad[i], NULL);
      g_assert_false (desk_text_take_integer (&at, &number));
      g_assert_true (at.at == bad[i]);
    }
}

static void
test_values (void)
{
  const char *texts[] = { "\"a\"", "7", "-7", "true", "false", "null" };
  const char *bad[] = { "", "nul", "True", "NaN", "[]", "{}", "'a'", ".5" };
  char scratch[64];

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      DeskText at = begin (texts[i], scratch);
      GVariant *value = NULL;
      g_assert_true (desk_text_take_value (&at, &value));
      desk_text_add_value (text, value);
      g_assert_cmpstr (text->str, ==, texts[i]);
      g_assert_cmpint (value == NULL, ==, g_str_equal (texts[i], "null"));
      g_clear_pointer (&value, g_variant_unref);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      DeskText at = begin (bad[i], scratch);
      GVariant *value = NULL;
      g_assert_false (desk_text_take_value (&at, &value));
      g_assert_null (value);
    }
}

/* Nothing behind the end is looked at. */
static void
test_end (void)
{
  const char *text = "\"abc\"123true";
  char scratch[64];
  gint64 number;

  for (gsize length = 0; length < 5; length++)
    {
      DeskText at = { text, text + length, scratch };
      g_assert_null (desk_text_take_string (&at));
    }
  DeskText digits = { text + 5, text + 6, scratch };
  g_assert_true (desk_text_take_integer (&digits, &number));
  g_assert_cmpint (number, ==, 1);
  DeskText word = { text + 8, text + 11, scratch };
  g_assert_false (desk_text_take (&word, "true"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/strings", test_strings);
  g_test_add_func ("/text/damaged-strings", test_damaged_strings);
  g_test_add_func ("/text/no-strings", test_no_strings);
  g_test_add_func ("/text/integers", test_integers);
  g_test_add_func ("/text/values", test_values);
  g_test_add_func ("/text/end", test_end);
  return g_test_run ();
}
