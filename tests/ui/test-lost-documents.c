// SPDX-License-Identifier: GPL-3.0-or-later
// The place of lost documents, the pages of losses and finds, the decision about a pair, and the hand-over.

#include "lost-fixture.h"

#include "model/match.h"
#include "store/draft.h"
#include "ui/lost-documents/find-page.h"
#include "ui/lost-documents/hand-over-page.h"
#include "ui/lost-documents/loss-page.h"
#include "ui/lost-documents/lost-columns.h"
#include "ui/lost-documents/lost-documents-page.h"
#include "ui/lost-documents/match-page.h"
#include "ui/lost-documents/match-watch.h"
#include "ui/statements/statement-page.h"
#include "ui/widgets/form-row.h"
#include "ui/widgets/register-view.h"
#include "ui/widgets/step-dialog.h"

static guint
count_rows (DeskRegisterView *view)
{
  GListModel *rows = desk_register_view_get_rows (view);

  return rows != NULL ? g_list_model_get_n_items (rows) : G_MAXUINT;
}

static const char *
get_view_state (DeskRegisterView *view)
{
  return gtk_stack_get_visible_child_name (TEMPLATE_CHILD (view, "stack"));
}

/* Losses, finds and pairs are registers of their own, each with what it can show of itself. */
static void
test_register (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskLoss) open = NULL;
  g_autoptr (DeskLoss) settled = NULL;
  g_autoptr (DeskFind) find = NULL;
  g_autoptr (DeskFind) old = NULL;
  g_autoptr (DeskRecord) shown = NULL;
  AdwNavigationPage *page;
  DeskRegisterView *view;
  GtkDropDown *scope;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  open = record_loss (office, person, NOW - 2 * DAY);
  settled = record_loss (office, person, NOW - 3 * DAY);
  shown = desk_record_copy (DESK_RECORD (settled));
  desk_record_set_text (DESK_RECORD (settled), DESK_LOSS_STATE, "reissued");
  desk_record_set_entry (DESK_RECORD (settled), DESK_LOSS_DOCUMENT_STATE, "d1",
                         g_variant_new_string ("reissued"));
  desk_record_set_entry (DESK_RECORD (settled), DESK_LOSS_DOCUMENT_STATE, "d2",
                         g_variant_new_string ("reissued"));
  save (office, DESK_RECORD (settled), shown, NULL);
  find = record_find (office, NUMBER, "Коваленко", NOW - DAY);
  old = record_find (office, "000000991", "Мороз", NOW - 200 * DAY);

  page = desk_lost_documents_page_new (office->context);
  view = TEMPLATE_CHILD (page, "register");
  scope = TEMPLATE_CHILD (page, "scope");
  screen = open_screen (page);
  WAIT_FOR (count_rows (view) == 1);
  gtk_drop_down_set_selected (scope, 1);
  WAIT_FOR (count_rows (view) == 2);

  desk_register_view_set_filter (view, "finds");
  WAIT_FOR (count_rows (view) == 2
            && DESK_IS_FIND (desk_register_row_get_record (
                g_list_model_get_item (desk_register_view_get_rows (view), 0))));
  g_assert_cmpuint (gtk_drop_down_get_selected (scope), ==, 0);
  gtk_drop_down_set_selected (scope, 1);
  WAIT_FOR (count_rows (view) == 1);
  desk_register_view_set_filter (view, "matches");
  WAIT_FOR (count_rows (view) == 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (scope)));
  WAIT_FOR (says (TEMPLATE_CHILD (view, "rows"), "Same number"));

  /* A text that finds nothing, and all of it again. */
  desk_register_view_set_filter (view, "losses");
  WAIT_FOR (count_rows (view) == 1);
  gtk_editable_set_text (TEMPLATE_CHILD (view, "search"), "Нечитайло");
  WAIT_FOR (g_str_equal (get_view_state (view), "nothing-found"));
  g_signal_emit_by_name (TEMPLATE_CHILD (view, "clear"), "clicked");
  WAIT_FOR (count_rows (view) == 2);
  close_screen (&screen);
}

