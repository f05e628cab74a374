// SPDX-License-Identifier: GPL-3.0-or-later
// A walk over everything on every page: whatever takes the focus says what it is and what it is called, and at twice the
// size of text, in Ukrainian, every page fits into the narrowest window.

#include "hq-fixture.h"

#include "model/appointment.h"
#include "model/loss.h"
#include "store/error.h"
#include "store/records.h"
#include "ui/front-desk/amendment-page.h"
#include "ui/lost-documents/hand-over-page.h"
#include "ui/people/pair-page.h"
#include "ui/settings/reception-entries.h"
#include "ui/sign-in/demo-session.h"
#include "ui/widgets/register-view.h"
#include "ui/window-private.h"

#include <glib/gi18n.h>

#define NARROWEST 360
#define TWICE (2 * 96 * PANGO_SCALE)

typedef struct
{
  gboolean narrow;
  const char *page;
  GString *faults;
  GHashTable *seen; /* of paths: each is told once */
} Walk;

static AdwApplication *application;

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_text (GTK_LABEL (widget))[0] != '\0')
    return TRUE;
  if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_named_by_itself (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *label = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");

  return (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) && label != NULL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* A screen reader reads these out from what stands in them. */
static gboolean
is_named_by_content (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_TOGGLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_TAB:
    case GTK_ACCESSIBLE_ROLE_LINK:
    case GTK_ACCESSIBLE_ROLE_LIST_ITEM:
    case GTK_ACCESSIBLE_ROLE_OPTION:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_COLUMN_HEADER:
    case GTK_ACCESSIBLE_ROLE_ROW:
    case GTK_ACCESSIBLE_ROLE_GRID_CELL:
      return has_text (widget);
    case GTK_ACCESSIBLE_ROLE_LABEL:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What the toolkit builds inside a widget of its own to be one with it, not to be spoken of apart. */
static GtkWidget *
find_whole (GtkWidget *widget)
{
  for (GtkWidget *whole = gtk_widget_get_parent (widget); whole != NULL;
       whole = gtk_widget_get_parent (whole))
    if (ADW_IS_COMBO_ROW (whole) || ADW_IS_ENTRY_ROW (whole) || GTK_IS_DROP_DOWN (whole)
        || GTK_IS_SPIN_BUTTON (whole) || GTK_IS_MENU_BUTTON (whole) || GTK_IS_COLUMN_VIEW (whole)
        || (GTK_IS_TEXT (widget) && GTK_IS_EDITABLE (whole))
        || (GTK_IS_LIST_BOX (widget) && ADW_IS_EXPANDER_ROW (whole)))
      return whole;
  return NULL;
}

/* Nothing on the screen, or out of our reach: the bar of a bottom sheet that has none, the search of preferences, the button
 * that closes a toast. */
static gboolean
is_of_toolkit (GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_BUTTON (widget) && g_str_equal (G_OBJECT_TYPE_NAME (parent), "AdwToastWidget"))
    return TRUE;
  if (GTK_IS_TEXT (widget))
    id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (parent));
  if (g_strcmp0 (id, "search_results") == 0 || g_strcmp0 (id, "search_entry") == 0)
    return gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_DIALOG) != NULL;
  return GTK_IS_STACK (parent) && gtk_widget_get_parent (parent) != NULL
         && ADW_IS_BOTTOM_SHEET (gtk_widget_get_parent (gtk_widget_get_parent (parent)));
}

static gboolean
is_named (GtkWidget *widget)
{
  return is_named_by_itself (widget) || is_named_by_content (widget) || is_of_toolkit (widget);
}

static gboolean
has_focusable_child (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_focusable (child) || has_focusable_child (child))
      return TRUE;
  return FALSE;
}

/* What only holds other things has no name; but then it must hold something that takes the focus. */
static gboolean
is_container (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_NONE:
    case GTK_ACCESSIBLE_ROLE_GENERIC:
    case GTK_ACCESSIBLE_ROLE_GROUP:
    case GTK_ACCESSIBLE_ROLE_WIDGET:
    case GTK_ACCESSIBLE_ROLE_SCROLLBAR:
    case GTK_ACCESSIBLE_ROLE_MENU:
      return TRUE;
    default:
      return FALSE;
    }
}

