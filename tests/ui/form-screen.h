// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a form in a window, and what a test does with it: types into rows, acts, looks what became of it.
#pragma once

#include "office.h"

#include "store/draft.h"
#include "store/records.h"
#include "ui/widgets/editor-page.h"
#include "ui/widgets/form-row.h"

#include <string.h>

typedef struct
{
  GtkWidget *window;
  AdwNavigationView *view;
  AdwNavigationPage *page;
  DeskRecordEditor *form;
} Screen;

/* The form of the page in view, which may be another than the one that was opened. */
static inline void
screen_look (Screen *screen)
{
  screen->page = adw_navigation_view_get_visible_page (screen->view);
  screen->form = DESK_IS_EDITOR_PAGE (screen->page)
                     ? desk_editor_page_get_editor (DESK_EDITOR_PAGE (screen->page))
                     : NULL;
}

/* Rows that lead to another page can only be used where the window has the action. */
static inline void
screen_add_actions (GtkWidget *window)
{
  static const char *const names[] = { "show-person", "show-statement", "show-loss", "show-find" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
}

static inline Screen
screen_open (AdwNavigationPage *page)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  Screen screen = { adw_window_new (), view, page, NULL };

  screen_add_actions (screen.window);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (view));
  adw_window_set_content (ADW_WINDOW (screen.window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (screen.window), 1200, 800);
  adw_navigation_view_add (view, adw_navigation_page_new (adw_bin_new (), "Register"));
  adw_navigation_view_push (view, page);
  gtk_window_present (GTK_WINDOW (screen.window));
  WAIT_FOR (g_str_equal (gtk_stack_get_visible_child_name (TEMPLATE_CHILD (page, "stack")), "form"));
  screen.form = desk_editor_page_get_editor (DESK_EDITOR_PAGE (page));
  return screen;
}

static inline void
screen_close (Screen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static inline DeskRecord *
screen_get_record (Screen *screen)
{
  return desk_record_editor_get_record (screen->form);
}

static inline GtkWidget *
screen_find_row (Screen *screen, const char *field)
{
  GtkWidget *row = desk_record_editor_find_row (screen->form, field);

  if (row == NULL)
    g_error ("no row for %s", field);
  return row;
}

/* The first widget of this type inside. */
static inline gpointer
screen_find_inside (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = screen_find_inside (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline gboolean
screen_says (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (screen_says (child, words))
      return TRUE;
  return FALSE;
}

static inline gboolean
screen_has_focus (Screen *screen, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (screen->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static inline void
screen_type (Screen *screen, const char *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (screen_find_row (screen, field)), text);
}

static inline void
screen_act (Screen *screen)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (screen->form), "form.primary", NULL));
}

static inline gpointer
screen_load_all (DeskDatabase *database, gpointer kind, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, kind, cancellable, error);
}

static inline gpointer
screen_load_drafts (DeskDatabase *database, gpointer form, GCancellable *cancellable, GError **error)
{
  return desk_draft_list (database, form, error);
}

static inline GPtrArray *
screen_ask (Office *office, DeskStoreFunc func, const char *data)
{
  DeskStore *store = desk_context_get_store (office->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *answer;

  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, func, (gpointer)data, NULL,
                         (GDestroyNotify)g_ptr_array_unref, NULL, office_on_done, office);
  result = office_wait (office);
  answer = desk_store_call_finish (store, result, &error);
  g_assert_no_error (error);
  return answer;
}

static inline GPtrArray *
screen_list_records (Office *office, const char *kind)
{
  return screen_ask (office, screen_load_all, kind);
}

static inline guint
screen_count_records (Office *office, const char *kind)
{
  g_autoptr (GPtrArray) records = screen_list_records (office, kind);

  return records->len;
}

static inline GPtrArray *
screen_list_drafts (Office *office, const char *form)
{
  return screen_ask (office, screen_load_drafts, form);
}

static inline guint
screen_count_drafts (Office *office, const char *form)
{
  g_autoptr (GPtrArray) drafts = screen_list_drafts (office, form);

  return drafts->len;
}

/* The save is through: the form is left. Papers that open are closed again. */
static inline void
screen_wait_left (Screen *screen)
{
  AdwDialog *dialog;

  WAIT_FOR (adw_navigation_view_get_visible_page (screen->view) != screen->page);
  while ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (screen->window))) != NULL)
    adw_dialog_force_close (dialog);
}

static inline void
screen_keep_draft (Office *office, Screen *screen, const char *form)
{
  gtk_widget_activate_action (GTK_WIDGET (screen->form), "form.save-draft", NULL);
  WAIT_FOR (screen_count_drafts (office, form) == 1);
}

/* Puts a record into the store as it is, numbered or not. */
static inline void
screen_store (Office *office, DeskRecord *record, int number_field)
{
  DeskStore *store = desk_context_get_store (office->context);
  g_autoptr (DeskSave) save = desk_context_new_save (office->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_save_add (save, record, NULL, 0, NULL);
  if (number_field >= 0)
    desk_save_draw_number (save, record, (guint)number_field);
  desk_store_save_async (store, save, office_on_done, office);
  result = office_wait (office);
  desk_store_save_finish (store, result, &error);
  g_assert_no_error (error);
}

static inline void
screen_restart (Office *office)
{
  g_autoptr (GError) error = NULL;

  office_restart (office);
  g_assert_true (desk_session_start (office->context, &error));
  g_assert_true (office_open (office, PASSWORD, &error));
  g_assert_no_error (error);
}