/* Each register says what it is for while it is empty. */
static void
test_empty (Office *office, gconstpointer data)
{
  static const char *const filters[] = { "losses", "finds", "matches" };
  AdwNavigationPage *page;
  DeskRegisterView *view;
  Screen screen;

  office_sign_in (office);
  page = desk_lost_documents_page_new (office->context);
  view = TEMPLATE_CHILD (page, "register");
  screen = open_screen (page);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *state = g_strconcat ("empty-", filters[i], NULL);

      desk_register_view_set_filter (view, filters[i]);
      WAIT_FOR (g_str_equal (get_view_state (view), state));
    }
  desk_register_view_set_filter (view, "drafts");
  WAIT_FOR (g_str_equal (get_view_state (view), "drafts"));
  close_screen (&screen);
}

/* Of a number only the end stands in a list. */
static void
test_masked (Office *office, gconstpointer data)
{
  const DeskRegisterTable *tables[] = { desk_lost_columns_get_losses (), desk_lost_columns_get_finds () };
  g_autoptr (GHashTable) officers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskLoss) loss = NULL;
  g_autoptr (DeskFind) find = NULL;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  loss = record_loss (office, person, NOW);
  find = record_find (office, NUMBER, "Коваленко", NOW);
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      g_autoptr (DeskRegisterRow) row = desk_register_row_new (0);
      gboolean has_tail = FALSE;

      desk_register_row_fill (row, t == 0 ? DESK_RECORD (loss) : DESK_RECORD (find), DESK_RECORD (person), 0);
      for (guint i = 0; i < tables[t]->n_columns; i++)
        {
          g_autofree char *text = tables[t]->columns[i].make_text (row, office->context, officers);

          g_assert_true (text == NULL || strstr (text, NUMBER) == NULL);
          has_tail |= g_strcmp0 (text, "…2873") == 0;
        }
      g_assert_true (has_tail);
    }
}

static DeskStepDialog *
open_step (AdwNavigationPage *page, Screen *screen, const char *step)
{
  AdwDialog *dialog;

  WAIT_FOR (g_str_equal (get_record_state (page), "record"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "record.step", "s", step));
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (screen->window)) != NULL);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (screen->window));
  return DESK_STEP_DIALOG (dialog);
}

static void
do_step (DeskStepDialog *dialog, Screen *screen)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "form.primary", NULL));
  WAIT_FOR (adw_window_get_visible_dialog (ADW_WINDOW (screen->window)) == NULL);
}

static void
assert_document (DeskLoss *loss, const char *key, const char *state)
{
  g_assert_cmpstr (desk_record_get_entry_text (DESK_RECORD (loss), DESK_LOSS_DOCUMENT_STATE, key), ==, state);
}

/* The owner found one of two documents: the other is still looked for. What was a slip is put right with a reason. */
static void
test_withdraw (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskLoss) loss = NULL;
  AdwNavigationPage *page;
  DeskStepDialog *dialog;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  loss = record_loss (office, person, NOW - DAY);
  page = desk_loss_page_new (office->context, id_of (loss));
  screen = open_screen (page);
  dialog = open_step (page, &screen, "withdraw");
  g_assert_cmpuint (g_list_model_get_n_items (
                        adw_combo_row_get_model (ADW_COMBO_ROW (desk_step_dialog_get_part_row (dialog)))),
                    ==, 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_step_dialog_get_part_row (dialog)), 1);
  do_step (dialog, &screen);
  read_again (office, (DeskRecord **)&loss);
  assert_document (loss, "d1", "withdrawn");
  assert_document (loss, "d2", NULL);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (loss), DESK_LOSS_STATE), ==, "registered");
  WAIT_FOR (says (FRAME_CHILD (page, "sections"), "Знайдено власником"));

  /* The second is all that is left, and settles the whole. */
  dialog = open_step (page, &screen, "reissue");
  g_assert_null (desk_step_dialog_get_part_row (dialog));
  do_step (dialog, &screen);
  read_again (office, (DeskRecord **)&loss);
  assert_document (loss, "d2", "reissued");
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (loss), DESK_LOSS_STATE), ==, "reissued");

  WAIT_FOR (says (FRAME_CHILD (page, "sections"), "Видано новий"));
  dialog = open_step (page, &screen, "reopen");
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_step_dialog_get_part_row (dialog)), 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "form.primary", NULL));
  g_assert_cmpstr (desk_step_dialog_get_message (dialog), ==, "Write the reason.");
  gtk_editable_set_text (GTK_EDITABLE (desk_step_dialog_get_note_row (dialog)), "видали не цей");
  do_step (dialog, &screen);
  read_again (office, (DeskRecord **)&loss);
  assert_document (loss, "d1", "withdrawn");
  assert_document (loss, "d2", "registered");
  close_screen (&screen);
}

