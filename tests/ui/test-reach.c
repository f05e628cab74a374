// SPDX-License-Identifier: GPL-3.0-or-later
// With the keyboard alone: Tab reaches everything on every page, in the order in which it is read; F6 goes from pane to
// pane; the focus is somewhere at any time, also when a dialog was closed or the row that had it is gone.

#include "tour.h"

#include "ui/window-private.h"

#include <math.h>

/* What Tab comes to, and the scrolled windows it lies in, the innermost first. */
typedef struct
{
  GtkWidget *widget;
  graphene_rect_t bounds;
  GPtrArray *views;
} Stop;

typedef struct
{
  const char *page;
  GString *faults;
  GHashTable *seen; /* of faults without the page: each is told once */
  guint n_removed;  /* rows that were taken away */
} Walk;

static void
complain (Walk *walk, GtkWidget *widget, const char *what)
{
  g_autofree char *path = widget != NULL ? tour_make_path (widget) : g_strdup ("");
  char *fault = g_strdup_printf ("%s: …%s", what, path + MAX (0, (int)strlen (path) - 240));

  if (g_hash_table_add (walk->seen, fault))
    g_string_append_printf (walk->faults, "%s: %s\n", walk->page, fault);
}

static GtkWidget *
get_focus (DeskWindow *window)
{
  return gtk_window_get_focus (GTK_WINDOW (window));
}

static void
free_stop (gpointer data)
{
  Stop *stop = data;

  g_ptr_array_unref (stop->views);
  g_free (stop);
}

static graphene_rect_t
get_bounds (GtkWidget *widget)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)), &bounds))
    g_assert_not_reached ();
  return bounds;
}

static Stop *
make_stop (GtkWidget *widget)
{
  Stop *stop = g_new0 (Stop, 1);

  stop->widget = widget;
  stop->views = g_ptr_array_new ();
  for (GtkWidget *above = widget; above != NULL; above = gtk_widget_get_parent (above))
    if (GTK_IS_SCROLLED_WINDOW (above))
      g_ptr_array_add (stop->views, above);
  return stop;
}

static gboolean
is_inside (GtkWidget *widget, GtkWidget *whole)
{
  return widget == whole || gtk_widget_is_ancestor (widget, whole);
}

/* What is looked at: what has popped up, the dialog on top, the page in view of a place, or all of the window. */
static GtkWidget *
get_page (DeskWindow *window)
{
  DeskPlaces *places = desk_window_get_places (window);
  GtkWidget *top = tour_get_top (window), *focus = get_focus (window);
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (popover != NULL)
    return popover;
  if (top != GTK_WIDGET (window) || places == NULL)
    return top;
  return GTK_WIDGET (desk_places_get_page (places));
}

static gboolean
has_widget (GPtrArray *stops, GtkWidget *widget)
{
  for (guint i = 0; i < stops->len; i++)
    if (((Stop *)stops->pdata[i])->widget == widget)
      return TRUE;
  return FALSE;
}

/* Presses Tab as long as that leads to something new on the page. */
static void
go_on (Walk *walk, DeskWindow *window, GtkDirectionType direction, GPtrArray *stops)
{
  GtkWidget *page = get_page (window), *focus = get_focus (window);

  while (focus != NULL && is_inside (focus, page) && !has_widget (stops, focus))
    {
      GtkWidget *before = focus;

      if (direction == GTK_DIR_TAB_FORWARD)
        g_ptr_array_add (stops, make_stop (focus));
      else
        g_ptr_array_insert (stops, 0, make_stop (focus));
      g_signal_emit_by_name (window, "move-focus", direction);
      focus = get_focus (window);
      if (focus == before)
        complain (walk, focus,
                  direction == GTK_DIR_TAB_FORWARD ? "Tab does not leave it" : "Shift+Tab does not leave it");
    }
}

/* The toolkit lets Tab begin where the officer goes on in a page; Shift+Tab leads from there to what stands before it. */
static GPtrArray *
list_stops (Walk *walk, DeskWindow *window)
{
  GPtrArray *stops = g_ptr_array_new_with_free_func (free_stop);
  GtkWidget *page = get_page (window), *first;

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  if (!gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD))
    return stops;
  first = get_focus (window);
  go_on (walk, window, GTK_DIR_TAB_FORWARD, stops);
  gtk_widget_grab_focus (first);
  g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_BACKWARD);
  if (get_focus (window) == first)
    complain (walk, first, "Shift+Tab does not leave it");
  go_on (walk, window, GTK_DIR_TAB_BACKWARD, stops);
  return stops;
}

/* From each of them Shift+Tab leads on, too. */
static void
look_at_way_back (Walk *walk, DeskWindow *window, GPtrArray *stops)
{
  for (guint i = 1; i < stops->len; i++)
    {
      GtkWidget *widget = ((Stop *)stops->pdata[i])->widget;

      if (!gtk_widget_get_mapped (widget) || !gtk_widget_grab_focus (widget))
        continue;
      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_BACKWARD);
      if (get_focus (window) == widget)
        complain (walk, widget, "Shift+Tab does not leave it");
    }
}