static char *
make_path (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  g_autofree char *above = parent != NULL ? make_path (parent) : NULL;
  const char *name = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  return g_strdup_printf ("%s%s%s%s%s", above != NULL ? above : "", above != NULL ? " > " : "",
                          G_OBJECT_TYPE_NAME (widget), name != NULL ? " " : "", name != NULL ? name : "");
}

static void
complain (Walk *walk, GtkWidget *widget, const char *what)
{
  char *path = make_path (widget);

  if (!g_hash_table_add (walk->seen, path))
    return;
  g_string_append_printf (walk->faults, "%s: %s: role %d: …%s\n", walk->page, what,
                          gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)),
                          path + MAX (0, (int)strlen (path) - 240));
}

static int
measure (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

/* What is widest of all that stands in it. */
static GtkWidget *
find_widest (GtkWidget *widget)
{
  GtkWidget *widest = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && (widest == NULL || measure (child) > measure (widest)))
      widest = child;
  return widest == NULL || GTK_IS_BUTTON (widget) ? widget : find_widest (widest);
}

static gboolean
may_be_wide (GtkWidget *widget)
{
  GtkPolicyType policy = GTK_POLICY_NEVER;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);
  return policy != GTK_POLICY_NEVER || GTK_IS_TEXT (widget);
}

/* Names what makes a page too wide; some of libadwaita's put another in the place of one that does not. */
static void
look_at_width (Walk *walk, GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  gboolean inside = FALSE;

  if (!gtk_widget_get_visible (widget) || may_be_wide (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      inside = inside || (gtk_widget_get_visible (child) && measure (child) > NARROWEST);
      look_at_width (walk, child);
    }
  if (measure (widget) > NARROWEST && !inside && parent != NULL
      && (ADW_IS_BREAKPOINT_BIN (parent) || measure (parent) > NARROWEST))
    complain (walk, find_widest (widget), "is too wide");
}

static void
look (Walk *walk, GtkWidget *widget)
{
  gboolean button = GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget);
  GtkWidget *whole;

  if (!gtk_widget_get_visible (widget))
    return;
  whole = find_whole (widget);
  if (whole != NULL && is_named (whole))
    ;
  else if (gtk_widget_get_focusable (widget) && is_container (widget) && !is_of_toolkit (widget))
    {
      if (!GTK_IS_SCROLLED_WINDOW (widget) && !GTK_IS_WINDOW (widget) && !has_focusable_child (widget))
        complain (walk, widget, "takes the focus without a role");
    }
  else if ((gtk_widget_get_focusable (widget) || button) && !is_named (widget))
    complain (walk, widget, "has no name");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look (walk, child);
}

/* Whatever is asked of the store for a page has been answered when the page is looked at. */
static void
settle (void)
{
  gint64 until = g_get_monotonic_time () + 3 * G_USEC_PER_SEC / 10;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
look_at (Walk *walk, DeskWindow *window, const char *page)
{
  walk->page = page;
  settle ();
  look (walk, GTK_WIDGET (window));
  if (walk->narrow)
    look_at_width (walk, GTK_WIDGET (window));
}

/* Every dialog on the window, the topmost first. */
static void
close_dialogs (DeskWindow *window)
{
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))) != NULL)
    {
      adw_dialog_force_close (dialog);
      settle ();
    }
}

static void
activate (DeskWindow *window, const char *action, const char *target)
{
  g_autoptr (GVariant) parameter = target != NULL ? g_variant_ref_sink (g_variant_new_string (target)) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), action, parameter));
}

static void
look_at_dialog (Walk *walk, DeskWindow *window, const char *action)
{
  activate (window, action, NULL);
  settle ();
  g_assert_nonnull (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  look_at (walk, window, action);
  close_dialogs (window);
}

static gpointer
load_all (DeskDatabase *database, gpointer kind, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, kind, cancellable, error);
}

