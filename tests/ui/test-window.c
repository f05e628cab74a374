// SPDX-License-Identifier: GPL-3.0-or-later
// The window follows from the context.

#include "office.h"

#include "model/person.h"
#include "model/visit.h"
#include "store/error.h"
#include "store/records.h"
#include "ui/idle.h"
#include "ui/language.h"
#include "ui/notice.h"
#include "ui/page-opener.h"
#include "ui/people/people-page.h"
#include "ui/people/person-page.h"
#include "ui/troubles.h"
#include "ui/widgets/editor-page.h"
#include "ui/widgets/purpose-view.h"
#include "ui/widgets/register-view.h"
#include "ui/window-private.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

static AdwApplication *application;

static DeskWindow *
open_window (Office *office)
{
  DeskWindow *window = desk_window_new (application, office->context);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
close_window (DeskWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ASSERT_STATE(window, state) g_assert_cmpstr (desk_window_get_state (window), ==, state)

static void
test_states (Office *office, gconstpointer data)
{
  g_autofree char *recovery = NULL;
  g_autoptr (GError) error = NULL;
  DeskWindow *window = open_window (office);

  ASSERT_STATE (window, "first-run");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL));
  ASSERT_STATE (window, "first-run");

  recovery = office_make_desk (office);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.start-over", NULL));
  ASSERT_STATE (window, "sign-in");
  g_assert_true (office_open (office, PASSWORD, &error));
  ASSERT_STATE (window, "places");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.quick-hide", NULL));
  ASSERT_STATE (window, "cover");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.quick-hide", NULL));
  ASSERT_STATE (window, "places");
  close_window (window);
}

static GtkWidget *
find_by_type (GtkWidget *widget, const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_type (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Locking keeps what is open, and nothing shows through: not under the cover and not in a dialog. */
static void
test_lock (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DeskWindow *window;
  GtkWidget *places;
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *entry = gtk_entry_new ();

  office_sign_in (office);
  window = open_window (office);
  places = find_by_type (GTK_WIDGET (window), "DeskPlaces");
  g_assert_nonnull (places);
  adw_dialog_set_child (dialog, entry);
  adw_dialog_present (dialog, GTK_WIDGET (window));
  gtk_editable_set_text (GTK_EDITABLE (entry), "half a name");
  WAIT_FOR (gtk_widget_get_mapped (entry));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL));
  ASSERT_STATE (window, "sign-in");
  g_assert_null (desk_context_get_officer (office->context));
  g_assert_false (gtk_widget_get_mapped (entry));
  {
    GtkWidget *password = TEMPLATE_CHILD (find_by_type (GTK_WIDGET (window), "DeskSignInPage"), "password");
    WAIT_FOR (gtk_root_get_focus (GTK_ROOT (window)) != NULL);
    g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), password));
  }

  g_assert_true (office_open (office, PASSWORD, &error));
  ASSERT_STATE (window, "places");
  g_assert_true (find_by_type (GTK_WIDGET (window), "DeskPlaces") == places);
  WAIT_FOR (gtk_widget_get_mapped (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "half a name");
  close_window (window);
}

