// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand in the form of a statement, and what becomes of it: nothing typed is lost, nothing wrong is registered,
// nobody is turned away.

#include "office.h"

#include "model/attachment.h"
#include "model/statement.h"
#include "store/draft.h"
#include "store/records.h"
#include "ui/statements/attachment-group.h"
#include "ui/statements/draft-page.h"
#include "ui/statements/statement-editor.h"
#include "ui/widgets/editor-page.h"
#include "ui/widgets/form-row.h"

#include <string.h>

#define WORDS "Гаманець зник із сумки біля прилавка на ринку."
#define MAX_CALLS 4

typedef struct
{
  GtkWidget *window;
  AdwNavigationPage *page;
  DeskStatementEditor *form;
} Screen;

static Screen
open_screen (AdwNavigationPage *page)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  Screen screen = { adw_window_new (), page,
                    DESK_STATEMENT_EDITOR (desk_editor_page_get_editor (DESK_EDITOR_PAGE (page))) };

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (view));
  adw_window_set_content (ADW_WINDOW (screen.window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (screen.window), 1200, 800);
  adw_navigation_view_add (view, adw_navigation_page_new (adw_bin_new (), "Statements"));
  adw_navigation_view_push (view, page);
  gtk_window_present (GTK_WINDOW (screen.window));
  WAIT_FOR (g_str_equal (gtk_stack_get_visible_child_name (TEMPLATE_CHILD (page, "stack")), "form"));
  return screen;
}

static Screen
open_form (Office *office)
{
  return open_screen (desk_statement_draft_page_new (office->context, NULL, NULL));
}

static void
close_screen (Screen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static DeskRecord *
get_record (Screen *screen)
{
  return desk_record_editor_get_record (DESK_RECORD_EDITOR (screen->form));
}

static GtkWidget *
find_row (Screen *screen, const char *field)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (TEMPLATE_CHILD (screen->form, "fields"));

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (desk_form_row_get_field (g_ptr_array_index (rows, i)), field))
      return g_ptr_array_index (rows, i);
  g_error ("no row for %s", field);
}

/* The first widget of this type inside. */
static gpointer
find_inside (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_inside (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
has_focus (Screen *screen, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (screen->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static GtkTextBuffer *
get_buffer (Screen *screen)
{
  return gtk_text_view_get_buffer (find_inside (find_row (screen, "text"), GTK_TYPE_TEXT_VIEW));
}

static void
type_text (Screen *screen, const char *text)
{
  gtk_text_buffer_set_text (get_buffer (screen), text, -1);
}

static char *
get_typed (Screen *screen)
{
  char *text;

  g_object_get (get_buffer (screen), "text", &text, NULL);
  return text;
}

static void
type (Screen *screen, const char *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (screen, field)), text);
}

/* Everything that a reported theft needs, but for the warning. */
static void
fill (Screen *screen)
{
  g_object_set (get_record (screen), "kind", "crime_report", "topic", "THEFT", "anonymous", TRUE,
                "check-reason", "більше нічого не відомо", NULL);
  type (screen, "event_from", "27.05.2026 10:00");
  type (screen, "place", "Ринок, ряд 7");
  type_text (screen, WORDS);
}

static void
warn (Screen *screen)
{
  adw_switch_row_set_active (TEMPLATE_CHILD (TEMPLATE_CHILD (screen->form, "warning"), "given"), TRUE);
}

static void
act (Screen *screen)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (screen->form), "form.primary", NULL));
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
count_records (Office *office, const char *kind)
{
  g_autoptr (GPtrArray) records = ask (office, load_all, kind);

  return records->len;
}

static guint
count_drafts (Office *office)
{
  g_autoptr (GPtrArray) drafts = ask (office, load_drafts, DESK_STATEMENT_DRAFT);

  return drafts->len;
}

/* Registering leads to the receipt. */
static void
wait_registered (Office *office, Screen *screen)
{
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (screen->window)) != NULL);
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (screen->window)));
  g_assert_cmpuint (count_records (office, "statement"), ==, 1);
  g_assert_cmpuint (count_drafts (office), ==, 0);
}

static void
assert_refused (Office *office, Screen *screen, const char *field)
{
  act (screen);
  g_assert_true (has_focus (screen, find_row (screen, field)));
  g_assert_cmpuint (count_records (office, "statement"), ==, 0);
}

