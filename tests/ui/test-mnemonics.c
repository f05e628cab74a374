// SPDX-License-Identifier: GPL-3.0-or-later
// In every language the letter of Alt leads to one thing on a page: where two had it, Alt would only put the focus on one of
// them.

#include "tour.h"

typedef struct
{
  const char *language;
  const char *page;
  GHashTable *labels; /* of keys on this page */
  GHashTable *seen;   /* of faults without the page: each is told once */
  GString *faults;
  guint n_letters;
} Walk;

/* Takes ownership of @fault. */
static void
complain (Walk *walk, char *fault)
{
  if (g_hash_table_add (walk->seen, fault))
    g_string_append_printf (walk->faults, "%s: %s: %s\n", walk->language, walk->page, fault);
}

static void
look_at_label (Walk *walk, GtkLabel *label)
{
  guint key = gtk_label_get_mnemonic_keyval (label);
  GtkLabel *other;

  if (key == GDK_KEY_VoidSymbol || !gtk_widget_is_sensitive (GTK_WIDGET (label)))
    return;
  walk->n_letters++;
  other = g_hash_table_lookup (walk->labels, GUINT_TO_POINTER (key));
  if (other != NULL)
    complain (walk, g_strdup_printf ("%s and %s have one letter", gtk_label_get_label (other),
                                     gtk_label_get_label (label)));
  g_hash_table_insert (walk->labels, GUINT_TO_POINTER (key), label);
}

/* What has popped up has letters of its own, and those of what is about the program are the library's. */
static gboolean
is_apart (GtkWidget *widget)
{
  return GTK_IS_POPOVER (widget) || ADW_IS_ABOUT_DIALOG (widget);
}

static void
look (Walk *walk, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) || is_apart (widget))
    return;
  if (GTK_IS_LABEL (widget))
    look_at_label (walk, GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look (walk, child);
}

static void
look_at (DeskWindow *window, const char *page, gpointer data)
{
  Walk *walk = data;

  walk->page = page;
  g_hash_table_remove_all (walk->labels);
  look (walk, tour_get_top (window));
}

static void
test_unique (gconstpointer language)
{
  Walk walk = { language,
                NULL,
                g_hash_table_new (NULL, NULL),
                g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                g_string_new (NULL),
                0 };
  Tour tour = { language, 1366, 768, FALSE, look_at, NULL, &walk };

  tour_run (&tour);
  tour_assert_faultless (walk.faults);
  g_assert_cmpuint (walk.n_letters, >, 50);
  g_string_free (walk.faults, TRUE);
  g_hash_table_unref (walk.seen);
  g_hash_table_unref (walk.labels);
}

int
main (int argc, char **argv)
{
  tour_start (&argc, &argv);
  g_test_add_data_func ("/mnemonics/en", "en", test_unique);
  g_test_add_data_func ("/mnemonics/kk", "kk", test_unique);
  g_test_add_data_func ("/mnemonics/ru", "ru", test_unique);
  g_test_add_data_func ("/mnemonics/uk", "uk", test_unique);
  return tour_end ();
}
