// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand in the form of a statement, and what becomes of it: nothing typed is lost, nothing wrong is registered,
// nobody is turned away.

#include "form-screen.h"

#include "model/attachment.h"
#include "model/statement.h"
#include "ui/statements/attachment-group.h"
#include "ui/statements/draft-page.h"
#include "ui/statements/statement-editor.h"

#define WORDS "Гаманець зник із сумки біля прилавка на ринку."
#define MAX_CALLS 4

static Screen
open_form (Office *office)
{
  return screen_open (desk_statement_draft_page_new (office->context, NULL, NULL));
}

static GtkTextBuffer *
get_buffer (Screen *screen)
{
  return gtk_text_view_get_buffer (screen_find_inside (screen_find_row (screen, "text"), GTK_TYPE_TEXT_VIEW));
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

/* Everything that a reported theft needs, but for the warning. */
static void
fill (Screen *screen)
{
  g_object_set (screen_get_record (screen), "kind", "crime_report", "topic", "THEFT", "anonymous", TRUE,
                "check-reason", "більше нічого не відомо", NULL);
  screen_type (screen, "event_from", "27.05.2026 10:00");
  screen_type (screen, "place", "Ринок, ряд 7");
  type_text (screen, WORDS);
}

static void
warn (Screen *screen)
{
  adw_switch_row_set_active (TEMPLATE_CHILD (TEMPLATE_CHILD (screen->form, "warning"), "given"), TRUE);
}

/* Registering leads to the receipt. */
static void
wait_registered (Office *office, Screen *screen)
{
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (screen->window)) != NULL);
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (screen->window)));
  g_assert_cmpuint (screen_count_records (office, "statement"), ==, 1);
  g_assert_cmpuint (screen_count_drafts (office, DESK_STATEMENT_DRAFT), ==, 0);
}