/* What lies in the future or ends before it began is told at its field, and stays there to be put right. */
static void
test_moments (Office *office, gconstpointer data)
{
  Screen screen;

  office_sign_in (office);
  screen = open_form (office);
  fill (&screen);
  warn (&screen);
  type (&screen, "event_from", "01.01.2030 10:00");
  assert_refused (office, &screen, "event_from");
  WAIT_FOR (says (screen.window, "This is in the future."));
  g_assert_nonnull (strstr (gtk_editable_get_text (GTK_EDITABLE (find_row (&screen, "event_from"))), "2030"));

  type (&screen, "event_from", "27.05.2026 10:00");
  type (&screen, "event_to", "26.05.2026 10:00");
  assert_refused (office, &screen, "event_to");
  WAIT_FOR (says (screen.window, "The end lies before the beginning."));

  type (&screen, "event_to", "коли стемніло");
  assert_refused (office, &screen, "event_to");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (&screen, "event_to"))), ==,
                   "коли стемніло");

  type (&screen, "event_to", "27.05.2026 10:30");
  act (&screen);
  wait_registered (office, &screen);
  close_screen (&screen);
}

static void
test_empty_text (Office *office, gconstpointer data)
{
  static const char *const texts[] = { "", " \n\t \n", "Вкрали." };
  Screen screen;

  office_sign_in (office);
  screen = open_form (office);
  fill (&screen);
  warn (&screen);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      type_text (&screen, texts[i]);
      assert_refused (office, &screen, "text");
    }
  WAIT_FOR (says (screen.window, "The text is too short"));
  type_text (&screen, WORDS);
  act (&screen);
  wait_registered (office, &screen);
  close_screen (&screen);
}

static void
count_call (guint *calls)
{
  (*calls)++;
}

/* A megabyte is told of, stays in the field and in the draft, and is dealt with in a few calls, not one a letter. */
static void
test_long_text (Office *office, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *typed = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  guint calls = 0;
  Screen screen;

  while (text->len < 1024 * 1024)
    g_string_append (text, WORDS "\n");
  office_sign_in (office);
  screen = open_form (office);
  fill (&screen);
  warn (&screen);
  g_signal_connect_swapped (find_row (&screen, "text"), "typed", G_CALLBACK (count_call), &calls);
  type_text (&screen, "");
  calls = 0;
  gtk_text_buffer_insert_at_cursor (get_buffer (&screen), text->str, -1);
  g_assert_cmpuint (calls, <=, MAX_CALLS);

  calls = 0;
  g_signal_connect_swapped (get_record (&screen), "notify", G_CALLBACK (count_call), &calls);
  act (&screen);
  g_assert_cmpuint (calls, <=, MAX_CALLS);
  g_assert_true (has_focus (&screen, find_row (&screen, "text")));
  g_assert_true (says (find_row (&screen, "text"), "The text is too long"));
  g_assert_cmpuint (count_records (office, "statement"), ==, 0);
  typed = get_typed (&screen);
  g_assert_true (g_str_equal (typed, text->str));
  g_clear_pointer (&typed, g_free);

  gtk_widget_activate_action (GTK_WIDGET (screen.form), "form.save-draft", NULL);
  WAIT_FOR (count_drafts (office) == 1);
  drafts = ask (office, load_drafts, DESK_STATEMENT_DRAFT);
  close_screen (&screen);
  screen =
      open_screen (desk_statement_draft_page_new_from_draft (office->context, g_ptr_array_index (drafts, 0)));
  kept = get_typed (&screen);
  g_assert_true (g_str_equal (kept, text->str));

  /* The rest is put aside; what matters is registered. */
  type_text (&screen, WORDS);
  act (&screen);
  wait_registered (office, &screen);
  close_screen (&screen);
}

