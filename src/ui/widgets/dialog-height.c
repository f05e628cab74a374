// SPDX-License-Identifier: GPL-3.0-or-later
// The library keeps the height with which a dialog came up; a message that is shown later would push the buttons below the edge.

#include "ui/widgets/dialog-height.h"

#include <math.h>

static void
grow (gpointer data)
{
  g_autoptr (AdwDialog) dialog = data;
  GtkAdjustment *adjustment = g_object_get_data (G_OBJECT (dialog), "desk-scrolled");
  double missing = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  GtkWidget *child = adw_dialog_get_child (dialog);

  /* In a narrow window it has the height it needs, and another one than where its lines are longer. */
  if (missing >= 1 && child != NULL && gtk_widget_get_mapped (child)
      && gtk_widget_get_width (child) >= adw_dialog_get_content_width (dialog))
    adw_dialog_set_content_height (dialog, gtk_widget_get_height (child) + (int)ceil (missing));
}

/* It is told while the dialog is laid out. */
static void
on_scrolled_changed (AdwDialog *dialog)
{
  g_idle_add_once (grow, g_object_ref (dialog));
}

static GtkWidget *
find_scrolled (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_scrolled (child);
  return found;
}

/**
 * desk_dialog_height_follow:
 * @dialog: with all that stands in it; the first page in it that scrolls counts
 *
 * Lets the dialog become higher with what it shows, as long as the window has room.
 */
void
desk_dialog_height_follow (AdwDialog *dialog)
{
  GtkWidget *scrolled = find_scrolled (adw_dialog_get_child (dialog));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  g_object_set_data_full (G_OBJECT (dialog), "desk-scrolled", g_object_ref (adjustment), g_object_unref);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_scrolled_changed), dialog,
                           G_CONNECT_SWAPPED);
}
