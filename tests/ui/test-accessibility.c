// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever takes the focus on any page says what it is and what it is called, and is large enough to be hit; and at twice the
// size of text, in Ukrainian, every page fits into the narrowest window.

#include "tour.h"

#define NARROWEST 360
#define LEAST 24 /* pixels each way of what is pressed: WCAG 2.2, 2.5.8 */

typedef struct
{
  gboolean narrow;
  const char *page;
  GString *faults;
  GHashTable *seen; /* of paths: each is told once */
} Walk;

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_text (GTK_LABEL (widget))[0] != '\0')
    return TRUE;
  if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_named_by_itself (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *label = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");

  return (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) && label != NULL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* A screen reader reads these out from what stands in them. */
static gboolean
is_named_by_content (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_TOGGLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_TAB:
    case GTK_ACCESSIBLE_ROLE_LINK:
    case GTK_ACCESSIBLE_ROLE_LIST_ITEM:
    case GTK_ACCESSIBLE_ROLE_OPTION:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_COLUMN_HEADER:
    case GTK_ACCESSIBLE_ROLE_ROW:
    case GTK_ACCESSIBLE_ROLE_GRID_CELL:
      return has_text (widget);
    case GTK_ACCESSIBLE_ROLE_LABEL:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What the toolkit builds inside a widget of its own to be one with it, not to be spoken of apart. */
static GtkWidget *
find_whole (GtkWidget *widget)
{
  for (GtkWidget *whole = gtk_widget_get_parent (widget); whole != NULL;
       whole = gtk_widget_get_parent (whole))
    if (ADW_IS_COMBO_ROW (whole) || ADW_IS_ENTRY_ROW (whole) || GTK_IS_DROP_DOWN (whole)
        || GTK_IS_SPIN_BUTTON (whole) || GTK_IS_MENU_BUTTON (whole) || GTK_IS_COLUMN_VIEW (whole)
        || (GTK_IS_TEXT (widget) && GTK_IS_EDITABLE (whole))
        || (GTK_IS_LIST_BOX (widget) && ADW_IS_EXPANDER_ROW (whole)))
      return whole;
  return NULL;
}

/* Nothing on the screen, or out of our reach: the bar of a bottom sheet that has none, the search of preferences, the button
 * that closes a toast. */
static gboolean
is_of_toolkit (GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_BUTTON (widget) && g_str_equal (G_OBJECT_TYPE_NAME (parent), "AdwToastWidget"))
    return TRUE;
  if (GTK_IS_TEXT (widget))
    id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (parent));
  if (g_strcmp0 (id, "search_results") == 0 || g_strcmp0 (id, "search_entry") == 0)
    return gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_DIALOG) != NULL;
  return GTK_IS_STACK (parent) && gtk_widget_get_parent (parent) != NULL
         && ADW_IS_BOTTOM_SHEET (gtk_widget_get_parent (gtk_widget_get_parent (parent)));
}

static gboolean
is_named (GtkWidget *widget)
{
  return is_named_by_itself (widget) || is_named_by_content (widget) || is_of_toolkit (widget);
}

static gboolean
has_focusable_child (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_focusable (child) || has_focusable_child (child))
      return TRUE;
  return FALSE;
}

/* What only holds other things has no name; but then it must hold something that takes the focus. */
static gboolean
is_container (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_NONE:
    case GTK_ACCESSIBLE_ROLE_GENERIC:
    case GTK_ACCESSIBLE_ROLE_GROUP:
    case GTK_ACCESSIBLE_ROLE_WIDGET:
    case GTK_ACCESSIBLE_ROLE_SCROLLBAR:
    case GTK_ACCESSIBLE_ROLE_MENU:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
complain (Walk *walk, GtkWidget *widget, const char *what)
{
  char *path = tour_make_path (widget);

  if (!g_hash_table_add (walk->seen, path))
    return;
  g_string_append_printf (walk->faults, "%s: %s: role %d: …%s\n", walk->page, what,
                          gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)),
                          path + MAX (0, (int)strlen (path) - 240));
}

