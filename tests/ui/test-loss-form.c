// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand in the form of a loss, and what becomes of it: nothing is asked before "lost or stolen?", what turns out
// stolen carries everything along, a document that is declared twice needs a reason, and nothing typed is lost.

#include "form-screen.h"

#include "model/loss.h"
#include "model/person.h"
#include "model/statement.h"
#include "model/visit.h"
#include "store/query.h"
#include "ui/lost-documents/branch-group.h"
#include "ui/lost-documents/document-entry.h"
#include "ui/lost-documents/draft-pages.h"
#include "ui/lost-documents/live-matches.h"
#include "ui/lost-documents/loss-conversion.h"
#include "ui/statements/statement-editor.h"
#include "ui/widgets/code-entry.h"

#define DAY "27.05.2026"

static DeskRecord *
store_person (Office *office, const char *surname, const char *given_name, const char *birth)
{
  DeskRecord *person =
      g_object_new (DESK_TYPE_PERSON, "surname", surname, "given-name", given_name, "birth", birth, NULL);

  desk_record_set_entry (person, DESK_PERSON_DOCUMENT_NUMBER, "0a", g_variant_new_string ("000123456"));
  desk_record_set_entry (person, DESK_PERSON_DOCUMENT_TYPE, "0a", g_variant_new_string ("id_card"));
  screen_store (office, person, -1);
  return person;
}

/* The cells of a document by the order of the rows. */
static gpointer
find_cell (Screen *screen, guint row, const char *name)
{
  GtkWidget *group = screen_find_row (screen, "document");
  GtkWidget *entry = screen_find_inside (group, DESK_TYPE_DOCUMENT_ENTRY);

  for (; row > 0; row--)
    entry = gtk_widget_get_next_sibling (entry);
  g_assert_true (DESK_IS_DOCUMENT_ENTRY (entry));
  return TEMPLATE_CHILD (entry, name);
}

static gboolean
has_row (Screen *screen, guint row)
{
  GtkWidget *entry = screen_find_inside (screen_find_row (screen, "document"), DESK_TYPE_DOCUMENT_ENTRY);

  for (; row > 0 && entry != NULL; row--)
    entry = gtk_widget_get_next_sibling (entry);
  return entry != NULL && DESK_IS_DOCUMENT_ENTRY (entry);
}

static void
type_document (Screen *screen, guint row, const char *type, const char *number)
{
  desk_code_entry_set_code (find_cell (screen, row, "type"), type);
  gtk_editable_set_text (find_cell (screen, row, "number"), number);
}

static void
add_document (Screen *screen)
{
  g_signal_emit_by_name (find_cell (screen, 0, "source"), "move-on");
}

static void
choose (Screen *screen, const char *branch)
{
  GtkWidget *toggles = screen_find_inside (TEMPLATE_CHILD (screen->form, "branch"), ADW_TYPE_TOGGLE_GROUP);

  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (toggles), branch);
}

static void
set_applicant (Screen *screen, DeskRecord *person)
{
  g_object_set (screen_get_record (screen), "applicant", desk_record_get_id (person), NULL);
  WAIT_FOR (screen_says (screen_find_row (screen, "applicant"),
                         desk_record_get_text (person, DESK_PERSON_SURNAME)));
}

/* Everything a declaration needs but the document. */
static void
fill (Screen *screen, DeskRecord *person)
{
  choose (screen, "lost");
  set_applicant (screen, person);
  screen_type (screen, "missed", DAY);
  screen_type (screen, "place", "маршрутка № 5");
  g_object_set (screen_get_record (screen), "circumstance", "lost", NULL);
}

static Screen
open_form (Office *office)
{
  return screen_open (desk_loss_draft_page_new (office->context, NULL, NULL));
}

static void
register_form (Screen *screen)
{
  screen_act (screen);
  screen_wait_left (screen);
}