/* That a page was opened is in the journal, and nothing is shown before. */
static void
test_viewing (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskLoss) loss = NULL;
  AdwNavigationPage *page;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  loss = record_loss (office, person, NOW - DAY);
  page = desk_loss_page_new (office->context, id_of (loss));
  screen = open_screen (page);
  g_assert_false (says (GTK_WIDGET (page), "Парк «Перемога»"));
  WAIT_FOR (g_str_equal (get_record_state (page), "record"));
  g_assert_true (says (GTK_WIDGET (page), "Парк «Перемога»"));
  g_assert_true (says (GTK_WIDGET (page), NUMBER));
  g_assert_cmpuint (count_records (office, "viewing"), ==, 1);
  close_screen (&screen);
}

static const char *
get_verdict (DeskFind *find, DeskLoss *loss)
{
  return desk_match_get_verdict (find, id_of (loss), "d1");
}

static AdwNavigationPage *
push_pair (Office *office, Screen *screen, DeskFind *find, DeskLoss *loss)
{
  AdwNavigationPage *pair = desk_match_page_new (office->context, id_of (find), id_of (loss), "d1");

  adw_navigation_view_push (screen->view, pair);
  WAIT_FOR (g_str_equal (get_state (pair), "pair"));
  return pair;
}

/* The decision is in both records, is taken back by its notice, and can be another later. */
static void
test_verdict (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskLoss) loss = NULL;
  g_autoptr (DeskFind) find = NULL;
  AdwNavigationPage *page, *pair;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  loss = record_loss (office, person, NOW - 2 * DAY);
  find = record_find (office, "004 512-873", "Коваленко", NOW - DAY);
  page = desk_find_page_new (office->context, id_of (find));
  screen = open_screen (page);
  WAIT_FOR (g_str_equal (get_record_state (page), "record"));
  WAIT_FOR (says (TEMPLATE_CHILD (page, "matches"), "Same number · Not decided yet"));

  pair = push_pair (office, &screen, find, loss);
  g_assert_true (says (GTK_WIDGET (pair), "Series and number · the same"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pair), "form.primary", NULL));
  WAIT_FOR (says (TEMPLATE_CHILD (page, "matches"), "Той самий документ"));
  read_again (office, (DeskRecord **)&find);
  read_again (office, (DeskRecord **)&loss);
  g_assert_cmpstr (get_verdict (find, loss), ==, DESK_MATCH_SAME);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (find), DESK_FIND_STATE), ==, "matched");
  assert_document (loss, "d1", "matched");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "notice.undo", NULL));
  WAIT_FOR (says (TEMPLATE_CHILD (page, "matches"), "Not decided yet"));
  read_again (office, (DeskRecord **)&find);
  read_again (office, (DeskRecord **)&loss);
  g_assert_null (get_verdict (find, loss));
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (find), DESK_FIND_STATE), ==, "received");
  assert_document (loss, "d1", NULL);

  pair = push_pair (office, &screen, find, loss);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pair), "form.secondary", NULL));
  WAIT_FOR (says (TEMPLATE_CHILD (page, "matches"), "Інший документ"));
  pair = push_pair (office, &screen, find, loss);
  g_assert_true (says (GTK_WIDGET (pair), "Decided: Інший документ"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pair), "match.take-back", NULL));
  WAIT_FOR (!says (GTK_WIDGET (pair), "Decided: "));
  close_screen (&screen);
}

static AdwNavigationPage *
push_hand_over (Office *office, Screen *screen, DeskFind *find)
{
  AdwNavigationPage *page = desk_hand_over_page_new (office->context, id_of (find));

  adw_navigation_view_push (screen->view, page);
  WAIT_FOR (g_str_equal (get_state (page), "form"));
  return page;
}

static GtkWidget *
get_row (AdwNavigationPage *page, DeskFindField field)
{
  return desk_hand_over_page_find_row (DESK_HAND_OVER_PAGE (page), field);
}

static void
assert_refused (AdwNavigationPage *page, const char *message)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "form.primary", NULL));
  g_assert_cmpstr (desk_hand_over_page_get_message (DESK_HAND_OVER_PAGE (page)), ==, message);
}

static guint count_drafts (Office *office, const char *form);

/* Nothing is handed over to nobody, and to nobody whose identity document was not seen. With it the declaration has the
   document back, in the same save. */