static int
measure (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

/* What is widest of all that stands in it. */
static GtkWidget *
find_widest (GtkWidget *widget)
{
  GtkWidget *widest = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && (widest == NULL || measure (child) > measure (widest)))
      widest = child;
  return widest == NULL || GTK_IS_BUTTON (widget) ? widget : find_widest (widest);
}

static gboolean
may_be_wide (GtkWidget *widget)
{
  GtkPolicyType policy = GTK_POLICY_NEVER;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);
  return policy != GTK_POLICY_NEVER || GTK_IS_TEXT (widget);
}

/* Names what makes a page too wide; some of libadwaita's put another in the place of one that does not. */
static void
look_at_width (Walk *walk, GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  gboolean inside = FALSE;

  if (!gtk_widget_get_visible (widget) || may_be_wide (widget)
      || (ADW_IS_BREAKPOINT_BIN (widget)
          && !gtk_widget_get_mapped (widget))) /* it does not know how wide it will be */
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      inside = inside || (gtk_widget_get_visible (child) && measure (child) > NARROWEST);
      look_at_width (walk, child);
    }
  if (measure (widget) > NARROWEST && !inside && parent != NULL
      && (ADW_IS_BREAKPOINT_BIN (parent) || measure (parent) > NARROWEST))
    complain (walk, find_widest (widget), "is too wide");
}

/* A check in a row is pressed by the row; what scrolls out of view, or is made smaller by what it stands in, is not there to be
 * pressed. */
static gboolean
is_too_small (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);
  graphene_rect_t bounds;

  if (!GTK_IS_BUTTON (widget) && !GTK_IS_CHECK_BUTTON (widget) && !GTK_IS_SWITCH (widget)
      && !GTK_IS_LIST_BOX_ROW (widget))
    return FALSE;
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, widget, &bounds)
      || (row != NULL && row != widget && ADW_IS_ACTION_ROW (row)
          && adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) == widget))
    return FALSE;
  return bounds.size.width < LEAST || bounds.size.height < LEAST;
}

static void
look (Walk *walk, GtkWidget *widget)
{
  gboolean button = GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget);
  GtkWidget *whole;

  if (!gtk_widget_get_visible (widget))
    return;
  whole = find_whole (widget);
  if (is_too_small (widget))
    complain (walk, widget, "is smaller than 24 px");
  if (whole != NULL && is_named (whole))
    ;
  else if (gtk_widget_get_focusable (widget) && is_container (widget) && !is_of_toolkit (widget))
    {
      if (!GTK_IS_SCROLLED_WINDOW (widget) && !GTK_IS_WINDOW (widget) && !has_focusable_child (widget))
        complain (walk, widget, "takes the focus without a role");
    }
  else if ((gtk_widget_get_focusable (widget) || button) && !is_named (widget))
    complain (walk, widget, "has no name");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look (walk, child);
}

static void
look_at (DeskWindow *window, const char *page, gpointer data)
{
  Walk *walk = data;

  walk->page = page;
  look (walk, GTK_WIDGET (window));
  if (walk->narrow)
    look_at_width (walk, GTK_WIDGET (window));
}

static void
test_walk (gconstpointer narrow)
{
  Walk walk = { narrow != NULL, NULL, g_string_new (NULL),
                g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  Tour wide_tour = { "en", 1366, 768, FALSE, look_at, NULL, &walk };
  Tour narrow_tour = { "uk", NARROWEST, 760, TRUE, look_at, NULL, &walk };

  tour_run (walk.narrow ? &narrow_tour : &wide_tour);
  tour_assert_faultless (walk.faults);
  g_string_free (walk.faults, TRUE);
  g_hash_table_unref (walk.seen);
}

int
main (int argc, char **argv)
{
  tour_start (&argc, &argv);
  g_test_add_data_func ("/accessibility/narrow", "narrow", test_walk);
  g_test_add_data_func ("/accessibility/wide", NULL, test_walk);
  return tour_end ();
}