/* Files that cannot be opened get a page, and stay as they are. */
static void
test_failure (Office *office, gconstpointer data)
{
  g_autofree char *recovery = office_make_desk (office);
  g_autofree char *path = desk_folders_get_database (office->folders);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  DeskWindow *window;
  GtkWidget *page, *password;

  g_assert_true (g_file_set_contents (path, "rubbish", -1, NULL));
  window = open_window (office);
  ASSERT_STATE (window, "sign-in");
  page = find_by_type (GTK_WIDGET (window), "DeskSignInPage");
  password = TEMPLATE_CHILD (page, "password");
  gtk_editable_set_text (GTK_EDITABLE (password), PASSWORD);
  g_signal_emit_by_name (TEMPLATE_CHILD (page, "button"), "clicked");
  WAIT_FOR (g_strcmp0 (desk_window_get_state (window), "failure") == 0);
  g_assert_true (g_file_get_contents (path, &after, &length, NULL));
  g_assert_cmpmem (after, length, "rubbish", 7);

  /* What was put right meanwhile is looked at again. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.start-over", NULL));
  ASSERT_STATE (window, "sign-in");
  close_window (window);
}

static void
test_demo (Office *office, gconstpointer data)
{
  DeskWindow *window = open_window (office);

  ASSERT_STATE (window, "first-run");
  g_assert_false (adw_banner_get_revealed (TEMPLATE_CHILD (window, "demo")));
  desk_window_start_demo (window, "ua");
  WAIT_FOR (g_strcmp0 (desk_window_get_state (window), "places") == 0);
  g_assert_true (adw_banner_get_revealed (TEMPLATE_CHILD (window, "demo")));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.leave-demo", NULL));
  ASSERT_STATE (window, "first-run");
  g_assert_false (adw_banner_get_revealed (TEMPLATE_CHILD (window, "demo")));
  g_assert_null (desk_context_get_store (office->context));
  close_window (window);
}

static gpointer
load_visits (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, "visit", NULL, error);
}

static GPtrArray *
list_visits (Office *office)
{
  DeskStore *store = desk_context_get_store (office->context);
  g_autoptr (GAsyncResult) result = NULL;

  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, load_visits, NULL, NULL,
                         (GDestroyNotify)g_ptr_array_unref, NULL, office_on_done, office);
  result = office_wait (office);
  return desk_store_call_finish (store, result, NULL);
}

static DeskRecord *
find_visit (GPtrArray *visits, const char *state)
{
  for (guint i = 0; i < visits->len; i++)
    if (g_strcmp0 (desk_record_get_text (visits->pdata[i], DESK_VISIT_STATE), state) == 0
        && desk_record_get_text (visits->pdata[i], DESK_VISIT_PERSON) != NULL)
      return visits->pdata[i];
  g_assert_not_reached ();
}

/* A visit on the board is shown there, an old one on a page that asks for a purpose first. */
static void
test_show_visit (Office *office, gconstpointer data)
{
  DeskWindow *window = open_window (office);
  g_autoptr (GPtrArray) visits = NULL;
  DeskRecord *waiting, *finished;
  DeskPlaces *places;
  GtkWidget *page, *purpose;
  GListModel *rows;
  guint n_waiting = 0;

  desk_window_start_demo (window, "ua");
  WAIT_FOR (g_strcmp0 (desk_window_get_state (window), "places") == 0);
  places = desk_window_get_places (window);
  visits = list_visits (office);
  waiting = find_visit (visits, "waiting");
  finished = find_visit (visits, "finished");

  page = GTK_WIDGET (desk_places_get_page (places));
  WAIT_FOR ((g_object_get (page, "count", &n_waiting, NULL), n_waiting > 0));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.place", "s", "people"));
  g_assert_cmpstr (desk_places_get_place (places), ==, "people");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-visit", "s", desk_record_get_id (waiting));
  g_assert_cmpstr (desk_places_get_place (places), ==, "front-desk");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-visit", "s", desk_record_get_id (finished));
  page = GTK_WIDGET (desk_places_get_page (places));
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (page), ==, "DeskVisitPage");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (TEMPLATE_CHILD (page, "stack")), ==, "purpose");
  purpose = find_by_type (page, "DeskPurposeView");
  desk_purpose_view_choose (DESK_PURPOSE_VIEW (purpose), "supervision", NULL);
  WAIT_FOR (g_strcmp0 (gtk_stack_get_visible_child_name (TEMPLATE_CHILD (page, "stack")), "record") == 0);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==,
                   desk_record_get_text (finished, DESK_VISIT_NO));

  gtk_widget_activate_action (GTK_WIDGET (window), "front-desk.all-visits", NULL);
  page = GTK_WIDGET (desk_places_get_page (places));
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (page), ==, "DeskVisitsPage");
  WAIT_FOR ((rows = desk_register_view_get_rows (TEMPLATE_CHILD (page, "register"))) != NULL
            && g_list_model_get_n_items (rows) >= n_waiting);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-visit", "s",
                              desk_record_get_text (waiting, DESK_VISIT_PERSON));
  WAIT_FOR (g_str_equal (G_OBJECT_TYPE_NAME (desk_places_get_page (places)), "DeskFrontDeskPage"));
  close_window (window);
}