static void
assert_refused (Office *office, Screen *screen, const char *field)
{
  screen_act (screen);
  g_assert_true (screen_has_focus (screen, screen_find_row (screen, field)));
  g_assert_cmpuint (screen_count_records (office, "statement"), ==, 0);
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
  screen_type (&screen, "event_from", "01.01.2030 10:00");
  assert_refused (office, &screen, "event_from");
  WAIT_FOR (screen_says (screen.window, "This is in the future."));
  g_assert_nonnull (
      strstr (gtk_editable_get_text (GTK_EDITABLE (screen_find_row (&screen, "event_from"))), "2030"));

  screen_type (&screen, "event_from", "27.05.2026 10:00");
  screen_type (&screen, "event_to", "26.05.2026 10:00");
  assert_refused (office, &screen, "event_to");
  WAIT_FOR (screen_says (screen.window, "The end lies before the beginning."));

  screen_type (&screen, "event_to", "коли стемніло");
  assert_refused (office, &screen, "event_to");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (screen_find_row (&screen, "event_to"))), ==,
                   "коли стемніло");

  screen_type (&screen, "event_to", "27.05.2026 10:30");
  screen_act (&screen);
  wait_registered (office, &screen);
  screen_close (&screen);
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
  WAIT_FOR (screen_says (screen.window, "The text is too short"));
  type_text (&screen, WORDS);
  screen_act (&screen);
  wait_registered (office, &screen);
  screen_close (&screen);
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
  g_signal_connect_swapped (screen_find_row (&screen, "text"), "typed", G_CALLBACK (count_call), &calls);
  type_text (&screen, "");
  calls = 0;
  gtk_text_buffer_insert_at_cursor (get_buffer (&screen), text->str, -1);
  g_assert_cmpuint (calls, <=, MAX_CALLS);

  calls = 0;
  g_signal_connect_swapped (screen_get_record (&screen), "notify", G_CALLBACK (count_call), &calls);
  screen_act (&screen);
  g_assert_cmpuint (calls, <=, MAX_CALLS);
  g_assert_true (screen_has_focus (&screen, screen_find_row (&screen, "text")));
  g_assert_true (screen_says (screen_find_row (&screen, "text"), "The text is too long"));
  g_assert_cmpuint (screen_count_records (office, "statement"), ==, 0);
  typed = get_typed (&screen);
  g_assert_true (g_str_equal (typed, text->str));
  g_clear_pointer (&typed, g_free);

  gtk_widget_activate_action (GTK_WIDGET (screen.form), "form.save-draft", NULL);
  WAIT_FOR (screen_count_drafts (office, DESK_STATEMENT_DRAFT) == 1);
  drafts = screen_list_drafts (office, DESK_STATEMENT_DRAFT);
  screen_close (&screen);
  screen =
      screen_open (desk_statement_draft_page_new_from_draft (office->context, g_ptr_array_index (drafts, 0)));
  kept = get_typed (&screen);
  g_assert_true (g_str_equal (kept, text->str));

  /* The rest is put aside; what matters is registered. */
  type_text (&screen, WORDS);
  screen_act (&screen);
  wait_registered (office, &screen);
  screen_close (&screen);
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
  screen_act (&screen);
  g_assert_true (screen_says (screen_find_row (&screen, "text"), "U+202E"));
  wait_registered (office, &screen);
  statements = screen_list_records (office, "statement");
  text = desk_statement_get_text (g_ptr_array_index (statements, 0));
  g_assert_cmpstr (
      text, ==,
      "Він написав мені: «👨‍👩‍👧‍👦❤️»\nі зник із гаманцем.");
  screen_close (&screen);
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
  g_assert_true (screen_says (group, "run.html"));
  g_assert_true (screen_says (group, "Files of this kind are not attached."));
  attach (&screen, large);
  g_assert_true (screen_says (group, "long.txt"));
  g_assert_true (screen_says (group, "This file is larger than an attachment may be"));
  attach (&screen, gone);
  g_assert_true (screen_says (group, "gone.txt"));
  g_assert_false (screen_says (group, "Being read…"));
  attach (&screen, good);
  screen_act (&screen);
  wait_registered (office, &screen);
  attachments = screen_list_records (office, "attachment");
  g_assert_cmpuint (attachments->len, ==, 1);
  g_assert_cmpstr (desk_record_get_text (g_ptr_array_index (attachments, 0), DESK_ATTACHMENT_NAME), ==,
                   "note.txt");
  screen_close (&screen);
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
  remove = screen_find_inside (GTK_WIDGET (group), GTK_TYPE_BUTTON);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (remove), ==, "Remove: long.txt");
  g_signal_emit_by_name (remove, "clicked");
  g_assert_false (desk_attachment_group_is_busy (group));
  screen_act (&screen);
  wait_registered (office, &screen);
  g_assert_cmpuint (screen_count_records (office, "attachment"), ==, 0);
  screen_close (&screen);
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
  screen_act (&screen);
  screen_act (&screen);
  screen_type (&screen, "place", "Ринок, ряд 70");
  gtk_widget_activate_action (GTK_WIDGET (screen.form), "editor.discard", NULL);
  g_assert_false (screen_says (screen.window, "The draft is discarded"));
  wait_registered (office, &screen);
  screen_close (&screen);
}

