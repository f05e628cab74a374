// SPDX-License-Identifier: GPL-3.0-or-later
// The register of visits and the amendment of one.

#include "office.h"

#include "model/person.h"
#include "model/visit.h"
#include "store/draft.h"
#include "store/history.h"
#include "store/records.h"
#include "ui/front-desk/amendment-page.h"
#include "ui/front-desk/visit-columns.h"
#include "ui/front-desk/visits-page.h"
#include "ui/widgets/form-row.h"
#include "ui/widgets/register-view.h"

typedef struct
{
  GtkWidget *window;
  AdwNavigationView *view;
} Screen;

static Screen
open_screen (AdwNavigationPage *page)
{
  Screen screen = { adw_window_new (), ADW_NAVIGATION_VIEW (adw_navigation_view_new ()) };
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (screen.view));
  adw_window_set_content (ADW_WINDOW (screen.window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (screen.window), 1000, 700);
  adw_navigation_view_add (screen.view, page);
  gtk_window_present (GTK_WINDOW (screen.window));
  return screen;
}

static void
close_screen (Screen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
save (Office *office, DeskRecord *record)
{
  g_autoptr (DeskSave) act = desk_context_new_save (office->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_save_add (act, record, NULL, 0, NULL);
  if (DESK_IS_VISIT (record))
    desk_save_draw_number (act, record, DESK_VISIT_NO);
  desk_store_save_async (desk_context_get_store (office->context), act, office_on_done, office);
  result = office_wait (office);
  desk_store_save_finish (desk_context_get_store (office->context), result, &error);
  g_assert_no_error (error);
}

static DeskVisit *
record_visit (Office *office, DeskPerson *person, const char *topic, const char *state, gint64 arrived)
{
  DeskRecord *officer = DESK_RECORD (desk_context_get_officer (office->context));
  DeskVisit *visit =
      g_object_new (DESK_TYPE_VISIT, "person",
                    person != NULL ? desk_record_get_id (DESK_RECORD (person)) : NULL, "topic", topic,
                    "state", state, "arrived", arrived, "officer", desk_record_get_id (officer), NULL);

  if (g_str_equal (state, "finished"))
    g_object_set (visit, "started", arrived + 600, "finished", arrived + 900, "outcome", "answered", NULL);
  save (office, DESK_RECORD (visit));
  return visit;
}

static gpointer
load_history (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return desk_history_load (database, id, cancellable, error);
}

static gpointer
load_visits (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, "visit", cancellable, error);
}

static gpointer
load_drafts (DeskDatabase *database, gpointer form, GCancellable *cancellable, GError **error)
{
  return desk_draft_list (database, form, error);
}

static GPtrArray *
ask (Office *office, DeskStoreFunc func, const char *data)
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

static guint
count_rows (DeskRegisterView *view)
{
  GListModel *rows = desk_register_view_get_rows (view);

  return rows != NULL ? g_list_model_get_n_items (rows) : G_MAXUINT;
}

static void
test_register (Office *office, gconstpointer data)
{
  g_autoptr (DeskVisit) old = NULL;
  g_autoptr (DeskVisit) done = NULL;
  g_autoptr (DeskVisit) waiting = NULL;
  AdwNavigationPage *page;
  DeskRegisterView *view;
  Screen screen;

  office_sign_in (office);
  old = record_visit (office, NULL, "CON", "finished", NOW - 3 * 86400);
  done = record_visit (office, NULL, "CON", "finished", NOW - 3600);
  waiting = record_visit (office, NULL, "CON", "waiting", NOW - 60);
  page = desk_visits_page_new (office->context);
  view = TEMPLATE_CHILD (page, "register");
  screen = open_screen (page);
  WAIT_FOR (count_rows (view) == 2);
  g_assert_cmpstr (desk_register_view_get_filter (view), ==, "today");
  desk_register_view_set_filter (view, "open");
  WAIT_FOR (count_rows (view) == 1);
  desk_register_view_set_filter (view, "all");
  WAIT_FOR (count_rows (view) == 3);
  close_screen (&screen);
}

static int
count_menu (DeskRegisterView *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child))
      return g_menu_model_get_n_items (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (child)));
  return 0;
}

/* Menu and Shift+F10 offer what can be done with the row in focus; a sealed visit can only be opened. */
static void
test_menu (Office *office, gconstpointer data)
{
  g_autoptr (DeskVisit) plain = NULL;
  g_autoptr (DeskVisit) sealed = NULL;
  AdwNavigationPage *page;
  DeskRegisterView *view;
  Screen screen;

  office_sign_in (office);
  plain = record_visit (office, NULL, "CON", "waiting", NOW - 60);
  page = desk_visits_page_new (office->context);
  view = TEMPLATE_CHILD (page, "register");
  screen = open_screen (page);
  WAIT_FOR (count_rows (view) == 1);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  WAIT_FOR ((gtk_widget_activate_action (GTK_WIDGET (view), "row.menu", NULL), count_menu (view) == 2));
  close_screen (&screen);

  sealed = record_visit (office, NULL, "DV", "waiting", NOW - 90);
  page = desk_visits_page_new (office->context);
  view = TEMPLATE_CHILD (page, "register");
  screen = open_screen (page);
  WAIT_FOR (count_rows (view) == 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DeskRegisterRow) row = g_list_model_get_item (desk_register_view_get_rows (view), i);
      GtkSelectionModel *rows = gtk_column_view_get_model (TEMPLATE_CHILD (view, "rows"));
      gboolean is_sealed;

      WAIT_FOR (desk_register_row_get_record (row) != NULL);
      is_sealed =
          g_str_equal (desk_record_get_text (desk_register_row_get_record (row), DESK_VISIT_TOPIC), "DV");
      gtk_selection_model_select_item (rows, i, TRUE);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "row.menu", NULL));
      g_assert_cmpint (count_menu (view), ==, is_sealed ? 1 : 2);
    }
  close_screen (&screen);
}

