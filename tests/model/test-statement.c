// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a statement in its parts, and the sum of its items.

#include "model/statement.h"

#include <string.h>

static void
assert_text (DeskStatement *statement, const char *expected)
{
  g_autofree char *text = desk_statement_get_text (statement);

  g_assert_cmpstr (text, ==, expected);
}

static guint
count_parts (DeskStatement *statement)
{
  g_autofree const char **keys = desk_record_list_keys (DESK_RECORD (statement), DESK_STATEMENT_TEXT);

  return g_strv_length ((char **)keys);
}

static char *
repeat (const char *words, gsize bytes)
{
  GString *text = g_string_new (NULL);

  while (text->len + strlen (words) <= bytes)
    g_string_append (text, words);
  return g_string_free (text, FALSE);
}

static void
test_short (void)
{
  g_autoptr (DeskStatement) statement = g_object_new (DESK_TYPE_STATEMENT, NULL);

  assert_text (statement, "");
  desk_statement_set_text (statement, "Викрадено велосипед.\nСірий.");
  assert_text (statement, "Викрадено велосипед.\nСірий.");
  g_assert_cmpuint (count_parts (statement), ==, 1);

  desk_statement_set_text (statement, "");
  assert_text (statement, "");
  g_assert_cmpuint (count_parts (statement), ==, 0);
}

/* Whatever it is made of, a text comes back as it was, in parts that a line of the journal holds. */
static void
test_long (void)
{
  static const char *const words[] = { "abc ", "Бүгін таңертең\n", "ї", "👮🏽‍♀️ ", "\n" };
  g_autoptr (DeskStatement) statement = g_object_new (DESK_TYPE_STATEMENT, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (gsize bytes = 29990; bytes <= DESK_STATEMENT_MAX_TEXT; bytes = bytes < 30010 ? bytes + 1 : bytes * 2)
      {
        g_autofree char *text = repeat (words[i], bytes);
        g_autofree const char **keys = NULL;

        desk_statement_set_text (statement, text);
        assert_text (statement, text);
        keys = desk_record_list_keys (DESK_RECORD (statement), DESK_STATEMENT_TEXT);
        for (guint k = 0; keys[k] != NULL; k++)
          {
            const char *part =
                desk_record_get_entry_text (DESK_RECORD (statement), DESK_STATEMENT_TEXT, keys[k]);

            g_assert_cmpuint (strlen (part), <=, 30000);
            g_assert_true (g_utf8_validate (part, -1, NULL));
          }
      }
}

/* A change at the end leaves the parts before it alone. */
static void
test_same_parts (void)
{
  g_autoptr (DeskStatement) statement = g_object_new (DESK_TYPE_STATEMENT, NULL);
  g_autoptr (DeskRecord) before = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *text = repeat ("Рядок тексту\n", 70000);
  g_autofree char *longer = g_strconcat (text, "Ще один.", NULL);

  desk_statement_set_text (statement, text);
  g_assert_cmpuint (count_parts (statement), ==, 3);
  before = desk_record_copy (DESK_RECORD (statement));
  desk_statement_set_text (statement, longer);
  changes = desk_record_diff (before, DESK_RECORD (statement));
  g_assert_cmpuint (changes->len, ==, 1);
}

static void
set_item (DeskStatement *statement, const char *key, gint64 count, gint64 value)
{
  DeskRecord *record = DESK_RECORD (statement);

  if (count >= 0)
    desk_record_set_entry (record, DESK_STATEMENT_ITEM_COUNT, key, g_variant_new_int64 (count));
  if (value >= 0)
    desk_record_set_entry (record, DESK_STATEMENT_ITEM_VALUE, key, g_variant_new_int64 (value));
}

static void
test_total (void)
{
  g_autoptr (DeskStatement) statement = g_object_new (DESK_TYPE_STATEMENT, NULL);

  g_assert_cmpint (desk_statement_get_total (statement), ==, 0);
  set_item (statement, "a", 2, 450050);
  set_item (statement, "b", -1, 100);
  set_item (statement, "c", 3, -1);
  g_assert_cmpint (desk_statement_get_total (statement), ==, 900200);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/statement/short", test_short);
  g_test_add_func ("/model/statement/long", test_long);
  g_test_add_func ("/model/statement/same-parts", test_same_parts);
  g_test_add_func ("/model/statement/total", test_total);

  return g_test_run ();
}
