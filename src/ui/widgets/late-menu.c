// SPDX-License-Identifier: GPL-3.0-or-later
// A menu costs as much as the rest of a header bar, and most are not opened in a shift.

#include "ui/widgets/late-menu.h"

static void
make_menu (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * desk_late_menu_set:
 * @menu: what the button opens
 *
 * Gives a button a menu that is only built when it is opened for the first time.
 */
void
desk_late_menu_set (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, make_menu, g_object_ref (menu), g_object_unref);
}
