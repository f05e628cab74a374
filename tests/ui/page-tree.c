// SPDX-License-Identifier: GPL-3.0-or-later

#include "page-tree.h"

#include <math.h>

/* Where these stand is a matter of scrolling, and which of them there are. */
static gboolean
is_scrolled (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return parent != NULL && (GTK_IS_VIEWPORT (parent) || GTK_IS_LIST_BASE (parent));
}

/* What comes and goes by itself: a bar while the pointer is near, a notice, what has popped up. */
static gboolean
is_passing (GtkWidget *widget)
{
  return GTK_IS_SCROLLBAR (widget) || GTK_IS_POPOVER (widget)
         || g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget");
}

/* The parts of a field show where the cursor is. */
static gboolean
is_whole (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_LIST_BASE (widget);
}

static void
add_line (GString *tree, GtkWidget *widget, int depth)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  const char *name = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
  graphene_rect_t bounds;

  g_string_append_printf (tree, "%*s%s", depth, "", G_OBJECT_TYPE_NAME (widget));
  if (name != NULL)
    g_string_append_printf (tree, " %s", name);
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (tree, " \"%s\"", gtk_label_get_text (GTK_LABEL (widget)));
  g_string_append_printf (tree, " %dx%d", gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  if (parent != NULL && !is_scrolled (widget) && gtk_widget_compute_bounds (widget, parent, &bounds))
    g_string_append_printf (tree, " at %.0f,%.0f", floorf (bounds.origin.x), floorf (bounds.origin.y));
  g_string_append_c (tree, '\n');
}

static void
add (GString *tree, GtkWidget *widget, int depth)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) || is_passing (widget))
    return;
  add_line (tree, widget, depth);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !is_whole (widget);
       child = gtk_widget_get_next_sibling (child))
    add (tree, child, depth + 1);
}

/**
 * page_tree_make:
 *
 * Returns: (transfer full): what is in view on the page
 */
char *
page_tree_make (GtkWidget *page)
{
  GString *tree = g_string_new (NULL);

  add (tree, page, 0);
  return g_string_free (tree, FALSE);
}

static const char *
get_line (char **lines, guint i)
{
  return i < g_strv_length (lines) ? lines[i] : "";
}

/**
 * page_tree_compare:
 *
 * Returns: (transfer full) (nullable): where they differ first, NULL where they are the same
 */
char *
page_tree_compare (const char *one, const char *other)
{
  g_auto (GStrv) lines = g_strsplit (one, "\n", -1);
  g_auto (GStrv) others = g_strsplit (other, "\n", -1);
  guint i = 0;

  if (g_str_equal (one, other))
    return NULL;
  while (g_str_equal (get_line (lines, i), get_line (others, i)))
    i++;
  return g_strdup_printf ("\"%s\" is \"%s\" (line %u)", g_strchug (lines[i]), g_strchug (others[i]), i);
}
