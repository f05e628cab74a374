// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a registered statement, and what can be done with it.

#include "statements-fixture.h"

#include "model/attachment.h"
#include "store/blob.h"
#include "ui/statements/statement-offer.h"
#include "ui/statements/statement-page.h"
#include "ui/widgets/step-dialog.h"
#include "ui/widgets/purpose-view.h"

static gpointer
load_statement (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return desk_records_load (database, "statement", id, error);
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
  WAIT_FOR (g_str_equal (get_record_state (page), "record"));
  g_assert_cmpstr (adw_navigation_page_get_title (page), ==,
                   desk_record_get_text (DESK_RECORD (statement), DESK_STATEMENT_NO));
  g_assert_true (says (FRAME_CHILD (page, "sections"), "Ринок, ряд 9\nWhen registered: Ринок, ряд 7"));
  g_assert_true (says (FRAME_CHILD (page, "sections"), "Гаманець зник із кишені."));
  g_assert_true (says (FRAME_CHILD (page, "sections"), "Гаманець зник із сумки біля прилавка."));
  g_assert_true (says (FRAME_CHILD (page, "sections"), "Коваленко Марія"));
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
  WAIT_FOR (g_str_equal (get_record_state (page), "purpose"));
  g_assert_false (says (GTK_WIDGET (page), "Коваленко"));
  g_assert_cmpuint (count_records (office, "viewing"), ==, 0);
  desk_purpose_view_choose (FRAME_CHILD (page, "purpose"), "matter", NULL);
  WAIT_FOR (g_str_equal (get_record_state (page), "record"));
  g_assert_true (says (GTK_WIDGET (page), "Коваленко Марія"));
  g_assert_cmpuint (count_records (office, "viewing"), ==, 1);
  close_screen (&screen);
}

/* The page of a statement with the dialog of a step on top. */
static DeskStepDialog *
open_step (Office *office, DeskStatement *statement, const char *step, Screen *screen)
{
  AdwNavigationPage *page = desk_statement_page_new (office->context, get_id (statement));
  AdwDialog *dialog;

  *screen = open_screen (page);
  WAIT_FOR (g_str_equal (get_record_state (page), "record"));
  gtk_widget_activate_action (GTK_WIDGET (page), "record.step", "s", step);
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (screen->window)) != NULL);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (screen->window));
  g_assert_true (DESK_IS_STEP_DIALOG (dialog));
  return DESK_STEP_DIALOG (dialog);
}