/* Before the branch is chosen nothing else is there, neither is chosen, and nothing can be registered. */
static void
test_branch (Office *office, gconstpointer data)
{
  Screen screen;

  office_sign_in (office);
  screen = open_form (office);
  g_assert_false (desk_branch_group_is_lost (TEMPLATE_CHILD (screen.form, "branch")));
  g_assert_false (gtk_widget_get_visible (TEMPLATE_CHILD (screen.form, "rest")));
  WAIT_FOR (screen_has_focus (&screen, TEMPLATE_CHILD (screen.form, "branch")));
  screen_act (&screen);
  WAIT_FOR (screen_says (screen.window, "Choose first: lost or stolen"));
  g_assert_cmpuint (screen_count_records (office, "loss"), ==, 0);

  choose (&screen, "lost");
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (screen.form, "rest")));
  WAIT_FOR (screen_has_focus (&screen, screen_find_row (&screen, "applicant")));
  screen_close (&screen);
  /* Nobody typed anything: nothing is left behind. */
  g_assert_cmpuint (screen_count_drafts (office, DESK_STATEMENT_DRAFT), ==, 0);
}

static void
test_register (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) person = NULL;
  g_autoptr (GPtrArray) losses = NULL;
  DeskRecord *loss;
  Screen screen;

  office_sign_in (office);
  person = store_person (office, "Коваленко", "Марія", "1985-03-12");
  screen = open_form (office);
  fill (&screen, person);
  type_document (&screen, 0, "passport_book", "КН123456");
  register_form (&screen);
  losses = screen_list_records (office, "loss");
  g_assert_cmpuint (losses->len, ==, 1);
  loss = g_ptr_array_index (losses, 0);
  g_assert_cmpstr (desk_record_get_text (loss, DESK_LOSS_STATE), ==, "registered");
  g_assert_nonnull (desk_record_get_text (loss, DESK_LOSS_NO));
  g_assert_cmpstr (desk_record_get_text (loss, DESK_LOSS_MISSED), ==, "2026-05-27");
  g_assert_nonnull (desk_record_get_text (loss, DESK_LOSS_TEXT));
  g_assert_cmpuint (screen_count_drafts (office, DESK_LOSS_DRAFT), ==, 0);
  screen_close (&screen);
}

/* What the check misses is told at its field: also of a document, in its row. */
static void
test_missing (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) person = NULL;
  Screen screen;

  office_sign_in (office);
  person = store_person (office, "Коваленко", "Марія", "1985-03-12");
  screen = open_form (office);
  fill (&screen, person);
  screen_act (&screen);
  WAIT_FOR (screen_has_focus (&screen, screen_find_row (&screen, "document")));
  type_document (&screen, 0, "passport_book", "");
  screen_act (&screen);
  WAIT_FOR (screen_says (screen.window, "Write series and number, or choose that they are not known."));
  WAIT_FOR (screen_has_focus (&screen, find_cell (&screen, 0, "number")));
  desk_code_entry_set_code (find_cell (&screen, 0, "source"), "unknown");
  screen_type (&screen, "missed", "01.01.2030");
  screen_act (&screen);
  WAIT_FOR (screen_has_focus (&screen, screen_find_row (&screen, "missed")));
  g_assert_cmpuint (screen_count_records (office, "loss"), ==, 0);
  screen_type (&screen, "missed", DAY);
  register_form (&screen);
  g_assert_cmpuint (screen_count_records (office, "loss"), ==, 1);
  screen_close (&screen);
}

/* Latin letters become those of the document and that is said; a strange number is told, and registered with a reason. */
static void
test_number (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) person = NULL;
  g_autoptr (GPtrArray) losses = NULL;
  Screen screen;

  office_sign_in (office);
  person = store_person (office, "Коваленко", "Марія", "1985-03-12");
  screen = open_form (office);
  fill (&screen, person);
  type_document (&screen, 0, "passport_book", "KH123456");
  desk_form_row_commit (DESK_FORM_ROW (screen_find_row (&screen, "document")));
  g_assert_cmpstr (gtk_editable_get_text (find_cell (&screen, 0, "number")), ==, "КН123456");
  g_assert_true (
      screen_says (screen_find_row (&screen, "document"), "Letters of another alphabet were typed"));

  add_document (&screen);
  type_document (&screen, 1, "id_card", "12345");
  screen_act (&screen);
  WAIT_FOR (screen_has_focus (&screen, screen_find_row (&screen, "check_reason")));
  g_assert_true (screen_says (screen_find_row (&screen, "document"), "Numbers of this type look otherwise"));
  g_assert_cmpuint (screen_count_records (office, "loss"), ==, 0);
  screen_type (&screen, "check_reason", "так написано у виписці");
  register_form (&screen);
  losses = screen_list_records (office, "loss");
  g_assert_cmpuint (losses->len, ==, 1);
  screen_close (&screen);
}