/* A clock that was put back is told; the year does not turn until somebody says that the date is true. */
static void
test_clock_behind (Office *office, gconstpointer data)
{
  DeskWindow *window;
  AdwBanner *banner;

  office_sign_in (office);
  desk_clock_set_now (office->clock, NOW - 86400);
  window = open_window (office);
  banner = TEMPLATE_CHILD (window, "trouble");
  g_assert_false (adw_banner_get_revealed (banner));
  desk_session_close (office->context);
  g_assert_true (desk_session_start (office->context, NULL));
  g_assert_true (office_open (office, PASSWORD, NULL));
  WAIT_FOR (adw_banner_get_revealed (banner));
  g_signal_emit_by_name (banner, "button-clicked");
  WAIT_FOR (!adw_banner_get_revealed (banner));
  close_window (window);
}

/* A desk whose attachments cannot be opened works, and says so. */
static void
test_attachments (Office *office, gconstpointer data)
{
  g_autofree char *path = desk_folders_get_blobs (desk_context_get_folders (office->context));
  g_autofree char *junk = g_strnfill (8192, 'x');
  DeskWindow *window;
  AdwBanner *banner;

  office_sign_in (office);
  window = open_window (office);
  banner = TEMPLATE_CHILD (window, "trouble");
  g_assert_false (adw_banner_get_revealed (banner));
  desk_session_close (office->context);
  g_assert_true (g_file_set_contents (path, junk, 8192, NULL));
  g_assert_true (desk_session_start (office->context, NULL));
  g_assert_true (office_open (office, PASSWORD, NULL));
  WAIT_FOR (adw_banner_get_revealed (banner));
  g_assert_nonnull (strstr (adw_banner_get_title (banner), "blobs.db"));
  close_window (window);
}

/* The screens speak another language at once, also where only C.UTF-8 is set, and the store stays open. */
static void
test_language (Office *office, gconstpointer data)
{
  DeskStore *store;
  DeskWindow *window;

  office_sign_in (office);
  store = desk_context_get_store (office->context);
  window = open_window (office);
  g_assert_cmpstr (setlocale (LC_ALL, "C.UTF-8"), ==, "C.UTF-8");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.language", "s", "uk");
  g_assert_cmpstr (_ ("Surname"), ==, "Прізвище");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.language", "s", "kk");
  g_assert_cmpstr (_ ("Surname"), ==, "Тегі");
  g_assert_cmpstr (desk_context_get_language (office->context), ==, "kk");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.language", "s", "en");
  g_assert_cmpstr (_ ("Surname"), ==, "Surname");
  g_assert_true (desk_context_get_store (office->context) == store);
  ASSERT_STATE (window, "places");
  close_window (window);
}

static GtkEditable *
find_row (GtkWidget *page, const char *field)
{
  return GTK_EDITABLE (
      desk_record_editor_find_row (desk_editor_page_get_editor (DESK_EDITOR_PAGE (page)), field));
}

/* Another language in the middle of a statement: the form is there again, with what was typed, in the other language. */
static void
test_language_in_form (Office *office, gconstpointer data)
{
  DeskWindow *window;
  GtkWidget *page, *again;

  office_sign_in (office);
  window = open_window (office);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.place", "s", "statements");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-statement", "(ss)", "", "");
  page = GTK_WIDGET (desk_places_get_page (desk_window_get_places (window)));
  gtk_editable_set_text (find_row (page, "addressee"), "Начальникові");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.language", "s", "uk");
  WAIT_FOR ((again = GTK_WIDGET (desk_places_get_page (desk_window_get_places (window)))) != page
            && DESK_IS_EDITOR_PAGE (again));
  g_assert_cmpstr (desk_places_get_place (desk_window_get_places (window)), ==, "statements");
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (again)), ==, "Нова заява");
  g_assert_cmpstr (gtk_editable_get_text (find_row (again, "addressee")), ==, "Начальникові");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.language", "s", "en");
  WAIT_FOR (GTK_WIDGET (desk_places_get_page (desk_window_get_places (window))) != again);
  close_window (window);
}

