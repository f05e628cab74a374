// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys.h"

#include <string.h>

/* Everything a trigger can be fired by, as "modifiers:keyval". */
static void
collect (GtkShortcutTrigger *trigger, GPtrArray *keys)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      collect (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)), keys);
      collect (gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)), keys);
    }
  else
    {
      GtkKeyvalTrigger *key = GTK_KEYVAL_TRIGGER (trigger);
      g_ptr_array_add (keys, gtk_accelerator_name (gtk_keyval_trigger_get_keyval (key),
                                                   gtk_keyval_trigger_get_modifiers (key)));
    }
}

static GPtrArray *
list_keys (const char *keys)
{
  g_autoptr (GtkShortcutTrigger) trigger = desk_keys_make_trigger (keys);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  collect (trigger, list);
  return list;
}

static void
assert_has (const char *keys, const char *twin)
{
  g_autoptr (GPtrArray) list = list_keys (keys);

  if (!g_ptr_array_find_with_equal_func (list, twin, g_str_equal, NULL))
    g_error ("%s has no twin %s", keys, twin);
}

/* Remembers what the keys of a row do; none of them does something else already. */
static void
take_keys (GHashTable *seen, const DeskKeys *row)
{
  g_autoptr (GPtrArray) list = list_keys (row->keys);

  for (guint i = 0; i < list->len; i++)
    {
      const char *other = g_hash_table_lookup (seen, list->pdata[i]);
      if (other != NULL)
        g_error ("%s does two things: “%s”, “%s”", (char *)list->pdata[i], other, row->title);
      g_hash_table_insert (seen, g_strdup (list->pdata[i]), (gpointer)row->title);
    }
}

/* No key does two things, wherever one is: neither in its Latin nor in any Cyrillic form. */
static void
test_unique (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_rows;
  const DeskKeys *rows = desk_keys_list (&n_rows);

  g_assert_cmpuint (n_rows, >, 20);
  for (guint i = 0; i < n_rows; i++)
    {
      take_keys (seen, &rows[i]);
      g_assert_true (desk_keys_find (rows[i].action, rows[i].target) == &rows[i]);
      g_assert_cmpint (strlen (rows[i].title), >, 0);
    }
}

/* A letter in the table never comes without what its key gives on a Cyrillic layout. */
static void
test_every_letter_has_a_twin (void)
{
  guint n_rows;
  const DeskKeys *rows = desk_keys_list (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_auto (GStrv) accelerators = g_strsplit (rows[i].keys, " ", -1);
      for (guint j = 0; accelerators[j] != NULL; j++)
        {
          g_autoptr (GtkShortcutTrigger) twin = desk_keys_make_twin_trigger (accelerators[j]);
          guint keyval;
          g_assert_true (gtk_accelerator_parse (accelerators[j], &keyval, NULL));
          g_assert_cmpint (twin != NULL, ==, (keyval >= 'a' && keyval <= 'z') || keyval == ',');
        }
    }
}

static void
test_twins (void)
{
  g_autoptr (GPtrArray) s = list_keys ("<Control>s");

  assert_has ("<Control>k", "<Control>Cyrillic_el");
  assert_has ("<Control>n", "<Control>Cyrillic_te");
  assert_has ("<Control>l", "<Control>Cyrillic_de");
  assert_has ("<Control>z", "<Control>Cyrillic_ya");
  assert_has ("<Control>b", "<Control>Cyrillic_i");
  assert_has ("<Control>comma", "<Control>Cyrillic_be");
  assert_has ("<Control>s", "<Control>Cyrillic_yeru");
  assert_has ("<Control>s", "<Control>Ukrainian_i");
  g_assert_cmpuint (s->len, ==, 3);
}

static void
test_digits (void)
{
  const DeskKeys *front_desk = desk_keys_find ("win.place", "front-desk");
  const DeskKeys *people = desk_keys_find ("win.place", "people");

  g_assert_true (desk_keys_find_digit (10, GDK_CONTROL_MASK) == front_desk);
  g_assert_true (desk_keys_find_digit (14, GDK_CONTROL_MASK) == people);
  g_assert_true (desk_keys_find_digit (14, GDK_CONTROL_MASK | GDK_LOCK_MASK) == people);
  g_assert_null (desk_keys_find_digit (14, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_null (desk_keys_find_digit (14, 0));
  g_assert_null (desk_keys_find_digit (9, GDK_CONTROL_MASK));
  g_assert_null (desk_keys_find_digit (39, GDK_CONTROL_MASK));
}

/* These open the toolkit's own tools. */
static void
test_avoided (void)
{
  guint n_rows;
  const DeskKeys *rows = desk_keys_list (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_null (strstr (rows[i].keys, "<Control><Shift>i"));
      g_assert_null (strstr (rows[i].keys, "<Control><Shift>d"));
      g_assert_null (strstr (rows[i].keys, "<Control><Shift>u"));
      g_assert_null (strstr (rows[i].keys, "<Control><Alt>"));
    }
}

static void
test_format (void)
{
  g_autofree char *label = desk_keys_format (desk_keys_find ("win.omnibox", NULL));

  g_assert_cmpstr (label, ==, "Ctrl+K");
}

/* What is listed to be read: everything once, and keys that widgets handle themselves do nothing else anywhere. */
static void
test_listed (void)
{
  static const char *const places[] = { NULL,           "front-desk", "statements", "lost-documents",
                                        "appointments", "people" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_rows, n_listed = 0, n_others = 0;

  desk_keys_list (&n_rows);
  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    {
      g_autoptr (GPtrArray) rows = desk_keys_list_for (places[p]);

      for (guint i = 0; i < rows->len; i++)
        {
          const DeskKeys *row = rows->pdata[i];
          g_autofree char *label = desk_keys_format (row);

          g_assert_null (strchr (label, '_'));
          take_keys (seen, row);
          n_listed++;
          n_others += row->action == NULL;
        }
    }
  g_assert_cmpuint (n_others, >, 0);
  g_assert_cmpuint (n_listed, ==, n_rows + n_others);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keys/unique", test_unique);
  g_test_add_func ("/keys/every-letter-has-a-twin", test_every_letter_has_a_twin);
  g_test_add_func ("/keys/twins", test_twins);
  g_test_add_func ("/keys/digits", test_digits);
  g_test_add_func ("/keys/avoided", test_avoided);
  g_test_add_func ("/keys/format", test_format);
  g_test_add_func ("/keys/listed", test_listed);
  return g_test_run ();
}
