// SPDX-License-Identifier: GPL-3.0-or-later
// What the officer sees of the exchange with headquarters, and decides.

#include "hq-fixture.h"

#include "model/agency.h"
#include "model/calendar-day.h"
#include "model/staff.h"
#include "model/unit.h"
#include "model/visit.h"
#include "ui/front-desk/outcome-bar.h"
#include "ui/keys.h"
#include "ui/notice.h"
#include "ui/region/region-dialog.h"
#include "ui/settings/preferences-dialog.h"
#include "ui/sign-in/hand-over-paper.h"
#include "ui/sync/decision-page.h"
#include "ui/sync/hq-chip.h"
#include "ui/sync/hq-file-group.h"
#include "ui/sync/hq-sheet.h"
#include "ui/sync/hq-words.h"
#include "ui/widgets/register-view.h"
#include "ui/window-private.h"

#include <glib/gi18n.h>

static AdwApplication *application;

typedef struct
{
  Office office;
  TestLink *link;
  DeskWindow *window;
} Desk;

static void
set_up (Desk *self, gconstpointer data)
{
  office_set_up (&self->office, NULL);
  office_sign_in (&self->office);
  self->link = test_link_put (&self->office);
  self->window = desk_window_new (application, self->office.context);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Desk *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  office_tear_down (&self->office, NULL);
}

typedef gboolean (*IsWanted) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
find (GtkWidget *widget, IsWanted is_wanted, gconstpointer data)
{
  GtkWidget *found = NULL;

  if (is_wanted (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, is_wanted, data);
  return found;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_child_visible (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
is_row (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

#define FIND_TYPE(from, type) find (GTK_WIDGET (from), is_of_type, GSIZE_TO_POINTER (type))
#define FIND_BUTTON(from, label) find (GTK_WIDGET (from), is_button, label)
#define FIND_ROW(from, title) find (GTK_WIDGET (from), is_row, title)

static const char *
get_chip_text (Desk *self)
{
  DeskHqChip *chip = DESK_HQ_CHIP (FIND_TYPE (self->window, DESK_TYPE_HQ_CHIP));

  return gtk_label_get_label (TEMPLATE_CHILD (chip, "title"));
}

static AdwDialog *
open_sheet (Desk *self)
{
  AdwDialog *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.headquarters", NULL));
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  g_assert_true (DESK_IS_HQ_SHEET (dialog));
  return dialog;
}

/* A desk alone shows nothing of all this. */
static void
test_alone (Desk *self, gconstpointer data)
{
  GtkWidget *chip = FIND_TYPE (self->window, DESK_TYPE_HQ_CHIP);

  g_assert_true (gtk_widget_get_visible (chip));
  self->link->status.headquarters = NULL;
  self->link->status.state = DESK_SYNC_ALONE;
  desk_hq_link_emit_changed (DESK_HQ_LINK (self->link));
  g_assert_false (gtk_widget_get_visible (chip));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.headquarters", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.sync-now", NULL);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)));
  g_assert_cmpuint (self->link->n_syncs, ==, 0);
}

/* Each state says what is true in the words of the design, and both facts where there are two. */
static void
test_chip (Desk *self, gconstpointer data)
{
  static const struct
  {
    DeskHqStatus status;
    guint decisions;
    DeskWaitingCount waiting;
    const char *title;
    const char *detail;
  } cases[] = {
    { { DESK_SYNC_RESTING, .last_success = NOW }, 0, { 0 }, "All at HQ, 23:26", NULL },
    { { DESK_SYNC_WORKING, .sent = 3, .to_send = 12 }, 0, { 9, 0, NOW }, "Sending 3 of 12", NULL },
    { { DESK_SYNC_WORKING, .received = 1200, .to_receive = 8400 }, 0, { 0 }, "Getting 1200 of 8400", NULL },
    { { DESK_SYNC_WORKING, .sent = 12, .to_send = 12, .received = 5, .to_receive = 900 },
      0,
      { 0 },
      "Getting 5 of 900",
      NULL },
    { { DESK_SYNC_RESTING, .last_success = NOW },
      0,
      { 12, 0, NOW - 2400 },
      "12 not at HQ, oldest 40 min",
      NULL },
    { { DESK_SYNC_RESTING, .last_success = NOW }, 1, { 0 }, "1 needs a decision", NULL },
    { { DESK_SYNC_RESTING, .last_success = NOW }, 2, { 0 }, "2 need a decision", NULL },
    { { DESK_SYNC_WAITING, .last_success = NOW - 3600 }, 0, { 0 }, "No connection since 22:26", NULL },
    { { DESK_SYNC_OFFLINE, .last_success = NOW - 3600 },
      0,
      { 2, 0, NOW - 3 * 86400 },
      "No connection since 22:26",
      "2 not at HQ, oldest 3 days" },
    { { DESK_SYNC_WAITING }, 1, { 0 }, "1 needs a decision", "No connection yet" },
    { { DESK_SYNC_HALTED }, 1, { 1, 0, NOW - 7200 }, "Exchange stopped", "1 not at HQ, oldest 2 h" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DeskHqWords) words = { 0 };

      desk_hq_words_describe (&cases[i].status, cases[i].decisions, &cases[i].waiting, self->office.context,
                              &words);
      g_assert_cmpstr (words.title, ==, cases[i].title);
      g_assert_cmpstr (words.detail, ==, cases[i].detail);
      g_assert_nonnull (words.icon);
    }
}

