// SPDX-License-Identifier: GPL-3.0-or-later
// The place of statements, the page of one, what can be done with it, and the register as a table.

#include "office.h"

#include "model/person.h"
#include "model/statement-clocks.h"
#include "model/visit.h"
#include "store/draft.h"
#include "store/records.h"
#include "ui/front-desk/visit-page.h"
#include "ui/people/person-page.h"
#include "ui/statements/statement-columns.h"
#include "ui/statements/statement-drafts.h"
#include "ui/statements/statement-export.h"
#include "ui/statements/statement-filters.h"
#include "ui/statements/statement-page.h"
#include "ui/statements/statement-step-dialog.h"
#include "ui/statements/statements-page.h"
#include "ui/widgets/csv.h"
#include "ui/widgets/purpose-view.h"
#include "ui/widgets/register-view.h"

#include <string.h>

#define HOUR 3600
#define DAY (24 * HOUR)

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
  gtk_window_set_default_size (GTK_WINDOW (screen.window), 1200, 800);
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
save (Office *office, DeskRecord *record, DeskRecord *shown, const char *reason)
{
  g_autoptr (DeskSave) act = desk_context_new_save (office->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_save_add (act, record, shown, 0, reason);
  if (DESK_IS_STATEMENT (record) && shown == NULL)
    desk_save_draw_number (act, record, DESK_STATEMENT_NO);
  desk_store_save_async (desk_context_get_store (office->context), act, office_on_done, office);
  result = office_wait (office);
  desk_store_save_finish (desk_context_get_store (office->context), result, &error);
  g_assert_no_error (error);
}

static DeskPerson *
record_person (Office *office, const char *surname)
{
  DeskPerson *person = g_object_new (DESK_TYPE_PERSON, "surname", surname, "given-name", "Марія", NULL);

  save (office, DESK_RECORD (person), NULL, NULL);
  return person;
}

static void
set_due (Office *office, DeskStatement *statement)
{
  gint64 due = desk_statement_get_next_due (statement, desk_context_get_profile (office->context),
                                            desk_clock_get_now (office->clock));

  desk_record_set_value (DESK_RECORD (statement), DESK_STATEMENT_DUE,
                         due != 0 ? g_variant_new_int64 (due) : NULL);
}

static DeskStatement *
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

static const char *
get_id (DeskStatement *statement)
{
  return desk_record_get_id (DESK_RECORD (statement));
}

static gpointer
load_statement (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return desk_records_load (database, "statement", id, error);
}

static gpointer
load_all (DeskDatabase *database, gpointer kind, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, kind, cancellable, error);
}

static gpointer
load_drafts (DeskDatabase *database, gpointer form, GCancellable *cancellable, GError **error)
{
  return desk_draft_list (database, form, error);
}

static gpointer
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

static guint
count_records (Office *office, const char *kind)
{
  g_autoptr (GPtrArray) records = ask (office, load_all, kind);

  return records->len;
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

/* Whether any label inside says this. */
static gboolean
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

static void
test_register (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskStatement) late = NULL;
  g_autoptr (DeskStatement) appeal = NULL;
  AdwNavigationPage *page;
  DeskRegisterView *view;
  DeskStatementFilters *filters;
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

/* A sealed matter is in the register with its number and its state, and nothing else. */
static void
test_sealed_row (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskStatement) statement = NULL;
  g_autoptr (DeskRegisterRow) row = desk_register_row_new (0);
  g_autoptr (GHashTable) officers = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_columns;
  const DeskRegisterColumn *columns = desk_statement_columns_list (&n_columns);

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  statement = record_statement (office, person, "domestic", "criminal", NOW - HOUR);
  desk_record_set_entry (DESK_RECORD (statement), DESK_STATEMENT_OFFICIAL, "n1",
                         g_variant_new_string ("18204"));
  desk_register_row_fill (row, DESK_RECORD (statement), DESK_RECORD (person), 0);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *text = columns[i].make_text (row, office->context, officers);

      g_assert_true (text == NULL || strstr (text, "Коваленко") == NULL);
      if (g_str_equal (columns[i].title, "Kind"))
        g_assert_cmpstr (text, ==, "Sealed matter");
      if (g_str_equal (columns[i].title, "Topic") || g_str_equal (columns[i].title, "Applicant")
          || g_str_equal (columns[i].title, "Official number"))
        g_assert_null (text);
    }
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
  g_assert_true (DESK_IS_STATEMENT_DRAFTS (drafts));
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

  desk_statement_export_async (office->context, &query, officers, file, NULL, NULL, cancellable,
                               office_on_done, office);
  result = office_wait (office);
  return desk_statement_export_finish (office->context, result, NULL, error);
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