/* Several documents in one, one of them a child's; the row that stayed empty is none. */
static void
test_documents (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) mother = NULL;
  g_autoptr (DeskRecord) child = NULL;
  g_autoptr (GPtrArray) losses = NULL;
  g_autofree const char **keys = NULL;
  DeskRecord *loss;
  Screen screen;

  office_sign_in (office);
  mother = store_person (office, "Коваленко", "Марія", "1985-03-12");
  child = store_person (office, "Коваленко", "Іван", "2010-06-01");
  screen = open_form (office);
  fill (&screen, mother);
  type_document (&screen, 0, "passport_book", "КН123456");
  add_document (&screen);
  WAIT_FOR (screen_has_focus (&screen, find_cell (&screen, 1, "type")));
  /* Enter in the last cell leads to the empty row that is there. */
  add_document (&screen);
  g_assert_false (has_row (&screen, 2));
  type_document (&screen, 1, "id_card", "000123456");
  desk_record_set_entry (screen_get_record (&screen), DESK_LOSS_DOCUMENT_HOLDER,
                         desk_document_entry_get_key (
                             DESK_DOCUMENT_ENTRY (gtk_widget_get_ancestor (find_cell (&screen, 1, "type"),
                                                                           DESK_TYPE_DOCUMENT_ENTRY))),
                         g_variant_new_string (desk_record_get_id (child)));
  desk_document_entry_show (DESK_DOCUMENT_ENTRY (
      gtk_widget_get_ancestor (find_cell (&screen, 1, "type"), DESK_TYPE_DOCUMENT_ENTRY)));
  add_document (&screen);
  WAIT_FOR (screen_says (screen_find_row (&screen, "document"), "Іван"));
  screen_act (&screen);
  WAIT_FOR (screen_says (screen.window, "Choose on what ground the applicant stands for the holder."));
  WAIT_FOR (screen_has_focus (&screen, find_cell (&screen, 1, "holder")));
  desk_code_entry_set_code (screen_find_inside (TEMPLATE_CHILD (find_cell (&screen, 1, "holder"), "basis"),
                                                DESK_TYPE_CODE_ENTRY),
                            "parent");
  g_assert_true (screen_says (screen_find_row (&screen, "document"), "To be shown:"));
  register_form (&screen);
  losses = screen_list_records (office, "loss");
  g_assert_cmpuint (losses->len, ==, 1);
  loss = g_ptr_array_index (losses, 0);
  keys = desk_record_list_keys (loss, DESK_LOSS_DOCUMENT);
  g_assert_cmpuint (g_strv_length ((char **)keys), ==, 2);
  g_assert_null (desk_record_get_entry_text (loss, DESK_LOSS_DOCUMENT_HOLDER, keys[0]));
  g_assert_cmpstr (desk_record_get_entry_text (loss, DESK_LOSS_DOCUMENT_HOLDER, keys[1]), ==,
                   desk_record_get_id (child));
  g_assert_cmpstr (desk_record_get_entry_text (loss, DESK_LOSS_DOCUMENT_BASIS, keys[1]), ==, "parent");
  screen_close (&screen);
}

/* A row that is taken out comes back as it was, half typed or not. */
static void
test_remove (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) person = NULL;
  Screen screen;

  office_sign_in (office);
  person = store_person (office, "Коваленко", "Марія", "1985-03-12");
  screen = open_form (office);
  fill (&screen, person);
  type_document (&screen, 0, "passport_book", "КН123456");
  g_assert_false (gtk_widget_get_visible (find_cell (&screen, 0, "remove")));
  add_document (&screen);
  type_document (&screen, 1, "id_card", "000123456");
  gtk_editable_set_text (find_cell (&screen, 1, "issued"), "колись");
  g_signal_emit_by_name (find_cell (&screen, 1, "remove"), "clicked");
  g_assert_false (has_row (&screen, 1));
  gtk_widget_activate_action (adw_window_get_content (ADW_WINDOW (screen.window)), "notice.undo", NULL);
  WAIT_FOR (has_row (&screen, 1));
  g_assert_cmpstr (desk_code_entry_get_code (find_cell (&screen, 1, "type")), ==, "id_card");
  g_assert_cmpstr (gtk_editable_get_text (find_cell (&screen, 1, "number")), ==, "000123456");
  g_assert_cmpstr (gtk_editable_get_text (find_cell (&screen, 1, "issued")), ==, "колись");
  screen_close (&screen);
}

