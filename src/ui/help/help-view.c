// SPDX-License-Identifier: GPL-3.0-or-later
// A page of the guide as widgets: words that wrap, numbered steps, key caps, and buttons that lead to other pages.

#include "ui/help/help-view.h"

#include "ui/shortcuts-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GPtrArray *pages;
  DeskHelpSeeFunc see;
  gpointer data;
  GtkBox *box;
  GtkWidget *links; /* what the buttons to other pages stand in, NULL before the first */
} View;

static GtkWidget *
make_words (const char *words)
{
  g_autofree char *markup = desk_help_words_to_markup (_ (words));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
add (View *view, GtkWidget *widget, int above)
{
  gtk_widget_set_margin_top (widget, above);
  gtk_box_append (view->box, widget);
}

static void
add_heading (View *view, const char *words, const char *style)
{
  GtkWidget *label = make_words (words);

  g_object_set (label, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (label, style);
  add (view, label, gtk_widget_get_first_child (GTK_WIDGET (view->box)) != NULL ? 18 : 0);
}

/* A number or a dot, and the words beside it. */
static void
add_marked (View *view, const char *mark, const char *words)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *number = gtk_label_new (mark);

  gtk_label_set_width_chars (GTK_LABEL (number), 2);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_widget_add_css_class (number, "accent");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (row), number);
  gtk_box_append (GTK_BOX (row), make_words (words));
  add (view, row, 9);
}

static void
add_note (View *view, const char *words)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");
  GtkWidget *text = make_words (words);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_start (icon, 15);
  gtk_widget_set_margin_top (icon, 14);
  gtk_widget_set_margin_end (text, 15);
  gtk_widget_set_margin_top (text, 12);
  gtk_widget_set_margin_bottom (text, 12);
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), text);
  add (view, card, 15);
}

static void
add_keys (View *view, const char *place)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (GPtrArray) rows = desk_keys_list_for (place);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Keyboard Shortcuts"), -1);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), desk_shortcuts_make_row (rows->pdata[i]));
  add (view, list, 12);
}

static void
on_see (GtkButton *button, View *view)
{
  /* The page goes away with the button that was pressed. */
  g_autofree char *page = g_strdup (g_object_get_data (G_OBJECT (button), "page"));

  view->see (page, view->data);
}

static void
add_link (View *view, const char *page)
{
  GtkWidget *button = gtk_button_new_with_label (_ (desk_help_page_find (view->pages, page)->title));

  if (view->links == NULL)
    {
      add_heading (view, N_ ("See Also"), "heading");
      view->links = adw_wrap_box_new ();
      adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (view->links), 6);
      adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (view->links), 6);
      add (view, view->links, 9);
    }
  g_object_set_data_full (G_OBJECT (button), "page", g_strdup (page), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_see), view);
  adw_wrap_box_append (ADW_WRAP_BOX (view->links), button);
}

static void
add_block (View *view, const DeskHelpBlock *block)
{
  g_autofree char *number = NULL;

  switch (block->kind)
    {
    case DESK_HELP_HEADING:
      add_heading (view, block->words, "title-4");
      break;
    case DESK_HELP_STEP:
      number = g_strdup_printf ("%u", block->number);
      add_marked (view, number, block->words);
      break;
    case DESK_HELP_ITEM:
      add_marked (view, "•", block->words);
      break;
    case DESK_HELP_NOTE:
      add_note (view, block->words);
      break;
    case DESK_HELP_KEYS:
      add_keys (view, block->target);
      break;
    case DESK_HELP_SEE:
      add_link (view, block->target);
      break;
    case DESK_HELP_TEXT:
    default:
      add (view, make_words (block->words), 9);
    }
}

/**
 * desk_help_view_new:
 * @pages: (element-type DeskHelpPage): all pages; they live longer than the view
 * @see: leads to another page
 *
 * Returns: (transfer floating): the page to be read, in the language of the screens
 */
GtkWidget *
desk_help_view_new (GPtrArray *pages, const DeskHelpPage *page, DeskHelpSeeFunc see, gpointer data)
{
  View *view = g_new0 (View, 1);

  view->pages = pages;
  view->see = see;
  view->data = data;
  view->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  g_object_set_data_full (G_OBJECT (view->box), "view", view, g_free);
  for (guint i = 0; i < page->blocks->len; i++)
    add_block (view, page->blocks->pdata[i]);
  return GTK_WIDGET (view->box);
}