/* Emoji are the applicant's words; what nobody sees is taken out and named. */
static void
test_marks (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) statements = NULL;
  g_autofree char *text = NULL;
  Screen screen;

  office_sign_in (office);
  screen = open_form (office);
  fill (&screen);
  warn (&screen);
  type_text (
      &screen,
      "Він написав\u202e мені: \a«👨‍👩‍👧‍👦❤️»\r\nі зник із гаманцем.");
  act (&screen);
  g_assert_true (says (find_row (&screen, "text"), "U+202E"));
  wait_registered (office, &screen);
  statements = ask (office, load_all, "statement");
  text = desk_statement_get_text (g_ptr_array_index (statements, 0));
  g_assert_cmpstr (
      text, ==,
      "Він написав мені: «👨‍👩‍👧‍👦❤️»\nі зник із гаманцем.");
  close_screen (&screen);
}

static GFile *
make_file (Office *office, const char *name, gsize size)
{
  g_autofree char *path = g_build_filename (office->top, name, NULL);
  g_autofree char *bytes = g_malloc (size);

  memset (bytes, 'a', size);
  g_assert_true (g_file_set_contents (path, bytes, (gssize)size, NULL));
  return g_file_new_for_path (path);
}

static void
attach (Screen *screen, GFile *file)
{
  DeskAttachmentGroup *group = TEMPLATE_CHILD (screen->form, "attachments");

  desk_attachment_group_add_file (group, file);
  WAIT_FOR (!desk_attachment_group_is_busy (group));
}

/* Each file that is not taken has words beside its name; the statement is registered with those that are. */
static void
test_attachments (Office *office, gconstpointer data)
{
  g_autoptr (GFile) good = NULL;
  g_autoptr (GFile) forbidden = NULL;
  g_autoptr (GFile) large = NULL;
  g_autoptr (GFile) gone = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  GtkWidget *group;
  Screen screen;

  office_sign_in (office);
  good = make_file (office, "note.txt", 20);
  forbidden = make_file (office, "run.html", 20);
  large = make_file (office, "long.txt", 20000001);
  gone = make_file (office, "gone.txt", 20);
  g_assert_true (g_file_delete (gone, NULL, NULL));
  screen = open_form (office);
  group = TEMPLATE_CHILD (screen.form, "attachments");
  fill (&screen);
  warn (&screen);
  attach (&screen, forbidden);
  g_assert_true (says (group, "run.html"));
  g_assert_true (says (group, "Files of this kind are not attached."));
  attach (&screen, large);
  g_assert_true (says (group, "long.txt"));
  g_assert_true (says (group, "This file is larger than an attachment may be"));
  attach (&screen, gone);
  g_assert_true (says (group, "gone.txt"));
  g_assert_false (says (group, "Being read…"));
  attach (&screen, good);
  act (&screen);
  wait_registered (office, &screen);
  attachments = ask (office, load_all, "attachment");
  g_assert_cmpuint (attachments->len, ==, 1);
  g_assert_cmpstr (desk_record_get_text (g_ptr_array_index (attachments, 0), DESK_ATTACHMENT_NAME), ==,
                   "note.txt");
  close_screen (&screen);
}

/* Taken out while it is read: no trace of it, and nothing waits for it. */
static void
test_attachment_removed (Office *office, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  DeskAttachmentGroup *group;
  GtkWidget *remove;
  Screen screen;

  office_sign_in (office);
  file = make_file (office, "long.txt", 10000000);
  screen = open_form (office);
  group = TEMPLATE_CHILD (screen.form, "attachments");
  fill (&screen);
  warn (&screen);
  desk_attachment_group_add_file (group, file);
  remove = find_inside (GTK_WIDGET (group), GTK_TYPE_BUTTON);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (remove), ==, "Remove");
  g_signal_emit_by_name (remove, "clicked");
  g_assert_false (desk_attachment_group_is_busy (group));
  act (&screen);
  wait_registered (office, &screen);
  g_assert_cmpuint (count_records (office, "attachment"), ==, 0);
  close_screen (&screen);
}

/* The key is pressed twice, with a letter or Discard right behind it: one statement, and no draft of it. */
static void
test_twice (Office *office, gconstpointer data)
{
  Screen screen;

  office_sign_in (office);
  screen = open_form (office);
  fill (&screen);
  warn (&screen);
  act (&screen);
  act (&screen);
  type (&screen, "place", "Ринок, ряд 70");
  gtk_widget_activate_action (GTK_WIDGET (screen.form), "editor.discard", NULL);
  g_assert_false (says (screen.window, "The draft is discarded"));
  wait_registered (office, &screen);
  close_screen (&screen);
}