/* What the record of the holder knows is offered for its type, and Down takes it. */
static void
test_known (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) person = NULL;
  GtkWidget *known, *button;
  Screen screen;

  office_sign_in (office);
  person = store_person (office, "Коваленко", "Марія", "1985-03-12");
  screen = open_form (office);
  fill (&screen, person);
  known = find_cell (&screen, 0, "known");
  desk_code_entry_set_code (find_cell (&screen, 0, "type"), "passport_book");
  g_assert_false (gtk_widget_get_visible (known));
  desk_code_entry_set_code (find_cell (&screen, 0, "type"), "id_card");
  g_assert_true (screen_says (known, "…3456"));
  g_assert_false (screen_says (known, "000123456"));

  /* The focus on its way there from a field finds it where it was. */
  button = screen_find_inside (known, GTK_TYPE_BUTTON);
  gtk_widget_grab_focus (find_cell (&screen, 0, "source"));
  desk_code_entry_set_typed (find_cell (&screen, 0, "source"), "ринок");
  gtk_widget_grab_focus (button);
  g_assert_true (gtk_widget_is_focus (button));
  g_assert_true (screen_find_inside (known, GTK_TYPE_BUTTON) == button);
  desk_code_entry_set_typed (find_cell (&screen, 0, "source"), "");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (gtk_editable_get_text (find_cell (&screen, 0, "number")), ==, "000123456");
  g_assert_false (gtk_widget_get_visible (known));
  screen_close (&screen);
}

/* The words of the profile fill the text, and never what somebody typed. */
static void
test_template (Office *office, gconstpointer data)
{
  g_autofree char *first = NULL;
  DeskRecord *record;
  Screen screen;

  office_sign_in (office);
  screen = open_form (office);
  choose (&screen, "lost");
  record = screen_get_record (&screen);
  g_object_set (record, "circumstance", "lost", NULL);
  first = g_strdup (desk_record_get_text (record, DESK_LOSS_TEXT));
  g_assert_nonnull (first);
  g_object_set (record, "circumstance", "destroyed", NULL);
  g_assert_cmpstr (desk_record_get_text (record, DESK_LOSS_TEXT), !=, first);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (
                                screen_find_inside (screen_find_row (&screen, "text"), GTK_TYPE_TEXT_VIEW)),
                            "Згоріло разом із машиною.", -1);
  g_object_set (record, "circumstance", "lost", NULL);
  g_assert_cmpstr (desk_record_get_text (record, DESK_LOSS_TEXT), ==, "Згоріло разом із машиною.");
  screen_close (&screen);
}

/* A document that is declared already is shown with its number; only with a reason it is declared again. */
static void
test_repeated (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) person = NULL;
  g_autoptr (GPtrArray) losses = NULL;
  DeskRecord *first, *second;
  Screen screen;

  office_sign_in (office);
  person = store_person (office, "Коваленко", "Марія", "1985-03-12");
  for (guint i = 0; i < 2; i++)
    {
      screen = open_form (office);
      fill (&screen, person);
      type_document (&screen, 0, "passport_book", i == 0 ? "КН123456" : "KH 123456");
      if (i == 1)
        {
          screen_act (&screen);
          WAIT_FOR (screen_has_focus (&screen, screen_find_row (&screen, "repeat_reason")));
          g_assert_true (screen_says (TEMPLATE_CHILD (screen.form, "matches"), "PL1-B/2026/"));
          g_assert_true (screen_says (TEMPLATE_CHILD (screen.form, "matches"), "Copy of the Receipt"));
          g_assert_cmpuint (screen_count_records (office, "loss"), ==, 1);
          screen_type (&screen, "repeat_reason", "перша заява була помилкова");
        }
      register_form (&screen);
      screen_close (&screen);
    }
  losses = screen_list_records (office, "loss");
  g_assert_cmpuint (losses->len, ==, 2);
  first = g_ptr_array_index (losses, 0);
  second = g_ptr_array_index (losses, 1);
  if (desk_record_get_text (first, DESK_LOSS_REPEATS) != NULL)
    {
      first = second;
      second = g_ptr_array_index (losses, 0);
    }
  g_assert_cmpstr (desk_record_get_text (second, DESK_LOSS_REPEATS), ==, desk_record_get_id (first));
}

