// SPDX-License-Identifier: GPL-3.0-or-later
// The place of statements, the register as a table, and where a statement is reached from.

#include "statements-fixture.h"

#include "model/visit.h"
#include "store/draft.h"
#include "ui/front-desk/visit-page.h"
#include "ui/people/person-page.h"
#include "ui/statements/statement-columns.h"
#include "ui/statements/statements-page.h"
#include "ui/widgets/csv.h"
#include "ui/widgets/drafts-view.h"
#include "ui/widgets/purpose-view.h"
#include "ui/widgets/register-filters.h"
#include "ui/widgets/register-view.h"

static gpointer
load_drafts (DeskDatabase *database, gpointer form, GCancellable *cancellable, GError **error)
{
  return desk_draft_list (database, form, error);
}

static guint
count_drafts (Office *office)
{
  g_autoptr (GPtrArray) drafts = ask (office, load_drafts, "statement");

  return drafts->len;
}

static guint
count_rows (DeskRegisterView *view)
{
  GListModel *rows = desk_register_view_get_rows (view);

  return rows != NULL ? g_list_model_get_n_items (rows) : G_MAXUINT;
}

static guint
get_count (AdwNavigationPage *page)
{
  guint count;

  g_object_get (page, "count", &count, NULL);
  return count;
}

static void
test_register (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskStatement) late = NULL;
  g_autoptr (DeskStatement) appeal = NULL;
  AdwNavigationPage *page;
  DeskRegisterView *view;
  DeskRegisterFilters *filters;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  late = record_statement (office, person, "crime_report", "criminal", NOW - 3 * DAY);
  appeal = record_statement (office, person, "appeal_complaint", "appeal", NOW - HOUR);
  page = desk_statements_page_new (office->context);
  view = TEMPLATE_CHILD (page, "register");
  filters = TEMPLATE_CHILD (page, "filters");
  screen = open_screen (page);
  WAIT_FOR (count_rows (view) == 2);
  WAIT_FOR (get_count (page) == 1);

  desk_register_view_set_filter (view, "due");
  WAIT_FOR (count_rows (view) == 1);
  desk_register_view_set_filter (view, "all");
  WAIT_FOR (count_rows (view) == 2);

  /* By kind and by period; everything that narrows is taken off at once. */
  adw_combo_row_set_selected (TEMPLATE_CHILD (filters, "kind"), 1);
  WAIT_FOR (count_rows (view) == 1);
  gtk_editable_set_text (TEMPLATE_CHILD (filters, "from"), "27.05.2026");
  WAIT_FOR (count_rows (view) == 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (TEMPLATE_CHILD (view, "stack")), ==, "nothing-found");
  g_signal_emit_by_name (TEMPLATE_CHILD (view, "clear"), "clicked");
  WAIT_FOR (count_rows (view) == 2);
  gtk_editable_set_text (TEMPLATE_CHILD (view, "search"), "коваленко");
  WAIT_FOR (count_rows (view) == 2);
  close_screen (&screen);
}

static void
note_opened (DeskRegisterView *view, DeskRegisterRow *row, char **number)
{
  g_set_str (number, desk_record_get_text (desk_register_row_get_record (row), DESK_STATEMENT_NO));
}

/* Enter right behind the number opens what was typed, not what still stands in the first row. */
static void
test_fast_enter (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskStatement) older = NULL, newer = NULL;
  g_autofree char *opened = NULL;
  AdwNavigationPage *page;
  DeskRegisterView *view;
  GtkWidget *search;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  older = record_statement (office, person, "crime_report", "criminal", NOW - 3 * DAY);
  newer = record_statement (office, person, "appeal_complaint", "appeal", NOW - HOUR);
  page = desk_statements_page_new (office->context);
  view = TEMPLATE_CHILD (page, "register");
  search = TEMPLATE_CHILD (view, "search");
  screen = open_screen (page);
  WAIT_FOR (count_rows (view) == 2);
  g_signal_connect (view, "opened", G_CALLBACK (note_opened), &opened);

  gtk_widget_grab_focus (search);
  gtk_editable_set_text (GTK_EDITABLE (search),
                         desk_record_get_text (DESK_RECORD (older), DESK_STATEMENT_NO));
  g_signal_emit_by_name (search, "activate");
  WAIT_FOR (opened != NULL);
  g_assert_cmpstr (opened, ==, desk_record_get_text (DESK_RECORD (older), DESK_STATEMENT_NO));

  /* Who goes on typing does not want it any more. */
  g_clear_pointer (&opened, g_free);
  gtk_editable_set_text (GTK_EDITABLE (search),
                         desk_record_get_text (DESK_RECORD (newer), DESK_STATEMENT_NO));
  g_signal_emit_by_name (search, "activate");
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  g_signal_emit_by_name (search, "search-changed");
  WAIT_FOR (count_rows (view) == 0);
  g_assert_null (opened);
  close_screen (&screen);
}

