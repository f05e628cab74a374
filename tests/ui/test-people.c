// SPDX-License-Identifier: GPL-3.0-or-later
// The place of people and the page of one: what is asked before it opens, what is kept, what a save needs.

#include "office.h"

#include "model/person.h"
#include "model/viewing.h"
#include "model/visit.h"
#include "store/draft.h"
#include "store/history.h"
#include "store/records.h"
#include "ui/people/pair-page.h"
#include "ui/people/people-page.h"
#include "ui/people/person-comparison.h"
#include "ui/people/person-form.h"
#include "ui/people/person-page.h"
#include "ui/widgets/form-row.h"
#include "ui/widgets/purpose-view.h"
#include "ui/widgets/register-view.h"

#define SCAN \
  "P<UKRKOVALENKO<<MARIIA<<<<<<<<<<<<<<<<<<<<<<" \
  "FA123456<6UKR8503127F3001019<<<<<<<<<<<<<<08"

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
save (Office *office, DeskRecord *record, DeskRecord *shown)
{
  g_autoptr (DeskSave) act = desk_context_new_save (office->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_save_add (act, record, shown, 0, NULL);
  desk_store_save_async (desk_context_get_store (office->context), act, office_on_done, office);
  result = office_wait (office);
  desk_store_save_finish (desk_context_get_store (office->context), result, &error);
  g_assert_no_error (error);
}

static DeskPerson *
record_person (Office *office, const char *surname, const char *given_name, const char *birth)
{
  DeskPerson *person =
      g_object_new (DESK_TYPE_PERSON, "surname", surname, "given-name", given_name, "birth", birth, NULL);

  save (office, DESK_RECORD (person), NULL);
  return person;
}

static gpointer
load_all (DeskDatabase *database, gpointer kind, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, kind, cancellable, error);
}

static gpointer
load_history (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return desk_history_load (database, id, cancellable, error);
}

static gpointer
load_drafts (DeskDatabase *database, gpointer form, GCancellable *cancellable, GError **error)
{
  return desk_draft_list (database, form, error);
}

/* Asks the worker, after everything that was asked of it before. */
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
count_drafts (Office *office)
{
  g_autoptr (GPtrArray) drafts = ask (office, load_drafts, "person");

  return drafts->len;
}

static const char *
get_state (AdwNavigationPage *page)
{
  return gtk_stack_get_visible_child_name (TEMPLATE_CHILD (page, "stack"));
}

static DeskPersonForm *
get_form (AdwNavigationPage *page)
{
  return TEMPLATE_CHILD (page, "form");
}

static GtkEditable *
find_row (DeskPersonForm *form, const char *field)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (GTK_WIDGET (form));

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (desk_form_row_get_field (g_ptr_array_index (rows, i)), field))
      return GTK_EDITABLE (g_ptr_array_index (rows, i));
  g_error ("no row for %s", field);
}

static AdwNavigationPage *
open_record (Office *office, Screen *screen, const char *id)
{
  AdwNavigationPage *page = desk_person_page_new (office->context, id);

  *screen = open_screen (page);
  WAIT_FOR (g_str_equal (get_state (page), "purpose"));
  desk_purpose_view_choose (TEMPLATE_CHILD (page, "purpose"), "matter", NULL);
  WAIT_FOR (g_str_equal (get_state (page), "record"));
  return page;
}

static const char *
get_stored (DeskPerson *person, DeskPersonField field)
{
  return desk_record_get_text (DESK_RECORD (person), field);
}

/* The person as the database has it now. */
static DeskPerson *
load_person (Office *office, const char *id)
{
  g_autoptr (GPtrArray) people = ask (office, load_all, "person");

  for (guint i = 0; i < people->len; i++)
    if (g_strcmp0 (desk_record_get_id (g_ptr_array_index (people, i)), id) == 0)
      return g_object_ref (g_ptr_array_index (people, i));
  return NULL;
}

