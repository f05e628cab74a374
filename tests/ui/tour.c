// SPDX-License-Identifier: GPL-3.0-or-later

#include "tour.h"

#include "hq-fixture.h"

#include "model/appointment.h"
#include "model/loss.h"
#include "store/error.h"
#include "store/records.h"
#include "ui/front-desk/amendment-page.h"
#include "ui/language.h"
#include "ui/lost-documents/hand-over-page.h"
#include "ui/people/pair-page.h"
#include "ui/settings/reception-entries.h"
#include "ui/sign-in/demo-session.h"
#include "ui/widgets/code-entry.h"
#include "ui/widgets/form-row.h"
#include "ui/widgets/purpose-view.h"
#include "ui/widgets/register-view.h"
#include "ui/window-private.h"

#include <glib/gi18n.h>

static AdwApplication *application;

/* Where the tour that is under way has come to. */
typedef struct
{
  const Tour *tour;
  Office office;
  DeskWindow *window;
  TestLink *link;
} Way;

/* What is too wide; lines of a wrap box; what a breakpoint draws before it has its new place. */
static gboolean
is_of_layout (const char *message)
{
  static const char *const parts[] = { "exceeds", "Trying to measure", "natural size must be >= min size",
                                       "without a current allocation" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (message, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return !is_of_layout (message);
}

static void
handle_log (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  if (!is_of_layout (message))
    g_log_default_handler (domain, level, message, data);
}

/* What the libraries say of a page that is too wide does not end the test: the test says what does not fit. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && is_of_layout (fields[i].value))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

/**
 * tour_start:
 * Makes the toolkit ready, with texts in every language and nothing that moves by itself.
 */
void
tour_start (int *argc, char ***argv)
{
  g_autofree char *catalogues = g_build_filename (g_getenv ("DUTYDESK_BUILD"), "po", NULL);

  g_log_set_writer_func (write_log, NULL, NULL);
  gtk_test_init (argc, argv, NULL);
  tour_take_catalogues (catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.dutydesk.Test", "flags",
                              G_APPLICATION_NON_UNIQUE, "resource-base-path", "/org/dutydesk/DutyDesk", NULL);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  gtk_window_set_default_icon_name ("org.dutydesk.DutyDesk");
}

/**
 * tour_take_catalogues:
 * @folder: the translations lie in it as LANGUAGE/LC_MESSAGES/dutydesk.mo
 *
 * From where the texts of the next tours come.
 */
void
tour_take_catalogues (const char *folder)
{
  bindtextdomain (GETTEXT_PACKAGE, folder);
}

/**
 * tour_end:
 * Runs the tests.
 *
 * Returns: the status to exit with
 */
int
tour_end (void)
{
  int status = g_test_run ();

  g_object_unref (application);
  return status;
}

static void
look_at (Way *way, const char *page)
{
  g_test_message ("%s", page);
  tour_settle (way->window);
  way->tour->look (way->window, page, way->tour->data);
}

static void
activate (Way *way, const char *action, const char *target)
{
  g_autoptr (GVariant) parameter = target != NULL ? g_variant_ref_sink (g_variant_new_string (target)) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (way->window), action, parameter));
}

static GtkWidget *
get_page (Way *way)
{
  return GTK_WIDGET (desk_places_get_page (desk_window_get_places (way->window)));
}

/* The row of a field in a form. */
static GtkWidget *
find_row (GtkWidget *page, const char *field)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (page);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (desk_form_row_get_field (g_ptr_array_index (rows, i)), field))
      return g_ptr_array_index (rows, i);
  g_error ("no row for %s", field);
}

static void
act_on_page (Way *way, const char *action, const char *target)
{
  g_autoptr (GVariant) parameter = target != NULL ? g_variant_ref_sink (g_variant_new_string (target)) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (get_page (way), action, parameter));
}

static AdwDialog *
get_dialog (Way *way)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (way->window));
}

/* Every dialog on the window, the topmost first. */
static void
close_dialogs (Way *way)
{
  AdwDialog *dialog;

  while ((dialog = get_dialog (way)) != NULL)
    {
      adw_dialog_force_close (dialog);
      tour_settle (way->window);
    }
}

/* A dialog that an action has just opened. */
static void
look_at_dialog (Way *way, const char *page)
{
  tour_settle (way->window);
  g_assert_nonnull (get_dialog (way));
  look_at (way, page);
  close_dialogs (way);
  if (way->tour->leave != NULL)
    way->tour->leave (way->window, page, way->tour->data);
}