static GPtrArray *
load (Office *office, const char *kind)
{
  DeskStore *store = desk_context_get_store (office->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, load_all, (gpointer)kind, NULL,
                         (GDestroyNotify)g_ptr_array_unref, NULL, office_on_done, office);
  result = office_wait (office);
  records = desk_store_call_finish (store, result, &error);
  g_assert_no_error (error);
  return records;
}

static DeskWindow *
open_window (Office *office, gboolean narrow)
{
  DeskWindow *window = desk_window_new (application, office->context);

  gtk_window_set_default_size (GTK_WINDOW (window), narrow ? NARROWEST : 1366, 760);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  return window;
}

static void
look_at_paper (Walk *walk, DeskWindow *window, const char *paper, DeskRecord *record)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.print", "(ss)", paper,
                                             record != NULL ? desk_record_get_id (record) : ""));
  look_at (walk, window, paper);
  close_dialogs (window);
}

static GtkWidget *
find (GtkWidget *widget, const char *type, const char *label)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type)
      && (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, label);
  return found;
}

static void
act_on_page (DeskWindow *window, const char *action, const char *target)
{
  GtkWidget *page = GTK_WIDGET (desk_places_get_page (desk_window_get_places (window)));
  g_autoptr (GVariant) parameter = target != NULL ? g_variant_ref_sink (g_variant_new_string (target)) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (page, action, parameter));
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
look_at_appointments (Walk *walk, DeskWindow *window, Office *office)
{
  g_autoptr (GPtrArray) appointments = load (office, "appointment");

  activate (window, "win.place", "appointments");
  look_at (walk, window, "appointments");
  act_on_page (window, "appointments.next-day", NULL);
  look_at (walk, window, "the next day");
  act_on_page (window, "appointments.choose-day", NULL);
  look_at (walk, window, "choosing a day");
  act_on_page (window, "appointments.show", "week");
  look_at (walk, window, "week");
  act_on_page (window, "appointments.show", "agenda");
  look_at (walk, window, "agenda");
  activate (window, "win.show-appointment", find_in_state (appointments, "booked"));
  look_at (walk, window, "appointment");
  activate (window, "win.show-appointment", find_in_state (appointments, "done"));
  look_at (walk, window, "appointment that is over");
  act_on_page (window, "record.step", "result");
  look_at (walk, window, "result");
}

static void
look_at_pages (Walk *walk, DeskWindow *window, Office *office)
{
  DeskPlaces *places = desk_window_get_places (window);
  g_autoptr (GPtrArray) visits = load (office, "visit");
  g_autoptr (GPtrArray) people = load (office, "person");
  DeskRecord *visit = visits->pdata[0];
  g_autoptr (AdwNavigationPage) pair =
      g_object_ref_sink (desk_pair_page_new (office->context, desk_record_get_id (people->pdata[0]),
                                             desk_record_get_id (people->pdata[1])));
  g_autoptr (AdwNavigationPage) amendment =
      g_object_ref_sink (desk_amendment_page_new (office->context, DESK_VISIT (visit)));

  look_at (walk, window, "front desk");
  g_signal_emit_by_name (find (GTK_WIDGET (window), "DeskBoardView", NULL), "row-clicked");
  look_at (walk, window, "visit in the hands");
  activate (window, "front-desk.all-visits", NULL);
  look_at (walk, window, "all visits");
  activate (window, "win.show-visit", desk_record_get_id (visit));
  look_at (walk, window, "visit");
  desk_places_push (places, amendment);
  look_at (walk, window, "amendment");

  activate (window, "win.place", "people");
  look_at (walk, window, "people");
  activate (window, "win.show-person", desk_record_get_id (people->pdata[0]));
  look_at (walk, window, "purpose");
  activate (window, "win.new-person", "Ковальчук");
  look_at (walk, window, "new person");
  desk_places_push (places, pair);
  look_at (walk, window, "pair");
  look_at_appointments (walk, window, office);
  look_at_paper (walk, window, "visit-slip", visit);
  look_at_paper (walk, window, "queue-ticket", visit);
}