static const char *
get_register_state (DeskRegisterView *view)
{
  return gtk_stack_get_visible_child_name (TEMPLATE_CHILD (view, "stack"));
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
  g_autoptr (DeskPerson) first = NULL;
  g_autoptr (DeskPerson) second = NULL;
  AdwNavigationPage *page;
  DeskRegisterView *view;
  Screen screen;

  office_sign_in (office);
  page = desk_people_page_new (office->context);
  view = TEMPLATE_CHILD (page, "register");
  screen = open_screen (page);
  desk_register_view_set_filter (view, "all");
  WAIT_FOR (g_str_equal (get_register_state (view), "empty"));

  first = record_person (office, "Коваленко", "Марія", "1985-03-12");
  second = record_person (office, "Мороз", "Петро", "1958");
  WAIT_FOR (count_rows (view) == 2 && g_str_equal (get_register_state (view), "rows"));

  gtk_editable_set_text (TEMPLATE_CHILD (view, "search"), "коваленко");
  WAIT_FOR (count_rows (view) == 1);
  gtk_editable_set_text (TEMPLATE_CHILD (view, "search"), "Ющенко");
  WAIT_FOR (g_str_equal (get_register_state (view), "nothing-found"));
  g_signal_emit_by_name (TEMPLATE_CHILD (view, "clear"), "clicked");
  WAIT_FOR (count_rows (view) == 2);
  g_assert_cmpstr (get_register_state (view), ==, "rows");

  /* Ctrl+F and Ctrl+N are actions of the page. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "place.filter", NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (screen.window)),
                                         TEMPLATE_CHILD (view, "search")));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "place.new", NULL));
  g_assert_true (DESK_IS_PERSON_PAGE (adw_navigation_view_get_visible_page (screen.view)));
  close_screen (&screen);
}

/* Nothing of a person is shown before the purpose is in the journal. */
static void
test_purpose (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (GPtrArray) viewings = NULL;
  AdwNavigationPage *page;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко", "Марія", NULL);
  page = desk_person_page_new (office->context, desk_record_get_id (DESK_RECORD (person)));
  screen = open_screen (page);
  WAIT_FOR (g_str_equal (get_state (page), "purpose"));
  g_assert_null (strstr (adw_navigation_page_get_title (page), "Коваленко"));
  g_assert_null (desk_person_form_get_person (get_form (page)));
  viewings = ask (office, load_all, "viewing");
  g_assert_cmpuint (viewings->len, ==, 0);

  desk_purpose_view_choose (TEMPLATE_CHILD (page, "purpose"), "other", "прохання суду");
  WAIT_FOR (g_str_equal (get_state (page), "record"));
  g_assert_cmpstr (adw_navigation_page_get_title (page), ==, "Коваленко Марія");
  g_clear_pointer (&viewings, g_ptr_array_unref);
  viewings = ask (office, load_all, "viewing");
  g_assert_cmpuint (viewings->len, ==, 1);
  g_assert_cmpstr (desk_record_get_text (viewings->pdata[0], DESK_VIEWING_OF), ==,
                   desk_record_get_id (DESK_RECORD (person)));
  g_assert_cmpstr (desk_record_get_text (viewings->pdata[0], DESK_VIEWING_PURPOSE), ==, "other");
  g_assert_cmpstr (desk_record_get_text (viewings->pdata[0], DESK_VIEWING_PURPOSE_TEXT), ==, "прохання суду");
  close_screen (&screen);
}

/* Whoever is being served is shown at once; that it was opened is written down all the same. */
static void
test_no_question_while_serving (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskVisit) visit = NULL;
  g_autoptr (GPtrArray) viewings = NULL;
  AdwNavigationPage *page;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко", "Марія", NULL);
  visit = g_object_new (DESK_TYPE_VISIT, "state", "serving", "arrived", NOW, "started", NOW, "person",
                        desk_record_get_id (DESK_RECORD (person)), NULL);
  save (office, DESK_RECORD (visit), NULL);
  page = desk_person_page_new (office->context, desk_record_get_id (DESK_RECORD (person)));
  screen = open_screen (page);
  WAIT_FOR (g_str_equal (get_state (page), "record"));
  viewings = ask (office, load_all, "viewing");
  g_assert_cmpuint (viewings->len, ==, 1);
  g_assert_cmpstr (desk_record_get_text (viewings->pdata[0], DESK_VIEWING_PURPOSE), ==, "service");
  close_screen (&screen);
}