static AdwNavigationPage *
get_page (DeskWindow *window)
{
  return desk_places_get_page (desk_window_get_places (window));
}

/* Another language while somebody's page lies on the register: it lies there again, and the way back is the same. */
static void
test_language_on_page (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "surname", "Бондар", NULL);
  DeskWindow *window;
  AdwNavigationPage *page, *again;

  office_sign_in (office);
  office_save (office, person, NULL);
  window = open_window (office);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.place", "s", "people");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-person", "s", desk_record_get_id (person));
  page = get_page (window);
  g_assert_true (DESK_IS_PERSON_PAGE (page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.language", "s", "uk");
  again = get_page (window);
  g_assert_true (DESK_IS_PERSON_PAGE (again) && again != page);
  gtk_widget_activate_action (GTK_WIDGET (again), "navigation.pop", NULL);
  WAIT_FOR (DESK_IS_PEOPLE_PAGE (get_page (window)));
  g_assert_cmpstr (adw_navigation_page_get_title (get_page (window)), ==, "Люди");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.language", "s", "en");
  g_assert_true (DESK_IS_PEOPLE_PAGE (get_page (window)));
  close_window (window);
}

static guint
count_pages (DeskWindow *window)
{
  g_autoptr (GListModel) pages = desk_places_list_pages (desk_window_get_places (window));

  return g_list_model_get_n_items (pages);
}

/* The records that are open, each once. */
static GHashTable *
list_records (DeskWindow *window)
{
  g_autoptr (GListModel) pages = desk_places_list_pages (desk_window_get_places (window));
  GHashTable *records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (AdwNavigationPage) page = g_list_model_get_item (pages, i);
      char *opener = desk_page_dup_opener (page);

      if (opener != NULL)
        g_hash_table_add (records, opener);
    }
  return records;
}

/* One record after the other without going back: the last few stay open, each of them once, and a form whatever lies on it. */
static void
test_many_records (Office *office, gconstpointer data)
{
  const guint n_people = 30;
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) records = NULL;
  DeskWindow *window;
  AdwNavigationPage *form, *top;
  guint n_open;

  office_sign_in (office);
  for (guint i = 0; i < n_people; i++)
    {
      g_autofree char *surname = g_strdup_printf ("Бондар-%u", i);

      g_ptr_array_add (people, g_object_new (DESK_TYPE_PERSON, "surname", surname, NULL));
      office_save (office, people->pdata[i], NULL);
    }
  window = open_window (office);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.place", "s", "people");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-person", "s", "Мороз");
  form = get_page (window);
  for (guint i = 0; i < n_people; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-person", "s",
                                desk_record_get_id (people->pdata[i]));
  n_open = count_pages (window);
  top = get_page (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-person", "s",
                              desk_record_get_id (people->pdata[n_people - 1]));
  g_assert_true (get_page (window) == top);
  g_assert_cmpuint (n_open, >, 5);
  g_assert_cmpuint (n_open, <, n_people / 2);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-person", "s",
                              desk_record_get_id (people->pdata[n_people - 3]));
  g_assert_cmpuint (count_pages (window), ==, n_open);
  records = list_records (window);
  g_assert_cmpuint (g_hash_table_size (records), ==, n_open - 2);
  for (guint i = 2; i < n_open; i++)
    {
      AdwNavigationPage *page = get_page (window);

      g_assert_true (DESK_IS_PERSON_PAGE (page) && page != form);
      gtk_widget_activate_action (GTK_WIDGET (page), "navigation.pop", NULL);
      WAIT_FOR (get_page (window) != page);
    }
  g_assert_true (get_page (window) == form);
  close_window (window);
}