/* Says what a record that was just opened is looked at for, where that has to be written down first. */
static void
name_purpose (Way *way)
{
  GtkWidget *page, *purpose;

  tour_settle (way->window);
  page = GTK_WIDGET (desk_places_get_page (desk_window_get_places (way->window)));
  purpose = tour_find (page, "DeskPurposeView", NULL);
  if (purpose == NULL || !gtk_widget_get_mapped (purpose))
    return;
  desk_purpose_view_choose (DESK_PURPOSE_VIEW (purpose), "service", NULL);
  WAIT_FOR (!gtk_widget_get_mapped (purpose));
}

static void
open_record (Way *way, const char *action, const char *id)
{
  activate (way, action, id);
  name_purpose (way);
}

static gpointer
load_all (DeskDatabase *database, gpointer kind, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, kind, cancellable, error);
}

/* In the order in which they were written. */
static GPtrArray *
load (Way *way, const char *kind)
{
  DeskStore *store = desk_context_get_store (way->office.context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, load_all, (gpointer)kind, NULL,
                         (GDestroyNotify)g_ptr_array_unref, NULL, office_on_done, &way->office);
  result = office_wait (&way->office);
  records = desk_store_call_finish (store, result, &error);
  g_assert_no_error (error);
  return records;
}

static const char *
find_in_state (GPtrArray *appointments, const char *state)
{
  for (guint i = 0; i < appointments->len; i++)
    if (g_strcmp0 (desk_record_get_text (appointments->pdata[i], DESK_APPOINTMENT_STATE), state) == 0)
      return desk_record_get_id (appointments->pdata[i]);
  g_assert_not_reached ();
}

static void
type (GtkWidget *within, const char *child, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (TEMPLATE_CHILD (within, child)), text);
}

static void
look_at_first_run (Way *way)
{
  static const char *const steps[] = { "station", "officer", "enrol", "restore", "demo" };
  GtkWidget *page = tour_find (GTK_WIDGET (way->window), "DeskFirstRunPage", NULL);
  AdwNavigationView *view = TEMPLATE_CHILD (page, "view");

  look_at (way, "first-run");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *name = g_strconcat ("first-run-", steps[i], NULL);

      adw_navigation_view_push_by_tag (view, steps[i]);
      look_at (way, name);
      adw_navigation_view_pop (view);
      tour_settle (way->window);
    }
  adw_navigation_view_push_by_tag (view, "station");
  type (page, "station_code", "РЛ1");
  type (page, "book", "12");
  look_at (way, "first-run-station-wrong");
  adw_navigation_view_pop (view);
  tour_settle (way->window);
}

static void
look_at_front_desk (Way *way)
{
  GtkWidget *window = GTK_WIDGET (way->window);
  g_autoptr (GPtrArray) visits = load (way, "visit");
  DeskRecord *visit = visits->pdata[0];
  GtkToggleButton *more;
  GtkWidget *channel;

  look_at (way, "front-desk");
  more = TEMPLATE_CHILD (tour_find (window, "DeskEntry", NULL), "more_button");
  gtk_toggle_button_set_active (more, TRUE);
  look_at (way, "front-desk-more");
  channel = TEMPLATE_CHILD (tour_find (window, "DeskEntryMore", NULL), "channel");
  gtk_editable_set_text (GTK_EDITABLE (tour_find (channel, "GtkText", NULL)), "77");
  g_assert_false (desk_code_entry_commit (DESK_CODE_ENTRY (channel)));
  look_at (way, "front-desk-more-wrong");
  desk_code_entry_set_code (DESK_CODE_ENTRY (channel), "visit");
  gtk_toggle_button_set_active (more, FALSE);
  g_signal_emit_by_name (tour_find (window, "DeskBoardView", NULL), "row-clicked");
  look_at (way, "front-desk-visit");
  act_on_page (way, "visit.hold", NULL);
  look_at_dialog (way, "visit-hold");
  act_on_page (way, "visit.specialist", NULL);
  look_at_dialog (way, "visit-specialist");
  act_on_page (way, "visit.transfer", NULL);
  look_at_dialog (way, "visit-transfer");
  act_on_page (way, "front-desk.end-of-day", NULL);
  look_at_dialog (way, "end-of-day");
  activate (way, "front-desk.all-visits", NULL);
  look_at (way, "all-visits");
  open_record (way, "win.show-visit", desk_record_get_id (visit));
  look_at (way, "visit");
  desk_places_push (desk_window_get_places (way->window),
                    desk_amendment_page_new (way->office.context, DESK_VISIT (visit)));
  look_at (way, "visit-amendment");
  gtk_editable_set_text (GTK_EDITABLE (find_row (get_page (way), "companion")), "мати");
  act_on_page (way, "form.primary", NULL);
  look_at (way, "visit-amendment-wrong");
  g_assert_true (
      gtk_widget_activate_action (window, "win.print", "(ss)", "visit-slip", desk_record_get_id (visit)));
  look_at_dialog (way, "paper-visit-slip");
  g_assert_true (
      gtk_widget_activate_action (window, "win.print", "(ss)", "queue-ticket", desk_record_get_id (visit)));
  look_at_dialog (way, "paper-queue-ticket");
}