/* What is saved is counted by itself; so is what headquarters has stamped. */
static void
test_counts (Desk *self, gconstpointer data)
{
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "surname", "Бондар", NULL);

  WAIT_FOR (g_str_has_suffix (get_chip_text (self), "not at HQ, oldest 0 min"));
  office_save (&self->office, person, NULL);
  office_call (&self->office, hq_pages_stamp_all, NULL);
  desk_hq_link_emit_changed (DESK_HQ_LINK (self->link));
  WAIT_FOR (g_str_equal (get_chip_text (self), "All at HQ, 23:24"));
}

/* F5 wherever the focus is; the sheet says what it does. */
static void
test_sync_now (Desk *self, gconstpointer data)
{
  GtkWidget *button;
  AdwDialog *sheet;

  g_assert_nonnull (desk_keys_find ("win.sync-now", NULL));
  g_assert_nonnull (desk_keys_find ("win.headquarters", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.sync-now", NULL));
  g_assert_cmpuint (self->link->n_syncs, ==, 1);
  sheet = open_sheet (self);
  button = TEMPLATE_CHILD (sheet, "sync_button");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (self->link->n_syncs, ==, 2);
  test_link_fail (self->link, DESK_SYNC_WAITING, DESK_SYNC_ERROR_NO_ANSWER, "Nobody answers.");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Try Again");
  g_assert_cmpstr (adw_action_row_get_subtitle (TEMPLATE_CHILD (sheet, "state")), ==, "Nobody answers.");
}

/* A day that headquarters says is off is off for the deadlines of this desk, at once. */
static void
test_region_days (Desk *self, gconstpointer data)
{
  DeskCalendar *calendar = desk_profile_get_calendar (desk_context_get_profile (self->office.context));
  g_autoptr (DeskRecord) day =
      g_object_new (DESK_TYPE_CALENDAR_DAY, "country", "ua", "date", "2026-06-01", "day", "off", NULL);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JUNE, 2026);
  g_assert_true (desk_calendar_is_working_day (calendar, &date));
  office_save (&self->office, day, NULL);
  WAIT_FOR (!desk_calendar_is_working_day (calendar, &date));
}

static guint
count_entries (AdwDialog *directory)
{
  GtkListView *list = TEMPLATE_CHILD (directory, "list");

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

static const char *
get_directory_state (AdwDialog *directory)
{
  return gtk_stack_get_visible_child_name (TEMPLATE_CHILD (directory, "stack"));
}

/* What headquarters says of the region is found by any word of it, and follows while it is looked at. */
static void
test_directory (Desk *self, gconstpointer data)
{
  g_autoptr (DeskRecord) station =
      g_object_new (DESK_TYPE_UNIT, "code", "PL2", "name", "Відділення № 2", "phone", "+380532510222", NULL);
  g_autoptr (DeskRecord) closed =
      g_object_new (DESK_TYPE_UNIT, "code", "PL9", "name", "Відділення № 9", "ended", TRUE, NULL);
  g_autoptr (DeskRecord) office =
      g_object_new (DESK_TYPE_AGENCY, "code", "DMS-1", "agency", "DMS", "name", "ДМС у Полтаві", "address",
                    "вул. Соборна, 1", "hours", "пн-пт 9-18", NULL);
  g_autoptr (DeskRecord) officer =
      g_object_new (DESK_TYPE_STAFF, "code", "4417", "surname", "Мороз", "given-name", "Петро", "station",
                    "PL2", "role", "duty", NULL);
  AdwDialog *directory;
  GtkEditable *search;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.region", NULL);
  directory = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  g_assert_true (DESK_IS_REGION_DIALOG (directory));
  g_assert_cmpstr (get_directory_state (directory), ==, "empty");
  office_save (&self->office, station, NULL);
  office_save (&self->office, closed, NULL);
  office_save (&self->office, office, NULL);
  office_save (&self->office, officer, NULL);
  WAIT_FOR (count_entries (directory) == 3);
  g_assert_cmpstr (get_directory_state (directory), ==, "list");

  search = TEMPLATE_CHILD (directory, "search");
  gtk_editable_set_text (search, "соборна");
  WAIT_FOR (count_entries (directory) == 1);
  /* Officers are found by their station too. */
  gtk_editable_set_text (search, "відділення 2");
  WAIT_FOR (count_entries (directory) == 2);
  gtk_editable_set_text (search, "PL9");
  WAIT_FOR (g_str_equal (get_directory_state (directory), "nothing"));
  adw_dialog_force_close (directory);
}

/* Who is sent to another authority is told where it is. */
static void
test_offices (Desk *self, gconstpointer data)
{
  g_autoptr (DeskRecord) office =
      g_object_new (DESK_TYPE_AGENCY, "code", "DMS-1", "agency", "DMS", "name", "ДМС у Полтаві", "address",
                    "вул. Соборна, 1", "phone", "+380532510333", NULL);
  g_autoptr (DeskVisit) visit = g_object_new (DESK_TYPE_VISIT, NULL);
  GtkWidget *bar = g_object_ref_sink (g_object_new (DESK_TYPE_OUTCOME_BAR, NULL));
  GtkWidget *row = TEMPLATE_CHILD (bar, "offices");

  office_save (&self->office, office, NULL);
  WAIT_FOR (desk_region_list (desk_context_get_region (self->office.context), DESK_REGION_OFFICES)->len == 1);
  desk_outcome_bar_set_visit (DESK_OUTCOME_BAR (bar), self->office.context, visit);
  g_assert_false (gtk_widget_get_visible (row));
  g_object_set (visit, "outcome", "referred", "agency", "DMS", NULL);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                                   "ДМС у Полтаві · вул. Соборна, 1 · +380"));
  g_object_set (visit, "agency", "CNAP", NULL);
  g_assert_false (gtk_widget_get_visible (row));
  desk_outcome_bar_set_visit (DESK_OUTCOME_BAR (bar), self->office.context, NULL);
  g_object_unref (bar);
}

