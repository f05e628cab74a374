// SPDX-License-Identifier: GPL-3.0-or-later
// Statements for the tests of their screens, and a window to show a page in.
#pragma once

#include "office.h"

#include "model/person.h"
#include "model/statement-clocks.h"
#include "store/records.h"

#include <string.h>

#define HOUR 3600
#define DAY (24 * HOUR)

typedef struct
{
  GtkWidget *window;
  AdwNavigationView *view;
} Screen;

static inline Screen
open_screen (AdwNavigationPage *page)
{
  Screen screen = { adw_window_new (), ADW_NAVIGATION_VIEW (adw_navigation_view_new ()) };
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (screen.view));
  adw_window_set_content (ADW_WINDOW (screen.window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (screen.window), 1200, 800);
  adw_navigation_view_add (screen.view, page);
  gtk_window_present (GTK_WINDOW (screen.window));
  return screen;
}

static inline void
close_screen (Screen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Registered records begin with their number. */
static inline gboolean
has_number (DeskRecord *record)
{
  return g_str_equal (desk_record_get_fields (record, NULL)[0].name, "no");
}

static inline void
save (Office *office, DeskRecord *record, DeskRecord *shown, const char *reason)
{
  g_autoptr (DeskSave) act = desk_context_new_save (office->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_save_add (act, record, shown, 0, reason);
  if (shown == NULL && has_number (record))
    desk_save_draw_number (act, record, 0);
  desk_store_save_async (desk_context_get_store (office->context), act, office_on_done, office);
  result = office_wait (office);
  desk_store_save_finish (desk_context_get_store (office->context), result, &error);
  g_assert_no_error (error);
}

static inline DeskPerson *
record_person (Office *office, const char *surname)
{
  DeskPerson *person = g_object_new (DESK_TYPE_PERSON, "surname", surname, "given-name", "Марія", NULL);

  save (office, DESK_RECORD (person), NULL, NULL);
  return person;
}

static inline void
set_due (Office *office, DeskStatement *statement)
{
  gint64 due = desk_statement_get_next_due (statement, desk_context_get_profile (office->context),
                                            desk_clock_get_now (office->clock));

  desk_record_set_value (DESK_RECORD (statement), DESK_STATEMENT_DUE,
                         due != 0 ? g_variant_new_int64 (due) : NULL);
}

static inline DeskStatement *
record_statement (Office *office, DeskPerson *applicant, const char *kind, const char *regime,
                  gint64 submitted)
{
  DeskRecord *officer = DESK_RECORD (desk_context_get_officer (office->context));
  DeskStatement *statement =
      g_object_new (DESK_TYPE_STATEMENT, "kind", kind, "regime", regime, "state", "registered", "topic",
                    "THEFT", "submitted", submitted, "registered", submitted, "officer",
                    desk_record_get_id (officer), "form", "dictated", "language", "uk", "place",
                    "Ринок, ряд 7", "applicant",
                    applicant != NULL ? desk_record_get_id (DESK_RECORD (applicant)) : NULL, NULL);

  desk_statement_set_text (statement, "Гаманець зник із сумки біля прилавка.");
  set_due (office, statement);
  save (office, DESK_RECORD (statement), NULL, NULL);
  return statement;
}

static inline const char *
get_id (DeskStatement *statement)
{
  return desk_record_get_id (DESK_RECORD (statement));
}

static inline gpointer
load_all (DeskDatabase *database, gpointer kind, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, kind, cancellable, error);
}

static inline gpointer
ask (Office *office, DeskStoreFunc func, const char *data)
{
  DeskStore *store = desk_context_get_store (office->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gpointer answer;

  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, func, (gpointer)data, NULL, NULL, NULL,
                         office_on_done, office);
  result = office_wait (office);
  answer = desk_store_call_finish (store, result, &error);
  g_assert_no_error (error);
  return answer;
}

static inline guint
count_records (Office *office, const char *kind)
{
  g_autoptr (GPtrArray) records = ask (office, load_all, kind);

  return records->len;
}

/* Whether any label inside says this. */
static inline gboolean
says (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
      g_autofree char *text = NULL;

      g_object_get (buffer, "text", &text, NULL);
      return strstr (text, words) != NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static inline const char *
get_state (AdwNavigationPage *page)
{
  return gtk_stack_get_visible_child_name (TEMPLATE_CHILD (page, "stack"));
}

/* The child of the frame of a record's page. */
#define FRAME_CHILD(page, name) TEMPLATE_CHILD (TEMPLATE_CHILD (page, "frame"), name)

static inline const char *
get_record_state (AdwNavigationPage *page)
{
  return gtk_stack_get_visible_child_name (FRAME_CHILD (page, "stack"));
}

static inline void
office_test (const char *path, void (*test) (Office *office, gconstpointer data))
{
  g_test_add (path, Office, NULL, office_set_up, test, office_tear_down);
}
