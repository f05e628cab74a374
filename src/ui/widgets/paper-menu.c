// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/paper-menu.h"

#include "paper/papers.h"

#include <glib/gi18n-lib.h>

/**
 * desk_paper_menu_set:
 * @action: is handed the id of the paper
 * @papers: (array zero-terminated=1): ids of papers, in the order of the menu
 */
void
desk_paper_menu_set (GtkMenuButton *button, const char *action, const char *const *papers)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; papers[i] != NULL; i++)
    {
      const DeskPaper *paper = desk_papers_find (papers[i]);
      /* An ellipsis: the preview asks before anything is printed. */
      g_autofree char *label = paper != NULL ? g_strconcat (_ (paper->title), "…", NULL) : NULL;
      g_autoptr (GMenuItem) item = label != NULL ? g_menu_item_new (label, NULL) : NULL;

      if (item == NULL)
        continue;
      g_menu_item_set_action_and_target (item, action, "s", papers[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}