/* Without a connection: what is in a file and what came of an answer stays in view, also what went wrong. */
static void
test_files (Desk *self, gconstpointer data)
{
  AdwDialog *sheet = open_sheet (self);
  DeskHqFileGroup *group = DESK_HQ_FILE_GROUP (TEMPLATE_CHILD (sheet, "files"));
  AdwActionRow *result = TEMPLATE_CHILD (group, "result");
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/PL1-B.ddb");

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (result)));
  self->link->carried = (DeskSyncCarried){ .n_lines = 3, .n_attachments = 1 };
  desk_hq_file_group_write (group, file);
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (group, "progress")));
  g_assert_false (gtk_widget_get_sensitive (TEMPLATE_CHILD (group, "read")));
  WAIT_FOR (gtk_widget_get_visible (GTK_WIDGET (result)));
  g_assert_cmpstr (self->link->written, ==, "PL1-B.ddb");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (result)), ==,
                   "3 changes are in the file");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (result), "1 attachment is in it"));
  g_assert_false (gtk_widget_get_visible (TEMPLATE_CHILD (group, "progress")));

  self->link->carried = (DeskSyncCarried){ .n_records = 2, .made = NOW };
  desk_hq_file_group_read (group, file);
  WAIT_FOR (g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (result)), "2 records"));
  g_assert_cmpstr (adw_action_row_get_subtitle (result), ==, "Headquarters wrote the answer: 23:26");

  self->link->file_error = g_error_new_literal (DESK_SYNC_ERROR, DESK_SYNC_ERROR_STICK, "It is not whole.");
  desk_hq_file_group_read (group, file);
  WAIT_FOR (g_str_equal (adw_action_row_get_subtitle (result), "It is not whole."));
  g_assert_true (gtk_widget_get_sensitive (TEMPLATE_CHILD (group, "read")));
}

