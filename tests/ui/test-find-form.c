// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand in the form of a found document: what fits is there before the form is finished, and the officer may say
// at once that it is the same; nothing typed is lost.

#include "form-screen.h"

#include "model/attachment.h"
#include "model/find.h"
#include "model/loss.h"
#include "model/person.h"
#include "model/statement.h"
#include "model/visit.h"
#include "ui/lost-documents/draft-pages.h"
#include "ui/lost-documents/live-matches.h"
#include "ui/lost-documents/live-row.h"
#include "ui/statements/attachment-group.h"

static DeskRecord *
store_loss (Office *office)
{
  g_autoptr (DeskRecord) person =
      g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "given-name", "Марія", NULL);
  DeskRecord *loss;

  screen_store (office, person, -1);
  loss = g_object_new (DESK_TYPE_LOSS, "state", "registered", "applicant", desk_record_get_id (person),
                       "declared", NOW - 24 * 3600, "circumstance", "lost", "missed", "2026-05-26", "place",
                       "ринок", NULL);
  desk_record_set_entry (loss, DESK_LOSS_DOCUMENT, "0aaa", g_variant_new_string ("passport_book"));
  desk_record_set_entry (loss, DESK_LOSS_DOCUMENT_NUMBER, "0aaa", g_variant_new_string ("КН123456"));
  screen_store (office, loss, DESK_LOSS_NO);
  return loss;
}

static Screen
open_form (Office *office)
{
  return screen_open (desk_find_draft_page_new (office->context, NULL, NULL));
}

static void
fill (Screen *screen, const char *number)
{
  g_object_set (screen_get_record (screen), "document", "passport_book", "finder-anonymous", TRUE, NULL);
  screen_type (screen, "number", number);
  screen_type (screen, "place", "зупинка");
  screen_type (screen, "cell", "А-7");
}

static DeskRecord *
register_form (Office *office, Screen *screen)
{
  g_autoptr (GPtrArray) finds = NULL;

  screen_act (screen);
  screen_wait_left (screen);
  finds = screen_list_records (office, "find");
  return g_object_ref (g_ptr_array_index (finds, 0));
}

static DeskLiveRow *
find_match (Screen *screen)
{
  return screen_find_inside (TEMPLATE_CHILD (screen->form, "matches"), DESK_TYPE_LIVE_ROW);
}

static void
test_register (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) find = NULL;
  Screen screen;

  office_sign_in (office);
  screen = open_form (office);
  screen_act (&screen);
  WAIT_FOR (screen_has_focus (&screen, screen_find_row (&screen, "document")));
  fill (&screen, "KH123456");
  screen_type (&screen, "cell", "");
  screen_act (&screen);
  WAIT_FOR (screen_has_focus (&screen, screen_find_row (&screen, "cell")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (screen_find_row (&screen, "number"))), ==,
                   "КН123456");
  g_assert_true (screen_says (screen_find_row (&screen, "number"), "Letters of another alphabet were typed"));
  g_assert_cmpuint (screen_count_records (office, "find"), ==, 0);

  screen_type (&screen, "cell", "А-7");
  find = register_form (office, &screen);
  g_assert_cmpstr (desk_record_get_text (find, DESK_FIND_STATE), ==, "received");
  g_assert_cmpstr (desk_record_get_text (find, DESK_FIND_NUMBER), ==, "КН123456");
  g_assert_nonnull (desk_record_get_text (find, DESK_FIND_NO));
  g_assert_cmpuint (screen_count_drafts (office, DESK_FIND_DRAFT), ==, 0);
  screen_close (&screen);
}

/* The match is there while the number is typed, whatever alphabet it is typed in, before the rest is filled in. */
static void
test_match (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) loss = NULL;
  g_autoptr (DeskRecord) find = NULL;
  GtkWidget *matches;
  Screen screen;

  office_sign_in (office);
  loss = store_loss (office);
  screen = open_form (office);
  matches = TEMPLATE_CHILD (screen.form, "matches");
  g_object_set (screen_get_record (&screen), "document", "passport_book", NULL);
  screen_type (&screen, "number", "KH12345");
  WAIT_FOR (screen_says (matches, "No declared document fits so far"));
  screen_type (&screen, "number", "KH123456");
  WAIT_FOR (find_match (&screen) != NULL);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_match (&screen)), "strong"));
  g_assert_true (screen_says (matches, desk_record_get_text (loss, DESK_LOSS_NO)));
  g_assert_true (screen_says (matches, "Коваленко Марія"));
  /* Ctrl+M leads there. */
  gtk_widget_activate_action (GTK_WIDGET (screen.form), "record.matches", NULL);
  g_assert_true (screen_has_focus (&screen, matches));

  /* Nothing was said: the pair waits. */
  fill (&screen, "KH123456");
  find = register_form (office, &screen);
  g_assert_cmpstr (desk_record_get_text (find, DESK_FIND_STATE), ==, "received");
  WAIT_FOR (screen_says (screen.window, "A declared document may be the one"));
  screen_close (&screen);
}