static void
look_at_people (Way *way)
{
  g_autoptr (GPtrArray) people = load (way, "person");
  const char *first = desk_record_get_id (people->pdata[0]);
  const char *second = desk_record_get_id (people->pdata[1]);
  GtkWidget *birth;

  activate (way, "win.place", "people");
  look_at (way, "people");
  activate (way, "win.show-person", first);
  look_at (way, "person-purpose");
  name_purpose (way);
  look_at (way, "person");
  activate (way, "win.new-person", "Ковальчук");
  look_at (way, "person-new");
  birth = find_row (get_page (way), "birth");
  gtk_editable_set_text (GTK_EDITABLE (birth), "32.13.1985");
  g_assert_true (gtk_widget_activate_action (birth, "form.primary", NULL));
  look_at (way, "person-new-wrong");
  desk_places_push (desk_window_get_places (way->window),
                    desk_pair_page_new (way->office.context, first, second));
  look_at (way, "person-pair");
}

static void
look_at_steps (Way *way, const char *page, const char *const *steps)
{
  for (guint i = 0; steps[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s", page, steps[i]);

      act_on_page (way, "record.step", steps[i]);
      look_at_dialog (way, name);
    }
}

static void
look_at_statements (Way *way)
{
  static const char *const steps[] = { "assign", "number", NULL };
  g_autoptr (GPtrArray) statements = load (way, "statement");
  const char *first = desk_record_get_id (statements->pdata[0]);
  GtkWidget *window = GTK_WIDGET (way->window);

  activate (way, "win.place", "statements");
  look_at (way, "statements");
  open_record (way, "win.show-statement", first);
  look_at (way, "statement");
  look_at_steps (way, "statement", steps);
  g_assert_true (gtk_widget_activate_action (window, "win.print", "(ss)", "statement", first));
  look_at_dialog (way, "paper-statement");
  act_on_page (way, "record.step", "number");
  tour_settle (way->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_dialog (way)), "form.primary", NULL));
  look_at_dialog (way, "statement-number-wrong");
  g_assert_true (gtk_widget_activate_action (window, "win.new-statement", "(ss)", "", ""));
  look_at (way, "statement-new");
}

static void
look_at_losses (Way *way)
{
  static const char *const filters[] = { "losses", "finds", "matches", "drafts" };
  static const char *const loss_steps[] = { "withdraw", "annul", NULL };
  static const char *const find_steps[] = { "notify", "send", NULL };
  g_autoptr (GPtrArray) losses = load (way, "loss");
  g_autoptr (GPtrArray) finds = load (way, "find");
  const char *loss = desk_record_get_id (losses->pdata[0]), *found = desk_record_get_id (finds->pdata[0]);
  g_autofree const char **keys = desk_record_list_keys (losses->pdata[0], DESK_LOSS_DOCUMENT);
  GtkWidget *window = GTK_WIDGET (way->window), *rows;

  activate (way, "win.place", "lost-documents");
  rows = tour_find (tour_find (window, "DeskLostDocumentsPage", NULL), "DeskRegisterView", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *name = g_strconcat ("lost-documents-", filters[i], NULL);

      desk_register_view_set_filter (DESK_REGISTER_VIEW (rows), filters[i]);
      look_at (way, name);
    }
  open_record (way, "win.show-loss", loss);
  look_at (way, "loss");
  look_at_steps (way, "loss", loss_steps);
  open_record (way, "win.show-find", found);
  look_at (way, "find");
  look_at_steps (way, "find", find_steps);
  desk_places_push (desk_window_get_places (way->window),
                    desk_hand_over_page_new (way->office.context, found));
  name_purpose (way);
  look_at (way, "find-hand-over");
  act_on_page (way, "form.primary", NULL);
  look_at (way, "find-hand-over-wrong");
  g_assert_true (gtk_widget_activate_action (window, "win.show-match", "(sss)", found, loss, keys[0]));
  name_purpose (way);
  look_at (way, "match");
  g_assert_true (gtk_widget_activate_action (window, "win.new-loss", "(ss)", "", ""));
  look_at (way, "loss-new");
  g_assert_true (gtk_widget_activate_action (window, "win.new-find", "(ss)", "", ""));
  look_at (way, "find-new");
}