/* A banner only where somebody has to do something. */
static void
test_banner (Desk *self, gconstpointer data)
{
  AdwBanner *banner = TEMPLATE_CHILD (self->window, "halted");

  test_link_fail (self->link, DESK_SYNC_WAITING, DESK_SYNC_ERROR_NO_ANSWER, "Nobody answers.");
  g_assert_false (adw_banner_get_revealed (banner));
  test_link_fail (self->link, DESK_SYNC_HALTED, DESK_SYNC_ERROR_REVOKED,
                  "Headquarters has shut this desk out.");
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "Headquarters has shut this desk out.");
  desk_session_lock (self->office.context);
  g_assert_false (adw_banner_get_revealed (banner));
}

/* A record that waits opens from its row. */
static void
test_waiting (Desk *self, gconstpointer data)
{
  g_autoptr (DeskRecord) person =
      g_object_new (DESK_TYPE_PERSON, "surname", "Бондар", "given-name", "Ірина", NULL);
  AdwDialog *sheet;
  GtkWidget *row;

  office_save (&self->office, person, NULL);
  sheet = open_sheet (self);
  WAIT_FOR (FIND_ROW (sheet, "Бондар Ірина") != NULL);
  row = FIND_ROW (sheet, "Бондар Ірина");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Person · Not at HQ yet, 0 min");
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_signal_emit_by_name (row, "activated");
  WAIT_FOR (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)) == NULL);
  WAIT_FOR (g_str_equal (G_OBJECT_TYPE_NAME (desk_places_get_page (desk_window_get_places (self->window))),
                         "DeskPersonPage"));
}

static gpointer
load_person (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return desk_records_load (database, "person", id, error);
}

/* Opens the card of the only decision. */
static GtkWidget *
open_card (Desk *self, AdwDialog *sheet, const char *title)
{
  WAIT_FOR (FIND_ROW (sheet, title) != NULL);
  g_signal_emit_by_name (FIND_ROW (sheet, title), "activated");
  WAIT_FOR (FIND_TYPE (sheet, DESK_TYPE_DECISION_PAGE) != NULL);
  return FIND_TYPE (sheet, DESK_TYPE_DECISION_PAGE);
}

static gboolean
has_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static void
assert_name (Desk *self, DeskRecord *person, const char *name)
{
  g_autoptr (DeskRecord) now =
      office_call (&self->office, load_person, (gpointer)desk_record_get_id (person));

  g_assert_cmpstr (desk_record_get_text (now, DESK_PERSON_GIVEN_NAME), ==, name);
}

/* Both values with who, where and when, by which clock; one press settles; Undo puts the register's value back. */
static void
test_conflict (Desk *self, gconstpointer data)
{
  g_autoptr (DeskRecord) person = office_make_conflict (&self->office);
  AdwDialog *sheet;
  GtkWidget *card;

  WAIT_FOR (g_str_equal (get_chip_text (self), "1 needs a decision"));
  sheet = open_sheet (self);
  card = open_card (self, sheet, "Коваленко Олена Іванівна");
  WAIT_FOR (FIND_BUTTON (card, "Use _Mine") != NULL);
  g_assert_nonnull (find (card, has_text, "Олена"));
  g_assert_nonnull (find (card, has_text, "Ольга"));
  g_assert_nonnull (
      find (card, has_text, "4418 · PL1-A · 29.05.2026, 00:26 (desk clock 2 h fast; at HQ 22:28)"));
  g_assert_nonnull (FIND_BUTTON (card, "_Keep Register Value"));

  g_signal_emit_by_name (FIND_BUTTON (card, "Use _Mine"), "clicked");
  WAIT_FOR (g_str_has_suffix (get_chip_text (self), "not at HQ, oldest 0 min"));
  assert_name (self, person, "Ольга");
  WAIT_FOR (FIND_TYPE (sheet, DESK_TYPE_DECISION_PAGE) == NULL);
  WAIT_FOR (desk_notice_is_undo_offered (GTK_WIDGET (self->window)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "notice.undo", NULL));
  for (gboolean back = FALSE; !back;)
    {
      g_autoptr (DeskRecord) now =
          office_call (&self->office, load_person, (gpointer)desk_record_get_id (person));

      back = g_strcmp0 (desk_record_get_text (now, DESK_PERSON_GIVEN_NAME), "Олена") == 0;
    }
}

