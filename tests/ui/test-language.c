// SPDX-License-Identifier: GPL-3.0-or-later
// Another language is chosen while a form lies open: the same form is there again in that language, with what was typed, and
// once more on the way back.

#include "tour.h"

#include "ui/language.h"
#include "ui/window-private.h"

#define TYPED "слово"

typedef struct
{
  const char *page;
  GString *faults;
  guint n_forms;
  guint n_typed;
} Walk;

/* Pages on which something is typed or decided; the others show what is saved. */
static gboolean
is_form (const char *page)
{
  static const char *const forms[] = { "all-visits",
                                       "visit-amendment",
                                       "person-new",
                                       "person-pair",
                                       "statement-new",
                                       "loss-new",
                                       "find-new",
                                       "find-hand-over",
                                       "loss-amend",
                                       "appointment-new",
                                       "appointment-move",
                                       "appointment-result",
                                       NULL };

  return g_strv_contains (forms, page);
}

static GtkWidget *
get_page (DeskWindow *window)
{
  return GTK_WIDGET (desk_places_get_page (desk_window_get_places (window)));
}

/* The first field of the page that holds this text. */
static GtkWidget *
find_field (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (widget) || GTK_IS_SEARCH_ENTRY (widget))
    return NULL;
  if (GTK_IS_TEXT (widget) && gtk_widget_is_sensitive (widget)
      && gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) != NULL
      && gtk_editable_get_editable (GTK_EDITABLE (widget))
      && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_field (child, text);
  return found;
}

static void
change_language (DeskWindow *window, const char *language)
{
  desk_language_apply (language);
  desk_context_set_language (desk_window_get_context (window), language);
  desk_window_rebuild (window);
  tour_settle (window);
}

static void
look_at (DeskWindow *window, const char *page, gpointer data)
{
  static const char *const languages[] = { "uk", "en" };
  Walk *walk = data;
  GType type;
  GtkWidget *field;

  if (!is_form (page))
    return;
  type = G_OBJECT_TYPE (get_page (window));
  field = find_field (get_page (window), "");
  if (field != NULL)
    gtk_editable_set_text (GTK_EDITABLE (field), TYPED);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      GtkWidget *before = get_page (window);

      change_language (window, languages[i]);
      if (get_page (window) == before || G_OBJECT_TYPE (get_page (window)) != type)
        g_string_append_printf (walk->faults, "%s, %s: %s\n", page, languages[i],
                                G_OBJECT_TYPE_NAME (get_page (window)));
      else if (field != NULL && find_field (get_page (window), TYPED) == NULL)
        g_string_append_printf (walk->faults, "%s, %s: what was typed is not there\n", page, languages[i]);
    }
  walk->n_forms++;
  walk->n_typed += field != NULL;
}

static void
test_language (void)
{
  Walk walk = { NULL, g_string_new (NULL), 0, 0 };
  Tour tour = { "en", 1366, 768, FALSE, look_at, NULL, &walk };

  tour_run (&tour);
  g_test_message ("%u forms, something typed in %u", walk.n_forms, walk.n_typed);
  tour_assert_faultless (walk.faults);
  g_assert_cmpuint (walk.n_forms, ==, 10);
  g_assert_cmpuint (walk.n_typed, >=, 6);
  g_string_free (walk.faults, TRUE);
}

int
main (int argc, char **argv)
{
  tour_start (&argc, &argv);
  g_test_add_func ("/language", test_language);
  return tour_end ();
}