/* A sealed matter is in the register with its number and its state, and nothing else. */
static void
test_sealed_row (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskStatement) statement = NULL;
  g_autoptr (DeskRegisterRow) row = desk_register_row_new (0);
  g_autoptr (GHashTable) officers = g_hash_table_new (g_str_hash, g_str_equal);
  const DeskRegisterTable *table = desk_statement_columns_get_table ();

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  statement = record_statement (office, person, "domestic", "criminal", NOW - HOUR);
  desk_record_set_entry (DESK_RECORD (statement), DESK_STATEMENT_OFFICIAL, "n1",
                         g_variant_new_string ("18204"));
  desk_register_row_fill (row, DESK_RECORD (statement), DESK_RECORD (person), 0);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const DeskRegisterColumn *column = &table->columns[i];
      g_autofree char *text = column->make_text (row, office->context, officers);

      g_assert_true (text == NULL || strstr (text, "Коваленко") == NULL);
      if (g_str_equal (column->title, "Kind"))
        g_assert_cmpstr (text, ==, "Sealed matter");
      if (g_str_equal (column->title, "Topic") || g_str_equal (column->title, "Applicant")
          || g_str_equal (column->title, "Official number"))
        g_assert_null (text);
    }
}

/* A cell that is cut off must not read as time that is left. */
static void
test_overdue_row (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskStatement) late = NULL;
  g_autoptr (DeskRegisterRow) row = desk_register_row_new (0);
  const DeskRegisterTable *table = desk_statement_columns_get_table ();

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  late = record_statement (office, person, "crime_report", "criminal", NOW - 3 * DAY);
  desk_register_row_fill (row, DESK_RECORD (late), DESK_RECORD (person), 0);
  for (guint i = 0; i < table->n_columns; i++)
    if (g_str_equal (table->columns[i].title, "Due"))
      {
        g_autofree char *brief = table->columns[i].make_brief (row, office->context, NULL);
        g_autofree char *text = table->columns[i].make_text (row, office->context, NULL);

        g_assert_cmpstr (brief, ==, "overdue by 3 days");
        g_assert_true (g_str_has_suffix (text, brief));
        return;
      }
  g_assert_not_reached ();
}

static gboolean
shows_column (DeskRegisterView *view, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (TEMPLATE_CHILD (view, "rows"));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return gtk_column_view_column_get_visible (column);
    }
  return FALSE;
}

static void
test_columns (Office *office, gconstpointer data)
{
  static const char *const hidden[] = { "State", NULL };
  g_autoptr (DeskStatement) statement = NULL;
  AdwNavigationPage *page;
  DeskRegisterView *view;
  Screen screen;

  office_sign_in (office);
  statement = record_statement (office, NULL, "crime_report", "criminal", NOW - HOUR);
  page = desk_statements_page_new (office->context);
  view = TEMPLATE_CHILD (page, "register");
  screen = open_screen (page);
  WAIT_FOR (count_rows (view) == 1);
  g_assert_true (shows_column (view, "State"));
  g_assert_false (shows_column (view, "Topic"));
  desk_register_view_set_hidden (view, hidden);
  g_assert_false (shows_column (view, "State"));
  g_assert_true (shows_column (view, "Topic"));
  close_screen (&screen);
}

static void
write_draft (Office *office, DeskPerson *person)
{
  g_autoptr (DeskDraft) draft = desk_draft_new ("statement", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  GVariantDict typed;

  g_variant_dict_init (&typed, NULL);
  g_variant_dict_insert (&typed, "kind", "s", "crime_report");
  g_variant_dict_insert (&typed, "applicant", "s", desk_record_get_id (DESK_RECORD (person)));
  draft->officer = g_strdup ("shevchuk");
  draft->touched = NOW - 60;
  draft->typed = g_variant_ref_sink (g_variant_dict_end (&typed));
  desk_store_write_draft_async (desk_context_get_store (office->context), draft, office_on_done, office);
  result = office_wait (office);
  g_assert_cmpint (desk_store_write_draft_finish (desk_context_get_store (office->context), result, NULL), >,
                   0);
}

/* A draft tells whose it is and who typed last; discarding it can be taken back. */
static void
test_drafts (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  AdwNavigationPage *page;
  DeskRegisterView *view;
  GtkListBox *list;
  GtkWidget *drafts;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  write_draft (office, person);
  page = desk_statements_page_new (office->context);
  view = TEMPLATE_CHILD (page, "register");
  screen = open_screen (page);
  WAIT_FOR (get_count (page) == 1);
  WAIT_FOR (count_rows (view) == 0);
  desk_register_view_set_filter (view, "drafts");
  drafts = gtk_stack_get_visible_child (TEMPLATE_CHILD (view, "stack"));
  g_assert_true (DESK_IS_DRAFTS_VIEW (drafts));
  g_assert_true (says (drafts, "Коваленко Марія"));
  g_assert_true (says (drafts, "Шевчук"));

  list = TEMPLATE_CHILD (drafts, "list");
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0)));
  gtk_widget_activate_action (drafts, "row.remove", NULL);
  WAIT_FOR (gtk_list_box_get_row_at_index (list, 0) == NULL);
  g_assert_cmpuint (count_drafts (office), ==, 0);
  g_assert_true (gtk_widget_activate_action (drafts, "notice.undo", NULL));
  WAIT_FOR (gtk_list_box_get_row_at_index (list, 0) != NULL);
  g_assert_cmpuint (count_drafts (office), ==, 1);
  close_screen (&screen);
}

