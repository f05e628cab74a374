// SPDX-License-Identifier: GPL-3.0-or-later
// The actions by which any page leads to a statement or begins one.

#include "ui/statements/draft-page.h"
#include "ui/statements/statement-page.h"
#include "ui/window-private.h"

static void
on_new_statement (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_window_push (widget, desk_statement_draft_page_new (desk_window_get_context (DESK_WINDOW (widget)),
                                                           desk_window_get_part (parameter, 0),
                                                           desk_window_get_part (parameter, 1)));
}

static void
on_show_statement (GtkWidget *widget, const char *action, GVariant *id)
{
  desk_window_show_record (widget, action, id, desk_statement_page_new);
}

/**
 * desk_window_install_statement_actions:
 * `win.new-statement` begins a statement, in a visit or with a person who is known; either id may be empty.
 * `win.show-statement` opens the page of one that is registered.
 */
void
desk_window_install_statement_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-statement", "(ss)", on_new_statement);
  gtk_widget_class_install_action (klass, "win.show-statement", "s", on_show_statement);
}