static void
look_at_appointments (Way *way)
{
  g_autoptr (GPtrArray) appointments = load (way, "appointment");
  GtkWidget *window = GTK_WIDGET (way->window);

  activate (way, "win.place", "appointments");
  look_at (way, "appointments-day");
  act_on_page (way, "appointments.save-day", NULL);
  look_at_dialog (way, "appointments-file");
  act_on_page (way, "appointments.next-day", NULL);
  look_at (way, "appointments-next-day");
  act_on_page (way, "appointments.choose-day", NULL);
  look_at (way, "appointments-choose-day");
  gtk_popover_popdown (TEMPLATE_CHILD (tour_find (window, "DeskDayChooser", NULL), "popover"));
  act_on_page (way, "appointments.show", "week");
  look_at (way, "appointments-week");
  act_on_page (way, "appointments.show", "agenda");
  look_at (way, "appointments-agenda");
  open_record (way, "win.show-appointment", find_in_state (appointments, "booked"));
  look_at (way, "appointment");
  open_record (way, "win.show-appointment", find_in_state (appointments, "done"));
  look_at (way, "appointment-over");
  act_on_page (way, "record.step", "result");
  look_at (way, "appointment-result");
  g_assert_true (gtk_widget_activate_action (window, "win.new-appointment", "(ssss)", "", "", "", ""));
  look_at (way, "appointment-new");
}

static void
look_at_preferences (Way *way)
{
  static const char *const names[] = { "station", "rooms", "specialists", "workplace", "headquarters" };

  activate (way, "win.preferences", NULL);
  tour_settle (way->window);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("preferences-", names[i], NULL);

      adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (get_dialog (way)), names[i]);
      look_at (way, name);
    }
  close_dialogs (way);
}

static void
click (Way *way, const char *label)
{
  g_signal_emit_by_name (tour_find (GTK_WIDGET (get_dialog (way)), "GtkButton", label), "clicked");
  tour_settle (way->window);
}

static void
look_at_dialogs (Way *way)
{
  static const char *const actions[] = { "officers",        "receptions", "verify", "shortcuts", "omnibox",
                                         "change-password", "hand-over",  "about",  "help",      "region" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *action = g_strconcat ("win.", actions[i], NULL);

      activate (way, action, NULL);
      look_at_dialog (way, actions[i]);
    }
  activate (way, "win.officers", NULL);
  tour_settle (way->window);
  click (way, _ ("_Add an Officer"));
  look_at_dialog (way, "officer");
  activate (way, "win.receptions", NULL);
  tour_settle (way->window);
  click (way, _ ("_New Reception"));
  desk_reception_entries_add (
      DESK_RECEPTION_ENTRIES (tour_find (GTK_WIDGET (get_dialog (way)), "DeskReceptionEntries", NULL)));
  look_at_dialog (way, "reception");
}

/* What is said of fields that are wrong. */
static void
look_at_wrong_passwords (Way *way)
{
  GtkWidget *fields, *first;

  activate (way, "win.change-password", NULL);
  tour_settle (way->window);
  fields = tour_find (GTK_WIDGET (get_dialog (way)), "DeskNewPassword", NULL);
  first = tour_find (fields, "DeskPasswordRow", NULL);
  gtk_editable_set_text (GTK_EDITABLE (first), "three or four words");
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (first)), "three of four words");
  look_at_dialog (way, "change-password-wrong");
}

/* The sheet, a decision, and what is said when somebody has to do something. */
static void
look_at_headquarters (Way *way)
{
  GtkWidget *group;

  test_link_fail (way->link, DESK_SYNC_HALTED, DESK_SYNC_ERROR_REVOKED,
                  "Headquarters has shut this desk out. Ask headquarters why; work goes on.");
  way->link->status.unsent_attachments = 3;
  way->link->status.held_attachments = 1;
  look_at (way, "halted");
  activate (way, "win.headquarters", NULL);
  look_at (way, "headquarters");
  group = TEMPLATE_CHILD (get_dialog (way), "decision_group");
  g_signal_emit_by_name (gtk_widget_get_first_child (tour_find (group, "GtkListBox", NULL)), "activated");
  look_at_dialog (way, "decision");
}

