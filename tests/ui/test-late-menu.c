// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/late-menu.h"

#include <adwaita.h>

/* The menu is there when it is opened and not before, and is made only once. */
static void
test_opened (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = gtk_menu_button_new ();
  GtkMenuButton *button = GTK_MENU_BUTTON (widget);
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkPopover *popover;

  gtk_window_set_child (GTK_WINDOW (window), widget);
  desk_late_menu_set (button, G_MENU_MODEL (menu));
  g_assert_null (gtk_menu_button_get_popover (button));
  g_assert_true (gtk_widget_is_sensitive (widget));

  gtk_window_present (GTK_WINDOW (window));
  gtk_menu_button_popup (button);
  popover = gtk_menu_button_get_popover (button);
  g_assert_nonnull (popover);
  g_assert_true (gtk_menu_button_get_menu_model (button) == G_MENU_MODEL (menu));

  gtk_menu_button_popdown (button);
  gtk_menu_button_popup (button);
  g_assert_true (gtk_menu_button_get_popover (button) == popover);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/late-menu/opened", test_opened);
  return g_test_run ();
}