static void
look_at_step (Walk *walk, DeskWindow *window, const char *page, const char *step)
{
  g_assert_true (
      gtk_widget_activate_action (find (GTK_WIDGET (window), page, NULL), "record.step", "s", step));
  look_at (walk, window, step);
  close_dialogs (window);
}

static void
look_at_register (Walk *walk, DeskWindow *window)
{
  static const char *const filters[] = { "losses", "finds", "matches", "drafts" };
  GtkWidget *page, *view;

  activate (window, "win.place", "lost-documents");
  page = find (GTK_WIDGET (window), "DeskLostDocumentsPage", NULL);
  view = find (page, "DeskRegisterView", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      desk_register_view_set_filter (DESK_REGISTER_VIEW (view), filters[i]);
      look_at (walk, window, filters[i]);
    }
}

/* The pages of a statement, a loss and a find are the same in frame and steps. */
static void
look_at_records (Walk *walk, DeskWindow *window, Office *office)
{
  DeskPlaces *places = desk_window_get_places (window);
  g_autoptr (GPtrArray) statements = load (office, "statement");
  g_autoptr (GPtrArray) losses = load (office, "loss");
  g_autoptr (GPtrArray) finds = load (office, "find");
  DeskRecord *loss = losses->pdata[0], *found = finds->pdata[0];
  g_autofree const char **keys = desk_record_list_keys (loss, DESK_LOSS_DOCUMENT);
  AdwNavigationPage *hand_over = desk_hand_over_page_new (office->context, desk_record_get_id (found));

  activate (window, "win.place", "statements");
  look_at (walk, window, "statements");
  activate (window, "win.show-statement", desk_record_get_id (statements->pdata[0]));
  look_at (walk, window, "statement");
  look_at_register (walk, window);
  activate (window, "win.show-loss", desk_record_get_id (loss));
  look_at (walk, window, "loss");
  look_at_step (walk, window, "DeskLossPage", "withdraw");
  look_at_step (walk, window, "DeskLossPage", "annul");
  activate (window, "win.show-find", desk_record_get_id (found));
  look_at (walk, window, "find");
  look_at_step (walk, window, "DeskFindPage", "notify");
  look_at_step (walk, window, "DeskFindPage", "send");
  desk_places_push (places, hand_over);
  look_at (walk, window, "hand-over of a document");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-match", "(sss)",
                                             desk_record_get_id (found), desk_record_get_id (loss), keys[0]));
  look_at (walk, window, "match");
}

static void
look_at_officer (Walk *walk, DeskWindow *window)
{
  activate (window, "win.officers", NULL);
  settle ();
  g_signal_emit_by_name (find (GTK_WIDGET (window), "GtkButton", _ ("_Add an Officer")), "clicked");
  look_at (walk, window, "officer");
  close_dialogs (window);
}

static void
look_at_reception (Walk *walk, DeskWindow *window)
{
  GtkWidget *entries;

  activate (window, "win.receptions", NULL);
  settle ();
  g_signal_emit_by_name (find (GTK_WIDGET (window), "GtkButton", _ ("_New Reception")), "clicked");
  entries = find (GTK_WIDGET (window), "DeskReceptionEntries", NULL);
  desk_reception_entries_add (DESK_RECEPTION_ENTRIES (entries));
  look_at (walk, window, "reception");
  close_dialogs (window);
}

static void
look_at_dialogs (Walk *walk, DeskWindow *window)
{
  look_at_dialog (walk, window, "win.preferences");
  look_at_dialog (walk, window, "win.officers");
  look_at_dialog (walk, window, "win.receptions");
  look_at_dialog (walk, window, "win.verify");
  look_at_dialog (walk, window, "win.shortcuts");
  look_at_dialog (walk, window, "win.omnibox");
  look_at_dialog (walk, window, "win.change-password");
  look_at_dialog (walk, window, "win.hand-over");
  look_at_dialog (walk, window, "win.about");
}