static void
test_hand_over (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskLoss) loss = NULL;
  g_autoptr (DeskFind) find = NULL;
  AdwNavigationPage *below, *pair, *page;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  loss = record_loss (office, person, NOW - 2 * DAY);
  find = record_find (office, NUMBER, "Коваленко", NOW - DAY);
  below = desk_find_page_new (office->context, id_of (find));
  screen = open_screen (below);
  WAIT_FOR (g_str_equal (get_record_state (below), "record"));
  pair = push_pair (office, &screen, find, loss);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pair), "form.primary", NULL));
  WAIT_FOR (says (TEMPLATE_CHILD (below, "matches"), "Той самий документ"));

  page = push_hand_over (office, &screen, find);
  assert_refused (page, "Name who receives the document.");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "hand-over.receiver", "s", id_of (person)));
  WAIT_FOR (says (TEMPLATE_CHILD (page, "comparison"), "Surname · the same"));
  g_assert_false (gtk_widget_get_visible (TEMPLATE_CHILD (page, "ground")));
  assert_refused (page, "Choose the document by which the receiver was identified.");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (page, DESK_FIND_RECEIVER_DOCUMENT)), 1);
  assert_refused (page, "Write the number of the document by which the receiver was identified.");
  g_assert_true (gtk_widget_has_css_class (get_row (page, DESK_FIND_RECEIVER_NUMBER), "error"));
  gtk_editable_set_text (GTK_EDITABLE (get_row (page, DESK_FIND_RECEIVER_NUMBER)), "КН451123");
  assert_refused (page, "Choose how the receiver signed.");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (page, DESK_FIND_SIGNATURE)), 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "form.primary", NULL));
  WAIT_FOR (adw_navigation_view_get_visible_page (screen.view) == below);

  read_again (office, (DeskRecord **)&find);
  read_again (office, (DeskRecord **)&loss);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (find), DESK_FIND_STATE), ==, "handed_over");
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (find), DESK_FIND_RECEIVER), ==, id_of (person));
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (find), DESK_FIND_RECEIVER_NUMBER), ==, "КН451123");
  assert_document (loss, "d1", "returned");
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (loss), DESK_LOSS_STATE), ==, "registered");
  WAIT_FOR (count_drafts (office, DESK_HAND_OVER_DRAFT) == 0);
  WAIT_FOR (says (FRAME_CHILD (below, "sections"), "КН451123"));
  close_screen (&screen);
}

static gpointer
load_drafts (DeskDatabase *database, gpointer form, GCancellable *cancellable, GError **error)
{
  return desk_draft_list (database, form, error);
}

static guint
count_drafts (Office *office, const char *form)
{
  g_autoptr (GPtrArray) drafts = ask (office, load_drafts, form);

  return drafts->len;
}

/* Whoever is not the holder needs a ground. What was typed is there again when the page is left and opened. */
static void
test_hand_over_to_another (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) mother = NULL;
  g_autoptr (DeskFind) find = NULL;
  AdwNavigationPage *below, *page;
  Screen screen;

  office_sign_in (office);
  mother = record_person (office, "Шевчук");
  find = record_find (office, NUMBER, "Коваленко", NOW - DAY);
  below = desk_find_page_new (office->context, id_of (find));
  screen = open_screen (below);
  WAIT_FOR (g_str_equal (get_record_state (below), "record"));
  page = push_hand_over (office, &screen, find);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "hand-over.receiver", "s", id_of (mother)));
  WAIT_FOR (says (TEMPLATE_CHILD (page, "comparison"), "Surname · different"));
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (page, "ground")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (page, DESK_FIND_RECEIVER_DOCUMENT)), 1);
  gtk_editable_set_text (GTK_EDITABLE (get_row (page, DESK_FIND_RECEIVER_NUMBER)), "АВ129944");
  desk_form_row_commit (DESK_FORM_ROW (get_row (page, DESK_FIND_RECEIVER_NUMBER)));
  WAIT_FOR (count_drafts (office, DESK_HAND_OVER_DRAFT) == 1);
  adw_navigation_view_pop (screen.view);

  page = push_hand_over (office, &screen, find);
  WAIT_FOR (says (TEMPLATE_CHILD (page, "comparison"), "Surname · different"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (page, DESK_FIND_RECEIVER_NUMBER))), ==,
                   "АВ129944");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "form.primary", NULL));
  g_assert_true (g_str_has_prefix (desk_hand_over_page_get_message (DESK_HAND_OVER_PAGE (page)),
                                   "The receiver is not the holder as written in the document."));
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (page, DESK_FIND_RECEIVER_BASIS)), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (page, DESK_FIND_SIGNATURE)), 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "form.primary", NULL));
  WAIT_FOR (adw_navigation_view_get_visible_page (screen.view) == below);
  read_again (office, (DeskRecord **)&find);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (find), DESK_FIND_RECEIVER_BASIS), ==, "parent");
  close_screen (&screen);
}