static void
test_new_person (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) viewings = NULL;
  AdwNavigationPage *page;
  DeskPersonForm *form;
  Screen screen;

  office_sign_in (office);
  page = desk_person_page_new_from_text (office->context, "ткаченко оксана 0671234567");
  form = get_form (page);
  screen = open_screen (page);
  g_assert_cmpstr (gtk_editable_get_text (find_row (form, "surname")), ==, "Ткаченко");
  gtk_editable_set_text (find_row (form, "patronymic"), "юріївна");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.primary", NULL));
  WAIT_FOR (!desk_person_form_is_dirty (form));

  people = ask (office, load_all, "person");
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (get_stored (people->pdata[0], DESK_PERSON_GIVEN_NAME), ==, "Оксана");
  g_assert_cmpstr (get_stored (people->pdata[0], DESK_PERSON_PATRONYMIC), ==, "Юріївна");
  g_assert_cmpstr (desk_person_get_first_entry (people->pdata[0], DESK_PERSON_PHONE), ==, "+380671234567");
  g_assert_cmpuint (count_drafts (office), ==, 0);

  /* The officer typed it all just now: nobody asks what for. */
  WAIT_FOR (g_str_equal (get_state (page), "record"));
  viewings = ask (office, load_all, "viewing");
  g_assert_cmpuint (viewings->len, ==, 0);
  close_screen (&screen);
}

/* Ctrl+S keeps what is typed, and records nobody. */
static void
test_save_draft (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  AdwNavigationPage *page;
  Screen screen;

  office_sign_in (office);
  page = desk_person_page_new (office->context, NULL);
  screen = open_screen (page);
  gtk_editable_set_text (find_row (get_form (page), "surname"), "Бондар");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_form (page)), "form.save-draft", NULL));
  WAIT_FOR (count_drafts (office) == 1);
  people = ask (office, load_all, "person");
  g_assert_cmpuint (people->len, ==, 0);
  g_assert_true (desk_person_form_is_dirty (get_form (page)));
  close_screen (&screen);
}

static void
test_empty_is_not_saved (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  AdwNavigationPage *page;
  Screen screen;

  office_sign_in (office);
  page = desk_person_page_new (office->context, NULL);
  screen = open_screen (page);
  desk_person_form_save (get_form (page));
  people = ask (office, load_all, "person");
  g_assert_cmpuint (people->len, ==, 0);
  close_screen (&screen);
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

/* Who somebody is changes only with a reason; what was not known is simply filled in. */
static void
test_amendment (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskPerson) stored = NULL;
  g_autoptr (GPtrArray) events = NULL;
  AdwNavigationPage *page;
  DeskPersonForm *form;
  const char *id;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко", "Марія", NULL);
  id = desk_record_get_id (DESK_RECORD (person));
  page = open_record (office, &screen, id);
  form = get_form (page);

  gtk_editable_set_text (find_row (form, "birth"), "12.03.1985");
  desk_person_form_save (form);
  WAIT_FOR (!desk_person_form_is_dirty (form));
  stored = load_person (office, id);
  g_assert_cmpstr (get_stored (stored, DESK_PERSON_BIRTH), ==, "1985-03-12");

  gtk_editable_set_text (find_row (form, "surname"), "Мельник");
  desk_person_form_save (form);
  g_clear_object (&stored);
  stored = load_person (office, id);
  g_assert_cmpstr (get_stored (stored, DESK_PERSON_SURNAME), ==, "Коваленко");
  g_assert_true (gtk_revealer_get_reveal_child (TEMPLATE_CHILD (form, "reason_revealer")));

  gtk_editable_set_text (TEMPLATE_CHILD (form, "reason"), "шлюб");
  desk_person_form_save (form);
  WAIT_FOR (!desk_person_form_is_dirty (form));
  g_clear_object (&stored);
  stored = load_person (office, id);
  g_assert_cmpstr (get_stored (stored, DESK_PERSON_SURNAME), ==, "Мельник");
  events = ask (office, load_history, id);
  g_assert_cmpstr (find_reason (events), ==, "шлюб");
  close_screen (&screen);
}