static GtkToggleButton *
find_verdict (Screen *screen, guint place)
{
  GtkWidget *button =
      screen_find_inside (TEMPLATE_CHILD (find_match (screen), "buttons"), GTK_TYPE_TOGGLE_BUTTON);

  for (; place > 0; place--)
    button = gtk_widget_get_next_sibling (button);
  return GTK_TOGGLE_BUTTON (button);
}

/* Said at once: find and loss know of each other in the save that gives the find its number. */
static void
test_same (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) loss = NULL;
  g_autoptr (DeskRecord) find = NULL;
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree const char **keys = NULL;
  Screen screen;

  office_sign_in (office);
  loss = store_loss (office);
  screen = open_form (office);
  fill (&screen, "КН 123456");
  WAIT_FOR (find_match (&screen) != NULL);
  gtk_toggle_button_set_active (find_verdict (&screen, 1), TRUE);
  gtk_toggle_button_set_active (find_verdict (&screen, 0), TRUE);
  g_assert_false (gtk_toggle_button_get_active (find_verdict (&screen, 1)));
  screen_keep_draft (office, &screen, DESK_FIND_DRAFT);
  screen_close (&screen);

  /* The decision is kept with the draft. */
  screen_restart (office);
  drafts = screen_list_drafts (office, DESK_FIND_DRAFT);
  screen = screen_open (desk_find_draft_page_new_from_draft (office->context, g_ptr_array_index (drafts, 0)));
  WAIT_FOR (find_match (&screen) != NULL);
  g_assert_true (gtk_toggle_button_get_active (find_verdict (&screen, 0)));
  find = register_form (office, &screen);
  g_assert_cmpstr (desk_record_get_text (find, DESK_FIND_STATE), ==, "matched");
  keys = desk_record_list_keys (find, DESK_FIND_MATCH);
  g_assert_cmpstr (desk_record_get_entry_text (find, DESK_FIND_MATCH, keys[0]), ==,
                   desk_record_get_id (loss));
  g_assert_cmpstr (desk_record_get_entry_text (find, DESK_FIND_MATCH_DOCUMENT, keys[0]), ==, "0aaa");
  g_assert_cmpstr (desk_record_get_entry_text (find, DESK_FIND_MATCH_VERDICT, keys[0]), ==, "same");
  losses = screen_list_records (office, "loss");
  g_assert_cmpstr (desk_record_get_text (g_ptr_array_index (losses, 0), DESK_LOSS_STATE), ==, "matched");
  g_assert_cmpuint (screen_count_drafts (office, DESK_FIND_DRAFT), ==, 0);
  screen_close (&screen);
}

/* A theft is found as well. */
static void
test_theft (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) statement = NULL;
  g_autoptr (DeskRecord) find = NULL;
  Screen screen;

  office_sign_in (office);
  statement = g_object_new (DESK_TYPE_STATEMENT, "state", "registered", "kind", "document_theft", "topic",
                            "THEFT", "anonymous", TRUE, "submitted", NOW - 24 * 3600, NULL);
  desk_record_set_entry (statement, DESK_STATEMENT_DOCUMENT, "0aaa", g_variant_new_string ("passport_book"));
  desk_record_set_entry (statement, DESK_STATEMENT_DOCUMENT_NUMBER, "0aaa",
                         g_variant_new_string ("КН123456"));
  screen_store (office, statement, DESK_STATEMENT_NO);
  screen = open_form (office);
  fill (&screen, "КН123456");
  WAIT_FOR (find_match (&screen) != NULL);
  g_assert_true (screen_says (TEMPLATE_CHILD (screen.form, "matches"),
                              desk_record_get_text (statement, DESK_STATEMENT_NO)));
  gtk_toggle_button_set_active (find_verdict (&screen, 0), TRUE);
  find = register_form (office, &screen);
  g_assert_cmpstr (desk_record_get_text (find, DESK_FIND_STATE), ==, "matched");
  screen_close (&screen);
}