static void
test_keep (Desk *self, gconstpointer data)
{
  g_autoptr (DeskRecord) person = office_make_conflict (&self->office);
  AdwDialog *sheet = open_sheet (self);
  GtkWidget *card = open_card (self, sheet, "Коваленко Олена Іванівна");

  WAIT_FOR (FIND_BUTTON (card, "_Keep Register Value") != NULL);
  g_signal_emit_by_name (FIND_BUTTON (card, "_Keep Register Value"), "clicked");
  WAIT_FOR (FIND_TYPE (sheet, DESK_TYPE_DECISION_PAGE) == NULL);
  assert_name (self, person, "Олена");
  WAIT_FOR (!gtk_widget_get_visible (TEMPLATE_CHILD (sheet, "decision_group")));
}

/* A communicator sees what happened; values and buttons are for who may decide. */
static void
test_role (Desk *self, gconstpointer data)
{
  g_autoptr (DeskRecord) person = office_make_conflict (&self->office);
  g_autoptr (DeskRecord) officer =
      desk_record_copy (DESK_RECORD (desk_context_get_officer (self->office.context)));
  GtkWidget *card;

  desk_record_set_text (officer, DESK_OFFICER_ROLE, "communicator");
  desk_context_set_officer (self->office.context, DESK_OFFICER (officer));
  card = open_card (self, open_sheet (self), "Коваленко Олена Іванівна");
  WAIT_FOR (find (card, has_text, "The duty officer or the head decides.") != NULL);
  g_assert_null (FIND_BUTTON (card, "Use _Mine"));
  g_assert_null (find (card, has_text, "Ольга"));
}

static gboolean
is_visible_row (GtkWidget *sheet, const char *name)
{
  return gtk_widget_get_visible (TEMPLATE_CHILD (sheet, name));
}

/* A verdict that was dealt with is not asked again; Undo brings it back. */
static void
test_verdict (Desk *self, gconstpointer data)
{
  g_autoptr (DeskRecord) visit = g_object_new (DESK_TYPE_VISIT, "state", "waiting", "arrived", NOW, "topic",
                                               "50", "no", "PL1-B/2026/00007", NULL);
  AdwDialog *sheet;
  GtkWidget *card;

  office_save (&self->office, visit, NULL);
  office_call (&self->office, hq_pages_write_verdict, (gpointer) "dupno");
  sheet = open_sheet (self);
  card = open_card (self, sheet, "PL1-B/2026/00007");
  WAIT_FOR (FIND_BUTTON (card, "_Leave It as It Is") != NULL);
  g_signal_emit_by_name (FIND_BUTTON (card, "_Leave It as It Is"), "clicked");
  WAIT_FOR (FIND_TYPE (sheet, DESK_TYPE_DECISION_PAGE) == NULL);
  WAIT_FOR (!is_visible_row (GTK_WIDGET (sheet), "decision_group"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "notice.undo", NULL));
  WAIT_FOR (is_visible_row (GTK_WIDGET (sheet), "decision_group"));

  card = open_card (self, sheet, "PL1-B/2026/00007");
  WAIT_FOR (FIND_BUTTON (card, "_Give a New Number") != NULL);
  g_signal_emit_by_name (FIND_BUTTON (card, "_Give a New Number"), "clicked");
  WAIT_FOR (!is_visible_row (GTK_WIDGET (sheet), "decision_group"));
}

/* Registers say it in a column of their own, at a desk that has a headquarters. */
static void
test_register (Desk *self, gconstpointer data)
{
  g_autoptr (DeskRecord) person =
      g_object_new (DESK_TYPE_PERSON, "surname", "Бондар", "given-name", "Ірина", NULL);
  DeskRegisterView *view;
  GListModel *rows;
  g_autoptr (DeskRegisterRow) row = NULL;

  office_save (&self->office, person, NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.place", "s", "people"));
  view = DESK_REGISTER_VIEW (
      FIND_TYPE (desk_places_get_root_page (desk_window_get_places (self->window), "people"),
                 DESK_TYPE_REGISTER_VIEW));
  desk_register_view_set_filter (view, "all");
  WAIT_FOR ((rows = desk_register_view_get_rows (view)) != NULL && g_list_model_get_n_items (rows) == 1);
  row = g_list_model_get_item (rows, 0);
  WAIT_FOR (desk_register_row_get_record (row) != NULL);
  g_assert_cmpint (desk_register_row_get_standing (row), ==, DESK_STANDING_UNSENT);
}

/* What headquarters ought to have by now is told once, and stands on the hand-over sheet. */
static void
test_late (Desk *self, gconstpointer data)
{
  DeskStore *store = desk_context_get_store (self->office.context);
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "surname", "Бондар", NULL);
  g_autoptr (DeskSave) save =
      desk_save_new ("shevchuk", NOW - 4 * 86400, desk_clock_get_zone (self->office.clock));
  g_autoptr (GAsyncResult) saved = NULL, gathered = NULL;
  g_autoptr (DeskPaperSource) source = NULL;
  g_autoptr (GError) error = NULL;

  desk_save_add (save, person, NULL, 0, NULL);
  desk_store_save_async (store, save, office_on_done, &self->office);
  saved = office_wait (&self->office);
  g_assert_true (desk_store_save_finish (store, saved, NULL));
  WAIT_FOR (find (GTK_WIDGET (self->window), has_text, "more than three days") != NULL);

  desk_hand_over_paper_gather_async (self->office.context, office_on_done, &self->office);
  gathered = office_wait (&self->office);
  source = desk_hand_over_paper_gather_finish (self->office.context, gathered, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desk_paper_source_get_late (source), ==, 1);
}