static void
add_entries (Screen *screen)
{
  DeskRecord *record = screen_get_record (screen);

  desk_record_set_entry (record, DESK_STATEMENT_ITEM, "0a", g_variant_new_string ("Гаманець"));
  desk_record_set_entry (record, DESK_STATEMENT_ITEM_VALUE, "0a", g_variant_new_int64 (50000));
  desk_record_set_entry (record, DESK_STATEMENT_PARTICIPANT, "0b", g_variant_new_string ("witness"));
  desk_record_set_entry (record, DESK_STATEMENT_PARTICIPANT_WORDS, "0b",
                         g_variant_new_string ("продавчиня ряду"));
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
  g_object_set (screen_get_record (&screen), "anonymous", FALSE, NULL);
  add_entries (&screen);
  attach (&screen, file);
  who = screen_find_inside (screen_find_row (&screen, "applicant"), GTK_TYPE_TEXT);
  gtk_editable_set_text (who, "Ковален");
  gtk_widget_activate_action (GTK_WIDGET (screen.form), "form.save-draft", NULL);
  WAIT_FOR (screen_count_drafts (office, DESK_STATEMENT_DRAFT) == 1);
  screen_close (&screen);

  screen_restart (office);
  drafts = screen_list_drafts (office, DESK_STATEMENT_DRAFT);
  g_assert_cmpuint (drafts->len, ==, 1);
  screen =
      screen_open (desk_statement_draft_page_new_from_draft (office->context, g_ptr_array_index (drafts, 0)));
  text = get_typed (&screen);
  g_assert_cmpstr (text, ==, WORDS);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (screen_find_row (&screen, "place"))), ==,
                   "Ринок, ряд 7");
  who = screen_find_inside (screen_find_row (&screen, "applicant"), GTK_TYPE_TEXT);
  g_assert_cmpstr (gtk_editable_get_text (who), ==, "Ковален");
  g_assert_cmpstr (desk_record_get_entry_text (screen_get_record (&screen), DESK_STATEMENT_ITEM, "0a"), ==,
                   "Гаманець");
  g_assert_cmpstr (desk_record_get_entry_text (screen_get_record (&screen), DESK_STATEMENT_PARTICIPANT_WORDS,
                                               "0b"),
                   ==, "продавчиня ряду");
  attachments = desk_attachment_group_list (TEMPLATE_CHILD (screen.form, "attachments"));
  g_assert_cmpuint (attachments->len, ==, 1);
  g_assert_cmpstr (desk_record_get_text (g_ptr_array_index (attachments, 0), DESK_ATTACHMENT_NAME), ==,
                   "note.txt");
  screen_close (&screen);
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
  WAIT_FOR (screen_count_drafts (office, DESK_STATEMENT_DRAFT) == 0);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpuint (screen_count_drafts (office, DESK_STATEMENT_DRAFT), ==, 0);

  gtk_widget_activate_action (adw_window_get_content (ADW_WINDOW (screen.window)), "notice.undo", NULL);
  WAIT_FOR (screen_count_drafts (office, DESK_STATEMENT_DRAFT) == 1);
  drafts = screen_list_drafts (office, DESK_STATEMENT_DRAFT);
  g_assert_true (
      g_variant_lookup (((DeskDraft *)g_ptr_array_index (drafts, 0))->typed, "place", "&s", &place)
      || g_variant_lookup (((DeskDraft *)g_ptr_array_index (drafts, 0))->typed, "text:place", "&s", &place));
  g_assert_cmpstr (place, ==, "Ринок, ряд 7");
  screen_close (&screen);
}

static DeskStatement *
register_one (Office *office)
{
  g_autoptr (GPtrArray) statements = NULL;
  Screen screen = open_form (office);

  fill (&screen);
  warn (&screen);
  screen_act (&screen);
  wait_registered (office, &screen);
  screen_close (&screen);
  statements = screen_list_records (office, "statement");
  return g_object_ref (g_ptr_array_index (statements, 0));
}

static gboolean
is_place (Office *office, const char *place)
{
  g_autoptr (GPtrArray) statements = screen_list_records (office, "statement");

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
  screen = screen_open (desk_statement_draft_page_new_amendment (
      office->context, statement, desk_store_get_position (desk_context_get_store (office->context))));
  reason =
      (gpointer)gtk_widget_get_template_child (GTK_WIDGET (screen.form), DESK_TYPE_RECORD_EDITOR, "reason");
  screen_act (&screen);
  WAIT_FOR (screen_says (screen.window, "Nothing has changed"));
  screen_type (&screen, "place", "Ринок, ряд 9");
  screen_act (&screen);
  g_assert_true (screen_has_focus (&screen, GTK_WIDGET (reason)));
  gtk_editable_set_text (reason, "   ");
  screen_act (&screen);
  g_assert_true (screen_has_focus (&screen, GTK_WIDGET (reason)));
  g_assert_true (is_place (office, "Ринок, ряд 7"));

  gtk_editable_set_text (reason, "заявник уточнив місце");
  screen_act (&screen);
  WAIT_FOR (is_place (office, "Ринок, ряд 9"));
  g_assert_cmpuint (screen_count_drafts (office, DESK_STATEMENT_DRAFT), ==, 0);
  screen_close (&screen);
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
  screen_act (&screen);
  g_assert_true (screen_has_focus (&screen, warning));
  adw_switch_row_set_active (TEMPLATE_CHILD (warning, "refused"), TRUE);
  screen_act (&screen);
  g_assert_true (screen_has_focus (&screen, warning));
  g_assert_cmpuint (screen_count_records (office, "statement"), ==, 0);
  WAIT_FOR (screen_says (screen.window, "Write why the warning is not acknowledged."));
  gtk_editable_set_text (TEMPLATE_CHILD (warning, "reason"), "заявник відмовився");
  screen_act (&screen);
  wait_registered (office, &screen);
  screen_close (&screen);
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