/* The cell behind the last one is proposed; a form in which nobody typed leaves no draft all the same. */
static void
test_cell (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) find = NULL;
  GtkEditable *cell;
  Screen screen;

  office_sign_in (office);
  screen = open_form (office);
  fill (&screen, "КН123456");
  screen_type (&screen, "cell", "Сейф 3/09");
  find = register_form (office, &screen);
  screen_close (&screen);

  screen = open_form (office);
  cell = GTK_EDITABLE (screen_find_row (&screen, "cell"));
  WAIT_FOR (g_str_equal (gtk_editable_get_text (cell), "Сейф 3/10"));
  screen_close (&screen);
  g_assert_cmpuint (screen_count_drafts (office, DESK_FIND_DRAFT), ==, 0);
}

/* A scanner fills in everything, wherever the focus is. */
static void
test_scan (Office *office, gconstpointer data)
{
  DeskRecord *record;
  Screen screen;

  office_sign_in (office);
  screen = open_form (office);
  screen_type (&screen, "place", "зупинка");
  desk_form_row_commit (DESK_FORM_ROW (screen_find_row (&screen, "place")));
  screen_type (&screen, "place",
               "IDUKR90012345681995032160613<<9503216F3406119UKR<<<<<<<<<<<0MELNYCHENKO<<SOLOMIIA<<<<<<<<<");
  record = screen_get_record (&screen);
  g_assert_cmpstr (desk_record_get_text (record, DESK_FIND_DOCUMENT), ==, "id_card");
  g_assert_cmpstr (desk_record_get_text (record, DESK_FIND_NUMBER), ==, "900123456");
  g_assert_cmpstr (desk_record_get_text (record, DESK_FIND_HOLDER_SURNAME), ==, "Melnychenko");
  g_assert_cmpstr (desk_record_get_text (record, DESK_FIND_HOLDER_BIRTH), ==, "1995-03-21");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (screen_find_row (&screen, "place"))), ==, "зупинка");
  screen_close (&screen);
}

/* A photo belongs to the find. */
static void
test_photo (Office *office, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (DeskRecord) find = NULL;
  DeskAttachmentGroup *group;
  Screen screen;

  office_sign_in (office);
  path = g_build_filename (office->top, "photo.txt", NULL);
  g_assert_true (g_file_set_contents (path, "bytes", -1, NULL));
  file = g_file_new_for_path (path);
  screen = open_form (office);
  group = TEMPLATE_CHILD (screen.form, "attachments");
  fill (&screen, "КН123456");
  desk_attachment_group_add_file (group, file);
  WAIT_FOR (!desk_attachment_group_is_busy (group));
  find = register_form (office, &screen);
  attachments = screen_list_records (office, "attachment");
  g_assert_cmpuint (attachments->len, ==, 1);
  g_assert_cmpstr (desk_record_get_text (g_ptr_array_index (attachments, 0), DESK_ATTACHMENT_OF), ==,
                   desk_record_get_id (find));
  screen_close (&screen);
}

/* Brought in a visit: linked with it, by whom it was brought is known, and how the visit ends stays open. */
static void
test_visit (Office *office, gconstpointer data)
{
  g_autoptr (DeskRecord) person =
      g_object_new (DESK_TYPE_PERSON, "surname", "Бондар", "given-name", "Олег", NULL);
  g_autoptr (DeskRecord) visit = NULL;
  g_autoptr (DeskRecord) find = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  Screen screen;

  office_sign_in (office);
  screen_store (office, person, -1);
  visit = g_object_new (DESK_TYPE_VISIT, "state", "serving", "arrived", NOW, "person",
                        desk_record_get_id (person), "topic", "FOUND", NULL);
  screen_store (office, visit, DESK_VISIT_NO);
  screen = screen_open (desk_find_draft_page_new (office->context, desk_record_get_id (visit), NULL));
  WAIT_FOR (screen_says (screen_find_row (&screen, "finder"), "Бондар"));
  g_object_set (screen_get_record (&screen), "document", "passport_book", NULL);
  screen_type (&screen, "number", "КН123456");
  screen_type (&screen, "place", "зупинка");
  screen_type (&screen, "cell", "А-7");
  find = register_form (office, &screen);
  visits = screen_list_records (office, "visit");
  g_assert_cmpstr (desk_record_get_text (find, DESK_FIND_VISIT), ==, desk_record_get_id (visit));
  g_assert_cmpstr (desk_record_get_text (find, DESK_FIND_FINDER), ==, desk_record_get_id (person));
  g_assert_null (desk_record_get_text (g_ptr_array_index (visits, 0), DESK_VISIT_OUTCOME));
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
  add ("/find-form/register", test_register);
  add ("/find-form/match", test_match);
  add ("/find-form/match/same", test_same);
  add ("/find-form/match/theft", test_theft);
  add ("/find-form/cell", test_cell);
  add ("/find-form/scan", test_scan);
  add ("/find-form/photo", test_photo);
  add ("/find-form/visit", test_visit);
  return g_test_run ();
}
