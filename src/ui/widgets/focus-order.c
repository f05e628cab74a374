// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/focus-order.h"

/**
 * desk_focus_order_move:
 *
 * For the class of a widget that has a grab_focus of its own, as its focus: goes through its children in their order. The
 * toolkit's way asks the widget itself to take the focus before it is left backwards, and so would never leave it.
 *
 * Returns: FALSE where the focus leaves the widget
 */
gboolean
desk_focus_order_move (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL;
       child = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}