/* The program ends in the middle of a word; whoever goes on finds everything, and the branch as it was chosen. */
static void
test_restart (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) person = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  Screen screen;

  office_sign_in (office);
  person = store_person (office, "Коваленко", "Марія", "1985-03-12");
  screen = open_form (office);
  fill (&screen, person);
  type_document (&screen, 0, "passport_book", "КН12");
  add_document (&screen);
  gtk_editable_set_text (find_cell (&screen, 1, "number"), "0001");
  screen_type (&screen, "had", "позавчора ввечері");
  screen_keep_draft (office, &screen, DESK_LOSS_DRAFT);
  screen_close (&screen);

  screen_restart (office);
  drafts = screen_list_drafts (office, DESK_LOSS_DRAFT);
  screen = screen_open (desk_loss_draft_page_new_from_draft (office->context, g_ptr_array_index (drafts, 0)));
  g_assert_true (desk_branch_group_is_lost (TEMPLATE_CHILD (screen.form, "branch")));
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (screen.form, "rest")));
  g_assert_cmpstr (desk_code_entry_get_code (find_cell (&screen, 0, "type")), ==, "passport_book");
  g_assert_cmpstr (gtk_editable_get_text (find_cell (&screen, 0, "number")), ==, "КН12");
  g_assert_cmpstr (gtk_editable_get_text (find_cell (&screen, 1, "number")), ==, "0001");
  g_assert_false (has_row (&screen, 2));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (screen_find_row (&screen, "had"))), ==,
                   "позавчора ввечері");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (screen_find_row (&screen, "place"))), ==,
                   "маршрутка № 5");
  screen_close (&screen);
}

static void
wait_for_statement (Screen *screen)
{
  AdwNavigationPage *page = screen->page;

  WAIT_FOR (adw_navigation_view_get_visible_page (screen->view) != page);
  screen_look (screen);
  WAIT_FOR (g_str_equal (gtk_stack_get_visible_child_name (TEMPLATE_CHILD (screen->page, "stack")), "form"));
  g_assert_true (DESK_IS_STATEMENT_EDITOR (screen->form));
}

/* Stolen, after much was typed and some of it only by half: all of it stands in a statement of theft, and the draft of the
   loss is gone. */
