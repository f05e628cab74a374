// SPDX-License-Identifier: GPL-3.0-or-later
// The titles of button rows, and of buttons that may shrink, which the library cuts where they have no room.

#include "ui/widgets/button-rows.h"

static void
wrap_labels (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      /* At 200 % two long words do not stand side by side at 360 px: within a word is better than not at all. */
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      /* Else it is as narrow as two lines fit into the height of the row, however broad that is. */
      gtk_label_set_natural_wrap_mode (GTK_LABEL (widget), GTK_NATURAL_WRAP_NONE);
      gtk_label_set_justify (GTK_LABEL (widget), GTK_JUSTIFY_CENTER);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wrap_labels (child);
}

static gboolean
may_shrink (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && !GTK_IS_TOGGLE_BUTTON (widget)
         && gtk_button_get_can_shrink (GTK_BUTTON (widget));
}

/**
 * desk_button_rows_wrap:
 *
 * Lets the titles of all button rows in a widget, and of buttons that may shrink, go on in another line.
 */
void
desk_button_rows_wrap (GtkWidget *within)
{
  if (ADW_IS_BUTTON_ROW (within) || may_shrink (within))
    wrap_labels (within);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      desk_button_rows_wrap (child);
}