/* What the columns of a row say, joined. */
static char *
tell (Office *office, DeskRegisterRow *row, GHashTable *officers)
{
  guint n_columns;
  const DeskRegisterColumn *columns = desk_visit_columns_list (&n_columns);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *text = columns[i].make_text (row, office->context, officers);

      g_string_append_printf (line, "%s|", text != NULL ? text : "");
    }
  return g_string_free (line, FALSE);
}

/* A row tells number, times, person, topic, outcome and officer; of a sealed matter neither name nor topic. */
static void
test_columns (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", NULL);
  g_autoptr (DeskVisit) visit = NULL;
  g_autoptr (DeskVisit) sealed = NULL;
  g_autoptr (DeskRegisterRow) row = desk_register_row_new (0);
  g_autoptr (GHashTable) officers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *line = NULL;
  g_autofree char *sealed_line = NULL;

  office_sign_in (office);
  save (office, DESK_RECORD (person));
  visit = record_visit (office, person, "CON", "finished", NOW);
  sealed = record_visit (office, person, "DV", "finished", NOW);
  g_hash_table_insert (officers, (gpointer)desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_OFFICER),
                       "Шевчук");

  desk_register_row_fill (row, DESK_RECORD (visit), DESK_RECORD (person), NOW);
  line = tell (office, row, officers);
  g_assert_nonnull (strstr (line, desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_NO)));
  g_assert_nonnull (strstr (line, "|Коваленко|"));
  g_assert_nonnull (strstr (line, "Консультація"));
  g_assert_nonnull (strstr (line, "|Шевчук|"));
  g_assert_nonnull (strstr (line, "28.05.2026"));

  desk_register_row_fill (row, DESK_RECORD (sealed), DESK_RECORD (person), NOW);
  sealed_line = tell (office, row, officers);
  g_assert_null (strstr (sealed_line, "Коваленко"));
  g_assert_null (strstr (sealed_line, "насильств"));
}

static GtkEditable *
find_row (AdwNavigationPage *page, const char *field)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (TEMPLATE_CHILD (page, "form"));

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (desk_form_row_get_field (g_ptr_array_index (rows, i)), field))
      return GTK_EDITABLE (g_ptr_array_index (rows, i));
  g_error ("no row for %s", field);
}

static gboolean
is_ready (AdwNavigationPage *page)
{
  return gtk_widget_get_sensitive (TEMPLATE_CHILD (page, "form"));
}

static const char *
find_reason (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      const DeskEvent *event = g_ptr_array_index (events, i);

      if (event->reason != NULL)
        return event->reason;
    }
  return NULL;
}

static guint
count_drafts (Office *office)
{
  g_autoptr (GPtrArray) drafts = ask (office, load_drafts, "visit-amendment");

  return drafts->len;
}

/* A visit that is over is amended with a reason; what is typed before that is kept. */
static void
test_amend (Office *office, gconstpointer data)
{
  g_autoptr (DeskVisit) visit = NULL;
  g_autoptr (DeskVisit) open = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) events = NULL;
  AdwNavigationPage *page;
  const char *id;
  Screen screen;

  office_sign_in (office);
  open = record_visit (office, NULL, "CON", "waiting", NOW);
  g_assert_false (desk_amendment_page_may_amend (open));
  visit = record_visit (office, NULL, "CON", "finished", NOW);
  g_assert_true (desk_amendment_page_may_amend (visit));
  id = desk_record_get_id (DESK_RECORD (visit));

  page = desk_amendment_page_new (office->context, visit);
  screen = open_screen (page);
  WAIT_FOR (is_ready (page));
  gtk_editable_set_text (find_row (page, "companion"), "мати");
  gtk_editable_set_text (TEMPLATE_CHILD (page, "reason"), "забу");
  WAIT_FOR (count_drafts (office) == 1);
  close_screen (&screen);

  page = desk_amendment_page_new (office->context, visit);
  screen = open_screen (page);
  WAIT_FOR (is_ready (page));
  g_assert_cmpstr (gtk_editable_get_text (find_row (page, "companion")), ==, "мати");
  g_assert_cmpstr (gtk_editable_get_text (TEMPLATE_CHILD (page, "reason")), ==, "забу");
  gtk_editable_set_text (TEMPLATE_CHILD (page, "reason"), "");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "form.primary", NULL));
  visits = ask (office, load_visits, NULL);
  g_assert_null (desk_record_get_text (visits->pdata[1], DESK_VISIT_COMPANION));

  gtk_editable_set_text (TEMPLATE_CHILD (page, "reason"), "забули записати");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "form.primary", NULL));
  WAIT_FOR (count_drafts (office) == 0);
  g_clear_pointer (&visits, g_ptr_array_unref);
  visits = ask (office, load_visits, NULL);
  g_assert_cmpstr (desk_record_get_id (visits->pdata[1]), ==, id);
  g_assert_cmpstr (desk_record_get_text (visits->pdata[1], DESK_VISIT_COMPANION), ==, "мати");
  events = ask (office, load_history, id);
  g_assert_cmpstr (find_reason (events), ==, "забули записати");
  close_screen (&screen);
}

#define office_test(path, func) g_test_add (path, Office, NULL, office_set_up, func, office_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_test ("/visits/register", test_register);
  office_test ("/visits/menu", test_menu);
  office_test ("/visits/columns", test_columns);
  office_test ("/visits/amend", test_amend);
  return g_test_run ();
}
