// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/register-menu.h"

/* Below the row in focus, where the menu of a mouse would be too. */
static void
point_at_focus (GtkPopover *menu, GtkWidget *rows)
{
  GtkRoot *root = gtk_widget_get_root (rows);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;

  if (focus != NULL && gtk_widget_is_ancestor (focus, rows)
      && gtk_widget_compute_bounds (focus, gtk_widget_get_parent (GTK_WIDGET (menu)), &bounds))
    gtk_popover_set_pointing_to (menu, &(GdkRectangle){ (int)(bounds.origin.x + bounds.size.width / 2),
                                                        (int)(bounds.origin.y + bounds.size.height), 1, 1 });
}

/**
 * desk_register_menu_new:
 * @parent: the register; it unparents the menu when it goes
 *
 * Returns: (transfer none): a menu without entries
 */
GtkPopover *
desk_register_menu_new (GtkWidget *parent)
{
  GtkPopover *menu = GTK_POPOVER (gtk_popover_menu_new_from_model (NULL));

  gtk_popover_set_has_arrow (menu, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (menu), parent);
  return menu;
}

/**
 * desk_register_menu_popup:
 * @rows: the widget of the rows, of which one may have the focus
 *
 * Shows the menu with these entries.
 */
void
desk_register_menu_popup (GtkPopover *menu, GMenuModel *model, GtkWidget *rows)
{
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (menu), model);
  point_at_focus (menu, rows);
  gtk_popover_popup (menu);
}