static void
add_entries (Screen *screen)
{
  DeskRecord *record = get_record (screen);

  desk_record_set_entry (record, DESK_STATEMENT_ITEM, "0a", g_variant_new_string ("Гаманець"));
  desk_record_set_entry (record, DESK_STATEMENT_ITEM_VALUE, "0a", g_variant_new_int64 (50000));
  desk_record_set_entry (record, DESK_STATEMENT_PARTICIPANT, "0b", g_variant_new_string ("witness"));
  desk_record_set_entry (record, DESK_STATEMENT_PARTICIPANT_WORDS, "0b",
                         g_variant_new_string ("продавчиня ряду"));
}

static void
restart (Office *office)
{
  g_autoptr (GError) error = NULL;

  office_restart (office);
  g_assert_true (desk_session_start (office->context, &error));
  g_assert_true (office_open (office, PASSWORD, &error));
  g_assert_no_error (error);
}

/* The program ends in the middle of a word; whoever goes on finds everything. */
static void
test_restart (Office *office, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  g_autofree char *text = NULL;
  GtkEditable *who;
  Screen screen;

  office_sign_in (office);
  file = make_file (office, "note.txt", 20);
  screen = open_form (office);
  fill (&screen);
  g_object_set (get_record (&screen), "anonymous", FALSE, NULL);
  add_entries (&screen);
  attach (&screen, file);
  who = find_inside (find_row (&screen, "applicant"), GTK_TYPE_TEXT);
  gtk_editable_set_text (who, "Ковален");
  gtk_widget_activate_action (GTK_WIDGET (screen.form), "form.save-draft", NULL);
  WAIT_FOR (count_drafts (office) == 1);
  close_screen (&screen);

  restart (office);
  drafts = ask (office, load_drafts, DESK_STATEMENT_DRAFT);
  g_assert_cmpuint (drafts->len, ==, 1);
  screen =
      open_screen (desk_statement_draft_page_new_from_draft (office->context, g_ptr_array_index (drafts, 0)));
  text = get_typed (&screen);
  g_assert_cmpstr (text, ==, WORDS);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (&screen, "place"))), ==, "Ринок, ряд 7");
  who = find_inside (find_row (&screen, "applicant"), GTK_TYPE_TEXT);
  g_assert_cmpstr (gtk_editable_get_text (who), ==, "Ковален");
  g_assert_cmpstr (desk_record_get_entry_text (get_record (&screen), DESK_STATEMENT_ITEM, "0a"), ==,
                   "Гаманець");
  g_assert_cmpstr (desk_record_get_entry_text (get_record (&screen), DESK_STATEMENT_PARTICIPANT_WORDS, "0b"),
                   ==, "продавчиня ряду");
  attachments = desk_attachment_group_list (TEMPLATE_CHILD (screen.form, "attachments"));
  g_assert_cmpuint (attachments->len, ==, 1);
  g_assert_cmpstr (desk_record_get_text (g_ptr_array_index (attachments, 0), DESK_ATTACHMENT_NAME), ==,
                   "note.txt");
  close_screen (&screen);
}

static void
test_discard (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = NULL;
  const char *place;
  Screen screen;

  office_sign_in (office);
  screen = open_form (office);
  fill (&screen);
  gtk_widget_activate_action (GTK_WIDGET (screen.form), "form.save-draft", NULL);
  /* The draft is still on its way to the disk. */
  gtk_widget_activate_action (GTK_WIDGET (screen.form), "editor.discard", NULL);
  WAIT_FOR (count_drafts (office) == 0);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpuint (count_drafts (office), ==, 0);

  gtk_widget_activate_action (adw_window_get_content (ADW_WINDOW (screen.window)), "notice.undo", NULL);
  WAIT_FOR (count_drafts (office) == 1);
  drafts = ask (office, load_drafts, DESK_STATEMENT_DRAFT);
  g_assert_true (
      g_variant_lookup (((DeskDraft *)g_ptr_array_index (drafts, 0))->typed, "place", "&s", &place)
      || g_variant_lookup (((DeskDraft *)g_ptr_array_index (drafts, 0))->typed, "text:place", "&s", &place));
  g_assert_cmpstr (place, ==, "Ринок, ряд 7");
  close_screen (&screen);
}