static void
test_stolen (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) person = NULL;
  g_autoptr (DeskRecord) visit = NULL;
  g_autofree const char **keys = NULL;
  g_autofree char *text = NULL;
  DeskRecord *statement;
  Screen screen;

  office_sign_in (office);
  person = store_person (office, "Коваленко", "Марія", "1985-03-12");
  visit = g_object_new (DESK_TYPE_VISIT, "state", "serving", "arrived", NOW, "person",
                        desk_record_get_id (person), "topic", "LOST", NULL);
  screen_store (office, visit, DESK_VISIT_NO);
  screen = screen_open (desk_loss_draft_page_new (office->context, desk_record_get_id (visit), NULL));
  fill (&screen, person);
  type_document (&screen, 0, "passport_book", "КН123456");
  gtk_editable_set_text (find_cell (&screen, 0, "issuer"), "Київський РВ");
  add_document (&screen);
  type_document (&screen, 1, "bank_card", "4321");
  gtk_editable_set_text (find_cell (&screen, 1, "issued"), "торік");
  screen_type (&screen, "had", "26.05.2026 18:00");
  screen_type (&screen, "other_items", "гаманець");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (
                                screen_find_inside (screen_find_row (&screen, "text"), GTK_TYPE_TEXT_VIEW)),
                            "Сумку вихопили з рук.", -1);
  g_object_set (screen_get_record (&screen), "language", "ru", NULL);
  screen_keep_draft (office, &screen, DESK_LOSS_DRAFT);

  choose (&screen, "stolen");
  wait_for_statement (&screen);
  statement = screen_get_record (&screen);
  text = desk_statement_get_text (DESK_STATEMENT (statement));
  keys = desk_record_list_keys (statement, DESK_STATEMENT_DOCUMENT);
  g_assert_cmpstr (desk_record_get_text (statement, DESK_STATEMENT_KIND), ==, "document_theft");
  g_assert_cmpstr (desk_record_get_text (statement, DESK_STATEMENT_TOPIC), ==, "THEFT");
  g_assert_cmpstr (desk_record_get_text (statement, DESK_STATEMENT_APPLICANT), ==,
                   desk_record_get_id (person));
  g_assert_cmpstr (desk_record_get_text (statement, DESK_STATEMENT_VISIT), ==, desk_record_get_id (visit));
  g_assert_cmpstr (desk_record_get_text (statement, DESK_STATEMENT_EVENT_FROM), ==, "2026-05-26T18:00");
  g_assert_cmpstr (desk_record_get_text (statement, DESK_STATEMENT_EVENT_TO), ==, "2026-05-27");
  g_assert_cmpstr (desk_record_get_text (statement, DESK_STATEMENT_PLACE), ==, "маршрутка № 5");
  g_assert_cmpstr (desk_record_get_text (statement, DESK_STATEMENT_LANGUAGE), ==, "ru");
  g_assert_cmpstr (text, ==, "Сумку вихопили з рук.");
  g_assert_cmpuint (g_strv_length ((char **)keys), ==, 2);
  g_assert_cmpstr (desk_record_get_entry_text (statement, DESK_STATEMENT_DOCUMENT_NUMBER, keys[0]), ==,
                   "КН123456");
  g_assert_cmpstr (desk_record_get_entry_text (statement, DESK_STATEMENT_DOCUMENT_ISSUER, keys[0]), ==,
                   "Київський РВ");
  g_assert_cmpstr (gtk_editable_get_text (find_cell (&screen, 1, "issued")), ==, "торік");
  WAIT_FOR (screen_says (screen.window, "It goes on as a statement of theft"));
  g_free (keys);
  keys = desk_record_list_keys (statement, DESK_STATEMENT_ITEM);
  g_assert_cmpstr (desk_record_get_entry_text (statement, DESK_STATEMENT_ITEM, keys[0]), ==, "гаманець");
  g_assert_cmpuint (screen_count_drafts (office, DESK_LOSS_DRAFT), ==, 0);
  g_assert_cmpuint (screen_count_drafts (office, DESK_STATEMENT_DRAFT), ==, 1);
  g_assert_cmpuint (adw_navigation_view_get_previous_page (screen.view, screen.page) != NULL, ==, TRUE);
  screen_close (&screen);
  /* The statement itself was only begun. */
  g_assert_cmpuint (screen_count_records (office, "loss"), ==, 0);
  g_assert_cmpuint (screen_count_records (office, "statement"), ==, 0);
}

/* The words that nothing was stolen are not the applicant's. */
static void
test_stolen_template (Office *office, gconstpointer data)
{
  g_autofree char *text = NULL;
  Screen screen;

  office_sign_in (office);
  screen = open_form (office);
  choose (&screen, "lost");
  g_object_set (screen_get_record (&screen), "circumstance", "lost", "theft-suspected", TRUE, NULL);
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (screen.form, "convert_row")));
  gtk_widget_activate_action (GTK_WIDGET (screen.form), "loss-editor.stolen", NULL);
  wait_for_statement (&screen);
  text = desk_statement_get_text (DESK_STATEMENT (screen_get_record (&screen)));
  g_assert_cmpstr (text, ==, "");
  screen_close (&screen);
}

static gpointer
break_drafts (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (desk_database_execute (database, data, error));
}