/* A thing nobody claimed in time goes to the finder: identified and signing like everybody, without a ground. */
static void
test_give (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) finder = NULL;
  g_autoptr (DeskRecord) shown = NULL;
  g_autoptr (DeskFind) find = NULL;
  AdwNavigationPage *below, *page;
  Screen screen;

  office_sign_in (office);
  finder = record_person (office, "Бойко");
  find = record_find (office, NUMBER, "Коваленко", NOW - 200 * DAY);
  shown = desk_record_copy (DESK_RECORD (find));
  g_object_set (find, "document", "other", "finder", id_of (finder), NULL);
  save (office, DESK_RECORD (find), shown, "доповнено");
  below = desk_find_page_new (office->context, id_of (find));
  screen = open_screen (below);
  WAIT_FOR (g_str_equal (get_record_state (below), "record"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (below), "record.step", "s", "give"));
  page = adw_navigation_view_get_visible_page (screen.view);
  g_assert_true (DESK_IS_HAND_OVER_PAGE (page));
  WAIT_FOR (g_str_equal (get_state (page), "form"));
  WAIT_FOR (says (TEMPLATE_CHILD (page, "comparison"), "Surname · different"));
  g_assert_false (gtk_widget_get_visible (TEMPLATE_CHILD (page, "ground")));
  assert_refused (page, "Choose the document by which the receiver was identified.");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (page, DESK_FIND_RECEIVER_DOCUMENT)), 2);
  gtk_editable_set_text (GTK_EDITABLE (get_row (page, DESK_FIND_RECEIVER_NUMBER)), "007654321");
  assert_refused (page, "Choose how the receiver signed.");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (page, DESK_FIND_SIGNATURE)), 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "form.primary", NULL));
  WAIT_FOR (adw_navigation_view_get_visible_page (screen.view) == below);
  read_again (office, (DeskRecord **)&find);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (find), DESK_FIND_STATE), ==, "given_to_finder");
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (find), DESK_FIND_RECEIVER), ==, id_of (finder));
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (find), DESK_FIND_RECEIVER_NUMBER), ==, "007654321");
  close_screen (&screen);
}

/* A decision about the pair that is made while the form is open is not undone by the hand-over. */
static void
test_decided_meanwhile (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskLoss) loss = NULL;
  g_autoptr (DeskFind) find = NULL;
  AdwNavigationPage *below, *page, *pair;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  loss = record_loss (office, person, NOW - 2 * DAY);
  find = record_find (office, NUMBER, "Коваленко", NOW - DAY);
  below = desk_find_page_new (office->context, id_of (find));
  screen = open_screen (below);
  WAIT_FOR (g_str_equal (get_record_state (below), "record"));
  page = push_hand_over (office, &screen, find);
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (page, "matches")));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "hand-over.receiver", "s", id_of (person)));
  pair = push_pair (office, &screen, find, loss);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pair), "form.primary", NULL));
  WAIT_FOR (!gtk_widget_get_visible (TEMPLATE_CHILD (page, "matches")));
  WAIT_FOR (says (TEMPLATE_CHILD (page, "about"), desk_record_get_text (DESK_RECORD (loss), DESK_LOSS_NO)));

  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (page, DESK_FIND_RECEIVER_DOCUMENT)), 1);
  gtk_editable_set_text (GTK_EDITABLE (get_row (page, DESK_FIND_RECEIVER_NUMBER)), "КН451123");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (page, DESK_FIND_SIGNATURE)), 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "form.primary", NULL));
  WAIT_FOR (adw_navigation_view_get_visible_page (screen.view) == below);
  read_again (office, (DeskRecord **)&find);
  read_again (office, (DeskRecord **)&loss);
  g_assert_cmpstr (get_verdict (find, loss), ==, DESK_MATCH_SAME);
  assert_document (loss, "d1", "returned");
  close_screen (&screen);
}