static DeskStatement *
register_one (Office *office)
{
  g_autoptr (GPtrArray) statements = NULL;
  Screen screen = open_form (office);

  fill (&screen);
  warn (&screen);
  act (&screen);
  wait_registered (office, &screen);
  close_screen (&screen);
  statements = ask (office, load_all, "statement");
  return g_object_ref (g_ptr_array_index (statements, 0));
}

static gboolean
is_place (Office *office, const char *place)
{
  g_autoptr (GPtrArray) statements = ask (office, load_all, "statement");

  g_assert_cmpuint (statements->len, ==, 1);
  return g_strcmp0 (desk_record_get_text (g_ptr_array_index (statements, 0), DESK_STATEMENT_PLACE), place)
         == 0;
}

/* An amendment without a reason is not saved; nor is one that changes nothing. */
static void
test_amendment (Office *office, gconstpointer data)
{
  g_autoptr (DeskStatement) statement = NULL;
  GtkEditable *reason;
  Screen screen;

  office_sign_in (office);
  statement = register_one (office);
  screen = open_screen (desk_statement_draft_page_new_amendment (
      office->context, statement, desk_store_get_position (desk_context_get_store (office->context))));
  reason =
      (gpointer)gtk_widget_get_template_child (GTK_WIDGET (screen.form), DESK_TYPE_RECORD_EDITOR, "reason");
  act (&screen);
  WAIT_FOR (says (screen.window, "Nothing has changed"));
  type (&screen, "place", "Ринок, ряд 9");
  act (&screen);
  g_assert_true (has_focus (&screen, GTK_WIDGET (reason)));
  gtk_editable_set_text (reason, "   ");
  act (&screen);
  g_assert_true (has_focus (&screen, GTK_WIDGET (reason)));
  g_assert_true (is_place (office, "Ринок, ряд 7"));

  gtk_editable_set_text (reason, "заявник уточнив місце");
  act (&screen);
  WAIT_FOR (is_place (office, "Ринок, ряд 9"));
  g_assert_cmpuint (count_drafts (office), ==, 0);
  close_screen (&screen);
}

/* Who does not acknowledge the warning makes the statement all the same; why is written down. */
static void
test_warning_refused (Office *office, gconstpointer data)
{
  GtkWidget *warning;
  Screen screen;

  office_sign_in (office);
  screen = open_form (office);
  warning = TEMPLATE_CHILD (screen.form, "warning");
  fill (&screen);
  act (&screen);
  g_assert_true (has_focus (&screen, warning));
  adw_switch_row_set_active (TEMPLATE_CHILD (warning, "refused"), TRUE);
  act (&screen);
  g_assert_true (has_focus (&screen, warning));
  g_assert_cmpuint (count_records (office, "statement"), ==, 0);
  WAIT_FOR (says (screen.window, "Write why the warning is not acknowledged."));
  gtk_editable_set_text (TEMPLATE_CHILD (warning, "reason"), "заявник відмовився");
  act (&screen);
  wait_registered (office, &screen);
  close_screen (&screen);
}

/* A crime is registered also when nobody gives a name. */
static void
test_anonymous (Office *office, gconstpointer data)
{
  g_autoptr (DeskStatement) statement = NULL;

  office_sign_in (office);
  statement = register_one (office);
  g_assert_null (desk_record_get_text (DESK_RECORD (statement), DESK_STATEMENT_APPLICANT));
  g_assert_true (desk_record_get_boolean (DESK_RECORD (statement), DESK_STATEMENT_ANONYMOUS));
  g_assert_nonnull (desk_record_get_text (DESK_RECORD (statement), DESK_STATEMENT_NO));
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
  add ("/statement-form/moments", test_moments);
  add ("/statement-form/text/empty", test_empty_text);
  add ("/statement-form/text/long", test_long_text);
  add ("/statement-form/text/marks", test_marks);
  add ("/statement-form/attachments", test_attachments);
  add ("/statement-form/attachments/removed", test_attachment_removed);
  add ("/statement-form/twice", test_twice);
  add ("/statement-form/restart", test_restart);
  add ("/statement-form/discard", test_discard);
  add ("/statement-form/amendment", test_amendment);
  add ("/statement-form/warning-refused", test_warning_refused);
  add ("/statement-form/anonymous", test_anonymous);
  return g_test_run ();
}