static void
execute (Office *office, const char *sql)
{
  DeskStore *store = desk_context_get_store (office->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_store_call_async (store, DESK_PRIORITY_SAVING, break_drafts, (gpointer)sql, NULL, NULL, NULL,
                         office_on_done, office);
  result = office_wait (office);
  desk_store_call_finish (store, result, &error);
  g_assert_no_error (error);
}

/* The database does not take the statement: the loss stays where it is, on the screen and in its draft. */
static void
test_stolen_fails (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) person = NULL;
  Screen screen;

  office_sign_in (office);
  person = store_person (office, "Коваленко", "Марія", "1985-03-12");
  screen = open_form (office);
  fill (&screen, person);
  type_document (&screen, 0, "passport_book", "КН123456");
  screen_keep_draft (office, &screen, DESK_LOSS_DRAFT);
  execute (office, "CREATE TRIGGER refuse BEFORE UPDATE ON draft WHEN new.kind = 'statement'"
                   " BEGIN SELECT raise (ABORT, 'disk is full'); END");
  choose (&screen, "stolen");
  WAIT_FOR (gtk_widget_get_sensitive (GTK_WIDGET (screen.form)));
  WAIT_FOR (desk_branch_group_is_lost (TEMPLATE_CHILD (screen.form, "branch")));
  g_assert_true (adw_navigation_view_get_visible_page (screen.view) == screen.page);
  g_assert_cmpuint (screen_count_drafts (office, DESK_LOSS_DRAFT), ==, 1);
  g_assert_cmpuint (screen_count_drafts (office, DESK_STATEMENT_DRAFT), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (find_cell (&screen, 0, "number")), ==, "КН123456");

  /* It goes on being kept, and can be tried again. */
  execute (office, "DROP TRIGGER refuse");
  screen_type (&screen, "place", "ринок");
  screen_keep_draft (office, &screen, DESK_LOSS_DRAFT);
  choose (&screen, "stolen");
  wait_for_statement (&screen);
  g_assert_cmpstr (desk_record_get_text (screen_get_record (&screen), DESK_STATEMENT_PLACE), ==, "ринок");
  g_assert_cmpuint (screen_count_drafts (office, DESK_LOSS_DRAFT), ==, 0);
  screen_close (&screen);
}

/* A registered loss turned out stolen: it is settled in the save that registers the statement, not before. */
static void
test_turned_out_stolen (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) person = NULL;
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) statements = NULL;
  DeskRecord *statement, *loss;
  Screen screen;

  office_sign_in (office);
  person = store_person (office, "Коваленко", "Марія", "1985-03-12");
  screen = open_form (office);
  fill (&screen, person);
  type_document (&screen, 0, "passport_book", "КН123456");
  register_form (&screen);
  losses = screen_list_records (office, "loss");
  screen_look (&screen);
  desk_loss_conversion_begin (adw_navigation_page_get_child (screen.page), office->context,
                              g_ptr_array_index (losses, 0), NULL);
  wait_for_statement (&screen);
  statement = screen_get_record (&screen);
  g_assert_null (desk_record_get_text (statement, DESK_STATEMENT_NO));
  g_assert_cmpstr (desk_record_get_text (statement, DESK_STATEMENT_APPLICANT), ==,
                   desk_record_get_id (person));
  g_object_set (statement, "event-from", "2026-05-26", "check-reason", "більше нічого не відомо", NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (
                                screen_find_inside (screen_find_row (&screen, "text"), GTK_TYPE_TEXT_VIEW)),
                            "Згадала, що сумку вихопили з рук біля ринку.", -1);
  adw_switch_row_set_active (TEMPLATE_CHILD (TEMPLATE_CHILD (screen.form, "warning"), "given"), TRUE);
  screen_act (&screen);
  WAIT_FOR (screen_count_records (office, "statement") == 1);
  statements = screen_list_records (office, "statement");
  after = screen_list_records (office, "loss");
  loss = g_ptr_array_index (after, 0);
  g_assert_cmpstr (desk_record_get_text (loss, DESK_LOSS_STATE), ==, "stolen");
  g_assert_cmpstr (desk_record_get_text (loss, DESK_LOSS_STATEMENT), ==,
                   desk_record_get_id (g_ptr_array_index (statements, 0)));
  screen_close (&screen);
}

/* A child alone: taken as well, with a word on who came along. */
static void
test_minor (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) child = NULL;
  Screen screen;

  office_sign_in (office);
  child = store_person (office, "Коваленко", "Іван", "2010-06-01");
  screen = open_form (office);
  fill (&screen, child);
  type_document (&screen, 0, "foreign_passport", "FB123456");
  screen_act (&screen);
  WAIT_FOR (screen_has_focus (&screen, screen_find_row (&screen, "check_reason")));
  g_assert_true (screen_says (screen.window, "The applicant is a minor"));
  screen_type (&screen, "check_reason", "прийшла бабуся");
  register_form (&screen);
  g_assert_cmpuint (screen_count_records (office, "loss"), ==, 1);
  screen_close (&screen);
}