static gboolean
has_stop (GPtrArray *stops, GtkWidget *whole)
{
  for (guint i = 0; i < stops->len; i++)
    if (is_inside (((Stop *)stops->pdata[i])->widget, whole))
      return TRUE;
  return FALSE;
}

/* Tab comes to one part of these, the arrow keys go from there to the others. */
static gboolean
has_arrows (GtkWidget *widget)
{
  static const char *const ours[] = { "DeskDayGrid", "DeskMonthView", "DeskReceptionMonth",
                                      "DeskFreePlaces" };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    if (g_str_equal (G_OBJECT_TYPE_NAME (widget), ours[i]))
      return TRUE;
  return GTK_IS_LIST_BOX (widget) || ADW_IS_VIEW_SWITCHER (widget) || GTK_IS_LIST_BASE (widget)
         || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_FLOW_BOX (widget) || ADW_IS_TOGGLE_GROUP (widget);
}

static gboolean
is_reached_by_arrows (GPtrArray *stops, GtkWidget *widget)
{
  for (GtkWidget *above = gtk_widget_get_parent (widget); above != NULL;
       above = gtk_widget_get_parent (above))
    if (has_arrows (above) && has_stop (stops, above))
      return TRUE;
  return FALSE;
}

static gboolean
can_be_used (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_child_visible (widget)
         && gtk_widget_is_sensitive (widget) && gtk_widget_get_can_focus (widget);
}