/* The sheet, a decision, and what is said when somebody has to do something. */
static void
look_at_headquarters (Walk *walk, DeskWindow *window, TestLink *link)
{
  AdwDialog *sheet;

  test_link_fail (link, DESK_SYNC_HALTED, DESK_SYNC_ERROR_REVOKED,
                  "Headquarters has shut this desk out. Ask headquarters why; work goes on.");
  link->status.unsent_attachments = 3;
  link->status.held_attachments = 1;
  look_at (walk, window, "halted");
  activate (window, "win.headquarters", NULL);
  look_at (walk, window, "headquarters");
  sheet = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_signal_emit_by_name (gtk_widget_get_first_child (
                             find (GTK_WIDGET (TEMPLATE_CHILD (sheet, "decision_group")), "GtkListBox",
                                   NULL)),
                         "activated");
  look_at (walk, window, "decision");
  close_dialogs (window);
}

static void
open_demo (Office *office)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_demo_session_open_async (office->context, "ua", FALSE, office_on_done, office);
  result = office_wait (office);
  g_assert_true (desk_demo_session_open_finish (office->context, result, &error));
  g_assert_no_error (error);
}

static gboolean
is_of_width (const char *message)
{
  return strstr (message, "exceeds") != NULL || strstr (message, "Trying to measure") != NULL;
}

static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return !is_of_width (message);
}

static void
handle_log (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  if (!is_of_width (message))
    g_log_default_handler (domain, level, message, data);
}

/* What the libraries say of a page that is too wide does not end the test: look_at_width() says what does not fit. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && is_of_width (fields[i].value))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

static void
test_walk (Office *office, gconstpointer width)
{
  g_autoptr (GError) error =
      g_error_new_literal (DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED, "No such page.");
  Walk walk = { g_str_equal (width, "narrow"), NULL, g_string_new (NULL),
                g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  DeskWindow *window;
  TestLink *link;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", walk.narrow ? TWICE : TWICE / 2, NULL);
  g_test_log_set_fatal_handler (is_fatal, NULL);
  g_log_set_default_handler (handle_log, NULL);
  window = open_window (office, walk.narrow);
  look_at (&walk, window, "first run");

  open_demo (office);
  link = test_link_put (office);
  g_object_unref (office_make_conflict (office));
  activate (window, "win.language", walk.narrow ? "uk" : "en");
  settle ();
  look_at_pages (&walk, window, office);
  look_at_records (&walk, window, office);
  look_at_dialogs (&walk, window);
  look_at_headquarters (&walk, window, link);
  look_at_officer (&walk, window);
  look_at_reception (&walk, window);
  activate (window, "win.lock", NULL);
  look_at (&walk, window, "sign-in");
  gtk_widget_activate_action (find (GTK_WIDGET (window), "DeskSignInPage", NULL), "sign-in.recover", NULL);
  look_at (&walk, window, "recover");
  close_dialogs (window);
  activate (window, "win.quick-hide", NULL);
  look_at (&walk, window, "cover");
  activate (window, "win.quick-hide", NULL);
  desk_window_fail (window, error);
  look_at (&walk, window, "failure");

  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  if (walk.faults->len > 0)
    g_printerr ("%s", walk.faults->str);
  g_assert_cmpuint (walk.faults->len, ==, 0);
  g_string_free (walk.faults, TRUE);
  g_hash_table_unref (walk.seen);
}

int
main (int argc, char **argv)
{
  g_autofree char *catalogues = g_build_filename (g_getenv ("DUTYDESK_BUILD"), "po", NULL);
  int status;

  g_log_set_writer_func (write_log, NULL, NULL);
  gtk_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.dutydesk.Test", "flags",
                              G_APPLICATION_NON_UNIQUE, "resource-base-path", "/org/dutydesk/DutyDesk", NULL);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_test_add ("/accessibility/narrow", Office, "narrow", office_set_up, test_walk, office_tear_down);
  g_test_add ("/accessibility/wide", Office, "wide", office_set_up, test_walk, office_tear_down);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