/* Registering tells the visit how it ended. */
static void
test_visit (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) person = NULL;
  g_autoptr (DeskRecord) visit = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GPtrArray) losses = NULL;
  Screen screen;

  office_sign_in (office);
  person = store_person (office, "Коваленко", "Марія", "1985-03-12");
  visit = g_object_new (DESK_TYPE_VISIT, "state", "serving", "arrived", NOW, "person",
                        desk_record_get_id (person), "topic", "LOST", NULL);
  screen_store (office, visit, DESK_VISIT_NO);
  screen = screen_open (desk_loss_draft_page_new (office->context, desk_record_get_id (visit), NULL));
  WAIT_FOR (screen_has_focus (&screen, TEMPLATE_CHILD (screen.form, "branch")));
  choose (&screen, "lost");
  WAIT_FOR (screen_has_focus (&screen, screen_find_row (&screen, "document")));
  fill (&screen, person);
  type_document (&screen, 0, "passport_book", "КН123456");
  register_form (&screen);
  visits = screen_list_records (office, "visit");
  losses = screen_list_records (office, "loss");
  g_assert_cmpstr (desk_record_get_text (g_ptr_array_index (visits, 0), DESK_VISIT_OUTCOME), ==,
                   "lost_document");
  g_assert_cmpstr (desk_record_get_text (g_ptr_array_index (losses, 0), DESK_LOSS_VISIT), ==,
                   desk_record_get_id (visit));
  screen_close (&screen);
}

/* Amended with a reason; the branch is no question any more. */
static void
test_amendment (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) person = NULL;
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GPtrArray) after = NULL;
  GtkEditable *reason;
  Screen screen;

  office_sign_in (office);
  person = store_person (office, "Коваленко", "Марія", "1985-03-12");
  screen = open_form (office);
  fill (&screen, person);
  type_document (&screen, 0, "passport_book", "КН123456");
  register_form (&screen);
  screen_close (&screen);
  losses = screen_list_records (office, "loss");
  screen = screen_open (desk_loss_draft_page_new_amendment (office->context, g_ptr_array_index (losses, 0),
                                                            desk_store_get_position (
                                                                desk_context_get_store (office->context))));
  g_assert_false (gtk_widget_get_visible (TEMPLATE_CHILD (screen.form, "branch")));
  reason =
      (gpointer)gtk_widget_get_template_child (GTK_WIDGET (screen.form), DESK_TYPE_RECORD_EDITOR, "reason");
  screen_type (&screen, "place", "ринок");
  screen_act (&screen);
  WAIT_FOR (screen_has_focus (&screen, GTK_WIDGET (reason)));
  gtk_editable_set_text (reason, "згадала");
  screen_act (&screen);
  screen_wait_left (&screen);
  after = screen_list_records (office, "loss");
  g_assert_cmpstr (desk_record_get_text (g_ptr_array_index (after, 0), DESK_LOSS_PLACE), ==, "ринок");
  g_assert_cmpstr (desk_record_get_text (g_ptr_array_index (after, 0), DESK_LOSS_STATE), ==, "registered");
  screen_close (&screen);
}

static void
add (const char *path, void (*test) (Office *office, gconstpointer data))
{
  g_test_add (path, Office, NULL, office_set_up, test, office_tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/loss-form/branch", test_branch);
  add ("/loss-form/register", test_register);
  add ("/loss-form/missing", test_missing);
  add ("/loss-form/number", test_number);
  add ("/loss-form/documents", test_documents);
  add ("/loss-form/documents/remove", test_remove);
  add ("/loss-form/documents/known", test_known);
  add ("/loss-form/template", test_template);
  add ("/loss-form/repeated", test_repeated);
  add ("/loss-form/restart", test_restart);
  add ("/loss-form/stolen", test_stolen);
  add ("/loss-form/stolen/template", test_stolen_template);
  add ("/loss-form/stolen/fails", test_stolen_fails);
  add ("/loss-form/stolen/registered", test_turned_out_stolen);
  add ("/loss-form/minor", test_minor);
  add ("/loss-form/visit", test_visit);
  add ("/loss-form/amendment", test_amendment);
  return g_test_run ();
}