#define CODE "01234-56789-abcde-fghjk-mnpqr-stvwx-yz012-34567"

static void
type_enrolment (GtkWidget *page, const char *address, const char *code)
{
  GtkWidget *form = TEMPLATE_CHILD (page, "form");

  gtk_editable_set_text (GTK_EDITABLE (TEMPLATE_CHILD (form, "address")), address);
  gtk_editable_set_text (GTK_EDITABLE (TEMPLATE_CHILD (form, "code")), code);
  g_signal_emit_by_name (TEMPLATE_CHILD (page, "enrol"), "clicked");
}

/* What is wrong is said at its field; another station is asked about; then the desk is enrolled. */
static void
test_enrol (Desk *self, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *page, *form;

  self->link->status.headquarters = NULL;
  self->link->status.state = DESK_SYNC_ALONE;
  desk_hq_link_emit_changed (DESK_HQ_LINK (self->link));
  dialog = desk_preferences_dialog_new (self->office.context);
  page = TEMPLATE_CHILD (dialog, "headquarters_page");
  adw_preferences_dialog_set_visible_page (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
  form = TEMPLATE_CHILD (page, "form");

  type_enrolment (page, "hq.example.org", "123");
  g_assert_true (gtk_widget_has_css_class (TEMPLATE_CHILD (form, "code"), "error"));
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (form, "message")));

  self->link->enrol_error =
      g_error_new_literal (DESK_SYNC_ERROR, DESK_SYNC_ERROR_NO_ANSWER, "Nobody answers at this address.");
  type_enrolment (page, "hq.example.org", CODE);
  WAIT_FOR (gtk_widget_has_css_class (TEMPLATE_CHILD (form, "address"), "error"));
  g_assert_cmpstr (gtk_label_get_label (TEMPLATE_CHILD (form, "message")), ==,
                   "Nobody answers at this address.");

  self->link->enrol_error =
      g_error_new_literal (DESK_SYNC_ERROR, DESK_SYNC_ERROR_OTHER_STATION, "The code is for station PL2.");
  type_enrolment (page, "hq.example.org", CODE);
  WAIT_FOR (ADW_IS_ALERT_DIALOG (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window))));
  g_signal_emit_by_name (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window)),
                         "response", "enrol");
  WAIT_FOR (gtk_widget_get_visible (TEMPLATE_CHILD (page, "enrolled")));
  g_assert_cmpint (self->link->flags, ==, DESK_SYNC_ENROL_OTHER_STATION);
  g_assert_true (gtk_widget_get_visible (FIND_TYPE (self->window, DESK_TYPE_HQ_CHIP)));
}

int
main (int argc, char **argv)
{
#define ADD(name, func) g_test_add ("/headquarters/" name, Desk, NULL, set_up, func, tear_down)
  gtk_test_init (&argc, &argv, NULL);
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.dutydesk.Test", "flags",
                              G_APPLICATION_NON_UNIQUE, NULL);
  g_application_register (G_APPLICATION (application), NULL, NULL);

  ADD ("alone", test_alone);
  ADD ("chip", test_chip);
  ADD ("counts", test_counts);
  ADD ("sync-now", test_sync_now);
  ADD ("files", test_files);
  ADD ("region-days", test_region_days);
  ADD ("directory", test_directory);
  ADD ("offices", test_offices);
  ADD ("banner", test_banner);
  ADD ("waiting", test_waiting);
  ADD ("conflict", test_conflict);
  ADD ("keep", test_keep);
  ADD ("role", test_role);
  ADD ("verdict", test_verdict);
  ADD ("register", test_register);
  ADD ("late", test_late);
  ADD ("enrol", test_enrol);
  return g_test_run ();
}