/* What is typed is in the database within a second, also the word the cursor stands in, and comes back. */
static void
test_draft (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  AdwNavigationPage *page;
  DeskPersonForm *form;
  gint64 start;
  const char *id;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко", "Марія", NULL);
  id = desk_record_get_id (DESK_RECORD (person));
  page = open_record (office, &screen, id);
  form = get_form (page);
  gtk_editable_set_text (find_row (form, "patronymic"), "Іванівна");
  desk_form_row_commit (DESK_FORM_ROW (find_row (form, "patronymic")));
  gtk_editable_set_text (find_row (form, "surname"), "Ковалів");
  desk_form_row_commit (DESK_FORM_ROW (find_row (form, "surname")));
  gtk_editable_set_text (TEMPLATE_CHILD (form, "reason"), "за паспо");
  gtk_editable_set_text (find_row (form, "surname"), "Кова");
  start = g_get_monotonic_time ();
  WAIT_FOR (count_drafts (office) == 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  close_screen (&screen);

  page = open_record (office, &screen, id);
  form = get_form (page);
  g_assert_true (desk_person_form_is_dirty (form));
  g_assert_cmpstr (gtk_editable_get_text (find_row (form, "patronymic")), ==, "Іванівна");
  g_assert_cmpstr (gtk_editable_get_text (find_row (form, "surname")), ==, "Кова");
  g_assert_true (gtk_revealer_get_reveal_child (TEMPLATE_CHILD (form, "reason_revealer")));
  g_assert_cmpstr (gtk_editable_get_text (TEMPLATE_CHILD (form, "reason")), ==, "за паспо");

  gtk_editable_set_text (find_row (form, "surname"), "Коваленко");
  desk_person_form_save (form);
  WAIT_FOR (!desk_person_form_is_dirty (form));
  g_assert_cmpuint (count_drafts (office), ==, 0);
  close_screen (&screen);
}

/* A new person whose form was never finished is listed on the place and can be gone on with. */
static void
test_draft_of_new_person (Office *office, gconstpointer data)
{
  AdwNavigationPage *page;
  GtkListBox *drafts;
  GtkListBoxRow *row;
  Screen screen;

  office_sign_in (office);
  page = desk_person_page_new (office->context, NULL);
  screen = open_screen (page);
  gtk_editable_set_text (find_row (get_form (page), "surname"), "Бондар");
  WAIT_FOR (count_drafts (office) == 1);
  close_screen (&screen);

  page = desk_people_page_new (office->context);
  drafts = TEMPLATE_CHILD (page, "drafts");
  screen = open_screen (page);
  WAIT_FOR ((row = gtk_list_box_get_row_at_index (drafts, 0)) != NULL);
  g_signal_emit_by_name (drafts, "row-activated", row);
  page = adw_navigation_view_get_visible_page (screen.view);
  g_assert_true (DESK_IS_PERSON_PAGE (page));
  g_assert_cmpstr (gtk_editable_get_text (find_row (get_form (page), "surname")), ==, "Бондар");

  desk_person_form_discard (get_form (page));
  g_assert_cmpstr (gtk_editable_get_text (find_row (get_form (page), "surname")), ==, "");
  WAIT_FOR (count_drafts (office) == 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "notice.undo", NULL));
  g_assert_cmpstr (gtk_editable_get_text (find_row (get_form (page), "surname")), ==, "Бондар");
  WAIT_FOR (count_drafts (office) == 1);
  close_screen (&screen);
}

