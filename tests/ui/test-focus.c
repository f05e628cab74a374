// SPDX-License-Identifier: GPL-3.0-or-later
// Where the focus is can be seen: what Tab leads to is in view, and with the focus it is drawn another way than without, three
// to one over a line half around it at least (WCAG 2.2, 1.4.11). In light and in dark; with ADW_DEBUG_HIGH_CONTRAST=1 also
// in high contrast.

#include "tour.h"

#include "picture.h"

#include <math.h>

/* Pixels beside what has the focus where its ring may be: text in a row has that of the row. */
#define AROUND 48
#define CONTRAST 3.0

typedef struct
{
  const char *page;
  const char *style;
  GString *faults;
  GHashTable *seen; /* by style and place: each is looked at once */
  guint n_looked_at;
} Walk;

static GtkWidget *
get_focus (DeskWindow *window)
{
  return gtk_window_get_focus (GTK_WINDOW (window));
}

/* Returns: (transfer full): where it is and what it looks like, on whatever page */
static char *
make_place (Walk *walk, GtkWidget *widget)
{
  g_autofree char *path = tour_make_path (widget);
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  g_autofree char *looks = g_strjoinv (".", classes);

  return g_strdup_printf ("%s: …%s %s", walk->style, path + MAX (0, (int)strlen (path) - 200), looks);
}

/* What of it, and around it, is in the window, or in what has popped up. */
static graphene_rect_t
find_part (GtkWidget *native, GtkWidget *widget)
{
  graphene_rect_t all, part;

  g_assert_true (gtk_widget_compute_bounds (native, native, &all));
  g_assert_true (gtk_widget_compute_bounds (widget, native, &part));
  graphene_rect_inset (&part, -AROUND, -AROUND);
  if (!graphene_rect_intersection (&part, &all, &part))
    graphene_rect_init (&part, 0, 0, 1, 1);
  part = GRAPHENE_RECT_INIT (floorf (part.origin.x), floorf (part.origin.y), ceilf (part.size.width),
                             ceilf (part.size.height));
  return part;
}

static int
count_told (const Picture *with, const Picture *without)
{
  int n = 0;

  for (int y = 0; y < with->height; y++)
    for (int x = 0; x < with->width; x++)
      {
        guint32 one = picture_get_pixel (with, x, y), other = picture_get_pixel (without, x, y);

        n += one != other && picture_get_contrast (one, other) >= CONTRAST;
      }
  return n;
}

/* A field tells that it has the focus also where nobody pressed a key. */
static void
hide_focus (DeskWindow *window, GtkWidget *widget)
{
  if (GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget))
    gtk_window_set_focus (GTK_WINDOW (window), NULL);
  else
    gtk_window_set_focus_visible (GTK_WINDOW (window), FALSE);
}

/* Returns: how many pixels of the line around it tell of the focus, of as many as have to */
static double
measure (DeskWindow *window, GtkWidget *widget)
{
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (widget));
  graphene_rect_t part, bounds;
  g_autoptr (Picture) with = NULL, without = NULL;

  picture_wait_for_frame (native);
  part = find_part (native, widget);
  g_assert_true (gtk_widget_compute_bounds (widget, native, &bounds));
  with = picture_take_part (native, 1, &part);
  hide_focus (window, widget);
  without = picture_take_part (native, 1, &part);
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  gtk_widget_grab_focus (widget);
  return count_told (with, without)
         / (MIN (bounds.size.width, part.size.width) + MIN (bounds.size.height, part.size.height));
}

static void
look_at_stop (Walk *walk, DeskWindow *window, GtkWidget *widget)
{
  char *place = make_place (walk, widget);
  double told;

  if (!g_hash_table_add (walk->seen, place))
    return;
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  if (GTK_IS_EDITABLE (widget))
    gtk_editable_select_region (GTK_EDITABLE (widget), 0, 0);
  told = measure (window, widget);
  if (told < 1)
    {
      tour_wait_for_quiet (); /* it comes into view */
      told = measure (window, widget);
    }
  if (told < 1)
    g_string_append_printf (walk->faults, "%s, %s: %.0f %% tells of the focus\n", walk->page, place,
                            100 * told);
  walk->n_looked_at++;
}

static gboolean
is_in_view (GtkWidget *widget)
{
  GtkWidget *view = widget != NULL ? gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT) : NULL;
  graphene_rect_t bounds, all;

  return view == NULL
         || (gtk_widget_compute_bounds (widget, view, &bounds) && gtk_widget_compute_bounds (view, view, &all)
             && graphene_rect_contains_rect (&all, &bounds));
}

static void
look_in (Walk *walk, DeskWindow *window, AdwColorScheme scheme, const char *style)
{
  g_autoptr (GHashTable) visited = g_hash_table_new (NULL, NULL);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  walk->style = style;
  do
    {
      if (get_focus (window) != NULL)
        look_at_stop (walk, window, get_focus (window));
      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
      if (!is_in_view (get_focus (window)))
        picture_wait_for_frame (GTK_WIDGET (window));
    }
  while (get_focus (window) != NULL && g_hash_table_add (visited, get_focus (window)));
}

static void
look_at (DeskWindow *window, const char *page, gpointer data)
{
  Walk *walk = data;

  walk->page = page;
  tour_dismiss_notices (window);
  look_in (walk, window, ADW_COLOR_SCHEME_FORCE_LIGHT, "light");
  look_in (walk, window, ADW_COLOR_SCHEME_FORCE_DARK, "dark");
}

static void
test_focus (void)
{
  Walk walk = { NULL, NULL, g_string_new (NULL),
                g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0 };
  Tour tour = { "en", 1366, 768, FALSE, look_at, NULL, &walk };

  tour_run (&tour);
  g_test_message ("%u stops looked at", walk.n_looked_at);
  tour_assert_faultless (walk.faults);
  g_assert_cmpuint (walk.n_looked_at, >, 600);
  g_string_free (walk.faults, TRUE);
  g_hash_table_unref (walk.seen);
}

int
main (int argc, char **argv)
{
  tour_start (&argc, &argv);
  g_test_add_func ("/focus", test_focus);
  return tour_end ();
}