static void
test_csv (void)
{
  char *const cells[] = { "PL1-A/2026/00153", NULL, "Сказав \"ні\", і пішов", "два\nрядки", "=1+1", "-5" };
  g_autoptr (GString) table = g_string_new (NULL);

  desk_csv_add_line (table, cells, G_N_ELEMENTS (cells));
  g_assert_cmpstr (table->str, ==,
                   "PL1-A/2026/00153,,\"Сказав \"\"ні\"\", і пішов\",\"два\nрядки\",\"'=1+1\",\"'-5\"\r\n");
}

static char *
read_file (GFile *file)
{
  char *text = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  return text;
}

static GFile *
make_file (Office *office)
{
  g_autofree char *path = g_build_filename (office->top, "statements.csv", NULL);

  return g_file_new_for_path (path);
}

static gboolean export (Office *office, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) officers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) result = NULL;
  DeskRegisterQuery query = { .kind = "statement", .filter = "all", .text = "", .country = "ua", .now = NOW };

  desk_register_export_async (office->context, desk_statement_columns_get_table (), &query, officers, file,
                              NULL, NULL, cancellable, office_on_done, office);
  result = office_wait (office);
  return desk_register_export_finish (office->context, result, NULL, error);
}

/* More than a page, each statement once, in a file that begins as spreadsheets want it. */
static void
test_export (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  for (guint i = 0; i < 70; i++)
    g_object_unref (record_statement (office, person, "crime_report", "criminal", NOW - i * HOUR));
  file = make_file (office);
  g_assert_true (export (office, file, NULL, &error));
  g_assert_no_error (error);
  text = read_file (file);
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBFNumber,Kind,Applicant,"));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 72);
  g_assert_nonnull (strstr (lines[1], "Коваленко Марія"));
  g_assert_cmpstr (lines[71], ==, "");
}

/* The table that was there before stays when the new one is not finished. */
static void
test_export_stopped (Office *office, gconstpointer data)
{
  g_autoptr (DeskStatement) statement = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  office_sign_in (office);
  statement = record_statement (office, NULL, "crime_report", "criminal", NOW - HOUR);
  file = make_file (office);
  g_assert_true (
      g_file_replace_contents (file, "before", 6, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  g_cancellable_cancel (cancelled);
  g_assert_false (export (office, file, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  text = read_file (file);
  g_assert_cmpstr (text, ==, "before");
}

/* Whoever made it has it among the open matters, and the visit it came of leads to it, too. */
static void
test_links (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskVisit) visit = g_object_new (DESK_TYPE_VISIT, "state", "finished", "arrived", NOW - HOUR,
                                              "finished", NOW, "topic", "THEFT", NULL);
  g_autoptr (DeskStatement) statement = NULL;
  const char *number;
  AdwNavigationPage *page;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  save (office, DESK_RECORD (visit), NULL, NULL);
  statement = g_object_new (DESK_TYPE_STATEMENT, "kind", "crime_report", "state", "registered", "submitted",
                            NOW, "visit", desk_record_get_id (DESK_RECORD (visit)), "applicant",
                            desk_record_get_id (DESK_RECORD (person)), NULL);
  save (office, DESK_RECORD (statement), NULL, NULL);
  number = desk_record_get_text (DESK_RECORD (statement), DESK_STATEMENT_NO);

  page = desk_person_page_new (office->context, desk_record_get_id (DESK_RECORD (person)));
  screen = open_screen (page);
  WAIT_FOR (g_str_equal (get_state (page), "purpose"));
  desk_purpose_view_choose (TEMPLATE_CHILD (page, "purpose"), "matter", NULL);
  WAIT_FOR (g_str_equal (get_state (page), "record"));
  g_assert_true (says (TEMPLATE_CHILD (page, "matters"), number));
  close_screen (&screen);

  page = desk_visit_page_new (office->context, desk_record_get_id (DESK_RECORD (visit)));
  screen = open_screen (page);
  desk_purpose_view_choose (TEMPLATE_CHILD (page, "purpose"), "matter", NULL);
  WAIT_FOR (g_str_equal (get_state (page), "record"));
  g_assert_true (says (TEMPLATE_CHILD (page, "fields"), number));
  close_screen (&screen);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_test ("/statements/register", test_register);
  office_test ("/statements/register/sealed", test_sealed_row);
  office_test ("/statements/register/fast-enter", test_fast_enter);
  office_test ("/statements/register/overdue-row", test_overdue_row);
  office_test ("/statements/register/columns", test_columns);
  office_test ("/statements/drafts", test_drafts);
  g_test_add_func ("/statements/csv", test_csv);
  office_test ("/statements/export", test_export);
  office_test ("/statements/export/stopped", test_export_stopped);
  office_test ("/statements/links", test_links);
  return g_test_run ();
}