/* It stays as a draft, and is counted: nothing that shows how many there are comes after it. */
static void
look_at_wrong_statement (Way *way)
{
  GtkWidget *page;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (way->window), "win.new-statement", "(ss)", "", ""));
  tour_settle (way->window);
  page = GTK_WIDGET (desk_places_get_page (desk_window_get_places (way->window)));
  g_assert_true (
      gtk_widget_activate_action (tour_find (page, "DeskStatementEditor", NULL), "form.primary", NULL));
  look_at (way, "statement-new-wrong");
}

static void
look_at_states (Way *way)
{
  g_autoptr (GError) error =
      g_error_new_literal (DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED, "No such page.");
  GtkWidget *page;

  activate (way, "win.lock", NULL);
  look_at (way, "sign-in");
  page = tour_find (GTK_WIDGET (way->window), "DeskSignInPage", NULL);
  type (page, "password", "not this one");
  g_signal_emit_by_name (TEMPLATE_CHILD (page, "button"), "clicked");
  WAIT_FOR (gtk_widget_get_visible (TEMPLATE_CHILD (page, "trouble")));
  look_at (way, "sign-in-wrong");
  gtk_widget_activate_action (page, "sign-in.recover", NULL);
  look_at_dialog (way, "recover");
  activate (way, "win.quick-hide", NULL);
  look_at (way, "cover");
  activate (way, "win.quick-hide", NULL);
  desk_window_fail (way->window, error);
  look_at (way, "failure");
}

static void
open_demo (Way *way)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_demo_session_open_async (way->office.context, "ua", FALSE, office_on_done, &way->office);
  result = office_wait (&way->office);
  g_assert_true (desk_demo_session_open_finish (way->office.context, result, &error));
  g_assert_no_error (error);
  way->link = test_link_put (&way->office);
  g_object_unref (office_make_conflict (&way->office));
}

static void
open_window (Way *way)
{
  tour_set_text_size (way->tour->large);
  way->window = desk_window_new (application, way->office.context);
  gtk_window_set_default_size (GTK_WINDOW (way->window), way->tour->width, way->tour->height);
  gtk_window_present (GTK_WINDOW (way->window));
  tour_settle (way->window);
  desk_language_apply (way->tour->language);
  desk_context_set_language (way->office.context, way->tour->language);
  desk_window_rebuild (way->window);
}

/* The window's content is made anew. The toolkit never forgets how often somebody asked it about an action as long as the content
 * lives, and each change of a breakpoint asks once more: by the last page that takes seconds. */
static void
refresh (Way *way)
{
  DeskPlaces *places = desk_window_get_places (way->window);

  desk_places_show_root (places, desk_places_get_place (places));
  tour_settle (way->window);
  desk_window_rebuild (way->window);
  tour_settle (way->window);
}

/* As an office of its own, and the workstation remembers what it is told. */
static void
open_office (Way *way)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.dutydesk.DutyDesk");

  office_set_up (&way->office, NULL);
  g_object_unref (way->office.context);
  way->office.context = desk_context_new (way->office.clock, way->office.folders, settings);
}

/**
 * tour_run:
 * Shows every page, one after the other.
 */
void
tour_run (const Tour *tour)
{
  Way way = { tour, { 0 }, NULL, NULL };

  g_test_log_set_fatal_handler (is_fatal, NULL);
  g_log_set_default_handler (handle_log, NULL);
  open_office (&way);
  open_window (&way);
  look_at_first_run (&way);
  open_demo (&way);
  tour_settle (way.window);
  look_at_front_desk (&way);
  refresh (&way);
  look_at_statements (&way);
  refresh (&way);
  look_at_losses (&way);
  refresh (&way);
  look_at_appointments (&way);
  refresh (&way);
  look_at_people (&way);
  refresh (&way);
  look_at_preferences (&way);
  look_at_dialogs (&way);
  look_at_wrong_passwords (&way);
  refresh (&way);
  look_at_headquarters (&way);
  look_at_wrong_statement (&way);
  look_at_states (&way);
  gtk_window_destroy (GTK_WINDOW (way.window));
  tour_wait_for_quiet ();
  office_tear_down (&way.office, NULL);
}
