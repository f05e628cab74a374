// SPDX-License-Identifier: GPL-3.0-or-later

/* A change keeps what it was made of. */

#include "journal/change.h"

#include <string.h>

static void
test_keeps_copies (void)
{
  char run[] = "PL1-A-00000001", name[] = "note", text[] = "4417";
  DeskChangeField field = { name, g_variant_new_string ("x") };
  DeskChange from = { .run = run,
                      .n = 1,
                      .parent_run = "x1234567-00000009",
                      .parent_n = 4,
                      .kind = "visit",
                      .officer = text,
                      .fields = &field,
                      .n_fields = 1 };
  g_autoptr (DeskChange) change = desk_change_new (&from);
  g_autoptr (DeskChange) more = desk_change_ref (change);

  memset (run, '!', strlen (run));
  memset (name, '!', strlen (name));
  memset (text, '!', strlen (text));
  g_assert_cmpstr (change->id, ==, "PL1-A-00000001.1");
  g_assert_cmpstr (change->run, ==, "PL1-A-00000001");
  g_assert_cmpstr (change->parent_run, ==, "x1234567-00000009");
  g_assert_cmpint (change->parent_n, ==, 4);
  g_assert_cmpstr (change->officer, ==, "4417");
  g_assert_null (change->reason);
  g_assert_cmpstr (desk_change_get_record (change), ==, change->id);
  g_assert_cmpstr (g_variant_get_string (desk_change_get_field (change, "note")->value, NULL), ==, "x");
  g_assert_null (desk_change_get_field (change, "name"));
}

static void
test_record (void)
{
  DeskChange from = { .run = "PL1-A-00000001", .n = 12, .rec = "slots/main/2026-06-01", .officer = "7" };
  g_autoptr (DeskChange) change = desk_change_new (&from);

  g_assert_cmpstr (change->id, ==, "PL1-A-00000001.12");
  g_assert_cmpstr (desk_change_get_record (change), ==, "slots/main/2026-06-01");
}

static void
test_ids (void)
{
  const char *bad[] = { "",       ".",      "run",    "run.",   ".1",     "run.0",
                        "run.01", "run.-1", "run.1x", "run.+1", "run. 1", "run.9223372036854775808" };
  g_autofree char *id = desk_change_id ("PL1-A-00000001", G_MAXINT64);
  g_autofree char *run = NULL;
  gint64 n = 0;

  g_assert_cmpstr (id, ==, "PL1-A-00000001.9223372036854775807");
  g_assert_true (desk_change_parse_id (id, &run, &n));
  g_assert_cmpstr (run, ==, "PL1-A-00000001");
  g_assert_cmpint (n, ==, G_MAXINT64);
  g_assert_true (desk_change_parse_id (id, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (desk_change_parse_id (bad[i], NULL, NULL));
}

static void
test_values (void)
{
  g_autoptr (GVariant) one = g_variant_ref_sink (g_variant_new_int64 (1));
  g_autoptr (GVariant) yes = g_variant_ref_sink (g_variant_new_boolean (TRUE));
  g_autoptr (GVariant) also_one = g_variant_ref_sink (g_variant_new_int64 (1));

  g_assert_true (desk_change_values_equal (one, also_one));
  g_assert_true (desk_change_values_equal (NULL, NULL));
  g_assert_false (desk_change_values_equal (one, yes));
  g_assert_false (desk_change_values_equal (one, NULL));
  g_assert_false (desk_change_values_equal (NULL, one));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change/keeps-copies", test_keeps_copies);
  g_test_add_func ("/change/record", test_record);
  g_test_add_func ("/change/ids", test_ids);
  g_test_add_func ("/change/values", test_values);
  return g_test_run ();
}