static void
set_phone (DeskPerson *person, const char *key, const char *phone, const char *safe)
{
  desk_record_set_entry (DESK_RECORD (person), DESK_PERSON_PHONE, key, g_variant_new_string (phone));
  if (safe != NULL)
    desk_record_set_entry (DESK_RECORD (person), DESK_PERSON_PHONE_SAFE, key, g_variant_new_string (safe));
}

/* Only a number that is safe to call is offered, and how the owner was told is written down. */
static void
test_notify (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskRecord) shown = NULL;
  g_autoptr (DeskLoss) loss = NULL;
  g_autoptr (DeskFind) find = NULL;
  AdwNavigationPage *page, *pair;
  DeskStepDialog *dialog;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  shown = desk_record_copy (DESK_RECORD (person));
  set_phone (person, "t1", "+380670001111", "yes");
  set_phone (person, "t2", "+380670002222", "no");
  set_phone (person, "t3", "+380670003333", NULL);
  save (office, DESK_RECORD (person), shown, NULL);
  loss = record_loss (office, person, NOW - 2 * DAY);
  find = record_find (office, NUMBER, "Коваленко", NOW - DAY);
  page = desk_find_page_new (office->context, id_of (find));
  screen = open_screen (page);
  WAIT_FOR (g_str_equal (get_record_state (page), "record"));
  pair = push_pair (office, &screen, find, loss);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pair), "form.primary", NULL));
  WAIT_FOR (says (TEMPLATE_CHILD (page, "matches"), "Той самий документ"));

  dialog = open_step (page, &screen, "notify");
  g_assert_true (says (GTK_WIDGET (dialog), "+380670001111"));
  g_assert_false (says (GTK_WIDGET (dialog), "+380670002222"));
  g_assert_false (says (GTK_WIDGET (dialog), "+380670003333"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "form.primary", NULL));
  g_assert_true (gtk_widget_has_css_class (desk_step_dialog_get_note_row (dialog), "error"));
  gtk_editable_set_text (GTK_EDITABLE (desk_step_dialog_get_note_row (dialog)), "телефоном, прийде завтра");
  do_step (dialog, &screen);
  read_again (office, (DeskRecord **)&find);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (find), DESK_FIND_STATE), ==, "notified");
  close_screen (&screen);
}

/* A document goes to those who issue its type, with a letter that has a number. */
/* The number of another register is asked for with its register, and stands on the page. */
static void
test_number (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskLoss) loss = NULL;
  g_autofree const char **keys = NULL;
  AdwNavigationPage *page;
  DeskStepDialog *dialog;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  loss = record_loss (office, person, NOW - DAY);
  page = desk_loss_page_new (office->context, id_of (loss));
  screen = open_screen (page);
  dialog = open_step (page, &screen, "number");
  g_assert_false (gtk_widget_get_visible (TEMPLATE_CHILD (page, "numbers")));
  gtk_editable_set_text (GTK_EDITABLE (desk_step_dialog_find_row (dialog, DESK_LOSS_OFFICIAL)), "4417/26");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "form.primary", NULL));
  g_assert_cmpstr (desk_step_dialog_get_message (dialog), ==,
                   "Choose in which register the number was given.");
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_step_dialog_find_row (dialog, DESK_LOSS_OFFICIAL_KIND)), 1);
  do_step (dialog, &screen);
  read_again (office, (DeskRecord **)&loss);
  keys = desk_record_list_keys (DESK_RECORD (loss), DESK_LOSS_OFFICIAL);
  g_assert_cmpstr (desk_record_get_entry_text (DESK_RECORD (loss), DESK_LOSS_OFFICIAL, keys[0]), ==,
                   "4417/26");
  g_assert_cmpstr (desk_record_get_entry_text (DESK_RECORD (loss), DESK_LOSS_OFFICIAL_KIND, keys[0]), ==,
                   "eo");
  WAIT_FOR (says (TEMPLATE_CHILD (page, "numbers"), "4417/26"));
  WAIT_FOR (says (TEMPLATE_CHILD (page, "timeline"), "Number attached: 4417/26"));
  close_screen (&screen);
}