static void
do_step (DeskStepDialog *dialog)
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
  DeskStepDialog *dialog;
  GtkWidget *kind, *number;
  gint64 due;
  Screen screen;

  office_sign_in (office);
  statement = record_statement (office, NULL, "crime_report", "criminal", NOW - HOUR);
  due = desk_record_get_integer (DESK_RECORD (statement), DESK_STATEMENT_DUE);
  dialog = open_step (office, statement, "number", &screen);
  kind = desk_step_dialog_find_row (dialog, DESK_STATEMENT_OFFICIAL_KIND);
  number = desk_step_dialog_find_row (dialog, DESK_STATEMENT_OFFICIAL);

  do_step (dialog);
  g_assert_cmpstr (desk_step_dialog_get_message (dialog), ==,
                   "Choose in which register the number was given.");
  g_assert_true (gtk_widget_has_css_class (kind, "error"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 2);
  g_assert_cmpstr (desk_step_dialog_get_message (dialog), ==, "");
  do_step (dialog);
  g_assert_true (gtk_widget_has_css_class (number, "error"));
  /* The shape of a number is a hint, not a rule. */
  gtk_editable_set_text (GTK_EDITABLE (number), "12026");
  g_assert_true (g_str_has_prefix (desk_step_dialog_get_message (dialog), "Numbers of this register"));
  gtk_editable_set_text (GTK_EDITABLE (number), "12026170420001184");
  g_assert_cmpstr (desk_step_dialog_get_message (dialog), ==, "");
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
  DeskStepDialog *dialog;
  GtkWidget *outgoing;
  Screen screen;

  office_sign_in (office);
  statement = record_statement (office, NULL, "appeal_complaint", "appeal", NOW - HOUR);
  dialog = open_step (office, statement, "forward", &screen);
  outgoing = desk_step_dialog_find_row (dialog, DESK_STATEMENT_OUTGOING_NO);
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_step_dialog_find_row (dialog, DESK_STATEMENT_AGENCY)), 1);
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
  DeskStepDialog *dialog;
  gint64 due;
  Screen screen;

  office_sign_in (office);
  statement = record_statement (office, NULL, "appeal_complaint", "appeal", NOW - HOUR);
  due = desk_record_get_integer (DESK_RECORD (statement), DESK_STATEMENT_DUE);
  dialog = open_step (office, statement, "extend", &screen);
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_step_dialog_find_row (dialog, DESK_STATEMENT_EXTENDED)), 1);
  gtk_editable_set_text (GTK_EDITABLE (desk_step_dialog_find_row (dialog, DESK_STATEMENT_EXTENDED_REASON)),
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

static gboolean
is_offered (Office *office, DeskStatement *statement, const char *step)
{
  const DeskStepTable *table = desk_statement_offer_get_table ();

  return desk_steps_is_open (table, desk_steps_find (table, step), DESK_RECORD (statement), office->context);
}

/* Annulling is asked twice and has a reason; a crime that was reported is never annulled. */
static void
test_annul (Office *office, gconstpointer data)
{
  g_autoptr (DeskStatement) crime = NULL;
  g_autoptr (DeskStatement) appeal = NULL;
  g_autoptr (DeskRecord) saved = NULL;
  DeskStepDialog *dialog;
  AdwDialog *question;
  Screen screen;

  office_sign_in (office);
  crime = record_statement (office, NULL, "crime_report", "criminal", NOW - HOUR);
  appeal = record_statement (office, NULL, "appeal_complaint", "appeal", NOW - HOUR);
  g_assert_false (is_offered (office, crime, "annul"));
  g_assert_true (is_offered (office, crime, "supersede"));

  dialog = open_step (office, appeal, "annul", &screen);
  do_step (dialog);
  g_assert_cmpstr (desk_step_dialog_get_message (dialog), ==, "Write the reason.");
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

static GBytes *
make_image (void)
{
  static const guint8 pixels[16] = { 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255 };
  g_autoptr (GBytes) data = g_bytes_new_static (pixels, sizeof pixels);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (2, 2, GDK_MEMORY_R8G8B8A8, data, 8);

  return gdk_texture_save_to_png_bytes (texture);
}

static gpointer
keep_image (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) image = make_image ();
  char *sha;

  return desk_blob_put_bytes (database, image, 100000, &sha, error) ? sha : NULL;
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* An image is there to look at when its row is opened; a file that is not valid says so. */
static void
test_attached (Office *office, gconstpointer data)
{
  g_autoptr (DeskStatement) statement = NULL;
  g_autoptr (DeskRecord) photo = NULL;
  g_autoptr (DeskRecord) letter = NULL;
  g_autofree char *sha = NULL;
  AdwNavigationPage *page;
  GtkWidget *group, *row;
  Screen screen;

  office_sign_in (office);
  statement = record_statement (office, NULL, "crime_report", "criminal", NOW - HOUR);
  sha = ask (office, keep_image, NULL);
  photo = g_object_new (DESK_TYPE_ATTACHMENT, "of", get_id (statement), "name", "сумка.png", "type",
                        "image/png", "sha", sha, "size", (gint64)80, "caption", "розрізана сумка", NULL);
  letter = g_object_new (DESK_TYPE_ATTACHMENT, "of", get_id (statement), "name", "лист.pdf", "type",
                         "application/pdf", "sha", sha, "size", (gint64)80, "void", TRUE, NULL);
  save (office, photo, NULL, NULL);
  save (office, letter, NULL, NULL);

  page = desk_statement_page_new (office->context, get_id (statement));
  screen = open_screen (page);
  WAIT_FOR (g_str_equal (get_record_state (page), "record"));
  group = TEMPLATE_CHILD (page, "attached");
  g_assert_true (says (group, "розрізана сумка"));
  g_assert_true (says (group, "Not valid any more"));
  row = find_type (group, ADW_TYPE_EXPANDER_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  WAIT_FOR (gtk_picture_get_paintable (GTK_PICTURE (find_type (row, GTK_TYPE_PICTURE))) != NULL);
  close_screen (&screen);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_test ("/statement-page/shown", test_page);
  office_test ("/statement-page/sealed", test_sealed_page);
  office_test ("/statement-page/step/number", test_number);
  office_test ("/statement-page/step/forward", test_forward);
  office_test ("/statement-page/step/extend", test_extend);
  office_test ("/statement-page/step/annul", test_annul);
  office_test ("/statement-page/attached", test_attached);
  return g_test_run ();
}