static const char *
get_state (AdwNavigationPage *page)
{
  return gtk_stack_get_visible_child_name (TEMPLATE_CHILD (page, "stack"));
}

/* What was amended stands beside what was registered, and that it was opened is in the journal. */
static void
test_page (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskStatement) statement = NULL;
  g_autoptr (DeskRecord) shown = NULL;
  AdwNavigationPage *page;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  statement = record_statement (office, person, "crime_report", "criminal", NOW - 2 * HOUR);
  shown = desk_record_copy (DESK_RECORD (statement));
  desk_record_set_text (DESK_RECORD (statement), DESK_STATEMENT_PLACE, "Ринок, ряд 9");
  desk_statement_set_text (statement, "Гаманець зник із кишені.");
  save (office, DESK_RECORD (statement), shown, "заявниця згадала");

  page = desk_statement_page_new (office->context, get_id (statement));
  screen = open_screen (page);
  WAIT_FOR (g_str_equal (get_state (page), "record"));
  g_assert_cmpstr (adw_navigation_page_get_title (page), ==,
                   desk_record_get_text (DESK_RECORD (statement), DESK_STATEMENT_NO));
  g_assert_true (says (TEMPLATE_CHILD (page, "sections"), "Ринок, ряд 9\nWhen registered: Ринок, ряд 7"));
  g_assert_true (says (TEMPLATE_CHILD (page, "sections"), "Гаманець зник із кишені."));
  g_assert_true (says (TEMPLATE_CHILD (page, "sections"), "Гаманець зник із сумки біля прилавка."));
  g_assert_true (says (TEMPLATE_CHILD (page, "sections"), "Коваленко Марія"));
  g_assert_true (says (TEMPLATE_CHILD (page, "clocks"), "22 h 00 min left"));
  g_assert_cmpuint (count_records (office, "viewing"), ==, 1);
  close_screen (&screen);
}

static void
test_sealed_page (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskStatement) statement = NULL;
  AdwNavigationPage *page;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  statement = record_statement (office, person, "domestic", "criminal", NOW - HOUR);
  page = desk_statement_page_new (office->context, get_id (statement));
  screen = open_screen (page);
  WAIT_FOR (g_str_equal (get_state (page), "purpose"));
  g_assert_false (says (GTK_WIDGET (page), "Коваленко"));
  g_assert_cmpuint (count_records (office, "viewing"), ==, 0);
  desk_purpose_view_choose (TEMPLATE_CHILD (page, "purpose"), "matter", NULL);
  WAIT_FOR (g_str_equal (get_state (page), "record"));
  g_assert_true (says (GTK_WIDGET (page), "Коваленко Марія"));
  g_assert_cmpuint (count_records (office, "viewing"), ==, 1);
  close_screen (&screen);
}

/* The page of a statement with the dialog of a step on top. */
static DeskStatementStepDialog *
open_step (Office *office, DeskStatement *statement, const char *step, Screen *screen)
{
  AdwNavigationPage *page = desk_statement_page_new (office->context, get_id (statement));
  AdwDialog *dialog;

  *screen = open_screen (page);
  WAIT_FOR (g_str_equal (get_state (page), "record"));
  gtk_widget_activate_action (GTK_WIDGET (page), "statement.step", "s", step);
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (screen->window)) != NULL);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (screen->window));
  g_assert_true (DESK_IS_STATEMENT_STEP_DIALOG (dialog));
  return DESK_STATEMENT_STEP_DIALOG (dialog);
}

static void
do_step (DeskStatementStepDialog *dialog)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "form.primary", NULL));
}

static void
wait_closed (Screen *screen)
{
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (screen->window)) == NULL);
}