/* Does what the shortcuts of the window do with a key that the widget in focus did not want. */
static void
press_unhandled (DeskWindow *window, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      guint n_shortcuts =
          GTK_IS_SHORTCUT_CONTROLLER (controller) ? g_list_model_get_n_items (G_LIST_MODEL (controller)) : 0;

      for (guint j = 0; j < n_shortcuts; j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *label = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
          g_autofree char *wanted = gtk_accelerator_name (keyval, state);

          if (strstr (label, wanted) != NULL
              && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (window),
                                               NULL))
            return;
        }
    }
}

static void
count_undo (gpointer data)
{
  (*(int *)data)++;
}

/* Ctrl+Z in a text that has nothing to take back undoes the last act while its notice is there, and never later. */
static void
test_text_undo (Office *office, gconstpointer data)
{
  DeskWindow *window;
  GtkWidget *note = gtk_text_view_new ();
  int undone = 0;

  office_sign_in (office);
  window = open_window (office);
  gtk_box_append (GTK_BOX (find_by_type (GTK_WIDGET (desk_window_get_places (window)), "GtkBox")), note);
  WAIT_FOR (gtk_widget_grab_focus (note));

  desk_notice_show_undo (GTK_WIDGET (window), "Called: A104", count_undo, &undone, NULL);
  press_unhandled (window, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpint (undone, ==, 1);

  desk_notice_show_undo (GTK_WIDGET (window), "Called: A105", count_undo, &undone, NULL);
  adw_toast_overlay_dismiss_all (ADW_TOAST_OVERLAY (find_by_type (GTK_WIDGET (window), "AdwToastOverlay")));
  WAIT_FOR (!desk_notice_is_undo_offered (GTK_WIDGET (window)));
  press_unhandled (window, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_cmpint (undone, ==, 1);

  /* Away from the text the key still does what the menu offers. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "notice.undo", NULL));
  g_assert_cmpint (undone, ==, 2);
  close_window (window);
}

static void
count (DeskIdle *idle, int *n_over)
{
  (*n_over)++;
}

static void
test_idle (void)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (DeskIdle) idle = desk_idle_new (window);
  int n_over = 0;

  g_signal_connect (idle, "over", G_CALLBACK (count), &n_over);
  g_assert_false (desk_idle_check (idle, G_MAXINT32));
  desk_idle_set_minutes (idle, 5);
  desk_idle_touch (idle, 1000);
  g_assert_false (desk_idle_check (idle, 1000 + 299));
  g_assert_true (desk_idle_check (idle, 1000 + 300));
  g_assert_true (desk_idle_check (idle, 1000 + 400));
  g_assert_cmpint (n_over, ==, 1);

  /* A clock that is put back does not keep the desk open for ever. */
  desk_idle_touch (idle, 1000);
  g_assert_false (desk_idle_check (idle, 100));
  g_assert_true (desk_idle_check (idle, 100 + 300));
  g_assert_cmpint (n_over, ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, func) g_test_add (path, Office, NULL, office_set_up, func, office_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *catalogues = g_build_filename (g_getenv ("DUTYDESK_BUILD"), "po", NULL);
  int status;

  gtk_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.dutydesk.Test", "flags",
                              G_APPLICATION_NON_UNIQUE, NULL);
  g_application_register (G_APPLICATION (application), NULL, NULL);

  ADD ("/window/states", test_states);
  ADD ("/window/lock", test_lock);
  ADD ("/window/failure", test_failure);
  ADD ("/window/demo", test_demo);
  ADD ("/window/show-visit", test_show_visit);
  ADD ("/window/clock-behind", test_clock_behind);
  ADD ("/window/attachments", test_attachments);
  ADD ("/window/language", test_language);
  ADD ("/window/language-in-form", test_language_in_form);
  ADD ("/window/language-on-page", test_language_on_page);
  ADD ("/window/many-records", test_many_records);
  ADD ("/window/text-undo", test_text_undo);
  g_test_add_func ("/window/idle", test_idle);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
