// SPDX-License-Identifier: GPL-3.0-or-later
// The actions by which any page leads to lost and found documents or begins one.

#include "ui/lost-documents/draft-pages.h"
#include "ui/lost-documents/find-page.h"
#include "ui/lost-documents/loss-page.h"
#include "ui/lost-documents/lost-documents-page.h"
#include "ui/lost-documents/match-page.h"
#include "ui/window-private.h"

static DeskContext *
get_context (GtkWidget *widget)
{
  return desk_window_get_context (DESK_WINDOW (widget));
}

static void
on_new_loss (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_window_push (widget,
                    desk_loss_draft_page_new (get_context (widget), desk_window_get_part (parameter, 0),
                                              desk_window_get_part (parameter, 1)));
}

static void
on_new_find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_window_push (widget,
                    desk_find_draft_page_new (get_context (widget), desk_window_get_part (parameter, 0),
                                              desk_window_get_part (parameter, 1)));
}

static void
on_show_loss (GtkWidget *widget, const char *action, GVariant *id)
{
  desk_window_show_record (widget, action, id, desk_loss_page_new);
}

static void
on_show_find (GtkWidget *widget, const char *action, GVariant *id)
{
  desk_window_show_record (widget, action, id, desk_find_page_new);
}

static void
on_show_match (GtkWidget *widget, const char *action, GVariant *pair)
{
  const char *find, *declared, *document;

  if (desk_window_find_record (widget, action, pair))
    return;
  g_variant_get (pair, "(&s&s&s)", &find, &declared, &document);
  desk_window_push (widget, desk_match_page_new (get_context (widget), find, declared, document));
}

static void
on_matches (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPlaces *places = desk_window_get_places (DESK_WINDOW (widget));
  AdwNavigationPage *page;

  if (places == NULL || !desk_places_show_root (places, "lost-documents"))
    return;
  page = desk_places_get_root_page (places, "lost-documents");
  desk_lost_documents_page_show_matches (DESK_LOST_DOCUMENTS_PAGE (page));
}

/**
 * desk_window_install_lost_document_actions:
 * `win.new-loss` and `win.new-find` begin a declaration or a find, in a visit or with a person who is known; either id may
 * be empty. `win.show-loss`, `win.show-find` and `win.show-match` open the page of one that is registered, or of a pair.
 * `win.matches` leads to the pairs to decide about, and so does `record.matches` wherever the page in view has none of its
 * own.
 */
void
desk_window_install_lost_document_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-loss", "(ss)", on_new_loss);
  gtk_widget_class_install_action (klass, "win.new-find", "(ss)", on_new_find);
  gtk_widget_class_install_action (klass, "win.show-loss", "s", on_show_loss);
  gtk_widget_class_install_action (klass, "win.show-find", "s", on_show_find);
  gtk_widget_class_install_action (klass, "win.show-match", "(sss)", on_show_match);
  gtk_widget_class_install_action (klass, "win.matches", NULL, on_matches);
  gtk_widget_class_install_action (klass, "record.matches", NULL, on_matches);
}