static void
look_for_unreached (Walk *walk, GPtrArray *stops, GtkWidget *widget)
{
  if (!can_be_used (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !GTK_IS_SCROLLED_WINDOW (widget) && !GTK_IS_ROOT (widget)
      && !has_stop (stops, widget) && !is_reached_by_arrows (stops, widget))
    complain (walk, widget, "Tab does not come to it");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_for_unreached (walk, stops, child);
}

/* What of a stop can be seen at most, next to another: what lies in a scrolled window together with that other has its
 * place there, what lies in another one has the place of that window. */
static graphene_rect_t
see_beside (const Stop *stop, const Stop *other)
{
  graphene_rect_t seen = stop->bounds;

  for (guint i = 0; i < stop->views->len; i++)
    {
      graphene_rect_t view;
      float x, y;

      if (g_ptr_array_find (other->views, stop->views->pdata[i], NULL))
        return seen;
      view = get_bounds (stop->views->pdata[i]);
      x = CLAMP (seen.origin.x, view.origin.x, view.origin.x + view.size.width);
      y = CLAMP (seen.origin.y, view.origin.y, view.origin.y + view.size.height);
      seen.size.width = CLAMP (seen.origin.x + seen.size.width, x, view.origin.x + view.size.width) - x;
      seen.size.height = CLAMP (seen.origin.y + seen.size.height, y, view.origin.y + view.size.height) - y;
      seen.origin.x = x;
      seen.origin.y = y;
    }
  return seen;
}

static float
overlap (float start, float length, float other_start, float other_length)
{
  return MIN (start + length, other_start + other_length) - MAX (start, other_start);
}

/* Whether somebody who reads lines from left to right and from top to bottom comes to @one after @other. */
static gboolean
is_read_after (const graphene_rect_t *one, const graphene_rect_t *other)
{
  float beside = overlap (one->origin.x, one->size.width, other->origin.x, other->size.width);
  float level = overlap (one->origin.y, one->size.height, other->origin.y, other->size.height);

  if (level > MIN (one->size.height, other->size.height) / 2)
    return one->origin.x >= other->origin.x + other->size.width - 1;
  return beside > 1 && one->origin.y >= other->origin.y + other->size.height - 1;
}

/* Within a list the arrow keys set the order. */
static gboolean
are_in_one_list (GtkWidget *one, GtkWidget *other)
{
  GtkWidget *whole = gtk_widget_get_parent (one);

  while (whole != NULL && !GTK_IS_LIST_BASE (whole))
    whole = gtk_widget_get_parent (whole);
  return whole != NULL && is_inside (other, whole);
}

static void
look_at_order (Walk *walk, GPtrArray *stops)
{
  for (guint i = 0; i < stops->len; i++)
    ((Stop *)stops->pdata[i])->bounds = get_bounds (((Stop *)stops->pdata[i])->widget);
  for (guint i = 0; i < stops->len; i++)
    for (guint j = i + 1; j < stops->len; j++)
      {
        const Stop *first = stops->pdata[i], *next = stops->pdata[j];
        graphene_rect_t first_seen = see_beside (first, next), next_seen = see_beside (next, first);

        if (!are_in_one_list (first->widget, next->widget) && !is_inside (first->widget, next->widget)
            && !is_inside (next->widget, first->widget) && is_read_after (&first_seen, &next_seen))
          complain (walk, first->widget, "Tab comes to it before what is read earlier");
      }
}

static GtkWidget *
find_pane (GtkWidget *widget)
{
  while (widget != NULL && !gtk_widget_has_css_class (widget, "pane"))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

/* Where Tab stops, and of panes in panes the innermost; how the window finds them is no matter. */
static GHashTable *
list_panes (GPtrArray *stops)
{
  GHashTable *panes = g_hash_table_new (NULL, NULL);
  g_autofree gpointer *found = NULL;
  guint n;

  for (guint i = 0; i < stops->len; i++)
    {
      GtkWidget *pane = find_pane (((Stop *)stops->pdata[i])->widget);

      if (pane != NULL)
        g_hash_table_add (panes, pane);
    }
  found = g_hash_table_get_keys_as_array (panes, &n);
  for (guint i = 0; i < n; i++)
    for (GtkWidget *around = gtk_widget_get_parent (found[i]); around != NULL;
         around = gtk_widget_get_parent (around))
      g_hash_table_remove (panes, around);
  return panes;
}

/* F6 until it comes to a pane once more. */
static void
look_at_panes (Walk *walk, DeskWindow *window, GPtrArray *stops)
{
  DeskPlaces *places = desk_window_get_places (window);
  g_autoptr (GHashTable) panes = list_panes (stops);
  g_autoptr (GHashTable) visited = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer pane;

  if (places == NULL || get_page (window) != GTK_WIDGET (desk_places_get_page (places)))
    return;
  do
    gtk_widget_activate_action (GTK_WIDGET (window), "win.next-pane", NULL);
  while (g_hash_table_add (visited, find_pane (get_focus (window))));
  if (g_hash_table_size (visited) < MIN (2, g_hash_table_size (panes)))
    complain (walk, NULL, "F6 stays in one pane");
  g_hash_table_iter_init (&iter, panes);
  while (g_hash_table_iter_next (&iter, &pane, NULL))
    if (!g_hash_table_contains (visited, pane))
      complain (walk, pane, "F6 does not come to this pane");
}

/* Where nothing takes the focus (the cover) nothing can have it. */
static void
look_for_focus (Walk *walk, DeskWindow *window, const char *when)
{
  GtkWidget *focus = get_focus (window);

  if (focus == NULL)
    complain (walk, NULL, when);
  else if (!gtk_widget_get_mapped (focus) || !is_inside (focus, tour_get_top (window)))
    complain (walk, focus, when);
}

static GtkWidget *
find_remove_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (!can_be_used (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "list-remove-symbolic") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_remove_button (child);
  return found;
}

/* Takes away the first row that can be taken away, with its own button. */
static void
remove_row (Walk *walk, DeskWindow *window)
{
  GtkWidget *button = find_remove_button (tour_get_top (window));

  if (button == NULL)
    return;
  gtk_widget_grab_focus (button);
  g_assert_true (get_focus (window) == button);
  g_signal_emit_by_name (button, "clicked");
  tour_settle (window);
  look_for_focus (walk, window, "the focus is lost with the row that had it");
  walk->n_removed++;
}

static void
look_at (DeskWindow *window, const char *page, gpointer data)
{
  Walk *walk = data;
  GtkWidget *page_widget;
  GPtrArray *stops;

  walk->page = page;
  if (!g_str_equal (page, "cover"))
    look_for_focus (walk, window, "nothing on the page has the focus");
  page_widget = get_page (window);
  stops = list_stops (walk, window);
  look_for_unreached (walk, stops, page_widget);
  look_at_order (walk, stops);
  look_at_way_back (walk, window, stops);
  look_at_panes (walk, window, stops);
  remove_row (walk, window);
  g_ptr_array_unref (stops);
}

static void
look_behind (DeskWindow *window, const char *page, gpointer data)
{
  Walk *walk = data;

  walk->page = page;
  look_for_focus (walk, window, "the focus is lost when it is closed");
}

static void
test_tab (gconstpointer narrow)
{
  Walk walk = { NULL, g_string_new (NULL), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0 };
  Tour tour = { "en", narrow != NULL ? 360 : 1366, 768, FALSE, look_at, look_behind, &walk };

  tour_run (&tour);
  tour_assert_faultless (walk.faults);
  g_assert_cmpuint (walk.n_removed, >=, 3);
  g_string_free (walk.faults, TRUE);
  g_hash_table_unref (walk.seen);
}

int
main (int argc, char **argv)
{
  tour_start (&argc, &argv);
  g_test_add_data_func ("/reach/wide", NULL, test_tab);
  g_test_add_data_func ("/reach/narrow", "narrow", test_tab);
  return tour_end ();
}