/* A number that another register gave meets a term, and the next one is due. */
static void
test_number (Office *office, gconstpointer data)
{
  g_autoptr (DeskStatement) statement = NULL;
  g_autoptr (DeskRecord) saved = NULL;
  g_autofree const char **keys = NULL;
  DeskStatementStepDialog *dialog;
  GtkWidget *kind, *number;
  gint64 due;
  Screen screen;

  office_sign_in (office);
  statement = record_statement (office, NULL, "crime_report", "criminal", NOW - HOUR);
  due = desk_record_get_integer (DESK_RECORD (statement), DESK_STATEMENT_DUE);
  dialog = open_step (office, statement, "number", &screen);
  kind = desk_statement_step_dialog_find_row (dialog, DESK_STATEMENT_OFFICIAL_KIND);
  number = desk_statement_step_dialog_find_row (dialog, DESK_STATEMENT_OFFICIAL);

  do_step (dialog);
  g_assert_cmpstr (desk_statement_step_dialog_get_message (dialog), ==,
                   "Choose in which register the number was given.");
  g_assert_true (gtk_widget_has_css_class (kind, "error"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 2);
  g_assert_cmpstr (desk_statement_step_dialog_get_message (dialog), ==, "");
  do_step (dialog);
  g_assert_true (gtk_widget_has_css_class (number, "error"));
  /* The shape of a number is a hint, not a rule. */
  gtk_editable_set_text (GTK_EDITABLE (number), "12026");
  g_assert_true (
      g_str_has_prefix (desk_statement_step_dialog_get_message (dialog), "Numbers of this register"));
  gtk_editable_set_text (GTK_EDITABLE (number), "12026170420001184");
  g_assert_cmpstr (desk_statement_step_dialog_get_message (dialog), ==, "");
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 1);
  gtk_editable_set_text (GTK_EDITABLE (number), "18204");
  do_step (dialog);
  wait_closed (&screen);

  saved = ask (office, load_statement, get_id (statement));
  keys = desk_record_list_keys (saved, DESK_STATEMENT_OFFICIAL);
  g_assert_cmpuint (g_strv_length ((char **)keys), ==, 1);
  g_assert_cmpstr (desk_record_get_entry_text (saved, DESK_STATEMENT_OFFICIAL, keys[0]), ==, "18204");
  g_assert_cmpstr (desk_record_get_entry_text (saved, DESK_STATEMENT_OFFICIAL_KIND, keys[0]), ==, "eo");
  g_assert_cmpint (g_variant_get_int64 (
                       desk_record_get_entry (saved, DESK_STATEMENT_OFFICIAL_GIVEN, keys[0])),
                   ==, NOW);
  g_assert_cmpint (desk_record_get_integer (saved, DESK_STATEMENT_DUE), >, due);
  WAIT_FOR (says (GTK_WIDGET (screen.view), "18204"));
  close_screen (&screen);
}

/* An appeal is not forwarded to whom it complains of; what the step needs is said at its field. */
static void
test_forward (Office *office, gconstpointer data)
{
  g_autoptr (DeskStatement) statement = NULL;
  g_autoptr (DeskRecord) saved = NULL;
  DeskStatementStepDialog *dialog;
  GtkWidget *outgoing;
  Screen screen;

  office_sign_in (office);
  statement = record_statement (office, NULL, "appeal_complaint", "appeal", NOW - HOUR);
  dialog = open_step (office, statement, "forward", &screen);
  outgoing = desk_statement_step_dialog_find_row (dialog, DESK_STATEMENT_OUTGOING_NO);
  adw_combo_row_set_selected (ADW_COMBO_ROW (
                                  desk_statement_step_dialog_find_row (dialog, DESK_STATEMENT_AGENCY)),
                              1);
  do_step (dialog);
  g_assert_true (gtk_widget_has_css_class (outgoing, "error"));
  gtk_editable_set_text (GTK_EDITABLE (outgoing), "45/2-1173");
  do_step (dialog);
  wait_closed (&screen);
  saved = ask (office, load_statement, get_id (statement));
  g_assert_cmpstr (desk_record_get_text (saved, DESK_STATEMENT_STATE), ==, "forwarded");
  g_assert_cmpstr (desk_record_get_text (saved, DESK_STATEMENT_OUTGOING_NO), ==, "45/2-1173");
  close_screen (&screen);
}