/* A scanner types the lines of a document into whatever field has the focus. */
static void
test_scan (Office *office, gconstpointer data)
{
  g_autoptr (GDateTime) today = NULL;
  AdwNavigationPage *page;
  DeskPersonForm *form;
  DeskPerson *person;
  Screen screen;

  office_sign_in (office);
  page = desk_person_page_new (office->context, NULL);
  form = get_form (page);
  screen = open_screen (page);
  gtk_editable_set_text (find_row (form, "surname"), "Коваленко");
  desk_form_row_commit (DESK_FORM_ROW (find_row (form, "surname")));
  gtk_editable_set_text (find_row (form, "given_name"), SCAN);

  person = desk_person_form_get_person (form);
  g_assert_cmpstr (get_stored (person, DESK_PERSON_SURNAME), ==, "Коваленко");
  g_assert_cmpstr (get_stored (person, DESK_PERSON_SURNAME_OTHER), ==, "Kovalenko");
  g_assert_cmpstr (get_stored (person, DESK_PERSON_GIVEN_NAME_OTHER), ==, "Mariia");
  g_assert_cmpstr (get_stored (person, DESK_PERSON_BIRTH), ==, "1985-03-12");
  g_assert_cmpstr (get_stored (person, DESK_PERSON_SEX), ==, "female");
  g_assert_cmpstr (desk_person_get_first_entry (person, DESK_PERSON_DOCUMENT_NUMBER), ==, "FA123456");
  g_assert_cmpstr (desk_person_get_first_entry (person, DESK_PERSON_DOCUMENT_TYPE), ==, "foreign_passport");
  g_assert_cmpstr (gtk_editable_get_text (find_row (form, "given_name")), ==, "");
  g_assert_null (get_stored (person, DESK_PERSON_GIVEN_NAME));
  close_screen (&screen);
}

static GtkWidget *
find_by_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_type (child, type);
  return found;
}

/* Somebody else changed the same field while the form was open: both values are shown before anything is written. */
static void
test_clash (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskPerson) shown = NULL;
  g_autoptr (DeskPerson) stored = NULL;
  AdwNavigationPage *page;
  DeskPersonForm *form;
  GtkWidget *dialog;
  const char *id;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко", "Марія", NULL);
  id = desk_record_get_id (DESK_RECORD (person));
  page = open_record (office, &screen, id);
  form = get_form (page);
  gtk_editable_set_text (find_row (form, "patronymic"), "Іванівна");

  shown = DESK_PERSON (desk_record_copy (DESK_RECORD (person)));
  desk_record_set_text (DESK_RECORD (person), DESK_PERSON_PATRONYMIC, "Петрівна");
  save (office, DESK_RECORD (person), DESK_RECORD (shown));

  desk_person_form_save (form);
  WAIT_FOR ((dialog = find_by_type (screen.window, ADW_TYPE_ALERT_DIALOG)) != NULL);
  stored = load_person (office, id);
  g_assert_cmpstr (get_stored (stored, DESK_PERSON_PATRONYMIC), ==, "Петрівна");
  WAIT_FOR (count_drafts (office) == 1);

  gtk_editable_set_text (TEMPLATE_CHILD (form, "reason"), "звірено з паспортом");
  g_signal_emit_by_name (dialog, "response", "mine");
  WAIT_FOR (!desk_person_form_is_dirty (form));
  g_clear_object (&stored);
  stored = load_person (office, id);
  g_assert_cmpstr (get_stored (stored, DESK_PERSON_PATRONYMIC), ==, "Іванівна");
  g_assert_cmpuint (count_drafts (office), ==, 0);
  close_screen (&screen);
}

static guint
get_count (AdwNavigationPage *page)
{
  guint count;

  g_object_get (page, "count", &count, NULL);
  return count;
}

