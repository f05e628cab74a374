// SPDX-License-Identifier: GPL-3.0-or-later
// A front desk in a window, with what its tests press and read.
#pragma once

#include "office.h"

#include "model/person.h"
#include "model/visit.h"
#include "store/draft.h"
#include "ui/front-desk/entry.h"
#include "ui/front-desk/front-desk-private.h"
#include "ui/widgets/body-row.h"
#include "ui/widgets/code-entry.h"

typedef struct
{
  Office office;
  GtkWindow *window;
  DeskFrontDeskPage *page;
  DeskBoardModel *board;
  DeskEntry *entry;
  DeskVisitPane *pane;
} FrontDesk;

/* What the page does not have in a test: the window's toasts and actions. */
static inline void
front_desk_open (FrontDesk *self)
{
  GtkWidget *toasts = adw_toast_overlay_new ();
  GtkWidget *view = adw_navigation_view_new ();

  self->page = DESK_FRONT_DESK_PAGE (desk_front_desk_page_new (self->office.context));
  self->board = desk_front_desk_page_get_board (self->page);
  self->entry = TEMPLATE_CHILD (self->page, "entry");
  self->pane = desk_front_desk_page_get_pane (self->page);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (self->page));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), view);
  self->window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (self->window), toasts);
  gtk_window_set_default_size (self->window, 1100, 760);
  gtk_window_present (self->window);
  WAIT_FOR (desk_board_model_is_loaded (self->board));
}

static inline void
front_desk_close (FrontDesk *self)
{
  gpointer page = self->page;

  g_object_add_weak_pointer (page, &page);
  gtk_window_destroy (g_steal_pointer (&self->window));
  WAIT_FOR (page == NULL);
}

static inline void
front_desk_set_up (FrontDesk *self, gconstpointer data)
{
  office_set_up (&self->office, NULL);
  office_sign_in (&self->office);
  front_desk_open (self);
}

static inline void
front_desk_tear_down (FrontDesk *self, gconstpointer data)
{
  front_desk_close (self);
  office_tear_down (&self->office, NULL);
}

/* Types into a field as an officer does: the text changes, then the field is read when it is left. */
static inline void
front_desk_type (gpointer code_entry, const char *text)
{
  GtkWidget *entry = gtk_widget_get_first_child (code_entry);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* What stands below More, which is made when it is opened. */
static inline GtkWidget *
front_desk_open_more (FrontDesk *self)
{
  gtk_toggle_button_set_active (TEMPLATE_CHILD (self->entry, "more_button"), TRUE);
  GtkWidget *view = gtk_scrolled_window_get_child (TEMPLATE_CHILD (self->entry, "more_slot"));

  return view != NULL ? gtk_viewport_get_child (GTK_VIEWPORT (view)) : NULL;
}

static inline GtkEditable *
front_desk_get_who (FrontDesk *self)
{
  return TEMPLATE_CHILD (TEMPLATE_CHILD (self->entry, "who"), "entry");
}

/* Fills in the entry and presses Ctrl+Enter or, for @queue, Ctrl+Shift+Enter. */
static inline void
front_desk_enter (FrontDesk *self, const char *who, const char *topic, const char *outcome, gboolean queue)
{
  gtk_editable_set_text (front_desk_get_who (self), who);
  front_desk_type (TEMPLATE_CHILD (self->entry, "topic"), topic);
  front_desk_type (TEMPLATE_CHILD (self->entry, "outcome"), outcome);
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (self->entry), queue ? "form.secondary" : "form.primary", NULL));
}

static inline void
front_desk_act (FrontDesk *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
}

static inline DeskVisitor *
front_desk_get_visitor (FrontDesk *self)
{
  return desk_front_desk_page_get_visitor (self->page);
}

static inline const char *
front_desk_get_text (DeskVisitor *visitor, DeskVisitField field)
{
  return desk_record_get_text (DESK_RECORD (desk_visitor_get_visit (visitor)), field);
}

static inline DeskVisitor *
front_desk_get_nth (FrontDesk *self, guint position)
{
  g_autoptr (DeskVisitor) visitor = g_list_model_get_item (G_LIST_MODEL (self->board), position);

  g_assert_nonnull (visitor);
  return visitor;
}

#define WAIT_FOR_COUNT(self, section, n) WAIT_FOR (desk_board_model_count ((self)->board, section) == (n))
#define WAIT_FOR_STATE(self, state) \
  WAIT_FOR (front_desk_get_visitor (self) != NULL \
            && desk_visitor_is_state (front_desk_get_visitor (self), state))