static void
test_extend (Office *office, gconstpointer data)
{
  g_autoptr (DeskStatement) statement = NULL;
  g_autoptr (DeskRecord) saved = NULL;
  g_autofree const char **keys = NULL;
  DeskStatementStepDialog *dialog;
  gint64 due;
  Screen screen;

  office_sign_in (office);
  statement = record_statement (office, NULL, "appeal_complaint", "appeal", NOW - HOUR);
  due = desk_record_get_integer (DESK_RECORD (statement), DESK_STATEMENT_DUE);
  dialog = open_step (office, statement, "extend", &screen);
  adw_combo_row_set_selected (ADW_COMBO_ROW (
                                  desk_statement_step_dialog_find_row (dialog, DESK_STATEMENT_EXTENDED)),
                              1);
  gtk_editable_set_text (GTK_EDITABLE (
                             desk_statement_step_dialog_find_row (dialog, DESK_STATEMENT_EXTENDED_REASON)),
                         "потрібна експертиза");
  do_step (dialog);
  wait_closed (&screen);
  saved = ask (office, load_statement, get_id (statement));
  keys = desk_record_list_keys (saved, DESK_STATEMENT_EXTENDED);
  g_assert_cmpstr (desk_record_get_entry_text (saved, DESK_STATEMENT_EXTENDED, keys[0]), ==, "UA-APPEAL");
  g_assert_cmpint (g_variant_get_int64 (desk_record_get_entry (saved, DESK_STATEMENT_EXTENDED_FROM, keys[0])),
                   ==, due);
  g_assert_cmpint (desk_record_get_integer (saved, DESK_STATEMENT_DUE), >, due);
  close_screen (&screen);
}

/* Annulling is asked twice and has a reason; a crime that was reported is never annulled. */
static void
test_annul (Office *office, gconstpointer data)
{
  g_autoptr (DeskStatement) crime = NULL;
  g_autoptr (DeskStatement) appeal = NULL;
  g_autoptr (DeskRecord) saved = NULL;
  DeskStatementStepDialog *dialog;
  AdwDialog *question;
  Screen screen;

  office_sign_in (office);
  crime = record_statement (office, NULL, "crime_report", "criminal", NOW - HOUR);
  appeal = record_statement (office, NULL, "appeal_complaint", "appeal", NOW - HOUR);
  g_assert_false (desk_statement_offer_is_open (desk_statement_offer_find ("annul"), crime, office->context));
  g_assert_true (
      desk_statement_offer_is_open (desk_statement_offer_find ("supersede"), crime, office->context));

  dialog = open_step (office, appeal, "annul", &screen);
  do_step (dialog);
  g_assert_cmpstr (desk_statement_step_dialog_get_message (dialog), ==, "Write the reason.");
  g_object_set (gtk_window_get_focus (GTK_WINDOW (screen.window)), "text", "подано двічі", NULL);
  do_step (dialog);
  WAIT_FOR (ADW_IS_ALERT_DIALOG (adw_window_get_visible_dialog (ADW_WINDOW (screen.window))));
  question = adw_window_get_visible_dialog (ADW_WINDOW (screen.window));
  g_signal_emit_by_name (question, "response", "do");
  adw_dialog_force_close (question);
  wait_closed (&screen);
  saved = ask (office, load_statement, get_id (appeal));
  g_assert_cmpstr (desk_record_get_text (saved, DESK_STATEMENT_STATE), ==, "annulled");
  g_assert_cmpint (desk_record_get_integer (saved, DESK_STATEMENT_DUE), ==, 0);
  close_screen (&screen);
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

static void
office_test (const char *path, void (*test) (Office *office, gconstpointer data))
{
  g_test_add (path, Office, NULL, office_set_up, test, office_tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_test ("/statements/register", test_register);
  office_test ("/statements/register/sealed", test_sealed_row);
  office_test ("/statements/register/columns", test_columns);
  office_test ("/statements/drafts", test_drafts);
  g_test_add_func ("/statements/csv", test_csv);
  office_test ("/statements/export", test_export);
  office_test ("/statements/export/stopped", test_export_stopped);
  office_test ("/statements/page", test_page);
  office_test ("/statements/page/sealed", test_sealed_page);
  office_test ("/statements/step/number", test_number);
  office_test ("/statements/step/forward", test_forward);
  office_test ("/statements/step/extend", test_extend);
  office_test ("/statements/step/annul", test_annul);
  office_test ("/statements/links", test_links);
  return g_test_run ();
}