/* The pair is asked about once; the decision can be taken back. */
static void
test_pair (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) first = NULL;
  g_autoptr (DeskPerson) second = NULL;
  g_autoptr (DeskPerson) stored = NULL;
  AdwNavigationPage *page, *pair;
  Screen screen;

  office_sign_in (office);
  first = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "given-name", "Марія", "birth",
                        "1985-03-12", "patronymic", "Іванівна", NULL);
  save (office, DESK_RECORD (first), NULL);
  second = record_person (office, "Коваленко", "Марія", "1985-03-12");
  page = desk_people_page_new (office->context);
  screen = open_screen (page);
  WAIT_FOR (get_count (page) == 1);

  pair = desk_pair_page_new (office->context, desk_record_get_id (DESK_RECORD (first)),
                             desk_record_get_id (DESK_RECORD (second)));
  adw_navigation_view_push (screen.view, pair);
  WAIT_FOR (gtk_widget_get_first_child (TEMPLATE_CHILD (pair, "points")) != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pair), "form.primary", NULL));
  WAIT_FOR (get_count (page) == 0);
  stored = load_person (office, desk_record_get_id (DESK_RECORD (second)));
  g_assert_cmpstr (get_stored (stored, DESK_PERSON_SAME_AS), ==, desk_record_get_id (DESK_RECORD (first)));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "notice.undo", NULL));
  WAIT_FOR (get_count (page) == 1);
  g_clear_object (&stored);
  stored = load_person (office, desk_record_get_id (DESK_RECORD (second)));
  g_assert_null (get_stored (stored, DESK_PERSON_SAME_AS));

  pair = desk_pair_page_new (office->context, desk_record_get_id (DESK_RECORD (first)),
                             desk_record_get_id (DESK_RECORD (second)));
  adw_navigation_view_push (screen.view, pair);
  WAIT_FOR (gtk_widget_get_first_child (TEMPLATE_CHILD (pair, "points")) != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pair), "form.secondary", NULL));
  WAIT_FOR (get_count (page) == 0);
  g_clear_object (&stored);
  stored = load_person (office, desk_record_get_id (DESK_RECORD (first)));
  g_assert_cmpstr (desk_person_get_first_entry (stored, DESK_PERSON_DISTINCT), ==,
                   desk_record_get_id (DESK_RECORD (second)));
  close_screen (&screen);
}

static DeskLikeness
get_likeness (GPtrArray *points, const char *field)
{
  for (guint i = 0; i < points->len; i++)
    {
      const DeskComparisonPoint *point = g_ptr_array_index (points, i);

      if (g_str_equal (point->name, field))
        return point->likeness;
    }
  g_error ("nothing about %s", field);
}

static void
test_comparison (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) first = NULL;
  g_autoptr (DeskPerson) second = NULL;
  g_autoptr (GPtrArray) points = NULL;

  office_sign_in (office);
  first = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "given-name", "Наталія", "birth",
                        "1985-03-12", "patronymic", "Іванівна", NULL);
  second = g_object_new (DESK_TYPE_PERSON, "surname", "Ковлаенко", "given-name", "Наталія", "birth",
                         "1985-12-03", NULL);
  desk_record_set_entry (DESK_RECORD (first), DESK_PERSON_PHONE, "a", g_variant_new_string ("+380671234567"));
  desk_record_set_entry (DESK_RECORD (first), DESK_PERSON_PHONE, "b", g_variant_new_string ("+380501111111"));
  desk_record_set_entry (DESK_RECORD (second), DESK_PERSON_PHONE, "x",
                         g_variant_new_string ("+380671234567"));
  points = desk_person_compare (first, second, office->context);
  g_assert_cmpint (get_likeness (points, "surname"), ==, DESK_LIKENESS_SPELLED);
  g_assert_cmpint (get_likeness (points, "given_name"), ==, DESK_LIKENESS_SAME);
  g_assert_cmpint (get_likeness (points, "patronymic"), ==, DESK_LIKENESS_ONE_SIDED);
  g_assert_cmpint (get_likeness (points, "birth"), ==, DESK_LIKENESS_DIFFERENT);
  g_assert_cmpint (get_likeness (points, "phone"), ==, DESK_LIKENESS_SAME);
}

#define office_test(path, func) g_test_add (path, Office, NULL, office_set_up, func, office_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_test ("/people/register", test_register);
  office_test ("/people/purpose", test_purpose);
  office_test ("/people/no-question-while-serving", test_no_question_while_serving);
  office_test ("/people/new-person", test_new_person);
  office_test ("/people/save-draft", test_save_draft);
  office_test ("/people/empty-is-not-saved", test_empty_is_not_saved);
  office_test ("/people/amendment", test_amendment);
  office_test ("/people/draft", test_draft);
  office_test ("/people/draft-of-new-person", test_draft_of_new_person);
  office_test ("/people/scan", test_scan);
  office_test ("/people/clash", test_clash);
  office_test ("/people/pair", test_pair);
  office_test ("/people/comparison", test_comparison);
  return g_test_run ();
}