static void
test_send (Office *office, gconstpointer data)
{
  g_autoptr (DeskFind) find = NULL;
  AdwNavigationPage *page;
  DeskStepDialog *dialog;
  GtkWidget *agency;
  Screen screen;

  office_sign_in (office);
  find = record_find (office, NUMBER, "Коваленко", NOW - DAY);
  page = desk_find_page_new (office->context, id_of (find));
  screen = open_screen (page);
  dialog = open_step (page, &screen, "send");
  agency = desk_step_dialog_find_row (dialog, DESK_FIND_AGENCY);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (agency))), ==, 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (agency), 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "form.primary", NULL));
  g_assert_true (
      gtk_widget_has_css_class (desk_step_dialog_find_row (dialog, DESK_FIND_OUTGOING_NO), "error"));
  gtk_editable_set_text (GTK_EDITABLE (desk_step_dialog_find_row (dialog, DESK_FIND_OUTGOING_NO)),
                         "45/2-1173");
  do_step (dialog, &screen);
  read_again (office, (DeskRecord **)&find);
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (find), DESK_FIND_STATE), ==, "sent");
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (find), DESK_FIND_AGENCY), ==, "DMS");
  close_screen (&screen);
}

static guint
get_count (GObject *counted)
{
  guint count;

  g_object_get (counted, "count", &count, NULL);
  return count;
}

/* Whichever side arrives second makes the pair known, and a decision takes it off the list. */
static void
test_watch (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskLoss) loss = NULL;
  g_autoptr (DeskFind) find = NULL;
  g_autoptr (GObject) watch = NULL;
  AdwNavigationPage *page, *pair;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  find = record_find (office, NUMBER, "Коваленко", NOW - DAY);
  page = desk_lost_documents_page_new (office->context);
  screen = open_screen (page);
  watch = desk_match_watch_new (office->context, GTK_WIDGET (page));
  WAIT_FOR (count_rows (TEMPLATE_CHILD (page, "register")) == 0);
  g_assert_cmpuint (get_count (watch), ==, 0);
  loss = record_loss (office, person, NOW);
  WAIT_FOR (get_count (watch) == 1);
  WAIT_FOR (says (screen.window, "A found document may be a declared one: Ctrl+M shows the matches"));

  pair = push_pair (office, &screen, find, loss);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (pair), "form.secondary", NULL));
  WAIT_FOR (get_count (watch) == 0);
  close_screen (&screen);
}

/* A theft of documents shows them, and a find that may be one of them, also one that comes while it is open. */
static void
test_theft (Office *office, gconstpointer data)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autoptr (DeskStatement) statement = NULL;
  g_autoptr (DeskRecord) shown = NULL;
  g_autoptr (DeskFind) find = NULL;
  AdwNavigationPage *page;
  Screen screen;

  office_sign_in (office);
  person = record_person (office, "Коваленко");
  statement = record_statement (office, person, "document_theft", "crime", NOW - DAY);
  shown = desk_record_copy (DESK_RECORD (statement));
  desk_record_set_entry (DESK_RECORD (statement), DESK_STATEMENT_DOCUMENT, "d1",
                         g_variant_new_string ("id_card"));
  desk_record_set_entry (DESK_RECORD (statement), DESK_STATEMENT_DOCUMENT_NUMBER, "d1",
                         g_variant_new_string (NUMBER));
  save (office, DESK_RECORD (statement), shown, "доповнено");

  page = desk_statement_page_new (office->context, get_id (statement));
  screen = open_screen (page);
  WAIT_FOR (g_str_equal (get_record_state (page), "record"));
  g_assert_true (says (FRAME_CHILD (page, "sections"), NUMBER));
  find = record_find (office, NUMBER, "Коваленко", NOW);
  WAIT_FOR (says (TEMPLATE_CHILD (page, "matches"), "Same number · Not decided yet"));
  close_screen (&screen);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  office_test ("/lost-documents/register", test_register);
  office_test ("/lost-documents/empty", test_empty);
  office_test ("/lost-documents/masked", test_masked);
  office_test ("/lost-documents/withdraw", test_withdraw);
  office_test ("/lost-documents/viewing", test_viewing);
  office_test ("/lost-documents/verdict", test_verdict);
  office_test ("/lost-documents/hand-over", test_hand_over);
  office_test ("/lost-documents/hand-over-to-another", test_hand_over_to_another);
  office_test ("/lost-documents/give", test_give);
  office_test ("/lost-documents/decided-meanwhile", test_decided_meanwhile);
  office_test ("/lost-documents/notify", test_notify);
  office_test ("/lost-documents/number", test_number);
  office_test ("/lost-documents/send", test_send);
  office_test ("/lost-documents/watch", test_watch);
  office_test ("/lost-documents/theft", test_theft);
  return g_test_run ();
}
